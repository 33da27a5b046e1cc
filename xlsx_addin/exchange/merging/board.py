"""What a run goes by, and the sheets that it changes in memory: those of the clerk and those of the exchange."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from xlsx_addin.exchange.intake.reader import gathered
from xlsx_addin.exchange.intake.rows import Row, unpacked_rows
from xlsx_addin.exchange.merging.items import FoundItem, ReceiptRule, found_item
from xlsx_addin.guidance import load
from xlsx_addin.guidance.digest import digest as letter_digest

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from xlsx_addin.appraisal.records import Settings
    from xlsx_addin.exchange.intake.inbox import InboxFile
    from xlsx_addin.exchange.intake.reader import EnvelopeReader
    from xlsx_addin.exchange.merging.archive import Archive
    from xlsx_addin.exchange.merging.differences import Differences
    from xlsx_addin.exchange.merging.merged_scores import MergedScores
    from xlsx_addin.exchange.merging.merged_sheet import MergedSheet
    from xlsx_addin.exchange.merging.progress import Progress
    from xlsx_addin.exchange.merging.results_above import ResultsAbove
    from xlsx_addin.exchange.units.senders import SenderIndex


class Board(NamedTuple):
    """The sheets of one run."""

    subjects: MergedSheet
    progress: Progress
    differences: Differences
    results: ResultsAbove
    scores: MergedScores


class Office(NamedTuple):
    """What a run goes by; judging and merging change nothing of it."""

    settings: Settings
    senders: SenderIndex
    archive: Archive
    """Its record takes in what the run notes."""
    reader: EnvelopeReader
    receipt_rule: ReceiptRule
    given_codes: frozenset[str]
    """Codes confirmed beside those typed on ``Tiến độ``, as sixteen digits."""

    @property
    def guidance_digest(self) -> str:
        """That of the workbook's own letter (letters §4)."""
        return letter_digest(load(self.settings.guidance_id))

    def survey(self, files: Sequence[InboxFile], done: Callable[[int], None]) -> list[FoundItem]:
        """Open every file and tell what is in it; ``done`` is told how many files are read."""
        items = []
        for number, file in enumerate(files, start=1):
            for surveyed in gathered(self.reader.survey(file)):
                first_seen = self.archive.first_seen(surveyed.digest) if surveyed.is_sound else None
                items.append(found_item(surveyed, self.receipt_rule.receipt(surveyed, first_seen)))
            done(number)
        return items

    def rows(self, item: FoundItem) -> list[Row] | None:
        """The rows of a sound item, from memory or read again; None where the file has changed meanwhile."""
        with suppress(ValueError):
            return unpacked_rows(item.packed_rows)
        return self.reader.rows(item.surveyed.place, item.surveyed.digest)
