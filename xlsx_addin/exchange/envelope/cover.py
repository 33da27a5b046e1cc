"""The cover ``Phiếu gửi``: one A4 page to print, sign and file. Nothing on it is ever read back."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from xlsx_addin.exchange.envelope.cover_page import LABEL, LEFT, RIGHT, VALUE, CoverPage, CoverText, room_of
from xlsx_addin.exchange.envelope.envelope import COVER_SHEET, Envelope
from xlsx_addin.exchange.envelope.envelope_kind import EnvelopeKind
from xlsx_addin.exchange.envelope.file_names import ENVELOPE_SUFFIX, envelope_stem
from xlsx_addin.exchange.envelope.superior import recipient_words
from xlsx_addin.exchange.units.forms_of_address import capitalised, issuing_committee, one_line, unit_called
from xlsx_addin.guidance import load_or_default
from xlsx_addin.template import design
from xlsx_addin.terms import OUTCOMES_BY_NEWS, Kind, Outcome
from xlsx_addin.vietnamese.normalise import fold
from xlsx_addin.vietnamese.numbers import official_month, vietnamese_moment
from xlsx_addin.vietnamese.quoting import quoted
from xlsx_addin.words import cover as words
from xlsx_addin.words.sheets import PROVISIONAL
from xlsx_addin.workbook import text_width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xlsxwriter.workbook import Workbook

    from xlsx_addin.appraisal.records import PaperSettings
    from xlsx_addin.exchange.envelope.counts import Counts
    from xlsx_addin.exchange.envelope.manifest import Manifest
    from xlsx_addin.guidance.model import Guidance
    from xlsx_addin.template.design import Property, Styles

TITLES = {EnvelopeKind.SUBMISSION: words.SUBMISSION_TITLE, EnvelopeKind.RESULT: words.RESULT_TITLE}
_TABLE, _BODY, _HEADER, _PARTY, _TITLE, _CODE = 12, 13, 14, 15, 16, 18
_BODY_SIZES, _MOST_LINES = (14, 13, 12), 3
"""The issuing body's name is set smaller while it takes more lines."""
_SPACE, _CODE_PIXELS, _SIGNATURE_SPACE = 8, 36, 74
_FIRST_GRADE_INDENT, _GRADE_INDENT = 2, 8
"""The first grade of an outcome stands behind "trong đó", those after it below it."""
_MOST_ERRORS, _LONGEST_ERROR = 2, 150

_CENTRED: dict[str, Property] = {"align": "center", "valign": "top"}


class Cover(NamedTuple):
    """What a cover says comes from these: the envelope's own sheets and manifest, and what the office tells."""

    envelope: Envelope
    counts: Counts
    recipient_name: str
    office: PaperSettings
    """Place, letterhead and signature, as far as the sender's workbook tells them."""


def add_cover(book: Workbook, styles: Styles, cover: Cover) -> None:
    """Add the cover to a new workbook as its next sheet."""
    page = CoverPage(book.add_worksheet(COVER_SHEET), styles)
    guidance = load_or_default(cover.envelope.manifest.guidance)
    _draw_letterhead(page, cover)
    _draw_title(page, cover.envelope.manifest, guidance)
    _draw_facts(page, cover, guidance)
    _draw_counts(page, cover.counts, guidance)
    if cover.envelope.manifest.kind is EnvelopeKind.SUBMISSION:
        _draw_problems(page, cover.counts)
    elif cover.counts.concluded_above:
        page.line(words.CONCLUDED_ABOVE.format(count=cover.counts.concluded_above), _TABLE, bold=True)
        page.space(_SPACE)
    _draw_code(page, cover.envelope.code)
    _draw_signatures(page, cover)
    page.end()


