"""What is found about figures, from the toll of two counters to whole reports read by the desk."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corroborate import desk, outlet
from corroborate.account import Account, Policy
from corroborate.link.incidents import incidents
from corroborate.reconcile.books import findings
from corroborate.reconcile.tolls import tolls
from corroborate.values import When
from told import claim, linked, report


def _findings(*told):
    """Of one figure each of several counters: (counter, number, day)."""
    sources = [report(f"{who} says {n} died in Jubata.", published=day) for who, n, day in told]
    claims = [
        claim(source, str(n), n, says=who, places=["Jubata"], running=True, when=When(None, "2031-03-10", "unknown"))
        for source, (who, n, _) in zip(sources, told, strict=True)
    ]
    known = linked(sources, claims)
    return [f for i in incidents(known) for f in findings(i, tolls(i, known, Policy()), known, {})]


def test_separate_counters_agree_differ_for_a_reason_or_contradict_one_another() -> None:
    (found,) = _findings(("The Monitor", 745, "2031-03-09"), ("The Network", 745, "2031-03-09"))
    assert (found.kind, found.reason) == ("agreement", None)
    (found,) = _findings(("The Monitor", 745, "2031-03-09"), ("The Network", 803, "2031-03-10"))
    assert (found.kind, found.reason) == ("difference", "date")
    assert "803" in found.words
    assert "745" in found.words
    (found,) = _findings(("The Monitor", 745, "2031-03-09"), ("The Network", 803, "2031-03-09"))
    assert (found.kind, found.reason) == ("contradiction", "dispute")
    (found,) = _findings(("The Monitor", 745, "2031-03-09"), ("The Network", 803, None))
    assert (found.kind, found.reason) == ("contradiction", "undetermined")


def test_each_counter_is_set_against_the_next_in_size() -> None:
    told = [("The Monitor", 745, "2031-03-09"), ("The Network", 803, "2031-03-09"), ("The Council", 111, "2031-03-09")]
    assert [len(_findings(*told[:n])) for n in (1, 2, 3)] == [0, 1, 2]


# ---------------------------------------------------------------------- from the words of reports alone


def _silent(done: int, failed: int, total: int) -> None:
    pass


def _read(folder: Path, *told: tuple[str, str, str]) -> tuple[list[dict], str, bytes]:
    """The findings of the release of some reports (publisher, day, words), the terminal's account, and the page."""
    folder.mkdir(exist_ok=True)
    lines = [
        json.dumps({"id": f"r{n}", "publisher": who, "published": day, "language": "en", "text": words})
        for n, (who, day, words) in enumerate(told)
    ]
    (folder / "reports.jsonl").write_text("\n".join(lines), "utf-8")
    with desk.opened(folder / "case", make=True, at="2031-03-09T12:00:00Z") as work:
        taken = work.add([folder / "reports.jsonl"], _silent)
        work.read(1, _silent, taken.reports)
        release = work.release()
        work.publish(release, folder / "out")
    made = json.loads(outlet.as_json(release))["findings"]
    return (
        made,
        outlet.as_summary(release, 100),
        b"".join(page.read_bytes() for page in sorted((folder / "out").rglob("*.html"))),
    )


def _kinds(found, *kinds):
    return [(f["value"], f["words"].split(":")[0]) for f in found if f["kind"] in kinds]


EXAMPLE = Path(__file__).parents[2] / "examples" / "coast2025" / "reports.jsonl"


@pytest.fixture(scope="module")
def coast(tmp_path_factory: pytest.TempPathFactory) -> Account:
    with desk.opened(tmp_path_factory.mktemp("coast") / "case", make=True, at="2031-03-09T12:00:00Z") as work:
        work.read(2, _silent, work.add([EXAMPLE], _silent).reports)
        return work.account()


def test_the_books_of_the_example_case_balance(coast: Account) -> None:
    found = [f for f in coast.findings if f.kind in ("parts", "increment")]
    assert {f.value for f in found} == {"holds"}
    sums = "\n".join(f.words for f in found)
    for told in (
        "658 + 384 + 171 + 12 = at least 1,225", "1,225 + 158 = 1,383", "49 + 25 + 84 = 158",
        "683 + 433 + 255 + 12 = 1,383", "732 + 276 + 161 = 1,169", "at least 639 + 213 + 231 beside 1,084",
    ):  # fmt: skip
        assert told in sums


