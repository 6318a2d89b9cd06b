"""An invented story of a coast, as an account and as a release: rising totals, two sides, an answer, withheld names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from corroborate.account import Account, Case, Judgement, Linked, Policy, Question, Source
from corroborate.link.incidents import incidents
from corroborate.publish.gate import gate
from corroborate.publish.release import Release
from corroborate.reconcile import account
from corroborate.records import Claim, Decision, Evidence, Speaker, Statement, Victims
from corroborate.values import Count, When, Where
from told import accusation, answer, claim, linked, quote, report, sentence

POLICY = Policy()
AT = "2031-05-20T08:00:00Z"
MONITOR = "Kelaran Rights Monitor"
CASE = Case(
    "The Sarim coast", "Desk for the Missing", "Kelara", "since March 2031", ("killed", "displaced"), "everybody"
)
SIDES = {
    "remnants of the old guard": "the former government",
    "Forces aligned with the new government": "the new government",
    "government factions": "the new government",
    "Tarek Amal": "the new government",
}
WHERE = {
    "Sarim coast": Where("Sarim coast", 35.5, 35.9, "area", ("Kelara",)),
    "Jubata": Where("Jubata", 35.3612, 35.9266, "place", ("Sarim", "Kelara"), 172001),
    "Nahr Sanin": Where("Nahr Sanin", None, None, "unresolved", ("Jubata", "Sarim", "Kelara")),
    "Halwan": Where("Halwan", 36.2, 37.16, "place", ("Halwan Province", "Kelara")),
}


def number(kind: str, ids: Sequence[str]) -> Mapping[str, int]:
    """Numbers in the order given, as a fresh case hands them out."""
    return {id: place for place, id in enumerate(ids, 1)}


def _named(source: Source, *, address: str | None = None, name: str = "", private: Sequence[str] = ()) -> Source:
    captures = tuple(replace(capture, address=address, name=name) for capture in source.captures)
    return replace(source, captures=captures, private=tuple(quote(source, words) for words in private))


def first() -> Source:
    words = (
        f"At least 745 civilians were killed in two days on the Sarim coast, the {MONITOR} said. "
        "Among the dead was Amina Darwish, a teacher in Jubata. "
        "Local sources said security forces raided homes door to door in Jubata. "
        "Other reports blamed remnants of the old guard for the killings on the Sarim coast. "
        "Thousands of people from the Sarim coast fled to Norland. "
        "Videos showed bodies in a mass grave. "
        "Darwish had taught for twenty years."
    )
    source = report(words, publisher="Coast Dispatch", published="2031-03-09")
    return _named(source, address="https://coast.example/2031/745-killed", name="/home/mona/darwish.html",
                  private=["Amina Darwish"])  # fmt: skip


def second() -> Source:
    words = (
        f"The {MONITOR} said on March 12 that 1,383 Merite civilians had been killed on the Sarim coast. "
        "Forces aligned with the new government carried out the killings on the Sarim coast. "
        "Omar Saleh, a baker, said government factions executed 12 people in Nahr Sanin. "
        "President Tarek Amal promised an inquiry, and declined to say who was to blame. "
        "Over 1,383 are dead in all, and AMINA-DARWISH is one of them."
    )
    return _named(
        report(words, publisher="Harbour Post"),
        address="https://post.example/omar-saleh-speaks",
        private=["Omar Saleh"],
    )


def third() -> Source:
    words = "قال المرصد الكيلاري إن 30 مدنيا قتلوا في بلدة جوباتا. وكانت بينهم ليلى حداد."
    return _named(report(words, publisher="صدى الساحل", published="2031-03-10"), private=["ليلى حداد"])


def fourth(publisher: str = "Evening Wire", voice: str = "") -> Source:
    words = f"Between 900 and 1,000 people were killed on the Sarim coast, the Doctors' League said. ({publisher})"
    return report(words, publisher=publisher, published="2031-03-14", voice=voice)


def _sixth() -> Source:
    words = "A bomb in the market of Halwan killed 14 people on May 2, police said. Nobody admitted it."
    return report(words, publisher="Evening Wire", published="2031-05-03")


def _told(reports: Sequence[Source]) -> list[Statement]:
    one, two, three, four, five, six = reports
    coast = ["Sarim coast"]
    march = When("2031-03-07", "2031-03-08")
    named = quote(one, "Amina Darwish")
    teacher = claim(one, "Amina Darwish", 1, status="civilian", places=["Jubata"])
    baker = accusation(two, "government factions", "executed", says="Omar Saleh", sort="person", harm="killed",
                       places=["Nahr Sanin"])  # fmt: skip
    arabic = claim(three, "30", 30, victims="مدنيا", status="civilian", places=["Jubata"], when=march)
    fled = claim(
        one, "Thousands", Count(None, None, vague="thousands"), harm="displaced", victims="people", places=coast
    )
    return [
        claim(one, "At least 745", Count(745, None), says=MONITOR, victims="civilians", status="civilian", places=coast,
              running=True, when=march),
        replace(teacher, victims=Victims(named, "civilian", ("women",), None, (named,))),
        accusation(one, "security forces", "raided homes door to door", says="Local sources", sort="unnamed",
                   places=["Jubata"]),
        accusation(one, "remnants of the old guard", "killings", says="reports", sort="unnamed", places=coast, harm="killed"),
        replace(fled, destination=(replace(fled.places[0], name="Norland", quote=quote(one, "Norland")),)),
        Evidence(text=_text(one), quote=sentence(one, "Videos"), sort="video", words=quote(one, "Videos"),
                 shows=quote(one, "bodies in a mass grave")),
        claim(two, "1,383", 1383, says=MONITOR, victims="Merite civilians", status="civilian", community="Merites",
              places=coast, running=True, said=When.day("2031-03-12", "inferred")),
        claim(two, "Over 1,383", Count(1384, None), places=coast, running=True, said=When.day("2031-03-12", "inferred")),
        accusation(two, "Forces aligned with the new government", "carried out the killings", places=coast, harm="killed"),
        replace(baker, speakers=(Speaker("Omar Saleh", "person", quote(two, "Omar Saleh")),)),
        claim(two, "12 people", 12, says="Omar Saleh", places=["Nahr Sanin"], accused=["government factions"],
              means="execution"),
        answer(two, "Tarek Amal", "declined to say who was to blame", "declines"),
        replace(arabic, speakers=(Speaker("المرصد الكيلاري", "organisation", quote(three, "المرصد الكيلاري")),)),
        *(claim(s, "Between 900 and 1,000", Count(900, 1000), says="Doctors' League", places=coast, running=True, when=march,
                victims="people") for s in (four, five)),
        claim(six, "14", 14, says="police", places=["Halwan"], when=When.day("2031-05-02"), means="bombing", victims="people"),
    ]  # fmt: skip


def _text(source: Source) -> str:
    assert source.text is not None
    return source.text.id


def _linked(sources: Sequence[Source], told: Sequence[Statement]) -> Linked:
    """With real coordinates, the statements that use each place and party, and a baker who is a person everywhere."""
    told = [_baker(said) for said in told]
    known = linked(sources, told, sides=SIDES, precision={key: where.precision for key, where in WHERE.items()},
                   around={"Jubata": ["Sarim coast"]})  # fmt: skip
    places = {
        key: replace(place, where=WHERE.get(key, place.where),
                     statements=tuple(sorted(id for id, keys in known.place.items() if key in keys)))
        for key, place in known.places.items()
    }  # fmt: skip
    parties = {
        key: replace(party, statements=tuple(sorted(id for id, keys in known.party.items() if key in keys)))
        for key, party in known.parties.items()
    }
    around = {**known.around, "Nahr Sanin": frozenset({"Sarim coast"})}
    return replace(known, places=places, parties=parties, around=around)


def _baker(said: Statement) -> Statement:
    if isinstance(said, Claim) and said.speakers and said.speakers[0].name == "Omar Saleh":
        return replace(said, speakers=(Speaker("Omar Saleh", "person"),))
    return said


def coast_account(policy: Policy = POLICY, more: int = 0) -> Account:
    """The private account of the story, with `more` further reports of one claim each."""
    wire = fourth()
    copy = fourth("Morning Wire", wire.report.id)
    sources = [first(), second(), third(), wire, copy, _sixth()]
    told = _told(sources)
    for i in range(more):
        day = f"2031-{4 + i % 8:02}-{1 + i % 28:02}"
        extra = report(
            f"Shelling in Village {i} killed {i % 40 + 2} people, medics said.",
            published=day,
            publisher=f"Wire {i % 7}",
        )
        sources.append(extra)
        told.append(
            claim(extra, f"{i % 40 + 2} people", i % 40 + 2, says="medics", places=[f"Village {i}"], when=When.day(day))
        )
    known = _linked(sources, told)
    open_place = Question("unresolved place", known.places["Nahr Sanin"].statements, "Where is “Nahr Sanin”?",
                          "the report also names Jubata")  # fmt: skip
    failures = [("/home/mona/list of darwish.pdf", "list of darwish.pdf: no text in it; scan it again")]
    return account(CASE, policy, sources, known, incidents(known), [open_place], versions=[("corroborate", "0.1.0")],
                   failures=failures)  # fmt: skip


def several(policy: Policy = POLICY) -> Release:
    """A release of three counters, of whom one spoke long ago, and of a report that names nobody."""
    slots = {"places": ["Sarim coast"], "running": True, "when": When("2031-01-01", None, "stated", "unknown")}
    said = [
        (f"The {MONITOR} has documented 745 dead on the Sarim coast since January.", "745", MONITOR, "2031-03-09"),
        ("Dozens died on the Sarim coast, the Doctors' League said.", "Dozens", "Doctors' League", "2031-03-10"),
        ("The Relief Board had counted 300 dead on the Sarim coast.", "300", "Relief Board", "2031-01-20"),
        ("On the Sarim coast 900 have died.", "900", None, "2031-03-11"),
    ]
    sources = [report(words, publisher=f"Wire {day}", published=day) for words, _, _, day in said]
    told = [
        claim(source, figure, int(figure) if figure.isdigit() else Count(None, None, vague="dozens"), says=who, **slots)
        for source, (_, figure, who, _) in zip(sources, said, strict=True)
    ]
    known = _linked(sources, told)
    about, at = (told[0].id, told[1].id), "2031-03-12T09:00:00Z"
    decided = Decision("independent", about, "N. N.", at, "each walked the villages by itself")
    judged = Judgement("independent", about, tuple(source.report.id for source in sources[:2]), at)
    made = account(CASE, policy, sources, known, incidents(known), decisions=[decided], judgements=[judged])
    return gate(made, number)


def coast(policy: Policy = POLICY, more: int = 0) -> Release:
    """The release of the story."""
    return gate(coast_account(policy, more), number)
