"""What "Nhận hồ sơ" tells the clerk before and after: short enough for a box, whatever lies in the inbox."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from xlsx_addin.exchange.envelope.envelope_kind import ReceivedKind
from xlsx_addin.exchange.merging.item_verdict import ItemVerdict
from xlsx_addin.exchange.merging.merged_sheet import BOOKKEEPING
from xlsx_addin.exchange.receive_report import change_counts, form_sentences, plan_summary
from xlsx_addin.vietnamese.quoting import printable, quoted
from xlsx_addin.words import exchange_buttons as words
from xlsx_addin.words import receiving as receiving_words
from xlsx_addin.workbook.cell_text import cell_text
from xlsx_addin.workbook.layout import SUBJECTS, heading

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from xlsx_addin.exchange.merging.items import FoundItem
    from xlsx_addin.exchange.receive import Plan
    from xlsx_addin.xlsx.cells import CellValue

MOST_CHANGES = 30
"""Changes told in the question itself."""
_LONGEST = 60
"""Letters of a value in one line."""
_NAME = heading(SUBJECTS, "name")
_MOST_WAITING = 4
_MOST_WARNINGS = 2


def preview_words(plan: Plan, inbox: Path, changes: Sequence[str], listing: Path) -> str:
    """What is shown before anything is written: counts by verdict, the changes, and whose code must be asked for.

    The first ``changes`` are told one by one; ``listing`` is a file that holds them all where there are more.
    """
    more = len(changes) - MOST_CHANGES
    lines = [
        *_found(plan.items),
        words.WHERE.format(folder=inbox),
        *_changes(plan.items),
        *changes[:MOST_CHANGES],
        *([words.MORE_CHANGES.format(count=more), words.ALL_CHANGES.format(file=listing)] if more > 0 else []),
        *_waiting(plan.items),
        *_doubts(plan),
    ]
    return "\n".join(map(printable, lines))  # each on one line, whatever the names in it hold


def change_lines(plan: Plan) -> list[str]:
    """Each change of ``Đơn vị``, ``Điểm`` and ``Kết quả cấp trên`` in one line; of a new subject its name alone."""
    sheet = plan.board.subjects
    lines = [
        words.NEW_SUBJECT.format(subject=quoted(key.code, _LONGEST), name=_shown(sheet.value(key, _NAME)))
        for key in sheet.new_keys
    ]
    lines += [
        words.CHANGED_CELL.format(
            cell=change.cell,
            subject=quoted(change.subject, _LONGEST),
            heading=change.heading,
            old=_shown(change.old),
            new=_shown(change.new),
        )
        for change in sheet.changes_of_old_rows()
        if not change.is_heading and change.heading not in BOOKKEEPING
    ]
    lines += score_lines(plan.items)
    lines += _chosen_score_lines(plan)
    lines += [
        words.RESULT_ROW.format(subject=quoted(code, _LONGEST), outcome=outcome)
        for item in plan.items
        if item.verdict is ItemVerdict.ACCEPTED and item.kind is ReceivedKind.RESULT
        for change, outcome in words.CHANGED_RESULT.items()
        for code in item.changes[change]
    ]
    return lines


def score_lines(items: Iterable[FoundItem]) -> list[str]:
    """What changes on ``Điểm``, in one line a scorer: points by the hundred would hide everything else."""
    return [
        words.SCORES_TAKEN.format(sheets=len(item.changed), scorer=quoted(item.who, _LONGEST), cells=item.scores)
        for item in items
        if item.verdict is ItemVerdict.ACCEPTED and item.scores
    ]


def _chosen_score_lines(plan: Plan) -> list[str]:
    """The cells of ``Điểm`` that take what the clerk chose on ``Sai khác``."""
    scores = plan.board.scores
    return [
        words.CHANGED_SCORE.format(
            cell=cell,
            subject=quoted(line.code, _LONGEST),
            scorer=quoted(line.scorer, _LONGEST),
            heading=line.heading,
            old=quoted(line.ours, _LONGEST) or receiving_words.BLANK,
            new=_shown(scores.value(line.code, line.scorer, line.heading)),
        )
        for line in plan.board.differences.taken
        if line.scorer and (cell := scores.cell(line.code, line.scorer, line.heading)) is not None
    ]


def _shown(value: CellValue | None) -> str:
    return quoted(cell_text(value), _LONGEST) or receiving_words.BLANK


def nothing_new_words(plan: Plan, inbox: Path) -> str:
    """The box where every file was seen before, or there is none."""
    sentence = words.NOTHING_NEW.format(found=len(plan.items)) if plan.items else words.INBOX_EMPTY
    warnings = [receiving_words.WARNING.format(text=text) for text in plan.warnings]
    lines = [sentence, words.WHERE.format(folder=inbox), *_waiting(plan.items), *warnings]
    return "\n".join(map(printable, lines))


def received_words(plan: Plan, backup: Path) -> str:
    """The box at the end: what was done, what is left to do, and where the old workbook is."""
    return "\n".join([plan_summary(plan), words.BACKED_UP.format(backup=backup), words.SAVE_THEN_APPRAISE])


def _found(items: Sequence[FoundItem]) -> list[str]:
    if not items:
        return [words.NO_FILES]
    labels = {verdict: verdict.label[:1].lower() + verdict.label[1:] for verdict in ItemVerdict}
    labels[ItemVerdict.ACCEPTED] = words.TO_BE_ACCEPTED
    counts = Counter(item.verdict for item in items)
    listed = [words.COUNT.format(label=labels[each], count=counts[each]) for each in ItemVerdict if counts[each]]
    return [words.FOUND.format(found=len(items), counts="; ".join(listed))]


def _changes(items: Sequence[FoundItem]) -> list[str]:
    accepted = [item for item in items if item.verdict is ItemVerdict.ACCEPTED]
    kinds = {item.kind for item in accepted}
    submitted = change_counts(accepted, ReceivedKind.SUBMISSION)
    results = change_counts(accepted, ReceivedKind.RESULT)
    return [
        *([words.CHANGES.format(**submitted)] if ReceivedKind.SUBMISSION in kinds else []),
        *([words.CONFLICTS.format(**submitted)] if submitted["conflicts"] else []),
        *form_sentences(items),
        *([receiving_words.SUMMARY_RESULTS.format(**results)] if ReceivedKind.RESULT in kinds else []),
    ]


def _waiting(items: Iterable[FoundItem]) -> list[str]:
    of_kind: dict[str, list[FoundItem]] = {words.WAITING: [], words.WAITING_FORMS: []}
    for item in items:
        if item.verdict.awaits_code:
            of_kind[words.WAITING_FORMS if item.is_form else words.WAITING].append(item)
    return [line for sentence, waiting in of_kind.items() if waiting for line in _listed(sentence, waiting)]


def _listed(sentence: str, waiting: Sequence[FoundItem]) -> list[str]:
    listed = [
        words.LISTED.format(
            sender=item.who or receiving_words.NOBODY,
            version="" if item.version is None else receiving_words.VERSION.format(version=item.version),
            source=item.source,
        )
        for item in waiting[:_MOST_WAITING]
    ]
    others = len(waiting) - len(listed)
    return [sentence, *listed, *([words.AND_OTHERS.format(count=others)] if others else [])]


def _doubts(plan: Plan) -> list[str]:
    doubtful = sum(len(item.warnings) for item in plan.items)
    lines = [receiving_words.WARNING.format(text=text) for text in plan.warnings[:_MOST_WARNINGS]]
    more = doubtful + len(plan.warnings) - len(lines)
    return [*lines, *([words.DOUBTS.format(count=more)] if more else [])]
