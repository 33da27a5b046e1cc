"""The sheet ``Tiến độ``: who is expected, and what has come from whom, with which verdict.

It is also the memory of which versions are merged into the workbook, so that the command line needs no other state:
a row with a number under ``Lượt ghi`` is a merged envelope, and of these the last one is what the rows of ``Đơn vị``
now hold. The code of what awaits its code is not shown: it is heard over the telephone.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from xlsx_addin.code_digits import code_digits
from xlsx_addin.exchange.envelope.digest import confirmation_code, digest_start
from xlsx_addin.exchange.envelope.envelope_kind import ReceivedKind
from xlsx_addin.exchange.intake.rows import only_required, table_rows
from xlsx_addin.exchange.mail.receipt_time import Origin, Receipt
from xlsx_addin.exchange.merging.item_verdict import ItemVerdict, Merged
from xlsx_addin.vietnamese.normalise import fold, fold_person, normalise
from xlsx_addin.vietnamese.quoting import printable
from xlsx_addin.words import receiving as words
from xlsx_addin.words.stored import ORIGIN_LABELS, RECEIPT_LABELS, RECEIVED_KINDS, TYPED_CODE_UNKNOWN, by_label
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.cell_text import code_text, shown
from xlsx_addin.workbook.results import table_block
from xlsx_addin.xlsx.cells import CellValue, SheetValues, address
from xlsx_addin.xlsx.serial_dates import moment_of_serial

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from xlsx_addin.exchange.units.senders import ExpectedSender
    from xlsx_addin.xlsx.blocks import SheetBlock, WrittenValue

_ORIGINS = by_label(Origin, ORIGIN_LABELS)
_KINDS = by_label(ReceivedKind, RECEIVED_KINDS)
_VERDICTS = by_label(ItemVerdict, RECEIPT_LABELS)
_TYPED_COLUMN = [column.field for column in layout.PROGRESS_COLUMNS].index("typed") + 1
_REQUIRED = ("code", "version", "verdict", "confirmation", "turn", "start")


class ProgressRow(NamedTuple):
    """One row: an envelope or a file that is none, or a unit from which nothing has come (no verdict)."""

    sender: str
    name: str = ""
    version: int | None = None
    verdict: ItemVerdict | None = None
    receipt: Receipt | None = None
    subjects: int | None = None
    code: str = ""
    """The confirmation code, empty for what is no intact envelope and where it is not known."""
    typed: str = ""
    """What the clerk typed under ``Mã đối chiếu``."""
    source: str = ""
    note: str = ""
    turn: int | None = None
    """Which one it is of the sender's versions that were merged here, counted from 1; None where it was not."""
    start: str = ""
    """The beginning of its digest, empty for what is no intact envelope."""
    digest: str = ""
    """The whole digest, where it is known."""
    kind: ReceivedKind | None = None
    """What it is; None for a dossier of a sheet of an older program."""
    purpose: str = ""
    """What a subject sent its form for, as the form says it."""

    @property
    def is_form(self) -> bool:
        """Whether it is an answered form: ``sender`` is then the subject's Mã, or ``name`` the scorer's."""
        return self.kind in (ReceivedKind.REPORT, ReceivedKind.SCORE)

    @property
    def party(self) -> str:
        """Who sent it: a unit by its code; of a form the subject or the scorer."""
        if self.kind is ReceivedKind.SCORE:
            return f"{self.kind.value}:{fold_person(self.name)}"
        if self.kind is ReceivedKind.REPORT:
            return f"{self.kind.value}:{self.sender or '?' + fold(self.name)}"
        return self.sender

    @property
    def key(self) -> tuple[str, str]:
        """What the row is about: an envelope by its digest, anything else by where it was found."""
        return (self.party, self.start) if self.start else ("", self.source)

    @property
    def awaits_code(self) -> bool:
        """Whether it is merged once its code is confirmed."""
        return self.verdict is not None and self.verdict.awaits_code

    def identified(self, digest: str) -> ProgressRow:
        """The same row now that its whole digest is known."""
        return self._replace(digest=digest, start=digest_start(digest), code=confirmation_code(digest))


