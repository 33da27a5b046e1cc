"""The code by which units know each other. It becomes part of file names, so nothing else may stand in it."""

from __future__ import annotations

import re

UNIT_CODE = "[A-Z0-9-]{1,64}"
"""A unit's code as a regular expression."""

_UNIT_CODE = re.compile(UNIT_CODE)


def is_unit_code(code: str) -> bool:
    """Whether a unit's code may become part of a file name: A to Z, digits and ``-``."""
    return _UNIT_CODE.fullmatch(code) is not None
