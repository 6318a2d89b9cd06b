"""Secrets of invented people, planted in every way in which a report, its file or a decision may hold one: none leaves.

The case is made by the program itself, from files to release. Every file that a release is made of is searched, in whatever
format, and all that is printed. A secret that could not be found if the gate stood open proves nothing, so that is tested too.
"""

from __future__ import annotations

import io
import json
import re
import struct
import unicodedata
import zipfile
import zlib
from dataclasses import dataclass, replace
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from corroborate import desk, outlet
from corroborate.account import Policy
from corroborate.capture.web import Limits
from corroborate.intake import Web
from corroborate.records import Speaker, Victims
from corroborate.values import Count
from corroborate.vocabulary import SENSITIVE_WORDS
from legible import legible
from loopback import Server, reply

AT = "2031-03-09T12:00:00Z"


@dataclass(frozen=True)
class Secret:
    """What may not leave: `words`, as they are looked for (each of them alone), in which form they were planted. `shown`:
    they stand in words that leave where a policy lets all of it leave; else nothing ever lets them leave.
    """

    form: str
    words: tuple[str, ...]
    shown: bool = True


def _text(form: str, *words: str) -> Secret:
    return Secret(form, words)


def _never(form: str, *words: str) -> Secret:
    return Secret(form, words, shown=False)


