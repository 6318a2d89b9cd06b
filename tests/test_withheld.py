"""The whole way with invented reports full of invented names: no private one is in anything that leaves the case."""

from __future__ import annotations

import json
import re

import pytest

from corroborate import desk, outlet
from legible import legible

AT = "2031-03-09T12:00:00Z"
REPORTS = [
    {
        "id": "one",
        "publisher": "Gulf Courier",
        "published": "2031-03-07",
        "address": "https://courier.example/2031/zeynab-toraman-killed",
        "text": """Shelling kills four near Deir Hafer

Zeynab Toraman, a 34-year-old teacher, was killed on Thursday when Syrian army shells hit Deir Hafer, residents said.
Among the dead were her brother Ismet, 17, and two neighbours, Orhan Kaplan and Sevda Kaplan. Toraman had two daughters.

"They fired for an hour," said Dr Nahida Qaderi, a surgeon at the Imam Ali hospital, who counted 11 wounded. Qaderi said
that the army was to blame. Foreign Minister Petra Lindqvist denied it. Lindqvist said that militants had fired.

Hakan Özdil, a commander of the Imam Ali brigade, said 12 soldiers were killed near Rafic Hariri airport.
""",
    },
    {
        "id": "two",
        "publisher": "Northern Daily",
        "published": "2031-03-08",
        "address": "https://daily.example/deir-hafer",
        "text": """Deir Hafer buries its dead

The toll of the shelling of Deir Hafer has risen to 6, the Syrian Observatory for Human Rights said on Friday.
Its director, Rami Abdel Rahman, said that two children were among them. Emine Toraman, who lost her cousin Zeynab, said
that soldiers had also arrested three men, among them the journalist Said Bakkar. Kemal Aydin, the mayor of Deir Hafer,
confirmed the arrests. In Kaplan's house lay the body of Berfin Solmaz, 9.
Melek Arslan accused the army of killing five people. Syrian soldiers shot a man named Yavuz, according to Umm Yavuz.
""",
    },
]
PRIVATE = [
    "Zeynab", "Toraman", "Ismet", "Orhan", "Kaplan", "Sevda", "Nahida", "Qaderi", "Emine", "Bakkar", "Berfin", "Solmaz",
    "Melek", "Arslan", "Yavuz",
]  # fmt: skip
PUBLIC = ["Petra Lindqvist", "Hakan Özdil", "Imam Ali", "Deir Hafer", "Observatory", "Rami Abdel Rahman"]


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Everything that leaves: each file of the release by name, and what is printed, plain and as JSON."""
    folder = tmp_path_factory.mktemp("withheld")
    pile = folder / "reports.jsonl"
    pile.write_text("\n".join(map(json.dumps, REPORTS)) + "\n", "utf-8")
    with desk.opened(folder / "case", make=True, at=AT) as work:
        taken = work.add([pile], _silent)
        done = work.read(1, _silent, taken.reports)
        release = work.release(taken.reports, (*taken.failed, *done.failed))
        names = work.publish(release, folder / "out")
    left = {name: legible(name, (folder / "out" / name).read_bytes()) for name in names}
    printed = {what: outlet.as_lines(release, what, 80) for what in ("claims", "incidents", "tolls")}
    return {**left, **printed, "json": outlet.as_json(release), "summary": outlet.as_summary(release, 80)}


def _silent(done: int, failed: int, total: int) -> None:
    pass


@pytest.mark.parametrize("name", PRIVATE)
def test_no_private_name_leaves(released: dict[str, str], name: str) -> None:
    for file, words in released.items():
        assert not re.search(rf"(?i)\b{name}", words), f"{name} stands in {file}"


@pytest.mark.parametrize("name", PUBLIC)
def test_public_names_stay(released: dict[str, str], name: str) -> None:
    assert name in released["json"]
    assert any(name in words for file, words in released.items() if file.endswith(".html"))


def test_words_that_are_names_elsewhere_stay(released: dict[str, str]) -> None:
    assert "residents said" in released["json"]
    assert "Said" not in released["json"]


def test_contacts_never_leave_and_towns_keep_their_names(tmp_path) -> None:
    words = (
        "The death toll from the shelling of Kharkiv rose to 12, the regional governor said on 8 March 2031.\n\n"
        "Ask the press desk: desk.kharkiv@press.example, +380 44 123 45 67."
    )
    (tmp_path / "a.txt").write_text(words, "utf-8")
    with desk.opened(tmp_path / "case", make=True, at=AT) as work:
        taken = work.add([tmp_path / "a.txt"], lambda *_: None)
        work.read(1, lambda *_: None, taken.reports)
        made = outlet.as_json(work.release())
    assert "Kharkiv" in made
    assert "press.example" not in made
    assert "123 45" not in made


def test_finer_places_are_withheld_in_every_script_whether_a_statement_uses_them_or_not(tmp_path) -> None:
    reports = [
        {
            "id": "one", "publisher": "Coast Dispatch", "published": "2031-03-08",
            "address": "https://coast.example/2031/shelling-hits-baniyas",
            "text": "Shelling killed 12 people in Jableh, Syria, on 6 March 2031, residents said. Shells also fell on Baniyas "
            "(بانياس). The people of Jablah fled.",
        },
        {
            "id": "two", "publisher": "Arab Daily", "published": "2031-03-08",
            "address": "https://daily.example/سوريا-قصف-جبلة", "text": "Nine people were killed in Aleppo province in Syria.",
        },
        {"id": "three", "publisher": "Net", "published": "2031-03-08", "address": "https://jablehnews.example/1",
         "text": "Three people were killed in Aleppo province on 7 March 2031, police said."},
    ]  # fmt: skip
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, reports)) + "\n", "utf-8")
    policy = tmp_path / "region.toml"
    policy.write_text('[policy]\nplaces = "region"\n', "utf-8")
    with desk.opened(tmp_path / "case", make=True, at=AT) as work:
        taken = work.add([tmp_path / "a.jsonl"], lambda *_: None)
        work.read(1, lambda *_: None, taken.reports)
    with desk.opened(tmp_path / "case", at=AT, policy_file=policy) as work:
        made = outlet.as_json(work.release())
    for name in ("jableh", "jablah", "baniyas", "بانياس", "جبلة"):
        assert name not in json.dumps(json.loads(made), ensure_ascii=False).casefold()
    assert '"name": "Aleppo"' in made
    assert "Shells also fell on" in made


def test_initials_are_withheld_as_they_are_spelt_and_a_street_is_no_place(tmp_path) -> None:
    words = (
        "Nine people were killed in Jableh at 6 a.m. on 6 March 2031, said A. M., 51, a baker. A. M. lost two of Orvin's "
        "sons, and three people were shot at 9 Quince Street in Jableh, the U.S. and the S.A.M. unit said."
    )
    (tmp_path / "a.txt").write_text(words, "utf-8")
    with desk.opened(tmp_path / "case", make=True, at=AT) as work:
        taken = work.add([tmp_path / "a.txt"], lambda *_: None)
        work.read(1, lambda *_: None, taken.reports)
        made = outlet.as_json(work.release())
    assert "A. M." not in made
    assert "Quince" not in made
    assert "6 a.m." in made
    assert "the U.S. and the S.A.M. unit" in made
    assert "[name withheld]'s" in made
