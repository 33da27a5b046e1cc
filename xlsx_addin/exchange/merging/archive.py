"""The archive ``Đã nhận``: every merged envelope unchanged, and a record of everything intact that was ever seen.

The record has one JSON document a line and only ever grows. The archive is the base of the next merge and the
evidence, but not the state, so that it may be ahead of the workbook and is written first: envelopes, then the record,
then the workbook (decision 15).
"""

from __future__ import annotations

import os
import re
from collections import defaultdict
from contextlib import contextmanager, suppress
from itertools import chain, takewhile
from typing import TYPE_CHECKING

from xlsx_addin.atomic import sweep_unfinished, write_atomically
from xlsx_addin.exchange.envelope.digest import confirmation_code, digest_start
from xlsx_addin.exchange.envelope.file_names import ENVELOPE_SUFFIX, PLAIN_COPY, envelope_stem, form_stem
from xlsx_addin.exchange.intake.known_files import KNOWN_NAME
from xlsx_addin.exchange.merging.record import RECORD_NAME, Entry, append, read_record
from xlsx_addin.exchange.merging.seen_versions import SenderYear
from xlsx_addin.refusal import Refusal, system_reason
from xlsx_addin.words import receiving as words
from xlsx_addin.words.folders import FORMS
from xlsx_addin.words.forms import FORM_PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime
    from pathlib import Path

    from xlsx_addin.exchange.envelope.manifest import Manifest
    from xlsx_addin.exchange.forms.manifest import FormManifest
    from xlsx_addin.exchange.mail.receipt_time import Receipt

_KEPT = re.compile(r".+_v[0-9]+_([0-9a-f]{16})(.*)\.xlsx", re.DOTALL)
"""The name of a kept envelope, and of a copy that a synchronised folder made of it: what it put behind stands last."""
_KEPT_FORM = re.compile(rf"(?:{'|'.join(FORM_PREFIXES)})_.+_([0-9a-f]{{16}})(.*)\.xlsx", re.DOTALL)
RECORD_COPIES = "so-nhan*.jsonl"
OWN_FILES = frozenset({KNOWN_NAME})
"""What else of the program's own lies in an archive."""


def archive_name(manifest: Manifest, digest: str) -> str:
    """The file name of an envelope in the archive: made by us, and another one for every content."""
    return f"{envelope_stem(manifest)}_{digest_start(digest)}.xlsx"


