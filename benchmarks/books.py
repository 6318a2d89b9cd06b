"""How well and how fast the books are kept: invented events with planted errors, and a key of what was planted.

    python benchmarks/books.py [--claims N ...] [--seed S] [--misses]

Makes N claims (10,000 by default) in N/10 reports: events at real towns on invented days, each counted by two or three
invented counters whose totals rise, with parts, additions, corrections, copies and digests by other outlets, and, in every
second event, one planted error. Links and reconciles them as the desk does, and prints for each kind of error how many were
planted and found and how many were reported that nobody planted (false alarms), the time of one core and the memory.

    python benchmarks/books.py --claims 10000 100000 1000000

is the whole measurement; each size runs in a process of its own, and the time per claim at the largest must not be above
that at the smallest by more than a third. An alarm is false if none of the statements it rests on was planted with an error.
Those looked at came of two events at one town within days of each other, whose totals count since days that lie too near
to tell them apart.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import resource
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from corroborate import knowledge, workings
from corroborate.account import Account, Case, Finding, Policy, Source
from corroborate.actors import Actors
from corroborate.canonical import digest
from corroborate.link import copies
from corroborate.records import (
    Accusation,
    Capture,
    Claim,
    Mention,
    Period,
    Report,
    Span,
    Speaker,
    Statement,
    Text,
    Victims,
)
from corroborate.values import Count, When

PER_REPORT, PER_EVENT = 10, 20  # claims in a report, reports about an event, on average
GROWTH = 4 / 3
TOWNS = {
    "UA": "Kharkiv Izium Kupiansk Mykolaiv Kherson Sumy Chernihiv Poltava Zaporizhzhia Nikopol Kramatorsk Sloviansk Pokrovsk",
    "SY": "Jableh Baniyas Salamiyah Masyaf Qamishli Afrin Manbij Saraqib Daraya Douma Palmyra Yabroud",
    "SD": "Nyala Geneina Zalingei Kutum Kosti Rabak Kadugli Dilling Kassala Gedaref Atbara Dongola",
    "NG": "Maiduguri Biu Gwoza Bama Potiskum Yola Mubi Jos Zaria Funtua Gusau Minna",
    "AF": "Kunduz Ghazni Jalalabad Kandahar Farah Zaranj Taloqan Charikar Gardez Khost Maymana Sheberghan",
    "ET": "Mekele Adigrat Axum Gondar Dessie Weldiya Harar Jijiga Nekemte Jimma Goba Arba",
}
LANDS = {"UA": "Ukraine", "SY": "Syria", "SD": "Sudan", "NG": "Nigeria", "AF": "Afghanistan", "ET": "Ethiopia"}
COUNTERS = ("Lantern Monitor", "Open Ledger Network", "Relief Count Council", "Harbour Rights Centre")
OUTLETS = ("Daily Anchor", "Evening Plough", "North Wire", "Radio Cedar", "The Meridian", "Wire Nine", "Courier Seven")
SIDES = ("Northern Guard", "River Front")
SYLLABLES = [
    "ba",
    "ce",
    "di",
    "fo",
    "gu",
    "ha",
    "ji",
    "ke",
    "lo",
    "mu",
    "na",
    "pe",
    "qi",
    "ro",
    "su",
    "ta",
    "ve",
    "wo",
    "xa",
    "yu",
    "za",
    "bri",
    "cla",
    "dre",
    "flo",
    "gru",
]
ACTORS = "\n".join(
    [
        *(f'[[body]]\nname = "{name}"\nkind = "monitor"\n' for name in COUNTERS),
        *(f'[[body]]\nname = "{name}"\nkind = "armed group"\nsides = ["{name}"]\n' for name in SIDES),
    ]
)
CHECKS = ("parts off", "part impossible", "increment off", "category impossible", "correction")
CHANGES = ("number", "harm", "victims", "accused", "bound", "date", "fact", "doubt")
KINDS = (*CHECKS, *CHANGES)


@dataclass(frozen=True, slots=True)
class Planted:
    """One error of the key, and the statements that it is in."""

    kind: str
    statements: frozenset[str]


@dataclass(slots=True)
class World:
    """What was made: sources without voices, statements, and the key."""

    sources: list[Source] = field(default_factory=list)
    statements: dict[str, Statement] = field(default_factory=dict)
    key: list[Planted] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Line:
    """One figure as a page will say it: the words before and behind it, and what is claimed. `under` is the number of the
    line that it is a part of; `own` where nobody is named for it.
    """

    before: str
    figure: str
    behind: str
    count: Count
    harm: str = "killed"
    victims: str = ""
    status: str = "unknown"
    sorts: tuple[str, ...] = ()
    running: bool = False
    under: int | None = None
    own: bool = False
    day: dt.date | None = None
    accused: str = ""
    stance: str = "asserted"
    goes_on: bool = False  # in the sentence before


@dataclass(frozen=True, slots=True)
class Event:
    """What happened where and when."""

    town: str
    land: str
    day: dt.date
    side: str


def world(claims: int, seed: int = 1) -> World:
    """Events enough for so many claims; the same for the same seed, and the first of a larger world are a smaller one's."""
    made, number = World(), 0
    while sum(isinstance(s, Claim) for s in made.statements.values()) < claims if number % 50 == 0 else True:
        _event(made, number, random.Random(f"{seed} {number}"))  # noqa: S311 - no secret
        number += 1
    return made


