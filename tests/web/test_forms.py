"""The form for a claim: filled and sent back unchanged it is the same claim; whatever does not stand in the text is refused."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corroborate.errors import UseError
from corroborate.records import Claim
from corroborate.values import Count
from corroborate.web.forms import Coded, Words, claim, filled
from knowing import said, text
from told import claim as told_claim
from told import report

STORY = (
    "At least 745 civilians, 40 of them women, were killed in Jableh on March 6, the Syrian Observatory for Human Rights told "
    "Example Wire on Friday. Government forces shelled the town, killing dozens, residents said. About 5,000 people fled from "
    "Jableh to Homs. An air strike may have killed up to 12 fighters, a doctor said. No one was injured."
)


def test_every_claim_that_is_read_comes_back_as_it_was() -> None:
    claims = [s for s in said(STORY, "2031-03-07") if isinstance(s, Claim)]
    assert len(claims) >= 5
    for one in claims:
        again = claim(Coded(**filled(one)), text(STORY), one)
        assert again == one
        assert again.id == one.id


def test_words_are_found_where_they_are_marked_else_nearest_to_the_claim() -> None:
    source = report("12 died. Then 12 more died, and 12 were hurt.")
    assert source.text is not None
    base = {"text": source.text.id, "harm": "killed", "low": 12, "high": 12}
    first = claim(Coded(**base, figure=Words(words="12")), source.text)
    marked = claim(Coded(**base, figure=Words(words=" 12 ", start=13)), source.text)
    wrong = claim(Coded(**base, figure=Words(words="12", start=3)), source.text)
    assert (first.figure.start, marked.figure.start, wrong.figure.start) == (0, 14, 0)
    assert marked.quote.words.strip() == "Then 12 more died, and 12 were hurt."
    old = told_claim(source, "12 more", 12)
    assert claim(Coded(**base, figure=Words(words="12")), source.text, old).figure.start == 9 + 5


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"figure": Words(words="")}, "no words are given"),
        ({"figure": Words(words="thirteen")}, "does not stand"),
        ({"whom": Words(words="giants")}, "does not stand"),
        ({"quote": Words(words="were hurt")}, "does not hold the figure"),
        ({"harm": "bored"}, "known are"),
        ({"status": "dead"}, "known are"),
        ({"unit": "cats"}, "known are"),
        ({"stance": "maybe"}, "known are"),
        ({"means": "words"}, "known are"),
        ({"vague": "oodles"}, "known are"),
        ({"speakers": [Words(words="He", kind="ghost")]}, "known are"),
        ({"low": 5, "high": 3}, "above"),
        ({"low": None, "high": None}, "bounds"),
        ({"start": "2031-02-30"}, "day is out of range"),
        ({"start": "2031-03-02", "end": "2031-03-01"}, "before it starts"),
        ({"said_on": "Friday"}, "ISO date"),
    ],
)
def test_what_is_refused(change: dict, words: str) -> None:
    source = report("12 died. Then 14 were hurt.")
    assert source.text is not None
    base = Coded(text=source.text.id, harm="killed", figure=Words(words="12"), low=12, high=12)
    with pytest.raises(UseError, match=words):
        claim(base.model_copy(update=change), source.text)


def test_names_that_the_text_only_implies_are_kept_without_a_quote() -> None:
    source = report("12 died there.")
    assert source.text is not None
    coded = Coded(
        text=source.text.id, harm="killed", figure=Words(words="12"), low=12, high=12, places=[Words(words="Jubata")]
    )
    made = claim(coded, source.text)
    assert (made.places[0].name, made.places[0].quote) == ("Jubata", None)


COUNTS = st.one_of(
    st.tuples(st.integers(0, 999), st.integers(0, 999)).map(lambda p: Count(min(p), max(p))),
    st.integers(0, 999).map(lambda n: Count(n, None)), st.integers(0, 999).map(lambda n: Count(n, n, about=True)),
    st.sampled_from(["dozens", "several"]).map(lambda w: Count(None, None, vague=w)),
)  # fmt: skip


@given(
    COUNTS, st.booleans(), st.sampled_from(["people", "families", "bodies"]), st.sampled_from(["denied", "background"])
)
def test_any_claim_survives_the_form(count, running, unit, stance) -> None:
    source = report("12 of them died in Jubata, they said.")
    made = told_claim(
        source,
        "12",
        count,
        victims="12 of them",
        places=["Jubata"],
        says="they",
        running=running,
        unit=unit,
        stance=stance,
    )
    assert claim(Coded(**filled(made)), source.text, made) == made
    assert claim(Coded(**filled(made)), source.text) == dataclasses.replace(
        made, speakers=tuple(dataclasses.replace(s, quote=source.text.quote(27, 31)) for s in made.speakers),
        places=tuple(dataclasses.replace(m, quote=source.text.quote(19, 25)) for m in made.places),
    )  # fmt: skip
