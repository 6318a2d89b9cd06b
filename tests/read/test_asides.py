"""What a deed answered, and how long before or after another deed it came, is another event: its day, place and doer stay with it."""

from __future__ import annotations

import pytest

from corroborate.records import Claim
from english import claims, grammar, line


def told(claim: Claim) -> tuple[list[str], str | None]:
    """Where and since when a claim tells that it was."""
    return [place.name for place in claim.places], claim.when.when.start if claim.when is not None else None


ANSWERED = [
    (
        "The raid on Tarn, mounted after the 2 May killing of 17 herders in Odalo, left 31 people dead.",
        {17: (["Odalo"], "2024-05-02"), 31: (["Tarn"], None)},
    ),
    (
        "Shelling of Tarn, a response to the 6 May ambush of four guards in Odalo, wounded eight women.",
        {8: (["Tarn"], None)},
    ),
    (
        "Militiamen shot dead 15 farmers in Tarn on Monday in reprisal for the 4 May killing of two guards in Odalo.",
        {15: (["Tarn"], "2024-05-13"), 2: (["Odalo"], "2024-05-04")},
    ),
    (
        "In revenge for an ambush in Odalo that killed four guards on Sunday, militiamen shot dead nine men in Tarn on Monday.",
        {4: (["Odalo"], "2024-05-12"), 9: (["Tarn"], "2024-05-13")},
    ),
    (
        "The strikes launched in response to the 2 May massacre of 26 men in Odalo killed 31 people in Tarn on Tuesday.",
        {26: (["Odalo"], "2024-05-02"), 31: (["Tarn"], "2024-05-14")},
    ),
    (
        "The army raided Tarn on Monday, three days after rebels killed 30 soldiers at Odalo.",
        {30: (["Odalo"], "2024-05-10")},
    ),
    (
        "Three days after rebels killed 30 soldiers at Odalo, the army struck Tarn on Monday, killing 12 people.",
        {30: (["Odalo"], "2024-05-10"), 12: (["Tarn"], "2024-05-13")},
    ),
    (
        "The army raided Tarn on 6 May, two days before the post at Odalo was attacked, leaving 30 soldiers dead.",
        {30: (["Odalo"], "2024-05-08")},
    ),
]


@pytest.mark.parametrize(("words", "wanted"), ANSWERED)
def test_another_event_keeps_its_day_and_place(words: str, wanted: dict[int, tuple[list[str], str | None]]) -> None:
    found = {claim.count.low: told(claim) for claim in claims(words)}
    assert {low: found[low] for low in wanted} == wanted


def test_who_struck_back_did_not_do_what_was_answered() -> None:
    words = "Karovian strikes killed nine people in Tarn on Wednesday in retaliation for rocket fire that killed a man in Odalo on Tuesday."
    nine, man = claims(words)
    assert (told(nine), told(man)) == ((["Tarn"], "2024-05-15"), (["Odalo"], "2024-05-14"))
    assert man.accused == ()


def test_who_struck_back_in_another_line_did_not_do_what_was_answered() -> None:
    words = (
        "Army shelling killed nine people in Tarn on Monday. The shelling came in retaliation for rocket fire that killed "
        "a man in Odalo."
    )
    nine, man = claims(words)
    assert [who.name for who in nine.accused] == ["Army"]
    assert (man.accused, told(man)) == ((), (["Odalo"], None))


def test_a_toll_goes_on_with_what_it_was_told_after() -> None:
    words = "A day after an attack killed 30 people in Tarn, the death toll rose to 34."
    assert [told(claim)[0] for claim in claims(words)] == [["Tarn"], ["Tarn"]]
    assert told(claims("The toll rose to 15 following Tuesday's attack in Tarn.")[0]) == (["Tarn"], "2024-05-14")


def test_people_flee_from_what_their_flight_answers() -> None:
    fled = claims("Hundreds of people fled in response to Tuesday's attack on Tarn.")[0]
    assert told(fled) == (["Tarn"], "2024-05-14")


def test_a_later_line_does_not_date_what_was_before() -> None:
    nine, three = claims(
        "The army shelled Tarn, killing nine people. Ten days earlier, a bomb in Odalo killed three people."
    )
    assert told(nine) == (["Tarn"], None)
    assert three.accused == ()


def test_where_an_aside_ends() -> None:
    def words(text: str) -> list[str]:
        here = line(text)
        return [" ".join(here.low[aside.start : aside.end]) for aside in grammar().asides.find(here)]

    assert words("The raid, in reprisal for the killing of two guards in Odalo, which shook Tarn, killed nine.") == [
        "in reprisal for the killing of two guards in odalo , which shook tarn"
    ]
    assert words("The raid in reprisal for the killing of two guards left nine dead.") == [
        "in reprisal for the killing of two guards"
    ]
    assert words("Two weeks before, gunmen killed nine people.") == []


def test_a_clause_with_a_day_place_and_subject_of_its_own_is_not_of_the_actor_before() -> None:
    nine, three = claims(
        "Army shells killed nine people in Tarn on Monday and a mine killed three people in Odalo on Friday."
    )
    assert [who.name for who in nine.accused] == ["Army"]
    assert three.accused == ()


def test_other_means_in_another_town_are_anothers() -> None:
    words = "Rebels attacked Tarn, shelling a market and killing nine people. In Odalo, a car bomb killed 12 people at a bus stop."
    nine, twelve = claims(words)
    assert [who.name for who in nine.accused] == ["Rebels"]
    assert twelve.accused == ()
    same = claims(
        "Rebels attacked Tarn, shelling a market and killing nine people. In Tarn, shells hit a queue and killed 12 people."
    )
    assert [who.name for who in same[1].accused] == ["Rebels"]