SECRETS = (
    _text("a victim in the sentence of a claim", "Zelmira", "Quastov"),
    _text("her brother, by first name and age", "Ormund"),
    _text("two of one surname", "Hadrik", "Ysolde", "Velsing"),
    _text("an age behind a single word with an article", "Vorshani"),
    _text("the single word of a boy", "Tibbrel"),
    _text("a list of names with ages in brackets", "Wenna", "Strock", "Orrin", "Mabeley"),
    _text("capitals", "ANSGAR", "TWEEDLE"),
    _text("a nickname within the name", "Perrin", "Wolly", "Dackett"),
    _text("a hyphen", "Yarrow-Beth", "Quillfeather"),
    _text("a name of one word that is said to be one", "Keshtar"),
    _text("a father named for his son", "Rimzat"),
    _text("a particle within the name", "Amrun", "Solvay"),
    _text("a wife who is named behind what he lost", "Delphira"),
    _text("initials", "Trevanion"),
    _text("an initial behind a first name", "Ruvena"),
    _text("split over two lines", "Ilvara", "Dremmon"),
    _text("a witness with a trade", "Tovald", "Krimsing"),
    _text("a doctor with a title", "Phaedra", "Unxley"),
    _text("an apostrophe in the name, both kinds", "O'Dallin", "Jorvik"),
    _text("a possessive", "Esselmont", "Dorvik"),
    _text("someone whom police arrested, in the neighbouring sentence", "Corwyn", "Haspold"),
    _text("a speaker behind the quote", "Brenna", "Oskarrin"),
    _text("a house by street and number", "Almond Street"),
    _text("a flat by its numbers", "Flat 3B", "Block 417"),
    _text("a house by its numbers", "House 761", "Plot 58"),
    _never("a house by coordinates", "35.36123", "35.92661"),
    _never("a house by degrees and minutes", "21'40"),
    _never("a telephone number from abroad", "555 0142"),
    _never("a telephone number from within the country", "555 0177"),
    _never("a number that is told to be one", "963933555011"),
    _never("an e-mail address", "tovald.mail"),
    _never("an e-mail address in disguise", "lorcanpost"),
    _never("a handle", "lorcan_vane"),
    _text("another script beside the name", "زلميرة", "قستوف"),
    _text("another script alone", "نرفانا", "سلكوت"),
    _text("entities in a page", "Bryseis", "Holtam"),
    _text("a zero-width mark in the name", "Sanvike"),
    _text("a soft hyphen in the name", "Marleva"),
    _text("accents", "Ælfrún", "Skjöldre"),
    _text("tags within the name", "Cadoven"),
    _text("a caption", "Torwell", "Bisk"),
    _text("a private person whose count it is", "Melantha", "Groyce"),
    _text("a person in the address of a report", "melantha-groyce"),
    _text("a person in the query of an address, encoded", "Groyce%20Melantha"),
    _text("a person who is also taken for a place", "Lenthall's house"),
    _text("a name that another report writes without its accents", "Skjoldre"),
    _never("a file's name", "Fyrena", "Oddmark"),
    _never("the name of a file in an archive", "Corvane", "Hulst"),
    _text("the name of a file that could not be read", "Odalys", "Brunswen"),
    _text("a victim whom a person coded", "Ferelith", "Standmoor"),
    _never("who sent a mail", "Jessamyn", "Trothe"),
    _never("the title of a page", "Gwendral"),
    _never("a comment and the head of a page", "Ithamar", "Pollexfen"),
    _never("what is written in a picture", "Lysander", "Moke"),
    _never("the key of a line", "Rosmunda"),
    _never("credentials in an address", "hunter2"),
    _never("who decided", "Hesper", "Valgrane"),
    _never("why it was accepted", "Isolde", "Wrexmoor"),
    _never("why it was rejected", "Bartram", "Ockley"),
    _never("why a place was placed", "Sunniva", "Prake"),
    _never("why a question was noted", "Evander", "Thrupp"),
    _never("why a decision was taken back", "Linnet", "Cawdrey"),
    _text("a witness in a line of capitals", "ORSOLYA", "VESTERHAZ"),
    _text("a person in a headline of capitals", "TANCRED", "PELLAMOUR"),
    _text("a name behind a description", "Merle", "Tansy"),
    _text("a name behind an age", "Lucan", "Moyle-Tarn"),
    _text("another script between a name and what explains it", "Zirbat", "Quzandi", "زربات", "القزندي"),
    _text("sisters of one surname", "Sorrel", "Bryony", "Fenwold"),
    _text("a list behind a colon", "Quiller", "Rupert", "Stane", "Alder", "Tibb"),
    _text("an alias in brackets", "Zunfari", "Shardal"),
    _text("an alias in quotes", "Wexford"),
    _text("a family", "Thornquist"),
    _text("a name that a line parts", "marrow", "Wynmarrow"),
    _text("a Spanish double surname", "Quintorra", "Rovaza", "Mendral"),
    _text("a Burmese name", "Thawkyin", "Myntzaw"),
    _text("Ethiopian names", "Gebrezghan", "Woldekal", "Almezash", "Birtuk"),
    _text("a Chinese name", "Zhenqiu", "Baozhen"),
    _text("Ukrainian patronymics", "Petrivnova", "Dovzhkal", "Vasylovykh"),
    _text("Hausa names", "Dandaudan", "Kwashirin", "Larabatu"),
    _text("several initials", "Pellandrine"),
    _text("nicknames in quotes, of two words too", "Osmund", "the Goat", "Tannahill"),
    _text("a speaker behind a verb that is not said", "Isambart", "Quoyne"),
    _text("a name that is said to be one, in a sentence", "Saffira", "Woolgrim"),
    _text("one whom relatives identified", "Lysbet", "Corrigan-Vale"),
    _text("the publisher of a report who is a person", "Jorunn", "Underhay"),
    _text("a surname in an address, an initial before it", "wsprackle"),
    _text("a name in an address, turned", "thurlock-basso"),
    _text("a text that nobody read", "زعفران", "الدلموني", "برزين"),
    _never("a telephone number in Arabic digits", "٠٩٣٣٥٥٥٠١٩"),
    _never("a telephone number in wide digits", "０９３３ ５５５ ０２１"),
    _never("a messenger's link", "963933555023"),
    _never("a telephone number that only a word tells", "933 555 024"),
    _text("a victim in an address where nobody goes", "zelmira-quastov"),
    _never("a name in an address that another leads on to", "ragnvald-fosk"),
    _never("what a server said instead of an answer", "Hrefnuld", "Wrayburn"),
    _never("a page that was cut off", "Ottoline", "Pask"),
    _text("a list below a bare heading", "Eluned", "Corvath", "Sabrin", "Oakmoor"),
    _text("two by first names alone", "Wystan", "Orla"),
    _text("who wrote a text", "Jocasta", "Rell"),
    _text("who worked on it", "Benno", "Thrale", "Idony", "Marsk"),
    _text("one who is seen with her son", "Kestrin", "Bolvane"),
    _text("one who was killed, and no more is said", "Torquil"),
    _text("a doctor with a name that valleys bear", "Shammorat"),
    _text("a word in the address of a text that nobody read", "berzeen"),
    _never("the plate of a car", "554-223"),
    _text("initials alone, with an age", "G. W."),
    _text("a head nurse", "Solvira"),
    _text("whose house it is", "Abu Merrun"),
    _text("a nickname in quotes alone", "the Anvil"),
    _text("one who woke", "Quenda"),
    _text("whose sons were lost", "Hobrin"),
    _text("a first name that is told to be one", "Elsubet"),
    _never("a handle without its sign", "tammo.veld"),
    _never("a sentence far from every statement", "Hollin", "Marchbank"),
)

