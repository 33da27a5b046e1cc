"""The report form: one page of questions for one subject, to be filled in, printed, signed and sent back."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from xlsx_addin.exchange.forms.page import GRID, CriterionText, FormPaper, Page, Text, cut_off_words, row_pixels
from xlsx_addin.exchange.forms.questions import NAME, Answer, Part, Question, asked, choice_labels
from xlsx_addin.template import design
from xlsx_addin.template.book import built
from xlsx_addin.terms import Kind, YesNo
from xlsx_addin.vietnamese.numbers import vietnamese_date
from xlsx_addin.words import forms as words
from xlsx_addin.workbook.cell_text import cell_text
from xlsx_addin.workbook.text_width import line_pixels
from xlsx_addin.xlsx.cells import CellValue, DateSerial
from xlsx_addin.xlsx.serial_dates import moment_of_serial

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from xlsx_addin.exchange.forms.manifest import FormManifest
    from xlsx_addin.template.design import Property, Styles
    from xlsx_addin.xlsx.book import Book

_COLUMNS = (38, 200, 240, 62, 84)
_LAST = len(_COLUMNS) - 1
_ANSWER = 2
_LABEL_ROOM = _COLUMNS[1] - 12
_ANSWER_ROOM = sum(_COLUMNS[_ANSWER:])
_HINT_SIZE = 10
_HIGHEST_PAGE = 1122
"""Pixels of rows that go on one page at a scale of 0.9, at which hints print at 9 points."""


_PAGE_PIXELS = 1080
"""Rows that surely stand on one page at the scale of printing."""


class ReportText(NamedTuple):
    """What a report form says beside its manifest."""

    paper: FormPaper
    last_day: date | None
    """The last day in time; None where there is no deadline."""
    criteria: Mapping[str, CriterionText]
    """By the code of the criterion."""
    grades: Sequence[str]


def report_form_bytes(form: FormManifest, text: ReportText) -> bytes:
    """The file of a sealed report form; the same bytes for the same form."""
    created = form.created.replace(tzinfo=None)
    return built(
        lambda book, styles: _ReportPage(book, styles, form, text).draw(), title=words.REPORT_TITLE, created=created
    )


class _ReportPage(Page):
    def __init__(self, book: Book, styles: Styles, form: FormManifest, text: ReportText) -> None:
        super().__init__(book, styles, _COLUMNS)
        self.form, self.text = form, text
        self.is_individual = form.subject_kind in (Kind.INDIVIDUAL, None)
        self._number = 0
        self._last_part = 0

    def draw(self) -> None:
        """Draw all of it."""
        self._head()
        part = Part.HEAD
        for question in asked(self.form):
            while part is not question.part:
                part = _next(part)
                if part is not Part.SELF or self.form.criteria:
                    self._begin(part)
            self._question(question)
            if question.part is Part.SELF:
                self._cut_offs()
        self._signature()
        form = self.form
        subject = form.subject or words.NEW_SUBJECT
        foot = words.REPORT_FOOT.format(code=form.code, subject=subject, unit=form.recipient, year=form.year)
        self.set_up(foot, landscape=False)
        if sum(self.heights) <= _HIGHEST_PAGE:
            self.sheet.fit_to_pages(1, 1)
        elif not self.ends_with(self._last_part, _PAGE_PIXELS):  # the signature never stands alone
            self.sheet.set_h_pagebreaks([self._last_part])
        self.sheet.set_selection(self._first_answer, _ANSWER, self._first_answer, _LAST)
        self.manifest(form)

    def _head(self) -> None:
        text = self.text
        self.line(words.REPORT_TITLE, design.TITLE_SIZE, bold=True, font_color=design.RED, align="center")
        self.line(words.REPORT_ABOUT.format(year=self.form.year, **text.paper.said), 13, bold=True, align="center")
        self.line(
            text.paper.letter,
            11,
            italic=True,
            font_color=design.MUTED,
            align="center",
            valign="top",
            bottom=2,
            bottom_color=design.GOLD,
        )
        self.next_row(6)
        self.line(words.ADDRESSEE.format(unit=text.paper.unit_name or words.NO_PLACE), 12, bold=True)
        due = "" if text.last_day is None else words.REPORT_DUE.format(day=vietnamese_date(text.last_day))
        self.line(words.REPORT_HOW.format(due=due), 11, italic=True, font_color=design.MUTED)
        self._first_answer = self.row

    def _begin(self, part: Part) -> None:
        title = part.value.format(**self.text.paper.said)
        if part is Part.REST and not self.is_individual:
            title = words.PART_REST_OF_COLLECTIVE
        self._last_part = self.row
        self.line(title, design.SECTION_SIZE, least=24, bold=True, font_color=design.RED, valign="bottom")
        if part is Part.SUBJECT and not self.form.is_new_subject:
            kind = "" if self.form.subject_kind is None else self.form.subject_kind.value
            self._fixed(words.CODE_AND_KIND, words.CODE_AND_KIND_SHOWN.format(code=self.form.subject, kind=kind))
        if part is Part.SELF:
            self._self_scores()

    def _fixed(self, label: str, text: str) -> None:
        for name, shown, bold in ((NAME, self.form.subject_name, True), (label, text, False)):
            self._label(name, "", bold=False)
            look = self.styles.of(font_size=11, bold=bold, text_wrap=True, indent=1, **GRID)
            self.merged(_ANSWER, _LAST, shown, look)
            self.next_row(row_pixels([Text(shown, _ANSWER_ROOM - 12, 11, bold)], 22))

    def _label(self, label: str, hint: str, *, bold: bool) -> None:
        """Number and label of the row, under it the choices: paper has no list to choose from."""
        self._number += 1
        number = self.styles.of(font_size=11, align="center", font_color=design.MUTED, **GRID)
        self.sheet.write_number(self.row, 0, self._number, number)
        look = self.styles.of(font_size=11, text_wrap=True, indent=1, **GRID, **({"bold": True} if bold else {}))
        if not hint:
            self.sheet.write_string(self.row, 1, label, look)
            return
        loud = self.styles.of(font_size=11, bold=bold)
        quiet = self.styles.of(font_size=_HINT_SIZE, font_color=design.MUTED)
        self.sheet.write_rich_string(self.row, 1, loud, label, quiet, f"\n{hint}", look)

    def _question(self, question: Question) -> None:
        choices = tuple(self.text.grades) if question.answer is Answer.GRADE else question.choices
        hint = words.YES_OR_NO if choices == choice_labels(YesNo) else words.CHOICES_BETWEEN.join(choices)
        is_first = question.part is Part.HEAD
        self._label(question.label, hint, bold=is_first)
        value = self.form.known.get(question.heading)
        self._answer(question, value)
        if choices:
            options = {"validate": "list", "source": list(choices), "error_title": words.CHOOSE_TITLE}
            self.sheet.data_validation(self.row, _ANSWER, self.row, _ANSWER, {**options, "error_message": words.CHOOSE})
        elif question.answer is Answer.DATE:
            self._check_date()
        texts = [Text(question.label, _LABEL_ROOM, 11, is_first), Text(cell_text(value), _ANSWER_ROOM)]
        label = row_pixels(texts[:1]) + (row_pixels([Text(hint, _LABEL_ROOM, _HINT_SIZE)]) - 6 if hint else 0)
        self.next_row(row_pixels(texts, max(22, round(question.lines * line_pixels(11)) + 6, label)))

    def _answer(self, question: Question, value: CellValue | None) -> None:
        number_format = {Answer.DATE: "dd/mm/yyyy", Answer.TEXT: "@"}.get(question.answer, "General")
        if isinstance(value, float):
            number_format = "dd/mm/yyyy" if isinstance(value, DateSerial) else "General"
        look = self.styles.typed(text_wrap=True, indent=1, align="left", num_format=number_format)
        text = value if isinstance(value, str) else ""
        self.merged(_ANSWER, _LAST, text, look)
        moment = moment_of_serial(value) if isinstance(value, DateSerial) else None
        if moment is not None:
            self.sheet.write_datetime(self.row, _ANSWER, moment, look)
        elif isinstance(value, float):
            self.sheet.write_number(self.row, _ANSWER, value, look)

    def _check_date(self) -> None:
        year = self.form.year
        options = {
            "validate": "date",
            "criteria": ">=",
            "value": datetime(2000, 1, 1),  # noqa: DTZ001 - a cell's day has no zone
            "error_title": words.DATE_TITLE,
            "error_message": words.DATE_REFUSED.format(year=year),
            "input_message": words.DATE_HELP.format(year=year),
        }
        self.sheet.data_validation(self.row, _ANSWER, self.row, _ANSWER, options)

    def _self_scores(self) -> None:
        """The table in which the subject scores itself, and its sum, empty until it is complete."""
        styles = self.styles
        for column, text in enumerate(words.SELF_HEADINGS):
            self.sheet.write_string(self.row, column, text, styles.heading())
        self.next_row(24)
        first = self.row
        cell = styles.of(font_size=11, text_wrap=True, indent=1, **GRID)
        centred = styles.of(font_size=11, align="center", num_format="General", text_wrap=True, **GRID)
        for criterion in self.form.criteria:
            said = self.text.criteria.get(criterion.code, CriterionText())
            self.sheet.write_string(self.row, 0, criterion.code, centred)
            self.sheet.write_string(self.row, 1, said.content, cell)
            self.sheet.write_string(self.row, 2, said.bands, cell)
            self.sheet.write_number(self.row, 3, criterion.most, centred)
            self.sheet.write_blank(self.row, _LAST, None, styles.typed(align="center", num_format="General"))
            self.check_points((self.row, self.row), _LAST, criterion, said)
            rooms = [Text(said.content, _COLUMNS[1] - 10), Text(said.bands, _COLUMNS[2] - 10)]
            self.next_row(row_pixels([*rooms, Text(criterion.code, _COLUMNS[0])], 24))
        total = styles.of(font_size=11, bold=True, align="center", num_format="General", **GRID)
        self.merged(0, 2, words.TOTAL, styles.of(font_size=11, bold=True, indent=1, **GRID))
        self.sheet.write_number(self.row, 3, sum(each.most for each in self.form.criteria), total)
        cells = f"E{first + 1}:E{self.row}"
        count = len(self.form.criteria)
        self.sheet.write_formula(self.row, _LAST, f'=IF(COUNT({cells})<{count},"",SUM({cells}))', total, "")
        self.next_row(24)

    def _cut_offs(self) -> None:
        text = cut_off_words(self.text.paper)
        if text:
            self.line(text, _HINT_SIZE, least=20, italic=True, font_color=design.MUTED)

    def _signature(self) -> None:
        form = self.form
        signs = form.subject_name if self.is_individual and form.subject_name else ""
        self.next_row(10)
        place = words.PLACE_AND_DATE.format(place=self.text.paper.place or words.NO_PLACE, year=form.year)
        self.ruled(_ANSWER, _LAST, 22, place, italic=True)
        confirmed = words.CONFIRMED_BY_UNIT if self.is_individual else words.CONFIRMED_BY_COMMITTEE
        self.merged(0, 1, confirmed, self.styles.of(font_size=11, bold=True, align="center"))
        self.ruled(_ANSWER, _LAST, 22, words.REPORTER if self.is_individual else words.REPRESENTATIVE, bold=True)
        self.next_row(58)
        height = row_pixels([Text(signs, _ANSWER_ROOM, 11, bold=True)], 22)
        look: dict[str, Property] = {"bold": True} if signs else {"italic": True}
        self.ruled(_ANSWER, _LAST, height, signs or words.SIGN_HERE, text_wrap=True, **look)


def _next(part: Part) -> Part:
    parts = list(Part)
    return parts[parts.index(part) + 1]
