"""People harmed who are named: lists of them, small words within names, those named beside others, and ages."""

from __future__ import annotations

import pytest

from english import claims, only

TOLD = [
    ("Police identified the slain rebels as Karam Odeh, Tarek Sati and Sami Belo.", ["Karam Odeh, Tarek Sati and Sami Belo"]),
    ("A police spokesman identified the dead soldiers as Karam Odeh and Tarek Sati.", ["Karam Odeh and Tarek Sati"]),
    ("Two bodies were found. One was identified as Karam Odeh.", ["Two", "Karam Odeh"]),
    ("The attackers were identified as Karam Odeh and Tarek Sati.", []),
    ("Marta de la Serna was shot dead.", ["Marta de la Serna"]),
    ("Omar bin Hadad and Ludo van der Eck, 31, were wounded.", ["Omar bin Hadad and Ludo van der Eck, 31"]),
    ("Elman Karimov oglu, born in 1967, died on the spot.", ["Elman Karimov oglu"]),
    ("Gunmen killed Marta de la Serna, a teacher.", ["Marta de la Serna"]),
    ("On Monday Karam Odeh and Tarek Sati were killed.", ["Karam Odeh and Tarek Sati"]),
    ("Karam Odeh, Sami Belo and Tarek Sati died.", ["Karam Odeh, Sami Belo and Tarek Sati"]),
    ("Karam Odeh and a shop owner were killed.", ["Karam Odeh", "a"]),
    ("Karam Odeh and two soldiers were killed.", ["Karam Odeh", "two"]),
    ("Karam Odeh and two neighbours counted nine bodies.", ["nine"]),
    ("Karam Odeh of Radio Odalo was killed.", ["Karam Odeh"]),
    ("Five people, including councillor Karam Odeh and two guards, were killed.", ["Five", "Karam Odeh", "two"]),
    ("A woman born in 1958 and a man born in 1971 were killed.", ["A", "a"]),
    ("A woman who was fetching water and her daughter were killed.", ["A", "her daughter"]),
    ("Four-year-old Amal Odeh was killed.", ["Amal Odeh"]),
    ("Mother-of-three Amal Odeh was killed.", ["Amal Odeh"]),
    ("Mr Odeh was killed.", ["Mr Odeh"]),
    ("Father Karam Odeh was kidnapped.", ["Father Karam Odeh"]),
    ("Karam Odeh was arrested on suspicion of theft.", []),
    ("Karam Odeh has been missing since Monday.", ["Karam Odeh"]),
    ("The dead man was named as Karam Odeh.", ["The dead man"]),
    ("Two leaders known as Abu Karam and Abu Sami had been killed.", ["Two"]),
    ("Fatalities now number 61.", ["61"]),
    ("At six the volunteers came and found two dead.", ["two"]),
    ("Army 57 Division troops killed nine rebels.", ["nine"]),
    ("They killed 200 soldiers in a single clash.", ["200"]),
    ("The crew took thirty survivors out of the water; nine people died.", ["nine"]),
    ("In the shelling of Odalo Street, a woman and a man were killed.", ["a", "a"]),
    ("As a result, Karam Odeh, a baker, died.", ["Karam Odeh"]),
    ('Five people died. "They came at dawn," said Karam, 20.', ["Five"]),
    ("Five people died; the youngest, Karam, was four.", ["Five"]),
]  # fmt: skip


@pytest.mark.parametrize(("words", "figures"), TOLD)
def test_who_is_named_among_the_harmed(words: str, figures: list[str]) -> None:
    assert [claim.figure.words for claim in claims(words)] == figures


def test_the_third_of_three_is_told_of_behind_his_name() -> None:
    two, third = claims("Two men were killed, and a third, Karam Odeh, 19, was wounded.")
    assert (two.harm, third.harm) == ("killed", "injured")


def test_a_birth_is_not_when_it_happened() -> None:
    assert only("Karam Odeh, born in 1967, died on the spot.").when.when.start != "1967"


def test_what_befell_those_who_had_fled() -> None:
    assert only("Nine people who had fled Odalo were killed in Coro.").harm == "killed"
    assert only("Nine men who fled the fighting were arrested at a checkpoint.").harm == "detained"
    fled, dead = claims("Nine people who fled the fighting said 12 were killed.")
    assert (fled.harm, dead.harm) == ("displaced", "killed")


def test_an_aside_says_what_the_named_one_was() -> None:
    first, wife = claims("Karam Odeh, a soldier, and his wife were killed.")
    assert (first.victims.status, wife.victims.status) == ("combatant", "civilian")


def test_a_couple_is_two() -> None:
    assert only("An elderly couple was killed.").count.low == 2
    assert [claim.count.low for claim in claims("A young couple and their baby were killed.")] == [2, 1]
