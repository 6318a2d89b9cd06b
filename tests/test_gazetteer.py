"""Names to places: how names are compared, what words beside them mean, where they stand in a text."""

from __future__ import annotations

import itertools
import lzma
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corroborate.gazetteer import Gazetteer, fold

FOLDER = resources.files("corroborate") / "data" / "gazetteer"
NAMES = st.text(st.characters(categories=["Lu", "Ll", "Lo", "Mn", "Nd", "Pd", "Zs"]), max_size=30)


@pytest.fixture(scope="module")
def gazetteer():
    return Gazetteer.load(lambda name: (FOLDER / name).read_bytes())


def made(rows, **files):
    """A gazetteer of one invented country."""
    country = "XX\tc\tXanadu\tXX\t1.0\t1.0\t9000000\t\t\t\txanadu"
    tables = {
        "world.tsv.xz": lzma.compress("\n".join([country, *files.get("world", ())]).encode()),
        "XX.tsv.xz": lzma.compress("\n".join(rows).encode()),
        "countries.tsv": b"XX\tXanadu\t\tXanadian;Xanadians\n",
        "kinds.txt": b"r province\nd district\no countryside\np city village\n- of the north northern\n",
        "stop.txt": b"reading march\n",
    }
    return Gazetteer.load(tables.__getitem__)


def row(key, kind, name, names, *, lat=1.0, lon=1.0, population=0, admin1="", members="", inside=""):
    return f"{key}\t{kind}\t{name}\tXX\t{lat}\t{lon}\t{population}\t{admin1}\t{members}\t{inside}\t{names}"


SMALL = [
    row("gn:1", "p", "Alda", "alda", population=5000, admin1="1"),
    row("gn:2", "p", "Borm", "borm|bormi", population=300, admin1="1"),
    row("gn:3", "p", "Reading", "reading", admin1="2"),
    row("XX:region:alda", "r", "Alda", "alda", admin1="1"),
    row("XX:district:borm", "d", "Borm", "borm", admin1="1", members="gn:2"),
    row("XX:area:shore", "a", "Shore", "shore", members="XX:region:alda"),
]


@given(NAMES)
def test_folding_twice_changes_nothing(name):
    assert fold(fold(name)) == fold(name)


@pytest.mark.parametrize(
    "spellings",
    [
        ("Deir ez-Zor", "DEIR EZ-ZOR", "Deir ez Zor", "Deir al-Zor"),
        ("Al-Qusayr", "al Qusayr", "Qusayr", "Al‑Qusayr"),
        ("Sa‘dah", "Sa'dah", "Saʿdah", "Sadah"),
        ("إدلب", "ادلب"),
        ("الرقة", "رقه"),
    ],
)
def test_spellings_that_differ_in_marks_and_articles_are_one_name(spellings):
    assert len({fold(name) for name in spellings}) == 1


def test_names_of_articles_alone_stay_names():
    assert fold("Al") == "al"


def test_a_word_for_the_kind_decides_between_town_and_province():
    known = made(SMALL)
    assert [e.kind for e in known.find("Alda", ["XX"])] == ["place", "region"]
    for asked in ("Alda province", "the province of Alda", "northern Alda province"):
        assert known.find(asked, ["XX"])[0].kind == "region"
    assert known.find("city of Alda", ["XX"])[0].kind == "place"


def test_the_countryside_of_a_town_is_its_district_or_the_land_around_it():
    known = made(SMALL)
    assert known.find("Borm countryside", ["XX"])[0].key == "XX:district:borm"
    (around,) = made(SMALL[:1]).find("countryside of Alda", ["XX"])
    assert (around.kind, around.key, around.geonames) == ("district", "gn:1~", 1)


def test_what_encloses_a_place_goes_from_the_narrow_to_the_wide():
    known = made(SMALL)
    (borm, _) = known.find("Borm", ["XX"])
    keys = [outer.key for outer in known.around(borm)]
    assert [k for k in keys if not k.endswith("~")] == ["XX:district:borm", "XX:region:alda", "XX:area:shore", "XX"]
    assert borm.key not in keys


def test_the_larger_of_two_namesakes_comes_first_and_a_known_country_before_the_world():
    twin = row("gn:9", "p", "Borm", "borm", population=900_000).replace("\tXX\t", "\tYY\t")
    known = made(SMALL, world=[twin])
    assert known.find("Borm")[0].key == "gn:9"
    assert known.find("Borm", ["XX"])[0].key == "gn:2"


def test_unknown_names_and_unknown_countries_give_nothing():
    known = made(SMALL)
    assert known.find("Nowhere at all", ["XX"]) == ()
    assert known.find("", ["XX"]) == ()
    assert known.find("Alda", ["ZZ"]) == ()
    assert known.country("ZZ") is None


