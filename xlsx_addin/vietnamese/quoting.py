"""The clerk's own texts within a sentence, which is to fit into a cell whatever was typed."""

from __future__ import annotations

LONGEST_QUOTED = 400


def quoted(text: str, longest: int = LONGEST_QUOTED) -> str:
    """The text, or of an endless one its start."""
    return text if len(text) <= longest else text[: longest - 1] + "…"
