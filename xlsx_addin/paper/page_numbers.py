"""Word's own field codes: page numbers alone, and nothing that fetches, asks or runs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from xlsx_addin.paper.allowed_elements import W
from xlsx_addin.paper.template_xml import printable
from xlsx_addin.refusal import Refusal
from xlsx_addin.vietnamese.quoting import quoted
from xlsx_addin.words import paper_files as words

if TYPE_CHECKING:
    from lxml.etree import _Element

_PAGE_NUMBER = re.compile(
    r"\s*(?:PAGE|NUMPAGES|SECTION|SECTIONPAGES)\s*"
    r"(?:\\\*\s*(?:MERGEFORMAT|CHARFORMAT|ARABIC|ARABICDASH|ROMAN|ALPHABETIC)\s*)*",
    re.IGNORECASE,
)
_LONGEST_NAME = 40


def check_field_codes(root: _Element, file: str) -> None:
    """Refusal names the file and the first field of a part that is no page number.

    A field may be an element, or run over several runs and paragraphs and hold other fields: what stands between its
    beginning and its separator or end is put together, ordinary text too, for LibreOffice reads that as its code
    (writerfilter, ``AppendFieldCommand``). Text of a code that never began or never ends counts as one.
    """
    fields = _OpenFields(file)
    for element in root.iter(W + "fldSimple", W + "fldChar", W + "instrText", W + "t"):
        if element.tag == W + "t":
            fields.text(element.text or "")
        elif element.tag == W + "instrText":
            fields.code(element.text or "")
        elif element.tag == W + "fldChar":
            fields.mark(element.get(W + "fldCharType", ""))
        else:
            _check(element.get(W + "instr", ""), file)
    fields.close()


class _Field:
    """A field that has begun: its code so far, and whether what comes next still belongs to it."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.is_code = True


class _OpenFields:
    """The fields that have begun at a place, the outermost first."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._fields: list[_Field] = []

    def text(self, text: str) -> None:
        """Ordinary text."""
        for field in self._fields:
            if field.is_code:
                field.pieces.append(text)

    def code(self, text: str) -> None:
        """Text that says of itself that it is code."""
        if not self._fields:
            self._fields.append(_Field())
        self._fields[-1].pieces.append(text)

    def mark(self, kind: str) -> None:
        """A field begins, comes to its result, or ends."""
        if kind == "begin":
            self._fields.append(_Field())
        elif self._fields:
            field = self._fields[-1]
            field.is_code = False
            _check("".join(field.pieces), self._file)
            if kind != "separate":
                self._fields.pop()

    def close(self) -> None:
        """The part is over; fields that never ended count as well."""
        for field in self._fields:
            _check("".join(field.pieces), self._file)


def _check(instruction: str, file: str) -> None:
    if instruction.strip() and not _PAGE_NUMBER.fullmatch(instruction):
        named = quoted(printable(instruction.split(maxsplit=1)[0]), _LONGEST_NAME)
        raise Refusal(words.FETCHING_FIELD.format(file=file, field=named))
