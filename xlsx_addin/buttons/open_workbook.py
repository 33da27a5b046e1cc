"""The workbook whose button was clicked, as the buttons see it, whichever program has it open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from xlsx_addin.workbook.sheets import Workbook

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from xlsx_addin.xlsx.blocks import SheetBlock
    from xlsx_addin.xlsx.cells import NamedCells


class OpenWorkbook(Workbook, Protocol):
    """Open in Excel (``excel.live_workbook``) or in LibreOffice (``handed_copy``).

    A sheet is found whatever the case of its name: KeyError where there is none, Refusal where it cannot be read.
    """

    @property
    def name(self) -> str:
        """The file's name."""

    @property
    def clicked(self) -> datetime | None:
        """When the button was clicked, in Việt Nam; None where the click is not run again, and it is now."""

    @property
    def memory(self) -> Path | None:
        """Where a click that is run again for an answer may leave what it has read; None where it goes on by itself."""

    def named_cells(self, name: str) -> NamedCells | None:
        """The cells that a defined name refers to; None where there is no such name, or it refers to none."""

    def replace(self, *blocks: SheetBlock) -> None:
        """Write each block, in the order in which they are given; Refusal where a sheet cannot be written."""

    def save_copy(self, path: Path) -> None:
        """Save what the workbook holds at this moment as a new file; Refusal where that fails."""

    def show(self, name: str, cell: str = "") -> None:
        """Bring a sheet to the front, with the cursor on a cell where one is named, unless it is missing or hidden."""

    def open_beside(self, path: Path) -> None:
        """Open another workbook of ours, as if the clerk had done it; this one stays open."""

    def ask(self, text: str) -> bool:
        """Ask a question with the buttons Yes and No; True for Yes."""

    def selected_row(self, name: str) -> int | None:
        """The row that is selected on a sheet; None where another sheet is in front, or it cannot be told."""

    def status(self, text: str) -> None:
        """Show a text in the status bar, until the click is over; Stopped where the clerk has pressed Esc by now."""
