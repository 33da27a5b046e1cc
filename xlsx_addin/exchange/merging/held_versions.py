"""Which versions the workbook holds: as ``Tiến độ`` remembers or, where it was lost, as the rows themselves say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.exchange.envelope.envelope_kind import EnvelopeKind, ReceivedKind
from xlsx_addin.exchange.merging.item_verdict import ItemVerdict, Merged
from xlsx_addin.exchange.merging.merged_sheet import VERSION
from xlsx_addin.exchange.merging.progress import ProgressRow
from xlsx_addin.exchange.merging.seen_versions import SenderYear

if TYPE_CHECKING:
    from xlsx_addin.exchange.envelope.manifest import Manifest
    from xlsx_addin.exchange.merging.archive import Archive
    from xlsx_addin.exchange.merging.board import Board


class HeldVersions:
    """The versions that were merged into the sheets of one run, asked for anew each time: merging changes them."""

    def __init__(self, board: Board, archive: Archive, year: int) -> None:
        self._board = board
        self._archive = archive
        self._year = year

    def ever(self, manifest: Manifest) -> list[Merged]:
        """The versions of a sender that were merged, the one that the workbook holds among them."""
        last = self.last(manifest)
        return [*([] if last is None else [last]), *self._board.progress.ever_merged(manifest.sender)]

    def last(self, manifest: Manifest) -> Merged | None:
        """The version of a sender that the workbook holds."""
        if manifest.kind is EnvelopeKind.RESULT:
            return self._board.progress.merged(manifest.sender)
        return self.last_submission(manifest.sender)

    def last_submission(self, sender: str) -> Merged | None:
        """The same for a submission; where ``Tiến độ`` was lost, what the rows themselves say."""
        found = self._board.progress.merged(sender)
        if found is not None:
            return found
        values = [self._board.subjects.value(key, VERSION) for key in self._board.subjects.keys_of(sender)]
        version = int(max((value for value in values if isinstance(value, float)), default=0))
        if not version:
            return None
        digests = self._archive.digests_of(self._submissions(sender), version)
        return Merged(version, digests[0]) if len(digests) == 1 else Merged(version)

    def recall(self) -> None:
        """Where ``Tiến độ`` does not know what the rows hold, it is told again of everything that was merged.

        It was lost, or a run was stopped after ``Đơn vị`` was written. What was merged is in the archive, which alone
        keeps nothing else; what it keeps beyond the version that the rows hold was not written yet.
        """
        for sender in self._board.subjects.sources:
            if self._board.progress.merged(sender) is not None:
                continue
            last = self.last_submission(sender)
            merged = self._archive.merged_up_to(self._submissions(sender), "" if last is None else last.digest)
            for turn, entry in enumerate(merged, start=1):
                row = ProgressRow(
                    sender,
                    version=entry.version,
                    verdict=ItemVerdict.ACCEPTED,
                    receipt=entry.receipt,
                    source=entry.source,
                    turn=turn,
                    kind=ReceivedKind.SUBMISSION,
                )
                self._board.progress.put(row.identified(entry.digest))

    def _submissions(self, sender: str) -> SenderYear:
        return SenderYear(EnvelopeKind.SUBMISSION, sender, self._year)
