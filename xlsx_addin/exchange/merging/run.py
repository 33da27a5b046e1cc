"""Judges what was found and merges what may be merged, all in memory.

Envelopes are taken in the order of their versions, so that neither the order of the files nor splitting them over
several runs makes a difference. Several sightings of one envelope are one envelope, received when it was first seen.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from xlsx_addin.code_digits import code_digits
from xlsx_addin.exchange.envelope.digest import confirmation_code, digest_start
from xlsx_addin.exchange.envelope.envelope_kind import EnvelopeKind, ReceivedKind
from xlsx_addin.exchange.intake.other_files import gathered
from xlsx_addin.exchange.intake.rows import unpacked_rows
from xlsx_addin.exchange.mail.receipt_time import Origin, Receipt, earliest
from xlsx_addin.exchange.merging.archive import Archive, archive_name
from xlsx_addin.exchange.merging.doubts import reason_of, superseded_note, warnings_of
from xlsx_addin.exchange.merging.held_versions import HeldVersions
from xlsx_addin.exchange.merging.item_verdict import ItemVerdict, is_trusted, judge, misdirected
from xlsx_addin.exchange.merging.items import FoundItem, ReceivedEnvelope, by_digest, found_item
from xlsx_addin.exchange.merging.progress import ProgressRow
from xlsx_addin.exchange.merging.report_dates import ReportDates
from xlsx_addin.exchange.merging.seen_versions import SeenVersions
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


@dataclass(frozen=True, slots=True)
class Office:
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
        found = self.reader.rows(item.place)
        return found[1] if found is not None and found[0] == item.surveyed.digest else None


@dataclass(frozen=True, slots=True)
class Received:
    """What a run leaves to be done and told; the rest stands on the board and on the items."""

    to_keep: Sequence[tuple[str, Place]]
    """Name in the archive and place of every envelope that is to be stored."""
    not_taken: Sequence[str]
    """What of the clerk's choices on ``Sai khác`` could not be done."""
    told: Sequence[str]
    """What of the archive had to be replaced by something else."""