class Progress:
    """All rows, as they stood on the sheet and as receiving changes them. Refusal where a heading is missing.

    ``digest_of`` tells the whole digest of an envelope by its beginning and its code, which may be blank; blank where
    it is not known. ``expected`` are the units that are to send, which stand there before all others.
    """

    def __init__(
        self,
        sheet: SheetValues | None,
        digest_of: Callable[[str, str], str],
        expected: Iterable[ExpectedSender] = (),
    ) -> None:
        rows = [] if sheet is None or not sheet.columns else progress_rows(sheet)
        self.confirmed = {code for row in rows if (code := code_digits(row.typed)) is not None}
        """Codes that the clerk has typed, as sixteen digits."""
        self._rows: dict[tuple[str, str], ProgressRow] = {}
        self._of_sender: defaultdict[str, dict[tuple[str, str], ProgressRow]] = defaultdict(dict)
        """Those of them that are intact envelopes."""
        # What the clerk typed beside a unit from which nothing had come yet.
        self._typed_elsewhere = {row.party: row.typed for row in rows if row.verdict is None and row.typed}
        self.expected = {sender.code: sender.name for sender in expected}
        """The units that are to send: names by codes."""
        self.people: Sequence[ProgressRow] = ()
        """Who is expected to answer a form, each as a row of which nothing came; after the units on the sheet."""
        for row in (row for row in rows if row.verdict is not None):
            digest = digest_of(row.start, row.code)
            self._set(row.identified(digest) if digest else row)

    def verdicts(self) -> dict[tuple[str, str], ItemVerdict | None]:
        """The verdict of each row, by what it is about; none where nothing has come."""
        return {key: row.verdict for key, row in self._rows.items()}

    def merged(self, sender: str) -> Merged | None:
        """The version of a sender that the workbook holds."""
        return next(iter(self.ever_merged(sender)), None)

    def ever_merged(self, sender: str) -> list[Merged]:
        """The versions of a sender that were merged, whatever line they belong to, the last one first."""
        return [Merged(row.version or 0, row.digest, row.start) for row in self.merged_rows(sender)]

    def merged_rows(self, party: str) -> list[ProgressRow]:
        """The rows of what was merged of a sender, subject or scorer, the last one first."""
        merged = [row for row in self.rows_of(party) if row.turn is not None]
        return sorted(merged, key=lambda row: row.turn or 0, reverse=True)

    def merged_otherwise(self, sender: str, version: int, digest: str) -> bool:
        """Whether other content was merged as a version with this number."""
        return any(each.version == version and not each.is_of(digest) for each in self.ever_merged(sender))

    def row_of(self, sender: str, digest: str) -> ProgressRow | None:
        """The row of an envelope, which from now on bears its whole digest."""
        row = self._of_sender[sender].get((sender, digest_start(digest)))
        if row is None or row.digest not in ("", digest) or row.code not in ("", confirmation_code(digest)):
            return None
        found = row.identified(digest)
        self._set(found)
        return found

    def forget_source(self, source: str) -> None:
        """Drop what was said of a file that could not be used: it is judged anew."""
        self._rows.pop(("", source), None)

    def rows_of(self, party: str) -> list[ProgressRow]:
        """Those of the intact envelopes of a sender, or of the intact forms of a subject or scorer."""
        return list(self._of_sender.get(party, {}).values())

    def holds(self, digest: str) -> bool:
        """Whether an answered form was merged here."""
        start = digest_start(digest)
        return any(row.start == start and row.turn is not None for row in self._rows.values())

    def put(self, row: ProgressRow) -> None:
        """Set the row of an envelope or file; what the clerk typed and when it was merged are kept."""
        old = self._rows.get(row.key)
        if old is not None:
            row = row._replace(typed=row.typed or old.typed, turn=row.turn or old.turn)
            if old.receipt is not None and old.receipt == row.receipt:
                row = row._replace(source=old.source or row.source)
        self._set(row)

    def next_turn(self, sender: str) -> int:
        """The number of the next version of a sender that is merged."""
        return max((row.turn or 0 for row in self.rows_of(sender)), default=0) + 1

    def rows(self) -> list[ProgressRow]:
        """All rows in the order of the sheet: the expected units first, then others, then files of nobody."""
        awaited = [*map(ProgressRow, self.expected), *self.people]
        places = {row.party: place for place, row in enumerate(awaited)}
        present = {row.party for row in self._rows.values()}
        found = [*self._rows.values(), *(row for row in awaited if row.party not in present)]
        typed_elsewhere = dict(self._typed_elsewhere)

        def order(row: ProgressRow) -> tuple[bool, bool, int, str, int, str, str]:
            place = places.get(row.party, len(places))
            return not row.party, row.is_form, place, row.party, row.version or 0, row.code, row.source

        return [
            row._replace(
                name=row.name if row.is_form else self.expected.get(row.sender) or row.name,
                typed=row.typed or typed_elsewhere.pop(row.party, ""),
            )
            for row in sorted(found, key=order)
        ]

    def block(self, *, title: str, subtitle: str, time_words: Callable[[ProgressRow], str]) -> SheetBlock:
        """The whole sheet."""
        known = self._known_codes()
        rows: list[tuple[WrittenValue, ...]] = [
            (
                number,
                row.sender or None,
                printable(row.name) or None,
                row.version,
                words.NOTHING_CAME if row.verdict is None else row.verdict.label,
                None if row.receipt is None else row.receipt.moment,
                None if row.receipt is None else row.receipt.origin.label,
                time_words(row) or None,
                row.subjects,
                None if row.awaits_code else row.code or None,
                row.typed or None,
                printable(row.source) or None,
                printable(_note(row, known)) or None,
                row.turn,
                row.start or None,
                None if row.kind is None else RECEIVED_KINDS[row.kind.value][0],
                row.purpose or None,
            )
            for number, row in enumerate(self.rows(), start=1)
        ]
        return table_block(layout.PROGRESS, layout.PROGRESS_COLUMNS, title, subtitle, rows)

    def unknown_typed(self) -> dict[str, ProgressRow]:
        """The cells of the sheet, with their rows, where the clerk typed something that is the code of nothing here."""
        known = self._known_codes()
        return {cell: row for cell, row in self._typed_cells() if _is_unknown(row, known)}

    def confirmed_and_missing(self, given: AbstractSet[str]) -> dict[str, ProgressRow]:
        """The cells, with their rows, of codes that are confirmed while what they confirm was not found in this run.

        ``given`` are codes confirmed beside those typed on the sheet. What was found would have been merged.
        """
        confirmed = self.confirmed | given
        return {
            cell: row for cell, row in self._typed_cells() if row.awaits_code and code_digits(row.code) in confirmed
        }

    def _typed_cells(self) -> Iterator[tuple[str, ProgressRow]]:
        """The cell of ``Mã đối chiếu`` of each row."""
        for number, row in enumerate(self.rows(), start=layout.FIRST_ROW):
            yield address(number, _TYPED_COLUMN), row

    def _known_codes(self) -> set[str | None]:
        return {code_digits(row.code) for row in self._rows.values() if row.code}

    def _set(self, row: ProgressRow) -> None:
        self._rows[row.key] = row
        if row.start:
            self._of_sender[row.party][row.key] = row


