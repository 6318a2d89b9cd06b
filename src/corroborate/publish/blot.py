"""Words and the names to keep back in, the places to blot out.

A name is looked for by its words, not by its characters: without regard to case, accents, vowel signs, hyphens and
characters that nobody sees, so that "Amîna-DARWISH" does not slip past "Amina Darwish". A whole name of several words is
blotted in every report; its single words (the surname alone, the first name alone) only in the reports that hold the
name, and not where they are part of a name that is public anyway: a town stays readable though a victim is called after
it. E-mail addresses, telephone numbers and the plates of cars go in
every report. Where it is in doubt, it blots: what is withheld by mistake can be looked up, what is shown cannot be taken back.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple, TypeAlias

from corroborate.publish.release import FILE_WITHHELD, NAME_WITHHELD, PLACE_WITHHELD
from corroborate.records import Span

_UNSEEN: Final = "\u00ad\u200b-\u200f\u2060\ufeff"
_ANY_UNSEEN: Final = re.compile(f"[{_UNSEEN}\u202a-\u202e\u2066-\u2069\u061c]")
_MARKS: Final = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670"
_TOKEN: Final = re.compile(rf"[^\W_](?:[^\W_]|[{_MARKS}{_UNSEEN}])*")
_GAP = 3  # what may stand between two words of a name: ". ", "-", a line break
_SHORT = 3  # a part of a name below this is a particle or an initial, and no name
_AROUND: Final = 64  # characters around what shows that there may be a telephone number: `call us on` stands before it
_JOINED = 2  # letters of particles written onto a word, in scripts without capitals
_CONTACT: Final = re.compile(
    r"""[\w.+-]+(?:\s?[(\[{]\s?dot\s?[)\]}]\s?[\w+-]+)*\s?[(\[{]\s?at\s?[)\]}]\s?[\w-]+
      (?:\s?(?:\.|[(\[{]?\s?\bdot\b\s?[)\]}]?)\s?[\w-]+)*                         # an e-mail address in disguise
    | [\w.+-]+@[\w-]+(?:\.[\w-]+)+                                                 # and one as it is
    | (?<![\w@/.])@\w[\w.]{2,}                                                    # a handle
    | (?<![\w.-])(?:https?://)?(?:www\.|api\.|chat\.|chats\.|web\.)*
      (?:wa\.me|whatsapp\.com|t\.me|telegram\.(?:me|dog)|signal\.(?:me|group)|m\.me|viber\.(?:me|com|click))/[^\s<>"']*[^\s<>"'.,;:!?)\]}]
    | (?<!\w)(?:tel|sms|smsto|callto|facetime|whatsapp|viber|signal|skype|tg|xmpp|mailto|im):(?=//|[+@\d(]|[\w.+-]+[@?])(?://)?[^\s<>"']*[\w/]
    | (?<![\w.,])(?:\+|00)\d[\d\s().-]{7,}\d                                      # a telephone number, from abroad
    | (?<![\w.,:/-])\(?0\d{1,4}\)?[\s./-]?\d{3}[\s.-]?\d{3,4}(?![\w.,]\d)          # one from within a country
    | (?<![\w.,:/-])\(0\)\s?\d(?:[\s./-]{0,2}\d){6,11}(?![\w.,]\d)
    | (?<![\w.,:/-])(?=0(?:[\s./-]?\d){8,13}(?!\d))0\d{1,4}(?:[\s./-]?\d{2,4}){2,5}(?![\w.,]\d)
    | (?<![\w.,:/=-])\d{10,15}(?![\w.,]\d)                                         # no count is written so
    | (?:\b(?:tele)?(?:phones?|whatsapp|telegram|signal|viber|mobile|cell(?:phone)?|tel|mob|landline|hotline|fax)\b
        |\b(?:tel[eé]fonos?|t[eé]l|m[oó]vil|celular|telefon\w*|handy|numara|тел|телефон\w*|моб|номер\w*)\b
        |(?<!\w)(?:[وفبلك]?(?:ال|لل)?)(?:هاتف|تلفون|تليفون|موبايل|موبيل|جوال|محمول|نقال|واتساب|واتس|تلغرام|تيليغرام|تليجرام|سيغنال|فايبر)(?:ه|ها|هم|هن|ي|ك|نا)?(?!\w)
        |(?:شماره|تلفن|موبایل|فون|נייד|טלפון)(?!\w))
      [^\w\n]{0,3}(?:(?:numbers?|no|nr|num|is|was|at|on|it|رقم|الرقم|برقم|هو|على|عبر|اب|آب)\b[^\w\n]{0,3}){0,4}
      (?!\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\d{4}-\d\d-\d\d\b)\+?\d[\d\s().-]{4,}\d   # one that is told to be one
    | (?:\b(?:calls?|called|calling|dial|dialled|dialed|ring|rang|phoned|text(?:ed)?|contact(?:ed)?|reached|reachable|numbers?|passport|identity|i\.?d(?!=))\b
        |(?<!\w)(?:اتصل|للتواصل|للاتصال|التواصل|الاتصال|رقمه|رقمها|رقمي|رقم|الرقم))
      [^\w\n]{0,3}(?:(?:us|me|him|her|them|on|at|via|by|card|no|n|nr|number|is|was|with|رقم|الرقم|هو|على|عبر|بنا|به)\b[^\w\n]{0,3}){0,4}
      (?!\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\d{4}-\d\d-\d\d\b)\+?\(?(?:\d[\s().-]{0,2}){5,}\d
    | (?<![\w.-])(?:https?://)?(?:www\.|m\.|mobile\.)*
      (?:facebook|fb|instagram|twitter|x|tiktok|youtube|linkedin|snapchat|vk|threads|gofundme)\.(?:com|me|net)/[^\s<>"']*[^\s<>"'.,;:!?)\]}]
    | https?://[^\s<>"']+/[^\s<>"']*[^\W\d_]{2,}[-_+][^\W\d_]{2,}[^\s<>"']*[^\s<>"'.,;:!?)\]}]     # words that may be a name
    | (?<![\w/.])u/[\w-]{3,}
    | \b(?:instagram|facebook|tiktok|snapchat|twitter|telegram|youtube)\b[^.\n@]{0,24}?[\s“"‘']
      (?!\w+\.(?:com|org|net|info|tv|me|co|io)\b)(?-i:[a-z][a-z0-9]*(?:[._][a-z0-9_.]*[a-z0-9]))(?!\w)      # `on Instagram, lina.qarsh`
    | \b(?:skype|telegram|signal|viber|whatsapp|instagram|facebook|tiktok|snapchat|twitter)\s?(?:(?:account|handle|page|profile|user(?:name)?|id)\s?:?|:)\s?(?=[\w.]*[a-z][\w.]*[._\d]\w|[\w.]*[._\d][\w.]*[a-z])[\w.]*\w
    | (?<![\w@])[\w.+-]{2,}@[\w-]{3,}
    | \b[\w.+-]+\ at\ [\w-]+(?:\ dot\ [\w-]+)+
    | \b(?:passport|cnic|aadhaar|iban|mrn|ssn|(?:identity|refugee|ration|id)\ card|driving\ licen[cs]e|unhcr\ case
        |(?:service|prisoner|detainee|case|file|record|licen[cs]e|badge|case\ file)\ (?:number|no|nr))\b
      [^\w\n]{0,3}(?:(?:numbers?|no|nr|file|is|was|with)\b[^\w\n]{0,3}){0,3}
      (?=(?:[A-Z]{0,2}[\s/-]?\d){4})[A-Z]{0,3}[\s/-]?\d[\dA-Z]*(?:[\s/-]?\d[\dA-Z]*|[/-][A-Z]\b){0,8}        # a paper of somebody's
    | (?:\b(?:(?:number|licen[cs]e|registration)[ -]?)?plates?\b|\b(?:vehicle|car)\ registration\b
        |(?<!\w)(?:ال|ب|لل)?لوح(?:ة|ته|تها)(?!\w)|(?<!\w)(?:ال|ب)?نمرة(?!\w))
      [^\w\n]{0,3}(?:(?:numbers?|no|nr|is|was|reads|reading|read|bearing|with|رقم|رقمها|رقمه|تحمل|الرقم)\b[^\w\n]{0,3}){0,3}
      (?:(?-i:[A-Z][a-z]+)\s)?(?=(?:[^\W\d]|[\s-]){0,8}(?:\d[A-Z\s-]{0,4}){3})(?-i:[A-Z]{1,4}[\s-]?)?\d{1,7}(?:[\s-]?(?-i:[A-Z]{1,3}|\d{2,5}))*\b # a car
    """,
    re.VERBOSE | re.IGNORECASE,
)  # how somebody is reached is withheld whoever it is; it is looked for in `_plainly` written words
_SPOT: Final = re.compile(
    r"""(?<![\w.])[-+]?\d{1,3}\.\d{3,}\s?°?\s?[NSEW]?\s?[,;/\s]\s?[-+]?\d{1,3}\.\d{3,}(?:\s?°?\s?[NSEW]\b)?  # degrees
    | \d{1,3}\s?°\s?\d{1,2}(?:\.\d+)?\s?['′’](?:\s?\d{1,2}(?:\.\d+)?\s?(?:["″”]|''))?\s?[NSEW]\b           # and minutes
    | (?<!\w)[2-9CFGHJMPQRVWX]{4,8}\+[2-9CFGHJMPQRVWX]{2,3}\b                                  # a plus code
    | (?<![\w/])///\w+\.\w+\.\w+                                                             # three words
    | \b[NS]\s?\d{1,2}\.\d{3,}\s?[,;]?\s?[EW]\s?\d{1,3}\.\d{3,}
    | (?:https?://)?(?:www\.)?(?:goo\.gl/maps|maps\.app\.goo\.gl|google\.\w+/maps|maps\.google\.\w+)/[^\s<>"']+
    | \b\d{1,2}[C-HJ-NP-X]\s?[A-HJ-NP-Z]{2}\s?\d{3,5}\s?\d{3,5}\b                              # a military grid
    """,
    re.VERBOSE,
)  # an exact spot in a quote may be a house; where a place is, is told in a field, as exactly as the policy says
_MAY_BE_CONTACT: Final = re.compile(
    r"\bplates?\b|registration|لوح|نمرة|facebook|instagram|tiktok|twitter|youtube|linkedin|snapchat|gofundme|skype|telegram|viber"
    r"|whatsapp|(?:\bx|fb|vk|threads)\.(?:com|me|net)/|\bu/|https?:|\bdot\b|passport|cnic|aadhaar|\biban|\bmrn|\bssn|\bcard\b|licen[cs]e"
    r"|unhcr case|\b(?:service|prisoner|detainee|case|file|record|badge)\s(?:number|no|nr)\b|"
    rf"[@＠]|[(\[{{]\s?at\s?[)\]}}]|\d[\d\s()./{_UNSEEN}‐-―−-]{{4}}|\.(?:me|com|dog|group|click)/|\w:(?://)?[+@\w]",
    re.IGNORECASE,
)  # else the above is in vain
_IN_SMALL: Final = re.compile(
    _MAY_BE_CONTACT.pattern, re.ASCII
)  # of ASCII in small letters: the same in a third of the time
_MAY_BE_SPOT: Final = re.compile(r"\.\d{3}|/maps|maps\.|°|\w\+\w|///|\d[A-Z]\s?[A-Z]{2}")
_FOREIGN: Final = (
    0.8  # share of a text's letters that have capitals, above which words in a script without any were not read
)
_BRACKETED: Final = re.compile(r"\s?[(\[]\s?([^()\[\]\n]{2,60}?)\s?[)\]]")
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_TAG: Final = re.compile(r"#\w+")
_BREAK: Final = re.compile(r"(?<=[^\W\d_])[-‐\u00ad¬]\s+(?=[^\W\d_])")  # `Wyn-` at a line's end, its rest on the next
_OPENING: Final = 5  # letters of a surname that is told from other letters before or behind it in an address
_PATH: Final = re.compile(r"(?<![\w:/])(?:~?(?:/[^\s/:'\"]+){2,}|[A-Za-z]:\\[^\s'\"]+)")

_Name: TypeAlias = tuple[str, ...]
_Index: TypeAlias = Mapping[str, Sequence[_Name]]


class _Plain(dict[int, int]):
    """Characters as they are looked for: the digits of all scripts, wide signs and all dashes as those of ASCII, one for one."""

    def __missing__(self, character: int) -> int:
        digit = unicodedata.decimal(chr(character), None)
        plain = self[character] = character if digit is None else ord(str(digit))
        return plain


_PLAIN: Final = _Plain(
    zip(map(ord, "‐‑‒–—―−－＋（）＠．：／"), map(ord, "--------+()@.:/"), strict=True),
)


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


def _names(words: str) -> Iterator[_Name]:
    """A name as it stands, and with the word put together that a line's end parts."""
    yield _name(words)
    whole = unbroken(words)
    if whole != words:
        yield _name(whole)


def _is_initials(name: _Name) -> bool:
    return bool(name) and all(len(word) == 1 and word != word.upper() for word in name)


def _lettered(initials: Iterable[str]) -> re.Pattern[str]:
    """Initials are looked for as they are spelt: `A. M.` is a person, and `9 a.m.` and `Karim's` are not."""
    return re.compile(rf"(?<![\w.])(?:{'|'.join(map(re.escape, initials))})(?![\w-])")


def unbroken(words: str) -> str:
    r"""`words` with each word put together that a hyphen parts at a line's end.

    >>> unbroken("Jessa Wyn-\nmarrow"), unbroken("Yarrow-\nBeth"), unbroken("al-Khatib")
    ('Jessa Wynmarrow', 'Yarrow-\nBeth', 'al-Khatib')
    """
    if not _BREAK.search(words):
        return words
    return _BREAK.sub(lambda found: "" if words[found.end()].islower() else found[0], words)


def _joined(words: str, tokens: Sequence[_Token]) -> list[_Token]:
    """The words that a line's end parts, each put together; nothing where there are none."""
    if not tokens or not _BREAK.search(words):
        return []
    made: list[_Token] = []
    for token in tokens:
        last = made[-1] if made else None
        parted = _BREAK.match(words, last.end) if last and words[token.start].islower() else None
        if last and parted and parted.end() == token.start:
            made[-1] = _Token(last.start, token.end, last.word + token.word)
        else:
            made.append(token)
    return made


def _bearers(names: Iterable[_Name], public: _Index) -> dict[str, frozenset[_Name]]:
    """By word, the names that hold it; words that are public by themselves tell nobody."""
    found: defaultdict[str, set[_Name]] = defaultdict(set)
    for name in names:
        for word in name:
            if len(word) > _SHORT and (word,) not in public.get(word, ()):
                found[word].add(name)
    return {word: frozenset(held) for word, held in found.items()}


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
    bearers: Mapping[str, frozenset[_Name]] = field(default_factory=dict)
    initials: re.Pattern[str] | None = None

    @classmethod
    def of(cls, everywhere: Iterable[str], public: Iterable[str], places: Iterable[str] = ()) -> Blot:
        """From the names to withhold in the whole account and the public ones; it blots whole names alone."""
        whole = {name for words in everywhere for name in _names(words) if len(name) > 1 and not _is_initials(name)}
        known = _index(map(_name, public))
        return cls(_index(whole), known, {}, _index(map(_name, places)), bearers=_bearers(whole, known))

    def within(self, here: Iterable[str], small: frozenset[str] = frozenset(), *, foreign: bool = False) -> Blot:
        """The same for a report that holds the names `here`: their parts go too, and no public name is one of them.

        `small` are words that the report writes without a capital (`small_words`): there they are words, and no part of
        a name. `foreign`: words in a script without capitals go too, since nobody read them (`is_capitalised`).
        """
        names = sorted({form for name in here for form in (name, unbroken(name))})
        initials = sorted(name for name in names if _is_initials(_name(name)))
        names = [name for name in names if name not in initials]
        own = frozenset(map(_name, names))
        parts = {(form,) for name in names for part in _parts(name) for form in _families(part)}
        parts |= {name for name in own if len(name) == 1}
        lettered = _lettered(initials) if initials else None
        return Blot(self.whole, self.public, _index(parts), self.places, own, small, foreign, self.bearers, lettered)

    def hidden(self, words: str, own: Sequence[Span] = ()) -> tuple[Hidden, ...]:
        """The stretches of `words` to blot: `own` (known beforehand) and every name found; sorted, none touching. Where a
        person's name and a place's meet, both are one name.
        """
        tokens = _tokens(words) if self._seeks(words) else []
        names = self._persons(words, tokens, own)
        joined = _joined(words, tokens)
        if joined:
            names = _merged([*names, *self._persons(words, joined, ())])
        if names and not words.isascii():
            names = _merged([*names, *_otherwise_spelt(words, names)])
        places = [*_found(tokens, self.places), *_found(joined, self.places)]
        if _MAY_BE_SPOT.search(words):
            places += (Span(*found.span()) for found in _SPOT.finditer(words))
        if not places:
            return tuple(Hidden(s.start, s.end) for s in names)
        whole = _merged([*names, *places])
        persons = [any(_within(name, span) for name in names) for span in whole]
        marks = (NAME_WITHHELD if person else PLACE_WITHHELD for person in persons)
        return tuple(Hidden(s.start, s.end, mark) for s, mark in zip(whole, marks, strict=True))

    def names(self, address: str) -> bool:
        """Whether an address, decoded, holds anything that is withheld: as words of it, two words of one name in any order,
        or a surname or a place with other letters written onto it (`~aDarwish`, `darwishfamily`).
        """
        host, slash, path = re.sub(r"\A[a-z]+://", "", address, flags=re.IGNORECASE).partition("/")
        apart = f"{host} {path}" if slash else host  # else a public channel would be somebody's telephone number
        if self.hidden(apart):
            return True
        words = {token.word for token in _tokens(apart)}
        bore: Counter[_Name] = Counter(name for word in words for name in self.bearers.get(word, ()))
        return any(several > 1 for several in bore.values()) or any(map(self._begins_or_ends, words))

    def _begins_or_ends(self, word: str) -> bool:
        """Whether a word of an address is a withheld surname, or a place, with more letters before or behind it."""
        for cut in range(_OPENING, len(word)):
            for part in (word[:cut], word[-cut:]):
                name = (part,)
                if name in self.places.get(part, ()) or self._is_surname(part):
                    return True
        return False

    def _is_surname(self, word: str) -> bool:
        mine = (
            (word,) in self.parts.get(word, ()) and word not in self.small and (word,) not in self.public.get(word, ())
        )
        return mine and any(word in name[max(1, len(name) - 2) :] or name == (word,) for name in self.own)

    def _seeks(self, words: str) -> bool:
        """Whether there is anything to look for word by word."""
        return bool(self.whole or self.parts or self.places or (self.foreign and not words.isascii()))

    def _persons(self, words: str, tokens: Sequence[_Token], own: Sequence[Span]) -> tuple[Span, ...]:
        found = [*own, *_found(tokens, self.whole)]
        if self.initials:
            found += (Span(*spelt.span()) for spelt in self.initials.finditer(words))
        if _may_be_contact(words):
            found += _contacts(words)
        if "#" in words:
            found += (Span(*tag.span()) for tag in _TAG.finditer(words) if self._is_in(tag.group()))
        parts = [part for part in _found(tokens, self.parts) if not self._is_word(words, part)]
        if self.foreign and not words.isascii():
            parts += (Span(t.start, t.end) for t in tokens if _is_uncased(t.word))
        spared = list(_found(tokens, self.public, self.own)) if parts else []
        return _merged([*found, *(part for part in parts if not any(_within(part, other) for other in spared))])

    def _is_in(self, tag: str) -> bool:
        """Whether a name of the report stands in words written together: `#JusticeForDarwish`."""
        low = _fold(tag.replace("_", ""))
        return any(len(part) > _SHORT and part not in self.small and part in low for part in self.parts)

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


def decoded(address: str) -> str:
    """An address as it is read: `%41mina_D` is `Amina-D`."""
    raw = re.sub(rb"%([0-9A-Fa-f]{2})", lambda m: bytes([int(m[1], 16)]), address.encode("utf-8", "replace"))
    return raw.decode("utf-8", "replace").replace("_", "-")


def is_capitalised(words: str) -> bool:
    """Whether nearly all letters of a text are of a script that has capitals.

    >>> is_capitalised("Amina (أمينة) was one of them, the doctors said."), is_capitalised("كانت أمينة"), is_capitalised("7")
    (True, False, False)
    """
    if words.isascii():
        return _LETTERS.search(words) is not None
    letters = "".join(_LETTERS.findall(words))
    return sum(c.lower() != c.upper() for c in letters) > _FOREIGN * len(letters)


def _may_be_contact(words: str) -> bool:
    found = _IN_SMALL.search(words.lower()) if words.isascii() else _MAY_BE_CONTACT.search(words)
    return found is not None


def _contacts(words: str) -> Iterator[Span]:
    """Where telephone numbers, addresses and handles stand, whatever digits they are written in."""
    if words.isascii():
        yield from _reached(words)
        return
    plain = words.translate(_PLAIN)
    if not _ANY_UNSEEN.search(plain):
        yield from _reached(plain)
        return
    at = [i for i, c in enumerate(plain) if not _ANY_UNSEEN.match(c)]
    for found in _reached("".join(plain[i] for i in at)):
        yield Span(at[found.start], at[found.end - 1] + 1)


def _reached(plain: str) -> Iterator[Span]:
    """The same in plain characters, looked for around what any of it has."""
    done = 0
    for cue in _MAY_BE_CONTACT.finditer(plain):
        if cue.start() < done:
            continue
        start = plain.rfind(" ", 0, max(0, cue.start() - _AROUND)) + 1
        after = plain.find(" ", cue.end() + _AROUND)
        end = len(plain) if after < 0 else after
        for found in _CONTACT.finditer(plain, start, end):
            yield Span(*found.span())
            end = max(end, found.end())
        done = end - _AROUND // 2 if end < len(plain) else end


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


def _families(part: str) -> Iterator[str]:
    """A part of a name, and a family that is called by it in the plural, or by whose plural it is called."""
    yield part
    if len(part) >= _OPENING and not _is_uncased(part):
        yield f"{part}es" if part.endswith(("s", "sh", "ch", "x", "z")) else f"{part}s"
        if part.endswith("s") and not part.endswith("ss"):
            yield part[:-1]


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
