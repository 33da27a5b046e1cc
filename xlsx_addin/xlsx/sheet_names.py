"""Names that Excel allows for a sheet."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

LONGEST_NAME = 31
"""Letters (UTF-16 units) that Excel allows in the name of a sheet."""

_FORBIDDEN = dict.fromkeys(map(ord, "[]:*?/\\"), "-")


def free_name(wanted: str, taken: Collection[str]) -> str:
    """A name that Excel allows for a sheet and that none of ``taken`` bears: ``wanted``, or as much of it as can be."""
    plain = wanted.translate(_FORBIDDEN).strip("'") or "-"
    used = set(map(_folded, taken))
    number, ending = 1, ""
    while _folded(name := _cut(plain, LONGEST_NAME - len(ending)) + ending) in used:
        number += 1
        ending = f" ({number})"
    return name


def _cut(name: str, units: int) -> str:
    while len(name.encode("utf-16-le", "surrogatepass")) > 2 * units:
        name = name[:-1]
    return name.rstrip("'")


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
