"""A template as a stranger's file: what is taken of it, checked and written anew before anything of it is used.

An office writes its own templates in Word; what it puts beside its workbook may have come by mail. So it is read from
its main part outwards: headers, footers, notes, styles, lists, fonts, theme and pictures, as far as relations reach
them and the allow-list names what they hold. All of it gets names, content types and relations of our own; nothing else
of the file is kept, and its properties are not either.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from lxml import etree

from xlsx_addin.paper.allowed_content import clean
from xlsx_addin.paper.allowed_elements import A, W
from xlsx_addin.paper.template_package import DOCUMENT_TYPE, OFFICE_RELATIONS, Relation, TemplatePackage
from xlsx_addin.refusal import Refusal
from xlsx_addin.words import paper_files as words
from xlsx_addin.xlsx.part_names import part_key, relationships_part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element


MAIN_PART = "word/document.xml"
CORE = "docProps/core.xml"
_ROOTS = {
    "header": W + "hdr",
    "footer": W + "ftr",
    "footnotes": W + "footnotes",
    "endnotes": W + "endnotes",
    "styles": W + "styles",
    "numbering": W + "numbering",
    "settings": W + "settings",
    "fontTable": W + "fonts",
    "theme": A + "theme",
}
"""What the document may lead to, and the root of each."""
_MANY = frozenset(("header", "footer"))
_RENDERED = frozenset(("header", "footer", "footnotes", "endnotes"))
_WITH_PICTURES = _RENDERED | {"numbering", "theme"}
_TYPES = "application/vnd.openxmlformats-officedocument."
_PROPERTIES = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_MOST_PARTS = 200
_PICTURE_BYTES = 10_000_000
_MOST_PIXELS = 40_000_000
"""A page of A4 at 600 dots an inch has 35 million."""
_PNG_START = b"\x89PNG\r\n\x1a\n"
_JPEG_START = b"\xff\xd8\xff"
_SIZE_MARKERS = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_SCAN, _END = 0xDA, 0xD9


class Template:
    """The cleaned parts of one template, as they stand in a file made from it, but for its properties."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.is_ours = False
        self.parts: dict[str, bytes] = {}
        self.rendered: dict[str, frozenset[str]] = {}
        """The parts that fields may stand in, the main one first, and the ids of the relations that each may use."""


def read_template(content: bytes, name: str, *, is_ours: bool = False) -> Template:
    """What is kept of a .docx; Refusal names the file and says in one sentence what is wrong with it.

    ``is_ours`` says that it is the package's own, of which no document need be looked through.
    """
    template = _Reading(content, name).template()
    template.is_ours = is_ours
    return template


class _Reading:
    """The way through one file, from the main part outwards."""

    def __init__(self, content: bytes, name: str) -> None:
        self._package = TemplatePackage(content, name)
        self._template = Template(name)
        self._types: dict[str, str] = {}
        self._pictures: dict[str, str] = {}

    def template(self) -> Template:
        """Main part, then what it leads to, then the lists of it all."""
        main = self._package.main_part()
        reached = [relation for relation in self._package.relations(main) if relation.kind in {*_ROOTS, "image"}]
        self._refuse_twice(reached)
        parts, ids = self._template.parts, frozenset(relation.id for relation in reached)
        parts.update({"[Content_Types].xml": b"", "_rels/.rels": _relations(_OWN_RELATIONS)})
        self._take(MAIN_PART, main, W + "document", ids, DOCUMENT_TYPE)
        self._template.rendered[MAIN_PART] = ids
        targets = [(relation, self._taken(relation)) for relation in reached]
        parts[relationships_part(MAIN_PART)] = _relations(
            [(relation.id, OFFICE_RELATIONS + relation.kind, part) for relation, part in targets]
        )
        parts["[Content_Types].xml"] = _content_types(self._types)
        return self._template

    def _refuse_twice(self, reached: list[Relation]) -> None:
        """Of styles and the like there is one, and no part is two things."""
        kinds = [relation.kind for relation in reached if relation.kind in _ROOTS and relation.kind not in _MANY]
        targets: dict[str, str] = {}
        is_two_things = any(
            targets.setdefault(part_key(relation.target), relation.kind) != relation.kind for relation in reached
        )
        if is_two_things or len(set(kinds)) < len(kinds) or len(reached) > _MOST_PARTS:
            raise self._damaged()

    def _taken(self, relation: Relation) -> str:
        """The target, as it is called from now on, of a relation of the main part."""
        if relation.kind == "image":
            return self._picture(relation.target)
        number = sum(part.startswith(f"word/{relation.kind}") for part in self._types) + 1
        part = f"word/{relation.kind}{number if relation.kind in _MANY else ''}.xml"
        pictures = []
        if relation.kind in _WITH_PICTURES:
            pictures = [each for each in self._package.relations(relation.target) if each.kind == "image"]
        ids = frozenset(each.id for each in pictures)
        kind = "theme+xml" if relation.kind == "theme" else f"wordprocessingml.{relation.kind}+xml"
        self._take(part, relation.target, _ROOTS[relation.kind], ids, _TYPES + kind)
        if relation.kind in _RENDERED:
            self._template.rendered[part] = ids
        if pictures:
            image = OFFICE_RELATIONS + "image"
            self._template.parts[relationships_part(part)] = _relations(
                [(each.id, image, self._picture(each.target)) for each in pictures]
            )
        return part.removeprefix("word/")

    def _take(self, part: str, source: str, root_tag: str, ids: frozenset[str], content_type: str) -> None:
        """One part of XML, cleaned, under a name of ours."""
        root = self._package.tree(source)
        if root.tag != root_tag:
            is_strict = root.tag.startswith("{http://purl.oclc.org/ooxml/")
            raise Refusal(words.STRICT.format(file=self._template.name)) if is_strict else self._damaged()
        clean(root, ids, self._template.name)
        self._template.parts[part] = serialized(root)
        self._types[part] = content_type

    def _picture(self, source: str) -> str:
        """The name, from the folder ``word``, of a picture that is kept."""
        key = part_key(source)
        if key not in self._pictures:
            content = self._package.content(source, _PICTURE_BYTES)
            kind = _picture_format(content)
            if kind is None:
                raise Refusal(words.PICTURE.format(file=self._template.name))
            self._pictures[key] = f"media/image{len(self._pictures) + 1}.{kind}"
            self._template.parts["word/" + self._pictures[key]] = content
        return self._pictures[key]

    def _damaged(self) -> Refusal:
        return Refusal(words.DAMAGED.format(file=self._template.name))


