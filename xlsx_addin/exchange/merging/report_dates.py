"""When the reports came: ``Ngày nhận báo cáo`` and ``Ngày nhận lần cuối``, and what the archive remembers of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.exchange.envelope.digest import confirmation_code
from xlsx_addin.exchange.envelope.manifest import EnvelopeKind
from xlsx_addin.exchange.merging.archive import Archive, Entry, archive_name
from xlsx_addin.exchange.merging.submissions import Merging, reported_codes
from xlsx_addin.exchange.merging.three_way import keyed_rows
from xlsx_addin.exchange.merging.verdict import Merged, Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from xlsx_addin.appraisal.records import Settings
    from xlsx_addin.exchange.intake.reader import EnvelopeReader, Place
    from xlsx_addin.exchange.mail.receipt_time import Receipt
    from xlsx_addin.exchange.merging.board import Board
    from xlsx_addin.exchange.merging.received_envelope import ReceivedEnvelope


class Reports:
    """What one run learns about times of receipt."""

    def __init__(
        self, board: Board, archive: Archive, reader: EnvelopeReader, settings: Settings, merging: Merging
    ) -> None:
        self._board = board
        self._archive = archive
        self._reader = reader
        self._settings = settings
        self._merging = merging
        self._merged: list[ReceivedEnvelope] = []
        self.to_keep: list[tuple[str, Place]] = []
        """Merged envelopes that the archive has lost and can have back."""

    def note_merged(self, envelope: ReceivedEnvelope) -> None:
        """Note on the rows of a version that was just merged when it and its reports came."""
        sender = envelope.manifest.sender
        self._merged.append(envelope)
        self._merging.note_versions(sender, envelope.receipt)
        self._note_reports(sender, Merged(envelope.manifest.version, envelope.code), self._merged)

    def note(self, envelopes: Sequence[ReceivedEnvelope], merged: Mapping[str, Merged | None]) -> None:
        """Note what is now known of the times of receipt, and every envelope for the archive.

        ``merged`` is the version of each sender that the workbook holds now.
        """
        for envelope in envelopes:
            if envelope.verdict is Verdict.UNCHANGED:
                envelope.counts = True
            if envelope.counts and envelope.verdict is not Verdict.ACCEPTED:
                self._recall(envelope)
        for sender, version in merged.items():
            if version is not None:
                self._note_earlier_receipt(sender, version, envelopes)
                self._note_reports(sender, version, envelopes)
        for envelope in envelopes:
            self._archive.note(_entry(envelope))

    def _recall(self, envelope: ReceivedEnvelope) -> None:
        """What an envelope that is not merged anew holds, from the archive or, where that has lost it, from itself."""
        manifest = envelope.manifest
        entries = self._archive.counting(manifest.kind, manifest.sender, manifest.year)
        entry = next((entry for entry in entries if entry.digest == envelope.digest), None)
        was_merged = envelope.verdict is Verdict.UNCHANGED
        if was_merged and self._archive.path_of(envelope.digest) is None:
            self.to_keep.append((archive_name(manifest, envelope.digest), envelope.items[0].place))
        if entry is not None:
            envelope.reported = frozenset(entry.reported)
        elif manifest.kind is EnvelopeKind.SUBMISSION:
            found = self._reader.rows(envelope.items[0].place)
            rows = {} if found is None else keyed_rows(found[1], manifest.sender)
            envelope.reported = reported_codes(rows)

    def _note_earlier_receipt(self, sender: str, merged: Merged, envelopes: Sequence[ReceivedEnvelope]) -> None:
        """Where the version merged before turns out to have come earlier than was known."""
        for each in envelopes:
            is_current = each.manifest.sender == sender and each.code == merged.code
            if is_current and each.verdict is Verdict.UNCHANGED and each.noted is not None:
                self._merging.move_receipt(sender, each.noted, each.receipt)

    def _note_reports(self, sender: str, merged: Merged, envelopes: Sequence[ReceivedEnvelope]) -> None:
        """Bring ``Ngày nhận báo cáo`` up to date with everything that counts, in the archive and in this run."""
        own = [each for each in envelopes if each.manifest.sender == sender]
        codes = self._board.progress.merged_codes(sender) | {merged.code}
        seen: dict[str, tuple[Receipt, frozenset[str]]] = {}
        for entry in self._archive.counting(EnvelopeKind.SUBMISSION, sender, self._settings.year):
            code = confirmation_code(entry.digest)
            if entry.version < merged.version or code in codes:
                seen[code] = (self._archive.receipt_of(entry.digest) or entry.receipt, frozenset(entry.reported))
        seen |= {each.code: (each.receipt, each.reported) for each in own if each.counts}
        if merged.code in seen:
            known: set[datetime] = {receipt.moment for receipt in self._board.progress.receipts(sender)}
            known |= {receipt.moment for receipt in self._archive.receipts(sender, self._settings.year)}
            known |= {item.receipt.moment for each in own for item in each.items}
            differing = self._merging.note_reports(
                sender, current=seen[merged.code][1], seen=seen.values(), known=known
            )
            conflicts = own[-1].items[0].conflicts if own else []
            conflicts.extend(code for code in differing if code not in conflicts)


def _entry(envelope: ReceivedEnvelope) -> Entry:
    manifest = envelope.manifest
    first = envelope.items[0]
    return Entry(
        digest=envelope.digest,
        kind=manifest.kind,
        sender=manifest.sender,
        year=manifest.year,
        version=manifest.version,
        previous=manifest.previous,
        receipt=first.receipt,
        source=first.source,
        counts=envelope.counts,
        reported=tuple(sorted(envelope.reported)) if envelope.counts else (),
        created=manifest.created,
    )
