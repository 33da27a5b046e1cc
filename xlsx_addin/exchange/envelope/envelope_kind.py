"""What an envelope may hold."""

from __future__ import annotations

from enum import Enum


class EnvelopeKind(Enum):
    """What an envelope holds; the value is its name in the manifest."""

    SUBMISSION = "submission"
    RESULT = "result"