def test_what_the_example_case_shows(coast: Account) -> None:
    """One campaign with what lies in it; the Observatory's civilians and, apart, its dead; who is accused, and who answers."""
    (campaign, *_) = coast.incidents
    assert campaign.title == "Syrian coast"
    assert {"Jableh", "Baniyas"} <= {i.title for i in coast.incidents if i.within == campaign.key}
    series = {
        (toll.scope.status, toll.scope.unit): [step.count.low for step in one.steps]
        for toll in campaign.tolls
        for one in toll.series
        if one.counter.key == "sohr" and toll.scope.harm == "killed" and not (toll.scope.places or toll.scope.when or toll.scope.victims)
    }  # fmt: skip
    assert series["civilian", "people"] == [745, 1225, 1383, 1600]
    assert 1018 in series["unknown", "people"]
    assert not {745, 1383} & set(series["unknown", "people"])
    (toll, *_) = campaign.tolls
    assert len([one for one in toll.series if one.counter.kind == "organisation"]) < toll.voices <= toll.reports
    assert not [f for f in coast.findings if f.kind == "contradiction" and f.reason == "victims"]
    sides = {p.side for p in coast.parties if set(p.statements) & set(campaign.statements)}
    assert {"transitional government of Syria", "former Assad government"} <= sides
    replies = {f.value for f in coast.findings if f.kind == "answer"}
    assert {"denies", "explains", "declines"} & replies
    (clash,) = [
        f for f in coast.findings if f.kind == "contradiction" and f.field == "accused" and f.incident == campaign.key
    ]
    assert clash.holds
    assert clash.disputes


NEWS, POST = "Daily News", "Evening Post"
MONITOR = "The Kelaran Rights Monitor"


@pytest.mark.parametrize(
    ("words", "value"),
    [
        (f"{MONITOR} says 225 civilians have been killed since Thursday: 120 in Latakia, 85 in Tartus and 20 in Hama.", "holds"),
        (f"{MONITOR} says 225 civilians have been killed since Thursday: 120 in Latakia, 85 in Tartus and 30 in Hama.", "off by 10"),
        (f"{MONITOR} says 225 people were killed in Latakia, including 120 civilians, 60 soldiers and 45 gunmen.", "holds"),
        (f"{MONITOR} says 225 people were killed in Latakia, including 120 civilians, 60 soldiers and 40 gunmen.", None),
    ],
)  # fmt: skip
def test_the_parts_of_one_sentence(tmp_path: Path, words: str, value: str | None) -> None:
    found, terminal, page = _read(tmp_path / "in", (NEWS, "2025-03-08", words))
    assert [v for v, _ in _kinds(found, "parts")] == ([value] if value else [])
    assert (f"Sum ({value})" in terminal) == (value is not None)
    assert (b"What adds up" in page) == (value is not None)


def test_a_days_dead_and_the_total_of_the_day_before(tmp_path: Path) -> None:
    before = f"{MONITOR} says 225 civilians have been killed in Latakia since Thursday."
    more = f"{MONITOR} said on Sunday that a further 58 civilians were killed in Latakia on Sunday."
    after = "It said that 283 civilians have been killed since Thursday."
    found, _, _ = _read(tmp_path / "in", (NEWS, "2025-03-08", before), (POST, "2025-03-09", f"{more} {after}"))
    assert _kinds(found, "increment") == [("holds", "225 + 58 = 283")]


def test_what_two_echoes_changed(tmp_path: Path) -> None:
    since = "have been killed in Latakia by {who} since Thursday"
    found, terminal, page = _read(
        tmp_path / "in",
        (
            NEWS,
            "2025-03-08",
            f"{MONITOR} says that more than 225 civilians {since.format(who='Syrian government forces')}.",
        ),
        (POST, "2025-03-09", f"Exactly 225 civilians {since.format(who='Assad loyalists')}, according to {MONITOR}."),
        ("Morning Star", "2025-03-10", "At least 225 civilians have been killed in Latakia since Thursday."),
    )
    drift = {f["field"]: f for f in found if f["kind"] == "drift"}
    assert set(drift) == {"accused", "count", "speakers"}
    assert all(f["holds"] and f["disputes"] for f in drift.values())
    assert "Changed from report to report" in terminal
    assert b"What changed from report to report" in page
