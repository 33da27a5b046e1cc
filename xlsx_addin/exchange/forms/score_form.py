"""The score form: all subjects that one person scores, in one table, to be filled in, printed, signed and sent back."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from xlsx_addin.exchange.forms.page import GRID, CriterionText, FormPaper, Page, Text, cut_off_words, row_pixels
from xlsx_addin.template import design
from xlsx_addin.template.book import built
from xlsx_addin.vietnamese.numbers import vietnamese_date
from xlsx_addin.words import forms as words
from xlsx_addin.xlsx.cells import CellValue, address, column_letters

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from xlsx_addin.exchange.forms.manifest import AskedCriterion, AskedSubject, FormManifest
    from xlsx_addin.template.design import Property, Styles
    from xlsx_addin.xlsx.book import Book

_WIDTH = 960
_NUMBER, _CODE, _SUBJECT, _FIRST = 0, 1, 2, 3
_TOTAL_PIXELS = 62
_WIDE_CRITERIA = 4
"""So many criteria, and there is room for wide columns; from so many on their texts stand in two columns."""
_HIGHEST_HEAD = 280
"""Pixels of a head that stays in sight; of a higher one only the columns do."""
_BODY_SIZE = 10.5
_PAGE_PIXELS = 715
"""Rows that surely stand on one page of A4 across: 180 mm at the scale of printing."""
_WIDEST_SIGNATURE = 400


class SubjectText(NamedTuple):
    """What is said of a subject besides its name."""

    model: str
    product: str


class ScoreText(NamedTuple):
    """What a score form says beside its manifest."""

    paper: FormPaper
    post: str
    last_day: date | None
    """The last day on which it may come back; None where no meeting is set."""
    criteria: Mapping[str, CriterionText]
    subjects: Mapping[str, SubjectText]


def score_form_bytes(form: FormManifest, text: ScoreText) -> bytes:
    """The file of a sealed score form; the same bytes for the same form."""
    created = form.created.replace(tzinfo=None)
    return built(
        lambda book, styles: _ScorePage(book, styles, form, text).draw(), title=words.SCORE_TITLE, created=created
    )


def column_pixels(criteria: int) -> list[int]:
    """The widths of all columns: TT, Mã, subject, the criteria, Cộng, Nhận xét."""
    each, remark, code = (74, 176, 96) if criteria <= _WIDE_CRITERIA else (50, 118, 78)
    rest = _WIDTH - 32 - code - criteria * each - _TOTAL_PIXELS - remark
    return [32, code, max(rest, 160), *[each] * criteria, _TOTAL_PIXELS, remark]


class _ScorePage(Page):
    def __init__(self, book: Book, styles: Styles, form: FormManifest, text: ScoreText) -> None:
        super().__init__(book, styles, column_pixels(len(form.criteria)))
        self.form, self.text = form, text
        self.last = len(self.columns) - 1
        self.total = self.last - 1
        self._complete: list[float] = []

    def draw(self) -> None:
        """Draw all of it."""
        form = self.form
        self._head()
        heading_row = self._headings()
        first = self.row
        for number, subject in enumerate(form.subjects, start=1):
            self._subject(number, subject)
        self._checks(first)
        last_subject = self.row - 1
        self._sum(first)
        self._foot()
        self.set_up(words.SCORE_FOOT.format(code=form.code, unit=form.recipient, year=form.year), landscape=True)
        self.sheet.repeat_rows(heading_row)
        if last_subject >= first and not self.ends_with(last_subject, _PAGE_PIXELS, self.heights[heading_row]):
            self.sheet.set_h_pagebreaks([last_subject])
        self.sheet.freeze_panes(first if self._head_pixels <= _HIGHEST_HEAD else 0, _FIRST)
        self.sheet.set_selection(first, _FIRST, first, _FIRST)
        self.manifest(form)

    def _head(self) -> None:
        text, form = self.text, self.form
        rule: dict[str, Property] = {"bottom": 2, "bottom_color": design.GOLD}
        title = words.SCORE_TITLE_LINE.format(year=form.year, **text.paper.said)
        self.line(title, 15, least=30, bold=True, font_color=design.RED, **rule)
        named = words.SCORER_WITH_POST if text.post else words.SCORER
        self.line(named.format(name=form.scorer, post=text.post), 12, bold=True)
        due = "" if text.last_day is None else words.SCORE_DUE.format(day=vietnamese_date(text.last_day))
        how = words.SCORE_HOW.format(unit=text.paper.unit_name or words.NO_PLACE, due=due)
        self.line(how, 11, italic=True, font_color=design.MUTED)
        lines = [self._criterion(criterion) for criterion in form.criteria]
        if len(lines) < _WIDE_CRITERIA:
            for line in lines:
                self.line(line, _BODY_SIZE, least=18)
            return
        # In two columns, parted at the edge that is nearest to the middle.
        middle = min(range(_SUBJECT, self.last), key=lambda column: abs(self.room(0, column) - _WIDTH / 2))
        half = -(-len(lines) // 2)
        style = self.styles.of(font_size=_BODY_SIZE, text_wrap=True)
        for left, right in zip_longest(lines[:half], lines[half:], fillvalue=""):
            self.merged(0, middle, left, style)
            self.merged(middle + 1, self.last, right, style)
            rooms = (self.room(0, middle), self.room(middle + 1, self.last))
            self.next_row(row_pixels([Text(left, rooms[0], _BODY_SIZE), Text(right, rooms[1], _BODY_SIZE)], 18))

    def _criterion(self, criterion: AskedCriterion) -> str:
        said = self.text.criteria.get(criterion.code, CriterionText())
        line = words.CRITERION_LINE.format(
            code=criterion.code, content=said.content, maximum=criterion.maximum, bands=said.bands
        )
        return line.removesuffix(": ")

    def _headings(self) -> int:
        headings = [
            words.NUMBER,
            words.CODE,
            words.SUBJECT,
            *(words.SCORE_HEADING.format(code=each.code, maximum=each.maximum) for each in self.form.criteria),
            words.TOTAL,
            words.REMARK,
        ]
        for column, text in enumerate(headings):
            self.sheet.write_string(self.row, column, text, self.styles.heading())
        rooms = [Text(text, width, 11, bold=True) for text, width in zip(headings, self.columns, strict=True)]
        row = self.next_row(row_pixels(rooms, 42))
        self._head_pixels = sum(self.heights)
        return row

    def _subject(self, number: int, subject: AskedSubject) -> None:
        styles = self.styles
        said = self.text.subjects.get(subject.code, SubjectText("", ""))
        centred = styles.of(font_size=11, align="center", font_color=design.MUTED, text_wrap=True, **GRID)
        self.sheet.write_number(self.row, _NUMBER, number, centred)
        self.sheet.write_string(self.row, _CODE, subject.code, centred)
        lines = [
            (subject.name, 11, styles.of(font_size=11, bold=True)),
            (said.model and words.MODEL_OF.format(model=said.model), _BODY_SIZE, styles.of(font_size=_BODY_SIZE)),
            (
                said.product and words.PRODUCT_OF.format(product=said.product),
                _BODY_SIZE,
                styles.of(font_size=_BODY_SIZE, italic=True, font_color=design.MUTED),
            ),
        ]
        lines = [line for line in lines if line[0]]
        cell = styles.of(font_size=11, text_wrap=True, indent=1, **GRID)
        if len(lines) == 1:
            self.sheet.write_string(
                self.row, _SUBJECT, subject.name, styles.of(font_size=11, bold=True, text_wrap=True, indent=1, **GRID)
            )
        else:
            parts = [
                piece for place, (text, _, look) in enumerate(lines) for piece in (look, "\n" * bool(place) + text)
            ]
            self.sheet.write_rich_string(self.row, _SUBJECT, *parts, cell)
        self._points(subject)
        look = styles.typed(text_wrap=True, num_format="@", align="left", indent=1)
        self.sheet.write_blank(self.row, self.last, None, look)
        room = self.columns[_SUBJECT] - 12
        texts = [
            row_pixels([Text(text, room, size, bold=not place)]) - 6 for place, (text, size, _) in enumerate(lines)
        ]
        self.next_row(row_pixels([Text(subject.code, self.columns[_CODE])], max(40, sum(texts) + 10)))

    def _points(self, subject: AskedSubject) -> None:
        """A cell for each criterion, grey and locked where it does not apply, and their sum."""
        styles = self.styles
        typed = styles.typed(align="center", font_size=12, num_format="General")
        none = styles.of(font_size=12, align="center", font_color=design.MUTED, bg_color=design.NEUTRAL, **GRID)
        given: list[CellValue] = []
        asked = [criterion for criterion in self.form.criteria if subject.asks(criterion)]
        for place, criterion in enumerate(self.form.criteria):
            column = _FIRST + place
            value = subject.own[place] if place < len(subject.own) else None
            if criterion not in asked:
                self.sheet.write_string(self.row, column, words.NOT_APPLICABLE, none)
            elif value is None:
                self.sheet.write_blank(self.row, column, None, typed)
            elif isinstance(value, str):
                self.sheet.write_string(self.row, column, value, typed)
            else:
                self.sheet.write_number(self.row, column, value, typed)
                given.append(value)
        complete = sum(each for each in given if isinstance(each, float)) if len(given) == len(asked) else None
        if complete is not None and asked:
            self._complete.append(complete)
        cells = f"{address(self.row + 1, _FIRST + 1)}:{address(self.row + 1, self.total)}"
        style = styles.of(font_size=12, bold=True, align="center", num_format="General", **GRID)
        shown = "" if complete is None or not asked else complete
        formula = f'=IF(COUNT({cells})<{max(len(asked), 1)},"",SUM({cells}))'
        self.sheet.write_formula(self.row, self.total, formula, style, shown)

    def _checks(self, first: int) -> None:
        """Points out of range are refused, and shown where they come all the same: a gap, a text, too much."""
        styles = self.styles
        last = self.row - 1
        if last < first:
            return
        wrong = styles.change(font_color=design.WRONG, bg_color=design.FORGOTTEN)
        begin, end = (f"${column_letters(column + 1)}{first + 1}" for column in (_FIRST, self.total - 1))
        for place, criterion in enumerate(self.form.criteria):
            column = _FIRST + place
            said = self.text.criteria.get(criterion.code, CriterionText())
            self.check_points((first, last), column, criterion, said)
            cell = address(first + 1, column + 1)
            for condition in (
                f"=AND(ISNUMBER({cell}),OR({cell}<0,{cell}>{criterion.most:g}))",
                f"=AND(ISBLANK({cell}),COUNT({begin}:{end})>0)",
                f'=AND(ISTEXT({cell}),{cell}<>"{words.NOT_APPLICABLE}")',
            ):
                options = {"type": "formula", "criteria": condition, "format": wrong}
                self.sheet.conditional_format(first, column, last, column, options)

    def _sum(self, first: int) -> None:
        """The control total: what stands on the signed print and is read out by telephone."""
        styles = self.styles
        count = len(self.form.subjects)
        rule: dict[str, Property] = {"top": 1, "top_color": design.RED}
        totals = f"{address(first + 1, self.total + 1)}:{address(max(self.row, first + 1), self.total + 1)}"
        self.merged(0, _SUBJECT, words.SUM, styles.of(font_size=11, bold=True, **rule))
        done = styles.of(font_size=11, italic=True, align="right", **rule)
        self.merged(_FIRST, self.total - 1, "", done)
        of = words.SCORED_OF.format(subjects=count)
        formula = f'="{words.SCORED_BEFORE}"&COUNT({totals})&"{of}"'
        self.sheet.write_formula(self.row, _FIRST, formula, done, f"{words.SCORED_BEFORE}{len(self._complete)}{of}")
        bold = styles.of(font_size=12, bold=True, align="center", num_format="General", **rule)
        self.sheet.write_formula(self.row, self.total, f"=SUM({totals})", bold, sum(self._complete))
        self.sheet.write_blank(self.row, self.last, None, styles.of(**rule))
        self.next_row(28)

    def _foot(self) -> None:
        form = self.form
        paper = self.text.paper
        text = (cut_off_words(paper._replace(provisional="")) + words.WAY_OF_SHEETS.format(**paper.said)).strip()
        text += paper.provisional
        self.line(text, 10, least=20, italic=True, font_color=design.MUTED)
        columns = range(len(self.columns))
        right = next(column for column in columns if self.room(column, self.last) <= _WIDEST_SIGNATURE)
        place = words.PLACE_AND_DATE.format(place=self.text.paper.place or words.NO_PLACE, year=form.year)
        self.ruled(right, self.last, 24, place, italic=True, valign="bottom")
        self.ruled(right, self.last, 22, words.SCORED_BY, bold=True)
        self.next_row(62)
        height = row_pixels([Text(form.scorer, self.room(right, self.last), 11, bold=True)], 22)
        self.ruled(right, self.last, height, form.scorer, bold=True, text_wrap=True)
