"""What was found in the inbox: one item an envelope or would-be envelope, with its receipt and its verdict.

What is said of it stands in the column ``Ghi chú`` of ``Tiến độ``: why it was not merged and what to do; what is
doubtful about it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from xlsx_addin.appraisal.deadline import due, lateness
from xlsx_addin.exchange.envelope.digest import confirmation_code
from xlsx_addin.exchange.envelope.envelope_kind import EnvelopeKind, ReceivedKind
from xlsx_addin.exchange.mail.authentication import Authenticity
from xlsx_addin.exchange.mail.receipt_time import Origin, Receipt
from xlsx_addin.exchange.merging.item_verdict import ItemVerdict, Merged
from xlsx_addin.vietnamese.numbers import vietnamese_moment
from xlsx_addin.vietnamese.quoting import listed, quoted
from xlsx_addin.words import receiving as words
from xlsx_addin.workbook.layout import COLUMN_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from xlsx_addin.appraisal.records import Settings
    from xlsx_addin.exchange.envelope.manifest import Manifest
    from xlsx_addin.exchange.intake.reader import Surveyed
    from xlsx_addin.exchange.units.senders import SenderIndex
    from xlsx_addin.guidance.model import Guidance
    from xlsx_addin.terms import Lateness

CHANGES = ("new", "changed", "withdrawn", "conflicts")
"""The lists of an item."""
_MOST_CODES = 12
_LONGEST_CODE = 61
"""Letters of one of them, with the sign for what is left out."""
_FAST_CLOCK, _SLOW_CLOCK = timedelta(hours=1), timedelta(hours=36)
"""How far a server's clock, and that of the machine on which an envelope was made, may be from ours (envelope §11)."""
_UNUSABLE = (ItemVerdict.MODIFIED, ItemVerdict.NOT_AN_ENVELOPE, ItemVerdict.UNREADABLE)


@dataclass(slots=True)
class FoundItem:
    """One item found; the lists hold codes as they stand in this workbook."""

    surveyed: Surveyed
    receipt: Receipt
    verdict: ItemVerdict
    reason: str = ""
    """Why it cannot be merged, in words."""
    packed_rows: str = field(default="", repr=False)
    """The rows of an intact envelope until it is judged, where they are held in memory."""
    warnings: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    """What merging it found doubtful; they are among the warnings of every sighting of the same envelope."""
    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)
    conflicts: list[str] = field(default_factory=list)
    purpose: str = ""
    """Of a report form: what it was sent for."""
    total: str | None = None
    """Of a score form: its control total, None while that is still to be compared."""
    scores: int = 0
    """Of a score form: the cells of ``Điểm`` that change."""

    @property
    def source(self) -> str:
        """Where it was found, for people."""
        return self.surveyed.source

    @property
    def manifest(self) -> Manifest | None:
        """What it says of itself; not to be trusted unless it is intact."""
        return self.surveyed.manifest

    @property
    def is_intact(self) -> bool:
        """Whether it is an envelope that holds what was sent."""
        return self.surveyed.state == "envelope"

    @property
    def is_form(self) -> bool:
        """Whether it is a form that can be read; of others it is not known."""
        return self.surveyed.state == "form"

    @property
    def who(self) -> str:
        """Who sent it, for people: a unit's code; of a form the subject's, or the name of the subject or scorer."""
        form = self.surveyed.form
        return self.sender if form is None else form.scorer or form.subject or form.subject_name

    @property
    def kind(self) -> ReceivedKind | None:
        """What it says it is; None of what says nothing."""
        said = self.surveyed.form or self.manifest
        return None if said is None else ReceivedKind(said.kind.value)

    @property
    def changes(self) -> dict[str, list[str]]:
        """The codes of what is new, changed, withdrawn and in conflict."""
        return {change: getattr(self, change) for change in CHANGES}

    @property
    def sender(self) -> str:
        """The code of the unit that it says it is from, empty where it says nothing."""
        return "" if self.manifest is None else self.manifest.sender

    @property
    def version(self) -> int | None:
        """The version that it says it is."""
        return None if self.manifest is None else self.manifest.version

    @property
    def code(self) -> str:
        """The confirmation code of an intact envelope or an answered form, otherwise empty."""
        return confirmation_code(self.surveyed.digest) if self.surveyed.is_sound else ""