class Receiving:
    """One run: ``merge`` gives every item its verdict and changes the board, once."""

    def __init__(self, office: Office, board: Board, items: Sequence[FoundItem]) -> None:
        self._office = office
        self._settings = office.settings
        self._board = board
        self._items = items
        self._held = HeldVersions(board, office.archive, office.settings.year)
        self._seen = SeenVersions()
        self._to_keep: list[tuple[str, Place]] = []

    def merge(self) -> Received:
        """Judge every item and merge what may be merged."""
        office, board = self._office, self._board
        for item in self._items:
            board.progress.forget_source(item.source)
        self._held.recall()
        envelopes = sorted(self._envelopes(), key=lambda envelope: envelope.order)
        library = Library(office.archive, office.reader)
        for entry in office.archive.entries:
            self._seen.add(entry.digest, entry.previous)
        for envelope in envelopes:
            library.note(envelope.best)
            self._seen.add(envelope.digest, envelope.manifest.previous)
        merging = Merging(board.subjects, board.differences, library)
        not_taken = take_chosen_values(board, library)
        dates = ReportDates(board, office.archive, office.reader, self._settings, merging)
        for envelope in envelopes:
            self._take(envelope, merging, dates)
        for envelope in envelopes:
            self._settle(envelope)
        self._settle_absent({envelope.manifest.sender for envelope in envelopes})
        submissions = [each.manifest.sender for each in envelopes if each.manifest.kind is EnvelopeKind.SUBMISSION]
        last = {sender: self._held.last_submission(sender) for sender in submissions}
        dates.note(envelopes, last, office.receipt_rule.now)
        for item in self._items:
            if not item.is_intact and item.surveyed.form is None:
                item.warnings = self._warnings(item, item.receipt)
                board.progress.put(self._row(item, item.receipt))
        return Received([*self._to_keep, *dates.to_keep], not_taken, library.told)

    def _envelopes(self) -> Iterable[ReceivedEnvelope]:
        """The intact envelopes that belong here; the others get their verdict at once."""
        own_letter = self._office.guidance_digest
        for digest, items in by_digest(self._items).items():
            manifest = items[0].manifest
            if manifest is None:
                continue
            envelope = self._envelope(manifest, digest, items)
            wrong = misdirected(manifest, self._settings, own_letter)
            if wrong is None:
                yield envelope
            else:
                self._give(envelope, wrong)

    def _envelope(self, manifest: Manifest, digest: str, items: Sequence[FoundItem]) -> ReceivedEnvelope:
        """One envelope: a receipt counts where it needs no confirmation, or once the code is confirmed."""
        row = self._board.progress.row_of(manifest.sender, digest)
        code = code_digits(confirmation_code(digest))
        is_confirmed = code in self._office.given_codes or code in self._board.progress.confirmed
        trusted = [
            item for item in items if is_trusted(manifest, item.surveyed.mail, self._settings, self._office.senders)
        ]
        noted = [] if row is None or row.receipt is None else [row.receipt]
        every = [
            *(item.receipt for item in items),
            *self._office.archive.receipts_of(digest, only_counting=False),
            *noted,
        ]
        counting = [*(item.receipt for item in trusted), *self._office.archive.receipts_of(digest, only_counting=True)]
        if row is not None and row.turn is not None:
            counting += noted
        # A code proves what a server or this office has stamped, not what the sender wrote into the mail.
        stamped = [each for each in every if each.origin is not Origin.DATE] or every
        receipt = earliest(stamped if is_confirmed else counting or every)
        return ReceivedEnvelope(manifest, items, trusted, is_confirmed, receipt, noted[0] if noted else None)

    def _judged(self, envelope: ReceivedEnvelope) -> ItemVerdict:
        """The verdict by what the workbook holds now."""
        manifest = envelope.manifest
        merged = self._held.last(manifest)
        ever_merged = self._held.ever(manifest)
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
        rows = self._office.rows(first) if verdict is ItemVerdict.ACCEPTED else None
        if rows is None:
            self._give(envelope, ItemVerdict.UNREADABLE if verdict is ItemVerdict.ACCEPTED else verdict)
            return
        if manifest.kind is EnvelopeKind.SUBMISSION:
            merged, before = self._held.last(manifest), self._board.progress.ever_merged(manifest.sender)[1:]
            envelope.reported = merging.merge(first, rows, merged, before)
        else:
            self._board.results.merge(first, rows)
            self._board.results.note_receipt(manifest.sender, envelope.receipt)
        for item in envelope.items:
            item.doubts = first.doubts
        self._accept(envelope, first)
        if manifest.kind is EnvelopeKind.SUBMISSION:
            dates.note_merged(envelope)

    def _accept(self, envelope: ReceivedEnvelope, first: FoundItem) -> None:
        """Note that an envelope is merged, as the item ``first``; it takes the place of the one merged before."""
        self._to_keep.append((archive_name(envelope.manifest, envelope.digest), first.place))
        self._give(envelope, ItemVerdict.ACCEPTED, self._board.progress.next_turn(envelope.manifest.sender))
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
        if verdict.is_fine and code_digits(row.code) in self._office.given_codes:
            row = replace(row, typed=row.code)
        self._board.progress.put(replace(row, turn=turn))

    def _settle(self, envelope: ReceivedEnvelope) -> None:
        """Judge what was not merged once more, by what the workbook holds in the end."""
        if envelope.verdict.awaits_code or envelope.verdict is ItemVerdict.SUPERSEDED:
            verdict = self._judged(envelope)
            if verdict is not ItemVerdict.ACCEPTED:
                self._give(envelope, verdict)

    def _settle_absent(self, senders: Iterable[str]) -> None:
        """What awaits its code, and lies in the inbox no more, may be an earlier version of what is merged now."""
        for sender in senders:
            ever_merged = self._board.progress.ever_merged(sender)
            is_superior = sender == self._settings.superior_code
            for row in self._board.progress.waiting(sender):
                digest = row.digest or self._seen.digest_of(row.start)
                if digest and row.version is not None and self._seen.is_earlier(digest, ever_merged):
                    is_other = self._board.progress.merged_otherwise(sender, row.version, digest)
                    note = superseded_note(row.version) if is_other and not is_superior else ""
                    self._board.progress.put(replace(row, verdict=ItemVerdict.SUPERSEDED, note=note))

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
            kind=None if manifest is None else ReceivedKind(manifest.kind.value),
        )

    def _reason(self, item: FoundItem, verdict: ItemVerdict) -> str:
        merged = None if item.manifest is None else self._held.last(item.manifest)
        return reason_of(item, verdict, self._settings, self._office.senders, merged)

    def _warnings(self, item: FoundItem, receipt: Receipt) -> list[str]:
        manifest = item.manifest
        is_other = manifest is not None and self._board.progress.merged_otherwise(
            manifest.sender, manifest.version, item.surveyed.digest
        )
        return [
            *self._office.receipt_rule.warnings(receipt),
            *item.doubts,
            *warnings_of(item, self._settings, is_other=is_other),
        ]
