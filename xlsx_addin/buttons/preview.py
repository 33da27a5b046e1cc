"""What "Nhận hồ sơ" tells the clerk before and after: short enough for a box, whatever lies in the inbox."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from xlsx_addin.exchange.envelope.manifest import EnvelopeKind
from xlsx_addin.exchange.merging.verdict import Verdict
from xlsx_addin.exchange.receive_report import change_counts, plan_summary
from xlsx_addin.words import exchange_buttons as words
from xlsx_addin.words import receiving as receiving_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from xlsx_addin.exchange.merging.items import FoundItem
    from xlsx_addin.exchange.receive import Plan

_MOST_WAITING = 4
_MOST_WARNINGS = 2


def preview_words(plan: Plan) -> str:
    """The question before anything is written: counts by verdict, what changes, and whose code must be asked for."""
    return "\n".join(
        [*_found(plan.items), *_changes(plan.items), *_waiting(plan.items), *_doubts(plan), "", words.ASK_TO_WRITE]
    )


def nothing_new_words(plan: Plan, inbox: Path) -> str:
    """The box where every file was seen before, or there is none."""
    sentence = words.NOTHING_NEW.format(found=len(plan.items)) if plan.items else words.INBOX_EMPTY
    warnings = [receiving_words.WARNING.format(text=text) for text in plan.warnings]
    return "\n".join([sentence, words.WHERE.format(folder=inbox), *_waiting(plan.items), *warnings])


def received_words(plan: Plan, backup: Path) -> str:
    """The box at the end: what was done, what is left to do, and where the old workbook is."""
    return "\n".join([plan_summary(plan), words.BACKED_UP.format(backup=backup), words.SAVE_THEN_APPRAISE])


def _found(items: Sequence[FoundItem]) -> list[str]:
    counts = Counter(item.verdict for item in items)
    labels = {verdict: _lower_first(verdict.label) for verdict in Verdict} | {Verdict.ACCEPTED: words.TO_BE_ACCEPTED}
    listed = [
        words.COUNT.format(label=labels[verdict], count=counts[verdict]) for verdict in Verdict if counts[verdict]
    ]
    return [words.FOUND.format(found=len(items), counts="; ".join(listed))]


def _changes(items: Sequence[FoundItem]) -> list[str]:
    submissions, results = _merged(items, EnvelopeKind.SUBMISSION), _merged(items, EnvelopeKind.RESULT)
    sentences = []
    if submissions:
        new, changed, withdrawn, conflicts = change_counts(submissions, EnvelopeKind.SUBMISSION)
        sentences.append(words.CHANGES.format(new=new, changed=changed, withdrawn=withdrawn))
        if conflicts:
            sentences.append(words.CONFLICTS.format(conflicts=conflicts))
    if results:
        new, changed, withdrawn, _ = change_counts(results, EnvelopeKind.RESULT)
        sentences.append(receiving_words.SUMMARY_RESULTS.format(new=new, changed=changed, withdrawn=withdrawn))
    return sentences


def _merged(items: Iterable[FoundItem], kind: EnvelopeKind) -> list[FoundItem]:
    return [
        item
        for item in items
        if item.verdict is Verdict.ACCEPTED and item.manifest is not None and item.manifest.kind is kind
    ]


def _waiting(items: Iterable[FoundItem]) -> list[str]:
    waiting = [item for item in items if item.verdict.awaits_code]
    if not waiting:
        return []
    listed = [
        words.LISTED.format(
            sender=item.sender or receiving_words.NOBODY,
            version="" if item.version is None else receiving_words.VERSION.format(version=item.version),
            source=item.source,
        )
        for item in waiting[:_MOST_WAITING]
    ]
    others = len(waiting) - len(listed)
    return [words.WAITING, *listed, *([words.AND_OTHERS.format(count=others)] if others else [])]


def _doubts(plan: Plan) -> list[str]:
    doubtful = sum(len(item.warnings) for item in plan.items)
    lines = [receiving_words.WARNING.format(text=text) for text in plan.warnings[:_MOST_WARNINGS]]
    more = doubtful + len(plan.warnings) - len(lines)
    return [*lines, *([words.DOUBTS.format(count=more)] if more else [])]


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]
