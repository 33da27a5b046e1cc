"""``Đầu mối``: the units that are expected to send, and where they are reached.

Clerks also list their superior there, so that its mails are trusted; it is not expected to send.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from xlsx_addin.mail_address import addresses_of
from xlsx_addin.vietnamese.normalise import fold, without_diacritics
from xlsx_addin.workbook.cell_text import code_text
from xlsx_addin.workbook.layout import SENDER_COLUMNS, SENDERS, heading
from xlsx_addin.workbook.tables import find_table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from xlsx_addin.appraisal.records import Settings
    from xlsx_addin.xlsx.cells import SheetValues

_COLUMNS = tuple(column._replace(required=column.field == "code") for column in SENDER_COLUMNS)
UNIT_CODE = "[A-Z0-9-]{1,64}"
"""The code by which units know each other, as a regular expression. It becomes part of file names."""
_UNIT_CODE = re.compile(UNIT_CODE)
_DASHES = re.compile("[\u2010-\u2015\u2212]")


class ExpectedSender(NamedTuple):
    """One unit on ``Đầu mối``; texts are empty where a cell is blank.

    A unit may have several rows: the first one counts, but mails come from and go to the addresses of all.
    """

    code: str
    name: str = ""
    addresses: tuple[str, ...] = ()
    """The mail addresses that can be used, in lower case."""
    person: str = ""
    phone: str = ""
    cells: tuple[str, ...] = ()
    """Where its code stands, once for each of its rows."""


def senders_of(sheet: SheetValues | None) -> list[ExpectedSender]:
    """The expected senders in the order of the sheet ``Đầu mối``, each code once; empty without the sheet.

    Refusal when the sheet has rows but no heading ``Mã``.
    """
    if sheet is None or not sheet.columns:
        return []
    table = find_table(sheet, _COLUMNS)
    columns = {column.field: table.values(column.heading) for column in _COLUMNS}
    senders: dict[str, ExpectedSender] = {}
    for row in sorted(columns["code"]):
        said = {field: code_text(values.get(row)) for field, values in columns.items()}
        new = ExpectedSender(said["code"], said["name"], (), said["person"], said["phone"])
        sender = senders.setdefault(new.code, new)
        addresses = tuple(dict.fromkeys(sender.addresses + addresses_of(said["addresses"])))
        cells = (*sender.cells, table.cell(heading(SENDERS, "code"), row))
        senders[sender.code] = sender._replace(addresses=addresses, cells=cells)
    return list(senders.values())


def expected_below(senders: Iterable[ExpectedSender], settings: Settings) -> list[ExpectedSender]:
    """Those that are expected to send: all but the workbook's own unit and its superior."""
    not_below = (settings.unit_code, settings.superior_code)
    return [sender for sender in senders if sender.code not in not_below]


class SenderIndex(dict[str, ExpectedSender]):
    """The units on ``Đầu mối`` by their codes, and those of which the code is none as it stands."""

    def __init__(self, senders: Iterable[ExpectedSender]) -> None:
        super().__init__((sender.code, sender) for sender in senders)
        unusable = (sender for sender in reversed(self.values()) if not is_unit_code(sender.code))
        self._unusable = {_likeness(sender.code): sender for sender in unusable}  # of those alike the first one

    def addresses(self, code: str) -> tuple[str, ...]:
        """Where the mails of a unit come from; none where it is not listed."""
        return self[code].addresses if code in self else ()

    def near(self, code: str) -> ExpectedSender | None:
        """The unit whose code must have been meant for this one, such as ``cb-01`` for ``CB-01``.

        It differs in case, marks, spaces or the kind of dash alone, and is no code as it stands. None where the code
        itself is listed.
        """
        return None if code in self else self._unusable.get(_likeness(code))


def is_unit_code(code: str) -> bool:
    """Whether a unit's code may become part of a file name: A to Z, digits and ``-``."""
    return _UNIT_CODE.fullmatch(code) is not None


def _likeness(code: str) -> str:
    return "".join(_DASHES.sub("-", without_diacritics(fold(code))).split())
