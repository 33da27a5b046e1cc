"""When the reports came: ``Ngày nhận báo cáo`` and ``Ngày nhận lần cuối``, and what the archive remembers of it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from xlsx_addin.exchange.envelope.envelope_kind import EnvelopeKind
from xlsx_addin.exchange.mail.receipt_time import earliest
from xlsx_addin.exchange.merging.archive import Archive, archive_name
from xlsx_addin.exchange.merging.item_verdict import ItemVerdict, Merged
from xlsx_addin.exchange.merging.record import Entry
from xlsx_addin.exchange.merging.seen_versions import SenderYear, sender_year
from xlsx_addin.exchange.merging.submissions import Merging, reported_codes
from xlsx_addin.exchange.merging.three_way import keyed_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from xlsx_addin.appraisal.records import Settings
    from xlsx_addin.exchange.intake.reader import EnvelopeReader, Place
    from xlsx_addin.exchange.mail.receipt_time import Receipt
    from xlsx_addin.exchange.merging.board import Board
    from xlsx_addin.exchange.merging.items import ReceivedEnvelope


class ReportDates:
    """What one run learns about times of receipt."""

    def __init__(
        self, board: Board, archive: Archive, reader: EnvelopeReader, settings: Settings, merging: Merging
    ) -> None:
        self._board = board
        self._archive = archive
        self._reader = reader
        self._settings = settings
        self._merging = merging
        self._merged: defaultdict[str, list[ReceivedEnvelope]] = defaultdict(list)
        self.to_keep: list[tuple[str, Place]] = []
        """Merged envelopes that the archive has lost, or their plain copies, and can have back."""

    def note_merged(self, envelope: ReceivedEnvelope) -> None:
        """Note on the rows of a version that was just merged when it and its reports came."""
        sender = envelope.manifest.sender
        self._merged[sender].append(envelope)
        self._merging.note_versions(sender, envelope.receipt)
        self._note_reports(sender, Merged(envelope.manifest.version, envelope.digest), self._merged[sender])

    def note(self, envelopes: Sequence[ReceivedEnvelope], merged: Mapping[str, Merged | None], now: datetime) -> None:
        """Note what is now known of the times of receipt, and every envelope for the archive.

        ``merged`` is the version of each sender of a submission that the workbook holds now, ``now`` the time of this
        run.
        """
        own: defaultdict[str, list[ReceivedEnvelope]] = defaultdict(list)
        for envelope in envelopes:
            if envelope.counts and envelope.verdict is not ItemVerdict.ACCEPTED:
                self._recall(envelope)
            own[envelope.manifest.sender].append(envelope)
        for sender, version in merged.items():
            if version is not None:
                self._note_earlier_receipt(sender, version, own[sender])
                self._note_reports(sender, version, own[sender])
        # Where a line of the record is cut off, the newest versions stand in it: what seems older is asked for.
        for envelope in sorted(envelopes, key=lambda each: -each.manifest.version):
            entry = _entry(envelope, self._archive.run, now)
            self._archive.note(entry)
            # Its code proves every receipt once it is heard, also one that has proved nothing until then.
            first = envelope.items[0]
            if first.receipt.order < entry.receipt.order:
                self._archive.note(
                    replace(entry, receipt=first.receipt, source=first.source, counts=False, reported=())
                )

    def _recall(self, envelope: ReceivedEnvelope) -> None:
        """What an envelope that is not merged anew holds, from the archive or, where that has lost it, from itself."""
        manifest = envelope.manifest
        entries = self._archive.counting(sender_year(manifest))
        entry = next((entry for entry in entries if entry.digest == envelope.digest), None)
        was_merged = envelope.verdict is ItemVerdict.UNCHANGED
        if was_merged and not self._archive.is_whole(envelope.digest):
            self.to_keep.append((archive_name(manifest, envelope.digest), envelope.items[0].place))
        if entry is not None:
            envelope.reported = frozenset(entry.reported)
        elif manifest.kind is EnvelopeKind.SUBMISSION:
            found = self._reader.rows(envelope.items[0].place)
            rows = {} if found is None else keyed_rows(found[1], manifest.sender)
            envelope.reported = reported_codes(rows)

    def _note_earlier_receipt(self, sender: str, merged: Merged, own: Iterable[ReceivedEnvelope]) -> None:
        """Where the version merged before turns out to have come earlier than was known."""
        for each in own:
            if each.verdict is ItemVerdict.UNCHANGED and each.noted is not None and merged.is_of(each.digest):
                self._merging.move_receipt(sender, each.noted, each.receipt)

    def _note_reports(self, sender: str, merged: Merged, own: Sequence[ReceivedEnvelope]) -> None:
        """Bring ``Ngày nhận báo cáo`` up to date with everything that counts, in the archive and in this run."""
        of = SenderYear(EnvelopeKind.SUBMISSION, sender, self._settings.year)
        ever_merged = [merged, *self._board.progress.ever_merged(sender)]
        seen: dict[str, tuple[Receipt, frozenset[str]]] = {}
        for entry in self._archive.counting(of):
            if entry.version < merged.version or any(each.is_of(entry.digest) for each in ever_merged):
                receipt = earliest(self._archive.receipts_of(entry.digest, only_counting=True))
                seen[entry.digest] = receipt, frozenset(entry.reported)
        seen |= {each.digest: (each.receipt, each.reported) for each in own if each.counts}
        current = next((codes for digest, (_, codes) in seen.items() if merged.is_of(digest)), None)
        if current is not None:
            known: set[datetime] = {receipt.moment for receipt in self._board.progress.receipts(sender)}
            known |= {receipt.moment for receipt in self._archive.receipts(of)}
            known |= {item.receipt.moment for each in own for item in each.items}
            differing = self._merging.note_reports(sender, current=current, seen=seen.values(), known=known)
            conflicts = own[-1].items[0].conflicts if own else []
            conflicts.extend(code for code in differing if code not in conflicts)


def _entry(envelope: ReceivedEnvelope, run: int, now: datetime) -> Entry:
    manifest = envelope.manifest
    return Entry(
        digest=envelope.digest,
        kind=manifest.kind,
        sender=manifest.sender,
        year=manifest.year,
        version=manifest.version,
        previous=manifest.previous,
        receipt=envelope.receipt,
        source=envelope.best.source,
        counts=envelope.counts,
        reported=tuple(sorted(envelope.reported)) if envelope.counts else (),
        run=run,
        seen=now,
        merged=envelope.verdict in (ItemVerdict.ACCEPTED, ItemVerdict.UNCHANGED),
    )
