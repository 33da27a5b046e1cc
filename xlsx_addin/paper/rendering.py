"""Filling a template: its fields become text, exactly as the workbook has it, and the pages hold together."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any, TypeAlias

from docxtpl import DocxTemplate
from lxml import etree

from xlsx_addin.paper.allowed_content import clean
from xlsx_addin.paper.breaks import finish, finish_text
from xlsx_addin.paper.expressions import FieldsOnly, compiled
from xlsx_addin.paper.letterhead import DocumentFields, on_paper
from xlsx_addin.paper.template_file import CORE, MAIN_PART, Template, serialized
from xlsx_addin.paper.template_package import parsed
from xlsx_addin.refusal import Refusal
from xlsx_addin.words import paper_files as words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from lxml.etree import _Element

    PageProgress: TypeAlias = Callable[[int, int], None]

_LONGEST = 300_000_000
"""Characters of a document before it is given up; 5,000 score sheets take a fifth of it."""
_FED_AT_ONCE = 100_000
_FIXED_TIME = (1980, 1, 1, 0, 0, 0)
"""The time of every part: the bytes do not depend on when they are made."""


class Prepared:
    """A template whose expressions have been checked and compiled once, to be filled many times."""

    def __init__(self, template: Template, fields: type[DocumentFields]) -> None:
        """Refusal where the template uses anything but the fields of ``fields``."""
        self._template = template
        environment = FieldsOnly()
        join_tags = DocxTemplate("").patch_xml  # Word splits a tag over several runs
        self._sources = {}
        for part in template.rendered:
            source = join_tags(etree.tostring(parsed(template.parts[part]), encoding="unicode"))
            self._sources[part] = compiled(source, environment, fields, template.name)

    def fill(
        self,
        fields: DocumentFields,
        *,
        title: str,
        moment: datetime,
        progress: PageProgress | None = None,
    ) -> bytes:
        """The finished .docx.

        ``progress`` is told how many of how many pages are laid out, where a document is many pages of one kind.
        """
        for step in self.filling(on_paper(fields), title, moment):
            if isinstance(step, bytes):
                return step
            if progress is not None:
                progress(*step)
        raise AssertionError  # the last step is the document

    def filling(self, values: dict[str, Any], title: str, moment: datetime) -> Iterator[tuple[int, int] | bytes]:
        """The same step by step: how many of how many pages are laid out, and at the end the .docx."""
        counted = _Counted(_longest_records(values))
        values = {name: counted if value is counted.values else value for name, value in values.items()}
        parts = dict(self._template.parts)
        told = 0
        for part, source in self._sources.items():
            growing = _GrowingXml(self._template.name)
            for piece in source.generate(values):
                growing.add(piece)
                if counted.done != told:
                    told = counted.done
                    yield told, len(counted)
            root = growing.root()
            if not self._template.is_ours:
                # Whatever a stranger's template made of its fields and conditions: no more comes out than may go in.
                clean(root, self._template.rendered[part], self._template.name)
            finish(root) if part == MAIN_PART else finish_text(root)
            parts[part] = serialized(root)
        parts[CORE] = _core(title, moment)
        yield _packed(parts)


class _GrowingXml:
    """A part that is parsed while it is written, so that its text never stands in memory as a whole."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
        self._waiting: list[str] = []
        self._waiting_length = self._length = 0

    def add(self, piece: str) -> None:
        """The next piece; Refusal where it is too much, or where what came before is no part of Word's any more."""
        self._waiting.append(piece)
        self._waiting_length += len(piece)
        if self._waiting_length > _FED_AT_ONCE:
            self._feed()

    def root(self) -> _Element:
        """The whole part."""
        self._feed()
        try:
            return self._parser.close()
        except etree.XMLSyntaxError as error:
            raise Refusal(words.BROKEN.format(file=self._file)) from error

    def _feed(self) -> None:
        self._length += self._waiting_length
        if self._length > _LONGEST:
            raise Refusal(words.TOO_LONG.format(file=self._file))
        try:
            self._parser.feed("".join(self._waiting).encode())
        except etree.XMLSyntaxError as error:
            raise Refusal(words.BROKEN.format(file=self._file)) from error
        self._waiting, self._waiting_length = [], 0


class _Counted(list[Any]):
    """A list that knows how far a template has come through it."""

    def __init__(self, values: list[Any]) -> None:
        super().__init__(values)
        self.values = values
        self.done = 0

    def __iter__(self) -> Iterator[Any]:
        for number, value in enumerate(super().__iter__(), start=1):
            self.done = number
            yield value


def _longest_records(values: dict[str, Any]) -> list[Any]:
    """The longest list of records among the fields; an empty one where no field is one."""
    records = [value for value in values.values() if isinstance(value, list) and value and isinstance(value[0], dict)]
    return max(records, key=len, default=[])


def _core(title: str, moment: datetime) -> bytes:
    """Who made the document (nobody: the office signs it), what it is called and when it was made."""
    root = etree.fromstring(
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title/><dcterms:created xsi:type="dcterms:W3CDTF"/>'
        '<dcterms:modified xsi:type="dcterms:W3CDTF"/></cp:coreProperties>'
    )
    root[0].text = on_paper(title)
    root[1].text = root[2].text = f"{moment:%Y-%m-%dT%H:%M:%S}+07:00"
    return serialized(root)


def _packed(parts: dict[str, bytes]) -> bytes:
    """The parts in a zip file whose bytes depend on the parts alone, and on the system's zlib."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _FIXED_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system, entry.external_attr = 3, 0o600 << 16
            archive.writestr(entry, content)
    return target.getvalue()
