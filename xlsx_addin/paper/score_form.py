"""D2 Phiếu chấm điểm: a page for each subject and scorer, a file for each scorer; with scores, or empty for ink."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from xlsx_addin.paper import letterhead
from xlsx_addin.paper.dossier import CriterionWords, Dossier
from xlsx_addin.paper.letterhead import Contents, DocumentFields
from xlsx_addin.paper.meeting import SCORING_ROLES, with_role
from xlsx_addin.paper.notation import single_points
from xlsx_addin.paper.score_table import maximum_total, sheet_total
from xlsx_addin.terms import Kind, PaperExtra
from xlsx_addin.words import paper as words
from xlsx_addin.words import paper_forms as form_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from xlsx_addin.appraisal.records import CutOff, ScoreSheet, Subject
    from xlsx_addin.appraisal.verdict import Verdict

_MOST_TALL = 5
"""Criteria up to which their rows have room for a remark in ink."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionRow:
    """One criterion on a score sheet."""

    number: str
    content: str
    bands: str
    maximum: str
    score: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreFormPage:
    """One page: a subject scored by one person."""

    is_first: bool
    scorer: str
    subject: str
    model: str
    product: str
    self_assessment: str
    """Empty unless it is asked for: it steers whoever scores."""
    criteria: tuple[CriterionRow, ...]
    is_tall: bool
    sum_maximum: str
    sum_score: str
    comment: str
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreFormFields(DocumentFields):
    """The fields of one scorer's sheets."""

    cut_offs: str
    sheets: tuple[ScoreFormPage, ...]


def score_forms(dossier: Dossier) -> Iterator[Contents]:
    """Each scorer and the sheets that are hers; nothing where no subject is scored or waits for it."""
    to_score = [verdict for verdict in dossier.appraisal.verdicts if verdict.outcome.facts.is_scored]
    scored = {(sheet.code, sheet.scorer): sheet for sheet in dossier.appraisal.register.score_sheets}
    comments = {(sheet.code, sheet.scorer): sheet.comment for sheet in dossier.sheets}
    pairs = dict.fromkeys([*((sheet.code, sheet.scorer) for sheet in dossier.sheets), *scored])
    of_subject: dict[str | None, list[str]] = {}
    for code, scorer in pairs:
        of_subject.setdefault(code, []).append(scorer)
    members = [attendee.name for attendee in with_role(dossier.attendees, *SCORING_ROLES)]
    members = members or list(dict.fromkeys(scorer for _, scorer in pairs if scorer))
    pages: dict[str, list[tuple[Verdict, ScoreSheet | None, str]]] = {}
    for verdict in to_score:
        code = verdict.subject.code
        for scorer in of_subject.get(code) or members:
            if scorer:
                page = (verdict, scored.get((code, scorer)), comments.get((code or "", scorer), ""))
                pages.setdefault(scorer, []).append(page)
    common = letterhead.document_fields(dossier, letterhead.working_author(dossier), "")
    common["cut_offs"] = _cut_offs(dossier)
    for scorer, own in pages.items():
        sheets = tuple(
            _sheet(dossier, verdict, scorer, sheet, comment, is_first=not place)
            for place, (verdict, sheet, comment) in enumerate(own)
        )
        yield Contents(fields=ScoreFormFields(**common, sheets=sheets), recipient=scorer)


def _criteria(dossier: Dossier, kind: Kind | None, sheet: ScoreSheet | None) -> Iterator[CriterionRow]:
    """The criteria that apply to the kind, with the sheet's points where it has any."""
    scale = dossier.appraisal.register.scale
    for number, place in enumerate(() if kind is None else scale.places_of[kind], start=1):
        criterion = scale.criteria[place]
        texts = dossier.criteria.get(criterion.row, CriterionWords())
        yield CriterionRow(
            number=str(number),
            content=texts.content or criterion.code,
            bands=texts.bands,
            maximum=single_points(criterion.maximum),
            score="" if sheet is None else single_points(sheet.scores[place]),
        )


def _sheet(
    dossier: Dossier, verdict: Verdict, scorer: str, sheet: ScoreSheet | None, comment: str, *, is_first: bool
) -> ScoreFormPage:
    subject, scale = verdict.subject, dossier.appraisal.register.scale
    criteria = tuple(_criteria(dossier, subject.kind, sheet))
    kind = "" if subject.kind is None else subject.kind.value
    return ScoreFormPage(
        is_first=is_first,
        scorer=scorer,
        subject=form_words.SUBJECT_AND_KIND.format(name=subject.name, kind=kind),
        model=subject.model,
        product=subject.product,
        self_assessment=_self_assessment(subject) if dossier.asks_for(PaperExtra.SELF_ASSESSMENT) else "",
        criteria=criteria,
        is_tall=len(criteria) <= _MOST_TALL,
        sum_maximum=single_points(maximum_total(subject.kind, scale)),
        sum_score=single_points(None if sheet is None else sheet_total(verdict, sheet, scale)),
        comment=comment,
        code=words.SHEET_CODE.format(
            code=subject.code or words.SHORT_DOTS,
            unit=dossier.settings.unit_code or words.SHORT_DOTS,
            year=dossier.settings.year,
        ),
    )


def _self_assessment(subject: Subject) -> str:
    """``Tự chấm: 92 điểm; tự xếp loại: Tốt``; what the subject did not say is dotted, empty where it said nothing."""
    if subject.self_points is None and subject.self_grade is None:
        return ""
    return form_words.SELF_ASSESSMENT.format(
        points=single_points(subject.self_points) or words.SHORT_DOTS,
        grade=words.SHORT_DOTS if subject.self_grade is None else subject.self_grade.value,
    )


def _cut_offs(dossier: Dossier) -> str:
    """``Mức điểm: Tốt từ 90; Khá từ 70; Đạt từ 50; Không đạt dưới 50 điểm.``; empty without cut-offs.

    Where the letter has cut-offs by kind, a sentence for each group of kinds, which it names.
    """
    groups: dict[tuple[CutOff, ...], list[str]] = {}
    for kind in Kind:
        groups.setdefault(dossier.appraisal.register.scale.cut_offs_of(kind), []).append(kind.value.lower())
    sentence = form_words.CUT_OFFS if len(groups) == 1 else form_words.CUT_OFFS_OF_KINDS
    return " ".join(_cut_offs_of(cuts, sentence, ", ".join(kinds)) for cuts, kinds in groups.items() if len(cuts) > 1)


def _cut_offs_of(cuts: Sequence[CutOff], sentence: str, kinds: str) -> str:
    grades = "; ".join(
        form_words.CUT_OFF.format(grade=cut.grade.value, points=single_points(cut.points)) for cut in cuts[:-1]
    )
    last, points = cuts[-1].grade.value, single_points(cuts[-2].points)
    return sentence.format(kinds=kinds, grades=grades, last=last, points=points)
