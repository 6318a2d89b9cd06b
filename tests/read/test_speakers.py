from __future__ import annotations

import pytest

from english import claims, only

CASES = {
    "The teacher was killed, according to two former cellmates.": ["two former cellmates"],
    "According to a zonal health official, the drone killed 12 people.": ["a zonal health official"],
    "Shells killed 12 people, according to the regional task force.": ["the regional task force"],
    "Elders in the nearby hamlet of Old Anar said a drone had killed 12 people.": [
        "Elders in the nearby hamlet of Old Anar"
    ],
    "The Anar ng Bayan reports that 12 farmers were killed.": ["The Anar ng Bayan"],
    "Under the junta, 12 farmers have been killed in Anar, the Hadra ng Bayan reports, in their fields.": [
        "the Hadra ng Bayan"
    ],
    "A rebel contact put the number of dead at 12.": ["A rebel contact"],
    "Twelve men were taken from the camp, their families alleged, blaming plainclothesmen.": ["their families"],
    "Residents of Hadra, in the north of the province, told our reporter that 12 people were killed.": [
        "Residents of Hadra"
    ],
    "Gunmen killed 12 people in Hadra on Monday — governor": ["governor"],
    "The Front claimed on Monday to have killed 12 soldiers.": ["The Front"],
    "The war has claimed 12 lives.": [],
    "The discovery recalled that of May, when gunmen killed 12 people.": [],
    "Shelling killed 12 people, according to the Hadra Media Centre.": ["the Hadra Media Centre"],
    "The Hadra Media Centre said shelling killed 12 people.": ["The Hadra Media Centre"],
    "Shelling killed 12 people, a monitoring group said.": ["a monitoring group"],
    "Shelling killed 12 people, said Karam Aswadi, director of the centre.": ["Karam Aswadi"],
    "A medical source told AFP that shelling killed 12 people.": ["A medical source"],
    "Shelling killed 12 people.": [],
    "Activists in the town of Hadra said shelling killed 12 people.": ["Activists in the town of Hadra"],
    "A doctor at the Hadra (Field) Hospital told our reporter that shelling killed 12 people.": [
        "A doctor at the Hadra (Field) Hospital"
    ],
    "Volunteers working in rebel-held areas say shelling killed 12 people.": ["Volunteers"],
    "According to a new report by the Hadra Media Centre, shelling killed 12 people.": ["the Hadra Media Centre"],
    "Shelling killed 12 people, according to a statement released Friday by the Hadra Centre.": ["the Hadra Centre"],
    "According to earlier figures provided by a source at the ministry, shelling killed 12 people.": [
        "a source at the ministry"
    ],
    "The Hadra News Agency quoted a police source as saying shelling killed 12 people.": [
        "The Hadra News Agency",
        "a police source",
    ],
    "A local monitor on Friday raised the death toll to 12 people.": ["A local monitor"],
    "Daily reports of attacks grew as shelling killed 12 people.": [],
    "The Front claimed responsibility for a bombing that killed 12 people.": [],
    "The Republic of Marenia accused its neighbour of killing 12 people.": ["The Republic of Marenia"],
    "Shells fell on the market, said Karam Aswadi, adding that 12 people were killed.": ["Karam Aswadi"],
    "Last month 12 people were killed, the Hadra Network claimed, mostly in raids.": ["the Hadra Network"],
    "The U.N. in August said that 12 people were killed.": ["The U.N."],
    'The Hadra Centre "has documented the killing of 12 people" in raids.': ["The Hadra Centre"],
    "Shelling in Hadra kills 12: state media": ["state media"],
    "Gunfire in Hadra killed 12 people: monitor.": ["monitor"],
    "The Hadra monitor had given a death toll of 12 people.": ["The Hadra monitor"],
    "Twelve people were killed, prosecutors said Monday.": ["prosecutors"],
    "Shelling killed 12 people, according to the shadow Unity Government.": ["the shadow Unity Government"],
    "A junta spokesman said 12 people were killed.": ["A junta spokesman"],
    "Health officials in the rebel-run territory said 12 people were killed.": [
        "Health officials in the rebel-run territory"
    ],
    "The ministry's spokesman, Karam Odeh, said in a statement that 12 people were killed.": ["Karam Odeh"],
    "Nurses reached by telephone said 12 people were killed.": ["Nurses"],
    "The army's media wing, HAMD, said 12 people were killed.": ["HAMD"],
    "Shells killed 12 people, the Red Star ambulance service said.": ["the Red Star ambulance service"],
    "By the municipality's reckoning, 12 people were killed.": ["the municipality"],
    "The Anar Command lists 12 civilians killed by rockets.": ["The Anar Command"],
    "The region lost 12 people, according to the Armed Conflict Watch & Data Project.": [
        "the Armed Conflict Watch & Data Project"
    ],
    "Rebel spokesman Karam Odeh disputed the figure, saying that only 12 people were killed.": [
        "Rebel spokesman Karam Odeh"
    ],
    "Residents in the camp contacted by the agency said 12 people were killed.": ["Residents in the camp"],
    "The Front, in a statement posted on its website, said 12 people were killed.": ["The Front"],
    "Observers were told by doctors in Anar that 12 people were killed.": ["Observers", "doctors in Anar"],
    "The rebels are accused by Anar of having shot 12 people.": ["Anar"],
    '"I lost 12 people of my family. What had they done?" asked Karam Odeh.': ["Karam Odeh"],
    "In Anar, a paramedic said, 12 people were killed.": ["a paramedic"],
    "The Association for Political Prisoners said it had documented the killing of 12 people.": [
        "The Association for Political Prisoners"
    ],
    # on the words of many wars
    "Police now say 12 people were killed.": ["Police"],
    "A retired baker in the old town said 12 people had died.": ["A retired baker in the old town"],
    "Two bus drivers told the paper that 12 people had been killed.": ["Two bus drivers"],
    "In a letter, the Ministry of Defence replied that 12 people had been killed.": ["the Ministry of Defence"],
    "The presiding magistrate, Ngah Sati, held that the gang had killed 12 people.": ["Ngah Sati"],
    "A palace spokesman called such stories fairy tales and said 12 bandits had been killed.": ["A palace spokesman"],
    "The war has cost the city dear, says the Hadra Crisis Group, and has forced 40,000 people from their homes.": [
        "the Hadra Crisis Group"
    ],
    "The spokesman told reporters that his office had counted 12 people dead.": ["The spokesman"],
    "The ministry claimed last week that rebels had wounded eleven people.": ["The ministry"],
    "Nine people were killed, officials in the northern province said.": ["officials in the northern province"],
    "Residents of the villages east of Rufa in El Odalo state say the raiders have killed more than 70 people.": [
        "Residents of the villages east of Rufa in El Odalo state"
    ],
    "The Emergency Room, a group of volunteers, has so far counted 43 people dead.": ["The Emergency Room"],
    "According to the republic's office at the Joint Centre on Control, 43 civilians have been killed.": [
        "the republic's office at the Joint Centre on Control"
    ],
    "The brotherhood's front has named 45 members who have been killed.": ["The brotherhood's front"],
    "Islamic State West Odalo Province (ISWOP) said its fighters had killed six soldiers.": [
        "Islamic State West Odalo Province"
    ],
    "The regime's broadcaster, EBC, claimed on the same day that the army had killed 20 rebels.": ["EBC"],
    "At least 68 people were killed in August, a survey by this news agency shows.": ["a survey by this news agency"],
    "The ministry's director of emergencies, Amal Sati, said 31 people had died.": ["Amal Sati"],
    "The provincial health division: 67 bodies had come in.": ["The provincial health division"],
    "A government minister spoke this morning of 40 people killed.": ["A government minister"],
    "Shells hit a depot, according to the UN mission, and 40 people were killed, according to the Hadra Observatory.": [
        "the Hadra Observatory"
    ],
}


