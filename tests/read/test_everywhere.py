"""The reader on the words of many wars: how people say who was harmed, and what is no harm of violence. All sentences are invented."""

from __future__ import annotations

import pytest

from corroborate import read
from english import actors, claims, english, gazetteer
from english import text as cut


def _told(words: str) -> list[tuple[str, str]]:
    return [(claim.figure.words, str(claim.harm)) for claim in claims(words, "2025-03-14")]


@pytest.mark.parametrize(("words", "told"), [
    ("The raiders slit the throats of at least nine rice farmers near Odalo.", [("at least nine", "killed")]),
    ("Gunmen killed a district administrator and two tax officials in Odalo.", [("a", "killed"), ("two", "killed")]),
    ("Six herdsmen died on the spot, while two others gave up the ghost at the hospital.", [("Six", "killed"), ("two", "killed")]),
    ("The bandits whisked away the bride, her three sisters and 20 guests.", [("the bride", "detained"), ("three", "detained"), ("20", "detained")]),
    ("Her daughter-in-law lost an arm on Friday.", [("Her daughter-in-law", "injured")]),
    ("Hundreds remain in captivity across the state.", [("Hundreds", "detained")]),
    ("In one of the encounters a soldier paid the supreme price.", [("a", "killed")]),
    ("Orsolya Brandt, 58, was killed on the spot.", [("Orsolya Brandt", "killed")]),
    ("Karam's youngest son, Bilal, was detained at a checkpoint.", [("Karam's youngest son", "detained")]),
    ("Since May 70 people have been killed.", [("70", "killed")]),
    ("A pro-army channel claimed that 15 “bandits” had been killed in Odalo.", [("15", "killed")]),
    ("Of the dead, 41 were insurgents, 15 security personnel and six farmers.", [("41", "killed"), ("15", "killed"), ("six", "killed")]),
    ("Four of the dead were women and one was a seven-month-old boy.", [("Four", "killed"), ("one", "killed")]),
    ("Among the dead, he said, were a lawmaker and two hotel guards.", [("a", "killed"), ("two", "killed")]),
    ("In neighbouring North Odalo, a taxi driver was killed on Tuesday.", [("a", "killed")]),
    ("The police say some ten raiders were “fatally wounded” by its officers.", [("some ten", "killed")]),
    ("The army sent more than 80 insurgents to their deaths.", [("more than 80", "killed")]),
    ("The register lists more than 9,000 people as missing.", [("more than 9,000", "missing")]),
    ("The gangs have driven some 1,500 families from Odalo.", [("some 1,500", "displaced")]),
    ("Odalo, day 43: four more people killed", [("four", "killed")]),
    ("The troops recovered six bodies of villagers.", [("six", "killed")]),
    ("A stray shell killed Fatima Odalo and her three daughters.", [("Fatima Odalo", "killed"), ("three", "killed")]),
    ("Karam Odeh, 24, and his cousin were shot dead at a checkpoint.", [("Karam Odeh", "killed"), ("his cousin", "killed")]),
    ("In Odalo, two schoolgirls were hit by stray bullets; one of them died.", [("two", "injured"), ("one", "killed")]),
    ("The army burned twelve farmers alive in Odalo.", [("twelve", "killed")]),
    ("They took his two sons with them, he said.", [("two", "detained")]),
    ("It has left more than 10,000 civilians and soldiers dead.", [("more than 10,000", "killed")]),
    ("A man wounded this morning in Odalo has died in hospital.", [("A", "killed")]),
    ("A doctor confirmed the arrival of 18 wounded, four of whom died during treatment.", [("18", "injured"), ("four", "killed")]),
    ("Its fighters had killed six soldiers and captured one in an ambush.", [("six", "killed"), ("one", "detained")]),
    ("43 Houthis, including two leaders known as Abu Karam and Abu Sulm, had been killed since Monday.", [("43", "killed"), ("two", "killed")]),
    ("34 people died in Odalo, where a postal worker and two nurses were among the victims.", [("34", "killed"), ("a", "killed"), ("two", "killed")]),
    ("Fourteen displaced people were killed in Odalo and six injured.", [("Fourteen", "killed"), ("six", "injured")]),
    ("Clashes since 12 May have uprooted some 9,000 farmers.", [("some 9,000", "displaced")]),
    ("Two brothers aged 11 and 14 died; a boy of seven was hurt.", [("Two", "killed"), ("a", "injured")]),
    ("The raiders took seven prisoner and led five away to Odalo.", [("seven", "detained"), ("five", "detained")]),
    ("Soldiers are holding at least 20 herders as human shields.", [("at least 20", "detained")]),
    ("The army said it had put 30 rebels out of action.", [("30", "killed")]),
    ("Eleven people died in Odalo. The nurses' union spoke of 16.", [("Eleven", "killed"), ("16", "killed")]),
    ("Police counted nine bodies. Four more lay by the road.", [("nine", "killed"), ("Four", "killed")]),
    ("In Odalo hundreds, and by some accounts as many as 900, were killed.", [("hundreds", "killed"), ("as many as 900", "killed")]),
    ("Nine villagers were shot in Odalo. One of them, a midwife, was off duty.", [("Nine", "killed"), ("One", "killed")]),
    ("From June 3 to 9, no fewer than 20 herders were killed.", [("no fewer than 20", "killed")]),
    ("The police identified the slain rebels as Anwar Sulm, Tariq Mir and Abu Hafs.", [("Anwar Sulm, Tariq Mir and Abu Hafs", "killed")]),
    ("It named the dead as Salem Odeh, 28, Khaled Sati, 22, and Murad Hamdan, 21.", [("Salem Odeh, 28, Khaled Sati, 22, and Murad Hamdan, 21", "killed")]),
    ("Gunmen kidnapped two men. The abducted men are Stojan Sati and Milorad Odeh.", [("two", "detained"), ("Stojan Sati and Milorad Odeh", "detained")]),
    ("Two farmers were killed. The attackers were identified as Karam Odeh and Sami Sati.", [("Two", "killed")]),
    ("Corporal Balu Sati of 9 Frontier Rifles succumbed to his injuries at the hospital late on Monday.", [("Corporal Balu Sati", "killed")]),
    ("Adil Sati, 17, of Odalo was hit by a bullet and died on the way.", [("Adil Sati", "killed")]),
    ("The surgeon Karam Odeh, wounded in the same raid, remains in hospital.", [("Karam Odeh", "injured")]),
    ("The shelling left nine displaced people dead.", [("nine", "killed")]),
    ("Two prisoners of war seen alive in a video were later executed.", [("Two", "killed")]),
    ("The club said 25 people had been taken, among them a teacher.", [("25", "detained"), ("a", "detained")]),
    ("Four of his comrades were taken to hospital.", [("Four", "injured")]),
    ("Two shopkeepers were dragged from their stalls and hanged.", [("Two", "detained"), ("Two", "killed")]),
    ("They have executed a farmer accused of spying.", [("a", "killed")]),
    ("Another man tripped a mine and lost a foot.", [("Another", "injured")]),
    ("Three of the kidnapped nuns were freed on Monday.", []),
    ("They found what remained of eleven people.", [("eleven", "killed")]),
    ("Fighters shot dead two local officials and a teacher.", [("two", "killed"), ("a", "killed")]),
    ("These people killed my two sons in March.", [("two", "killed")]),
    ("Three fighters were martyred, among them the commander Abu Karam al-Sati.", [("Three", "killed"), ("Abu Karam al-Sati", "killed")]),
    ("Eleven residents, including a pastor with the Church of Odalo, and his wife, were killed.", [("Eleven", "killed"), ("a", "killed"), ("his wife", "killed")]),
    ("Her body was found beside the road.", [("Her body", "killed")]),
    ("They dragged a chief, Adan Sati, out of his house and shot him.", [("a", "killed")]),
    ("At the hospital, an officer said that a woman from Odalo, hit by a stray bullet, was in theatre.", [("a", "injured")]),
    ("Eight other soldiers were wounded, two seriously.", [("Eight", "injured"), ("two", "injured")]),
    ("A commuter was shot dead on a bus, and a steward was wounded.", [("A", "killed"), ("a", "injured")]),
    ("The bodies of Karam Odeh, 41, a baker, and his two sons were found in a well.", [("Karam Odeh", "killed"), ("two", "killed")]),
    ("The bodies of his wife and two sons had been brought out of the rubble.", [("his wife", "killed"), ("two", "killed")]),
    ("We mourn our colleague Karam Odeh, a nurse, who was killed on Tuesday.", [("Karam Odeh", "killed")]),
    ("Every one of the 11 passengers perished.", [("11", "killed")]),
    ("Two other men, whose names were not released, were wounded.", [("Two", "injured")]),
    ("Amal Sati, who had just turned 12, and his sister were killed by a shell.", [("Amal Sati", "killed"), ("his sister", "killed")]),
    ("The police commander and two of his men fell in the ambush.", [("The police commander", "killed"), ("two", "killed")]),
    ("All five on board died.", [("five", "killed")]),
    ("Six were killed in Odalo: Karam Odeh, Sami Sati, Amal Noor and three others.", [("Six", "killed"), ("Karam Odeh, Sami Sati, Amal Noor", "killed"), ("three", "killed")]),
    ("Two farmers died. The speakers were: Karam Odeh, Sami Sati and Amal Noor.", [("Two", "killed")]),
    ("Three of their officers were airlifted to hospital after the ambush.", [("Three", "injured")]),
    ("The ministry named the dead as Karam Odeh, 24, and Sami Belo, 19.", [("Karam Odeh, 24, and Sami Belo, 19", "killed")]),
    ("Four farmers, identified as Karam Odeh, Sami Belo, Ali Tarn and Omar Coro, were shot dead.", [("Four", "killed"), ("Karam Odeh, Sami Belo, Ali Tarn and Omar Coro", "killed")]),
    ("A former sarpanch, Karam Odeh, was killed in Odalo.", [("A", "killed")]),
    ("Neighbours said Karam Odeh, 41, and his two sons were killed.", [("Karam Odeh", "killed"), ("two", "killed")]),
    ("Amal Odeh, 22, received a bullet in the chest and died.", [("Amal Odeh", "killed")]),
    ("A Malawian and a Uruguayan have died in the fighting.", [("A", "killed"), ("a", "killed")]),
    ("A shopkeeper selling sweets was gunned down in Odalo.", [("A", "killed")]),
    ("We lost nine that night, six men who kept the herds and three women.", [("nine", "killed"), ("six", "killed"), ("three", "killed")]),
    ("Two medics were killed in May, 84 since January.", [("Two", "killed"), ("84", "killed")]),
    ("Fourteen people died, eight women, five men and the infant.", [("Fourteen", "killed"), ("eight", "killed"), ("five", "killed"), ("the infant", "killed")]),
    ("Some 9,000 families have left Odalo for Belo.", [("Some 9,000", "displaced")]),
    ("The elders gave the names of 16 herders they slaughtered there.", [("16", "killed")]),
    ("The clashes have driven nearly two lakh people into camps.", [("nearly two lakh", "displaced")]),
    ("Nine people died in Odalo. A separate tally by the clinic stood at 12.", [("Nine", "killed"), ("12", "killed")]),
    ("All four, she says, were shot in a ditch.", [("four", "killed")]),
    ("An official of the Odalo council and his two guards died in the blast.", [("An", "killed"), ("two", "killed")]),
    ("190 people had been killed in Odalo since May 7, including 61 boys and 40 girls.", [("190", "killed"), ("61", "killed"), ("40", "killed")]),
    ("The rebels were responsible for 41 of the killings, the army for nine and the police for two.", [("41", "killed"), ("nine", "killed"), ("two", "killed")]),
    ("Five people died in Belo, and in Coro one, a forester.", [("Five", "killed"), ("one", "killed")]),
    ("Four men were taken to the Odalo camp for questioning.", [("Four", "detained")]),
    ("The militia has forced over 900 people across Odalo to leave their homes.", [("over 900", "displaced")]),
    ("Among those killed was a 20-year-old awaiting trial.", [("a", "killed")]),
    ("Troops shot nine unarmed Odalans, five in Belo and four in Coro.", [("nine", "killed"), ("five", "killed"), ("four", "killed")]),
    ("It counts 354 fatal victims in three months.", [("354", "killed")]),
    ("The blast left his brother with a severed leg.", [("his brother", "injured")]),
    ("Eleven herders, including a chief known as Karam Odeh, were eliminated.", [("Eleven", "killed"), ("a", "killed")]),
    ("The ministry named the fallen as Lt. Karam Odeh and Sgt. Sami Belo.", [("Lt. Karam Odeh and Sgt. Sami Belo", "killed")]),
    ("Update 2 - Twenty-three inmates dead in Odalo prison", [("Twenty-three", "killed")]),
    ("The car stopped at the gate with the driver dead in the seat.", [("the driver", "killed")]),
    ("A kiosk owner and his helper died in Belo when gunmen fired.", [("A", "killed"), ("his helper", "killed")]),
    ("On Friday a nursing student died in crossfire.", [("a", "killed")]),
    ("Karam, 17, was among nine people killed on Friday.", [("Karam", "killed"), ("nine", "killed")]),
    ("The mob hacked her father-in-law to death.", [("her father-in-law", "killed")]),
    ("It left eight dead, among them a sergeant of the Odalo battalion and a 14-year-old schoolgirl.", [("eight", "killed"), ("a", "killed"), ("a", "killed")]),
    ("The unit Odalo 88 shot dead three suspected rebels.", [("three", "killed")]),
    ("A couple and their son were shot dead.", [("A couple", "killed"), ("their son", "killed")]),
    ("A priest helped to bury 38 people. Two deacons and a weaver were among them.", [("38", "killed"), ("Two", "killed"), ("a", "killed")]),
    ("Nine guards were killed, the youngest of them a boy of 15.", [("Nine", "killed"), ("a", "killed")]),
    ("A charred body was found near the mill.", [("A", "killed")]),
    ("They paraded the corpse of a peasant in Odalo.", [("a", "killed")]),
    ("Amal Odeh, 51, is looking for her son.", [("her son", "missing")]),
    ("Two sisters, Amal Odeh (19) and Mina Odeh (16), were shot by soldiers and died.", [("Two", "killed")]),
    ("He said his brother Karam, one of the drivers, was killed.", [("his brother", "killed")]),
    ("The rebels handed over to the Red Cross a soldier they had captured.", [("a", "detained")]),
    ("On the evening of June 2, Karam Odeh, a resident of Belo, Anar Region, was shot dead.", [("Karam Odeh", "killed")]),
    ("At least a hundred people, perhaps as many as 150, perished.", [("At least a hundred", "killed"), ("as many as 150", "killed")]),
    ("The body of journalist Sami Belo was found in a ditch.", [("Sami Belo", "killed")]),
    ("Sami Belo, the deputy governor, was gunned down in Odalo.", [("Sami Belo", "killed")]),
    ("The fighting has sent 30,000 people across the border.", [("30,000", "displaced")]),
    ("Six people died, according to the hospital, and the opposition says 11.", [("Six", "killed"), ("11", "killed")]),
    ("His father was taken from the house and shot.", [("His father", "killed")]),
    ("Her husband was being led away at gunpoint.", [("Her husband", "detained")]),
    ("The enemy lost nearly 90 men in a day, “killed and wounded alike”.", [("nearly 90", "casualties")]),
    ("Three heroes of the brigade ascended as martyrs.", [("Three", "killed")]),
    ("Snipers killed six; mines accounted for another four in Belo.", [("six", "killed"), ("four", "killed")]),
    ("Police shot one man in the leg.", [("one", "injured")]),
    ("The dead: a farmer, his wife and their four children.", [("a", "killed"), ("his wife", "killed"), ("four", "killed")]),
    ("Also killed was a girl of nine.", [("a", "killed")]),
    ("He was one of six teachers murdered this term.", [("six", "killed")]),
    ("The agency has registered 8,200 new arrivals in Coro.", [("8,200", "displaced")]),
    ("The group freed 12 hostages but still holds 30.", [("30", "detained")]),
    ("My husband Karam and our neighbour were killed instantly.", [("My husband", "killed"), ("our neighbour", "killed")]),
    ("Killed in the raid were two guards and a driver.", [("two", "killed"), ("a", "killed")]),
    ("Killed in the raid were Sami Belo and his sister.", [("Sami Belo", "killed"), ("his sister", "killed")]),
    ("The dead include Sergeant Karam Odeh of the Belo police.", [("Sergeant Karam Odeh", "killed")]),
    ("The gunmen lined up the passengers and shot eleven of them.", [("eleven", "killed")]),
    ("Ten of the dead had been stabbed, the police said.", [("Ten", "killed")]),
    ("Four of the slain were shot in the head and the remaining three burned.", [("Four", "killed"), ("three", "killed")]),
    ("Of the dead, ten had been wounded before.", [("ten", "killed")]),
    ("Four of the wounded died overnight.", [("Four", "killed")]),
    ("The dead men were named as Karam Odeh, son of Sami Odeh, and Jano Belo.", [("Karam Odeh, son of Sami Odeh, and Jano Belo", "killed")]),
    ("The deceased were Corporal Karam Odeh, Private Sami Belo and Jano Sati, a father of two.", [("Corporal Karam Odeh, Private Sami Belo and Jano Sati", "killed")]),
    ("When my uncle refused, the soldiers shot him dead.", [("my uncle", "killed")]),
    ("My uncle refused and they shot him in the leg.", [("My uncle", "injured")]),
    ("Karam Odeh was driving home when raiders killed him.", [("Karam Odeh", "killed")]),
    ("Nine people died in Odalo. A monitor puts the figure as high as 90.", [("Nine", "killed"), ("as high as 90", "killed")]),
    ("Anar was the deadliest region with 128 fatalities, followed by Belo (31) and Coro (22).", [("128", "killed"), ("31", "killed"), ("22", "killed")]),
])  # fmt: skip
def test_words_for_harm_and_for_people(words: str, told: list[tuple[str, str]]) -> None:
    assert _told(words) == told


