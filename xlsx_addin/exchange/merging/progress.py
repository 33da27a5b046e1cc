"""The sheet ``Tiến độ``: who is expected, and what has come from whom, with which verdict.

It is also the memory of which versions are merged into the workbook, so that the command line needs no other state:
a row with the label of ``accepted`` is a merged envelope, and of these the one with the highest version is what the
rows of ``Đơn vị`` now hold. Where a version was merged twice with different content (a confirmed branch), the
content it replaced has the label of ``superseded``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from xlsx_addin.exchange.intake.rows import code_text, only_required, table_rows
from xlsx_addin.exchange.mail.receipt_time import Origin, Receipt
from xlsx_addin.exchange.merging.verdict import Merged, Verdict, code_digits, verdict_of_label
from xlsx_addin.vietnamese.normalise import fold, normalise
from xlsx_addin.words import receiving as words
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.column_reader import moment_of_serial, shown
from xlsx_addin.workbook.results import table_block
from xlsx_addin.xlsx.cells import address

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from xlsx_addin.exchange.units.senders import ExpectedSender
    from xlsx_addin.xlsx.blocks import SheetBlock, WrittenValue
    from xlsx_addin.xlsx.cells import CellValue, SheetValues

_ORIGINS = {fold(origin.label): origin for origin in Origin}
_TYPED_COLUMN = [column.heading for column in layout.PROGRESS_COLUMNS].index(layout.CHECK_CODE_COLUMN) + 1
_REQUIRED = ("Mã", "Lần gửi", "Kết luận nhận", "Mã xác nhận")


@dataclass(frozen=True, slots=True)
class ProgressRow:
    """One row: an envelope or a file that is none, or a unit from which nothing has come (no verdict)."""

    sender: str
    name: str = ""
    version: int | None = None
    verdict: Verdict | None = None
    receipt: Receipt | None = None
    subjects: int | None = None
    code: str = ""
    """The confirmation code, empty for what is no intact envelope."""
    typed: str = ""
    """What the clerk typed under ``Mã đối chiếu``."""
    source: str = ""
    note: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What the row is about: an envelope by its code, anything else by where it was found."""
        return (self.sender, self.code) if self.code else ("", self.source)

    def first_of(self, other: ProgressRow) -> ProgressRow:
        """The same row with the earlier receipt of two sightings of one envelope, and where that one was found."""
        seen = [row for row in (self, other) if row.receipt is not None]
        first = min(seen, key=lambda row: (*row.receipt.order, row.source) if row.receipt else (), default=self)
        return replace(self, receipt=first.receipt, source=first.source)


