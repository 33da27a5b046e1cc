"""What is declared of a column, once: everything that reads, writes, merges or draws it takes it from here."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from xlsx_addin.guidance import drawn

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

FIRST_VERSION = "1.0.0"


class Content(Enum):
    """What the cells of a column, or of a setting, hold; a choice from a list says its terms besides."""

    CODE = "code"
    TEXT = "text"
    CHOICE = "choice"
    DATE = "date"
    MOMENT = "moment"
    TIME = "time"
    NUMBER = "number"
    DIFFERENCE = "difference"
    INTEGER = "integer"
    LINK = "link"


class Column(NamedTuple):
    """One column: its heading, what its cells hold, its width in characters, and the help shown to the clerk."""

    heading: str
    content: Content
    width: float
    help: str = ""
    terms: type[Enum] | None = None
    """The choices of a column with a list: their labels are what a cell may hold."""
    of_letter: str = ""
    """Which list of the workbook's guidance the choices are, where they are one: its ``grades``, ``levels`` or
    ``scope_choices``. A template offers those of the letter that it is drawn for."""
    required: bool = True
    """Whether a workbook without this column cannot be read."""
    field: str = ""
    """How code calls the column, once on its sheet; where a record has such a field (``Subject``, ``Attendee``), the
    column fills it. Empty only for a column of the clerk's own."""
    since: str = FIRST_VERSION
    """The version of the package whose template had the column first; in an older workbook it is not missed."""
    former: tuple[str, ...] = ()
    """Headings that the column had in older templates: a file with one of them is read like one with the heading."""
    merged: bool = True
    """On ``Đơn vị``: whether a newer version of a submission is merged into it, field by field."""
    results_width: float = 0
    """On ``Đơn vị``: the width of its copy on ``Kết quả``; 0 where it is not shown there."""
    is_beside: bool = False
    """Whether it stands beside the printed part of its sheet: seen on the screen, on no page."""
    decides: bool = True
    """Whether something is decided by what stands there; a merge that hides it is a mere warning otherwise."""
    lasting: bool = False
    """Whether what stands there holds beyond the year: ``new --year`` keeps it, all else is blank in the new year."""

    @property
    def choices(self) -> tuple[str, ...]:
        """The labels that a cell may hold; empty where it is not a choice."""
        return choices_of(self.terms, self.of_letter)

    @property
    def headings(self) -> tuple[str, ...]:
        """The heading and those it had before."""
        return (self.heading, *self.former)


def choices_of(terms: type[Enum] | None, of_letter: str) -> tuple[str, ...]:
    """The labels of an enum of terms, or of a list of the letter that is drawn, in their order; empty for neither."""
    return tuple(str(term.value) for term in (getattr(drawn(), of_letter) if of_letter else terms or ()))


def refuse_misdeclared(
    record: str, declared: Iterable[tuple[str, str]], fields: Sequence[str] | Collection[str]
) -> None:
    """ValueError where a declaration (heading or label, field) names no field of a record, or one twice.

    It names the declaration, so that what was left out or mistyped does not start.
    """
    taken: dict[str, str] = {}
    for heading, field in declared:
        if field not in fields:
            raise ValueError(f"“{heading}” is declared to fill {record}.{field}, which does not exist")
        if field in taken:
            raise ValueError(f"“{heading}” and “{taken[field]}” are both declared to fill {record}.{field}")
        taken[field] = heading
    missing = [field for field in fields if field not in taken]
    if missing:
        raise ValueError(f"no column or setting is declared to fill {record}.{missing[0]}")
