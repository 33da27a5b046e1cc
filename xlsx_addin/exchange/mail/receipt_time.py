"""When something was received (envelope §11): the server's time, or what stands in for it.

All moments are local to Việt Nam, to the second and without a zone, as a cell holds them.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import Enum
from typing import TYPE_CHECKING

from xlsx_addin.appraisal.deadline import VIETNAM
from xlsx_addin.exchange.mail.addresses import without_comments
from xlsx_addin.refusal import Refusal
from xlsx_addin.words import receiving as words
from xlsx_addin.words.stored import ORIGIN_LABELS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_UNKNOWN_ZONE = re.compile(r"[+-]\d{4}\s*$|\b[A-Z]{1,4}\s*$")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9]{2}:[0-9]{2}(:[0-9]{2})?(Z|[+-][0-9]{2}:[0-9]{2})?)?")
_LAST_YEAR = 9998


class Origin(Enum):
    """Where a time of receipt comes from, the most trustworthy first; the value is its name in the JSON."""

    MAIL = "mail"
    DATE = "date"
    ARGUMENT = "argument"
    FILE = "file"

    @property
    def label(self) -> str:
        """What the column ``Nhận từ`` says."""
        return ORIGIN_LABELS[self.value][0]


@dataclass(frozen=True, slots=True)
class Receipt:
    """A time of receipt and where it comes from."""

    moment: datetime
    origin: Origin
    is_untold: bool = field(default=False, compare=False)
    """Whether it stands in for the time of a mail that tells none, or none that can be read."""
    not_believed: datetime | None = field(default=None, compare=False)
    """The time that was stated, and cannot be, for which it stands in."""

    @property
    def order(self) -> tuple[datetime, int]:
        """Sorts the earliest first; of equal times the more trustworthy."""
        return self.moment, list(Origin).index(self.origin)

    @property
    def iso(self) -> str:
        """ISO 8601 with the offset of Việt Nam."""
        return self.moment.replace(tzinfo=VIETNAM).isoformat(timespec="seconds")


def earliest(receipts: Iterable[Receipt]) -> Receipt:
    """The receipt that counts."""
    return min(receipts, key=lambda receipt: receipt.order)


def topmost_received(headers: Sequence[str]) -> datetime | None:
    """The time in the topmost ``Received:`` header, which our own mail server wrote; None where none can be read."""
    return mail_date(without_comments(headers[0]).rpartition(";")[2]) if headers else None


def mail_date(text: str | None) -> datetime | None:
    """The time that a mail's header writes out; None where it cannot be read.

    A time without a zone is taken for Việt Nam's, one of the unknown zone ``-0000`` for UTC, as RFC 5322 says.
    """
    from email.utils import parsedate_to_datetime  # a click on “Thẩm định” reads no mail

    written = without_comments(text or "").strip()
    with suppress(ValueError, TypeError, IndexError, OverflowError):
        moment = parsedate_to_datetime(written)
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC if _UNKNOWN_ZONE.search(written) else VIETNAM)
        return vietnamese(moment)
    return None


def vietnamese(moment: datetime) -> datetime:
    """The moment on a clock in Việt Nam, to the second, without its zone; OverflowError far outside the calendar."""
    local = moment.astimezone(VIETNAM).replace(tzinfo=None, microsecond=0)
    if local.year > _LAST_YEAR:
        raise OverflowError
    return local


def given_moment(text: str) -> datetime:
    """The moment given on the command line: YYYY-MM-DD, with HH:MM after it or not; Refusal for anything else."""
    with suppress(ValueError, OverflowError):
        if _MOMENT.fullmatch(text):
            moment = datetime.fromisoformat(text)
            return moment if moment.tzinfo is None else vietnamese(moment)
    raise Refusal(words.BAD_MOMENT.format(value=text))
