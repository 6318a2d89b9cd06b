"""Who stands beside a death in a sentence and suffered nothing is not counted."""

from __future__ import annotations

import pytest

from english import claims

CASES = [
    # who only saw it
    ("Raiders shot a clerk in front of his wife and two small sons in Hadra.", ["a"]),
    ("A clerk was hanged in Hadra as his wife and two sons watched from a cart.", ["A"]),
    ("A clerk was hanged in Hadra while 30 villagers looked on.", ["A"]),
    ("A clerk was hanged in Hadra with 30 villagers watching.", ["A"]),
    ("Raiders shot his wife and two small sons in Hadra.", ["his wife", "two"]),
    ("A shell fell in front of a shop and two boys died.", ["two"]),
    ("A shell exploded in front of three boys, killing all of them.", ["three"]),
    # who did it
    ("A clerk was stabbed by three men in Hadra and later died.", ["A"]),
    ("A clerk was beaten by five policemen in Hadra and later died.", ["A"]),
    ("A clerk was hacked to death by an angry mob of 200 people in Hadra.", ["A"]),
    ("Two clerks were killed by four unknown raiders on a motorbike in Hadra.", ["Two"]),
    ("A guard was killed in Hadra on Sunday by one of two snipers.", ["A"]),
    ("A clerk was hurt in a knife attack by two youths in Hadra.", ["A"]),
    ("A clerk was stopped by two soldiers in Hadra and shot dead.", ["A"]),
    ("A clerk was abducted by four raiders in Hadra and found dead.", ["A", "A"]),
    ("Two masked men entered a bar in Hadra and opened fire, killing a waiter.", ["a"]),
    ("Three men were stabbed in Hadra and later died.", ["Three"]),
    ("A post was attacked by 12 rebels who were killed in Hadra.", ["12"]),
    ("A house inhabited by 12 people, all of whom died, was bombed.", ["12"]),
    ("Two raiders opened fire and were shot dead by guards in Hadra.", ["Two"]),
    ("Two men died when soldiers opened fire in Hadra.", ["Two"]),
    ("Two boys threw stones and soldiers opened fire, killing both.", ["Two"]),
    # whose kin they are
    ("The dead clerk's mother, 79, is in Hadra with her sister.", []),
    ("The murdered clerk's brother, 31, was shot on Monday in Hadra.", ["clerk's brother"]),
    ("The slain clerk's father and two sisters were also killed in Hadra.", ["clerk's father", "two"]),
    ("A clerk was shot dead in Hadra while holding his baby son.", ["A"]),
    ("Gunmen are holding her son in Hadra.", ["her son"]),
    # of how many
    ("A convoy of 40 soldiers was attacked in Hadra, and 12 were killed.", ["12"]),
    ("A convoy of 40 soldiers was wiped out in Hadra.", ["40"]),
    ("Nine of ten soldiers in the patrol died in Hadra.", ["Nine"]),
    ("Nine fighters were killed, 48 captured and 17 demobilised in Hadra.", ["Nine", "48"]),
    ("Three gunshots killed a man in Hadra.", ["a"]),
    # who was met
    ("A clerk died in Hadra, and his wife had recognised one of the gunmen.", ["A"]),
    ("A grocer was killed in Hadra after refusing to pay 12 militiamen.", ["A"]),
    ("Police spotted two gunmen and killed them in Hadra.", ["two"]),
]


@pytest.mark.parametrize(("words", "found"), CASES, ids=[case[0] for case in CASES])
def test_only_those_whom_harm_befell_are_counted(words: str, found: list[str]) -> None:
    assert [claim.figure.words for claim in claims(words)] == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Fourteen people died in Hadra. Her husband's telephone number is 09-5550-1993.", ["Fourteen"]),
        ("Fourteen people died in Hadra. Call the family of the dead on +95 9 5550 1993.", ["Fourteen"]),
        ("Fourteen people died in Hadra. Relatives of the missing may call (028) 5550-0193.", ["Fourteen"]),
        ("Shells killed 1 200 people and wounded 45-50 in Hadra.", ["1 200", "45-50"]),
        ("Shells drove out 10-15 000 people in Hadra.", ["10-15 000"]),
        ("The ministry said 29 people died in Hadra, most of them under 30.", ["29"]),
        ("A couple, both 70, were shot dead in Hadra.", ["A couple"]),
        ("Both 12 soldiers and 10 clerks were killed in Hadra.", ["12", "10"]),
    ],
)
def test_numbers_to_call_and_ages_count_nobody(words: str, found: list[str]) -> None:
    assert [claim.figure.words for claim in claims(words)] == found


def test_who_died_beside_a_bomber_is_no_fighter_for_that() -> None:
    told = claims("A suicide bomber killed himself and four others at a wedding in Hadra.")
    assert [claim.victims.status for claim in told if claim.figure.words == "four"] == ["unknown"]
    told = claims("The bomb killed two soldiers and four fighters in Hadra.")
    assert [claim.victims.status for claim in told] == ["combatant", "combatant"]


@pytest.mark.parametrize(
    ("words", "harm"),
    [
        ("The dead clerk's brother was wounded in Hadra.", "injured"),
        ("A clerk was struck on the head with a hammer in Hadra.", "injured"),
    ],
)
def test_what_is_told_of_them_befell_them(words: str, harm: str) -> None:
    assert [claim.harm for claim in claims(words)] == [harm]


def test_what_counts_up_to_the_present_is_a_running_total() -> None:
    assert [claim.running for claim in claims("Up to the present, 214 people have been killed in Hadra.")] == [True]