def _event(made: World, number: int, chance: random.Random) -> None:
    land = chance.choice(sorted(TOWNS))
    event = Event(
        chance.choice(TOWNS[land].split()), LANDS[land],
        dt.date(2010, 1, 1) + dt.timedelta(days=chance.randrange(365 * 80)), chance.choice(SIDES),
    )  # fmt: skip
    error = chance.choice(KINDS) if number % 2 else None
    who = chance.sample(COUNTERS, chance.choice((2, 3)))
    for place, counter in enumerate(who):
        _counted(made, event, counter, error if place == 0 else None, chance)


def _counted(made: World, event: Event, counter: str, error: str | None, chance: random.Random) -> None:
    """One counter's course of an event: a first total, an addition, a later total; each carried by several outlets."""
    men, women, children, fighters = (chance.randrange(51, 190) for _ in range(4))
    hurt = [chance.randrange(11, 90) for _ in range(2)]
    for day in (1, 2, 4):
        grown = [chance.randrange(1, 9) for _ in range(4)] if day > 1 else [0] * 4
        men, women, children, fighters = (a + b for a, b in zip((men, women, children, fighters), grown, strict=True))
        parts = (men, women, children, fighters)
        here = error if day == (4 if error == "correction" else 2) else None
        lines, wrong = _told(event, day, parts, sum(grown), hurt, here, chance)
        _carried(made, event, counter, day, lines, wrong, here, chance)


def _told(
    event: Event,
    day: int,
    parts: Sequence[int],
    grown: int,
    hurt: Sequence[int],
    error: str | None,
    chance: random.Random,
) -> tuple[list[Line], set[int]]:
    """The lines of a report and the numbers of those that hold the planted error."""
    men, women, children, fighters = parts
    civil, total, since = men + women + children, sum(parts), event.day
    wrong: set[int] = set()
    if error == "correction":
        total, men = total - grown - 7, men - grown - 7
        civil = men + women + children
        wrong = {0, 1, 2}
    shown = [men, women, children]
    if error == "parts off":
        shown[1] += chance.choice((-3, 3))
        wrong = {1, 2, 3, 4}
    if error == "category impossible":
        civil = shown[0] = 0
        civil, shown = total + 6, [total + 6 - women - children, women, children]
        wrong = {0, 1, 2}
    lines = [
        _line(f"{chance.choice(('In all', 'So far', 'Up to now'))} ", total, " people were killed in {town} since {day}",
              running=True, day=since, accused=event.side),
        _line("Of civilians ", civil, " were killed, by sex and age: ", victims="civilians", status="civilian", running=True, day=since),
        _line("", shown[0], " men, ", sorts=("men",), status="civilian", under=1, goes_on=True, running=True, day=since),
        _line("", shown[1], " women and ", sorts=("women",), status="civilian", under=1, goes_on=True, running=True, day=since),
        _line("", shown[2], " children", sorts=("children",), status="civilian", under=1, goes_on=True, running=True, day=since),
        _line("Of fighters ", fighters, " fell in {town}", victims="fighters", status="combatant", running=True, day=since),
        _line("The wounded number ", sum(hurt), ", in two parts: ", harm="injured", day=since),
        _line("", hurt[0], " of them badly and ", harm="injured", victims="badly", under=6, goes_on=True, day=since),
        _line("", hurt[1], " of them lightly", harm="injured", victims="lightly", under=6, goes_on=True, day=since),
    ]  # fmt: skip
    if error == "part impossible":
        lines[7] = _line(
            "", sum(hurt) + 9, " of them badly and ", harm="injured", victims="badly", under=6, goes_on=True, day=since
        )
        wrong = {6, 7}
    if grown and day == 2:
        more = grown + (4 if error == "increment off" else 0)
        lines += [
            _line(
                "On that day ", more, " more died in {town}, bringing the toll to ", day=since + dt.timedelta(days=day)
            ),
            _line("", total, "", running=True, goes_on=True, day=since),
        ]
        wrong |= {9, 10} if error == "increment off" else set()
    if error != "category impossible":
        lines[1] = replace(lines[1], under=0)
    if error == "date":
        lines[0] = replace(lines[0], running=False, behind=lines[0].behind.replace("since", "on"))
    if error == "bound":
        lines[0] = replace(lines[0], figure=f"more than {total - 1}", count=Count(total, None))
    return lines, wrong


