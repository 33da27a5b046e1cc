"""The documents D1 to D9: which level makes them, by which template, from which fields, under which file names."""

from __future__ import annotations

from collections.abc import Callable  # noqa: TC003 - a dataclass of this module names it
from dataclasses import dataclass
from enum import Enum
from importlib import import_module
from typing import TYPE_CHECKING

from xlsx_addin.paper import letterhead
from xlsx_addin.paper.letterhead import DocumentFields
from xlsx_addin.paper.minutes import MinutesFields, minutes_fields
from xlsx_addin.paper.notation import count
from xlsx_addin.paper.notice import NoticeFields, notices
from xlsx_addin.paper.proposal import ProposalFields, proposal_fields
from xlsx_addin.paper.registration_form import RegistrationFields, registration_fields
from xlsx_addin.paper.reminder import ReminderFields, reminder_fields
from xlsx_addin.paper.report import ReportFields, report_fields
from xlsx_addin.paper.score_form import ScoreFormFields, score_forms
from xlsx_addin.terms import Level, Outcome
from xlsx_addin.words import paper_forms as form_words
from xlsx_addin.words import paper_letters as letter_words
from xlsx_addin.words import paper_minutes as minutes_words
from xlsx_addin.words import paper_report as report_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xlsx_addin.paper.dossier import Dossier


_TEMPLATES = "xlsx_addin.paper.templates"


class Code(Enum):
    """The documents that are files of their own; D3 belongs to D4, D6 to D5, D7 and D8."""

    REGISTRATION = "D1"
    SCORE_SHEETS = "D2"
    MINUTES = "D4"
    REPORT = "D5"
    PROPOSAL = "D7"
    NOTICES = "D8"
    REMINDER = "D9"


@dataclass(frozen=True, slots=True)
class TemplateSource:
    """A template: its file's name, the fields that it may use, and what draws it."""

    file: str
    fields: type[DocumentFields]
    module: str
    """The module of ``paper.templates`` that draws it; loaded for drawing alone."""
    function: str

    def draw(self) -> bytes:
        """The template's bytes, from its sources."""
        drawn: bytes = getattr(import_module(f"{_TEMPLATES}.{self.module}"), self.function)()
        return drawn


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexEntry:
    """One notice in the index."""

    number: str
    recipient: str
    subjects: str
    file: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexFields(DocumentFields):
    """The fields of the index of notices."""

    entries: tuple[IndexEntry, ...]


NOTICE_INDEX = TemplateSource("D8_MucLuc.docx", IndexFields, "letters", "notice_index")
TEMPLATES = {
    Code.REGISTRATION: TemplateSource("D1_PhieuDangKy.docx", RegistrationFields, "forms", "registration_form"),
    Code.SCORE_SHEETS: TemplateSource("D2_PhieuChamDiem.docx", ScoreFormFields, "forms", "score_form"),
    Code.MINUTES: TemplateSource("D4_BienBan.docx", MinutesFields, "minutes", "minutes"),
    Code.REPORT: TemplateSource("D5_BaoCao.docx", ReportFields, "report", "report"),
    Code.PROPOSAL: TemplateSource("D7_ToTrinh.docx", ProposalFields, "letters", "submission"),
    Code.NOTICES: TemplateSource("D8_ThongBao.docx", NoticeFields, "letters", "notice"),
    Code.REMINDER: TemplateSource("D9_CongVan.docx", ReminderFields, "letters", "reminder"),
}
FILE_STEMS = {
    Code.REGISTRATION: "PhieuDangKy",
    Code.SCORE_SHEETS: "PhieuChamDiem",
    Code.MINUTES: "BienBan",
    Code.REPORT: "BaoCao",
    Code.PROPOSAL: "ToTrinh",
    Code.NOTICES: "ThongBao",
    Code.REMINDER: "CongVan",
}
_MADE_BY = {
    Level.CELL: (Code.REGISTRATION, Code.SCORE_SHEETS, Code.MINUTES, Code.REPORT),
    Level.GRASSROOTS: tuple(Code),
    Level.STANDING_COMMITTEE: tuple(code for code in Code if code is not Code.PROPOSAL),
}
_NOT_MADE = {
    Code.SCORE_SHEETS: form_words.NO_SHEETS,
    Code.PROPOSAL: letter_words.NOTHING_TO_SUBMIT,
    Code.NOTICES: letter_words.NO_NOTICES,
    Code.REMINDER: letter_words.NOBODY_TO_REMIND,
}


