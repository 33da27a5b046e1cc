"""The templates of D7 Tờ trình, D8 Thông báo with its index, and D9 Công văn đôn đốc."""

from __future__ import annotations

from dataclasses import replace

from xlsx_addin.paper.templates import package
from xlsx_addin.paper.templates.common import (
    annex_head,
    body,
    data_code,
    letterhead,
    signature_and_recipients,
    title,
)
from xlsx_addin.paper.templates.drawing import PARAGRAPH, ParagraphForm, TableCell, TableForm, paragraph, tag, when
from xlsx_addin.paper.templates.lists import GRADED, GROUNDS, LATE, Column, list_table, rated_list
from xlsx_addin.words import paper_annexes as annex_words
from xlsx_addin.words import paper_letters as words

_ADDRESSEE = ParagraphForm(align="center", before=12, after=6, line=18)
_NOTICE: tuple[Column, ...] = (
    (annex_words.NUMBER, "number", 10, "center"),
    (annex_words.NAME, "name", 54, "left"),
    (annex_words.MODEL, "model", 49, "left"),
    (annex_words.GRADE, "grade", 20, "center"),
    (annex_words.RESULT, "result", 32, "left"),
)
_NOTICE_ANNEX: tuple[Column, ...] = tuple(
    (heading, field, width, align)
    for (heading, field, _, align), width in zip(_NOTICE, (10, 84, 88, 25, 50), strict=True)
)


def submission() -> bytes:
    """The template of D7."""
    return package.document(
        letterhead()
        + title(words.SUBMISSION_TYPE, words.SUBMISSION_ABOUT)
        + paragraph(words.SUBMISSION_ADDRESSEE, _ADDRESSEE)
        + body(words.SUBMISSION_BASIS)
        + paragraph(words.SUBMISSION_MEETING, replace(PARAGRAPH, align="left"))  # a blank number would stretch its line
        + body(words.SUBMISSION_OPENING)
        + when("recognised.count", body(words.SUBMISSION_RECOGNISE))
        + when("appraised.count", body(words.SUBMISSION_APPRAISE))
        + when("late.rows", body(words.SUBMISSION_LATE))
        + when("grounds.rows", body(words.SUBMISSION_GROUNDS))
        + body(words.SUBMISSION_CLOSING, keep_next=True)
        + signature_and_recipients()
        + data_code(package.main_section())
        + _list("submitted", annex_words.SUBMITTED, GRADED)
        + when("late.rows", _list("late", annex_words.LATE, LATE))
        + when("grounds.rows", _list("grounds", annex_words.GROUNDS, GROUNDS))
        + rated_list("commended")
        + package.annex_section(),
        words.SUBMISSION_TYPE,
    )


def notice() -> bytes:
    """The template of D8."""
    return package.document(
        letterhead()
        + title(words.NOTICE_TYPE, words.NOTICE_ABOUT)
        + tag("if undecided")
        + body(words.NOTICE_UNDECIDED)
        + tag("else")
        + body(words.NOTICE_DECIDED)
        + tag("endif")
        + tag("for line in lines")
        + body("{{ line }}")
        + tag("endfor")
        + tag("if in_text")
        + paragraph("", ParagraphForm(line=4, keep_next=True))
        + list_table("list.rows", _NOTICE, size=12, headings=False)
        + tag("else")
        + body(words.NOTICE_ANNEX)
        + tag("endif")
        + body(words.NOTICE_CLOSING, keep_next=True)
        + signature_and_recipients()
        + data_code(package.main_section())
        + when(
            "not in_text",
            annex_head("{{ list.label }}", annex_words.LIST, annex_words.NOTICE),
            list_table("list.rows", _NOTICE_ANNEX, headings=False, closing=annex_words.CLOSING % "list"),
        )
        + package.annex_section(),
        words.NOTICE_TYPE,
    )


def notice_index() -> bytes:
    """The template of the index of notices: what goes where."""
    table = TableForm(widths=(10, 75, 25, 55))
    number, recipient, subjects, file = words.INDEX_HEADINGS
    return package.document(
        title(words.INDEX_TYPE, words.INDEX_ABOUT)
        + table.draw(
            table.row(*(TableCell(text=text) for text in (number, recipient, subjects, file)), heading=True),
            table.tag("for entry in entries"),
            table.row(
                TableCell(text="{{ entry.number }}", align="center"),
                TableCell(text="{{ entry.recipient }}"),
                TableCell(text="{{ entry.subjects }}", align="center"),
                TableCell(text="{{ entry.file }}"),
            ),
            table.tag("endfor"),
        )
        + data_code()
        + package.main_section(),
        words.INDEX_TYPE,
    )


def reminder() -> bytes:
    """The template of D9."""
    return package.document(
        letterhead(about=words.REMINDER_ABOUT)
        + paragraph("", ParagraphForm(line=18))
        + tag("if is_single")
        + tag("for line in addressees")
        + paragraph(words.REMINDER_TO_ONE, _ADDRESSEE)
        + tag("endfor")
        + tag("else")
        + paragraph(words.REMINDER_TO_MANY, ParagraphForm(align="left", left=35, before=12, line=18, keep_next=True))
        + tag("for line in addressees")
        + paragraph("{{ line }}", ParagraphForm(align="left", left=58, line=18))
        + tag("endfor")
        + tag("endif")
        + paragraph("", ParagraphForm(line=6))
        + paragraph(words.REMINDER_OPENING, PARAGRAPH)
        + body(words.REMINDER_ASK, keep_next=True)
        + signature_and_recipients()
        + data_code()
        + package.main_section(),
        words.LETTER_TYPE,
    )


def _list(name: str, about: str, columns: tuple[Column, ...]) -> str:
    return annex_head(f"{{{{ {name}.label }}}}", annex_words.LIST, about) + list_table(
        f"{name}.rows", columns, closing=annex_words.CLOSING % name
    )
