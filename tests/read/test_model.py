"""What a model says is held against the text: what stands there is taken, what does not is refused with its reason."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corroborate.errors import InputError
from corroborate.read import model
from corroborate.records import Claim, Text, marks
from corroborate.texts import segment
from corroborate.values import Count, When
from corroborate.vocabulary import HARM_WORDS, MEANS_WORDS, SPEAKER_WORDS, STANCE_WORDS, STATUS_WORDS, UNIT_WORDS
from english import english

WORDS = """Shelling of Marwa kills at least 43

At least 43 civilians, including 5 children, were killed on Monday when the Harun Brigade shelled Marwa, the Kelaran
Rights Monitor said. A teacher, Lina Sabah, was among them. Dozens fled to Norland.

More than 40 people were injured. The army denied it. In 2029 there were 12 dead in Marwa, and in Jubata 12.
"""
LEAD = (
    "At least 43 civilians, including 5 children, were killed on Monday when the Harun Brigade shelled Marwa, the Kelaran "
    "Rights Monitor said."
)
OLDER = "In 2029 there were 12 dead in Marwa, and in Jubata 12."


def _text(words: str = WORDS, language: str = "en") -> Text:
    paragraphs, sentences = segment(words, frozenset())
    return Text("r" * 64, words, language=language, paragraphs=paragraphs, sentences=sentences)


def _answer(*claims: Any, **more: Any) -> bytes:
    told = json.dumps({"claims": list(claims), **more})
    return json.dumps({"choices": [{"message": {"content": told}, "finish_reason": "stop"}]}).encode()


def _heard(*claims: Any, text: Text | None = None, published: str | None = "2031-03-09", **more: Any) -> model.Heard:
    return model.statements(_answer(*claims, **more), text or _text(), published, english())


def _claim(**slots: Any) -> dict[str, Any]:
    return {"quote": LEAD, "figure": "At least 43", "harm": "killed", "low": 43} | slots


def _one(**slots: Any) -> Claim:
    heard = _heard(_claim(**slots))
    assert (heard.refused, heard.dropped) == ((), ())
    (claim,) = heard.claims
    return claim


def _refusal(text: Text | None = None, **slots: Any) -> str:
    heard = _heard(_claim(**slots), text=text)
    assert heard.claims == ()
    (refused,) = heard.refused
    return refused.reason


def test_a_whole_claim_with_every_slot_in_the_texts_words() -> None:
    claim = _one(
        victims="civilians, including 5 children",
        status="civilian",
        places=["Marwa"],
        when={"start": "2031-03-03", "end": "2031-03-03", "words": "on Monday"},
        speakers=[{"name": "Kelaran Rights Monitor", "kind": "organisation"}],
        accused=["the Harun Brigade"],
        means="shelling",
    )
    assert claim.count == Count(43, None)
    assert claim.figure.words == "At least 43"
    assert claim.quote.words.startswith("At least 43 civilians")
    assert claim.victims.sorts
    assert [m.name for m in (*claim.places, *claim.accused)] == ["Marwa", "the Harun Brigade"]
    assert claim.places[0].quote.start > claim.figure.start, "the place nearest to the figure, not the headline's"
    assert [(s.name, s.kind) for s in claim.speakers] == [("Kelaran Rights Monitor", "organisation")]
    assert claim.when is not None
    assert claim.when.when == When.day("2031-03-03")
    assert claim.when.quote.words == "on Monday"
    text = _text()
    assert all(text.content[q.start : q.end] == q.words for _, q in marks(claim))


def test_a_model_and_the_grammar_that_say_the_same_make_one_statement() -> None:
    words = "Three people were wounded."
    text = _text(words)
    ours = _heard(
        {"quote": words, "figure": "Three", "harm": "injured", "low": 3, "high": 3, "victims": "people"}, text=text
    )
    from corroborate.read import read

    (theirs,) = read(text, None, english(), None, None).statements
    assert [c.id for c in ours.claims] == [theirs.id]


def test_the_figure_gets_its_qualifier_and_loses_its_noun() -> None:
    assert _one(figure="43").figure.words == "At least 43"
    assert _one(figure="At least 43 civilians").figure.words == "At least 43"


@pytest.mark.parametrize(
    ("slots", "reason"),
    [
        ({"quote": "At least 43 soldiers were killed on Monday."}, "its quote does not stand in the text"),
        ({"quote": ""}, "its quote does not stand in the text"),
        ({"figure": "more than 40"}, "its figure does not stand in its quote"),
        ({"figure": "3"}, "its figure does not stand in its quote"),
        ({"figure": ""}, "its figure does not stand in its quote"),
        ({"low": 45}, "its figure's words give another count than the model does"),
        ({"low": None, "high": 43}, "its figure's words give another count than the model does"),
        ({"low": None, "vague": "dozens"}, "its figure's words give another count than the model does"),
        ({"figure": "At least 43 civilians, including 5 children"}, "its figure holds more than one count"),
        ({"figure": "civilians", "low": 1, "high": 1}, "its figure's words give no count"),
        ({"harm": "married"}, "it is not of the form that was asked for"),
        ({"low": "many"}, "it is not of the form that was asked for"),
        ({"quote": OLDER, "figure": "12", "low": 12, "high": 12},
         "its figure stands there more than once and the model does not say which is meant"),
        ({"quote": OLDER, "figure": "12", "low": 12, "high": 12, "occurrence": 3},
         "its figure stands there more than once and the model does not say which is meant"),
    ],
)  # fmt: skip
def test_a_claim_that_does_not_hold_is_refused(slots: dict[str, Any], reason: str) -> None:
    assert _refusal(**slots) == reason


@pytest.mark.parametrize("item", [None, 3, "43", [], {}, {"figure": 43}])
def test_what_is_no_claim_is_refused_and_the_rest_is_taken(item: Any) -> None:
    heard = _heard(item, _claim())
    assert [refused.reason for refused in heard.refused] == ["it is not of the form that was asked for"]
    assert len(heard.claims) == 1


def test_the_model_says_which_of_two_places_is_meant() -> None:
    both = _heard(*(_claim(quote=OLDER, figure="12", low=12, high=12, occurrence=n) for n in (1, 2)))
    assert [c.figure.words for c in both.claims] == ["12", "12"]
    assert both.claims[0].figure.start < both.claims[1].figure.start


def test_a_number_inside_another_is_not_it() -> None:
    text = _text("In 2012, 1,012.5 and 12,000 of 12 were shot dead.")
    heard = _heard({"quote": text.content, "figure": "12", "harm": "killed", "low": 12, "high": 12}, text=text)
    assert [text.content[c.figure.start - 4 : c.figure.end] for c in heard.claims] == [" of 12"]


def test_an_open_bound_may_be_one_off_and_a_count_left_out_is_worked_out() -> None:
    injured = {"quote": "More than 40 people were injured.", "figure": "More than 40", "harm": "injured"}
    for low in (40, 41, None):
        heard = _heard(injured | {"low": low})
        assert [c.count for c in heard.claims] == [Count(41, None)]
    assert _heard(injured | {"low": 42}).claims == ()
    dozens = {"quote": "Dozens fled to Norland.", "figure": "Dozens", "harm": "displaced", "destination": ["Norland"]}
    (claim,) = _heard(dozens).claims
    assert (claim.count, claim.destination[0].name) == (Count(None, None, vague="dozens"), "Norland")
    assert _heard(dozens | {"low": 24}).claims == ()


def test_one_person_and_a_list_of_names() -> None:
    words = "Lina Sabah, Omar Nadim and Hala Tamer were shot dead. A baker died."
    text = _text(words)
    listed = {
        "quote": words.removesuffix(" A baker died."),
        "figure": "Lina Sabah, Omar Nadim and Hala Tamer",
        "harm": "killed",
    }
    (claim,) = _heard(listed | {"low": 3, "high": 3}, text=text).claims
    assert claim.count == Count(3, 3)
    for low in (2, 4, None):
        assert _heard(listed | {"low": low, "high": low}, text=text).claims == ()
    (claim,) = _heard(
        {"quote": "A baker died.", "figure": "A", "harm": "killed", "low": 1, "high": 1}, text=text
    ).claims
    assert (claim.count, claim.figure.words) == (Count(1, 1), "A")
    assert (
        _heard({"quote": "A baker died.", "figure": "A", "harm": "killed", "low": 7, "high": 7}, text=text).claims == ()
    )


def test_slots_whose_words_do_not_stand_in_the_text_are_left_out_and_told() -> None:
    heard = _heard(
        _claim(
            victims="soldiers",
            places=["Marwa", "Atlantis"],
            accused=["nobody at all"],
            speakers=[{"name": "The Invented Post", "kind": "outlet"}],
            when={"start": "2031-03-03", "end": None, "words": "last Monday"},
            said={"start": "2031-02-30", "end": None, "words": None},
            names=["Nobody Known"],
            part_of=7,
        )
    )
    (claim,) = heard.claims
    assert [m.name for m in claim.places] == ["Marwa"]
    assert (claim.accused, claim.speakers, claim.when, claim.said, claim.victims.quote) == ((), (), None, None, None)
    slots = sorted(reason.rpartition("(")[2] for reason in heard.dropped)
    assert slots == ["accused)", "names)", "part of)", "places)", "said)", "speakers)", "victims)", "when)"]
    assert heard.note.startswith("8 of its slots were left out")


def test_slots_of_a_refused_claim_are_not_told_beside_it() -> None:
    heard = _heard(_claim(low=45, places=["Atlantis"]))
    assert (len(heard.refused), heard.dropped) == (1, ())


def test_reasons_hold_no_words_of_text_or_answer() -> None:
    heard = _heard(
        _claim(quote="Lina Nobody", figure="Nobody"),
        _claim(low=45),
        _claim(places=["Atlantis"], accused=["Lina Nobody"]),
    )
    assert heard.note == (
        "2 of the 3 claims that the model gave were refused; "
        "1 because its figure's words give another count than the model does; "
        "1 because its quote does not stand in the text; 2 of its slots were left out; "
        "1 because its words do not stand in the text (accused); 1 because its words do not stand in the text (places)"
    )


def test_a_part_knows_its_whole_and_a_ring_is_none() -> None:
    whole, part = _claim(), _claim(figure="5", low=5, high=5)
    heard = _heard(whole, part | {"part_of": 0})
    assert [c.part_of and c.part_of.words for c in heard.claims] == [None, "At least 43"]
    ring = _heard(whole | {"part_of": 1}, part | {"part_of": 0})
    assert [c.part_of for c in ring.claims] == [None, None]
    assert len(ring.dropped) == 2
    orphan = _heard(whole | {"low": 45}, part | {"part_of": 0})
    assert [c.part_of for c in orphan.claims] == [None]
    assert _heard(whole | {"part_of": 0}).claims[0].part_of is None
    assert _heard(whole, part | {"part_of": -2}).claims[1].part_of is None


def test_a_period_without_words_is_from_the_day_of_publication_or_inferred() -> None:
    claim = _one(when={"start": "2031-03-01", "end": "2031-03-09", "words": None})
    assert claim.when is not None
    assert (claim.when.when.start_known, claim.when.when.end_known, claim.when.quote) == ("inferred", "dateline", None)


def test_quotation_marks_and_line_ends_may_differ_and_the_texts_own_words_are_kept() -> None:
    text = _text("The army’s shells killed “nearly\n100” people – all civilians – in Marwa.")
    heard = _heard(
        {
            "quote": 'The army\'s shells killed "nearly 100" people - all civilians - in Marwa.',
            "figure": "nearly 100",
            "harm": "killed",
            "low": 100,
            "high": 100,
            "accused": ["The army's"],
        },
        text=text,
    )
    (claim,) = heard.claims
    assert claim.figure.words == "nearly\n100"
    assert claim.count == Count(100, 100, about=True)
    assert claim.accused[0].quote.words == "The army’s"


def test_the_same_figure_given_twice_is_one_claim() -> None:
    assert len(_heard(_claim(), _claim()).claims) == 1
    heard = _heard(_claim(), _claim(status="combatant"))
    assert [c.victims.status for c in heard.claims] == ["unknown"]
    assert [r.reason for r in heard.refused] == ["the same figure and harm were given before"]
    assert len(_heard(_claim(), _claim(harm="injured")).claims) == 2


def test_private_names_are_found_wherever_they_stand() -> None:
    heard = _heard(_claim(), private=["Lina Sabah", "Nobody Known", 7, "", "L"])
    assert [q.words for q in heard.private] == ["Lina Sabah"]
    named = _heard(
        _claim(quote="A teacher, Lina Sabah, was among them.", figure="A", low=1, high=1, names=["Lina Sabah"])
    )
    assert [q.words for q in named.private] == ["Lina Sabah"]
    assert [q.words for q in named.claims[0].victims.names] == ["Lina Sabah"]


ARABIC = "قال المرصد إن ٤٣ مدنيا قتلوا في بلدة مروة، وإن العشرات نزحوا، وإن سبعة جرحوا."


def test_another_language_is_borne_out_by_digits_alone() -> None:
    text = _text(ARABIC, "ar")
    killed = {"quote": ARABIC, "figure": "٤٣", "harm": "killed", "low": 43, "high": 43, "places": ["مروة"]}
    (claim,) = _heard(killed, text=text).claims
    assert (claim.count, claim.places[0].name) == (Count(43, 43), "مروة")
    assert _refusal(text, **killed | {"low": 34}) == "its figure's words give another count than the model does"
    (vague,) = _heard(
        killed | {"figure": "العشرات", "harm": "displaced", "low": None, "high": None, "vague": "dozens"}, text=text
    ).claims
    assert vague.count.vague == "dozens"
    seven = killed | {"figure": "سبعة", "harm": "injured", "low": 7, "high": 7}
    assert "in its language nothing else can be checked" in _refusal(text, **seven)
    assert _refusal(text, **seven | {"vague": "a lot", "low": None, "high": None}).startswith("its count stands")
    one = {"quote": "قتل 12 جنديا و13 طفلا وطبيب.", "harm": "killed"}
    joined = _text(one["quote"], "ar")
    for figure, low in (("13", 13), ("طبيب", 1)):
        (claim,) = _heard(one | {"figure": figure, "low": low, "high": low}, text=joined).claims
        assert claim.count == Count(low, low), "letters may stick to it"
    assert _refusal(joined, **one, figure="3", low=3) == "its figure does not stand in its quote"
    german = _text("Etwa 1.383 Menschen starben.", "de")
    (claim,) = _heard(
        {"quote": german.content, "figure": "Etwa 1.383", "harm": "killed", "low": 1383, "high": 1383, "about": True},
        text=german,
    ).claims
    assert claim.count == Count(1383, 1383, about=True)


@pytest.mark.parametrize(
    "answer",
    [
        b"", b"[]", b'{"choices": []}', b'{"choices": [{"message": {"content": null}}]}', b"\xff\xfe", b"[" * 50_000,
        b'{"choices": [{"message": {"content": "Sorry, I cannot."}}]}',
        b'{"choices": [{"message": {"content": "{\\"claims\\": 3}"}}]}',
        b'{"choices": [{"message": {"content": "[]"}}]}',
        _answer(*[{}] * 2001),
    ],
)  # fmt: skip
def test_an_answer_of_another_form_is_refused_as_a_whole(answer: bytes) -> None:
    with pytest.raises(InputError, match="form"):
        model.statements(answer, _text(), None, english())


def test_a_fence_around_the_answer_does_not_matter() -> None:
    told = "```json\n" + json.dumps({"claims": [_claim()]}) + "\n```"
    answer = json.dumps({"choices": [{"message": {"content": told}}]}).encode()
    assert len(model.statements(answer, _text(), None, english()).claims) == 1


# ---------------------------------------------------------------------- the question


def test_the_question_is_made_from_the_types_and_the_vocabulary() -> None:
    system, user = model.prompt(_text(), "2031-03-09")
    for table in (HARM_WORDS, UNIT_WORDS, STATUS_WORDS, MEANS_WORDS, STANCE_WORDS, SPEAKER_WORDS):
        assert all(f"{word}: {meaning}" in system["content"] for word, meaning in table.items())
    slots = {field.name for field in dataclasses.fields(Claim)} - {"id", "kind", "text", "count"}
    assert slots <= set(_item()["required"])
    assert all(f"\n{slot}: " in system["content"] for slot in slots)
    assert user["content"] == f"Published: 2031-03-09\n\n{WORDS}"


def _item() -> dict[str, Any]:
    return model.schema()["properties"]["claims"]["items"]


def test_the_schema_is_strict_all_the_way_down() -> None:
    def walk(part: Any) -> None:
        if isinstance(part, dict):
            if part.get("type") == "object":
                assert part["additionalProperties"] is False
                assert part["required"] == list(part["properties"])
            for inner in part.values():
                walk(inner)
        elif isinstance(part, list):
            for inner in part:
                walk(inner)

    walk(model.schema())
    assert _item()["properties"]["harm"]["enum"] == list(HARM_WORDS)
    assert _item()["properties"]["means"]["anyOf"][0]["enum"] == list(MEANS_WORDS)
    json.dumps(model.schema())


def test_an_answer_is_kept_under_what_was_asked() -> None:
    text = _text()
    key = model.asked(text, "2031-03-09", "m")
    others = [
        model.asked(text, None, "m"),
        model.asked(text, "2031-03-09", "n"),
        model.asked(_text("x"), "2031-03-09", "m"),
    ]
    assert key == model.asked(_text(), "2031-03-09", "m")
    assert len({key, *others}) == 4


def test_a_text_too_long_to_be_asked_about_says_so() -> None:
    with pytest.raises(InputError, match="in parts"):
        model.prompt(_text("a " * model.LONGEST), None)


# ---------------------------------------------------------------------- whatever a model says

_SLOT = st.one_of(
    st.none(), st.sampled_from([LEAD, OLDER, "43", "Dozens", "Marwa", "A teacher", "12"]), st.text(max_size=8)
)
_CLAIM = st.fixed_dictionaries(
    {"quote": st.sampled_from([LEAD, OLDER, WORDS, "Dozens fled to Norland."]), "figure": _SLOT, "harm": st.sampled_from(list(HARM_WORDS))},
    optional={
        "low": st.none() | st.integers(-1, 50), "high": st.none() | st.integers(), "vague": _SLOT, "occurrence": st.integers(-1, 3),
        "victims": _SLOT, "places": st.lists(_SLOT.filter(bool), max_size=2), "part_of": st.none() | st.integers(-2, 4),
        "when": st.none() | st.fixed_dictionaries({"start": _SLOT, "end": st.sampled_from([None, "2031-03"]), "words": _SLOT}),
    },
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(_CLAIM, max_size=4), st.sampled_from(["en", "ar"]))
def test_whatever_it_says_every_quote_stands_in_the_text(claims: list[Any], language: str) -> None:
    text = _text(language=language)
    heard = _heard(*claims, text=text)
    assert len(heard.claims) + len(heard.refused) <= len(claims)
    for claim in heard.claims:
        quotes = [claim.quote, *(q for _, q in marks(claim)), *([claim.part_of] if claim.part_of else [])]
        assert all(text.content[q.start : q.end] == q.words for q in quotes)
        assert claim.part_of != claim.figure
    assert len({claim.id for claim in heard.claims}) == len(heard.claims)
    assert heard == _heard(*claims, text=text)