@pytest.mark.parametrize(("words", "told"), [
    ("Clinics have recorded 14 deaths from cholera since late November.", []),
    ("Twelve people died of measles in the camp.", []),
    ("Some 80 cholera deaths were recorded.", []),
    ("Troops neutralise 40 terrorists, rescue 25 hostages", [("40", "killed")]),
    ("Rescuers saved 12 wounded people from the rubble.", [("12", "injured")]),
    ("They bound their hands and killed them one after the other.", []),
    ("A woman of 47 was killed in Odalo.", [("A", "killed")]),
    ("One aid worker, a nurse with a national NGO, was killed.", [("One", "killed")]),
    ("There is a reward for information leading to the arrest of two raiders.", []),
    ("It was the worst year since the war of 2008-09; nobody was killed.", []),
    ("Trucks with aid for 40,000 people entered Odalo.", []),
    ("The battle cost the lives of 29 soldiers, a number the staff does not confirm.", [("29", "killed")]),
    ("A total of 90 rebels, among them 12 women, surrendered; one guard was killed.", [("one", "killed")]),
    ("Three of her five children had been killed.", [("Three", "killed")]),
    ("A policeman was shot by a sniper in Odalo.", [("A", "killed")]),
    ("Troops rescued 27 kidnapped villagers.", []),
    ("The police denied that any student had been detained.", []),
    ("Some 200 vehicles bringing pilgrims back were held up at Odalo.", []),
    ("At the pass 10 surrendered and 25 were killed.", [("25", "killed")]),
    ("Police are looking for three men.", []),
    ("Three of the kidnapped girls have escaped.", []),
    ("A nurse, a doctor and a driver were killed.", [("A", "killed"), ("a", "killed"), ("a", "killed")]),
    ("Warplanes launched five raids and three children were killed.", [("three", "killed")]),
    ("It killed 27 people in two nights.", [("27", "killed")]),
    ("A cow was killed, a plan was executed and a lecture was being held at noon.", []),
    ("Two technicians of a telephone company were abducted.", [("Two", "detained")]),
    ("At least four in ten of the 120 dead were women.", [("120", "killed")]),
    ("Lightning killed four herders.", []),
])  # fmt: skip
def test_what_counts_nobody_harmed(words: str, told: list[tuple[str, str]]) -> None:
    assert _told(words) == told


