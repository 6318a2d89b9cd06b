from __future__ import annotations

from corroborate.link.incidents import incidents
from corroborate.reconcile.blame import findings
from told import accusation, answer, claim, linked, report

SIDES = {"the new army": "government", "the old guard": "former government"}


def _found(sources, statements, **how):
    known = linked(sources, statements, sides=SIDES, **how)
    return [finding for incident in incidents(known) for finding in findings(incident, known)]


def _event(source, words, says):
    return claim(source, words, int(words), says=says, running=True, places=["Jubata"])


def test_reports_that_blame_opposite_sides_contradict_each_other_and_nobody_resolves_it() -> None:
    first = report("By 12 March 40 had died in Jubata. They were killed by the new army.")
    second = report("By 14 March 45 had died in Jubata. They were killed by the old guard.")
    blamed = accusation(first, "the new army", "killed"), accusation(second, "the old guard", "killed")
    found = _found([first, second], [_event(first, "40", "The Monitor"), _event(second, "45", "The Monitor"), *blamed])
    (clash,) = [f for f in found if f.kind == "contradiction"]
    assert {clash.holds, clash.disputes} == {(blamed[0].id,), (blamed[1].id,)}
    assert clash.reason == "dispute"


def test_an_open_name_in_two_reports_is_neither_agreement_nor_contradiction() -> None:
    first, second = (
        report("In Jubata 40 died. Killed by security forces."),
        report("In Jubata 45 died. Killed by security forces."),
    )
    blamed = accusation(first, "security forces", "Killed"), accusation(second, "security forces", "Killed")
    found = _found([first, second], [_event(first, "40", "The Monitor"), _event(second, "45", "The Monitor"), *blamed])
    assert found == []


def test_one_report_that_gives_two_speakers_words_for_two_sides_contradicts_itself() -> None:
    one = report("The Monitor says the new army killed families. Reports say that it was done by the old guard.")
    blamed = (
        accusation(one, "the new army", "killed", says="The Monitor"),
        accusation(one, "the old guard", "done", says="reports", sort="unnamed"),
    )
    (clash,) = _found([one], list(blamed))
    assert clash.kind == "self-contradiction"


def test_one_speaker_who_holds_both_to_blame_contradicts_nobody() -> None:
    one = report("The Network says the new army killed 40 civilians and that the old guard killed 20 policemen.")
    blamed = (
        accusation(one, "the new army", "killed", says="The Network"),
        accusation(one, "the old guard", "killed 20", says="The Network"),
    )
    assert _found([one], list(blamed)) == []


def test_different_people_are_no_contradiction() -> None:
    from corroborate.records import Victims

    first, second = (
        report("In Jubata 40 died. Killed by the new army."),
        report("In Jubata 45 died. Killed by the old guard."),
    )
    blamed = (
        accusation(first, "the new army", "Killed", victims=Victims(None, "civilian")),
        accusation(second, "the old guard", "Killed", victims=Victims(None, "combatant")),
    )
    assert (
        _found([first, second], [_event(first, "40", "The Monitor"), _event(second, "45", "The Monitor"), *blamed])
        == []
    )


def test_an_answer_stands_beside_what_its_side_is_accused_of() -> None:
    one = report("Witnesses say the new army killed families. A spokesman said it had killed nobody.")
    blamed = accusation(one, "the new army", "killed", says="witnesses", sort="unnamed")
    said = answer(one, "the new army", "it had killed nobody")
    (found,) = _found([one], [blamed, said])
    assert (found.kind, found.value, found.holds, found.disputes) == ("answer", "denies", (said.id,), (blamed.id,))
