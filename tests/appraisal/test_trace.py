"""What a decision leaves behind, and what can be asked of it."""

from __future__ import annotations

from datetime import date

from xlsx_addin.appraisal.trace import (
    NO,
    YES,
    Asked,
    AskedLine,
    Awaited,
    Decided,
    Decision,
    Headed,
    failing,
    holding,
    holding_grounds,
    in_order,
)
from xlsx_addin.terms import Ground, Outcome

HEADED = Headed("T", holds=True)
INITIATIVE = Decided(Ground.INITIATIVE, "12/QĐ", date(2026, 11, 20), holds=True)
NO_AWARD = Decided(Ground.COMMENDATION, "", None, holds=False)


def test_what_asking_a_line_comes_to() -> None:
    awaited = Awaited(date(2026, 12, 14))
    assert [Asked(holds=False), Asked(holds=True)] == [NO, YES]
    assert Asked(holds=True) == Asked(True, (), ())
    assert holding(awaited, HEADED, readings=("A6",)) == Asked(True, (awaited, HEADED), ("A6",))
    assert failing(awaited, readings=("A6",)) == Asked(False, (awaited,), ("A6",))


def test_readings_stand_once_each_in_the_order_of_their_numbers() -> None:
    assert in_order(["A21", "A4", "A36", "A4"]) == ("A4", "A21", "A36")
    assert in_order([]) == ()


def test_the_grounds_of_a_line_are_those_that_hold() -> None:
    assert holding_grounds(holding(HEADED, INITIATIVE, NO_AWARD)) == (Ground.ORGANISATION, Ground.INITIATIVE)
    assert holding_grounds(failing(Headed("T"), NO_AWARD)) == ()
    assert holding_grounds(holding(Awaited(date(2026, 12, 14)))) == ()


def test_a_decision_rests_on_the_line_that_held_and_on_the_readings_of_all() -> None:
    failed = AskedLine("4", Outcome.OTHER_AUTHORITY, ("level",), failing(readings=("A23",)))
    held = AskedLine("5", Outcome.ALTERNATIVE_GROUND, ("registered",), holding(HEADED, readings=("A11", "A32")))
    decision = Decision((failed, held), Outcome.ALTERNATIVE_GROUND, ("R5",), None)
    assert decision.deciding is held
    assert decision.grounds == (Ground.ORGANISATION,)
    assert decision.readings == ("A23", "A11", "A32")
