"""A case kept open: the board is made beside the pages and follows the log, whoever writes it; an encrypted case is opened once."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from reviewed import copied, made, silent

from corroborate import desk, review
from corroborate.errors import UseError
from corroborate.records import Claim
from corroborate.review import Filters, Order


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("review"))


def _until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_the_board_follows_the_log_whoever_writes_it(kept: Path, tmp_path: Path) -> None:
    case = copied(kept, tmp_path)
    with review.opened(case) as open_case:
        _until(lambda: open_case.board is not None)
        first = open_case.board
        assert first is not None
        claim = next(s for s in first.account.statements.values() if isinstance(s, Claim) and s.figure.words == "131")
        with desk.opened(case) as other:
            other.decide("rejected", [claim.id], "of another year", "M. M.")
        _until(lambda: open_case.board is not None and open_case.board.head == open_case.work.head())
        board = open_case.board
        assert board is not None
        assert claim.id not in board.account.statements
        assert len(open_case.left_out(board)) == 1
        assert first.account.statements[claim.id] == claim  # a board never changes
        with desk.opened(case) as other:
            assert board.account == other.account()
        new = tmp_path / "new.txt"
        new.write_text("Gunmen killed 9 farmers in Marun on March 8, residents said.")
        with desk.opened(case) as other:
            other.add([new], silent)
            other.read(0, silent)
        _until(lambda: open_case.search("farmers", Filters())[1] == 1)
    with pytest.raises(UseError, match="closed"):
        open_case.work.head()


def test_what_the_maker_of_boards_stumbles_over_is_told(kept: Path, tmp_path: Path) -> None:
    case = copied(kept, tmp_path)
    with review.opened(case) as open_case:
        _until(lambda: open_case.board is not None)
        shelf = next(item for item in (case / "objects").iterdir() if item.is_dir())
        for item in shelf.iterdir():
            item.chmod(0o600)
            item.write_bytes(b"something else")
        with desk.opened(case) as other:
            id = next(iter(open_case.board.account.statements))
            other.decide("accepted", [id], "it stands there")
        _until(lambda: open_case.trouble != "")
        assert "changed" in open_case.trouble


def test_an_order_is_carried_out_once_and_late_ones_keep_their_time(kept: Path, tmp_path: Path) -> None:
    times = iter([f"2031-03-10T12:00:{n:02}Z" for n in range(60)])
    open_case = review.Review(copied(kept, tmp_path), clock=lambda: next(times))
    open_case.open(aside=False)
    board = open_case.make()
    id = board.items[0].about[0] if board.items[0].sort == "statement" else next(iter(board.account.statements))
    order = Order("k1", "accepted", (id,), "N. N.", "it stands there", made="2031-03-10T12:00:00Z")
    first = open_case.decide(order)
    assert open_case.decide(order) == first
    assert open_case.decide(Order("k2", "accepted", (id,), "N. N.", "it stands there")) == first
    late = open_case.decide(Order("k3", "rejected", (id,), "M. M.", "of another year", made="2031-03-09T00:00:00Z"))
    assert late.at == "2031-03-09T00:00:00Z"
    assert open_case.answers()[1].counts(id) is True
    now = open_case.decide(Order("k4", "rejected", (id,), "M. M.", "of another year", made="2031-03-10T12:00:02Z"))
    assert now.at > first.at
    back = open_case.decide(Order("k5", "revoked", ("k4",), "M. M.", "a slip"))
    assert back.about == (now.id,)
    assert open_case.answers()[1].counts(id) is True
    places = [place for place, _ in open_case.work.made_since(0, 100)]
    assert places == sorted(places)
    assert len(places) == 4
    open_case.close()


def test_an_encrypted_case_is_unlocked_by_what_was_given_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CORROBORATE_PASSPHRASE", "correct horse battery staple")
    case = tmp_path / "case"
    desk.init(case, name="", office="", place="", period="", whose="", at=None, encrypt=True)
    report = tmp_path / "a.txt"
    report.write_text("Gunmen killed 9 farmers in Marun on March 8, residents said.")
    with desk.opened(case) as work:
        work.add([report], silent)
        work.read(0, silent)
    monkeypatch.delenv("CORROBORATE_PASSPHRASE")
    asked: list[Path] = []

    def unlock(folder: Path) -> str:
        asked.append(folder)
        return "correct horse battery staple"

    open_case = review.Review(case, unlock=unlock)
    open_case.open()
    _until(lambda: open_case.board is not None)
    assert open_case.search("farmers", Filters())[1] == 1
    assert asked
    open_case.close()
