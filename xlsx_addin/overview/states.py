"""What is said of each file of the sources."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class SourceState(StrEnum):
    """What a file is, or what became of what it holds; the value is its name in the database and in the JSON."""

    # As it was read.
    ENVELOPE = "envelope"
    WORKBOOK = "workbook"
    MODIFIED = "modified"
    NOT_AN_ENVELOPE = "not_an_envelope"
    OTHER_FORMAT = "other_format"
    UNREADABLE = "unreadable"
    FOREIGN = "foreign"
    """An overview made before: no source, and not named."""
    # As it was chosen among the others.
    COUNTED = "counted"
    OLDER = "older"
    DUPLICATE = "duplicate"
    HELD = "held"
    BRANCHED = "branched"
    MISSING = "missing"


AS_READ = frozenset(list(SourceState)[: list(SourceState).index(SourceState.COUNTED)])
HARMLESS = frozenset({SourceState.COUNTED, SourceState.OLDER, SourceState.DUPLICATE})
"""No reason to look at a file again."""


class SourceStanding(NamedTuple):
    """A state and its reason, a sentence; empty where the state says it all."""

    state: SourceState
    reason: str = ""
