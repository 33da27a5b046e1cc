"""Where in a letter's file something stands: the standard reader of TOML tells no lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEADER = re.compile(r"\s*(\[\[?)\s*([\w.]+)\s*\]\]?")
_KEY = re.compile(r"\s*([\w]+)\s*=")


def line_of(content: str, place: Sequence[str | int]) -> int | None:
    """The line, from 1, of a key in its table, of the table where the key is missing; None where neither is found.

    ``place`` is as pydantic gives it: ``("deadlines", 2, "before")``.
    """
    best, depth = None, 0
    current: list[str | int] = []
    counts: dict[tuple[str | int, ...], int] = {}
    for number, line in enumerate(content.split("\n"), start=1):
        header = _HEADER.match(line)
        key = None if header else _KEY.match(line)
        if header:
            current = _path(header[2].split("."), counts, is_array=header[1] == "[[")
            found = current
        elif key:
            found = [*current, key[1]]
        else:
            continue
        common = _common(found, place)
        if common > depth and common == len(found):
            best, depth = number, common
    return best


def _path(names: list[str], counts: dict[tuple[str | int, ...], int], *, is_array: bool) -> list[str | int]:
    """Where a header leads: each array of tables on the way with the number of its latest table."""
    path: list[str | int] = []
    for position, name in enumerate(names):
        path.append(name)
        is_last = position == len(names) - 1
        if is_last and is_array:
            counts[tuple(path)] = counts.get(tuple(path), -1) + 1
        if tuple(path) in counts:
            path.append(counts[tuple(path)])
    return path


def _common(found: Sequence[str | int], wanted: Sequence[str | int]) -> int:
    """How many steps both paths share from the beginning."""
    count = 0
    for one, other in zip(found, wanted, strict=False):
        if one != other:
            break
        count += 1
    return count
