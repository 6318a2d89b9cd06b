"""Taking in: counts in are counts out, whatever lies in what; what fails is an act that can be tried again."""

from __future__ import annotations

import gzip
import io
import json
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from corroborate import desk, engine, intake, outlet, readers
from corroborate.capture import files, opened
from corroborate.capture.found import Found, Known, Refused, Taken
from corroborate.errors import InputError, StoreError, UseError
from corroborate.intake import Web
from corroborate.records import Part

WORDS = b"Two people were killed in Jubata on Monday, the Valley Monitor said."
OTHER = b"Three people were killed in Tell Amal on Friday, residents said."


def _silent(*_: int) -> None:
    pass


def zipped(**members: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name.replace("_", ".")), data, zipfile.ZIP_DEFLATED)
    return held.getvalue()


@pytest.fixture
def work(tmp_path: Path) -> Iterator[desk.Work]:
    with desk.opened(tmp_path / "case", make=True, at="2031-03-09T12:00:00Z") as opened_case:
        yield opened_case


def write(folder: Path, name: str, data: bytes) -> Path:
    (folder / name).write_bytes(data)
    return folder / name


def became(work: desk.Work) -> dict[str, str]:
    return {state.name: state.state for state in work.states()}


def test_all_that_lies_in_others_is_a_report_and_says_where_it_lay(work: desk.Work, tmp_path: Path) -> None:
    mail = b"Subject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nSee below.\n--b\nContent-Type: application/zip; name=in.zip\nContent-Transfer-Encoding: base64\n\n"
    import base64

    mail += base64.encodebytes(zipped(a_txt=WORDS)) + b"--b--\n"
    outer = write(tmp_path, "outer.zip", zipped(letter_eml=mail, b_txt=OTHER, bomb=bytes(20_000_000)))
    taken = work.add([outer], _silent, "Valley News")
    assert [name for name, _ in taken.failed] == ["outer.zip/bomb"]
    done = work.read(1, _silent)
    assert done.read == 3
    assert became(work) == {
        "outer.zip": "opened in part", "outer.zip/letter.eml": "read", "outer.zip/b.txt": "read",
        "outer.zip/letter.eml/in.zip": "opened", "outer.zip/letter.eml/in.zip/a.txt": "read",
    }  # fmt: skip
    account = work.account()
    assert [name for name, _ in account.failures] == ["outer.zip/bomb"]
    assert {capture.publisher for source in account.sources for capture in source.captures} == {"Valley News"}
    assert len(account.sources) == 3, "what only holds others says nothing itself"
    again = work.add([outer], _silent, "Valley News")
    assert (again.new, again.reports, again.failed) == (0, taken.reports, taken.failed)
    assert work.verify()[1] == ()


def test_counts_in_are_counts_out(work: desk.Work, tmp_path: Path) -> None:
    """Whatever is given, or lies in it, ends in one state, and what is alike is said to be."""
    folder = tmp_path / "in"
    folder.mkdir()
    for name, data in (("a.txt", WORDS), ("b.txt", OTHER), ("c.txt", WORDS), (".d.txt", WORDS), ("e.txt", b"")):
        write(folder, name, data)
    whole = write(
        tmp_path, "f.zip", zipped(a_txt=WORDS, g_txt=b"Nobody was hurt in Marun, officials said.", h_txt=b" ")
    )
    taken = work.add([folder, whole, tmp_path / "gone.txt"], _silent)
    assert {item.name: (item.ended, item.why) for item in taken.items if item.ended != "new"} == {
        "c.txt": ("same as another", "a.txt"), "f.zip/a.txt": ("same as another", "a.txt"),
        ".d.txt": ("passed over", "a hidden file"), "e.txt": ("refused", "the file is empty; give one with something in it"),
        "f.zip/h.txt": ("refused", "the file is empty"), "gone.txt": ("refused", "no such file or folder"),
    }  # fmt: skip
    assert [item.name for item in taken.items if item.ended == "new"] == ["a.txt", "b.txt", "f.zip", "f.zip/g.txt"]
    assert outlet.added(taken) == ("10 items: 4 new, 2 same as another, 3 refused, 1 passed over; 4 reports\n")
    told = json.loads(outlet.added_json(taken))
    assert sum(told["counts"].values()) == told["given"] == 10
    assert len({item["report"] for item in told["items"]} - {None}) == len(told["reports"]) == 4
    states = json.loads(outlet.states_json(work.states(), 0))
    assert sum(states["counts"].values()) == len(states["reports"]) == 4
    assert "same as another: c.txt (a.txt)" in outlet.remarks(taken)


