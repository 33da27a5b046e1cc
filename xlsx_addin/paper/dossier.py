"""What documents are made from: an appraisal, and what else the workbook says for print alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime

    from xlsx_addin.appraisal.records import Attendee, PaperSettings, Settings
    from xlsx_addin.appraisal.verdict import Appraisal
    from xlsx_addin.guidance.model import Guidance
    from xlsx_addin.paper.profile import Profile
    from xlsx_addin.terms import PaperExtra


class Recipient(NamedTuple):
    """A unit that sends to this one: a row of ``Đầu mối``."""

    code: str
    name: str
    has_sent: bool = False


class CriterionWords(NamedTuple):
    """What ``Tiêu chí`` says of a criterion for the scorers."""

    content: str = ""
    bands: str = ""


class PreparedSheet(NamedTuple):
    """One row of ``Điểm``, with or without scores: who scores which subject, and the scorer's remark."""

    code: str
    scorer: str
    comment: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """Everything that one set of documents is made from."""

    appraisal: Appraisal
    profile: Profile
    """The format rules of the documents' date."""
    today: date
    """The documents' date: it decides on format rules and on the names of organs, its day is left for ink."""
    data_code: str
    moment: datetime
    """When the documents were made, in local time."""
    criteria: Mapping[int, CriterionWords] = field(default_factory=dict)
    """By row of ``Tiêu chí``."""
    sheets: tuple[PreparedSheet, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    asked_for: tuple[str, ...] = ()
    """The Mã of the subjects that want an answer of their own."""
    reminder_obstacle: str = ""
    """Why it cannot be told who has sent; empty where it can."""

    @property
    def settings(self) -> Settings:
        """The workbook's settings."""
        return self.appraisal.register.settings

    @property
    def office(self) -> PaperSettings:
        """The settings that only documents need."""
        return self.settings.paper

    def asks_for(self, extra: PaperExtra) -> bool:
        """Whether the clerk wants what documents leave out otherwise."""
        return extra in self.office.extras

    @property
    def attendees(self) -> Sequence[Attendee]:
        """Who met."""
        return self.appraisal.register.attendees

    @property
    def guidance(self) -> Guidance:
        """The guidance that the workbook follows."""
        return self.appraisal.register.guidance

    @property
    def is_provisional(self) -> bool:
        """Whether the scale has not been compared with the paper copy yet."""
        return not self.settings.scale_confirmed
