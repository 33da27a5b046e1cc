"""D6 Danh sách: the lists behind report, submission and notice, one an outcome group. An empty one is left out.

One of them is D11 Danh sách đề nghị xếp loại và khen thưởng (R24).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from xlsx_addin.paper import order
from xlsx_addin.paper.listing import Listing, ListRow, by_kind
from xlsx_addin.paper.notation import count
from xlsx_addin.terms import Level, Outcome
from xlsx_addin.vietnamese.numbers import plain
from xlsx_addin.words import paper as words
from xlsx_addin.words import paper_annexes as annex_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from xlsx_addin.appraisal.verdict import Verdict
    from xlsx_addin.paper.census import Census
    from xlsx_addin.paper.dossier import Dossier


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex:
    """One list: what it is called after closing up, its rows, and how many subjects it has."""

    label: str = ""
    count: str = ""
    rows: tuple[ListRow, ...] = ()
    note: str = ""
    """What stands below the list, where anything has to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Annexes:
    """The lists of a report: each own subject stands in exactly one of the first six."""

    qualified: Annex
    grounds: Annex
    not_qualified: Annex
    not_appraised: Annex
    refused: Annex
    concluded_above: Annex
    late: Annex
    commended: Annex
    """D11, for those above who rate and commend; empty where this level is the highest one (there D10 has it)."""


def report_annexes(dossier: Dossier, counted: Census) -> Annexes:
    """The lists of a report, numbered in their order without those that are empty."""
    members = {
        "qualified": order.by_points(counted.qualified),
        "grounds": order.by_sheet(counted.with_grounds),
        "not_qualified": order.by_points(counted.standing(Outcome.NOT_QUALIFIED)),
        "not_appraised": order.by_sheet(counted.standing(*annex_words.REASONS)),
        "refused": order.by_sheet(counted.refused),
        "concluded_above": order.by_points(counted.concluded_above),
        "late": order.by_sheet(counted.late),
        "commended": [] if dossier.settings.level is Level.STANDING_COMMITTEE else order.by_points(counted.for_rating),
    }
    labels = numbered(name for name, verdicts in members.items() if verdicts)
    listing = Listing(dossier, labels.get("late", ""))
    rows = {"grounds": listing.ground_rows, "not_appraised": listing.reason_rows}
    row: dict[str, Callable[[int, Verdict], ListRow]] = {
        "refused": listing.refused_row,
        "late": listing.late_row,
        "commended": listing.commended_row,
    }
    return Annexes(
        **{
            name: Annex(
                label=labels.get(name, ""),
                count=count(len(verdicts)),
                rows=rows[name](verdicts)
                if name in rows
                else by_kind(verdicts, row.get(name, listing.graded_row), ListRow),
                note=share_note(dossier, verdicts) if name == "commended" else "",
            )
            for name, verdicts in members.items()
        }
    )


def numbered(names: Iterable[str]) -> dict[str, str]:
    """``Phụ lục 1``, ``Phụ lục 2``, … for these lists; a single one is ``Phụ lục``."""
    found = list(names)
    if len(found) == 1:
        return {found[0]: words.ONLY_ANNEX}
    return {name: words.ANNEX.format(number=number) for number, name in enumerate(found, start=1)}


def share_note(dossier: Dossier, listed_here: Sequence[Verdict]) -> str:
    """Below the list the letter's share, where it names one; of how many is for ink, since no cell holds it."""
    guidance = dossier.guidance
    if guidance.cap is None or not listed_here:
        return ""
    return annex_words.SHARE.format(
        count=count(len(listed_here)),
        percent=plain(guidance.cap.percent),
        clause=guidance.clause(guidance.cap.rule),
        guidance=guidance.short_title,
    )
