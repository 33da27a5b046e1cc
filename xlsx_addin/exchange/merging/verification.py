"""``verify``: every kept envelope against its own digest, its name and the record; nothing is ever written.

Files are opened by the same child processes as received ones: an archive may be another office's, or tampered with.
"""

from __future__ import annotations

import os
from collections import defaultdict
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any, NamedTuple

from xlsx_addin.atomic import UNFINISHED
from xlsx_addin.exchange.envelope.digest import confirmation_code, digest_start
from xlsx_addin.exchange.envelope.file_names import ENVELOPE_SUFFIX
from xlsx_addin.exchange.intake.inbox import InboxFile
from xlsx_addin.exchange.intake.reader import EnvelopeReader, Surveyed
from xlsx_addin.exchange.merging.archive import (
    OWN_FILES,
    RECORD_COPIES,
    answer_name,
    archive_name,
    is_companion,
    kept_name,
)
from xlsx_addin.exchange.merging.record import RECORD_NAME, ArchiveRecord, Entry, read_record
from xlsx_addin.folder_lock import LOCK_NAME
from xlsx_addin.refusal import Refusal, refused
from xlsx_addin.vietnamese.quoting import printable
from xlsx_addin.words import verification as words
from xlsx_addin.words.folders import FORMS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ALTERED, LOST, UNKNOWN = "altered", "lost", "unknown"
_OF_SYSTEMS = frozenset({"desktop.ini", "thumbs.db", ".ds_store"})
"""What Windows, OneDrive and macOS lay into every folder; what begins with ``~$`` is Excel's, while a file is open."""


class ArchiveFinding(NamedTuple):
    """One thing that is not as it should be; ``file`` is its name as people see it, None for one that is lost."""

    file: str | None
    state: str
    """``altered``, ``lost`` or ``unknown``."""
    reason: str
    sender: str | None = None
    """The unit; of a form its subject by Mã, or its scorer."""
    version: int | None = None
    """Of a form None."""
    code: str | None = None


@dataclass(slots=True)
class Verification:
    """What came out."""

    archive: Path
    record: ArchiveRecord
    kept: int = 0
    """Envelopes of which content, name and record agree."""
    findings: list[ArchiveFinding] = field(default_factory=list)
    """In the order of names, what is lost last."""

    @property
    def is_fine(self) -> bool:
        """Whether nothing is altered, lost or unknown."""
        return not self.findings and not self.record.alterations

    def document(self) -> dict[str, Any]:
        """What ``verify --json`` prints."""
        record = self.record
        return {
            "archive": str(self.archive),
            "kept": self.kept,
            "items": [finding._asdict() for finding in self.findings],
            "record": {
                "lines": record.lines,
                "entries": len(record.entries),
                "unreadable": record.unreadable,
                "unfinished": record.unfinished,
                "altered": record.broken,
            },
        }


def _alone(name: str) -> str:
    """A file's name without the folder of forms."""
    return name.removeprefix(f"{FORMS}/")


def _right_name(found: Surveyed) -> str:
    """What an intact envelope or an answered form is called in the archive; empty for anything else."""
    if found.state == "envelope" and found.manifest is not None:
        return archive_name(found.manifest, found.digest)
    return answer_name(found.form, found.digest) if found.state == "form" and found.form is not None else ""


def verify(folder: Path, done: Callable[[int, int], None] = lambda _read, _all: None) -> Verification:
    """Examine an archive; ``done`` is told how many files of how many are read. Refusal where it cannot be read."""
    with refused(words.NO_ARCHIVE, folder=folder), os.scandir(folder) as entries:
        names = sorted(entry.name for entry in entries)
    record = read_record(folder / RECORD_NAME)
    if record.fault:
        raise Refusal(words.RECORD_UNREADABLE.format(folder=folder, reason=record.fault))
    with EnvelopeReader() as reader:
        examination = _Examination(folder, record, reader)
        for number, name in enumerate(names, start=1):
            examination.look_at(name)
            done(number, len(names))
        return examination.outcome()


