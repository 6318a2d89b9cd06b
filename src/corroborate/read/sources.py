"""A line and a word in, the source that is named there out: where its naming begins and ends, and what sort of source it is.

A source is named before a verb (`the Observatory on Monday also | said`), behind a phrase (`according to | a nurse at the clinic`),
in an aside or before one (`the ministry's spokesman, Amal Sati, | said`). Words that name sources are lists; where none of them
stands, a noun phrase is one by where it stands (`phrasing`). Bare anaphors (`it`, `the group`) take a name cited before.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from corroborate.language import Language
from corroborate.read.lines import Line, is_tie, particles_of
from corroborate.read.phrases import Phrases
from corroborate.read.phrasing import Phrasing
from corroborate.vocabulary import SpeakerKind

_LONG: Final = 14  # words in the longest naming of a source
_KINDS: Final[tuple[SpeakerKind, ...]] = ("outlet", "organisation", "official", "unnamed")
_BODIES: Final = ("organisation", "outlet")
_BARE: Final = 2  # words of a naming that is no more than a noun: `monitoring group`
_LEADING: Final = 5  # words before `report`
_BEFORE: Final = 3  # words between an article and who is cited
_OFFICE: Final = 8  # words of an office behind its noun: `of the third brigade`
_TITLES: Final = 9  # words of an office before who bears it
_ASIDE: Final = 18  # words of an aside between a source and its verb
_PAUSES: Final = (",", "–", "—", ")")
_MARKS: Final = frozenset('"“')


@dataclass(frozen=True, slots=True)
class Naming:
    """A source as it is named at words [start, end) of line `line`."""

    line: int
    start: int
    end: int
    kind: SpeakerKind
    words: frozenset[str] = frozenset()
    core: int = 0  # where the town or region begins in which the source is, else `end`
    opens: int = -1  # where the words about it begin, if before its name: `a lawmaker, Amal Sati`
    many: bool = False  # whether they are several: `residents`, `two monks`


Heard = tuple[Naming, ...]  # who was cited before, the last one at the end


class Sources:
    """How one language names a source."""

    def __init__(self, language: Language) -> None:
        words = partial(language.known, "speakers")
        self.verbs, self._accuses = words("verbs", "say"), words("verbs", "accuse")
        self.kind: dict[str, SpeakerKind] = {}
        for kind in _KINDS:
            for word in words("nouns", kind):
                self.kind.setdefault(word, kind)
        self.parts, self._joins = words("parts") | frozenset(self.kind), words("parts", "joins")
        self._campaigns = words("parts", "campaigns")
        self._named_so = {tuple(name.split()) for name in language.words("speakers", "parts", "names")}
        self._inside, self._ranks = words("parts"), language.known("persons", "titles", "abbreviations")
        self._turned: Phrases[str] = Phrases({"turned": language.words("speakers", "parts", "turned")})
        self.adverbs, self._break = words("parts", "adverbs"), words("break")
        self._either = words("nouns", "either")
        self.pronouns, self._anaphors = words("anaphor", "pronouns"), words("anaphor", "nouns")
        self._called_else = words("anaphor", "else")
        self._strict, self._short = words("anaphor", "strict"), words("anaphor", "short")
        self._stands = {
            **dict.fromkeys(words("anaphor", "body"), ("organisation", "outlet")),
            **dict.fromkeys(words("anaphor", "person"), ("person", "official", "unnamed")),
        }
        self.of_article = frozenset({"the", "a", "an"})
        self._settled, self._sites = words("break", "settled"), words("break", "sites")
        self._relative, self._based = words("aside", "relative"), words("aside", "based")
        self._whose = words("aside", "whose")
        self._how, self.where = words("aside", "how"), words("where")
        self._bounds = words("phrase", "bounds")
        self._done = words("where", "be") | self.verbs
        self._nobody, self._around = words("where", "nobody"), language.known("places", "inside")
        self.owning = language.known("counts", "one", "owning")
        self.reports, self._compiled, self._of = words("reports"), words("reports", "made"), words("reports", "of")
        self.dates = language.every("times", "months", "weekdays")
        values = language.section("counts", "values").values()
        self.numerals = frozenset(word for found in values for word in found if word not in ("one", "a"))
        self._spans, self.nearby = words("parts", "spans"), words("parts", "nearby")
        status = language.section("people", "status").values()
        hurt = [word for found in language.section("people", "harmed").values() for word in found]
        self._someone = frozenset(word for found in status for word in found if not word.endswith("s"))
        many = language.known("people", "singular", "plural")
        crowds = language.every("people", "status") - words("parts")
        self._crowds = frozenset(word for word in crowds if word.endswith("s") or word in many)
        self._several = words("nouns", "several")
        self._someone -= language.known("people", "singular", "plural") | self._break | frozenset(hurt)
        self._numbers = self.of_article | self.numerals
        self._stops = language.known("people", "stop")
        self._particles, self._aged = particles_of(language), language.words("people", "singular", "aged")
        self._phrasing = Phrasing(language, self.kind)

    def office_behind(self, line: Line, i: int, heard: Heard = ()) -> Naming | None:
        """The source that begins at word `i`, or who bears its office: `the lawmaker, Amal Sati`."""
        naming = self.behind(line, i, heard)
        if naming is None or naming.line != line.index or not self._is_role(line, naming):
            return naming
        comma = self._past_office(line, naming.end)
        end = comma + 1
        while end < min(comma + 6, len(line)) and (line.capital(end) or self._short_rank(line, end)):
            end += 1
        closed = end >= len(line) or not line.low[end][0].isalnum()
        if line.low[comma : comma + 1] == [","] and comma + 2 < end and closed:
            return Naming(line.index, comma + 1, end, "person", frozenset(line.low[comma + 1 : end]), end)
        return naming

    def _past_office(self, line: Line, i: int) -> int:
        """Index after the rest of an office: `the commander | of the third brigade, Gen. Amal Sati`."""
        low = line.low
        if low[i : i + 1] == [] or low[i] not in ("of", "for"):
            return i
        ahead = range(i + 1, min(i + _OFFICE, len(low)))
        return next((j for j in ahead if low[j] == "," or low[j] in self.verbs or low[j] in self._relative), i)

    def _short_rank(self, line: Line, i: int) -> bool:
        """Whether the point behind a short rank stands at word `i`: `Gen | . | Amal Sati`."""
        return line.low[i] == "." and line.low[i - 1] in self._ranks and i + 1 < len(line) and line.capital(i + 1)

    def whole_phrase(self, line: Line, i: int, naming: Naming | None) -> Naming | None:
        """The noun phrase that is cited at word `i` where no source is known to end there: `according to | two former cellmates`."""
        if naming is not None and (naming.line != line.index or self.is_named_source(line, naming.end - 1)):
            if naming.line != line.index:
                return naming
            ahead, last = self._phrasing.ahead(line, i), line.low[naming.end - 1]
            if ahead <= naming.end or (last in self.kind and last not in self._inside):
                return naming  # and not "according to | local | resistance fighters"
        end = self._phrasing.ahead(line, i)
        return self.plainly(line, i, end) if end > i and self.reports.isdisjoint(line.low[i:end]) else naming

    def any_subject(self, line: Line, verb: int, taken: int) -> tuple[int, int]:
        """Words [start, end) of the noun phrase before a verb, over adverbs and an aside; none where start is end."""
        low, end = line.low, verb
        while end > taken + 1 and low[end - 1] in self.adverbs and not line.capital(end - 1):
            end -= 1
        if low[end - 1] in _PAUSES:
            opened = next((i for i in range(end - 2, max(taken, end - _ASIDE), -1) if low[i] in _PAUSES), taken)
            told = low[opened + 1] in self._relative or low[opened + 1] in self.where or low[opened + 1][0].isdigit()
            if opened == taken or not told:
                return verb, verb
            end = opened  # "Residents of Belo, in the north of the province, told …"
        return self._phrasing.behind(line, end, taken), end

    def is_told(self, line: Line, start: int, end: int) -> bool:
        """Whether a phrase is somebody and no town: it has an article, or a known sort of source, or several of a sort."""
        words = line.low[start:end]
        several = words[-1].endswith("s") and not line.capital(end - 1)
        return words[0] in self.of_article or several or any(word in self.kind for word in words)

    def plainly(self, line: Line, start: int, end: int) -> Naming:
        """Words [start, end) as a source, whatever they are."""
        known = self.named(line, start, end, ())
        low = frozenset(line.low[start:end])
        return known or Naming(line.index, start, end, "unnamed", low, end)

    def before(self, line: Line, verb: int, taken: int, heard: Heard) -> Naming | None:
        """The subject before a verb, over adverbs and dates: `the Observatory on Monday also said`."""
        low, end = line.low, verb
        turned = self._turned.before(low, end)
        end = turned[0] if turned is not None and turned[0] > taken else end  # "the mayor, | for his part, | said"
        while (
            end > taken
            and (
                (low[end - 1] in self.adverbs and not line.capital(end - 1))
                or low[end - 1] in self.dates
                or self._opens_date(low, end, verb)
                or self._lately(low, end, verb)
            )
            and low[end - 1] not in self.pronouns
        ) or (end > taken + 1 and end < verb and low[end - 1] in _MARKS):
            end -= 1
        if end <= taken:
            return None
        if low[end - 1] in _MARKS and (quoted := self._in_marks(line, end, taken)) is not None:
            return quoted
        if low[end - 1] in self.pronouns:
            return self._meant(heard, low[end - 1])
        if low[max(taken, end - 3) : end] in (["one", "of", "them"], ["some", "of", "them"]):
            return self._meant(heard, low[end - 1])
        if low[end - 1] in _PAUSES:
            aside = self._before_aside(line, end - 1, taken, heard)
            who = aside is None and low[end] in self._relative and low[verb] not in self._accuses
            # "Police met residents, | who said"
            return self._ending(line, end - 1, taken, heard) if who else aside
        found = self._ending(line, end, taken, heard)
        if found is None:
            return self._described(line, end, taken, heard)
        by = found.start - 1
        if found.line == line.index and by > taken + 1 and low[by] == "by" and low[by - 1] in self._based:
            return self._ending(line, by - 1, taken, heard) or found  # "residents contacted by the agency said"
        if found.line == line.index and by > taken + 1 and low[by] == "by" and low[by - 1] in self.reports:
            lead = by - 1 - (low[by - 2] in self.of_article)
            return replace(found, start=lead, words=found.words | {low[by - 1]})  # "a survey by the agency shows"
        outer = self._outer(line, found.start if found.line == line.index else end, end, taken, heard)
        return outer or found

    def _in_marks(self, line: Line, end: int, taken: int) -> Naming | None:
        """A name that is put in quotation marks: `the "Front" | said`."""
        opened = next((i for i in range(end - 2, max(taken - 1, end - _TITLES), -1) if line.low[i] in _MARKS), -1)
        if opened < 0 or not all(line.capital(i) for i in range(opened + 1, end - 1)) or opened + 2 == end:
            return None
        first = opened - (opened > taken and line.low[opened - 1] in self.of_article)
        return Naming(line.index, first, end, "organisation", frozenset(line.low[first:end]), end)

    def _before_aside(self, line: Line, close: int, taken: int, heard: Heard) -> Naming | None:
        """The naming before or in an aside that closes at word `close`: `a monitor, the Observatory, said`.

        The one that has a name of its own is the source.
        """
        low = line.low
        if low[close] == ")" and "(" in low[max(taken, close - 4) : close]:
            return self._ending(line, close - 1 - low[max(taken, close - 4) : close][::-1].index("("), taken, heard)
        for i in range(close - 1, max(taken, close - _ASIDE), -1):
            if low[i] not in _PAUSES:
                continue
            skipped = low[i - 1] in self.adverbs and not line.capital(i - 1)
            outer = self._ending(line, self._before_which(line, i, taken) - skipped, taken, heard)
            told = low[i + 1] in self._whose  # "The Front, which is linked to the Red Sash, said"
            inner = None if told else self._ending(line, close, i + 1, ())
            if outer is None:
                office = range(max(taken, i - _TITLES), i)
                if (
                    inner is not None
                    and self._is_person(line, inner)
                    and self._is_office(line, office.start, office.stop)
                ):
                    return inner  # "the director of emergencies, Amal Sati, said"
                continue
            if inner is not None and self._is_role(line, outer) and self._is_name(line, inner):
                return replace(inner, opens=outer.start)  # "the ministry's spokesman, Amal Sati, said"
            named = [naming for naming in (outer, inner) if naming is not None and self._has_name(line, naming)]
            return named[0] if named else outer
        return None

    def _before_which(self, line: Line, close: int, taken: int) -> int:
        """Where a relative clause opens that closes at the comma `close`, or `close`: `The Front, | which is close to X, claimed`."""
        low = line.low
        opened = next((i for i in range(close - 1, max(taken, close - _ASIDE), -1) if low[i] in _PAUSES), taken)
        return opened if opened > taken and low[opened + 1] in self._whose else close

    def _is_role(self, line: Line, naming: Naming) -> bool:
        """Whether a naming says what somebody is, and bears no name of its own: `a U.N. agency`, `the army's spokesman`."""
        if naming.line != line.index:
            return False
        joins = (i for i in range(naming.start + 1, naming.end) if line.low[i] in self._joins and not line.capital(i))
        head = next(joins, naming.end) - 1
        return naming.kind in ("official", "unnamed") or not line.capital(head)

    def _is_name(self, line: Line, naming: Naming) -> bool:
        """Whether a naming is a name from end to end, but for an article, a title and what joins its words."""
        words = [i for i in range(naming.start, naming.end) if line.low[i] not in self.of_article]
        return (
            bool(words)
            and naming.line == line.index
            and all(line.capital(i) or line.low[i] in self._joins or not line.low[i][0].isalnum() for i in words)
        )

    def _has_name(self, line: Line, naming: Naming) -> bool:
        return naming.line != line.index or any(
            line.capital(i) for i in range(naming.start + (naming.start == 0), naming.end)
        )

    def _opens_date(self, low: list[str], end: int, verb: int) -> bool:
        """The `in` of `the office in August said`."""
        return end < verb and low[end - 1] in ("in", "on") and low[end] in self.dates

    def _lately(self, low: list[str], end: int, verb: int) -> bool:
        """The words of `the peacekeepers this week counted`."""
        return low[end - 1] in self._spans or (end < verb and low[end] in self._spans and low[end - 1] in self.nearby)

    def _ending(self, line: Line, end: int, taken: int, heard: Heard) -> Naming | None:
        where = self._where(line, end, taken)
        start = self._start(line, end if where is None else where, taken)
        start = self._unrun(line, start, end if where is None else where)
        naming = self.named(line, start, end, heard) if start < end else None
        if naming is None or naming.line != line.index:
            return naming
        if naming.kind == "person" and naming.start and line.low[naming.start - 1] in self.where:
            return self._settled_there(line, naming, taken, heard)
        return naming if where is None or line.low[end - 1] in self._sites else replace(naming, core=where)

    def _unrun(self, line: Line, start: int, end: int) -> int:
        """Where a naming begins that ran on into what is told, since no comma parts them.

        `in eastern Belo | police said`, `to a wedding | police said`, `and their daughter | Mayor Amal Sati said`.
        """
        low, head = line.low, end - 1
        if start >= head or "," in low[max(0, start - _LONG) : end]:
            return start
        dated = start + (low[start] in self.of_article)
        while dated < head and (low[dated] in self.dates or low[dated] in self._spans):
            dated += 1
        if dated > start + (low[start] in self.of_article):
            start = dated  # "on 25 February | Human Rights Watch", "over the weekend | witnesses"
        title = next((i for i in range(start + 1, head) if line.capital(i) and self.kind.get(low[i]) == "official"), 0)
        if title and not line.capital(title - 1) and low[title - 1] in self._someone:
            return start if self.kind.get(low[title - 1]) == "official" else title
        if line.capital(head) or low[head] not in self.kind:
            return start
        tied = self._joins.intersection(low[start:head])
        several = (low[head].endswith("s") and not low[head].endswith("ss")) or low[head] in self._several
        crowds = (i + 1 for i in range(start, head) if low[i] in self._crowds and i not in line.owners)
        own = self._head_of(line, start, head)
        if several and (own in crowds or (low[start] in ("a", "an") and not tied)):
            return own
        placed = start
        while placed > 0 and low[placed - 1] in self._around:
            placed -= 1
        if low[start] in self.of_article or placed == 0 or low[placed - 1] not in self.where or tied - {"and"}:
            return start
        return self._past_place(line, start, head)

    def _past_place(self, line: Line, start: int, head: int) -> int:
        """Where the source begins behind a place that a naming opens with: `Belo district | police`, `Belo | state television`."""
        low = line.low
        place = max((i for i in range(start, head) if line.capital(i) and low[i] not in self.kind), default=start - 1)
        while place + 2 <= head and low[place + 1] in self._settled and self.kind.get(low[place + 2]) != "outlet":
            place += 1
        return place + 1

    def _head_of(self, line: Line, start: int, head: int) -> int:
        """Where the plain words begin that belong to the head of a naming: `local | medics`."""
        while head > start and not line.capital(head - 1) and line.low[head - 1] in self.parts - self._crowds:
            head -= 1
        return head

    def _settled_there(self, line: Line, place: Naming, taken: int, heard: Heard) -> Naming | None:
        """Who is cited where a name is only where they are: `activists in the district of Sulm`; nobody: `in Sulm, a doctor`."""
        i, small = place.start, self.where | self._settled | self.of_article
        while i > taken and line.low[i - 1] in small:
            i -= 1
        found = self._ending(line, i, taken, heard) if i > taken else None
        if found is None or found.kind == "person" or found.line != line.index:
            return None
        return replace(found, end=place.end, core=i)

    def _where(self, line: Line, end: int, taken: int) -> int | None:
        """Where the place begins that a naming ends with: `activists in the town`, `a source at al-Noor (Field) Hospital`."""
        low, last = line.low, end - 1
        while last > taken + 1 and line.capital(last) and low[last] not in self._settled:
            last -= 1
        if last < end - 1 and low[last] == "of":
            last -= 1  # "in the town of Hadra"
        if low[last] not in self._settled or (line.capital(last) and last < end - 1):
            return None
        for i in range(last - 1, max(taken, end - _LONG), -1):
            if low[i] in self._joins and not line.capital(i):
                if low[i - 1] in self.kind:
                    return i if i + 1 < end else None
                if not (line.capital(i - 1) or low[i - 1] in self._settled or low[i - 1] in self._around):
                    return None  # "residents of the villages | east of Odalo say"
            elif not (
                line.capital(i)
                or low[i] in self.parts
                or low[i] in "()"
                or low[i] in self._settled
                or low[i] in self._around
                or "-" in low[i]
            ):
                return None
        return None

    def _is_person(self, line: Line, naming: Naming) -> bool:
        """Whether a naming is a person's name and nothing else: two to four capitals."""
        words = range(naming.start, naming.end)
        return naming.kind == "person" and 2 <= len(words) <= 4 and all(line.capital(i) for i in words)

    def _is_office(self, line: Line, start: int, end: int) -> bool:
        """Whether words say what a person is: `a spokesman for the network`, `the Observatory's director`."""
        return any(self.kind.get(word) in ("official", "unnamed") for word in line.low[start:end])

    def _outer(self, line: Line, start: int, end: int, taken: int, heard: Heard) -> Naming | None:
        """The naming that an apposition or an aside belongs to: `the Observatory, a monitor based in Britain, said`."""
        low = line.low
        for i in range(end - 1, max(taken, end - 24), -1):
            cut = i - 1 if low[i - 1] == "," else i
            aside = low[i] in self._relative or (low[i] in self._based and low[i + 1] in self._how)
            if cut > taken and (aside or (i == start and (cut < i or "," not in low) and low[i] in ("a", "an", "the"))):
                found = self._ending(line, cut, taken, heard)
                if (
                    found is not None
                    and not aside
                    and found.kind != "person"
                    and self._is_name(line, Naming(line.index, start, end, "person"))
                ):
                    return None  # "shells hit the centre, the Red Cross said"
                if found is not None and found.line != line.index:
                    return found
                if found is not None and found.start > taken and self._is_ruled(low[found.start - 1]) and not aside:
                    return None  # "a strike on a market in North Belo, a rights group said"
                told = found is not None and self._is_person(line, found) and self._is_office(line, start, end)
                if found is not None and (found.kind in ("organisation", "outlet") or told):
                    return found if any(line.capital(k) for k in range(found.start, found.end)) else None
                if aside:
                    return None
        return None

    def _is_ruled(self, before: str) -> bool:
        """Whether the word before a naming makes it no subject of its clause."""
        return before[0].isalnum() and before not in self._bounds

    def _described(self, line: Line, end: int, taken: int, heard: Heard) -> Naming | None:
        """The naming before a clause that ends at the verb: `workers operating in the areas say`, `X who leads it said`."""
        for i in range(end - 1, max(taken, end - 24), -1):
            if line.low[i] in self._relative or (line.low[i] in self._based and line.low[i + 1] in self._how):
                cut = i - 1 if line.low[i - 1] == "," else i
                return self._ending(line, cut, taken, heard) if cut > taken else None
        return None

    def _start(self, line: Line, end: int, taken: int) -> int:
        """How far back the naming reaches: articles open it, commas and other words end it."""
        low, i = line.low, end
        while i > max(taken, end - _LONG):
            word = low[i - 1]
            if i == 1 and word in self.where and line.capital(0):
                break  # "In Sulm the office said"
            if (
                word in ("the", "a", "an", "another")
                and not self._ties(line, i - 1)
                and not (
                    i - 2 >= taken
                    and low[i - 2] in self._joins
                    and (self.is_named_source(line, i - 3) or self._inner(line, i - 3, end))
                )
            ):
                return i - 1
            if self._ties(line, i - 1):
                i -= 1
                continue
            if tuple(low[max(0, i - 3) : i]) in self._named_so:
                i -= 3
                continue
            breaks = word in self._break and not (
                self._inner(line, i - 1, end)
                or self._owns(line, i - 1, end)
                or (i - 1 in line.owners and i < end)
                or self._in_name(line, i - 1)
                or (i == end and self._are_people(line, i - 1))
            )
            if breaks or not (word[0].isalnum() or word in "().&"):
                break
            if word in self._joins and not line.capital(i - 1):
                ties = self.is_named_source(line, i - 2) or self._inner(line, i - 2, end)
                ties = ties or (word == "and" and self._are_sorts(line, i - 2, i))
                if i == end or not ties or i - 2 < taken:
                    break
            elif not (
                line.capital(i - 1)
                or word in self.parts
                or self._qualifies(line, i - 1, end)
                or (i < end and word in self._around and line.capital(i) and low[i - 2] in ("of", "from"))
                or (i == end and word in self._someone and self._led(line, i - 1, taken) < i - 1)
            ):
                break
            i -= 1
        if i < end and not line.capital(i) and (led := self._led(line, i, taken)) < i:
            owned = led - 1 > taken and low[led] in self.of_article and low[led - 1] == "of"
            i = self._start(line, led - 1, taken) if owned and self.is_named_source(line, led - 2) else led
        while i < end and ((low[i] in self._joins and not line.capital(i)) or low[i] in ").&"):
            i += 1
        return i

    def _ties(self, line: Line, i: int) -> bool:
        """Whether word `i` stands within a name: `Omar | bin | Hadad`, `Committee | to | Protect Journalists`, `Save | the | Children`."""
        if is_tie(line, i, self._particles):
            return True
        if not 0 < i < len(line) - 1 or not line.capital(i - 1) or not line.capital(i + 1):
            return False
        word, before = line.low[i], line.low[i - 1]
        return (word == "to" and before in self._campaigns) or (before, word, line.low[i + 1]) in self._named_so

    def _led(self, line: Line, i: int, taken: int) -> int:
        """Where the article or number stands that the words before word `i` begin with: `a retired | teacher`; else `i`."""
        low = line.low
        for j in range(i - 1, max(taken, i - _BEFORE) - 1, -1):
            if low[j] in self._numbers:
                return j
            if j in line.owners and j + 1 < i and low[j] not in self._break:  # "Belo's | civil protection agency"
                return self._start(line, j + 1, taken)
            spelt = low[j].isalpha() or low[j].endswith(self._aged)  # "a 61-year-old woman"
            plain = spelt and not line.capital(j) and low[j] not in self._stops and low[j] not in self._break
            if not plain or low[j] in self.verbs:
                return i
        return i

    def _inner(self, line: Line, i: int, end: int) -> bool:
        """Whether a word that mostly ends a naming goes on with it: `a war monitor`, `a nurse at the hospital in Nyala`."""
        low = line.low
        if low[i] in self.parts and i + 1 < end and low[i + 1] in self.kind:
            return True
        j = i - 1
        while j > 0 and (line.capital(j) or low[j] in self.parts):
            j -= 1
        return low[i] in self.kind and j > 0 and low[j] in self._joins and low[j - 1] in self.kind

    def _are_sorts(self, line: Line, i: int, j: int) -> bool:
        """Whether words `i` and `j` say of what sort sources are: `security | and | local | sources`."""
        plain = self.parts - self.of_article - self._break - self.numerals
        return i >= 0 and {line.low[i], line.low[j]} <= plain and line.low[j + 1] in self.kind

    def _are_people(self, line: Line, i: int) -> bool:
        """`local people`, which mostly are those harmed."""
        before = line.low[i - 1] if i else ""
        return line.low[i] in self.kind and before in self.parts and before not in self.of_article

    def _in_name(self, line: Line, i: int) -> bool:
        """Whether a word is one of several with a capital that make a name: `Armed Conflict Monitor`."""
        beside = [j for j in (i - 1, i + 1) if 0 <= j < len(line)]
        inside = line.capital(i) and not line.title and line.low[i] not in self.dates
        if (
            inside
            and i > 1
            and line.capital(i - 1)
            and line.capital(i - 2)
            and (i + 1 >= len(line) or line.low[i + 1] in self.verbs)
        ):
            return True  # "Islamic State West Africa Province (ISWAP)"
        if inside and i + 2 < len(line) and line.capital(i + 1) and line.low[i + 1] not in self._break:
            told = line.low[i + 2] in self.verbs or line.low[i + 2] in self.adverbs
            if told and not (i and line.capital(i - 1)):
                return True  # "Conflict Watch has recorded"
        return inside and len(beside) == 2 and all(line.capital(j) for j in beside)

    def _owns(self, line: Line, i: int, end: int) -> bool:
        """A capital possessive in a name: `People's Defence Force`, `Children's Fund`."""
        return i in line.owners and i + 1 < end and line.capital(i) and line.capital(i + 1)

    def _qualifies(self, line: Line, i: int, end: int) -> bool:
        """Whether a small word belongs to the naming behind it: `fact-finding committee`, `the lawyers’ group`."""
        if i + 1 >= end or not line.low[i][0].isalpha():
            return False
        led = i > 0 and line.low[i - 1] in self.of_article  # "a junta spokesman", "the shadow Unity Council"
        known = line.low[i + 1] in self.kind
        office = self.kind.get(line.low[i + 1]) == "official"
        marked = "-" in line.low[i] or i in line.owners
        return (marked and (known or (led and line.capital(i + 1)))) or (led and office and not line.capital(i))

    def is_named_source(self, line: Line, i: int) -> bool:
        return 0 <= i < len(line) and (line.capital(i) or line.low[i] in self.kind) and line.low[i] not in self._break

    def named(self, line: Line, start: int, end: int, heard: Heard) -> Naming | None:
        """The words as a source: None if nothing in them is one; an anaphor becomes what it stands for."""
        low = line.low[start:end]
        known = [self.kind[line.low[i]] for i in range(start, end) if self._tells(line, start, i)]
        names = [
            i
            for i in range(start, end)
            if line.capital(i)
            and line.low[i] not in self.dates
            and (line.low[i] in self.kind or line.low[i] not in self.parts)
        ]
        if set(low) <= self._nobody or low[-1] in self._nobody or self.numerals.issuperset(low):
            return None
        bare = [
            n for n in reversed(heard) if low[0] in ("the", "this", "that") and len(low) == 2 and low[-1] in n.words
        ]
        if low[-1] in self._short and bare and len(bare[0].words) > _BARE:
            return bare[0]  # "the Mission"
        pointed = not names and low[0] in ("the", "this", "that") and low[-1] in self._anaphors and len(low) <= 3
        if heard and pointed and (low[-1] not in self._strict or any(low[-1] in n.words for n in heard)):
            meant = self._meant(heard, low[-1])
            if meant is not None:
                return meant
        somebody = low[0] in self._numbers and low[-1] in self._someone
        if not known and not names:
            return Naming(line.index, start, end, "unnamed", frozenset(low), end) if somebody else None
        if names and not known and names[-1] != end - 1 and not line.capital(end - 1):
            return None
        own = frozenset(
            line.low[i] for i in range(start, end) if i not in line.owners
        )  # "the ministry" is not its centre
        sort = self._sort(line, start, end, known, names)
        return Naming(line.index, start, end, sort, own, end, many=self._are_many(line, start, end))

    def _are_many(self, line: Line, start: int, end: int) -> bool:
        """Whether a naming is of several people: `residents of Belo`, `army officials`."""
        head = next((i for i in range(start + 1, end) if line.low[i] in self._joins and not line.capital(i)), end) - 1
        word = line.low[head]
        one = line.capital(head) and head > start
        several = word.endswith("s") and not word.endswith("ss")
        return not one and several and word in self.kind and self.kind[word] in ("official", "unnamed")

    def _tells(self, line: Line, start: int, i: int) -> bool:
        """Whether a word says what sort of source it is; within a name no person does: `the Association for Prisoners`."""
        word = line.low[i]
        inside = i > start and line.capital(i) and not line.title and any(line.capital(j) for j in range(start, i))
        return word in self.kind and not (inside and self.kind[word] == "unnamed")

    def _meant(self, heard: Heard, word: str) -> Naming | None:
        """Whom a pronoun or an anaphor means: the last one it can stand for, else the last one."""
        if not heard:
            return None
        kinds = self._stands.get(word) or (self.kind.get(word, "unnamed"),)
        if kinds[0] == "person":  # "he" is not "residents"
            heard = tuple(naming for naming in heard if not naming.many) or heard
        if kinds[0] in _BODIES and word not in self._stands:  # "the group" is nobody in person
            own = (naming for naming in heard if word in naming.words or self._called_else.isdisjoint(naming.words))
            heard = tuple(naming for naming in own if naming.kind != "person")
            if not heard:
                return None
        told = [naming for naming in reversed(heard) if word in naming.words and len(naming.words) > _BARE]
        alike = [naming for naming in reversed(heard) if naming.kind in kinds and word in self._stands]
        return (told or alike or [heard[-1]])[0]

    def _sort(self, line: Line, start: int, end: int, known: list[SpeakerKind], names: list[int]) -> SpeakerKind:
        low = line.low[start:end]
        join = next(
            (k for k, word in enumerate(low) if k and word in self._joins and not line.capital(start + k)), len(low)
        )
        if join < len(low) and self.kind.get(low[join - 1]) == "unnamed" and not line.capital(start + join - 1):
            return "unnamed"  # "a nurse at the Odalo hospital"
        body = known[-1:] == ["organisation"] and self.kind.get(low[-1]) == "organisation"  # "the farmers' union"
        if "unnamed" in known and not body and not (names and known[-1] != "unnamed"):
            return "unnamed"
        if "official" in known:
            return "official"
        if known:
            either = low[-1] in self._either and "organisation" in known  # "the civil defence agency" is no news agency
            return "organisation" if either else known[-1]
        if any(spot.start <= line.at[start] and line.till[end - 1] <= spot.end for spot in line.bodies or ()):
            return "organisation"  # known, though no word of its name tells: "al-Shabaab"
        short = any(_is_short(line.raw[i]) and line.low[i] not in self._ranks for i in names)
        return "organisation" if short or "the" in low else "person"

    def behind(self, line: Line, i: int, heard: Heard) -> Naming | None:
        """The source that begins at word `i`: `a source at the Aleppo Police Command`."""
        low, size, start = line.low, len(line), self._through_reports(line, i)
        if heard and i + 1 < size and low[i] in self.owning and low[i + 1] in self.reports:
            return self._meant(heard, "they")  # "according to its figures"
        i = start
        while i < min(start + _LONG, size):
            word = low[i]
            if self._ties(line, i):
                i += 1
                continue
            if tuple(low[i : i + 3]) in self._named_so:
                i += 3
                continue
            if i > start and self._short_rank(line, i):
                i += 1
                continue
            if (
                (word in self._break and not self._ahead(line, i) and not self._in_name(line, i))
                or not (word[0].isalnum() or word in "(&.")
                or word in self.dates
            ):
                break
            if word in self._joins and not line.capital(i):
                ahead = i + 1
                while word == "and" and ahead < size and low[ahead] in self.parts and low[ahead] not in self.kind:
                    ahead += 1  # "according to a doctor and | two residents"
                ahead += ahead == i + 1 and low[ahead : ahead + 1] != [] and low[ahead] in ("the", "a")
                done = ahead > i + 2 and not self._done.isdisjoint(low[ahead + 1 : ahead + 2])
                if i == start or done or not self.is_named_source(line, ahead):
                    break
            elif (
                (word in self.verbs and i > start)
                or not (line.capital(i) or word in self.parts or self._leads(line, start, i) or i in line.owners)
                or (word in ("the", "a", "an") and i > start and low[i - 1] not in self._joins)
            ):
                break
            i += 1
        while i > start and low[i - 1] in "(&.":
            i -= 1
        if i == start:
            return self._meant(heard, low[start]) if start < size and low[start] in ("it", "him", "them") else None
        return self.named(line, start, i, heard)

    def _leads(self, line: Line, start: int, i: int) -> bool:
        """Whether a small word stands between the article and a name: `according to the shadow Unity Government`."""
        opens = i == start + 1 and line.low[start] in self.of_article
        if not opens or i + 1 >= len(line) or line.low[i] in self.reports:
            return False
        one = line.low[i + 1] in self.kind and not line.low[i + 1].endswith("s")  # "a palace spokesman"
        return line.capital(i + 1) or (one and line.low[i] not in self._break)

    def _through_reports(self, line: Line, i: int) -> int:
        """Where the source itself begins in `reports from the Observatory`, `a tally compiled by the network`."""
        low, j = line.low, i
        while j < min(i + _LEADING, len(line)) and low[j] not in self.reports and self._is_plain(line, j):
            j += 1
        if j >= len(line) or low[j] not in self.reports:
            return i
        k = j + 1
        while k < len(line) and (low[k] in self._compiled or low[k] in self.dates or low[k] in self.adverbs):
            k += 1
        if k <= j + 1 or k >= len(line) or low[k - 1] not in self._of:
            return i
        return k if self.behind(line, k, ()) is not None else i

    def comes_of_report(self, line: Line, naming: Naming) -> bool:
        """Whether what a source has made stands before it: `Figures released by | the ministry | show`."""
        low, i = line.low, naming.start
        made = naming.line == line.index and i > 1 and low[i - 1] in self._of and low[i - 2] in self._compiled
        return made and not self.reports.isdisjoint(low[max(0, i - _LEADING) : i - 2])

    def _is_plain(self, line: Line, j: int) -> bool:
        """Whether a word may stand before `report`: `a new report`, `the latest figures`, `a February report`."""
        word = line.low[j]
        return word in self.dates or (word[0].isalpha() and word not in self._break and not line.capital(j))

    def _ahead(self, line: Line, i: int) -> bool:
        """Whether a word that mostly ends a naming opens one: `according to a war monitor`."""
        return line.low[i] in self.parts and i + 1 < len(line) and line.low[i + 1] in self.kind


def _is_short(word: str) -> bool:
    """Whether a word is an abbreviation: `UN`, `MoD`."""
    return len(word) > 1 and (word.isupper() or (word[-1].isupper() and word[0].isupper() and word.isalpha()))