class Progress:
    """All rows, as they stood on the sheet and as receiving changes them. Refusal where a heading is missing."""

    def __init__(self, sheet: SheetValues | None) -> None:
        rows = [] if sheet is None or not sheet.columns else progress_rows(sheet)
        self.confirmed = {code for row in rows if (code := code_digits(row.typed)) is not None}
        """Codes that the clerk has typed, as sixteen digits."""
        self._rows = {row.key: row for row in rows if row.verdict is not None}
        self._typed_elsewhere = {row.sender: row.typed for row in rows if row.verdict is None and row.typed}

    @property
    def is_empty(self) -> bool:
        """Whether nothing has come."""
        return not self._rows

    def merged(self, sender: str) -> Merged | None:
        """The version of a sender that the workbook holds."""
        held = [row for row in self._of(sender) if row.verdict is Verdict.ACCEPTED and row.version is not None]
        best = max(held, key=lambda row: row.version or 0, default=None)
        return None if best is None else Merged(best.version or 0, best.code)

    def merged_before(self, sender: str) -> list[Merged]:
        """The versions of a sender that were merged before the one the workbook holds, the newest first."""
        merged = self.merged(sender)
        rows = [row for row in self._of(sender) if row.verdict is Verdict.ACCEPTED and row.version is not None]
        older = [Merged(row.version or 0, row.code) for row in rows if merged is not None and row.code != merged.code]
        return sorted(older, key=lambda each: each.version, reverse=True)

    def merged_codes(self, sender: str) -> set[str]:
        """The codes of everything of a sender that was ever merged."""
        merged = self.merged(sender)
        codes = {row.code for row in self._of(sender) if row.verdict is Verdict.ACCEPTED}
        if merged is not None:
            replaced = (row for row in self._of(sender) if row.verdict is Verdict.SUPERSEDED)
            codes |= {row.code for row in replaced if row.version is not None and row.version >= merged.version}
        return codes

    def merged_otherwise(self, sender: str, version: int, code: str) -> bool:
        """Whether other content was merged as a version with this number."""
        return any(
            row.verdict is Verdict.ACCEPTED and row.version == version and row.code != code for row in self._of(sender)
        )

    def receipts(self, sender: str) -> list[Receipt]:
        """When the intact envelopes of a sender were received, as far as the sheet tells."""
        return [row.receipt for row in self._of(sender) if row.code and row.receipt is not None]

    def row_of(self, sender: str, code: str) -> ProgressRow | None:
        """The row of the envelope of this code."""
        return self._rows.get((sender, code))

    def forget_source(self, source: str) -> None:
        """Drop what was said of a file that could not be used: it is judged anew."""
        self._rows.pop(("", source), None)

    def put(self, row: ProgressRow) -> None:
        """Set the row of an envelope or file; of two sightings the earlier one is shown, typed codes are kept."""
        old = self._rows.get(row.key)
        if old is not None:
            row = replace(row.first_of(old), typed=row.typed or old.typed)
        self._rows[row.key] = row

    def settle(self, sender: str, restarts: Callable[[int, str], bool]) -> None:
        """What waits for its code is past confirming once a newer version is merged.

        ``restarts`` tells of a version and its code whether it may be newer although its number is lower.
        """
        merged = self.merged(sender)
        if merged is None:
            return
        for row in self._of(sender):
            waits = row.verdict is not None and row.verdict.awaits_code
            is_lower = waits and row.version is not None and row.version < merged.version
            if is_lower and not restarts(row.version or 0, row.code):
                self._rows[row.key] = replace(row, verdict=Verdict.SUPERSEDED, note="")

    def replace_merged(self, sender: str, version: int, code: str) -> None:
        """Note that a version takes the place of what was merged under its number, and of any higher number."""
        for row in self._of(sender):
            is_replaced = row.version is not None and row.version >= version and row.code != code
            if row.verdict is Verdict.ACCEPTED and is_replaced:
                self._rows[row.key] = replace(row, verdict=Verdict.SUPERSEDED)

    def rows(self, senders: Sequence[ExpectedSender]) -> list[ProgressRow]:
        """All rows in the order of the sheet: the expected units first, then others, then files of nobody."""
        names = {sender.code: sender.name for sender in senders}
        places = {code: place for place, code in enumerate(names)}
        present = {row.sender for row in self._rows.values()}
        missing = [ProgressRow(code, name) for code, name in names.items() if code not in present]
        found = [replace(row, name=names.get(row.sender) or row.name) for row in [*self._rows.values(), *missing]]

        def order(row: ProgressRow) -> tuple[bool, int, str, int, str, str]:
            place = places.get(row.sender, len(places))
            return not row.sender, place, row.sender, row.version or 0, row.code, row.source

        ordered = sorted(found, key=order)
        return self._with_typed_elsewhere(ordered)

    def block(
        self, senders: Sequence[ExpectedSender], *, title: str, subtitle: str, time_words: Callable[[ProgressRow], str]
    ) -> SheetBlock:
        """The whole sheet."""
        known = self._known_codes()
        rows: list[tuple[WrittenValue, ...]] = [
            (
                number,
                row.sender or None,
                row.name or None,
                row.version,
                words.NOTHING_CAME if row.verdict is None else row.verdict.label,
                None if row.receipt is None else row.receipt.moment,
                None if row.receipt is None else row.receipt.origin.label,
                time_words(row) or None,
                row.subjects,
                row.code or None,
                row.typed or None,
                row.source or None,
                _note(row, known) or None,
            )
            for number, row in enumerate(self.rows(senders), start=1)
        ]
        return table_block(layout.PROGRESS, layout.PROGRESS_COLUMNS, title, subtitle, rows)

    def unknown_typed(self, senders: Sequence[ExpectedSender]) -> dict[str, ProgressRow]:
        """The cells of the sheet, with their rows, where the clerk typed something that is the code of nothing here."""
        known = self._known_codes()
        return {cell: row for cell, row in self._typed_cells(senders) if _is_unknown(row, known)}

    def confirmed_and_missing(
        self, given: AbstractSet[str], senders: Sequence[ExpectedSender]
    ) -> dict[str, ProgressRow]:
        """The cells, with their rows, of codes that are confirmed while what they confirm was not found in this run.

        ``given`` are codes confirmed beside those typed on the sheet. What was found would have been merged.
        """
        confirmed = self.confirmed | given
        return {
            cell: row
            for cell, row in self._typed_cells(senders)
            if row.verdict is not None and row.verdict.awaits_code and code_digits(row.code) in confirmed
        }

    def _typed_cells(self, senders: Sequence[ExpectedSender]) -> Iterator[tuple[str, ProgressRow]]:
        """The cell of ``Mã đối chiếu`` of each row."""
        for number, row in enumerate(self.rows(senders), start=layout.FIRST_ROW):
            yield address(number, _TYPED_COLUMN), row

    def _known_codes(self) -> set[str | None]:
        return {code_digits(row.code) for row in self._rows.values() if row.code}

    def _of(self, sender: str) -> list[ProgressRow]:
        return [row for row in self._rows.values() if row.sender == sender and row.code]

    def _with_typed_elsewhere(self, rows: list[ProgressRow]) -> list[ProgressRow]:
        """Keep what the clerk typed beside a unit from which nothing had come yet."""
        left = dict(self._typed_elsewhere)
        kept = []
        for row in rows:
            typed = row.typed or left.pop(row.sender, "")
            kept.append(replace(row, typed=typed))
        return kept


