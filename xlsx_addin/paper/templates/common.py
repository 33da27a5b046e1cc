"""The parts that documents share: letterhead, title, signature, the line with the data code, heads of annexes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.paper.letterhead import LEFT_MM, RIGHT_MM
from xlsx_addin.paper.templates.drawing import (
    BOLD,
    CENTRED,
    PARAGRAPH,
    PLAIN,
    TEXT_WIDTH,
    ParagraphForm,
    TableCell,
    TableForm,
    Type,
    paragraph,
    tag,
    when,
)
from xlsx_addin.words import paper_templates as words

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEAD = ParagraphForm(align="center")
_PARTY_WIDTH_MM = 73
"""Width of the Party's name in its type: the line below is as long."""
_CODE = Type(size=8, colour="808080")
_NOTE = Type(size=12, italic=True)
KEPT = ParagraphForm(first_line=10, before=6, line=18, keep_next=True)
"""A paragraph of the main text that stays with the next one."""


def letterhead(*, numbered: bool = True, about: str = "") -> str:
    """Bodies and number at the left, the Party's name, place and date at the right, in two rows.

    ``about`` stands under the number of a công văn. Without a number the date stands under the Party's name.
    """
    table = TableForm(widths=(LEFT_MM, RIGHT_MM), ruled=False)
    party, date = _party(), _date()
    star = paragraph("*", _HEAD)
    issuing = paragraph("{{ issuing_body }}", _HEAD, BOLD)
    if not numbered:
        return table.draw(table.row(TableCell(content=issuing + star), TableCell(content=party + date)))
    bodies = paragraph("{{ superior_body }}", _HEAD) + issuing + star
    number = paragraph("{{ number }}", _HEAD)
    if about:
        number += paragraph(about, _HEAD, _NOTE)
    return table.draw(
        table.row(TableCell(content=bodies), TableCell(content=party)),
        table.row(TableCell(content=number), TableCell(content=date)),
    )


def party_head(body_name: str, date: str) -> str:
    """Where the field ``body_name`` is not empty: that body, the Party's name, and place and date; else these alone."""
    table = TableForm(widths=(LEFT_MM, RIGHT_MM), ruled=False)
    date_ = paragraph(f"{{{{ {date} }}}}", _HEAD, Type(italic=True))
    body_ = paragraph(f"{{{{ {body_name} }}}}", _HEAD, BOLD) + paragraph("*", _HEAD)
    whole = table.draw(table.row(TableCell(content=body_), TableCell(content=_party() + date_)))
    alone = paragraph(f"{{{{ {date} }}}}", ParagraphForm(align="right"), Type(italic=True))
    return tag(f"if {body_name}") + whole + tag("else") + alone + tag("endif")


def _party() -> str:
    """The Party's name over a line as long as it."""
    indent = (RIGHT_MM - _PARTY_WIDTH_MM) / 2
    form = ParagraphForm(align="center", left=indent, right=indent, bottom_line=True)
    return paragraph(words.PARTY, form, Type(size=15, bold=True))


def _date() -> str:
    return paragraph("{{ place_and_date }}", _HEAD, Type(italic=True))


def title(kind: str, about: str, *, provisional: bool = True) -> str:
    """Type of document, what it is about, and while the scale is not confirmed a note that says so."""
    drawn = paragraph(kind, ParagraphForm(align="center", before=18), Type(size=16, bold=True))
    drawn += paragraph(about, ParagraphForm(align="center"), Type(size=15, bold=True))
    drawn += paragraph("-----", ParagraphForm(align="center", after=6, line=12))
    if provisional:
        drawn += when("provisional_note", paragraph("{{ provisional_note }}", CENTRED, _NOTE))
    return drawn


def heading(text: str) -> str:
    """A heading of the main text."""
    return paragraph(text, KEPT, BOLD)


def body(text: str, *, keep_next: bool = False) -> str:
    """A paragraph of the main text."""
    return paragraph(text, KEPT if keep_next else PARAGRAPH)


def signature_and_recipients() -> str:
    """Who signs, at the right, and beside it who gets a copy; one row that is never broken."""
    signature = _signature("{{ authority }}", "{{ signer }}", post="{{ post }}")
    recipients = paragraph(words.RECIPIENTS, PLAIN, Type(underline=True))
    recipients += tag("for line in recipients")
    recipients += paragraph("{{ line }}", PLAIN, Type(size=12))
    recipients += tag("endfor")
    table = TableForm(widths=(73, TEXT_WIDTH - 73), ruled=False)
    spacer = paragraph("", ParagraphForm(line=6, keep_next=True), Type(size=4))
    return spacer + table.draw(
        table.row(TableCell(content=recipients + paragraph("", PLAIN, Type(size=2))), TableCell(content=signature))
    )


def two_signatures(
    left: Sequence[str],
    right: Sequence[str],
    *,
    empty_lines: int = 4,
    width: float = TEXT_WIDTH,
    before: float = 0,
    code: str = "",
) -> str:
    """Two names to sign beside each other: each a title and a name.

    ``code`` is the last line of a page that is one of many, where nobody signs on the left: level with the name on the
    right, it never stands on a page by itself.
    """
    table = TableForm(widths=(width / 2, width / 2), ruled=False)
    spacer = paragraph("", ParagraphForm(line=6, before=before, keep_next=True), Type(size=4))
    cells = [
        TableCell(content=_signature(title_, name, empty_lines=empty_lines))
        if title_
        else _only_code(code, empty_lines)
        for title_, name in (left, right)
    ]
    return spacer + table.draw(table.row(*cells, keep_next=True))


def _only_code(code: str, empty_lines: int) -> TableCell:
    above = paragraph("", ParagraphForm(line=18, keep_next=True)) * (empty_lines + 1)
    return (
        TableCell(content=above + paragraph(code, ParagraphForm(align="left", line=18), _CODE)) if code else TableCell()
    )


def _signature(title_: str, name: str, *, post: str = "", empty_lines: int = 4) -> str:
    centred = ParagraphForm(align="center", keep_next=True)
    drawn = paragraph(title_, centred, BOLD)
    if post:
        drawn += paragraph(post, centred)
    drawn += paragraph("", ParagraphForm(line=18, keep_next=True)) * empty_lines
    return drawn + paragraph(name, ParagraphForm(align="center"), BOLD)


def data_code(section: str = "") -> str:
    """The last paragraph of the main text; where annexes follow, it carries the end of its section."""
    return paragraph("{{ data_code }}", ParagraphForm(align="left", before=6), _CODE, section=section)


def annex_head(label: str, kind: str, about: str, *, page_break: bool = True) -> str:
    """The head of an annex, which begins a page: its number, its title, and what it belongs to."""
    drawn = ""
    if label:
        drawn += paragraph(label, ParagraphForm(align="right", page_break=page_break, keep_next=True), BOLD)
        page_break = False
    drawn += paragraph(kind, ParagraphForm(align="center", page_break=page_break, keep_next=True), BOLD)
    drawn += paragraph(about, ParagraphForm(align="center", keep_next=True), BOLD)
    return drawn + paragraph(
        "{{ annex_of }}", ParagraphForm(align="center", after=6, keep_next=True), Type(size=13, italic=True)
    )


def list_end(table: TableForm, text: str) -> str:
    """How many a list holds: a last row without lines, so that it stays with the rows above it."""
    line = paragraph(text, ParagraphForm(align="left", before=6), Type(italic=True))
    return table.row(TableCell(content=line, span=len(table.widths), open_below=True))
