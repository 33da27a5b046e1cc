"""What a reminder says of a form that has come already: why it could not be taken, or what in it is to be mended."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from xlsx_addin.exchange.envelope.envelope_kind import FormKind, ReceivedKind
from xlsx_addin.exchange.merging.item_verdict import ItemVerdict
from xlsx_addin.exchange.merging.progress import ProgressRow
from xlsx_addin.exchange.sending.received_senders import answer_rows
from xlsx_addin.exchange.units.forms_of_address import unit_called
from xlsx_addin.vietnamese.normalise import fold_person
from xlsx_addin.vietnamese.quoting import listed
from xlsx_addin.words import form_mails as words
from xlsx_addin.words.problems import Severity
from xlsx_addin.workbook.layout import SCORES, heading

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from xlsx_addin.exchange.sending.form_round import IssuedForm
    from xlsx_addin.jobs.appraise import Job

_REFUSED = (ItemVerdict.MODIFIED, ItemVerdict.OUTDATED, ItemVerdict.UNREADABLE, ItemVerdict.NOT_AN_ENVELOPE)
_MOST_MISTAKES = 5


def remarks(job: Job, issued: Iterable[IssuedForm]) -> dict[str, str]:
    """By the digest of each form: a sentence on what came from its person before; nothing where nothing did."""
    rows = {row.party: row for row in answer_rows(job)}
    mistakes = _mistakes(job)
    found = {}
    for form in issued:
        manifest = form.manifest
        kind = ReceivedKind(manifest.kind.value)
        party = ProgressRow(manifest.subject, manifest.who, kind=kind).party
        said = [
            _on_answer(job, rows.get(party)),
            _on_mistakes(mistakes.get(manifest.person, ())) if manifest.kind is FormKind.SCORE else "",
        ]
        found[manifest.digest or ""] = " ".join(text for text in said if text)
    return found


def _on_answer(job: Job, row: ProgressRow | None) -> str:
    if row is None or row.verdict is None:
        return ""
    settings = job.appraisal.register.settings
    sender = unit_called(settings.unit_name, settings.unit_code)
    if row.verdict in _REFUSED:
        return words.NOT_TAKEN.format(reason=row.note)
    if row.verdict.awaits_code and row.kind is ReceivedKind.SCORE:
        return words.READ_TOTAL.format(sender=sender)
    return words.ANSWER_AWAITS.format(sender=sender) if row.verdict.awaits_code else ""


def _on_mistakes(mistakes: Sequence[str]) -> str:
    if not mistakes:
        return ""
    return words.MISTAKES.format(count=len(mistakes), mistakes=listed(mistakes, _MOST_MISTAKES))


def _mistakes(job: Job) -> dict[str, list[str]]:
    """By the person: what ``Lỗi`` says of the rows of ``Điểm`` that are hers."""
    scorers = job.sheets.table(SCORES).values(heading(SCORES, "scorer"))
    names = {subject.code: subject.name for subject in job.appraisal.register.subjects}
    found: dict[str, list[str]] = {}
    for problem in job.appraisal.problems:
        row = re.search(r"\d+$", problem.cell or "")
        scorer = scorers.get(int(row[0])) if row is not None and problem.sheet == SCORES else None
        if problem.severity is Severity.ERROR and isinstance(scorer, str):
            mistake = words.MISTAKE.format(name=names.get(problem.subject, problem.subject), message=problem.message)
            found.setdefault(fold_person(scorer), []).append(mistake)
    return found
