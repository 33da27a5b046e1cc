"""What the answers to the first question of report forms make of a row: registration, days, withdrawal (forms §6.3).

It is worked out from all answers that count, in the order of their receipt, so that neither the order of the files nor
splitting them over several runs makes a difference. Pure.
"""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING, NamedTuple

from xlsx_addin.exchange.merging.three_way import Difference, merge_fields
from xlsx_addin.terms import DossierState, FormPurpose, YesNo
from xlsx_addin.workbook.layout import SUBJECTS, heading
from xlsx_addin.xlsx.serial_dates import date_serial

if TYPE_CHECKING:
    from collections.abc import Iterable

    from xlsx_addin.exchange.merging.three_way import Fields
    from xlsx_addin.xlsx.cells import CellValue

REGISTERED, REGISTERED_ON, RECEIVED, STATE = (
    heading(SUBJECTS, field) for field in ("registered", "registered_on", "received", "state")
)
STATE_HEADINGS = (REGISTERED, REGISTERED_ON, RECEIVED, STATE)
_DECIDES = {FormPurpose.REGISTERS: YesNo.YES.value, FormPurpose.DOES_NOT_REGISTER: YesNo.NO.value}


class FormEvent(NamedTuple):
    """An answer that counts: when it was received, whether that moment is a server's, and what it was sent for."""

    moment: datetime
    is_stamped: bool
    purpose: FormPurpose


def row_state(events: Iterable[FormEvent]) -> dict[str, CellValue]:
    """The cells that these answers fill."""
    ordered = sorted(events, key=lambda event: event.moment)
    found: dict[str, CellValue] = {}
    registrations = [event for event in ordered if event.purpose in _DECIDES]
    if registrations:
        found[REGISTERED] = _DECIDES[registrations[-1].purpose]
        days = _stamped(ordered, FormPurpose.REGISTERS)
        if days and registrations[-1].purpose is FormPurpose.REGISTERS:
            found[REGISTERED_ON] = date_serial(datetime.combine(days[0].date(), time()))
    reports = _stamped(ordered, FormPurpose.REPORTS)
    if reports:
        found[RECEIVED] = date_serial(reports[0])
    if ordered and ordered[-1].purpose is FormPurpose.WITHDRAWS:
        found[STATE] = DossierState.WITHDRAWN.value
    return found


def merge_state(before: Fields, after: Fields, ours: Fields) -> tuple[dict[str, CellValue | None], list[Difference]]:
    """What to take and what to show: a day that was typed stays, and who does not register has none."""
    taken, differences = merge_fields(before, ours, after, STATE_HEADINGS)
    unregistered = after.get(REGISTERED) == YesNo.NO.value and before.get(REGISTERED) != YesNo.NO.value
    if unregistered and REGISTERED_ON in ours and REGISTERED_ON not in taken and REGISTERED_ON not in before:
        differences.append(Difference(REGISTERED_ON, None, None, ours[REGISTERED_ON]))
    return taken, differences


def _stamped(events: Iterable[FormEvent], purpose: FormPurpose) -> list[datetime]:
    """The moments at which a server took answers with this choice, the earliest first."""
    return [event.moment for event in events if event.is_stamped and event.purpose is purpose]