WRAPPED = """Shelling kills four near Jableh

Zelmira Quastov, a 34-year-old teacher, was killed on 6 March 2031 when Syrian army shells hit Jableh, and four people were
killed in all, residents said. Among the dead were her brother Ormund, 17, and two neighbours, Hadrik Velsing and Ysolde
Velsing. QUASTOV had taught 12 girls who were killed. Quastov’s sister said that 11 people were wounded.

Al-Vorshani, 60, and the boy Tibbrel were among 16 people killed in Jableh on 6 March 2031. The victims included Wenna
Strock (8), Pell Strock (6) and Orrin Mabeley. Another 15 people were killed. The list names ANSGAR TWEEDLE, 44; and 17
people were killed in all. The farmer Perrin "Wolly" Dackett was killed with 4 people. Dackett had two sons.

18 people were killed, according to a resident, Yarrow-Beth Quillfeather. A man named Keshtar said 14 people were killed.
Abu Rimzat, a farmer, and Umm Rimzat said 15 people were injured. Amrun ibn Solvay, who lost his wife Delphira, said 16
people were killed. Her cousin M. H. Trevanion saw 12 people killed. "Kill them," soldiers told Ruvena P., 19, before
11 people were killed. The family of the nurse Ilvara
Dremmon said that she was among 8 people killed. Dremmon was nine.

"They shot six people," said Tovald Krimsing, a baker who lives at 14 Almond Street. His telephone is +963 41 555 0142 and
his e-mail is tovald.mail@post.example. He said seven people were killed. Call (021) 555 0177, or WhatsApp: 963933555011;
20 people were killed. Dr. Phaedra Unxley treated 12 wounded people; the nurse Jorvik O’Dallin counted 13 people killed.
O'Dallin wept. Dorvik Esselmont's house was hit and 5 people were killed. Police arrested Corwyn Haspold. Nine people were
arrested in all.

Brenna Oskarrin, a witness, said 7 people were killed. The house at 35.36123, 35.92661 was hit, and 21 people were killed.
It lies at 35°21'40"N 35°55'35"E, and Flat 3B, Block 417, burned with 33 people killed. Tovald lives at House 761, Plot 58. @lorcan_vane wrote that 19 people were killed. Ask lorcanpost (at) mail dot example.

Zelmira Quastov (زلميرة قستوف) was buried, and 6 people were killed at the funeral. The victim, named as نرفانا سلكوت, was
one of 3 people killed. In Lenthall's house lay the bodies of two people who were killed.

Sports were cancelled. The weather was fine on the coast. The bakery opened at six. Schools stayed shut. The harbour was
quiet. A cat slept. The market sold bread. It rained. Hollin Marchbank played the flute. It rained again. Nobody came. The
bread was good. The cat woke. The lamps were lit. Night fell. A dog barked. It was cold.
"""
MORE = """GROCER TANCRED PELLAMOUR SHOT DEAD IN JABLEH

Shells killed 23 people in Jableh on 6 March 2031, police said. ORSOLYA VESTERHAZ, A WITNESS, SAID 24 PEOPLE WERE KILLED. A
mother of three, Merle Tansy, was wounded with 25 people. The 16-year-old, Lucan Moyle-Tarn, was among 26 people killed.
Among 27 people killed was Zirbat al-Quzandi (زربات القزندي), a teacher. Sorrel and Bryony Fenwold, two sisters, were among
28 people killed. Police said that 29 people were killed. The dead: Maud Quiller; Rupert Stane; Alder Tibb. The fisherman
Ahmad al-Zunfari (known as Abu Shardal) was killed with 30 people. Survivor "Abu Wexford" told reporters 31 people were
killed. Neighbours of the Thornquists said 32 people were killed. Another witness, Jessa Wyn-
marrow, said 33 people were killed. Wynmarrow wept.

Ximena Quintorra de la Rovaza y Mendral, a nurse, was killed with 34 people. U Thawkyin Myntzaw, 61, was killed with 35
people. Ato Gebrezghan Woldekal and Weizero Almezash Birtuk were among 36 people killed. Resident Wu Zhenqiu saw 37 people
killed. Her neighbour, Lu Baozhen, 44, died. Oksana Petrivnova Dovzhkal, 71, and her son Yurko Vasylovykh Dovzhkal were
among 38 people killed. Malam Dandaudan Kwashirin, a trader, said 39 people were killed. Hajiya Larabatu Gusau fled. J.K.R.
Pellandrine, a witness, said 41 people were killed. Survivor Osmund 'the Goat' Tannahill said 42 people were killed.

"They killed 43 people," recalled Isambart Quoyne. Her name was Saffira Woolgrim. Then 44 people were killed. The patient,
identified by relatives as Lysbet Corrigan-Vale, died with 45 people who were killed. Call ٠٩٣٣٥٥٥٠١٩ or ０９３３ ５５５ ０２１, and
46 people were killed. Write to wa.me/963933555023 or call us on 933 555 024; 47 people were killed. W. Sprackle, a witness,
said 48 people were killed. Killed with 49 people was 30-year-old Basso Thurlock.
"""
SIGNED = """Shells kill dozens

By Jocasta Rell in Jableh

Shells killed 53 people in Jableh on 6 March 2031, police said.

Names of the dead
Eluned Corvath
Sabrin Oakmoor

Then 54 people were killed. Two students, Wystan and Orla, were wounded with 55 people. They killed Torquil. Then 56 people
were killed. The photograph shows Kestrin Bolvane holding her son; 57 people were killed. A car with the plate 554-223 was
seen, and 58 people were killed. Four bodies were found, said Dr Wadi Shammorat, and 59 people were killed.

G. W., 34, said 60 people were killed. Head nurse Solvira saw 61 people who were killed. Shells hit the house of Abu Merrun
and killed 62 people. The guard, nicknamed “the Anvil”, was killed with 63 people. Quenda woke beside 64 people who were
killed. Hobrin lost two sons, and 65 people were killed. A clerk known by her first name, Elsubet, said 66 people were killed.
On Instagram, tammo.veld wrote that 67 people were killed.

Additional reporting: Benno Thrale; edited by Idony Marsk
"""
UNREAD = (
    "قالت الشبكة إن 51 مدنيا قتلوا في جبلة يوم 6 آذار 2031، بينهم الطفلة زعفران الدلموني. وروى جارها برزين ما حدث.\n"
)
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Gwendral and the shelling</title>
<meta name="author" content="Ithamar Pollexfen"></head><body><!-- told by Ithamar Pollexfen -->
<article><h1>The dead of Jableh</h1>
<p>Bryseis&nbsp;H&#111;ltam, a 41-year-old nurse, was killed on 6 March 2031 in Jableh when shells killed 4 people there,
residents said. The nurse San\u200bvike Holtam, 20, and the driver Mar&shy;leva Holtam were among 5 people killed.</p>
<p>Ælfrún Skjöldre, 33, said that 6 people were killed. The baker <b>Cado</b>ven Holtam was among 7 people killed in
Jableh. His neighbours wept for him, and the whole street with them, for many days after the shelling of that March.</p>
<p><em>A photograph of Torwell Bisk, a 19-year-old student, who was among 8 people killed in Jableh.</em></p>
</article></body></html>
"""
MAIL = """From: Jessamyn Trothe <jessamyn.trothe@mail.example>
To: desk@corroborate.example
Subject: News of the coast
Date: Sat, 8 Mar 2031 09:00:00 +0000
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

