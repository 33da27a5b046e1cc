"""Codes that people compare by eye and read out over the telephone: sixteen digits in four groups."""

from __future__ import annotations

import re

DIGITS = 16
_GROUP = 4
_BETWEEN = re.compile(r"[\s.\-–—_]")


def grouped(number: int) -> str:
    """The last sixteen digits of a number in four groups, such as ``4821-0934-1177-2058``."""
    digits = f"{number % 10**DIGITS:0{DIGITS}d}"
    return "-".join(digits[start : start + _GROUP] for start in range(0, DIGITS, _GROUP))


def code_digits(text: str) -> str | None:
    """The sixteen digits of a code, however it was typed; None where it is no code."""
    digits = _BETWEEN.sub("", text)
    return digits if len(digits) == DIGITS and digits.isascii() and digits.isdigit() else None


def typed_code(text: str) -> str | None:
    """A code as it is written, however it was typed; None where it is no code."""
    digits = code_digits(text)
    return None if digits is None else grouped(int(digits))
