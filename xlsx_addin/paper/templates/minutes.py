"""The template of D4 Biên bản, with D3 Bảng tổng hợp điểm: one table for each number of scorers."""

from __future__ import annotations

from xlsx_addin.paper.score_table import MOST_SCORERS
from xlsx_addin.paper.templates import package
from xlsx_addin.paper.templates.common import (
    annex_head,
    body,
    data_code,
    heading,
    letterhead,
    title,
    two_signatures,
)
from xlsx_addin.paper.templates.drawing import (
    TEXT_WIDTH,
    WIDE_WIDTH,
    ParagraphForm,
    TableCell,
    TableForm,
    Type,
    ink_line,
    paragraph,
    tag,
    when,
)
from xlsx_addin.words import paper_minutes as words
from xlsx_addin.words import paper_templates as shared

_LINES_OF_DISCUSSION, _LINES_OF_OPINION, _LINES_OF_CONCLUSION = 10, 2, 5
_SCORE_WIDTH, _NAME_WIDTH = 14, 112


def minutes() -> bytes:
    """The template's bytes."""
    return package.document(
        letterhead()
        + title(words.TYPE, words.ABOUT)
        + "".join(body(text) for text in (words.TIME, words.VENUE, words.SUBJECT, words.CHAIR, words.CLERK))
        + heading(words.PART_1)
        + body(words.MEMBERS)
        + _people("members")
        + body(words.GUESTS)
        + _people("guests")
        + heading(words.PART_2)
        + body(words.PRESENTED)
        + body(words.DISCUSSION, keep_next=True)
        + ink_line() * _LINES_OF_DISCUSSION
        + tag("if sheets")
        + body(words.SCORED)
        + when("outsiders", body(words.OUTSIDERS))
        + tag("else")
        + body(words.NOTHING_SCORED)
        + tag("endif")
        + heading(words.PART_3)
        + _results()
        + heading(words.PART_4)
        + ink_line() * _LINES_OF_CONCLUSION
        + body(words.VOTE)
        + body(words.CLOSING, keep_next=True)
        + _signatures(TEXT_WIDTH)
        + data_code(package.main_section())
        + when(
            "scores.rows",
            annex_head("", words.SCORES, words.SCORES_ABOUT),
            *(when(f"scores.columns == {columns}", _scores(columns)) for columns in range(1, MOST_SCORERS + 1)),
            when(
                "scores.legend",
                paragraph("{{ scores.legend }}", ParagraphForm(align="left", before=6, keep_next=True), Type(size=12)),
            ),
            _signatures(WIDE_WIDTH),
        )
        + package.annex_section(),
        words.TYPE,
    )


def _people(field: str) -> str:
    return tag(f"for person in {field}") + body(words.PERSON) + tag("endfor")


def _signatures(width: float) -> str:
    clerk = (words.SIGNED_CLERK, "{{ clerk_name }}")
    return two_signatures(clerk, ("{{ chair_title }}", "{{ chair_name }}"), width=width)


def _results() -> str:
    return (
        tag("if graded")
        + tag("for line in grade_lines")
        + body("{{ line }}")
        + tag("endfor")
        + tag("else")
        + body(words.NOTHING_GRADED)
        + tag("endif")
        + when("grounds", body(words.GROUNDS))
        + when("shut_out", body(words.SHUT_OUT))
        + when("awaiting", body(words.AWAITING))
        + when("invalid", body(words.INVALID))
        + when("late_accepted", body(words.LATE_ACCEPTED))
        + when(
            "late_open",
            body(words.LATE_OPEN, keep_next=True),
            ink_line(keep_next=True),
            ink_line() * (_LINES_OF_OPINION - 1),
        )
    )


def _scores(columns: int) -> str:
    name_width = _NAME_WIDTH - _SCORE_WIDTH * columns
    widths = [10, name_width, *[_SCORE_WIDTH] * columns, 13, 17, 17, 20, 20, 14]
    table = TableForm(widths=[*widths, WIDE_WIDTH - sum(widths)], size=11)
    places = range(1, columns + 1)
    headings = (
        shared.NUMBER,
        words.NAME_AND_CODE,
        *(f"{{{{ scores.heading_{place} }}}}" for place in places),
        words.SHEETS,
        words.MEAN,
        words.SELF_POINTS,
        words.SELF_GRADE,
        words.GRADE_HEADING,
        words.RANK,
        words.NOTE,
    )
    scored = [f"score_{place}" for place in places]
    centred = [*scored, "sheets", "mean", "self_points", "self_grade", "grade", "rank"]
    return table.draw(
        table.row(*(TableCell(text=text) for text in headings), heading=True),
        table.tag("for row in scores.rows"),
        table.tag("if row.heading"),
        table.row(TableCell(text="{{ row.heading }}", span=len(headings), bold=True), keep_next=True),
        table.tag("else"),
        table.row(
            TableCell(text="{{ row.number }}", align="center"),
            TableCell(text="{{ row.name }}"),
            *(TableCell(text=f"{{{{ row.{field} }}}}", align="center") for field in centred),
            TableCell(text="{{ row.note }}"),
        ),
        table.tag("endif"),
        table.tag("endfor"),
    )
