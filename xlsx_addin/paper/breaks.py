"""Breaks of lines and pages that no template can say: rows that stay together, hyphens that do not part a symbol."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from xlsx_addin.paper.allowed_elements import W
from xlsx_addin.paper.notation import FIXED_SPACE

if TYPE_CHECKING:
    from lxml.etree import _Element

_PARTED = re.compile(r"(\n|\t|-(?=[A-ZĐ0-9]))")
_ELEMENT_OF = {"\n": f"{W}br", "\t": f"{W}tab", "-": f"{W}noBreakHyphen"}
_TOGETHER = re.compile(
    r"(?<=\d) (?:đối tượng|tổ chức|tập thể|cá nhân|đồng chí|đơn vị|báo cáo|phiếu|ngày|điểm)\b"
    r"|(?<=\bBiên) (?=bản số)|(?<=\bbản) (?=số[ \u00a0]+-)|(?<=\bsố)[ \u00a0]+(?=[-\d])"
    r"|(?<=\bmục) (?=\d)|(?<=\bđoạn) (?=\d)|(?<=\bphần) (?=[A-D]\b)|(?<=\bnăm) (?=\d{4}\b)"
)
"""Spaces between a number and its noun, in “Biên bản số”, before a number, clause, part or year: no line ends there."""
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_KEPT_ROWS = 4
"""Rows at the end of a table that stay on one page, a closing line among them."""


def finish(root: _Element) -> None:
    """Finish the main part."""
    finish_text(root)
    for table in root.iter(f"{W}tbl"):
        if table.find(f"./{W}tr/{W}trPr/{W}tblHeader") is not None:
            _keep_rows(table)
    body = root.find(f"{W}body")
    if body is not None:
        _drop_empty_section(body)


def finish_text(root: _Element) -> None:
    """Line ends and tabs become Word's own; neither the hyphen of a symbol nor the space after a number breaks."""
    for text in list(root.iter(f"{W}t")):
        run = text.getparent()
        if not text.text or run is None:
            continue
        text.text = _TOGETHER.sub(lambda found: found[0].replace(" ", FIXED_SPACE), text.text)
        pieces = _PARTED.split(text.text)
        if len(pieces) == 1:
            continue
        for piece in filter(None, pieces):
            part = etree.Element(_ELEMENT_OF.get(piece, f"{W}t"))
            if piece not in _ELEMENT_OF:
                part.set(_SPACE, "preserve")
                part.text = piece
            text.addprevious(part)
        run.remove(text)


def _keep_rows(table: _Element) -> None:
    """A sub-heading stays with its first row; the last rows stay with each other, and with a closing line."""
    rows = table.findall(f"{W}tr")
    for place, row in enumerate(rows if _has_signatures_below(table) else rows[:-1]):
        span = row.find(f"./{W}tc/{W}tcPr/{W}gridSpan")
        is_heading = span is not None and len(row.findall(f"{W}tc")) == 1
        if is_heading or place >= len(rows) - _KEPT_ROWS:
            _keep_with_next(row)


def _has_signatures_below(table: _Element) -> bool:
    """Whether nothing but lines that stay together is between the table and one without a heading: signatures."""
    below = table.getnext()
    while below is not None and below.tag == f"{W}p" and below.find(f"{W}pPr/{W}keepNext") is not None:
        if below.find(f"{W}pPr/{W}pageBreakBefore") is not None:
            return False
        below = below.getnext()
    return below is not None and below.tag == f"{W}tbl" and below.find(f"./{W}tr/{W}trPr/{W}tblHeader") is None


def _keep_with_next(row: _Element) -> None:
    for paragraph in row.iter(f"{W}p"):
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            properties = etree.Element(f"{W}pPr")
            paragraph.insert(0, properties)
        if properties.find(f"{W}keepNext") is None:
            place = 1 if properties.find(f"{W}pStyle") is not None else 0
            properties.insert(place, etree.Element(f"{W}keepNext"))


def _drop_empty_section(body: _Element) -> None:
    """Where nothing follows the end of a section but the settings of the next one, the last section goes."""
    last = body.find(f"{W}sectPr")
    before = None if last is None else last.getprevious()
    ended = None if before is None else before.find(f"./{W}pPr/{W}sectPr")
    if last is None or ended is None:
        return
    body.remove(last)
    body.append(ended)
