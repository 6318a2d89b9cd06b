"""Who is blamed, for what, how surely and in whose voice; and who must not be blamed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corroborate.records import Accusation
from knowing import accusations


def one(words: str, published: str | None = None) -> Accusation:
    (found,) = accusations(words, published)
    return found


def names(words: str) -> list[str]:
    return [accusation.actor.name for accusation in accusations(words)]


@pytest.mark.parametrize(
    ("words", "actor", "act"),
    [
        ("Ten were dead after massacres committed by Ruvan soldiers.", "Ruvan soldiers", "massacres committed"),
        ("Nine fishermen were killed by Boko Haram fighters.", "Boko Haram fighters", "killed"),
        ("Rebels executed four teachers in the square.", "Rebels", "executed four teachers"),
        ("The army's shelling of the market killed two women.", "army", "shelling of the market killed two women"),
        ("Militiamen stormed the village, killing dozens of farmers.", "Militiamen", "stormed the village, killing dozens of farmers"),
        ("The toll of government-led massacres has risen.", "government", "massacres"),
        ("The drivers died at the hands of the junta.", "junta", "died"),
    ],
)  # fmt: skip
def test_an_actor_is_tied_to_the_words_of_its_deed(words: str, actor: str, act: str) -> None:
    found = one(words)
    assert (found.actor.name, found.act.words) == (actor, act)
    assert found.actor.quote is not None
    assert found.quote.covers(found.actor.quote)
    assert found.quote.covers(found.act)


@pytest.mark.parametrize(
    ("words", "degree"),
    [
        ("Gunmen killed two judges.", "did"),
        ("Suspected gunmen killed two judges.", "suspected"),
        ("Gunmen allegedly killed two judges.", "suspected"),
        ("The junta ordered the killing of two judges.", "ordered"),
        ("General Ivo Marn had approved the air strike that killed two judges.", "ordered"),
        (
            "Colonel Ivo Marn, commander of the Third Brigade, had signed off on the sortie in which two judges died.",
            "ordered",
        ),
        ("Police allowed the massacre of prisoners.", "allowed"),
        ("Local police took part in the massacre of prisoners.", "took part"),
        ("Local police are implicated in the massacre of prisoners.", "suspected"),
        ("Local police are accused of torturing prisoners.", "suspected"),
        ("Local police were responsible for the killing of prisoners.", "did"),
    ],
)
def test_the_degree_is_in_the_verb(words: str, degree: str) -> None:
    assert one(words).degree == degree


@pytest.mark.parametrize(
    ("words", "actor"),
    [
        ("Clerks were murdered by remnants of the deposed president's guard.", "remnants of the deposed president's guard"),
        ("Clerks were murdered by fighters loyal to the old ruler.", "fighters loyal to the old ruler"),
        ("Clerks were murdered by a faction of the Ruvan Front's former intelligence forces.", "a faction of the Ruvan Front's former intelligence forces"),
        ("Clerks were murdered by Ruvan-aligned factions, including foreign volunteers from three countries.", "Ruvan-aligned factions, including foreign volunteers"),
        ("Clerks were murdered by troops allied with the Free Syrian Army (FSA)-led coalition.", "troops allied with the Free Syrian Army (FSA)-led coalition"),
    ],
)  # fmt: skip
def test_a_naming_keeps_the_words_that_decide_the_side(words: str, actor: str) -> None:
    assert names(words) == [actor]


def test_each_of_several_is_blamed() -> None:
    words = "The clerks were tortured by military intelligence and by members of a pro-government militia."
    assert names(words) == ["military intelligence", "members of a pro-government militia"]
    quoted = "The massacre went on for two days. “It is plain that the border police, as well as hired gangs, took part,” a nurse said."
    assert names(quoted) == ["border police", "hired gangs"]


def test_these_groups_are_those_of_the_sentence_before() -> None:
    words = (
        "Villages were raided by militias loyal to the governor. These groups went from door to door, killing old men."
    )
    first, second = accusations(words)
    assert first.actor.name == second.actor.name == "militias loyal to the governor"
    assert second.actor.quote is None  # understood, and not in these words
    assert second.act.words == "went from door to door, killing old men"


def test_the_group_that_accuses_is_the_one_cited_before() -> None:
    found = one(
        "At least 31 people were killed when shells hit the market of Kutum, the Dune Lawyers Group said. Among the dead "
        "were nine children. The group accused the Ruvan army of shelling the market."
    )
    assert [speaker.name for speaker in found.speakers] == ["the Dune Lawyers Group"]


def test_who_says_it() -> None:
    assert [s.name for s in one("Amnesty International accused Hamas of executing prisoners.").speakers] == ["Amnesty International"]  # fmt: skip
    assert one("Hamas executed prisoners.").speakers == ()
    (video,) = one("Videos posted online show soldiers executing prisoners.").speakers
    assert (video.name.lower(), video.kind) == ("videos", "unnamed")
    between = one("A shopkeeper who fled, speaking to The Orchard Post, said: “Soldiers shot my sons.”").speakers
    assert [s.name for s in between] == ["The Orchard Post", "A shopkeeper"]
    passed = one("Speaking to The Orchard Post, a shopkeeper said soldiers shot his two sons.").speakers
    assert [(s.name, s.kind) for s in passed] == [("The Orchard Post", "outlet"), ("a shopkeeper", "unnamed")]


@pytest.mark.parametrize(
    ("words", "stance"),
    [
        ("The northern militia denied that it had fired and accused the army of shelling the market.", "asserted"),
        ("There is no evidence that Hezbollah killed the mayor.", "denied"),
        ("The army denied that its troops killed civilians.", "denied"),
        ("Rebels did not kill the priests.", "denied"),
        ("The army said the claim that its men had shot the priests was entirely false.", "denied"),
        ("Reports that the army had shelled the school were fabricated, the ministry said.", "denied"),
        ("Some channels are spreading fabricated news that the army bombed civilians.", "denied"),
        ("In 1995 the same militia massacred hundreds of people.", "background"),
        ("Rebels killed nine priests, a report that could not be independently verified.", "doubted"),
        ("Rebels killed nine priests.", "asserted"),
    ],
)
def test_what_is_denied_doubted_or_long_ago_is_marked(words: str, stance: str) -> None:
    assert one(words, "2024-05-02").stance == stance


def test_the_victims_are_read_with_what_their_words_tell() -> None:
    victims = one("Massacres were committed by soldiers against Alawite civilians.").victims
    assert victims.quote is not None
    assert (victims.quote.words, victims.status, victims.community) == ("Alawite civilians", "civilian", "Alawite")
    shot = one("Gunmen shot at least 15 teachers in front of their families.").victims
    assert shot.quote is not None
    assert (shot.quote.words, shot.status) == ("teachers", "civilian")


@pytest.mark.parametrize(
    "words",
    [
        "Clashes between government forces and rebels killed 40 people.",
        "Residents fear that the militia will massacre civilians.",
        "It is not known whether the army killed the three men.",
        "Did the army kill the three men?",
        "The envoy urged the rebels not to attack civilians.",
        "Soldiers killed in the ambush were buried on Friday.",
        "Proof of war crimes in the valley is piling up.",
        "Shopkeepers were jailed, accused of treason or suspected of feeding rebels.",
        "Police arrested a man suspected of killing his neighbour.",
        "The army evacuated wounded civilians from the town.",
        "Warplanes struck an empty depot.",
        "Human rights groups condemned the massacre of villagers.",
        "An army spokesman said 12 people were killed.",
        "The rebels were killed in an air strike.",
        "Shots by men the government called rebels, from 6 March, killed 12 people.",
        "Doctors treated soldiers wounded by a mine.",
        "The governor accused the army of withholding a report on the massacre.",
        "Rain fell.",
    ],
)
def test_nobody_is_blamed_without_words_for_it(words: str) -> None:
    assert names(words) == []


def test_an_endless_sentence_is_cut_and_ends() -> None:
    assert set(names("the army killed civilians and " * 2_000)) <= {"army"}


@given(
    st.sampled_from(["Gunmen", "The army", "IS", "Russian", "no evidence that", "by", "killed", "massacres", "(", "“", "who",
                     "civilians", ",", "and", "of", "'s", "accused", "took part", "these", "groups", "suspected", "."]).flatmap(
        lambda first: st.lists(
            st.sampled_from(["gunmen", "army", "IS", "Russian", "evidence", "by", "killed", "massacres", "(", ")", "“", "”",
                             "who", "civilians", ",", "and", "of", "accused", "took", "part", "in", "these", "groups", ".", "12",
                             "blamed", "for", "behind", "said", "the", "HTS", "-", "led", "forces", "was"]),
            max_size=25).map(lambda rest: " ".join([first, *rest]))
    )
)  # fmt: skip
def test_any_order_of_words_is_read_and_quoted_exactly(words: str) -> None:
    for found in accusations(words):
        assert words[found.act.start : found.act.end] == found.act.words
        assert found.quote.covers(found.act)


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("The Hadra Network said shells killed 12 people. It blamed the Ruvan army.", "The Hadra Network"),
        ("The Hadra Network said shells killed 12 people. The network blamed the Ruvan army.", "The Hadra Network"),
    ],
)
def test_blame_in_a_sentence_of_its_own_is_for_the_deed_before(words, speaker):
    found = [accusation for accusation in accusations(words) if accusation.speakers]
    assert [(a.actor.name, a.speakers[-1].name) for a in found] == [("Ruvan army", speaker)]


def test_blame_without_a_deed_before_is_no_accusation():
    assert accusations("The mayor opened the fair. He blamed the Ruvan army.") == []


@pytest.mark.parametrize(
    ("words", "actor", "speakers"),
    [
        (
            "Shells killed 9 people. The Lawyers' Network blamed the paramilitary Rapid Support Forces for the attack.",
            "Rapid Support Forces",
            ["The Lawyers' Network"],
        ),
        ("A strike killed 12 people. The strike was carried out by the RSF.", "RSF", []),
        (
            "Shells killed 9 people. The army said it had opened the road in May. The network blamed the army.",
            "army",
            ["The network"],
        ),
        (
            "Shells killed 9 people, the mayor said. The network blamed the army for the deaths.",
            "army",
            ["The network"],
        ),
        (
            "Shells killed 9 people, the Lawyers' Network said. The mayor said schools were shut. The network blamed the army.",
            "army",
            ["the Lawyers' Network"],
        ),
    ],
)
def test_who_blames_and_whom_behind_a_sentence_that_tells_of_the_dead(
    words: str, actor: str, speakers: list[str]
) -> None:
    (found,) = accusations(words)
    assert (found.actor.name, [speaker.name for speaker in found.speakers]) == (actor, speakers)


def test_the_attack_that_somebody_opened_a_road_after_blames_nobody() -> None:
    assert accusations("Twelve people died. The army opened the road after the attack.") == []


def test_when_a_group_began_to_fight_is_not_when_it_struck() -> None:
    words = "Nine people were killed in Anar. The governor blamed the Tolba Front, which has fought since 2019."
    assert [(a.actor.name, a.when) for a in accusations(words, "2024-05-16")] == [("Tolba Front", None)]


TOLD = "Nine people were killed on Monday. "


@pytest.mark.parametrize(
    ("words", "actor", "speakers"),
    [
        ("The governor blamed the Lions of Marun for the attack.", "Lions of Marun", ["The governor"]),
        ("The governor accused the army's 5th Brigade on Tuesday of firing from across the river.", "army's 5th Brigade", ["The governor"]),
        ('The governor blamed "terrorists" for the blast.', "terrorists", ["The governor"]),
        ("The union pointed the finger at the militia.", "militia", ["The union"]),
        ("The governor blamed the raid on the Black Saddle.", "Black Saddle", ["The governor"]),
        ("Traders laid the blame for the raid on the Reed Battalion.", "Reed Battalion", ["Traders"]),
        ("The raid, which the governor blamed on the Reed Battalion, ended at noon.", "Reed Battalion", ["the governor"]),
        ("The Reed Battalion, which the governor blames for the murder, fled.", "Reed Battalion", ["the governor"]),
        ("Residents of Old Marun accused the Reed Battalion of the raid.", "Reed Battalion", ["Residents of Old Marun"]),
        ("The mines were laid by the Crimson Dawn.", "Crimson Dawn", []),
        ("The Crimson Dawn took credit.", "Crimson Dawn", ["Crimson Dawn"]),
        ("The Crimson Dawn said it had planted the mine.", "Crimson Dawn", ["Crimson Dawn"]),
        ("The governor said Qorvan was behind it.", "Qorvan", ["The governor"]),
        ("The shells came from positions held by the Reed Battalion.", "Reed Battalion", []),
        ("Survivors said the killers were soldiers.", "soldiers", ["Survivors"]),
        ("Residents said soldiers stood by.", "soldiers", ["Residents"]),
        ("The ministry denied it and said rebels of the Reed Battalion had shelled the market.", "rebels of the Reed Battalion", ["The ministry"]),
    ],
)  # fmt: skip
def test_a_group_that_no_list_has_is_blamed_by_what_the_text_says(words: str, actor: str, speakers: list[str]) -> None:
    found = [one for one in accusations(TOLD + words) if one.quote.words != TOLD.strip()]
    assert [(one.actor.name, [speaker.name for speaker in one.speakers]) for one in found] == [(actor, speakers)]
    assert found[0].stance == "asserted"


def test_two_that_blame_each_other_blame_twice() -> None:
    found = accusations("The army and the Reed Battalion traded blame for the attack that killed nine people.")
    assert {(one.actor.name, one.speakers[0].name) for one in found} == {
        ("army", "Reed Battalion"),
        ("Reed Battalion", "army"),
    }


def test_the_group_is_the_one_named_last() -> None:
    found = accusations(TOLD + "The attack was the work of the Crimson Dawn. The group said it had planted the mine.")
    assert [one.actor.name for one in found] == ["Crimson Dawn", "Crimson Dawn"]


@pytest.mark.parametrize(
    "words",
    [
        "The Crimson Dawn claimed responsibility for an attack on the army.",
        "The governor took the blame for the attack on the army.",
        "The governor blamed bandits for the attack on the army.",
        "Karam Odeh of the Reed Battalion was killed.",
        "The Reed Battalion was ambushed on Monday, and nine were killed.",
        "The union held a meeting with the army over the deaths.",
    ],
)
def test_who_was_hit_is_not_blamed(words: str) -> None:
    assert {"army", "Reed Battalion"}.isdisjoint(one.actor.name for one in accusations(TOLD + words))


def test_nobody_is_no_group_and_a_group_is_called_by_its_name() -> None:
    assert accusations(TOLD + "No group has claimed the attack.")[1:] == []
    assert accusations(TOLD + "No group had claimed responsibility for the attack by Sunday.")[1:] == []
    assert accusations(TOLD + "Neither group has taken credit.")[1:] == []
    found = accusations(TOLD + "A little-known group, the Tide Brigades, claimed responsibility for the attack.")
    assert [one.actor.name for one in found] == ["Tide Brigades"]


@pytest.mark.parametrize(
    ("words", "actor", "degree"),
    [
        ("Police shot nine marchers dead. The opposition accused the interior minister of ordering the killings.", "interior minister", "ordered"),
        ("Nine prisoners died. Lawyers accused the camp warden of killing them.", "camp warden", "did"),
    ],
)  # fmt: skip
def test_anybody_may_be_accused_by_a_verb_of_blame(words: str, actor: str, degree: str) -> None:
    last = accusations(words)[-1]
    assert (last.actor.name, last.degree) == (actor, degree)


def test_nobody_is_accused_by_a_pronoun_or_of_what_hurts_nobody() -> None:
    assert not accusations(
        "Nine people died. The ministry accused them of throwing stones and the paper of spreading lies."
    )


@pytest.mark.parametrize(
    "before",
    ["", "Nine people died, Dr Amal Sati said. ", "The health ministry said nine people died. "],
)
def test_the_group_that_accuses_is_the_armed_one_named_last_and_no_person_or_ministry(before: str) -> None:
    told = "The government blamed the Red Hand, an armed group. The group accused the army of the shelling."
    assert [speaker.name for speaker in accusations(before + told)[-1].speakers] == ["Red Hand"]


def test_what_the_accused_are_called_stands_between_them_and_the_deed() -> None:
    found = one("The government blamed the Red Hand, an armed group that has fought the army since 2028, for the raid.")
    assert (found.actor.name, found.when) == ("Red Hand", None)


def test_a_weapon_is_nobody_and_a_sniper_is_somebody() -> None:
    assert accusations("Nine people were wounded by tank fire.") == []
    assert names("A sniper shot the photographer.") == ["sniper"]


def test_who_holds_somebody_responsible_is_who_speaks() -> None:
    words = "Nine people died when shells hit a market in Odalo, the Doctors' Network said, holding the Rapid Guard responsible."
    assert [speaker.name for speaker in one(words).speakers] == ["the Doctors' Network"]


def test_who_made_a_weapon_did_not_fire_it() -> None:
    assert accusations("A Russian-made missile hit a house in Odalo, killing nine people.") == []
    assert accusations("A US-supplied bomb killed nine people in Odalo.") == []


@pytest.mark.parametrize(
    ("words", "actor", "act"),
    [
        ("Odalan servicemen on 4 March cruelly shelled a ferry, killing two porters.", "Odalan servicemen", "shelled a ferry, killing two porters"),
        ("Border guards on May 9 shot two porters.", "Border guards", "shot two porters"),
        ("Two porters died when the army opened mortar fire on the ferry.", "army", "opened mortar fire on the ferry"),
        ("Two porters were killed by a Laotian mortar round.", "Laotian", "killed"),
        ("The mayor claimed that the victims had been hit by a stray Uzbek rocket.", "Uzbek", "hit"),
        ("Two porters were killed in Laotian shelling near the ferry.", "Laotian", "shelling"),
        ("Uzbek rocket fire wounded two porters.", "Uzbek", "rocket fire wounded two porters"),
        ("The nurses accused the army of holding up the buses, causing the deaths of two porters.", "army", "holding up the buses, causing the deaths of two porters"),
        ("The occupiers shelled a bakery, killing two porters.", "occupiers", "shelled a bakery, killing two porters"),
    ],
)  # fmt: skip
def test_what_is_told_of_a_day_a_nation_s_weapons_or_an_outcome(words: str, actor: str, act: str) -> None:
    found = one(words)
    assert (found.actor.name, found.act.words) == (actor, act)


@pytest.mark.parametrize(
    "words",
    [
        "The union accused the mayor of hiding the figures, leading to an inquiry into two deaths.",
        "The army opened heavy talks on the ferry after two porters died.",
        "Two porters were shot by a man with a Laotian passport.",
        "Two porters were killed by an Uzbek-made mortar round.",
    ],
)
def test_neither_a_passport_nor_a_maker_nor_what_is_hidden_kills(words: str) -> None:
    assert names(words) == []


def test_the_fighters_of_the_group_are_those_of_the_group_named_before() -> None:
    words = "The Red Sash killed two porters in Odalo. The group's fighters also killed a ferryman."
    assert names(words) == ["Red Sash", "Red Sash"]