@dataclass(slots=True)
class ReceivedEnvelope:
    """One intact envelope of a run with its sightings, the one that was received first coming first."""

    manifest: Manifest
    items: Sequence[FoundItem]
    trusted: Sequence[FoundItem]
    """The sightings that need no confirmation."""
    is_confirmed: bool
    """Whether the clerk has typed its code."""
    receipt: Receipt
    """When this very content was first received, in this run or before, by a way that counts if there is one."""
    noted: Receipt | None
    """What ``Tiến độ`` said of that before this run."""
    verdict: ItemVerdict = ItemVerdict.HELD
    reported: frozenset[str] = frozenset()
    """Where its receipt counts: the codes here of its subjects with a report."""

    @property
    def digest(self) -> str:
        """The digest of what it holds."""
        return self.manifest.digest

    @property
    def order(self) -> tuple[object, ...]:
        """Envelopes are taken by version, then by sender."""
        return self.manifest.version, self.manifest.sender, self.receipt.order, self.digest

    @property
    def counts(self) -> bool:
        """Whether its time of receipt counts: it is merged, or an older version that came from its sender."""
        if self.verdict in (ItemVerdict.ACCEPTED, ItemVerdict.UNCHANGED):
            return True
        return self.verdict is ItemVerdict.SUPERSEDED and (self.is_confirmed or bool(self.trusted))

    @property
    def best(self) -> FoundItem:
        """The sighting to speak of: the first that needs no confirmation, else the first."""
        return (self.items if self.is_confirmed or not self.trusted else self.trusted)[0]


def by_digest(items: Iterable[FoundItem]) -> dict[str, list[FoundItem]]:
    """The sightings of each intact envelope and answered form, the first received one first."""
    found: dict[str, list[FoundItem]] = {}
    for item in items:
        if item.surveyed.is_sound:
            found.setdefault(item.surveyed.digest, []).append(item)
    return {digest: sorted(same, key=lambda item: (*item.receipt.order, item.source)) for digest, same in found.items()}


class ReceiptRule:
    """When things were received, and how late that was for this workbook."""

    def __init__(self, settings: Settings, guidance: Guidance, now: datetime, given: datetime | None) -> None:
        self.now = now
        self._given = given
        self._due = due(settings, guidance)

    def receipt(self, surveyed: Surveyed, first_seen: datetime | None) -> Receipt:
        """The receipt of one sighting; ``first_seen`` is when this very content was first met here, None for now.

        What is typed stands in for a file without a mail alone, and the time of the first sighting for all else: also
        for a time that cannot be.
        """
        seen = self.now if first_seen is None else first_seen
        mail = surveyed.mail
        if mail is None or mail.is_bare:
            stated = None if self._given is None else Receipt(self._given, Origin.ARGUMENT)
        elif mail.received is not None:
            stated = Receipt(mail.received, Origin.MAIL)
        else:
            stated = None if mail.date is None else Receipt(mail.date, Origin.DATE)
        if stated is None:
            return Receipt(seen, Origin.FILE, is_untold=mail is not None and not mail.is_bare)
        # Nothing can have been received in the future, or before it was made.
        said = surveyed.manifest or surveyed.form
        made = stated.moment if said is None else said.created.replace(tzinfo=None)
        if made - _SLOW_CLOCK <= stated.moment <= self.now + _FAST_CLOCK:
            return stated
        return Receipt(seen, Origin.FILE, not_believed=stated.moment)

    def warnings(self, receipt: Receipt) -> list[str]:
        """What is doubtful about a receipt."""
        found = []
        moment = vietnamese_moment(receipt.moment)
        if receipt.origin is Origin.DATE:
            found.append(words.ONLY_A_DATE)
        if receipt.is_untold:
            found.append(words.NO_TIME.format(moment=moment, **COLUMN_WORDS))
        if receipt.not_believed is not None:
            sentence = words.IN_THE_FUTURE if receipt.not_believed > self.now else words.BEFORE_IT_WAS_MADE
            stated = vietnamese_moment(receipt.not_believed)
            found.append(sentence.format(stated=stated, moment=moment, **COLUMN_WORDS))
        return found

    def lateness(self, receipt: Receipt) -> tuple[Lateness, int] | None:
        """The flag and the days late; None where there is no deadline."""
        return None if self._due is None else lateness(receipt.moment, self._due)


