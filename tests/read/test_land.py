"""What the gazetteer knows of a text's names, for the reader."""

from __future__ import annotations

import pytest

from corroborate.read.land import Land
from english import claims, gazetteer, line, reading


def _land(text: str = "Syrian towns; Syria's coast") -> Land:
    return Land(gazetteer(), text)


@pytest.mark.parametrize(
    ("name", "sort"),
    [
        ("Syria", "country"),
        ("Latakia", "city"),
        ("Hama province", "region"),
        ("Paris", "abroad"),
        ("Qwertzuiop", "unknown"),
    ],
)
def test_sort(name: str, sort: str) -> None:
    assert _land().sort(name) == sort


@pytest.mark.parametrize(
    ("one", "other", "lies"),
    [
        ("Jableh", "Latakia province", "inside"),
        ("Latakia province", "Jableh", "around"),
        ("Aleppo", "Haleb", "same"),
        ("Jableh", "Aleppo", "apart"),
        ("Jableh", "Qwertzuiop", "unknown"),
    ],
)
def test_lies(one: str, other: str, lies: str) -> None:
    assert _land().lies(one, other) == lies


def test_without_a_gazetteer_nothing_is_known() -> None:
    land = Land(None, "Syria")
    assert (land.countries, land.towns, land.sort("Syria"), land.lies("Syria", "Syria")) == (
        (),
        (),
        "unknown",
        "unknown",
    )


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Syria said 12 were killed in Hama Aleppo", ["Hama", "Aleppo"]),  # a comma was lost
        ("Shells killed 12 people in Syrias Aleppo", ["Aleppo"]),
        ("Syria said 12 were killed in the city of Raqqa killing five", ["Raqqa"]),
        ("In Syria, Homs army units killed 12 fighters", ["Syria", "Homs"]),
    ],
)
def test_names_parted(text: str, names: list[str]) -> None:
    found = reading(text)
    spots = [found.mention(found.lines[0], spot.start, spot.end).name for spot in found.places(found.lines[0])]
    assert [name for name in spots if name in names] == names, (spots, line(text).low)


def test_a_total_is_not_put_into_a_village_of_its_region() -> None:
    told = claims(
        "Over 412 civilians were killed on Syria's coast since Thursday, the Kelaran Monitor said. Residents said the "
        "coast's toll has pushed past 400, with bodies still in the streets. In the attack on Sanubir, a village near "
        "Jableh, dozens of bodies lay in the road.",
        "2025-03-11",
    )
    placed = {claim.count.low or 0: [place.name for place in claim.places] for claim in told}
    assert all("Sanubir" not in names for low, names in placed.items() if low >= 400), placed
    assert any(low >= 400 for low in placed)


def test_who_only_tells_of_the_dead_is_not_accused_of_them() -> None:
    told = claims(
        "At least 31 people were killed on Sunday when shells hit the market of Kutum in North Darfur, the Emergency "
        "Lawyers Group said. Among the dead were nine children."
    )
    assert [(claim.count.low, claim.accused) for claim in told] == [(31, ()), (9, ())]
