"""What is known of each envelope, workbook and receipt before it is decided what counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from xlsx_addin.exchange.envelope.envelope_kind import EnvelopeKind
from xlsx_addin.exchange.merging.archive import Archive
from xlsx_addin.overview.states import SourceState
from xlsx_addin.refusal import Refusal
from xlsx_addin.vietnamese.quoting import printable
from xlsx_addin.words import overview as words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from pathlib import Path

    from xlsx_addin.exchange.merging.record import Entry

SUBMISSION, RESULT = EnvelopeKind.SUBMISSION.value, EnvelopeKind.RESULT.value
WORKBOOK = SourceState.WORKBOOK.value

VersionLineKey: TypeAlias = "tuple[str, str, str, int]"
"""Kind, recipient, sender, year: one after another its versions are sent."""
UnitKey: TypeAlias = "tuple[str, str]"
"""Recipient and sender: a code alone is used again in every commune."""


class EnvelopeFacts(NamedTuple):
    """An envelope or a workbook among this run's sources."""

    digest: str
    kind: str
    year: int
    sender: str
    sender_name: str
    recipient: str
    level: str
    guidance: str
    scale_confirmed: bool
    deadline_day_counts: bool | None
    version: int
    previous: str
    created: float | None
    """Seconds since 1970; of a workbook its last run, None where none is noted."""

    @property
    def line(self) -> VersionLineKey:
        """What it is a version of."""
        return self.kind, self.recipient, self.sender, self.year


class RecordedReceipt(NamedTuple):
    """One entry of a record of receipts, and the name of the folder where the record lies."""

    entry: Entry
    folder: str


@dataclass(frozen=True, slots=True)
class Records:
    """The entries of all records by their line, in the order in which they were written."""

    by_line: dict[VersionLineKey, tuple[RecordedReceipt, ...]]
    first_receipts: dict[str, datetime]
    """Digest and the earliest receipt of that very content."""
    remarks: tuple[str, ...] = ()
    """Which records are not as they were written, in the order of their folders."""


def read_records(folders: Iterable[Path], recipients: dict[str, str]) -> Records:
    """The records in these folders. ``recipients`` are those of the envelopes read, by digest.

    A record names no recipient, for it is kept by one: every envelope of it that was read tells whose it is.
    """
    by_line: dict[VersionLineKey, list[RecordedReceipt]] = {}
    first: dict[str, datetime] = {}
    seen: set[tuple[str, datetime, bool]] = set()
    remarks: list[str] = []
    for folder in folders:
        try:
            archive = Archive(folder)
        except Refusal as refusal:
            remarks.append(words.RECORD_LEFT_OUT.format(folder=printable(str(folder)), reason=refusal))
            continue
        if archive.record.alterations:
            count = archive.record.alterations
            remarks.append(words.RECORD_ALTERED.format(folder=printable(str(folder)), count=count))
        entries = [entry for entry in archive.entries if isinstance(entry.kind, EnvelopeKind)]
        recipient = next((found for entry in entries if (found := recipients.get(entry.digest))), "")
        for entry in entries:
            moment = entry.receipt.moment
            first[entry.digest] = min(first.get(entry.digest, moment), moment)
            known = (entry.digest, moment, entry.counts)
            if known not in seen:  # a copy of the archive says nothing new
                seen.add(known)
                line = entry.kind.value, recipients.get(entry.digest, recipient), entry.sender, entry.year
                by_line.setdefault(line, []).append(RecordedReceipt(entry, folder.name))
    return Records({line: tuple(entries) for line, entries in by_line.items()}, first, tuple(remarks))
