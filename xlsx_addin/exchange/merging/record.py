"""The record ``so-nhan.jsonl`` of the archive: one JSON document a line, a chain that only ever grows (envelope §14).

Each line names the SHA-256 of the line before it, so that a line which was altered or taken out shows. What cannot be
read is passed over, counted and told: a record may come from another office, and nothing in it stops a run.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections import deque
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from xlsx_addin.exchange.envelope.digest import PREFIX, confirmation_code
from xlsx_addin.exchange.envelope.envelope_kind import EnvelopeKind, FormKind
from xlsx_addin.exchange.mail.receipt_time import Origin, Receipt
from xlsx_addin.exchange.units.senders import is_unit_code
from xlsx_addin.vietnamese.quoting import printable
from xlsx_addin.words import opening
from xlsx_addin.xlsx.package import Limits, Unreadable, read_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

RECORD_NAME = "so-nhan.jsonl"
RECORD_LIMITS = Limits(file_bytes=200_000_000)
"""A quarter of a million lines; more is no record of ours."""
_BEFORE = "before"
_LONGEST_LINE = 4_000_000
"""Bytes: the codes of twenty thousand reported subjects take a tenth of it."""
_DIGEST = re.compile(f"{PREFIX}[0-9a-f]{{64}}")
_HIGHEST_VERSION, _FIRST_YEAR, _LAST_YEAR, _MOST_RUNS = 1_000_000, 1900, 9998, 10**9


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the record: an intact envelope that was seen, when, and what became of it."""

    digest: str
    kind: EnvelopeKind | FormKind
    sender: str
    """The unit that sent it; of an answered form the unit that handed it out."""
    year: int
    version: int
    previous: str
    receipt: Receipt
    source: str
    counts: bool
    """Whether its time of receipt counts: it was merged, or is known to be an older version of the same sender."""
    reported: tuple[str, ...]
    """Where it counts: the codes here of its subjects with a report."""
    run: int
    """Number of the run that wrote the line, from 1."""
    seen: datetime
    """When that run was, local to Việt Nam."""
    merged: bool
    """Whether it was merged, so that its envelope is kept."""
    person: str = ""
    """Of an answered form: whose it is. ``previous`` is then the digest of the form."""

    def document(self) -> dict[str, Any]:
        """The entry as JSON."""
        person = {"person": self.person} if isinstance(self.kind, FormKind) else {}
        return {
            **person,
            "digest": self.digest,
            "code": confirmation_code(self.digest),
            "kind": self.kind.value,
            "sender": self.sender,
            "year": self.year,
            "version": self.version,
            "previous": self.previous,
            "received": self.receipt.iso,
            "received_from": self.receipt.origin.value,
            "source": self.source,
            "counts": self.counts,
            "reported": list(self.reported),
            "run": self.run,
            "seen": self.seen.isoformat(),
            "merged": self.merged,
        }

    @classmethod
    def of(cls, document: dict[str, Any]) -> Entry:
        """The entry that JSON describes; raises whatever its parts trip over where it describes none."""
        digest, sender = document["digest"], document["sender"]
        if not _DIGEST.fullmatch(digest) or document["code"] != confirmation_code(digest):
            raise ValueError("no digest, or another one's code")
        if not is_unit_code(sender):
            raise ValueError("no unit's code")
        return cls(
            digest=digest,
            kind=_kind(document["kind"]),
            sender=sender,
            year=_number(document["year"], _LAST_YEAR, _FIRST_YEAR),
            version=_number(document["version"], _HIGHEST_VERSION),
            previous=str(document["previous"]),
            receipt=Receipt(_moment(document["received"]), Origin(document["received_from"])),
            source=printable(str(document["source"])),
            counts=bool(document["counts"]),
            reported=tuple(map(str, document["reported"])),
            run=_number(document["run"], _MOST_RUNS),
            seen=_moment(document["seen"]),
            merged=bool(document["merged"]),
            person=printable(str(document.get("person", ""))),
        )


