"""Statements in, who counts and who is accused out: one counter for all names of a body, one party for all of an actor's.

A counter is the innermost speaker of a claim's chain; the others carry. A claim in the report's own voice is counted by its
publisher. Sources without a name are a counter of their own in each report.

A party has a side only where words, day and country tell one (`Actors.resolve`). A name that could mean opposite sides
stays open and is a party of its own in each report, so that two reports can never agree through it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from corroborate.account import Counter, Party, Source
from corroborate.actors import Actors, Body, Side, fold
from corroborate.records import Accusation, Answer, Claim, Mention, Speaker, Statement, Text
from corroborate.values import Quote, When

_DECIDED: Final = "a person decided so"
_ARTICLES = ("the ", "a ", "an ")
_HEADING = 40  # characters
_SORTS = 2  # small words before a body's name that say of what sort it is: `rebel`, `armed separatist`
_SPELT: Final = {"defense": "defence", "labor": "labour"}
_OFFICES: Final = frozenset(
    {"ministry", "minister", "army", "military", "police", "prosecutor", "president", "presidency"}
)
_OF: Final = re.compile(r" of (?:the )?[A-Z][\w'’-]*")  # whose a government is: "the government | of Tigray"
_TIES = frozenset({"of", "the", "and", "for", "by", "from", "with"})


@dataclass(frozen=True, slots=True)
class Names:
    """`counter` by claim id, `party` (keys, in the order of the statement) by statement id, `parties` by key; `fighters`
    are the sides of victims who are fighters, by claim id, where their words tell one.
    """

    counter: Mapping[str, Counter]
    party: Mapping[str, tuple[str, ...]]
    parties: Mapping[str, Party]
    fighters: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Scene:
    """What one report says that helps to tell its names."""

    source: Source
    countries: tuple[str, ...]
    marks: tuple[str, ...]
    named: tuple[Body, ...]
    speakers: tuple[str, ...]
    told: Mapping[str, str]  # by folded name what a person decided that it means here
    headings: tuple[tuple[int, str], ...] = ()  # where a country's name stands over what follows, and its code

    def headed(self, at: int) -> tuple[str, ...]:
        """The countries that the words at a position are about: that of the heading over them, else the report's."""
        over = [code for start, code in self.headings if start < at]
        return (over[-1],) if over else self.countries

    def decided(self, name: str) -> str:
        """What a person decided that a name means, as it stands or without its article; "" where nobody did."""
        return self.told.get(fold(name)) or self.told.get(fold(_plain(name)), "")


def names(
    statements: Iterable[Statement],
    sources: Mapping[str, Source],
    actors: Actors,
    told: Mapping[tuple[str, str], str] = MappingProxyType({}),
) -> Names:
    """Counters and parties of all statements; `sources` is keyed by text id.

    `told` is what people decided that a folded name means in a report (by its id), which overrules everything else: a body
    of the list, by key or name, or else any name of a body or side.
    """
    ordered = sorted(statements, key=lambda statement: statement.id)
    scenes = _scenes(ordered, sources, actors, told)
    party, parties = _parties(ordered, scenes, actors)
    return Names(_counters(ordered, scenes, actors), party, parties, dict(_fighters(ordered, scenes, actors)))


def _scenes(
    statements: Iterable[Statement],
    sources: Mapping[str, Source],
    actors: Actors,
    told: Mapping[tuple[str, str], str],
) -> dict[str, _Scene]:
    meant: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for (report, name), value in told.items():
        meant[report][name] = value
    speakers: defaultdict[str, set[str]] = defaultdict(set)
    for statement in statements:
        speakers[statement.text] |= {speaker.name for speaker in statement.speakers}
    return {
        text: _scene(sources[text], sorted(speakers[text]), actors, meant.get(sources[text].report.id, {}))
        for text in sorted(speakers)
    }


def _scene(source: Source, speakers: Iterable[str], actors: Actors, told: Mapping[str, str]) -> _Scene:
    content = source.text.content if source.text else ""
    said = {spot.body.key: spot.body for name in speakers for spot in actors.spot(name) if spot.body.speaks}
    if not any(body.kind == "monitor" for body in said.values()):
        said |= {spot.body.key: spot.body for spot in actors.spot(content) if spot.body.speaks}
    return _Scene(
        source, actors.countries_of(content), actors.marks_in(content), tuple(said[key] for key in sorted(said)),
        tuple(sorted({_plain(name) for name in speakers})), told, tuple(_headings(source.text, actors)),
    )  # fmt: skip


