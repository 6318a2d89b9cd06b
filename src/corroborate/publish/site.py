"""A release in, a site out, as names and bytes: a folder of pages that opens from a disk and asks nobody for anything.

An overview, a page for each incident under the number that the case gave it, the lists, the method. Every statement has its
card on exactly one page, and every link to an id leads to where it stands. No page is heavier than a megabyte, however much
a case holds: lists go on to further pages.

A page's policy forbids every request but for the style and the scripts beside it. Its one line of script, named by its hash,
loads those; nothing else could run, whatever a report says. Without scripts everything can be read, and every chart and map
has a table beside it.
"""

from __future__ import annotations

import base64
import hashlib
import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

from corroborate.publish.atlas import RADIUS, Atlas, View, sheet
from corroborate.publish.changes import Log
from corroborate.publish.markup import Child, Html, data, data_of, el, joined, raw, shape
from corroborate.publish.method import method
from corroborate.publish.page_changes import editions, heavy, led_on
from corroborate.publish.page_incident import CELL, Tolls, incident_parts, incident_top, row, words
from corroborate.publish.page_lists import List, lists, numbered
from corroborate.publish.page_words import (
    QUOTES,
    Shown,
    bdi,
    capital,
    chunks,
    figure,
    part,
    ref,
    table,
    weight,
)
from corroborate.publish.picture import plan
from corroborate.publish.release import PublicIncident, PublicPlace, PublicStatement, PublicToll, Release
from corroborate.publish.style import LOADER, SCRIPT, STYLE
from corroborate.publish.words import (
    COUNTING,
    FLOOR,
    PATTERN,
    Book,
    confirmed_words,
    count_of,
    counter_words,
    day,
    figures_of,
    first_counted,
    grouped,
    headline,
    newest,
    period,
    policy_words,
    scope_words,
    steps_words,
    uncounted_words,
    verdict_words,
    why_not,
)

ASSETS: Final = "assets/"
_CARDS: Final = 260_000  # bytes of cards on an incident's first page
_MORE: Final = 600_000  # bytes of cards on a page that carries it on
_ROWS: Final = 150  # incidents on the overview
_LISTED: Final = 500  # incidents on a page of their list
_WHO: Final = 8  # counters of the main toll that the overview names
_BY_PLACE: Final = 60  # places on the overview's map
_SHARES: Final = 10  # in which the incidents' pages of a great case are made
_SHARE: Final = 2_000  # statements of one at the least
_MAPS: Final = 512  # that are remembered: many incidents are of the same few places
_MAP: Final = ("leaflet.css", "linked.css", "leaflet.js", "linked.js")


