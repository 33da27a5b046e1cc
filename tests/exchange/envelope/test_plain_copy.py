"""The plain copy of a merged envelope: the same content and digest, nothing else of the file (envelope §14)."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.exchange.envelope import another_program
from tests.exchange.envelope.test_another_program import MANIFEST, TABLES
from tests.exchange.received import envelope, result_envelope
from tests.exchange.sent import opened
from xlsx_addin.exchange.envelope.plain_copy import plain_copy
from xlsx_addin.exchange.envelope.plainness import not_plain
from xlsx_addin.exchange.envelope.writer import envelope_bytes
from xlsx_addin.xlsx.reader import FileWorkbook

if TYPE_CHECKING:
    from pathlib import Path

    from xlsx_addin.exchange.envelope.envelope import Envelope


def is_plain(content: bytes) -> bool:
    with FileWorkbook.open(content) as workbook:
        for name in workbook.sheet_names:
            workbook.read(name)
        return not_plain(workbook.extras()) == ""


@pytest.mark.parametrize("sent", [envelope(), result_envelope("| Mã | Điểm |\n| A | 7.25 |")], ids=["up", "down"])
def test_of_our_own_it_is_what_was_sent(sent: Envelope) -> None:
    content = plain_copy(opened(envelope_bytes(sent)))
    assert content == envelope_bytes(sent)


def test_of_another_programs_it_holds_every_value_and_the_same_digest(tmp_path: Path) -> None:
    """It has fewer headings than a cover of ours asks for."""
    path = tmp_path / "tệp.xlsx"
    digest = another_program.write_submission(path, MANIFEST, TABLES)
    content = plain_copy(opened(path))
    copy = opened(content)
    assert (copy.digest, copy.is_intact, is_plain(content)) == (digest, True, True)
    assert openpyxl.load_workbook(io.BytesIO(content))["_manifest"].sheet_state == "hidden"


def test_a_sheet_more_than_ours_have_is_in_it_too(tmp_path: Path) -> None:
    path = tmp_path / "tệp.xlsx"
    digest = another_program.write_submission(path, MANIFEST, {**TABLES, "Phụ lục": [["a", 1.5], ["b", True]]})
    content = plain_copy(opened(path))
    assert opened(content).digest == digest
    assert opened(content).sheets["Phụ lục"].at(2, 2) is True