def _draw_letterhead(page: CoverPage, cover: Cover) -> None:
    """In two rows, so that place and date stay level where a name takes several lines; then the asterisk."""
    manifest, office = cover.envelope.manifest, cover.office
    size, unit = _fitted(office.issuing_body or issuing_committee(manifest.sender_name or manifest.sender))
    body = CoverText(LEFT, unit, size, {**_CENTRED, "bold": True})
    party = CoverText(RIGHT, words.PARTY, _PARTY, {**_CENTRED, "bold": True, "underline": 1})
    day = CoverText(RIGHT, _place_and_date(cover), _HEADER, {**_CENTRED, "italic": True})
    if office.superior_body:
        above = text_width.balanced(office.superior_body, room_of(LEFT), _HEADER)
        page.texts(CoverText(LEFT, above, _HEADER, _CENTRED), party)
        page.texts(body, day)
    else:
        page.beside_two(body, party, day)
    page.texts(CoverText(LEFT, "*", _HEADER, _CENTRED))


def _fitted(name: str) -> tuple[int, str]:
    """The largest size in which the name takes few lines, else the smallest, and its lines."""
    for size in _BODY_SIZES:
        lines = text_width.balanced(name, room_of(LEFT), size, bold=True)
        if text_width.line_count(lines, room_of(LEFT), size, bold=True) <= _MOST_LINES:
            break
    return size, lines


def _place_and_date(cover: Cover) -> str:
    """A day below 10 and the months 1 and 2 have a leading zero, so that no digit can be put before them."""
    day = cover.envelope.manifest.created.date()
    place = one_line(cover.office.place) or words.PLACE_DOTS
    for sentence in (words.PLACE_AND_DATE, words.LONG_PLACE_AND_DATE):
        text = sentence.format(place=place, day=f"{day.day:02}", month=official_month(day), year=day.year)
        if text_width.text_pixels(text, _HEADER) <= room_of(RIGHT):
            break
    return text


def _draw_title(page: CoverPage, manifest: Manifest, guidance: Guidance) -> None:
    page.space(_SPACE)
    page.line(TITLES[manifest.kind], _TITLE, bold=True, align="center")
    subtitle = words.SUBTITLE.format(model=guidance.phrases.model, year=manifest.year, version=manifest.version)
    page.line(subtitle, _HEADER, bold=True, align="center")
    if not manifest.scale_confirmed:
        said = PROVISIONAL.format(basis=guidance.basis.short_title)
        page.line(said, _BODY, italic=True, align="center", font_color=design.ATTENTION)
    page.space(_SPACE)


def _draw_facts(page: CoverPage, cover: Cover, guidance: Guidance) -> None:
    manifest = cover.envelope.manifest
    letter = guidance.short_title if guidance.id == manifest.guidance else manifest.guidance
    unit = capitalised(unit_called(manifest.sender_name, manifest.sender))
    file = envelope_stem(manifest) + ENVELOPE_SUFFIX
    said = {
        words.TO: _addressed(cover),
        words.FROM: words.UNIT_AND_LEVEL.format(unit=unit, code=_unbroken(manifest.sender), level=manifest.level.value),
        words.DOSSIER: words.HELD.format(
            subjects=manifest.subjects, score_sheets=cover.counts.score_sheets, letter=_unbroken(letter)
        ),
        words.FILE: words.MADE.format(file=file, moment=vietnamese_moment(manifest.created)),
    }
    for label, value in said.items():
        size, is_bold = (_HEADER, True) if label == words.TO else (_BODY, False)
        page.texts(
            CoverText(LABEL, label, _BODY, {"valign": "top"}),
            CoverText(VALUE, value, size, {"valign": "top", "bold": is_bold}),
        )
    page.space(_SPACE)


def _addressed(cover: Cover) -> str:
    """The recipient; what it is addressed through has a line of its own where both do not fit on one."""
    recipient = recipient_words(cover.envelope.manifest, cover.recipient_name)
    fits = text_width.text_pixels(recipient, _HEADER, bold=True) <= room_of(VALUE)
    return recipient if fits else recipient.replace(" (", "\n(")


