"""The column ``Ghi chú`` of ``Tiến độ``: why an item was not merged and what to do; what is doubtful about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.exchange.envelope.envelope_kind import EnvelopeKind
from xlsx_addin.exchange.mail.authentication import Authenticity
from xlsx_addin.exchange.merging.item_verdict import ItemVerdict
from xlsx_addin.words import receiving as words

if TYPE_CHECKING:
    from xlsx_addin.appraisal.records import Settings
    from xlsx_addin.exchange.merging.item_verdict import Merged
    from xlsx_addin.exchange.merging.items import FoundItem
    from xlsx_addin.exchange.units.senders import SenderIndex


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
        found.append(superseded_note(manifest.version))
    skipped = settings.level.rank - manifest.level.rank > 1
    if skipped and item.verdict in (ItemVerdict.ACCEPTED, ItemVerdict.UNCHANGED):
        found.append(words.LEVEL_SKIPPED.format(level=manifest.level.value))
    return found


def superseded_note(version: int) -> str:
    """What is said of an earlier version that differs from the one merged under its number."""
    return words.SUPERSEDED_OTHERWISE.format(version=version)
