"""The whole way on the example case and on small piles of reports: what a user of the desk sees."""

from __future__ import annotations

import itertools
import json
import shutil
from pathlib import Path

import pytest

from corroborate import desk, outlet, readers
from corroborate.errors import NotACase, UseError

EXAMPLE = Path(__file__).parent.parent / "examples" / "coast2025" / "reports.jsonl"
AT = "2031-03-09T12:00:00Z"

FIRST = """Massacres on the coast

The death toll of the massacres that Syrian security forces carried out in Latakia and Tartus has risen to 745 civilians,
the Syrian Observatory for Human Rights says. Other reports say that remnants of the former regime carried out the killings.
"""
SECOND = """A higher count

The Syrian Observatory for Human Rights said on March 12 that 1,383 civilians had been killed on the Syrian coast by forces
aligned with the HTS-led government. Videos show bodies in mass graves.
"""


def _silent(done: int, failed: int, total: int) -> None:
    pass


def _account(folder: Path, *paths: Path, workers: int = 1) -> tuple[dict, desk.Taken, desk.Done]:
    with desk.opened(folder, make=True, at=AT) as work:
        taken = work.add(list(paths), _silent)
        done = work.read(workers, _silent, taken.reports)
        release = work.release(taken.reports, (*taken.failed, *done.failed))
    return json.loads(outlet.as_json(release)), taken, done


def _pile(folder: Path, *texts: str) -> list[Path]:
    folder.mkdir()
    made = []
    for number, words in enumerate(texts):
        made.append(folder / f"report-{number}.txt")
        made[-1].write_text(words, "utf-8")
    return made


def test_one_counter_two_reports_one_series(tmp_path: Path) -> None:
    made, taken, done = _account(tmp_path / "case", *_pile(tmp_path / "in", FIRST, SECOND))
    assert (taken.new, done.read, done.failed) == (2, 2, ())
    killed = [toll for toll in made["tolls"] if toll["scope"]["harm"] == "killed"]
    (toll,) = [toll for toll in killed if len(toll["series"][0]["steps"]) == 2]
    assert toll["verdict"] == "one counter"
    assert [step["count"]["low"] for step in toll["series"][0]["steps"]] == [745, 1383]
    assert [step["ordered"] for step in toll["series"][0]["steps"]] == ["assumed", "dated"]


def test_the_same_account_to_the_byte_whatever_the_order_and_the_processes(tmp_path: Path) -> None:
    paths = _pile(tmp_path / "in", FIRST, SECOND, FIRST.replace("745", "740"))
    found = set()
    for place, (order, workers) in enumerate(itertools.product(itertools.permutations(paths), (1, 2))):
        made, _, _ = _account(tmp_path / f"case-{place}", *order, workers=workers)
        found.add(json.dumps(made))
        if place > 3:
            break
    assert len(found) == 1


