from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corroborate.publish.blot import Blot, Hidden, replaced, without_files
from corroborate.records import Span

HELD = "[name withheld]"
AMINA = Blot.of(["Amina Darwish"], ["Darwish Bridge", "Jubata"]).within(["Amina Darwish"])


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Amina Darwish died.", f"{HELD} died."),
        ("AMINA-DARWISH died.", f"{HELD} died."),
        ("Am\u00adina Darw\u200bish died.", f"{HELD} died."),
        ("Amîna\nDarwīsh died.", f"{HELD} died."),
        ("Darwish’s aunt", f"{HELD}’s aunt"),
        ("the Darwish Bridge", "the Darwish Bridge"),
        ("Darwishes and Aminata", "Darwishes and Aminata"),
    ],
)
def test_a_name_is_found_however_it_is_written(words: str, shown: str) -> None:
    assert AMINA.words(words) == shown


def test_letters_written_onto_a_name_do_not_hide_it() -> None:
    arabic = Blot.of(["ليلى حداد"], []).within(["ليلى حداد"])
    assert arabic.words("قتلت وليلى حداد") == f"قتلت {HELD}"
    assert arabic.words("لَيْلَى حدّاد") == HELD


def test_another_reports_name_is_blotted_whole_and_not_by_its_parts() -> None:
    elsewhere = Blot.of(["Amina Darwish", "Ali"], [])
    assert elsewhere.words("Amina Darwish, Darwish, Ali") == f"{HELD}, Darwish, Ali"


def test_a_persons_own_name_is_never_spared_for_being_public_too() -> None:
    assert Blot.of(["Darwish"], ["Darwish"]).within(["Darwish"]).words("Darwish fled") == f"{HELD} fled"


def test_particles_and_initials_are_no_names() -> None:
    assert Blot.of([], []).within(["Ali bin Saleh al-Nur"]).words("al, bin, Ali, Nur") == f"al, bin, {HELD}, {HELD}"


def test_known_spans_are_blotted_whatever_they_hold() -> None:
    assert AMINA.hidden("a boy called Jubata", [Span(13, 19)]) == (Hidden(13, 19),)


def test_file_names_and_paths_go() -> None:
    assert "list" not in without_files("list.pdf is bad (/srv/list.pdf, C:\\cases\\list.pdf)", ["list.pdf"])
    assert without_files("read https://a.example/b/c", []) == "read https://a.example/b/c"


@given(st.text(max_size=40), st.text(max_size=40))
def test_no_name_is_left_between_any_words(before: str, after: str) -> None:
    assert "Amina Darwish" not in AMINA.words(f"{before} Amina Darwish {after}")


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=4))
def test_spans_are_sorted_and_apart(words: str, ends: list[tuple[int, int]]) -> None:
    own = [Span(min(a, b), max(a, b)) for a, b in ends]
    found = AMINA.hidden(words, own)
    assert all(a.end < b.start for a, b in itertools.pairwise(found))
    assert replaced("x" * 61, [Hidden(s.start, s.end, "") for s in found]).count("x") == 61 - sum(
        s.end - s.start for s in found
    )
