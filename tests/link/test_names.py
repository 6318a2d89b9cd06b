"""One counter for all names of a body, one party for all of an actor's, and open names that never agree."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corroborate.account import Source
from corroborate.link.names import Names, names
from corroborate.records import (
    Accusation,
    Answer,
    Capture,
    Claim,
    Mention,
    Period,
    Report,
    Span,
    Speaker,
    Statement,
    Text,
)
from corroborate.values import Count, When
from corroborate.vocabulary import SpeakerKind, Stance
from english import actors

WORDS = "Syrian troops moved. In Syria, forty people died in a Syrian town, and so it was told for days."


def source(key: str, words: str = WORDS, published: str | None = None, publisher: str | None = None) -> Source:
    report = Report(key * 64, "text/plain", len(words))
    capture = Capture(report.id, publisher=publisher, published=published)
    return Source(report, (capture,), Text(report.id, words), voice=report.id)


def text(of: Source) -> Text:
    assert of.text is not None
    return of.text


def claim(of: Source, *speakers: tuple[str, SpeakerKind], figure: int = 0) -> Claim:
    quote = text(of).quote(figure, figure + 6)
    return Claim(
        text=text(of).id, quote=quote, figure=quote, count=Count(40, 40), harm="killed",
        speakers=tuple(Speaker(name, kind) for name, kind in speakers),
    )  # fmt: skip


def blame(of: Source, actor: str, when: When | None = None) -> Accusation:
    quote = text(of).quote(0, 6)
    period = Period(when) if when else None
    return Accusation(text=text(of).id, quote=quote, actor=Mention(actor), act=quote, when=period)


def linked(statements: list[Statement], *sources: Source) -> Names:
    return names(statements, {text(one).id: one for one in sources}, actors())


def side(of: Source, actor: str, when: When | None = None) -> str | None:
    accusation = blame(of, actor, when)
    found = linked([accusation], of)
    return found.parties[found.party[accusation.id][0]].side


# --- counters


def test_a_capital_word_out_of_a_name_is_that_name_in_its_report() -> None:
    one, other = source("a"), source("b")
    told = [
        claim(one, ("the Karov Lawyers' Forum for Rights", "organisation")),
        claim(one, ("the Forum", "organisation"), figure=7),
    ]
    alone = claim(other, ("the Forum", "organisation"))
    found = linked([*told, alone], one, other)
    assert len({found.counter[statement.id].key for statement in told}) == 1
    assert found.counter[alone.id].key != found.counter[told[0].id].key


def test_a_body_is_the_same_with_and_without_what_sort_it_is() -> None:
    one = source("a")
    said = [blame(one, "the rebel Free Hills Front"), blame(one, "Free Hills Front")]
    found = linked(said, one)
    assert len(found.parties) == 1


@pytest.mark.parametrize(
    "name",
    ["SOHR", "the Syrian Observatory for Human Rights", "reports from the Syrian Observatory for Human Rights",
     "Rami Abdel Rahman", "a Britain-based war monitor", "the Observatory"],
)  # fmt: skip
def test_a_body_is_one_counter_under_all_its_names(name: str) -> None:
    one, other = source("a"), source("b")
    first, second = claim(one, ("SOHR", "organisation")), claim(other, (name, "unnamed"))
    found = linked([first, second], one, other)
    assert found.counter[first.id] == found.counter[second.id]
    assert found.counter[first.id].name == "Syrian Observatory for Human Rights"
    assert found.counter[first.id].kind == "organisation"


def test_the_monitor_is_whom_the_report_named() -> None:
    one = source("a")
    first = claim(one, ("Human Rights Watch", "organisation"))
    second = claim(one, ("the rights group", "organisation"), figure=7)
    found = linked([first, second], one)
    assert found.counter[second.id].key == found.counter[first.id].key


def test_the_innermost_speaker_counts_and_the_others_carry() -> None:
    one = source("a")
    said = claim(one, ("Reuters", "outlet"), ("Syrian Network for Human Rights", "organisation"))
    assert linked([said], one).counter[said.id].key == "snhr"


def test_an_unnamed_source_is_a_counter_of_its_own_in_each_report() -> None:
    one, other = source("a"), source("b")
    first, again = claim(one, ("a resident", "unnamed")), claim(one, ("A resident", "unnamed"), figure=7)
    second = claim(other, ("a resident", "unnamed"))
    found = linked([first, again, second], one, other)
    assert found.counter[first.id].key == found.counter[again.id].key != found.counter[second.id].key


def test_a_description_names_nobody_but_the_publisher_whose_name_it_is_a_part_of() -> None:
    one, other = source("a"), source("b", publisher="Valley Center for Recording")
    said, elsewhere = (
        claim(one, ("a rights body", "organisation")),
        claim(one, ("the Center", "organisation"), figure=7),
    )
    own = claim(other, ("The Center", "organisation"))
    found = linked([said, elsewhere, own], one, other).counter
    assert (found[said.id].kind, found[elsewhere.id].kind) == ("unnamed", "unnamed")
    assert (found[own.id].name, found[own.id].kind) == ("Valley Center for Recording", "organisation")


def test_a_speaker_on_no_list_is_one_counter_across_reports() -> None:
    one, other = source("a"), source("b")
    first, second = claim(one, ("the Valley Watch", "organisation")), claim(other, ("Valley Watch", "organisation"))
    found = linked([first, second], one, other)
    assert found.counter[first.id] == found.counter[second.id]


def test_an_office_of_a_country_is_one_counter_however_it_is_put() -> None:
    one = source("a")
    put = ["Sudan's defence ministry", "the Sudanese Ministry of Defense", "the ministry of defence of Sudan"]
    told = [claim(one, (name, "organisation"), figure=k) for k, name in enumerate(put)]
    other = claim(one, ("the Kenyan Ministry of Defence", "organisation"), figure=5)
    found = linked([*told, other], one)
    assert len({found.counter[statement.id].key for statement in told}) == 1
    assert found.counter[other.id].key != found.counter[told[0].id].key


def test_a_short_form_is_whom_the_report_says_it_stands_for() -> None:
    one = source("a", "Forty died, the Hill Rights Committee (HRC) said. The HRC counted them.")
    told = [claim(one, ("the Hill Rights Committee", "organisation")), claim(one, ("HRC", "organisation"), figure=7)]
    found = linked(told, one)
    assert len({found.counter[statement.id].key for statement in told}) == 1
    apart = source("b", "Forty died, the Hill Rights Committee said. The HRC counted them.")
    told = [
        claim(apart, ("the Hill Rights Committee", "organisation")),
        claim(apart, ("HRC", "organisation"), figure=7),
    ]
    found = linked(told, apart)
    assert len({found.counter[statement.id].key for statement in told}) == 2


@pytest.mark.parametrize(
    ("publisher", "key", "kind"),
    [("Reuters", "own:reuters", "outlet"), ("The Valley Post", "own:the valley post", "outlet"), ("SNHR", "snhr", "organisation")],
)  # fmt: skip
def test_a_reports_own_count_is_its_publishers(publisher: str, key: str, kind: str) -> None:
    one = source("a", publisher=publisher)
    said = claim(one)
    counter = linked([said], one).counter[said.id]
    assert (counter.key, counter.kind) == (key, kind)


def test_without_a_publisher_the_report_itself_counts() -> None:
    one, other = source("a"), source("b")
    first, second = claim(one), claim(other)
    found = linked([first, second], one, other)
    assert found.counter[first.id].name == "the report itself"
    assert found.counter[first.id].key != found.counter[second.id].key


# --- parties


def test_a_general_name_is_told_by_the_day_and_stays_open_without_one() -> None:
    assert side(source("a", published="2025-03-09"), "Syrian security forces") == "transitional government of Syria"
    assert side(source("a", published="2016"), "Syrian security forces") == "Assad government of Syria"
    assert side(source("a"), "Syrian security forces") is None


def test_the_day_of_the_deed_outweighs_the_day_of_the_report() -> None:
    late = source("a", published="2025-03-09")
    assert side(late, "the Syrian army", When.day("2013-08")) == "Assad government of Syria"
    assert side(late, "the Syrian army", When.day("--03-07")) == "transitional government of Syria"


def test_words_tell_a_side_without_a_day() -> None:
    assert side(source("a"), "remnants of his security forces") == "former Assad government"
    assert side(source("a"), "Syria's new security forces") == "transitional government of Syria"


@pytest.mark.parametrize(("stance", "side"), [("denied", "Hamas"), ("asserted", None)])
def test_its_own_fighters_are_the_speakers_where_it_denies(stance: Stance, side: str | None) -> None:
    one = source("a")
    quote = text(one).quote(0, 6)
    said = Accusation(
        text=text(one).id, quote=quote, actor=Mention("its fighters"), act=quote, stance=stance,
        speakers=(Speaker("Hamas", "organisation"),),
    )  # fmt: skip
    found = linked([said], one)
    assert found.parties[found.party[said.id][0]].side == side


def told(words: str, actor: str, *, paragraphs: bool = False) -> str | None:
    """The side of an actor where its last naming in a report of 2025 stands."""
    one = source("a", words, published="2025-06-12")
    ends = [at for at, letter in enumerate(words) if letter == "\n"] if paragraphs else []
    spans = tuple(Span(a, b) for a, b in zip([0, *(at + 1 for at in ends)], [*ends, len(words)], strict=True) if a < b)
    read = replace(text(one), paragraphs=spans)
    at = words.rindex(actor)
    quote = read.quote(at, at + len(actor))
    said = Accusation(text=read.id, quote=quote, actor=Mention(actor, quote), act=quote)
    found = linked([said], replace(one, text=read))
    return found.parties[found.party[said.id][0]].side


@pytest.mark.parametrize(
    ("words", "actor", "side"),
    [
        ("In Lebanon, in Lebanon, the Israeli army said its troops shot two men.", "troops", "Israel"),
        ("Lebanon. Lebanon. The Israeli military moved in. The military shelled a farm.", "military", "Israel"),
        ("Iraq, Iraq. U.S. forces raided a farm. Two men were shot by the soldiers.", "soldiers", "United States"),
        ("Mali, Mali, Mali. The French troops met Malian soldiers. The troops fired.", "troops", None),
        ("Lebanon, Lebanon, Lebanon. Israeli strikes went on. The army shot two men.", "army", "government of Lebanon"),
        ("Congo, Congo, Congo. Rwandan troops went in. The army shot two men.", "army", "government of DR Congo"),
        ("Iraq, Iraq. U.S. forces raided a farm. Soldiers shot two men.", "Soldiers", "government of Iraq"),
        ("In Sudan, in Sudan, the RSF said its troops shot two men.", "troops", "Rapid Support Forces"),
        ("In Ethiopia, forces of the interim government of Tigray shot two.", "government", None),
        ("In Ethiopia, forces of the government of Ethiopia shot two.", "government", "federal government of Ethiopia"),
    ],
)
def test_a_general_name_is_the_force_named_before_it(words: str, actor: str, side: str | None) -> None:
    assert told(words, actor) == side


def test_a_general_name_is_of_the_country_in_the_heading_over_it() -> None:
    words = "Sudan\nIn Sudan, in Sudan, it was calm.\nBurkina Faso\nThe army shot nine."
    assert told(words, "army", paragraphs=True) == "government of Burkina Faso"
    assert told(words.replace("Burkina Faso\n", ""), "army", paragraphs=True) == "Sudanese Armed Forces"


def test_a_government_with_a_name_of_its_own_is_not_the_states() -> None:
    assert side(source("a", "Iraq, Iraq", "2025"), "Kurdistan Regional Government") is None
    assert side(source("a", "Iraq, Iraq", "2025"), "the Salvation Government") is None
    assert side(source("a", "Iraq, Iraq", "2025"), "the Federal Government") == "government of Iraq"
    assert side(source("a", "Myanmar, Myanmar", "2025"), "National Unity Government") == "armed resistance of Myanmar"
    assert side(source("a", "Libya, Libya", "2025"), "National Unity Government") is None


def test_who_backs_a_party_is_not_that_party() -> None:
    assert side(source("a", "Mali, Mali", "2025"), "troops trained by Russia") == "government of Mali"
    assert side(source("a", "Mali, Mali", "2025"), "militias armed by the Russian army") is None
    assert side(source("a", "Mali, Mali", "2025"), "Russian troops") == "Russia"


def test_two_reports_never_agree_through_an_open_name() -> None:
    one, other = source("a"), source("b")
    first, second = blame(one, "security forces"), blame(other, "security forces")
    found = linked([first, second], one, other)
    assert found.party[first.id] != found.party[second.id]
    assert all(party.side is None and "undated" in party.why for party in found.parties.values())


def test_one_wording_of_one_side_is_one_party_with_all_its_statements() -> None:
    one, other = source("a", published="2025-03-09"), source("b", published="2025-03-10")
    first, second = blame(one, "The security forces"), blame(other, "security forces")
    third = blame(other, "ISIS")
    found = linked([first, second, third], one, other)
    (key,) = found.party[first.id]
    assert found.party[second.id] == (key,)
    assert set(found.parties[key].statements) == {first.id, second.id}
    assert found.parties[found.party[third.id][0]].name == "Islamic State"


def test_claims_and_answers_have_parties_too() -> None:
    one = source("a", published="2025-03-09")
    quote = text(one).quote(0, 6)
    said = Claim(
        text=text(one).id, quote=quote, figure=quote, count=Count(40, 40), harm="killed",
        accused=(Mention("Hamas"), Mention("Hezbollah")),
    )  # fmt: skip
    reply = Answer(text=text(one).id, quote=quote, actor=Mention("Hamas"), reply="denies", words=quote)
    found = linked([said, reply], one)
    assert [found.parties[key].side for key in found.party[said.id]] == ["Hamas", "Hezbollah"]
    assert found.party[reply.id] == found.party[said.id][:1]


@given(st.permutations(range(5)))
def test_the_order_of_arrival_changes_nothing(order: list[int]) -> None:
    one, other = source("a", published="2025-03-09"), source("b")
    statements: list[Statement] = [
        claim(one, ("SOHR", "organisation")),
        claim(other, ("the Syrian Observatory", "organisation")),
        blame(one, "security forces"),
        blame(other, "security forces"),
        blame(other, "the security forces"),
    ]
    assert linked([statements[i] for i in order], one, other) == linked(statements, one, other)
