"""Reading with a model from end to end: what is sent, what is kept, what is asked again, and what a reader of it is told."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from corroborate import cli, desk, outlet, readers
from corroborate.capture import models
from corroborate.errors import UseError
from loopback import Server, completion, reply

pytest.importorskip("httpx")

AT = "2031-03-09T12:00:00Z"
SHELLED = "At least 43 people were killed when the Harun Brigade shelled Marwa on 3 March 2031, the Kelaran Rights Monitor said."
WOUNDED = (
    "The Kelaran Rights Monitor said on 4 March 2031 that 12 people were wounded in Jubata, among them Lina Sabah."
)
ARABIC = "قال المرصد إن 43 مدنيا قتلوا في بلدة مروة يوم الاثنين، وإن المئات نزحوا منها إلى القرى المجاورة."
SAID = {
    SHELLED: [
        {
            "quote": SHELLED,
            "figure": "At least 43",
            "harm": "killed",
            "low": 43,
            "places": ["Marwa"],
            "means": "shelling",
        }
    ],
    WOUNDED: [{"quote": WOUNDED, "figure": "12", "harm": "injured", "low": 12, "high": 12, "places": ["Jubata"]}],
    ARABIC: [{"quote": ARABIC, "figure": "43", "harm": "killed", "low": 43, "high": 43, "places": ["مروة"]}],
}


def _silent(done: int, failed: int, total: int) -> None:
    pass


class Speaking(Server):
    """A model that answers each text with what `said` holds for it; a text in `faults` meets that answer first."""

    def __init__(self, said: dict[str, list[Any]] = SAID, faults: dict[str, int] | None = None) -> None:
        super().__init__(self.answer)
        self.said, self.faults = said, dict(faults or {})

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        asked = json.loads(self.bodies[-1])["messages"][1]["content"]
        text = next(text for text in self.said if text in asked)
        if text in self.faults:
            reply(b"{}", self.faults.pop(text))(request)
        else:
            reply(completion(json.dumps({"claims": self.said[text], "private": ["Lina Sabah"]})))(request)


@pytest.fixture
def server() -> Iterator[Speaking]:
    with Speaking().running() as running:
        assert isinstance(running, Speaking)
        yield running


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, words in (("a", SHELLED), ("b", WOUNDED), ("c", ARABIC)):
        (folder / f"{name}.txt").write_text(words, "utf-8")
    return folder


def _read(case: Path, pile: Path, endpoint: str, heard: list[str] | None = None) -> tuple[desk.Done, dict[str, Any]]:
    warn = heard.append if heard is not None else lambda words: None
    with desk.opened(case, make=True, at=AT) as work:
        taken = work.add([pile], _silent)
        done = work.read(1, _silent, taken.reports, readers.asked("model", endpoint, "some-model", warn))
        return done, json.loads(outlet.as_json(work.release(taken.reports, done.failed)))


def test_a_model_reads_any_language_and_its_answers_are_no_reports(
    tmp_path: Path, pile: Path, server: Speaking
) -> None:
    heard: list[str] = []
    done, made = _read(tmp_path / "case", pile, server.endpoint, heard)
    assert (done.read, done.before, done.failed, len(server.bodies)) == (3, 0, (), 3)
    assert len(heard) == 1
    assert server.endpoint in heard[0]
    assert len(made["reports"]) == 3
    assert sorted(claim["figure"] for claim in made["claims"]) == ["12", "43", "At least 43"]
    assert made["accusations"], "what is no claim is still read by the grammar"
    assert all(report["reader"].startswith("model some-model claims/") for report in made["reports"])
    assert [v["version"] for v in made["versions"] if v["name"] == "reader"] == [
        made["reports"][0]["reader"].rpartition(" for ")[0]
    ]
    assert not [q for q in made["questions"] if q["kind"] == "no reader"]
    assert "Lina" not in json.dumps(made)
    with desk.opened(tmp_path / "case") as work:
        assert len(json.loads(outlet.as_json(work.release()))["reports"]) == 3
        assert work.verify()[1] == ()


def test_a_run_replays_from_what_is_kept_and_asks_nobody(tmp_path: Path, pile: Path) -> None:
    with Speaking().running() as server:
        _, first = _read(tmp_path / "case", pile, server.endpoint)
    with desk.opened(tmp_path / "case", at=AT) as work:
        assert work.read(1, _silent).read == 3, "the grammar reads them again"
        assert not any("model" in report["reader"] for report in json.loads(outlet.as_json(work.release()))["reports"])
    heard: list[str] = []
    done, again = _read(tmp_path / "case", pile, server.endpoint, heard)  # nobody listens there any more
    assert (done.read, heard) == (3, [])
    assert again == first
    assert _read(tmp_path / "case", pile, server.endpoint)[0].before == 3


def test_an_interrupted_run_goes_on_where_it_stopped(
    tmp_path: Path, pile: Path, server: Speaking, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask, calls = models.ask, []

    def interrupted(*arguments: Any, **options: Any) -> bytes:
        calls.append(arguments)
        if len(calls) == 3:
            raise KeyboardInterrupt
        return ask(*arguments, **options)

    monkeypatch.setattr(models, "ask", interrupted)
    with pytest.raises(KeyboardInterrupt):
        _read(tmp_path / "case", pile, server.endpoint)
    monkeypatch.setattr(models, "ask", ask)
    done, made = _read(tmp_path / "case", pile, server.endpoint)
    assert (len(server.bodies), done.read, done.before) == (3, 1, 2)
    assert len(set(server.bodies)) == 3
    assert len(made["claims"]) == 3


def test_an_answer_that_was_kept_before_a_crash_is_not_asked_for_again(
    tmp_path: Path, pile: Path, server: Speaking, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep = desk.Store.keep_reading

    def crashing(*arguments: Any) -> None:
        raise MemoryError

    monkeypatch.setattr(desk.Store, "keep_reading", crashing)
    with pytest.raises(MemoryError):
        _read(tmp_path / "case", pile, server.endpoint)
    monkeypatch.setattr(desk.Store, "keep_reading", keep)
    done, _ = _read(tmp_path / "case", pile, server.endpoint)
    assert (done.read, len(server.bodies)) == (3, 3)


def test_one_text_that_fails_is_named_and_asked_for_again_by_itself(tmp_path: Path, pile: Path) -> None:
    with Speaking(faults={WOUNDED: 500}).running() as server:
        done, made = _read(tmp_path / "case", pile, server.endpoint)
        assert (done.read, [name for name, _ in done.failed], len(made["claims"])) == (2, ["b.txt"], 2)
        assert "500" in done.failed[0][1]
        done, made = _read(tmp_path / "case", pile, server.endpoint)
    assert (done.read, done.before, done.failed, len(server.bodies)) == (1, 2, (), 4)
    assert (made["failures"], len(made["claims"])) == ([], 3)


def test_what_was_refused_is_told_with_its_reasons_and_without_words(tmp_path: Path, pile: Path) -> None:
    invented = [
        SAID[WOUNDED][0],
        {"quote": "Lina Sabah and 70 others died.", "figure": "70", "harm": "killed", "low": 70, "high": 70},
        SAID[WOUNDED][0] | {"low": 21, "high": 21},
    ]
    with Speaking(SAID | {WOUNDED: invented}).running() as server:
        done, made = _read(tmp_path / "case", pile, server.endpoint)
    ((name, reason),) = done.failed
    assert name == "b.txt"
    assert reason == (
        "2 of the 3 claims that the model gave were refused; 1 because its figure's words give another count than the model "
        "does; 1 because its quote does not stand in the text"
    )
    assert done.read == 3
    assert sorted(claim["figure"] for claim in made["claims"]) == ["12", "43", "At least 43"]
    assert [failure["reason"] for failure in made["failures"]] == [reason]
    with desk.opened(tmp_path / "case", at=AT) as work:
        assert [f["reason"] for f in json.loads(outlet.as_json(work.release()))["failures"]] == [reason]
        work.read(1, _silent)
        assert json.loads(outlet.as_json(work.release()))["failures"] == [], "the grammar's reading has no such note"


def test_the_options_belong_together() -> None:
    assert readers.asked("grammar", None, None, print) is None
    for reader, endpoint, name in (
        ("grammar", "http://localhost/v1", None),
        ("grammar", None, "m"),
        ("model", None, "m"),
        ("model", "http://localhost/v1", None),
        ("model", "http://localhost/v1", "\x1b[31m"),
        ("model", "http://far.example/v1", "m"),
    ):
        with pytest.raises(UseError):
            readers.asked(reader, endpoint, name, print)


def test_the_command_line(
    tmp_path: Path, pile: Path, server: Speaking, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def run(*arguments: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["corroborate", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        out, err = capfd.readouterr()
        return int(ended.value.code or 0), out, err

    case = tmp_path / "case"
    model = ("--reader", "model", "--endpoint", server.endpoint, "--model", "some-model", "--workers", 1)
    assert run("account", pile, "--case", case, "--at", AT, *model)[0] == 0
    code, out, err = run("read", "--case", case, *model)
    assert (code, out, err) == (0, "0 reports read, 3 read before or without words, 0 statements\n", "")
    assert len(server.bodies) == 3
    assert run("read", "--case", case, "--reader", "model")[0] == 2
    assert run("read", "--pipe", *model)[0] == 2
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    cli._warn("Whole reports go there.")
    assert capfd.readouterr().err == "Whole reports go there.\n"
