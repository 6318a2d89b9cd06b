"""PDFs: paragraphs out of lines, and a reason where there is no text."""

from __future__ import annotations

import io
import struct
import zlib

import pytest

from corroborate.errors import InputError
from corroborate.texts.extract import extract
from corroborate.texts.pdf import _lines

IMAGE = b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>stream\n\xff\nendstream"


def pdf(*pages: list[str], operators: str = "", image: bool = False) -> bytes:
    """A PDF with the given lines on each page."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"", b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>", IMAGE]
    kids = []
    for lines in pages:
        shown = "".join(f"({line}) Tj 0 -14 Td " for line in lines)
        stream = f"BT /F1 12 Tf 50 700 Td {operators} {shown} ET {'/I1 Do' if image else ''}".encode("latin-1")
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
        resources = b"/Resources<</Font<</F1 3 0 R>>%s>>" % (b"/XObject<</I1 4 0 R>>" if image else b"")
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]%s/Contents %d 0 R>>" % (resources, len(objects))
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(kids))
    out, places = io.BytesIO(), []
    out.write(b"%PDF-1.4\n")
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    out.write(b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(places) + 1, rows))
    out.write(b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(places) + 1, start))
    return out.getvalue()


def read(data: bytes) -> tuple[list[str], tuple[str, ...]]:
    found = extract(data, "application/pdf")
    return found.content.split("\n\n"), found.notes


def test_full_lines_are_joined_and_broken_words_made_whole() -> None:
    lines = [
        "Raid on Tell Amal",
        "Two people were killed in the village on Monday, the govern-",
        "ment of the province said. The pro-government guards and the",
        "pro-",
        "government press of the government said nothing. Door-to-",
        "door searches went on.",
        "- one fled",
        "- another hid",
    ]
    joined = (
        "Two people were killed in the village on Monday, the government of the province said. The pro-government"
        " guards and the pro-government press of the government said nothing. Door-to-door searches went on."
    )
    assert read(pdf(lines)) == (
        [
            "Raid on Tell Amal",
            joined,
            "- one fled",
            "- another hid",
        ],
        (),
    )


def test_heads_and_feet_that_pages_share_are_left_out_and_noted() -> None:
    body = "People fled from the village of Tell Amal on the morning of"
    pages = [["The Valley Post", f"{body} day {name}.", f"Page {number}"] for number, name in enumerate("ABCD", 1)]
    paragraphs, notes = read(pdf(*pages))
    assert paragraphs == [f"{body} day A. {body} day B. {body} day C. {body} day D."]
    assert notes == ("page heads and feet were left out, as in: The Valley Post",)


def test_ligatures_are_letters_again_and_raised_figures_stay_apart() -> None:
    assert _lines("1,383² o\ufb03ces\n\ufecb\ufee4\ufeae\xad") == ["1,383² offices", "عمر"]
    assert read(pdf(["of\\256 ces"]))[0] == ["offi ces"]


def test_words_that_the_page_does_not_show_are_noted() -> None:
    _, notes = read(pdf(["Five fled."], operators="3 Tr"))
    assert notes == ("pages with words that the page does not show, such as a scan's: 1",)


def test_files_that_are_attached_are_noted() -> None:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(["Two fled."]))))
    assert read(_written(writer)) == (["Two fled."], ())
    writer.add_attachment("list.csv", b"name,killed")
    words, (note,) = read(_written(writer))
    assert words == ["Two fled."]
    assert "not opened" in note


def _written(writer) -> bytes:
    held = io.BytesIO()
    writer.write(held)
    return held.getvalue()


def test_a_scanned_page_is_refused_with_what_to_do() -> None:
    with pytest.raises(InputError, match="no text layer: a scanned page; run OCR and add the result beside it"):
        read(pdf([], image=True))


def test_a_page_of_nothing_is_refused() -> None:
    with pytest.raises(InputError, match="no text in it"):
        read(pdf([]))


def test_a_locked_file_is_refused_and_an_open_one_read() -> None:
    from pypdf import PdfReader, PdfWriter

    def locked(password: str) -> bytes:
        writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(["Two fled."]))))
        writer.encrypt(password, "owner", algorithm="RC4-128")
        out = io.BytesIO()
        writer.write(out)
        return out.getvalue()

    with pytest.raises(InputError, match="locked with a password"):
        read(locked("secret"))
    assert read(locked(""))[0] == ["Two fled."]


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"Two fled.", b"%PDF-1.4\n" + struct.pack("<I", 7) * 50])
def test_what_is_no_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(InputError):
        read(data)


def test_a_cut_file_is_read_or_refused() -> None:
    whole = pdf(["Two people fled from Tell Amal."])
    for length in range(0, len(whole), 40):
        try:
            paragraphs, _ = read(whole[:length])
        except InputError:
            continue
        assert paragraphs == ["Two people fled from Tell Amal."]


def test_a_bomb_is_refused() -> None:
    body = zlib.compress(b"BT (x) Tj ET " * 12_000_000, 9)
    stream = b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(body), body)
    plain = pdf(["marker"])
    start = plain.index(b"5 0 obj\n") + len(b"5 0 obj\n")
    with pytest.raises(InputError):
        read(plain[:start] + stream + plain[plain.index(b"\nendobj", start) :])