def test_what_nobody_can_read_is_not_tried_again_and_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A report in a language without a reader is done, until another reader comes."""
    words = "أعلن المرصد أن شخصين قتلا يوم الاثنين في قصف على القرية، ولم تعلن أي جهة مسؤوليتها عن الهجوم حتى الآن."
    _, taken, done = _account(tmp_path / "case", *_pile(tmp_path / "in", words))
    assert (taken.new, done.read, done.failed) == (1, 1, ())
    with desk.opened(tmp_path / "case", at=AT) as work:
        assert [state.state for state in work.states()] == ["not in a language that is read"]
        again = work.read(0, lambda *_: None)
        assert (again.read, again.before) == (0, 1)
        monkeypatch.setattr(readers.read, "READER", "grammar/of tomorrow")
        assert work.read(0, lambda *_: None).read == 1
        assert work.read(0, lambda *_: None).read == 0


def test_nothing_is_read_twice_and_a_day_given_later_is(tmp_path: Path) -> None:
    paths = _pile(tmp_path / "in", FIRST, SECOND)
    _account(tmp_path / "case", *paths)
    _, taken, done = _account(tmp_path / "case", *paths)
    assert (taken.new, done.read, done.before) == (0, 0, 2)
    paths[0].with_name("report-0.txt.toml").write_text('published = "2025-03-08"')
    made, taken, done = _account(tmp_path / "case", *paths)
    assert ([item.ended for item in taken.items], done.read, done.before) == (["known anew", "kept before"], 1, 1)
    assert "2025-03-08" in {report["published"] for report in made["reports"]}


def test_what_cannot_be_read_is_named_and_the_rest_is_done(tmp_path: Path) -> None:
    paths = _pile(tmp_path / "in", FIRST, "", SECOND)
    (tmp_path / "in" / "x.pdf").write_bytes(b"%PDF-1.4 and then nothing that a PDF has")
    made, taken, done = _account(tmp_path / "case", tmp_path / "in")
    assert [name for name, _ in taken.failed] == [paths[1].name]
    assert [name for name, _ in done.failed] == ["x.pdf"]
    assert len(made["failures"]) == 2
    assert len(made["reports"]) == 3


def test_the_account_is_of_what_was_handed_over_and_a_release_of_the_whole_case(tmp_path: Path) -> None:
    paths = _pile(tmp_path / "in", FIRST, SECOND)
    _account(tmp_path / "case", paths[0])
    made, _, _ = _account(tmp_path / "case", paths[1])
    assert len(made["reports"]) == 1
    with desk.opened(tmp_path / "case") as work:
        assert len(json.loads(outlet.as_json(work.release()))["reports"]) == 2


def test_a_release_is_written_and_the_case_stays_out_of_it(tmp_path: Path) -> None:
    case, out = tmp_path / "case", tmp_path / "out"
    _account(case, *_pile(tmp_path / "in", FIRST, SECOND))
    outlet.check_apart(case, out)
    with desk.opened(case, at=AT) as work:
        names = work.publish(work.release(), out)
        again = {name: (out / name).read_bytes() for name in names}
        work.publish(work.release(), out)
    assert {"index.html", "account.json", "data/claims.csv", "data/account.csv"} <= set(names)
    assert again == {name: (out / name).read_bytes() for name in names}
    assert not any(b"report-0.txt" in data for data in again.values())
    for private, public in ((case, case / "out"), (out / "case", out), (case, case)):
        with pytest.raises(UseError, match="private"):
            outlet.check_apart(private, public)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("mine")
    with pytest.raises(UseError, match="no release"):
        outlet.check_apart(case, tmp_path / "mine")


def test_show_gives_the_whole_text_the_file_and_its_hash(tmp_path: Path) -> None:
    case = tmp_path / "case"
    made, _, _ = _account(case, *_pile(tmp_path / "in", FIRST))
    claim = made["claims"][0]
    with desk.opened(case) as work:
        shown = work.show(claim["id"], 80, color=False)
    assert "report-0.txt" in shown
    assert made["reports"][0]["sha256"] in shown.replace("\n", "").replace(" ", "")
    assert "Other reports" in shown
    with desk.opened(case) as work, pytest.raises(UseError):
        work.show("C999", 80, color=False)


def test_verify_finds_a_changed_object(tmp_path: Path) -> None:
    case = tmp_path / "case"
    _account(case, *_pile(tmp_path / "in", FIRST))
    with desk.opened(case) as work:
        assert work.verify()[1] == ()
    kept = next(item for item in (case / "objects").rglob("*") if item.is_file())
    kept.chmod(0o600)
    kept.write_bytes(b"other words")
    with desk.opened(case) as work:
        assert work.verify()[1]


def test_a_folder_that_is_no_case(tmp_path: Path) -> None:
    with pytest.raises(NotACase), desk.opened(tmp_path):
        pass


def test_the_pipe_filters_and_names_what_it_cannot_read() -> None:
    lines = [
        b'{"id": "n1", "date": "2031-03-08", "text": "Shelling killed at least 12 people, a doctor said.", "else": 1}',
        b"{broken",
        b'{"id": "n2"}',
        b'{"id": "n3", "date": "soon", "text": "Two fell."}',
        b'{"id": "n4", "date": null, "text": ""}',
    ]
    said: list[str] = []
    failed = readers.pipe(lines, said.append)
    assert [json.loads(line)["id"] for line in said] == ["n1", "n4"]
    (claim,) = json.loads(said[0])["claims"]
    assert (claim["figure"], claim["low"], claim["high"], claim["harm"]) == ("at least 12", 12, None, "killed")
    assert [name for name, _ in failed] == ["line 2", "line 3", "line 4"]


def test_the_example_case(tmp_path: Path) -> None:
    shutil.copy(EXAMPLE, tmp_path / "reports.jsonl")
    made, taken, done = _account(tmp_path / "case", tmp_path / "reports.jsonl", workers=2)
    assert (taken.failed, done.failed) == ((), ())
    assert len(made["reports"]) == 57
    series = [(t["scope"], s) for t in made["tolls"] for s in t["series"]]
    counted = {c["id"]: c["name"] for c in made["counters"]}
    observatory = {
        step["count"]["low"]
        for scope, s in series
        if "Observatory" in counted.get(s["counter"], "")
        and scope["status"] == "civilian"
        and scope["harm"] == "killed"
        for step in s["steps"]
    }
    assert {745, 1383} <= observatory
    assert any(question["kind"] == "no reader" for question in made["questions"])
    assert any(finding["kind"] == "contradiction" and finding["field"] == "accused" for finding in made["findings"])


def test_a_language_without_a_reader_is_told_where_texts_are_read_in_earnest(tmp_path: Path) -> None:
    """In the closed-off process, where a model that looks for a folder to write into finds none."""
    source = tmp_path / "report.txt"
    source.write_text("قُتل اثنا عشر شخصاً في قصف على سوق بلدة الكرم يوم الثلاثاء، بحسب المرصد.", encoding="utf-8")
    german = tmp_path / "bericht.txt"
    german.write_text("Bei einem Angriff auf den Markt wurden am Dienstag zwölf Menschen getötet.", encoding="utf-8")
    with desk.opened(tmp_path / "case", make=True) as work:
        work.add([source, german], lambda *_: None)
        work.read(1, lambda *_: None)
        asked = {question.words for question in work.account().questions if question.kind == "no reader"}
    assert asked == {f"No reader for {name}: the report is kept, and not read." for name in ("Arabic", "German")}
