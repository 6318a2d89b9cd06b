"""Names of places in reports to places: the countries, words and places beside a name decide; else a question."""

from __future__ import annotations

import itertools
from dataclasses import replace
from importlib import resources

import pytest

from corroborate.gazetteer import Gazetteer
from corroborate.link.places import resolve
from corroborate.records import Claim, Mention, Span, Text
from corroborate.values import Count

FOLDER = resources.files("corroborate") / "data" / "gazetteer"


@pytest.fixture(scope="module")
def gazetteer():
    return Gazetteer.load(lambda name: (FOLDER / name).read_bytes())


def text_of(*sentences, report="r"):
    ends = list(itertools.accumulate(len(sentence) + 1 for sentence in sentences))
    starts = [0, *ends[:-1]]
    spans = tuple(Span(start, end - 1) for start, end in zip(starts, ends, strict=True))
    return Text(report, " ".join(sentences), sentences=spans)


def claim(text, *names, fled=()):
    """A claim that names places where they first stand."""

    def mention(name):
        start = text.content.index(name)
        return Mention(name, text.quote(start, start + len(name)))

    start = text.content.index(names[0]) if names else 0
    quote = text.quote(start, start + 1)
    return Claim(
        text=text.id, quote=quote, figure=quote, count=Count(3, 3), harm="killed",
        places=tuple(mention(name) for name in names), destination=tuple(mention(name) for name in fled),
    )  # fmt: skip


def resolved(gazetteer, *claims, texts):
    by_text = {text.id: [c for c in claims if c.text == text.id] for text in texts}
    return resolve(by_text, {text.id: text for text in texts}, gazetteer)


def one(gazetteer, name, *sentences):
    """The place that a name means in a report of these sentences."""
    text = text_of(*sentences)
    found = resolved(gazetteer, claim(text, name), texts=[text])
    key = found.key(text.id, name)
    return next(place for place in found.places if place.key == key), found


def test_a_known_town_has_its_point_and_what_it_lies_in(gazetteer):
    place, found = one(gazetteer, "Jableh", "Syria mourns.", "Three people were shot in the city of Jableh.")
    assert place.where.precision == "place"
    assert place.where.geonames is not None
    assert (round(place.where.lat, 1), round(place.where.lon, 1)) == (35.4, 35.9)
    assert {"Latakia", "Syrian coast", "Syria"} <= set(place.where.parents)
    assert found.questions == ()


@pytest.mark.parametrize(
    ("sentence", "name", "precision", "named"),
    [
        ("Shells fell across Latakia province in Syria.", "Latakia", "region", "Latakia"),
        ("Shells fell across the Jableh countryside in Syria.", "Jableh", "district", "Jableh"),
        ("They were killed in parts of Homs, in Syria.", "Homs", "place", "Homs"),
        ("A car bomb killed them in north Lebanon.", "north Lebanon", "region", "North Lebanon"),
        ("Thousands died on the coast of Syria.", "the coast", "area", "Syrian coast"),
        ("Thousands died in Syria.", "Syria", "country", "Syria"),
    ],
)
def test_the_words_beside_a_name_tell_how_fine_it_is(gazetteer, sentence, name, precision, named):
    place, _ = one(gazetteer, name, sentence)
    assert (place.where.precision, place.where.name) == (precision, named)


def test_an_unknown_village_stays_open_beside_what_it_is_said_to_lie_in(gazetteer):
    place, found = one(
        gazetteer, "Qarnabiyat", "Syrian forces withdrew.", "Nine were shot in Qarnabiyat in the Jableh countryside."
    )
    assert (place.where.precision, place.where.lat, place.where.lon) == ("unresolved", None, None)
    assert place.where.parents[0] == "Jableh"
    assert any(found.within(place.key, other.key) for other in found.places if other.names == ("Jableh",))
    (question,) = found.questions
    assert (question.kind, question.about) == ("unresolved place", place.statements)
    assert "Qarnabiyat" in question.words


def test_an_unknown_village_lies_in_the_region_that_the_report_is_about(gazetteer):
    place, _ = one(
        gazetteer, "Qarnabiyat",
        "Fighting went on in Aleppo, Azaz and Manbij in Syria.", "Nine people died.", "Four died in Qarnabiyat.",
    )  # fmt: skip
    assert place.where.parents[0] == "Aleppo"


def test_a_report_with_no_other_place_leaves_an_unknown_name_without_parents(gazetteer):
    place, found = one(gazetteer, "Qarnabiyat", "Four died in Qarnabiyat.")
    assert place.where.parents == ()
    assert "nothing around it is known" in found.questions[0].hint


def test_a_name_of_which_a_report_tells_nothing_is_the_place_that_the_others_know(gazetteer):
    known = text_of("Sudan: ten died in Kadugli in South Kordofan.", report="a")
    bare = text_of("Twelve people were shot in Kadugli.", report="b")
    claims = [claim(known, "Kadugli"), claim(bare, "Kadugli")]
    alone = resolved(gazetteer, claims[1], texts=[bare])
    assert [place.where.precision for place in alone.places] == ["unresolved"]
    found = resolved(gazetteer, *claims, texts=[known, bare])
    assert found.key(bare.id, "Kadugli") == found.key(known.id, "Kadugli")
    assert found.questions == ()
    assert found == resolved(gazetteer, *claims[::-1], texts=[bare, known])


