from __future__ import annotations

import itertools
import pickle

from corroborate.account import Case, Policy
from corroborate.link.incidents import incidents
from corroborate.reconcile import account
from corroborate.values import When
from told import accusation, claim, linked, report


def _story():
    first = report(
        "The Monitor says 40 died in Jubata, 25 of them women and 15 children.",
        published="2031-03-08",
        publisher="Daily News",
    )
    second = report("The Monitor says 45 died in Jubata. They were killed by security forces.")
    told = [
        claim(first, "40", 40, says="The Monitor", running=True, places=["Jubata"], when=When.day("2031-03-08")),
        claim(first, "25", 25, says="The Monitor", sorts=["women"], part_of="40", places=["Jubata"]),
        claim(first, "15", 15, says="The Monitor", sorts=["children"], part_of="40", places=["Jubata"]),
        claim(second, "45", 45, says="The Monitor", running=True, places=["Jubata"]),
        accusation(second, "security forces", "killed"),
    ]
    return [first, second], told


def _account(sources, told):
    known = linked(sources, told)
    return account(Case(), Policy(), sources, known, incidents(known))


def test_an_account_says_what_is_open_and_what_was_worked_out() -> None:
    made = _account(*_story())
    assert [counter.name for counter in made.counters] == ["The Monitor"]
    kinds = {question.kind for question in made.questions}
    assert {"undated", "unresolved actor", "doubtful join"} <= kinds
    assert {"supersession", "parts"} <= {finding.kind for finding in made.findings}
    (parts,) = [finding for finding in made.findings if finding.kind == "parts"]
    assert parts.value == "holds"
    assert "25 + 15 = 40" in parts.words


def test_the_same_account_whatever_the_order_of_arrival() -> None:
    sources, told = _story()
    accounts = [_account(s, t) for s in itertools.permutations(sources) for t in (told, told[::-1])]
    assert all(other == accounts[0] for other in accounts)


def test_the_same_account_whether_or_not_its_incidents_are_shared_out() -> None:
    sources, told = _story()
    third = report("Shells killed 12 in Qasra, the Monitor says. Others say 15 died in Qasra.", published="2031-04-02")
    told += [claim(third, "12", 12, says="The Monitor", places=["Qasra"]), claim(third, "15", 15, places=["Qasra"])]
    known = linked([*sources, third], told)
    found = incidents(known)
    assert len(found) > 1

    def parted(function, things):
        return [
            made for one in things for made in pickle.loads(pickle.dumps(function([one])))
        ]  # as processes hand it over

    alone, apart = (
        account(Case(), Policy(), [*sources, third], known, found, **how) for how in ({}, {"share": parted})
    )
    assert alone == apart
    assert alone.findings


def test_a_part_larger_than_its_whole_is_impossible() -> None:
    one = report("The Monitor says 40 died, 50 of them women.", published="2031-03-08")
    told = [
        claim(one, "40", 40, says="The Monitor"),
        claim(one, "50", 50, says="The Monitor", sorts=["women"], part_of="40"),
    ]
    (found,) = [f for f in _account([one], told).findings if f.kind == "parts"]
    assert found.value == "impossible"


def _asked(days, precision="place", texts=None):
    """What is asked about joins where a day is told, or none, by one report each of one place."""
    sources = [
        report(f"The Monitor {k} says {40 + k} died in Jubata.", published="2031-03-08") for k in range(len(days))
    ]
    told = [
        claim(source, str(40 + k), 40 + k, says=f"The Monitor {k}", places=["Jubata"], when=day and When.day(day))
        for k, (source, day) in enumerate(zip(sources, days, strict=True))
    ]
    known = linked(sources, told, precision={"Jubata": precision})
    made = account(Case(), Policy(), sources, known, incidents(known))
    pairs = [q for q in made.questions if q.kind == "doubtful join" and "event" in q.words and "kept apart" in q.hint]
    return len(made.incidents), len(pairs)


def test_an_event_without_a_day_is_asked_about_where_few_are_told_of_at_its_place() -> None:
    assert _asked(["2031-03-08", None]) == (2, 1)
    assert _asked(["2031-03-08", "2031-05-08", None]) == (3, 2)
    assert _asked(["2031-03-08", None], precision="country")[1] == 0
    assert _asked([f"2031-0{month}-08" for month in range(1, 7)] + [None])[1] == 0


def test_whose_figures_are_is_asked_once_for_a_report() -> None:
    words = "Raiders killed 9 people and wounded 14 in Jubata. The Union counted 3 missing."
    source = report(words, published="2031-03-08", publisher="Valley Post")
    day = When.day("2031-03-07")
    own = [claim(source, figure, n, harm=harm, places=["Jubata"], when=day) for figure, n, harm in (("9", 9, "killed"), ("14", 14, "injured"))]  # fmt: skip
    said = claim(source, "3", 3, says="the Union", harm="missing", places=["Jubata"], when=day)
    made = _account([source], [*own, said])
    asked = [question for question in made.questions if question.kind == "unclear source"]
    assert [question.about for question in asked] == [tuple(sorted(one.id for one in own))]
