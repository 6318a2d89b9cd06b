"""Across languages: translations and digests are one voice, and two reports on one event are two."""

from __future__ import annotations

import itertools

import pytest

from corroborate import knowledge
from corroborate.canonical import digest
from corroborate.link.copies import voices
from corroborate.link.translations import translated
from corroborate.records import Text

WHOLE = """Toll of the port town

The Syrian Observatory for Human Rights said on 12 March 2031 that 1,383 people had been killed: 683 in Latakia, 433 in
Tartus, 255 in Hama and 12 in Homs. Another 214 were wounded in Jableh, and 96 are missing.
"""
ARABIC = """حصيلة البلدة الساحلية

قال المرصد السوري لحقوق الإنسان في 12 آذار 2031 إن 1383 شخصا قتلوا: 683 في اللاذقية و433 في طرطوس و255 في حماة و12 في حمص.
وأصيب 214 آخرون في جبلة، ولا يزال 96 في عداد المفقودين.
"""
FRENCH = """Le bilan de la ville portuaire

L'Observatoire a indiqué le 12 mars 2031 que 1 383 personnes avaient été tuées : 683 à Latakia, 433 à Tartus, 255 à
Hama et 12 à Homs, en Syrie. 214 autres ont été blessées à Jableh, et 96 sont portées disparues.
"""
DIGEST = """Syrie : 1 383 morts

Selon l'Observatoire, 1 383 personnes ont été tuées en Syrie, dont 683 à Latakia, 433 à Tartus et 255 à Hama.
"""
OTHER = """Syrie : un autre bilan

En Syrie, 1 383 personnes ont été tuées selon une source, et 803 selon une autre, qui compte 111 enfants et 340 combattants à
Latakia et à Tartus, sur 47 localités.
"""
FEW = """Un attentat à Homs

À Homs, en Syrie, 12 personnes ont été tuées et 30 blessées le 7 mars.
"""
FEW_ENGLISH = """A blast in Homs

In Homs in Syria 12 people were killed and 30 wounded on 7 March.
"""


def _text(words: str, language: str) -> Text:
    return Text(digest(words.encode()), words, language=language)


def _pairs(*texts: Text) -> tuple[tuple[str, str], ...]:
    known = knowledge.knowledge()
    return translated(texts, known.gazetteer, known.actors)


@pytest.mark.parametrize(
    ("words", "language", "one"),
    [(ARABIC, "ar", True), (FRENCH, "fr", True), (DIGEST, "fr", True), (OTHER, "fr", False)],
)
def test_what_shares_nearly_all_figures_in_order_and_the_names_is_one_text(
    words: str, language: str, one: bool
) -> None:
    assert bool(_pairs(_text(WHOLE, "en"), _text(words, language))) is one


def test_two_short_reports_on_one_event_are_two_voices() -> None:
    assert _pairs(_text(FEW_ENGLISH, "en"), _text(FEW, "fr")) == ()


def test_other_places_are_another_text() -> None:
    moved = FRENCH
    for name, other in (
        ("Latakia", "Lyon"),
        ("Tartus", "Lille"),
        ("Hama", "Nantes"),
        ("Homs", "Metz"),
        ("Jableh", "Brest"),
    ):
        moved = moved.replace(name, other)
    assert _pairs(_text(WHOLE, "en"), _text(moved.replace("Syrie", "France"), "fr")) == ()


def test_one_language_is_compared_by_its_words_alone() -> None:
    assert _pairs(_text(WHOLE, "en"), _text(WHOLE.replace("Toll", "Count"), "en")) == ()
    assert _pairs(_text(WHOLE, "en"), _text(ARABIC, "")) == ()


def test_one_voice_whatever_the_order_unless_a_person_says_otherwise() -> None:
    texts = [_text(WHOLE, "en"), _text(ARABIC, "ar"), _text(FRENCH, "fr"), _text(OTHER, "fr")]
    found = {tuple(sorted(voices(order, translated=_pairs(*order)).items())) for order in itertools.permutations(texts)}
    assert len(found) == 1
    told = dict(found.pop())
    assert len({told[text.report] for text in texts[:3]}) == 1
    assert told[texts[3].report] == texts[3].report
    one, two = texts[0].report, texts[1].report
    apart = voices(texts, different=[(one, two)], translated=_pairs(*texts))
    assert apart[one] != apart[two]