@pytest.mark.parametrize(("words", "chain"), CASES.items(), ids=CASES)
def test_the_chain_that_holds_at_a_figure(words, chain):
    assert [speaker.name for speaker in only(words).speakers] == chain


def test_one_agency_citing_a_source_is_a_chain_outermost_first():
    claim = only("The SANA news agency reported, citing a source at the hospital, that shelling killed 12 people.")
    assert [speaker.kind for speaker in claim.speakers][-1] == "unnamed"
    assert len(claim.speakers) == 2


def test_a_bare_anaphor_takes_the_name_before_it():
    words = "The Hadra Media Centre said shells hit a market. It added that 12 people were killed."
    assert [speaker.name for speaker in only(words).speakers] == ["The Hadra Media Centre"]


def test_the_next_sentence_is_the_reports_own_voice_again():
    words = "The Hadra Media Centre said raids killed 12 people. Shells wounded 5 others in Sulm."
    assert [len(claim.speakers) for claim in claims(words)] == [1, 0]


def test_every_speaker_is_quoted_as_it_stands():
    claim = only("Twelve people were killed, Hadra’s health ministry said.")
    quote = claim.speakers[0].quote
    assert quote is not None
    assert "health ministry" in quote.words


def test_an_anaphor_means_the_one_that_its_noun_can_stand_for():
    words = (
        "The defence ministry said raids hit a depot. The Hadra Observatory said two villages were hit. "
        "The ministry said 12 people were killed."
    )
    assert [speaker.name for speaker in only(words).speakers] == ["The defence ministry"]


