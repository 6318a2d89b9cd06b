from __future__ import annotations

import json
from pathlib import Path

import pytest

from corroborate import desk, outlet
from corroborate.canonical import digest
from corroborate.errors import InputError, StoreError, UseError
from corroborate.publish.changes import Log, former
from corroborate.publish.release_files import sums

AT, LATER = "2031-03-20T08:00:00Z", "2031-04-20T08:00:00Z"
FIRST = "Shelling killed 9 people in Jableh on March 9, the Sarim Monitor said."
SECOND = "Gunmen killed 14 civilians in Homs on March 10, the Coast Council said."


def _silent(*_: int) -> None:
    pass


@pytest.fixture
def case(tmp_path: Path) -> Path:
    lines = [
        json.dumps({"id": f"r{n}", "published": "2031-03-11", "text": text}) for n, text in enumerate((FIRST, SECOND))
    ]
    (tmp_path / "reports.jsonl").write_text("\n".join(lines), "utf-8")
    with desk.opened(tmp_path / "case", make=True, at=AT) as work:
        work.add([tmp_path / "reports.jsonl"], _silent)
        work.read(1, _silent)
    return tmp_path / "case"


def _published(case: Path, out: Path, at: str, since: Path | None = None) -> Log:
    with desk.opened(case, at=at) as work:
        work.publish(work.release(), out, since)
    log = former((out / "account.json").read_bytes(), (out / "data" / "changes.json").read_bytes()).log
    assert log
    return log


def _files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _claim(out: Path, figure: str) -> str:
    claims = json.loads((out / "account.json").read_bytes())["claims"]
    return next(str(claim["id"]) for claim in claims if claim["figure"].startswith(figure))