def made_by(level: Level) -> tuple[Code, ...]:
    """The documents that a level makes."""
    return _MADE_BY[level]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One document to be filled: its fields, and what its file and its reader are called."""

    code: Code
    title: str
    fields: DocumentFields
    is_draft: bool = False
    recipient: str | None = None
    """The scorer of score sheets, the code of a notice's recipient."""
    recipient_name: str = ""
    subjects: int = 0


def is_draft(code: Code, dossier: Dossier) -> bool:
    """Whether a document is a draft.

    It is one of provisional or faulty data, of data with score sheets that belong to nobody (A35), and a notice of
    what nobody has decided yet.
    """
    if code not in (Code.REPORT, Code.PROPOSAL, Code.NOTICES):
        return False
    is_faulty = any(verdict.outcome is Outcome.INVALID for verdict in dossier.appraisal.verdicts)
    is_undecided = code is Code.NOTICES and dossier.office.decision_day is None
    return dossier.is_provisional or is_faulty or is_undecided or bool(dossier.appraisal.unassigned)


def not_made(code: Code) -> str:
    """Why a document of a level was not made: there was nothing to put into it."""
    return _NOT_MADE[code]


def documents(code: Code, dossier: Dossier) -> Iterator[Document]:
    """The documents of one kind; none where there is nothing to put into them."""
    if code is Code.SCORE_SHEETS:
        for scorer, fields in score_forms(dossier):
            yield Document(code=code, title=form_words.SCORE_SHEET, fields=fields, recipient=scorer)
    elif code is Code.NOTICES:
        yield from _notices(dossier)
    else:
        draft = is_draft(code, dossier)
        title, only = _SINGLE[code](dossier, draft)
        if only is not None:
            yield Document(code=code, title=title, fields=only, is_draft=draft)


_SINGLE: dict[Code, Callable[[Dossier, bool], tuple[str, DocumentFields | None]]] = {
    Code.REGISTRATION: lambda dossier, _draft: (form_words.REGISTRATION, registration_fields(dossier)),
    Code.MINUTES: lambda dossier, _draft: (minutes_words.TYPE, minutes_fields(dossier)),
    Code.REPORT: lambda dossier, draft: (report_words.TYPE, report_fields(dossier, draft=draft)),
    Code.PROPOSAL: lambda dossier, draft: (
        letter_words.SUBMISSION_TYPE,
        proposal_fields(dossier, draft=draft),
    ),
    Code.REMINDER: lambda dossier, _draft: (letter_words.LETTER_TYPE, reminder_fields(dossier)),
}
"""Title and fields of the documents of which there is one at most."""


def _notices(dossier: Dossier) -> Iterator[Document]:
    draft = is_draft(Code.NOTICES, dossier)
    for notice in notices(dossier, draft=draft):
        yield Document(
            code=Code.NOTICES,
            title=letter_words.NOTICE_TYPE,
            fields=notice.fields,
            is_draft=draft,
            recipient=notice.code,
            recipient_name=notice.name,
            subjects=notice.subjects,
        )


def index_fields(dossier: Dossier, files: list[tuple[Document, str]], *, draft: bool) -> IndexFields:
    """The index over these notices and the names of their files."""
    return IndexFields(
        **letterhead.document_fields(dossier, letterhead.committee(dossier), "", draft=draft),
        entries=tuple(
            IndexEntry(
                number=str(number), recipient=document.recipient_name, subjects=count(document.subjects), file=file
            )
            for number, (document, file) in enumerate(files, start=1)
        ),
    )
