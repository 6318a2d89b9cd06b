"""Pictures for print: what they carry, that they are the same each time, and that nothing in them is more exact than known."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import pytest

from corroborate import desk, outlet
from corroborate.account import Policy
from corroborate.errors import NoSuchId, UseError
from corroborate.knowledge import atlas
from corroborate.publish.atlas import RADIUS
from corroborate.publish.picture import chart_picture, map_picture, plan
from corroborate.publish.release import Release
from stories import coast

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def release() -> Release:
    return coast()


def _words(svg: str) -> str:
    root = ET.fromstring(svg)
    return " ".join(" ".join("".join(text.itertext()) for text in root.iter(f"{SVG}text")).split())


def _described(svg: str) -> tuple[str, str]:
    root = ET.fromstring(svg)
    assert (root.get("role"), root.get("aria-labelledby"), root.get("aria-describedby")) == ("img", "t", "d")
    return root.findtext(f"{SVG}title") or "", root.findtext(f"{SVG}desc") or ""


def test_a_chart_carries_what_its_page_would_say(release: Release) -> None:
    svg = chart_picture(release)
    words = _words(svg)
    assert "Killed, civilians, Sarim coast" in words
    assert "According to Kelaran Rights Monitor, in 2 reports." in words
    assert "As of 3 May 2031" in words
    assert "Recorded counts are a floor" in words
    assert "Policy documented-range/1: the lowest and the highest" in words
    assert "provisional (" in words
    assert {"at least 745", "1,383"} <= set(re.findall(r">([^<]+)</text>", svg))
    title, described = _described(svg)
    assert title == "Killed, civilians, Sarim coast"
    assert "at least 745, then 1,383" in described


def test_a_picture_is_the_same_each_time_and_asks_for_nothing(release: Release) -> None:
    for svg in (chart_picture(release), map_picture(release, atlas())):
        assert svg in (chart_picture(coast()), map_picture(coast(), atlas()))
        assert "href" not in svg
        assert "url(" not in svg.replace("url(#frame)", "")
        assert "script" not in svg
        assert "http" not in svg.replace('xmlns="http://www.w3.org/2000/svg"', "")


def test_a_range_is_a_band_and_every_counter_is_in_the_legend(release: Release) -> None:
    toll = release.tolls[0]
    other = next(t.series[0] for t in release.tolls[1:] if t.series[0].counter != toll.series[0].counter)
    tolls = (replace(toll, verdict="range", low=745, high=1383, series=(*toll.series, other)), *release.tolls[1:])
    svg = chart_picture(replace(release, tolls=tolls))
    assert 'class="band"' in svg
    names = {c.id: c.name for c in release.counters}
    assert all(names[s.counter] in _words(svg) for s in tolls[0].series if names[s.counter][0] != "[")
    assert "Documented range 745 to 1,383" in _words(svg)


def test_names_in_the_legend_are_whole_and_stay_on_the_page(release: Release) -> None:
    toll = release.tolls[0]
    other = next(t.series[0] for t in release.tolls[1:] if t.series[0].counter != toll.series[0].counter)
    long = "Kelaran Centre for the Documentation of Violations of Human Rights"
    counters = tuple(
        replace(c, name=long) if c.id in (toll.series[0].counter, other.counter) else c for c in release.counters
    )
    tolls = (replace(toll, series=(*toll.series, other)), *release.tolls[1:])
    svg = chart_picture(replace(release, tolls=tolls, counters=counters))
    assert re.findall(r">([^<]*Kelaran Centre[^<]*)</text>", svg).count(long) == 2
    assert "…" not in _words(svg)


def test_another_toll_or_incident_can_be_named(release: Release) -> None:
    halwan = next(i for i in release.incidents if i.title.startswith("Halwan"))
    assert "Halwan" in _described(chart_picture(release, halwan.tolls[0]))[0]
    assert _described(map_picture(release, atlas(), halwan.id))[0] == halwan.title
    with pytest.raises(NoSuchId, match="T99"):
        chart_picture(release, "T99")
    with pytest.raises(NoSuchId, match="I99"):
        map_picture(release, atlas(), "I99")


def test_one_figure_is_a_point_and_no_figure_is_an_error(release: Release) -> None:
    tolls = tuple(replace(t, series=tuple(replace(s, steps=s.steps[:1]) for s in t.series[:1])) for t in release.tolls)
    svg = chart_picture(replace(release, tolls=tolls))
    assert 'class="step s0"' in svg  # of the legend
    assert "M" not in "".join(re.findall(r'<path d="([^"]*)"', svg))
    bare = replace(release, tolls=(), incidents=tuple(replace(i, tolls=()) for i in release.incidents))
    with pytest.raises(UseError, match="no figure"):
        chart_picture(bare)


def test_a_map_marks_nothing_more_exactly_than_it_is_known(release: Release) -> None:
    svg = map_picture(release, atlas())
    assert svg.count('class="spot"') == 2  # Jubata and Halwan
    (radius,) = map(float, re.findall(r'r="([0-9.]+)" class="vague"', svg))
    south, north = 35.3612, 36.2
    assert radius > 9
    dots = sorted(float(y) for y in re.findall(r'cy="([0-9.]+)" r="6.0" class="spot"', svg))
    scale = (dots[1] - dots[0]) / (north - south)  # units to a degree
    assert radius == pytest.approx(RADIUS["area"] / 111_200 * scale, rel=0.01)
    words = _words(svg)
    assert "Halwan" in words
    assert "14 killed" in words
    assert "Not drawn, since no point is known or may leave: 1." in words
    assert "Natural Earth" in words


def test_a_place_that_is_withheld_is_on_no_map() -> None:
    with pytest.raises(UseError, match="no place of it is known"):
        map_picture(coast(Policy(places="country")), atlas())


def test_long_titles_are_broken_and_words_without_end_cut(release: Release) -> None:
    long = "x" * 300 + " جبلة " + "a long name " * 30
    incidents = tuple(replace(i, title=long) for i in release.incidents)
    svg = chart_picture(replace(release, incidents=incidents))
    lines = re.findall(r'class="title"[^>]*>(.*?)</text>', svg)
    assert len(lines) > 6
    assert all(len(re.sub("<[^>]*>", "", line)) < 80 for line in lines)
    assert '<tspan class="ar">جبلة</tspan>' in svg


def test_what_stands_beside_arabic_has_a_typeface_with_both_and_other_lines_have_none_of_their_own(
    release: Release,
) -> None:
    titled = tuple(replace(i, title="Jableh (جبلة) and صور") for i in release.incidents)
    svg = chart_picture(replace(release, incidents=titled))
    (line,) = re.findall(r'class="title"[^>]*>(.*?)</text>', svg)
    runs = re.findall(r'<tspan class="(\w+)">(.*?)</tspan>', line)
    assert [kind for kind, _ in runs] == ["beside", "ar", "beside", "ar"]
    assert [run for kind, run in runs if kind == "ar"] == ["جبلة", "صور"]
    assert "".join(run for _, run in runs).endswith("Jableh (جبلة) and صور")
    assert "tspan" not in chart_picture(release)


def test_a_map_in_a_page_shows_what_is_known_of_places_and_of_a_country_nothing(release: Release) -> None:
    world = atlas()
    places = [place for place in release.places if place.where.lat is not None]
    view = world.view(places)
    assert view is not None
    drawn = plan(world, view, [(place, f"said of {place.id}") for place in places])
    assert drawn is not None
    assert drawn.count('class="spot"') == sum(place.where.precision == "place" for place in places)
    assert drawn.count('class="vague"') == sum(place.where.precision not in ("place", "country") for place in places)
    assert 'class="land"' in drawn
    lands = [replace(place, where=replace(place.where, precision="country")) for place in places]
    assert plan(world, view, [(place, "") for place in lands]) is None


def test_many_incidents_are_marked_and_the_weightiest_are_labelled(release: Release) -> None:
    halwan = next(i for i in release.incidents if i.title.startswith("Halwan"))
    place = next(p for p in release.places if p.id == halwan.places[0])
    places, incidents = [], []
    for n in range(200):
        where = replace(place.where, name=f"Village {n}", lat=34 + n % 20 / 10, lon=36 + n // 20 / 10)
        places.append(replace(place, id=f"L{1000 + n}", where=where))
        incidents.append(replace(halwan, id=f"I{1000 + n}", places=(f"L{1000 + n}",)))
    many = replace(release, places=(*release.places, *places), incidents=(*release.incidents, *incidents))
    svg = map_picture(many, atlas())
    assert svg.count('class="spot"') == 202
    assert 0 < sum(f"Village {n}<" in svg for n in range(200)) <= 14
    assert "The 14 weightiest of 203 places are labelled" in _words(svg)


def test_pictures_go_through_the_gate(release: Release) -> None:
    assert "Omar Saleh" not in map_picture(release, atlas()) + chart_picture(release)
    assert "a private person [name withheld]" in _words(map_picture(release, atlas()))


@pytest.mark.parametrize("name", ["a.gif", "a", "case/a.svg"])
def test_where_a_picture_may_not_go(tmp_path: Path, name: str) -> None:
    with pytest.raises(UseError, match=r"SVG or a PNG|private"):
        outlet.check_picture(tmp_path / "case", tmp_path / name)


def test_a_png_without_its_package_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "resvg_py", None)
    with pytest.raises(UseError, match=r"corroborate\[charts\]"):
        outlet.check_picture(tmp_path / "case", tmp_path / "a.png")
    outlet.check_picture(tmp_path / "case", tmp_path / "a.svg")


def test_a_case_is_drawn_as_svg_and_as_png(tmp_path: Path) -> None:
    pytest.importorskip("resvg_py")
    from PIL import Image

    words = "Shelling killed 14 people in Jableh, Syria, on 6 March 2031, the Syrian Observatory for Human Rights said."
    (tmp_path / "a.txt").write_text(words, "utf-8")
    with desk.opened(tmp_path / "case", make=True, at="2031-03-09T12:00:00Z") as work:
        work.read(0, lambda *_: None, work.add([tmp_path / "a.txt"], lambda *_: None).reports)
        drawn = {"chart": work.chart(), "map": work.map()}
    for name, svg in drawn.items():
        outlet.picture(svg, tmp_path / f"{name}.svg")
        outlet.picture(svg, tmp_path / f"{name}.png")
        assert (tmp_path / f"{name}.svg").read_text("utf-8") == svg
        with Image.open(tmp_path / f"{name}.png") as image:
            assert image.size[0] == 2000
            assert image.getpixel((4, 4))[:3] == (255, 255, 255)
            assert len(image.convert("L").getcolors() or range(300)) > 20
    assert "Jableh" in _words(drawn["map"])
