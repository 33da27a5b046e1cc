"""Judges what was found and merges what may be merged, all in memory.

Envelopes are taken in the order of their versions, so that neither the order of the files nor splitting them over
several runs makes a difference. Several sightings of one envelope are one envelope, received when it was first seen.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from xlsx_addin.code_digits import code_digits
from xlsx_addin.exchange.envelope.digest import confirmation_code
from xlsx_addin.exchange.envelope.envelope_kind import EnvelopeKind, ReceivedKind
from xlsx_addin.exchange.mail.receipt_time import Origin, Receipt, earliest
from xlsx_addin.exchange.merging.archive import archive_name
from xlsx_addin.exchange.merging.item_verdict import ItemVerdict, Merged, is_trusted, judge, misdirected
from xlsx_addin.exchange.merging.items import FoundItem, ReceivedEnvelope, by_digest, reason_of, warnings_of
from xlsx_addin.exchange.merging.progress import ProgressRow
from xlsx_addin.exchange.merging.report_dates import ReportDates
from xlsx_addin.exchange.merging.seen_versions import SeenVersions, SenderYear
from xlsx_addin.exchange.merging.submissions import Library, Merging, take_chosen_values
from xlsx_addin.words import receiving as words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from xlsx_addin.exchange.envelope.manifest import Manifest
    from xlsx_addin.exchange.intake.reader import Place
    from xlsx_addin.exchange.merging.board import Board, Office


@dataclass(slots=True)
class Receiving:
    """One run over the envelopes among the items found: ``merge``; items, board and these lists are the outcome."""

    office: Office
    board: Board
    library: Library
    to_keep: list[tuple[str, Place]] = field(default_factory=list)
    """Name in the archive and place of every envelope that is to be stored."""
    not_taken: list[str] = field(default_factory=list)
    """What of the clerk's choices on ``Sai khác`` could not be done."""
    _seen: SeenVersions = field(default_factory=SeenVersions)

    def merge(self, items: Sequence[FoundItem]) -> None:
        """Judge every item and merge what may be merged."""
        office, board = self.office, self.board
        for item in items:
            board.progress.forget_source(item.source)
        self._recall()
        envelopes = sorted(self._envelopes(items), key=lambda envelope: envelope.order)
        for entry in office.archive.entries:
            self._seen.add(entry.digest, entry.previous)
        for envelope in envelopes:
            self.library.note(envelope.best)
            self._seen.add(envelope.digest, envelope.manifest.previous)
        merging = Merging(board.subjects, board.differences, self.library)
        self.not_taken = take_chosen_values(board, self.library)
        dates = ReportDates(office, board, merging, self.to_keep)
        for envelope in envelopes:
            self._take(envelope, merging, dates)
        for envelope in envelopes:  # what was not merged, once more by what the workbook holds in the end
            if envelope.verdict.awaits_code or envelope.verdict is ItemVerdict.SUPERSEDED:
                verdict = self._judged(envelope)
                if verdict is not ItemVerdict.ACCEPTED:
                    self._give(envelope, verdict)
        self._settle_absent({envelope.manifest.sender for envelope in envelopes})
        submissions = [each.manifest.sender for each in envelopes if each.manifest.kind is EnvelopeKind.SUBMISSION]
        last = {sender: self._last_submission(sender) for sender in submissions}
        dates.note(envelopes, last)
        for item in items:
            if not item.is_intact and item.surveyed.form is None:
                item.warnings = self._warnings(item, item.receipt)
                board.progress.put(self._row(item, item.receipt))

    def _recall(self) -> None:
        """Where ``Tiến độ`` does not know what the rows hold, it is told again of everything that was merged.

        It was lost, or a run was stopped after ``Đơn vị`` was written. What was merged is in the archive, which alone
        keeps nothing else; what it keeps beyond the version that the rows hold was not written yet.
        """
        for sender in self.board.subjects.sources:
            if self.board.progress.merged(sender) is not None:
                continue
            last = self._last_submission(sender)
            merged = self.office.archive.merged_up_to(self._submissions(sender), "" if last is None else last.digest)
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
                self.board.progress.put(row.identified(entry.digest))

    def _last(self, manifest: Manifest) -> Merged | None:
        """The version of a sender that the workbook holds."""
        is_result = manifest.kind is EnvelopeKind.RESULT
        return self.board.progress.merged(manifest.sender) if is_result else self._last_submission(manifest.sender)

    def _last_submission(self, sender: str) -> Merged | None:
        """The same for a submission; where ``Tiến độ`` was lost, what the rows themselves say."""
        found = self.board.progress.merged(sender)
        version = self.board.subjects.version_of(sender) if found is None else 0
        if not version:
            return found
        digests = self.office.archive.digests_of(self._submissions(sender), version)
        return Merged(version, digests[0]) if len(digests) == 1 else Merged(version)

    def _submissions(self, sender: str) -> SenderYear:
        return SenderYear(EnvelopeKind.SUBMISSION, sender, self.office.settings.year)

    def _envelopes(self, items: Sequence[FoundItem]) -> Iterable[ReceivedEnvelope]:
        """The intact envelopes that belong here; the others get their verdict at once."""
        own_letter = self.office.guidance_digest
        for digest, sightings in by_digest(items).items():
            manifest = sightings[0].manifest
            if manifest is None:
                continue
            envelope = self._envelope(manifest, digest, sightings)
            wrong = misdirected(manifest, self.office.settings, own_letter)
            if wrong is None:
                yield envelope
            else:
                self._give(envelope, wrong)

    def _envelope(self, manifest: Manifest, digest: str, items: Sequence[FoundItem]) -> ReceivedEnvelope:
        """One envelope: a receipt counts where it needs no confirmation, or once the code is confirmed."""
        office, row = self.office, self.board.progress.row_of(manifest.sender, digest)
        code = code_digits(confirmation_code(digest))
        is_confirmed = code in office.given_codes or code in self.board.progress.confirmed
        trusted = [item for item in items if is_trusted(manifest, item.surveyed.mail, office.settings, office.senders)]
        noted = [] if row is None or row.receipt is None else [row.receipt]
        every = [item.receipt for item in items] + office.archive.receipts_of(digest, only_counting=False) + noted
        counting = [item.receipt for item in trusted] + office.archive.receipts_of(digest, only_counting=True)
        if row is not None and row.turn is not None:
            counting += noted
        # A code proves what a server or this office has stamped, not what the sender wrote into the mail.
        stamped = [each for each in every if each.origin is not Origin.DATE] or every
        receipt = earliest(stamped if is_confirmed else counting or every)
        return ReceivedEnvelope(manifest, items, trusted, is_confirmed, receipt, noted[0] if noted else None)

    def _judged(self, envelope: ReceivedEnvelope) -> ItemVerdict:
        """The verdict by what the workbook holds now."""
        manifest = envelope.manifest
        merged = self._last(manifest)
        ever_merged = [*([] if merged is None else [merged]), *self.board.progress.ever_merged(manifest.sender)]
        return judge(
            is_merged=any(each.is_of(envelope.digest) for each in ever_merged),
            is_earlier=self._seen.is_earlier(envelope.digest, ever_merged),
            is_confirmed=envelope.is_confirmed,
            follows=merged is None or self._seen.follows(manifest, merged),
            is_trusted=bool(envelope.trusted),
        )

    def _take(self, envelope: ReceivedEnvelope, merging: Merging, dates: ReportDates) -> None:
        """Judge one envelope and merge it where it is accepted."""
        manifest, first = envelope.manifest, envelope.best
        verdict = self._judged(envelope)
        rows = self.office.rows(first) if verdict is ItemVerdict.ACCEPTED else None
        if rows is None:
            self._give(envelope, ItemVerdict.UNREADABLE if verdict is ItemVerdict.ACCEPTED else verdict)
            return
        if manifest.kind is EnvelopeKind.SUBMISSION:
            merged, before = self._last(manifest), self.board.progress.ever_merged(manifest.sender)[1:]
            envelope.reported = merging.merge(first, rows, merged, before, envelope.receipt)
        else:
            self.board.results.merge(first, rows, envelope.receipt)
        for item in envelope.items:
            item.doubts = first.doubts
        # It takes the place of the one merged before.
        self.to_keep.append((archive_name(manifest, envelope.digest), first.surveyed.place))
        self._give(envelope, ItemVerdict.ACCEPTED, self.board.progress.next_turn(manifest.sender))
        for item in envelope.items:
            if item is not first:
                item.verdict = ItemVerdict.UNCHANGED
        if manifest.kind is EnvelopeKind.SUBMISSION:
            dates.note_merged(envelope)

    def _give(self, envelope: ReceivedEnvelope, verdict: ItemVerdict, turn: int | None = None) -> None:
        """Give an envelope its verdict, and the sheet ``Tiến độ`` its row."""
        envelope.verdict, office, merged = verdict, self.office, self._last(envelope.manifest)
        for item in envelope.items:
            item.packed_rows = ""
            item.verdict, item.reason = verdict, reason_of(item, verdict, office.settings, office.senders, merged)
            item.warnings = self._warnings(item, item.receipt)
        row = self._row(envelope.best, envelope.receipt)
        shown = ItemVerdict.ACCEPTED if verdict is ItemVerdict.UNCHANGED else verdict
        typed = row.code if verdict.is_fine and code_digits(row.code) in office.given_codes else ""
        self.board.progress.put(row._replace(verdict=shown, typed=typed, turn=turn))

    def _settle_absent(self, senders: Iterable[str]) -> None:
        """What awaits its code, and lies in the inbox no more, may be an earlier version of what is merged now."""
        for sender in senders:
            ever_merged = self.board.progress.ever_merged(sender)
            is_superior = sender == self.office.settings.superior_code
            for row in self.board.progress.rows_of(sender):
                if not row.awaits_code or row.version is None:
                    continue
                digest = row.digest or self._seen.digest_of(row.start)
                if digest and self._seen.is_earlier(digest, ever_merged):
                    is_other = self.board.progress.merged_otherwise(sender, row.version, digest) and not is_superior
                    note = words.SUPERSEDED_OTHERWISE.format(version=row.version) if is_other else ""
                    self.board.progress.put(row._replace(verdict=ItemVerdict.SUPERSEDED, note=note))

    def _row(self, item: FoundItem, receipt: Receipt) -> ProgressRow:
        manifest = item.manifest
        row = ProgressRow(
            sender=item.sender,
            name="" if manifest is None else manifest.sender_name,
            version=item.version,
            verdict=item.verdict,
            receipt=receipt,
            subjects=None if manifest is None else manifest.subjects,
            source=item.source,
            note=" ".join(note for note in (item.reason, *self._warnings(item, receipt)) if note),
            kind=item.kind,
        )
        return row.identified(item.surveyed.digest) if item.is_intact else row

    def _warnings(self, item: FoundItem, receipt: Receipt) -> list[str]:
        manifest = item.manifest
        is_other = manifest is not None and self.board.progress.merged_otherwise(
            manifest.sender, manifest.version, item.surveyed.digest
        )
        return [
            *self.office.receipt_rule.warnings(receipt),
            *item.doubts,
            *warnings_of(item, self.office.settings, is_other=is_other),
        ]
