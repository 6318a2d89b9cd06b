"""What a sentence lays to each of several, what it takes back, and what it only says beside: who did which, who lives, which
figures are whose, and of which day.

Every sentence is invented. Each case gives, by figure, the slots that must come out.
"""

from __future__ import annotations

import pytest

from corroborate.records import Claim
from english import claims

DAY = "2031-03-11"  # a Tuesday


def _slots(claim: Claim) -> dict[str, object]:
    return {
        "harm": claim.harm,
        "accused": [actor.name for actor in claim.accused],
        "speakers": [speaker.name for speaker in claim.speakers],
        "places": [place.name for place in claim.places],
        "to": [place.name for place in claim.destination],
        "status": claim.victims.status,
        "stance": claim.stance,
        "part_of": claim.part_of.words if claim.part_of else None,
        "when": (claim.when.when.start, claim.when.when.end) if claim.when else None,
    }


TOLD: list[tuple[str, dict[str, dict[str, object]]]] = [
    # who did it, and who only says so
    ("Four guards were killed by raiders, the police said.", {"Four": {"accused": ["raiders"], "speakers": ["the police"]}}),
    ("The deaths of 31 villagers were attributed to the militia.", {"31": {"accused": ["militia"], "speakers": []}}),
    ("Soldiers pursuing rebels killed five herders in Odalo.", {"five": {"accused": ["Soldiers"]}}),
    ("A truck carrying Turkish soldiers hit a mine in Idlib, killing three of them.", {"three": {"accused": []}}),
    ("Police arrested six men over the killing of two nurses in Odalo.", {"six": {"accused": ["Police"]}, "two": {"accused": []}}),
    ("The rebels said they had killed 15 soldiers and lost two fighters.", {"15": {"accused": ["rebels"]}, "two": {"accused": []}}),
    ("Seven people died under torture, two of them at the hands of the army.", {"Seven": {"accused": []}, "two": {"accused": ["army"]}}),
    ("Shelling killed 20 people in Taiz, while six guards were killed in Houthi attacks in Marib.",
     {"20": {"accused": []}, "six": {"accused": ["Houthi"]}}),
    ("The army was responsible for 310 deaths and the rebels for 44.", {"310": {"accused": ["army"]}, "44": {"accused": ["rebels"]}}),
    ("Of the 60 dead, 41 died at the hands of the army, 12 at the hands of rebels and seven by unknown gunmen.",
     {"41": {"accused": ["army"]}, "12": {"accused": ["rebels"]}, "seven": {"accused": ["unknown gunmen"]}}),
    ("The governor accused Odalia of arming the rebels who killed 21 people.", {"21": {"accused": ["rebels"]}}),
    ("The guns have killed at least 90 people, most of them Lal Brigade fighters.", {"at least 90": {"accused": []}}),
    ("Rebels stormed a post in Homs on Sunday, killing nine. A driver was shot dead in Hama on Friday.", {"A": {"accused": []}}),
    ("Hezbollah rockets wounded two people in Haifa on Sunday. In Syria, 15 people were killed in Homs.", {"15": {"accused": []}}),
    ("The army shelled Tarn on Monday, killing two. The mission says 210 medics have been killed in Syria since 2022.",
     {"two": {"accused": ["army"]}, "210": {"accused": [], "places": ["Syria"]}}),
    ("A raid killed five people in Tarn, Syria. It came on a day on which 36 people were killed across the country.",
     {"36": {"places": ["Syria"]}}),
    ("The military said troops fired on a crowd, killing nine. A soldier was killed by a mine, the military said.",
     {"nine": {"accused": ["troops"]}, "A": {"accused": []}}),
    ("Police arrested a rebel who had killed nine people.", {"a": {"accused": ["Police"]}, "nine": {"accused": []}}),
    ("The report attributes 41 killings to gunmen, 22 to members of the army and nine to the police.",
     {"41": {"accused": ["gunmen"]}, "22": {"accused": ["army"]}, "nine": {"accused": ["police"]}}),
    ("Rebels stormed the camp, killing 30 guards. Twelve of their own died.",
     {"30": {"accused": ["Rebels"]}, "Twelve": {"accused": [], "part_of": None}}),
    ("A man, a guard off duty, was shot dead in Tarn.", {"A": {"status": "combatant"}}),
    ("Her cousin, a corporal in the army, was killed in Tarn.", {"Her cousin": {"status": "combatant"}}),
    ("A woman, a corporal's widow, was killed in Tarn.", {"A": {"status": "civilian"}}),
    ("Nine people were killed in the Democratic Republic of the Congo.", {"Nine": {"places": ["Democratic Republic of the Congo"]}}),
    ("A raid on a hostel for African migrants in Tarn killed 40.", {"40": {"places": ["Tarn"]}}),
    ("Troops who killed nine people in Homs fled.", {"nine": {"accused": ["Troops"]}}),
    ("Local authorities put the number of civilians killed at 19, eleven in Tarn.", {"19": {"accused": []}, "eleven": {"accused": []}}),
    ("A strike killed 26 people, according to the local committee, a volunteer group.", {"26": {"accused": []}}),
    ("The Odalo Security Tracker counts 26 civilians killed in Homs.", {"26": {"accused": []}}),
    ("Ten students were killed by the National Security Service in Homs.", {"Ten": {"accused": ["National Security Service"]}}),
    ("Two gunmen died and a soldier was hurt in the army raid, the army said.", {"Two": {"accused": ["army"]}, "a": {"accused": []}}),
    ("A stray shell raises to 37 the number of soldiers killed this year, the army says.", {"37": {"accused": []}}),
    ("Odalo Intelligence, a consultancy, counted 320 people kidnapped in Homs.", {"320": {"accused": []}}),
    ("Seven minors died in the bombing of a rebel camp.", {"Seven": {"accused": []}}),
    ("Seven minors died in the attack of the rebels on Tarn.", {"Seven": {"accused": ["rebels"]}}),
    ("An aunt was killed in Taiz, where guards have been shelling districts held by gunmen.", {"An": {"accused": ["guards"]}}),
    ("The army killed a commander in the Lal Brigade's rocket unit in Homs.", {"a": {"accused": ["army"]}}),
    ("Nine people were killed despite a truce agreed by the army and the rebels.", {"Nine": {"accused": []}}),
    ("Air strikes killed nine people in the Hezbollah-held suburbs of Homs.", {"nine": {"accused": []}}),
    ("The attack killed some 1,200 people, by Israeli tallies.", {"some 1,200": {"accused": []}}),
    ("The ministry refuted reports by rebel media that 23 people had been killed.", {"23": {"accused": [], "stance": "denied"}}),
    # who was not harmed, and how many were
    ("The quake in May killed 300 people in Odalo.", {}),
    ("Measles has killed 14 children in the camp.", {}),
    ("Three men reported killed in the raid are alive, the mayor said.", {}),
    ("Five missing students were released on Friday.", {}),
    ("The army freed 80 prisoners in exchange for two hostages.", {}),
    ("The toll of the dead rose by 15 to 260.", {"260": {"harm": "killed"}}),
    ("The raid brings the number killed since Nov. 3, 2029 to 5,120.", {"5,120": {"harm": "killed"}}),
    ("Gunmen shot nine customers in a bar; six died.", {"nine": {"harm": "casualties"}, "six": {"harm": "killed"}}),
    ("Rescuers found six bodies under the rubble of a school.", {"six": {"harm": "killed"}}),
    ("A shell killed three 12-year-old girls in Homs.", {"three": {"harm": "killed", "status": "civilian"}}),
    ("Researchers interviewed 30 people, among them relatives of the dead.", {}),
    # captives and detainees are persons, and so is who bears an age alone
    ("Militants killed a hostage in Odalo.", {"a": {"harm": "killed", "accused": ["Militants"]}}),
    ("The body of a prisoner was found in a tunnel.", {"a": {"harm": "killed"}}),
    ("Soldiers beat a detained student to death in Odalo.", {"a": {"harm": "killed", "status": "civilian"}}),
    ("A man aged 52 was killed and a 60-year-old was wounded.", {"A": {"harm": "killed"}, "a": {"harm": "injured"}}),
    ("Twelve people were taken hostage.", {"Twelve": {"harm": "detained"}}),
    ("The rebels lost nine of their own in the raid.", {"nine": {"harm": "killed", "status": "combatant"}}),
    # a weapon in the name of an attack did nothing by itself
    ("An Israeli drone strike killed six people in Homs.", {"six": {"accused": ["Israeli"]}}),
    ("Israeli warplanes bombed a camp in Homs, killing six people.", {"six": {"accused": ["Israeli warplanes"]}}),
    # parts and wholes
    ("The army killed 30 insurgents in Homs. The rebels claimed that eight soldiers were killed.", {"eight": {"part_of": None}}),
    ("Gunmen killed 22 people in Homs, residents said. The police put the death toll at nine.", {"nine": {"part_of": None}}),
    ("Air strikes killed 50 people in Homs, including 14 children. Among the dead were six nurses.", {"six": {"part_of": "50"}}),
    ("The mission cut the toll to 70 from 88. It said 30 of the victims were women.",
     {"88": {"stance": "doubted"}, "30": {"part_of": "70"}}),
    ("The clinic said 12 of the 40 dead were children.", {"12": {"part_of": "40"}}),
    ("The raid killed 33 people in Homs, the ministry said, nine of them near Tarn.", {"nine": {"part_of": "33"}}),
    # where the displaced are, and where they came from
    ("Some 900 Sudanese refugees in Chad lack food, the agency said. A monitor said 80 people were killed.",
     {"Some 900": {"places": ["Sudan"], "to": ["Chad"]}, "80": {"places": ["Sudan"]}}),
    # who says so, and who was harmed
    ("Two people were killed in Homs, the Committee to Defend Reporters said.",
     {"Two": {"speakers": ["the Committee to Defend Reporters"]}}),
    ("Two people were killed in Homs, Save the Children said.", {"Two": {"speakers": ["Save the Children"], "places": ["Homs"]}}),
    ("Three social leaders and two medical personnel were shot dead.", {"Three": {"status": "civilian"}, "two": {"status": "civilian"}}),
    ("The mayor, Navid Eram, for his part said that 30 men had been killed.", {"30": {"speakers": ["Navid Eram"]}}),
    ("Nine members of the SDF were killed.", {"Nine": {"status": "combatant"}}),
    # of which day
    ("A teacher arrested in November died in custody on Saturday.", {"A": {"when": ("2031-03-08", "2031-03-08")}}),
    ("Shelling killed 30 people on Monday. A day earlier a drone killed nine.", {"nine": {"when": ("2031-03-09", "2031-03-09")}}),
    ("In our statement of March 4, we said that ten people had been killed.", {"ten": {"when": (None, "2031-03-04")}}),
    ("Air strikes killed 85 people, up 20 per cent from the same period last year.", {"85": {"when": (None, DAY)}}),
]  # fmt: skip