class _Examination:
    """Looks at one file after another; what depends on all of them is told at the end."""

    def __init__(self, folder: Path, record: ArchiveRecord, reader: EnvelopeReader) -> None:
        self._folder = folder
        self._record = record
        self._reader = reader
        self._known: dict[str, Entry] = {}
        for entry in record.entries:
            if entry.merged or entry.digest not in self._known:
                self._known[entry.digest] = entry
        self._must_be_kept = {entry.digest: entry for entry in record.entries if entry.merged}
        self._intact: dict[str, Surveyed] = {}
        """Intact envelopes under their own names."""
        self._copies: defaultdict[str, list[str]] = defaultdict(list)
        """Intact copies under other names, by the start of their digest."""
        self._starts: set[str] = set()
        """The beginnings of digests that files named like envelopes have in their names."""
        self._companions: list[str] = []
        self._left: dict[str, str] = {}
        """Plain copies that hold just what a lost envelope held, by the start of its digest."""
        self._findings: list[ArchiveFinding] = []

    def look_at(self, name: str) -> None:
        """Examine the file, or what else has this name."""
        path = self._folder / name
        if name == FORMS and path.is_dir() and not path.is_symlink():
            for inner in sorted(each.name for each in path.iterdir()):
                self.look_at(f"{FORMS}/{inner}")
            return
        name_alone = path.name
        if name_alone in (RECORD_NAME, LOCK_NAME) or name in OWN_FILES or UNFINISHED.fullmatch(name_alone):
            return
        if name_alone.startswith("~$") or name_alone.casefold() in _OF_SYSTEMS:
            return
        if is_companion(_alone(name)):
            self._companions.append(name)
        elif not path.is_file() or path.is_symlink() or not name.lower().endswith(ENVELOPE_SUFFIX):
            is_copy = fnmatchcase(name, RECORD_COPIES)
            self._tell(name, UNKNOWN, words.RECORD_COPY if is_copy else words.FOREIGN)
        else:
            self._look_at_workbook(name, self._survey(name))

    def _look_at_workbook(self, name: str, found: Surveyed | None) -> None:
        start, behind = kept_name(_alone(name))
        if start and not behind:
            self._starts.add(start)
        if not os.access(self._folder / name, os.R_OK):
            self._tell(name, UNKNOWN, words.NOT_OPENED)
        elif found is None or not (right := _right_name(found)):
            state = "unreadable" if found is None else found.state
            self._tell(name, ALTERED if start else UNKNOWN, words.NOT_INTACT[state] if start else words.FOREIGN, found)
        elif name == right:
            self._look_at_line(name, found)
        elif start in ("", digest_start(found.digest)):
            self._copies[digest_start(found.digest)].append(name)
            self._tell(name, UNKNOWN, words.COPY.format(file=right) if start else words.OTHER_NAME, found)
        else:
            self._tell(name, ALTERED, words.OTHER_CONTENT, found)

    def _look_at_line(self, name: str, found: Surveyed) -> None:
        """An intact envelope under its own name: what does the record say of it."""
        self._intact[name] = found
        entry = self._known.get(found.digest)
        if entry is None:
            self._tell(name, UNKNOWN, words.NOT_RECORDED, found)
        elif not entry.merged:
            self._tell(name, UNKNOWN, words.NEVER_MERGED, found)

    def outcome(self) -> Verification:
        """Everything that was found."""
        for name in self._companions:
            self._look_at_companion(name)
        told = {finding.file for finding in self._findings}
        kept = sum(printable(name) not in told for name in self._intact)
        incomplete = self._without_companions()
        lost = [
            ArchiveFinding(
                None,
                LOST,
                reason,
                entry.person or entry.sender,
                None if entry.person else entry.version,
                confirmation_code(digest),
            )
            for digest, entry in self._must_be_kept.items()
            if (reason := words.COMPANION_LOST if digest in incomplete else self._why_lost(digest))
        ]
        findings = sorted(self._findings, key=lambda finding: finding.file or "")
        lost.sort(key=lambda finding: (finding.sender or "", finding.version or 0))
        return Verification(self._folder, self._record, kept, [*findings, *lost])

    def _why_lost(self, digest: str) -> str:
        """What is said of an envelope or answered form that is gone; empty where it is not."""
        start = digest_start(digest)
        if start in self._starts:
            return ""
        copies = self._copies.get(start)
        if copies:
            return words.LOST_BUT_COPY.format(copy=printable(copies[0]))
        return words.LOST_BUT_COMPANION.format(copy=self._left[start]) if start in self._left else words.LOST

    def _without_companions(self) -> set[str]:
        """The digests of the intact envelopes that have lost their plain copies; an answered form never has one."""
        beside = {kept_name(name)[0] for name in self._companions}
        envelopes = (found.digest for found in self._intact.values() if found.state == "envelope")
        return {digest for digest in envelopes if digest_start(digest) not in beside}

    def _look_at_companion(self, name: str) -> None:
        """The plain copy that people open holds what its envelope holds; where that is altered it proves nothing."""
        start, _ = kept_name(name)
        original = next((each for each in self._intact if kept_name(each) == (start, "")), None)
        if original is None and start in self._starts:
            return
        found = self._survey(name)
        if original is None:
            if found is not None and found.digest in self._must_be_kept and digest_start(found.digest) == start:
                self._left[start] = printable(name)
            else:
                self._tell(name, UNKNOWN, words.COMPANION_ALONE)
            return
        is_same = found is not None and found.state == "envelope" and found.digest == self._intact[original].digest
        if not is_same and not self._hold_the_same(name, original):
            self._tell(name, ALTERED, words.COMPANION_DIFFERS.format(file=original))

    def _hold_the_same(self, companion: str, original: str) -> bool:
        """Whether each sheet of the one, of which there is one at least, is a sheet of the other."""
        there, here = (self._reader.sheets(InboxFile(self._folder / name, name)) for name in (original, companion))
        return bool(here) and all(there.get(sheet) == digest for sheet, digest in here.items())

    def _survey(self, name: str) -> Surveyed | None:
        found = list(self._reader.survey(InboxFile(self._folder / name, printable(name))))
        return found[0] if len(found) == 1 else None

    def _tell(self, name: str, state: str, reason: str, found: Surveyed | None = None) -> None:
        manifest = None if found is None else found.manifest
        form = None if found is None else found.form
        person = None if form is None else form.scorer or form.subject or form.who
        self._findings.append(
            ArchiveFinding(
                printable(name),
                state,
                reason,
                person if manifest is None else manifest.sender,
                None if manifest is None else manifest.version,
                None if found is None or not _right_name(found) else confirmation_code(found.digest),
            )
        )
