"""The documents, one record each: which level makes it, by which template, from which fields, under which name."""

from __future__ import annotations

from collections.abc import Callable, Iterable  # noqa: TC003 - a dataclass of this module names them
from dataclasses import dataclass
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, Self

from xlsx_addin.paper import letterhead
from xlsx_addin.paper.answer import AnswerFields, answers
from xlsx_addin.paper.decision import DecisionFields, decision_fields
from xlsx_addin.paper.letterhead import Contents, DocumentFields
from xlsx_addin.paper.minutes import MinutesFields, minutes_fields, outsiders_note
from xlsx_addin.paper.notation import count
from xlsx_addin.paper.notice import NoticeFields, notices, untold
from xlsx_addin.paper.proposal import ProposalFields, proposal_fields
from xlsx_addin.paper.registration_form import RegistrationFields, registration_fields
from xlsx_addin.paper.registration_list import RegistrationListFields, registration_list_fields
from xlsx_addin.paper.reminder import ReminderFields, reminder_fields
from xlsx_addin.paper.report import ReportFields, report_fields
from xlsx_addin.paper.score_form import ScoreFormFields, score_forms
from xlsx_addin.terms import Level, Outcome
from xlsx_addin.words import paper_answer as answer_words
from xlsx_addin.words import paper_forms as form_words
from xlsx_addin.words import paper_letters as letter_words
from xlsx_addin.words import paper_minutes as minutes_words
from xlsx_addin.words import paper_report as report_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xlsx_addin.paper.dossier import Dossier


class TemplateSource(NamedTuple):
    """A template: its file's name, and the fields that it may use."""

    file: str
    fields: type[DocumentFields]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRecord:
    """All that others ask of a kind of document; what is left out does not start."""

    code: str
    """What people and the JSON call it."""
    title: str
    """What Word shows as the title of the file."""
    stem: str
    """How its file's name begins, in ASCII."""
    template: TemplateSource
    levels: tuple[Level, ...]
    """The levels that make it."""
    contents: Callable[[Dossier, bool], Iterable[Contents]]
    """The documents of this kind, from the dossier and whether they are drafts; none where there is nothing to say."""
    why_none: str
    """Why there is none; empty where there always is one."""
    may_be_draft: Callable[[Dossier], bool]
    """Whether those of this dossier are drafts (papers §4)."""
    notes: Callable[[Dossier], Iterable[str]]
    """What whoever makes it is told besides."""
    on_request: bool
    """Whether it is made only where it is asked for."""
    replaces: bool
    """Whether one that is made anew, with other results, names in its file's name the one that it replaces."""
    index: TemplateSource | None
    """The template of the list over several of them; None where there is no such list."""


def _never(_dossier: Dossier) -> bool:
    return False


def _is_unsettled(dossier: Dossier) -> bool:
    """Provisional or faulty data, or score sheets that belong to nobody (A35)."""
    is_faulty = any(verdict.outcome is Outcome.INVALID for verdict in dossier.appraisal.verdicts)
    return dossier.is_provisional or is_faulty or bool(dossier.appraisal.unassigned)


def _is_undecided(dossier: Dossier) -> bool:
    """Unsettled, or a notice of what nobody has decided yet."""
    return _is_unsettled(dossier) or dossier.office.decision_day is None


def _is_not_decided(dossier: Dossier) -> bool:
    """A decision without its day, on a scale that is not confirmed, or beside score sheets that belong to nobody."""
    return dossier.is_provisional or bool(dossier.appraisal.unassigned) or dossier.office.decision_day is None


def _nothing(_dossier: Dossier) -> Iterable[str]:
    return ()


def _one(fields: DocumentFields | None) -> Iterable[Contents]:
    """The only document of its kind, where there is one."""
    return () if fields is None else (Contents(fields=fields),)


_ordinary = partial(DocumentRecord, notes=_nothing, on_request=False, index=None)
"""A document like most: made with the others, with nothing to tell whoever makes it and no list over several."""


