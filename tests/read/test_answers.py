"""What the accused say to it: denials, admissions, explanations, promises, silence; and what is no answer."""

from __future__ import annotations

import pytest

from knowing import accusations, answers


@pytest.mark.parametrize(
    ("words", "actor", "reply"),
    [
        ("The army denied targeting civilians.", "army", "denies"),
        ("The Kremlin dismissed the report as lies.", "Kremlin", "denies"),
        ("The coalition acknowledged that its aircraft had killed 12 civilians.", "coalition", "admits"),
        ("Hamas claimed responsibility for the attack.", "Hamas", "admits"),
        ("The government spoke up; the government blamed “individual actions” by outlaws.", "government", "explains"),
        ("The army said it was responding to rocket fire.", "army", "explains"),
        ("The interior ministry pledged to punish the killers.", "interior ministry", "promises"),
        ("The government has opened an investigation into the deaths.", "government", "promises"),
        ("An army spokesman declined to comment.", "An army spokesman", "declines"),
        ("The coalition did not respond to a request for comment.", "coalition", "declines"),
    ],
)
def test_the_reply_is_in_the_verb_and_its_matter(words: str, actor: str, reply: str) -> None:
    (answer,) = answers(words)
    assert (answer.actor.name, answer.reply) == (actor, reply)
    assert answer.quote.covers(answer.words)


@pytest.mark.parametrize(
    "words",
    [
        "Mr Danby's family said the claim that he sold drugs was a vicious lie.",
        "Mr Danby’s mother denied that he had been armed.",
        "Relatives of Omar Danby denied that he was a militant.",
    ],
)
def test_what_a_mans_family_says_is_not_his_answer(words: str) -> None:
    assert answers(words) == []


def test_a_lawyer_and_an_office_answer_for_whom_they_serve() -> None:
    words = ("Mr Danby's lawyer denied the charge.", "The army's spokesman denied the charge.")
    assert [answer.reply for one in words for answer in answers(one)] == ["denies", "denies"]


def test_a_group_that_only_the_text_explains_answers_too() -> None:
    words = "The government blamed the Ormat Liberation Front (OLF-O). The OLF-O denied any part in it."
    assert [(answer.actor.name, answer.reply) for answer in answers(words)] == [("OLF-O", "denies")]


def test_one_sentence_may_hold_two_answers() -> None:
    words = (
        "“We will prosecute every offender,” Assad said, but he declined to tell whether his troops had a part in it."
    )
    first, second = answers(words)
    assert (first.reply, first.words.words) == ("promises", "We will prosecute every offender")
    assert (second.reply, second.actor.name) == ("declines", "Assad")
    assert second.words.words == "declined to tell whether his troops had a part in it"


def test_a_pronoun_takes_the_party_before_it() -> None:
    words = "President Assad spoke on Monday. His refusal to acknowledge the massacre angered the mourners."
    (answer,) = answers(words)
    assert (answer.actor.name, answer.reply) == ("President Assad", "declines")


def test_the_outlet_it_was_told_to_passes_it_on() -> None:
    words = (
        "President Assad spoke of the deaths in an interview with Reuters, conceding that soldiers had shot prisoners."
    )
    (answer,) = answers(words)
    assert [(s.name, s.kind) for s in answer.speakers] == [("Reuters", "outlet")]
    assert answer.words.words == "conceding that soldiers had shot prisoners"


@pytest.mark.parametrize(
    "words",
    [
        "The government promised new roads for the province.",
        "The ministry opened a hospital.",
        "No group has claimed responsibility for the attack.",
        "Residents denied the rumours.",
        "The army said 12 people were killed.",
        "The government has not admitted any killing, and Russia has opened a new bridge.",
        "The rebels declined an offer of talks.",
    ],
)
def test_what_is_no_answer_is_left_out(words: str) -> None:
    assert [answer for answer in answers(words) if answer.reply != "declines"] == []


def test_what_stands_in_quotation_marks_answers_nothing_behind_them() -> None:
    assert answers('"Schools are not military targets," a spokeswoman, Lena Orvik, said in Varna.') == []


@pytest.mark.parametrize(
    ("words", "actor", "reply"),
    [
        ("Qorvan denied firing a single round.", "Qorvan", "denies"),
        ("The Crimson Dawn took credit.", "Crimson Dawn", "admits"),
        ("The Town Watch's captain, Karam Odeh, denied it.", "Town Watch's captain, Karam Odeh", "denies"),
        ("The Reed Battalion said it had no forces in the area.", "Reed Battalion", "denies"),
        ("The army on Sunday denied having shelled the camp.", "army", "denies"),
        ("There was no immediate comment from the Reed Battalion.", "Reed Battalion", "declines"),
        ("The palace had no comment.", "palace", "declines"),
        ("The army said it had hit an arms depot.", "army", "explains"),
    ],
)
def test_who_answers_is_told_by_the_text_where_no_list_has_it(words: str, actor: str, reply: str) -> None:
    assert (actor, reply) in [(one.actor.name, one.reply) for one in answers(f"Nine people were killed. {words}")]


def test_what_hurts_nobody_is_no_accusation_to_answer() -> None:
    assert answers("Qorvan has repeatedly denied supporting the group.") == []


