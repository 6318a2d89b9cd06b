"""What the reader knows of nations: as much of one as of another."""

from __future__ import annotations

import pytest

from corroborate.knowledge import knowledge
from english import english, only


def test_the_language_knows_every_nation_of_the_gazetteer() -> None:
    names = english().section("nations", "names")
    assert set(names) == set(knowledge().gazetteer.nations())


@pytest.mark.parametrize(("words", "place"), [
    ("Clashes went on in Peru. Over the past two years 1,400 people have been killed, the Peruvian ombudsman said.", "Peru"),
    ("Burkina’s army spoke. Jihadists have killed more than 20,000 people since 2015, a Burkinabe monitor said.", "Burkina"),
    ("The war goes on. More than 9,000 people have been killed since October, Gaza’s health ministry said.", "Gaza"),
    ("A US official spoke of Kenya. US officials and the US envoy met. Since May 700 Kenyans have been killed, a Kenyan monitor said.", "Kenya"),
])  # fmt: skip
def test_a_nation_wide_total_is_the_nation_s(words: str, place: str) -> None:
    assert [mention.name for mention in only(words).places] == [place]


@pytest.mark.parametrize(("words", "accused"), [
    ("A Thai air strike killed six villagers on Monday.", "Thai"), ("Six villagers were killed by Peruvian soldiers on Monday.", "Peruvian soldiers"),
])  # fmt: skip
def test_any_nation_s_forces_can_be_accused(words: str, accused: str) -> None:
    assert [mention.name for mention in only(words).accused] == [accused]
