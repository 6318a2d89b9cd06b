"""Who is accused of a counted harm, and who is not: bystanders, weapons, the speakers' own people, those harmed themselves."""

from __future__ import annotations

import pytest

from english import claims, only

ACCUSED = [
    ("Fighters from the Lal Brigade militia shot nine herders in Odalo.", ["Fighters from the Lal Brigade militia"]),
    ("Israeli settlers shot dead a man in Odalo. The Israeli military said it was checking.", ["Israeli settlers"]),
    ("The Northern Front said its fighters had killed nine soldiers.", ["Northern Front"]),
    ("The Tigers said their men had killed nine soldiers.", ["Tigers"]),
    ("The Red Sash said it had killed nine soldiers.", ["Red Sash"]),
    ("The Northern Front, which is close to al-Qaeda, said its men had killed nine soldiers.", ["Northern Front"]),
    ("The Tigers, a group allied to the government, said they had killed nine soldiers.", ["Tigers"]),
    ("The Northern Front holds the hills. Its fighters killed nine herders.", ["Northern Front"]),
    ("The Northern Front holds the hills. In May the group killed nine herders.", ["Northern Front"]),
    ("The governor blamed the outlawed Sons of Dawn for the blast that killed nine people.", ["Sons of Dawn"]),
    ("Nine people died in a blast. The governor blamed the outlawed Sons of Dawn.", ["Sons of Dawn"]),
    ("Police backed by Odalan officers had killed nine gang members.", ["Police backed by Odalan officers"]),
    ("Troops trained by Russia killed nine herders in Odalo, residents said.", ["Troops"]),
    ("Soldiers equipped and trained by France killed nine herders in Odalo, residents said.", ["Soldiers"]),
    ("Nine herders were shot dead by rebels armed by Rwanda in Odalo, residents said.", ["rebels"]),
    ("Nine recruits trained by Russia were shot dead by soldiers in Odalo, residents said.", ["soldiers"]),
    ("Nine people died in raids by Russia in Odalo, residents said.", ["Russia"]),
    ("The attackers were soldiers who killed nine herders in Odalo.", ["soldiers"]),
    ("Troops destroyed a rebel hideout in Odalo, killing nine fighters.", ["Troops"]),
    ("Meanwhile government air strikes killed nine people.", ["government"]),
    ("The Lal Brigade – listed as a terrorist group by Odalia – is responsible for the deaths of nine people.", ["Lal Brigade"]),
    ("Fighters of the Iran-linked Reed Battalion killed nine herders in Odalo.", ["Iran-linked Reed Battalion"]),
    ("A woman was shot dead in Odalo on Sunday by police.", ["police"]),
    ("Nine men were found shot dead by soldiers.", ["soldiers"]),
    ("Soldiers killed nine people and never helped the wounded.", ["Soldiers"]),
    ("The toll of the Israeli aggression on Odalo has risen to nine dead.", ["Israeli"]),
    ("The Red Sash said it was behind the blast, which killed nine people.", ["Red Sash"]),
    ("Nine soldiers died in an ambush. The Red Sash said it was behind the ambush.", ["Red Sash"]),
    ("Nine soldiers died in an ambush. The rebels claimed the attack.", ["rebels"]),
    ("Rebels hold Odalo. The committee said Odalan servicemen had attacked the post, killing nine people.", ["Odalan servicemen"]),
]  # fmt: skip
NOBODY = [
    "ODALO, Ukraine – Shelling of a market killed nine people on Monday.",
    "Odalo, Myanmar, June 12 - An air strike killed nine people.",
    "A woman shot dead in Odalo on Sunday has been named by police as a baker of 41.",
    "The bodies of nine men were found in Odalo by soldiers.",
    "Nine people killed in a blast were identified by the army.",
    "Our forces never attack civilians, the army said after nine people died in Odalo.",
    "Her death brings to nine the number of Odalan soldiers killed this year.",
    "The army's death toll in Odalo rose to nine.",
    "The Red Sash put the number killed in Odalo at nine.",
    "Israel put the figure wounded in Odalo at nine.",
    "Lebanese claims that nine people died in Odalo could not be verified.",
    "Russian claims of nine dead in Odalo could not be verified.",
    "Nine people died in a blast. The Red Sash said it was behind schedule.",
    "Nine people died in a blast. The Red Sash said it had carried out no attack.",
    "Police have opened an inquiry into the killing of nine herders in Odalo.",
    "The army launched a full investigation into the deaths of nine herders in Odalo.",
    "A bomb went off outside a hotel popular with government officials in Odalo, killing nine people.",
    "The air force said it had shot down 41 of 57 drones. Nine people died when debris fell on a house.",
    "The enemy suffered heavy losses in Odalo: nine killed.",
    "Dozens of people were wounded by tank fire in Odalo.",
    "An air strike hit the centre, which held nine migrants.",
    "The Brigade said nine of its guards were killed.",
    "The nine were Red Sash fighters shot dead during a raid in Odalo, the governor said.",
    "The Israeli army said an Israeli soldier was killed in Odalo.",
]


@pytest.mark.parametrize(("words", "names"), ACCUSED)
def test_who_is_accused(words: str, names: list[str]) -> None:
    told = [mention.name for mention in only(words).accused]
    assert told == names or (len(told) == 1 and set(told[0].split()) <= set(names[0].split()))


