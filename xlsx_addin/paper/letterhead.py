"""What every document has: letterhead, place and date, signature, marks of what is provisional, the data code."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, is_dataclass
from dataclasses import fields as fields_of
from typing import TYPE_CHECKING, Any, NamedTuple

from xlsx_addin.exchange.units.forms_of_address import capitalised, issuing_committee
from xlsx_addin.guidance.wording import kind_names
from xlsx_addin.paper.citation import basis_in_full, ground_clause, guidance_in_full
from xlsx_addin.paper.notation import month
from xlsx_addin.terms import Level
from xlsx_addin.vietnamese.normalise import fold, fold_spelling
from xlsx_addin.vietnamese.numbers import vietnamese_moment
from xlsx_addin.words import letterhead as letterhead_words
from xlsx_addin.words import paper as words
from xlsx_addin.workbook.text_width import balanced, text_pixels

if TYPE_CHECKING:
    from datetime import date

    from xlsx_addin.appraisal.records import PaperSettings
    from xlsx_addin.paper.dossier import Dossier

_LEFT_MM, _RIGHT_MM = 77, 88
"""Widths of the letterhead's two columns."""
_TYPE_SIZE = 14
_MM_PER_PIXEL = 25.4 / 96

_NOT_ON_PAPER = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
    "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
)
"""What XML cannot hold; and marks without width, which part words or turn a name's direction."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentFields:
    """The fields that every template may use; all of them text."""

    superior_body: str
    issuing_body: str
    number: str
    annex_of: str
    """What its annexes belong to, under their titles."""
    place_and_date: str
    draft_mark: str
    provisional_note: str
    provisional_foot: str
    data_code: str
    year: str
    model_kind: str
    """The letter's own words for what is appraised."""
    rating: str
    """The same for what a recognised model may be considered for."""
    not_considered: str
    """The same for what becomes of those who did not register or did not report."""
    not_considered_start: str
    """The same at the beginning of a line."""
    ground_kinds: str
    """Which kinds of subject may have a ground that stands in for a registration."""
    guidance: str
    guidance_in_full: str
    basis_in_full: str
    clause_grounds: str
    about: str
    """How a letter begins what it is about."""
    author: str
    authority: str
    post: str
    signer: str
    end: str


@dataclass(frozen=True, kw_only=True)
class Contents:
    """What one document is filled with, and whom it is for."""

    fields: DocumentFields
    recipient: str | None = None
    """The scorer of score sheets, the code of a notice's recipient."""
    recipient_name: str = ""
    subjects: int = 0


class Author(NamedTuple):
    """Who issues a document: the committee, or at level Ban Thường vụ its advisory organ."""

    name: str
    superior_body: str = ""
    issuing_body: str = ""
    symbol: str = ""
    authority: str = ""
    post: str = ""
    signer: str = ""


def committee(dossier: Dossier) -> Author:
    """The unit that keeps the workbook."""
    office, unit = dossier.office, dossier.settings.unit_name
    if _set_for_advisory_organ(dossier):  # the settings are its organ's: only the name above is the committee's
        return Author(unit or words.DOTS, issuing_body=office.superior_body)
    return _set_author(office, unit or words.DOTS, office.issuing_body or issuing_committee(unit))


def working_author(dossier: Dossier) -> Author:
    """Who writes minutes, report and reminders: at level Ban Thường vụ the advisory organ (R25, R26, A30)."""
    if dossier.settings.level is not Level.STANDING_COMMITTEE:
        return committee(dossier)
    office, organ = dossier.office, advisory_organ(dossier)
    if _set_for_advisory_organ(dossier):
        return _set_author(office, organ, office.issuing_body)
    # The symbol, the authority and the signer of the settings are the committee's: the organ's are left for ink.
    return Author(organ, office.issuing_body, organ.upper())


def _set_author(office: PaperSettings, name: str, issuing_body: str) -> Author:
    """Whom the settings are of."""
    above, authority = office.superior_body, office.signing_authority
    return Author(name, above, issuing_body, office.symbol, authority, office.signer_position, office.signer)


def advisory_organ(dossier: Dossier) -> str:
    """Cơ quan tham mưu, or what the organ is called on the documents' day; dotted before the guidance's first."""
    if dossier.office.advisory_organ:
        return dossier.office.advisory_organ
    committees = f"{dossier.settings.unit_name} {dossier.settings.superior_name}"
    return dossier.guidance.advisory_organ(dossier.today, committees) or words.DOTS


def _set_for_advisory_organ(dossier: Dossier) -> bool:
    if dossier.settings.level is not Level.STANDING_COMMITTEE:
        return False
    issuing_body = " ".join(dossier.office.issuing_body.split())
    return fold_spelling(advisory_organ(dossier)) in fold_spelling(issuing_body)


