"""D6 Danh sách as it stands in the templates of report, submission and notice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.paper.templates.common import annex_head, list_end
from xlsx_addin.paper.templates.drawing import Align, TableCell, TableForm, when
from xlsx_addin.words import paper_annexes as words

if TYPE_CHECKING:
    from collections.abc import Sequence

Column = tuple[str, str, float, Align]
"""Heading, field of a row, width in millimetres, alignment."""

_NUMBER: Column = (words.NUMBER, "number", 10, "center")
GRADED: tuple[Column, ...] = (
    _NUMBER,
    (words.NAME_AND_POST, "name", 62, "left"),
    (words.MODEL, "model", 62, "left"),
    (words.PRODUCT, "product", 44, "left"),
    (words.POINTS, "points", 15, "center"),
    (words.GRADE, "grade", 18, "center"),
    (words.RANK, "rank", 13, "center"),
    (words.NOTE, "note", 33, "left"),
)
GROUNDS: tuple[Column, ...] = (
    _NUMBER,
    (words.PERSON, "name", 46, "left"),
    (words.POST, "post", 56, "left"),
    (words.GROUND, "ground", 115, "left"),
    (words.NOTE, "note", 30, "left"),
)
_NOT_QUALIFIED: tuple[Column, ...] = (
    _NUMBER,
    (words.NAME_AND_POST_SHORT, "name", 66, "left"),
    (words.MODEL, "model", 66, "left"),
    (words.PRODUCT, "product", 48, "left"),
    (words.POINTS, "points", 15, "center"),
    (words.GRADE, "grade", 19, "center"),
    (words.NOTE, "note", 33, "left"),
)
_NOT_APPRAISED: tuple[Column, ...] = (
    _NUMBER,
    (words.NAME, "name", 56, "left"),
    (words.POST, "post", 56, "left"),
    (words.REASON, "reason", 105, "left"),
    (words.NOTE, "note", 30, "left"),
)
_REFUSED: tuple[Column, ...] = (
    _NUMBER,
    (words.NAME_AND_POST_SHORT, "name", 72, "left"),
    (words.MODEL, "model", 66, "left"),
    (words.APPRAISED, "reason", 49, "left"),
    (words.DECISION_NOTE, "note", 60, "left"),
)
LATE: tuple[Column, ...] = (
    _NUMBER,
    (words.NAME, "name", 58, "left"),
    (words.SENDER, "sender", 50, "left"),
    (words.RECEIVED, "received", 24, "center"),
    (words.DAYS_LATE, "days_late", 20, "center"),
    (words.REASON, "reason", 55, "left"),
    (words.OPINION, "opinion", 40, "left"),
)

COMMENDED: tuple[Column, ...] = (
    _NUMBER,
    (words.PERSON_OR_BODY, "name", 50, "left"),
    (words.POST, "post", 48, "left"),
    (words.MODEL, "model", 58, "left"),
    (words.RATED_RESULT, "result", 30, "left"),
    (words.SELF_GRADE, "self_grade", 18, "center"),
    (words.COMMENDATION_ASKED, "commendation", 18, "center"),
    (words.NOTE, "note", 25, "left"),
)


def report_lists() -> str:
    """The lists of a report, each where it has rows."""
    return "".join(
        when(
            f"annexes.{name}.rows",
            annex_head(f"{{{{ annexes.{name}.label }}}}", words.LIST, about),
            list_table(f"annexes.{name}.rows", columns, closing=words.CLOSING % f"annexes.{name}"),
        )
        for name, about, columns in (
            ("qualified", words.QUALIFIED, GRADED),
            ("grounds", words.GROUNDS, GROUNDS),
            ("not_qualified", words.NOT_QUALIFIED, _NOT_QUALIFIED),
            ("not_appraised", words.NOT_APPRAISED, _NOT_APPRAISED),
            ("refused", words.REFUSED, _REFUSED),
            ("concluded_above", words.CONCLUDED_ABOVE, GRADED),
            ("late", words.LATE, LATE),
        )
    ) + rated_list("annexes.commended")


def rated_list(field: str) -> str:
    """D11, where it has rows."""
    return when(
        f"{field}.rows",
        annex_head(f"{{{{ {field}.label }}}}", words.LIST, words.RATED % field),
        list_table(f"{field}.rows", COMMENDED),
    )


def list_table(
    rows: str, columns: Sequence[Column], *, size: float = 11, headings: bool = True, closing: str = ""
) -> str:
    """A table over the rows of a field; a row with ``heading`` is a sub-heading over all columns.

    ``closing`` is a line under the last row.
    """
    table = TableForm(widths=[width for _, _, width, _ in columns], size=size)
    drawn = [table.row(*(TableCell(text=heading) for heading, _, _, _ in columns), heading=True)]
    drawn.append(table.tag(f"for row in {rows}"))
    if headings:
        drawn.append(table.tag("if row.heading"))
        drawn.append(table.row(TableCell(text="{{ row.heading }}", span=len(columns), bold=True), keep_next=True))
        drawn.append(table.tag("else"))
    drawn.append(table.row(*(TableCell(text=f"{{{{ row.{field} }}}}", align=align) for _, field, _, align in columns)))
    if headings:
        drawn.append(table.tag("endif"))
    drawn.append(table.tag("endfor"))
    if closing:
        drawn.append(list_end(table, closing))
    return table.draw(*drawn)
