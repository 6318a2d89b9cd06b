"""Tables, messages, posts and feeds give their words; a formula is never worked out; what a file hides is noted."""

from __future__ import annotations

import io
import runpy
import time
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from corroborate.errors import InputError
from corroborate.texts import extract, holds
from corroborate.texts.extracted import squeeze

MADE = runpy.run_path(str(Path(__file__).parents[2] / "benchmarks" / "fuzz.py"))
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def book(rows: str, *, styles: str = "", strings: str = "", state: str = "", head: str = "") -> bytes:
    files = {
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}"><sheets><sheet name="Deaths" r:id="r1"{state}/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{strings}</sst>',
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>',
        "xl/worksheets/sheet1.xml": f'{head}<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>',
    }
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, words in files.items():
            archive.writestr(name, words)
    return held.getvalue()


def test_a_sheet_is_its_rows_with_the_values_that_were_seen_and_its_formulas_as_words() -> None:
    rows = (
        '<row><c t="s"><v>0</v></c><c t="inlineStr"><is><t>Killed</t></is></c></row>'
        '<row hidden="1"><c s="1"><v>47915.5</v></c><c r="B2"><f>SUM(B3:B9)</f><v>12</v></c><c t="b"><v>1</v></c><c t="e"><v>#REF!</v></c></row>'
        '<row><c s="2"><v>0.25</v></c><c r="B3"><f t="shared" si="0">B4*2</f><v>4.0</v></c></row>'
        '<row><c r="B4"><f t="shared" si="0"/><v>2</v></c></row>'
    )
    styles = '<numFmts><numFmt numFmtId="165" formatCode="0.0 &quot;days&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="165"/></cellXfs>'
    strings = "<si><r><t>Day </t></r><r><t>of death</t></r><rPh><t>x</t></rPh></si>"
    found = extract(book(rows, styles=styles, strings=strings, state=' state="hidden"'), XLSX)
    assert found.content.split("\n\n") == [
        "Deaths", "Day of death | Killed", "2031-03-08 12:00 | 12 | TRUE | #REF!", "0.25 | 4", "2", "Formulas",
        "Deaths!B2: =SUM(B3:B9) gave 12", "Deaths!B3: =B4*2 gave 4.0".replace("4.0", "4"), "Deaths!B4: =B4*2 (as further up) gave 2",
    ]  # fmt: skip
    assert [note for note in found.notes if "hidden" in note] == [
        "the sheet 'Deaths' is hidden",
        "the sheet 'Deaths' has hidden rows",
    ]
    assert any("3 cells hold formulas" in note for note in found.notes)


def test_what_lies_in_a_workbook_and_is_not_read_is_noted() -> None:
    held = io.BytesIO(book("<row><c><v>2</v></c></row>"))
    with zipfile.ZipFile(held, "a") as archive:
        for name in ("xl/media/image1.png", "xl/comments1.xml", "xl/threadedComments/threadedComment1.xml"):
            archive.writestr(name, b"x")
    assert extract(held.getvalue(), XLSX).notes == (
        "pictures in it were not looked at: 1",
        "comments in it were not read",
    )


def test_a_sheet_made_to_deceive_or_to_explode_is_refused() -> None:
    entity = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    with pytest.raises(InputError, match="declares a document type"):
        extract(book("<row/>", head=entity), XLSX)
    with pytest.raises(InputError, match="bomb"):
        extract(book("<row/>" * 2_000_000), XLSX)
    with pytest.raises(InputError, match="damaged"):
        extract(book("<row/>")[:200], XLSX)
    with pytest.raises(InputError, match="locked"):
        extract(b"\xd0\xcf\x11\xe0....", XLSX)


@pytest.mark.parametrize(
    ("data", "rows"),
    [
        (b'name,killed\n"A, B",2\n', ["name | killed", "A, B | 2"]),
        (b"name;killed;on\nA, B;2;x\nC, D;3;y\n", ["name | killed | on", "A, B | 2 | x", "C, D | 3 | y"]),
        (b"a\tb\n=cmd|' /C calc'!A0\t+1\n", ["a | b", "=cmd|' /C calc'!A0 | +1"]),
        ("\ufeffname,killed\r\nعلي,2\r\n".encode(), ["name | killed", "علي | 2"]),
        ("a,b\n1,2\n".encode("utf-16"), ["a | b", "1 | 2"]),
    ],
)
def test_rows_of_delimited_tables(data: bytes, rows: list[str]) -> None:
    assert extract(data, "text/csv").content.split("\n\n") == rows


