"""What a run of ``receive`` says: the JSON document for other programs, and the listing and preview for people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xlsx_addin.exchange.envelope.envelope_kind import ReceivedKind
from xlsx_addin.exchange.merging.item_verdict import ItemVerdict
from xlsx_addin.exchange.merging.items import CHANGES, FoundItem, shortened
from xlsx_addin.exchange.merging.merged_sheet import BOOKKEEPING
from xlsx_addin.vietnamese.numbers import vietnamese_moment
from xlsx_addin.vietnamese.quoting import printable
from xlsx_addin.words import form_receiving as form_words
from xlsx_addin.words import receiving as words
from xlsx_addin.workbook.cell_text import cell_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from xlsx_addin.exchange.receive import Plan


def receive_document(plan: Plan, output: Path | None) -> dict[str, Any]:
    """What ``receive --json`` prints; ``output`` is None where nothing was written."""
    return {
        "items": [_item_document(plan, item) for item in plan.items],
        "output": None if output is None else str(output),
        "warnings": plan.warnings,
    }


def receive_listing(plan: Plan) -> str:
    """Every item with its verdict and what it changed, then the warnings, then the counts."""
    lines: list[str] = []
    for item in plan.items:
        lines += _item_lines(item)
    lines += [words.WARNING.format(text=warning) for warning in plan.warnings]
    return "\n".join([*map(printable, lines), plan_summary(plan)])


def plan_summary(plan: Plan) -> str:
    """One or a few sentences to confirm before anything is written."""
    left = [item for item in plan.items if not item.verdict.is_fine]
    waiting = sum(item.verdict.awaits_code for item in left)
    found, accepted = len(plan.items), sum(item.verdict is ItemVerdict.ACCEPTED for item in plan.items)
    sentences = [words.SUMMARY.format(found=found, accepted=accepted) if found else words.SUMMARY_NOTHING_FOUND]
    submitted = change_counts(plan.items, ReceivedKind.SUBMISSION)
    if any(submitted.values()):
        sentences.append(words.SUMMARY_CHANGES.format(**submitted))
    if submitted["conflicts"]:
        sentences.append(words.SUMMARY_CONFLICTS.format(**submitted))
    sentences += form_sentences(plan.items)
    results = change_counts(plan.items, ReceivedKind.RESULT)
    if any(results.values()):
        sentences.append(words.SUMMARY_RESULTS.format(**results))
    if waiting:
        sentences.append(words.SUMMARY_WAITING.format(waiting=waiting))
    if len(left) > waiting:
        sentences.append(words.SUMMARY_LEFT.format(left=len(left) - waiting))
    return "\n".join(sentences)


def form_sentences(items: Iterable[FoundItem]) -> list[str]:
    """How many answered forms are taken, what they change, and how many of them differ from what stands here."""
    taken = [item for item in items if item.is_form and item.verdict is ItemVerdict.ACCEPTED]
    reports = [item for item in taken if item.kind is ReceivedKind.REPORT]
    scores = [item for item in taken if item not in reports]
    conflicts = sum(bool(item.conflicts) for item in taken)
    counts = change_counts(taken, ReceivedKind.REPORT)
    cells = sum(item.scores for item in scores)
    return [
        *([form_words.REPORTS_TAKEN.format(forms=len(reports), **counts)] if reports else []),
        *([form_words.SCORES_TAKEN.format(forms=len(scores), cells=cells)] if scores else []),
        *([form_words.FORM_CONFLICTS.format(conflicts=conflicts)] if conflicts else []),
    ]


def change_counts(items: Iterable[FoundItem], kind: ReceivedKind) -> dict[str, int]:
    """How many subjects (of a result: rows) are ``new``, ``changed``, ``withdrawn`` and in ``conflicts``."""
    of_kind = [item.changes for item in items if item.kind is kind]
    return {change: sum(len(changes[change]) for changes in of_kind) for change in CHANGES}


def change_listing(plan: Plan) -> str:
    """Every cell that would change, old and new; what the tool notes of its own on each row is only counted."""
    changes = list(plan.board.subjects.changes())
    added = [change.heading for change in changes if change.is_heading]
    cells = [change for change in changes if not change.is_heading]
    shown = [change for change in cells if change.heading not in BOOKKEEPING]
    noted = len(cells) - len(shown)
    lines = [
        words.CHANGE.format(
            cell=change.cell,
            subject=change.subject,
            heading=change.heading,
            old=cell_text(change.old) or words.BLANK,
            new=cell_text(change.new) or words.BLANK,
        )
        for change in shown
    ]
    if added:
        lines.insert(0, words.COLUMNS_ADDED.format(headings=", ".join(added)))
    if noted:
        lines.append(words.CHANGES_NOTED.format(count=noted, headings=", ".join(BOOKKEEPING)))
    return "\n".join(map(printable, lines)) if lines else words.NO_CHANGES


def difference_listing(plan: Plan) -> list[str]:
    """Every difference that stands open, with all three values."""
    return [
        printable(
            words.DIFFERENCE.format(
                subject=line.code,
                heading=line.heading,
                base=line.base or words.BLANK,
                theirs=line.theirs or words.BLANK,
                ours=line.ours or words.BLANK,
            )
        )
        for line in plan.board.differences.lines(plan.board.subjects, plan.board.scores)
    ]


def _item_document(plan: Plan, item: FoundItem) -> dict[str, Any]:
    lateness = plan.lateness(item)
    form = item.surveyed.form
    return {
        "source": item.source,
        "sender": item.sender or None,
        "version": item.version,
        "verdict": item.verdict.value,
        "code": item.code or None,
        "received": item.receipt.iso,
        "received_from": item.receipt.origin.value,
        "lateness": None if lateness is None else lateness.value,
        **item.changes,
        "kind": None if item.kind is None else item.kind.value,
        "subject": None if form is None else form.subject or None,
        "scorer": None if form is None else form.scorer or None,
        "purpose": item.purpose or None,
        "total": item.total,
        "scores": item.scores,
        "reason": item.reason,
        "warnings": item.warnings,
    }


def _item_lines(item: FoundItem) -> Iterator[str]:
    who = item.who or words.NOBODY
    version = "" if item.version is None else words.VERSION.format(version=item.version)
    yield words.ITEM.format(verdict=item.verdict.label, sender=who, version=version, source=item.source)
    code = words.ITEM_CODE.format(code=item.code) if item.code else ""
    moment = vietnamese_moment(item.receipt.moment)
    yield words.ITEM_RECEIVED.format(moment=moment, origin=item.receipt.origin.label, code=code)
    for text in (item.reason, *item.warnings):
        if text:
            yield words.ITEM_NOTE.format(text=text)
    for label, codes in zip(words.LISTS, item.changes.values(), strict=True):
        if codes:
            yield words.ITEM_LIST.format(label=label, count=len(codes), codes=shortened(codes))
