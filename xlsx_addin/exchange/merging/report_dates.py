"""When the reports came: ``Ngày nhận báo cáo`` and ``Ngày nhận lần cuối``, and what the archive remembers of it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from xlsx_addin.exchange.envelope.envelope_kind import EnvelopeKind
from xlsx_addin.exchange.mail.receipt_time import Receipt, earliest
from xlsx_addin.exchange.merging.archive import archive_name
from xlsx_addin.exchange.merging.item_verdict import ItemVerdict, Merged
from xlsx_addin.exchange.merging.record import Entry
from xlsx_addin.exchange.merging.seen_versions import SenderYear
from xlsx_addin.exchange.merging.submissions import Merging, reported_codes
from xlsx_addin.exchange.merging.three_way import keyed_rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from xlsx_addin.exchange.intake.reader import Place
    from xlsx_addin.exchange.merging.board import Board, Office
    from xlsx_addin.exchange.merging.items import ReceivedEnvelope


@dataclass(slots=True)
class ReportDates:
    """What one run learns about times of receipt."""

    office: Office
    board: Board
    merging: Merging
    to_keep: list[tuple[str, Place]] = field(default_factory=list)
    """Merged envelopes that the archive has lost, or their plain copies, and can have back."""
    _merged: defaultdict[str, list[ReceivedEnvelope]] = field(default_factory=lambda: defaultdict(list))

    def note_merged(self, envelope: ReceivedEnvelope) -> None:
        """Note on the rows of a version that was just merged when its reports came."""
        sender = envelope.manifest.sender
        self._merged[sender].append(envelope)
        self._note_reports(sender, Merged(envelope.manifest.version, envelope.digest), self._merged[sender])

    def note(self, envelopes: Sequence[ReceivedEnvelope], merged: Mapping[str, Merged | None]) -> None:
        """Note what is now known of the times of receipt, and every envelope for the archive.

        ``merged`` is the version of each sender of a submission that the workbook holds now.
        """
        archive = self.office.archive
        own: defaultdict[str, list[ReceivedEnvelope]] = defaultdict(list)
        for envelope in envelopes:
            if envelope.counts and envelope.verdict is not ItemVerdict.ACCEPTED:
                self._recall(envelope)
            own[envelope.manifest.sender].append(envelope)
        for sender, version in merged.items():
            if version is None:
                continue
            for each in own[sender]:
                # Where the version merged before turns out to have come earlier than was known.
                if each.verdict is ItemVerdict.UNCHANGED and each.noted is not None and version.is_of(each.digest):
                    self.merging.move_receipt(sender, each.noted, each.receipt)
            self._note_reports(sender, version, own[sender])
        # Where a line of the record is cut off, the newest versions stand in it: what seems older is asked for.
        for envelope in sorted(envelopes, key=lambda each: -each.manifest.version):
            entry = _entry(envelope, archive.run, self.office.receipt_rule.now)
            archive.note(entry)
            # Its code proves every receipt once it is heard, also one that has proved nothing until then.
            first = envelope.items[0]
            if first.receipt.order < entry.receipt.order:
                archive.note(replace(entry, receipt=first.receipt, source=first.source, counts=False, reported=()))

    def _recall(self, envelope: ReceivedEnvelope) -> None:
        """What an envelope that is not merged anew holds, from the archive or, where that has lost it, from itself."""
        manifest, digest, place = envelope.manifest, envelope.digest, envelope.items[0].surveyed.place
        entries = self.office.archive.counting(SenderYear(manifest.kind, manifest.sender, manifest.year))
        entry = next((entry for entry in entries if entry.digest == digest), None)
        if envelope.verdict is ItemVerdict.UNCHANGED and not self.office.archive.is_whole(digest):
            self.to_keep.append((archive_name(manifest, digest), place))
        if entry is not None:
            envelope.reported = frozenset(entry.reported)
        elif manifest.kind is EnvelopeKind.SUBMISSION:
            rows = self.office.reader.rows(place, digest)
            envelope.reported = reported_codes(keyed_rows(rows or [], manifest.sender))

    def _note_reports(self, sender: str, merged: Merged, own: Sequence[ReceivedEnvelope]) -> None:
        """Bring ``Ngày nhận báo cáo`` up to date with everything that counts, in the archive and in this run."""
        archive, of = self.office.archive, SenderYear(EnvelopeKind.SUBMISSION, sender, self.office.settings.year)
        ever_merged = [merged, *self.board.progress.ever_merged(sender)]
        seen: dict[str, tuple[Receipt, frozenset[str]]] = {}
        for entry in archive.counting(of):
            if entry.version < merged.version or any(each.is_of(entry.digest) for each in ever_merged):
                receipt = earliest(archive.receipts_of(entry.digest, only_counting=True))
                seen[entry.digest] = receipt, frozenset(entry.reported)
        seen |= {each.digest: (each.receipt, each.reported) for each in own if each.counts}
        current = next((codes for digest, (_, codes) in seen.items() if merged.is_of(digest)), None)
        if current is not None:
            rows = self.board.progress.rows_of(sender)
            known = {row.receipt.moment for row in rows if row.receipt is not None}
            known |= {receipt.moment for receipt in archive.receipts(of)}
            known |= {item.receipt.moment for each in own for item in each.items}
            differing = self.merging.note_reports(sender, current=current, seen=seen.values(), known=known)
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
