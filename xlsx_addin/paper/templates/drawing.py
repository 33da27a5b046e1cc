r"""Paragraphs, tables and tags in WordprocessingML, as small as Word and LibreOffice need them.

Lengths are millimetres unless a name says points. Texts may hold fields (``{{ year }}``) and tags (``{% if … %}``);
a ``\t`` is a tab.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from html import escape
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

Align = Literal["both", "center", "left", "right"]
TEXT_WIDTH, WIDE_WIDTH = 165, 257
"""Width of the text on an upright and on a lying A4 page."""
_TWIPS_PER_MM: Final = 1440 / 25.4
_BOX = re.compile("(\u2610|\u2612|{{ [a-z.]*box_[a-z_]* }})")
"""A box to tick, or a field that holds one: Times New Roman has no such sign."""
_BOX_FONT = "<w:rFonts {}/>".format(
    " ".join(f'w:{script}="Segoe UI Symbol"' for script in ("ascii", "hAnsi", "eastAsia", "cs"))
)


def twips(millimetres: float) -> int:
    """Word's unit of length: a twentieth of a point."""
    return round(millimetres * _TWIPS_PER_MM)


@dataclass(frozen=True, slots=True, kw_only=True)
class Type:
    """The look of text: size, weight, slant, case."""

    size: float = 14
    bold: bool = False
    italic: bool = False
    underline: bool = False
    colour: str = ""