def test_nobody_answers_nothing() -> None:
    assert answers("Nine people were killed. Neither group has taken credit.") == []


@pytest.mark.parametrize(
    ("words", "actor", "reply"),
    [
        ("The opposition says police shot the students. The interior ministry insists that its officers only used their sticks.", "interior ministry", "explains"),
        ("Survivors blamed the Northern Front for the massacre. There was no immediate comment from the Front.", "Northern Front", "declines"),
        ("The rebels accused the army of shelling the camp. “We do not target civilians,” said army spokesman Colonel Sami Dar.", "army spokesman Colonel Sami Dar", "denies"),
        ("The governor blamed separatists for the bombing. The separatists' leader said his men had nothing to do with it.", "separatists' leader", "denies"),
        ("Activists accused the Azmar militia of abducting 12 teachers. Its commander, Karam Odeh, laughed off the charge.", "Azmar militia", "denies"),
        ("The ministry conceded that some civilians might have been hit by mistake.", "ministry", "admits"),
        ("The militia neither confirmed nor denied that it had carried out the raid.", "militia", "declines"),
        ("Guards tortured three prisoners to death, lawyers say. The prison service says they died of heart failure.", "prison service", "explains"),
    ],
)  # fmt: skip
def test_answers_as_newsrooms_write_them(words: str, actor: str, reply: str) -> None:
    assert [(answer.actor.name, answer.reply) for answer in answers(words)] == [(actor, reply)]


def test_who_opens_fire_on_an_ambulance_is_accused() -> None:
    (found,) = accusations("Doctors said soldiers had opened fire on the ambulance.")
    assert (found.actor.name, [speaker.name for speaker in found.speakers]) == ("soldiers", ["Doctors"])


@pytest.mark.parametrize(
    ("words", "actor", "reply"),
    [
        ("The army again denied that it was behind the strike.", "army", "denies"),
        ("The army said it had no drones in the area.", "army", "denies"),
        ("The army said none of its jets had been in the area.", "army", "denies"),
        ("The army insisted that no strike had taken place.", "army", "denies"),
        ("The attack was claimed by the Free Hills Front.", "Free Hills Front", "admits"),
        ("An army spokesman said the incident was under investigation.", "An army spokesman", "promises"),
        ('"This is a lie," said the army\'s spokesman, Colonel Karam Odeh.', "army's spokesman", "denies"),
    ],
)
def test_an_answer_in_the_sentence_behind(words: str, actor: str, reply: str) -> None:
    told = answers(f"A strike on a market in Odalo killed twelve people. {words}")
    assert [(answer.actor.name, answer.reply) for answer in told] == [(actor, reply)]


def test_nobody_claims_and_somebody_is_suspected() -> None:
    words = "A bomb killed twelve people. Nobody has claimed the attack, but officials suspect the Free Hills Front."
    assert answers(words) == []
    (found,) = accusations(words)
    assert (found.actor.name, found.degree) == ("Free Hills Front", "suspected")


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("The Forum for Rights held the army responsible for the killings.", "The Forum for Rights"),
        ("The governor condemned the attack and blamed the Free Hills Front.", "The governor"),
    ],
)
def test_who_lays_the_blame(words: str, speaker: str) -> None:
    (found,) = accusations(f"A strike on a market in Odalo killed twelve people. {words}")
    assert [one.name for one in found.speakers] == [speaker]


@pytest.mark.parametrize(
    ("words", "actor"),
    [
        ("Colonel Orin Vasch, an army spokesman, denied the killings.", "Colonel Orin Vasch, an army spokesman"),
        ("Major Orin Vasch, a spokesman for the navy, denied the killings.", "Major Orin Vasch, a spokesman for the navy"),
        ("Colonel Orin Vasch, who lives in Odalo, denied the killings.", "Colonel Orin Vasch"),
        ("The Minister of National Defence denied the killings.", "Minister of National Defence"),
        ("The Minister of Defence, Orin Vasch, denied the killings.", "Minister of Defence, Orin Vasch"),
        ("The Ministry of the Interior denied the killings.", "Ministry of the Interior"),
        ("The ministry of a small state denied the killings.", "ministry"),
    ],
)  # fmt: skip
def test_who_answers_is_named_with_office_and_field(words: str, actor: str) -> None:
    (answer,) = answers(words)
    assert (answer.actor.name, answer.speakers) == (actor, ())


def test_a_surname_takes_up_who_was_named_with_an_office_behind() -> None:
    words = "Colonel Orin Vasch, an army spokesman, denied the killings. Vasch said the dead were rebels."
    one, other = answers(words)
    assert other.actor.name == one.actor.name
    assert other.speakers == ()


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("Answering claims of a cover-up, the mayor dismissed reports of abuses by the armed forces.", ["mayor"]),
        ("The army shot two porters. The reports were dismissed on Monday by the armed forces.", ["armed forces"]),
        ("A clip was shared by JNIM-linked accounts. “They told us to lie down and then they shot,” said a woman.", []),
    ],
)
def test_who_is_only_told_of_denies_and_admits_nothing(words: str, who: list[str]) -> None:
    assert [answer.actor.name for answer in answers(words)] == who