Shelling killed 9 people in Jableh on 6 March 2031, residents said.
"""
LINES = [
    {
        "id": "Rosmunda-1",
        "publisher": "Gulf Courier",
        "published": "2031-03-08",
        "address": "https://mona:hunter2@courier.example/2031/melantha-groyce-speaks?who=Groyce%20Melantha",
        "text": "Melantha Groyce, a teacher, counted 31 people killed in Jableh on 6 March 2031. Skjoldre, a friend, wept.",
    },
    {
        "id": "Rosmunda-3",
        "publisher": "Jorunn Underhay, freelance reporter",
        "published": "2031-03-08",
        "address": "https://x.example/~wsprackle/jableh",
        "text": MORE,
    },
    {
        "id": "Rosmunda-4",
        "publisher": "Coast Net",
        "published": "2031-03-08",
        "address": "https://net.example/thurlock-basso",
        "text": MORE.replace("46", "52").replace("Police said", "Medics said"),
    },
    {
        "id": "Rosmunda-5",
        "publisher": "Arab Daily",
        "published": "2031-03-08",
        "text": UNREAD,
        "address": "https://arab.example/news/berzeen",
    },
    {"id": "Rosmunda-6", "publisher": "Bay Post", "published": "2031-03-08", "text": SIGNED},
    {
        "id": "Rosmunda-2",
        "publisher": "Northern Daily",
        "published": "2031-03-08",
        "text": "The Syrian Network for Human Rights said 40 people were killed in Jableh on 6 March 2031. Ferelith "
        "Standmoor lives. Two people were killed near Qarnash on 7 March 2031, police said.",
    },
]


def _png() -> bytes:
    """A picture of one grey point that says who made it."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    words = b"Author\x00Lysander Moke"
    image = chunk(b"IDAT", zlib.compress(b"\x00\x7f"))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"tEXt", words) + image + chunk(b"IEND", b"")


