"""Annotations are read by pyld, a JSON-LD processor, under the terms of the W3C's context, and found in their texts again."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from pyld import jsonld

from corroborate.publish.annotations import CONTEXT, web_annotations
from corroborate.publish.release import NAME_WITHHELD, Release, Segment
from stories import coast, coast_account

OA, AS, RDF = (
    "http://www.w3.org/ns/oa#",
    "http://www.w3.org/ns/activitystreams#",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
)
LINKED = {"body": "hasBody", "target": "hasTarget", "source": "hasSource", "selector": "hasSelector", "refinedBy": "refinedBy",
          "canonical": "canonical"}  # fmt: skip
TERMS = {
    "id": "@id", "type": "@type", "format": "http://purl.org/dc/elements/1.1/format", "value": f"{RDF}value",
    "language": "http://purl.org/dc/elements/1.1/language", "Text": "http://purl.org/dc/dcmitype/Text",
    "label": "http://www.w3.org/2000/01/rdf-schema#label", "total": f"{AS}totalItems", "startIndex": f"{AS}startIndex",
    "AnnotationCollection": f"{AS}OrderedCollection", "AnnotationPage": f"{AS}OrderedCollectionPage",
    "items": {"@id": f"{AS}items", "@type": "@id", "@container": "@list"},
    **{term: {"@id": f"{AS}{term}", "@type": "@id"} for term in ("first", "partOf")},
    **{term: {"@id": f"{OA}{name}", "@type": "@id"} for term, name in LINKED.items()},
    **{term: {"@id": f"{OA}{name}", "@type": "@vocab"} for term, name in (("motivation", "motivatedBy"), ("purpose", "hasPurpose"))},
    **{term: f"{OA}{term}" for term in ("Annotation", "TextualBody", "TextQuoteSelector", "exact", "prefix", "suffix",
                                        "classifying", "describing", "tagging")},
}  # fmt: skip  # the terms of http://www.w3.org/ns/anno.jsonld that are used


def _context(url: str, options: dict) -> dict:
    assert url == CONTEXT
    return {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": url,
        "document": {"@context": TERMS},
    }


def _expanded(release: Release) -> list[dict]:
    """Every annotation with the full names of the W3C's vocabulary; an unknown key would be lost on the way."""
    options = {"base": "https://release.example/data/", "documentLoader": _context}
    (collection,) = jsonld.expand(json.loads(web_annotations(release)), options)
    return collection[f"{AS}first"][0][f"{AS}items"][0]["@list"]


def _one(node: dict, key: str) -> dict:
    (found,) = node[key]
    return found


@pytest.fixture(scope="module")
def items() -> list[dict]:
    return _expanded(coast())


def test_no_key_is_outside_the_vocabulary() -> None:
    def keys(value: object) -> set[str]:
        if isinstance(value, dict):
            return set(value) | {key for inner in value.values() for key in keys(inner)}
        return {key for inner in value for key in keys(inner)} if isinstance(value, list) else set()

    assert keys(json.loads(web_annotations(coast()))) <= {*TERMS, "@context"}


def test_every_statement_is_an_annotation_with_one_body_at_least_and_one_target(items: list[dict]) -> None:
    release = coast()
    assert [one["@id"] for one in items] == [
        f"https://release.example/data/annotations.jsonld#{said.id}" for said in release.statements
    ]
    for one in items:
        assert one["@type"] == [f"{OA}Annotation"]
        assert one[f"{OA}motivatedBy"] == [{"@id": f"{OA}classifying"}]
        assert {body["@type"][0] for body in one[f"{OA}hasBody"]} == {f"{OA}TextualBody"}
        assert _one(_one(one, f"{OA}hasTarget"), f"{OA}hasSource")["@id"].startswith(("https://", "ni:///sha-256;"))


def test_what_is_selected_stands_in_the_kept_text_once(items: list[dict]) -> None:
    texts = [source.text.content for source in coast_account().sources if source.text]
    selected = 0
    for one in items:
        for selector in _one(one, f"{OA}hasTarget").get(f"{OA}hasSelector", []):
            words = _one(selector, f"{OA}exact")["@value"]
            assert any(words in text for text in texts), words
            selected += 1
            for inner in selector.get(f"{OA}refinedBy", []):
                parts = (_one(inner, f"{OA}{key}")["@value"] for key in ("prefix", "exact", "suffix"))
                assert words.count("".join(parts)) == 1
    assert selected > len(items) / 2


def test_a_claim_is_selected_by_its_sentence_and_in_it_by_its_figure() -> None:
    release = coast()
    claim = next(claim for claim in release.claims if claim.figure == "At least 745")
    made = json.loads(web_annotations(release))["first"]["items"]
    (target,) = [one["target"] for one in made if one["id"].endswith(f"#{claim.id}")]
    assert target["selector"]["exact"].startswith("At least 745 civilians were killed")
    assert target["selector"]["refinedBy"] == {
        "type": "TextQuoteSelector", "exact": "At least 745", "prefix": "",
        "suffix": " civilians were killed in two days on the Sarim ",
    }  # fmt: skip
    assert target["source"]["id"] == "https://coast.example/2031/745-killed"
    assert target["source"]["canonical"].startswith("ni:///sha-256;")


def test_withheld_words_are_in_no_selector_and_no_place_in_the_text_is_told() -> None:
    made = web_annotations(coast())
    for one in json.loads(made)["first"]["items"]:
        assert NAME_WITHHELD not in json.dumps(one["target"], ensure_ascii=False)
    assert "PositionSelector" not in made


def test_a_sentence_with_nothing_left_to_find_selects_the_whole_report() -> None:
    release = coast()
    claim = release.claims[0]
    bare = replace(
        claim, excerpt=replace(claim.excerpt, sentence=(Segment(NAME_WITHHELD, ("figure",), True), Segment(" died.")))
    )
    made = json.loads(web_annotations(replace(release, claims=(bare, *release.claims[1:]))))["first"]["items"]
    assert "selector" not in made[0]["target"]


def test_the_same_release_makes_the_same_bytes() -> None:
    assert web_annotations(coast()) == web_annotations(coast())
