"""The room's door: what it is told is checked before anything is read."""

from __future__ import annotations

import pytest

from corroborate.errors import UseError
from corroborate.read import read
from english import actors, english, gazetteer, text

WORDS = text("The army shelled Sulm in 2019 and killed 12 people.")


@pytest.mark.parametrize("published", ["", "yesterday", "12 March 2024", "2024-13-40", "2024-02-31"])
def test_a_day_of_publication_that_is_none_is_refused_with_what_to_write(published):
    with pytest.raises(UseError, match="2025-03-12"):
        read(WORDS, published, english(), gazetteer(), actors())


@pytest.mark.parametrize("published", [None, "2024", "2024-05", "2024-05-16"])
def test_partial_days_of_publication_and_none_are_read(published):
    assert read(WORDS, published, english(), gazetteer(), actors()).statements
