"""Every kind of check, of change and of reason, from the words of invented reports alone: nothing is handed over as a claim."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

import pytest

from corroborate import desk, outlet
from corroborate.publish.release import PublicClaim
from corroborate.publish.terminal import summary

MONITOR: Final = "The Kelaran Rights Monitor"
NETWORK: Final = "The Open Ledger Network"
LEAGUE: Final = "The Doctors' League"
A, B, C = "Daily News", "Evening Post", "Morning Star"
FILLER: Final = """Shops stayed shut along the harbour road, and the ferry did not sail. Farmers from the hills brought bread and blankets to
the school, where a clinic has been set up in the gymnasium. The bridge over the canal is closed to lorries until it has been
looked at by engineers, and trains from the north end two stations before the port."""
Report = tuple[str, str, str]


def _findings(folder: Path, reports: list[Report]) -> list[dict]:
    lines = [
        json.dumps({"id": f"r{n}", "publisher": who, "published": day or None, "language": "en", "text": words})
        for n, (who, day, words) in enumerate(reports)
    ]
    (folder / "reports.jsonl").write_text("\n".join(lines), "utf-8")
    with desk.opened(folder / "case", make=True, at="2031-04-09T12:00:00Z") as work:
        work.read(0, lambda *_: None, work.add([folder / "reports.jsonl"], lambda *_: None).reports)
        return json.loads(outlet.as_json(work.release()))["findings"]


CHECKS: Final[dict[str, tuple[str, str, list[Report]]]] = {
    "provinces make the total": ("parts", "holds", [
        (A, "2031-03-08", f"{MONITOR} says 225 civilians have been killed since Thursday: 120 in Latakia, 85 in Tartus and 20 in Hama."),
    ]),
    "provinces do not make the total": ("parts", "off by 10", [
        (A, "2031-03-08", f"{MONITOR} says 225 civilians have been killed since Thursday: 120 in Latakia, 85 in Tartus and 30 in Hama."),
    ]),
    "perpetrators make the total": ("parts", "holds", [
        (A, "2031-03-08", f"{MONITOR} says 225 people were killed in Latakia: 140 by government forces and 85 by Assad loyalists."),
    ]),
    "categories make the total": ("parts", "holds", [
        (A, "2031-03-08", f"{MONITOR} says 225 people were killed in Latakia, including 120 civilians, 60 soldiers and 45 gunmen."),
    ]),
    "a part is more than its whole": ("parts", "impossible", [
        (A, "2031-03-08", f"{MONITOR} says 40 people were killed in Jableh on Thursday, 52 of them women."),
    ]),
    "civilians are more than all the dead of the day": ("parts", "impossible", [
        (A, "2031-03-09", f"{MONITOR} said on 9 March that 225 people had been killed in Jableh since Thursday."),
        (B, "2031-03-09", f"{MONITOR} said on 9 March that 260 civilians had been killed in Jableh since Thursday."),
    ]),
    "a total and a day's dead make the next total": ("increment", "holds", [
        (A, "2031-03-08", f"{MONITOR} says 225 civilians have been killed in Latakia since Thursday."),
        (B, "2031-03-09", (f"{MONITOR} said on Sunday that a further 58 civilians were killed in Latakia on Sunday. It said that 283 "
                          "civilians have been killed since Thursday.")),
    ]),
    "what came on top does not make the next total": ("increment", "off by 10", [
        (A, "2031-03-08", f"{MONITOR} said on 8 March that 225 people have been killed in Latakia since Thursday."),
        (B, "2031-03-09", (f"{MONITOR} said on 9 March that another 58 people were killed in Latakia, bringing the death toll since "
                          "Thursday to 293.")),
    ]),
    "a later total is lower": ("correction", "42", [
        (A, "2031-03-08", f"{MONITOR} said on 8 March that 50 people had been killed in Jableh since Thursday."),
        (B, "2031-03-10", f"{MONITOR} said on 10 March that 42 people had been killed in Jableh since Thursday."),
    ]),
    "a later total is higher": ("supersession", "71", [
        (A, "2031-03-08", f"{MONITOR} said on 8 March that 50 people had been killed in Jableh since Thursday."),
        (B, "2031-03-10", f"{MONITOR} said on 10 March that 71 people had been killed in Jableh since Thursday."),
    ]),
    "a village has more dead than its land": ("parts", "impossible", [
        (A, "2031-03-10", f"{MONITOR} said on 10 March that 50 people had been killed in Jableh on 7 March."),
        (B, "2031-03-12", f"{MONITOR} said on 12 March that 31 people had been killed on the Syrian coast between 20 February and 12 March."),
    ]),
}  # fmt: skip


@pytest.mark.parametrize("name", CHECKS)
def test_each_kind_of_check(name: str, tmp_path: Path) -> None:
    kind, value, reports = CHECKS[name]
    found = _findings(tmp_path, reports)
    assert value in [f["value"] for f in found if f["kind"] == kind]
    assert all(f["holds"] for f in found)


def test_bodies_families_and_people_are_not_added_up(tmp_path: Path) -> None:
    words = f"{MONITOR} says 40 people were killed in Jableh: 30 families and 10 bodies were found in one street."
    assert [f for f in _findings(tmp_path, [(A, "2031-03-08", words)]) if f["kind"] == "parts"] == []


SINCE: Final = "have been killed in Latakia by {who} since Thursday"
CHANGES: Final[dict[str, tuple[str, list[Report]]]] = {
    "a number is copied wrongly": ("count", [
        (A, "2031-03-08", f"{MONITOR} said on 8 March that 213 people were killed in Jableh on Thursday. {FILLER}"),
        (B, "2031-03-09", f"{MONITOR} said on 8 March that 231 people were killed in Jableh on Thursday. {FILLER}"),
    ]),
    "more than is lost": ("count", [
        (A, "2031-03-08", f"{MONITOR} says that more than 225 civilians have been killed in Latakia since Thursday."),
        (B, "2031-03-09", f"{MONITOR} says that 225 civilians have been killed in Latakia since Thursday."),
    ]),
    "the wounded become the dead": ("harm", [
        (A, "2031-03-08", f"{MONITOR} says that 225 people have been wounded in Latakia since Thursday."),
        (B, "2031-03-09", f"{MONITOR} says that 225 people have been killed in Latakia since Thursday."),
    ]),
    "victims become the dead": ("harm", [
        (A, "2031-03-08", f"{MONITOR} says that there have been 225 casualties in Latakia since Thursday."),
        (B, "2031-03-09", f"{MONITOR} says that 225 people have been killed in Latakia since Thursday."),
    ]),
    "all the dead become civilians": ("victims", [
        (A, "2031-03-08", f"{MONITOR} says that 225 people, 131 of them civilians, have been killed in Latakia since Thursday."),
        (B, "2031-03-09", f"{MONITOR} says that 225 civilians have been killed in Latakia since Thursday."),
    ]),
    "one group's name becomes another's": ("accused", [
        (A, "2031-03-08", f"{MONITOR} says that 225 civilians {SINCE.format(who='Syrian government forces')}."),
        (B, "2031-03-09", f"{MONITOR} says that 225 civilians {SINCE.format(who='Assad loyalists')}."),
    ]),
    "the day is another": ("when", [
        (A, "2031-03-12", f"{MONITOR} says that 225 people were killed in Jableh on 6 March 2031."),
        (B, "2031-03-12", f"{MONITOR} says that 225 people were killed in Jableh on 8 March 2031."),
    ]),
    "an allegation becomes a fact": ("speakers", [
        (A, "2031-03-08", f"{MONITOR} says that 225 civilians have been killed in Latakia since Thursday."),
        (B, "2031-03-09", "Since Thursday 225 civilians have been killed in Latakia."),
    ]),
    "what was unconfirmed is stated": ("stance", [
        (A, "2031-03-08", f"Unconfirmed reports say that 213 people were killed in Jableh on Thursday. {FILLER}"),
        (B, "2031-03-09", f"Reports say that 213 people were killed in Jableh on Thursday. {FILLER}"),
    ]),
}  # fmt: skip


@pytest.mark.parametrize("name", CHANGES)
def test_each_kind_of_change(name: str, tmp_path: Path) -> None:
    field, reports = CHANGES[name]
    found = [f for f in _findings(tmp_path, reports) if f["kind"] == "drift" and f["field"] == field]
    assert found
    assert all(f["holds"] and f["disputes"] for f in found)


REASONS: Final[dict[str, tuple[str, list[Report]]]] = {
    "dispute": ("contradiction", [
        (A, "2031-03-09", f"{MONITOR} said on 9 March that 50 people were killed in Jableh on Thursday."),
        (B, "2031-03-09", f"{NETWORK} said on 9 March that 71 people were killed in Jableh on Thursday."),
    ]),
    "date": ("difference", [
        (A, "2031-03-07", f"{MONITOR} said on 7 March that 50 people were killed in Jableh on Thursday."),
        (B, "2031-03-09", f"{NETWORK} said on 9 March that 71 people were killed in Jableh on Thursday."),
    ]),
    "proof": ("difference", [
        (A, "2031-03-09", f"{MONITOR} said on 9 March that it had verified 50 deaths in Jableh on Thursday."),
        (B, "2031-03-09", f"{NETWORK} said on 9 March that 71 people were killed in Jableh on Thursday."),
    ]),
    "named": ("difference", [
        (A, "2031-03-09", f"{MONITOR} said on 9 March that it had identified by name 50 people killed in Jableh on Thursday."),
        (B, "2031-03-09", f"{NETWORK} said on 9 March that 71 people were killed in Jableh on Thursday."),
    ]),
    "victims": ("difference", [
        (A, "2031-03-09", f"{MONITOR} said on 9 March that 50 civilians were killed in Jableh on Thursday."),
        (B, "2031-03-09", f"{NETWORK} said on 9 March that 71 people were killed in Jableh on Thursday."),
    ]),
    "unit": ("difference", [
        (A, "2031-03-09", f"{MONITOR} said on 9 March that 50 bodies were found in Jableh on Thursday."),
        (B, "2031-03-09", f"{NETWORK} said on 9 March that 71 people were killed in Jableh on Thursday."),
    ]),
    "place": ("difference", [
        (A, "2031-03-09", (f"{MONITOR} said on 9 March that 225 people were killed on the Syrian coast since Thursday: 150 in Latakia "
                          "province and 75 in Tartus province.")),
        (B, "2031-03-09", (f"{NETWORK} said on 9 March that 98 people were killed in Tartus province since Thursday: 60 women and "
                          "38 men. On the Syrian coast 225 people were killed since Thursday, it said.")),
    ]),
    "running": ("difference", [
        (A, "2031-03-12", f"{MONITOR} said on 12 March that 225 people had been killed on the Syrian coast since 6 March."),
        (B, "2031-03-12", f"{NETWORK} said on 12 March that 31 people were killed on the Syrian coast on 11 March."),
    ]),
    "period": ("difference", [
        (A, "2031-03-22", f"{MONITOR} said on 22 March that 225 people had been killed on the Syrian coast since 6 March."),
        (A, "2031-03-21", f"{LEAGUE} said on 21 March that 203 people had been killed on the Syrian coast since 6 March."),
        (B, "2031-03-22", f"{NETWORK} said on 22 March that 131 people had been killed on the Syrian coast since 15 March."),
    ]),
    "arithmetic": ("difference", [
        (A, "2031-03-09", f"{MONITOR} said on 9 March that 225 people were killed in Jableh on Thursday: 120 men, 85 women and 30 children."),
        (B, "2031-03-09", f"{NETWORK} said on 9 March that 235 people were killed in Jableh on Thursday."),
    ]),
    "copying": ("drift", [
        (A, "2031-03-08", f"{MONITOR} said on 8 March that 213 people were killed in Jableh on Thursday. {FILLER}"),
        (B, "2031-03-09", f"{MONITOR} said on 8 March that 231 people were killed in Jableh on Thursday. {FILLER}"),
    ]),
    "wording": ("same total", [
        (A, "2031-03-08", f"{MONITOR} says that at least 225 people were killed in Jableh on Thursday."),
        (B, "2031-03-08", f"{MONITOR} says that 225 people were killed in Jableh on Thursday."),
    ]),
    "undetermined": ("parts", [
        (A, "2031-03-08", f"{MONITOR} says 225 civilians have been killed since Thursday: 120 in Latakia, 85 in Tartus and 30 in Hama."),
    ]),
    "actors": ("self-contradiction", [
        (A, "", ("Residents of Jableh said that Syrian security forces killed 30 people in Jableh. According to the council, Islamic State "
                "killed 30 people in Jableh.")),
    ]),
}  # fmt: skip


@pytest.mark.parametrize("reason", REASONS)
def test_each_reason(reason: str, tmp_path: Path) -> None:
    kind, reports = REASONS[reason]
    found = [(f["kind"], f["reason"]) for f in _findings(tmp_path, reports)]
    assert (kind, reason) in found
    assert reason in ("dispute", "actors") or "contradiction" not in [kind for kind, _ in found]


def test_a_copys_slip_stands_in_no_series(tmp_path: Path) -> None:
    reports = CHANGES["a number is copied wrongly"][1]
    lines = [json.dumps({"id": who, "publisher": who, "published": day, "text": words}) for who, day, words in reports]
    (tmp_path / "reports.jsonl").write_text("\n".join(lines), "utf-8")
    with desk.opened(tmp_path / "case", make=True) as work:
        work.read(0, lambda *_: None, work.add([tmp_path / "reports.jsonl"], lambda *_: None).reports)
        tolls = [toll for incident in work.account().incidents for toll in incident.tolls]
    assert [[step.count.low for step in series.steps] for toll in tolls for series in toll.series] == [[213]]


def test_what_nobody_added_up_is_shown_with_its_parts_and_leads_back_to_each(tmp_path: Path) -> None:
    report = {"publisher": A, "published": "2031-03-09", "text": (
        f"{MONITOR} said that gunmen shot dead a driver and two nurses in Jableh on Saturday.")}  # fmt: skip
    (tmp_path / "reports.jsonl").write_text(json.dumps({"id": "r", **report}), "utf-8")
    with desk.opened(tmp_path / "case", make=True, at="2031-04-09T12:00:00Z") as work:
        work.read(0, lambda *_: None, work.add([tmp_path / "reports.jsonl"], lambda *_: None).reports)
        release = work.release()
    assert "added up: 1 + 2" in summary(release)
    figures = {said.id: said.figure for said in release.statements if isinstance(said, PublicClaim)}
    added = [group for toll in release.tolls for series in toll.series for step in series.steps for group in step.added]
    assert [[figures[id] for id in group] for group in added] == [["a", "two"]]
