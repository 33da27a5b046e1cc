"""Judges what was found and merges what may be merged, all in memory; one object a run.

Envelopes are taken in the order of their versions, so that neither the order of the files nor splitting them over
several runs makes a difference. Several sightings of one envelope are one envelope, received when it was first seen.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from xlsx_addin.code_digits import code_digits
from xlsx_addin.exchange.envelope.digest import confirmation_code, digest_start
from xlsx_addin.exchange.envelope.envelope_kind import EnvelopeKind
from xlsx_addin.exchange.intake.other_files import gathered
from xlsx_addin.exchange.intake.rows import unpacked_rows
from xlsx_addin.exchange.mail.receipt_time import Origin, Receipt, earliest
from xlsx_addin.exchange.merging.archive import Archive, archive_name
from xlsx_addin.exchange.merging.doubts import reason_of, superseded_note, warnings_of
from xlsx_addin.exchange.merging.item_verdict import ItemVerdict, Merged, is_trusted, judge, misdirected
from xlsx_addin.exchange.merging.items import FoundItem, ReceivedEnvelope, by_digest, found_item
from xlsx_addin.exchange.merging.merged_sheet import VERSION
from xlsx_addin.exchange.merging.progress import ProgressRow
from xlsx_addin.exchange.merging.report_dates import ReportDates
from xlsx_addin.exchange.merging.seen_versions import SeenVersions, SenderYear
from xlsx_addin.exchange.merging.submissions import Library, Merging
from xlsx_addin.exchange.merging.taken_values import take_chosen_values
from xlsx_addin.guidance import load
from xlsx_addin.guidance.digest import digest as letter_digest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from xlsx_addin.appraisal.records import Settings
    from xlsx_addin.exchange.envelope.manifest import Manifest
    from xlsx_addin.exchange.intake.inbox import InboxFile
    from xlsx_addin.exchange.intake.reader import EnvelopeReader, Place
    from xlsx_addin.exchange.intake.rows import Row
    from xlsx_addin.exchange.merging.board import Board
    from xlsx_addin.exchange.merging.items import ReceiptRule
    from xlsx_addin.exchange.units.senders import SenderIndex


@dataclass(slots=True)
class Receiving:
    """One run: ``survey`` the files, then ``merge``; the items, the board and ``to_keep`` are the outcome."""

    settings: Settings
    senders: SenderIndex
    board: Board
    archive: Archive
    reader: EnvelopeReader
    receipt_rule: ReceiptRule
    given_codes: frozenset[str]
    """Codes confirmed beside those typed on ``Tiến độ``, as sixteen digits."""
    items: list[FoundItem] = field(default_factory=list)
    to_keep: list[tuple[str, Place]] = field(default_factory=list)
    """Name in the archive and place of every envelope that is to be stored."""
    seen: SeenVersions = field(default_factory=SeenVersions)
    not_taken: list[str] = field(default_factory=list)
    """What of the clerk's choices on ``Sai khác`` could not be done."""
    told: list[str] = field(default_factory=list)
    """What of the archive had to be replaced by something else."""

    def survey(self, files: Sequence[InboxFile], done: Callable[[int], None]) -> None:
        """Open every file and note what is in it; ``done`` is told how many files are read."""
        for number, file in enumerate(files, start=1):
            for surveyed in gathered(self.reader.survey(file)):
                first_seen = self.archive.first_seen(surveyed.digest) if surveyed.state == "envelope" else None
                self.items.append(found_item(surveyed, self.receipt_rule.receipt(surveyed, first_seen)))
            done(number)

    def merge(self) -> None:
        """Judge every item and merge what may be merged."""
        for item in self.items:
            self.board.progress.forget_source(item.source)
        self._recall_turns()
        envelopes = sorted(self._envelopes(), key=lambda envelope: envelope.order)
        library = Library(self.archive, self.reader)
        for entry in self.archive.entries:
            self.seen.add(entry.digest, entry.previous)
        for envelope in envelopes:
            library.note(envelope.best)
            self.seen.add(envelope.digest, envelope.manifest.previous)
        merging = Merging(self.board.subjects, self.board.differences, library)
        self.not_taken = take_chosen_values(self.board, library)
        dates = ReportDates(self.board, self.archive, self.reader, self.settings, merging)
        for envelope in envelopes:
            self._take(envelope, merging, dates)
        for envelope in envelopes:
            self._settle(envelope)
        self._settle_absent({envelope.manifest.sender for envelope in envelopes})
        submissions = [each.manifest.sender for each in envelopes if each.manifest.kind is EnvelopeKind.SUBMISSION]
        dates.note(
            envelopes, {sender: self._merged_submission(sender) for sender in submissions}, self.receipt_rule.now
        )
        self.to_keep += dates.to_keep
        self.told = library.told
        for item in self.items:
            if not item.is_intact:
                item.warnings = self._warnings(item, item.receipt)
                self.board.progress.put(self._row(item, item.receipt))

    @property
    def waits(self) -> bool:
        """Whether anything awaits its code."""
        return any(item.verdict.awaits_code for item in self.items)

    def _envelopes(self) -> Iterable[ReceivedEnvelope]:
        """The intact envelopes that belong here; the others get their verdict at once."""
        for digest, items in by_digest(self.items).items():
            manifest = items[0].manifest
            if manifest is None:
                continue
            envelope = self._envelope(manifest, digest, items)
            wrong = misdirected(manifest, self.settings, letter_digest(load(self.settings.guidance_id)))
            if wrong is None:
                yield envelope
            else:
                self._give(envelope, wrong)

    def _envelope(self, manifest: Manifest, digest: str, items: Sequence[FoundItem]) -> ReceivedEnvelope:
        """One envelope: a receipt counts where it needs no confirmation, or once the code is confirmed."""
        row = self.board.progress.row_of(manifest.sender, digest)
        code = code_digits(confirmation_code(digest))
        is_confirmed = code in self.given_codes or code in self.board.progress.confirmed
        trusted = [item for item in items if is_trusted(manifest, item.surveyed.mail, self.settings, self.senders)]
        noted = [] if row is None or row.receipt is None else [row.receipt]
        every = [*(item.receipt for item in items), *self.archive.receipts_of(digest, only_counting=False), *noted]
        counting = [*(item.receipt for item in trusted), *self.archive.receipts_of(digest, only_counting=True)]
        if row is not None and row.turn is not None:
            counting += noted
        # A code proves what a server or this office has stamped, not what the sender wrote into the mail.
        stamped = [each for each in every if each.origin is not Origin.DATE] or every
        receipt = earliest(stamped if is_confirmed else counting or every)
        return ReceivedEnvelope(manifest, items, trusted, is_confirmed, receipt, noted[0] if noted else None)

    def _judged(self, envelope: ReceivedEnvelope) -> ItemVerdict:
        """The verdict by what the workbook holds now."""
        manifest = envelope.manifest
        merged = self._merged(manifest)
        ever_merged = self._ever_merged(manifest)
        return judge(
            is_merged=any(each.is_of(envelope.digest) for each in ever_merged),
            is_earlier=self.seen.is_earlier(envelope.digest, ever_merged),
            is_confirmed=envelope.is_confirmed,
            follows=merged is None or self.seen.follows(manifest, merged),
            is_trusted=bool(envelope.trusted),
        )

    def _take(self, envelope: ReceivedEnvelope, merging: Merging, dates: ReportDates) -> None:
        """Judge one envelope and merge it where it is accepted."""
        manifest, first = envelope.manifest, envelope.best
        verdict = self._judged(envelope)
        rows = self._rows(first, envelope.digest) if verdict is ItemVerdict.ACCEPTED else None
        if rows is None:
            self._give(envelope, ItemVerdict.UNREADABLE if verdict is ItemVerdict.ACCEPTED else verdict)
            return
        if manifest.kind is EnvelopeKind.SUBMISSION:
            merged, before = self._merged(manifest), self.board.progress.ever_merged(manifest.sender)[1:]
            envelope.reported = merging.merge(first, rows, merged, before)
        else:
            self.board.results.merge(first, rows)
            self.board.results.note_receipt(manifest.sender, envelope.receipt)
        for item in envelope.items:
            item.doubts = first.doubts
        self._accept(envelope, first)
        if manifest.kind is EnvelopeKind.SUBMISSION:
            dates.note_merged(envelope)

    def _rows(self, item: FoundItem, digest: str) -> list[Row] | None:
        """The rows of an intact envelope, from memory or read again; None where the file has changed meanwhile."""
        with suppress(ValueError):
            return unpacked_rows(item.packed_rows)
        found = self.reader.rows(item.place)
        return found[1] if found is not None and found[0] == digest else None

    def _accept(self, envelope: ReceivedEnvelope, first: FoundItem) -> None:
        """Note that an envelope is merged, as the item ``first``; it takes the place of the one merged before."""
        self.to_keep.append((archive_name(envelope.manifest, envelope.digest), first.place))
        self._give(envelope, ItemVerdict.ACCEPTED, self.board.progress.next_turn(envelope.manifest.sender))
        for item in envelope.items:
            if item is not first:
                item.verdict = ItemVerdict.UNCHANGED

    def _give(self, envelope: ReceivedEnvelope, verdict: ItemVerdict, turn: int | None = None) -> None:
        """Give an envelope its verdict, and the sheet ``Tiến độ`` its row."""
        envelope.verdict = verdict
        for item in envelope.items:
            item.packed_rows = ""
            item.verdict, item.reason = verdict, self._reason(item, verdict)
            item.warnings = self._warnings(item, item.receipt)
        row = self._row(envelope.best, envelope.receipt)
        if verdict is ItemVerdict.UNCHANGED:
            row = replace(row, verdict=ItemVerdict.ACCEPTED)
        if verdict.is_fine and code_digits(row.code) in self.given_codes:
            row = replace(row, typed=row.code)
        self.board.progress.put(replace(row, turn=turn))

    def _recall_turns(self) -> None:
        """Where ``Tiến độ`` does not know what the rows hold, it is told again of everything that was merged.

        It was lost, or a run was stopped after ``Đơn vị`` was written. What was merged is in the archive, which alone
        keeps nothing else; what it keeps beyond the version that the rows hold was not written yet.
        """
        for sender in self.board.subjects.sources:
            if self.board.progress.merged(sender) is not None:
                continue
            held = self._merged_submission(sender)
            of = SenderYear(EnvelopeKind.SUBMISSION, sender, self.settings.year)
            for turn, entry in enumerate(self.archive.merged_up_to(of, "" if held is None else held.digest), start=1):
                self.board.progress.put(
                    ProgressRow(
                        sender,
                        version=entry.version,
                        verdict=ItemVerdict.ACCEPTED,
                        receipt=entry.receipt,
                        source=entry.source,
                        turn=turn,
                    ).identified(entry.digest)
                )

    def _settle(self, envelope: ReceivedEnvelope) -> None:
        """Judge what was not merged once more, by what the workbook holds in the end."""
        if envelope.verdict.awaits_code or envelope.verdict is ItemVerdict.SUPERSEDED:
            verdict = self._judged(envelope)
            if verdict is not ItemVerdict.ACCEPTED:
                self._give(envelope, verdict)

    def _settle_absent(self, senders: Iterable[str]) -> None:
        """What awaits its code, and lies in the inbox no more, may be an earlier version of what is merged now."""
        for sender in senders:
            ever_merged = self.board.progress.ever_merged(sender)
            is_superior = sender == self.settings.superior_code
            for row in self.board.progress.waiting(sender):
                digest = row.digest or self.seen.digest_of(row.start)
                if digest and row.version is not None and self.seen.is_earlier(digest, ever_merged):
                    is_other = self.board.progress.merged_otherwise(sender, row.version, digest)
                    note = superseded_note(row.version) if is_other and not is_superior else ""
                    self.board.progress.put(replace(row, verdict=ItemVerdict.SUPERSEDED, note=note))

    def _ever_merged(self, manifest: Manifest) -> list[Merged]:
        """The versions of a sender that were merged, the one that the workbook holds among them."""
        merged = self._merged(manifest)
        return [*([] if merged is None else [merged]), *self.board.progress.ever_merged(manifest.sender)]

    def _merged(self, manifest: Manifest) -> Merged | None:
        """The version of a sender that the workbook holds."""
        if manifest.kind is EnvelopeKind.RESULT:
            return self.board.progress.merged(manifest.sender)
        return self._merged_submission(manifest.sender)

    def _merged_submission(self, sender: str) -> Merged | None:
        """The same for a submission; where ``Tiến độ`` was lost, what the rows themselves say."""
        found = self.board.progress.merged(sender)
        if found is not None:
            return found
        values = [self.board.subjects.value(key, VERSION) for key in self.board.subjects.keys_of(sender)]
        version = int(max((value for value in values if isinstance(value, float)), default=0))
        if not version:
            return None
        of = SenderYear(EnvelopeKind.SUBMISSION, sender, self.settings.year)
        digests = self.archive.digests_of(of, version)
        return Merged(version, digests[0]) if len(digests) == 1 else Merged(version)

    def _row(self, item: FoundItem, receipt: Receipt) -> ProgressRow:
        manifest = item.manifest
        digest = item.surveyed.digest if item.is_intact else ""
        return ProgressRow(
            sender=item.sender,
            name="" if manifest is None else manifest.sender_name,
            version=item.version,
            verdict=item.verdict,
            receipt=receipt,
            subjects=None if manifest is None else manifest.subjects,
            code=item.code,
            source=item.source,
            note=" ".join(note for note in (item.reason, *self._warnings(item, receipt)) if note),
            start=digest_start(digest),
            digest=digest,
        )

    def _reason(self, item: FoundItem, verdict: ItemVerdict) -> str:
        merged = None if item.manifest is None else self._merged(item.manifest)
        return reason_of(item, verdict, self.settings, self.senders, merged)

    def _warnings(self, item: FoundItem, receipt: Receipt) -> list[str]:
        manifest = item.manifest
        is_other = manifest is not None and self.board.progress.merged_otherwise(
            manifest.sender, manifest.version, item.surveyed.digest
        )
        return [
            *self.receipt_rule.warnings(receipt),
            *item.doubts,
            *warnings_of(item, self.settings, is_other=is_other),
        ]