def test_known_names_in_running_text_need_a_capital_and_the_stop_list_is_heeded():
    text = "Reading the alda report, people in Alda and Borm said that March came early."
    assert [text[a:b] for a, b in made(SMALL).names_in(text, ["XX"])] == ["Alda", "Borm"]


@given(
    st.lists(
        st.sampled_from(["Alda", "Borm", "and", "in", "Xanadu", "الدا", ",", ".", "Reading", "Bormi's"]), max_size=12
    )
)
def test_spots_are_in_order_and_never_overlap(words):
    text = " ".join(words)
    spots = SMALL_KNOWN.names_in(text, ["XX"])
    assert all(0 <= start < end <= len(text) for start, end in spots)
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(spots))


SMALL_KNOWN = made(SMALL)


def test_countries_are_known_by_name_and_people_the_most_frequent_first(gazetteer):
    text = "Lebanese officials met Syrians in Damascus; Syria and Lebanon agreed. Syrian state media reported it."
    assert gazetteer.countries_in(text) == ("SY", "LB")
    assert gazetteer.countries_in("a turkey and a china cup") == ()


@pytest.mark.parametrize(
    ("asked", "country", "name", "kind"),
    [
        ("Latakia", "SY", "Latakia", "place"),
        ("Lattakia governorate", "SY", "Latakia", "region"),
        ("Tartous province", "SY", "Tartus", "region"),
        ("Jableh countryside", "SY", "Jableh", "district"),
        ("the Syrian coast", "SY", "Syrian coast", "area"),
        ("محافظة حمص", "SY", "Homs", "region"),
        ("north Lebanon", "LB", "North Lebanon", "region"),
        ("Donbas", "UA", "Donbas", "area"),
        ("Darfur", "SD", "Darfur", "area"),
        ("Tigray", "ET", "Tigray", "region"),
        ("Gaza", "PS", "Gaza Strip", "region"),
        ("Cabo Delgado", "MZ", "Cabo Delgado", "region"),
        ("Sinaloa", "MX", "Sinaloa", "region"),
        ("Nineveh", "IQ", "Nineveh", "region"),
        ("Mosul", "IQ", "Mosul", "place"),
        ("Khan Cheikoun", "SY", "Khan Shaykhun", "place"),
    ],
)
def test_regions_and_areas_of_conflicts_are_known(gazetteer, asked, country, name, kind):
    found = gazetteer.find(asked, [country])
    assert (found[0].name, found[0].kind, found[0].country) == (name, kind, country)


def test_a_coast_takes_in_its_provinces_and_their_towns(gazetteer):
    jableh = gazetteer.find("city of Jableh", ["SY"])[0]
    assert {"Latakia", "Syrian coast", "Syria"} <= {outer.name for outer in gazetteer.around(jableh)}
    homs = gazetteer.find("city of Homs", ["SY"])[0]
    assert "Syrian coast" not in {outer.name for outer in gazetteer.around(homs)}


def test_every_table_can_be_read_and_what_rows_refer_to_is_there(gazetteer):
    for code in ("SY", "LB", "IQ", "PS", "UA", "SD", "YE"):
        table = gazetteer._table(code)
        entries = [table.entry(number) for number in range(len(table.rows))]
        assert len({e.key for e in entries}) == len(entries)
        assert all(key in table.numbered for e in entries for key in (*e.members, *e.inside))
        assert all(e.country == code and -90 <= e.lat <= 90 and -180 <= e.lon <= 180 for e in entries)


def test_arabic_names_are_known_with_the_letters_before_them(gazetteer):
    text = "قتل مدنيون بحمص وحلب واللاذقية"
    spots = gazetteer.names_in(text, ["SY"])
    assert [gazetteer.find(text[a:b], ["SY"])[0].name for a, b in spots] == ["Homs", "Aleppo", "Latakia"]


def test_the_words_beside_a_name_belong_to_the_question(gazetteer):
    text = "fighting in the countryside of Jableh went on"
    start = text.index("Jableh")
    assert gazetteer.phrase(text, start, start + 6).endswith("countryside of Jableh")


@pytest.mark.parametrize(
    ("text", "name", "asked"),
    [
        ("in Latakia, Tartus and Homs provinces", "Latakia", "Latakia provinces"),
        ("in the provinces of Latakia, Hama and Homs", "Hama", "Hama provinces"),
        ("in the provinces of Latakia, Hama and Homs", "Homs", "Homs provinces"),
        ("in Baniyas, Tartus province", "Baniyas", "Baniyas"),
        ("in provinces that adjoin Baniyas", "Baniyas", "Baniyas"),
        ("in Baniyas and Jableh on Friday", "Baniyas", "Baniyas"),
    ],
)
def test_a_word_for_several_places_speaks_of_every_name_in_the_list(gazetteer, text, name, asked):
    start = text.index(name)
    assert gazetteer.phrase(text, start, start + len(name)) == asked