@pytest.mark.parametrize("words", NOBODY)
def test_nobody_is_accused(words: str) -> None:
    assert [mention.name for claim in claims(words) for mention in claim.accused] == []


def test_attackers_are_not_shot_by_their_own() -> None:
    words = "Lal Brigade militants stormed a hotel, killing nine people. Security forces came, and five of the attackers were shot dead."
    nine, five = claims(words)
    assert [mention.name for mention in nine.accused] == ["Lal Brigade militants"]
    assert [mention.name for mention in five.accused] == ["Security forces"]


def test_militants_are_killed_by_the_state_that_fights_them() -> None:
    words = "The army said it had killed nine militants in Odalo. It had raided a hideout of the Lal Brigade. Four more militants were shot dead in Tarn."
    four = claims(words)[-1]
    assert "Brigade" not in " ".join(mention.name for mention in four.accused)


def test_who_is_aboard_is_not_harmed() -> None:
    assert [
        c.count.low for c in claims("A bus carrying 30 pilgrims was hit by a shell near Odalo, killing twelve.")
    ] == [12]
    assert [c.harm for c in claims("Buses carrying 3,000 people left the besieged town for Odalo.")] == ["displaced"]


def test_visitors_are_not_displaced() -> None:
    assert claims("Dozens of civilians had entered the village of Odalo.") == []
    assert [claim.harm for claim in claims("Hundreds of refugees entered Chad.")] == ["displaced"]


def test_a_monitor_that_is_called_the_group_did_nothing() -> None:
    assert only("The group documented the killing of nine people.").accused == ()
    named = claims("The Red Hand attacked Odalo. The group killed nine people.")[0]
    assert [mention.name for mention in named.accused] == ["Red Hand"]


@pytest.mark.parametrize(
    "words",
    [
        "The army put its own losses at nine dead.",
        "The brigade lost nine men.",
        "The army said it had lost nine men.",
        '"We lost nine men," Colonel Karam Odeh said.',
    ],
)
def test_what_a_force_lost_are_its_own(words: str) -> None:
    lost = only(words)
    assert (lost.victims.status, lost.accused) == ("combatant", ())


@pytest.mark.parametrize("words", ["The village lost nine men.", '"We lost nine men," said a farmer.'])
def test_what_others_lost_were_no_soldiers_for_that(words: str) -> None:
    assert only(words).victims.status == "unknown"


def test_one_of_two_that_clash_did_not_do_it_alone() -> None:
    assert only("Clashes between herders and farmers have left 70 people dead.").accused == ()
    assert only("Clashes between the navy and rebels in Odalo displaced 5,000 people.").accused == ()
    assert (
        only("Fighting between Tigers rebels and the Lal Brigade militia in Odalo forced 900 people to flee.").accused
        == ()
    )


def test_what_a_source_is_called_did_nothing_and_holding_responsible_holds_nobody() -> None:
    assert only("Resistance committees, volunteer groups that bring aid, gave a higher toll of 23 dead.").accused == ()
    words = "Nine people died in Odalo, the network said, holding the Rapid Guard responsible."
    assert [claim.harm for claim in claims(words)] == ["killed"]


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("Forty men were killed by the army and 12 by the rebels.", [["army"], ["rebels"]]),
        (
            "The League attributes 33 deaths to government forces, 15 to the Northern Front and four to unknown gunmen.",
            [["government forces"], ["Northern Front"], ["unknown gunmen"]],
        ),
        (
            "Nine men were killed by soldiers and three, including a nurse, by militiamen.",
            [["soldiers"], ["militiamen"], ["militiamen"]],
        ),
        ("Ten men were killed and 20 wounded by the army.", [["army"], ["army"]]),
    ],
)
def test_so_many_are_laid_to_each_in_turn(words: str, who: list[list[str]]) -> None:
    assert [[actor.name for actor in claim.accused] for claim in claims(words)] == who


@pytest.mark.parametrize(
    "words",
    [
        "Nine people were shot dead in Odalo on Monday, police said.",  # who tells of it did not do it for that
        "Police have identified 30 suspects in the killing of nine teachers.",
        "A police officer put the number of soldiers killed at nine.",
        "The government's own commission counted nine dead and one policeman hurt.",
        "A Russian-made missile hit a house in Odalo, killing nine people.",
        "A US-supplied bomb killed nine people in Odalo.",
        "A strike hit a camp of Islamist rebels, killing nine.",
        "A strike hit a position of the army, killing nine soldiers.",
    ],
)
def test_neither_who_tells_nor_who_was_hit_nor_who_made_the_weapon(words: str) -> None:
    assert [actor.name for claim in claims(words) for actor in claim.accused] == []


@pytest.mark.parametrize(
    "words",
    ["The army said its men had shot dead nine farmers.", "The army claimed to have shot dead nine farmers."],
)
def test_who_owns_up_to_it_did_it(words: str) -> None:
    assert [actor.name for actor in only(words).accused] == ["army"]


def test_what_the_attackers_did_was_not_done_by_who_came_after() -> None:
    nine, two = claims("The attackers killed nine villagers before soldiers arrived and shot dead two of them.")
    assert [[actor.name for actor in claim.accused] for claim in (nine, two)] == [[], ["soldiers"]]
