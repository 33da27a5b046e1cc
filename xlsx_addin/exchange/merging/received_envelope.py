"""One intact envelope of a run, however many times it lies in the inbox."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from xlsx_addin.exchange.envelope.digest import confirmation_code
from xlsx_addin.exchange.merging.verdict import Verdict, is_trusted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from xlsx_addin.appraisal.records import Settings
    from xlsx_addin.exchange.envelope.manifest import Manifest
    from xlsx_addin.exchange.mail.receipt_time import Receipt
    from xlsx_addin.exchange.merging.items import FoundItem
    from xlsx_addin.exchange.units.senders import ExpectedSender


@dataclass(slots=True)
class ReceivedEnvelope:
    """An envelope with its sightings, the one that was received first coming first."""

    manifest: Manifest
    items: Sequence[FoundItem]
    receipt: Receipt
    """When this very content was first received, in this run or before."""
    noted: Receipt | None
    """What ``Tiến độ`` said of that before this run."""
    verdict: Verdict = Verdict.HELD
    counts: bool = False
    """Whether its time of receipt counts: it is merged, or certainly an older version of what is."""
    reported: frozenset[str] = frozenset()
    """Where it counts: the codes here of its subjects with a report."""

    @property
    def digest(self) -> str:
        """What it amounts to."""
        return self.manifest.digest

    @property
    def code(self) -> str:
        """Its confirmation code."""
        return confirmation_code(self.digest)

    @property
    def order(self) -> tuple[object, ...]:
        """Envelopes are taken by version, then by sender."""
        return self.manifest.version, self.manifest.sender, self.receipt.order, self.digest

    def trusted_items(self, settings: Settings, senders: Sequence[ExpectedSender]) -> list[FoundItem]:
        """The sightings that need no confirmation."""
        return [item for item in self.items if is_trusted(self.manifest, item.surveyed.mail, settings, senders)]


def by_digest(items: Iterable[FoundItem]) -> dict[str, list[FoundItem]]:
    """The sightings of each intact envelope, the first received one first."""
    found: dict[str, list[FoundItem]] = {}
    for item in items:
        if item.is_intact:
            found.setdefault(item.surveyed.digest, []).append(item)
    return {digest: sorted(sightings, key=lambda item: item.order) for digest, sightings in found.items()}
