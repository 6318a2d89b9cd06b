"""What a report rests on: pictures, graves, people who tell, records; and what only sounds like it."""

from __future__ import annotations

import pytest

from knowing import evidence


@pytest.mark.parametrize(
    ("words", "sorts"),
    [
        ("Videos posted online show soldiers executing prisoners.", ["video"]),
        ("Photographs show bodies in the street.", ["photograph"]),
        ("Thirty people lie in a mass grave behind the school.", ["mass grave"]),
        ("Survivors have told of two nights of shooting.", ["witness"]),
        ("The killings went on all night, according to residents.", ["witness"]),
        ("Hospital records confirm 41 deaths.", ["medical"]),
        ("Official figures put the number of dead at 41.", ["official"]),
        ("Satellite images show burned houses.", ["satellite"]),
        ("Leaked documents list the prisoners who were executed.", ["document"]),
        ("Videos show bodies in a mass grave.", ["video", "mass grave"]),
    ],
)
def test_the_sort_is_in_the_noun(words: str, sorts: list[str]) -> None:
    found = evidence(words)
    assert [one.sort for one in found] == sorts
    assert all(one.quote.covers(one.words) for one in found)


def test_what_it_is_said_to_show() -> None:
    (video,) = evidence("Videos posted online show soldiers executing prisoners, but nobody was charged.")
    assert video.shows is not None
    assert video.shows.words == "soldiers executing prisoners"
    (told,) = evidence("Residents told the paper that gunmen shot shopkeepers.")
    assert told.shows is not None
    assert told.shows.words == "gunmen shot shopkeepers"


@pytest.mark.parametrize(
    "words",
    [
        "Residents fled as the soldiers attacked.",
        "He killed time with a video game.",
        "There is no video of the killing.",
        "Rescuers are looking for survivors of the attack.",
        "STJ documents killings of civilians.",
        "The army bombed a hospital.",
        "Videos of the wedding were shared.",
    ],
)
def test_what_only_sounds_like_evidence_is_left_out(words: str) -> None:
    assert evidence(words) == []
