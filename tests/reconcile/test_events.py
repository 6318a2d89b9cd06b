"""Three invented events of three wars, told by outsiders' reports: what a careful person would see in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from corroborate import desk, outlet
from corroborate.account import Account, Incident, Toll

EVENTS = Path(__file__).parent / "events"


def _account(folder: Path, name: str) -> Account:
    with desk.opened(folder / name, make=True, at="2031-12-24T12:00:00Z") as work:
        work.read(0, lambda *_: None, work.add([EVENTS / f"{name}.jsonl"], lambda *_: None).reports)
        return work.account()


@pytest.fixture(scope="module")
def market(tmp_path_factory: pytest.TempPathFactory) -> Account:
    return _account(tmp_path_factory.mktemp("events"), "market")


@pytest.fixture(scope="module")
def flats(tmp_path_factory: pytest.TempPathFactory) -> Account:
    return _account(tmp_path_factory.mktemp("events"), "flats")


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> Account:
    return _account(tmp_path_factory.mktemp("events"), "village")


def _titled(account: Account, title: str) -> list[Incident]:
    return [incident for incident in account.incidents if incident.title == title]


def _toll(incident: Incident, status: str = "unknown", harm: str = "killed") -> Toll:
    return next(t for t in incident.tolls if (t.scope.harm, t.scope.status, t.scope.victims) == (harm, status, ""))


def _steps(toll: Toll) -> dict[str, list[int | None]]:
    return {one.counter.name: [step.count.low for step in one.steps] for one in toll.series}


def test_a_market_shelled_in_a_siege(market: Account) -> None:
    event, siege = _titled(market, "El Fasher")
    assert event.within == siege.key
    assert _steps(_toll(event))["Emergency Lawyers"] == [38, 52, 47]
    assert [step.change for step in _toll(event).series[0].steps] == ["first", "rise", "correction"]
    assert (_toll(event).low, _toll(event).high) == (29, 47)
    assert _steps(_toll(siege, "civilian")) == {"Emergency Lawyers": [1801]}
    assert [incident.title for incident in market.incidents if incident.background] == ["Sudan"]
    assert _titled(market, "Nyala")[0].within is None
    slips = [f for f in market.findings if f.kind == "drift" and f.field == "count"]
    assert ["25" in f.words and "52" in f.words for f in slips] == [True]
    assert 25 not in {n for incident in market.incidents for t in incident.tolls for s in _steps(t).values() for n in s}
    why = {f.reason for f in market.findings if f.kind == "difference" and f.incident == event.key}
    assert "proof" in why
    assert not [f for f in market.findings if f.kind == "contradiction" and f.field == "killed"]
    assert len({source.voice for source in market.sources}) == 10


def test_flats_bombed_in_a_city_whose_region_bears_its_name(flats: Account) -> None:
    (city,), (region,), (town,) = (_titled(flats, name) for name in ("Kharkiv", "Kharkiv Oblast", "Izium"))
    assert city.within == town.within == region.key
    assert region.within is None
    assert _steps(_toll(region, "civilian")) == {"UN Human Rights Monitoring Mission in Ukraine": [41]}
    assert _steps(_toll(city))["regional prosecutor's office"] == [6, 11]
    assert _steps(_toll(city))["State Emergency Service"] == [9]
    assert _toll(city, "combatant").scope.side is None or "Russian Defence Ministry" in _steps(_toll(city, "combatant"))
    sums = {f.value: f.words for f in flats.findings if f.kind == "parts" and f.incident == city.key}
    assert "18 + 9 + 6 = 33" in sums["off by 2"]
    assert "11" in sums["holds"]


def test_a_village_massacre_denied(village: Account) -> None:
    (event,), (region, *_) = _titled(village, "Pazigyi"), _titled(village, "Sagaing")
    assert event.within == region.key
    steps = _steps(_toll(event))
    assert steps["Assistance Association for Political Prisoners"] == [20]
    assert steps["National Unity Government"] == [42]
    assert _steps(_toll(event, "combatant")) == {"Myanmar military": [17]}
    assert _steps(_toll(event, "civilian")) == {"People's Defence Force": [17]}
    assert {t.scope.unit for t in event.tolls} == {"people", "bodies"}
    named = [f for f in village.findings if f.kind == "difference" and f.reason == "named"]
    assert named
    assert {f.value for f in village.findings if f.kind == "answer"} == {"denies"}


@pytest.mark.parametrize("name", ["market", "village"])
def test_any_order_of_arrival_gives_the_same_account(name: str, tmp_path: Path) -> None:
    """To the byte, one report at a time, first to last and last to first."""
    lines = (EVENTS / f"{name}.jsonl").read_text("utf-8").splitlines()
    made = set()
    for number, order in enumerate((lines, lines[::-1], sorted(lines, key=len))):
        with desk.opened(tmp_path / str(number), make=True, at="2031-12-24T12:00:00Z") as work:
            for line in order:
                (tmp_path / "one.jsonl").write_text(line, "utf-8")
                work.add([tmp_path / "one.jsonl"], lambda *_: None)
                work.read(0, lambda *_: None)
            made.add(outlet.as_json(work.release()))
    assert len(made) == 1


def test_a_school_bombed_in_a_war_with_totals_of_its_own(tmp_path: Path) -> None:
    account = _account(tmp_path, "school")
    (event,) = _titled(account, "Nuseirat")
    toll = _toll(event)
    assert _steps(toll)["Gaza health ministry"] == [27, 33]
    assert ("ocha", "dependent") in {(one.counter, one.why) for one in toll.outside}
    assert [tie.why for tie in toll.ties] == ["by its own method it gives that count"]
    assert max(step.count.low or 0 for one in toll.series for step in one.steps) < 100
    assert 12_401 in {
        n for t in event.tolls if t.scope.victims == "of more than this" for s in _steps(t).values() for n in s
    }