def _line(before: str, number: int, behind: str, **slots: object) -> Line:
    return Line(before, f"{number:,}", behind, Count(number, number), **slots)  # type: ignore[arg-type]


def _carried(
    made: World, event: Event, counter: str, day: int, lines: Sequence[Line], wrong: set[int], error: str | None,
    chance: random.Random,
) -> None:  # fmt: skip
    """A source, a copy of it and a report in other words, each by another outlet; a planted change is in one of the latter."""
    outlets = chance.sample(OUTLETS, 3)
    filler = [_filler(chance) for _ in range(6)]
    first = _page(made, event, counter, outlets[0], day, lines, filler, chance)
    if error in CHECKS:
        made.key.append(Planted(error, frozenset(first[place] for place in wrong)))
    copied, changed = list(lines), None
    if error in ("number", "doubt", "fact"):
        changed = 5
        copied[changed] = _changed(lines[changed], error, event)
    second = _page(made, event, counter, outlets[1], day, copied, filler, chance)
    if changed is not None:
        made.key.append(Planted(str(error), frozenset((first[changed], second[changed]))))
    if error in CHECKS:
        made.key.append(Planted(error, frozenset(second[place] for place in wrong)))
    short = list(lines[:9])
    if error in ("harm", "victims", "accused", "bound", "date"):
        short[0] = _changed(short[0], error, event)
    third = _page(made, event, counter, outlets[2], day, short, [_filler(chance) for _ in range(6)], chance)
    if error in CHECKS and any(place in third for place in wrong):
        made.key.append(Planted(error, frozenset(third[place] for place in wrong if place in third)))
    if error in ("harm", "victims", "accused", "bound", "date"):
        made.key.append(Planted(error, frozenset((first[0], second[0], third[0]))))


def _changed(line: Line, error: str, event: Event) -> Line:
    number = line.count.low or 0
    match error:
        case "number":
            other = int(str(number)[::-1]) if str(number) != str(number)[::-1] and number % 10 else number + 10
            return replace(line, figure=f"{other:,}", count=Count(other, other))
        case "harm":
            return replace(line, harm="injured", behind=line.behind.replace("killed", "wounded"))
        case "victims":
            return replace(
                line, status="civilian", victims="civilians", behind=line.behind.replace("people", "civilians")
            )
        case "accused":
            return replace(line, accused=next(side for side in SIDES if side != event.side))
        case "bound":
            return replace(line, figure=f"{number - 1:,}", count=Count(number - 1, number - 1))
        case "date":
            return replace(line, day=event.day + dt.timedelta(days=1), running=False)
        case "fact":
            return replace(line, own=True)
        case _:
            return replace(line, stance="doubted", before=f"unconfirmed: {line.before}")


def _filler(chance: random.Random) -> str:
    words = ("".join(chance.choice(SYLLABLES) for _ in range(chance.randrange(2, 4))) for _ in range(14))
    return " ".join(words).capitalize()


