"""Bodies are found under all their names, and a side is told only where words, day and country tell it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corroborate.actors import Actors, fold
from corroborate.errors import UseError
from corroborate.values import When, first_day
from english import actors

SPRING_2025, YEAR_2016 = When.day("2025-03-12"), When.day("2016-08")


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("SOHR", "sohr"),
        ("the Syrian Observatory for Human Rights", "sohr"),
        ("the Syrian Observatory for Human Rights (SOHR)", "sohr"),
        ("المرصد السوري لحقوق الإنسان", "sohr"),
        ("U.S.-led Coalition", "us-led-coalition"),
        ("us-led coalition", "us-led-coalition"),
        ("B’Tselem", "btselem"),
        ("Jabhat al-Nusra", "nusra"),
        ("AFP", "afp"),
        ("الحوثيون", "houthis"),
    ],
)
def test_a_body_is_found_under_its_names(name: str, key: str) -> None:
    assert [body.key for body in actors().find(name)] == [key]


def test_what_nobody_is_called_finds_nobody() -> None:
    assert actors().find("the Ruvan Watch Centre") == ()
    assert actors().find("is") == ()


def test_an_abbreviation_is_no_small_word() -> None:
    found = [spot.body.key for spot in actors().spot("IS said what is known to us and to the US.")]
    assert found == ["islamic-state", "united-states"]
    assert actors().spot("WHAT IS NEXT FOR THEM") == ()


def test_spots_stand_where_the_text_names_them() -> None:
    text = "Reuters, citing the Syrian Network for Human Rights, spoke of Houthi-held towns."
    spots = actors().spot(text)
    assert [text[spot.start : spot.end] for spot in spots] == [
        "Reuters",
        "Syrian Network for Human Rights",
        "Houthi",
    ]


def test_a_comma_or_a_sentence_parts_a_name() -> None:
    assert actors().spot("They met in the Human, Rights Watch was closed.") == ()


@pytest.mark.parametrize(
    ("name", "when", "side"),
    [
        ("Syrian army", YEAR_2016, "Assad government of Syria"),
        ("Syrian army", SPRING_2025, "transitional government of Syria"),
        ("the security forces", SPRING_2025, "transitional government of Syria"),
        ("remnants of the former president's guard", None, "former Assad government"),
        ("Assad loyalists", SPRING_2025, "former Assad government"),
        ("forces loyal to Bashar al-Assad", YEAR_2016, "Assad government of Syria"),
        ("Syria's new security forces", None, "transitional government of Syria"),
        ("the interim authorities' forces", None, "transitional government of Syria"),
        ("government-aligned militias", SPRING_2025, "transitional government of Syria"),
        ("ISIS militants", None, "Islamic State"),
        ("remnants of ISIS", SPRING_2025, "Islamic State"),
        ("the so-called remnants", SPRING_2025, "former Assad government"),
        ("elements of the Syrian Arab Army", YEAR_2016, "Assad government of Syria"),
        ("anti-Daesh rebels", YEAR_2016, "armed opposition of Syria"),
        ("rebels", YEAR_2016, "armed opposition of Syria"),
        ("the US-led coalition", None, "US-led coalition"),
    ],
)
def test_words_day_and_country_tell_a_side(name: str, when: When | None, side: str) -> None:
    assert actors().resolve(name, when=when, countries=["SY"]).side == side


@pytest.mark.parametrize(
    ("name", "when", "countries"),
    [
        ("Syrian security forces", None, ["SY"]),  # undated: two governments were called that
        ("pro-government militias", None, ["SY"]),  # whose government?
        ("Assad loyalists", None, ["SY"]),
        ("elements of the Syrian Arab Army", None, ["SY"]),
        ("remnants", None, ["SY"]),
        ("the regime", SPRING_2025, ["SY"]),  # both are called that at this time
        ("security forces", SPRING_2025, ["SY", "LB"]),  # of which country?
        ("security forces", SPRING_2025, []),
        ("armed groups", SPRING_2025, ["SY"]),
        ("militants", YEAR_2016, ["SY"]),
        ("the Assad government", None, ["SY"]),
        ("security forces", When("2024-11", "2025-01"), ["SY"]),  # a change of power in between
        ("the Lions of the Valley", SPRING_2025, ["SY"]),
        ("Hamas and Israeli forces", SPRING_2025, ["IL"]),
    ],
)
def test_what_could_mean_two_sides_stays_open(name: str, when: When | None, countries: list[str]) -> None:
    side = actors().resolve(name, when=when, countries=countries)
    assert side.side is None
    assert side.why


def test_an_undated_report_tells_a_period_by_names_that_only_it_uses() -> None:
    marks = actors().marks_in("The Hayat Tahrir al-Sham (HTS)-led government said so.")
    assert (
        actors().resolve("General Security", countries=["SY"], context=marks).side == "transitional government of Syria"
    )
    assert actors().resolve("General Security", countries=["SY"]).side is None
    assert actors().resolve("Syrian security forces", countries=["SY"], context=marks).side is None


def test_a_local_name_means_its_body_only_in_its_country() -> None:
    assert actors().resolve("General Security", when=SPRING_2025, countries=["LB"]).side is None
    assert actors().spot("General Security") == ()


def test_an_open_end_reaches_on() -> None:
    since = When("2025-03-06", None, "stated", "unknown")
    assert actors().resolve("Syrian army", when=since).side == "transitional government of Syria"
    long = When("2011", None, "stated", "unknown")
    assert actors().resolve("Syrian army", when=long).side is None


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Observatory director Rami Abdel Rahman", "sohr"),
        ("reports from the Syrian Observatory for Human Rights", "sohr"),
        ("a Britain-based war monitor", "sohr"),
        ("the UN human rights office", "ohchr"),
    ],
)
def test_a_speaker_is_told_by_name_spokesman_or_description(name: str, key: str) -> None:
    body = actors().speaker(name, countries=["SY"])
    assert body is not None
    assert body.key == key


def test_a_nations_body_is_not_the_one_that_its_last_words_name() -> None:
    assert actors().speaker("the Red Cross") == actors().speaker("ICRC")
    for name in ("the Lebanese Red Cross", "Lebanese authorities and the Lebanese Red Cross", "the Sudanese Red Cross"):
        assert actors().speaker(name) is None, name
    assert actors().speaker("the International Federation of Red Cross and Red Crescent Societies").key == "ifrc"
    assert actors().speaker("the war-torn country's Syrian Observatory for Human Rights").key == "sohr"


def test_the_monitor_is_the_one_that_the_report_names() -> None:
    (sohr,), (hrw,) = actors().find("SOHR"), actors().find("HRW")
    assert actors().speaker("the monitor", named=[sohr]) == sohr
    assert actors().speaker("the monitor", named=[sohr, hrw]) is None
    assert actors().speaker("the Observatory", named=[sohr, hrw]) == sohr
    assert actors().speaker("a resident", named=[sohr]) is None


def test_a_text_is_about_the_country_it_names_most() -> None:
    text = "Syrian forces shelled the Syrian town; the US-led coalition and a Lebanese minister condemned it in Syria."
    assert actors().countries_of(text) == ("SY",)


@pytest.mark.parametrize(
    "text",
    [
        "no = toml =",
        '[[body]]\nname = "X"',
        '[[body]]\nname = "X"\nkind = "club"',
        '[[body]]\nname = "X"\nkind = "agency"\n[[body]]\nname = "X"\nkind = "agency"',
        '[[rule]]\nwords = "x"',
        '[[rule]]\nside = "A"\nwords = "("',
        '[[body]]\nname = "X"\nkind = "agency"\nsides = [{ side = "A", since = "yesterday" }]',
    ],
)
def test_a_list_that_cannot_be_used_is_refused_in_words(text: str) -> None:
    with pytest.raises(UseError, match="cannot use this list of actors"):
        Actors.from_toml(text)


def test_every_body_is_found_by_its_own_name() -> None:
    for body in actors().bodies:
        assert body in actors().find(body.name), body.name


def test_sides_do_not_overlap_nor_end_before_they_begin() -> None:
    for body in actors().bodies:
        ended = [(t.since or "1900", t.until or "2100") for t in body.sides]
        assert all(first_day(since) <= first_day(until) for since, until in ended), body.name
        assert len({t.side for t in body.sides}) == len(body.sides), body.name


@given(st.text())
def test_folding_is_stable_and_spots_lie_in_the_text(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    for spot in actors().spot(text, local=True):
        assert 0 <= spot.start < spot.end <= len(text)


def test_offices_of_a_body_and_of_an_office() -> None:
    whole = '[[body]]\nname = "The Union"\nkind = "monitor"\n'
    office = '[[body]]\nname = "The Office"\nkind = "monitor"\noffice_of = "the-union"\nproof = "verified"\n'
    mission = '[[body]]\nname = "The Mission"\nkind = "monitor"\noffice_of = "the-office"\nrelies_on = ["the-office"]\n'
    known = {body.name: body for body in Actors.from_toml(whole + mission + office).bodies}
    assert known["The Mission"].office_of == ("the-office", "the-union")
    assert (known["The Office"].office_of, known["The Office"].proof) == (("the-union",), "verified")
    for wrong in (office, whole + office + '[[body]]\nname = "X"\nkind = "monitor"\nproof = "sworn"\n'):
        with pytest.raises(UseError, match="list of actors"):
            Actors.from_toml(wrong)
    round_ = whole.replace('kind = "monitor"\n', 'kind = "monitor"\noffice_of = "the-office"\n')
    with pytest.raises(UseError, match="no other body"):
        Actors.from_toml(round_ + office)


def test_the_office_that_verifies_is_the_united_nations() -> None:
    body = actors().body("OHCHR")
    assert body is not None
    assert (body.office_of, body.proof) == (("un",), "verified")


@pytest.mark.parametrize(("name", "side"), [
    ("Peruvian police", "government of Peru"), ("the Kenyan army", "government of Kenya"), ("Burkina troops", "government of Burkina Faso"),
    ("Kenyan gunmen", None),
])  # fmt: skip
def test_the_army_of_any_nation_is_its_government_s(name: str, side: str | None) -> None:
    assert actors().resolve(name).side == side


@pytest.mark.parametrize(
    ("name", "side"),
    [
        ("Uzbek forces", "government of Uzbekistan"),
        ("the Thai side", "government of Thailand"),
        ("Laotian border guards", "government of Laos"),
        ("Eritrea’s drones", "Eritrea"),
        ("South Sudanese forces", "government of South Sudan"),
        ("Vientiane", "government of Laos"),
        ("Tashkent", "government of Uzbekistan"),
        ("Kyiv", "Ukraine"),
        ("Laos", "government of Laos"),
        ("Libyan forces", None),  # several parties are that
        ("Sudanese forces", None),
        ("Uzbek", None),  # an Uzbek may have shot two people in Paris
        ("Uzbek farmers", None),
        ("Uzbek guards", None),
        ("Uzbek-Tajik forces", None),
        ("Jordan", None),  # somebody's first name
        ("Lahore", None),
        ("the Uzbek Minister of National Defence", "government of Uzbekistan"),
        ("Colonel Orin Vasch, a Laotian army spokesman", "government of Laos"),
    ],
)
def test_plain_words_a_capital_and_a_country_s_name_are_its_government_s(name: str, side: str | None) -> None:
    assert actors().resolve(name, when=SPRING_2025).side == side


def test_the_occupiers_are_those_of_the_country_that_the_report_is_about() -> None:
    assert actors().resolve("the occupiers", when=SPRING_2025, countries=["UA"]).side == "Russia"
    assert actors().resolve("the occupiers", when=SPRING_2025, countries=["GE"]).side is None


@pytest.mark.parametrize(
    ("name", "side"),
    [
        ("the Iran-backed Houthis", "Houthis"),
        ("the al-Qaeda-linked JNIM", "Jama'at Nusrat al-Islam wal-Muslimin"),
        ("Fighters from the Rwanda-backed M23", "March 23 Movement"),
        ("al-Qaeda-linked fighters", "al-Qaeda"),
        ("Iran-backed fighters", None),  # and not Iran
    ],
)
def test_who_backs_a_body_is_not_who_is_meant(name: str, side: str | None) -> None:
    assert actors().resolve(name, when=SPRING_2025).side == side