def _kind(text: str) -> EnvelopeKind | FormKind:
    return FormKind(text) if text in {kind.value for kind in FormKind} else EnvelopeKind(text)


def _number(value: object, most: int, least: int = 0) -> int:
    """A whole number between bounds: what lies outside trips whoever sorts, adds or writes it later."""
    if type(value) is not int or not least <= value <= most:
        raise ValueError("no number of a record")
    return value


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text).replace(tzinfo=None)
    if not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
        raise ValueError("no moment that a cell can hold")
    return moment


@dataclass(slots=True)
class ArchiveRecord:
    """What one file holds, and which of its lines, counted from 1, are not what a run of ours wrote."""

    entries: list[Entry] = field(default_factory=list)
    lines: int = 0
    """Lines with something in them."""
    unreadable: list[int] = field(default_factory=list)
    """Lines that are no entry, and so are passed over."""
    broken: list[int] = field(default_factory=list)
    """Lines that do not follow the one before them, which was altered, or taken out."""
    unfinished: list[int] = field(default_factory=list)
    """Of the unreadable lines those that the next line follows: a stopped run left them so, and the next went on."""
    fault: str = ""
    """Why the file cannot be read at all; empty where it can."""

    @property
    def alterations(self) -> int:
        """How many lines somebody has altered, cut off or taken out, as far as the lines themselves can tell."""
        return len((set(self.unreadable) - set(self.unfinished)) | set(self.broken))


def read_record(path: Path) -> ArchiveRecord:
    """A record file, whatever it holds; one that is not there is empty. Never raises for what a file says."""
    record = ArchiveRecord()
    try:
        content = read_file(path, RECORD_LIMITS)
    except Unreadable as error:
        if error.sentence != opening.MISSING:
            record.fault = error.sentence.format(file=path.name, sheet="", **error.details)
        return record
    if len(content) > RECORD_LIMITS.file_bytes:
        limit = RECORD_LIMITS.file_bytes // 1_000_000
        record.fault = opening.FILE_TOO_LARGE.format(file=path.name, limit=limit)
        return record
    before, is_passed_over = "", False
    for line in _lines(content):
        record.lines += 1
        found = _read(line)
        if found is None:
            record.unreadable.append(record.lines)
        else:
            entry, named = found
            record.entries.append(entry)
            if named != before:
                record.broken.append(record.lines)
            elif is_passed_over:
                record.unfinished.append(record.lines - 1)
        before, is_passed_over = line_digest(line), found is None
    return record


def _lines(content: bytes) -> Iterator[bytes]:
    return (line for line in content.split(b"\n") if line.strip())


def line_digest(line: bytes) -> str:
    """What the next line names a line by."""
    return hashlib.sha256(line).hexdigest()


def _read(line: bytes) -> tuple[Entry, str] | None:
    """The entry of a line and the line before that it names; None where it is none: here alone lines are doubted."""
    if len(line) > _LONGEST_LINE:
        return None
    try:
        document = json.loads(line)
        return Entry.of(document), str(document[_BEFORE])
    except Exception:  # noqa: BLE001 - OverflowError, RecursionError: whatever a damaged line makes one trip over
        return None


def append(path: Path, entries: Iterable[Entry]) -> None:
    """Add entries to the chain, each a line; OSError where that fails. What was left unfinished stays a line alone."""
    with path.open("ab+") as file:
        file.seek(0)
        content = file.read()
        last = deque(_lines(content), maxlen=1)
        named = line_digest(last[0]) if last else ""
        added = b"" if not content or content.endswith(b"\n") else b"\n"
        for entry in entries:
            text = json.dumps({**entry.document(), _BEFORE: named}, ensure_ascii=False)
            line = text.encode("utf-8", "surrogatepass")
            added += line + b"\n"
            named = line_digest(line)
        file.write(added)
        file.flush()
        os.fsync(file.fileno())
