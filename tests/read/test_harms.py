from __future__ import annotations

import pytest

from english import claims, only

CASES = [
    ("12 civilians were killed and 30 wounded.", [("12", "killed"), ("30", "injured")]),
    ("12 killed 30 wounded in raid on Hadra", [("12", "killed"), ("30", "injured")]),
    ("The raid killed 12 wounded 30 in Hadra.", [("12", "killed"), ("30", "injured")]),
    ("The blast left nine people dead and dozens injured.", [("nine", "killed"), ("dozens", "injured")]),
    ("Shells claimed the lives of 4 farmers.", [("4", "killed")]),
    ("Raiders hacked to death 42 villagers.", [("42", "killed")]),
    ("The killing of six teachers shocked the town.", [("six", "killed")]),
    ("The death toll from the strike has risen to 70.", [("70", "killed")]),
    ("The raid brought to 49 the number of people killed.", [("49", "killed")]),
    ("49 died in Hadra, 25 in Sulm.", [("49", "killed"), ("25", "killed")]),
    ("Rescuers recovered the bodies of eight people.", [("eight", "killed")]),
    ("Gunmen abducted 14 students.", [("14", "detained")]),
    ("Fighting forced 3,000 families to flee.", [("3,000", "displaced")]),
    ("20 people are missing under the rubble.", [("20", "missing")]),
    ("The army killed or wounded 15 fighters.", [("15", "casualties")]),
    ("Two soldiers and a child were killed.", [("Two", "killed"), ("a", "killed")]),
    ("43 people, including 5 children, were killed.", [("43", "killed"), ("5", "killed")]),
    ("Another seven people including four women were killed in raids.", [("seven", "killed"), ("four", "killed")]),
    ("Two women were among eight people killed.", [("Two", "killed"), ("eight", "killed")]),
    ("Ten of the wounded died in hospital.", [("Ten", "killed")]),
    ("The pilot was killed.", [("The pilot", "killed")]),
    (
        "Shells killed 21 people and injured 52, the mayor, Karam Odeh, told reporters.",
        [("21", "killed"), ("52", "injured")],
    ),
    (
        "The raid killed three soldiers, a farmer and his son.",
        [("three", "killed"), ("a", "killed"), ("his son", "killed")],
    ),
    ("They saw 140 injured people.", [("140", "injured")]),
    ("Nine farmers, who had been abducted in May, were found dead.", [("Nine", "killed")]),
    ("A clerk from Odalo, whom soldiers had detained, died in prison.", [("A", "killed")]),
    ("A soldier, captured in May, was executed.", [("A", "killed")]),
    ("An officer, Captain Karam Odeh, who had been hit by gunfire, succumbed to his wounds.", [("An", "killed")]),
    ("Nine farmers were abducted in May and later found dead.", [("Nine", "detained"), ("Nine", "killed")]),
    ("A woman was wounded and taken to hospital, where she died.", [("A", "killed")]),
    ("A woman was wounded in the strike. She died in hospital.", [("A", "killed")]),
    ("Two men were kidnapped on Monday. Both were found dead.", [("Two", "detained"), ("Two", "killed")]),
    ("Two men were kidnapped on Monday. Their bodies were found.", [("Two", "detained"), ("Two", "killed")]),
    ("Two men were kidnapped on Monday. They were released.", [("Two", "detained")]),
    ("Five guards perished, and so did the driver and a pupil.", [(w, "killed") for w in ("Five", "the driver", "a")]),
    ("Nine died in Odalo. So did seven others in Tarn.", [("Nine", "killed"), ("seven", "killed")]),
    ("Over 1,000 people killed, wounded in Odalo in May", [("Over 1,000", "casualties")]),
    ("Nine killed wounded dozens in Odalo", [("Nine", "killed"), ("dozens", "injured")]),
    ("The court condemned two men to death.", [("two", "detained")]),
    ("Troops had beaten a farmer to death.", [("a", "killed")]),
    ("The driver sustained a bullet injury.", [("The driver", "injured")]),
    ("At least 410 people have died or disappeared on this route.", [("At least 410", "killed")]),
    ("Rebels killed 14 guards, two security sources told reporters.", [("14", "killed")]),
    ("A boy stepped on a mine and died.", [("A", "killed")]),
    ("A girl came in on her aunt's back with a bullet in the shoulder.", [("A", "injured")]),
    (
        "The network counted 12 cases of arrest and nine cases of torture.",
        [("12", "detained"), ("nine", "injured")],
    ),
    ("Raiders shot a clerk in front of her two sons in Hadra.", [("a", "killed")]),
    ("A judge was hanged in the presence of 40 villagers in Hadra.", [("A", "killed")]),
    ("A shell fell in front of three boys, who died at once.", [("three", "killed")]),
    ("A mine killed a driver, who leaves behind a wife and three sons.", [("a", "killed")]),
    ("The guard, killed in Hadra, is survived by his wife and two daughters.", [("The guard", "killed")]),
    ("The blast left two girls orphaned and five people dead.", [("five", "killed")]),
    ("The blast leaves a wife and three sons dead.", [("a", "killed"), ("three", "killed")]),
    ("The siege killed a thousand, two hundred of them nurses.", [("a thousand", "killed"), ("two hundred", "killed")]),
    ("The raid killed the driver and the nurse Amal Odeh.", [("the driver", "killed"), ("Amal Odeh", "killed")]),
    (
        "Raiders killed the nurse Amal Odeh and wounded the cook Karam Said.",
        [("Amal Odeh", "killed"), ("the cook", "injured")],
    ),
    ("If a soldier is killed in Hadra, his family is paid.", []),
    ("When a guard is killed, an inquiry must follow. Two guards were killed.", [("Two", "killed")]),
    ("When a guard was killed in Hadra, the town went on strike.", [("a", "killed")]),
    ("Nobody has explained how a person in custody came to be shot in the back.", []),
    ("A person who is shot in custody must be seen by a doctor.", []),
    ("Rebels seized 16 men in Hadra; the other 12 are missing.", [("16", "detained"), ("12", "missing")]),
    ("At least 13 people were kil*led.", [("At least 13", "killed")]),
    ("At least 13 people were kil\u00adled.", [("At least 13", "killed")]),
]


