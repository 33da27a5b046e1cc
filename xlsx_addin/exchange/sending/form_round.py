"""The forms for those who are to answer one now (forms §5).

Nothing of another scorer ever stands on a form: neither points nor remarks nor the name.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from xlsx_addin.appraisal.deadline import last_day_in_time
from xlsx_addin.exchange.envelope.envelope_kind import FormKind
from xlsx_addin.exchange.forms.manifest import AskedCriterion, AskedSubject, FormManifest
from xlsx_addin.exchange.forms.page import CriterionText, Cut, FormPaper
from xlsx_addin.exchange.forms.questions import prefilled
from xlsx_addin.exchange.forms.report_form import ReportText, report_form_bytes
from xlsx_addin.exchange.forms.score_form import ScoreText, SubjectText, score_form_bytes
from xlsx_addin.exchange.sending.asked_people import AskedPeople, can_be_shown
from xlsx_addin.guidance.digest import digest
from xlsx_addin.guidance.wording import letter_words
from xlsx_addin.mail_address import addresses_of
from xlsx_addin.terms import Kind
from xlsx_addin.vietnamese.normalise import fold_person
from xlsx_addin.vietnamese.numbers import plain, vietnamese_date
from xlsx_addin.words import forms as words
from xlsx_addin.workbook.cell_text import cell_text, code_of
from xlsx_addin.workbook.layout import SCALE, SUBJECTS, headings

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from xlsx_addin.appraisal.records import Attendee, Criterion, Subject
    from xlsx_addin.jobs.appraise import Job
    from xlsx_addin.xlsx.cells import CellValue


class IssuedForm(NamedTuple):
    """A form that is handed out, and where to."""

    manifest: FormManifest
    addresses: tuple[str, ...]
    text: ReportText | ScoreText

    def content(self) -> bytes:
        """Its file; the same bytes for the same form."""
        if isinstance(self.text, ReportText):
            return report_form_bytes(self.manifest, self.text)
        return score_form_bytes(self.manifest, self.text)


class FormRound:
    """The forms of one workbook at one moment, which is local to Việt Nam with its offset."""

    def __init__(self, job: Job, created: datetime) -> None:
        self.job = job
        self.created = created
        self.register = job.appraisal.register
        self.settings = self.register.settings
        self.asked = AskedPeople(job)
        self._criteria_words = _criteria_words(job)
        guidance = self.register.guidance
        provisional = "" if self.settings.scale_confirmed else words.PROVISIONAL
        self._paper = FormPaper(
            unit_name=self.settings.unit_name,
            letter=words.LETTER.format(
                letter=guidance.short_title, day=vietnamese_date(guidance.issued), basis=guidance.basis.short_title
            ),
            place=self.settings.paper.place,
            cuts=(),
            provisional=provisional.format(basis=guidance.basis.short_title),
            said=letter_words(guidance),
        )

    def _paper_for(self, kinds: Collection[Kind]) -> FormPaper:
        """With the cut-offs of these kinds of subject; without any where they do not have the same."""
        several = {self.register.scale.cut_offs_of(kind) for kind in kinds}
        cut_offs = several.pop() if len(several) == 1 else ()
        return self._paper._replace(cuts=[Cut(cut.grade.value, plain(cut.points)) for cut in cut_offs])

    def reports(self, *, again: bool = False) -> list[IssuedForm]:
        """The report forms of own subjects from which no report has come, or of all of them that may send one."""
        return [self._report(subject) for subject in self.asked.reporting(again=again)]

    def new_subject(self) -> IssuedForm:
        """The form for a subject that nobody has listed yet; it goes to nobody by itself."""
        return self._report(None)

    def scores(self, *, again: bool = False) -> list[IssuedForm]:
        """The score forms of those whose sheets are not complete, while nothing is decided."""
        return [self._score(scorer) for scorer in self.asked.scoring(again=again)]

    def awaited(self) -> list[IssuedForm]:
        """Those of people with an address who have not answered: they are reminded."""
        subjects, scorers = self.asked.awaited
        return [*map(self._report, subjects), *map(self._score, scorers)]

    def _report(self, subject: Subject | None) -> IssuedForm:
        kind = None if subject is None else subject.kind
        refused = kind is None or kind in self.register.scale.refused
        criteria = [] if subject is None or refused else self.asked.criteria_of(subject)
        manifest = self._manifest(
            FormKind.REPORT,
            subject="" if subject is None else subject.code or "",
            subject_name="" if subject is None else subject.name,
            subject_kind=kind,
            criteria=_asked(criteria),
        )
        if subject is not None:
            manifest = manifest.model_copy(update={"known": self._known(subject, prefilled(manifest))})
        manifest = manifest.sealed()
        text = ReportText(
            self._paper_for(tuple(Kind) if kind is None else (kind,)),
            last_day_in_time(self.settings, self.register.guidance, kind),
            self._criteria_words,
            [grade.value for grade in self.register.guidance.grades],
        )
        return IssuedForm(manifest, () if subject is None else addresses_of(subject.mail_addresses), text)

    def _known(self, subject: Subject, columns: Sequence[str]) -> dict[str, CellValue]:
        """What stands in the row already, as it stands there."""
        table = self.job.sheets.table(SUBJECTS)
        found = {column: table.values(column).get(subject.row) for column in columns if column in table.columns}
        return {column: value for column, value in found.items() if value is not None and can_be_shown(value)}

    def _score(self, scorer: Attendee) -> IssuedForm:
        criteria = self.register.scale.criteria
        subjects, own = self.asked.scored, self.asked.given_by(scorer)
        asked = []
        for subject in subjects:
            row = own.get(subject.code or "", {})
            given = tuple(row.get(each.code) for each in criteria) if row else ()
            asked.append(
                AskedSubject(
                    code=subject.code or "", name=subject.name, kind=subject.kind or Kind.ORGANISATION, own=given
                )
            )
        questions = {"criteria": _asked(criteria), "subjects": tuple(asked)}
        manifest = self._manifest(FormKind.SCORE, scorer=scorer.name, **questions).sealed()
        described = {each.code or "": SubjectText(each.model, each.product) for each in subjects}
        paper = self._paper_for({each.kind for each in asked})
        text = ScoreText(paper, scorer.position, self.last_day, self._criteria_words, described)
        return IssuedForm(manifest, addresses_of(scorer.mail_addresses), text)

    @property
    def last_day(self) -> date | None:
        """The last day for score forms: that before the meeting; None where none is set."""
        meeting = self.settings.paper.meeting_day
        return None if meeting is None else meeting - timedelta(days=1)

    def _manifest(self, kind: FormKind, **more: object) -> FormManifest:
        common = {
            "kind": kind,
            "recipient": self.settings.unit_code,
            "year": self.settings.year,
            "guidance": self.settings.guidance_id,
            "guidance_digest": digest(self.register.guidance),
            "created": self.created,
        }
        return FormManifest.model_validate({**common, **more})


def _asked(criteria: Sequence[Criterion]) -> tuple[AskedCriterion, ...]:
    return tuple(
        AskedCriterion(code=each.code, maximum=plain(each.maximum), applies=each.applies)
        for each in criteria
        if each.maximum is not None and each.applies is not None
    )


def _criteria_words(job: Job) -> dict[str, CriterionText]:
    table = job.sheets.table(SCALE)
    codes, contents, bands = map(table.values, headings(SCALE, "code", "content", "bands"))
    found = {}
    for row, value in codes.items():
        code = code_of(value)
        if code is not None:
            found[code] = CriterionText(cell_text(contents.get(row)), cell_text(bands.get(row)))
    return found


def wanted(forms: Sequence[IssuedForm], who: Collection[str]) -> Iterator[IssuedForm]:
    """Those of them for the subjects with one of these Mã, or the scorers with one of these names; all without any."""
    people = {fold_person(name) for name in who}
    for form in forms:
        manifest = form.manifest
        is_meant = manifest.subject in who if manifest.kind is FormKind.REPORT else manifest.person in people
        if not who or is_meant:
            yield form
