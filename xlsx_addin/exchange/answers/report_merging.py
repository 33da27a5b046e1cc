"""Merging report forms into ``Đơn vị``: fields one by one, then what all answers of a subject make of its row.

Registration, days and withdrawal (forms §6.3) are worked out from the answers to the first question that count, in the
order of their receipt, so that neither the order of the files nor splitting them over several runs makes a difference.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from xlsx_addin.exchange.forms.answers import FormAnswer
from xlsx_addin.exchange.forms.questions import KIND, NAME, SELF_POINTS, prefilled, purpose_of
from xlsx_addin.exchange.mail.receipt_time import Origin
from xlsx_addin.exchange.merging.item_verdict import ItemVerdict, Merged
from xlsx_addin.exchange.merging.merged_sheet import SOURCE
from xlsx_addin.exchange.merging.three_way import Difference, Fields, Key, merge_fields
from xlsx_addin.terms import DossierState, FormPurpose, YesNo
from xlsx_addin.vietnamese.normalise import fold
from xlsx_addin.words import form_receiving as words
from xlsx_addin.workbook.cell_text import cell_text
from xlsx_addin.workbook.layout import SUBJECTS, headings
from xlsx_addin.xlsx.serial_dates import date_serial

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from xlsx_addin.exchange.answers.people import People
    from xlsx_addin.exchange.merging.board import Board
    from xlsx_addin.exchange.merging.items import FoundItem
    from xlsx_addin.exchange.merging.progress import ProgressRow
    from xlsx_addin.exchange.merging.submissions import Library
    from xlsx_addin.xlsx.cells import CellValue


STATE_HEADINGS = headings(SUBJECTS, "registered", "registered_on", "received", "state")
REGISTERED, REGISTERED_ON, RECEIVED, STATE = STATE_HEADINGS
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
            found[REGISTERED_ON] = date_serial(days[0].date())
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


_COUNT = (ItemVerdict.ACCEPTED, ItemVerdict.SUPERSEDED)


class ReportMerging:
    """Changes rows of ``Đơn vị``; one object a run."""

    def __init__(self, board: Board, library: Library, people: People) -> None:
        self._board = board
        self._library = library
        self._people = people
        self._before: dict[str, list[FormEvent]] = {}
        """For each party that answered in this run the answers that counted before it."""
        self._subjects: dict[str, str] = {}
        """The Mã of its row."""
        self._items: dict[str, FoundItem] = {}

    def merge(self, answer: FormAnswer, subject: str, party: str, before: Merged | None, item: FoundItem) -> str:
        """Merge one answer; the Mã of its row, blank where nothing could be taken."""
        key = self._row(answer, subject, item)
        if key is None:
            return ""
        theirs = answer.fields
        headings = [name for name in prefilled(answer.manifest) if name != SELF_POINTS or answer.is_self_scored]
        base = self._base(answer, before)
        ours = self._fields(key, headings)
        taken, differences = merge_fields(base, ours, theirs, headings)
        self._board.differences.follow(key.label, {heading: theirs.get(heading) for heading in headings})
        self._put(key, taken, differences, base, item)
        self._subjects[party] = key.code
        self._items[party] = item
        return key.code

    def note_state(self, subject: str, party: str) -> None:
        """Remember, before an answer gets its row, which answers of its party counted until then."""
        if party not in self._before:
            self._before[party] = _events(self._board.progress.rows_of(party))
        self._subjects.setdefault(party, subject)

    def note_registration(self, answer: FormAnswer, subject: str, party: str, item: FoundItem) -> None:
        """Tell of a report of which neither the row nor an answer says whether its subject registered (R15)."""
        key = Key(subject)
        if answer.purpose is not FormPurpose.REPORTS or key not in self._board.subjects:
            return
        is_noted = bool(cell_text(self._board.subjects.value(key, REGISTERED)))
        if not is_noted and REGISTERED not in row_state(_events(self._board.progress.rows_of(party))):
            item.doubts.append(words.REGISTRATION_UNKNOWN)

    def settle_states(self) -> None:
        """Bring registration, days and withdrawal of these rows up to date with every answer that counts."""
        for party, before in self._before.items():
            key = Key(self._subjects[party])
            if not key.code or key not in self._board.subjects:
                continue
            was, now = row_state(before), row_state(_events(self._board.progress.rows_of(party)))
            self._board.differences.follow(key.label, {heading: now.get(heading) for heading in STATE_HEADINGS})
            taken, differences = merge_state(was, now, self._fields(key, STATE_HEADINGS))
            self._put(key, taken, differences, was, self._items.get(party))

    def _row(self, answer: FormAnswer, subject: str, item: FoundItem) -> Key | None:
        form, sheet = answer.manifest, self._board.subjects
        if not form.is_new_subject:
            key = Key(subject)
            if key not in sheet or cell_text(sheet.value(key, SOURCE)):
                item.doubts.append(words.ROW_GONE.format(subject=subject))
                return None
            if Key(subject, 1) in sheet:
                item.doubts.append(words.ROW_TWICE.format(subject=subject))
                return None
            return key
        if answer.new_subject is None:
            item.doubts.append(words.NAMELESS)
            return None
        name, kind = answer.new_subject
        like = [key for key in sheet.keys if self._is_like(key, name, kind.value)]
        if len(like) > 1:
            item.doubts.append(words.SEVERAL_ROWS.format(name=name, subjects=", ".join(key.code for key in like)))
            return None
        return like[0] if like else self._new_row(name, kind.value, item)

    def _is_like(self, key: Key, name: str, kind: str) -> bool:
        sheet = self._board.subjects
        is_same = all(
            fold(cell_text(sheet.value(key, heading))) == fold(text) for heading, text in ((NAME, name), (KIND, kind))
        )
        return is_same and not cell_text(sheet.value(key, SOURCE))

    def _new_row(self, name: str, kind: str, item: FoundItem) -> Key:
        sheet = self._board.subjects
        codes = {key.code.casefold() for key in sheet.keys}
        number = 1
        while words.NEW_CODE.format(number=number).casefold() in codes:
            number += 1
        key = Key(words.NEW_CODE.format(number=number))
        sheet.append(key)
        sheet.set(key, NAME, name)
        sheet.set(key, KIND, kind)
        item.new.append(key.code)
        item.doubts.append(words.NEW_ROW.format(name=name, subject=key.code))
        return key

    def _base(self, answer: FormAnswer, before: Merged | None) -> Fields:
        """The last answer to this very form, else what it was handed out with."""
        rows = None if before is None else self._library.rows(before)
        if rows is None:
            return answer.manifest.known
        known = answer.manifest.known
        points = {SELF_POINTS: known[SELF_POINTS]} if SELF_POINTS in known else {}
        return {**points, **FormAnswer(answer.manifest, rows).fields}

    def _fields(self, key: Key, headings: Iterable[str]) -> dict[str, CellValue]:
        found = {heading: self._board.subjects.value(key, heading) for heading in headings}
        return {heading: value for heading, value in found.items() if value is not None}

    def _put(
        self,
        key: Key,
        taken: Mapping[str, CellValue | None],
        differences: Sequence[Difference],
        base: Fields,
        item: FoundItem | None,
    ) -> None:
        """Write what is taken; once something is decided, show it as a difference instead."""
        shown = list(differences)
        if self._people.is_decided(key.code):
            shown += [
                Difference(heading, base.get(heading), value, self._board.subjects.value(key, heading))
                for heading, value in taken.items()
            ]
        else:
            for heading, value in taken.items():
                self._board.subjects.set(key, heading, value)
            if taken and item is not None and key.code not in (*item.changed, *item.new):
                item.changed.append(key.code)
        for difference in shown:
            self._board.differences.add(key.label, difference)
        if shown and item is not None and key.code not in item.conflicts:
            item.conflicts.append(key.code)


def _events(rows: Iterable[ProgressRow]) -> list[FormEvent]:
    """The answers on ``Tiến độ`` that count, with what they were sent for."""
    return [
        FormEvent(row.receipt.moment, row.receipt.origin in (Origin.MAIL, Origin.DATE), purpose)
        for row in rows
        if row.verdict in _COUNT and row.receipt is not None
        if (purpose := purpose_of(row.purpose)) is not None
    ]