def _is_unknown(row: ProgressRow, known: Container[str | None]) -> bool:
    return bool(row.typed) and code_digits(row.typed) not in known


def _note(row: ProgressRow, known: Container[str | None]) -> str:
    """What the column ``Ghi chú`` says: the row's note, and whether the code typed beside it is of no use."""
    return f"{row.note} {words.TYPED_CODE_UNKNOWN}".strip() if _is_unknown(row, known) else row.note


def progress_rows(sheet: SheetValues, required: Sequence[str] = _REQUIRED) -> list[ProgressRow]:
    """The rows of the sheet as they stand; Refusal where one of the ``required`` headings is missing."""
    return [_read_row(row) for row in table_rows(sheet, only_required(layout.PROGRESS_COLUMNS, required))]


def _read_row(row: dict[str, CellValue]) -> ProgressRow:
    def text(heading: str) -> str:
        value = row.get(heading)
        return "" if value is None else normalise(value) if isinstance(value, str) else code_text(value)

    def number(heading: str) -> int | None:
        value = row.get(heading)
        return int(value) if isinstance(value, float) else int(text(heading)) if text(heading).isdecimal() else None

    moment = row.get("Thời điểm nhận")
    received = moment_of_serial(moment) if isinstance(moment, float) else None
    origin = _ORIGINS.get(fold(text("Nhận từ")))
    typed = row.get(layout.CHECK_CODE_COLUMN)
    return ProgressRow(
        sender=text("Mã"),
        name=text("Tên"),
        version=number("Lần gửi"),
        verdict=verdict_of_label(text("Kết luận nhận")),
        receipt=None if received is None or origin is None else Receipt(received, origin),
        subjects=number("Số đối tượng"),
        code=text("Mã xác nhận"),
        typed="" if typed is None else normalise(typed) if isinstance(typed, str) else shown(typed),
        source=text("Nguồn"),
        note=text("Ghi chú").removesuffix(words.TYPED_CODE_UNKNOWN).rstrip(),
    )
