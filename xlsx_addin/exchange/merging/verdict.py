"""What to do with a received envelope (envelope §9). Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from xlsx_addin.exchange.envelope.digest import confirmation_code
from xlsx_addin.exchange.envelope.manifest import EnvelopeKind
from xlsx_addin.exchange.units.senders import addresses_of
from xlsx_addin.vietnamese.normalise import fold
from xlsx_addin.words.exchange import RECEIPT_LABELS

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from xlsx_addin.appraisal.records import Settings
    from xlsx_addin.exchange.envelope.manifest import Manifest
    from xlsx_addin.exchange.mail.mail import MailFacts
    from xlsx_addin.exchange.units.senders import ExpectedSender

CODE_DIGITS = 16


class Verdict(Enum):
    """The verdict on one item found; the value is its name in the JSON."""

    ACCEPTED = "accepted"
    UNCHANGED = "unchanged"
    SUPERSEDED = "superseded"
    HELD = "held"
    BRANCHED = "branched"
    MODIFIED = "modified"
    OTHER_YEAR = "other_year"
    WRONG_RECIPIENT = "wrong_recipient"
    WRONG_LEVEL = "wrong_level"
    NOT_AN_ENVELOPE = "not_an_envelope"
    UNREADABLE = "unreadable"

    @property
    def label(self) -> str:
        """What the column ``Kết luận nhận`` says."""
        return RECEIPT_LABELS[self.value]

    @property
    def is_fine(self) -> bool:
        """Whether nothing is left to do about it."""
        return self in (Verdict.ACCEPTED, Verdict.UNCHANGED, Verdict.SUPERSEDED)

    @property
    def awaits_code(self) -> bool:
        """Whether it is merged once its code is confirmed."""
        return self in (Verdict.HELD, Verdict.BRANCHED)


_BY_LABEL = {fold(verdict.label): verdict for verdict in Verdict}


def verdict_of_label(label: str) -> Verdict | None:
    """The verdict whose label this is."""
    return _BY_LABEL.get(fold(label))


@dataclass(frozen=True, slots=True)
class Merged:
    """The version of a sender that is merged into the workbook; ``code`` is empty where only its number is known."""

    version: int
    code: str


def misdirected(manifest: Manifest, settings: Settings) -> Verdict | None:
    """Why an intact envelope does not belong into this workbook at all; None where it does."""
    if manifest.year != settings.year or fold(manifest.guidance) != fold(settings.guidance_id):
        return Verdict.OTHER_YEAR
    if manifest.recipient != settings.unit_code:
        return Verdict.WRONG_RECIPIENT
    if manifest.kind is EnvelopeKind.RESULT:
        is_right = manifest.sender == settings.superior_code
    else:
        is_right = manifest.sender != settings.unit_code and manifest.level.rank < settings.level.rank
    return None if is_right else Verdict.WRONG_LEVEL


def is_trusted(
    manifest: Manifest, mail: MailFacts | None, settings: Settings, senders: Sequence[ExpectedSender]
) -> bool:
    """Whether an envelope may be merged without its code: its mail came from its sender's own address.

    The addresses are those of ``Đầu mối``, and for a result also the superior's of the settings. A mail that was
    never sent is a bare file.
    """
    if mail is None or mail.is_draft:
        return False
    known = {address for sender in senders if sender.code == manifest.sender for address in sender.addresses}
    if manifest.kind is EnvelopeKind.RESULT:
        known |= set(addresses_of(settings.superior_address))
    return len(mail.senders) == 1 and mail.senders[0] in known


def continues(manifest: Manifest, merged: Merged, previous_of: Mapping[str, str]) -> bool:
    """Whether a newer version goes back to the merged one, through versions that were at least seen."""
    return manifest.version > merged.version and leads_to(merged.code, manifest.previous, previous_of)


def leads_to(code: str, digest: str, previous_of: Mapping[str, str]) -> bool:
    """Whether the envelope of this code is the one of ``digest``, or one that it goes back to.

    ``previous_of`` are the digests of all envelopes seen and the one that each names as the version before it.
    """
    seen = set[str]()
    while digest and digest not in seen:
        if confirmation_code(digest) == code:
            return True
        seen.add(digest)
        digest = previous_of.get(digest, "")
    return False


def judge(
    manifest: Manifest,
    *,
    merged: Merged | None,
    merged_codes: Container[str],
    trusted: bool,
    confirmed: bool,
    restarts: bool,
    previous_of: Mapping[str, str],
) -> Verdict:
    """The verdict on an intact envelope that belongs here.

    ``merged`` is what the workbook holds of its sender, ``merged_codes`` the codes of everything ever merged into it;
    ``confirmed`` says that the clerk has typed its code, ``restarts`` that it may be newer than what is merged although
    its number is lower: a sender that has lost what it sent begins again at 1.
    """
    if confirmation_code(manifest.digest) in merged_codes:
        return Verdict.UNCHANGED
    if merged is not None and manifest.version < merged.version and not restarts:
        return Verdict.SUPERSEDED
    if confirmed:
        return Verdict.ACCEPTED
    if merged is not None and not continues(manifest, merged, previous_of):
        return Verdict.BRANCHED
    return Verdict.ACCEPTED if trusted else Verdict.HELD


def code_digits(text: str) -> str | None:
    """The sixteen digits of a code, however it was typed; None where it is no code."""
    digits = re.sub(r"[\s.\-–—_]", "", text)
    return digits if len(digits) == CODE_DIGITS and digits.isascii() and digits.isdigit() else None
