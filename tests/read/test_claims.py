from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corroborate.read.claims import claims_of
from corroborate.read.guidelines import as_guidelines
from corroborate.records import marks
from corroborate.values import When
from english import claims, only, reading, text

PIECES = st.sampled_from(
    [
        "At least 12 people were killed in Hadra on Monday",
        ", according to a monitor",
        ", including 3 children",
        "kil*led",
        "ﬁve civilians died",
        "“dozens” of soldiers were wounded",
        "the death toll rose to 1,383",
        "\u200bsome of them\u00ad",
        "٤٣ people were injured",
        "Al-Bab al-Faraj and Aleppo",
        "Russian air strikes",
        ". ",
        ", ",
        "\n",
        "\n\n",
        " ",
        "İstanbul's 7 victims",
        "🙂",
        "2016-08-12",
        "((",
        "said the army",
    ]
)
WORDS = st.lists(PIECES, min_size=1, max_size=14).map("".join)


@settings(max_examples=150, deadline=None)
@given(WORDS)
def test_every_quote_stands_in_the_text_at_its_offsets(words):
    for claim in claims(words):
        for _, quote in [("whole", claim.quote), *marks(claim)]:
            assert words[quote.start : quote.end] == quote.words
        assert claim.quote.covers(claim.figure)


@settings(max_examples=60, deadline=None)
@given(WORDS)
def test_reading_twice_gives_the_same(words):
    assert claims_of(reading(words)) == claims_of(reading(words))


@settings(max_examples=60, deadline=None)
@given(WORDS)
def test_claims_are_in_the_order_of_their_figures_and_none_twice(words):
    found = [(claim.figure.start, claim.harm) for claim in claims(words)]
    assert found == sorted(found, key=lambda pair: pair[0])
    assert len(set(found)) == len(found)


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("Raids killed 12 civilians.", "civilian"),
        ("Raids killed 12 aid workers.", "civilian"),
        ("Raids killed 12 soldiers.", "combatant"),
        ("Raids killed 12 members of the armed group.", "combatant"),
        ("Raids killed 12 people.", "unknown"),
        ("Raids killed 12 people, most of them civilians.", "mixed"),
    ],
)
def test_status_is_what_the_words_say(words, status):
    assert only(words).victims.status == status


def test_others_are_of_the_class_before_them():
    assert [claim.victims.status for claim in claims("Raids killed 3 children and wounded 5 others.")] == [
        "civilian"
    ] * 2


def test_a_total_of_a_war_runs_and_is_background():
    claim = only("In Syria more than 300,000 people have died since the war broke out in March 2011.")
    assert (claim.running, claim.stance, [place.name for place in claim.places]) == (True, "background", ["Syria"])
    assert claim.when is not None
    assert (claim.when.when.start, claim.when.when.end) == ("2011-03", None)


def test_the_actor_before_the_attack_is_accused_and_the_one_behind_against_is_not():
    claim = only("Government air strikes against rebels killed 12 people in Hadra on Monday.")
    assert [actor.name for actor in claim.accused] == ["Government"]
    assert claim.means == "airstrike"


def test_who_carried_it_out_is_accused():
    claim = only("Twelve people were killed in Hadra on Monday in a raid carried out by government forces.")
    assert [actor.name for actor in claim.accused] == ["government forces"]


def test_the_finer_of_two_places_is_the_place():
    claim = only("Shells killed 12 people in the village of Hadra in the north of Aleppo province on Monday.")
    assert [place.name for place in claim.places] == ["Hadra"]


def test_the_guidelines_form_points_at_parts_by_index():
    words = "Raids killed 43 people, including 5 children, in Hadra."
    rows = as_guidelines("t", claims(words))["claims"]
    assert [(row["figure"], row["part_of"]) for row in rows] == [("43", None), ("5", 0)]
    assert all(words[row["start"] : row["end"]] == row["figure"] for row in rows)


