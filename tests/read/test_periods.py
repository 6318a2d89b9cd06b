"""Days of datelines, of clauses, of parts, of burials and of totals; shares of years; the same period."""

from __future__ import annotations

import pytest

from english import claims, only

WHEN = [
    ("ODALO, May 15 — Nine people were killed and four injured on Tuesday, medics said.", ("2024-05-14", "2024-05-14")),
    ("ODALO, May 15 (Agency) - Gunmen killed nine people late on Tuesday, police said.", ("2024-05-14", "2024-05-14")),
    ("Earlier this month gunmen killed nine people in Odalo.", ("2024-05", "2024-05")),
    ("Gunmen have killed nine people in Odalo this month.", ("2024-05", None)),
    ("Between January and April, 430 people were killed in Odalo.", ("2024-01", "2024-04")),
    ("Some 400 people were killed in the first three months of this year.", ("2024-01", "2024-03")),
    ("In the second half of 2023, 300 people died in Odalo.", ("2023-07", "2023-12")),
    ("Some 300 people died in the last quarter of 2023.", ("2023-10", "2023-12")),
    ("The two sisters, who died in the blast on Monday, were buried on Tuesday.", ("2024-05-13", "2024-05-13")),
    ("Earlier in May the group, which swore allegiance to others in 2019, killed 66 people.", ("2024-05", "2024-05")),
    ("It was the worst violence since protests in October 2019, in which police killed 600 people.", ("2019-10", "2019-10")),
    ("The deadliest attack since May 2022, when gunmen killed 40 people, has been claimed.", ("2022-05", "2022-05")),
    ("A 2019 raid by militiamen on a school in Odalo killed 22 people.", ("2019", "2019")),
    ("Some 60 people died in the 2021 siege of Odalo.", ("2021", "2021")),
    ("Survivors of the 2019 raid said nine people were killed in Odalo on Monday.", ("2024-05-13", "2024-05-13")),
    ("A mine killed two herders in Odalo five weeks earlier, on 9 April.", ("2024-04-09", "2024-04-09")),
    ("More than 200 people have been killed since the army launched its offensive last month.", ("2024-04", None)),
    ("The number of people killed in Odalo rose to seven on Monday after Sunday's attack.", ("2024-05-12", "2024-05-12")),
    ("The toll from Sunday's raid on Odalo climbed to seven dead on Monday, the mayor said.", ("2024-05-12", "2024-05-12")),
    ("The toll of the blast in Odalo rose from nine to 14 dead on Monday.", (None, "2024-05-13")),
    ("The toll rose to nine dead after the shelling on Sunday of a market in Odalo.", ("2024-05-12", "2024-05-12")),
    ("The number of attacks rose to nine on Sunday, when 12 people were killed in Odalo.", ("2024-05-12", "2024-05-12")),
]  # fmt: skip


@pytest.mark.parametrize(("words", "days"), WHEN)
def test_when_it_was(words: str, days: tuple[str | None, str | None]) -> None:
    told = claims(words)[0].when
    assert told is not None
    assert (told.when.start, told.when.end) == days


def test_the_day_a_war_began_on_is_not_its_length() -> None:
    words = (
        "Since the war began on October 7, 2023, when gunmen killed about 1,200 people, mostly civilians, and took 251 hostages, "
        "the army's offensive has killed more than 52,000 people."
    )
    first, hostages, total = claims(words)
    for claim in (first, hostages):
        assert claim.when is not None
        assert (claim.when.when.start, claim.when.when.end, claim.running) == ("2023-10-07", "2023-10-07", False)
    assert total.when is not None
    assert (total.when.when.start, total.when.when.end, total.running) == ("2023-10-07", None, True)


def test_in_the_same_period() -> None:
    words = (
        "Since October 2023 at least 870 people have been killed in Odalo. In the same period 61 soldiers have died."
    )
    told = claims(words)[1].when
    assert told is not None
    assert (told.when.start, told.when.end) == ("2023-10", None)


def test_a_part_was_harmed_when_its_whole_was() -> None:
    whole, part = claims(
        "The raid on Monday killed twelve people, including four children, the doctor said on Tuesday."
    )
    assert whole.when is not None
    assert part.when is not None
    assert whole.when.when == part.when.when


