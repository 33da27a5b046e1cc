"""Filling a template: its fields become text, exactly as the workbook has it, and the pages hold together."""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from typing import TYPE_CHECKING, Any

from docxtpl import DocxTemplate
from lxml import etree

from xlsx_addin.paper.breaks import finish, finish_text
from xlsx_addin.paper.docx_zip import packed
from xlsx_addin.paper.expressions import FieldsOnly, check
from xlsx_addin.paper.template_file import MAIN_PART, parsed
from xlsx_addin.refusal import Refusal
from xlsx_addin.words import paper_files as words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from xlsx_addin.paper.letterhead import DocumentFields
    from xlsx_addin.paper.template_file import Template

_LONGEST = 300_000_000
"""Characters of a document before it is given up; 5,000 score sheets take a fifth of it."""
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CORE = "docProps/core.xml"


class Prepared:
    """A template whose expressions have been checked and compiled once, to be filled many times."""

    def __init__(self, template: Template, fields: type[DocumentFields]) -> None:
        """Refusal where the template uses anything but the fields of ``fields``."""
        self._template = template
        environment = FieldsOnly()
        join_tags = DocxTemplate("").patch_xml  # Word splits a tag over several runs
        self._sources = {}
        for part in template.rendered_parts:
            source = join_tags(etree.tostring(parsed(template.parts[part]), encoding="unicode"))
            check(source, environment, fields, template.name)
            self._sources[part] = environment.from_string(source)

    def fill(
        self,
        fields: DocumentFields,
        *,
        title: str,
        moment: datetime,
        progress: Callable[[int, int], None] | None = None,
    ) -> bytes:
        """The finished .docx.

        ``progress`` is told how many of how many pages are laid out, where a document is many pages of one kind.
        """
        values = {field.name: _plain(getattr(fields, field.name)) for field in dataclasses.fields(fields)}
        if progress is not None:
            values |= _counted(values, progress)
        parts = dict(self._template.parts)
        for part, source in self._sources.items():
            try:
                root = parsed(self._rendered(source, values))
            except etree.XMLSyntaxError as error:
                raise Refusal(words.BROKEN.format(file=self._template.name)) from error
            finish(root) if part == MAIN_PART else finish_text(root)
            parts[part] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        parts[_CORE] = _core(title, moment)
        return packed(parts)

    def _rendered(self, source: Any, values: dict[str, Any]) -> bytes:
        pieces, length = [], 0
        for piece in source.generate(values):
            length += len(piece)
            if length > _LONGEST:
                raise Refusal(words.TOO_LONG.format(file=self._template.name))
            pieces.append(piece)
        return "".join(pieces).encode()


class _Counted(list[Any]):
    """A list that tells how far a template has come through it."""

    def __init__(self, values: list[Any], progress: Callable[[int, int], None]) -> None:
        super().__init__(values)
        self._progress = progress

    def __iter__(self) -> Iterator[Any]:
        for number, value in enumerate(super().__iter__(), start=1):
            self._progress(number, len(self))
            yield value


def _counted(values: dict[str, Any], progress: Callable[[int, int], None]) -> dict[str, Any]:
    """The longest list of records among the fields, as one that is counted; nothing where no field is one."""
    records = {
        name: value
        for name, value in values.items()
        if isinstance(value, list) and value and isinstance(value[0], dict)
    }
    if not records:
        return {}
    name = max(records, key=lambda each: len(records[each]))
    return {name: _Counted(records[name], progress)}


def _plain(value: Any) -> Any:
    """Records as dictionaries, texts as XML can hold them: NFC, LF line ends, no control characters."""
    if isinstance(value, str):
        if not value.isascii():
            value = unicodedata.normalize("NFC", value)
        return _NOT_IN_XML.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if dataclasses.is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    return value


def _core(title: str, moment: datetime) -> bytes:
    """Who made the document (nobody: the office signs it), what it is called and when it was made."""
    root = etree.fromstring(
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title/><dcterms:created xsi:type="dcterms:W3CDTF"/>'
        '<dcterms:modified xsi:type="dcterms:W3CDTF"/></cp:coreProperties>'
    )
    root[0].text = _plain(title)
    root[1].text = root[2].text = f"{moment:%Y-%m-%dT%H:%M:%S}+07:00"
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