def test_a_message_is_its_subject_and_its_own_words() -> None:
    found = extract(MADE["_MAIL"], "message/rfc822")
    assert (found.title, found.published) == ("Toll", "2031-03-08")
    assert found.content.startswith("Toll\n\nTwo people were killed")
    assert "@" not in found.content, "addresses need not be copied"
    saved = extract(MADE["_MHTML"], "multipart/related")
    assert (saved.content, saved.address) == ("Two people were killed.", "http://news.example.org/1")
    with pytest.raises(InputError, match="no words of its own"):
        extract(b"Subject: x\nContent-Type: image/gif\n\nR0lGODlh", "message/rfc822")


def _letter(kind: str, *parts: tuple[str, str]) -> bytes:
    held = "".join(f"--b\nContent-Type: {media}\n\n{words}\n" for media, words in parts)
    return f"MIME-Version: 1.0\nContent-Type: multipart/{kind}; boundary=b\n\n{held}--b--\n".encode()


def test_all_texts_that_a_message_shows_are_its_words_and_of_two_forms_the_plain_one() -> None:
    forms = _letter("alternative", ("text/html", "<p>Two fell.</p>"), ("text/plain", "Two fell.")).decode()
    inner = forms.partition("\n")[2].replace("=b", "=c").replace("--b", "--c")
    other = inner.partition("\n\n")
    letter = _letter(
        "mixed", ("text/html", "<p>One fled.</p>"), ("image/gif", "GIF89a"), ("text/plain", "Three were hurt."),
        (other[0].removeprefix("Content-Type: "), other[2]),
    )  # fmt: skip
    assert extract(letter, "message/rfc822").content == "One fled.\n\nThree were hurt.\n\nTwo fell."
    for empty in ("", " \n", "\u00a0"):
        twins = _letter("alternative", ("text/plain", empty), ("text/html", "<p>Two fell.</p>"))
        assert extract(twins, "message/rfc822").content == "Two fell.", "many programs send an empty plain text"
    for boundary in ("", "; boundary=zz"):
        cut = f"Subject: Toll\nMIME-Version: 1.0\nContent-Type: multipart/mixed{boundary}\n\nTwo fell.\n"
        whole = extract(cut.encode(), "message/rfc822")
        assert whole.content == "Toll\n\nTwo fell."
        assert any("could not be told apart" in note for note in whole.notes)
    half = extract(_letter("mixed", ("text/plain", "%PDF-1.4"), ("text/plain", "Two fell.")), "message/rfc822")
    assert half.content == "Two fell."
    assert any("gave no words" in note for note in half.notes)
    framed = _letter("related", ("text/html", "<p>Two fell.</p>"), ("text/html", "<p>Nine fell elsewhere.</p>"))
    assert extract(framed, "multipart/related").content == "Two fell.", "a frame may be another's page"


def test_posts_feeds_and_other_json_give_their_words() -> None:
    post = b'{"id": 1, "date": "2031-03-08T10:00:00", "forwarded_from": "Valley News", "text": ["Two ", {"type": "bold", "text": "killed"}, "."], "photo": "a.jpg"}'
    found = extract(post, "application/vnd.corroborate.post+json")
    assert (found.content, found.published) == (
        "Forwarded from Valley News:\n\nTwo killed.\n\n(photo: a.jpg)",
        "2031-03-08",
    )
    item = MADE["_TEXTS"]["application/vnd.corroborate.feed-item+xml"][0]
    feed = extract(item, "application/vnd.corroborate.feed-item+xml")
    assert (feed.title, feed.content, feed.published) == ("Toll & more", "Toll & more\n\nTwo fell.", "2031-03-08")
    assert (
        extract(b'{"a": ["Two fell.", 3], "b": {"c": "One fled."}}', "application/json").content
        == "a: Two fell.\n\nc: One fled."
    )
    figures = extract(
        b'{"place": "Jubata", "killed": 12, "days": [1.5, true, null, ' + b"9" * 5000 + b"]}", "application/json"
    )
    assert (figures.content, figures.notes) == ("place: Jubata", ("numbers in it were not read: 3",))
    for wrong in (b"[1,", b"[NaN]", b"[" * 100_000, b"{'a': 1}", b"[1]x"):
        with pytest.raises(InputError):
            extract(wrong, "application/json")


def test_words_that_were_expected_are_found_however_they_are_broken_up() -> None:
    page = (
        b"<html><body><p>Two&nbsp;people\n were <b>killed</b> in JUBATA.</p><script>hidden words</script></body></html>"
    )
    assert holds(page, "text/html", "people were killed in Jubata")
    assert not holds(page, "text/html", "hidden words")
    assert not holds(page, "text/html", "Accept all cookies")


