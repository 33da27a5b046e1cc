"""The workbook's own part, and the relationships that say where its other parts are and what leads out of the file.

What a file holds beyond plain values is told: macros, ways out, formulas, number formats.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from xlsx_addin.stated_version import LETTER_NAME, VERSION_NAME, letter_in, version_in
from xlsx_addin.words import opening as words
from xlsx_addin.xlsx.guarded_xml import GuardedXml
from xlsx_addin.xlsx.package import Limits, Package, Unreadable
from xlsx_addin.xlsx.part_names import relationships_part, target_part

if TYPE_CHECKING:
    from collections.abc import Mapping


_RELATIONSHIP_IDS = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships id",
    "http://purl.oclc.org/ooxml/officeDocument/relationships id",  # "Strict Open XML"
)


@dataclass(frozen=True, slots=True)
class Relationship:
    """``kind`` is the last word of the type, such as ``worksheet``; ``part`` is None for a target outside the file."""

    kind: str
    part: str | None


class RelationshipsXml(GuardedXml):
    """Reads the relationships of the part ``source`` into ``by_id``."""

    root = "Relationships"

    def __init__(self, source: str, limits: Limits) -> None:
        super().__init__(limits)
        self.by_id: dict[str, Relationship] = {}
        self._source = source

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Note a relationship."""
        if name != "Relationship" or len(self.path) != 2:
            return
        try:
            identifier, kind, target = attributes["Id"], attributes["Type"], attributes["Target"]
        except KeyError:
            raise self.damage() from None
        part = None if attributes.get("TargetMode") == "External" else target_part(self._source, target)
        if identifier in self.by_id:
            raise self.damage()
        self.by_id[identifier] = Relationship(kind.rpartition("/")[2], part)


class WorkbookXml(GuardedXml):
    """Reads the workbook's own part: its sheets, its date system, its defined names."""

    root = "workbook"
    other_root = words.NOT_A_WORKBOOK

    def __init__(self, limits: Limits) -> None:
        super().__init__(limits)
        self.is_date1904 = False
        self.sheets: list[tuple[str, str]] = []
        """Name and relationship of each sheet."""
        self._references: dict[str, list[str]] = {}
        self._reference: list[str] = []

    @property
    def version(self) -> str | None:
        """The version of the package that made the workbook, None where it does not say."""
        return version_in(self.reference(VERSION_NAME))

    @property
    def letter(self) -> str | None:
        """The id of the letter that the workbook was built for, None where it does not say."""
        return letter_in(self.reference(LETTER_NAME))

    def reference(self, name: str) -> str:
        """What a defined name of the whole workbook stands for; empty where there is none."""
        return "".join(self._references.get(name.casefold(), ()))

    def start(self, name: str, attributes: dict[str, str]) -> None:  # noqa: ARG002 - the path says more
        """Note what the element says, if it is one of those."""
        if self.path[1:] == ["workbookPr"]:
            self.is_date1904 = attributes.get("date1904") in {"1", "true"}
        elif self.path[1:] == ["sheets", "sheet"]:
            identifier = next((attributes[key] for key in _RELATIONSHIP_IDS if key in attributes), "")
            self.sheets.append((attributes.get("name", ""), identifier))
        elif self.path[1:] == ["definedNames", "definedName"] and "localSheetId" not in attributes:
            self._reference = self._references.setdefault(attributes.get("name", "").casefold(), [])
            self.listen(wanted=True)

    def end(self, name: str) -> None:
        """A defined name may be complete."""
        if name == "definedName":
            self.listen(wanted=False)

    def text(self, data: str) -> None:
        """Some of what a defined name stands for."""
        self._reference.append(data)


def read_relationships(package: Package, source: str, limits: Limits) -> dict[str, Relationship]:
    """The relationships of a part, or of the package itself (``""``), by their identifiers."""
    part = relationships_part(source)
    if part not in package:
        raise Unreadable(words.PART_DAMAGED if source else words.NOT_A_WORKBOOK)
    relationships = RelationshipsXml(source, limits)
    relationships.parse(package.chunks(part, is_small=True))
    return relationships.by_id


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


class _RelationshipsXml(GuardedXml):
    """The relationships of any part; nothing about them is taken on trust, so nothing is damage either."""

    root = "Relationships"

    def __init__(self, limits: Limits) -> None:
        super().__init__(limits)
        self.has_macro = False
        self.has_link = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Note a relationship."""
        if name != "Relationship":
            return
        kind = attributes.get("Type", "").rpartition("/")[2].lower()
        is_outside = attributes.get("TargetMode", "Internal").strip().lower() != "internal"
        is_outside |= _ELSEWHERE.match(attributes.get("Target", "")) is not None
        self.has_macro |= kind.startswith(_MACRO_KINDS)
        self.has_link |= is_outside or kind.startswith(_LINK_KINDS)


def macros_and_links(package: Package, limits: Limits) -> tuple[bool, bool]:
    """Whether a file holds a macro, and anything that leads out of it; every part is looked at, reached or not."""
    has_macro = has_link = False
    for part in package.parts:
        has_macro |= "vbaproject" in part
        if part.endswith(".rels"):
            relationships = _RelationshipsXml(limits)
            relationships.parse(package.chunks(part, is_small=True))
            has_macro |= relationships.has_macro
            has_link |= relationships.has_link
    return has_macro, has_link