def test_publishing_the_same_again_changes_no_byte(case: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    _published(case, out, AT)
    before = _files(out)
    assert _published(case, out, LATER).edition.number == 1
    assert _files(out) == before


def test_the_log_tells_of_every_release_by_the_hash_of_its_list(case: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    _published(case, out, AT)
    with desk.opened(case) as work:
        link, words = list(work.log())[-1]
        _, wrong = work.verify()
    assert words
    assert (link.act, link.at, wrong) == ("published", AT, ())
    assert words["release"] == digest((out / "SHA256SUMS").read_bytes())
    assert words["policy"]["name"] == "documented-range/1"


def test_a_release_that_cannot_be_written_is_not_told_of(case: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("in the way")
    with desk.opened(case) as work, pytest.raises(StoreError):
        work.publish(work.release(), tmp_path / "out" / "release")
    with desk.opened(case) as work:
        assert all(link.act != "published" for link, _ in work.log())


def test_who_forgets_is_told_what_left_before(case: Path, tmp_path: Path) -> None:
    with desk.opened(case, at=AT) as work:
        reports = [one.report.id for one in work.states()]
        work.export(tmp_path / "without.zip", [reports[0]])
    _published(case, tmp_path / "out", LATER)
    with desk.opened(case) as work:
        assert work.forget([reports[0]], "asked for").left == (LATER,)
        assert work.forget([reports[1]], "asked for").left == (AT, LATER)


def test_a_rejected_claim_is_gone_with_the_reason_that_the_case_knows(case: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    _published(case, out, AT)
    gone = _claim(out, "14")
    with desk.opened(case, at=LATER) as work:
        work.decide("rejected", [gone], "it is another year's")
    log = _published(case, out, LATER)
    assert log.edition.at == LATER
    assert {(one.id, one.why) for one in log.latest.gone if one.id[0] == "C"} == {(gone, "rejected")}
    assert "year" not in (out / "data" / "changes.json").read_text()


def test_a_withdrawn_report_is_gone_with_what_stood_in_it(case: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    _published(case, out, AT)
    claims = json.loads((out / "account.json").read_bytes())["claims"]
    report, claim = next((c["report"], c["id"]) for c in claims if c["figure"].startswith("14"))
    with desk.opened(case, at=LATER) as work:
        work.forget([report], "it was given by mistake")
    log = _published(case, out, LATER)
    assert {(one.id, one.why) for one in log.latest.gone if one.id[0] in "RC"} == {
        (report, "withdrawn"), (claim, "withdrawn"),
    }  # fmt: skip


def test_a_file_of_the_former_release_that_is_none_of_this_one_is_removed(case: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    _published(case, out, AT)
    (out / "data" / "old.csv").write_text("Amina")
    (out / "mine.txt").write_text("mine")
    (tmp_path / "outside.txt").write_text("outside")
    with (out / "SHA256SUMS").open("a") as sums:
        sums.write(f"{'0' * 64}  data/old.csv\n{'0' * 64}  ../outside.txt\n")
    _published(case, out, LATER)
    assert not (out / "data" / "old.csv").exists()
    assert (out / "mine.txt").exists()
    assert (tmp_path / "outside.txt").exists()


def test_the_release_before_may_lie_elsewhere(case: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    _published(case, first, AT)
    with desk.opened(case, at=LATER) as work:
        work.decide("rejected", [_claim(first, "14")], "it is another year's")
    assert _published(case, second, LATER, first / "account.json").edition.number == 2
    with pytest.raises(UseError, match="no release"):
        _published(case, second, LATER, case)
    with pytest.raises(UseError, match="no release here"):
        _published(case, second, LATER, tmp_path / "nowhere.json")


def test_a_release_of_another_case_is_no_former_one(case: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    _published(case, out, AT)
    (tmp_path / "other.txt").write_text("Shelling killed 5 people in Hama on March 9, the Sarim Monitor said.")
    with desk.opened(tmp_path / "other", make=True, at=AT) as work:
        work.add([tmp_path / "other.txt"], _silent)
        work.read(1, _silent)
        with pytest.raises(InputError, match="another case"):
            work.publish(work.release(), out)
    (out / "account.json").write_text("{")
    with pytest.raises(InputError, match=r"out/account\.json: it is no account"):
        outlet.former_release(out)


def _made(**files: str) -> list[tuple[str, bytes]]:
    """Files by name ("__" for the folder's stroke), with their sums, as a release has them."""
    named = [(name.replace("__", "/"), words.encode()) for name, words in files.items()]
    sums = "".join(f"{digest(data)}  {name}\n" for name, data in named)
    return [*named, ("SHA256SUMS", sums.encode())]


def _words(folder: Path) -> dict[str, str]:
    return {str(path.relative_to(folder)): path.read_text() for path in folder.rglob("*") if path.is_file()}


ONE = _made(index="one", incidents__I1="one", incidents__I2="one", assets__old="one")
TWO = _made(index="two", incidents__I1="two", data__new="two")


def test_a_release_takes_the_place_of_the_one_before_and_leaves_nothing_of_it(tmp_path: Path) -> None:
    out = tmp_path / "out"
    outlet.written(out, ONE)
    out.chmod(0o750)
    assert outlet.written(out, TWO) == ("index", "incidents/I1", "data/new", "SHA256SUMS")
    assert _words(out) == {name: data.decode() for name, data in TWO}
    assert not (out / "assets").exists()
    assert out.stat().st_mode & 0o777 == 0o750
    assert [item.name for item in tmp_path.iterdir()] == ["out"]


def test_what_no_release_left_in_the_folder_stays(tmp_path: Path) -> None:
    out = tmp_path / "out"
    outlet.written(out, ONE)
    for name in ("letter.txt", "incidents/mine.txt", ".git/config", "data/new"):
        (out / name).parent.mkdir(exist_ok=True)
        (out / name).write_text("mine")
    outlet.written(out, TWO)
    lies = _words(out)
    assert {name for name, words in lies.items() if words == "mine"} == {
        "letter.txt",
        "incidents/mine.txt",
        ".git/config",
    }
    assert {name for name, words in lies.items() if words == "one"} == set()


@pytest.mark.parametrize("at", range(1, 12))
def test_wherever_writing_breaks_off_there_is_one_whole_release_after_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    out = tmp_path / "out"
    outlet.written(out, ONE)
    (out / "letter.txt").write_text("mine")
    calls = 0

    def breaking(act):
        def broken(self, *rest, **more):
            nonlocal calls
            calls += 1
            if calls == at:
                raise OSError(28, "No space left on device")
            return act(self, *rest, **more)

        return broken

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", breaking(Path.rename))
        patch.setattr(Path, "write_bytes", breaking(Path.write_bytes))
        try:
            outlet.written(out, TWO)
            broke = False
        except StoreError:
            broke = True
    assert broke is (at <= 7), "four files, two folders, a letter"
    words = (
        {words for name, words in _words(out).items() if name not in ("SHA256SUMS", "letter.txt")}
        if out.exists()
        else set()
    )
    assert words in ({"one"}, {"two"}, set()), "never a mix"
    outlet.written(out, TWO)
    assert _words(out) == {"letter.txt": "mine", **{name: data.decode() for name, data in TWO}}
    assert [item.name for item in tmp_path.iterdir()] == ["out"]


def test_nobody_loses_the_folder_that_they_stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "out").mkdir()
    monkeypatch.chdir(tmp_path / "out")
    with pytest.raises(UseError, match="you stand in it"):
        outlet.check_apart(tmp_path / "case", Path())


def test_a_release_that_a_crash_left_aside_is_still_the_one_before(case: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    _published(case, out, AT)
    with desk.opened(case, at=LATER) as work:
        work.decide("rejected", [_claim(out, "14")], "it is another year's")
    out.rename(tmp_path / ".out.old")
    assert _published(case, out, LATER).edition.number == 2
    assert not (tmp_path / ".out.old").exists()


def test_shares_are_written_side_by_side_and_listed_in_their_order(tmp_path: Path) -> None:
    one, two = _made(index="one", assets__map="map")[:-1], _made(assets__map="map", incidents__I1="one")[:-1]
    names = outlet.written(tmp_path / "out", iter(one), iter(two), last=sums)
    assert names == ("index", "assets/map", "incidents/I1", "SHA256SUMS")
    assert _words(tmp_path / "out") == {name: data.decode() for name, data in (*one, *two, sums(_digests(*one, *two)))}


def _digests(*files: tuple[str, bytes]) -> dict[str, str]:
    return {name: digest(data) for name, data in files}


def test_a_share_that_fails_leaves_the_release_before_as_it_was(tmp_path: Path) -> None:
    outlet.written(tmp_path / "out", ONE)
    with pytest.raises(StoreError, match="cannot write the release"):
        outlet.written(tmp_path / "out", TWO, [("index/below", b"a folder of this name cannot be")])
    with pytest.raises(StoreError, match="division"):
        outlet.written(tmp_path / "out", TWO, (("a", b"%d" % (1 // n)) for n in (1, 0)))
    assert _words(tmp_path / "out") == {name: data.decode() for name, data in ONE}
    assert [item.name for item in tmp_path.iterdir()] == ["out"]
