"""The templates of D1 Phiếu đăng ký and D2 Phiếu chấm điểm: pages repeated in one file."""

from __future__ import annotations

from xlsx_addin.paper.templates import package
from xlsx_addin.paper.templates.common import letterhead, party_head, title, two_signatures
from xlsx_addin.paper.templates.drawing import (
    BOLD,
    Align,
    ParagraphForm,
    TableCell,
    TableForm,
    Type,
    ink_line,
    paragraph,
    run,
    tag,
    when,
)
from xlsx_addin.words import paper_forms as words

_LINE = ParagraphForm(align="both", before=6, line=18)
_TALL, _LOW = 16, 10
"""Least height of a criterion's row in millimetres."""
_PAGE_BREAK = paragraph("", ParagraphForm(page_break=True, line=1), Type(size=1))
"""A paragraph of one point that begins a page."""


def registration_form() -> bytes:
    """The template's bytes."""
    lines = "".join(
        paragraph(text, _LINE) for text in (words.KIND, words.MODEL, words.FIELD, words.PRODUCT, words.PERIOD)
    )
    return package.document(
        tag("for form in forms")
        + when("not form.is_first", _PAGE_BREAK)
        + party_head("form.body_name", "form.place_and_date")
        + title(words.REGISTRATION, words.ABOUT, provisional=False)
        + paragraph(words.ADDRESSEE, ParagraphForm(align="center", before=6, after=6, line=18))
        + paragraph(words.NAME, _LINE)
        + when("form.is_individual", paragraph(words.POST, _LINE))
        + lines
        + paragraph(words.COMMENDATION, ParagraphForm(align="both", before=6, line=18, keep_next=True))
        + two_signatures(("{{ form.confirmed_by }}", ""), ("{{ form.signed_as }}", "{{ form.signer_name }}"), before=18)
        + tag("endfor")
        + paragraph("", ParagraphForm(line=1), Type(size=1))
        + package.form_section(),
        words.REGISTRATION,
    )


def score_form() -> bytes:
    """The template's bytes."""
    plain = ParagraphForm(align="left", before=3, line=18)
    return package.document(
        tag("for sheet in sheets")
        + when("not sheet.is_first", _PAGE_BREAK)
        + letterhead(numbered=False)
        + title(words.SCORE_SHEET, words.ABOUT, provisional=False)
        + paragraph(run(words.SCORER) + run("{{ sheet.scorer }}", BOLD), plain)
        + paragraph(run(words.SUBJECT) + run("{{ sheet.subject }}", BOLD), plain)
        + paragraph(words.MODEL_OF, plain)
        + paragraph(words.PRODUCT_OF, ParagraphForm(align="left", before=3, after=4, line=18))
        + when(
            "sheet.self_assessment",
            paragraph("{{ sheet.self_assessment }}", ParagraphForm(align="left", before=3, after=4, line=18)),
        )
        + tag("if sheet.is_tall")
        + _criteria(_TALL)
        + tag("else")
        + _criteria(_LOW)
        + tag("endif")
        + when(
            "cut_offs",
            paragraph("{{ cut_offs }}", ParagraphForm(align="left", before=4, line=18), Type(size=12, italic=True)),
        )
        + tag("if sheet.comment")
        + paragraph(words.COMMENT, ParagraphForm(align="both", before=3, line=18, keep_next=True))
        + tag("else")
        + ink_line(label=words.COMMENT_BLANK, keep_next=True)
        + ink_line(keep_next=True) * 2
        + tag("endif")
        + two_signatures(("", ""), (words.SIGNED, "{{ sheet.scorer }}"), empty_lines=3, code="{{ sheet.code }}")
        + tag("endfor")
        + paragraph("", ParagraphForm(line=1), Type(size=1))
        + package.form_section(),
        words.SCORE_SHEET,
    )


def _criteria(height: float) -> str:
    table = TableForm(widths=(10, 52, 34, 17, 17, 35))
    centre: Align = "center"
    headings = (words.NUMBER, words.CRITERION, words.BANDS, words.MAXIMUM, words.SCORE, words.REMARK)
    return table.draw(
        table.row(*(TableCell(text=text) for text in headings), heading=True),
        table.tag("for criterion in sheet.criteria"),
        table.row(
            TableCell(text="{{ criterion.number }}", align=centre, middle=True),
            TableCell(text="{{ criterion.content }}", middle=True),
            TableCell(text="{{ criterion.bands }}", align=centre, middle=True),
            TableCell(text="{{ criterion.maximum }}", align=centre, middle=True),
            TableCell(text="{{ criterion.score }}", align=centre, middle=True),
            TableCell(),
            height=height,
        ),
        table.tag("endfor"),
        table.row(
            TableCell(text=words.SUM, span=3, align=centre, bold=True, middle=True),
            TableCell(text="{{ sheet.sum_maximum }}", align=centre, bold=True, middle=True),
            TableCell(text="{{ sheet.sum_score }}", align=centre, bold=True, middle=True),
            TableCell(),
            height=8,
        ),
    )