def serialized(root: _Element) -> bytes:
    """The bytes of a part."""
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


_OWN_RELATIONS = [
    ("rId1", OFFICE_RELATIONS + "officeDocument", MAIN_PART),
    ("rId2", _PROPERTIES, CORE),
]


def _relations(relations: list[tuple[str, str, str]]) -> bytes:
    """A part of relations: id, type and target of each."""
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    root = etree.Element(f"{{{namespace}}}Relationships", nsmap={None: namespace})
    for identifier, kind, target in relations:
        etree.SubElement(root, f"{{{namespace}}}Relationship", Id=identifier, Type=kind, Target=target)
    return serialized(root)


def _content_types(types: dict[str, str]) -> bytes:
    namespace = "http://schemas.openxmlformats.org/package/2006/content-types"
    root = etree.Element(f"{{{namespace}}}Types", nsmap={None: namespace})
    defaults = {
        "rels": "application/vnd.openxmlformats-package.relationships+xml",
        "xml": "application/xml",
        "png": "image/png",
        "jpeg": "image/jpeg",
    }
    for extension, content_type in defaults.items():
        etree.SubElement(root, f"{{{namespace}}}Default", Extension=extension, ContentType=content_type)
    core = {CORE: "application/vnd.openxmlformats-package.core-properties+xml"}
    for part, content_type in (types | core).items():
        etree.SubElement(root, f"{{{namespace}}}Override", PartName=f"/{part}", ContentType=content_type)
    return serialized(root)


def _picture_format(content: bytes) -> str | None:
    """``png`` or ``jpeg``; None where it is neither, is cut before it says its size, or unfolds to far too much."""
    size = _size_of_png(content) or _size_of_jpeg(content)
    if size is None or not 0 < size[0] * size[1] <= _MOST_PIXELS:
        return None
    return "png" if content.startswith(_PNG_START) else "jpeg"


def _size_of_png(content: bytes) -> tuple[int, int] | None:
    if not content.startswith(_PNG_START) or content[12:16] != b"IHDR" or len(content) < 24:
        return None
    width, height = struct.unpack_from(">II", content, 16)
    return width, height


def _size_of_jpeg(content: bytes) -> tuple[int, int] | None:
    if not content.startswith(_JPEG_START):
        return None
    for marker, place in _segments(content):
        if marker in _SIZE_MARKERS and place + 9 <= len(content):
            height, width = struct.unpack_from(">HH", content, place + 5)
            return width, height
    return None


def _segments(content: bytes) -> Iterator[tuple[int, int]]:
    """Marker and place of each segment before the picture itself."""
    place = 2
    while place + 4 <= len(content) and content[place] == 0xFF:
        marker = content[place + 1]
        if marker in {_SCAN, _END}:
            return
        yield marker, place
        place += 2 + max(int.from_bytes(content[place + 2 : place + 4]), 2)
