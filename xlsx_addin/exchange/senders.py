"""``Đầu mối``: the units that are expected to send, and where they are reached.

Clerks also list their superior there, so that its mails are trusted; it is not expected to send.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from xlsx_addin.vietnamese.normalise import fold, normalise
from xlsx_addin.workbook.layout import SENDER_COLUMNS, SENDERS
from xlsx_addin.workbook.tables import find_table
from xlsx_addin.workbook.values import code_of, shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from xlsx_addin.appraisal.records import Settings
    from xlsx_addin.workbook.cells import CellValue, SheetValues
    from xlsx_addin.workbook.register import Workbook

_COLUMNS = tuple(replace(column, required=column.heading == "Mã") for column in SENDER_COLUMNS)
_ADDRESS = re.compile(r"(?<![\w@])[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*(?![\w@])")


@dataclass(frozen=True, slots=True)
class ExpectedSender:
    """One row of ``Đầu mối``; texts are empty where a cell is blank."""

    row: int
    code: str
    name: str
    addresses: tuple[str, ...]
    """The mail addresses that can be used, in lower case."""
    person: str
    phone: str


def read_senders(workbook: Workbook) -> list[ExpectedSender]:
    """The expected senders in the order of the sheet, each code once (its first row); empty without the sheet.

    Refusal when the sheet has rows but no heading ``Mã``.
    """
    name = next((name for name in workbook.sheet_names if fold(name) == fold(SENDERS)), None)
    sheet = None if name is None else workbook.read(name)
    return [] if sheet is None or not sheet.columns else senders_of(sheet)


def senders_of(sheet: SheetValues) -> list[ExpectedSender]:
    """The expected senders on the sheet; see ``read_senders``."""
    table = find_table(sheet, _COLUMNS)
    cells = {column.heading: table.values(column.heading) for column in _COLUMNS}
    senders: dict[str, ExpectedSender] = {}
    for row, value in sorted(cells["Mã"].items()):
        code = code_of(value) or shown(value)

        def text(heading: str, row: int = row) -> str:
            return _text(cells[heading].get(row))

        sender = ExpectedSender(
            row, code, text("Tên"), addresses_of(text("Địa chỉ thư")), text("Người phụ trách"), text("Điện thoại")
        )
        senders.setdefault(code, sender)
    return list(senders.values())


def expected_below(senders: Iterable[ExpectedSender], settings: Settings) -> list[ExpectedSender]:
    """Those that are expected to send: all but the workbook's own unit and its superior."""
    not_below = (settings.unit_code, settings.superior_code)
    return [sender for sender in senders if sender.code not in not_below]


def addresses_of(text: str) -> tuple[str, ...]:
    """The mail addresses in a text such as ``Chi bộ 1 <cb1@example.vn>; cb2@example.vn``, in lower case.

    What is no address is left out; none is found in a text without one.
    """
    return tuple(dict.fromkeys(address.lower() for address in _ADDRESS.findall(text)))


def _text(value: CellValue | None) -> str:
    if value is None:
        return ""
    return code_of(value) or normalise(shown(value))
