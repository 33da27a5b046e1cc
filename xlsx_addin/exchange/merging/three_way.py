"""Merging a newer version of a submission into the rows here, field by field (envelope §12). Pure.

Three things are compared: the *base* (the version merged before), *ours* (what stands in the workbook) and *theirs*
(the newer version). What only they changed is taken, what only this level changed is kept, what both changed is a
difference: our value stays and both are shown. Without the base every differing value is a difference and nothing is
taken or withdrawn. A subject that the newer version lacks is one whose dossier they have withdrawn.
"""

from __future__ import annotations

from collections import Counter
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from xlsx_addin.exchange.intake.rows import CODE, same
from xlsx_addin.terms import DossierState
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.cell_text import code_text

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Mapping, Sequence

    from xlsx_addin.xlsx.cells import CellValue

Fields: TypeAlias = "Mapping[str, CellValue]"
"""Heading and value of the cells of one row that are not blank."""

STATE, ORGANISATION = (layout.heading(layout.SUBJECTS, field) for field in ("state", "organisation"))
WITHDRAWN = DossierState.WITHDRAWN.value

MERGED_HEADINGS = tuple(column.heading for column in (*layout.SUBJECT_COLUMNS, *layout.MERGED_COLUMNS) if column.merged)
"""The fields that are compared; the others say where a row comes from and when it was received."""

NO_CODE = "?"
"""Stands for the Mã of a row that has none."""


class Key(NamedTuple):
    """A subject: its code here, and which of the rows with that code it is (0 unless the code stands twice)."""

    code: str
    occurrence: int = 0

    @property
    def label(self) -> str:
        """What the column Mã of ``Sai khác`` says: for a code that stands twice also which of its rows is meant."""
        return f"{self.code} ({self.occurrence + 1})" if self.occurrence else self.code


class RowChange(Enum):
    """What a newer version does to one subject."""

    NEW = "new"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"
    KEPT = "kept"


class Difference(NamedTuple):
    """A field that both sides changed; a value is None where the cell is blank."""

    heading: str
    base: CellValue | None
    theirs: CellValue | None
    ours: CellValue | None


class RowMerge(NamedTuple):
    """What to do with one row: the values to take (None empties the cell) and the differences to show."""

    key: Key
    kind: RowChange
    taken: Mapping[str, CellValue | None] = {}
    differences: tuple[Difference, ...] = ()


def code_here(sender: str, code: object) -> str:
    """A sender's own code as it stands in this workbook."""
    return f"{sender}.{code}"


def keyed_rows(rows: Iterable[Fields], sender: str) -> dict[Key, dict[str, CellValue]]:
    """A submission's rows by their keys here: each Mã and each Thuộc tổ chức of the same submission under its sender.

    A row without Mã gets the code ``<sender>.?``, which the appraisal shows as one that stands twice where there are
    several.
    """
    listed = [dict(row) for row in rows]
    own = {row[CODE] for row in listed if CODE in row}
    counts: Counter[str] = Counter()
    keyed = {}
    for row in listed:
        code = code_here(sender, row.pop(CODE, NO_CODE))
        organisation = row.get(ORGANISATION)
        if organisation is not None and code_text(organisation) in own:
            row[ORGANISATION] = code_here(sender, code_text(organisation))
        keyed[Key(code, counts[code])] = row
        counts[code] += 1
    return keyed


def merge_submission(
    *,
    base: Mapping[Key, Fields] | None,
    ours: Mapping[Key, Fields],
    theirs: Mapping[Key, Fields],
    earlier: Callable[[Key], Fields | None],
    withdrawn_by_them: Container[Key],
    typed_here: Container[Key],
) -> list[RowMerge]:
    """What a newer version changes, its own subjects first, then those that it lacks.

    ``ours`` are the rows here that came from this sender, and any other row with a code of ``theirs``. ``base`` is
    None where the version merged before is lost. ``earlier`` gives the row of a subject that the base lacks, from the
    last version that held it, None where no such version is known. ``withdrawn_by_them`` are the subjects that, where
    the base lacks them, stand withdrawn here because they left them out, rather than by this level's own decision.
    ``typed_here`` are the rows that nothing was ever merged into: before they sent it, all of it was blank there.
    """
    merges = []
    for key, fields in theirs.items():
        before = None if base is None else base.get(key)
        if key not in ours:
            merges.append(_without_row(key, before, fields))
        elif before is not None or key in typed_here:
            merges.append(_merged(key, RowChange.CHANGED, merge_fields(before or {}, ours[key], fields)))
        else:
            lifted = base is not None and key in withdrawn_by_them
            merges.append(_returned(key, ours[key], fields, None if base is None else earlier(key), lifted=lifted))
    for key in ours if base is None else base:
        if key in ours and key not in theirs:
            left_out = merge_fields(None if base is None else base[key], ours[key], {STATE: WITHDRAWN}, (STATE,))
            merges.append(_merged(key, RowChange.WITHDRAWN, left_out))
    return merges


def merge_fields(
    base: Fields | None, ours: Fields, theirs: Fields, headings: Sequence[str] = MERGED_HEADINGS
) -> tuple[dict[str, CellValue | None], list[Difference]]:
    """The values to take and the differences of one row; without a base whatever differs is a difference."""
    taken: dict[str, CellValue | None] = {}
    differences = []
    for heading in headings:
        our_value, their_value = ours.get(heading), theirs.get(heading)
        # Most cells are blank on both sides, and it pays to see that at once.
        if our_value is their_value or same(our_value, their_value):
            continue
        base_value = None if base is None else base.get(heading)
        if base is not None and same(base_value, their_value):
            continue
        if base is not None and same(base_value, our_value):
            taken[heading] = their_value
        else:
            differences.append(Difference(heading, base_value, their_value, our_value))
    return taken, differences


def _without_row(key: Key, base: Fields | None, theirs: Fields) -> RowMerge:
    """A subject with no row here: a new one, or one whose row was deleted here."""
    if base is None:
        return RowMerge(
            key, RowChange.NEW, {heading: theirs[heading] for heading in MERGED_HEADINGS if heading in theirs}
        )
    # Deleting a row is this level's change: it stays, and what they have changed since is shown.
    taken, differences = merge_fields(base, {}, theirs)
    changed = [Difference(heading, None, value, None) for heading, value in taken.items()]
    return RowMerge(key, RowChange.KEPT, {}, tuple(differences + changed))


def _returned(key: Key, ours: Fields, theirs: Fields, last: Fields | None, *, lifted: bool) -> RowMerge:
    """A subject with a row here that the base lacks: one that was withdrawn and comes back, or a row typed here.

    That they had withdrawn it is lifted. A withdrawal of this level's own stays, and is shown as a difference.
    """
    taken, differences = merge_fields(last, ours, theirs, [heading for heading in MERGED_HEADINGS if heading != STATE])
    lifting, state = merge_fields({STATE: WITHDRAWN} if lifted else None, ours, theirs, (STATE,))
    return _merged(key, RowChange.CHANGED, (taken | lifting, differences + state))


def _merged(key: Key, kind: RowChange, fields: tuple[dict[str, CellValue | None], list[Difference]]) -> RowMerge:
    """A row here whose fields are merged; where nothing is taken it is kept."""
    taken, differences = fields
    return RowMerge(key, kind if taken else RowChange.KEPT, taken, tuple(differences))
