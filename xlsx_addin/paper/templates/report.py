"""The template of D5 Báo cáo kết quả thẩm định."""

from __future__ import annotations

from xlsx_addin.paper.templates import package
from xlsx_addin.paper.templates.common import (
    body,
    data_code,
    heading,
    letterhead,
    signature_and_recipients,
    title,
)
from xlsx_addin.paper.templates.drawing import ParagraphForm, TableCell, TableForm, paragraph, tag, when
from xlsx_addin.paper.templates.lists import report_lists
from xlsx_addin.words import paper_report as words


def report() -> bytes:
    """The template's bytes."""
    return package.document(
        letterhead()
        + title(words.TYPE, words.ABOUT)
        + when("addressee", paragraph(words.ADDRESSEE, ParagraphForm(align="center", before=12, after=6, line=18)))
        + body(words.OPENING)
        + heading(words.PART_1)
        + body(words.REGISTERED)
        + body(words.REPORTED)
        + when("merged", body(words.MERGED))
        + heading(words.PART_2)
        + tag("if subjects")
        + body(words.TABLE, keep_next=True)
        + paragraph("", ParagraphForm(line=4, keep_next=True))
        + _results()
        + tag("else")
        + body(words.NO_SUBJECTS)
        + tag("endif")
        + _statements()
        + heading(words.PART_3)
        + _proposals()
        + when("rating_rule", body(words.RATING_RULE))
        + body(words.CLOSING, keep_next=True)
        + signature_and_recipients()
        + data_code(package.main_section())
        + report_lists()
        + package.annex_section(),
        words.TYPE,
    )


def _statements() -> str:
    return (
        when("decided.count", body(words.DECIDED))
        + when("refused.count", body(words.REFUSED))
        + when("concluded_above.count", body(words.CONCLUDED_ABOVE))
        + when("late_accepted.count", body(words.LATE_ACCEPTED))
        + when("not_qualified.count", body(words.NOT_QUALIFIED))
        + when("shut_out.count", body(words.SHUT_OUT))
    )


def _proposals() -> str:
    return (
        when("decided_here.count", body(words.DECIDED_HERE))
        + when("proposed.count", body(words.PROPOSED))
        + when("reported_to_own.count", body(words.REPORTED_TO_OWN))
        + when("grounds.count", body(words.GROUNDS))
        + when("late.count", body(words.LATE))
        + when("commended.count", body(words.COMMENDED))
        + when("nothing_proposed", body(words.FOR_INFORMATION))
    )


def _results() -> str:
    table = TableForm(widths=(75, 22, 22, 22, 24))
    headings = (words.RESULT, words.ORGANISATIONS, words.COLLECTIVES, words.INDIVIDUALS, words.TOTAL)
    fields = ("organisations", "collectives", "individuals", "total")

    def line(*, bold: bool) -> str:
        numbers = (TableCell(text=f"{{{{ row.{field} }}}}", align="center", bold=bold) for field in fields)
        return table.row(TableCell(text="{{ row.label }}", bold=bold), *numbers)

    return table.draw(
        table.row(*(TableCell(text=text) for text in headings), heading=True),
        table.tag("for row in table"),
        table.tag("if row.is_sum"),
        line(bold=True),
        table.tag("else"),
        line(bold=False),
        table.tag("endif"),
        table.tag("endfor"),
    )
