"""Names of the parts of a workbook file: how they compare, and where one part's relationships lead."""

from __future__ import annotations

import re
from posixpath import dirname, join, normpath


def relationships_part(part: str) -> str:
    """``xl/_rels/workbook.xml.rels`` for ``xl/workbook.xml``; ``_rels/.rels`` for the package itself (``""``)."""
    folder, slash, name = part.rpartition("/")
    return f"{folder}{slash}_rels/{name}.rels"


def target_part(source: str, target: str) -> str:
    """The part that ``target``, absolute or relative to the part ``source``, points to."""
    return normpath(join("/", dirname(source), target.replace("\\", "/"))).lstrip("/")


def part_key(part: str) -> str:
    """By which parts are told apart: without regard to case and to the direction of slashes, as the format asks."""
    return part.replace("\\", "/").lstrip("/").casefold()


def unescaped(part: str) -> str:
    """The name with its percent escapes undone."""
    return re.sub(
        r"(?:%[0-9A-Fa-f]{2})+",
        lambda match: bytes.fromhex(match[0].replace("%", "")).decode("utf-8", "replace"),
        part,
    )
