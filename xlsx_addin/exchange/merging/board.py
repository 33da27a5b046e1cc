"""The sheets that receiving changes, in memory: those of the clerk and those of the exchange."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlsx_addin.exchange.merging.differences import Differences
    from xlsx_addin.exchange.merging.merged_scores import MergedScores
    from xlsx_addin.exchange.merging.merged_sheet import MergedSheet
    from xlsx_addin.exchange.merging.progress import Progress
    from xlsx_addin.exchange.merging.results_above import ResultsAbove


@dataclass(frozen=True, slots=True)
class Board:
    """The sheets of one run."""

    subjects: MergedSheet
    progress: Progress
    differences: Differences
    results: ResultsAbove
    scores: MergedScores