def _headings(text: Text | None, actors: Actors) -> Iterator[tuple[int, str]]:
    """Where a country's name stands by itself as a paragraph, and its code."""
    for span in text.paragraphs if text else ():
        code = (
            actors.country(text.content[span.start : span.end]) if text and span.end - span.start < _HEADING else None
        )
        if code is not None:
            yield span.start, code


# ---------------------------------------------------------------------- counters


def _counters(statements: Iterable[Statement], scenes: Mapping[str, _Scene], actors: Actors) -> dict[str, Counter]:
    claims = [statement for statement in statements if isinstance(statement, Claim)]
    known: dict[tuple[str, str, str], Counter] = {}  # a report names the same speakers again and again
    found: dict[str, Counter] = {}
    for claim in claims:
        told = (
            (claim.text, claim.speakers[-1].name, claim.speakers[-1].kind) if claim.speakers else (claim.text, "", "")
        )
        if told not in known:
            known[told] = _counter(claim, scenes[claim.text], actors)
        found[claim.id] = known[told]
    wordings: defaultdict[str, set[str]] = defaultdict(set)
    for claim in claims:
        wordings[found[claim.id].key] |= {_plain(speaker.name) for speaker in claim.speakers[-1:]}
    best = {counter.key: counter for counter in sorted(found.values(), key=lambda c: (-len(c.name), c.name))}
    merged = {
        key: replace(counter, names=tuple(sorted(wordings[key] - {counter.name}))) for key, counter in best.items()
    }
    return {claim: merged[counter.key] for claim, counter in found.items()}


def _counter(claim: Claim, scene: _Scene, actors: Actors) -> Counter:
    if not claim.speakers:
        return _own(scene.source, actors)
    speaker = claim.speakers[-1]
    if decided := scene.decided(speaker.name):
        known = actors.body(decided)
        kind = speaker.kind if speaker.kind in ("organisation", "official", "person") else "organisation"
        return _body(known) if known else Counter(f"name:{fold(decided)}", decided, kind)
    if actors.describes(speaker.name) and (own := _itself(speaker, scene.source, actors)):
        return own
    body = actors.speaker(speaker.name, countries=scene.countries, named=scene.named)
    if body is not None:
        return _body(body)
    return _stranger(speaker, scene, actors)


def _itself(speaker: Speaker, source: Source, actors: Actors) -> Counter | None:
    """The report's own publisher, where a description is a part of its name: "the Center" in what a Center for … publishes."""
    publisher = source.publisher or ""
    if not set(fold(_plain(speaker.name)).split()) <= set(fold(publisher).split()):
        return None
    body = next(iter(actors.find(publisher)), None)
    return _body(body) if body else Counter(f"name:{fold(publisher)}", publisher, "organisation")


def _body(body: Body) -> Counter:
    return Counter(
        body.key, body.name, body.speaker, office_of=body.office_of, proof=body.proof, relies_on=body.relies_on
    )


def _stranger(speaker: Speaker, scene: _Scene, actors: Actors) -> Counter:
    """A speaker that is on no list: known by its name, or, without one, only within its report.

    Where the report calls one speaker alone by a longer form of the name, it is that: "the mayor" is the mayor of Ruva.
    """
    name = _plain(speaker.name)
    if speaker.kind == "unnamed":
        return Counter(f"unnamed:{scene.source.voice}:{fold(name)}", name, "unnamed")
    words = fold(name).split()
    longer = [other for other in scene.speakers if _lengthens(fold(other).split(), words)]
    if not longer and len(words) == 1 and name[:1].isupper():  # "the Forum" is the Lawyers' Forum for Rights
        longer = [other for other in scene.speakers if words[0] in fold(other).split()[1:-1]]
    name = longer[0] if len(longer) == 1 else _spelt_out(name, scene) or name
    if actors.describes(name):
        return Counter(f"unnamed:{scene.source.voice}:{fold(name)}", name, "unnamed")
    return Counter(f"name:{_office(name, actors) or fold(name)}", name, speaker.kind)


def _spelt_out(name: str, scene: _Scene) -> str | None:
    """The speaker whose short form a name is where the report says so: `the Hill Rights Committee (HRC)`."""
    content = scene.source.text.content if scene.source.text else ""
    if not name.isupper() or f"({name})" not in content:
        return None
    return next((other for other in scene.speakers if f"{other} ({name})" in content), None)


