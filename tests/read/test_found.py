"""What a claim may look like in prose and captions: each case a pattern that reports use, in invented sentences."""

from __future__ import annotations

import pytest

from english import claims

ATTACKERS = [
    ("A motorcycle bomber killed at least 16 civilians outside a bakery in Hadra.", [("at least 16", "killed")]),
    ("Two suicide bombers driving trucks have killed at least 30 militiamen in Hadra.", [("at least 30", "killed")]),
    ("Three gunmen were killed in Hadra.", [("Three", "killed")]),
    ("The gunmen carried out a massacre against 14 civilians.", [("14", "killed")]),
    ("Three masked men opened fire on a queue in Hadra, killing seven.", [("seven", "killed")]),
    ("Six rebels stormed the inn and killed eleven guests.", [("eleven", "killed")]),
    ("Four guards shot at marchers in Hadra, wounding five.", [("five", "injured")]),
    ("Two youths on a scooter shot at the baker, killing him.", [("the baker", "killed")]),
    ("The mayor was shot dead by three gunmen in a van.", [("The mayor", "killed")]),
    ("Two clerks were hurt when three gunmen attacked a shop.", [("Two", "injured")]),
    ("Nine rebels attacked the post and were killed.", [("Nine", "killed")]),
    ("Two guards shot at a crossing on Monday died of their wounds.", [("Two", "killed")]),
]
PARTS = [
    (
        "Raids killed 22 people in a village in Hadra province on Wednesday seven of them children.",
        [("22", None), ("seven", "22")],
    ),
    (
        "The raids killed 19 people including six children outside Hadra and another 23 people among them 10 children.",
        [("19", None), ("six", "19"), ("23", None), ("10", "23")],
    ),
    (
        "He said among the 23 killed was a family of 10 people including eight children.",
        [("23", None), ("10", "23"), ("eight", "10")],
    ),
    ("10 people were killed including a Kurdish family of four.", [("10", None), ("four", "10")]),
    (
        "The strike killed six civilians including a woman and her four children.",
        [("six", None), ("a", "six"), ("four", "six")],
    ),
    ("10 children and 13 rebels were among 48 people executed.", [("10", "48"), ("13", "48"), ("48", None)]),
    ("Those killed in two attacks include 14 children and four women.", [("14", None), ("four", None)]),
    ("The raid hit Hadra killing civilians including three children.", [("three", None)]),
    ("Of the 94 dead it has counted, 61 were rebels and 20 farmers.", [("94", None), ("61", "94"), ("20", "94")]),
    ("Four members of the Palace Guard were killed in Hadra.", [("Four", None)]),
    ("Among the civilians killed in Hadra was a child.", [("a", None)]),
    ("The count is 1,334 killed, with 60 children and 84 women.", [("1,334", None), ("60", "1,334"), ("84", "1,334")]),
    ("The war has killed over 8,000 people, two thirds of them women.", [("over 8,000", None)]),
    ("The blast killed four civilians two residents said.", [("four", None)]),
    ("Rescuers found 11 bodies, and 20 people were rescued.", [("11", None)]),
    ("Hadra 24 killed, Old Sulm 19 and Tel Anar 7.", [("24", None), ("19", None), ("7", None)]),
    (
        "The toll rose to seven after two bodies were found and two women died.",
        [("seven", None), ("two", "seven"), ("two", "seven")],
    ),
    ("The toll from the raid has reached nine after a clerk died.", [("nine", None), ("a", "nine")]),
    ("An air strike killed 57 people in Hadra. Rebels executed four men there.", [("57", None), ("four", None)]),
    ("Three people, a woman and two girls, died.", [("Three", None), ("a", "Three"), ("two", "Three")]),
    ("Two soldiers, a clerk and a nurse died.", [("Two", None), ("a", None), ("a", None)]),
    ("Lawyers say 11 men died. Three of our dead were clerks, she said.", [("11", None), ("Three", "11")]),
    ("Shelling caused 29 of the deaths, air strikes 17.", [("29", None), ("17", None)]),
    ("Forty were killed by the army and 12 by the rebels.", [("Forty", None), ("12", None)]),
    ("They found eleven bodies before dawn and three more later.", [("eleven", None), ("three", None)]),
    ("Forty men died in Hadra and 15 in Sulm.", [("Forty", None), ("15", None)]),
    ("Among the dead were two children, a teacher and an imam.", [("two", None), ("a", None), ("an", None)]),
    ("The morgue took in 12 bodies, nine with bullets in the head.", [("12", None), ("nine", "12")]),
    ("I have nine dead here, seven shot in the back.", [("nine", None), ("seven", "nine")]),
    ("Six people died, a boy of four among them, in Hadra.", [("Six", None), ("a", "Six")]),
    (
        "Some 900 people have died in the war, a panel says, 70 of them this year.",
        [("Some 900", None), ("70", "Some 900")],
    ),
    (
        "The strike killed 15 civilians including women and children as well as three foreign fighters.",
        [("15", None), ("three", None)],
    ),
]
CAPTIONS = [
    (
        "Girl child killed two others injured in rocket attack on a street in Hadra",
        [("Girl child", "killed"), ("two", "injured")],
    ),
    ("Bombing of bus convoy kills wounds dozens outside Hadra", [("dozens", "casualties")]),
    (
        "Senior Rebel Commander 34 Militants Killed in Clashes in Hadra",
        [("Senior Rebel Commander", "killed"), ("34", "killed")],
    ),
    (
        "Rockets leave child and woman dead and 7 others injured in Hadra",
        [("child", "killed"), ("woman", "killed"), ("7", "injured")],
    ),
    ("UN peacekeeper killed, two wounded in Hadra", [("UN peacekeeper", "killed"), ("two", "injured")]),
    ("Drone strike kills woman, injures two", [("woman", "killed"), ("two", "injured")]),
    ("Two killed, including child, in shelling of Hadra", [("Two", "killed"), ("child", "killed")]),
    ("Father, two sons killed in strike on Hadra", [("Father", "killed"), ("two", "killed")]),
    ("A woman and child were killed in Hadra.", [("A", "killed"), ("child", "killed")]),
]
NAMED = [
    ("A bomb went off in the mosque killing the Imam Samir Haddad.", [("Samir Haddad", "killed")]),
    ("Gunmen assassinated lawyer Samir Haddad member of the bar.", [("Samir Haddad", "killed")]),
    ("The ministry announced the martyrdom of Sheikh Haddad.", [("Sheikh Haddad", "killed")]),
    ("The journalist Samir Haddad was killed in Hadra.", [("Samir Haddad", "killed")]),
    ("Karam Odeh who led the brigade was killed in a raid.", [("Karam Odeh", "killed")]),
    ("Karam Odeh alongside nine of his comrades were killed.", [("Karam Odeh", "killed"), ("nine", "killed")]),
    ("A man whose son was killed stood there.", [("whose son", "killed")]),
    ("The teenage son of a contractor was killed on Sunday.", [("The teenage son", "killed")]),
    ("He was killed along with his wife and three children.", [("his wife", "killed"), ("three", "killed")]),
    ("Karam Odeh, 34, a baker, was killed.", [("Karam Odeh", "killed")]),
    ("Karam Odeh, whose brother was killed last year, fled.", [("whose brother", "killed")]),
    ("One soldier was killed and another wounded.", [("One", "killed"), ("another", "injured")]),
    ("The commander of the northern brigade was killed.", [("The commander", "killed")]),
]
TWICE = [
    ("The pilot was arrested and subsequently killed.", [("The pilot", "detained"), ("The pilot", "killed")]),
    ("The militia abducted and later executed 12 farmers.", [("12", "killed"), ("12", "detained")]),
    (
        "Militants rounded up hundreds of villagers and executed them.",
        [("hundreds", "detained"), ("hundreds", "killed")],
    ),
    ("The group executed 30 soldiers after taking them captive.", [("30", "killed"), ("30", "detained")]),
]
HARMS = [
    ("At least 70 regime and rebel fighters have been killed in 24 hours.", [("At least 70", "killed")]),
    ("The army destroyed some 120 Sulm (banned in the country) militants.", [("some 120", "killed")]),
    (
        "It has killed more than 670 40% of them children and caused the displacement of 3000 families.",
        [("more than 670", "killed"), ("3000", "displaced")],
    ),
    ("Strikes have claimed hundreds of lives wounded many others.", [("hundreds", "killed"), ("many", "injured")]),
    ("Several soldiers experienced severe trouble breathing.", [("Several", "injured")]),
    ("The gas caused many people to choke and some to foam at the mouth.", [("many", "injured"), ("some", "injured")]),
    (
        "The raids claimed the lives of 80 people and inflicted harm on an additional 200 villagers.",
        [("80", "killed"), ("200", "injured")],
    ),
    ("1 child killed 6 children & 2 women still under rubble", [("1", "killed"), ("6", "missing"), ("2", "missing")]),
    ("More than three million have found refuge abroad.", [("More than three million", "displaced")]),
    ("The raid killed 21 civilians as hundreds fled the town.", [("21", "killed"), ("hundreds", "displaced")]),
    ("About 5,000 crossed in the last 24 hours.", [("About 5,000", "displaced")]),
    ("Militants took 30 women captive.", [("30", "detained")]),
    ("Doctors treated 40 people for burns.", [("40", "injured")]),
    ("Casualties among civilians have reached 400.", [("400", "casualties")]),
    ("Reports put at 13 or more the soldiers killed.", [("13 or more", "killed")]),
    ("Twelve men were killed, as were three soldiers.", [("Twelve", "killed"), ("three", "killed")]),
    ("Two more people died overnight, bringing the total to 44.", [("Two", "killed"), ("44", "killed")]),
    ("Of the dead, 14 were women.", [("14", "killed")]),
    ("The blast killed nine, including the bomber.", [("nine", "killed")]),
    ("The fate of 250 others was unknown.", [("250", "missing")]),
    ("Eleven of the captives have been let go.", []),
    ("Rebels put four men before a firing squad in Hadra.", [("four", "killed")]),
    ("They took seven children as porters.", [("seven", "detained")]),
    ("The clinic took in 33 people with shrapnel and bullet wounds.", [("33", "injured")]),
    (
        "The army killed 47 men, two bomb-makers among them, and captured five alive.",
        [("47", "killed"), ("two", "killed"), ("five", "detained")],
    ),
    ("Two of the nine killed in Hadra were farmers.", [("Two", "killed"), ("nine", "killed")]),
    ("Police killed 1,260 people. Four in five were young.", [("1,260", "killed")]),
    ("A father of four was killed in Hadra.", [("A", "killed")]),
    (
        "At least 11 men, two of whom were under the age of 18, were killed.",
        [("At least 11", "killed"), ("two", "killed")],
    ),
    ("Shells hit School No. 14 and killed nine pupils.", [("nine", "killed")]),
    ("They came at two in the morning and killed nine farmers.", [("nine", "killed")]),
    ('"They shot nine farmers," says Karam Odeh, who is 41.', [("nine", "killed")]),
    ("The mine wounded six soldiers and a palm oil tapper.", [("six", "injured"), ("a", "injured")]),
    ("The mine killed six soldiers, a snake charmer and a cow.", [("six", "killed"), ("a", "killed")]),
    ("The raid killed six guards and a launcher was seized.", [("six", "killed")]),
    ("Nine farmers died on Monday of burns suffered on Sunday.", [("Nine", "killed")]),
    ("One soldier remains in hospital with burns.", [("One", "injured")]),
    ("One driver remains missing.", [("One", "missing")]),
    ("The boat carried 40 men, eleven of whom drowned under fire.", [("eleven", "killed")]),
    ("Forty men were in the mine, and nine of them died.", [("nine", "killed")]),
    ("Forty men, nine of them clerks, died in the raid.", [("Forty", "killed"), ("nine", "killed")]),
    ("The clinic treated 40 men, three of whom died.", [("40", "injured"), ("three", "killed")]),
    ("Gunmen shot nine men, four of whom died.", [("nine", "casualties"), ("four", "killed")]),
    ("Gunmen shot nine men, killing four.", [("nine", "casualties"), ("four", "killed")]),
    ("Gunmen shot nine men.", [("nine", "killed")]),
    ("Gunmen fired on a ferry, killing 13 of the 52 men aboard.", [("13", "killed")]),
    ("Nine of the 40 hostages were killed.", [("Nine", "killed")]),
    ("Two of the nine men wounded on Friday have died.", [("Two", "killed"), ("nine", "injured")]),
    ("Nine of the 40 wounded were clerks.", [("Nine", "injured"), ("40", "injured")]),
    ("Two of the 14 men killed on Friday were clerks.", [("Two", "killed"), ("14", "killed")]),
    ("The army sent 3,000 troops to the town where nine men were killed.", [("nine", "killed")]),
    ("Nine of those killed were under 18.", [("Nine", "killed")]),
    ("Nine soldiers deserted and three were shot.", [("three", "killed")]),
    ("Contact with nine men had been lost.", [("nine", "missing")]),
    ("Contact was lost with a patrol of nine men.", [("nine", "missing")]),
    ("Nine fell on our side.", [("Nine", "killed")]),
    ("The judge himself, 66, was wounded, and nine guards were killed.", [("nine", "killed")]),
    ("Two girls, 7 and 12, were killed.", [("Two", "killed")]),
    ("A 12 yr old boy was killed in Hadra.", [("A", "killed")]),
    ("A nine year old girl was wounded in Hadra.", [("A", "injured")]),
    ("Between 2004 and 2009, 84 people were killed.", [("84", "killed")]),
    ("Over 500 farmers were killed by the army between 2004 and 2009.", [("Over 500", "killed")]),
    ("Between 1,950 and 2,050 people were killed.", [("Between 1,950 and 2,050", "killed")]),
    ("At least 70 people were killed in June, a rise of 31 on May.", [("At least 70", "killed")]),
    ("At least 70 people were killed in June, 31 more than in May.", [("At least 70", "killed")]),
    ("At least 70 people were killed in June, down 31 from May.", [("At least 70", "killed")]),
    ("None of the nine dead was a rebel.", [("nine", "killed")]),
    ("Over 400 villagers have taken to the woods.", [("Over 400", "displaced")]),
]
WAYS = [
    ("Police opened fire in Hadra and hit two cyclists.", [("two", "injured")]),
    ("Six marchers were hit when guards fired into the air.", [("Six", "injured")]),
    ("Six marchers were hit and killed.", [("Six", "killed")]),
    ("They killed a blind weaver.", [("a", "killed")]),
    ("Seven fighters and two guards reached martyrdom in Hadra.", [("Seven", "killed"), ("two", "killed")]),
    ("An old weaver had been stoned.", [("An", "killed")]),
    ("A village girl is in danger of losing her sight.", [("A", "injured")]),
    ("A lorry-driver who was kidnapped in Hadra has not been found.", [("A", "detained")]),
    ("Nine guards died, the rebels said. The army admits to the three.", [("Nine", "killed"), ("three", "killed")]),
    ("Nine people died, the clinic said. The rebels boasted of over 50.", [("Nine", "killed"), ("over 50", "killed")]),
    ("Nine people died, the clinic said. The mayor would confirm only six.", [("Nine", "killed"), ("six", "killed")]),
    ("They shot him and his cousin behind the mill.", [("his cousin", "killed")]),
    ("They killed her and two of her sons in Hadra.", [("two", "killed")]),
    ("They shot him and his cousin fled to Sulm.", [("his cousin", "displaced")]),
    ("They shot him and burned three barns.", []),
    ("Two of its soldiers fell first, the army said.", [("Two", "killed")]),
    ("Three reservists fell on Sunday in a close fight.", [("Three", "killed")]),
    ("Three reservists fell back on Sunday.", []),
    ("The murder on Friday of a judge was condemned in Hadra.", [("a", "killed")]),
    ("The abduction from a clinic of six nurses was confirmed.", [("six", "detained")]),
    ("The murder in Hadra in view of a policeman shook the town.", []),
    ("Rebels raided Hadra, taking nine pupils from a boarding school.", [("nine", "detained")]),
    ("Rebels raided Hadra and took six farmers to carry loads.", [("six", "detained")]),
    ("A bus took nine pupils from the school to a museum.", []),
    ("The militia left, and took with it about 90 farmers as shields.", [("about 90", "detained")]),
    ("His niece was taken along with two other girls.", [("His niece", "detained"), ("two", "detained")]),
    ("The chief was burned in his hut.", [("The chief", "killed")]),
    ("Twelve workers were burned in the bus.", [("Twelve", "killed")]),
    ("They burned a girl in her bed.", [("a", "killed")]),
    ("Six guards were burned by petrol bombs.", [("Six", "injured")]),
    ("A guard was burned in the face.", [("A", "injured")]),
    ("There was a wake for the nurse killed on Sunday by a drone.", [("the nurse", "killed")]),
    ("A rider who carried a judge was shot dead in Hadra.", [("A", "killed")]),
    ("Two women who sheltered a rebel were shot in Hadra.", [("Two", "killed")]),
    ("A nurse who said a boy was shot left Hadra.", [("a", "killed")]),
    ("A man whose son was killed left Hadra.", [("whose son", "killed")]),
    ("Father of two shot dead in Hadra", [("Father of two", "killed")]),
    (
        "20-year-old dancer killed in Hadra march, two dead in Sulm",
        [("20-year-old dancer", "killed"), ("two", "killed")],
    ),
    ("There was no confirmation of the lawmaker's death.", [("the lawmaker", "killed")]),
    ("Mr. Odeh's death was confirmed on Monday.", [("Mr. Odeh", "killed")]),
    ("Karam Odeh's murder was condemned.", [("Karam Odeh", "killed")]),
    ("The interpreter's body was found in a ditch.", [("The interpreter", "killed")]),
    ("The interpreter's body armour was found in a ditch.", []),
    ("The judge's widow was in Hadra.", []),
    ("The rector of the academy, a friend of the mayor, was gunned down.", [("The rector", "killed")]),
    (
        "Nine people died. A cook and two porters were among these, they said.",
        [("Nine", "killed"), ("A", "killed"), ("two", "killed")],
    ),
    (
        "Rebels hacked nine farmers to death. A young mother was among the victims.",
        [("nine", "killed"), ("A", "killed")],
    ),
    ("Shells fell on Hadra. A young mother was among the victims.", [("A", "casualties")]),
    ("The other, identified as Karam O., 24, died in Hadra.", [("The other", "killed")]),
    ("Gunmen killed an imam, the twentieth cleric murdered there this year.", [("an", "killed")]),
    ("The nurse saved several lives and lost her own.", []),
    (
        "Up to 90 people are dying each day, the envoy said, and three million are in need of aid.",
        [("Up to 90", "killed")],
    ),
    ("A corporal is in the Hadra Hospital with shock.", [("A", "injured")]),
    ("Two doctors are in the hospital. A clerk is in a house near the hospital.", []),
    ("A Belgian nun was shot. The nun had been with us for years.", [("A", "killed"), ("The nun", "killed")]),
    ("A Belgian nun was shot. The nun was buried in Hadra.", [("A", "killed"), ("The nun", "killed")]),
    ("A driver was killed. The driver said so himself.", [("A", "killed")]),
    ("A Belgian nun was arrested. The nun had been with us for years.", [("A", "detained")]),
]
NONE = [
    "The sixth reporter of the agency is at work in Hadra.",
    "The son of a contractor was at home.",
    "The raid killed Northern Brigade fighters in Hadra.",
    "A second strike hit Hadra and killed cattle.",
    "Twelve fighters surrendered and 30 detainees were freed.",
    "The envoy arrived in Hadra, and 200 soldiers arrived in Sulm.",
    "The truce prevented the killing of large numbers of people.",
    "The capture of Tel Hadra was announced.",
    "As many people know, the town fled from war.",
    "Nine people narrowly escaped death when a shell hit the school.",
    "Half of the 40 hostages were killed.",
    "All but nine were killed.",
    "Nine children lost their parents in the attack.",
    "Nine widows wept at the graves of their husbands.",
    "No guard was killed in Hadra.",
    "The ministry wishes the wounded a speedy recovery.",
]