@pytest.mark.parametrize(
    "piece", ["12 killed ", "at least ", "Al-Bab ", "including 3 children ", "he said ", '"', "(", "k\u200b"]
)
def test_repetition_costs_no_more_than_its_length(piece):
    words = piece * (20_000 // len(piece))
    assert len(text(words).content) == len(words)
    assert len(claims(words)) <= len(words) // len(piece) + 1


def test_without_a_day_of_publication_nothing_is_dated_by_guess():
    claim = only("Raids killed 12 people in Hadra on Monday.", None)
    assert claim.when is None


def test_weapons_are_nobody_who_did_it_and_unknown_hands_are_named_as_such():
    assert only("Two helicopters dropped bombs on Sulm, killing 12 people.").accused == ()
    (accused,) = only("Unknown gunmen killed 12 people in Sulm.").accused
    assert accused.name == "Unknown gunmen"


def test_two_accused_in_one_breath_are_both_accused():
    for words in (
        "Raids by either Russian or Syrian aircraft killed 12 people in Sulm.",
        "The army, along with the security forces, shelled Sulm and killed 12 people.",
    ):
        assert len(only(words).accused) == 2, words


def test_who_holds_a_place_or_denies_a_claim_is_not_accused_by_it():
    claim = only("No group has claimed the blast, which killed 12 people in an area held by the army.")
    assert claim.accused == ()


def test_a_day_in_may_is_no_count():
    assert [claim.count.low for claim in claims("A strike on 20 May killed 8 people in Sulm.")] == [8]
    assert [claim.count.low for claim in claims("Some 20 may have died in Sulm.")] == [20]


def test_a_corrected_toll_is_the_new_one_and_the_old_one_is_doubted():
    told = claims("The death toll in Sulm was corrected from 52 to 47.")
    assert [(claim.count.low, claim.stance) for claim in told] == [(52, "doubted"), (47, "asserted")]
    assert [claim.count.low for claim in claims("The death toll in Sulm rose from 52 to 60 on Friday.")] == [52, 60]


def test_parts_by_place_keep_their_places_and_their_whole():
    told = claims("A total of 227 people were killed in Hadra province, 131 of them in Sulm and 96 in Tarn.")
    assert [claim.count.low for claim in told] == [227, 131, 96]
    assert [claim.part_of and claim.part_of.words for claim in told] == [None, "227", "227"]
    assert [[place.name for place in claim.places] for claim in told[1:]] == [["Sulm"], ["Tarn"]]


@pytest.mark.parametrize("blame", ["It blamed the army.", "The network blamed the army.", "Residents blamed the army."])
def test_whom_a_sentence_of_its_own_blames_is_accused_of_what_was_told_before(blame):
    claim = only(f"The Hadra Network said shells killed 12 people in Sulm on Friday. {blame}")
    assert [actor.name for actor in claim.accused] == ["army"]


def test_a_report_without_a_day_of_publication_speaks_on_the_day_of_its_dateline() -> None:
    words = "Raid on Anar\n\nANAR, 14 May 2024 - At least 12 people were killed in Anar on Sunday, the Hadra Observatory said."
    said = only(words, None).said
    assert said is not None
    assert (said.when, said.quote) == (When.day("2024-05-14", "dateline"), None)
    assert only(words, "2024-05-15").said is None


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Gunmen killed 12 people, including a district head, and burned the market.", ["district head"]),
        ("Gunmen killed 12 people, including a retired ballerina and a beekeeper.", ["retired ballerina", "beekeeper"]),
        ("The rebels killed 12 people in three attacks, including a car bombing.", []),
        ("Bombs killed 12 in the city, including a quarter near the river.", []),
    ],
)
def test_who_is_named_among_the_dead_may_be_anybody(words, told):
    parts = [claim for claim in claims(words) if claim.part_of is not None]
    assert [part.victims.quote.words for part in parts if part.victims.quote] == told


def test_parts_of_civilians_are_civilians_and_what_a_figure_says_itself_is_not_outweighed():
    found = claims("Some 1,225 civilians have been killed since March. By county: Bentiu 658, Malakal 384, Bor 171.")
    assert {claim.victims.status for claim in found} == {"civilian"}
    counts = claims(
        "Rebels ambushed an army patrol near Hadra, killing 12 soldiers. Another 9 were wounded, the ministry said."
    )
    assert [claim.victims.status for claim in counts] == ["combatant", "combatant"]


def test_who_marched_was_not_killed():
    assert [claim.figure.words for claim in claims("Thousands marched and 12 people were killed.")] == ["12"]
