"""Mail addresses in a text: those that can be used, and what was meant for one and is none."""

from __future__ import annotations

import re

_WORD = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
ADDRESS = rf"{_WORD}(?:\.{_WORD})*@{_LABEL}(?:\.{_LABEL})*"
"""A mail address that can be used, as a regular expression; those in quotes or of other letters are none."""
_ADDRESS = re.compile(rf"(?<![\w@.])(?=[^@\s]{{1,64}}@){ADDRESS}(?!\.*[\w@-]|\.\.)")


def addresses_of(text: str) -> tuple[str, ...]:
    """The mail addresses in a text such as ``Chi bộ 1 <cb1@example.vn>; cb2@example.vn``, in lower case.

    What is no address is left out, and never shortened to one; none is found in a text without one.
    """
    return tuple(dict.fromkeys(found.lower() for found in _ADDRESS.findall(text)))


def is_mistyped(text: str) -> bool:
    """Whether a text, not blank, holds no address, or something else with an ``@``."""
    return bool(text.strip()) and (not _ADDRESS.search(text) or "@" in _ADDRESS.sub("", text))