def test_a_source_in_a_town_leaves_the_town_as_the_place():
    claim = only("Activists in Sulm province said shelling killed 12 people.")
    assert [place.name for place in claim.places] == ["Sulm province"] or [p.name for p in claim.places] == ["Sulm"]


def test_a_ministry_that_nobody_named_before_is_itself():
    words = "The Marenian military said a depot was hit. At least 12 people were killed, the health ministry says."
    assert [speaker.name for speaker in only(words).speakers] == ["the health ministry"]


def test_a_toll_from_an_attack_names_no_source() -> None:
    first, *_ = claims("The death toll from the Orsk raid has risen to 15.")
    assert [speaker.name for speaker in first.speakers] == []


def test_who_is_reported_dead_is_no_source():
    assert [claim.speakers for claim in claims("Five gunmen said killed in a raid; 12 people hurt.")] == [(), ()]


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("Marta de la Serna, the hospital's director, said nine people were killed.", "Marta de la Serna"),
        ("Figures released by the ministry show that nine people were killed.", "the ministry"),
        ("The hospital confirmed nine deaths.", "The hospital"),
        ("The army claims nine militants were killed.", "The army"),
        ("Police met residents, who said nine people were killed.", "residents"),
        ("Local reports say nine people were killed.", "Local reports"),
        ("Nine people were killed in Odalo (OCHA).", "OCHA"),
        (
            "The shadow government's education ministry said nine people died.",
            "The shadow government's education ministry",
        ),
        ("Odalo's civil protection agency said nine people died.", "Odalo's civil protection agency"),
        ("Nine soldiers were killed in Odalo (source: ministry of defence).", "ministry of defence"),
        ('The "Front" gives the number of dead as nine.', 'The "Front"'),
        ("The agency claimed one of its men had killed nine soldiers.", "The agency"),
        ("The group claimed the killing of nine soldiers.", "The group"),
        ('Army spokesman Karam Odeh: "Nine soldiers were killed."', "Army spokesman Karam Odeh"),
    ],
)
def test_more_ways_to_give_a_figure(words, source):
    assert [speaker.name for speaker in claims(words)[0].speakers] == [source]


@pytest.mark.parametrize(
    "words",
    [
        "The rebels put the number of dead soldiers at nine, the army at four.",
        "The rebels spoke of nine dead, the army of four.",
        "The rebels said nine soldiers died; the army claimed four.",
    ],
)
def test_each_of_two_sides_has_its_figure(words):
    told = {claim.count.low: [speaker.name for speaker in claim.speakers] for claim in claims(words)}
    assert told == {9: ["The rebels"], 4: ["the army"]}


def test_who_speaks_behind_a_quotation_may_be_a_pronoun():
    said = claims('"They killed nine of us," said a baker. "They took my two sons," he lamented.')
    assert {speaker.name for claim in said for speaker in claim.speakers} == {"a baker"}


def test_what_stands_behind_a_quotation_is_not_in_it():
    words = 'Nine people died, residents said.\n"They came twice," said Karam Odeh, a farmer who lost two sons.'
    nine, two = claims(words)
    assert ([s.name for s in nine.speakers], two.speakers) == (["residents"], ())


def test_a_quotation_that_goes_on_is_of_who_is_cited_right_before_it():
    words = '"We dig," said the rescuer. "I saw 17 bodies."\nThe spokesman, General Karam Odeh, said it was false.'
    assert [speaker.name for speaker in claims(words)[0].speakers] == ["the rescuer"]


def test_a_word_that_only_describes_a_source_is_not_the_source():
    told = claims("Nine people died, according to local resistance fighters.")[0]
    assert [speaker.name for speaker in told.speakers] == ["local resistance fighters"]


def test_a_rank_in_capitals_makes_a_person_no_body():
    words = "Bandits killed nine people, Mrs Halima Odeh said. The police spokesman, SP Karam Odeh, disputed it, saying 61 had died. He said three bandits were killed."
    assert [speaker.name for speaker in claims(words)[-1].speakers] == ["SP Karam Odeh"]


@pytest.mark.parametrize(
    "who", ["the coastguard", "the port authority", "the junta", "the farmers' union", "the tribal council"]
)
def test_a_body_is_one_though_its_name_tells_of_people(who):
    (speaker,) = only(f"Twelve people were killed, {who} said.").speakers
    assert (speaker.name, speaker.kind) == (who, "organisation")
