"""Judges what was found and merges what may be merged, all in memory; one object a run.

Envelopes are taken in the order of their versions, so that neither the order of the files nor splitting them over
several runs makes a difference. Several sightings of one envelope are one envelope, received when it was first seen.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from xlsx_addin.exchange.envelope.digest import confirmation_code
from xlsx_addin.exchange.envelope.manifest import EnvelopeKind, Manifest
from xlsx_addin.exchange.intake.rows import unpacked_rows
from xlsx_addin.exchange.mail.receipt_time import Receipt, earliest
from xlsx_addin.exchange.merging.archive import Archive, archive_name
from xlsx_addin.exchange.merging.items import FoundItem, found_item
from xlsx_addin.exchange.merging.merged_sheet import VERSION
from xlsx_addin.exchange.merging.progress import ProgressRow
from xlsx_addin.exchange.merging.received_envelope import ReceivedEnvelope, by_digest
from xlsx_addin.exchange.merging.report_dates import Reports
from xlsx_addin.exchange.merging.submissions import Library, Merging
from xlsx_addin.exchange.merging.verdict import Merged, Verdict, code_digits, judge, leads_to, misdirected
from xlsx_addin.exchange.units.senders import near_code
from xlsx_addin.words import receiving as words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import datetime

    from xlsx_addin.appraisal.records import Settings
    from xlsx_addin.exchange.intake.inbox import InboxFile
    from xlsx_addin.exchange.intake.reader import EnvelopeReader, Place
    from xlsx_addin.exchange.intake.rows import Row
    from xlsx_addin.exchange.merging.board import Board
    from xlsx_addin.exchange.merging.items import ReceiptRule
    from xlsx_addin.exchange.units.senders import ExpectedSender


@dataclass(slots=True)
class Receiving:
    """One run: ``survey`` the files, then ``merge``; the items, the board and ``to_keep`` are the outcome."""

    settings: Settings
    senders: Sequence[ExpectedSender]
    board: Board
    archive: Archive
    reader: EnvelopeReader
    clock: ReceiptRule
    given_codes: frozenset[str]
    """Codes confirmed beside those typed on ``Tiến độ``, as sixteen digits."""
    items: list[FoundItem] = field(default_factory=list)
    to_keep: list[tuple[str, Place]] = field(default_factory=list)
    """Name in the archive and place of every envelope that is to be stored."""
    created: dict[str, datetime] = field(default_factory=dict)
    """When each envelope ever seen was made, by its code."""

    def survey(self, files: Sequence[InboxFile], done: Callable[[int], None]) -> None:
        """Open every file and note what is in it; ``done`` is told how many files are read."""
        self.reader.expect(files)
        for number, file in enumerate(files, start=1):
            for surveyed in self.reader.survey(file):
                first_seen = self.archive.receipt_of(surveyed.digest) if surveyed.state == "envelope" else None
                self.items.append(found_item(surveyed, self.clock.receipt(surveyed, first_seen)))
            done(number)

    def merge(self) -> None:
        """Judge every item and merge what may be merged."""
        for item in self.items:
            self.board.progress.forget_source(item.source)
        envelopes = sorted(self._envelopes(), key=lambda envelope: envelope.order)
        library = Library(self.archive, self.reader, self.settings.year)
        for envelope in envelopes:
            library.note(envelope.items[0])
        self.created = self.archive.created() | {each.code: each.manifest.created for each in envelopes}
        previous_of = self.archive.previous_versions() | {each.digest: each.manifest.previous for each in envelopes}
        merging = Merging(self.board.subjects, self.board.differences, library)
        reports = Reports(self.board, self.archive, self.reader, self.settings, merging)
        for envelope in envelopes:
            self._take(envelope, merging, reports, previous_of)
        for envelope in envelopes:
            self._settle(envelope, previous_of)
        reports.note(envelopes, {sender: self._merged_submission(sender) for sender in _senders(envelopes)})
        self.to_keep += reports.to_keep
        for item in self.items:
            if not item.is_intact:
                item.warnings = self._warnings(item, item.receipt)
                self.board.progress.put(self._row(item, item.receipt))

    def _envelopes(self) -> Iterable[ReceivedEnvelope]:
        """The intact envelopes that belong here; the others get their verdict at once."""
        for digest, items in by_digest(self.items).items():
            manifest = items[0].manifest
            if manifest is None:
                continue
            row = self.board.progress.row_of(manifest.sender, confirmation_code(digest))
            known = [self.archive.receipt_of(digest), None if row is None else row.receipt]
            receipts = [*(item.receipt for item in items), *(receipt for receipt in known if receipt is not None)]
            noted = None if row is None else row.receipt
            envelope = ReceivedEnvelope(manifest, items, earliest(receipts), noted)
            wrong = misdirected(manifest, self.settings)
            if wrong is None:
                yield envelope
            else:
                self._give(envelope, wrong)

    def _take(
        self, envelope: ReceivedEnvelope, merging: Merging, reports: Reports, previous_of: Mapping[str, str]
    ) -> None:
        """Judge one envelope and merge it where it is accepted."""
        manifest, progress = envelope.manifest, self.board.progress
        merged = self._merged(manifest)
        trusted = envelope.trusted_items(self.settings, self.senders)
        verdict = judge(
            manifest,
            merged=merged,
            merged_codes=progress.merged_codes(manifest.sender) | ({merged.code} if merged is not None else set()),
            trusted=bool(trusted),
            confirmed=self._is_confirmed(envelope.code),
            restarts=merged is not None and self._restarts(manifest.sender, merged, manifest.version, envelope.code),
            previous_of=previous_of,
        )
        if verdict is not Verdict.ACCEPTED:
            self._give(envelope, verdict)
            return
        first = (trusted or envelope.items)[0]
        rows = self._rows(first, envelope.digest)
        if rows is None:
            self._give(envelope, Verdict.UNREADABLE)
            return
        if manifest.kind is EnvelopeKind.SUBMISSION:
            envelope.reported = merging.merge(first, rows, merged, progress.merged_before(manifest.sender))
        else:
            self.board.results.merge(first, rows)
            self.board.results.note_receipt(manifest.sender, envelope.receipt)
        for item in envelope.items:
            item.doubts = first.doubts
        self._accept(envelope, first)
        if manifest.kind is EnvelopeKind.SUBMISSION:
            reports.note_merged(envelope)

    def _rows(self, item: FoundItem, digest: str) -> list[Row] | None:
        """The rows of an intact envelope, from memory or read again; None where the file has changed meanwhile."""
        with suppress(ValueError):
            return unpacked_rows(item.packed_rows)
        found = self.reader.rows(item.place)
        return found[1] if found is not None and found[0] == digest else None

    def _accept(self, envelope: ReceivedEnvelope, first: FoundItem) -> None:
        """Note that an envelope is merged, as the item ``first``; it takes the place of the one merged before."""
        manifest = envelope.manifest
        self.board.progress.replace_merged(manifest.sender, manifest.version, envelope.code)
        self.to_keep.append((archive_name(manifest, envelope.digest), first.place))
        envelope.counts = True
        self._give(envelope, Verdict.ACCEPTED)
        for item in envelope.items:
            if item is not first:
                item.verdict = Verdict.UNCHANGED

    def _give(self, envelope: ReceivedEnvelope, verdict: Verdict) -> None:
        """Give an envelope its verdict, and the sheet ``Tiến độ`` its row."""
        envelope.verdict = verdict
        for item in envelope.items:
            item.packed_rows = ""
            item.verdict, item.reason = verdict, self._reason(item, verdict)
            item.warnings = self._warnings(item, item.receipt)
        row = replace(self._row(envelope.items[0], envelope.receipt), verdict=verdict)
        old = self.board.progress.row_of(row.sender, row.code)
        if verdict is Verdict.UNCHANGED:
            row = replace(row, verdict=Verdict.ACCEPTED if old is None else old.verdict)
        if verdict is Verdict.ACCEPTED and code_digits(row.code) in self.given_codes:
            row = replace(row, typed=row.code)
        self.board.progress.put(row)

    def _settle(self, envelope: ReceivedEnvelope, previous_of: Mapping[str, str]) -> None:
        """What waits for a code is past confirming once a newer version is merged; whether an old one's time counts.

        It counts where the envelope came from its sender, where its code was confirmed, or where the merged version
        goes back to it: then nobody else can have made it.
        """
        manifest, progress = envelope.manifest, self.board.progress
        merged = progress.merged(manifest.sender)
        if merged is None or manifest.version >= merged.version or envelope.verdict is Verdict.ACCEPTED:
            return
        progress.settle(manifest.sender, partial(self._restarts, manifest.sender, merged))
        if envelope.verdict.awaits_code:
            restarts = self._restarts(manifest.sender, merged, manifest.version, envelope.code)
            self._give(envelope, Verdict.BRANCHED if restarts else Verdict.SUPERSEDED)
        if envelope.verdict is Verdict.SUPERSEDED:
            newest = [digest for digest in previous_of if confirmation_code(digest) == merged.code]
            envelope.counts = (
                bool(envelope.trusted_items(self.settings, self.senders))
                or self._is_confirmed(envelope.code)
                or any(leads_to(envelope.code, digest, previous_of) for digest in newest)
            )

    def _restarts(self, sender: str, merged: Merged, version: int, code: str) -> bool:
        """Whether a version with a lower number than the merged one may be newer all the same.

        It is where it was made later; where the time of the merged one is lost, where its number was merged otherwise.
        """
        if version >= merged.version:
            return False
        created, held = self.created.get(code), self.created.get(merged.code)
        if created is None or held is None:
            return self.board.progress.merged_otherwise(sender, version, code)
        return created > held

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
        digests = self.archive.digests_of(EnvelopeKind.SUBMISSION, sender, self.settings.year, version)
        return Merged(version, confirmation_code(digests[0]) if len(digests) == 1 else "")

    def _is_confirmed(self, code: str) -> bool:
        digits = code_digits(code)
        return digits in self.given_codes or digits in self.board.progress.confirmed

    def _row(self, item: FoundItem, receipt: Receipt) -> ProgressRow:
        manifest = item.manifest
        notes = [item.reason, *self._warnings(item, receipt)]
        return ProgressRow(
            sender=item.sender,
            name="" if manifest is None else manifest.sender_name,
            version=item.version,
            verdict=item.verdict,
            receipt=receipt,
            subjects=None if manifest is None else manifest.subjects,
            code=item.code,
            source=item.source,
            note=" ".join(note for note in notes if note),
        )

    def _reason(self, item: FoundItem, verdict: Verdict) -> str:
        """Why an intact envelope was not merged, and what to do; empty where it was."""
        manifest, mail = item.manifest, item.surveyed.mail
        if verdict is Verdict.WRONG_LEVEL and item.sender == self.settings.unit_code:
            return words.FROM_OURSELVES
        if verdict is Verdict.BRANCHED and manifest is not None:
            merged = self._merged(manifest)
            if merged is not None and manifest.version < merged.version:
                return words.RESTARTED.format(version=manifest.version, held=merged.version)
        if verdict is not Verdict.HELD or manifest is None:
            return words.REASONS.get(verdict.value, "")
        if mail is None or mail.is_draft:
            return words.HELD_FILE
        near = near_code(self.senders, manifest.sender)
        if near is not None:
            return words.HELD_CODE_CASE.format(cell=", ".join(near.cells), typed=near.code, code=manifest.sender)
        expected = {sender.code for sender in self.senders}
        if manifest.kind is EnvelopeKind.SUBMISSION and manifest.sender not in expected:
            return words.HELD_UNKNOWN
        return words.HELD_ADDRESS.format(address=", ".join(mail.senders) or words.NO_ADDRESS)

    def _warnings(self, item: FoundItem, receipt: Receipt) -> list[str]:
        """What is doubtful about an item, whatever its verdict."""
        found = [*self.clock.warnings(receipt), *item.doubts]
        manifest = item.manifest
        if item.is_intact and manifest is not None and manifest.kind is EnvelopeKind.SUBMISSION:
            is_other = self.board.progress.merged_otherwise(manifest.sender, manifest.version, item.code)
            if item.verdict is Verdict.SUPERSEDED and is_other:
                found.append(words.SUPERSEDED_OTHERWISE.format(version=manifest.version))
            skipped = self.settings.level.rank - manifest.level.rank > 1
            if skipped and item.verdict in (Verdict.ACCEPTED, Verdict.UNCHANGED):
                found.append(words.LEVEL_SKIPPED.format(level=manifest.level.value))
        return found


def _senders(envelopes: Iterable[ReceivedEnvelope]) -> list[str]:
    """The senders of submissions, each once."""
    submissions = [each.manifest for each in envelopes if each.manifest.kind is EnvelopeKind.SUBMISSION]
    return list(dict.fromkeys(manifest.sender for manifest in submissions))
