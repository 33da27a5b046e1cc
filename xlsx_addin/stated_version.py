"""The version of the package that a workbook says it was made by, and the letter that it says it was built for.

Both are constants under defined names of the template. Versions are compared by their numbers alone.
"""

from __future__ import annotations

import re

VERSION_NAME = "PhienBan"
"""Defined name of the constant that holds the package's version."""
LETTER_NAME = "HuongDanCuaSo"
"""Defined name of the constant that holds the letter's id."""

_CONSTANTS = {
    VERSION_NAME: re.compile(r"""=?["']?(\d{1,9}(?:\.\d{1,9}){0,4}[\w.+-]{0,20})["']?"""),
    LETTER_NAME: re.compile(r"""=?["']?([^"'=]{1,80})["']?"""),
}
_NUMBERS = re.compile(r"(\d+)(?:\.(\d+))?(?:\.(\d+))?")


def stated(name: str, constant: str) -> str | None:
    """What a defined name's constant such as ``="1.0.0"`` or ``="804-CV/HU"`` states; None where that is none."""
    found = _CONSTANTS[name].fullmatch(constant.strip())
    return found[1] if found else None


def version_numbers(version: str) -> tuple[int, int, int]:
    """Major, minor and patch, for comparing: ``(0, 37, 8)`` for ``0.37.8``; what is not there is 0."""
    found = _NUMBERS.match(version)
    major, minor, patch = found.groups() if found else (0, 0, 0)
    return int(major), int(minor or 0), int(patch or 0)
