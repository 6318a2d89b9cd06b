"""Word documents: words as they stand once changes are accepted, and nothing that explodes."""

from __future__ import annotations

import io
import zipfile

import pytest

from corroborate.errors import InputError
from corroborate.texts import office
from corroborate.texts.extract import extract

MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def word(body: str, prologue: str = "", **parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "word/document.xml", f'{prologue}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
        )
        for name, xml in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", xml)
    return out.getvalue()


def run(words: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def read(data: bytes) -> tuple[list[str], tuple[str, ...]]:
    found = extract(data, MEDIA)
    return found.content.split("\n\n"), found.notes


def test_paragraphs_points_and_rows() -> None:
    body = (
        f"<w:p>{run('Two ')}{run('fell', '<w:b/>')}.<w:r><w:tab/><w:t>One fled.</w:t><w:br/><w:t>Dawn.</w:t></w:r></w:p>"
        f"<w:p><w:pPr><w:numPr/></w:pPr>{run('a point')}</w:p>"
        f"<w:tbl><w:tr><w:tc><w:p>{run('Tell Amal')}</w:p></w:tc><w:tc><w:p>{run('2')}</w:p></w:tc></w:tr></w:tbl>"
        f"<w:sdt><w:sdtContent><w:p><w:hyperlink>{run('a link')}</w:hyperlink></w:p></w:sdtContent></w:sdt>"
    )
    assert read(word(body)) == (["Two fell One fled.", "Dawn.", "- a point", "Tell Amal | 2", "a link"], ())


def test_deleted_and_hidden_words_are_out_and_inserted_ones_in() -> None:
    body = (
        f"<w:p>{run('Of them ')}<w:del><w:r><w:delText>twelve</w:delText></w:r></w:del><w:ins>{run('two')}</w:ins>"
        f"{run(' many', '<w:vanish/>')}{run(' fell', '<w:vanish w:val=&quot;0&quot;/>'.replace('&quot;', chr(34)))}</w:p>"
    )
    assert read(word(body)) == (
        ["Of them two fell"],
        ("words deleted by a tracked change were left out", "words marked as hidden were left out"),
    )


def test_what_lies_in_a_document_and_is_not_read_is_noted() -> None:
    held = io.BytesIO(word(f"<w:p>{run('Two fell.')}</w:p>", word__comments="<x/>", word__header1="<x/>"))
    with zipfile.ZipFile(held, "a") as archive:
        for name in (
            "word/media/image1.jpeg",
            "word/media/image2.jpeg",
            "word/embeddings/book.xlsx",
            "word/styles.xml",
        ):
            archive.writestr(name, b"x")
    assert read(held.getvalue()) == (
        ["Two fell."],
        (
            "pictures in it were not looked at: 2", "files that lie in it were not opened: 1",
            "comments in it were not read", "the heads and feet of its pages were left out",
        ),
    )  # fmt: skip


def test_notes_stand_at_the_end_and_boxes_once() -> None:
    box = f"<w:txbxContent><w:p>{run('In a box.')}</w:p></w:txbxContent>"
    other = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    both = f'<m:AlternateContent xmlns:m="{other}"><m:Choice>{box}</m:Choice><m:Fallback>{box}</m:Fallback></m:AlternateContent>'
    notes = (
        f'<w:footnotes xmlns:w="{W}"><w:footnote w:type="separator" w:id="0"><w:p>{run("x")}</w:p></w:footnote>'
        f'<w:footnote w:id="1"><w:p>{run("By phone.")}</w:p></w:footnote></w:footnotes>'
    )
    data = word(f"<w:p>{run('Two fell.')}<w:r>{both}</w:r></w:p>", word__footnotes=notes)
    assert read(data)[0] == ["Two fell.", "In a box.", "[1] By phone."]


def test_the_title_is_the_documents_own() -> None:
    core = '<c xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title> A raid </dc:title></c>'
    assert extract(word(f"<w:p>{run('Two fell.')}</w:p>", docProps__core=core), MEDIA).title == "A raid"


def test_a_document_that_is_set_into_it_is_noted() -> None:
    words, notes = read(word(f"<w:p>{run('Two fell.')}</w:p><w:altChunk/>"))
    assert (words, notes) == (["Two fell."], ("a document of another kind that is set into it was not read",))


def test_two_texts_under_one_name_are_not_read() -> None:
    held = io.BytesIO(word(f"<w:p>{run('Two fell.')}</w:p>"))
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(held, "a") as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{W}"><w:body/></w:document>')
    with pytest.raises(InputError, match="have one name"):
        read(held.getvalue())


def test_what_is_no_document_is_refused() -> None:
    empty = io.BytesIO()
    with zipfile.ZipFile(empty, "w") as archive:
        archive.writestr("other.txt", "Two fell.")
    whole = word(f"<w:p>{run('Two fell.')}</w:p>")
    for data in (b"", b"Two fell.", b"\xd0\xcf\x11\xe0....", whole[: len(whole) // 2], empty.getvalue()):
        with pytest.raises(InputError):
            read(data)
    with pytest.raises(InputError, match="no sound XML"):
        read(word("<w:p>"))
    with pytest.raises(InputError, match="no text in it"):
        read(word("<w:p/>"))


def test_nothing_outside_is_read_and_nothing_explodes(monkeypatch: pytest.MonkeyPatch) -> None:
    entity = '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/hostname"><!ENTITY b "&#38;b2;">]>'
    with pytest.raises(InputError, match="declares a document type"):
        read(word(f"<w:p>{run('&a;')}</w:p>", entity))
    laughs = '<!DOCTYPE d [<!ENTITY a "' + "ha" * 50 + '">' + "".join(
        f'<!ENTITY {name} "{"&" + before + ";" * 1}{("&" + before + ";") * 30}">'
        for before, name in zip("abcdefg", "bcdefgh", strict=True)
    )  # fmt: skip
    with pytest.raises(InputError):
        read(word(f"<w:p>{run('&h;')}</w:p>", laughs + "]>"))
    monkeypatch.setattr(office, "LARGEST", 10_000)
    with pytest.raises(InputError, match="larger than"):
        read(word("<w:p/>" * 10_000))