def test_a_name_that_reports_put_in_other_lands_keeps_its_question(gazetteer):
    known = text_of("Sudan: ten died in Kadugli in South Kordofan.", report="a")
    abroad = text_of("Two died in Kadugli in Libya, Libya said.", report="b")
    bare = text_of("Twelve people were shot in Kadugli.", report="c")
    claims = [claim(text, "Kadugli") for text in (known, abroad, bare)]
    found = resolved(gazetteer, *claims, texts=[known, abroad, bare])
    assert len({found.key(text.id, "Kadugli") for text in (known, abroad, bare)}) > 1
    assert found.key(bare.id, "Kadugli") != found.key(known.id, "Kadugli")


def test_of_two_towns_of_one_name_the_one_in_the_reports_country_is_meant(gazetteer):
    lebanese, _ = one(gazetteer, "Tripoli", "Lebanese troops clashed with gunmen in Tripoli, Lebanon said.")
    libyan, _ = one(gazetteer, "Tripoli", "Libyan militias fought in Tripoli, Libya said.")
    assert (lebanese.where.parents[-1], libyan.where.parents[-1]) == ("Lebanon", "Libya")


def test_of_two_places_of_one_name_the_one_near_the_others_of_the_sentence_is_meant(gazetteer):
    texts = (
        "Syrian shelling hit Sinjar near Saraqib in Idlib province.",
        "Iraqi families fled Sinjar near Mosul in Iraq.",
    )
    idlib, iraq = (one(gazetteer, "Sinjar", sentence)[0] for sentence in texts)
    assert (idlib.where.parents[-1], iraq.where.parents[-1]) == ("Syria", "Iraq")


def test_where_the_report_does_not_tell_two_namesakes_apart_a_person_is_asked(gazetteer):
    place, found = one(gazetteer, "Tripoli", "Three people were shot in Tripoli.")
    assert place.where.precision == "unresolved"
    assert "LY" in found.questions[0].hint
    assert "LB" in found.questions[0].hint


def test_countries_named_for_their_armies_do_not_draw_names_away(gazetteer):
    place, _ = one(
        gazetteer, "Aleppo", "Russian and American planes bombed Aleppo, a Russian general said.", "Moscow denied it."
    )
    assert place.where.parents[-1] == "Syria"


def test_spellings_of_one_town_are_one_place_in_all_reports(gazetteer):
    texts = [
        text_of("Ten died in Tartous in Syria.", report="a"),
        text_of("Ten died in Tartus in Syria.", report="b"),
        text_of("Syria: ten died in Tartus province.", report="c"),
    ]
    claims = [claim(text, name) for text, name in zip(texts, ("Tartous", "Tartus", "Tartus"), strict=True)]
    found = resolved(gazetteer, *claims, texts=texts)
    keys = [found.key(c.text, c.places[0].name) for c in claims]
    assert keys[0] == keys[1] != keys[2]
    assert found.within(keys[0], keys[2])
    assert not found.within(keys[2], keys[0])
    place = next(place for place in found.places if place.key == keys[0])
    assert set(place.names) == {"Tartous", "Tartus"}
    assert set(place.statements) == {claims[0].id, claims[1].id}


def test_provinces_of_the_coast_lie_within_it_and_others_apart(gazetteer):
    text = text_of("Syria counts its dead on the Syrian coast, in Latakia province, Tartus province and Homs province.")
    found = resolved(gazetteer, claim(text, "Syrian coast", "Latakia", "Tartus", "Homs"), texts=[text])
    coast, latakia, tartus, homs = (found.key(text.id, n) for n in ("Syrian coast", "Latakia", "Tartus", "Homs"))
    assert found.within(latakia, coast)
    assert found.within(tartus, coast)
    assert not any(found.within(a, b) for a, b in ((homs, coast), (latakia, tartus), (coast, latakia), (coast, coast)))


def test_where_the_displaced_went_is_a_place_too(gazetteer):
    text = text_of("Hundreds fled Hama for Idlib in Syria.")
    found = resolved(gazetteer, claim(text, "Hama", fled=["Idlib"]), texts=[text])
    assert {name for place in found.places for name in place.names} >= {"Hama", "Idlib"}


def test_order_changes_nothing_and_what_encloses_a_place_is_a_place_of_the_account(gazetteer):
    texts = [
        text_of("Three died in Jableh in Syria.", "Two died in Qarnabiyat in the Jableh countryside.", report="a"),
        text_of("Syria: five died in Latakia province, four in Baniyas.", report="b"),
    ]
    claims = [claim(texts[0], "Jableh", "Qarnabiyat"), claim(texts[1], "Latakia"), claim(texts[1], "Baniyas")]
    there = resolved(gazetteer, *claims, texts=texts)
    back = resolved(gazetteer, *reversed(claims), texts=texts[::-1])
    assert there == back
    keys = {place.key for place in there.places}
    assert there.around.keys() == keys
    assert all(key not in outer and outer <= keys for key, outer in there.around.items())


