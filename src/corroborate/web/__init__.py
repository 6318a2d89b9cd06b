"""The review pages: they show what the desk gives, add decisions, and can do nothing else.

One process, for one case folder as it is. Every page is written here from templates that escape all words; a few kilobytes
of script move the keyboard's focus and send decisions. Nothing is asked of any other address, and nothing is kept in the
browser but decisions that have not reached the case yet.
"""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from typing import Annotated, Any, Final, Literal
from urllib.parse import parse_qs

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from fastapi.telemetry import TelemetryConfig
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException

from corroborate.errors import CorroborateError, NoSuchId, UseError
from corroborate.reconcile.agenda import Item, statement_key
from corroborate.records import Claim, Decision
from corroborate.review import Board, Filters, Hit, Order, Review
from corroborate.vocabulary import HARM_WORDS
from corroborate.web import forms, incident, pages
from corroborate.web.guard import Door, Guard
from corroborate.web.marked import SLOT_WORDS, paragraphs, right_to_left
from corroborate.web.render import STATIC, render

_NEWS: Final = 200  # decisions that are told at once
_HISTORY: Final = 200  # decisions on one page of the history
_SILENT: Final[TelemetryConfig] = {
    "tracing": False,
    "metrics": False,
    "logs": False,
    "operation_spans": False,
    "auto_configure": False,
}  # FastAPI would export requests, words and all, wherever the environment says so; these pages tell nobody anything
_Verdict = Literal[
    "accepted",
    "rejected",
    "same",
    "different",
    "unsure",
    "placed",
    "identified",
    "comparable",
    "incomparable",
    "independent",
    "dependent",
    "explained",
    "noted",
    "revoked",
]  # what a page may decide; a claim is coded and corrected by way of its form


class Decide(BaseModel):
    """A decision, as a page sends it."""

    model_config = ConfigDict(extra="forbid", strict=True)

    key: str = Field(min_length=8, max_length=64)
    verdict: _Verdict
    about: list[Annotated[str, Field(max_length=64)]] = Field(min_length=1, max_length=2000)
    by: str = Field(min_length=1, max_length=100)
    why: str = Field(min_length=1, max_length=2000)
    name: str = Field(default="", max_length=200)
    value: str = Field(default="", max_length=200)
    made: str = Field(default="", max_length=30)
    after: str = Field(default="", max_length=30)

    def order(self) -> Order:
        """As the review takes it."""
        return Order(self.key, self.verdict, tuple(self.about), self.by.strip(), self.why.strip(), self.name, self.value,
                     self.made, self.after)  # fmt: skip


class Code(BaseModel):
    """A claim that somebody wrote down; `old` is the statement that it corrects, "" for none."""

    model_config = ConfigDict(extra="forbid", strict=True)

    key: str = Field(min_length=8, max_length=64)
    old: str = Field(default="", max_length=64)
    by: str = Field(min_length=1, max_length=100)
    why: str = Field(min_length=1, max_length=2000)
    made: str = Field(default="", max_length=30)
    after: str = Field(default="", max_length=30)
    claim: forms.Coded


def application(review: Review, door: Door, *, by: str = "", aside: bool = True) -> Guard:
    """The pages of a case, behind their guard. `by` is whose decisions they are where nobody says otherwise.

    `aside` works the account out beside the pages; tests do it when they ask.
    """

    @contextlib.asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        review.open(aside=aside)
        if not aside:
            review.make()
        try:
            yield
        finally:
            review.close()

    app = FastAPI(
        title="corroborate review",
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        lifespan=lifespan,
        telemetry=_SILENT,
    )
    _errors(app)
    _look(app, review, by)
    _change(app, review)
    _enter(app, door)
    return Guard(app, door)