def _office(name: str, actors: Actors) -> str | None:
    """An office of one country in the same words, however they are put: `Chad's defence ministry`, `Chadian Ministry of Defense`."""
    lands = actors.countries_in(name)
    words = [_SPELT.get(word, word) for word in fold(name).split() if word not in _TIES and word != "s"]
    rest = [word for word in words if not actors.countries_in(word)]
    if len(lands) != 1 or len(rest) == len(words) or not _OFFICES.intersection(rest):
        return None
    return " ".join([*sorted(rest), f"@{lands[0]}"])


def _lengthens(longer: Sequence[str], words: Sequence[str]) -> bool:
    """Whether a name begins, or ends, with all the words of a shorter one."""
    size = len(words)
    return len(longer) > size and list(words) in (list(longer[:size]), list(longer[-size:]))


def _own(source: Source, actors: Actors) -> Counter:
    """The report's own voice, marked by its key: a monitor counts under its own name, an outlet only as a carrier."""
    if source.publisher is None:
        return Counter(f"own:{source.voice}", "the report itself", "unnamed")
    body = next(iter(actors.find(source.publisher)), None)
    if body is not None and body.kind == "monitor":
        return _body(body)
    name = body.name if body else source.publisher
    return Counter(f"own:{body.key if body else fold(name)}", name, "outlet")


def _plain(name: str) -> str:
    low = name.lower()
    return next((name[len(article) :] for article in _ARTICLES if low.startswith(article)), name)


def _bare(name: str) -> str:
    """A name without an article, and without the small words that say what sort of body bears it.

    >>> _bare("the rebel Free Hills Front"), _bare("rebel fighters"), _bare("fighters of the Free Hills Front")
    ('Free Hills Front', 'rebel fighters', 'fighters of the Free Hills Front')
    """
    plain = _plain(name)
    words = plain.split()
    first = next((k for k, word in enumerate(words) if word[0].isupper()), 0)
    named = len(words) - first > 1 and all(word[0].isupper() for word in words[first:])
    return " ".join(words[first:]) if named and first <= _SORTS and not _TIES.intersection(words[:first]) else plain


# ---------------------------------------------------------------------- victims who fought


def _fighters(
    statements: Iterable[Statement], scenes: Mapping[str, _Scene], actors: Actors
) -> Iterator[tuple[str, str]]:
    """(claim, side) for each figure whose victims are fighters that their words put on one side."""
    for claim in statements:
        if isinstance(claim, Claim) and claim.victims.status == "combatant" and claim.victims.quote:
            quote = claim.victims.quote
            side = _side(quote.words, claim, scenes[claim.text], actors, quote).side
            if side is not None:
                yield claim.id, side


# ---------------------------------------------------------------------- parties


def _parties(
    statements: Iterable[Statement], scenes: Mapping[str, _Scene], actors: Actors
) -> tuple[dict[str, tuple[str, ...]], dict[str, Party]]:
    keys: dict[str, tuple[str, ...]] = {}
    told: dict[str, tuple[str, Side]] = {}
    wordings: defaultdict[str, list[str]] = defaultdict(list)
    users: defaultdict[str, list[str]] = defaultdict(list)
    # by what would be its open key: a body that its report names with a side too ("the rebel Free Hills Front", then without)
    sided: dict[str, tuple[str, str, Side]] = {}
    resolved: list[tuple[Statement, list[tuple[Mention, tuple[str, str, Side]]]]] = []
    for statement in statements:
        scene = scenes[statement.text]
        found = [(mention, _party(mention, statement, scene, actors)) for mention in _mentions(statement)]
        resolved.append((statement, found))
        for mention, party in found:
            if party[2].side is not None and _is_named(mention.name):
                sided.setdefault(_open_key(mention.name, scene), party)
    for statement, found in resolved:
        meant = [sided.get(party[0], party) if _is_named(mention.name) else party for mention, party in found]
        for (mention, _), (key, name, side) in zip(found, meant, strict=True):
            told.setdefault(key, (name, side))
            wordings[key].append(_plain(mention.name))
            users[key].append(statement.id)
        keys[statement.id] = tuple(dict.fromkeys(key for key, _, _ in meant))
    parties = {
        key: Party(key, name or _shortest(wordings[key]), side.side, tuple(sorted(set(wordings[key]))), tuple(dict.fromkeys(users[key])), side.why, side.could)
        for key, (name, side) in sorted(told.items())
    }  # fmt: skip
    return keys, parties


def _mentions(statement: Statement) -> tuple[Mention, ...]:
    match statement:
        case Claim():
            return statement.accused
        case Accusation() | Answer():
            return (statement.actor,)
        case _:
            return ()


