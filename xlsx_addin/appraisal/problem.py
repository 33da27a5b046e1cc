"""A finding in a clerk's data, with its place."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from string import ascii_uppercase
from typing import TYPE_CHECKING

from xlsx_addin.guidance.wording import drawn_letter_words
from xlsx_addin.vietnamese.quoting import quoted
from xlsx_addin.words.problems import IS_DATE_FIX, IS_DATE_MESSAGE, ROW_HIDDEN_MESSAGE, ProblemCode, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


_LONGEST = 1_000
"""Letters of one value in a message: some are lists of cells."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem: what (``code``), where (``sheet``, ``cell`` or None for a whole sheet), whose (``subject``)."""

    code: ProblemCode
    sheet: str
    cell: str | None
    subject: str | None
    message: str
    fix: str
    also_row: int | None = None
    """Another row of the sheet that it is about too."""

    @property
    def severity(self) -> Severity:
        """Whether it is an error or a warning."""
        return self.code.severity


@dataclass(slots=True)
class Findings:
    """Problems as they are found, and the rows on which an error stands."""

    problems: list[Problem] = field(default_factory=list)
    faulty_rows: dict[str, dict[int, set[str]]] = field(default_factory=dict)
    """Sheet, row, and the letters of the columns with an error: such a subject is not appraised (appraisal §2.1)."""
    unreadable: set[tuple[str, int, str]] = field(default_factory=set)
    """Sheet, row and heading of cells that are not blank but could not be read."""
    words: Mapping[str, str] = field(default_factory=drawn_letter_words)
    """What messages and remedies may ask for: the words of the guidance, and the headings of ``Đơn vị``."""
    hidden_rows: dict[str, frozenset[int]] = field(default_factory=dict)
    """Sheet and rows that nobody sees: a problem on one says so."""

    def add(
        self,
        code: ProblemCode,
        sheet: str,
        cell: str | None,
        also_in: Iterable[str] = (),
        /,
        *,
        row: int | None = None,
        subject: str | None = None,
        **values: object,
    ) -> None:
        """Note one problem; ``{cell}`` in its sentences becomes the sheet and the cell.

        ``row`` is the row that an error spoils, None when it spoils no single row; ``also_in`` are the letters of more
        columns that it spoils there than that of ``cell``. ``is_date=True`` says that a date stands where a number
        should.
        """
        told = {name: quoted(value, _LONGEST) if isinstance(value, str) else value for name, value in values.items()}
        words = {"cell": f"{sheet}!{cell}", "suggestion": "", **self.words, **told}
        message, fix = code.message.format(**words), code.fix.format(**words)
        if values.get("is_date"):
            message, fix = IS_DATE_MESSAGE.format(message=message), IS_DATE_FIX
        hidden = self.hidden_rows.get(sheet)
        if hidden and cell and int(cell.lstrip(ascii_uppercase)) in hidden:
            message = ROW_HIDDEN_MESSAGE.format(message=message)
        self.problems.append(Problem(code, sheet, cell, subject, message, fix))
        if row is not None and code.severity is Severity.ERROR:
            spoilt = self.faulty_rows.setdefault(sheet, {}).setdefault(row, set())
            spoilt.update(also_in)
            if cell is not None:
                spoilt.add(cell.rstrip("0123456789"))

    def share(self, row: int) -> None:
        """Let the problem noted last spoil another row of its sheet as well, in the same column."""
        problem = self.problems[-1] = replace(self.problems[-1], also_row=row)
        spoilt = self.faulty_rows.setdefault(problem.sheet, {}).setdefault(row, set())
        if problem.cell is not None:
            spoilt.add(problem.cell.rstrip("0123456789"))

    def copy(self) -> Findings:
        """The same findings, to which more can be added."""
        return Findings(
            list(self.problems),
            {sheet: {row: set(columns) for row, columns in rows.items()} for sheet, rows in self.faulty_rows.items()},
            set(self.unreadable),
            self.words,
            self.hidden_rows,
        )


def count_problems(problems: Sequence[Problem]) -> tuple[int, int]:
    """How many errors and how many warnings."""
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    return errors, len(problems) - errors