def _zip() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as parts:
        parts.writestr("Corvane Hulst testimony.txt", "Shells killed 22 people in Jableh on 6 March 2031, police said.")
        parts.writestr("Corvane Hulst death.pdf", b"%PDF-1.4 nothing")
    return packed.getvalue()


def _plant(pile: Path) -> None:
    pile.mkdir()
    (pile / "Fyrena Oddmark testimony.txt").write_text(WRAPPED, "utf-8")
    (pile / "page.html").write_text(PAGE, "utf-8")
    (pile / "letter.eml").write_text(MAIL, "utf-8")
    (pile / "lines.jsonl").write_text("\n".join(map(json.dumps, LINES)) + "\n", "utf-8")
    (pile / "Odalys Brunswen death.pdf").write_bytes(b"%PDF-1.4 nothing")
    (pile / "picture.png").write_bytes(_png())
    (pile / "packed.zip").write_bytes(_zip())


def _capture(work: desk.Work) -> None:
    """Captures that fail, each with a name in what was asked for, what it led on to, or what came."""

    def moved(request: BaseHTTPRequestHandler) -> None:
        reply(b"", 302, Location="http://10.0.0.1/ragnvald-fosk")(request)

    def told(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(b"Hrefnuld Wrayburn is here\r\n\r\n")

    def phrased(request: BaseHTTPRequestHandler) -> None:
        request.send_response(404, "Hrefnuld Wrayburn is not here")
        request.end_headers()

    def cut(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Length", "1000")
        request.end_headers()
        request.wfile.write(b"<p>Ottoline Pask, 30, was among 53 people killed in Jableh.")

    site = Server(reply(b"", 404), moved, told, phrased, cut)
    with site.running():
        here = f"127.0.0.1:{site.port}"
        addresses = [f"http://{here}/{number}" for number in range(4)]
        taken = work.add(
            [*addresses, "http://10.0.0.1/zelmira-quastov"], _silent, web=Web(allow=(here,), limits=Limits(pause=0))
        )
    assert len(taken.failed) == 5


def _decide(work: desk.Work) -> None:
    """Every kind of decision that says something in words."""
    shown = work.release()
    claims = [claim.id for claim in shown.claims]
    made = [
        work.decide("accepted", [claims[0]], "as Isolde Wrexmoor told me", "Hesper Valgrane"),
        work.decide("rejected", [claims[-1]], "Bartram Ockley says it is wrong", "Hesper Valgrane"),
        work.decide("same", claims[1:3], "one event, says Isolde Wrexmoor", "Hesper Valgrane"),
    ]
    question = next(q for q in shown.questions if q.kind == "unresolved place")
    about = [id for id in question.about if id[0] == "R"] or [shown.reports[0].id]
    work.decide("placed", about, "Sunniva Prake knows it", "Hesper Valgrane", name="Qarnash", value="35.36,35.92")
    asked = shown.questions[0]
    work.decide("noted", list(asked.about), "Evander Thrupp will ask", "Hesper Valgrane", name=asked.kind)
    work.decide("revoked", [made[2].id], "Linnet Cawdrey saw it otherwise", "Hesper Valgrane")
    source = next(s for s in shown.claims if s.figure == "40" or s.figure.startswith("40"))
    old = work.statement(source.id)
    text = work.text_of(old.text)
    at = text.content.index("Ferelith")
    end = text.content.index("lives") - 1
    name = text.quote(at, end)
    coded = replace(
        old, quote=text.quote(at, end + 6), victims=Victims(name, names=(name,)), speakers=(Speaker(" ".join(name.words.split()), "person", name),)
    )  # fmt: skip
    work.code(coded, "Isolde Wrexmoor wrote it down", "Hesper Valgrane")
    foreign = next(one.text for one in work.every() if one.text and "الشبكة" in one.text.content)
    first = foreign.sentences[foreign.sentence(0)]
    start = foreign.content.index("51")
    bare = replace(
        old, text=foreign.id, quote=foreign.quote(first.start, first.end), figure=foreign.quote(start, start + 2),
        count=Count(51, 51), victims=Victims(), speakers=(), places=(), when=None, said=None, part_of=None,
    )  # fmt: skip
    work.code(bare, "Isolde Wrexmoor read it", "Hesper Valgrane")


@dataclass(frozen=True)
class Case:
    """Everything that leaves the case, by name, under its own policy and under one that lets all of it leave."""

    closed: dict[str, str]
    open: dict[str, str]


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    folder = tmp_path_factory.mktemp("canary")
    _plant(folder / "in")
    with desk.opened(folder / "case", make=True, at=AT, by="Hesper Valgrane") as work:
        taken = work.add([folder / "in"], _silent)
        _capture(work)
        work.read(0, _silent, taken.reports)
        _decide(work)
    wide = folder / "wide.toml"
    wide.write_text(f"[policy]\ncontext_sentences = 1\nleaves = {json.dumps(list(SENSITIVE_WORDS))}\n", "utf-8")
    return Case(_left(folder, "closed", None), _left(folder, "open", wide))


def _left(folder: Path, name: str, policy: Path | None) -> dict[str, str]:
    out = folder / name
    with desk.opened(folder / "case", at=AT, policy_file=policy) as work:
        release = work.release(failures=())
        work.publish(release, out)
        drawn = {"chart": work.chart(), "map": work.map()}
    made = {
        str(path.relative_to(out)): legible(path.name, path.read_bytes()) for path in out.rglob("*") if path.is_file()
    }
    printed = {what: outlet.as_lines(release, what, 80) for what in ("claims", "incidents", "tolls")}
    drawn = {name: legible(f"{name}.svg", svg.encode()) for name, svg in drawn.items()}
    return {**made, **printed, **drawn, "--json": outlet.as_json(release), "summary": outlet.as_summary(release, 80)}


def _silent(done: int, failed: int, total: int) -> None:
    pass


def _fold(words: str) -> str:
    """Words as they are compared: without case, accents, marks that nobody sees, and with one kind of space and apostrophe."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", words) if unicodedata.category(c) not in ("Mn", "Cf"))
    return re.sub(r"\s+", " ", plain.replace("’", "'")).casefold()


@pytest.fixture(scope="module")
def folded(case: Case) -> Case:
    return Case(*({name: _fold(words) for name, words in left.items()} for left in (case.closed, case.open)))


@pytest.mark.parametrize("secret", SECRETS, ids=lambda secret: secret.form)
def test_no_secret_leaves(folded: Case, secret: Secret) -> None:
    for word in secret.words:
        found = [name for name, words in folded.closed.items() if _fold(word) in words]
        assert not found, f"{word} ({secret.form}) stands in {', '.join(found)}"


@pytest.mark.parametrize("secret", SECRETS, ids=lambda secret: secret.form)
def test_the_canary_would_be_heard(folded: Case, secret: Secret) -> None:
    heard = [word for word in secret.words if any(_fold(word) in words for words in folded.open.values())]
    if secret.shown:
        assert heard, f"{secret.form}: planted where nothing could show it"
    else:
        assert not heard, f"{secret.form}: stays in the case under every policy"


def test_there_are_fifty_secrets_and_more() -> None:
    assert len(SECRETS) >= 50
    assert Policy().withhold == ("victim names", "private persons", "file names")