def test_no_statements_make_no_places(gazetteer):
    found = resolve({}, {}, gazetteer)
    assert (found.places, found.questions) == ((), ())


def test_one_name_may_mean_a_town_in_one_statement_and_its_province_in_another(gazetteer):
    text = text_of("Syria: eleven died across Homs province.", "Two of them died in the city of Homs.")

    def said(at):
        start = text.content.index("Homs", at)
        quote = text.quote(start, start + 4)
        return Claim(
            text=text.id, quote=quote, figure=quote, count=Count(2, 2), harm="killed", places=(Mention("Homs", quote),)
        )

    province, city = said(0), said(text.sentences[1].start)
    found = resolved(gazetteer, province, city, texts=[text])
    (wide,), (narrow,) = found.placed[province.id], found.placed[city.id]
    assert wide != narrow
    assert found.within(narrow, wide)
    assert found.key(text.id, "Homs") in (wide, narrow)


def test_places_of_a_harm_keep_their_order_and_leave_out_where_people_went(gazetteer):
    text = text_of("Hundreds fled Hama, Homs and Baniyas for Idlib in Syria.")
    said = claim(text, "Homs", "Hama", fled=["Idlib"])
    found = resolved(gazetteer, said, texts=[text])
    assert found.placed[said.id] == (found.key(text.id, "Homs"), found.key(text.id, "Hama"))


def test_a_great_town_abroad_is_meant_by_its_own_name_alone(gazetteer):
    place, _ = one(gazetteer, "Qom", "Syria mourns.", "Three people were shot in Homs.", "Two died in Qom.")
    assert place.where.name == "Qom"
    other, found = one(gazetteer, "Al Kum", "Syria mourns.", "Three people were shot in Homs.", "Two died at Al Kum.")
    assert (other.where.lat, other.where.name) == (None, "Al Kum")
    assert [question.kind for question in found.questions] == ["unresolved place"]


def test_under_the_heading_of_a_country_a_name_lies_there(gazetteer):
    text = text_of(
        "Sudan", "Nine died in El Fasher, in Nyala and in Kadugli.", "Burkina Faso", "Four died in Qarnabiyat."
    )
    headed = replace(text, paragraphs=text.sentences)
    (plain,) = resolved(gazetteer, claim(text, "Qarnabiyat"), texts=[text]).keys.values()
    (there,) = resolved(gazetteer, claim(headed, "Qarnabiyat"), texts=[headed]).keys.values()
    assert there == "?qarnabiyat@BF"
    assert plain == "?qarnabiyat@BF"  # and without headings, the country named last before it


def test_a_town_close_beyond_the_border_is_meant_although_the_report_is_about_another_country(gazetteer):
    text = text_of(
        "Ukraine, Ukraine: shells hit Kharkiv and Vovchansk.", "Russian shells, too.", "Two died in Shebekino."
    )
    found = resolved(gazetteer, claim(text, "Shebekino"), texts=[text])
    assert [place.where.precision for place in found.places if "Shebekino" in place.names] == ["place"]
    far = text_of("Ukraine, Ukraine: shells hit Lviv.", "Russian shells, too.", "Two died in Shebekino.")
    found = resolved(gazetteer, claim(far, "Shebekino"), texts=[far])
    assert [place.where.precision for place in found.places if "Shebekino" in place.names] == ["unresolved"]


def test_a_given_name_that_is_a_place_puts_nothing_there(gazetteer):
    text = text_of("Fourteen died in Qarnabiyat camp.", "Among the dead are Farah Odeh, 31, and Sami Odeh, 12.")
    found = resolved(gazetteer, claim(text, "Qarnabiyat"), texts=[text])
    assert all("Farah" not in place.where.parents for place in found.places)


def test_a_region_is_known_by_its_quarter_in_english(gazetteer):
    assert [entry.name for entry in gazetteer.find("Centre-North region", ("BF",))] == ["Centre-Nord"]
    assert gazetteer.find("East Ghouta", ("SY",))[0].name == "Eastern Ghouta"


def test_a_village_far_from_what_is_named_right_behind_it_is_another_of_its_name(gazetteer):
    text = text_of("Nine people died in Pauk Kone village in Sagaing Region of Myanmar.")
    found = resolved(gazetteer, claim(text, "Pauk Kone"), texts=[text])
    (place,) = [place for place in found.places if "Pauk Kone" in place.names]
    assert (place.where.precision, place.where.parents[0]) == ("unresolved", "Sagaing")
    near = text_of("Nine people died in Pauk Kone village in Yangon Region of Myanmar.")
    found = resolved(gazetteer, claim(near, "Pauk Kone"), texts=[near])
    assert [p.where.precision for p in found.places if "Pauk Kone" in p.names] == ["place"]
