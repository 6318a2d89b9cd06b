from __future__ import annotations

import pytest

from corroborate.account import Policy
from corroborate.errors import UseError
from corroborate.store.settings import case_file, policy_file


def test_every_key_of_a_policy_can_be_written() -> None:
    words = """
    [case]
    name = "The coast"
    harms = ["killed"]

    [policy]
    name = "airwars-like/1"
    stale_days = 10
    same_scope = false
    vague = [["dozens", 30]]
    context_sentences = 0
    leaves = ["quotes", "questions"]
    places = "district"
    states = ["accepted"]
    least_grade = "weak"
    confirmed = "reviewed-all/1"
    """
    case, policy = case_file(words, "case.toml")
    assert (case.name, case.harms) == ("The coast", ("killed",))
    assert policy == Policy(
        "airwars-like/1", 10, False, (("dozens", 30),), 0, ("quotes", "questions"), "district", ("accepted",), "weak",
        "reviewed-all/1",
    )  # fmt: skip
    assert "victim names" in policy.withhold
    assert "addresses" in policy.withhold


def test_nothing_said_is_the_default() -> None:
    assert policy_file("", "p.toml") == Policy()
    assert Policy().withhold == ("victim names", "private persons", "file names")


@pytest.mark.parametrize(
    ("words", "what", "where", "do"),
    [
        ("[policy]\nleaves = [\n 'quote']", '"quote" may not stand here', "line 2", '"quotes"'),
        ("[policy]\nleave = []", "unknown key 'leave'", "line 2", "did you mean leaves?"),
        ("[policy]\nwithhold = []", "unknown key 'withhold'", "line 2", "withholds all else"),
        ("[polcy]\n", "unknown section [polcy]", "line 1", "did you mean [policy]?"),
        ("[policy]\n\nstale_days = '30'", 'stale_days: "30"', "line 3", "a whole number"),
        ("[policy]\nstale_days = -1", "0 or more", "p.toml", "mend it"),
        ("[policy]\nstates = ['unreviewed']", '"accepted" at least', "p.toml", "mend it"),
        ("[policy]\nstates = ['rejected']", '"rejected" may not stand', "line 2", '"accepted", "unreviewed"'),
        ("[policy]\nplaces = 'village'", '"village" may not stand', "line 2", '"district"'),
        ("[policy]\nleast_grade = 'good'", '"good" may not stand', "line 2", '"weak"'),
        ("[policy]\nconfirmed = true", "true may not stand", "line 2", '"reviewed/1"'),
        ("[policy]\nsame_scope = 1", "1 may not stand", "line 2", "true or false"),
        ("[policy]\nvague = ['dozens']", "vague", "line 2", '["dozens", 24]'),
        ("policy = 3", "policy is no section", "p.toml", "write [policy]"),
        ("[policy\n", "cannot be read", "p.toml", "mend it"),
        ("[case]\nname = 'x'", "unknown section [case]", "line 1", "[policy]"),
    ],
)
def test_a_slip_is_named_with_its_line_and_what_may_stand_there(words: str, what: str, where: str, do: str) -> None:
    with pytest.raises(UseError) as error:
        policy_file(words, "p.toml")
    told = str(error.value)
    assert what in told
    assert where in told
    assert do in told