def _draw_counts(page: CoverPage, counts: Counts, guidance: Guidance) -> None:
    head: dict[str, Property] = {"bold": True, "bottom": 1, "font_color": design.RED}
    named = enumerate((*(kind.value for kind in Kind), words.TOTAL), start=RIGHT[0])
    headings = [CoverText((column, column), text, _TABLE, {**head, "align": "center"}) for column, text in named]
    page.texts(CoverText(LEFT, words.BY_OUTCOME, _TABLE, head), *headings)
    ruled: dict[str, Property] = {"bottom": 1, "bottom_color": design.HAIRLINE}
    part: dict[str, Property] = {**ruled, "italic": True, "font_color": design.MUTED}
    sums = [0] * (len(Kind) + 1)
    for label, numbers, indent in _count_rows(counts, guidance):
        page.counts(CoverText(LEFT, label, _TABLE, {**(part if indent else ruled), "indent": indent}), numbers)
        if not indent:
            sums = [sum(both) for both in zip(sums, numbers, strict=True)]
    page.counts(CoverText(LEFT, words.TOTAL, _TABLE, {"bold": True, "top": 1, "bottom": 1}), sums)
    page.space(_SPACE)


def _count_rows(counts: Counts, guidance: Guidance) -> Iterator[tuple[str, list[int], int]]:
    """The outcomes that occur, from the best news on, and below the two that have grades each of these.

    Label, numbers by kind and of all, and how far a grade stands below its outcome; an outcome does not.
    """
    for outcome in filter(counts.of, OUTCOMES_BY_NEWS):
        yield outcome.label, counts.by_kind(outcome), 0
        if not outcome.facts.is_graded:
            continue
        of_outcome = outcome is Outcome.QUALIFIED
        for place, grade in enumerate(each for each in guidance.grades if guidance.recognises(each) is of_outcome):
            label = grade.value if place else words.OF_WHICH.format(grade=grade.value)
            yield label, counts.by_kind(grade), _GRADE_INDENT if place else _FIRST_GRADE_INDENT


def _draw_problems(page: CoverPage, counts: Counts) -> None:
    clean = words.WARNINGS_ONLY if counts.warnings else words.NO_PROBLEMS
    sentence = words.OPEN_PROBLEMS if counts.errors else clean
    said = sentence.format(errors=counts.error_count, warnings=counts.warnings)
    page.line(said, _TABLE, bold=bool(counts.errors))
    for message, _ in counts.errors[:_MOST_ERRORS]:
        page.line(f"– {quoted(message, _LONGEST_ERROR)}", _TABLE)
    more = sum(count for _, count in counts.errors[_MOST_ERRORS:])
    if more:
        page.line(words.MORE_ERRORS.format(count=more), _TABLE, italic=True)
    page.space(_SPACE)


def _draw_code(page: CoverPage, code: str) -> None:
    box: dict[str, Property] = {"bold": True, "top": 1, "bottom": 1}
    box |= {"top_color": design.GOLD, "bottom_color": design.GOLD}
    number = CoverText(RIGHT, code, _CODE, {**box, "align": "center"})
    page.texts(CoverText(LEFT, words.CODE, _BODY, box), number, pixels=_CODE_PIXELS)
    page.line(words.CODE_NOTE, _TABLE, italic=True, font_color=design.MUTED)
    page.space(_SPACE)


def _draw_signatures(page: CoverPage, cover: Cover) -> None:
    """Who drew the cover up and who signs: authority, post and name, room for the hand between them."""
    bold: dict[str, Property] = {**_CENTRED, "bold": True}
    authority, post = _authority(cover), one_line(cover.office.signer_position)
    lines = [CoverText(RIGHT, authority, _HEADER, bold)] if authority else []
    lines += [CoverText(RIGHT, post, _HEADER, _CENTRED)] if post else []
    page.texts(CoverText(LEFT, words.DRAWN_UP_BY, _BODY, bold), lines[0])
    for line in lines[1:]:
        page.texts(line)
    page.space(_SIGNATURE_SPACE)
    page.texts(CoverText(RIGHT, one_line(cover.office.signer), _HEADER, bold))


def _authority(cover: Cover) -> str:
    """In whose name it is signed: as the office says, else in the sender's; an organ with a post alone in its own."""
    manifest, office = cover.envelope.manifest, cover.office
    if office.signing_authority or office.signer_position:
        return one_line(office.signing_authority)
    is_cell = fold(manifest.sender_name).startswith(fold(words.CELL_NAME))
    return words.SIGNED_FOR_CELL if is_cell else words.SIGNED_FOR[manifest.level]


def _unbroken(text: str) -> str:
    """A code or a symbol within a sentence, which must not be broken at its hyphens."""
    return text.replace("-", "\u2011")
