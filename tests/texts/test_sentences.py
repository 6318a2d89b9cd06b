"""Paragraphs and sentences: what they cover, where they end, and that the time grows with the text alone."""

from __future__ import annotations

import gc
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corroborate.texts.sentences import abbreviations, segment

LISTING = Path(__file__).parents[2] / "src" / "corroborate" / "data" / "abbreviations.txt"
KNOWN = abbreviations(LISTING.read_text(encoding="utf-8"))

PIECES = st.sampled_from(
    [
        "Two",
        "fell",
        "al-Hasan",
        "Lt",
        "U.S",
        "p.m",
        "No",
        "12",
        "2.5",
        "A",
        "he",
        "قتل",
        "حمص",
        "د",
        "。",
        "．",
        "e",
        "É",
        ".",
        ". ",
        "...",
        "…",
        "! ",
        "? ",
        "؟",
        "۔ ",
        "» ",
        "«",
        "“",
        ".” ",
        ".'",
        '"',
        " ",
        "\n",
        "\n\n",
        "\r\n",
        "\t",
        "- ",
        "\n- ",
        "(",
        ")",
        "[...]",
        ",",
        "\u2028",
        "\x0c",
        "\u200f",
        "\xa0",
        "  ",
    ]
)
TEXTS = st.one_of(st.lists(PIECES, max_size=60).map("".join), st.text(max_size=80))


def paragraphs(content: str) -> list[str]:
    return [content[span.start : span.end] for span in segment(content, KNOWN)[0]]


def sentences(content: str) -> list[str]:
    return [content[span.start : span.end] for span in segment(content, KNOWN)[1]]


@given(TEXTS)
def test_spans_are_ordered_and_disjoint_and_cover_every_visible_character(content: str) -> None:
    for spans in segment(content, KNOWN):
        assert all(before.end <= after.start for before, after in pairwise(spans))
        assert all(content[span.start : span.end].strip() == content[span.start : span.end] != "" for span in spans)
        covered = {place for span in spans for place in range(span.start, span.end)}
        assert all(place in covered or character.isspace() for place, character in enumerate(content))


@given(TEXTS)
def test_every_sentence_lies_in_one_paragraph(content: str) -> None:
    whole, parts = segment(content, KNOWN)
    assert all(any(p.start <= s.start and s.end <= p.end for p in whole) for s in parts)


@given(TEXTS)
def test_a_paragraph_is_cut_the_same_alone(content: str) -> None:
    whole, parts = segment(content, frozenset())
    for span in whole:
        inside = [(s.start - span.start, s.end - span.start) for s in parts if span.start <= s.start < span.end]
        alone = content[span.start : span.end].replace("\n", " ").replace("\r", " ").replace("\u2028", " ")
        if not any(break_ in alone for break_ in "\x0b\x0c\x85\u2029"):
            assert [(s.start, s.end) for s in segment(alone, frozenset())[1]] == inside


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("Mr. Karam met Lt. Col. Omar A. Haddad. He left.", ["Mr. Karam met Lt. Col. Omar A. Haddad.", "He left."]),
        ("Gen. J. R. Saleh won. It rained.", ["Gen. J. R. Saleh won.", "It rained."]),
        ("It fled to the U.S. The rest stayed.", ["It fled to the U.S.", "The rest stayed."]),
        ("The U.N. Office and U.S. Army met.", ["The U.N. Office and U.S. Army met."]),
        ("At 5 p.m. on Jan. 3 it fell. Dawn came.", ["At 5 p.m. on Jan. 3 it fell.", "Dawn came."]),
        ("House No. 5 burned. He said no. We left.", ["House No. 5 burned.", "He said no.", "We left."]),
        ("They lost approx. 12 men incl. 3 officers.", ["They lost approx. 12 men incl. 3 officers."]),
        ("It grew by 2.5 percent. Then 1,383.5 more.", ["It grew by 2.5 percent.", "Then 1,383.5 more."]),
        ("“They came.” She fled.", ["“They came.”", "She fled."]),
        ("“They came”. She fled.", ["“They came”.", "She fled."]),
        ("\"Run.\" He ran. 'Stop.' All fell.", ['"Run."', "He ran.", "'Stop.'", "All fell."]),
        ("“Why?” he asked. None spoke.", ["“Why?” he asked.", "None spoke."]),
        ("(It was dark.) They left.", ["(It was dark.)", "They left."]),
        ("« Ils sont morts. » Puis rien.", ["« Ils sont morts. »", "Puis rien."]),
        ("He paused... and left. The end... Then dawn.", ["He paused... and left.", "The end...", "Then dawn."]),
        ("He paused… and left. “[…] We fled.”", ["He paused… and left.", "“[…] We fled.”"]),
        ("Houses burned in scores.- The army left.", ["Houses burned in scores.", "- The army left."]),
        ("Two had died.The army left.", ["Two had died.", "The army left."]),
        ("It rose to 12.Residents fled.", ["It rose to 12.", "Residents fled."]),
        ("See www.Example.Org or Node.js or a.b@C.De now.", ["See www.Example.Org or Node.js or a.b@C.De now."]),
        ("Two died.[3] Three fled.", ["Two died.[3]", "Three fled."]),
        ("Two died. al-Hasan fled. iron fell.", ["Two died.", "al-Hasan fled. iron fell."]),
        ("قتل اثنان. وقال د. سالم ذلك؟ نعم! انتهى.", ["قتل اثنان.", "وقال د. سالم ذلك؟", "نعم!", "انتهى."]),
        ("قال: «انتهى الأمر.» ثم رحل.وعاد", ["قال: «انتهى الأمر.»", "ثم رحل.", "وعاد"]),
        ("وہ گیا۔ پھر آیا۔", ["وہ گیا۔", "پھر آیا۔"]),
        ("他走了。他回来了。", ["他走了。", "他回来了。"]),
        ("1. The first fell. 2. The second.", ["1. The first fell.", "2. The second."]),
        ("two died. lt. karam fled. all wept.", ["two died.", "lt. karam fled.", "all wept."]),
        ("Monitors count said twelve Sundays raids", ["Monitors count said twelve Sundays raids"]),
        ("", []),
        ("...", ["..."]),
    ],
)
def test_sentences_end_where_they_end(content: str, expected: list[str]) -> None:
    assert sentences(content) == expected


