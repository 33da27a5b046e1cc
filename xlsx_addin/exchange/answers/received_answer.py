"""One answered form of a run: where it was found, how it came, when it was received."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from xlsx_addin.exchange.answers.answer_verdict import CameBy
from xlsx_addin.exchange.mail.receipt_time import Origin
from xlsx_addin.exchange.merging.item_verdict import ItemVerdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsx_addin.exchange.forms.answers import FormAnswer
    from xlsx_addin.exchange.mail.receipt_time import Receipt
    from xlsx_addin.exchange.merging.items import FoundItem


@dataclass(slots=True)
class ReceivedAnswer:
    """One answer of a run with its sightings."""

    answer: FormAnswer
    items: Sequence[FoundItem]
    """Those from the person's own address first."""
    ways: frozenset[CameBy]
    receipt: Receipt
    subject: str
    """Of a report form: the Mã of its row here; blank where it has none."""
    party: str
    is_confirmed: bool
    verdict: ItemVerdict = ItemVerdict.HELD

    @property
    def is_merged(self) -> bool:
        """Whether it is merged, now or before; a blank one never is."""
        return self.verdict is ItemVerdict.ACCEPTED or (
            self.verdict is ItemVerdict.UNCHANGED and not self.answer.is_blank
        )

    @property
    def is_stamped(self) -> bool:
        """Whether its time of receipt is a server's that counts."""
        return self.receipt.origin in (Origin.MAIL, Origin.DATE) and CameBy.OWN_MAIL in self.ways

    @property
    def is_known_to_count(self) -> bool:
        """Whether what it was sent for counts: an older answer that came from elsewhere does nothing."""
        return self.verdict is not ItemVerdict.SUPERSEDED or self.ways != {CameBy.OTHER_MAIL}

    @property
    def order(self) -> tuple[object, ...]:
        """Answers are taken as they were received."""
        return self.receipt.moment, self.answer.digest


def rivals_among(answers: Sequence[ReceivedAnswer]) -> set[str]:
    """The answers of one person that were received at one moment with another one of that person."""
    told = [answer for answer in answers if not answer.answer.is_blank]
    times = Counter((answer.party, answer.receipt.moment) for answer in told)
    return {answer.answer.digest for answer in told if times[answer.party, answer.receipt.moment] > 1}
