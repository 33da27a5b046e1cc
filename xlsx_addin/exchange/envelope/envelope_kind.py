"""What an envelope may hold, and which forms there are."""

from __future__ import annotations

from enum import Enum


class EnvelopeKind(Enum):
    """What an envelope holds; the value is its name in the manifest."""

    SUBMISSION = "submission"
    RESULT = "result"


class FormKind(Enum):
    """An electronic form; the value is its name in the manifest."""

    REPORT = "report_form"
    SCORE = "score_form"
