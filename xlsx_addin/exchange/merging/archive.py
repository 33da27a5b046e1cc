"""The archive ``Đã nhận``: every merged envelope unchanged, and a record of everything intact that was ever seen.

The record has one JSON document a line and only ever grows. The archive is the base of the next merge and the
evidence, but not the state, so that it may be ahead of the workbook and is written first: envelopes, then the record,
then the workbook (decision 15).
"""

from __future__ import annotations

import json
import os
import re
from collections import defaultdict
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, takewhile
from typing import TYPE_CHECKING, Any

from xlsx_addin.atomic import write_atomically
from xlsx_addin.exchange.envelope.digest import confirmation_code, digest_start
from xlsx_addin.exchange.envelope.envelope_kind import EnvelopeKind
from xlsx_addin.exchange.envelope.file_names import ENVELOPE_SUFFIX, PLAIN_COPY, envelope_stem
from xlsx_addin.exchange.mail.receipt_time import Origin, Receipt
from xlsx_addin.exchange.merging.seen_versions import SenderYear
from xlsx_addin.refusal import Refusal, system_reason
from xlsx_addin.words import receiving as words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from xlsx_addin.exchange.envelope.manifest import Manifest

RECORD_NAME = "so-nhan.jsonl"
_HALF_WRITTEN = re.compile(r"\..+\.[0-9a-f]{8}\.tmp")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the record: an intact envelope that was seen, when, and what became of it."""

    digest: str
    kind: EnvelopeKind
    sender: str
    year: int
    version: int
    previous: str
    receipt: Receipt
    source: str
    counts: bool
    """Whether its time of receipt counts: it was merged, or is known to be an older version of the same sender."""
    reported: tuple[str, ...]
    """Where it counts: the codes here of its subjects with a report."""
    run: int = 0
    """Number of the run that wrote the line; 0 in archives that older programs began."""
    seen: datetime | None = None
    """When that run was, local to Việt Nam; None in such archives."""

    def document(self) -> dict[str, Any]:
        """The entry as JSON."""
        return {
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
            "seen": None if self.seen is None else self.seen.isoformat(),
        }

    @classmethod
    def of(cls, document: dict[str, Any]) -> Entry:
        """The entry that JSON describes; KeyError, TypeError or ValueError where it describes none."""
        moment = datetime.fromisoformat(document["received"]).replace(tzinfo=None)
        seen = document.get("seen")
        return cls(
            digest=str(document["digest"]),
            kind=EnvelopeKind(document["kind"]),
            sender=str(document["sender"]),
            year=int(document["year"]),
            version=int(document["version"]),
            previous=str(document["previous"]),
            receipt=Receipt(moment, Origin(document["received_from"])),
            source=str(document["source"]),
            counts=bool(document["counts"]),
            reported=tuple(map(str, document["reported"])),
            run=int(document.get("run", 0)),
            seen=None if seen is None else datetime.fromisoformat(seen),
        )


def archive_name(manifest: Manifest, digest: str) -> str:
    """The file name of an envelope in the archive: made by us, and another one for every content."""
    stem = envelope_stem(manifest.kind, manifest.year, manifest.sender, manifest.recipient, manifest.version)
    return f"{stem}_{digest_start(digest)}.xlsx"


def plain_name(name: str) -> str:
    """The name of the plain copy beside an envelope with this name: the one that people open."""
    return f"{name.removesuffix(ENVELOPE_SUFFIX)}{PLAIN_COPY}{ENVELOPE_SUFFIX}"


class Archive:
    """The archive in a folder, which need not exist yet. Refusal where its record cannot be read."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._by_digest: defaultdict[str, list[Entry]] = defaultdict(list)
        self._by_sender: defaultdict[SenderYear, list[Entry]] = defaultdict(list)
        self._by_start: defaultdict[str, set[str]] = defaultdict(set)
        self._by_code: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        self.run = 1
        """Number of the present run."""
        for entry in _read_record(folder / RECORD_NAME):
            self._add(entry)
            self.run = max(self.run, entry.run + 1)
        self._lines: list[Entry] = []
        kept = {path.stem: path for path in sorted(folder.glob("*_v*_*.xlsx"))}
        self._files = {stem.rpartition("_")[2]: path for stem, path in kept.items() if not stem.endswith(PLAIN_COPY)}
        self._copied = {stem.removesuffix(PLAIN_COPY).rpartition("_")[2] for stem in kept if stem.endswith(PLAIN_COPY)}

    @property
    def entries(self) -> Iterable[Entry]:
        """Every line of the record, those of one digest together."""
        return chain.from_iterable(self._by_digest.values())

    def first_seen(self, digest: str) -> datetime | None:
        """When this very content was first met here, by whatever way it came; None where it never was."""
        found = self._by_digest.get(digest, ())
        return min((entry.receipt.moment if entry.seen is None else entry.seen for entry in found), default=None)

    def receipts_of(self, digest: str, *, only_counting: bool) -> list[Receipt]:
        """When this very content was received, or only the receipts that count."""
        found = self._by_digest.get(digest, ())
        return [entry.receipt for entry in found if entry.counts or not only_counting]

    def counting(self, of: SenderYear) -> list[Entry]:
        """The entries of a sender whose time of receipt counts."""
        return [entry for entry in self._by_sender.get(of, ()) if entry.counts]

    def receipts(self, of: SenderYear) -> list[Receipt]:
        """Every receipt of a sender's envelopes, whether it counts or not."""
        return [entry.receipt for entry in self._by_sender.get(of, ())]

    def digests_of(self, of: SenderYear, version: int) -> list[str]:
        """The digests of one version of which the receipts count; more than one where versions branched."""
        return list(dict.fromkeys(entry.digest for entry in self.counting(of) if entry.version == version))

    def merged_up_to(self, of: SenderYear, digest: str) -> list[Entry]:
        """The kept envelopes of a sender in the order in which they were merged, ending with that of the digest.

        Empty where that one is not kept. Only merged envelopes are; in a run they are merged by their versions.
        """
        first: dict[str, Entry] = {}
        for entry in self.counting(of):
            if self.path_of(entry.digest) is not None:
                first.setdefault(entry.digest, entry)
        if digest not in first:
            return []
        ordered = sorted(first.values(), key=lambda entry: (entry.run, entry.version))
        return ordered[: ordered.index(first[digest]) + 1]

    def digest_of(self, sender: str, start: str, code: str) -> str:
        """The digest that begins so and has this code, of which one may be blank; blank where none or several do."""
        found = self._by_start.get(start, set()) if start else self._by_code.get((sender, code), set())
        fitting = [digest for digest in found if code in ("", confirmation_code(digest))]
        return fitting[0] if len(fitting) == 1 else ""

    def path_of(self, digest: str) -> Path | None:
        """Where the envelope of this digest is kept, None where it is not (any more)."""
        return self._files.get(digest_start(digest))

    def is_whole(self, digest: str) -> bool:
        """Whether both the envelope of this digest and its plain copy are kept."""
        return {digest_start(digest)} <= self._files.keys() & self._copied

    def note(self, entry: Entry) -> None:
        """Add an entry to the record at the next ``commit``, unless it says nothing new."""
        known = self._by_digest.get(entry.digest, ())
        if not any(old.receipt.order <= entry.receipt.order and old.counts >= entry.counts for old in known):
            self._add(entry)
            self._lines.append(entry)

    def _add(self, entry: Entry) -> None:
        self._by_digest[entry.digest].append(entry)
        self._by_sender[SenderYear(entry.kind, entry.sender, entry.year)].append(entry)
        self._by_start[digest_start(entry.digest)].add(entry.digest)
        self._by_code[entry.sender, confirmation_code(entry.digest)].add(entry.digest)

    def keep(self, name: str, content: bytes) -> None:
        """Store an envelope at once, unless it is there already; Refusal where that fails."""
        path = self.folder / name
        if path.is_file() and path.read_bytes() == content:
            return
        with self._in_folder():
            write_atomically(path, content, force=True)

    def commit(self) -> None:
        """Append the noted entries to the record and sweep up what a killed run left half written."""
        if self._lines:
            with self._in_folder():
                _append(self.folder / RECORD_NAME, self._lines)
            self._lines = []
        if self.folder.is_dir():
            for path in self.folder.iterdir():
                if _HALF_WRITTEN.fullmatch(path.name):
                    path.unlink(missing_ok=True)

    @contextmanager
    def _in_folder(self) -> Iterator[None]:
        """The folder is there within the block; one made for nothing is taken away again where the block fails."""
        missing = list(takewhile(lambda folder: not os.path.lexists(folder), (self.folder, *self.folder.parents)))
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            _remove_empty(missing)
            raise Refusal(words.ARCHIVE_UNUSABLE.format(path=self.folder, reason=system_reason(error))) from None
        try:
            yield
        except BaseException:
            _remove_empty(missing)
            raise


def _remove_empty(folders: Iterable[Path]) -> None:
    """Take away these folders, the innermost first, as far as nothing stands in them."""
    with suppress(OSError):
        for folder in folders:
            folder.rmdir()


def _read_record(path: Path) -> Iterator[Entry]:
    """The entries of the record; a line that a killed run left unfinished is passed over."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return
    except OSError as error:
        raise Refusal(words.ARCHIVE_UNUSABLE.format(path=path, reason=system_reason(error))) from None
    for line in content.split(b"\n"):
        try:
            yield Entry.of(json.loads(line))
        except (ValueError, KeyError, TypeError, AttributeError):
            continue


def _append(path: Path, entries: Sequence[Entry]) -> None:
    lines = "".join(json.dumps(entry.document(), ensure_ascii=False) + "\n" for entry in entries)
    try:
        with path.open("ab+") as file:
            if file.tell():
                file.seek(-1, os.SEEK_END)
                if file.read(1) != b"\n":
                    lines = "\n" + lines
            file.write(lines.encode("utf-8", "surrogatepass"))
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise Refusal(words.ARCHIVE_UNUSABLE.format(path=path, reason=system_reason(error))) from None
