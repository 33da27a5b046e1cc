"""The parts of a stranger's .docx, found by its relations as Word and LibreOffice find them, whatever their names.

A file of this kind is a zip of parts. Which of them is the document, which are its headers, styles and pictures, is
said by relations alone: a part that calls itself ``word/document.xml`` may be a decoy. So nothing is looked for by
name, and what no relation of an allowed kind reaches is never even inflated. What is reached is XML in UTF-8, without a
document type, entities, comments or instructions.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from xlsx_addin.refusal import Refusal
from xlsx_addin.words import opening
from xlsx_addin.words import paper_files as words
from xlsx_addin.xlsx.package import OLE2_START, Limits, Package, Unreadable
from xlsx_addin.xlsx.part_names import part_key, relationships_part, target_part

if TYPE_CHECKING:
    from lxml.etree import _Element

XML_BYTES = 4_000_000
LIMITS = Limits(file_bytes=20_000_000, parts=1_000, inflated_bytes=40_000_000, small_part_bytes=XML_BYTES)
OFFICE_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
DOCUMENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_PACKAGE = "{http://schemas.openxmlformats.org/package/2006/"
_STRICT_RELATIONS = "http://purl.oclc.org/ooxml/"
_ACTIVE = re.compile(
    r"/(?:vbaProject|wordVbaData|aFChunk|oleObject|control|activeXControlBinary|package|subDocument|externalLink)$",
    re.IGNORECASE,
)
_ID = re.compile(r"[A-Za-z_][\w.-]{0,99}", re.ASCII)
_ATTRIBUTES = frozenset(("Id", "Type", "Target", "TargetMode"))
_ELSEWHERE = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:|[\\/]{2})", re.IGNORECASE)
_MOST_RELATIONS = 1_000
_DECLARATION = re.compile(r"<\?xml\s[^>]*?encoding\s*=\s*[\"']([^\"']*)[\"']")
_UTF8 = frozenset(("utf-8", "utf8", "us-ascii", "ascii"))
_MARKUP_DECLARATION = re.compile(r"<!(?!--|\[CDATA\[)")


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation to another part of the file; ``kind`` is the last word of its type where the type is Word's own."""

    id: str
    kind: str
    target: str


class TemplatePackage:
    """The zip of one template; Refusal names ``file`` wherever it breaks the rules of its format."""

    def __init__(self, content: bytes, file: str) -> None:
        self._file = file
        try:
            self._package = Package(content, LIMITS)
        except Unreadable as error:
            raise self._refusal(content, error) from None

    def main_part(self) -> str:
        """The name of the document itself, which is of Word's ordinary kind."""
        found = [relation.target for relation in self.relations("") if relation.kind == "officeDocument"]
        if len(found) != 1 or found[0] not in self._package:
            raise self._damaged()
        kind = self._content_type(found[0])
        if "macroenabled" in kind.lower():
            raise Refusal(words.ACTIVE.format(file=self._file))
        if kind != DOCUMENT_TYPE:
            raise self._damaged()
        return found[0]

    def relations(self, part: str) -> list[Relation]:
        """The relations of a part, of the whole file for ``""``; Refusal where one leaves the file or embeds.

        A relation whose type is nobody's we know has no ``kind``.
        """
        name = relationships_part(part)
        if name not in self._package:
            return []
        root = self.tree(name)
        if root.tag != _PACKAGE + "relationships}Relationships" or len(root) > _MOST_RELATIONS:
            raise self._damaged()
        found = [self._relation(part, element) for element in root]
        if len({relation.id for relation in found}) < len(found):
            raise self._damaged()
        return found

    def tree(self, part: str) -> _Element:
        """The tree of a part."""
        if self._package.declared_size(part) > XML_BYTES:
            raise Refusal(words.TOO_LARGE.format(file=self._file))
        try:
            return parsed(self.content(part))
        except NotXml:
            raise self._damaged() from None

    def content(self, part: str, most: int = LIMITS.inflated_bytes) -> bytes:
        """The bytes of a part, inflated, of which there may be so many."""
        if self._package.declared_size(part) > most:
            raise Refusal(words.TOO_LARGE.format(file=self._file))
        try:
            return b"".join(self._package.chunks(part))
        except Unreadable as error:
            raise self._refusal(b"", error) from None

    def _relation(self, part: str, element: _Element) -> Relation:
        given = dict(element.items())
        kind, target = given.get("Type", ""), given.get("Target", "")
        is_plain = element.tag == _PACKAGE + "relationships}Relationship" and given.keys() <= _ATTRIBUTES
        if not is_plain or not _ID.fullmatch(given.get("Id", "")):
            raise self._damaged()
        mode = given.get("TargetMode", "Internal").strip().lower()
        if kind.startswith(_STRICT_RELATIONS):
            raise Refusal(words.STRICT.format(file=self._file))
        if _ACTIVE.search(kind):
            raise Refusal(words.ACTIVE.format(file=self._file))
        if mode != "internal" or _ELSEWHERE.match(target):
            raise Refusal(words.OUTSIDE.format(file=self._file))
        return Relation(given["Id"], _kind(kind), target_part(part, target))

    def _content_type(self, part: str) -> str:
        """The content type that is said of a part by its name."""
        root = self.tree("[Content_Types].xml")
        of_part = [
            element.get("ContentType", "")
            for element in root.iter(_PACKAGE + "content-types}Override")
            if part_key(element.get("PartName", "")) == part_key(part)
        ]
        if len(of_part) != 1:
            raise self._damaged()
        return str(of_part[0])

    def _damaged(self) -> Refusal:
        return Refusal(words.DAMAGED.format(file=self._file))

    def _refusal(self, content: bytes, error: Unreadable) -> Refusal:
        if error.sentence in {opening.FILE_TOO_LARGE, opening.TOO_MUCH}:
            return Refusal(words.TOO_LARGE.format(file=self._file))
        if error.sentence == opening.ENCRYPTED or content.startswith(OLE2_START):
            return Refusal(words.ENCRYPTED.format(file=self._file))
        return self._damaged()


def _kind(type_name: str) -> str:
    return type_name.removeprefix(OFFICE_RELATIONS) if type_name.startswith(OFFICE_RELATIONS) else ""


class NotXml(Exception):  # noqa: N818 - named for what it says of the part
    """A part is not well-formed, in another encoding, or declares a document type or entities."""


def parsed(data: bytes) -> _Element:
    """The tree of a stranger's part; ``NotXml``.

    The bytes are read as UTF-8 before anything else is made of them, so that nothing is hidden from this look in an
    encoding that only the parser knows.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NotXml from None
    declared = _DECLARATION.match(text)
    if "\0" in text or _MARKUP_DECLARATION.search(text) or (declared and declared[1].lower() not in _UTF8):
        raise NotXml
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(text.encode(), parser)
    except (etree.XMLSyntaxError, ValueError):
        raise NotXml from None