def _page(
    made: World, event: Event, counter: str, outlet: str, day: int, lines: Sequence[Line], filler: Sequence[str],
    chance: random.Random,
) -> dict[int, str]:  # fmt: skip
    """Write one report; returns the claim ids by the number of their lines."""
    words = ""
    spans: list[tuple[int, int]] = []
    figures: list[tuple[int, int]] = []
    victims: list[tuple[int, int] | None] = []
    town, published = event.town, event.day + dt.timedelta(days=day)
    rest = list(filler)
    for place, line in enumerate(lines):
        if not line.goes_on and place:
            words += f". {rest.pop()}. " if rest else ". "
        start = len(words) if not line.goes_on or not spans else spans[-1][0]
        said = "" if line.own or line.goes_on else f"{counter} says that "
        words += (said + line.before).format(town=town, day=event.day)
        figures.append((len(words), len(words) + len(line.figure)))
        words += line.figure + line.behind.format(town=f"{town}, {event.land}", day=f"{event.day:%d %B %Y}")
        end = len(words)
        if line.goes_on:
            for back in range(len(spans)):
                if spans[back][0] == start:
                    spans[back] = (start, end)
        spans.append((start, end))
        at = words.find(line.victims, figures[-1][0]) if line.victims else -1
        victims.append((at, at + len(line.victims)) if at >= 0 else None)
    words += f". {' '.join(rest)}. More in {outlet}. {event.side} is blamed."
    report = Report(digest(words.encode()), "text/plain", len(words))
    sentences = tuple(Span(a, b) for a, b in sorted(set(spans)))
    text = Text(report.id, words, "bench", "en", "", (Span(0, len(words)),), sentences)
    made.sources.append(
        Source(report, (Capture(report.id, outlet, None, published.isoformat()),), text, report.id, "bench")
    )
    ids: dict[int, str] = {}
    for place, line in enumerate(lines):
        claim = _claim(text, line, counter, town, spans[place], figures, victims[place], place)
        ids[place] = claim.id
        made.statements[claim.id] = claim
    act = words.rindex(event.side)
    accused = Accusation(
        text=text.id, quote=text.quote(act, len(words)), actor=Mention(event.side, text.quote(act, act + len(event.side))),
        act=text.quote(act + len(event.side) + 1, len(words)), harm="killed", places=(Mention(town),),
    )  # fmt: skip
    made.statements[accused.id] = accused
    return ids


def _claim(
    text: Text, line: Line, counter: str, town: str, span: tuple[int, int], figures: Sequence[tuple[int, int]],
    victims: tuple[int, int] | None, place: int,
) -> Claim:  # fmt: skip
    first = line.day
    when = (
        When(
            first.isoformat(),
            None if line.running else first.isoformat(),
            "stated",
            "unknown" if line.running else "stated",
        )
        if first
        else None
    )
    return Claim(
        text=text.id,
        quote=text.quote(*span),
        figure=text.quote(*figures[place]),
        count=line.count,
        harm=line.harm,  # type: ignore[arg-type]
        victims=Victims(text.quote(*victims) if victims else None, line.status, line.sorts),  # type: ignore[arg-type]
        places=(Mention(town),),
        when=Period(when, text.quote(*span)) if when else None,
        running=line.running,
        speakers=() if line.own else (Speaker(counter, "organisation"),),
        accused=(Mention(line.accused, text.quote(*span)),) if line.accused else (),
        stance=line.stance,  # type: ignore[arg-type]
        part_of=text.quote(*figures[line.under]) if line.under is not None else None,
    )


# ---------------------------------------------------------------------- keeping the books


def kept(made: World) -> Account:
    """The account of a world, as the desk works it out."""
    known = replace(knowledge.knowledge(), actors=Actors.from_toml(ACTORS))
    voices = copies.voices(source.text for source in made.sources if source.text)
    sources = [replace(source, voice=voices[source.report.id]) for source in made.sources]
    return workings.worked_out(Case(), Policy(), sources, made.statements, known)


