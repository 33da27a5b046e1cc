"""The workbook that is open in LibreOffice, as its macro hands it over: a stored copy, of which nobody writes a cell.

What a button writes, shows and opens is collected, and the macro carries it out when the program has ended. A question
ends the program too: the macro asks it, and runs the same click again with one answer more. So a click may be run
several times, and does nothing that lasts before its last question is answered. The next run may ask something else,
because a folder is free by now or another file has come: an answer is taken for its question alone.
"""

from __future__ import annotations

import hashlib
import re
from datetime import datetime
from typing import TYPE_CHECKING

from xlsx_addin.appraisal.deadline import VIETNAM
from xlsx_addin.atomic import write_atomically
from xlsx_addin.refusal import Refusal
from xlsx_addin.vietnamese.normalise import fold
from xlsx_addin.words import boxes as words
from xlsx_addin.workbook.sheets import SheetCache
from xlsx_addin.xlsx.reader import FileWorkbook

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from xlsx_addin.xlsx.blocks import SheetBlock
    from xlsx_addin.xlsx.cells import NamedCells

YES = "y"
_ANSWER = re.compile("([0-9a-f]+)([yn])")


class Unanswered(BaseException):
    """The click cannot go on without an answer; no failure, and nothing on the way may take it for one."""

    def __init__(self, question: str) -> None:
        super().__init__(question)
        self.question = question
        self.code = question_code(question)


def question_code(question: str) -> str:
    """What an answer is known by: the same for the same words."""
    return hashlib.sha256(question.encode()).hexdigest()[:16]


class HandedCopy(SheetCache):
    """An ``OpenWorkbook``: read from ``copy``, while the clerk knows it by ``path``.

    ``answers`` has the code of each question that was answered and ``y`` or ``n`` behind it, ``locked`` names sheets
    that a password guards.
    """

    def __init__(
        self, copy: Path, path: Path, *, answers: str = "", locked: Collection[str] = (), memory: Path | None = None
    ) -> None:
        self._file = FileWorkbook.open(copy, name=path.name)
        super().__init__(self._file)
        self._copy = copy
        self._answers: dict[str, str] = dict(_ANSWER.findall(answers))
        self._locked = set(map(fold, locked))
        self.path = path
        self.name = path.name
        self.memory = memory
        self.written: list[SheetBlock] = []
        """What was handed in to be written, in this order."""
        self.shown = ("", "")
        """The sheet to bring to the front and the cell for the cursor; empty where none is."""
        self.opened: list[Path] = []
        """The workbooks to open."""

    @property
    def clicked(self) -> datetime:
        """When the macro stored the copy, in Việt Nam, to the second."""
        return datetime.fromtimestamp(self._copy.stat().st_mtime, VIETNAM).replace(tzinfo=None, microsecond=0)

    def named_cells(self, name: str) -> NamedCells | None:
        """The cells that a defined name refers to; None where there is no such name, or it refers to none."""
        return self._file.named_cells(name)

    def replace(self, *blocks: SheetBlock) -> None:
        """Hand blocks in, all or, where a password guards the sheet of one, none: Refusal."""
        for block in blocks:
            if fold(block.sheet) in self._locked:
                raise Refusal(words.SHEET_LOCKED_IN_LIBREOFFICE.format(sheet=block.sheet))
        self.written += blocks

    def save_copy(self, path: Path) -> None:
        """Save what was handed over as a new file, whole or not at all; Refusal where one of its name is there."""
        write_atomically(path, self._copy.read_bytes())

    def show(self, name: str, cell: str = "") -> None:
        """Bring a sheet to the front at the end, with the cursor on a cell where one is named."""
        self.shown = name, cell

    def open_beside(self, path: Path) -> None:
        """Open another workbook at the end."""
        self.opened.append(path)

    def ask(self, text: str) -> bool:
        """The clerk's answer; raises ``Unanswered`` where there is none yet."""
        answer = self._answers.get(question_code(text))
        if answer is None:
            raise Unanswered(text)
        return answer == YES

    def selected_row(self, name: str) -> int | None:
        """None: what is handed over does not tell what is selected."""

    def status(self, text: str) -> None:
        """Nothing: LibreOffice stands still until the program has ended."""
