"""Judges the answered forms of a run and merges what may be merged, all in memory; one object a run.

Answers are taken in the order of their receipt. Several sightings of one answer are one answer, received when a server
first took it, or when it was first seen here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from xlsx_addin.exchange.answers.answer_verdict import (
    CameBy,
    ReceivedAnswer,
    came_by,
    confirms,
    doubts_of,
    judge_answer,
    misdirected_reason,
    note_rivals,
    reason_of_answer,
)
from xlsx_addin.exchange.answers.report_merging import ReportMerging
from xlsx_addin.exchange.answers.score_merging import ScoreMerging
from xlsx_addin.exchange.envelope.digest import digest_start
from xlsx_addin.exchange.envelope.envelope_kind import FormKind, ReceivedKind
from xlsx_addin.exchange.forms.answers import FormAnswer
from xlsx_addin.exchange.mail.receipt_time import Origin, earliest
from xlsx_addin.exchange.merging.archive import answer_name
from xlsx_addin.exchange.merging.item_verdict import ItemVerdict, Merged, misaddressed
from xlsx_addin.exchange.merging.items import FoundItem, by_digest
from xlsx_addin.exchange.merging.progress import ProgressRow
from xlsx_addin.exchange.merging.record import Entry
from xlsx_addin.vietnamese.normalise import fold
from xlsx_addin.vietnamese.numbers import plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from xlsx_addin.exchange.answers.people import People
    from xlsx_addin.exchange.intake.reader import Place
    from xlsx_addin.exchange.merging.board import Board, Office
    from xlsx_addin.exchange.merging.submissions import Library


@dataclass(slots=True)
class AnswerRun:
    """One run over the forms among the items found: ``merge``; items, board and ``to_keep`` are the outcome."""

    office: Office
    people: People
    board: Board
    library: Library
    confirmed: Mapping[str, str]
    """What was given on the command line: person or Mã, folded, and what is typed for it."""
    to_keep: list[tuple[str, Place]] = field(default_factory=list)
    _form_of: dict[str, str] = field(default_factory=dict)
    """By the digest of an answer, of earlier runs and of this one, that of its form."""

    def merge(self, items: Sequence[FoundItem]) -> None:
        """Judge the forms among the items and merge what may be merged."""
        forms = [item for item in items if item.surveyed.form is not None]
        found = [self._answer(sightings) for sightings in by_digest(forms).values()]
        answers = [answer for answer in found if answer is not None and self._belongs_here(answer)]
        note_rivals(answers)
        self._form_of = {entry.digest: entry.previous for entry in self.office.archive.entries}
        for answer in answers:
            self.library.note(answer.items[0])
            self._form_of[answer.answer.digest] = answer.answer.manifest.digest or ""
        reports = ReportMerging(self.board, self.library, self.people)
        scores = ScoreMerging(self.board, self.library, self.people)
        for answer in sorted(answers, key=lambda each: each.order):
            self._take(answer, reports, scores)
        for answer in answers:
            if answer.verdict.awaits_code:
                verdict = self._judged(answer)
                if verdict is not ItemVerdict.ACCEPTED:
                    self._give(answer, verdict)
        reports.settle_states()
        for item in forms:
            if not item.is_form:
                self.board.progress.put(self._broken_row(item))
        for answer in answers:
            self._note(answer)

    def _answer(self, items: Sequence[FoundItem]) -> ReceivedAnswer | None:
        """One answer; None, and unreadable, where its file has changed meanwhile."""
        form = items[0].surveyed.form
        rows = self.office.rows(items[0])
        if form is None or rows is None:
            for item in items:
                item.verdict = ItemVerdict.UNREADABLE
                self.board.progress.put(self._broken_row(item))
            return None
        answer = FormAnswer(form, rows, items[0].surveyed.notes)
        subject = form.subject if form.kind is FormKind.REPORT else ""
        if form.is_new_subject and answer.new_subject is not None:
            like = self.people.rows_like(*answer.new_subject)
            subject = like[0] if len(like) == 1 else ""
        addresses = self.people.addresses(form, subject)
        ways = {id(item): came_by(item.surveyed.mail, addresses) for item in items}
        items = sorted(items, key=lambda item: ways[id(item)] is not CameBy.OWN_MAIL)
        counting = [item.receipt for item in items if ways[id(item)] is CameBy.OWN_MAIL]
        counting += self.office.archive.receipts_of(answer.digest, only_counting=True)
        by_hand = [item.receipt for item in items if ways[id(item)] is CameBy.HAND]
        party = self._named_row(answer, subject).party
        row = self.board.progress.row_of(party, answer.digest)
        if row is not None and row.turn is not None and row.receipt is not None:
            counting.append(row.receipt)
        stamped = [receipt for receipt in counting if receipt.origin is Origin.MAIL]
        every = stamped or counting or by_hand or [item.receipt for item in items]
        receipt = earliest(every)
        known = {CameBy.OWN_MAIL} if any(each.origin is Origin.MAIL for each in counting) else set()
        typed = "" if row is None else row.typed
        given = self.confirmed.get(fold(form.who), self.confirmed.get(fold(form.subject or "\n"), ""))
        is_confirmed = any(text and confirms(text, answer) for text in (typed, given))
        return ReceivedAnswer(answer, items, frozenset({*ways.values(), *known}), receipt, subject, party, is_confirmed)

    def _named_row(self, answer: FormAnswer, subject: str) -> ProgressRow:
        form = answer.manifest
        name = form.who
        code = subject if form.kind is FormKind.REPORT else ""
        if form.is_new_subject:
            code, name = "", answer.new_subject[0] if answer.new_subject else ""
        return ProgressRow(code, name, kind=ReceivedKind(form.kind.value))

    def _belongs_here(self, answer: ReceivedAnswer) -> bool:
        """Whether year, guidance, unit and criteria are today's; a form of others gets its verdict at once."""
        form = answer.answer.manifest
        criteria = self.people.changed_criteria(form)
        settings, letter = self.office.settings, self.office.guidance_digest
        verdict = misaddressed(form, settings, letter) or (ItemVerdict.OUTDATED if criteria else None)
        if verdict is not None:
            self._give(answer, verdict, misdirected_reason(form, verdict, criteria, settings))
        return verdict is None

    def _judged(self, answer: ReceivedAnswer) -> ItemVerdict:
        start = digest_start(answer.answer.digest)
        rows = self.board.progress.merged_rows(answer.party)
        last = next(iter(rows), None)
        merged = None if last is None else last.receipt
        is_by_hand = CameBy.HAND in answer.ways and CameBy.OWN_MAIL not in answer.ways
        has_no_time = is_by_hand and merged is not None and merged.origin is Origin.MAIL
        is_older = merged is not None and answer.receipt.moment < merged.moment
        is_rival = answer.is_rival or (merged is not None and answer.receipt.moment == merged.moment)
        return judge_answer(
            answer.answer,
            answer.ways,
            is_merged=any(row.start == start for row in rows),
            is_older=is_older and not has_no_time,
            is_rival=is_rival and not (is_older and has_no_time),
            has_no_time=has_no_time,
            is_confirmed=answer.is_confirmed,
        )

    def _take(self, answer: ReceivedAnswer, reports: ReportMerging, scores: ScoreMerging) -> None:
        if answer.answer.manifest.kind is FormKind.REPORT:
            reports.note_state(answer.subject, answer.party)
        verdict = self._judged(answer)
        first = answer.items[0]
        form = answer.answer.manifest
        if verdict is not ItemVerdict.ACCEPTED:
            if verdict is ItemVerdict.UNCHANGED:
                reports.note_registration(answer.answer, answer.subject, answer.party, first)
            self._give(answer, verdict)
            return
        before = self._last_answer(answer)
        if form.kind is FormKind.REPORT:
            answer.subject = reports.merge(answer.answer, answer.subject, answer.party, before, first)
            reports.note_registration(answer.answer, answer.subject, answer.party, first)
        else:
            scores.merge(answer.answer, before, first)
        self.to_keep.append((answer_name(form, answer.answer.digest), first.surveyed.place))
        self._give(answer, ItemVerdict.ACCEPTED, turn=self.board.progress.next_turn(answer.party))
        for item in answer.items[1:]:
            item.verdict = ItemVerdict.UNCHANGED

    def _last_answer(self, answer: ReceivedAnswer) -> Merged | None:
        """The last answer to this very form that was merged; None where there is none, or it is not known."""
        form = answer.answer.manifest.digest
        merged = (row.digest for row in self.board.progress.merged_rows(answer.party))
        return next((Merged(1, digest) for digest in merged if self._form_of.get(digest) == form), None)

    def _give(self, answer: ReceivedAnswer, verdict: ItemVerdict, reason: str = "", turn: int | None = None) -> None:
        """Give an answer its verdict, and ``Tiến độ`` its row."""
        answer.verdict = verdict
        said = reason or reason_of_answer(answer.answer, verdict, answer.ways, answer.items[0].surveyed.mail)
        for item in answer.items:
            item.packed_rows = ""
            item.verdict, item.reason = verdict, said
            item.purpose = "" if answer.answer.purpose is None else answer.answer.purpose.value
            is_score = answer.answer.manifest.kind is FormKind.SCORE
            item.total = plain(answer.answer.total) if is_score and not verdict.awaits_code else None
            of_receipt = self.office.receipt_rule.warnings(item.receipt)
            item.warnings = [*of_receipt, *doubts_of(answer.answer, item), *item.doubts]
        self.board.progress.put(self._row(answer, turn))

    def _row(self, answer: ReceivedAnswer, turn: int | None) -> ProgressRow:
        named = self._named_row(answer.answer, answer.subject)
        first = answer.items[0]
        row = ProgressRow(
            sender=named.sender,
            name=named.name,
            verdict=ItemVerdict.ACCEPTED if answer.is_merged else answer.verdict,
            receipt=answer.receipt,
            subjects=len(answer.answer.manifest.subjects) or None,
            source=first.source,
            note=" ".join(text for text in (first.reason, *first.warnings) if text),
            turn=turn,
            kind=named.kind,
            purpose=first.purpose if answer.is_known_to_count else "",
        )
        return row.identified(answer.answer.digest)

    def _broken_row(self, item: FoundItem) -> ProgressRow:
        """The row of a form that is not as it was handed out; it names the person, so that a reminder can say why."""
        form = item.surveyed.form
        item.warnings = self.office.receipt_rule.warnings(item.receipt)
        return ProgressRow(
            sender="" if form is None else form.subject,
            name="" if form is None else form.who,
            verdict=item.verdict,
            receipt=item.receipt,
            source=item.source,
            note=" ".join(text for text in (item.reason, *item.warnings) if text),
            kind=item.kind,
        )

    def _note(self, answer: ReceivedAnswer) -> None:
        """Write a line of the record, as for an envelope."""
        form = answer.answer.manifest
        is_lost = answer.is_merged and self.office.archive.path_of(answer.answer.digest) is None
        if is_lost and answer.verdict is ItemVerdict.UNCHANGED:
            self.to_keep.append((answer_name(form, answer.answer.digest), answer.items[0].surveyed.place))
        entry = Entry(
            digest=answer.answer.digest,
            kind=form.kind,
            sender=form.recipient,
            year=form.year,
            version=1,
            previous=form.digest or "",
            receipt=answer.receipt,
            source=answer.items[0].source,
            counts=answer.is_merged or (answer.verdict is ItemVerdict.SUPERSEDED and answer.is_stamped),
            reported=(),
            run=self.office.archive.run,
            seen=self.office.receipt_rule.now,
            merged=answer.is_merged,
            person=form.scorer or answer.subject or form.who,
        )
        self.office.archive.note(entry)
