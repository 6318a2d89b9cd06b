from __future__ import annotations

import json
from pathlib import Path

import pytest

from corroborate import desk, outlet
from corroborate.errors import InputError, UseError
from corroborate.publish.changes import Log, former

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