def _errors(app: FastAPI) -> None:
    async def ours(request: Request, error: Exception) -> Response:
        assert isinstance(error, CorroborateError)
        return _problem(request, 404 if isinstance(error, NoSuchId) else 409, str(error))

    async def theirs(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        faults = "; ".join(f"{'.'.join(map(str, f['loc'][1:]))}: {f['msg']}" for f in error.errors()[:5])
        return _problem(request, 422, f"this is not what the page sends ({faults})")

    async def missing(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        return _problem(
            request, error.status_code, "there is no such page" if error.status_code == 404 else error.detail
        )

    app.add_exception_handler(CorroborateError, ours)
    app.add_exception_handler(RequestValidationError, theirs)
    app.add_exception_handler(HTTPException, missing)


def _problem(request: Request, status: int, words: str) -> Response:
    if request.url.path.startswith("/api/"):
        return JSONResponse({"problem": words}, status)
    return HTMLResponse(render("problem.html", words=words, status=status, page=""), status)


def _enter(app: FastAPI, door: Door) -> None:
    @app.get("/static/{name}")
    async def static(name: str) -> Response:
        if name not in STATIC:
            raise HTTPException(404)
        data, media = STATIC[name]
        return Response(data, media_type=media, headers={"cache-control": "max-age=3600"})

    @app.get("/enter")
    async def ask() -> Response:
        return HTMLResponse(render("enter.html", wrong=False, page=""))

    @app.post("/enter")
    async def enter(request: Request) -> Response:
        said = parse_qs((await request.body())[:4000].decode("utf-8", "replace"))
        if not door.admits(said.get("password", [""])[0]):
            return HTMLResponse(render("enter.html", wrong=True, page=""), 403)
        answer = RedirectResponse("/", 303)
        answer.headers["set-cookie"] = f"{door.cookie}={door.pass_}; Path=/; HttpOnly; SameSite=Strict"
        return answer


def _board(review: Review) -> Board:
    if review.board is None:
        raise _NotYet
    return review.board


class _NotYet(CorroborateError):
    """The account is not worked out yet."""

    def __init__(self) -> None:
        super().__init__("the account is being worked out", do="wait a moment")


class _Frame:
    """What every page shows around its own content, as it is when somebody asks."""

    def __init__(self, review: Review, by: str) -> None:
        self._review, self._by = review, by

    def __call__(self, page: str) -> dict[str, Any]:
        review, board = self._review, self._review.board
        return {
            "page": page, "case": review.work.case, "origin": review.work.origin(), "by": self._by, "now": review.clock(), "trouble": review.trouble,
            "progress": pages.progress(review, board) if board else None,
            "stale": board is not None and board.head != review.work.head(),
            "made": _place(review),
        }  # fmt: skip


def _look(app: FastAPI, review: Review, by: str) -> None:
    shell = _Frame(review, by)
    _queue(app, review, shell)
    _text(app, review, shell)
    _incidents(app, review, shell)
    _lists(app, review, shell)
    _news(app, review)

    async def not_yet(request: Request, error: Exception) -> Response:
        if request.url.path.startswith("/api/"):
            return JSONResponse({"problem": str(error)}, 503)
        return HTMLResponse(render("wait.html", **shell("")), 503, {"retry-after": "2", "refresh": "2"})

    app.add_exception_handler(_NotYet, not_yet)


def _queue(app: FastAPI, review: Review, shell: _Frame) -> None:
    @app.get("/")
    async def queue(kind: str = "", show: str = "open", at: str = "") -> Response:
        board = _board(review)
        kind, show = _tab(kind), show if show in ("open", "unsure", "all") else "open"
        rank = board.rank.get(at, 0)
        found, rest = pages.rows(review, board, kind, show, max(0, rank - 3) if at else 0)
        if at in board.item and at not in {row.key for row in found}:
            found.insert(0, _row(at, board))
        current = at if at in board.item else found[0].key if found else ""
        detail = pages.detail(review, board, board.item[current]) if current else None
        said = {"rows": found, "rest": rest, "kind": kind, "show": show, "detail": detail, "tabs": pages.TABS}
        return HTMLResponse(render("queue.html", **shell("queue"), **said, words=pages.question_words))

    def _row(key: str, board: Board) -> pages.Row:
        told = review.states(board).get(key)
        return pages.row(board.item[key], board, told[0] if told else "open", told[1].verdict if told else "")

    @app.get("/queue/rows")
    async def rows(kind: str = "", show: str = "open", start: int = 0) -> Response:
        board = _board(review)
        found, rest = pages.rows(review, board, _tab(kind), show, start)
        return HTMLResponse(render("rows.html", rows=found, rest=rest, page=""))

    @app.get("/queue/item/{key}")
    async def item(key: str) -> Response:
        board = _board(review)
        if key not in board.item:
            return _gone(review, key)
        detail = pages.detail(review, board, board.item[key])
        return HTMLResponse(render("item.html", detail=detail, words=pages.question_words, page=""))


def _text(app: FastAPI, review: Review, shell: _Frame) -> None:
    @app.get("/report/{id}")
    async def report(id: str, edit: str = "", at: str = "", back: str = "") -> Response:
        sheet = review.sheet(id)
        text = sheet.source.text
        old = next((s for s in sheet.statements if s.id == edit), None)
        form = forms.filled(old) if isinstance(old, Claim) else {"text": text.id} if text and edit == "new" else None
        board, (_, answers) = review.board, review.answers()
        states = {s.id: answers.counts(s.id) for s in sheet.statements}
        last = answers.verdicts.get(edit)
        return HTMLResponse(render(
            "report.html", **shell("report"), sheet=sheet, source=sheet.source, text=text, board=board, old=old, form=form,
            lines=list(paragraphs(text, sheet.statements)) if text else [], right=right_to_left(text),
            states=states, at=at, back=back if board and back in board.item else "", slot_words=SLOT_WORDS,
            options=forms.options(), title=pages.title, reached=pages.reached, kind_of=pages.kind_of, slots=pages.slots,
            questions=_asked(board, sheet.statements), after=last.at if last else "",
        ))  # fmt: skip


def _incidents(app: FastAPI, review: Review, shell: _Frame) -> None:
    @app.get("/incidents")
    async def incidents() -> Response:
        board = _board(review)
        return HTMLResponse(render("incidents.html", **shell("incidents"), rows=list(incident.lines(board))))

    @app.get("/incident/{key}")
    async def one(key: str) -> Response:
        board = _board(review)
        found = board.incident.get(key) or board.incident.get(board.incident_of.get(key, ""))
        if found is None:
            raise NoSuchId("no incident is called so", where=key[:12], do="it may have been joined to another")
        return HTMLResponse(render("incident.html", **shell("incidents"), **incident.view(review, board, found)))

    @app.get("/api/land")
    async def land(west: float, south: float, east: float, north: float) -> Response:
        made = incident.land(review, (west, south, east, north))
        return Response(made, media_type="application/json", headers={"cache-control": "max-age=3600"})


def _lists(app: FastAPI, review: Review, shell: _Frame) -> None:
    @app.get("/search")
    async def search(
        q: str = "",
        source: str = "",
        place: str = "",
        since: str = "",
        until: str = "",
        harm: str = "",
        state: str = "",
    ) -> Response:
        filters = Filters(source, place, since, until, harm, state)
        problem, hits, number = "", list[Hit](), 0
        try:
            if q.strip() or filters.any:
                hits, number = review.search(q, filters)
        except UseError as error:
            problem = str(error)
        found = [pages.find(review, review.board, hit) for hit in hits[:50]]
        return HTMLResponse(render(
            "search.html", **shell("search"), q=q, filters=filters, found=found, number=number, harms=HARM_WORDS,
            asked=bool(q.strip() or filters.any), problem=problem,
        ))  # fmt: skip

    @app.get("/decisions")
    async def decisions(start: int = 0) -> Response:
        made, answers = review.answers()
        newest = list(reversed(made))
        begin = min(max(start, 0), max(len(newest) - 1, 0))
        shown = [pages.past(review, decision, answers) for decision in newest[begin : begin + _HISTORY]]
        said = {"shown": shown, "start": begin, "step": _HISTORY, "whole": len(newest)}
        return HTMLResponse(render("decisions.html", **shell("decisions"), **said))


def _news(app: FastAPI, review: Review) -> None:
    @app.get("/api/news")
    async def news(after: int = 0) -> Response:
        fresh = review.work.made_since(min(max(after, 0), 2**62), _NEWS)
        board = review.board
        said = {
            "made": fresh[-1][0] if fresh else after, "now": review.clock(), "trouble": review.trouble, "board": board.head[:20] if board else "",
            "stale": board is not None and board.head != review.work.head(),
            "progress": _counts(pages.progress(review, board)) if board else None,
            "decisions": [_told(review, board, decision) for _, decision in fresh],
        }  # fmt: skip
        return JSONResponse(said)

    @app.get("/api/places")
    async def places(name: str = "", countries: str = "") -> Response:
        found = [pages.place(review, entry) for entry in review.gazetteer(name, countries.split(",")[:5])]
        return JSONResponse([
            {"value": p.value, "name": p.entry.name, "kind": p.entry.kind, "inside": p.inside, "lat": p.entry.lat,
             "lon": p.entry.lon} for p in found
        ])  # fmt: skip

    @app.get("/api/count")
    async def count(words: str = "") -> Response:
        found = review.count(words[:200])
        said = (
            {"low": found.low, "high": found.high, "about": found.about, "vague": found.vague or ""} if found else None
        )
        return JSONResponse(said)

    @app.get("/favicon.ico")
    async def icon() -> Response:
        return PlainTextResponse("", 204)


def _place(review: Review) -> int:
    """The place in the log behind which news begin."""
    return int(review.work.head().partition(" ")[0] or 0)


def _tab(kind: str) -> str:
    return kind if kind in {name for name, _ in pages.TABS} else ""


def _gone(review: Review, key: str) -> Response:
    """A statement that is on the board no more, or not yet again, because of what was decided about it."""
    made, answers = review.answers()
    about = [d for d in made if key in map(statement_key, d.about)]
    if not about:
        raise NoSuchId("this is asked no more", where=key[:16], do="look at the queue")
    last = [d for d in about if d in answers.held][-1:]
    told = [pages.past(review, d, answers) for d in last]
    return HTMLResponse(render("gone.html", key=key, last=bool(last), told=told, page=""))


def _asked(board: Board | None, statements: Any) -> dict[str, list[Item]]:
    if board is None:
        return {}
    return {s.id: [board.item[key] for key in board.asked.get(s.id, ())] for s in statements}


def _counts(found: pages.Progress) -> dict[str, int]:
    return {name: getattr(found, name) for name in
            ("statements", "looked", "questions", "open", "unsure", "answered", "share")}  # fmt: skip


def _told(review: Review, board: Board | None, decision: Decision) -> dict[str, Any]:
    """A decision for whoever sits at another page: what was decided, by whom, and which lines of a queue it closes."""
    states = review.states(board) if board else {}
    touched = dict.fromkeys(review.touched(board, decision)) if board else {}
    if board and decision.verdict == "revoked":
        touched = dict.fromkeys(key for d in review.answers()[0] if d.id in decision.about
                                for key in review.touched(board, d))  # fmt: skip
    back = decision.verdict == "revoked"
    open_now = {key for key in touched if board and key in board.item and key not in states}
    keys = {key: states[key][0] if key in states else "open" if back else "done" for key in touched
            if back or key not in open_now}  # fmt: skip
    return {"id": decision.id, "verdict": decision.verdict, "by": decision.by, "at": decision.at, "keys": keys,
            "line": pages.told(review, decision)}  # fmt: skip


def _change(app: FastAPI, review: Review) -> None:
    @app.post("/api/decide")
    async def decide(said: Decide) -> Response:
        decision = review.decide(said.order())
        return _kept(review, decision)

    @app.post("/api/code")
    async def code(said: Code) -> Response:
        text = review.work.text_of(said.claim.text)
        old = review.work.statement(said.old) if said.old else None
        if old is not None and not isinstance(old, Claim):
            raise UseError("only claims are corrected word by word", do="reject it, and code what the report says")
        about = (said.old,) if said.old else ()
        order = Order(said.key, "corrected" if said.old else "coded", about, said.by.strip(), said.why.strip(),
                      made=said.made, after=said.after)  # fmt: skip
        decision = review.code(forms.claim(said.claim, text, old), order)
        return _kept(review, decision)


def _kept(review: Review, decision: Decision) -> Response:
    board = review.board
    counts = _counts(pages.progress(review, board)) if board else None
    return JSONResponse({"id": decision.id, "at": decision.at, "progress": counts})