def answer_name(form: FormManifest, digest: str) -> str:
    """The path of an answered form in the archive, in a folder of its own."""
    stem = form_stem(form.kind, form.year, form.recipient, form.scorer or form.subject)
    return f"{FORMS}/{stem}_{digest_start(digest)}{ENVELOPE_SUFFIX}"


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
        self._lines: list[Entry] = []
        self.record = read_record(folder / RECORD_NAME)
        """What the record holds, and what of it is not as it was written."""
        if self.record.fault:
            raise Refusal(words.RECORD_UNREADABLE.format(folder=folder, reason=self.record.fault))
        for entry in self.record.entries:
            self._add(entry)
        self.record_copies = [path for path in sorted(folder.glob(RECORD_COPIES)) if path.name != RECORD_NAME]
        """What a synchronised folder made of the record where two machines wrote; what they alone hold is noted."""
        for copy in self.record_copies:
            for entry in read_record(copy).entries:
                self.note(entry)
        self.run = 1 + max((entry.run for entry in self.entries), default=0)
        """Number of the present run."""
        self._files: defaultdict[str, list[Path]] = defaultdict(list)
        self._copied: set[str] = set()
        """The beginnings of the digests of which a plain copy is kept."""
        self.envelope_copies: list[Path] = []
        """Copies that a synchronised folder made of kept envelopes, beside them or in their place."""
        for path, start, behind in kept_files(folder):
            if behind == PLAIN_COPY:
                self._copied.add(start)
            else:
                self._files[start].append(path)
            if behind not in ("", PLAIN_COPY):
                self.envelope_copies.append(path)

    @property
    def entries(self) -> Iterable[Entry]:
        """Every line of the record, those of one digest together."""
        return chain.from_iterable(self._by_digest.values())

    def first_seen(self, digest: str) -> datetime | None:
        """When this very content was first met here, by whatever way it came; None where it never was."""
        return min((entry.seen for entry in self._by_digest.get(digest, ())), default=None)

    def receipts_of(self, digest: str, *, only_counting: bool) -> list[Receipt]:
        """When this very content was received, or only the receipts that count."""
        return [entry.receipt for entry in self._by_digest.get(digest, ()) if entry.counts or not only_counting]

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

    def digest_of(self, start: str, code: str) -> str:
        """The digest that begins so and, where that is not blank, has this code; blank where none or several do."""
        fitting = [digest for digest in self._by_start.get(start, ()) if code in ("", confirmation_code(digest))]
        return fitting[0] if len(fitting) == 1 else ""

    def path_of(self, digest: str) -> Path | None:
        """Where the envelope of this digest is kept, None where it is not (any more)."""
        return next(iter(self.paths_of(digest)), None)

    def paths_of(self, digest: str) -> list[Path]:
        """The same with every copy of it, which may stand in for a damaged original."""
        return self._files.get(digest_start(digest), [])

    def is_whole(self, digest: str) -> bool:
        """Whether both the envelope of this digest and its plain copy are kept."""
        return {digest_start(digest)} <= self._files.keys() & self._copied

    def note(self, entry: Entry) -> None:
        """Add an entry to the record at the next ``commit``, unless it says nothing new."""
        if not any(_says(old, entry) for old in self._by_digest.get(entry.digest, ())):
            self._add(entry)
            self._lines.append(entry)

    def _add(self, entry: Entry) -> None:
        self._by_digest[entry.digest].append(entry)
        self._by_sender[SenderYear(entry.kind, entry.sender, entry.year)].append(entry)
        self._by_start[digest_start(entry.digest)].add(entry.digest)

    def keep(self, name: str, content: bytes) -> None:
        """Store an envelope at once, unless it is there already; Refusal where that fails."""
        path = self.folder / name
        if path.is_file() and path.read_bytes() == content:
            return
        with self._in_folder(path.parent):
            path.parent.mkdir(exist_ok=True)
            write_atomically(path, content, force=True)

    def commit(self) -> None:
        """Append the noted entries to the record and sweep up what a killed run left half written."""
        if self._lines:
            path = self.folder / RECORD_NAME
            with self._in_folder(path):
                append(path, self._lines)
            self._lines = []
        sweep_unfinished(self.folder)
        if (self.folder / FORMS).is_dir():
            sweep_unfinished(self.folder / FORMS)

    @contextmanager
    def _in_folder(self, path: Path) -> Iterator[None]:
        """The folder is there within the block; one made for nothing is taken away again where the block fails.

        Refusal names the folder where that cannot be made, ``path`` where the system refuses something in the block.
        """
        missing = list(takewhile(lambda folder: not os.path.lexists(folder), (self.folder, *self.folder.parents)))
        refused = self.folder
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            refused = path
            yield
        except BaseException as error:
            with suppress(OSError):  # as far as nothing stands in them
                for folder in missing:
                    folder.rmdir()
            if not isinstance(error, OSError):
                raise
            raise Refusal(words.ARCHIVE_UNUSABLE.format(path=refused, reason=system_reason(error))) from None


def kept_files(folder: Path) -> Iterator[tuple[Path, str, str]]:
    """Every file named like a kept envelope, with the beginning of its digest and what its name has behind that.

    An envelope under its own name comes before its copies.
    """
    paths = [*folder.glob("*.xlsx"), *(folder / FORMS).glob("*.xlsx")]
    found = [(path, *kept_name(path.name)) for path in paths]
    yield from sorted((each for each in found if each[1]), key=lambda each: (each[2] != "", each[0].name))


def kept_name(name: str) -> tuple[str, str]:
    """The beginning of the digest in a name like a kept envelope's, and what stands behind it; both "" in others."""
    match = _KEPT.fullmatch(name) or _KEPT_FORM.fullmatch(name)
    return ("", "") if match is None else (match[1], match[2])


def is_companion(name: str) -> bool:
    """Whether a file is named like the plain copy of a kept envelope."""
    return kept_name(name)[1] == PLAIN_COPY


def _says(old: Entry, entry: Entry) -> bool:
    """Whether an older line says all that an entry does."""
    return old.receipt.order <= entry.receipt.order and old.counts >= entry.counts and old.merged >= entry.merged
