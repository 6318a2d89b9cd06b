from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corroborate.link.copies import Groups, voices
from told import report

AGENCY = (
    "Gunmen entered the village at dawn and went from house to house, residents told the agency by telephone on Monday. "
    "The provincial hospital said it had received nineteen bodies and that more were being brought in from the fields. "
    "The interior ministry said that it was looking into the reports and would publish what it found within a month."
)
OTHER = (
    "Prices of bread have doubled since the spring, traders in the old market said, and bakeries have begun to close early. "
    "The trade ministry promised new imports of wheat before the winter and asked people for patience in the meantime."
)


def _voices(*words: str) -> list[str]:
    sources = [report(one) for one in words]
    found = voices(source.text for source in sources)
    return [found[source.report.id] for source in sources]


def test_a_copy_with_another_headline_is_one_voice() -> None:
    one, copy, other = _voices(AGENCY, "Village attacked.\n" + AGENCY, OTHER)
    assert one == copy != other


def test_a_digest_that_holds_a_whole_report_is_its_voice() -> None:
    one, digest = _voices(AGENCY, OTHER + " " + AGENCY)
    assert one == digest


def test_the_order_of_texts_does_not_matter() -> None:
    sources = [report(words) for words in (AGENCY, "News.\n" + AGENCY, OTHER)]
    texts = [source.text for source in sources]
    assert voices(texts) == voices(reversed(texts))


def test_short_texts_are_no_copies_by_chance() -> None:
    one, other = _voices("Five people died in the city.", "Five people died in the city. It rained.")
    assert one != other


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef"))), st.randoms())
def test_groups_do_not_depend_on_the_order_of_joining(pairs: list[tuple[str, str]], random) -> None:
    first, second = Groups("abcdef"), Groups("abcdef")
    for one, other in pairs:
        first.join(one, other)
    random.shuffle(pairs)
    for one, other in pairs:
        second.join(other, one)
    assert first.all() == second.all()
