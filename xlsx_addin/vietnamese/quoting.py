"""The clerk's own texts within a sentence, which is to stay short and to fit into a cell whatever was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST_QUOTED = 400


def quoted(text: str, longest: int = LONGEST_QUOTED) -> str:
    """The text, or of an endless one its start."""
    return text if len(text) <= longest else text[: longest - 1] + "…"


def listed(texts: Sequence[str], most: int | None = None, others: str = " …") -> str:
    """The texts in one line, at most so many of them; ``others`` stands for the rest."""
    return ", ".join(texts[:most]) + (others if most is not None and len(texts) > most else "")
