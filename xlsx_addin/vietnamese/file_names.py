"""Texts as parts of file names: ASCII alone, so that no mail program or stick spoils them."""

from __future__ import annotations

import re

from xlsx_addin.vietnamese.normalise import without_diacritics

_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9.-]+")
_LONGEST_PART = 60


def name_part(text: str) -> str:
    """A code or a name as a part of a file's name."""
    return _NOT_IN_NAMES.sub("-", without_diacritics(text)).strip("-.")[:_LONGEST_PART].strip("-.")