def _is(kind: str, finding: Finding) -> bool:
    """Whether a finding is of an error's kind."""
    field_, value = finding.field, finding.value
    match kind:
        case "parts off":
            return finding.kind == "parts" and value.startswith("off")
        case "part impossible" | "category impossible":
            return finding.kind == "parts" and value == "impossible"
        case "increment off":
            return finding.kind == "increment" and value.startswith("off")
        case "correction":
            return finding.kind == "correction"
        case "number":
            return finding.kind == "drift" and field_ == "count" and finding.reason == "copying"
        case "bound":
            return finding.kind == "drift" and field_ == "count" and finding.reason == "wording"
        case _:
            name = {"fact": "speakers", "doubt": "stance", "date": "when"}.get(kind, kind)
            return finding.kind == "drift" and field_ == name


@dataclass(frozen=True, slots=True)
class Score:
    """Of one kind: planted, found, and alarms that rest on nothing planted."""

    planted: int
    found: int
    false: int


def scores(made: World, account: Account) -> dict[str, Score]:
    """How the account's findings compare with the key, kind by kind."""
    by_statement: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in account.findings:
        for id in {*finding.holds, *finding.disputes}:
            by_statement[id].append(finding)
    groups = {kind: [p for p in made.key if p.kind == kind] for kind in KINDS}
    results = {}
    touched = frozenset[str]().union(*(planted.statements for planted in made.key))
    for kind, planted in groups.items():
        found = sum(any(_is(kind, f) for id in p.statements for f in by_statement[id]) for p in planted)
        false = sum(_is(kind, f) and touched.isdisjoint({*f.holds, *f.disputes}) for f in account.findings)
        results[kind] = Score(len(planted), found, false)
    return results


def misses(made: World, account: Account) -> Iterator[str]:
    """What was planted and not found, and what was found and not planted, in words."""
    told: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in account.findings:
        for id in {*finding.holds, *finding.disputes}:
            told[id].append(finding)
    for planted in made.key:
        if not any(_is(planted.kind, f) for id in planted.statements for f in told[id]):
            words = [s.quote.words for id in sorted(planted.statements) if (s := made.statements.get(id))]
            yield f"missed {planted.kind}: {words[:3]}"
    touched = frozenset[str]().union(*(planted.statements for planted in made.key))
    for kind, finding in ((kind, f) for kind in KINDS for f in account.findings if _is(kind, f)):
        if touched.isdisjoint({*finding.holds, *finding.disputes}):
            yield f"false {kind}: {finding.words}"


def measured(claims: int, seed: int, *, shown: bool) -> tuple[int, float]:
    """Make a world, keep its books, print how it went; (claims, seconds per claim)."""
    made = world(claims, seed)
    size = sum(isinstance(s, Claim) for s in made.statements.values())
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    account = kept(made)
    each = (time.process_time() - start) / size
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(
        f"{size:,} claims in {len(made.sources):,} reports: {each * 1e6:.0f} µs a claim, {each * size:.0f} s of one core in all;"
    )
    print(f"  {len(account.incidents):,} incidents; memory {before // 1024:,} MB before, {after // 1024:,} MB at most")
    print(f"  {'':20} {'planted':>8} {'found':>8} {'false':>8}")
    results = scores(made, account)
    for kind, score in results.items():
        print(f"  {kind:20} {score.planted:8,} {score.found:8,} {score.false:8,}")
    planted, found, false = (sum(getattr(s, name) for s in results.values()) for name in ("planted", "found", "false"))
    print(f"  {'in all':20} {planted:8,} {found:8,} {false:8,}", flush=True)
    if shown:
        for number, line in Counter(misses(made, account)).most_common(40):
            print(f"  {line} {number}")
    return size, each


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--claims", type=int, nargs="*", default=[10_000])
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--misses", action="store_true", help="print what was missed, and false alarms")
    chosen = options.parse_args()
    if len(chosen.claims) == 1:
        measured(chosen.claims[0], chosen.seed, shown=chosen.misses)
        return 0
    times: dict[int, float] = {}
    for size in chosen.claims:
        done = subprocess.run(
            [sys.executable, __file__, "--claims", str(size), "--seed", str(chosen.seed)],
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        print(done.stdout, end="", flush=True)
        times[size] = float(done.stdout.split(" µs")[0].rsplit(" ", 1)[1])
    least, most = times[min(times)], times[max(times)]
    print(
        f"time per claim grew {most / least:.2f} times from {min(times):,} to {max(times):,} claims (bound {GROWTH:.2f})"
    )
    return int(most > GROWTH * least)


if __name__ == "__main__":
    sys.exit(main())
