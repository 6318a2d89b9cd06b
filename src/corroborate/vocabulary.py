"""The closed word lists that every room, page and document uses; one word for one concept.

The `Literal` types are what mypy checks; the `*_WORDS` tables carry the plain-language meaning of each
word, from which the glossary, the page's legend and the command line's help are made.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, TypeAlias

Harm: TypeAlias = Literal["killed", "injured", "missing", "detained", "displaced", "casualties"]
HARM_WORDS: Final[Mapping[Harm, str]] = {
    "killed": "died through the violence",
    "injured": "wounded and not known to have died of it",
    "missing": "whereabouts unknown, or under rubble",
    "detained": "arrested, kidnapped, abducted or held",
    "displaced": "fled, evacuated or driven out",
    "casualties": "killed and injured in one figure, or the report does not say which",
}

Unit: TypeAlias = Literal["people", "families", "bodies"]
UNIT_WORDS: Final[Mapping[Unit, str]] = {
    "people": "persons",
    "families": "families or households",
    "bodies": "bodies found",
}

Status: TypeAlias = Literal["civilian", "combatant", "mixed", "unknown"]
STATUS_WORDS: Final[Mapping[Status, str]] = {
    "civilian": "all of them reported as civilians",
    "combatant": "all of them reported as soldiers, police or fighters",
    "mixed": "reported as both",
    "unknown": "the report does not say",
}

Means: TypeAlias = Literal[
    "airstrike", "shelling", "bombing", "gunfire", "execution", "chemical", "torture", "siege", "other"
]
MEANS_WORDS: Final[Mapping[Means, str]] = {
    "airstrike": "air raid, barrel bomb, cruise missile or helicopter fire",
    "shelling": "artillery, mortars, rockets, missiles",
    "bombing": "car bomb, suicide bomb, mine or unexplained blast",
    "gunfire": "shooting",
    "execution": "summary execution, beheading or massacre at close range",
    "chemical": "gas or another chemical agent",
    "torture": "torture, or death under it",
    "siege": "starvation or want of care in a siege",
    "other": "another stated means",
}

Stance: TypeAlias = Literal["asserted", "denied", "doubted", "projected", "background"]
STANCE_WORDS: Final[Mapping[Stance, str]] = {
    "asserted": "stated, or passed on, as fact",
    "denied": "reported in order to be denied",
    "doubted": "the report calls it unverified or false",
    "projected": "feared, expected or possible",
    "background": "an older or other event than the report is about",
}

Basis: TypeAlias = Literal["stated", "dateline", "inferred", "assumed", "unknown"]
BASIS_WORDS: Final[Mapping[Basis, str]] = {
    "stated": "in the report's words",
    "dateline": "from the day the report was published",
    "inferred": "worked out from other words or reports",
    "assumed": "taken for the sake of order, with nothing to stand on",
    "unknown": "not known",
}

Degree: TypeAlias = Literal["did", "ordered", "took part", "allied", "allowed", "suspected"]
DEGREE_WORDS: Final[Mapping[Degree, str]] = {
    "did": "is said to have done it",
    "ordered": "is said to have ordered it",
    "took part": "is said to have taken part",
    "allied": "is said to stand with those who did it",
    "allowed": "is said to have let it happen",
    "suspected": "is suspected or implicated",
}

Reply: TypeAlias = Literal["denies", "admits", "explains", "promises", "declines"]
REPLY_WORDS: Final[Mapping[Reply, str]] = {
    "denies": "denies something",
    "admits": "admits something",
    "explains": "gives another explanation",
    "promises": "promises an inquiry or justice",
    "declines": "declines to say",
}

EvidenceKind: TypeAlias = Literal[
    "video", "photograph", "mass grave", "witness", "medical", "official", "satellite", "document"
]
EVIDENCE_WORDS: Final[Mapping[EvidenceKind, str]] = {
    "video": "moving pictures",
    "photograph": "still pictures",
    "mass grave": "graves or bodies found together",
    "witness": "survivors, residents or others who saw it",
    "medical": "hospitals, doctors, forensic findings",
    "official": "statements or records of an authority",
    "satellite": "satellite pictures",
    "document": "papers, orders, lists",
}

SpeakerKind: TypeAlias = Literal["organisation", "outlet", "official", "person", "unnamed"]
SPEAKER_WORDS: Final[Mapping[SpeakerKind, str]] = {
    "organisation": "a named body: a monitor, agency, ministry or armed group",
    "outlet": "a news outlet or agency",
    "official": "a person who speaks for an office",
    "person": "a named private person; the name is never published",
    "unnamed": "a source without a name: reports, residents, a security official",
}

Precision: TypeAlias = Literal["place", "district", "region", "area", "country", "unresolved", "withheld"]
PRECISION_WORDS: Final[Mapping[Precision, str]] = {
    "place": "the middle of a town or village",
    "district": "a district, or a village known to within one; the point is its main town, or near the village",
    "region": "a province or governorate; the point is its seat",
    "area": "a stretch of land without fixed borders; the point is only for orientation",
    "country": "a country; the point is only for orientation",
    "unresolved": "not found in the gazetteer; the nearest known place around it is given",
    "withheld": "where it is stays in the case, as the policy says; what lies around it is named instead",
}

FindingKind: TypeAlias = Literal[
    "contradiction",
    "self-contradiction",
    "supersession",
    "correction",
    "same total",
    "doubt",
    "agreement",
    "answer",
    "parts",
    "increment",
    "difference",
    "drift",
    "copy",
]
FINDING_WORDS: Final[Mapping[FindingKind, str]] = {
    "contradiction": "two statements that cannot both hold",
    "self-contradiction": "one report says two things that cannot both hold",
    "supersession": "a counter's later total replaces its earlier one",
    "correction": "a counter's later total is lower than its earlier one",
    "same total": "two wordings of one total of one counter",
    "doubt": "joined although the words differ; a person should look",
    "agreement": "separate counters give the same",
    "answer": "an accused party answers",
    "parts": "parts set against their whole",
    "increment": "a counter's total and what came on top of it, set against its next total",
    "difference": "separate counters give different figures, for a reason that can be told",
    "drift": "one report repeats another's figure or accusation and changes it",
    "copy": "one report repeats another",
}

Reason: TypeAlias = Literal[
    "date",
    "place",
    "victims",
    "unit",
    "period",
    "running",
    "proof",
    "named",
    "counter",
    "actors",
    "wording",
    "copying",
    "arithmetic",
    "dispute",
    "undetermined",
]
REASON_WORDS: Final[Mapping[Reason, str]] = {
    "date": "they speak of different days or were counted at different times",
    "place": "they cover different places",
    "victims": "they count different people",
    "unit": "one counts people, the other bodies or families",
    "period": "they cover different stretches of time",
    "running": "one is a total to date, the other what came in a day",
    "proof": "one counts only what was verified",
    "named": "one counts only people who are known by name",
    "counter": "different counters with different methods",
    "actors": "the same name means different sides, or different names are used",
    "wording": "the same figure with a different qualifier",
    "copying": "one repeats the other and changed something",
    "arithmetic": "one of them does not add up by its own report's parts",
    "dispute": "they disagree, and nothing in them tells why",
    "undetermined": "the reports do not tell why",
}

QuestionKind: TypeAlias = Literal[
    "unread file",
    "no reader",
    "unresolved place",
    "unresolved actor",
    "undated",
    "doubtful join",
    "unclear source",
    "lost statement",
]
QUESTION_WORDS: Final[Mapping[QuestionKind, str]] = {
    "unread file": "a file that gave no text",
    "no reader": "a report in a language without a reader",
    "unresolved place": "a place that is not in the gazetteer",
    "unresolved actor": "a name that could mean more than one party",
    "undated": "a report or figure without a date",
    "doubtful join": "claims joined although their words differ",
    "unclear source": "a figure whose source the report does not name",
    "lost statement": "a statement that a newer reader no longer finds",
}

Verdict: TypeAlias = Literal[
    "accepted",
    "rejected",
    "coded",
    "corrected",
    "same",
    "different",
    "placed",
    "identified",
    "comparable",
    "incomparable",
    "independent",
    "dependent",
    "explained",
    "noted",
    "unsure",
    "withdrawn",
    "revoked",
]
VERDICT_WORDS: Final[Mapping[Verdict, str]] = {
    "accepted": "of a statement: it stands in the text as it was read, and counts whatever a newer reader finds",
    "rejected": "of a statement: it is left out",
    "coded": "of a statement: a person wrote it down from the text",
    "corrected": "of two statements: the second, which a person wrote down, stands in place of the first",
    "same": "of two statements: they are about one event; of two reports: one repeats the other, and they are one voice",
    "different": "of two statements: they are about two events; of two reports: neither repeats the other",
    "placed": "of reports: what a place’s name in them means (the gazetteer’s key, or degrees)",
    "identified": "of reports: which body, or which side, a name in them means, of who speaks or of who is accused",
    "comparable": "of two claims: the first counts the same people, places and time as the second",
    "incomparable": "of two claims: they do not count the same, and the first is set against no other",
    "independent": "of two claims: those who counted them count independently of one another",
    "dependent": "of two claims: who counted the first rests on who counted the second",
    "explained": "of statements that contradict each other: why they differ",
    "noted": "of what a question is about: a person looked at it, and leaves it as it is",
    "unsure": "of the same as another decision: nobody can tell, and what was decided no longer holds",
    "withdrawn": "of the same as another decision: what was decided no longer holds",
    "revoked": "of a decision: it is taken back",
}
VERDICT_SORTS: Final[Mapping[Verdict, str]] = {
    "accepted": "counts",
    "rejected": "counts",
    "coded": "counts",
    "corrected": "counts",
    "same": "joins",
    "different": "joins",
    "comparable": "scope",
    "incomparable": "scope",
    "independent": "ties",
    "dependent": "ties",
}  # of several of one sort about the same the last counts

PolicyName: TypeAlias = Literal[
    "documented-range/1", "verified-only/1", "most-cautious/1", "ucdp-like/1", "acled-like/1", "airwars-like/1"
]
POLICY_WORDS: Final[Mapping[PolicyName, str]] = {
    "documented-range/1": "the lowest and the highest of the separate counters’ latest figures",
    "verified-only/1": "the same, of those figures alone that their own sentence says were verified, documented or "
    "identified by name",
    "most-cautious/1": "the lowest of the latest figures, and the highest number that two separate counters reach",
    "ucdp-like/1": "the lowest and the highest of the latest figures; the best one is the lowest of those said to be "
    "verified, else of the plain numbers, else of all (like UCDP’s rule, and not UCDP’s own figure)",
    "acled-like/1": "the lowest and the highest of the latest figures, where vague words are worth little; the lowest leads "
    "(like ACLED’s rule, and not ACLED’s own figure)",
    "airwars-like/1": "the lowest and the highest of the latest figures; one of five grades stands beside them (like "
    "Airwars’, and not Airwars’ own)",
}

Sensitive: TypeAlias = Literal[
    "quotes",
    "addresses",
    "file hashes",
    "questions",
    "failures",
    "decisions",
    "victim names",
    "private persons",
    "file names",
]
SENSITIVE_WORDS: Final[Mapping[Sensitive, str]] = {
    "quotes": "the reports’ own words: sentences, and the words of each slot",
    "addresses": "where a report stood",
    "file hashes": "the SHA-256 of a report’s bytes: whoever holds the file can tell that it was kept",
    "questions": "what a program could not do, and nobody answered",
    "failures": "why files gave nothing",
    "decisions": "that people decided, and what about; who did, and why, never leaves",
    "victim names": "names of victims, in quotes too",
    "private persons": "names of witnesses and of whoever else holds no office, in quotes too",
    "file names": "what files were called, and where they lay",
}  # what a policy may let leave; what is named nowhere here leaves always, or never (`publish.sensitivity`)

Reviewed: TypeAlias = Literal["accepted", "unreviewed"]
REVIEWED_WORDS: Final[Mapping[Reviewed, str]] = {
    "accepted": "a person accepted it, wrote it down or corrected it",
    "unreviewed": "nobody decided about it: it is as a program read it",
}  # what a person rejected never leaves

Finest: TypeAlias = Literal["place", "district", "region", "country"]
FINEST_WORDS: Final[Mapping[Finest, str]] = {
    "place": "a town or village",
    "district": "a district",
    "region": "a province or governorate",
    "country": "a country",
}

ConfirmRule: TypeAlias = Literal["reviewed/1", "reviewed-all/1", "none/1"]
CONFIRM_WORDS: Final[Mapping[ConfirmRule, str]] = {
    "reviewed/1": "in its first toll, a person accepted, wrote down or corrected a claim behind each figure that leads (the "
    "latest of every counter that counts), and no question about these claims or their reports is open; without a toll, "
    "the same of each of its statements",
    "reviewed-all/1": "the same holds of all its tolls",
    "none/1": "never: all incidents are provisional",
}

Proof: TypeAlias = Literal["verified", "named"]
PROOF_WORDS: Final[Mapping[Proof, str]] = {
    "verified": "it counts only what was verified or documented, case by case",
    "named": "it counts only people who are known by name",
}

Grade: TypeAlias = Literal["confirmed", "fair", "weak", "contested", "discounted"]
GRADE_WORDS: Final[Mapping[Grade, str]] = {
    "confirmed": "a party accused in the incident admits it, wholly or in part",
    "fair": "two or more separate counters give figures, and no more than one side is accused",
    "weak": "one counter alone gives figures, and no more than one side is accused",
    "contested": "more than one side is accused of it, and nobody admits it",
    "discounted": "the figures are of fighters alone",
}

Outside: TypeAlias = Literal["stale", "no counter", "vague", "not verified", "dependent", "parent body"]
OUTSIDE_WORDS: Final[Mapping[Outside, str]] = {
    "stale": "given too long before the newest figure",
    "no counter": "nobody is named whose count it is, and others are",
    "vague": "its words say no least number, and the policy gives them none",
    "not verified": "nothing says that it was verified or documented, and the policy counts nothing else",
    "dependent": "it rests on the count of another counter here, by its own method or as a person judged",
    "parent body": "several of its own offices count here, and it may be the count of any of them",
}

Became: TypeAlias = Literal[
    "read", "not in a language that is read", "opened", "opened in part", "looked at", "kept", "waiting", "failed",
    "answer of a model",
]  # fmt: skip
BECAME_WORDS: Final[Mapping[Became, str]] = {
    "read": "its text was read for statements",
    "not in a language that is read": "its text is kept; no reader knows its language",
    "opened": "it holds other reports, each of which has a state of its own",
    "opened in part": "some of what it holds could not be taken out, or is not what was expected; the reasons stand beside it",
    "looked at": "an image or a video: its size, its hash and what is written in it are kept",
    "kept": "it has no words that are read (a font, a sound, a drawing, how a page looks)",
    "waiting": "nobody has read it yet",
    "failed": "its bytes are kept, and it could not be read, opened or looked at; the reason stands beside it",
    "answer of a model": "what a model said, kept for whoever wants to know; it is a source of nothing",
}

Gone: TypeAlias = Literal[
    "rejected",
    "corrected",
    "withdrawn",
    "read anew",
    "merged",
    "divided",
    "renumbered",
    "kept back",
    "not used",
    "not told",
]
GONE_WORDS: Final[Mapping[Gone, str]] = {
    "rejected": "a person judged that it does not stand in the text as it was read, or what rested on it went with it",
    "corrected": "a person wrote another statement down in its place",
    "withdrawn": "the case gave up the report that it stood in",
    "read anew": "a newer reading of its report no longer finds it",
    "merged": "it is part of another now",
    "divided": "several others stand in its place",
    "renumbered": "it goes by another number now, since an earlier statement of it was found",
    "kept back": "it is in the case, and the policy no longer lets it out",
    "not used": "nothing that is published uses it any more",
    "not told": "nothing in the releases tells why",
}

_LANGUAGES: Final = """
af Afrikaans, am Amharic, ar Arabic, as Assamese, az Azerbaijani, be Belarusian, bg Bulgarian, bn Bengali, bo Tibetan,
bs Bosnian, ca Catalan, ckb Central Kurdish, cs Czech, cy Welsh, da Danish, de German, dv Dhivehi, el Greek, en English,
eo Esperanto, es Spanish, et Estonian, eu Basque, fa Persian, fi Finnish, fr French, ga Irish, gl Galician, gu Gujarati,
ha Hausa, he Hebrew, hi Hindi, hr Croatian, ht Haitian Creole, hu Hungarian, hy Armenian, id Indonesian, ig Igbo, is Icelandic,
it Italian, ja Japanese, ka Georgian, kk Kazakh, km Khmer, kn Kannada, ko Korean, ku Kurdish, ky Kyrgyz, lo Lao, lt Lithuanian,
lv Latvian, mg Malagasy, mk Macedonian, ml Malayalam, mn Mongolian, mr Marathi, ms Malay, mt Maltese, my Burmese, ne Nepali,
nl Dutch, no Norwegian, om Oromo, or Odia, pa Punjabi, pl Polish, ps Pashto, pt Portuguese, ro Romanian, ru Russian, rw Kinyarwanda,
sd Sindhi, si Sinhala, sk Slovak, sl Slovenian, so Somali, sq Albanian, sr Serbian, sv Swedish, sw Swahili, ta Tamil, te Telugu,
tg Tajik, th Thai, ti Tigrinya, tk Turkmen, tl Tagalog, tr Turkish, tt Tatar, ug Uyghur, uk Ukrainian, ur Urdu, uz Uzbek,
vi Vietnamese, yi Yiddish, yo Yoruba, zh Chinese, zu Zulu
"""  # ISO 639
_CALLED: Final[Mapping[str, str]] = dict(one.split(maxsplit=1) for one in _LANGUAGES.split(",") if one.strip())


def language_words(code: str | None) -> str:
    """What a language is called in English, by its code (ISO 639).

    >>> language_words("ar"), language_words("xx"), language_words(None)
    ('Arabic', 'the language “xx”', 'a language that is not known')
    """
    if not code:
        return "a language that is not known"
    return _CALLED.get(code, f"the language “{code}”")