class Code(Enum):
    """The documents that are files of their own; the value is the code.

    D3 belongs to D4, D6 to D5, D7 and D8, D11 to D5, D7 and, at the highest level, D10.
    """

    _value_: str
    record: DocumentRecord

    def __new__(cls, record: DocumentRecord) -> Self:
        """The member with this record; its value is its code."""
        member = object.__new__(cls)
        member._value_ = record.code
        member.record = record
        return member

    REGISTRATION = _ordinary(
        code="D1",
        title=form_words.REGISTRATION,
        stem="PhieuDangKy",
        template=TemplateSource("D1_PhieuDangKy.docx", RegistrationFields),
        levels=tuple(Level),
        contents=lambda dossier, _draft: _one(registration_fields(dossier)),
        why_none="",
        may_be_draft=_never,
        replaces=False,
    )
    SCORE_SHEETS = _ordinary(
        code="D2",
        title=form_words.SCORE_SHEET,
        stem="PhieuChamDiem",
        template=TemplateSource("D2_PhieuChamDiem.docx", ScoreFormFields),
        levels=tuple(Level),
        contents=lambda dossier, _draft: score_forms(dossier),
        why_none=form_words.NO_SHEETS,
        may_be_draft=_never,
        replaces=False,
    )
    MINUTES = DocumentRecord(
        code="D4",
        title=minutes_words.TYPE,
        stem="BienBan",
        template=TemplateSource("D4_BienBan.docx", MinutesFields),
        levels=tuple(Level),
        contents=lambda dossier, _draft: _one(minutes_fields(dossier)),
        why_none="",
        may_be_draft=_never,
        on_request=False,
        replaces=True,
        notes=outsiders_note,
        index=None,
    )
    REPORT = _ordinary(
        code="D5",
        title=report_words.TYPE,
        stem="BaoCao",
        template=TemplateSource("D5_BaoCao.docx", ReportFields),
        levels=tuple(Level),
        contents=lambda dossier, draft: _one(report_fields(dossier, draft=draft)),
        why_none="",
        may_be_draft=_is_unsettled,
        replaces=True,
    )
    PROPOSAL = _ordinary(
        code="D7",
        title=letter_words.SUBMISSION_TYPE,
        stem="ToTrinh",
        template=TemplateSource("D7_ToTrinh.docx", ProposalFields),
        levels=(Level.GRASSROOTS,),
        contents=lambda dossier, draft: _one(proposal_fields(dossier, draft=draft)),
        why_none=letter_words.NOTHING_TO_SUBMIT,
        may_be_draft=_is_unsettled,
        replaces=True,
    )
    NOTICES = DocumentRecord(
        code="D8",
        title=letter_words.NOTICE_TYPE,
        stem="ThongBao",
        template=TemplateSource("D8_ThongBao.docx", NoticeFields),
        levels=(Level.GRASSROOTS, Level.STANDING_COMMITTEE),
        contents=lambda dossier, draft: notices(dossier, draft=draft),
        why_none=letter_words.NO_NOTICES,
        may_be_draft=_is_undecided,
        on_request=False,
        replaces=True,
        notes=untold,
        index=TemplateSource("D8_MucLuc.docx", IndexFields),
    )
    REMINDER = _ordinary(
        code="D9",
        title=letter_words.LETTER_TYPE,
        stem="CongVan",
        template=TemplateSource("D9_CongVan.docx", ReminderFields),
        levels=(Level.GRASSROOTS, Level.STANDING_COMMITTEE),
        contents=lambda dossier, _draft: _one(reminder_fields(dossier)),
        why_none=letter_words.NOBODY_TO_REMIND,
        may_be_draft=_never,
        replaces=True,
    )

    DECISION = _ordinary(
        code="D10",
        title=letter_words.DECISION_TYPE,
        stem="QuyetDinh",
        template=TemplateSource("D10_QuyetDinh.docx", DecisionFields),
        levels=(Level.GRASSROOTS, Level.STANDING_COMMITTEE),
        contents=lambda dossier, draft: _one(decision_fields(dossier, draft=draft)),
        why_none=letter_words.NOBODY_DECIDED,
        may_be_draft=_is_not_decided,
        replaces=True,
    )
    REGISTRATIONS = _ordinary(
        code="D12",
        title=letter_words.REGISTRATION_LIST_TYPE,
        stem="DanhSachDangKy",
        template=TemplateSource("D12_DanhSachDangKy.docx", RegistrationListFields),
        levels=tuple(Level),
        contents=lambda dossier, _draft: _one(registration_list_fields(dossier)),
        why_none=letter_words.NOBODY_REGISTERED,
        may_be_draft=_never,
        replaces=True,
    )
    ANSWERS = DocumentRecord(
        code="D13",
        title=answer_words.TYPE,
        stem="PhieuTraLoi",
        template=TemplateSource("D13_PhieuTraLoi.docx", AnswerFields),
        levels=tuple(Level),
        contents=lambda dossier, _draft: answers(dossier),
        why_none=answer_words.NOBODY_ASKED,
        may_be_draft=_never,
        on_request=True,
        replaces=True,
        notes=_nothing,
        index=None,
    )


def made_by(level: Level) -> tuple[Code, ...]:
    """The documents that a level makes."""
    return tuple(code for code in Code if level in code.record.levels)


@dataclass(frozen=True, kw_only=True)
class Document(Contents):
    """One document to be filled: of which kind it is, and whether it is a draft."""

    code: Code
    is_draft: bool = False


def documents(code: Code, dossier: Dossier) -> Iterator[Document]:
    """The documents of one kind; none where there is nothing to put into them."""
    draft = code.record.may_be_draft(dossier)
    for contents in code.record.contents(dossier, draft):
        yield Document(code=code, is_draft=draft, **vars(contents))


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