@pytest.mark.parametrize("rows", [
    "Anar: 41. Belo: 22, most of them farmers. Coro and Menz together: nine.",
    "By district: Anar 41, Belo 22, Coro nine.",
    "By district, most were in Anar, with 41, followed by Belo, with 22, and Coro, nine.",
])  # fmt: skip
def test_a_list_of_places_breaks_a_toll_down(rows: str) -> None:
    found = claims(f"The monitor recorded 80 deaths in June. {rows}", "2025-07-02")
    assert [claim.count.low for claim in found][:2] == [80, 41]
    assert all(str(claim.harm) == "killed" for claim in found)


def test_ages_behind_names_are_no_list_of_places() -> None:
    found = claims("Nine people died in Odalo. The youngest were Karam Belo, 14, and Sami Coro, 11.", "2025-07-02")
    assert [claim.figure.words for claim in found] == ["Nine", "Karam Belo, 14, and Sami Coro, 11"]


def test_a_list_in_brackets_has_the_place_before_each() -> None:
    found = claims("The monitor recorded 60 deaths in June: Aleppo (31), Homs (22) and Hama (5).", "2025-07-02")
    assert [[mention.name for mention in claim.places] for claim in found[1:]] == [["Aleppo"], ["Homs"], ["Hama"]]
    assert all(claim.part_of == found[0].figure for claim in found[1:])