def _party(mention: Mention, statement: Statement, scene: _Scene, actors: Actors) -> tuple[str, str, Side]:
    """The key, the name where a list knows one, and the side of an actor's naming."""
    name = mention.name
    decided = scene.decided(name)
    if decided:
        body = actors.body(decided)
        side = (
            actors.resolve(body.name, when=_when(statement, scene.source), countries=scene.countries) if body else None
        )
        whose = side.side if side and side.side else decided
        return (
            f"{fold(whose)}/{body.key if body else fold(_plain(name))}",
            body.name if body else "",
            Side(whose, _DECIDED),
        )
    side = _side(name, statement, scene, actors, mention.quote)
    if side.side is None:
        return _open_key(name, scene), "", side
    known = actors.find(name)
    if len(known) == 1 and not known[0].local:
        return f"{fold(side.side)}/{known[0].key}", known[0].name, side
    return f"{fold(side.side)}/{fold(_bare(name))}", "", side


def _open_key(name: str, scene: _Scene) -> str:
    """The key of a name that tells no side: it means nothing beyond its report."""
    return f"open:{scene.source.report.id}:{fold(_bare(name))}"


def _is_named(name: str) -> bool:
    """Whether an actor is called by a name of several words, and not by what it is: `Free Hills Front`, not `police`."""
    return sum(word[0].isupper() for word in _bare(name).split()) > 1


def _side(name: str, statement: Statement, scene: _Scene, actors: Actors, quote: Quote | None = None) -> Side:
    """By the name itself, by whom the words before name ("Israeli troops … the soldiers"), or, where a speaker denies
    what its own did ("denied that its troops …"), by the speaker.
    """
    when = _when(statement, scene.source)
    text, at = scene.source.text, (quote or statement.quote).start
    countries = scene.headed(at)
    if quote is not None and text is not None and (behind := _OF.match(text.content, quote.end)):
        whole = name + behind[0]
        name = whole if actors.generic(name) and not actors.generic(whole) else name
    if quote is not None and text is not None and (again := _again(name, quote, text, actors)):
        sides = [actors.resolve(one, when=when, countries=countries, context=scene.marks) for one in again]
        if len({side.side for side in sides}) == 1 and sides[0].side:
            return Side(sides[0].side, f"{again[-1]} is named before it", sides[0].body)
        if len(again) > 1:
            could = tuple(sorted({side.side for side in sides if side.side}))
            return Side(None, f"it may be any of these: {', '.join(again)}", could=could)
    side = actors.resolve(name, when=when, countries=countries, context=scene.marks)
    denied = isinstance(statement, Accusation) and statement.stance == "denied"
    if side.side is not None or not denied or not statement.speakers or not actors.owned(name):
        return side  # elsewhere "its soldiers" may as well be the enemy's
    owner = statement.speakers[-1].name
    theirs = actors.resolve(owner, when=when, countries=countries, context=scene.marks)
    return Side(theirs.side, f"{owner} speaks of its own", theirs.body) if theirs.side else side


def _again(name: str, quote: Quote, text: Text, actors: Actors) -> tuple[str, ...]:
    """Those named before in the paragraph whom "the soldiers" or "its troops" can mean: forces of states, and for its
    own any fighting body that the sentence names.
    """
    before = next((span.start for span in text.paragraphs if span.start <= quote.start < span.end), 0)
    words = text.content[before : quote.start].rstrip()
    first, _, rest = name.partition(" ")
    led, bare = (
        (first, rest) if rest and (actors.owned(name) or first.lower() == "the") else (words.split(" ")[-1], name)
    )
    own = actors.owned(led)
    if not own and led.lower() != "the":
        return ()
    forces = actors.forces_in(words, bare)
    if not own or actors.generic(bare) != "government":
        return forces
    sentence = text.sentences[text.sentence(quote.start)].start if text.sentences else before
    spots = actors.spot(text.content[sentence : quote.start])
    return tuple(dict.fromkeys((*forces, *(spot.body.name for spot in spots if spot.body.kind == "armed group"))))


def _when(statement: Statement, source: Source) -> When | None:
    """When the deed was: the day its statement tells, else the day its report was published."""
    period = statement.when if isinstance(statement, Claim | Accusation) else None
    if period is not None and (period.when.first or period.when.last):
        return period.when
    return When.day(source.published) if source.published else None


def _shortest(wordings: Iterable[str]) -> str:
    return min(wordings, key=lambda name: (len(name), name))
