"""The reader on prose unlike the annotated articles: brackets, asides, bullets, typographic quotes, other wars.

Every sentence is invented. Each case: sentence, figure, and the slots that must come out (dots for those left open).
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corroborate import texts
from corroborate.knowledge import knowledge
from corroborate.read import read
from corroborate.records import Claim, Text


def claims(words: str, published: str | None = "2025-03-14") -> dict[str, Claim]:
    told = knowledge()
    paragraphs, sentences = texts.segment(words, told.abbreviations)
    text = Text("r", words, language="en", paragraphs=paragraphs, sentences=sentences)
    found = read(text, published, told.language, told.gazetteer, told.actors).statements
    return {claim.figure.words: claim for claim in found if isinstance(claim, Claim)}


def _said(claim: Claim) -> dict[str, object]:
    return {
        "harm": claim.harm,
        "victims": claim.victims.quote.words if claim.victims.quote else "",
        "status": claim.victims.status,
        "community": claim.victims.community,
        "count": _count(claim),
        "unit": claim.unit,
        "means": claim.means,
        "when": str(claim.when.when) if claim.when else "",
        "chain": [speaker.name for speaker in claim.speakers],
        "root": claim.speakers[-1].name if claim.speakers else "",
        "said": str(claim.said.when) if claim.said else "",
        "running": claim.running,
        "stance": claim.stance,
        "places": [place.name for place in claim.places],
        "destination": [place.name for place in claim.destination],
        "accused": [actor.name for actor in claim.accused],
        "part_of": claim.part_of.words if claim.part_of else "",
    }


def _count(claim: Claim) -> object:
    count = claim.count
    return count.vague or (count.low, count.high, *(["about"] if count.about else []))


CASES: list[tuple[str, str | None, dict[str, object]]] = [
    (
        "The Syrian Network for Human Rights (SNHR), a UK-registered monitor, reported on March 11 that the killings have reached 1,024 victims.",
        "1,024",
        {"harm": "killed", "root": "The Syrian Network for Human Rights", "said": "2025-03-11", "running": True},
    ),
    (
        "- The Syrian Network for Human Rights (SNHR) reports over 1,024 civilians killed on the coast.",
        "over 1,024",
        {"harm": "killed", "status": "civilian", "root": "The Syrian Network for Human Rights"},
    ),
    (
        "The UN human rights office (OHCHR) said on Tuesday that at least 40 civilians were killed in Kharkiv.",
        "at least 40",
        {"root": "The UN human rights office", "places": ["Kharkiv"], "status": "civilian"},
    ),
    (
        "In Sweida the toll of raids by the new army against Druze civilians has reached 620, says the Syrian Observatory for Human Rights.",
        "620",
        {
            "harm": "killed",
            "status": "civilian",
            "community": "Druze",
            "running": True,
            "root": "the Syrian Observatory for Human Rights",
            "places": ["Sweida"],
        },
    ),
    (
        "The civilian death toll has surged past 1,300 as more bodies are found.",
        "past 1,300",
        {"status": "civilian", "running": True},
    ),
    ("The number of dead has climbed to 212.", "212", {"harm": "killed", "running": True}),
    (
        "Thousands of Druze villagers, a religious minority, have fled to Jordan since the violence began.",
        "Thousands",
        {"harm": "displaced", "community": "Druze", "destination": ["Jordan"], "places": [], "stance": "asserted"},
    ),
    (
        "The raids set off an exodus from Sweida, with thousands crossing the border into northern Jordan in recent days.",
        "thousands",
        {"harm": "displaced", "places": ["Sweida"], "destination": ["northern Jordan"], "stance": "asserted"},
    ),
    (
        "Gaza’s health ministry said the number of Palestinians killed since 7 October 2023 had passed 40,000, most of them women and children.",
        "40,000",
        {"harm": "killed", "running": True, "root": "Gaza’s health ministry", "places": ["Gaza"]},
    ),
    (
        "Russian missiles killed 12 people, including three children, in Kharkiv on Monday, Ukraine’s emergency service said.",
        "three",
        {
            "status": "civilian",
            "part_of": "12",
            "root": "Ukraine’s emergency service",
            "places": ["Kharkiv"],
            "accused": ["Russian"],
        },
    ),
    (
        "“At least 23 people were shot dead at the market,” a nurse at the hospital in El Fasher told Reuters.",
        "At least 23",
        {"harm": "killed", "root": "a nurse at the hospital in El Fasher"},
    ),
    (
        "Fighters of the Rapid Support Forces killed more than 100 villagers in Gezira state, the emergency lawyers’ group said in a statement.",
        "more than 100",
        {
            "status": "civilian",
            "accused": ["Fighters of the Rapid Support Forces"],
            "root": "the emergency lawyers’ group",
        },
    ),
    (
        "Myanmar’s military carried out an airstrike on a school in Sagaing, killing 17 pupils and two teachers, residents said.",
        "17",
        {"harm": "killed", "status": "civilian", "root": "residents", "places": ["Sagaing"]},
    ),
    (
        "Between 30 and 40 worshippers were abducted from a church in Kaduna on Sunday, the diocese said.",
        "Between 30 and 40",
        {"harm": "detained", "status": "civilian", "places": ["Kaduna"]},
    ),
    # ---- asides between subject and verb, in every dress
    (
        "At least 19 herders – most of them from one clan – were shot dead near Tillia on Sunday.",
        "At least 19",
        {"harm": "killed", "victims": "herders", "status": "civilian", "means": "gunfire", "when": "2025-03-09"},
    ),
    (
        "About 60 people (among them a midwife) were wounded when shells fell on Toretsk.",
        "About 60",
        {"harm": "injured", "count": (60, 60, "about"), "means": "shelling", "places": ["Toretsk"]},
    ),
    (
        "Hundreds of Masalit families, many with small children, have crossed into Chad.",
        "Hundreds",
        {"harm": "displaced", "unit": "families", "community": "Masalit", "destination": ["Chad"], "count": "hundreds"},
    ),
    (
        "Twelve fishermen, who had gone missing on Monday, were found dead near Sittwe.",
        "Twelve",
        {"status": "civilian", "places": ["Sittwe"]},
    ),
    (
        "The Kivu Barometer — a joint project of two universities — counted 31 civilians killed in Rutshuru territory.",
        "31",
        {"harm": "killed", "status": "civilian", "root": "The Kivu Barometer", "places": ["Rutshuru"]},
    ),
    (
        "Amina Saleh, a spokeswoman for the health ministry, said 14 people were injured.",
        "14",
        {"harm": "injured", "root": "Amina Saleh"},
    ),
    (
        "The International Committee of the Red Cross (ICRC), which runs the hospital, said it had received 38 wounded.",
        "38",
        {"harm": "injured", "root": "The International Committee of the Red Cross"},
    ),
    # ---- who is cited
    (
        "According to a war monitor, 17 conscripts died in the ambush.",
        "17",
        {"status": "combatant", "root": "a war monitor"},
    ),
    (
        "Nine villagers were beheaded in Macomia, according to figures compiled by the Ruvuma Watch network.",
        "Nine",
        {"means": "execution", "root": "the Ruvuma Watch network", "places": ["Macomia"]},
    ),
    (
        "Citing hospital officials, the Daily Courier said 22 people had been killed.",
        "22",
        {"chain": ["the Daily Courier", "hospital officials"]},
    ),
    (
        "“Seven of my neighbours were taken away,” said a teacher in Bucha.",
        "Seven",
        {"root": "a teacher in Bucha"},
    ),
    (
        "Al Wasat TV reported that 15 protesters had been detained in Tripoli.",
        "15",
        {"harm": "detained", "status": "civilian", "root": "Al Wasat TV", "places": ["Tripoli"]},
    ),
    ("The army said 40 insurgents were killed.", "40", {"root": "The army", "status": "combatant", "accused": []}),
    (
        "Doctors at the hospital in Port Loko told the BBC that they had treated 45 wounded.",
        "45",
        {"harm": "injured", "root": "Doctors at the hospital in Port Loko"},
    ),
    (
        "At least 11 people died in the attack; 30 others were wounded, the governor’s office said.",
        "30",
        {"harm": "injured", "root": "the governor’s office"},
    ),
    (
        "The Aid Workers’ Union said on Thursday that six nurses had been abducted.",
        "six",
        {"harm": "detained", "status": "civilian", "root": "The Aid Workers’ Union", "said": "2025-03-13"},
    ),
    # ---- tolls
    (
        "The toll of killings against Hazara students has climbed to 53, the group said.",
        "53",
        {"victims": "Hazara students", "community": "Hazara", "status": "civilian", "running": True},
    ),
    (
        "Civilian deaths had reached 2,140 by the end of February, the commission reported.",
        "2,140",
        {"harm": "killed", "status": "civilian", "running": True, "root": "the commission"},
    ),
    ("The death toll from the blast rose to 31.", "31", {"harm": "killed", "running": False}),
    (
        "The number of villagers abducted since January has passed 300.",
        "300",
        {"harm": "detained", "status": "civilian", "running": True, "when": "2025-01 to …"},
    ),
    (
        "Since 3 February, at least 88 people have been killed in Jonglei state.",
        "at least 88",
        {"running": True, "when": "2025-02-03 to …", "places": ["Jonglei"], "count": (88, None)},
    ),
    (
        "The army’s casualties have surpassed 400 since the offensive began.",
        "surpassed 400",
        {"harm": "casualties", "status": "combatant", "running": True},
    ),
    # ---- parts, lists, colons
    (
        "At least 48 people died: 16 policemen, 28 gunmen and four civilians.",
        "28",
        {"harm": "killed", "status": "combatant", "part_of": "At least 48"},
    ),
    (
        "At least 48 people died: 16 policemen, 28 gunmen loyal to the old rulers and four civilians.",
        "four",
        {"harm": "killed", "status": "civilian", "part_of": "At least 48"},
    ),
    (
        "The committee verified the names of 426 dead, 90 women among them.",
        "90",
        {"harm": "killed", "status": "civilian", "part_of": "426"},
    ),
    (
        "Raiders killed 33 people in two villages: 21 in Dogo and 12 in Tera.",
        "12",
        {"harm": "killed", "places": ["Tera"], "part_of": "33"},
    ),
    (
        "Of the 70 dead, 19 were children.",
        "19",
        {"harm": "killed", "status": "civilian"},
    ),
    (
        "Three soldiers and a shepherd were killed by a landmine near Agadez.",
        "a",
        {"status": "civilian", "means": "bombing", "places": ["Agadez"]},
    ),
    # ---- bullets
    (
        "Key points:\n- Shelling of Kherson left 6 dead and 22 wounded.\n- Power is out.",
        "22",
        {"harm": "injured", "places": ["Kherson"], "means": "shelling"},
    ),
    (
        "• Dozens of bodies were found in a well in Tarhuna.\n• Officials gave no count.",
        "Dozens",
        {"unit": "bodies", "harm": "killed", "places": ["Tarhuna"], "count": "dozens"},
    ),
    # ---- places that are named by a people, a coast, a direction
    (
        "More than 90 civilians were killed on Syria’s coast.",
        "More than 90",
        {"places": ["Syria’s coast"]},
    ),
    (
        "More than 90 civilians were killed on the Syrian coast.",
        "More than 90",
        {"places": ["Syrian coast"]},
    ),
    (
        "Fighting between troops and men loyal to Idris Moro killed 50 people in Wau.",
        "50",
        {"places": ["Wau"]},
    ),
    # ---- the displaced
    (
        "Some 6,000 Sudanese have fled El Fasher for Tawila.",
        "Some 6,000",
        {"harm": "displaced", "places": ["El Fasher"], "destination": ["Tawila"]},
    ),
    (
        "Around 390 families were evacuated from Bakhmut to Dnipro.",
        "Around 390",
        {"harm": "displaced", "unit": "families", "places": ["Bakhmut"], "destination": ["Dnipro"]},
    ),
    (
        "Tens of thousands of people have been displaced from Goma in recent days.",
        "Tens of thousands",
        {"harm": "displaced", "stance": "asserted", "places": ["Goma"]},
    ),
    (
        "Thousands sought refuge in neighbouring Uganda.",
        "Thousands",
        {"harm": "displaced", "places": [], "destination": ["neighbouring Uganda"]},
    ),
    # ---- when
    (
        "Militiamen killed 27 people in Banibangou on 8 and 9 March.",
        "27",
        {"when": "2025-03-08 to 2025-03-09"},
    ),
    (
        "Militiamen killed 27 people in Banibangou on 8-9 March.",
        "27",
        {"when": "2025-03-08 to 2025-03-09"},
    ),
    (
        "Between 6 and 12 March, 614 people were killed.",
        "614",
        {"when": "2025-03-06 to 2025-03-12"},
    ),
    ("On March 2, 2024, gunmen killed 18 people in Ikorodu.", "18", {"when": "2024-03-02", "stance": "asserted"}),
    # ---- means, accused, stance
    (
        "A drone strike by the Ethiopian army killed eight people at a market in Merawi.",
        "eight",
        {"means": "airstrike", "accused": ["Ethiopian army"], "places": ["Merawi"]},
    ),
    (
        "Suspected Boko Haram fighters killed 40 farmers near Dumba.",
        "40",
        {"status": "civilian", "accused": ["Suspected Boko Haram fighters"], "places": ["Dumba"]},
    ),
    (
        "It was not possible to verify a claim that 70 soldiers had died.",
        "70",
        {"stance": "doubted", "status": "combatant"},
    ),
    ("Up to 200 people are feared dead in Derna.", "Up to 200", {"stance": "projected", "count": (None, 200)}),
    (
        "Members of the Arakan Army executed two Rohingya elders, villagers said.",
        "two",
        {"community": "Rohingya", "accused": ["Members of the Arakan Army"], "means": "execution", "root": "villagers"},
    ),
    (
        "Gangs killed 207 people in the Wharf Jérémie area of Cité Soleil, the UN said, most of them elderly.",
        "207",
        {"root": "the UN", "accused": ["Gangs"]},
    ),
    (
        "The UN mission has documented 420 unlawful killings, 39 of them of children.",
        "420",
        {"harm": "killed", "root": "The UN mission"},
    ),
    (
        "The convoy carried over 200 families and three doctors.",
        None,
        {},
    ),
    (
        "Investigators interviewed over 200 victims and visited three mass graves in a village of several thousand.",
        None,
        {},
    ),
    (
        "Six Palestinians, including a 14-year-old boy, were killed by Israeli fire in Jenin, medics said.",
        "Six",
        {"community": "Palestinians", "root": "medics", "places": ["Jenin"], "accused": ["Israeli"]},
    ),
    (
        "Israel says about 1,200 people were killed and 251 taken hostage on 7 October 2023.",
        "251",
        {"harm": "detained", "when": "2023-10-07", "root": "Israel"},
    ),
    (
        "An estimated 3.5 million people have been uprooted by the war in Sudan.",
        "An estimated 3.5 million",
        {"harm": "displaced", "count": (3500000, 3500000, "about"), "places": ["Sudan"]},
    ),
    (
        "Gunmen killed four people in Ikorodu on Thursday. On March 2, 2024, a raid there killed 18 people.",
        "18",
        {"when": "2024-03-02", "stance": "background"},
    ),
    (
        "The mission verified 139 civilians killed across Ukraine in January, its head said on Tuesday.",
        "139",
        {"when": "2025-01", "stance": "asserted", "places": ["Ukraine"]},
    ),
    (
        "Militiamen killed 27 people in Zabdo on Tuesday and Wednesday.",
        "27",
        {"when": "2025-03-11 to 2025-03-12"},
    ),
    (
        'Relief Now, a charity, said nine of its drivers "were mercilessly killed" in Nyala.',
        "nine",
        {"harm": "killed", "status": "civilian", "root": "Relief Now", "places": ["Nyala"]},
    ),
    (
        "On 3 March, Rights International said it had verified that 32 of the dead in Wau had been shot.",
        "32",
        {"root": "Rights International"},
    ),
    (
        "At least 30 monks died, a spokesperson for the local People's Defence Force (PDF) told AFP.",
        "At least 30",
        {"root": "a spokesperson for the local People's Defence Force"},
    ),
    (
        "The network had documented the killing of 803 people as of March 10.",
        "803",
        {"when": "… to 2025-03-10", "running": True, "root": "The network"},
    ),
    (
        "Two Russian guided missiles hit a clinic in Sumy, killing 34 patients in the deadliest strike this year.",
        "34",
        {"accused": ["Russian"], "when": "… to 2025-03-14", "running": False, "status": "civilian"},
    ),
    ("She said that her husband was executed in Tawila.", "her husband", {"harm": "killed", "count": (1, 1)}),
    (
        "Seven Palestinians, three of them seriously, were hurt in Tubas, medics at Rafidia Hospital said Monday.",
        "Seven",
        {"victims": "Palestinians", "root": "medics at Rafidia Hospital", "said": "2025-03-10", "places": ["Tubas"]},
    ),
    (
        "Some 40,000 residents of Jenin and Tulkarm have been driven from their homes.",
        "Some 40,000",
        {"harm": "displaced", "places": ["Jenin", "Tulkarm"]},
    ),
    (
        "A clash near Naqoura hurt a soldier from Ghana, the peacekeeping force said.",
        "a",
        {"harm": "injured", "places": ["Naqoura"], "root": "the peacekeeping force"},
    ),
    # ---- over several sentences
    (
        "The Observatory said 1,225 civilians had been killed since 6 March. By county: Bentiu 658, Malakal 384, Bor 171.",
        "384",
        {"harm": "killed", "status": "civilian", "places": ["Malakal"], "part_of": "1,225", "root": "The Observatory"},
    ),
    (
        "Weeks of fighting have left more than 1,000 dead. The Nile Monitor counted 830 civilians, 231 policemen and 50 rebels.",
        "231",
        {"harm": "killed", "status": "combatant", "root": "The Nile Monitor"},
    ),
    (
        "Posts claimed that up to 7,000 worshippers were killed in two days; this was false.",
        "up to 7,000",
        {"stance": "doubted", "count": (None, 7000)},
    ),
    (
        "In all 158 civilians died: 49 in Wau, 25 in Bor (five of them priests) and 84 in Yei.",
        "84",
        {"harm": "killed", "places": ["Yei"], "part_of": "158"},
    ),
    (
        "Shells hit a queue for bread in Donetsk on Friday. At least 14 people were killed, the mayor said.",
        "At least 14",
        {"places": ["Donetsk"], "root": "the mayor", "when": "2025-03-14", "means": "shelling"},
    ),
    (
        "“We buried nine people yesterday,” said Amal Idris, a volunteer in Omdurman. “Most were women.”",
        "nine",
        {"root": "Amal Idris"},
    ),
    # ---- other wars, other words
    (
        "Two Rohingya women were killed and seven other people injured when a mortar round struck Thin Ga Nett village, residents said.",
        "seven",
        {"harm": "injured", "means": "shelling", "places": ["Thin Ga Nett"], "root": "residents"},
    ),
    (
        "Jihadists linked to al-Qaeda killed at least 55 soldiers in an assault on a base near Barsalogho, Burkina Faso.",
        "at least 55",
        {"status": "combatant", "places": ["Barsalogho"], "accused": ["Jihadists linked to al-Qaeda"]},
    ),
    (
        "In Haiti, gang violence left at least 5,601 people dead last year, according to the United Nations.",
        "at least 5,601",
        {"places": ["Haiti"], "root": "the United Nations", "when": "2024"},
    ),
    (
        "ACLED, a conflict monitor, recorded 72 civilian fatalities in Ituri in February.",
        "72",
        {"harm": "killed", "status": "civilian", "root": "ACLED", "places": ["Ituri"], "when": "2025-02"},
    ),
    (
        "The Taliban’s interior ministry said two policemen and one attacker died.",
        "two",
        {"status": "combatant", "root": "The Taliban’s interior ministry"},
    ),
    (
        "Houthi rebels have detained at least 24 UN staff members since January 2025.",
        "at least 24",
        {"harm": "detained", "status": "civilian", "accused": ["Houthi rebels"], "when": "2025-01 to …"},
    ),
    (
        "Colombia’s ombudsman reported that more than 50,000 people had fled Catatumbo.",
        "more than 50,000",
        {"harm": "displaced", "places": ["Catatumbo"], "root": "Colombia’s ombudsman"},
    ),
    (
        "Azerbaijani shelling wounded a 12-year-old girl in Goris, Armenia’s defence ministry said.",
        "a",
        {"harm": "injured", "status": "civilian", "accused": ["Azerbaijani"], "places": ["Goris"]},
    ),
    (
        "Some 240 schoolgirls remain missing after last month’s raid, the governor told reporters.",
        "Some 240",
        {"harm": "missing", "status": "civilian", "root": "the governor"},
    ),
    (
        "The IDF said it had killed “dozens of terrorists” in Rafah; Hamas-run authorities put the day’s dead at 61.",
        "dozens",
        {"status": "combatant", "root": "The IDF", "places": ["Rafah"]},
    ),
    (
        "More than a dozen journalists have been jailed in Belarus, Reporters Without Borders (RSF) says.",
        "More than a dozen",
        {"harm": "detained", "count": (13, None), "root": "Reporters Without Borders", "places": ["Belarus"]},
    ),
    (
        "Police opened fire on demonstrators in Conakry, killing three and wounding at least 15.",
        "at least 15",
        {"harm": "injured", "accused": ["Police"], "means": "gunfire", "places": ["Conakry"]},
    ),
    (
        "The remains of 17 people, including six children, were exhumed from a mass grave in Tarhuna.",
        "17",
        {"harm": "killed", "places": ["Tarhuna"]},
    ),
    (
        "Between 12 and 15 people died and an unknown number were hurt when a car bomb exploded in Wad Madani.",
        "Between 12 and 15",
        {"count": (12, 15), "places": ["Wad Madani"], "means": "bombing"},
    ),
]


def test_who_is_quoted_behind_a_list_is_no_victim() -> None:
    assert list(claims("“I saw four bodies,” a shopkeeper, Rahim Moro, 42, said.")) == ["four"]


@pytest.mark.parametrize(("words", "figure", "slots"), CASES, ids=[f"{case[0][:40]}-{case[1]}" for case in CASES])
def test_prose(words: str, figure: str | None, slots: dict[str, object]) -> None:
    found = claims(words)
    if figure is None:
        assert not found, sorted(found)
        return
    assert figure in found, sorted(found)
    said = _said(found[figure])
    assert {slot: said[slot] for slot in slots} == slots


def test_a_day_without_a_year_in_an_undated_report_keeps_its_year_open() -> None:
    (found,) = claims("The monitor said on March 12 that 31 people had been killed.", None).values()
    assert found.said is not None
    assert found.said.when.end == "--03-12"


WORDS = st.sampled_from(
    ["12", "dozens", "people", "civilians", "killed", "were", "said", "for", "in", "of", "(", "ABC", ")", ",", "–", ":", "“",
     "Wau", "Wau’s", "coast", "to", "fled", "8", "and", "9", "March", "Friday", "reports", "from", "the", "army", "has",
     "risen", "toll", "among", "them", "a", "monitor", "citing", ";", ".", "As", "of", "By", "province"]
)  # fmt: skip


@given(st.lists(WORDS, min_size=1, max_size=30).map(" ".join))
def test_any_order_of_words_is_read_twice_alike_and_quoted_exactly(words: str) -> None:
    found = claims(words)
    assert found == claims(words)
    for figure, claim in found.items():
        assert words[claim.figure.start : claim.figure.end] == figure
        assert claim.part_of is None or claim.part_of.words in words


@pytest.mark.parametrize(
    "words",
    [
        "A bomb killed 31 people in Kaduna, the rights office said. Its envoy told reporters in Geneva that 12 of them were children.",
        "A bomb killed 31 people in Kaduna. The rights office had verified 12 deaths, its envoy said in Geneva on Tuesday.",
        "A bomb killed 31 people in Kaduna. At a news conference in Geneva, an envoy said that 12 had died.",
    ],
)
def test_where_somebody_spoke_is_not_where_it_happened(words: str) -> None:
    assert [place.name for place in claims(words)["12"].places] == ["Kaduna"]


def test_what_is_said_of_a_place_is_there() -> None:
    found = claims("The mayor said in Kaduna 12 people were killed by a bomb.")
    assert [place.name for place in found["12"].places] == ["Kaduna"]


def test_who_made_a_weapon_is_not_accused() -> None:
    found = claims("A Chinese-made drone fired by the Taliban killed 12 people in Kunduz.")
    assert not any("Chinese" in one.name for one in found["12"].accused)


@pytest.mark.parametrize(
    ("words", "figure"),
    [
        ("A bomb killed 31 people in Kaduna. 12 of them were children.", "12"),
        ("A bomb killed 31 people in Kaduna, police said. They said that 12 of them were children.", "12"),
        ("A bomb killed 31 people in Kaduna. Twelve of the dead were children.", "Twelve"),
        ("A bomb killed 31 people in Kaduna, of whom 12 were children.", "12"),
    ],
)
def test_some_of_them_are_a_part_and_who_they_were_is_told_behind_the_verb(words: str, figure: str) -> None:
    part = claims(words)[figure]
    assert part.part_of is not None
    assert (part.harm, part.victims.status, part.part_of.words) == ("killed", "civilian", "31")


def test_the_parts_of_a_figure_by_place() -> None:
    found = claims(
        "Israeli strikes killed 61 people across Gaza on Tuesday, 24 of them in Rafah and 19 in Khan Younis."
    )
    assert {f: [p.name for p in c.places] for f, c in found.items() if f != "61"} == {
        "24": ["Rafah"],
        "19": ["Khan Younis"],
    }
    assert all(c.part_of and c.part_of.words == "61" for f, c in found.items() if f != "61")
    assert not {p.name for p in found["61"].places} & {"Rafah", "Khan Younis"}


def test_a_sentence_about_houses_goes_on_about_nobody() -> None:
    assert set(claims("The attack killed 20 people. 12 of the houses were empty. Five people were rescued.")) == {"20"}


def test_what_is_spread_over_a_land_is_not_in_the_next_sentences_camp() -> None:
    words = (
        "Strikes kill 52 in Gaza\n\nAir strikes killed at least 52 people across the Gaza Strip on Tuesday, 21 of them as they "
        "waited for aid, Gaza's civil defence agency said.\n\nIts spokesman said 14 people were killed in a house in "
        "the Al-Shati camp."
    )
    found = claims(words)
    assert [place.name for place in found["at least 52"].places] == ["Gaza Strip"]
    assert found["21"].part_of is not None
    assert [speaker.kind for speaker in found["at least 52"].speakers] == ["organisation"]