def test_the_bytes_are_hashed_before_anything_looks_at_them(
    work: desk.Work, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What looked at them first and changed them would be found out when they are kept."""
    order: list[str] = []
    real_hash, real_look = files.fingerprint, files.told
    monkeypatch.setattr(files, "fingerprint", lambda data: (order.append("hashed"), real_hash(data))[1])
    monkeypatch.setattr(files, "told", lambda data, name: (order.append("looked at"), real_look(data, name))[1])
    work.add([write(tmp_path, "a.txt", WORDS)], _silent)
    assert order == ["hashed", "looked at"]
    monkeypatch.setattr(files, "fingerprint", lambda data: real_hash(data + b"!"))
    with pytest.raises(StoreError, match="changed"):
        work.add([write(tmp_path, "b.txt", OTHER)], _silent)


def test_one_report_in_two_wholes_is_one_report_in_both_places(work: desk.Work, tmp_path: Path) -> None:
    paths = [write(tmp_path, f"{name}.zip", zipped(a_txt=WORDS, **{name: OTHER})) for name in ("x", "y")]
    taken = work.add([*paths, write(tmp_path, "a.txt", WORDS)], _silent)
    wholes = work._store.wholes()
    (shared,) = [parts for parts in wholes.values() if len(parts) == 2 and parts[0].path == "a.txt"]
    assert len({part.whole for part in shared}) == 2
    assert len(taken.reports) == 4
    assert all(isinstance(part, Part) for part in shared)


def test_what_holds_itself_or_lies_too_deep_ends(
    work: desk.Work, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deep = WORDS
    for _ in range(9):
        deep = gzip.compress(deep, mtime=0)
    work.add([write(tmp_path, "deep.gz", deep)], _silent)
    assert any("too deep" in reason for _, reason in work.account().failures)

    def mirror(whole: opened.Whole) -> Iterator[Found]:
        assert isinstance(whole.data, Path)
        yield Taken(whole.data.read_bytes(), whole.media, Known(), "itself")

    monkeypatch.setattr(opened, "parts", mirror)
    taken = work.add([write(tmp_path, "round.zip", zipped(a_txt=WORDS))], _silent)
    assert dict(taken.failed) == {"round.zip/itself": "it holds itself"}


def hang(whole: opened.Whole) -> Iterator[Found]:
    yield Taken(WORDS, "text/plain", Known(), "first.txt", how="zip")
    time.sleep(60)


def test_a_time_out_is_kept_as_an_act_and_is_tried_again_when_somebody_asks(
    work: desk.Work, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = write(tmp_path, "slow.zip", zipped(a_txt=WORDS))
    with monkeypatch.context() as patched:
        patched.setattr(opened, "parts", hang)
        taken = work.add([slow, write(tmp_path, "good.txt", OTHER)], _silent, patience=1)
    assert dict(taken.failed) == {"slow.zip": "took longer than 1 s"}
    done = work.read(1, _silent)
    assert dict(done.failed) == {"slow.zip": "took longer than 1 s"}, "left out, and named"
    assert ("slow.zip", "took longer than 1 s") in work.account().failures
    assert became(work)["slow.zip"] == "opened in part", "what came before stands"
    assert became(work)["good.txt"] == "read"
    again = work.read(1, _silent, again=True)
    assert again.failed == ()
    assert became(work)["slow.zip"] == "opened"
    assert work.account().failures == ()
    assert work.verify()[1] == ()
    with pytest.raises(UseError):
        work.add([slow], _silent, patience=0)


def trickle(whole: opened.Whole) -> Iterator[Found]:
    for number in range(4):
        time.sleep(0.7)
        yield Taken(WORDS + b" %d" % number, "text/plain", Known(), f"{number}.txt", how="zip")
    time.sleep(60)


def test_what_hangs_is_given_up_sooner_than_what_is_long(
    work: desk.Work, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The time is for each part, as long as they come; a large whole may take longer than one part."""
    long = write(tmp_path, "long.zip", zipped(a_bin=bytes(range(256)) * 8_000))
    monkeypatch.setattr(opened, "parts", trickle)
    monkeypatch.setattr(intake, "_more", lambda report: 20)
    taken = work.add([long], _silent, patience=1.5)
    assert [item.name for item in taken.items] == ["long.zip", *(f"long.zip/{number}.txt" for number in range(4))]
    assert dict(taken.failed) == {"long.zip": "took longer than 1.5 s"}


def test_files_that_are_large_are_not_held_together(tmp_path: Path) -> None:
    found = (Taken(bytes(5_000_000), "text/plain", Known(), str(number)) for number in range(10))
    assert [len(group) for group in intake._some(found)] == [4, 4, 2]
    many = [Refused(str(number), "") for number in range(401)]
    assert [len(group) for group in intake._some(many)] == [200, 200, 1]


def test_a_report_that_hangs_is_left_out_until_somebody_asks_again(
    work: desk.Work, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = readers.texts.make

    def stuck(report: Any, data: bytes, abbreviations: Any) -> Any:
        if data == WORDS:
            time.sleep(60)
        return real(report, data, abbreviations)

    work.add([write(tmp_path, "a.txt", WORDS), write(tmp_path, "b.txt", OTHER)], _silent)
    with monkeypatch.context() as patched:
        patched.setattr(readers.texts, "make", stuck)
        done = work.read(1, _silent, patience=2)
        assert (done.read, dict(done.failed)) == (1, {"a.txt": "took longer than 2 s"})
        began = time.monotonic()
        assert dict(work.read(1, _silent, patience=2).failed) == {"a.txt": "took longer than 2 s"}
        assert time.monotonic() - began < 1.5, "it was not tried"
    assert work.read(1, _silent, again=True).read == 1
    assert set(became(work).values()) == {"read"}


def test_what_was_kept_and_not_opened_before_a_crash_is_opened_by_the_next_reading(
    work: desk.Work, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: Any, **__: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(engine, "flow", crash)
        with pytest.raises(KeyboardInterrupt):
            work.add([write(tmp_path, "a.zip", zipped(a_txt=WORDS))], _silent)
    assert became(work) == {"a.zip": "waiting"}
    assert work.read(1, _silent).read == 1
    assert became(work) == {"a.zip": "opened", "a.zip/a.txt": "read"}


def test_an_attachment_that_is_refused_keeps_no_message_from_being_read(work: desk.Work, tmp_path: Path) -> None:
    mail = (
        b"Subject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\n"
        + WORDS
    )
    mail += b"\n--b\nContent-Type: image/gif; name=e.gif\n\n\n--b--\n"
    work.add([write(tmp_path, "a.eml", mail)], _silent)
    assert work.read(1, _silent).read == 1
    assert work.account().failures == (("a.eml/e.gif", "the attachment is empty"),)
    assert became(work) == {"a.eml": "read"}


def test_posts_are_read_and_their_export_is_not_read_twice(work: desk.Work, tmp_path: Path) -> None:
    posts = [
        {"id": 1, "type": "message", "date": "2031-03-08T10:00:00", "text": WORDS.decode()},
        {"id": 2, "type": "message", "text": "", "photo": "a.jpg"},
    ]
    work.add([write(tmp_path, "result.json", json.dumps({"name": "Valley", "messages": posts}).encode())], _silent)
    work.read(1, _silent)
    assert became(work) == {"result.json": "opened", "result.json/post 1": "read", "result.json/post 2": "read"}
    assert len(work.account().statements) == 1


def test_records_that_are_no_items_are_counted_beside_what_held_them(work: desk.Work, tmp_path: Path) -> None:
    said = [{"id": 1, "type": "message", "text": WORDS.decode()}, {"id": 2, "type": "service", "action": "join"}]
    export = write(tmp_path, "result.json", json.dumps({"name": "Valley", "messages": said}).encode())
    taken = work.add([export, write(tmp_path, "a.txt", OTHER)], _silent)
    words = "2 records: 1 post, 1 service post"
    assert f"in result.json: {words}" in outlet.remarks(taken)
    assert json.loads(outlet.added_json(taken))["held"] == [{"name": "result.json", "words": words}]
    assert {state.name: state.held for state in work.states() if state.held} == {"result.json": words}
    assert [one["held"] for one in json.loads(outlet.states_json(work.states(), 0))["reports"] if one["held"]] == [
        words
    ]
    assert work.verify()[1] == ()
    (whole,) = [state.report.id for state in work.states() if state.name == "result.json"]
    work.forget([whole], "asked for")
    assert not any(state.held for state in work.states())
    assert list(work._store._ledger.acts("counted")) == [], "what was counted in it is gone with it"
    assert work.verify()[1] == ()


def test_what_is_counted_in_a_message_is_told_once(work: desk.Work, tmp_path: Path) -> None:
    head = b"Subject: x\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=b\n\n"
    twins = (
        b"--b\nContent-Type: text/plain\n\n" + WORDS + b"\n--b\nContent-Type: text/html\n\n<p>" + WORDS + b"\n--b--\n"
    )
    letter = write(tmp_path, "letter.eml", head + twins)
    words = "2 records: 1 text, 1 alternative form"
    for _ in range(2):
        assert work.add([letter], _silent).held == (("letter.eml", words),)
        assert work.add([letter], _silent).held == (("letter.eml", words),)
        work.read(1, _silent)
    assert {state.name: (state.state, state.held) for state in work.states()} == {"letter.eml": ("read", words)}
    assert len(list(work._store._ledger.acts("counted"))) == 1


def test_what_a_package_did_not_bring_along_is_named_and_stops_no_other(work: desk.Work, tmp_path: Path) -> None:
    work.add([write(tmp_path, "a.pdf", b"%PDF-1.4"), write(tmp_path, "b.zip", b"PK\x03\x04")], _silent)
    work.read(1, _silent)
    work._store.pack(tmp_path / "p.zip", originals=False)
    with desk.opened(tmp_path / "other", make=True, at="2031-03-09T12:00:00Z") as other:
        other.take_in(tmp_path / "p.zip")
        other.add([write(tmp_path, "c.txt", WORDS)], _silent)
        done = other.read(1, _silent, again=True)
        assert done.read == 1
        assert {(name, "did not come" in why) for name, why in done.failed} == {("a.pdf", True), ("b.zip", True)}
        other.take_in(_packed(work, tmp_path / "q.zip"))
        assert not [why for _, why in other.read(1, _silent, again=True).failed if "did not come" in why]


def _packed(work: desk.Work, out: Path) -> Path:
    work.export(out)
    return out


def test_what_is_wrong_with_a_line_is_told_and_its_bytes_are_kept(work: desk.Work, tmp_path: Path) -> None:
    lines = [
        json.dumps({"text": WORDS.decode()}).encode(),
        b'{"text": NaN}',
        b'{"id": 1, "id": 2, "text": "x"}',
        b'{"text": "cut',
    ]
    taken = work.add([write(tmp_path, "in.jsonl", b"\n".join(lines))], _silent)
    assert (len(taken.reports), [name for name, _ in taken.failed]) == (4, ["in.jsonl:2", "in.jsonl:3", "in.jsonl:4"])
    work.read(1, _silent)
    kept = {work._store.data(state.report) for state in work.states()}
    assert kept == set(lines)


def test_lines_of_a_failure_are_told_apart() -> None:
    failure = "in it, “a “b” c.txt”: it is locked; unpack it\nin it: 3 more parts could not be taken\nno text in it"
    assert intake.reasons("x.zip", failure) == (
        ("x.zip/a “b” c.txt", "it is locked; unpack it"), ("x.zip", "3 more parts could not be taken"), ("x.zip", "no text in it"),
    )  # fmt: skip
    assert intake.inside(failure).count("\n") == 1
    with pytest.raises(InputError):
        intake._Spent(intake._MOST).add(1)
    assert isinstance(Refused("a", "b"), Refused)


def test_files_that_do_not_hold_what_was_expected_are_named_and_not_read(work: desk.Work, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Two people were killed in Jubata.")
    (tmp_path / "b.txt").write_text("We value your privacy.")
    taken = work.add([tmp_path / "a.txt", tmp_path / "b.txt"], lambda *_: None, web=Web(expect="killed in jubata"))
    assert [name for name, why in taken.failed if "words that were expected" in why] == ["b.txt"]
    assert len(taken.reports) == 2
    again = work.add([tmp_path / "a.txt"], lambda *_: None, web=Web(expect="fled to Marun"))
    assert [name for name, why in again.failed if "words that were expected" in why] == ["a.txt"]
    assert work.read(1, lambda *_: None).read == 1, "what was taken before, and is what was expected then, is read"
    assert {state.name: state.state for state in work.states()} == {"a.txt": "read", "b.txt": "failed"}
    work.add([tmp_path / "b.txt"], lambda *_: None)
    assert work.read(1, lambda *_: None).read == 1, "given again without any words to hold, it is read"


@pytest.mark.parametrize("patience", [float("nan"), float("inf"), 0.0, -1.0])
def test_patience_is_a_number_above_zero(tmp_path: Path, patience: float) -> None:
    with desk.opened(tmp_path / "case", make=True) as work, pytest.raises(UseError, match="patience"):
        work.read(1, lambda *_: None, patience=patience)


def test_what_is_noted_of_a_part_stands_beside_it(work: desk.Work, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(zipfile.ZipInfo("b.txt", (2031, 3, 8, 10, 0, 0)), "Two people were killed in Jubata.")
    work.add([tmp_path / "a.zip"], lambda *_: None)
    (part,) = (state.report.id for state in work.states() if state.name.endswith("b.txt"))
    assert "note: The archive dates it 2031-03-08 10:00:00" in work.show(part, 200, color=False)
