"""Web pages: the main text and what the page says of itself, whatever its markup is like."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corroborate.errors import InputError
from corroborate.texts import page as page_reader
from corroborate.texts.extract import extract
from corroborate.texts.page import listed

LONG = "Two people were killed in the village of Tell Amal on Monday, residents and the local clinic said."
HEAD = """<html lang="en-GB"><head><title>Raid kills two - The Valley Post</title>
<meta property="og:site_name" content="The Valley Post"><meta name="date" content="someday">
<meta property="article:published_time" content="2024-05-06T23:30:00-05:00">
<link rel="canonical" href="https://post.example/raid"></head>"""
PAGE = f"""{HEAD}<body><nav><a href="/">Home</a> <a href="/world">World news</a></nav>
<header><h1>Raid kills two in Tell Amal</h1></header>
<article><p>{LONG}</p><p>Others <b>fled</b> on foot; nobody could say who had sent the men that came at dawn.</p>
<ul><li>One was a <a href="/t">teacher</a>.</li><li>The other was a nurse.</li></ul>
<table><tr><td>Tell Amal</td><td>2</td></tr></table><p>{LONG.replace("Monday", "Friday")}</p></article>
<aside><h3>Related</h3><a href="/r">Nine killed elsewhere in another war</a></aside>
<footer>All rights reserved</footer><script>var nine = "killed";</script></body></html>"""


def read(page: str | bytes) -> tuple[str, tuple[str, ...]]:
    found = extract(page if isinstance(page, bytes) else page.encode(), "text/html")
    return found.content, found.notes


def test_the_main_text_comes_without_menus_and_related_items() -> None:
    content, notes = read(PAGE)
    assert content.split("\n\n") == [
        "Raid kills two in Tell Amal",
        LONG,
        "Others fled on foot; nobody could say who had sent the men that came at dawn.",
        "- One was a teacher.",
        "- The other was a nurse.",
        "Tell Amal | 2",
        LONG.replace("Monday", "Friday"),
    ]
    assert notes == ()


def test_a_page_says_who_published_it_where_and_when() -> None:
    found = extract(PAGE.encode(), "text/html")
    assert (found.title, found.publisher, found.address, found.published, found.language) == (
        "Raid kills two in Tell Amal",
        "The Valley Post",
        "https://post.example/raid",
        "2024-05-06",
        "en",
    )
    assert found.maker.startswith("html/1 trafilatura ")


LINKED = '{"@graph": [{"@type": "NewsArticle", "datePublished": "2024-05-07", "publisher": {"name": "The Post"}}]}'


@pytest.mark.parametrize(
    ("markup", "published", "publisher"),
    [
        (f'<script type="application/ld+json">{LINKED}</script>', "2024-05-07", "The Post"),
        (f'<script type="application/ld+json">[{LINKED[11:-1]},{LINKED[11:-1]}]</script>', None, None),
        ('<script type="application/ld+json">{broken</script>', None, None),
        ('<meta itemprop="datePublished" content="2024-05">', "2024-05", None),
        ('<meta name="date" content="2024-02-31">', None, None),
        ('<link rel="canonical" href="/2023/01/02/raid">', None, None),
        ("<p>Updated 3 March 2023</p>", None, None),
    ],
)
def test_a_day_is_taken_from_where_it_is_said_and_never_guessed(
    markup: str, published: str | None, publisher: str | None
) -> None:
    found = extract(f"<html><head>{markup}</head><body><p>{LONG}</p></body></html>".encode(), "text/html")
    assert (found.published, found.publisher) == (published, publisher)


def test_words_nested_too_deeply_are_not_lost() -> None:
    deep = "<div>" * 6000 + f"<p>{LONG}</p>" + "</div>" * 6000
    content, notes = read(f"<html><body>{deep}</body></html>")
    assert LONG in content
    assert notes == ("nested too deeply to tell its main text from the rest",)


def test_a_page_without_a_main_text_keeps_all_its_words_and_says_so() -> None:
    links = "".join(f'<li><a href="/{number}">Raid number {number} in the valley</a></li>' for number in range(60))
    content, notes = read(f"<html><body><nav><ul>{links}</ul></nav></body></html>")
    assert "Raid number 59 in the valley" in content
    assert notes == ("its main text could not be told from the rest",)


def test_the_encoding_is_the_one_that_the_bytes_are_in() -> None:
    arabic = "قتل شخصان في القرية يوم الاثنين، وقال السكان إن آخرين فروا من المكان قبل الفجر."
    page = f'<html><head><meta charset="%s"></head><body><article><p>{arabic}</p></article></body></html>'
    assert read((page % "windows-1256").encode("cp1256")) == (arabic, ("decoded as cp1256, as it declares",))
    assert read((page % "iso-8859-1").encode()) == (
        arabic,
        ("it declares iso-8859-1 but is UTF-8, and was decoded so",),
    )
    assert read((page % "utf-8").encode("utf-16"))[0] == arabic


def test_scripts_stay_out_whatever_they_hold() -> None:
    content, _ = read(f'<html><body><script>"<p>Nine killed</p>"</script><p>{LONG}</p><style>p</style></body></html>')
    assert content == LONG


def test_where_no_main_text_is_found_the_whole_page_is_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_reader, "_main", lambda _: ("", "html/1 x"))
    assert read(f"<html><body><p>{LONG}</p></body></html>") == (
        LONG,
        ("its main text could not be told from the rest",),
    )


@pytest.mark.parametrize("page", ["", "<html><body><img src=x></body></html>", "<!-- two killed -->", " \n"])
def test_a_page_without_words_is_refused(page: str) -> None:
    with pytest.raises(InputError, match="no text in it"):
        read(page)


@given(st.text(st.sampled_from("<>/!-ab \"'=&;ps\n"), max_size=200))
def test_any_markup_is_listed_or_read(page: str) -> None:
    assert all(words.strip() for words in listed(page))
    try:
        content, _ = read(page)
    except InputError:
        return
    assert content.strip()


def test_broken_markup_is_listed_in_linear_time() -> None:
    for broken in ("<", "<a", "<!--", "<script>", "<p>&amp;", "</"):
        assert sum(map(len, listed(broken * 200_000))) <= 2_000_000


def test_words_that_a_page_does_not_show_are_no_part_of_its_text_and_are_noted() -> None:
    found = page_reader.read(
        b"<html><body><p>We value your privacy.</p><div style='display: none'><p>99 people were killed in Jubata.</p></div>"
        b"<p hidden>Nobody sees it.</p><p style='font-size:0.9em'>Five died in Marun.</p></body></html>"
    )
    assert "99" not in found.content
    assert "Nobody" not in found.content
    assert "Five died in Marun." in found.content
    assert [note for note in found.notes if "left out" in note] == [
        "words that the page does not show were left out, such as: 99 people were killed in Jubata."
    ]
