"""The one function the engine can calculate: HYPERLINK with literal arguments."""

from __future__ import annotations

import re

_TEXT = r'"((?:[^"]|"")*)"'
_HYPERLINK = re.compile(rf"=HYPERLINK\({_TEXT}(?:,{_TEXT})?\)", re.IGNORECASE)


def hyperlink_text(formula: object) -> str | None:
    """What a cell with this formula shows, or None where it is not a HYPERLINK of literal texts."""
    match = _HYPERLINK.fullmatch(str(formula))
    if match is None:
        return None
    location, shown = match.groups()
    return (location if shown is None else shown).replace('""', '"')