def document_fields(
    dossier: Dossier, author: Author, kind: str, name: str = "", *, draft: bool = False, has_points: bool = True
) -> dict[str, Any]:
    """The common fields of a document; ``kind`` is its symbol (BC, BB, …), empty where it has no number.

    ``name`` is what its annexes call it. What holds no points says nothing of a scale that is not confirmed.
    """
    provisional, phrases, symbol = "", dossier.guidance.phrases, author.symbol or words.SHORT_DOTS
    if dossier.is_provisional and has_points:
        provisional = words.PROVISIONAL.format(basis=dossier.guidance.basis.short_title)
    return {
        "superior_body": in_lines(author.superior_body or words.DOTS),
        "issuing_body": in_lines(author.issuing_body or words.DOTS, bold=True),
        # The number itself is left for ink: ``Số      -BC/ĐU``.
        "number": words.NUMBER.format(kind=kind, symbol=symbol) if kind else "",
        "annex_of": name
        and words.ANNEX_OF.format(document=name, kind=kind, symbol=symbol, year=dossier.today.year, author=author.name),
        "place_and_date": place_and_date(dossier),
        "draft_mark": words.DRAFT if draft else "",
        "provisional_note": words.IN_BRACKETS.format(text=provisional) if provisional else "",
        "provisional_foot": provisional,
        "data_code": words.DATA_CODE.format(
            code=dossier.data_code,
            unit=dossier.settings.unit_code or words.SHORT_DOTS,
            moment=vietnamese_moment(dossier.moment),
        ),
        "year": str(dossier.settings.year),
        "model_kind": phrases.model,
        "rating": phrases.rating,
        "not_considered": phrases.not_considered,
        "not_considered_start": capitalised(phrases.not_considered),
        "ground_kinds": kind_names(dossier.guidance.ground_kinds),
        "guidance": dossier.guidance.short_title,
        "guidance_in_full": guidance_in_full(dossier.guidance),
        "basis_in_full": basis_in_full(dossier.guidance),
        "clause_grounds": ground_clause(dossier.guidance),
        "about": dossier.profile.about,
        "author": author.name,
        "authority": author.authority,
        "post": author.post,
        "signer": author.signer,
        "end": dossier.profile.end,
    }


def place_and_date(dossier: Dossier) -> str:
    """Place, and month and year of the documents' day; the day is left for ink. A long place has its own line."""
    place = dossier.office.place or words.DOTS
    values = {"place": place, "month": month(dossier.today), "year": dossier.today.year}
    text = words.PLACE_AND_DATE.format(**values)
    is_short = text_pixels(text, _TYPE_SIZE) * _MM_PER_PIXEL <= _RIGHT_MM
    return text if is_short else words.LONG_PLACE_AND_DATE.format(**values)


def place_and_day(dossier: Dossier, day: date | None) -> str:
    """Place, and the day that is known; else day and month are left for ink."""
    place = dossier.office.place or words.DOTS
    if day is None:
        return words.PLACE_AND_YEAR.format(place=place, year=dossier.settings.year)
    return words.PLACE_AND_DAY.format(place=place, day=f"{day.day:02}", month=month(day), year=day.year)


def is_party_body(name: str) -> bool:
    """Whether a name is that of a body of the Party, which alone has the Party's letterhead."""
    return fold(name).startswith(tuple(fold(body) for body in letterhead_words.PARTY_BODIES))


def recipients_list(dossier: Dossier, *names: str, by_organ: bool = False) -> tuple[str, ...]:
    """The lines of "Nơi nhận", none twice, the copy for the files last; ``by_organ``: whether its organ writes it."""
    *lines, last = dict.fromkeys(name for name in (*names, _kept_by(dossier, by_organ=by_organ)) if name)
    return (*(f"- {line}{dossier.profile.item_end}" for line in lines), f"- {last}.")


def _kept_by(dossier: Dossier, *, by_organ: bool) -> str:
    """Where the copy for the files lies."""
    if dossier.settings.level is Level.STANDING_COMMITTEE:
        return words.KEEP.format(where=advisory_organ(dossier) if by_organ else words.KEPT_BY_OFFICE)
    is_cell = dossier.settings.level is Level.CELL or fold(dossier.settings.unit_name).startswith(words.CELL_NAME)
    return words.KEEP.format(where=words.KEPT_BY_CELL if is_cell else words.KEPT_BY_COMMITTEE)


def in_lines(text: str, *, bold: bool = False) -> str:
    """A body's name in as few lines as its column needs, of about equal length; the clerk's own line ends stay."""
    return balanced(text, _LEFT_MM / _MM_PER_PIXEL, _TYPE_SIZE, bold=bold)


def on_paper(value: Any) -> Any:
    """Records as dictionaries, texts as XML can hold them: NFC, LF line ends, no controls, no marks without width."""
    if isinstance(value, str):
        if not value.isascii():
            value = unicodedata.normalize("NFC", value)
        return _NOT_ON_PAPER.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))
    if isinstance(value, tuple):
        return [on_paper(item) for item in value]
    if is_dataclass(value):
        return {field.name: on_paper(getattr(value, field.name)) for field in fields_of(value)}
    return value
