"""A text in, what leads to a private person though it is no full name out: homes, initials, nicknames, who signed.

These are seen in the words as they stand, and not in lines of words: a full stop behind an initial ends a sentence as often
as not. Where it is in doubt whether letters stand for a person, somebody has to speak, act or have an age behind them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Final

from corroborate.actors import Actors, fold
from corroborate.language import Language
from corroborate.records import Span, Text
from corroborate.values import Quote

_ARTICLES: Final = "(?:[ ]?(?:al|el|bin|ibn)[- ])?"
_INITIALS: Final = re.compile(
    rf"(?<![\w.&@/'’-])(?<![A-Z] )(?<!\b[Tt]he )[^\W\d_]\.(?:[ ]?{_ARTICLES}[^\W\d_]\.){{0,3}}"
)
_AROUND: Final = 40  # characters before a name in which it is told whose it is
_HALVED: Final = re.compile(  # a small word behind it, so that it is no end of a sentence and no surname follows
    r"(?<![\w.&@/’'-])([A-Z][^\W\d_]+(?:['’-][^\W\d_]+)?) ([^\W\d_a-z])\.(?=['’]s\b|[,;:)”\"]|[ \n][^\W\d_A-Z])"
)
_SEVERAL: Final = ("s", "men", "women", "people", "children", "folk")
_CAPITALS: Final = r"(?-i:([A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?))"
_SIGNER: Final = r"[^\W\d_][\w.'’-]*(?:[ ][^\W\d_][\w.'’-]*)?"
_SIGNERS: Final = re.compile(rf"^[ \t]*({_SIGNER}(?:[ ]?/[ ]?{_SIGNER}){{1,3}})[ \t]*$", re.MULTILINE)


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


class Traces:
    """What one language knows of where people live, and of how they are named by halves."""

    def __init__(self, language: Language, actors: Actors) -> None:
        words = partial(language.known, "persons")
        self._homes_of(language)
        said, does, be = (words("predicates", key) for key in ("said", "does", "be"))
        people = {word for found in language.section("people", "status").values() for word in found}
        roles = _any(people | words("roles") | words("titles"))
        age = r"(?:,[ ]?|[ ]\()(?:aged? )?\d{1,2}[ ]?[,.;)]|,? \(?(?:an? )?\d{1,3}-(?:year|month)"
        behind = rf"{age}|['’]s\b|,? (?:{_any(said | does)})\b|,? (?:{_any(be)}) (?:{_any(words('predicates', 'suffers'))})\b"
        self._behind = re.compile(rf"[”\"’']?(?:{behind}|, (?:an?|the|another) (?:{roles})\b)")
        cues = _any(words("naming", "halves"))
        speech = rf"[”\"’'],? (?:{_any(said)})"
        self._before = re.compile(rf"(?:\b(?:{roles}|{cues}),?|{speech}) [“\"‘']?\Z", re.IGNORECASE)
        nicknamed = _any(words("naming", "nicknames"))
        self._nicknames = re.compile(rf"\b(?:{nicknamed}),? [\"“‘']([^\"”’'\n]{{2,40}})[\"”’']", re.IGNORECASE)
        self._things = words("bearers")
        aliases, bare = _any(words("naming", "aliases")), _any(words("naming", "bare"))
        quoted = r"[\"“‘']([^\"”’'\n]{2,40})[\"”’']"
        self._alias = re.compile(
            rf",? ?\(?(?:(?:{nicknamed}|{aliases}|{bare}),? (?:the )?{quoted}|(?:{bare}),? {_CAPITALS})", re.IGNORECASE
        )
        self._known_as = re.compile(
            rf"(?<![\w-])([\w-]{{1,40}}),? (?:who (?:is|was) )?(?:only )?(?:{aliases}|{bare}) {quoted}", re.IGNORECASE
        )
        ones = (people | words("roles") | words("kin")) - words("roles", "not") - words("offices")
        self._ones = {word for word in ones if not word.endswith(_SEVERAL)}
        coded = _any(words("naming", "coded"))
        self._coded = re.compile(
            rf"\b(?i:{coded}) [“\"‘']?([A-Z]{{1,4}}[-‑–]?\d{{1,4}})(?=[,.;:)”\"’']|$| (?:{_any(said | does | be)})\b)"
        )
        titles = words("titles") | words("titles", "weak")
        self._nameless = self._things | words("ordinary") | words("offices") | titles | words("naming", "lettered")
        names = (name for body in actors.bodies for name in (body.name, *body.aliases))
        self._bodies = {fold(name).replace(" ", "") for name in names} | language.known("places", "region")
        self._bodies |= {
            re.sub(r"\W", "", name) for name in language.every("nations", *language.tables.get("nations", ()))
        }

    def _homes_of(self, language: Language) -> None:
        ways, rooms, parts, numbered, lives = (
            _any(language.words("persons", "homes", key)) for key in ("ways", "rooms", "parts", "numbered", "lives")
        )
        number = rf"\.?(?: (?:{numbered})\.?)? ?#?\d{{1,4}}[A-Za-z]?"
        part = rf"(?:{rooms}|{parts}){number}"
        some = rf"(?:{rooms}|{parts}|{ways})(?:{number}| [A-Za-z]\b)"
        called = rf"(?:the )?(?-i:[A-Z][\w'’-]* ){{1,3}}(?:{parts})\b"  # "Flat 3, Al-Nour Building"
        told = rf"(?:{parts}) (?:(?:{numbered})\.? ?|#)\d{{1,4}}[A-Za-z]?"
        nested = rf"(?:{parts}){number},? (?:in )?{some}|(?:{ways}){number},? {part}"  # "House 7, Block 3", "Street 4, House 7"
        first = rf"(?:{part},? ){{0,4}}(?:{rooms}){number}|{told}|{nested}"
        self._rooms = re.compile(rf"\b(?:{first})(?:,? (?:in |of )?(?:{some}|{called})){{0,4}}\b", re.IGNORECASE)
        self._lived = re.compile(rf"\b(?:{lives}) (?:at|in) ((?:{parts}){number})\b", re.IGNORECASE)
        name = rf"(?:(?:[^\W\d_a-z][\w'’-]{{0,40}}|{_any(language.words('persons', 'particles'))})[ ])"
        self._homes = re.compile(
            rf"(?<![\w.,:/-])\d{{1,5}}(?:-?[A-Za-z])?,? {name}{{1,4}}?(?i:{ways})\b"
            rf"|\b{name}{{1,3}}?(?i:{ways})(?: (?i:{numbered})\.?)? \d{{1,4}}[A-Za-z]?(?=[,;)]|\.(?!\d))"
        )

    def find(self, text: Text, towns: Iterable[Span] = (), private: Iterable[Quote] = ()) -> Iterator[Quote]:
        """Everything of that kind in a text; `towns` sign nothing, and what a `private` person is called too goes with him."""
        yield from self._addresses(text)
        halved = list(self._halved(text.content))
        ends = {end for _, end in halved}
        yield from (text.quote(*span) for span in halved)
        yield from (text.quote(*span) for span in self._lettered(text.content) if span[1] not in ends)
        yield from (text.quote(*found.span(1)) for found in self._coded.finditer(text.content))
        for name in private:
            if alias := self._alias.match(text.content, name.end):
                yield text.quote(*alias.span(1 if alias[1] else 2))
        for found in self._known_as.finditer(text.content):
            if found[1].casefold() in self._ones and self._things.isdisjoint(found[2].casefold().split()):
                yield text.quote(*found.span(2))
        for found in self._nicknames.finditer(text.content):
            around = [*text.content[max(0, found.start() - _AROUND) : found.start()].split()[-2:], *found[1].split()]
            if around[-1][0].isupper() and self._things.isdisjoint(word.casefold() for word in around):
                yield text.quote(*found.span(1))
        known = {town.start for town in towns}
        for found in _SIGNERS.finditer(text.content):
            names = [
                Span(found.start(1) + one.start(), found.start(1) + one.end())
                for one in re.finditer(r"[^/\s][^/]*[^/\s]|\w", found[1])
            ]
            if all(found.string[name.start].isupper() for name in names) and known.isdisjoint(n.start for n in names):
                yield from (text.quote(name.start, name.end) for name in names)

    def _addresses(self, text: Text) -> Iterator[Quote]:
        """Where somebody lives, by number and street: it leads to a person as surely as a name."""
        numbered = [found.span() for found in self._rooms.finditer(text.content)]
        lived = (found.span(1) for found in self._lived.finditer(text.content))
        alone = (span for span in lived if not any(start <= span[0] < end for start, end in numbered))
        yield from (text.quote(*span) for span in (*numbered, *alone))
        yield from (text.quote(*found.span()) for found in self._homes.finditer(text.content))

    def _halved(self, words: str) -> Iterator[tuple[int, int]]:
        """A first name and the initial of another: `Lidka H. was …`, `told Lidka H.`"""
        for found in _HALVED.finditer(words):
            low = fold(found[1])
            if low not in self._nameless and fold(found[1] + found[2]) not in self._bodies:
                yield found.span()

    def _lettered(self, words: str) -> Iterator[tuple[int, int]]:
        """Initials of somebody of whom it is told that they are: `R. T., 34, …`, `the tailor K.H.`, `“No,” said N. al-K.`"""
        for found in _INITIALS.finditer(words):
            letters = [letter for letter in re.findall(r"[^\W\d_]+", found.group()) if len(letter) == 1]
            if not all(letter.isupper() for letter in letters) or fold("".join(letters)) in self._bodies:
                continue
            if self._behind.match(words, found.end()) or self._before.search(
                words, max(0, found.start() - _AROUND), found.start()
            ):
                yield found.span()