def site(release: Release, atlas: Atlas, log: Log, others: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    """(name, bytes) of every page and of what the pages need. `log` tells the editions, and which ids stand for older ones;
    `others` what else the release holds, and what that is.
    """
    made = Site(Book.of(release), atlas)
    return once((made.front(log, others), *made.shares()))


def once(shares: Iterable[Iterable[tuple[str, bytes]]]) -> Iterator[tuple[str, bytes]]:
    """The files of some shares, one after the other; of a file that several bring, the first, since they are the same."""
    given: set[str] = set()
    for file in itertools.chain.from_iterable(shares):
        if file[0] not in given:
            given.add(file[0])
            yield file


class _Seen:
    """A view with what is written of it for the script that draws it, and the sheet of land that it needs. It is remembered
    as itself, and so not told from others by all that it holds.
    """

    def __init__(self, view: View) -> None:
        self.view, self.edges = view, sheet(view.box)
        self.land = f"{ASSETS}land_{'_'.join(str(int(edge)) for edge in self.edges)}.js"
        towns = [{"name": town.name, "lat": town.lat, "lon": town.lon} for town in view.towns]
        self.data = data({"box": view.box, "towns": towns})


class Site:
    """A site while it is made: where each id stands, and which sheets of land the maps need.

    Its front and its shares can be made apart from one another, each in a process of its own; each brings what its maps are
    drawn with, so that the same file may come from several.
    """

    def __init__(self, book: Book, atlas: Atlas) -> None:
        self.book, self.atlas = book, atlas
        self.lists = [(one, one.pages()) for one in lists(book)]
        told = grouped(book.release.statements, lambda statement: statement.incident or "")
        self.cards = {id: _cards(id, said) for id, said in told.items()}
        self.where = self._where()
        self.title, self.last = _title(book), newest(book)
        self.sheets: dict[str, str] = {}
        self._view = lru_cache(maxsize=_MAPS)(self._viewed)
        self._still = lru_cache(maxsize=_MAPS)(self._drawn)
        named = {f"{one.name}.html": one.title for one, _ in self.lists}
        self.first = {"index.html": "Overview", **named, "changes.html": "Changes", "method.html": "Method"}
        self.navs: dict[str, Html] = {}

    def _where(self) -> dict[str, str]:
        where = {item.id: name for _, pages in self.lists[1:] for name, items in pages for item in items}
        where |= {s.id: name for pages in self.cards.values() for name, said in pages for s in said}
        for incident in self.book.release.incidents:
            where[incident.id] = numbered(f"incidents/{incident.id}", 1)
            tolls = Tolls.of(self.book.tolls_of(incident))
            where |= {toll.id: where[incident.id] for toll in (*tolls.several, *tolls.single)}
        return where

    def front(self, log: Log, others: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
        """The overview and the editions; `others` is what else the release holds, and what that is."""
        first = map(self._overview, [others])
        return self._share(itertools.chain(first, self._changes(log), self._redirects(log)))

    def shares(self) -> tuple[Iterator[tuple[str, bytes]], ...]:
        """All other files: the incidents' pages, in shares of about as many statements, then the rest."""
        most = max(_SHARE, len(self.book.release.statements) // _SHARES)
        parts = chunks(self.book.release.incidents, lambda incident: 1 + len(incident.statements), most)
        each = (itertools.chain.from_iterable(map(self._incident, part)) for part in parts)
        return tuple(map(self._share, (*each, self._rest())))

    def _share(self, pages: Iterator[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
        """Some pages, and then what their maps are drawn with."""
        self.sheets = {}
        yield from pages
        if self.sheets:
            yield from ((f"{ASSETS}{name}", self.atlas.assets[name]) for name in _MAP)
            yield from ((name, shape.encode()) for name, shape in sorted(self.sheets.items()))

    def _rest(self) -> Iterator[tuple[str, bytes]]:
        ordered = self._ordered()
        for n in range(_ROWS, len(ordered), _LISTED):
            yield self._incidents(ordered[n : n + _LISTED], n, len(ordered))
        yield from self._unplaced()
        for one, pages in self.lists:
            yield from self._list(one, pages)
        yield self._page("method.html", "Method", method(self.book), top=_heading("", "Method and codebook", None))
        yield f"{ASSETS}site.css", STYLE.encode()
        yield f"{ASSETS}site.js", SCRIPT.encode()

    def _ordered(self) -> Sequence[PublicIncident]:
        return sorted(self.book.release.incidents, key=lambda incident: incident.background)

    def shown(self, here: str) -> Shown:
        return Shown(self.book, self.where, here)

    # Pages

    def _overview(self, others: Mapping[str, str]) -> tuple[str, bytes]:
        ordered = self._ordered()
        shown = self.shown("index.html")
        case = self.book.release.case
        kept = f"Account of recorded casualties{', ' + case.office if case.office else ''}"
        top = el(
            "header",
            el("p", kept, cls="kicker"),
            el("h1", self.title),
            el("p", headline(self.book), cls="headline"),
            _lead(shown),
            _as_of(self.book),
            cls="top",
        )
        rows, more = ordered[:_ROWS], max(0, len(ordered) - _ROWS)
        further = el("p", el("a", f"{capital(count_of(more, 'further incident'))}", href="incidents.html"), cls="meta")
        ground, script = self._map(shown, _spots(self.book, rows), "incident")
        listed = (
            part("incidents", "Incidents", _incident_table(rows, shown), further if more else None) if rows else None
        )
        on_map = part("where", "Where", el("p", _DOTS, cls="meta"), ground) if ground else None
        inside = (_who(shown), listed, on_map, _files(others), script)
        return self._page("index.html", headline(self.book), *inside, top=top, map=bool(ground))

    def _incidents(self, rows: Sequence[PublicIncident], start: int, whole: int) -> tuple[str, bytes]:
        here = numbered("incidents", 1 + (start - _ROWS) // _LISTED)
        pages = 1 + (whole - _ROWS - 1) // _LISTED
        nav = _onwards("incidents", 1 + (start - _ROWS) // _LISTED, pages)
        told = el(
            "p",
            f"Incidents {start + 1:,} to {start + len(rows):,} of {whole:,}. The first are on the overview.",
            cls="meta",
        )
        listed = part("incidents", "In their order", told, _incident_table(rows, self.shown(here)), nav)
        return self._page(here, "More incidents", listed, top=_heading("", "More incidents", None))

    def _incident(self, incident: PublicIncident) -> Iterator[tuple[str, bytes]]:
        pages = self.cards.get(incident.id) or [(self.where[incident.id], [])]
        for number, (here, statements) in enumerate(pages, 1):
            shown = self.shown(here)
            nav = _onwards(incident.id, number, len(pages))
            cards = words(statements, shown) if statements else None
            if number > 1:
                title = joined([bdi(incident.title), f", its words, part {number} of {len(pages)}"])
                back = el("p", ref(shown, incident.id, joined(["Back to ", bdi(incident.title)])), cls="meta")
                yield self._page(
                    here, incident.title, nav, cards, nav, top=_heading(f"Incident {incident.id}", title, back)
                )
                continue
            ground, script = self._map(shown, self.book.places_of(incident), "statement")
            parts = [(id, name, made) for id, name, made in incident_parts(incident, shown, ground) if made]
            titles = {id: name for id, name, _ in parts} | ({"words": "The words"} if statements else {})
            about = joined([incident_top(incident, shown), _contents(titles)])
            top = _heading(f"Incident {incident.id}", bdi(incident.title), about)
            inside = (*(part(*one) for one in parts), cards, nav, self._cite(incident), script)
            yield self._page(here, incident.title, *inside, top=top, map=bool(ground))

    def _unplaced(self) -> Iterator[tuple[str, bytes]]:
        pages = self.cards.get("", [])
        for number, (here, statements) in enumerate(pages, 1):
            nav = _onwards("statements", number, len(pages))
            top = _heading("", "Statements of no incident", None)
            yield self._page(here, "Statements of no incident", words(statements, self.shown(here)), nav, top=top)

    def _list(self, one: List, pages: Sequence[tuple[str, Sequence[object]]]) -> Iterator[tuple[str, bytes]]:
        for number, (here, items) in enumerate(pages, 1):
            nav = _onwards(one.name, number, len(pages))
            beside = self._beside(one) if number == 1 else None
            made = one.write(items, self.shown(here), number == 1)
            yield self._page(here, one.title, nav, made, beside, nav, top=_heading("", one.title, None))

    def _changes(self, log: Log) -> Iterator[tuple[str, bytes]]:
        parts = chunks(log.changes, heavy, _MORE)
        for number, some in enumerate(parts, 1):
            here = numbered("changes", number)
            nav = _onwards("changes", number, len(parts))
            made = editions(some, self.shown(here), number == 1)
            yield self._page(here, "Changes", made, nav, top=_heading("", "Corrections and changes", None))

    def _redirects(self, log: Log) -> Iterator[tuple[str, bytes]]:
        """A page under the number of every incident that is published no longer."""
        redirects = log.redirects()
        for departed, edition in log.deletions():
            if departed.id[0] == "I" and departed.id not in self.book.incidents:
                here = numbered(f"incidents/{departed.id}", 1)
                into = [id for id in redirects[departed.id] if id in self.book.incidents]
                shown = self.shown(here)
                onwards = shown.href(into[0]) if len(into) == 1 and departed.why == "renumbered" else None
                made = led_on(departed, into, edition.name, shown)
                top = _heading(
                    departed.id, "This incident goes by another number" if into else "This incident is gone", None
                )
                yield self._page(here, departed.id, made, top=top, onwards=onwards)

    def _beside(self, one: List) -> Html | None:
        """Where the words stand that no incident's page holds."""
        if one.name != "claims" or "" not in self.cards:
            return None
        many = sum(len(said) for _, said in self.cards[""])
        link = el("a", f"{capital(count_of(many, 'statement'))} of no incident", href="statements.html")
        return el("p", link, ".", cls="meta")

    def _cite(self, incident: PublicIncident) -> Html:
        """How the page can be cited, and its permanent name in this case's releases."""
        case = self.book.release.case
        whole = ", ".join(filter(None, (f"“{self.title}”", case.office)))
        day_of = f", as of {day(self.last)}" if self.last else ""
        return part(
            "cite",
            "To cite this page",
            el("p", "“", bdi(incident.title), f"” ({incident.id}, {'confirmed' if incident.confirmed else 'provisional'}), in: {whole}, account of recorded casualties{day_of}, "
               f"policy {self.book.release.policy.name}, incidents/{incident.id}.html.", cls="cite", id="cited"),
            el("p", f"{incident.id} keeps its number. Should it ever go by another, this address leads there.", cls="meta"),
        )  # fmt: skip

    # Maps

    def _map(
        self, shown: Shown, spots: Sequence[tuple[PublicPlace, Sequence[str]]], what: str
    ) -> tuple[Html | None, Html | None]:
        """The empty map of some places, each with the ids of what it is of, and the data from which it is drawn."""
        seen = self._view(tuple(place.id for place, _ in spots))
        if seen is None:
            return None, None
        if seen.land not in self.sheets:
            self.sheets[seen.land] = f"corroborateLand({self.atlas.land(seen.edges)});\n"
        made = [
            {"name": p.where.name, "lat": p.where.lat, "lon": p.where.lon, "precision": p.where.precision,
             "radius": RADIUS.get(p.where.precision, 0), "ids": " ".join(ids), "many": len(ids), "token": f"p-{p.id}"}
            for p, ids in spots if p.where.lat is not None and ids
        ]  # fmt: skip
        told = {"map": seen.data, "places": data(made), "land": data(shown.path(seen.land)), "what": data(what)}
        label = "Map of the places; the table beside it says the same"
        ground = joined([
            el("div", id="map", role="application", aria_label=label, hidden=True),
            self._still(seen, tuple((place.id, figures_of(len(ids), what)) for place, ids in spots if ids)),
        ])  # fmt: skip
        return ground, el("script", data_of(told), type="application/json", id="ground")

    def _viewed(self, places: tuple[str, ...]) -> _Seen | None:
        view = self.atlas.view([self.book.places[id] for id in places])
        return _Seen(view) if view else None

    def _drawn(self, seen: _Seen, spots: tuple[tuple[str, str], ...]) -> Html | None:
        """The same map for those who let no script run: places by their ids, each with what is said of it."""
        drawn = plan(self.atlas, seen.view, [(self.book.places[id], words) for id, words in spots])
        told = el("p", "Outlines: Natural Earth. Towns: GeoNames.", cls="meta")
        return el("noscript", el("div", drawn, cls="scroll"), told) if drawn else None

    # The frame

    def _page(
        self,
        here: str,
        title: str,
        *children: Child,
        top: Html | None = None,
        map: bool = False,
        onwards: str | None = None,
    ) -> tuple[str, bytes]:
        """A whole page; `map` says whether it has one, `onwards` where a browser goes on to by itself."""
        shown = self.shown(here)
        scripts = [*(name for name in _MAP if map and name.endswith("js")), "site.js"]
        head = el(
            "head",
            _META,
            el("meta", http_equiv="refresh", content=f"0; url={onwards}") if onwards else None,
            el("title", title if here == "index.html" else f"{title}, {self.title}"),
            _styles(shown.path(ASSETS), map=map),
        )
        main = _MAIN(*(children if top is None else (top, *children)))
        body = el("body", _SKIP, _WRAP(self._nav(shown), main, _FOOT), _SCRIPT)
        paths = " ".join(shown.path(ASSETS + name) for name in scripts)
        made = f"<!doctype html>\n{el('html', head, body, lang='en', data_scripts=paths)}\n"
        return here, made.encode("utf-8", "replace")

    def _nav(self, shown: Shown) -> Html:
        """The ways to the other pages, and the notice; the same on every page of a folder that is none of the first."""
        key = shown.path(shown.here if shown.here in self.first else "")
        if key not in self.navs:
            items = (
                el("li", el("a", title, href=shown.path(name), aria_current="page" if name == shown.here else None))
                for name, title in self.first.items()
            )
            notice = el("aside", el("p", f"{FLOOR} {PATTERN}", cls="floor"), aria_label="What these counts are")
            self.navs[key] = joined([el("nav", el("ul", *items), cls="toc", aria_label="Pages"), notice])
        return self.navs[key]


_POLICY: Final = (
    "default-src 'none'; style-src 'self' file:; "
    f"script-src 'sha256-{base64.b64encode(hashlib.sha256(LOADER.encode()).digest()).decode()}' 'strict-dynamic'; "
    "base-uri 'none'; form-action 'none'"
)
_META: Final = joined([
    el("meta", charset="utf-8"),
    el("meta", http_equiv="Content-Security-Policy", content=_POLICY),
    el("meta", name="viewport", content="width=device-width, initial-scale=1"),
    el("meta", name="referrer", content="no-referrer"),
    el("meta", name="color-scheme", content="light dark"),
])  # fmt: skip
_MAIN, _WRAP = shape("main", id="account"), shape("div", cls="wrap")
_SKIP: Final = el("a", "To the account", href="#account", cls="skip")
_SCRIPT: Final = el("script", raw(LOADER))
_FOOT: Final = el("footer", el("p", "Made with corroborate. These pages ask for nothing from anywhere."))


@lru_cache(maxsize=8)
def _styles(assets: str, *, map: bool) -> Html:
    """The links to the styles of a page, which lie in the folder `assets` as the page sees it."""
    styles = [*(name for name in _MAP if map and name.endswith("css")), "site.css"]
    return joined(el("link", rel="stylesheet", href=assets + name) for name in styles)


_DOTS: Final = "Each place with its incidents. A dot is a town or village; what is known only within a district or region is a circle."


def _cards(incident: str, statements: Sequence[PublicStatement]) -> list[tuple[str, list[PublicStatement]]]:
    """(page, statements) of the pages on which the words of an incident stand, report by report."""
    by_report = [s for said in grouped(statements, lambda s: s.report).values() for s in said]
    name = f"incidents/{incident}" if incident else "statements"
    parts = chunks(by_report, weight, _MORE, _CARDS if incident else 0)
    return [(numbered(name, number), said) for number, said in enumerate(parts, 1)]


def _title(book: Book) -> str:
    lead = book.lead()
    return book.release.case.name or (book.incidents[lead.incident].title if lead else "Account")


def _heading(kicker: str, title: Child, about: Child) -> Html:
    bare = "" if about else " bare"
    return el("header", el("p", kicker, cls="kicker") if kicker else None, el("h1", title), about, cls=f"top{bare}")


def _contents(parts: Mapping[str, str]) -> Html:
    """What stands on a page: titles by id."""
    return _INSIDE(el("ul", *(_ITEM(_WAY(f"#{id}", title)) for id, title in parts.items())))


_INSIDE: Final = shape("nav", cls="inside", aria_label="On this page")
_ITEM, _WAY = shape("li"), shape("a", href=...)


def _onwards(name: str, number: int, pages: int) -> Html | None:
    """The way to the page before and the page after."""
    if pages < 2:
        return None
    before = el("a", "Before", href=numbered(name, number - 1), rel="prev") if number > 1 else None
    after = el("a", "Onwards", href=numbered(name, number + 1), rel="next") if number < pages else None
    return el("p", joined([before, f"Page {number:,} of {pages:,}", after], " · "), cls="onwards")


def _files(others: Mapping[str, str]) -> Html:
    items = (el("li", el("a", name, href=name), f": {words}") for name, words in others.items())
    return part("files", "The data", el("ul", *items))


# The overview


def _lead(shown: Shown) -> Html | None:
    """The main toll, each of its figures a link to its words."""
    toll = shown.book.lead()
    if toll is None:
        return None
    incident = shown.book.incidents[toll.incident]
    where = joined([scope_words(toll.scope, shown.book), ", ", ref(shown, incident.id, bdi(incident.title)), ": "])
    if toll.verdict == "range":
        return el("p", el("strong", where), f"{verdict_words(toll, shown.book)}.", cls="headline")
    series = first_counted(toll)
    short = len(series.steps) <= QUOTES
    figures = (
        joined([figure(shown, step) for step in series.steps], ", then ") if short else steps_words(series, shown.book)
    )
    whose = f", counted by {counter_words(shown.book.counters[series.counter])}"
    known = toll.verdict != "no named counter"
    return el("p", el("strong", where), figures, whose if known else ", with no named counter", ".", cls="headline")


def _as_of(book: Book) -> Html:
    last = newest(book)
    known = f"As of {day(last)}, the day of the newest report. " if last else ""
    return el("p", f"{known}Policy {book.release.policy.name}.", cls="meta")


def _who(shown: Shown) -> Html | None:
    """Who says so, since when, and how sure it is."""
    toll = shown.book.lead()
    if toll is None:
        return None
    rows = [
        el(
            "tr",
            el("th", ref(shown, series.counter, bdi(counter_words(shown.book.counters[series.counter]))), scope="row"),
            el("td", figure(shown, series.steps[-1]), cls="fig"),
            el("td", period(series.steps[-1].said) if series.steps[-1].said else "undated", cls="day"),
            el("td", f"shown and not counted: {why}" if (why := why_not(series, toll)) else "counts"),
        )
        for series in toll.series[:_WHO]
    ]
    incident = shown.book.incidents[toll.incident]
    more = len(toll.series) - len(rows)
    whole = f"{capital(count_of(more, 'more counter'))}: {toll.id}." if more else None
    return part(
        "who",
        "Who says so, and how sure it is",
        el("p", _sure(toll, shown.book)),
        el("p", bdi(incident.title), f" is {confirmed_words(incident)}."),
        table("The latest figure of each counter of the main toll", ("Counter", "Figure", "Given on", "In the range"), rows),
        el("p", whole, cls="meta") if whole else None,
        _disputed(toll, shown),
    )  # fmt: skip


def _sure(toll: PublicToll, book: Book) -> str:
    """What the verdict means, in a few sentences."""
    named = sum(book.counters[s.counter].kind in COUNTING for s in toll.series)
    told = {
        "range": f"Separate counters give a range: {policy_words(book.release.policy)}. It is no confidence interval, and the "
        "true number may lie outside it.",
        "one counter": "There is one counter, and so no range: its figures stand as it gave them.",
        "no named counter": "The reports name nobody whose count this is.",
    }
    first = told.get(toll.verdict, f"No figure counts under the policy {book.release.policy.name}.")
    heard = f"{capital(figures_of(toll.reports, 'report'))} give these figures, in {figures_of(toll.voices, 'voice')}"
    rest = f", with {count_of(named, 'named counter')}." if named else "."
    return " ".join(filter(None, (first, heard + rest, uncounted_words(toll))))


def _disputed(toll: PublicToll, shown: Shown) -> Html | None:
    found = [f for f in shown.book.found.get(toll.incident, ()) if f.kind in ("contradiction", "self-contradiction")]
    if not found:
        return None
    link = el(
        "a", f"{capital(count_of(len(found), 'contradiction'))}", href=f"{shown.href(toll.incident)}#contradictions"
    )
    return el("p", link, " about this incident, each with its reason; nobody resolved them.")


def _incident_table(rows: Sequence[PublicIncident], shown: Shown) -> Html:
    heads = ("Incident", "When", "Where", "Main figure", "According to", "Reports", "Standing")
    return table(
        "Incidents, the weightiest first; those mentioned as background last", heads, (_row(one, shown) for one in rows)
    )


def _row(incident: PublicIncident, shown: Shown) -> Html:
    book = shown.book
    tolls = book.tolls_of(incident)
    reports = {book.statements[id].report for id in incident.statements}
    place = book.places.get(incident.places[0]) if incident.places else None
    main, whose = _main(tolls[0], shown) if tolls and tolls[0].series else (None, None)
    background = el("span", "background", cls="tag") if incident.background else None
    return row(
        (incident.id,),
        el("th", ref(shown, incident.id, bdi(incident.title)), " ", el("span", incident.id, cls="label"), background, scope="row"),
        CELL(period(incident.when) if incident.when else "no day stated"),
        CELL(bdi(place.where.name) if place else "not stated"),
        CELL(main or "no figure"),
        CELL(whose or "–"),
        CELL(f"{len(reports):,}"),
        CELL("confirmed" if incident.confirmed else "provisional"),
    )  # fmt: skip


def _main(toll: PublicToll, shown: Shown) -> tuple[Html, Html]:
    """The main figure of an incident, and whose it is."""
    scope = f"{scope_words(toll.scope, shown.book)}: "
    if toll.verdict == "range" and toll.low is not None and toll.high is not None:
        between = f"{toll.low:,}" if toll.low == toll.high else f"{toll.low:,} to {toll.high:,}"
        counting = [s for s in toll.series if why_not(s, toll) is None]
        return joined([scope, ref(shown, toll.id, el("strong", bdi(between)))]), joined(
            [count_of(len(counting), "counter")]
        )
    series = first_counted(toll)
    counter = shown.book.counters[series.counter]
    named = bdi(counter_words(counter)) if counter.kind in COUNTING else "no named counter"
    return joined([scope, el("strong", figure(shown, series.steps[-1]))]), joined([named])


def _spots(book: Book, incidents: Sequence[PublicIncident]) -> list[tuple[PublicPlace, Sequence[str]]]:
    """The main place of each incident, with the incidents there."""
    by_place: Mapping[str, list[PublicIncident]] = grouped(
        (one for one in incidents if one.places and one.places[0] in book.places), lambda one: one.places[0]
    )
    return [(book.places[id], [one.id for one in there]) for id, there in list(by_place.items())[:_BY_PLACE]]
