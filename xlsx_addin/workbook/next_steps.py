"""What the clerk does next, in the order in which it is to be done."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from xlsx_addin.appraisal.cap import exceeded_cap
from xlsx_addin.terms import Outcome
from xlsx_addin.vietnamese.numbers import date_and_weekday, plain
from xlsx_addin.vietnamese.quoting import listed
from xlsx_addin.words import console as words
from xlsx_addin.words.problems import Severity
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.console import NextStep, UnsentUnit
from xlsx_addin.workbook.setting_places import place_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from xlsx_addin.appraisal.records import Settings
    from xlsx_addin.appraisal.verdict import Appraisal, Verdict

_FIRST_CELL = f"A{layout.FIRST_ROW}"


class OpenMatters(NamedTuple):
    """What waits outside of the register: codes, differences, whom to remind, papers that no longer hold."""

    waiting_codes: int = 0
    """Files that wait for a code on ``Tiến độ``."""
    differences: int = 0
    """Lines of ``Sai khác`` that nobody has settled."""
    unsent: Sequence[UnsentUnit] = ()
    """Units from which nothing has come."""
    expected: int = 0
    """Units that are expected to send."""
    waiting_totals: int = 0
    """Score forms that wait for their total on ``Tiến độ``."""
    waiting_reports: int = 0
    """Report forms of which it is not known whether the subject sent them."""
    awaited_forms: int = 0
    """Forms of people with an address that have not come back."""
    awaited_on: str = layout.PROGRESS
    """The sheet that lists those people."""
    unregistered: int = 0
    """Subjects whose form says that a report was sent, while nobody has noted whether they registered."""
    papers: str = ""
    """What of the last papers is otherwise by now, in a sentence; empty where nothing is, or none were made."""


def next_steps(appraisal: Appraisal, matters: OpenMatters) -> list[NextStep]:
    """Every step that is left, the first one first."""
    return [
        *_blank_settings(appraisal.register.settings),
        *_errors(appraisal),
        *_unassigned(appraisal),
        *_papers(matters),
        *_scoring(appraisal.verdicts),
        *_between_the_levels(appraisal, matters),
        *_decisions(appraisal),
        *_cap(appraisal),
    ]


def _cap(appraisal: Appraisal) -> Iterator[NextStep]:
    """More subjects than the letter's share: the competent organ is asked, nobody is chosen here."""
    guidance = appraisal.register.guidance
    found = exceeded_cap(appraisal.verdicts, guidance)
    if found is not None:
        sentence = words.CAP_EXCEEDED.format(
            counted=found.counted,
            base=found.base,
            percent=plain(found.cap.percent),
            clause=guidance.clause(found.cap.rule),
        )
        yield NextStep(sentence, layout.RESULTS, _FIRST_CELL)


def _blank_settings(settings: Settings) -> Iterator[NextStep]:
    values = {"MaDonVi": settings.unit_code, "TenDonVi": settings.unit_name}
    blank = [name for name, value in values.items() if not value]
    if blank:
        yield NextStep(words.FILL_SETTINGS.format(count=len(blank)), layout.CONSOLE, place_of(blank[0]).cell)


def _errors(appraisal: Appraisal) -> Iterator[NextStep]:
    errors = sum(problem.severity is Severity.ERROR for problem in appraisal.problems)
    invalid = sum(verdict.outcome is Outcome.INVALID for verdict in appraisal.verdicts)
    if errors:
        sentence = words.MEND_ERRORS_OF if invalid else words.MEND_ERRORS
        yield NextStep(sentence.format(errors=errors, subjects=invalid), layout.PROBLEMS, _FIRST_CELL)


def _unassigned(appraisal: Appraisal) -> Iterator[NextStep]:
    """Score sheets that belong to nobody; the link leads to the first one (A35)."""
    cells = [place.rpartition("!")[2] for place in appraisal.unassigned]
    if cells:
        sentence = words.ASSIGN_SHEETS.format(count=len(cells), cells=listed(cells, words.MOST_CODES))
        yield NextStep(sentence, layout.SCORES, cells[0])


def _papers(matters: OpenMatters) -> Iterator[NextStep]:
    """Papers that were made say something else than the results do now."""
    if matters.papers:
        yield NextStep(matters.papers, layout.RESULTS, _FIRST_CELL)


def _scoring(verdicts: Sequence[Verdict]) -> Iterator[NextStep]:
    """Subjects with fewer score sheets than most have; of several commonest numbers the largest counts."""
    counts = [(verdict, verdict.score_sheets) for verdict in verdicts if verdict.outcome.facts.is_scored]
    numbers = Counter(count for _, count in counts if count)
    usual = max(numbers, key=lambda number: (numbers[number], number)) if numbers else 0
    behind = [(verdict, usual - count) for verdict, count in counts if count < max(usual, 1)]
    if behind:
        sentence, missing = words.SCORE if usual else words.SCORE_SUBJECTS, sum(number for _, number in behind)
        codes = listed([verdict.subject.code or "" for verdict, _ in behind], words.MOST_CODES)
        yield NextStep(sentence.format(sheets=missing, subjects=len(behind), codes=codes), layout.SCORES, _FIRST_CELL)


def _between_the_levels(appraisal: Appraisal, matters: OpenMatters) -> Iterator[NextStep]:
    for count, sentence, sheet in (
        (matters.waiting_codes, words.CHECK_CODES, layout.PROGRESS),
        (matters.waiting_totals, words.CHECK_TOTALS, layout.PROGRESS),
        (matters.waiting_reports, words.ASK_SUBJECTS, layout.PROGRESS),
        (matters.unregistered, words.NOTE_REGISTRATION, layout.SUBJECTS),
        (matters.differences, words.SETTLE_DIFFERENCES, layout.DIFFERENCES),
    ):
        if count:
            yield NextStep(sentence.format(count=count), sheet, _FIRST_CELL)
    if matters.unsent:
        day = appraisal.first_late_day
        until = "" if day is None else words.UNTIL.format(day=date_and_weekday(day))
        text = words.REMIND.format(count=len(matters.unsent), expected=matters.expected, until=until)
        yield NextStep(text, layout.SENDERS, _FIRST_CELL)
    if matters.awaited_forms:
        yield NextStep(words.REMIND_FORMS.format(count=matters.awaited_forms), matters.awaited_on, _FIRST_CELL)


def _decisions(appraisal: Appraisal) -> Iterator[NextStep]:
    late = sum(verdict.awaits_late_opinion for verdict in appraisal.verdicts)
    if late:
        yield NextStep(words.ACCEPT_LATE.format(count=late), layout.SUBJECTS, _FIRST_CELL)
    if not appraisal.register.settings.scale_confirmed:
        basis = appraisal.register.guidance.basis.short_title
        yield NextStep(words.CONFIRM_SCALE.format(basis=basis), layout.SCALE, _FIRST_CELL)
