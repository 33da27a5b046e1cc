"""A template unfolded into text, so that two of its versions can be read and compared line by line.

``python -m tools.template_text FILE…`` prints it; as ``textconv`` of git it shows what changed in a template
(CONTRIBUTING, "a document"). The .docx are the source: nothing is made from this text.
"""

from __future__ import annotations

import sys
import zipfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from xlsx_addin.paper.allowed_elements import W
from xlsx_addin.paper.template_package import parsed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_PARTS = ("word/header", "word/footer", "word/document")
_SIGNS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}noBreakHyphen": "-"}


def unfolded(content: bytes) -> str:
    """The text of a .docx, part by part: a paragraph a line, a row of a table a line with ``|`` between its cells."""
    lines = []
    with zipfile.ZipFile(BytesIO(content)) as package:
        for part in sorted(package.namelist()):
            if part.startswith(_PARTS) and part.endswith(".xml"):
                root = parsed(package.read(part))
                lines += [f"== {part}", *_lines(root if root.find(f"{W}body") is None else root.find(f"{W}body"))]
    return "\n".join([*lines, ""])


def _lines(container: _Element | None) -> Iterator[str]:
    for element in () if container is None else container:
        if element.tag == f"{W}p":
            yield _text(element)
        elif element.tag == f"{W}tbl":
            for row in element.iter(f"{W}tr"):
                cells = (" / ".join(map(_text, cell.iter(f"{W}p"))) for cell in row.iter(f"{W}tc"))
                yield f"| {' | '.join(cells)} |"
        elif element.tag == f"{W}sectPr":
            size = element.find(f"{W}pgSz")
            yield f"-- {'' if size is None else size.get(f'{W}orient', 'portrait')}"


def _text(paragraph: _Element) -> str:
    """A paragraph's text; a mark where it begins a page or ends a section."""
    text = "".join(
        _SIGNS.get(str(each.tag), each.text or "" if each.tag == f"{W}t" else "") for each in paragraph.iter()
    )
    marks = {"pageBreakBefore": "[trang mới] ", "sectPr": "[hết phần] "}
    found = [mark for name, mark in marks.items() if paragraph.find(f"./{W}pPr/{W}{name}") is not None]
    return "".join(found) + text


if __name__ == "__main__":
    for name in sys.argv[1:]:
        sys.stdout.write(unfolded(Path(name).read_bytes()))
