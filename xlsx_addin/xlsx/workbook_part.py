"""The workbook's own part, and the relationships that say where its other parts are and what leads out of the file.

What a file holds beyond plain values is told: macros, ways out, formulas, number formats.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from xlsx_addin.words import opening as words
from xlsx_addin.xlsx.guarded_xml import Element, elements
from xlsx_addin.xlsx.package import Limits, Package, Unreadable
from xlsx_addin.xlsx.part_names import relationships_part, target_part

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_RELATIONSHIP_IDS = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships id",
    "http://purl.oclc.org/ooxml/officeDocument/relationships id",  # "Strict Open XML"
)


class Relationship(NamedTuple):
    """``kind`` is the last word of the type, such as ``worksheet``; ``part`` is None for a target outside the file."""

    kind: str
    part: str | None


class WorkbookPart(NamedTuple):
    """The workbook's own part."""

    is_date1904: bool
    sheets: list[tuple[str, str]]
    """Name and relationship of each sheet."""
    references: dict[str, str]
    """What the defined names of the whole workbook stand for, by the casefolded name."""

    def reference(self, name: str) -> str:
        """What a defined name stands for; empty where there is none."""
        return self.references.get(name.casefold(), "")


def read_workbook(chunks: Iterable[bytes], limits: Limits) -> WorkbookPart:
    """The workbook's own part: its sheets, its date system, its defined names; raises ``Unreadable``."""
    names = {"workbookPr", "sheet", "definedName"}
    found = elements(chunks, names, limits, root="workbook", other_root=words.NOT_A_WORKBOOK)
    is_date1904 = False
    sheets: list[tuple[str, str]] = []
    references: dict[str, str] = {}
    for path, attributes, text in found:
        name = attributes.get("name", "")
        if path == "workbookPr":
            is_date1904 = attributes.get("date1904") in {"1", "true"}
        elif path == "sheets/sheet":
            sheets.append((name, next((attributes[key] for key in _RELATIONSHIP_IDS if key in attributes), "")))
        elif path == "definedNames/definedName" and "localSheetId" not in attributes:
            references[name.casefold()] = references.get(name.casefold(), "") + "".join(text)
    return WorkbookPart(is_date1904, sheets, references)


def _relationships(package: Package, part: str, limits: Limits) -> list[Element]:
    return elements(package.chunks(part, is_small=True), {"Relationship"}, limits, root="Relationships")


def read_relationships(package: Package, source: str, limits: Limits) -> dict[str, Relationship]:
    """The relationships of a part, or of the package itself (``""``), by their identifiers."""
    part = relationships_part(source)
    if part not in package:
        raise Unreadable(words.PART_DAMAGED if source else words.NOT_A_WORKBOOK)
    found: dict[str, Relationship] = {}
    for path, attributes, _ in _relationships(package, part, limits):
        if path != "Relationship":
            continue
        if not attributes.keys() >= {"Id", "Type", "Target"} or attributes["Id"] in found:
            raise Unreadable(words.PART_DAMAGED)
        is_outside = attributes.get("TargetMode") == "External"
        target = None if is_outside else target_part(source, attributes["Target"])
        found[attributes["Id"]] = Relationship(attributes["Type"].rpartition("/")[2], target)
    return found


def only_part(relationships: dict[str, Relationship], kind: str) -> str | None:
    """The part of a kind that a workbook has once or not at all."""
    parts = [relationship.part for relationship in relationships.values() if relationship.kind == kind]
    if len(parts) > 1:
        raise Unreadable(words.PART_TWICE)
    return parts[0] if parts else None


_MACRO_KINDS = ("vbaproject", "xlmacrosheet", "xlintlmacrosheet", "control", "activexcontrol", "extensibility")
_LINK_KINDS = ("externallink", "oleobject", "connections", "querytable", "webextension")
"""How the last word of a relationship's type begins, in small letters."""
_ELSEWHERE = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:|[\\/]{2})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Extras:
    """Formulas and number formats are those of the sheets read so far."""

    has_macro: bool
    has_link: bool
    """Whether anything in it leads out of the file."""
    formula_sheets: tuple[str, ...]
    """The sheets with a formula, but for ``TRUE()`` and ``FALSE()`` over just that value."""
    number_formats: Mapping[str, frozenset[str]]
    """Sheet, and the formats of its cells with numbers: their codes, of built-in ones the number."""


def macros_and_links(package: Package, limits: Limits) -> tuple[bool, bool]:
    """Whether a file holds a macro, and anything that leads out of it.

    Every part is looked at, reached or not; nothing about them is taken on trust, so nothing is damage either.
    """
    has_macro = has_link = False
    for part in package.parts:
        has_macro |= "vbaproject" in part
        for _, attributes, _ in _relationships(package, part, limits) if part.endswith(".rels") else ():
            kind = attributes.get("Type", "").rpartition("/")[2].lower()
            is_outside = attributes.get("TargetMode", "Internal").strip().lower() != "internal"
            is_outside |= _ELSEWHERE.match(attributes.get("Target", "")) is not None
            has_macro |= kind.startswith(_MACRO_KINDS)
            has_link |= is_outside or kind.startswith(_LINK_KINDS)
    return has_macro, has_link
