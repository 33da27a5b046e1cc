"""A row as a person sees it: what stands in its cells, what a merge hides, what cannot be read."""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from tools.oracle.books import ABOVE, ERROR_VALUE, SCORES, Sheet
from tools.oracle.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from tools.oracle.books import Area, Place, Value

IDLE = {
    "Ghi chú",
    "Ghi chú quyết định",
    "Chức vụ",
    "Đơn vị công tác",
    "Lĩnh vực",
    "Địa chỉ thư",
    "Nhận xét",
    "Nội dung",
    "Khung điểm",
    "Nguồn",
}
"""The columns that decide nothing (workbook §9)."""


_DAY = re.compile(r"(?P<day>\d\d?)([/.-])(?P<month>\d\d?)\2(?P<year>\d{4})")
_NUMBER = re.compile(r"-?\d+([.,]\d+)?")


def same(text: str) -> str:
    """The spelling in which two texts are the same without a word."""
    return unicodedata.normalize("NFC", text).replace("\u00a0", " ").strip().casefold()


def plain(text: str) -> str:
    """The same without diacritics."""
    letters = unicodedata.normalize("NFD", same(text)).replace("đ", "d")
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


class Row:
    """A row of a sheet. Whatever is found in it is noted with its subject."""

    def __init__(self, sheet: Sheet, row: int, hiding: dict[Place, Area], known: Sequence[str]) -> None:
        self.sheet, self.row = sheet, row
        self.known = [heading for heading in known if heading in sheet.headings]
        self.told: list[Finding] = []
        self.errors: set[str] = set()
        self.unreadable: set[str] = set()
        self._hiding = hiding
        self.subject: str | None = None

    def hides(self, heading: str) -> bool:
        """Whether the cell lies under a merge."""
        return (self.row, self.sheet.column(heading)) in self._hiding

    def seen(self, heading: str) -> Value:
        """What a person sees in the cell."""
        if heading not in self.sheet.headings or self.hides(heading):
            return None
        return self.sheet.get(self.row, heading)

    @property
    def is_blank(self) -> bool:
        return all(self.seen(heading) is None for heading in self.known if not self._never_asked(heading))

    def lacks(self, heading: str) -> bool:
        """Whether the cell is blank, and not because it is hidden."""
        return self.seen(heading) is None and not self.hides(heading)

    def note(self, kind: str, heading: str | None = None, *, in_row: bool = False, optional: bool = False) -> None:
        """Note a finding at the cell under that heading."""
        cell = None if heading is None else self.sheet.address(self.row, heading)
        finding = Finding(kind, self.sheet.name, cell, self.row, self.subject, in_row, optional)
        self.told.append(finding)
        if finding.severity == "error" and heading is not None and not optional:
            self.errors.add(heading)

    def note_code(self) -> None:
        """Remember whose row it is, and note what hides or spoils its cells."""
        code = self.text("Mã")
        self.subject = code if code and code[0] not in "#=" else None
        self.note_merges()
        self.note_error_values()

    def note_merges(self) -> None:
        """One finding for each merge that hides known cells of the row, at the first that decides something."""
        by_area: dict[Area, list[str]] = {}
        for heading in self.sheet.headings:
            area = self._hiding.get((self.row, self.sheet.column(heading)))
            if area is not None and heading in self.known and not self._never_asked(heading):
                by_area.setdefault(area, []).append(heading)
        for headings in by_area.values():
            deciding = [heading for heading in headings if heading not in IDLE]
            if deciding:
                self.note("cell under a merge", deciding[0])
                self.errors.update(deciding)
            else:
                self.note("idle cell under a merge", headings[0])

    def note_error_values(self) -> None:
        """An Excel error value, or a formula without a stored value, in a known column, whatever was expected."""
        for heading in self.known:
            value = self.seen(heading)
            is_result = isinstance(value, str) and (value == ERROR_VALUE or value[0] == "=")
            if is_result and not self._never_asked(heading):
                self.unreadable.add(heading)
                kind = "error value" if value == ERROR_VALUE else "formula without value"
                self.note("result above unreadable" if self.sheet.name == ABOVE else kind, heading)

    def choice(self, heading: str, choices: Collection[str], kind: str = "choice unknown") -> str:
        """The choice; nothing where the cell is blank or cannot be read."""
        value = self._readable(heading)
        if value is None:
            return ""
        for spelling in (same, plain):
            found = [choice for choice in choices if spelling(choice) == spelling(str(value))]
            if found:
                if spelling is plain:
                    self.note("choice without diacritics", heading)
                return found[0]
        self._cannot_read(heading, kind)
        return ""

    def day(self, heading: str) -> date | None:
        """The date."""
        value = self._readable(heading)
        if value is None or isinstance(value, date):
            return value
        written = _DAY.fullmatch(str(value))
        if written is not None:
            with suppress(ValueError):
                day = date(*(int(written[part]) for part in ("year", "month", "day")))
                self.note("date as text", heading)
                return day
        self._cannot_read(heading, "date unreadable")
        return None

    def number(self, heading: str, kind: str = "number unreadable") -> Fraction | None:
        """The number, unless it is shown as percent."""
        value = self._readable(heading)
        if value is None:
            return None
        if isinstance(value, (int, Fraction)):
            if not self.sheet.is_percent(self.row, heading):
                return Fraction(value)
            self._cannot_read(heading, "percent")
            return None
        if isinstance(value, str) and _NUMBER.fullmatch(value):
            self.note("number as text", heading)
            return Fraction(value.replace(",", "."))
        self._cannot_read(heading, kind)
        return None

    def text(self, heading: str) -> str:
        """The text."""
        value = self._readable(heading)
        return "" if value is None else unicodedata.normalize("NFC", str(value)).strip()

    def _readable(self, heading: str) -> Value:
        return None if heading in self.unreadable else self.seen(heading)

    def _cannot_read(self, heading: str, kind: str) -> None:
        self.unreadable.add(heading)
        self.note(kind, heading)

    def _never_asked(self, heading: str) -> bool:
        return heading == "Tên" and self.sheet.name == SCORES