WRAPPED = """The killing of twelve people in the village on Monday was reported by
residents, who said that armed men had come in two cars and had fired at
houses near the mosque.
Karam and his brother were not among those that were found in the rubble
after the attack; they had left.

Nobody could say at first who had sent the men, and the two cars of which
Omar Haddad spoke were never found.

- a point that goes on over the line because it is a rather long point
  and ends here
- another

By our staff
Tell Amal"""


def test_wrapped_lines_are_joined_and_points_and_headlines_are_not() -> None:
    assert [paragraph.split()[:2] for paragraph in paragraphs(WRAPPED)] == [
        ["The", "killing"],
        ["Karam", "and"],
        ["Nobody", "could"],
        ["-", "a"],
        ["-", "another"],
        ["By", "our"],
        ["Tell", "Amal"],
    ]


def test_lines_that_are_paragraphs_stay_apart() -> None:
    content = "Two killed in valley\nTwo people were killed on Monday.\nOne fled.\n- first point\n- second point"
    assert paragraphs(content) == content.split("\n")


def test_wrapped_arabic_is_joined() -> None:
    content = (
        "قال سكان القرية إن مسلحين مجهولين وصلوا فجرا في سيارتين وأطلقوا النار\n"
        "على المنازل القريبة من المسجد قبل أن يغادروا المكان في اتجاه الشمال\n"
        "حيث اختفوا عن الأنظار ولم يعرف أحد من أرسلهم ولا إلى أين ذهبوا بعد\n"
        "ذلك اليوم الطويل."
    )
    assert len(paragraphs(content)) == 1


def test_page_breaks_and_every_kind_of_line_end_part_paragraphs() -> None:
    assert paragraphs("One\r\n\r\nTwo\x0cThree\u2029Four\rFive") == ["One", "Two", "Three", "Four", "Five"]


def test_the_listing_is_sound() -> None:
    assert all(line[-1] in ".*#" or line.startswith("^") for line in KNOWN)
    assert all(line == line.lower() for line in KNOWN if line.startswith("^"))


@pytest.mark.parametrize(
    "unit",
    ["Two were killed, Lt. Omar said. All fled at 5 p.m. on Jan. 3.\n", ". ", "a.", "A. ", '"', "(.", "\n", "x ", ".»"],
)
def test_time_grows_with_the_text_and_no_faster(unit: str) -> None:
    def spent(size: int) -> float:
        content, took = unit * (size // len(unit)), list[float]()
        for _ in range(2):
            began = time.process_time()
            segment(content, KNOWN)
            took.append(time.process_time() - began)
        return min(took)

    size = 1_000_000 if len(unit) > 9 else 400_000
    gc.disable()  # what else the tests hold is looked through more often the more is made
    try:
        assert spent(size) < 12 * max(spent(size // 4), 0.02)
    finally:
        gc.enable()
