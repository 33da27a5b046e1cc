"""The order of lists, and their sub-headings by kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.terms import Kind
from xlsx_addin.vietnamese.alphabet import name_key, sort_key
from xlsx_addin.words import paper as words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from xlsx_addin.appraisal.verdict import Verdict

_KINDS: list[Kind | None] = [*Kind, None]
_NUMERALS = ("I", "II", "III", "IV")


def by_points(verdicts: Iterable[Verdict]) -> list[Verdict]:
    """Kind, rank, points falling, name in Vietnamese order (people by given name), Mã."""
    return sorted(verdicts, key=_points_key)


def by_sheet(verdicts: Iterable[Verdict]) -> list[Verdict]:
    """Kind, then the order of the sheet: for lists without points."""
    return sorted(verdicts, key=lambda verdict: (_KINDS.index(verdict.subject.kind), verdict.subject.row))


def _points_key(verdict: Verdict) -> tuple[object, ...]:
    subject = verdict.subject
    name = name_key(subject.name) if subject.kind is Kind.INDIVIDUAL else sort_key(subject.name)
    unranked = verdict.rank is None or verdict.total is None
    return (
        _KINDS.index(subject.kind),
        unranked,
        0 if verdict.rank is None else verdict.rank,
        0 if verdict.total is None else -verdict.total,
        name,
        subject.code or "",
        subject.row,
    )


def parts_by_kind(verdicts: Sequence[Verdict]) -> Iterator[tuple[str, list[Verdict]]]:
    """The parts of a list that is ordered by kind, each with its sub-heading: "I. TỔ CHỨC (7)".

    The heading is empty where the list has only one kind; Roman numbers close up.
    """
    parts = [(kind, [verdict for verdict in verdicts if verdict.subject.kind is kind]) for kind in _KINDS]
    parts = [(kind, members) for kind, members in parts if members]
    for number, (kind, members) in enumerate(parts):
        name = words.KIND_UNKNOWN if kind is None else kind.value.upper()
        heading = words.PART.format(number=_NUMERALS[number], name=name, count=len(members))
        yield ("" if len(parts) == 1 else heading), members
