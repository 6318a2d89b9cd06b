"""The data package is read by frictionless where it is there (requirements-readers.lock), and held against its files by hand."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from corroborate.knowledge import atlas
from corroborate.publish.changes import Changes, Edition, Log
from corroborate.publish.feed import feed
from corroborate.publish.package import package
from corroborate.publish.release_files import files
from stories import AT, coast


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    return {
        name.removeprefix("data/"): data for name, data in files(coast(more=5), atlas(), AT) if name.startswith("data/")
    }


def test_every_table_is_described_with_its_hash_and_its_columns(made: dict[str, bytes]) -> None:
    package = json.loads(made["datapackage.json"])
    assert {one["path"] for one in package["resources"]} == {name for name in made if name.endswith(".csv")}
    for one in package["resources"]:
        data = made[one["path"]]
        assert (one["bytes"], one["hash"]) == (len(data), f"sha256:{hashlib.sha256(data).hexdigest()}")
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
        assert rows[0] == [field["name"] for field in one["schema"]["fields"]]
        assert all(field["description"] for field in one["schema"]["fields"])


def test_the_package_says_whose_it_is_what_is_in_it_and_where_that_is_from(made: dict[str, bytes]) -> None:
    package = json.loads(made["datapackage.json"])
    assert (package["title"], package["version"], package["created"]) == ("The Sarim coast", "1.0.0", AT)
    assert package["contributors"] == [{"title": "Desk for the Missing", "role": "publisher"}]
    assert "a floor" in package["description"]
    assert {"title": "Coast Dispatch", "path": "https://coast.example/2031/745-killed"} in package["sources"]


@pytest.mark.parametrize(
    ("licence", "said"),
    [
        ("CC-BY-4.0", [{"name": "CC-BY-4.0"}]),
        ("https://licence.example/1", [{"path": "https://licence.example/1"}]),
        ("ask the office", [{"name": "other", "title": "ask the office"}]),
        ("", None),
    ],
)
def test_the_licence_is_the_cases(licence: str, said: list | None) -> None:
    release = replace(coast(), case=replace(coast().case, licence=licence))
    log = Log((Changes(Edition(1, "ab" * 32, AT)),))
    assert json.loads(package(release, log, ["The coast"], [])).get("licenses") == said
    assert ("<rights>" in feed(release.case, log)) == bool(licence)


def test_frictionless_finds_nothing_wrong(made: dict[str, bytes], tmp_path: Path) -> None:
    frictionless = pytest.importorskip("frictionless")
    for name, data in made.items():
        (tmp_path / name).write_bytes(data)
    report = frictionless.Package(str(tmp_path / "datapackage.json")).validate()
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "message"])
    assert len(report.tasks) == len([name for name in made if name.endswith(".csv")])
    spoilt = re.sub(rb"(?m)^(C\d+,R\d+.*),killed,", rb"\1,hurt,", made["claims.csv"], count=1)
    assert spoilt != made["claims.csv"]
    (tmp_path / "claims.csv").write_bytes(spoilt)
    assert not frictionless.Package(str(tmp_path / "datapackage.json")).validate().valid