def _is_unknown(row: ProgressRow, known: Container[str | None]) -> bool:
    """Whether what was typed is the code of nothing; of a form it is its total, and the run says what is wrong."""
    return bool(row.typed) and not row.is_form and code_digits(row.typed) not in known


def _note(row: ProgressRow, known: Container[str | None]) -> str:
    """What the column ``Ghi chú`` says: the row's note, and whether the code typed beside it is of no use."""
    return f"{row.note} {words.TYPED_CODE_UNKNOWN}".strip() if _is_unknown(row, known) else row.note


def _own_note(text: str) -> str:
    """The note without what a run adds to it about the code typed beside it."""
    for sentence in TYPED_CODE_UNKNOWN:
        text = text.removesuffix(sentence).rstrip()
    return text


def progress_rows(sheet: SheetValues, required: Sequence[str] = _REQUIRED) -> list[ProgressRow]:
    """The rows of the sheet as they stand; Refusal where a ``required`` column is missing."""
    return [_read_row(row) for row in table_rows(sheet, only_required(layout.PROGRESS_COLUMNS, required))]


def _read_row(row: dict[str, CellValue]) -> ProgressRow:
    cells = {column.field: row.get(column.heading) for column in layout.PROGRESS_COLUMNS}
    texts = {field: code_text(value) for field, value in cells.items()}

    def number(field: str) -> int | None:
        value = cells[field]
        return int(value) if isinstance(value, float) else int(texts[field]) if texts[field].isdecimal() else None

    moment, typed = cells["received"], cells["typed"]
    received = moment_of_serial(moment) if isinstance(moment, float) else None
    origin = _ORIGINS.get(fold(texts["origin"]))
    return ProgressRow(
        sender=texts["code"],
        name=texts["name"],
        version=number("version"),
        verdict=_VERDICTS.get(fold(texts["verdict"])),
        receipt=None if received is None or origin is None else Receipt(received, origin),
        subjects=number("subjects"),
        code=texts["confirmation"],
        typed="" if typed is None else normalise(typed) if isinstance(typed, str) else shown(typed),
        source=texts["source"],
        note=_own_note(texts["note"]),
        turn=number("turn"),
        start=texts["start"],
        kind=_KINDS.get(fold(texts["kind"])),
        purpose=texts["purpose"],
    )
