"""One run of the appraisal, as tool sheets and envelopes name it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class AppraisalRun:
    """When, by whom and of which data an appraisal was made."""

    moment: datetime
    """Local time without a zone."""
    user: str
    data_code: str