@pytest.mark.parametrize(("words", "found"), CASES, ids=[case[0] for case in CASES])
def test_each_count_gets_its_own_harm(words, found):
    assert [(claim.figure.words, claim.harm) for claim in claims(words)] == found


@pytest.mark.parametrize(
    "words",
    [
        "The army destroyed 12 tanks and captured three villages.",
        "Four air strikes hit the town in two days.",
        "The group released 30 detainees.",
        "No one was hurt in the second blast.",
        "The war has gone on for 14 years.",
        "Civilians were killed in the massacre.",
        "The 9 May 2014 truce held.",
        "It is unclear how many were killed.",
    ],
)
def test_what_is_no_counted_harm_is_no_claim(words):
    assert claims(words) == []


def test_a_part_points_at_its_whole():
    whole, part, other = claims("Raids killed 43 people, including 5 children and 2 women.")
    assert whole.part_of is None
    assert part.part_of == whole.figure
    assert other.part_of == whole.figure


def test_a_victims_name_stands_for_the_victim():
    claim = only("On Monday Karam Aswadi, a baker, was shot dead.")
    assert claim.figure.words == "Karam Aswadi"
    assert (claim.count.low, claim.victims.status) == (1, "civilian")


def test_the_victims_are_those_told_of_before():
    told = claims("Fourteen people were killed in Odalo and nine wounded. Two of the victims were brothers.")
    assert [(claim.count.low, claim.harm) for claim in told] == [(14, "killed"), (9, "injured"), (2, "killed")]


@pytest.mark.parametrize(
    "words",
    [
        "Fifty-four people were rescued and the rest are missing.",
        "Nine people survived and the others died.",
    ],
)
def test_what_befell_the_others_did_not_befall_those_counted(words):
    assert claims(words) == []


def test_a_count_goes_on_with_the_harm_of_its_own_line():
    told = claims("Some 4,500 people have fled. Officials said 46 of the dead were from Ashe and 24 were herders.")
    assert [(claim.count.low, claim.harm) for claim in told] == [(4500, "displaced"), (46, "killed"), (24, "killed")]


def test_who_gets_away_from_kidnappers_is_not_displaced():
    told = claims("Bandits abducted 87 pupils. Twelve of the girls escaped on Wednesday.")
    assert [(claim.count.low, claim.harm) for claim in told] == [(87, "detained")]
    assert [claim.harm for claim in claims("Some 3,000 people escaped the fighting.")] == ["displaced"]


def test_how_sure_it_is_that_some_were_hit_names_nobody() -> None:
    nine, some = claims("Nine farmers died in Hadra, some reportedly hit by army drones.")
    assert (nine.victims.quote is not None, some.victims.quote) == (True, None)


def test_a_name_is_no_part_of_the_noun_of_who_bears_it() -> None:
    claim = claims("The raid killed the driver and the nurse Amal Odeh in Hadra.")[-1]
    assert claim.victims.quote is not None
    assert claim.victims.quote.words == "nurse"
