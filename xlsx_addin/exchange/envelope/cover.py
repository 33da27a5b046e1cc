"""The cover ``Phiếu gửi``: one A4 page to print, sign and file. Nothing on it is ever read back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from xlsx_addin.appraisal.records import NO_OFFICE
from xlsx_addin.exchange.envelope.counts import Counts, counts_of
from xlsx_addin.exchange.envelope.envelope import COVER_SHEET
from xlsx_addin.exchange.envelope.file_names import envelope_name
from xlsx_addin.exchange.envelope.manifest import EnvelopeKind
from xlsx_addin.exchange.envelope.superior import superior_called, through_organ
from xlsx_addin.exchange.units.forms_of_address import capitalised, unit_called
from xlsx_addin.guidance import load_or_default
from xlsx_addin.template import design
from xlsx_addin.template.print_setup import set_up_paper
from xlsx_addin.terms import Kind, Outcome
from xlsx_addin.vietnamese.normalise import fold
from xlsx_addin.vietnamese.numbers import vietnamese_moment
from xlsx_addin.vietnamese.quoting import quoted
from xlsx_addin.words import cover as words
from xlsx_addin.words.explanations import PROVISIONAL_SENTENCE
from xlsx_addin.workbook import text_width

if TYPE_CHECKING:
    from collections.abc import Iterable

    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from xlsx_addin.appraisal.records import PaperSettings
    from xlsx_addin.exchange.envelope.envelope import Envelope
    from xlsx_addin.exchange.envelope.manifest import Manifest
    from xlsx_addin.template.design import Property, Styles

_PIXELS = (252, 90, 90, 90, 90)
"""Five columns on the width that A4 leaves between the margins."""
_LAST = len(_PIXELS) - 1
_RIGHT_PIXELS = sum(_PIXELS[1:])
_LEFT_MARGIN, _RIGHT_MARGIN, _TOP_MARGIN, _BOTTOM_MARGIN = 30 / 25.4, 15 / 25.4, 20 / 25.4, 20 / 25.4
"""Inches: 30, 15, 20 and 20 mm, as the Party's rules for documents ask."""

_BODY, _TABLE, _HEADER, _TITLE, _CODE = 13, 12, 14, 16, 18
_PADDING = 8
_SPACE = 10
_SIGNATURE_SPACE = 96
_MOST_ERRORS = 5
_LONGEST_ERROR = 150


@dataclass(frozen=True, slots=True)
class Cover:
    """Everything that stands on a cover, taken from the envelope's own sheets and manifest."""

    manifest: Manifest
    counts: Counts
    code: str
    recipient_name: str = ""
    office: PaperSettings = NO_OFFICE
    """Place, letterhead and signature, as far as the sender's workbook tells them."""


def cover_of(envelope: Envelope, recipient_name: str = "", office: PaperSettings = NO_OFFICE) -> Cover:
    """The cover of an envelope, whoever builds it; Refusal where its sheets lack a heading."""
    return Cover(envelope.manifest, counts_of(envelope), envelope.code, recipient_name, office)


def recipient_words(manifest: Manifest, recipient_name: str) -> str:
    """How the recipient is addressed: a superior by its name and through its organ (R22), never by a code."""
    if manifest.kind is not EnvelopeKind.SUBMISSION:
        return capitalised(unit_called(recipient_name, manifest.recipient))
    superior = superior_called(manifest.level, recipient_name)
    guidance = load_or_default(manifest.guidance)
    return capitalised(through_organ(superior, manifest.level.next_above, guidance, manifest.created.date()))


def add_cover(book: Workbook, styles: Styles, cover: Cover) -> None:
    """Add the cover to a new workbook as its next sheet."""
    _Page(book.add_worksheet(COVER_SHEET), styles).draw(cover)


