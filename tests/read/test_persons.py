"""Whose names are private: by evidence, in invented reports; and what keeps its name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corroborate.read import Readout, people, read
from english import actors, english, gazetteer, text


def _read(words: str) -> Readout:
    return read(text(words), "2024-05-16", english(), None, actors())


def _private(words: str) -> list[str]:
    return [quote.words for quote in _read(words).private]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (
            "Among the dead were Lina Haddad, a 34-year-old teacher, and her brother Samir.",
            ["Lina Haddad", "Samir"],
        ),
        (
            "Two children, Maya and Yusuf Kanaan, were killed in Deir Hafer. Their mother, Rima, survived.",
            ["Maya", "Yusuf Kanaan", "Rima"],
        ),
        (
            "The victims were identified as Anton Kovalchuk, 45; Olena Kovalchuk, 41; and their son Danylo, 9.",
            ["Anton Kovalchuk", "Olena Kovalchuk", "Danylo"],
        ),
        (
            "Among the dead:\n- Ahmed Salim Darwish, 41\n- Fatima Darwish, 38\n- Nour Darwish, 6",
            ["Ahmed Salim Darwish", "Fatima Darwish", "Nour Darwish"],
        ),
        ("A resident who gave his name as Abu Omar said soldiers shot three men.", ["Abu Omar"]),
        ("Al-Vorshani, 60, was among 16 people killed.", ["Al-Vorshani"]),
        ("Tovald, 61, died.", ["Tovald"]),
        ("The farmer Perrin “Wolly” Dackett was killed.", ["Perrin “Wolly” Dackett"]),
        ("Police arrested Corwyn Haspold.", ["Corwyn Haspold"]),
        ("Photo by Marlok Sentiv. Two people were killed.", ["Marlok Sentiv"]),
        ("The baker lives at 14 Almond Street, near 3 van der Holt Lane.", ["14 Almond Street", "3 van der Holt Lane"]),
        ("She stayed in Flat 3B, Block 12, and then at house number 14.", ["Flat 3B, Block 12", "house number 14"]),
        ("The baker, who lives at House 7, Block C, near the mill, was there.", ["House 7, Block C"]),
        ("Street 4, House 7, is hers; she lives in Tent 14.", ["Street 4, House 7", "Tent 14"]),
        ("House No. 7 in Block 3 burned, and Room 12, House 4.", ["House No. 7 in Block 3", "Room 12, House 4"]),
        ("Shells hit Block 3 and Block 12 of the camp; House 7 burned.", []),
        ("A man named Zoltan and a woman called Ilka Varga were shot dead.", ["Zoltan", "Ilka Varga"]),
        ("The Kanaan family lost six people, Umm Ziad said.", ["Kanaan", "Umm Ziad"]),
        ("Three people died, said J. K. Haddad, their uncle. Mr. Haddad buried them.", ["J. K. Haddad", "Haddad"]),
        ("They wept in Kaplan's house, where five people were killed.", ["Kaplan"]),
        ("Killed were Zaher, Samer and Lama Dabbous.", ["Zaher", "Samer", "Lama Dabbous"]),
        ("Photos of the bodies of Wissam and Ghaith Sabbagh were posted.", ["Wissam", "Ghaith Sabbagh"]),
        (
            "Among 12 detainees are lawyer Zeinab Moradi, trade activist Behzor Safavi and singer Dilnaz.",
            ["Zeinab Moradi", "Behzor Safavi", "Dilnaz"],
        ),
        ("Police named the dead as Kembo Bakare and Ilo Bakare.", ["Kembo Bakare", "Ilo Bakare"]),
        ("Gunmen killed journalist Paolo Restrepo in Santa Rosa on Monday.", ["Paolo Restrepo"]),
        ("The body of Thiri Win was found near the market.", ["Thiri Win"]),
        ("Sergeant Oleh Bondar was killed. President Bohdan Melnyk mourned Bondar.", ["Oleh Bondar", "Bondar"]),
        ("Dr Hala Mansour said that 12 people had died in the Imam Ali hospital.", ["Hala Mansour"]),
        ("The wife of President Omar Sadiq, Leila, was killed.", ["Leila"]),
        ("The driver of the mayor, Hani Issa, was killed.", ["Hani Issa"]),
        ("In a letter to the president, Lina Haddad wrote that two people were killed.", ["Lina Haddad"]),
        ("Omar Haddad, 17, was shot outside the Omar Haddad mosque.", ["Omar Haddad"]),
        ("Karim Obeid, the head of a family of six, was killed.", ["Karim Obeid"]),
        ("Karim Obeid, a student leader, was killed.", ["Karim Obeid"]),
        ("ORSOLYA VESTERHAZ, A WITNESS, SAID 3 CHILDREN WERE KILLED.", ["ORSOLYA VESTERHAZ"]),
        ("GROCER TANCRED PELLAMOUR SHOT DEAD IN HOMS", ["TANCRED PELLAMOUR"]),
        ("A WITNESS, ODALINE O'CORVIS, SAID 4 PEOPLE DIED.", ["ODALINE O'CORVIS"]),
        ("Grocer Tancred Pellamour Shot Dead in Homs", ["Tancred Pellamour"]),
        ("A mother of three, Merle Tansy, was wounded along with 2 others.", ["Merle Tansy"]),
        ("A baker from the old town, Merle Tansy, was wounded.", ["Merle Tansy"]),
        ("The 16-year-old, Lucan Moyle-Tarn, was among the 5.", ["Lucan Moyle-Tarn"]),
        ("Killed in the attack was 30-year-old Basso Thurlock.", ["Basso Thurlock"]),
        ("Among them was Zirbat al-Quzandi (زربات القزندي), a teacher.", ["Zirbat al-Quzandi"]),
        ("Sorrel and Bryony Fenwold, two sisters, were among 5 killed.", ["Sorrel", "Bryony Fenwold"]),
        ("The dead: Maud Quiller; Rupert Stane; Alder Tibb.", ["Maud Quiller", "Rupert Stane", "Alder Tibb"]),
        ("Among them: Quenby Ruscoe, Dorothand Pym.", ["Quenby Ruscoe", "Dorothand Pym"]),
        ("Fisherman Ahmad al-Zunfari (known as Abu Shardal) was killed.", ["Ahmad al-Zunfari", "Abu Shardal"]),
        ('Survivor "Abu Wexford" told reporters 20 people were killed.', ["Abu Wexford"]),
        ("Neighbours of the Thornquists said 2 children died.", ["Thornquists"]),
        ("Another witness, Jessa Wyn-\nmarrow, told the monitor that 5 men died.", ["Jessa Wyn-\nmarrow"]),
        ("Barnaby Snod-\n\nwick said he buried 2 of them.", ["Barnaby Snod-\n\nwick"]),
        ("Detained were Sgt. Bram Tolvane and the nurse Phyllida Wain.", ["Bram Tolvane", "Phyllida Wain"]),
        ("Survivor Osric 'the Goat' Tannahill and Brindle “Mother” Vash said 5 died.",
         ["Osric 'the Goat' Tannahill", "Brindle “Mother” Vash"]),
        ("“He was kind,” recalled Isambart Quoyne.", ["Isambart Quoyne"]),
        ("Her name was Saffira Woolgrim.", ["Saffira Woolgrim"]),
        ("The patient, identified by relatives as Lysbet Corrigan-Vale, died.", ["Lysbet Corrigan-Vale"]),
        ("Teenager Rasmina Okpovasi was shot.", ["Rasmina Okpovasi"]),
        ("Hajiya Larabatu Gusaurin fled.", ["Hajiya Larabatu Gusaurin"]),
        ("The strike killed 17 people including Orvin.", ["Orvin"]),
        ("Orvin was killed, and 12 people were wounded.", ["Orvin"]),
        ("Orvin (6) was killed; Tallis, six, was killed too.", ["Orvin", "Tallis"]),
        ("The strike killed Orvin and 16 other people.", ["Orvin"]),
        ("Police arrested 54 people: Orvin, Tallis and Jory.", ["Orvin", "Tallis", "Jory"]),
        ("“32 people were killed,” added Orvin.", ["Orvin"]),
        ("A source named Orvin was there, and the sister of Tallis.", ["Orvin", "Tallis"]),
        ("Orvin Halle (b. 1999) was there.", ["Orvin Halle"]),
        ("Orvin asked not to be named. Tallis (not her real name) wept.", ["Orvin", "Tallis"]),
        ("Her cousin Bashir, 12, was killed.", ["Bashir"]),
        ("The boy Imran Khan, 12, was killed.", ["Imran Khan"]),
        ("Her daughter Gaza, 6, was killed in Gaza.", ["Gaza"]),
        ("Four bodies were found, said Dr Wadi Shamrat.", ["Wadi Shamrat"]),
        ("Two shepherds, Orvin and Tallis, were killed by a mine.", ["Orvin", "Tallis"]),
        ("They killed Orvin.", ["Orvin"]),
        ("By Jory Pellan in Homs\n\nNine were killed in Homs.", ["Jory Pellan"]),
        ("Nine died. Additional reporting: Bram Tolv; edited by Nessa Quillon", ["Bram Tolv", "Nessa Quillon"]),
        ("Nine died.\n\nNames of the dead\nOrsolya Bracken\nDimo Vargos", ["Orsolya Bracken", "Dimo Vargos"]),
        ("The photograph shows Lida Brandel holding her son.", ["Lida Brandel"]),
        ("A man who calls himself Orvin said nine died.", ["Orvin"]),
        ("My name is Ulrikka.", ["Ulrikka"]),
        ("Contact: Wren Hallovane.", ["Wren Hallovane"]),
        ("D. R., 51, was there. “No,” said P.L., a miner. Five died, said the tailor, V.N.", ["D. R.", "P.L.", "V.N."]),
        ("O.'s son was shot. She gave only her initials, B.G., and wept.", ["O.", "B.G."]),
        ("Head nurse Orvina saw five bodies; deputy nurse Tamsel Quay fled.", ["Orvina", "Tamsel Quay"]),
        ("They burned the house of Abu Torvin in Homs and the tent of Ulmara.", ["Abu Torvin", "Ulmara"]),
        ("A boy whom everyone called “Pilko” wept; the guard, nicknamed “the Crow”, died.", ["Pilko", "the Crow"]),
        ("Tallisk, as he is known in the street, buried two.", ["Tallisk"]),
        ("Nine were killed, among them Tadeu de los Vintos and Marga van der Krol.", ["Tadeu de los Vintos", "Marga van der Krol"]),
        ("Orvin woke at dawn. Tallis remembers it. Jorun lost two sons. Nessik was asleep.", ["Orvin", "Tallis", "Jorun", "Nessik"]),
        ("Wendrick, who was shot twice, lived. Ollira, whose mother died, fled.", ["Wendrick", "Ollira"]),
        ("At the funeral of Orvin, nine, and in Tallis's kiosk they wept.", ["Orvin", "Tallis"]),
        ("The dead included Orsol Pike (14), Tallis (9) and Jorun (31).", ["Orsol Pike", "Tallis", "Jorun"]),
        ("A witness known by his first name, Orvin, and one whom we call Tallis saw it.", ["Orvin", "Tallis"]),
        ("Survivors such as Orvin and nurses including Tallis saw it.", ["Orvin", "Tallis"]),
        ("A father of two, Orvin, was among the dead. Old Tallis sat there.", ["Orvin", "Tallis"]),
        ("The mukhtar of the village, Orvin Halle, said nine died.", ["Orvin Halle"]),
        ("Shells hit 6-C Plum Lane and Quince Road 17, and Flat 9, Al-Warda Tower, too.", ["6-C Plum Lane", "Quince Road 17", "Flat 9, Al-Warda Tower"]),
        ("Nine died.\n\nT. Q / Orvin / Tallis", ["T. Q", "Orvin", "Tallis"]),
        ("Tallisk, second from right, and Orvin Halle, left, fled.", ["Tallisk", "Orvin Halle"]),
        ("“They shot at us,” Brunhal Lake says.", ["Brunhal Lake"]),
        ("Malama Quorra, whose shop burned, fled. Sayadaw U Pentharo hid six.", ["Quorra", "Pentharo"]),
        ("Sheikh Dormal washed nine bodies.", ["Dormal"]),
        ("Singer and mother of six Yorinda was shot. A father of five, Tallis, was too.", ["Yorinda", "Tallis"]),
        ("Jorunda could no longer sleep. For two nights Tallisk waited. Beside Orvin lay two dead.", ["Jorunda", "Tallisk", "Orvin"]),
        ("“I carried six of my neighbours,” Orvina recalled.", ["Orvina"]),
        ("Only Nesrik, the oldest, stayed.", ["Nesrik"]),
        ("Lidka V. was shot, and Senka H.'s son, a boy, fled.", ["Lidka V.", "Senka H."]),
        ("Witness R-12 saw it; the testimony of DN-4, a nurse, lasted.", ["R-12", "DN-4"]),
        ("Bartol the Blind counted seven; the guard, Osric the Bear, fled.", ["Bartol the Blind", "Osric the Bear"]),
        ("Tormund Vask, 40, was killed. “Tormik was kind,” she said.", ["Tormund Vask", "Tormik"]),
        ("Konstantin Vask, 40, was killed. Kostyan was kind. Wilda the Cook washed them.", ["Konstantin Vask", "Kostyan", "Wilda the Cook"]),
        ("There is no trace of Orvina. Here she is called Tallis. Upstairs lived Jorun.", ["Orvina", "Tallis", "Jorun"]),
        ("Translation: Bram Tolv. “Run!” Nessik shouted. Quorra has not slept since.", ["Bram Tolv", "Nessik", "Quorra"]),
        ("The suspect, Pelin Dravko, known as “Sivi”, fled. A man known as “Krtek” did too.", ["Pelin Dravko", "Sivi", "Krtek"]),
        ("The driver Omrik Tassan, alias Wolfer, died.", ["Omrik Tassan", "Wolfer"]),
        ("The baker Omrik Tassan called Hamas “mad”, or Hezbollah.", ["Omrik Tassan"]),
        ("Fadl Tarzouk, a baker, was killed when Tarzouk Bakery was hit.", ["Fadl Tarzouk", "Tarzouk"]),
    ],
)  # fmt: skip
def test_private_persons(words: str, names: list[str]) -> None:
    assert _private(words) == names


@pytest.mark.parametrize(
    "words",
    [
        "Foreign Minister Petra Lindqvist said 12 people were killed. Lindqvist blamed the rebels.",
        "Karim Obeid, the mayor of Ruva, said five civilians were killed. Obeid spoke in Omar Street.",
        "Five men were killed, said Mustafa Tarif, spokesman for the Ruvan Interior Ministry.",
        "General Petr Novak, who commands the brigade, was killed on Monday.",
        "The rebel commander Petr Novak was killed on Monday. Novak had led the siege.",
        "Syrian Observatory for Human Rights director Rami Abdel Rahman said 12 died. Abdel Rahman said more would.",
        "Human Rights Watch said that 12 people were killed in Khan Younis. Damascus said 15 soldiers died.",
        "Al Mayadeen said 13 people were killed in Deir Hafer by the Imam Ali brigade, near Rafic Hariri airport.",
        "By province: Latakia 658, Tartus 384, Hama 171, Homs 12.",
        "Residents of Aleppo, Khan Younis and Port Sudan fled; the Israeli army and Russian jets killed 12 people.",
        "On Friday 12 Shiite worshippers were killed at the Al Noor Mosque in New Haven.",
        "Six were killed on Martin Luther King Street in Port Harcourt, Israel said.",
        "The U.N. said nine died at 9 a.m. on Monday; the F.S.A. said two did. The U.S., who bombed it, denied it.",
        "The House of Representatives met. Fastaqim, who are in Homs, buried its dead and its men.",
        "General Petr Novak led the siege. The killing of Novak shocked the army; Novak was killed.",
        "On Nile Street 44 people were killed, and on Cedar Road 12 more.",
        "Hilltown lost 12 sons. Ruvania woke to shelling. Ruvak sits on the border.",
        "Among them Hezbollah, Hamas and the Badr Brigade. Neighbours such as Jordan, whose army fled, said so.",
        "Deputy Minister Dr Hassan Feruz said nine died. Deputy commander Karim Obeid said so too.",
        "An operation they called “Dawn Spear” began. A village known to all as “Upper Mill Camp” burned.",
        "The village of Al-Tuwaimah lost 31, nine of them children. Sources in al-Fouaa told reporters that 4 died.",
        "Bashar Assad said nobody was killed. Putin agreed with Assad.",
        "Rebels arrested Sultan Murad fighters.",
        "DOZENS KILLED AS ARMY SHELLS EASTERN GHOUTA, ACTIVISTS SAY. FOREIGN MINISTER PETRA LINDQVIST DENIED IT.",
        "DOCTORS WITHOUT BORDERS SAYS 3 DOCTORS KILLED IN DEIR HAFER",
        "A resident of Douma, Rif Dimashq, said 4 people were killed. Five died in Abu Dali, residents said.",
        "Victims: 12 in Homs, 3 in Deir Hafer; Rif Dimashq 4. Killed: 3 in Khan Younis; 4 in Beit Lahia.",
        "Activists Use Pokemon Go in Syria. 33 Militants Claimed in Homs. Terrorist Car Attack in Tal Abyad.",
        "“Five died,” said Al Arabiya. Mid-\nsized towns were hit in pre- and post-war Syria.",
        "Mark Rutte and Bashar al-Assad, the son Hafez al-Assad groomed, spoke. Four children Al Jazeera named lived.",
        "Near Martyr Bassel Square in Sheikh Maqsoud, Ashrafieh and Bani Zaid, DSP Orvin Halle, a police spokesman, fell.",
        "Injured\nHoms 12\nDeir Hafer 14\n\nThe strike killed Houthis. The army killed Alawites and freed Homs.",
        "By Sarim Network\n\nVladimir Putin and his army bombed two towns, Homs and Hama; Dr General Hospital was hit.",
        "Fighters of Jaish al-Islam and Ahrar al-Sham killed 12 soldiers in Eastern Ghouta.",
        "Ruvania, left in ruins, will not speak to the rebels. Hezbollah, right or wrong, fired; Homs, left, fell.",
        "The Turtle Bay said so. The News Desk said nine died. Ruvak Bridge fell; nine died on Ruvak Bridge.",
        "In Sheikh Dormal nine died. Sheikh Dormal buried its dead, and for weeks Sheikh Dormal waited.",
        "Torvak will not speak of it, the mayor of Torvak said, and for weeks Torvak waited.",
        "Zarbok will not sleep tonight. Five died in Zarbok. For two days Zarbok waited, and beside Zarbok lay Ruvak.",
        "“Our aid workers died,” Save the Children said. “We and my ministry deny it,” Damascus said.",
        "Homs, the oldest city, and Vitamin D. is short. In Sector B. two died, and in Hepatitis C. wards.",
        "They shot at witness stands with T-72 tanks and heard the testimony of T-72 crews of the M23.",
        "In Ruvak the Guard said so. The Free Ruvan Army the General led fled.",
        "A town known as “Little Ruvak” and a militia known as “the Wolves” were hit. The rebels, alias Dawn, fled.",
        "Residents called “a massacre” what fell on Homs; volunteers known as “the Lanterns” and President Omar Sadiq called Hamas “mad”.",
        "There is no trace of Hamas. Kostiantynivka fell; Ruvania has not spoken, and Masyaf was hit.",
        "General Petr Novak, known as “Viper”, led the siege. Novik is a town.",
        "Nine died when shells hit the Tarzouk Bakery and Ruvak Farm.",
    ],
)
def test_places_bodies_and_officials_keep_their_names(words: str) -> None:
    assert _private(words) == []


@pytest.mark.parametrize(
    ("field", "names"),
    [
        ("Halvmoor Post", ()), ("Radio Halvmoor", ()), ("Syria Direct", ()), ("Zelmira Quist Foundation", ()),
        ("Jorunn Underhay, freelance reporter", ("Jorunn Underhay",)), ("Photographer Mina Rask", ("Mina Rask",)),
        ("Hassan Idris", ("Hassan Idris",)),
    ],
)  # fmt: skip
def test_a_publisher_is_a_person_only_where_the_field_tells_it(field: str, names: tuple[str, ...]) -> None:
    assert people(field, english(), None, actors()) == names


def test_a_bare_surname_is_its_last_bearers() -> None:
    words = "Mayor Karim Obeid said five died. Obeid left. The baker Hani Obeid was killed. Obeid was 40."
    assert _read(words).private[-1].start == words.rindex("Obeid")
    assert [quote.words for quote in _read(words).private] == ["Hani Obeid", "Obeid"]


def test_said_is_a_name_only_where_it_stands_as_one() -> None:
    words = "Said Karam, 34, a farmer, was killed, his wife said. Neighbours said that Karam had said nothing."
    assert _private(words) == ["Said Karam", "Karam"]


def test_the_victims_of_a_claim_are_named_in_it_and_officials_are_not() -> None:
    (claim,) = _read("Shells killed a teacher, Lina Haddad, on Monday.").statements[:1]
    assert "Lina Haddad" in [name.words for name in claim.victims.names]
    (claim,) = _read("A general, Petr Novak, was killed on Monday.").statements[:1]
    assert claim.victims.names == ()


def test_speakers_are_persons_or_officials() -> None:
    def kinds(words: str) -> list[str]:
        return [speaker.kind for said in _read(words).statements for speaker in said.speakers][:1]

    assert kinds("Dr Hala Mansour said that 12 people had died.") == ["person"]
    assert kinds("A nurse, Hala Mansour, said that 12 people had died.") == ["person"]
    assert kinds("Governor Hala Mansour said that 12 people had died.") == ["official"]
    assert kinds("Damascus said that 12 people had died.") == ["organisation"]
    assert kinds("Israel said that 12 people had died.") == ["organisation"]
    assert kinds("Mayor Hala Mansour left. Mansour said that 12 people had died.") == ["official"]


_FIRST = st.sampled_from(["Lina", "Omar", "Danylo", "Chidi", "Thiri", "Xochitl", "Zbyn"])
_LAST = st.sampled_from(["Haddad", "Kovalchuk", "Okoro", "al-Khatib", "de Vries", "O'Hara", "Nguyen-Sy"])
_FRAMES = st.sampled_from(
    [
        "A shell killed {}, a 34-year-old baker, on Monday.",
        "Her brother {} was killed on Monday.",
        "{}, 34, was shot dead in Ruva.",
        "Soldiers arrested the student {} on Monday.",
        "Twelve people died, {}, a nurse, said.",
    ]
)


@given(_FIRST, _LAST, _FRAMES)
def test_whoever_is_named_so_is_found(first: str, last: str, frame: str) -> None:
    name = f"{first} {last}"
    assert _private(frame.format(name)) == [name]


@given(st.text(alphabet="Aal-. ,'’\n\"BbüØ1()", max_size=80))
def test_any_text_is_read_and_names_are_its_exact_words(words: str) -> None:
    for quote in _read(words + "Lina Haddad, 9, died.").private:
        assert (words + "Lina Haddad, 9, died.")[quote.start : quote.end] == quote.words


def test_who_has_a_brother_is_no_town() -> None:
    found = read(
        text("Salma's brother was taken. Idlib's sons marched."), "2024-05-16", english(), gazetteer(), actors()
    )
    assert [quote.words for quote in found.private] == ["Salma"]
