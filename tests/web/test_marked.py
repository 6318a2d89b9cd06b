"""Marks over a text: nothing is lost between them, each keeps its level, and figures run in their own direction."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from corroborate.records import Span
from corroborate.web.marked import LEVELS, Mark, _levelled, around, paragraphs, right_to_left, shown
from told import accusation, claim, report

WORDS = (
    "At least 745 civilians were killed in Jubata, the Monitor said. Guards killed 12 of them, it said.\n"
    "قتل 12–15 مدنيا في جوباتا.\n\nNobody admitted it."
)


def _said():
    source = report(WORDS, publisher="Example")
    return source, [
        claim(source, "At least 745", 745, victims="745 civilians"),
        claim(source, "12", 12, victims="12 of them"),
        accusation(source, "Guards", "Guards killed 12"),
        claim(source, "12–15", 12),
    ]


def _words(source, statements, within=None) -> str:
    return "\n".join(
        "".join(s.words for piece in line.pieces for s in piece.stretches)
        for line in paragraphs(source.text, statements, within)
    )


def test_nothing_of_the_text_is_lost_and_every_mark_is_there() -> None:
    source, said = _said()
    assert _words(source, said) == WORDS.replace("\n\n", "\n")
    pieces = [piece for line in paragraphs(source.text, said) for piece in line.pieces]
    figures = {"".join(s.words for s in piece.stretches): piece.figure for piece in pieces if piece.figure}
    assert figures == {"At least 745": (0,), "12": (1,), "12–15": (3,)}
    stretches = [s for piece in pieces for s in piece.stretches]
    assert [s.words for s in stretches if any(m.slot == "who" for m in s.marks)] == [
        "745",
        " civilians",
        "12",
        " of them",
    ]
    act = [s for s in stretches if any(m.slot == "act" for m in s.marks)]
    assert "".join(s.words for s in act) == "Guards killed 12"
    assert {m.slot for m in act[0].marks} == {"blame", "act"}
    assert len({m.level for m in act[0].marks}) == 2
    assert all(s.within for s in act)


def test_a_figure_within_arabic_words_is_isolated_and_others_take_their_own_direction() -> None:
    source, said = _said()
    pieces = [piece for line in paragraphs(source.text, said) for piece in line.pieces if piece.isolated]
    told = {"".join(s.words for s in piece.stretches): piece.direction for piece in pieces}
    assert told == {"At least 745": "auto", "12": "ltr", "12–15": "ltr"}
    bare = report("قتل ١٢–١٥ مدنيا و7 نساء و1,383 غيرهم.")
    isolated = [p for line in paragraphs(bare.text, []) for p in line.pieces if p.isolated]
    assert ["".join(s.words for s in p.stretches) for p in isolated] == ["١٢–١٥", "1,383"]
    assert right_to_left(bare.text)
    assert not right_to_left(report("Only 12 died.").text)
    assert not right_to_left(None)


SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda p: (p[0], p[0] + p[1])), max_size=25)


@given(SPANS)
def test_no_two_marks_on_one_level_lie_over_another_while_levels_last(spans) -> None:
    marks = [Mark(a, b, "who", (n,)) for n, (a, b) in enumerate(sorted(set(spans), key=lambda s: (s[0], -s[1])))]
    levelled = _levelled(marks)
    assert [(m.start, m.end) for m in levelled] == [(m.start, m.end) for m in marks]
    for level in range(LEVELS - 1):
        on = [m for m in levelled if m.level == level]
        assert all(a.end <= b.start for a, b in itertools.pairwise(on))
    assert max((m.level for m in levelled), default=0) < LEVELS


@given(st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Z", "C"]), min_size=1, max_size=80))
def test_any_words_are_shown_one_for_one(words: str) -> None:
    assert len(shown(words)) == len(words)
    assert not set(shown(words)) & set("\u202a\u202b\u202d\u202e\u2066\u2067\x00\x1b")


def test_what_is_around_a_statement_is_its_sentence_and_its_neighbours() -> None:
    source, said = _said()
    span = around(source.text, said[2], 1)
    assert _words(source, said, span).startswith("At least 745")
    assert around(source.text, said[2], 0).start == WORDS.index(" Guards")
    assert around(report("x" * 5000 + " 12 died").text, said[0]) == Span(0, 1263)
