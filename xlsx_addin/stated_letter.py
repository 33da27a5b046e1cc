"""The letter that a workbook says it was built for: a constant under a defined name of the template."""

from __future__ import annotations

import re

LETTER_NAME = "HuongDanCuaSo"
"""Defined name of the constant that holds the letter's id."""

_CONSTANT = re.compile(r"""=?["']?([^"'=]{1,80})["']?""")


def letter_in(constant: str) -> str | None:
    """The id in a defined name's constant such as ``="804-CV/HU"``; None where it is none."""
    found = _CONSTANT.fullmatch(constant.strip())
    return found[1] if found else None
