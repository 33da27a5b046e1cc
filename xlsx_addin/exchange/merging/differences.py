"""The sheet ``Sai khác``: values that both sides changed, until they agree or the clerk writes Có."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import datetime
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from xlsx_addin.exchange.intake.rows import RECEIVED, only_required, table_rows
from xlsx_addin.exchange.merging.three_way import Difference, Fields, Key
from xlsx_addin.terms import YesNo
from xlsx_addin.vietnamese.normalise import fold, fold_person
from xlsx_addin.words import receiving as words
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.cell_text import cell_text
from xlsx_addin.workbook.headings import current_heading, described_column
from xlsx_addin.workbook.layout import Content
from xlsx_addin.workbook.results import table_block
from xlsx_addin.xlsx.blocks import CellLink, SheetBlock
from xlsx_addin.xlsx.serial_dates import date_serial

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from xlsx_addin.exchange.merging.merged_scores import MergedScores
    from xlsx_addin.exchange.merging.merged_sheet import MergedSheet
    from xlsx_addin.xlsx.cells import CellValue, SheetValues

_KEYS = ("code", "heading")
_NAME = layout.heading(layout.SUBJECTS, "name")
_MOMENT = re.compile(r"(\d\d)/(\d\d)/(\d{4})(?: (\d\d):(\d\d):(\d\d))?")


class OpenDifference(NamedTuple):
    """One line: values as text, in full."""

    code: str
    heading: str
    base: str
    theirs: str
    ours: str
    settled: str = ""
    taken: str = ""
    """What the clerk chose under ``Lấy giá trị bên gửi``."""
    scorer: str = ""
    """For a cell of ``Điểm``: whose score sheet it is on; blank for one of ``Đơn vị``."""

    @property
    def is_taken(self) -> bool:
        """Whether the sender's value is to stand here."""
        return fold(self.taken) == fold(YesNo.YES.value)


class Differences:
    """All open lines. Lines that the clerk has settled are gone on reading. Refusal where a heading is missing."""

    def __init__(self, sheet: SheetValues | None) -> None:
        self._lines: dict[str, dict[str, OpenDifference]] = {}
        """By their subjects, then by their headings."""
        if sheet is None or not sheet.columns:
            return
        headings = layout.headings(layout.DIFFERENCES, *OpenDifference._fields)
        for row in table_rows(sheet, only_required(layout.DIFFERENCE_COLUMNS, _KEYS)):
            line = OpenDifference(*(cell_text(row.get(heading)) for heading in headings))
            if not line.scorer:
                line = line._replace(heading=current_heading(layout.SUBJECTS, line.heading))
            if line.is_taken or fold(line.settled) != fold(YesNo.YES.value):
                self._set(line)

    def __len__(self) -> int:
        return sum(1 for _ in self._all())

    def has(self, code: str, heading: str) -> bool:
        """Whether a difference stands open on a row of ``Đơn vị``."""
        return heading in self._lines.get(code, {})

    def add(self, code: str, difference: Difference, scorer: str = "") -> None:
        """Open a line; one that stands for the same cell is replaced."""
        base, theirs, ours = map(cell_text, (difference.base, difference.theirs, difference.ours))
        self._set(OpenDifference(code, difference.heading, base, theirs, ours, scorer=scorer))

    def follow(self, code: str, theirs: Mapping[str, CellValue | None]) -> None:
        """Show what is said now of some cells of a row on the lines that stand open for them."""
        for line in list(self._lines.get(code, {}).values()):
            if line.heading in theirs:
                self._set(line._replace(theirs=cell_text(theirs[line.heading])))

    def follow_row(self, code: str, theirs: Fields, scorer: str = "") -> None:
        """The same of a whole row, but for ``Ngày nhận báo cáo``, which no version holds in so many words."""
        for line in list(self._lines.get(_owner(code, scorer), {}).values()):
            if line.heading != RECEIVED:
                self._set(line._replace(theirs=cell_text(theirs.get(line.heading))))

    @property
    def taken(self) -> list[OpenDifference]:
        """The lines of which the clerk takes the sender's value."""
        return [line for line in self._all() if line.is_taken]

    def lines(self, sheet: MergedSheet, scores: MergedScores) -> list[OpenDifference]:
        """The lines that stay open, with what stands here now: in the order of ``Đơn vị``, then of ``Điểm``."""
        keys = {key.label: key for key in sheet.keys}
        found = []
        for line in self._all():
            key = keys.get(line.code)
            if line.scorer:
                ours = scores.value(line.code, line.scorer, line.heading)
            else:
                ours = None if key is None else sheet.value(key, line.heading)
            if cell_text(ours) != line.theirs:
                order = sheet.order(key or Key(line.code), line.heading)
                found.append((bool(line.scorer), order, line.scorer, line._replace(ours=cell_text(ours))))
        return [line for *_, line in sorted(found, key=lambda each: each[:3])]

    def _all(self) -> Iterator[OpenDifference]:
        return chain.from_iterable(lines.values() for lines in self._lines.values())

    def _set(self, line: OpenDifference) -> None:
        self._lines.setdefault(_owner(line.code, line.scorer), {})[line.heading] = line

    def block(self, sheet: MergedSheet, scores: MergedScores) -> SheetBlock:
        """The whole sheet."""
        keys = {key.label: key for key in sheet.keys}
        rows = [
            (
                line.code,
                line.heading,
                line.base or None,
                line.theirs or None,
                line.ours or None,
                line.settled or None,
                line.taken or None,
                *_place(sheet, keys.get(line.code), line, scores),
                line.scorer or None,
            )
            for line in self.lines(sheet, scores)
        ]
        title = words.DIFFERENCES_TITLE.format(count=len(rows)) if rows else words.NO_DIFFERENCES_TITLE
        return table_block(layout.DIFFERENCES, layout.DIFFERENCE_COLUMNS, title, words.DIFFERENCES_SUBTITLE, rows)


def _owner(code: str, scorer: str) -> str:
    """Names a row of ``Đơn vị`` by its Mã, one of ``Điểm`` by Mã and person."""
    return f"{code}\n{fold_person(scorer)}" if scorer else code


def _place(
    sheet: MergedSheet, key: Key | None, line: OpenDifference, scores: MergedScores
) -> tuple[str | None, CellLink | None]:
    """The name of a line's subject and a link to the cell; a subject that has no row here has neither."""
    if key is None:
        return None, None
    cell = scores.cell(line.code, line.scorer, line.heading) if line.scorer else sheet.cell(key, line.heading)
    link = None if cell is None else CellLink(layout.SCORES if line.scorer else layout.SUBJECTS, cell)
    return cell_text(sheet.value(key, _NAME)) or None, link


def value_of_text(text: str, heading: str) -> CellValue | None:
    """The value that ``cell_text`` shows so, in a column of ``Đơn vị``: dates and numbers where it holds these."""
    content = described_column(layout.SUBJECTS, heading).content
    if content in (Content.DATE, Content.MOMENT) and (match := _MOMENT.fullmatch(text)):
        day, month, year, hour, minute, second = (int(part or 0) for part in match.groups())
        with suppress(ValueError):
            return date_serial(datetime(year, month, day, hour, minute, second))  # noqa: DTZ001 - a clock in Việt Nam
    return score_of_text(text) if content in (Content.NUMBER, Content.INTEGER) else text or None


def score_of_text(text: str) -> CellValue | None:
    """The value on ``Điểm`` that ``cell_text`` shows so: points, else what was typed."""
    with suppress(ValueError):
        return float(text.replace(",", "."))
    return text or None
