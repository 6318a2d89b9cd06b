"""A line in, the people harmed one by one out: `a man`, `his son`, `the pilot`, a name, a captioned `Girl child`.

One person is no number, so these are found apart from the counts, in the words between them; whether harm befell them
at all is for the grammar of harms to say.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from corroborate.language import Language
from corroborate.read.lines import Line, is_tie, particles_of
from corroborate.read.nations import Nations
from corroborate.read.phrases import Phrases
from corroborate.read.victims import QUOTES, Noun, People
from corroborate.values import Count
from corroborate.vocabulary import Harm

HARMS: Final[tuple[Harm, ...]] = ("killed", "injured", "missing", "detained", "displaced", "casualties")
_NOT: Final = 8  # words from a denial to who was not: `none of the six dead was | a soldier`
_AGE: Final = 12  # words between a name and an aside behind an age
_HEADLINES: Final = 3  # lines at the head of a text in which an article may be left out
_GERUND: Final = 5  # letters of the shortest "-ing" that goes on about somebody: "a woman carrying …"
_TITLE: Final = 4  # words from a comma to the name behind it: "…, the dressmaker Amal Odeh"
_NAME: Final = 3  # words of a name behind who bears it
_BEFALLS: Final = ("killed", "injured", "missing", "detained")  # what befalls those who are told of by name
_NAMING: Final = 9  # words from those who are named to their names
_CALLED: Final = 3  # words of a noun that no list knows
_BESIDE: Final = 10  # words from who is told of beside others back to the verb of them all
_CLAUSE: Final = 18  # words of a clause about somebody named
_ORIGIN: Final = 7  # words of where somebody is from, or of which unit


@dataclass(slots=True)
class Harmed:
    """A counted harm in one line: the figure at words [start, end), its noun, the words of its predicate."""

    start: int
    end: int
    count: Count
    noun: Noun
    harm: Harm | None = None
    verb: tuple[int, int] | None = None
    whole: int | None = None  # index in the line's list of the count that includes this one
    linked: bool = False  # joined to the count before it by `and`, a comma or nothing
    toll: bool = False
    target: Noun | None = None  # whom a toll counts: "the toll of attacks on villagers", "the civilian death toll"
    year: bool = False
    how: str = ""  # how it is counted: by a count, "single", "definite" or "name"; then how its predicate stands
    side: str = ""  # where its predicate stands
    listed: bool = False  # names that only a word for naming introduces: "identified as Karam Odeh and Sami Said"
    acts: bool = False  # who did it, and did not suffer it: "Nine mothers buried their sons"


def harm_lists(language: Language, section: str) -> dict[Harm, tuple[str, ...]]:
    """The phrases of one section by the harm they tell."""
    return {harm: words for harm in HARMS if (words := language.section("harms", section).get(harm, ()))}


class Singles:
    """What one language knows of people harmed one by one."""

    def __init__(self, language: Language, people: People, cues: frozenset[str]) -> None:
        words = partial(language.known, "harms")
        one = partial(language.known, "counts", "one")
        self._people, self._cues = people, cues
        self._does = Phrases(harm_lists(language, "does"))
        self._suffers = Phrases(harm_lists(language, "suffers"))
        self._noun = Phrases(harm_lists(language, "noun"))
        around = (phrase.split(" … ")[1] for phrases in harm_lists(language, "around").values() for phrase in phrases)
        self._afterwards = frozenset(rest.split()[0] for rest in around)  # "burned a farmer | alive"
        self._list: Phrases[str] = Phrases({"list": language.words("harms", "list")})
        self._deeds: Phrases[str] = Phrases({"deed": language.words("harms", "deeds")})
        self._deed_ends = self._deeds.lasts
        self._ordinals: Phrases[str] = Phrases({"one": language.words("counts", "ordinal")})
        self._nth = frozenset(phrase.split()[-1] for phrase in language.words("counts", "ordinal"))
        self._nth |= language.known("counts", "ordinal", "higher")
        self._articles, self._definite, self._owning = one("article"), one("definite"), one("owning")
        self._be, self._passive, self._definite_of = words("aux", "be"), words("passive"), words("of")
        self._opens = self._passive | self._articles | self._definite | people.status.keys()
        self._many = words("aux", "plural") - words("aux", "perfect")
        self._have, self._manner = words("aux", "have"), tuple(words("aux", "manner"))
        self._includes, self._pronouns = words("including", "verbs"), words("pronouns")
        self._objects = self._pronouns - self._owning
        self._ranks, self._two = one("ranks"), one("two")
        self._none, self._not, self._found_so = one("none"), one("not"), one("found")
        self._found_too = [[word] for word in language.words("counts", "one", "discovered")]
        self._going, self._past, self._later = tuple(words("aux", "going")), tuple(words("aux", "past")), one("later")
        self._ending, self._apart = words("finite"), words("between", "across")
        self._aged = language.known("counts", "age", "before")
        self._years_old = language.words("people", "singular", "aged")
        self._those: Phrases[Harm] = Phrases(harm_lists(language, "those"))
        naming = {"one": language.words("harms", "naming", "one"), "some": language.words("harms", "naming", "some")}
        self._naming: Phrases[str] = Phrases(naming)
        self._identifies, self._suspects = words("naming", "verbs"), words("naming", "others")
        self._hurt = language.every("people", "harmed")
        self._several = words("pronouns", "several")
        deaths = (phrase.split() for phrase in harm_lists(language, "noun")["killed"])
        self._ends_of = {deed[0] for deed in deaths if deed[1:] == ["of"]}
        self._corpse = language.known("people", "unit", "bodies")
        self._taken = words("naming", "taken")
        self._headline, self._part_words, self._leaves = words("headline"), words("including"), words("left")
        self._harmed = language.known("people", "harmed", "killed") | language.known("people", "harmed", "casualties")
        self._describes_places = language.known("places", "inside")
        self._bodies: Phrases[str] = Phrases({"body": language.words("agents", "countries")})
        nations = Nations(language)
        self._nations = nations.names | nations.people
        self._peoples = frozenset(word for word in nations.adjectives if word not in self._people.status)
        self._who = words("bar", "who")
        self._before_where = words("between", "across") | words("elides")
        self._amid, self._unsure = words("amid"), words("weak") | words("weak", "things")
        self._numerals = language.every("counts", "values")
        self._if, self._whenever, self._how, self._present, self._musts, self._persons = (
            language.known("counts", "one", key) for key in ("if", "when", "how", "present", "must", "person")
        )
        self._short_titles = language.known("persons", "titles", "abbreviations")
        self._titles = self._short_titles | language.known("persons", "titles")
        self._counts = language.every("counts", "values")
        self._behind_names = language.known("persons", "particles", "after")
        self._particles = particles_of(language)
        self._kin, self._describing = language.known("persons", "kin"), one("describing")
        self._joining = self._articles | {"and", "another"}
        self._elides, self._more = words("elides"), language.known("people", "others")
        self._stops, self._agents = language.known("people", "stop"), language.known("agents", "nouns")
        self._events = language.known("agents", "attack")
        self._holding: Phrases[str] = Phrases({"part": language.words("harms", "including", "part")})
        self._headlines: Phrases[str] = Phrases({"": [*self._headline, *language.words("harms", "headline", "verbs")]})
        self._leads = self._headlines.lasts | self._deeds.lasts
        nouns = language.section("places", "nouns").values()
        self._places = frozenset(word for found in nouns for word in found) | language.known("places", "not")
        self._places -= self._titles
        self._dates = language.every("times", "months", "weekdays")

    def find(self, line: Line, begin: int, edge: int) -> Iterator[Harmed]:
        """One person: `a man`, `another child`, `his son`, `the pilot`."""
        low, owners = line.low, line.owners
        i = floor = begin
        firsts = frozenset() if line.title else frozenset(line.capitals)
        while i < edge:
            word = low[i]
            written = i in firsts and i + 2 < len(low)
            written = written and (i + 1 in firsts or not low[i + 1][0].isalnum() or low[i + 1] in self._particles)
            if not (word in self._opens or written or i == 0 or i in owners or low[i - 1] in self._leads or line.title):
                i += 1  # nothing of what follows begins at such a word
                continue
            shown = i == 0 or word in self._passive or low[i - 1] in self._deed_ends
            named = self._named(line, i, floor, edge) if shown else None
            if named is None and written:
                named = self._name_bereft(line, i) if line.owners else None
                named = named or self._list_of_names(line, i) or self._introduced(line, i)
            if named is not None:
                yield named
                floor = max(named.end, i + 1)
                i = floor + (low[floor : floor + 1] == [","])
                i += low[i : i + 1] != [] and (low[i] in self._articles or self._explains(line, i))
                continue
            bare = line.title or (
                (i == 0 or word in self._people.status or self._headlines.before(low, i)) and self._may_be_bare(line, i)
            )
            if i + 1 < edge and word in self._definite and low[i + 1] in self._definite:
                i += 1  # "said that her husband …"
                continue
            if (
                word in self._articles
                or self._points(line, i)
                or (bare and (word[0].isalpha() or word.endswith(self._years_old)))
            ):
                found = None if self._is_aside(line, i) else self._single(line, i, edge, floor)
                if found is not None:
                    yield found
                    i = max(found.end, found.noun.head + 1)
                    floor = i if found.how == "name" else floor
                    continue
            i += 1

    def _explains(self, line: Line, i: int) -> bool:
        """Whether the one at word `i` is the one named before: `Karam Odeh, | the deputy governor, was killed`."""
        low = line.low
        if low[i] not in self._definite or low[i] in self._owning or low[i - 1] != ",":
            return False
        close = next((j for j in range(i + 1, min(i + _AGE, len(low) - 1)) if low[j] in (",", "and", ";", ":")), None)
        return close is not None and low[close] == "," and self.goes_on(low, close + 1)

    def is_called(self, line: Line, last: Harmed | None, named: Harmed) -> bool:
        """Whether a name only says who someone told of right before is: `A former clerk in Odalo, Karam Odeh, was killed`."""
        if last is None or last.count.high != named.count.high or last.how == "name":
            return False
        low, first = line.low, last.end if last.noun.kind == "bare" else max(last.end, last.noun.head + 1)
        gap = low[first : named.start]
        told = last.how in ("single", "definite") and 0 < len(gap) <= _NAMING and gap[-1] == "as"
        if told and not self._identifies.isdisjoint(gap):
            return True  # "The dead man was named as Karam Odeh"
        if named.listed:
            return False
        if last.noun.kind == "person" and self._is_right_behind(line, last, named.start):
            return True
        comma = next((j for j in range(named.start - 1, max(first, named.start - _TITLE) - 1, -1) if low[j] == ","), 0)
        if not first <= comma <= first + _AGE or not all(
            w[0].isalpha() or w == "." for w in low[comma + 1 : named.start]
        ):
            return False
        return "," not in low[first:comma] and not any(self.goes_on(low, j) for j in range(first, comma))

    def _is_right_behind(self, line: Line, last: Harmed, start: int) -> bool:
        """Whether a name stands right behind the noun of who bears it, or a title between them: `one of its fighters | Captain
        Karam Odeh`.
        """
        first = last.noun.end if last.noun.end <= start else last.noun.head + 1
        return first <= start and all(line.low[i] in self._titles for i in range(first, start))

    def _list_of_names(self, line: Line, i: int) -> Harmed | None:
        """`identified the dead as Karam Odeh, 24, and Sami Said, 19`; `Among the dead were Karam Odeh and Sami Said`."""
        low = line.low
        if i < 2 or line.capital(i - 1):
            return None
        cue = self._identified(line, i)
        told = self._naming.before(low, i) if cue is None else None
        if told is not None and not self._suspects.isdisjoint(low[max(0, told[0] - _NAME) : i]):
            return None  # "the attackers were identified as …"
        cue = cue or told
        whole = low[i - 1] in self._passive | self._includes and self._those.before(low, i - 1) is not None
        fronted = low[i - 1] in self._passive and line.capital(0) and self._suffers.at(low, 0) is not None
        whole = whole or fronted
        numbered = low[i - 1] in self._passive and i > 2 and low[i - 3] in self._definite
        numbered = numbered or low[i - 1] == ":"  # "Six were killed: Karam Odeh, Sami Sati and …"
        if cue is None and not whole and not numbered:
            return None
        names, last = self._names_from(line, i)
        if not names or (names == 1 and (cue is None or cue[1] != "one") and not whole):
            return None
        if names == 1:
            last = self._name_at(line, i, len(low)) or last
        return Harmed(i, last, Count(names, names), Noun(last, last, last, "bare"), how="name", listed=not whole)

    def _identified(self, line: Line, i: int) -> tuple[int, str] | None:
        """`named the slain rebels as | Karam Odeh`, `The abducted men are | …`, `One was identified as | …`: where those begin
        who are named, and whether one name may stand there.
        """
        low = line.low
        copula = low[i - 1] in self._passive
        if not copula and low[i - 1] != "as":
            return None
        near = range(i - 2, max(-1, i - _NAMING), -1)
        verb = i - 1 if copula else next((j for j in near if low[j] in self._identifies), -1)
        if verb < 0:
            return None
        if copula or verb == i - 2 or low[verb + 1] == "by":  # those named stand before the verb
            first, last = verb, verb
            while (
                first > max(0, i - _NAMING) and low[first - 1][0].isalnum() and low[first - 1] not in self._identifies
            ):
                first -= 1
        else:
            first, last = verb + 1, i - 1
        whose = low[first:last]
        if not whose or not self._suspects.isdisjoint(whose):
            return None
        told = any(low[k] in self._hurt or self._suffers.at(low, k) is not None for k in range(first, last))
        if told and whose[0] in self._definite | self._those.firsts:
            return first, "one"
        lone = whose[0] == "one" or not self._pronouns.isdisjoint(whose)
        return (first, "one") if lone and not copula and self._agents.isdisjoint(whose) else None

    def _names_from(self, line: Line, i: int) -> tuple[int, int]:
        """How many persons' names stand in a row from word `i`, with their ages and what they were, and where the last ends."""
        names, end, last = 0, i, i
        while (name := self._name_at(line, self._past_titles(line, end), len(line))) is not None:
            last, names = self.past_age(line.low, name), names + 1
            aside = self._past_aside(line, last)
            end = max((self._past_tie(line.low, j) for j in (last, aside)), key=lambda j: self._is_named_at(line, j))
            if end in (last, aside):
                break
        return names, last

    def _is_named_at(self, line: Line, i: int) -> bool:
        """Whether a person's name begins at word `i`, with or without a title."""
        return self._name_at(line, self._past_titles(line, i), len(line)) is not None

    def _past_titles(self, line: Line, i: int) -> int:
        """Index after the titles that stand before a name: `Lance Corporal | Karam Odeh`."""
        end = i
        while end + 2 < len(line) and line.capital(end + 1) and line.low[end] in self._titles:
            end += 1
        return end

    def _past_tie(self, low: list[str], i: int) -> int:
        """Index after the comma, the `and` or both that tie a name at word `i` to the next."""
        end = i + (low[i : i + 1] in ([","], ["and"], ["&"]))
        return end + (end > i and low[end : end + 1] == ["and"])

    def _past_aside(self, line: Line, i: int) -> int:
        """Index after what is told between commas of who was named: `Karam Odeh | , son of Sami Odeh | , and …`."""
        low = line.low
        if low[i : i + 1] != [","] or low[i + 1 : i + 2] == [] or low[i + 1] not in self._articles | self._kin:
            return i
        ahead = range(i + 2, min(i + _AGE, len(low)))
        close = next((j for j in ahead if low[j] in (",", "and") or not low[j][0].isalnum()), i)
        whole = close > i and low[close] in (",", "and") and self._passive.isdisjoint(low[i:close])
        return close if whole and self._ending.isdisjoint(low[i:close]) else i

    def past_age(self, low: list[str], i: int) -> int:
        """Index after an age that stands at word `i`: `, 24`, `(24)`, `, aged 24`."""
        if low[i : i + 1] == ["("] and i + 2 < len(low) and low[i + 1].isdigit() and low[i + 2] == ")":
            return i + 3
        j = i + 1
        if low[i : i + 1] != [","] or j >= len(low):
            return i
        j += low[j] in self._aged
        return j + 1 if j < len(low) and low[j].isdigit() and len(low[j]) < _NAME else i

    def _introduced(self, line: Line, i: int) -> Harmed | None:
        """A name with its age or an aside before the verb: `Karam Odeh, 24, was shot dead`, `Karam Odeh, a farmer, died`."""
        low = line.low
        dated = i > 0 and low[i - 1] in self._dates  # "On Monday Karam Odeh and Sami Said were killed"
        if i and (
            (line.capital(i - 1) and not dated) or low[i - 1] in self._describes_places or low[i - 1] in self._apart
        ):
            return None
        if i and (low[i - 1] == "as" or low[i - 1].isdigit()):
            return None  # "known as Abu Karam", "of 9 Frontier Rifles"
        if self._owns(low, i):
            return None  # "the shelling of Karam Street"; but "the bodies of Karam Odeh and his sons"
        if i > 1 and low[i - 1] == "and" and line.capital(i - 2):
            return None
        names, aged = self._names_from(line, i)
        end = aged if names > 1 else self._name_at(line, i, len(low))
        if not names and (i == 0 or low[i - 1] in QUOTES) and self._is_first_name(line, i):
            names, end, aged = 1, i + 1, self.past_age(low, i + 1)
        if not names or end is None or max(end + 1, aged) >= len(low):
            return None
        done_to = i == 0 and self._is_done_to(low, end)
        if names == 1 and aged == end and low[end] not in (",", "and", "of", "from", *self._ending) and not done_to:
            return None
        if any(low[k] in self._places or (line.raw[k].isupper() and len(line.raw[k]) > 1) for k in range(i, end)):
            return None
        heads = i == 0 or dated or not low[i - 1][0].isalnum()
        starts = [aged + (low[aged : aged + 1] == [","])]
        if starts[0] < len(low) and low[starts[0]] in ("of", "from"):  # "Karam Odeh, 17, of Odalo was shot"
            ahead = range(starts[0] + 2, min(starts[0] + _ORIGIN, len(low)))
            verb = next((j for j in ahead if low[j] in self._passive or low[j] in self._ending or low[j] == ","), None)
            starts += [] if verb is None else [verb + (low[verb] == ",")]
        if low[aged] == ",":
            reach = _CLAUSE if low[aged + 1 : aged + 2] != [] and low[aged + 1] in self._who else _AGE + _NAME
            starts += [j + 1 for j in range(aged + 1, min(aged + reach, len(low))) if low[j] == ","]
        badly = done_to or any(self._ends_badly(low, start) for start in starts)
        if not badly and not self._goes_on_with_kin(line, end, heads):
            return None
        noun = Noun(i, end - 1, end, "person", one=names == 1)
        if names == 1 and low[aged] == "," and low[aged + 1 : aged + 2] != [] and low[aged + 1] in self._articles:
            told = self._people.noun(line, aged + 2)
            noun = told if told.kind == "person" and told.one and told.start == aged + 2 else noun
        return Harmed(i, end, Count(names, names), noun, how="name")

    def _is_first_name(self, line: Line, i: int) -> bool:
        """Whether one word is a person's name, by what stands behind: `Karam, 17, was …`, `Karam, a mechanic, was …`."""
        low = line.low
        if i + 3 >= len(low) or low[i + 1] != "," or line.capital(i + 2) or not self._is_name(low[i]):
            return False
        if low[i] in self._places or low[i] in self._nations or low[i] in self._people.status or line.raw[i].isupper():
            return False
        if self.past_age(low, i + 1) > i + 1:
            return True
        noun = self._people.noun(line, i + 3) if low[i + 2] in self._articles | self._definite else None
        return noun is not None and noun.kind == "person" and noun.one and noun.start == i + 3

    def _ends_badly(self, low: list[str], i: int) -> bool:
        """Whether word `i` begins a predicate by which somebody is harmed: `was shot dead`, `has died`, `died`."""
        acted = False
        while i < len(low) and (low[i] in self._be or low[i] in self._have or low[i].endswith(self._manner)):
            acted = acted or low[i] in self._passive or low[i] in self._have
            i += 1
        if acted and i + 1 < len(low) and low[i] in self._amid:
            return True  # "was among nine people killed"
        hit = self._suffers.at(low, i) if i < len(low) else None
        return hit is not None and hit[1] != "displaced" and (acted or low[i] in self._ending)

    def _is_done_to(self, low: list[str], i: int) -> bool:
        """Whether who is told of up to word `i` is harmed as a pronoun: `Karam Odeh | was driving home when gunmen killed him`."""
        if low[i] not in self._passive and low[i] not in self._have:
            return False
        hits = (self._does.before(low, j) for j in range(i + 2, len(low)) if low[j] in self._objects)
        return any(hit is not None and hit[1] in _BEFALLS and i < hit[0] for hit in hits)

    def names(self, line: Line, harmed: Harmed) -> tuple[int, int] | None:
        """The words that name the one who was harmed: the figure itself, or what follows the noun."""
        if harmed.how == "name":
            return harmed.start, harmed.end
        if harmed.how not in ("single", "definite") or line.title:
            return None
        start = harmed.noun.head + 1
        start += start < len(line) and line.low[start] in (",", "named", "called")
        end = start
        while end < len(line) and line.capital(end) and self._is_name(line.low[end]):
            end += 1
        return (start, end) if end - start >= 2 else None

    def goes_on(self, low: list[str], i: int) -> bool:
        """Whether a predicate of its own begins at word `i`."""
        return i < len(low) and (low[i] in self._be or self._suffers.at(low, i) is not None)

    def of_families(self, line: Line, i: int, noun: Noun) -> bool:
        """`five civilians of one family`; but `the displacement of 300 families` counts them."""
        if i == 0 or line.low[i - 1] not in ("from", "of") or self._people.unit(line, noun) != "families":
            return False
        return self._noun.before(line.low, i) is None

    def _may_be_bare(self, line: Line, i: int) -> bool:
        """Where prose leaves an article out: at the head of a caption, and for the second of two (`A woman and child were …`)."""
        low = line.low
        if i == 0:
            return True
        within = self._headlines.before(low, i + 1)
        if within is not None and within[0] < i:
            return False  # "Soldiers shoot | dead | student"
        if low[i - 1] == "," and line.index < _HEADLINES and self._people.singular(low[i]):
            return True  # "Two gunmen killed, soldier lightly hurt"
        if self._headlines.before(low, i) or low[i - 1] in self._part_words:
            return True
        if low[i - 1] in self._leaves:
            return i + 1 < len(low) and low[i + 1] == "and"
        return low[i - 1] == "and" and i > 1 and self._people.singular(low[i - 2])

    def _named(self, line: Line, i: int, begin: int, edge: int) -> Harmed | None:
        """Someone called by name, by the word at which that shows: the verb behind, the deed before, the first word of a line."""
        if line.title:
            return None
        if line.low[i] in self._passive:
            if i - 2 > begin and i - 2 in line.owners and line.low[i - 1] in self._corpse:
                return self._found_dead(line, i, begin)
            return self._named_dead(line, i, begin) if i > begin + (line.low[begin] != ",") else None
        if i == 0:
            return self._named_first(line)
        deed = self._deeds.before(line.low, i)
        if deed is not None and deed[0] >= begin:
            return self._deed_victim(line, i + (line.low[i] in self._definite), edge)
        return None

    def _deed_victim(self, line: Line, i: int, edge: int) -> Harmed | None:
        """`killing the Imam Karam Said`, `assassinated lawyer Karam Said`, `the martyrdom of Sheikh Said`."""
        if i < edge and (end := self._plain_name(line, i, edge)) is not None:
            return Harmed(i, end, Count(1, 1), Noun(i, i, i, "bare"), how="name")
        noun = self._people.noun(line, i) if i < edge else None
        if noun is None or noun.kind == "thing" or (noun.kind == "person" and (not noun.one or noun.head > i + 5)):
            return None
        start = i
        if noun.kind == "person":
            start = noun.head + (self._name_at(line, noun.head + 1, edge) is not None)
        end = self._name_at(line, start, edge)
        if end is None or any(line.raw[k].isupper() and len(line.raw[k]) > 1 for k in range(start, end)):
            return None
        if noun.kind != "person":
            noun = Noun(start, start, start, "bare")
        return Harmed(start, end, Count(1, 1), noun, how="name")

    def _plain_name(self, line: Line, i: int, edge: int) -> int | None:
        """Index after a personal name at word `i` that nothing goes on from: `killed Karam Odeh | and her three daughters`."""
        end = self._name_at(line, i, edge)
        if (
            end is None
            or end >= len(line)
            or any(line.raw[k].isupper() and len(line.raw[k]) > 1 for k in range(i, end))
        ):
            return None
        parted = not line.low[end][0].isalnum() or line.low[end] in self._stops
        known = self._bodies.at(line.low, i) is not None or not self._nations.isdisjoint(line.low[i:end])
        return end if parted and not known and line.low[i] not in self._people.status else None

    def _name_at(self, line: Line, i: int, edge: int) -> int | None:
        """Index after the personal name of two words or more that begins at word `i`."""
        end = i
        while end < edge and line.capital(end) and self._is_name(line.low[end]):
            short = self._is_short(line.low[end]) and line.low[end + 1 : end + 2] == ["."]
            if short and end + 2 < edge and line.capital(end + 2):
                end += 2  # "Lt. Karam Odeh", "T. Odeh"
            elif line.low[end] in self._places:
                break
            else:
                end = self._past_particles(line, end + 1)
        named = end - i >= 2 and (end >= len(line) or not line.capital(end) or line.low[end] in self._dates)
        return end if named and not self._called_otherwise(line, i, end) else None

    def _past_particles(self, line: Line, i: int) -> int:
        """Index after small words at word `i` that a name goes on over or ends with: `Marta | de la Serna`, `Karimov | oglu`."""
        if line.low[i : i + 1] != [] and line.low[i] in self._behind_names:
            return i + 1
        while i < len(line) and is_tie(line, i, self._particles):
            i += 1
        return i

    def is_named_before(self, line: Line, i: int) -> bool:
        """Whether a name of two words or more ends right before word `i`."""
        if i < 2 or not line.capital(i - 1):
            return False
        first = i - 2
        while first > 0 and is_tie(line, first, self._particles):
            first -= 1
        return line.capital(first)

    def _is_short(self, word: str) -> bool:
        return len(word) == 1 or word in self._short_titles

    def _called_otherwise(self, line: Line, start: int, end: int) -> bool:
        """Whether capitals name a people, a place or a force and no person."""
        return any(
            (line.low[k] in self._people.status and line.low[k] not in self._titles) or line.low[k] in self._places
            for k in range(start + 1, end)
        )

    def _named_first(self, line: Line) -> Harmed | None:
        """`Karam Said, who led …, was killed`, `Karam Said along with nine others was killed`: the head of a line."""
        end = self._name_at(line, 0, len(line))
        with_kin = end is not None and self._goes_on_with_kin(line, end)
        if end is not None and with_kin:
            return Harmed(0, end, Count(1, 1), Noun(0, end - 1, end, "person", one=True), how="name")
        if end is None or end >= len(line) or (self._list.at(line.low, end) is None and line.low[end] != "who"):
            return None
        return Harmed(0, end, Count(1, 1), Noun(0, end - 1, end, "person", one=True), how="name")

    def _goes_on_with_kin(self, line: Line, end: int, heads: bool = True) -> bool:
        """`Karam Odeh, 24, | and his cousin were shot dead`; where the name heads a clause: `Karam Odeh | and a neighbour …`."""
        low = line.low
        if low[end : end + 1] == [","] and low[end + 1 : end + 2] != [] and low[end + 1].isdigit():
            end += 2 + (low[end + 2 : end + 3] == [","])
        if low[end : end + 1] == [","] and not self._who.isdisjoint(
            low[end + 1 : end + 2]
        ):  # ", who had turned 12, and his …"
            end = next((j + 1 for j in range(end + 2, min(end + _AGE, len(low))) if low[j] == ","), end)
        if low[end : end + 1] != ["and"] or end + 1 >= len(low):
            return False
        others = low[end + 1] in self._articles | self._counts or low[end + 1].isdigit()
        return low[end + 1] in self._owning or (heads and others)

    def _named_dead(self, line: Line, i: int, floor: int) -> Harmed | None:
        """`Karam Aswadi was killed`: a personal name right before the verb of its harm."""
        hit = self._suffers.at(line.low, i + 1) if i + 1 < len(line) else None
        name = self._name_before(line, i, floor)
        if hit is None or hit[1] not in _BEFALLS or name is None or not line.raw[name[0]].istitle():
            return None
        if hit[1] == "detained" and self._taken.isdisjoint(line.low[i + 1 : hit[0]]):
            return None  # "Karam Odeh was arrested" may be of a suspect
        if line.low[name[0] - 1] == "as" or (name[0] and line.low[name[0] - 1].isdigit()):
            return None  # "a leader known as Abu Karam was killed": the leader is counted
        if name[0] > 1 and line.low[name[0] - 1] == "and" and line.capital(name[0] - 2):
            return None  # "two leaders known as Abu Karam and Abu Sami had been killed"
        if name[0] > 1 and line.low[name[0] - 1] == "the" and line.low[name[0] - 2] in self._definite_of:
            return None  # "a corporal of the Frontier Rifles was killed"
        if name[0] > 1 and line.low[name[0] - 1] in self._definite_of and line.capital(name[0] - 2):
            return None  # "Karam Odeh of Radio Odalo was killed"
        if any(line.low[k] in self._places or (line.raw[k].isupper() and len(line.raw[k]) > 1) for k in range(*name)):
            return None
        return Harmed(*name, Count(1, 1), Noun(i, i, i, "bare"), how="name")

    def _found_dead(self, line: Line, i: int, floor: int) -> Harmed | None:
        """`Karam Odeh's body was found`: whose body it is."""
        name = self._name_before(line, i - 1, floor)
        if name is None or line.low[i + 1 : i + 2] not in self._found_too:
            return None
        return Harmed(*name, Count(1, 1), Noun(i - 1, i - 1, i, "person", one=True), how="name")

    def _name_before(self, line: Line, i: int, floor: int) -> tuple[int, int] | None:
        """The words of a personal name that ends before word `i`, a comma and an age aside: `Saud Karam, 34, a farmer`."""
        if line.title:
            return None
        if floor > 1 and line.low[floor - 1].isdigit() and line.low[floor - 2] == ",":
            floor = max(0, floor - _AGE)  # an age is a number, but counts nobody
        while i > floor and line.low[i - 1] in self._have:
            i -= 1  # "Karam Odeh | has been | missing"
        end = i - 1 if i > floor and line.low[i - 1] == "," else i
        if end - 2 > floor and line.low[end - 1].isdigit() and line.low[end - 2] == ",":
            end -= 2  # the age
        start = end
        while start > floor:
            i = start - 1
            while i > floor and is_tie(line, i, self._particles):
                i -= 1
            if not line.capital(i) or not self._is_name(line.low[i]):
                break
            start = i
        return (start, end) if end - start >= 2 else None

    def _is_name(self, word: str) -> bool:
        if word.endswith(self._years_old) or "-of-" in word:
            return False  # "Four-year-old | Amal Odeh", "Mother-of-three | Amal Odeh"
        return word[0].isalpha() and word not in self._stops and word not in self._dates and word not in self._agents

    def _counted_in(self, line: Line, i: int, noun: Noun) -> Noun | None:
        """Whoever is named among others, by any noun: `killed 12 people, including a district head`."""
        low, words = line.low, line.low[noun.start : noun.end]
        if noun.kind not in ("open", "thing") or noun.start != i + 1 or low[i] not in self._articles or not words:
            return None
        plain = all(word[0].isalpha() and word not in self._stops and word not in self._dates for word in words)
        last = words[-1]
        thing = (
            last in self._people.things or last in self._people.events or last in self._places or last in self._events
        )
        if thing or not plain or last.endswith(("s", "ing")) or self._holding.before(low, i) is None:
            return None
        return Noun(noun.start, noun.head, noun.end, "person", one=True)

    def _single(self, line: Line, i: int, edge: int, begin: int) -> Harmed | None:
        ordinal = self._ordinals.at(line.low, i)
        if ordinal is not None and ordinal[0] <= edge:
            other = self._people.noun(line, ordinal[0])
            bare = Noun(ordinal[0], ordinal[0], ordinal[0], "bare")
            alone = self._stands_alone(line, ordinal[0]) or line.capital(ordinal[0])
            if other.kind != "person" and not alone:
                return None  # "a second strike"
            return Harmed(i, ordinal[0], Count(1, 1), other if other.kind == "person" else bare)
        if line.low[i] not in self._articles and not self._points(line, i):
            return self._bare_single(line, i, edge)
        if line.low[i] in self._more and self._stands_alone(line, i + 1) and (i == 0 or line.low[i - 1] != "one"):
            return Harmed(i, i + 1, Count(1, 1), Noun(i + 1, i + 1, i + 1, "bare"))  # "one died and another was hurt"
        noun = self._people.noun(line, i + 1) if i + 1 < len(line) else None
        if noun is not None and self._is_body(line, i, noun):
            return Harmed(i, noun.head + 1 if line.low[i] in self._owning else i + 1, Count(1, 1), noun)
        whose = self._whose_death(line, i, edge) if line.owners and line.low[i] in self._definite else None
        if whose is not None:
            return Harmed(i, whose + 1, Count(1, 1), Noun(i + 1, whose, whose + 1, "person", one=True), how="definite")
        if noun is not None and noun.kind == "open":
            noun = self._somebody(line, i) or self._called_by(line, i) or self._hurt_one(line, i, noun) or noun
        noun = (self._counted_in(line, i, noun) or noun) if noun is not None else None
        if (
            noun is None
            or noun.kind != "person"
            or not noun.one
            or noun.start != i + 1
            or not i + 1 <= noun.head < edge
        ):
            return None
        if noun.head in line.owners and line.low[i] in self._owning and not line.title:
            goes = noun.head + 1 < edge and line.low[noun.head + 1] in self._corpse
            if not goes:
                return None  # "on her aunt's back"
        many = noun.head + 1 < edge and line.low[noun.head + 1] in self._many and line.low[i] in self._definite
        if many and (i == 0 or line.low[i - 1] != "and"):
            return None  # "the deceased | were"; but "Karam Odeh and his cousin were"
        if noun.head > i + 6 or not (self._ends(line, noun.head + 1) or noun.head + 1 == edge):
            return None
        if line.low[i + 1] in self._none and line.low[i] not in self._articles:
            return None  # "denied that any student was held"
        if i > 2 and line.low[i - 1] == "by" and line.low[i - 2] not in self._stops:
            return None  # "shot by a sniper"
        if (
            line.low[noun.head] == "other"
            and noun.end < len(line)
            and (line.low[noun.end][0].isdigit() or line.low[noun.end] in self._numerals)
        ):
            return None  # "the other | 12"
        if self._is_anybody(line, i, noun):
            return None  # "if | a soldier is killed, …"
        if i > 2 and line.low[i - 3 : i] == ["of", "them", "of"]:
            return None  # "two bodies, one of them of a woman"
        if line.low[noun.head] in self._describing and noun.head + 1 < edge and line.capital(noun.head + 1):
            return None  # "a national NGO"
        one_of = line.low[i - 2 : i] in (["of", "them"], ["of", "whom"]) and line.low[i - 3] not in self._ranks
        if i > 1 and (one_of or self._is_kin(line, i)):
            return None  # "one of them a child", "the son of a contractor": the one is counted already
        if i > 1 and line.low[i - 2] == "one" and line.low[i - 1] in self._passive:
            return None  # "one was a boy"
        if i > 1 and line.low[i - 1] in self._be and not self._not.isdisjoint(line.low[max(0, i - _NOT) : i]):
            return None  # "None of the six dead was a soldier"
        owned = i > 1 and line.low[i - 1] in self._definite_of and self._are_members(line.low[i - 2])
        if owned and self._hurt.isdisjoint(line.low[i : noun.end]):
            return None  # "three members of the Presidential Guard"
        if begin and i == begin + 1 and line.low[begin] in self._definite_of:
            return None  # "one of the commanders"
        if line.low[i + 1] in self._nth and line.low[i] in self._definite:
            return None  # "the sixth reporter killed"
        if self.of_families(line, i, noun):
            return None
        dead = noun.head + 1 < edge and line.low[noun.head + 1] in self._harmed and line.low[i] in self._definite
        happened = dead and line.low[noun.head + 1] in self._deeds.lasts and not line.title
        happened = happened and not self._elides.isdisjoint(line.low[noun.head + 2 : noun.head + 3])
        if (
            dead
            and line.low[noun.head] not in self._kin
            and not happened
            and not (  # "the nurse killed on Sunday"
                i
                and line.low[i - 1] in self._leaves
                and not self._elides.isdisjoint(line.low[noun.head + 2 : noun.head + 3])
            )
        ):
            return None  # "the civilian dead"
        name = self._name_before(line, i, begin) if line.low[i] not in self._owning else None
        named = name is not None and line.low[name[0] - 1] in self._definite  # "handed over to the Red Cross a soldier"
        if name is not None and not named and not self._is_placed(line, name[0]):
            return Harmed(*name, Count(1, 1), noun, how="name")
        two = 1 + (line.low[noun.head] in self._two)  # "an elderly couple"
        if line.low[i] in self._articles:
            return Harmed(i, i + 1, Count(two, two), noun, how="single")
        if i > 0 and line.capital(i - 1) and not line.title and (i > 1 or self._is_name(line.low[0])):
            return None
        end = None if line.title else self._name_at(line, noun.head + 1, edge)
        if end is not None:
            return Harmed(noun.head + 1, end, Count(1, 1), noun, how="name")
        return Harmed(i, noun.head + 1, Count(two, two), noun, how="definite")

    def _is_anybody(self, line: Line, i: int, noun: Noun) -> bool:
        """Whether nobody in particular is told of: `if | a soldier is killed`, `when | a child is hurt`, `a person who is shot must …`."""
        low, rest = line.low, line.low[noun.end :]
        before = low[i - 1] if i else ""
        if low[i] not in self._articles or line.title:
            return False
        ever = before in self._whenever and not self._present.isdisjoint(rest[:1])
        told = low[noun.head] in self._persons and (before in self._how or not self._musts.isdisjoint(rest))
        return before in self._if or ever or told

    def _whose_death(self, line: Line, i: int, edge: int) -> int | None:
        """Where the one stands, told of behind word `i`, whose death is named: `the young | lawmaker's | death`."""
        for j in range(i + 1, min(i + _NAME + 1, edge, len(line))):
            if j in line.owners:
                return j if self._people.singular(line.low[j]) and self.is_bereft(line, j) else None
            if not line.low[j][0].isalpha() or line.low[j] in self._stops:
                return None
        return None

    def is_bereft(self, line: Line, i: int) -> bool:
        """Whether the owner at word `i` is dead by what is told of theirs: `Karam's | murder`, `the guide's | body was found`."""
        low, thing = line.low, i + 1
        if i not in line.owners or thing >= len(low):
            return False
        if low[thing] in self._corpse:
            return (
                low[thing + 1 : thing + 2] != []
                and low[thing + 1] in self._passive
                and low[thing + 2 : thing + 3] in self._found_too
            )
        return low[thing] in self._ends_of

    def _name_bereft(self, line: Line, i: int) -> Harmed | None:
        """`Mr. Odeh's death`, `Karam Odeh's murder`: a name whose bearer's end is told behind it."""
        last = next((j for j in range(i, min(i + _NAME + 2, len(line))) if j in line.owners), None)
        if last is None or last == i or not line.capital(last) or not self.is_bereft(line, last):
            return None
        titled = line.low[i] in self._titles and line.low[last - 1] in (".", line.low[i])
        if not titled and self._name_at(line, i, len(line)) != last + 1:
            return None
        return Harmed(i, last + 1, Count(1, 1), Noun(last + 1, last + 1, last + 1, "bare"), how="name")

    def _is_body(self, line: Line, i: int, noun: Noun) -> bool:
        """`a charred body was found`; but no `body of experts`."""
        owned = line.low[i] in self._owning  # "Her body was found with stab wounds"; but "their bodies"
        if owned and not noun.one and line.low[i] in self._several | self._who:
            return False  # "24 whose bodies were found"
        if noun.kind != "person" or not (owned or line.low[i] in self._articles):
            return False
        end = noun.head + 1
        if self._people.unit(line, noun) != "bodies" or (owned and line.low[end + 1 : end + 2] not in self._found_too):
            return False
        return noun.start == i + 1 and (end >= len(line) or line.low[end] in self._found_so)

    def _somebody(self, line: Line, i: int) -> Noun | None:
        """One person whom no list of nouns knows, told by a name behind or by a nation: `a sarpanch, Karam Odeh,`, `a Dane`."""
        low = line.low
        if line.low[i] not in self._articles or (i and low[i - 1] == "as"):
            return None  # "As a result, Karam Odeh, …"
        if line.capital(i + 1) and low[i + 1] in self._peoples and self._ends(line, i + 2):
            known = i + 2 >= len(low) or not line.capital(i + 2)
            return Noun(i + 1, i + 1, i + 2, "person", one=True) if known else None
        for j in range(i + 2, min(i + _AGE, len(low) - 1)):
            if low[j] == ",":
                end = self._name_at(line, j + 1, len(low))
                if end is None or low[end : end + 1] != [","] or low[j - 1] in self._people.things:
                    return None
                return Noun(i + 1, j - 1, j, "person", one=True)
            if not low[j][0].isalpha() or low[j] in self._cues or low[j] in self._be:
                return None
        return None

    def _hurt_one(self, line: Line, i: int, noun: Noun) -> Noun | None:
        """One person whom no list of nouns knows, told by what befell them: `a commuter was killed`, `murdered a warden`."""
        low, end = line.low, noun.end
        known = line.title or noun.start != i + 1 or noun.end - noun.start > _CALLED or end >= len(low)
        if known or low[i] not in self._articles or any(line.capital(j) or "-" in low[j] for j in range(i + 1, end)):
            return None
        if low[noun.head].endswith((*self._going, *self._past)) or low[noun.head] in self._places:
            return None
        does = self._does.before(low, i)
        active = (
            does is not None
            and (i - does[0] > 1 or low[i - 1] not in self._unsure)
            and (low[end] in self._stops or not low[end][0].isalnum())
        )
        does = does if active else self._does_with_others(line, i, end)
        active = does is not None
        j = end
        while j < len(low) and (low[j] in self._be or low[j] in self._have) and low[j] not in self._unsure:
            j += 1
        suffers = self._suffers.at(low, j) if end < j < len(low) and low[j - 1] in self._be else None
        passive = suffers is not None and low[suffers[0] - 1] not in self._unsure
        if suffers is not None and suffers[1] == "detained":
            passive = passive and self._unsure.isdisjoint(low[j : suffers[0]])  # "a lecture was being held at noon"
        passive = passive and (i == 0 or low[i - 1] not in self._before_where)
        told = {hit[1] for hit in (does if active else None, suffers if passive else None) if hit is not None}
        if told.isdisjoint(("killed", "injured", "detained")):
            return None
        return Noun(noun.start, noun.head, noun.end, "person", one=True)

    def _does_with_others(self, line: Line, i: int, end: int) -> tuple[int, Harm] | None:
        """The harm verb of people beside whom one more is told of: `wounding six soldiers and | a palm wine tapper`."""
        low = line.low
        if i < 2 or low[i - 1] not in ("and", ",") or low[end] in self._be or low[end] in self._have:
            return None  # "… and a launcher was seized"
        if low[end] in self._opens or (low[i - 1] == "," and low[end] not in ("and", ",")):
            return None  # "…, a number the staff disputes"
        people = False
        for j in range(i - 2, max(0, i - _BESIDE), -1):
            does = self._does.before(low, j)
            if does is not None and people:
                return does
            if does is not None or low[j] in self._cues or (low[j] in self._stops and low[j] not in self._joining):
                return None
            people = people or low[j] in self._people.status
        return None

    def _called_by(self, line: Line, i: int) -> Noun | None:
        """`among them the poet | Karam Odeh`: what no list of nouns knows is a person by the name behind it."""
        low, j = line.low, i + 2
        if line.title or low[i] != "the" or low[i - 1 : i] == [] or low[i - 1] not in self._part_words | self._leaves:
            return None
        if j >= len(low) or line.capital(j - 1) or low[j - 1] in self._people.things or low[j - 1] in self._places:
            return None
        end = self._name_at(line, j, len(low))
        closed = end is not None and (end >= len(low) or low[end] in (",", ".", "and", "("))
        return Noun(i + 1, j - 1, j, "person", one=True) if closed else None

    def _is_placed(self, line: Line, start: int) -> bool:
        """Whether a name stands behind a preposition: `In neighbouring North Kivu, a driver …`, `the shelling of High Street, …`."""
        low = line.low
        while start > 0 and low[start - 1] in self._describes_places and low[start - 1] not in self._definite_of:
            start -= 1
        return start > 0 and (low[start - 1] in self._elides or self._owns(low, start))

    def _owns(self, low: list[str], i: int) -> bool:
        """Whether what stands at word `i` only says of what: `the shelling of | High Street`; but `the bodies of | Karam Odeh`."""
        return i > 1 and low[i - 1] in self._definite_of and low[i - 2] not in self._harmed

    def _points(self, line: Line, i: int) -> bool:
        """Whether word `i` makes one person of the noun behind it: `the`, `her`; `Karam's youngest son`."""
        if line.low[i] in self._definite:
            return True
        if i not in line.owners or line.title or i + 2 >= len(line):
            return False
        return not self._kin.isdisjoint(line.low[i + 1 : i + 3])

    def _are_members(self, word: str) -> bool:
        """Whether a noun is of several people, so that whom they belong to is not counted besides."""
        dead = word in self._corpse or word in self._harmed
        return word.endswith("s") and word in self._people.status and not dead

    def _is_aside(self, line: Line, i: int) -> bool:
        """Whether the one at word `i` is the one before, said in other words: `One worker, a nurse with a charity, was killed`."""
        low = line.low
        if i < 2 or low[i - 1] != "," or line.title:
            return False
        if not (self._is_one(line, i - 2) or self._is_one_at(line, i - 2) or self._is_one_of(line, i - 2)):
            return False
        if low[i - 2] == "one" or self._is_one_at(line, i - 2):
            return True  # "six died in Belo and in Coro one, a forester"
        close = next((j for j in range(i + 1, min(i + _AGE, len(low) - 1)) if low[j] in (",", "and", ";", ":")), None)
        if close is None or low[close] != ",":
            return False
        return self.goes_on(low, close + 1) or low[close + 1] in self._elides or low[close + 1] in self._who

    def _is_one(self, line: Line, i: int) -> bool:
        """Whether one person's naming ends with word `i`: `one`, `one of them`, `one worker`, `her son Mahmoud`."""
        if i > 1 and line.low[i - 2] == "one" and line.low[i - 1] in self._definite_of:
            return True
        if i > 2 and line.low[i - 3] == "one" and line.low[i - 2] in self._definite_of:
            return True  # "one of the wounded"
        if line.low[i] in self._articles or self._people.singular(line.low[i]):
            return True
        start = i
        while start > 0 and i - start < _NAME and line.capital(start):
            start -= 1
        return start < i and self._people.singular(line.low[start])

    def _is_one_at(self, line: Line, i: int) -> bool:
        """Whether one person and where ends with word `i`: `… and one in Belo`."""
        start = i
        while start > 0 and i - start < _NAME and line.capital(start):
            start -= 1
        return 0 < start < i and line.low[start] in self._elides and line.low[start - 1] == "one"

    def _is_one_of(self, line: Line, i: int) -> bool:
        """Whether one person, and of what, ends with word `i`: `The rector of the academy`."""
        low = line.low
        for j in range(i - 1, max(1, i - _BESIDE), -1):
            if low[j] in self._definite_of and self._people.singular(low[j - 1]):
                return low[j - 2] in self._definite | self._articles and low[j - 1] not in self._harmed
            if not low[j][0].isalnum() or (low[j] in self._stops and low[j] not in self._definite):
                return False
        return False

    def _stands_alone(self, line: Line, i: int) -> bool:
        """Whether a word of count stands without a noun before word `i`: `another was wounded`, `wounding another.`"""
        return (
            i >= len(line) or not line.low[i][0].isalnum() or self.goes_on(line.low, i) or line.low[i] in self._elides
        )

    def _is_kin(self, line: Line, i: int) -> bool:
        """Whether the one at word `i` only tells whose kin or aide was harmed."""
        whose = line.low[i - 2]
        dead = whose in self._harmed  # "the corpse of a peasant"
        return line.low[i - 1] in self._definite_of and self._people.singular(whose) and not dead and i > 2

    def _bare_single(self, line: Line, i: int, edge: int) -> Harmed | None:
        """A headline leaves the article out: `Civilian killed`, `Army kills top rebel commander`, `child and woman dead`."""
        low = line.low
        before = low[i - 1] if i else ""
        deed = self._does.before(low, i) is not None
        listing = before == "," and (line.title or line.index < _HEADLINES)
        if i and before not in ("and", "&") and not deed and before not in self._leaves and not listing:
            return None
        noun = self._people.noun(line, i)
        if noun.kind != "person" or not noun.one or noun.start != i or noun.head >= min(edge, i + 4):
            return None
        if low[i] in self._none:
            return None  # "No soldier was killed"
        end = last = noun.head + 1
        if low[end : end + 1] == ["of"] and end + 2 < len(low) and low[noun.head] in self._kin:
            end = last = end + 2 * (low[end + 1].isdigit() or low[end + 1] in self._counts)
            noun = replace(noun, end=end)  # "Father of two shot dead"
        comma = low[end : end + 1] == [","]  # "Father, two sons killed"; "Commander 34 Militants Killed"
        listed = i == 0 and end + comma == edge < len(low) and (comma or line.title)
        while end < len(low) - 1 and low[end].endswith(self._manner):
            end += 1
        suffers = end < len(low) and (
            self.goes_on(low, end) or low[end] in self._amid or (before in self._leaves and low[end] == "and")
        )
        stops = end >= len(low) or not low[end][0].isalnum() or low[end] in self._stops | self._cues
        told = self._headlines.before(low, i) is not None or before in self._part_words
        named = self._name_at(line, end, len(low)) if told and before in self._part_words else None
        if named is not None:
            return Harmed(end, named, Count(1, 1), noun, how="name")  # "including councillor Karam Odeh"
        if not (suffers or listed or (stops and told) or (line.title and end < len(low) and stops)):
            return None
        return Harmed(i, last, Count(1, 1), noun, how="definite")

    def _ends(self, line: Line, i: int) -> bool:
        """Whether a noun phrase may end before word `i`: `the rebel stronghold` is no rebel."""
        if i >= len(line):
            return True
        word = line.low[i]
        return (
            not word[0].isalpha()
            or word in self._stops
            or word in self._definite_of
            or line.capital(i)
            or self._suffers.at(line.low, i) is not None
            or word in self._cues
            or word in self._articles
            or word in self._afterwards
            or word in self._later
            or word in self._aged
            or (word.endswith(self._going + self._past) and len(word) > _GERUND and word not in self._people.status)
        )