@pytest.mark.parametrize(("words", "found"), [*ATTACKERS, *CAPTIONS, *NAMED, *TWICE, *HARMS, *WAYS])
def test_harms(words, found):
    assert [(claim.figure.words, claim.harm) for claim in claims(words)] == found


@pytest.mark.parametrize(("words", "found"), PARTS)
def test_parts(words, found):
    made = claims(words)
    assert {claim.harm for claim in made} == {"killed"}
    assert [(c.figure.words, c.part_of.words if c.part_of else None) for c in made] == found


def test_a_number_alone_counts_what_the_one_before_it_does():
    words = "They found eleven bodies before dawn and three more later, and nine families fled, six on Monday."
    assert [claim.unit for claim in claims(words)] == ["bodies", "bodies", "families", "families"]


def test_one_policeman_among_the_dead_makes_no_fighters_of_the_wounded():
    eight, policeman, hurt = claims("The panel counted eight dead, including one policeman, and 52 injured in Hadra.")
    assert policeman.victims.status == "combatant"
    assert "combatant" not in (eight.victims.status, hurt.victims.status)


def test_the_wounded_are_no_part_of_the_dead_before_them():
    dead, hurt = claims("There were nine dead, seven wounded in Hadra.")
    assert (dead.harm, hurt.harm, hurt.part_of) == ("killed", "injured", None)


def test_a_list_of_another_harm_is_no_part():
    whole, part, other = claims("Shells left 4 civilians dead, 3 of them siblings, and 9 injured.")
    assert part.part_of == whole.figure
    assert (other.harm, other.part_of) == ("injured", None)


@pytest.mark.parametrize("words", NONE)
def test_none(words):
    assert claims(words) == []


@pytest.mark.parametrize(
    ("words", "means"),
    [
        ("A strike on Hadra killed nine people. Rebels beheaded two men there.", [None, "execution"]),
        ("Soldiers seized 16 men in Hadra and executed four of them.", [None, "execution"]),
        ("Police detained 41 people in raids in Hadra.", [None]),
        ("Rebels executed farmers in Hadra. Nine people died and six were hurt.", ["execution", None]),
        ("Snipers killed two in Hadra.\n\nIn the north, nine soldiers died in fighting.", ["gunfire", None]),
        ("Snipers fired on a queue in Hadra. Two women died.", ["gunfire"]),
        ("Shells hit Hadra. Six people are missing and two died.", ["shelling", "shelling"]),
    ],
)
def test_by_what_means_a_harm_can_have_come(words, means):
    assert [claim.means for claim in claims(words)] == means
