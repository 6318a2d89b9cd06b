"""A small invented case, open for review, and a browser of the test's own: the pages asked without a network."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import re
import secrets
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import httpx

from corroborate import desk
from corroborate.review import Review
from corroborate.web import application
from corroborate.web.guard import Door

AT = "2031-03-09T12:00:00Z"
PORT = 8351
BASE = f"http://127.0.0.1:{PORT}"
OWN = {"origin": BASE, "sec-fetch-site": "same-origin"}
PILE = {
    "a.txt": ("""Shelling of Jableh

Shelling killed 112 people in Jableh on March 6, the Syrian Observatory for Human Rights said. Residents blamed government
forces for the shelling. Gunmen killed 7 civilians in Qasmarun.
""", 'published = "2031-03-07"\npublisher = "Example Daily"'),
    "b.txt": ("""Toll of Jableh rises

The Syrian Observatory for Human Rights said the shelling of Jableh on March 6 had killed 131 people, 40 of them women.
""", 'published = "2031-03-08"\npublisher = "Example Wire"'),
    "c.txt": ("""Another count of Jableh

At least 98 people were killed in Jableh on March 6, the Syrian Network for Human Rights said. The Defense Ministry denied
that its forces had shelled the town.
""", 'published = "2031-03-08"\npublisher = "إذاعة المثال"'),
    "d.txt": ("""A blast in Homs

A car bomb killed between 12 and 15 people and injured 30 in Homs on March 7, a doctor said. <script>alert("1")</script> &amp;
<img src=x onerror=alert(2)> \u202eevil\u202c
""", 'published = "2031-03-07"\npublisher = "<b>Bold</b> & \\"Sons\\""'),
    "e.txt": ("""قصف جبلة

قال المرصد السوري لحقوق الإنسان إن القصف أدى إلى مقتل ١٢–١٥ مدنيا في جبلة يوم 6 آذار، وإن 1,383 شخصا نزحوا منها.
""", 'published = "2031-03-07"\npublisher = "صدى الساحل"'),
    "again.txt": ("", 'published = "2031-03-09"\npublisher = "Example Digest"'),
    "f.pdf": ("%PDF-1.4 and then nothing that a PDF has", ""),
}  # fmt: skip


def silent(done: int, failed: int, total: int) -> None:
    pass


def made(folder: Path) -> Path:
    """A case with everything in it that a page may have to show."""
    pile = folder / "pile"
    pile.mkdir(parents=True)
    for name, (words, known) in PILE.items():
        (pile / name).write_text(words or f"{PILE['a.txt'][0]} ", "utf-8")
        (pile / f"{name}.toml").write_text(known, "utf-8")
    case = folder / "case"
    with desk.opened(case, make=True, at=AT) as work:
        work.add([pile], silent)
        work.read(0, silent)
    return case


def copied(case: Path, folder: Path) -> Path:
    """The same case once more, to be decided about."""
    return Path(shutil.copytree(case, folder / "case"))


class Pages:
    """The pages of one case, as a person sees them."""

    def __init__(self, client: httpx.AsyncClient, review: Review, door: Door) -> None:
        self.client, self.review, self.door = client, review, door

    async def get(self, path: str, **more: Any) -> httpx.Response:
        return await self.client.get(path, **more)

    async def words(self, path: str) -> str:
        answer = await self.client.get(path)
        assert answer.status_code == 200, (path, answer.status_code, answer.text[-500:])
        return answer.text

    async def decide(self, verdict: str, about: list[str], **more: Any) -> httpx.Response:
        said = {
            "key": secrets.token_hex(16),
            "verdict": verdict,
            "about": about,
            "by": "N. N.",
            "why": "it stands there",
        }
        return await self.client.post("/api/decide", json=said | more, headers=OWN)

    async def code(self, claim: dict[str, Any], **more: Any) -> httpx.Response:
        said = {"key": secrets.token_hex(16), "by": "N. N.", "why": "the reader missed it", "claim": claim}
        return await self.client.post("/api/code", json=said | more, headers=OWN)

    def key(self, sort: str, words: str = "") -> str:
        board = self.review.board
        assert board is not None
        return next(i.key for i in board.items if i.sort == sort and words in f"{i.words} {i.name}")


@contextlib.asynccontextmanager
async def opened(case: Path, *, password: str = "", host: str = "127.0.0.1") -> AsyncIterator[Pages]:
    """The pages, with the door already passed."""
    door = Door(host, PORT, password)
    ticks = itertools.count()
    review = Review(case, clock=lambda: f"2031-03-10T12:{next(ticks) // 60 % 60:02}:00Z")
    guard = application(review, door, aside=False)
    async with guard.inner.router.lifespan_context(guard.inner):
        base = f"http://{door.authority}"
        async with httpx.AsyncClient(transport=httpx.ASGITransport(guard), base_url=base) as client:
            if not password:
                answer = await client.get("/", params={"token": door.token})
                assert answer.status_code == 303
            yield Pages(client, review, door)


def visit(case: Path, act: Callable[[Pages], Awaitable[None]], **more: Any) -> None:
    """Open the pages and do something there."""

    async def run() -> None:
        async with opened(case, **more) as pages:
            await act(pages)

    asyncio.run(run())


def plain(page: str) -> str:
    """A page's words, without its markup."""
    return " ".join(re.sub(r"<[^>]*>", " ", page).split())
