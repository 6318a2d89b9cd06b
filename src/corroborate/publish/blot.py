"""Words and the names to keep back in, the places to blot out.

A name is looked for by its words, not by its characters: without regard to case, accents, vowel signs, hyphens and
characters that nobody sees, so that "Amîna-DARWISH" does not slip past "Amina Darwish". A whole name of several words is
blotted in every report; its single words (the surname alone, the first name alone) only in the reports that hold the
name, and not where they are part of a name that is public anyway: a town stays readable though a victim is called after
it. E-mail addresses and telephone numbers go in
every report. Where it is in doubt, it blots: what is withheld by mistake can be looked up, what is shown cannot be taken back.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple, TypeAlias

from corroborate.publish.release import FILE_WITHHELD, NAME_WITHHELD, PLACE_WITHHELD
from corroborate.records import Span

_UNSEEN: Final = "\u00ad\u200b-\u200f\u2060\ufeff"
_MARKS: Final = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670"
_TOKEN: Final = re.compile(rf"[^\W_](?:[^\W_]|[{_MARKS}{_UNSEEN}])*")
_GAP = 3  # what may stand between two words of a name: ". ", "-", a line break
_SHORT = 3  # a part of a name below this is a particle or an initial, and no name
_JOINED = 2  # letters of particles written onto a word, in scripts without capitals
_CONTACT: Final = re.compile(
    r"""[\w.+-]+@[\w-]+(?:\.[\w-]+)+                                                   # an e-mail address
    | [\w.+-]+\s?[(\[{]\s?at\s?[)\]}]\s?[\w-]+(?:\s?(?:\.|[(\[{]?\s?\bdot\b\s?[)\]}]?)\s?[\w-]+)*  # one in disguise
    | (?<![\w@/.])@\w[\w.]{2,}                                                      # a handle
    | (?<![\w.,])(?:\+|00)\d[\d\s().-]{7,}\d                                        # a telephone number, from abroad
    | (?<![\w.,:/-])\(?0\d{1,4}\)?[\s./-]?\d{3}[\s.-]?\d{3,4}(?![\w.,]\d)            # one from within a country
    | \b(?:tele)?(?:phone|whatsapp|telegram|signal|viber|mobile|tel)\b[^\w\n]{0,3}(?:(?:number|no|is|at|on)\b[^\w\n]{0,3}){0,3}
      \+?\d[\d\s().-]{4,}\d                                                         # one that is told to be one
    """,
    re.VERBOSE | re.IGNORECASE,
)  # how somebody is reached is withheld whoever it is
_SPOT: Final = re.compile(
    r"""(?<![\w.])[-+]?\d{1,3}\.\d{3,}\s?°?\s?[NSEW]?\s?[,;/\s]\s?[-+]?\d{1,3}\.\d{3,}(?:\s?°?\s?[NSEW]\b)?  # degrees
    | \d{1,3}\s?°\s?\d{1,2}(?:\.\d+)?\s?['′’](?:\s?\d{1,2}(?:\.\d+)?\s?(?:["″”]|''))?\s?[NSEW]\b           # and minutes
    | (?<!\w)[2-9CFGHJMPQRVWX]{4,8}\+[2-9CFGHJMPQRVWX]{2,3}\b                                  # a plus code
    | (?<![\w/])///\w+\.\w+\.\w+                                                             # three words
    | \b\d{1,2}[C-HJ-NP-X]\s?[A-HJ-NP-Z]{2}\s?\d{3,5}\s?\d{3,5}\b                              # a military grid
    """,
    re.VERBOSE,
)  # an exact spot in a quote may be a house; where a place is, is told in a field, as exactly as the policy says
_MAY_BE_CONTACT: Final = re.compile(
    r"@|[(\[{]\s?at\s?[)\]}]|\d[\d\s()./-]{4}", re.IGNORECASE
)  # else the above is in vain
_MAY_BE_SPOT: Final = re.compile(r"\.\d{3}|°|\w\+\w|///|\d[A-Z]\s?[A-Z]{2}")
_FOREIGN: Final = (
    0.8  # share of a text's letters that have capitals, above which words in a script without any were not read
)
_BRACKETED: Final = re.compile(r"\s?[(\[]\s?([^()\[\]\n]{2,60}?)\s?[)\]]")
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_PATH: Final = re.compile(r"(?<![\w:/])(?:~?(?:/[^\s/:'\"]+){2,}|[A-Za-z]:\\[^\s'\"]+)")

_Name: TypeAlias = tuple[str, ...]
_Index: TypeAlias = Mapping[str, Sequence[_Name]]


class _Token(NamedTuple):
    start: int
    end: int
    word: str


class Hidden(NamedTuple):
    """A stretch of words to blot, [start, end), and what stands in its place."""

    start: int
    end: int
    mark: str = NAME_WITHHELD

    def moved(self, by: int) -> Hidden:
        """The same, `by` code points further on."""
        return Hidden(self.start + by, self.end + by, self.mark)

    def within(self, start: int, end: int) -> Hidden:
        """As much of it as lies in [start, end); of no length, or less, where none does."""
        return Hidden(max(self.start, start), min(self.end, end), self.mark)


def _tokens(words: str) -> list[_Token]:
    if words.isascii():
        return [_Token(*m.span(), m.group()) for m in _TOKEN.finditer(words.lower())]
    return [_Token(*m.span(), _fold(m.group())) for m in _TOKEN.finditer(words)]


def _fold(word: str) -> str:
    """One word without case, accents, vowel signs, lengthening strokes and characters that nobody sees."""
    if word.isascii():
        return word.lower()
    kept = (c for c in unicodedata.normalize("NFKD", word) if unicodedata.category(c) not in ("Mn", "Cf"))
    return "".join(kept).replace("\u0640", "").casefold()


def _name(words: str) -> _Name:
    return tuple(token.word for token in _tokens(words))


def _index(names: Iterable[_Name]) -> _Index:
    found: defaultdict[str, list[_Name]] = defaultdict(list)
    for name in sorted(set(names), key=lambda n: (-len(n), n)):
        if name:
            found[name[0]].append(name)
    return dict(found)


@dataclass(frozen=True, slots=True)
class Blot:
    """What is withheld in one report: whole names, parts of names, and the public names that spare a part; and the names
    of places that are too exact.

    >>> Blot.of(["Amina Darwish"], ["Darwish Bridge"]).within(["Amina Darwish"]).words("AMINA DARWISH, 9; Darwish's aunt")
    "[name withheld], 9; [name withheld]'s aunt"
    """

    whole: _Index
    public: _Index
    parts: _Index
    places: _Index
    own: frozenset[_Name] = frozenset()
    small: frozenset[str] = frozenset()
    foreign: bool = False

    @classmethod
    def of(cls, everywhere: Iterable[str], public: Iterable[str], places: Iterable[str] = ()) -> Blot:
        """From the names to withhold in the whole account and the public ones; it blots whole names alone."""
        whole = _index(name for name in map(_name, everywhere) if len(name) > 1)
        return cls(whole, _index(map(_name, public)), {}, _index(map(_name, places)))

    def within(self, here: Iterable[str], small: frozenset[str] = frozenset(), *, foreign: bool = False) -> Blot:
        """The same for a report that holds the names `here`: their parts go too, and no public name is one of them.

        `small` are words that the report writes without a capital (`small_words`): there they are words, and no part of
        a name. `foreign`: words in a script without capitals go too, since nobody read them (`is_capitalised`).
        """
        names = sorted(set(here))
        own = frozenset(map(_name, names))
        parts = {(part,) for name in names for part in _parts(name)} | {name for name in own if len(name) == 1}
        return Blot(self.whole, self.public, _index(parts), self.places, own, small, foreign)

    def hidden(self, words: str, own: Sequence[Span] = ()) -> tuple[Hidden, ...]:
        """The stretches of `words` to blot: `own` (known beforehand) and every name found; sorted, none touching. Where a
        person's name and a place's meet, both are one name.
        """
        tokens = _tokens(words) if self._seeks(words) else []
        names = self._persons(words, tokens, own)
        if names and not words.isascii():
            names = _merged([*names, *_otherwise_spelt(words, names)])
        places = list(_found(tokens, self.places))
        if _MAY_BE_SPOT.search(words):
            places += (Span(*found.span()) for found in _SPOT.finditer(words))
        if not places:
            return tuple(Hidden(s.start, s.end) for s in names)
        whole = _merged([*names, *places])
        persons = [any(_within(name, span) for name in names) for span in whole]
        marks = (NAME_WITHHELD if person else PLACE_WITHHELD for person in persons)
        return tuple(Hidden(s.start, s.end, mark) for s, mark in zip(whole, marks, strict=True))

    def _seeks(self, words: str) -> bool:
        """Whether there is anything to look for word by word."""
        return bool(self.whole or self.parts or self.places or (self.foreign and not words.isascii()))

    def _persons(self, words: str, tokens: Sequence[_Token], own: Sequence[Span]) -> tuple[Span, ...]:
        found = [*own, *_found(tokens, self.whole)]
        if _MAY_BE_CONTACT.search(words):
            found += (Span(*contact.span()) for contact in _CONTACT.finditer(words))
        parts = [part for part in _found(tokens, self.parts) if not self._is_word(words, part)]
        if self.foreign and not words.isascii():
            parts += (Span(t.start, t.end) for t in tokens if _is_uncased(t.word))
        spared = list(_found(tokens, self.public, self.own)) if parts else []
        return _merged([*found, *(part for part in parts if not any(_within(part, other) for other in spared))])

    def _is_word(self, words: str, part: Span) -> bool:
        """Whether a part of a name stands as a word of the language: `said` beside a man whose first name is Said."""
        return words[part.start].islower() and _fold(words[part.start : part.end]) in self.small

    def words(self, words: str) -> str:
        """`words` with every name replaced."""
        return replaced(words, self.hidden(words))


def small_words(words: str) -> frozenset[str]:
    """The words that a text writes more often without a capital than with one, folded.

    >>> sorted(small_words("Said Hope said no. She said nothing."))
    ['no', 'nothing', 'said']
    """
    counts: Counter[str] = Counter()
    for token in _tokens(words):
        first = words[token.start]
        counts[token.word] += first.islower() - first.isupper()
    return frozenset(word for word, count in counts.items() if count > 0)


def replaced(words: str, hidden: Sequence[Hidden]) -> str:
    """`words` with each of the sorted stretches replaced by its mark.

    >>> replaced("abcdef", [Hidden(1, 3, "-")])
    'a-def'
    """
    parts, at = [], 0
    for span in hidden:
        parts += [words[at : span.start], span.mark]
        at = span.end
    return "".join([*parts, words[at:]])


def is_capitalised(words: str) -> bool:
    """Whether nearly all letters of a text are of a script that has capitals.

    >>> is_capitalised("Amina (أمينة) was one of them, the doctors said."), is_capitalised("كانت أمينة"), is_capitalised("7")
    (True, False, False)
    """
    if words.isascii():
        return _LETTERS.search(words) is not None
    letters = "".join(_LETTERS.findall(words))
    return sum(c.lower() != c.upper() for c in letters) > _FOREIGN * len(letters)


def _is_uncased(word: str) -> bool:
    return any(c.isalpha() for c in word) and word.lower() == word.upper()


def _otherwise_spelt(words: str, names: Sequence[Span]) -> Iterator[Span]:
    """What stands in brackets right behind a name, in another script: the same name over again."""
    for name in names:
        behind = _BRACKETED.match(words, name.end)
        if (
            behind
            and _is_uncased(behind[1]) != _is_uncased(words[name.start : name.end])
            and _LETTERS.search(behind[1])
        ):
            yield Span(*behind.span(1))


def _parts(name: str) -> Iterator[str]:
    """The single words of a name that can stand for it; what begins with a number is an address, and none does."""
    if name[:1].isdigit():
        return
    for token in _tokens(name):
        if len(token.word) >= _SHORT and not name[token.start].islower() and not token.word.isdigit():
            yield token.word


def _found(tokens: Sequence[_Token], index: _Index, but: frozenset[_Name] = frozenset()) -> Iterator[Span]:
    """Where names of the index stand, the longest at each place."""
    if not index:
        return
    for i, token in enumerate(tokens):
        for cut in _starts(token):
            for name in index.get(token.word[cut:], ()):
                last = i + len(name) - 1
                if (
                    name not in but
                    and last < len(tokens)
                    and _spelt(tokens[i + 1 : last + 1], name[1:])
                    and _near(tokens[i : last + 1])
                ):
                    yield Span(token.start, tokens[last].end)
                    break


def _starts(token: _Token) -> range:
    """Where in a word a name may begin: at its front, or behind letters written onto it."""
    uncased = token.word.upper() == token.word and not token.word.isdigit()
    return range(min(_JOINED, len(token.word) - 1) + 1 if uncased else 1)


def _spelt(tokens: Sequence[_Token], name: _Name) -> bool:
    return all(token.word == word for token, word in zip(tokens, name, strict=True))


def _near(tokens: Sequence[_Token]) -> bool:
    return all(b.start - a.end <= _GAP for a, b in itertools.pairwise(tokens))


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    made: list[Span] = []
    for span in sorted(set(spans)):
        if made and span.start <= made[-1].end:
            made[-1] = Span(made[-1].start, max(made[-1].end, span.end))
        else:
            made.append(span)
    return tuple(made)


@dataclass(frozen=True, slots=True)
class FileNames:
    """The file names of a case, looked for by their first letters, so that it takes no longer where there are many."""

    names: frozenset[str]
    lengths: Mapping[str, frozenset[int]]

    @classmethod
    def of(cls, names: Iterable[str]) -> FileNames:
        """From file names; one of a letter or two is none that could be told from other words."""
        kept = frozenset(name for name in names if len(name) >= _SHORT)
        lengths: defaultdict[str, set[int]] = defaultdict(set)
        for name in kept:
            lengths[name[:_SHORT]].add(len(name))
        return cls(kept, {start: frozenset(found) for start, found in lengths.items()})

    def without(self, words: str) -> str:
        """`words` with the known file names, and whatever looks like a path, replaced, the longest first.

        >>> FileNames.of(["list.pdf"]).without("list.pdf: cannot open '/home/mona/list.pdf'")
        "[file name withheld]: cannot open '[file name withheld]'"
        """
        words = _PATH.sub(FILE_WITHHELD, words)
        for name in sorted(self._in(words), key=lambda n: (-len(n), n)):
            if name.isalpha() and name.islower():  # "dev" is a file's name where it is quoted, and no part of "device"
                words = re.sub(rf"(?<=[“\"'‘]){name}(?=[”\"'’])|\A{name}(?=:)", lambda _: FILE_WITHHELD, words)
            else:
                words = words.replace(name, FILE_WITHHELD)
        return words

    def _in(self, words: str) -> set[str]:
        ends = ((i, i + n) for i in range(len(words)) for n in self.lengths.get(words[i : i + _SHORT], ()))
        return {words[start:end] for start, end in ends} & self.names