BODY = Type()
BOLD = Type(bold=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphForm:
    """How a paragraph stands: ``line`` is its exact height in points, 0 the type's own."""

    align: Align = "both"
    first_line: float = 0
    left: float = 0
    right: float = 0
    before: float = 0
    after: float = 0
    line: float = 0
    keep_next: bool = False
    keep_lines: bool = False
    page_break: bool = False
    leader: float = 0
    """Where a right tab with a dotted leader stands; 0 for none."""
    bottom_line: bool = False


PARAGRAPH = ParagraphForm(first_line=10, before=6, line=18)
"""A paragraph of the main text."""
CENTRED = ParagraphForm(align="center", line=18)
PLAIN = ParagraphForm(align="left")


def run(text: str, type_: Type = BODY) -> str:
    """Text in one look."""
    properties = _run_properties(type_)
    runs = []
    for number, part in enumerate(text.split("\t") if text else ()):
        if number:
            runs.append(_run(properties, "<w:tab/>"))
        for piece in filter(None, _BOX.split(part)):
            font = _BOX_FONT if _BOX.fullmatch(piece) else ""
            runs.append(_run(font + properties, f'<w:t xml:space="preserve">{escape(piece, quote=False)}</w:t>'))
    return "".join(runs)


def _run_properties(type_: Type) -> str:
    size = f'<w:sz w:val="{round(type_.size * 2)}"/><w:szCs w:val="{round(type_.size * 2)}"/>'
    return "".join(
        (
            "<w:b/><w:bCs/>" if type_.bold else "",
            "<w:i/><w:iCs/>" if type_.italic else "",
            f'<w:color w:val="{type_.colour}"/>' if type_.colour else "",
            size if type_.size != BODY.size else "",
            '<w:u w:val="single"/>' if type_.underline else "",
        )
    )


def _run(properties: str, content: str) -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr>{content}</w:r>" if properties else f"<w:r>{content}</w:r>"


def paragraph(content: str = "", form: ParagraphForm = PLAIN, type_: Type = BODY, *, section: str = "") -> str:
    """A paragraph of text, or of runs already made; ``section`` are the settings of the section that it ends."""
    runs = content if content.startswith("<w:r>") else run(content, type_)
    mark = ""
    if not runs and type_ != BODY:  # the empty paragraph's own height
        mark = f'<w:rPr><w:sz w:val="{round(type_.size * 2)}"/></w:rPr>'
    return f"<w:p>{_paragraph_properties(form, mark + section)}{runs}</w:p>"


def _paragraph_properties(form: ParagraphForm, last: str) -> str:
    parts = []
    if form.keep_next:
        parts.append("<w:keepNext/>")
    if form.keep_lines:
        parts.append("<w:keepLines/>")
    if form.page_break:
        parts.append("<w:pageBreakBefore/>")
    if form.bottom_line:
        parts.append('<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>')
    if form.leader:
        parts.append(f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{twips(form.leader)}"/></w:tabs>')
    spacing = f'w:before="{round(form.before * 20)}" w:after="{round(form.after * 20)}"'
    if form.line:
        spacing += f' w:line="{round(form.line * 20)}" w:lineRule="exact"'
    parts.append(f"<w:spacing {spacing}/>")
    if form.left or form.right or form.first_line:
        first = f' w:firstLine="{twips(form.first_line)}"' if form.first_line else ""
        parts.append(f'<w:ind w:left="{twips(form.left)}" w:right="{twips(form.right)}"{first}/>')
    parts.append(f'<w:jc w:val="{form.align}"/>')
    return f"<w:pPr>{''.join(parts)}{last}</w:pPr>"


def tag(statement: str) -> str:
    """A paragraph that is a statement alone: ``if late.count``, ``endfor``."""
    return f"<w:p><w:r><w:t>{{%p {escape(statement, quote=False)} %}}</w:t></w:r></w:p>"


def when(condition: str, *content: str) -> str:
    """What stands there only where the condition holds."""
    return tag(f"if {condition}") + "".join(content) + tag("endif")


def ink_line(width: float = TEXT_WIDTH, label: str = "", *, keep_next: bool = False) -> str:
    """A dotted line to write on, after a label."""
    return paragraph(f"{label}\t", ParagraphForm(align="left", line=22, leader=width, keep_next=keep_next))


@dataclass(frozen=True, slots=True, kw_only=True)
class TableCell:
    """A cell of a table: paragraphs, or a text in the table's type."""

    text: str = ""
    content: str = ""
    """Paragraphs; goes before the text."""
    align: Align = "left"
    bold: bool = False
    span: int = 1
    middle: bool = False
    open_below: bool = False
    """Without lines but the one above: a line of text under the table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableForm:
    """The look of a table: widths of its columns, size of its type; ``ruled`` with lines and inner margins."""

    widths: Sequence[float]
    size: float = 12
    ruled: bool = True

    def draw(self, *rows: str) -> str:
        """The whole table from its rows."""
        total = twips(sum(self.widths))
        lines = margins = ""
        if self.ruled:
            sides = ("top", "left", "bottom", "right", "insideH", "insideV")
            borders = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in sides)
            lines = f"<w:tblBorders>{borders}</w:tblBorders>"
        inner = {"top": 0.3, "left": 1.0, "bottom": 0.3, "right": 1.0} if self.ruled else {"left": 0, "right": 0}
        margins = "".join(f'<w:{side} w:w="{twips(width)}" w:type="dxa"/>' for side, width in inner.items())
        grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in self.widths)
        return (
            f'<w:tbl><w:tblPr><w:tblW w:w="{total}" w:type="dxa"/>{lines}<w:tblLayout w:type="fixed"/>'
            f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
        )

    def row(self, *cells: TableCell, heading: bool = False, keep_next: bool = False, height: float = 0) -> str:
        """One row, never broken across pages; ``height`` at least. A heading is repeated on each page."""
        properties = "<w:cantSplit/>"
        if height:
            properties += f'<w:trHeight w:val="{twips(height)}" w:hRule="atLeast"/>'
        if heading:
            properties += "<w:tblHeader/>"
        drawn, column = [], 0
        for cell in cells:
            width = sum(self.widths[column : column + cell.span])
            column += cell.span
            shown = replace(cell, align="center", bold=True, middle=True) if heading else cell
            drawn.append(self._cell(shown, width, keep_next=keep_next or heading))
        return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(drawn)}</w:tr>"

    def tag(self, statement: str) -> str:
        """A row that is a statement alone."""
        cell = self._cell(
            TableCell(text=f"{{%tr {statement} %}}", span=len(self.widths)), sum(self.widths), keep_next=False
        )
        return f"<w:tr>{cell}</w:tr>"

    def _cell(self, cell: TableCell, width: float, *, keep_next: bool) -> str:
        properties = f'<w:tcW w:w="{twips(width)}" w:type="dxa"/>'
        if cell.span > 1:
            properties += f'<w:gridSpan w:val="{cell.span}"/>'
        if cell.open_below:
            borders = "".join(f'<w:{side} w:val="nil"/>' for side in ("left", "bottom", "right"))
            properties += f"<w:tcBorders>{borders}</w:tcBorders>"
        if cell.middle:
            properties += '<w:vAlign w:val="center"/>'
        content = cell.content
        if cell.text or not content:
            form = ParagraphForm(align=cell.align, keep_next=keep_next)
            content += paragraph(cell.text, form, Type(size=self.size, bold=cell.bold))
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"
