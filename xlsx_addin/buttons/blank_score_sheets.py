"""The button "Lập phiếu": electronic forms, or the rows of ``Điểm`` that are missing, a subject and a scorer each.

Scorers are those of ``Thành phần`` who chair or are members; subjects are those that this level scores. Rows are laid
out below those that stand there, and nothing that stands on the sheet is touched.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from xlsx_addin.appraisal.deadline import VIETNAM
from xlsx_addin.buttons.folders import asking_to_take_over, open_for_clerk, path_beside
from xlsx_addin.exchange.envelope.envelope_kind import FormKind
from xlsx_addin.exchange.sending.draft_report import form_sentences
from xlsx_addin.exchange.sending.form_dispatch import due_forms, lay_out
from xlsx_addin.exchange.sending.form_round import FormRound
from xlsx_addin.exchange.units.senders import is_unit_code
from xlsx_addin.jobs.appraise import Job, appraise_workbook
from xlsx_addin.refusal import Refusal
from xlsx_addin.terms import AttendanceRole
from xlsx_addin.vietnamese.normalise import fold_person
from xlsx_addin.words import blank_score_sheets as words
from xlsx_addin.words import folders
from xlsx_addin.words import form_mails as form_words
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.cell_text import code_of
from xlsx_addin.workbook.layout import SCORES, headings
from xlsx_addin.xlsx.blocks import TEXT, SheetBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsx_addin.appraisal.verdict import Appraisal
    from xlsx_addin.buttons.open_workbook import OpenWorkbook
    from xlsx_addin.workbook.tables import Table


def forms_live(book: OpenWorkbook, job: Job) -> str | None:
    """Lay out the forms that are due, where the clerk wants them: the box at the end; None where only rows are wanted.

    Nothing is written into the workbook: the answers bring their rows.
    """
    forms = FormRound(job, datetime.now(VIETNAM).replace(microsecond=0))
    if book.path is None or not is_unit_code(forms.settings.unit_code):
        return None
    due = due_forms(forms)
    reports = [form for form in due if form.manifest.kind is FormKind.REPORT]
    scores = [form for form in due if form.manifest.kind is FormKind.SCORE]
    if not due:
        return None
    subjects = len(scores[0].manifest.subjects) if scores else 0
    if not book.ask(form_words.ASK.format(reports=len(reports), scores=len(scores), subjects=subjects)):
        return None
    folder = path_beside(book, folders.SENT) / folders.FORMS
    items = asking_to_take_over(book, lambda take_over: lay_out(forms, due, folder, take_over=take_over))
    if items is None:
        return form_words.NOT_LAID_OUT
    open_for_clerk(folder)
    laid_out = form_words.LAID_OUT.format(reports=len(reports), scores=len(scores), folder=folder)
    return "\n".join([laid_out, *form_sentences(items, forms.asked.alike)])


def lay_out_live(book: OpenWorkbook) -> str:
    """Do the button's job; what is returned is shown in a box. Refusal where nobody is named who scores."""
    job = appraise_workbook(book)
    laid_out = forms_live(book, job)
    if laid_out is not None:
        return laid_out
    scorers = scorers_of(job.appraisal)
    if not scorers:
        raise Refusal(words.NO_SCORERS)
    table = job.sheets.table(layout.SCORES)
    missing = blank_score_sheets(job.appraisal, table)
    if not missing:
        return words.NOTHING_MISSING
    book.replace(*score_sheet_blocks(missing, table))
    book.show(layout.SCORES)
    subjects = len({each.code for each in missing})
    return words.LAID_OUT.format(sheets=len(missing), subjects=subjects, scorers=len(scorers))


_CODE, _NAME, _SCORER = headings(SCORES, "code", "name", "scorer")
_SCORING_ROLES = (AttendanceRole.CHAIR, AttendanceRole.MEMBER)


class BlankScoreSheet(NamedTuple):
    """A row to be laid out: a subject's Mã and Tên, and who scores it."""

    code: str
    name: str
    scorer: str


def scorers_of(appraisal: Appraisal) -> list[str]:
    """Who scores, in the order of ``Thành phần``, each once; none where nobody is named there."""
    named: dict[str, str] = {}
    for attendee in appraisal.register.attendees:
        if attendee.name and attendee.role in _SCORING_ROLES:
            named.setdefault(fold_person(attendee.name), attendee.name)
    return list(named.values())


def blank_score_sheets(appraisal: Appraisal, table: Table) -> list[BlankScoreSheet]:
    """The rows that ``Điểm`` lacks, by subject in the order of ``Đơn vị``, by scorer in that of ``Thành phần``.

    Somebody whose name differs only in case, spaces, diacritics or a title from one that stands there has a row.
    """
    codes, there = table.values(_CODE), set()
    for row, scorer in table.values(_SCORER).items():
        if row in codes and isinstance(scorer, str):
            there.add((code_of(codes[row]), fold_person(scorer)))
    scorers = scorers_of(appraisal)
    return [
        BlankScoreSheet(verdict.subject.code, verdict.subject.name, scorer)
        for verdict in appraisal.verdicts
        if verdict.outcome.facts.is_scored and verdict.subject.code
        for scorer in scorers
        if (verdict.subject.code, fold_person(scorer)) not in there
    ]


def score_sheet_blocks(sheets: Sequence[BlankScoreSheet], table: Table) -> list[SheetBlock]:
    """The rows below everything that stands on ``Điểm``, a block a column; none where there is nothing to lay out."""
    if not sheets:
        return []
    first = max((max(column) for column in table.sheet.columns.values() if column), default=table.heading_row) + 1
    columns = {_CODE: [each.code for each in sheets], _SCORER: [each.scorer for each in sheets]}
    if _NAME in table.columns:
        columns[_NAME] = [each.name for each in sheets]
    return [
        SheetBlock(SCORES, first, table.columns[column], [(text,) for text in texts], [TEXT], clear_below=False)
        for column, texts in columns.items()
    ]