@pytest.mark.parametrize(
    ("words", "start"),
    [
        ("At least 2,400 people have died in Odalo since May 2022, 803 of them this year.", "2024"),
        ("At least 2,400 people have died in Odalo since May 2022, including 90 in April.", "2024-04"),
        ("At least 2,400 people have died in Odalo since May 2022, 90 of them since March.", "2024-03"),
        (
            "At least 2,400 people have died in Odalo since May 2022, 90 of them boys, the mayor said on Monday.",
            "2022-05",
        ),
    ],
)
def test_the_time_right_behind_a_part_is_its_own(words: str, start: str) -> None:
    whole, part = claims(words)
    assert whole.when is not None
    assert part.when is not None
    assert (whole.when.when.start, part.when.when.start) == ("2022-05", start)


def test_a_total_counts_from_its_own_day() -> None:
    two, seven = claims(
        "Two soldiers died on Tuesday, the army said, bringing to seven the number of dead since 20 January."
    )
    assert two.when is not None
    assert (two.when.when.start, two.running) == ("2024-05-14", False)
    assert seven.when is not None
    assert seven.when.when.start == "2024-01-20"


def test_forces_that_fall_out_do_not_fall() -> None:
    assert only("The war began when the two forces fell out, and has killed 20,000 people.").count.low == 20_000


def test_women_among_fighters_are_fighters() -> None:
    seven, two = claims("Seven guerrillas, including two women, were killed in a clash.")
    assert (seven.victims.status, two.victims.status) == ("combatant", "combatant")


def test_an_attack_apart_has_no_part_in_the_one_before() -> None:
    words = "Eleven migrants were found dead in a lorry in Odalo. Separately, coastguards recovered the bodies of four people off Tarn."
    assert claims(words)[1].part_of is None


def test_what_is_feared_of_others() -> None:
    fourteen, thirty = claims("No fewer than 14 persons were feared killed and 30 others whisked away.")
    assert (fourteen.stance, thirty.stance) == ("projected", "asserted")


def test_since_when_a_town_has_been_besieged_is_no_day_of_a_raid() -> None:
    nine = claims("The army shelled Odalo, a town that has been besieged since 2028, killing nine people.")[0]
    assert nine.when is None or nine.when.when.start is None
    war = claims("The war, a conflict that has killed 900 people since 2028, goes on.")[0]
    assert war.when is not None
    assert war.when.when.start is not None


def test_what_a_figure_is_measured_by_has_its_own_period_and_is_no_part() -> None:
    now, then = claims("Strikes have killed 212 civilians in Odalo this year, up from 97 in the whole of 2030.")
    assert then.when is not None
    assert (then.when.when.start, then.running, then.part_of) == ("2030", False, None)
    assert now.running


def test_the_day_of_those_who_made_a_total_is_not_the_days_of_the_total() -> None:
    words = "A girl who was shot in Odalo on Saturday died on Monday, bringing the number of dead to 15."
    total = claims(words)[-1]
    assert total.count.low == 15
    assert total.when is not None
    assert "Monday" not in (total.when.quote.words if total.when.quote is not None else "")


def test_the_year_of_an_older_deed() -> None:
    words = "Gunmen killed nine villagers in Odalo on Monday. A 2019 raid on a school in Tarn killed 22 people."
    nine, older = claims(words)
    assert (nine.stance, older.stance) == ("asserted", "background")
    assert older.when is not None
    assert older.when.when.start == "2019"


def test_years_told_in_turn() -> None:
    found = claims("The 2014 massacre in Odalo killed 300 people, and a 2019 air strike on Tarn killed 12.")
    assert [claim.when and claim.when.when.start for claim in found] == ["2014", "2019"]


@pytest.mark.parametrize(
    "told",
    [
        "On Tuesday, nurses had put the toll at nine.",
        "On Tuesday rescuers put the number of dead at nine.",
        "By Tuesday, hospital officials had set the death toll at nine.",
    ],
)
def test_the_day_a_toll_was_told_on_is_not_the_day_of_the_dead(told: str) -> None:
    nine = claims(f"A bomb killed 12 people in Odalo on Monday. {told}")[1]
    assert nine.when is not None
    assert nine.when.when.start == "2024-05-13"


@pytest.mark.parametrize(
    "total",
    [
        "bringing the number of deaths since the war began to 101",
        "taking the number of people killed since the truce to 40",
    ],
)
def test_a_running_total_is_not_of_the_day_that_added_to_it(total: str) -> None:
    three, all_ = claims(f"A drone killed three people in Odalo on Monday, {total}.")
    assert (three.running, all_.running) == (False, True)
    assert all_.when is not None
    assert all_.when.when.start is None