def test_civilians_and_soldiers_are_mixed() -> None:
    (claim,) = claims("It left at least 60 civilians and soldiers dead.", "2025-03-14")
    assert claim.victims.status == "mixed"


@pytest.mark.parametrize(("words", "places"), [
    ("Six people were killed in Belo, Menz district of the Amhara region, on Monday.", [["Belo"]]),
    ("In Dan Odalo, Maru LGA, bandits kidnapped 31 guests.", [["Dan Odalo"]]),
    ("The strike killed six people in Odalo, North Darfur.", [["Odalo"]]),
    ("A raid on the Odalo area in Sahar district killed six.", [["Odalo"]]),
    ("Four people were killed in Anar, two in Belo and one, a midwife, in the hamlet of Coro.", [["Anar"], ["Belo"], ["Coro"]]),
])  # fmt: skip
def test_a_place_and_what_it_lies_in(words: str, places: list[list[str]]) -> None:
    assert [[mention.name for mention in claim.places] for claim in claims(words, "2025-03-14")] == places


@pytest.mark.parametrize("words", [
    "The victims were four: a couple", "My husband Karam", "They left the driver dead", "Karam Odeh (24)", "Karam Odeh, aged 24",
    "said Karam, 17, a", "Eleven people died; a tally stood at", "Nine were killed, both", 'There were 12 "', "the youngest of them a",
])  # fmt: skip
def test_words_that_break_off(words: str) -> None:
    for text in (words, f"Six people were killed in Odalo. {words}", f"Six people were killed in Odalo; {words}"):
        assert all(text[claim.figure.start : claim.figure.end] == claim.figure.words for claim in claims(text))


@pytest.mark.parametrize("words", [
    "The army denied", "Six people died in Odalo. The ministry denied", "fighters loyal to", "forces of the", 'soldiers of "',
    "members of the army and", "killed between 9 and 25 May", "since", "said it", "spoke of", "by the network's", "according to",
    "asked", "X and Y, of whom", "The Front (", "between Anar and", "its", "told by", "accused by", "the same day", "weekend",
])  # fmt: skip
def test_reading_ends_where_a_text_does(words: str) -> None:
    for text in (words, f"Rebels killed six people in Odalo on Monday, {words}", f"A doctor said {words}"):
        made = read.read(cut(text), "2024-05-08", english(), gazetteer(), actors())
        assert all(text[one.quote.start : one.quote.end] == one.quote.words for one in made.statements)