@pytest.mark.parametrize(("words", "figures"), TOLD, ids=[words[:48] for words, _ in TOLD])
def test_what_is_told_of_each(words: str, figures: dict[str, dict[str, object]]) -> None:
    found = {claim.figure.words: claim for claim in claims(words, DAY)}
    assert figures.keys() <= found.keys()
    assert figures or not found
    for figure, slots in figures.items():
        told = _slots(found[figure])
        assert {slot: told[slot] for slot in slots} == slots, figure


def test_numbers_of_flats_count_nobody() -> None:
    words = "He said 24 were killed and 40 hurt. “They came,” said Tavi Oss, a seller who lives at Flat 3, Block 12."
    assert [claim.figure.words for claim in claims(words, DAY)] == ["24", "40"]


def test_items_of_a_list_tell_of_themselves() -> None:
    told = claims(
        "Weekly note, 3 to 9 March 2031\n\n"
        "• On 4 March, settlers from the Har outpost shot two shepherds near Odalo.\n"
        "• Clashes in Belo on 6 March left 23 people hurt.\n"
        "• Nine men were arrested in raids. During one of them, a woman died.",
        DAY,
    )
    assert [claim.figure.words for claim in told] == ["two", "23", "Nine", "a"]
    assert [[actor.name for actor in claim.accused] for claim in told[:2]] == [["settlers"], []]
    assert [place.name for place in told[2].places] == []
    assert [claim.when.when.start for claim in told if claim.when][1:] == ["2031-03-06", "2031-03-03", "2031-03-03"]


def test_figures_of_one_list_are_of_one_time() -> None:
    told = claims("Since 1 January, 412 guards and 9 rebels have been killed, against 377 in 2030.", DAY)
    assert [claim.when.when.start for claim in told if claim.when][:2] == ["2031-01-01", "2031-01-01"]
