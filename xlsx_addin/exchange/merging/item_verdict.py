"""The verdict on a received envelope, and what follows from it (envelope §9). Pure."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from xlsx_addin.exchange.envelope.digest import digest_start
from xlsx_addin.exchange.envelope.envelope_kind import EnvelopeKind
from xlsx_addin.mail_address import addresses_of
from xlsx_addin.vietnamese.normalise import fold
from xlsx_addin.words.stored import RECEIPT_LABELS

if TYPE_CHECKING:
    from xlsx_addin.appraisal.records import Settings
    from xlsx_addin.exchange.envelope.manifest import Manifest
    from xlsx_addin.exchange.forms.manifest import FormManifest
    from xlsx_addin.exchange.mail.mail import MailFacts
    from xlsx_addin.exchange.units.senders import SenderIndex


class ItemVerdict(Enum):
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
    OUTDATED = "outdated"

    @property
    def label(self) -> str:
        """What the column ``Kết luận nhận`` says."""
        return RECEIPT_LABELS[self.value][0]

    @property
    def is_fine(self) -> bool:
        """Whether nothing is left to do about it."""
        return self in (ItemVerdict.ACCEPTED, ItemVerdict.UNCHANGED, ItemVerdict.SUPERSEDED)

    @property
    def awaits_code(self) -> bool:
        """Whether it is merged once its code is confirmed."""
        return self in (ItemVerdict.HELD, ItemVerdict.BRANCHED)


class Merged(NamedTuple):
    """A version of a sender that was merged into the workbook, as far as it is known.

    Where the digest is not, because the archive is lost, its beginning stands in for it; that is empty where only the
    number is known.
    """

    version: int
    digest: str = ""
    start: str = ""

    def is_of(self, digest: str) -> bool:
        """Whether this is the version of a digest."""
        return self.digest == digest if self.digest else self.start == digest_start(digest)


def misdirected(manifest: Manifest, settings: Settings, guidance_digest: str) -> ItemVerdict | None:
    """Why an intact envelope does not belong into this workbook at all; None where it does."""
    if manifest.kind is EnvelopeKind.RESULT:
        is_right = manifest.sender == settings.superior_code
    else:
        is_right = manifest.sender != settings.unit_code and manifest.level.rank < settings.level.rank
    return misaddressed(manifest, settings, guidance_digest) or (None if is_right else ItemVerdict.WRONG_LEVEL)


def misaddressed(manifest: Manifest | FormManifest, settings: Settings, guidance_digest: str) -> ItemVerdict | None:
    """Whether an envelope or a form is for another year, letter or unit; None where it is for this workbook.

    ``guidance_digest`` is that of the workbook's own letter (letters §4): what states another was made by another
    letter of the same id. Older ones state none.
    """
    is_this_years = manifest.year == settings.year and fold(manifest.guidance) == fold(settings.guidance_id)
    if not is_this_years or manifest.guidance_digest not in ("", guidance_digest):
        return ItemVerdict.OTHER_YEAR
    return None if manifest.recipient == settings.unit_code else ItemVerdict.WRONG_RECIPIENT


def is_trusted(manifest: Manifest, mail: MailFacts | None, settings: Settings, senders: SenderIndex) -> bool:
    """Whether an envelope may be merged without its code: its mail came from its sender's own address.

    The addresses are those of ``Đầu mối``, and for a result also the superior's of the settings. A mail that proves no
    server is a bare file; one that our own server found not to come from its sender is anybody's.
    """
    known = set(senders.addresses(manifest.sender))
    if manifest.kind is EnvelopeKind.RESULT:
        known |= set(addresses_of(settings.superior_address))
    return mail is not None and mail.is_from(known)


def judge(*, is_merged: bool, is_earlier: bool, is_confirmed: bool, follows: bool, is_trusted: bool) -> ItemVerdict:
    """The verdict on an intact envelope that belongs here.

    ``is_merged`` tells of its digest, ``is_earlier`` that it is an earlier version of the line merged already,
    ``is_confirmed`` that the clerk has typed its code, ``follows`` that it goes on from the version merged last, or
    that there is none, and ``is_trusted`` that it may be merged without its code.
    """
    if is_merged:
        return ItemVerdict.UNCHANGED
    if is_earlier:
        return ItemVerdict.SUPERSEDED
    if is_confirmed:
        return ItemVerdict.ACCEPTED
    if not follows:
        return ItemVerdict.BRANCHED
    return ItemVerdict.ACCEPTED if is_trusted else ItemVerdict.HELD