def shortened(codes: Sequence[str]) -> str:
    """The codes in one line, the first dozen of them; of an endless one its start."""
    return listed([quoted(code, _LONGEST_CODE) for code in codes], _MOST_CODES)


def found_item(surveyed: Surveyed, receipt: Receipt) -> FoundItem:
    """The item of one workbook found; the verdict on an intact envelope is still to come (``held`` until then)."""
    verdict = next((verdict for verdict in _UNUSABLE if verdict.value == surveyed.state), ItemVerdict.HELD)
    return FoundItem(surveyed._replace(packed_rows=""), receipt, verdict, surveyed.reason, surveyed.packed_rows)


def reason_of(
    item: FoundItem, verdict: ItemVerdict, settings: Settings, senders: SenderIndex, merged: Merged | None = None
) -> str:
    """Why an intact envelope was not merged, and what to do; empty where it was.

    ``merged`` is the version of its sender that the workbook holds.
    """
    manifest, mail = item.manifest, item.surveyed.mail
    if verdict is ItemVerdict.BRANCHED and manifest is not None and merged and manifest.version < merged.version:
        return words.BRANCHED_OLDER.format(version=manifest.version, merged=merged.version)
    if verdict is ItemVerdict.WRONG_LEVEL and item.sender == settings.unit_code:
        return words.FROM_OURSELVES
    if verdict is not ItemVerdict.HELD or manifest is None:
        return words.REASONS.get(verdict.value, "")
    if mail is None:
        return words.HELD_FILE
    if mail.is_bare:
        return words.HELD_BARE_MAIL
    near = senders.near(manifest.sender)
    if near is not None:
        return words.HELD_CODE_CASE.format(cell=", ".join(near.cells), typed=near.code, code=manifest.sender)
    if manifest.kind is EnvelopeKind.SUBMISSION and manifest.sender not in senders:
        return words.HELD_UNKNOWN
    address = ", ".join(mail.senders) or words.NO_ADDRESS
    if mail.finding.is_refuted:
        failed = mail.finding is Authenticity.FAILED
        return words.HELD_REFUTED if failed else words.HELD_ELSEWHERE.format(address=address)
    return words.HELD_ADDRESS.format(address=address)


def warnings_of(item: FoundItem, settings: Settings, *, is_other: bool) -> list[str]:
    """What is doubtful about a submission; ``is_other`` where other content was merged under its number."""
    manifest = item.manifest
    if not item.is_intact or manifest is None or manifest.kind is not EnvelopeKind.SUBMISSION:
        return []
    found = []
    if item.verdict is ItemVerdict.SUPERSEDED and is_other:
        found.append(words.SUPERSEDED_OTHERWISE.format(version=manifest.version))
    skipped = settings.level.rank - manifest.level.rank > 1
    if skipped and item.verdict in (ItemVerdict.ACCEPTED, ItemVerdict.UNCHANGED):
        found.append(words.LEVEL_SKIPPED.format(level=manifest.level.value))
    return found
