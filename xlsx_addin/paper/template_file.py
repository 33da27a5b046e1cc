"""A template as a stranger's file: what it may hold, checked before anything of it is used.

An office writes its own templates in Word; what it puts beside its workbook may have come by mail. So no macro, no
embedded object, no link to anywhere else and no field that fetches something comes through, and nothing is inflated
beyond a limit.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from xlsx_addin.refusal import Refusal
from xlsx_addin.words import paper_files as words
from xlsx_addin.xlsx.package import OLE2_START, ZIP_START, Unreadable, entry_chunks, zip_entries

if TYPE_CHECKING:
    from lxml.etree import _Element

MAIN_PART = "word/document.xml"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_RENDERED = re.compile(r"word/(?:document|(?:header|footer|footnotes|endnotes)\d*)\.xml")
_FILE_BYTES, _INFLATED_BYTES, _PART_BYTES, _PARTS = 20_000_000, 60_000_000, 4_000_000, 1_000
_ACTIVE_PARTS = re.compile(
    r"vbaproject|vbadata|activex|/embeddings/|/controls?/|customui|afchunk|/macros?/", re.IGNORECASE
)
_ACTIVE_RELATIONS = re.compile(
    r"/(?:vbaProject|wordVbaData|attachedTemplate|aFChunk|oleObject|control|package|subDocument|frame|externalLink)$",
    re.IGNORECASE,
)
_HARMLESS_FIELDS = frozenset(("PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES"))


class Template:
    """The checked parts of one template; those with fields as XML trees."""

    def __init__(self, name: str, parts: dict[str, bytes]) -> None:
        self.name = name
        self.parts = parts

    @property
    def rendered_parts(self) -> list[str]:
        """The parts that fields may stand in, the main one first."""
        names = [name for name in self.parts if _RENDERED.fullmatch(name)]
        return sorted(names, key=lambda name: (name != MAIN_PART, name))


def read_template(content: bytes, name: str) -> Template:
    """Check a .docx; Refusal names the file and says in one sentence what is wrong with it."""
    parts = _parts(content, name)
    if MAIN_PART not in parts or _MAIN_TYPE.encode() not in parts.get("[Content_Types].xml", b""):
        active = b"macroEnabled" in parts.get("[Content_Types].xml", b"")
        raise Refusal((words.ACTIVE if active else words.DAMAGED).format(file=name))
    if any(_ACTIVE_PARTS.search(part) for part in parts) or b"macroEnabled" in parts["[Content_Types].xml"]:
        raise Refusal(words.ACTIVE.format(file=name))
    for part, data in parts.items():
        if part.endswith(".rels"):
            _check_relations(_tree(data, name), name)
        elif _RENDERED.fullmatch(part):
            if len(data) > _PART_BYTES:
                raise Refusal(words.TOO_LARGE.format(file=name))
            _check_content(_tree(data, name), name)
        elif part.endswith(".xml"):
            _tree(data, name)
    return Template(name, parts)


def parsed(data: bytes) -> _Element:
    """A part's tree, without entities, networks or huge texts."""
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


def _parts(content: bytes, name: str) -> dict[str, bytes]:
    if content.startswith(OLE2_START):
        raise Refusal(words.ENCRYPTED.format(file=name))
    if not content.startswith(ZIP_START):
        raise Refusal(words.DAMAGED.format(file=name))
    if len(content) > _FILE_BYTES:
        raise Refusal(words.TOO_LARGE.format(file=name))
    parts: dict[str, bytes] = {}
    try:
        entries = [entry for entry in zip_entries(content, _PARTS) if not entry.filename.endswith("/")]
        if sum(entry.file_size for entry in entries) > _INFLATED_BYTES:
            raise Refusal(words.TOO_LARGE.format(file=name))
        for entry in entries:
            if entry.filename in parts:
                raise Refusal(words.DAMAGED.format(file=name))
            parts[entry.filename] = b"".join(entry_chunks(content, entry))
    except Unreadable as error:
        raise Refusal(words.DAMAGED.format(file=name)) from error
    return parts


def _tree(data: bytes, name: str) -> _Element:
    if re.search(rb"<!\s*(?:DOCTYPE|ENTITY)", data, re.IGNORECASE) or data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Refusal(words.DAMAGED.format(file=name))
    try:
        return parsed(data)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Refusal(words.DAMAGED.format(file=name)) from error


def _check_relations(root: _Element, name: str) -> None:
    for relation in root:
        if not isinstance(relation.tag, str):
            continue
        if relation.get("TargetMode", "").lower() == "external" or _ACTIVE_RELATIONS.search(relation.get("Type", "")):
            raise Refusal(words.OUTSIDE.format(file=name))


def _check_content(root: _Element, name: str) -> None:
    """No chunk of another format, no object, and of Word's own fields only page numbers."""
    if root.find(f".//{W}altChunk") is not None or root.find(f".//{W}object") is not None:
        raise Refusal(words.ACTIVE.format(file=name))
    open_fields: list[list[str]] = []
    for element in root.iter(f"{W}fldSimple", f"{W}fldChar", f"{W}instrText"):
        if element.tag == f"{W}fldSimple":
            _check_field(element.get(f"{W}instr", ""), name)
        elif element.tag == f"{W}instrText":
            if not open_fields:
                open_fields.append([])
            open_fields[-1].append(element.text or "")
        elif element.get(f"{W}fldCharType") == "begin":
            open_fields.append([])
        elif element.get(f"{W}fldCharType") in {"separate", "end"} and open_fields:
            instruction = "".join(open_fields[-1])
            if element.get(f"{W}fldCharType") == "end":
                open_fields.pop()
            _check_field(instruction, name)
    for pieces in open_fields:
        _check_field("".join(pieces), name)


def _check_field(instruction: str, name: str) -> None:
    words_of_field = instruction.split()
    if words_of_field and words_of_field[0].upper() not in _HARMLESS_FIELDS:
        raise Refusal(words.FETCHING_FIELD.format(file=name, field=words_of_field[0][:40]))
