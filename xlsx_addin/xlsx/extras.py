"""What a workbook file holds beyond plain values: macros, ways out of the file, formulas, number formats."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from xlsx_addin.xlsx.guarded_xml import GuardedXml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from xlsx_addin.xlsx.package import Limits, Package

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