def test_words_that_a_reader_of_the_page_would_not_see_are_noted() -> None:
    page = (
        "<html><body><article><p>Two people were killed in Jubata on Monday, residents of the valley said.</p>"
        "<p style='display: none'>Nobody at all was killed on that day, said the army.</p></article></body></html>"
    )
    found = extract(page.encode(), "text/html")
    assert ("Nobody at all" in found.content) == any("may not show" in note for note in found.notes)
    unseen = extract("Two people\u202e were killed\u202c.\u200b".encode(), "text/plain")
    assert any("3 invisible characters" in note for note in unseen.notes)


@pytest.mark.parametrize("mark", ["<p {} >", "<p {}", "<p\n{}>"])
def test_a_hundred_thousand_attributes_take_no_time(mark: str) -> None:
    crowded = mark.format(" ".join(f"a{number}=1" for number in range(100_000)))
    page = f"<html><body><p>Two people were killed in Jubata.</p>{crowded}Nobody fled.</body></html>"
    began = time.monotonic()
    found = extract(page.encode(), "text/html")
    assert "Two people were killed in Jubata." in found.content
    assert any("attributes" in note for note in found.notes)
    assert time.monotonic() - began < 5


_OUTSIDE = """Subject: Toll
Content-Type: multipart/mixed; boundary=outer

The army shelled Jubata by night.
--outer
Content-Type: multipart/alternative; boundary=inner

--inner
Content-Type: text/plain

Two people were killed in Jubata.
--inner--
Do not tell who said so.
--outer
Content-Type: message/rfc822

Content-Type: multipart/mixed; boundary=other

Words of another report.
--other
Content-Type: text/plain

Five fled.
--other--
--outer--
قُتل ثلاثة
""".encode()


def test_words_outside_of_a_messages_parts_are_said_to_be_left_out() -> None:
    found = extract(_OUTSIDE, "message/rfc822")
    assert found.content == "Toll\n\nTwo people were killed in Jubata."
    (note,) = found.notes
    assert note == (
        "words outside of the message's parts, which are not shown, were left out (67 characters), such as: "
        "The army shelled Jubata by night."
    )
    assert extract(_OUTSIDE.replace(b"The army shelled Jubata by night.\n", b""), "message/rfc822").notes != ()
    whole = b"Subject: Toll\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nTwo fell.\n--b--\n\n"
    assert extract(whole, "message/rfc822").notes == ()
    saved = b"Subject: Toll\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n<p>Two fell.</p>\n--b--\nand one fled"
    assert [note for note in extract(saved, "multipart/related").notes if note.endswith("such as: and one fled")]
    broken = extract(whole.replace(b"--b\n", b"\x00\x01\xff\n--b\n", 1), "message/rfc822")
    assert broken.content == "Toll\n\nTwo fell."
    assert broken.notes[0].endswith("such as: (its bytes are no text)")
    bare = whole.replace(b"--b\n\n", b"Two fell.\n--b\nContent-Type: image/png\n\n")
    with pytest.raises(InputError, match="no words of its own, but some outside of its parts"):
        extract(bare, "message/rfc822")


@pytest.mark.parametrize("place", ["before", "after"])
def test_what_a_message_does_not_show_is_not_held_many_times_over(place: str) -> None:
    head = b"From: a@b.example\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
    unseen, shown = b"Of this not a word is for its readers.\n" * 50_000, b"--b\n\nTwo fell.\n--b--\n"
    data = head + (unseen + shown if place == "before" else shown + unseen)
    tracemalloc.start()
    found = extract(data, "message/rfc822")
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found.content.endswith("Two fell.")
    assert "(1,949,999 characters), such as: Of this not a word" in found.notes[0]
    assert most < 8 * len(data)


def test_a_long_paragraph_is_not_held_many_times_over() -> None:
    words = "Two people fell in the raid, a nurse said. One fled.  " * 40_000
    tracemalloc.start()
    found = squeeze(words)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found == " ".join(words.split())
    assert most < 6 * len(words)


@pytest.mark.parametrize(("words", "plain"), [
    (" a", "a"), ("a ", "a"), ("a b", "a b"), ("a\nb", "a b"), ("a \t\nb", "a b"), ("a\u00a0\u00a0b", "a b"), ("\n", ""),
    ("a \u2028 b", "a \u2028 b"), ("a  \u2029\nb", "a \u2029 b"), ("a\tb  c", "a b c"),
])  # fmt: skip
def test_white_space_is_squeezed(words: str, plain: str) -> None:
    assert squeeze(words) == plain


def test_a_message_of_more_lines_than_any_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corroborate.letters._LINES", 3)
    with pytest.raises(InputError, match="more than 3 lines"):
        extract(b"From: a@b.example\nSubject: x\n\nTwo fell.\nOne fled.\n", "message/rfc822")
