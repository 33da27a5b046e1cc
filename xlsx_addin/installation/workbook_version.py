"""The version of the package that a workbook was made by, as the workbook itself says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.refusal import Refusal
from xlsx_addin.xlsx.reader import FileWorkbook

if TYPE_CHECKING:
    from pathlib import Path


def version_of(workbook: Path) -> str | None:
    """The version that the workbook states; None where it states none or cannot be read."""
    try:
        with FileWorkbook.open(workbook) as opened:
            return opened.version
    except Refusal:
        return None
