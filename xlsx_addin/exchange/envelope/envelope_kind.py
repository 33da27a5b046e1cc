"""What an envelope may hold, and which forms there are."""

from enum import Enum


class EnvelopeKind(Enum):
    """What an envelope holds; the value is its name in the manifest."""

    SUBMISSION = "submission"
    RESULT = "result"


class FormKind(Enum):
    """An electronic form; the value is its name in the manifest."""

    REPORT = "report_form"
    SCORE = "score_form"


class ReceivedKind(Enum):
    """What may be received: an envelope or an answered form."""

    SUBMISSION = EnvelopeKind.SUBMISSION.value
    RESULT = EnvelopeKind.RESULT.value
    REPORT = FormKind.REPORT.value
    SCORE = FormKind.SCORE.value