class _Page:
    """The page while it is written, from top to bottom."""

    def __init__(self, sheet: Worksheet, styles: Styles) -> None:
        self._sheet = sheet
        self._styles = styles
        self._row = 0
        sheet.hide_gridlines(2)
        for column, pixels in enumerate(_PIXELS):
            sheet.set_column_pixels(column, column, pixels)
        # No foot: the words on the provisional scale stand in the page itself.
        set_up_paper(sheet, landscape=False, provisional=False)
        sheet.set_footer("")
        sheet.set_margins(left=_LEFT_MARGIN, right=_RIGHT_MARGIN, top=_TOP_MARGIN, bottom=_BOTTOM_MARGIN)
        sheet.fit_to_pages(1, 0)

    def draw(self, cover: Cover) -> None:
        manifest, counts = cover.manifest, cover.counts
        self._letterhead(manifest, cover.office)
        self._title(manifest)
        self._facts(cover)
        self._count_table(words.BY_OUTCOME, _outcome_rows(counts), with_total=True)
        self._count_table(words.BY_GRADE, _grade_rows(counts), with_total=False)
        if manifest.kind is EnvelopeKind.SUBMISSION:
            self._problems(counts)
        self._code(cover.code)
        self._signatures(manifest, cover.office)

    def _letterhead(self, manifest: Manifest, office: PaperSettings) -> None:
        unit = office.issuing_body or (manifest.sender_name or manifest.sender).upper()
        centred: dict[str, Property] = {"align": "center", "text_wrap": True, "font_size": _HEADER}
        top: dict[str, Property] = {**centred, "valign": "top"}
        party: dict[str, Property] = {**top, "bold": True, "underline": 1, "font_size": 15}
        above = " ".join(office.superior_body.split())
        if above:
            self._height(text_width.line_count(above, _PIXELS[0], _HEADER), _HEADER)
            self._write(0, 0, above, **top)
            self._write(1, _LAST, words.PARTY, **party)
            self._next()
        unit = " ".join(unit.split())
        self._height(text_width.line_count(unit, _PIXELS[0], _HEADER, bold=True), _HEADER)
        self._write(0, 0, unit, bold=True, **top)
        if not above:
            self._write(1, _LAST, words.PARTY, **party)
        self._next()
        self._height(1, _HEADER)
        self._write(0, 0, "*", **centred)
        day = manifest.created.date()
        # A day below 10 and the months 1 and 2 have a leading zero, so that no digit can be put before them.
        month = f"{day.month:02}" if day.month <= 2 else str(day.month)
        place = office.place or words.PLACE_DOTS
        date_words = words.PLACE_AND_DATE.format(place=place, day=f"{day.day:02}", month=month, year=day.year)
        self._write(1, _LAST, date_words, italic=True, **centred)
        self._next()

    def _title(self, manifest: Manifest) -> None:
        submission = manifest.kind is EnvelopeKind.SUBMISSION
        self._space(_SPACE * 2)
        title = words.SUBMISSION_TITLE if submission else words.RESULT_TITLE
        subtitle = words.SUBTITLE.format(year=manifest.year, version=manifest.version)
        self._line(title, _TITLE, bold=True, align="center")
        self._line(subtitle, _HEADER, bold=True, align="center")
        if not manifest.scale_confirmed:
            self._line(
                PROVISIONAL_SENTENCE.format(basis=load_or_default(manifest.guidance).basis.short_title),
                _TABLE,
                italic=True,
                align="center",
                font_color=design.ATTENTION,
            )
        self._space(_SPACE)

    def _facts(self, cover: Cover) -> None:
        manifest = cover.manifest
        unit = capitalised(unit_called(manifest.sender_name, manifest.sender))
        sender = words.UNIT_AND_LEVEL.format(unit=unit, code=manifest.sender, level=manifest.level.value)
        guidance = load_or_default(manifest.guidance)
        for label, value in (
            (words.TO, recipient_words(manifest, cover.recipient_name)),
            (words.FROM, sender),
            (words.GUIDANCE, guidance.title if guidance.id == manifest.guidance else manifest.guidance),
            (words.MADE, vietnamese_moment(manifest.created)),
            (words.FILE, envelope_name(manifest)),
            (words.SUBJECTS, str(manifest.subjects)),
        ):
            lines = text_width.line_count(value, _RIGHT_PIXELS - _PADDING, _BODY)
            self._height(lines, _BODY)
            self._write(0, 0, label, font_size=_BODY, font_color=design.MUTED, valign="top")
            self._write(1, _LAST, value, font_size=_BODY, text_wrap=True, valign="top")
            self._next()
        self._space(_SPACE)

    def _count_table(self, heading: str, rows: Iterable[tuple[str, list[int]]], *, with_total: bool) -> None:
        ruled: dict[str, Property] = {"font_size": _TABLE, "bottom": 1, "bottom_color": design.HAIRLINE}
        self._height(1, _TABLE)
        head: dict[str, Property] = {"font_size": _TABLE, "bold": True, "bottom": 1, "font_color": design.RED}
        self._write(0, 0, heading, **head)
        for column, text in enumerate((*(kind.value for kind in Kind), words.TOTAL), start=1):
            self._write(column, column, text, align="center", **head)
        self._next()
        sums = [0] * _LAST
        for label, numbers in rows:
            self._numbers(label, numbers, ruled)
            sums = [total + number for total, number in zip(sums, numbers, strict=True)]
        if with_total:
            self._numbers(words.TOTAL, sums, {**ruled, "bold": True})
        self._space(_SPACE)

    def _numbers(self, label: str, numbers: list[int], properties: dict[str, Property]) -> None:
        self._height(1, _TABLE)
        self._write(0, 0, label, **properties)
        style = self._styles.of(align="center", num_format=design.COUNT, **properties)
        for column, number in enumerate(numbers, start=1):
            self._sheet.write_number(self._row, column, number, style)
        self._next()

    def _problems(self, counts: Counts) -> None:
        if counts.errors:
            sentence = words.OPEN_PROBLEMS.format(errors=len(counts.errors), warnings=counts.warnings)
        else:
            sentence = words.WARNINGS_ONLY.format(warnings=counts.warnings) if counts.warnings else words.NO_PROBLEMS
        self._line(sentence, _TABLE, bold=bool(counts.errors))
        for message in counts.errors[:_MOST_ERRORS]:
            self._line(f"– {quoted(message, _LONGEST_ERROR)}", _TABLE)
        if len(counts.errors) > _MOST_ERRORS:
            self._line(words.MORE_ERRORS.format(count=len(counts.errors) - _MOST_ERRORS), _TABLE, italic=True)
        self._space(_SPACE)

    def _code(self, code: str) -> None:
        box: dict[str, Property] = {"top": 1, "bottom": 1, "top_color": design.GOLD, "bottom_color": design.GOLD}
        self._sheet.set_row_pixels(self._row, 40)
        self._write(0, 0, words.CODE, font_size=_BODY, bold=True, **box)
        self._write(1, _LAST, code, font_size=_CODE, bold=True, align="center", **box)
        self._next()
        self._line(words.CODE_NOTE, _TABLE, italic=True, font_color=design.MUTED)
        self._space(_SPACE * 2)

    def _signatures(self, manifest: Manifest, office: PaperSettings) -> None:
        """Who drew the cover up and who signs: authority, post and name, room for the hand between them."""
        is_cell = fold(manifest.sender_name).startswith(fold(words.CELL_NAME))
        usual = words.SIGNED_FOR_CELL if is_cell else words.SIGNED_FOR[manifest.level]
        bold: dict[str, Property] = {"bold": True, "font_size": _BODY}
        self._signature_line(words.DRAWN_UP_BY, " ".join(office.signing_authority.split()) or usual, bold)
        if office.signer_position:
            self._signature_line("", office.signer_position, {"font_size": _BODY})
        self._space(_SIGNATURE_SPACE)
        if office.signer:
            self._signature_line("", office.signer, bold)
        self._sheet.print_area(0, 0, self._row - 1, _LAST)

    def _signature_line(self, left: str, right: str, properties: dict[str, Property]) -> None:
        lines = text_width.line_count(right, _RIGHT_PIXELS, _BODY, bold=True)
        self._height(lines, _BODY)
        if left:
            self._write(0, 0, left, align="center", valign="top", **properties)
        self._write(1, _LAST, right, align="center", valign="top", text_wrap=True, **properties)
        self._next()

    def _line(self, text: str, size: float, **properties: Property) -> None:
        """One text over the whole width."""
        bold = bool(properties.get("bold"))
        self._height(text_width.line_count(text, sum(_PIXELS) - _PADDING, size, bold=bold), size)
        self._write(0, _LAST, text, font_size=size, text_wrap=True, **properties)
        self._next()

    def _write(self, first: int, last: int, text: str, **properties: Property) -> None:
        style = self._styles.of(**properties)
        if first < last:
            self._sheet.merge_range(self._row, first, self._row, last, "", style)
        self._sheet.write_string(self._row, first, text, style)

    def _height(self, lines: int, size: float) -> None:
        self._sheet.set_row_pixels(self._row, round(lines * text_width.line_pixels(size)) + 4)

    def _space(self, pixels: int) -> None:
        self._sheet.set_row_pixels(self._row, pixels)
        self._next()

    def _next(self) -> None:
        self._row += 1


def _outcome_rows(counts: Counts) -> Iterable[tuple[str, list[int]]]:
    """The outcomes that occur, each with its count by kind and in all."""
    for outcome in Outcome:
        total = counts.of_outcome(outcome)
        if total:
            yield outcome.label, [*(counts.outcomes.get((outcome, kind), 0) for kind in Kind), total]


def _grade_rows(counts: Counts) -> Iterable[tuple[str, list[int]]]:
    for grade in counts.grade_order:
        yield grade.value, [*(counts.grades.get((grade, kind), 0) for kind in Kind), counts.of_grade(grade)]
