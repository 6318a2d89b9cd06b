"""The documents say what the code does: made from it, or held against it."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

from corroborate import vocabulary

ROOT = Path(__file__).parent.parent
DOCS = sorted([*ROOT.glob("docs/*.md"), ROOT / "README.md"])


def test_the_glossary_is_the_vocabulary() -> None:
    made = runpy.run_path(str(ROOT / "tools" / "glossary.py"))["glossary"]()
    assert (ROOT / "docs" / "glossary.md").read_text("utf-8") == made


def test_every_word_list_is_in_the_glossary() -> None:
    text = (ROOT / "docs" / "glossary.md").read_text("utf-8")
    lists = [getattr(vocabulary, name) for name in dir(vocabulary) if name.endswith("_WORDS")]
    assert len(lists) >= 14
    assert all(f"| {word} | {meaning} |" in text for words in lists for word, meaning in words.items())


@pytest.mark.parametrize("doc", DOCS, ids=lambda path: path.name)
def test_links_between_documents_lead_somewhere(doc: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", doc.read_text("utf-8")):
        assert (doc.parent / target).exists(), f"{doc.name} links to {target}"


def test_the_page_on_open_data_is_made_from_the_code() -> None:
    made = runpy.run_path(str(ROOT / "tools" / "open_data.py"))["open_data"]()
    assert (ROOT / "docs" / "open-data.md").read_text("utf-8") == made, "run tools/open_data.py"
    assert "{{" not in made


def test_every_picture_is_shown_and_on_the_page_of_all_or_that_of_charts() -> None:
    pictures = {path.relative_to(ROOT / "docs").as_posix() for path in ROOT.glob("docs/**/*.png")}
    every, charts = ((ROOT / "docs" / name).read_text("utf-8") for name in ("pages.md", "pictures.md"))
    shown = [target for text in (every, charts) for target in re.findall(r"!\[[^]]+\]\(([^)]+)\)", text)]
    assert sorted(shown) == sorted(pictures)
    assert max((ROOT / "docs" / picture).stat().st_size for picture in pictures) < 200 * 1024
