"""The version of the package that a workbook says it was made by: a constant under a defined name of the template."""

from __future__ import annotations

import re

VERSION_NAME = "PhienBan"
"""Defined name of the constant that holds the package's version."""

_CONSTANT = re.compile(r"""=?["']?(\d{1,9}(?:\.\d{1,9}){0,4}[\w.+-]{0,20})["']?""")


def version_in(constant: str) -> str | None:
    """The version in a defined name's constant such as ``="1.0.0"``; None where it is none."""
    found = _CONSTANT.fullmatch(constant.strip())
    return found[1] if found else None
