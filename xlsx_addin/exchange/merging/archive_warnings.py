"""What is told of an archive before anything is merged: altered lines, copies, and a workbook older than it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.exchange.envelope.envelope_kind import EnvelopeKind, FormKind
from xlsx_addin.exchange.merging.merged_sheet import VERSION
from xlsx_addin.exchange.merging.record import RECORD_NAME
from xlsx_addin.exchange.merging.seen_versions import SenderYear
from xlsx_addin.vietnamese.quoting import listed, printable
from xlsx_addin.words import receiving as words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from xlsx_addin.exchange.merging.archive import Archive
    from xlsx_addin.exchange.merging.board import Board
    from xlsx_addin.exchange.merging.record import Entry

_MOST_NAMES = 5


def archive_warnings(archive: Archive, board: Board, year: int) -> list[str]:
    """Sentences about an archive and the workbook beside it, as they stand before a run; ``year`` is the workbook's."""
    folder = printable(str(archive.folder))
    found = []
    if archive.record.alterations:
        count = archive.record.alterations
        found.append(words.RECORD_ALTERED.format(file=RECORD_NAME, folder=folder, count=count))
    if archive.record_copies:
        found.append(words.RECORD_COPIES.format(folder=folder, files=_names(archive.record_copies)))
    if archive.envelope_copies:
        names, count = _names(archive.envelope_copies), len(archive.envelope_copies)
        found.append(words.ENVELOPE_COPIES.format(folder=folder, files=names, count=count))
    missing = not_in_workbook(archive, board, year)
    if missing:
        shown = listed([entry.person or _unit_and_version(entry) for entry in missing], _MOST_NAMES)
        found.append(words.WORKBOOK_OLDER.format(folder=folder, count=len(missing), listed=shown))
    return found


def _unit_and_version(entry: Entry) -> str:
    return f"{entry.sender}{words.VERSION.format(version=entry.version)}"


def not_in_workbook(archive: Archive, board: Board, year: int) -> list[Entry]:
    """The envelopes that this archive saw merged and of which the workbook knows nothing: it is an older one.

    Where ``Tiến độ`` is lost, what the rows themselves say counts; of a sender without rows there everything.
    """
    missing: dict[str, Entry] = {}
    for entry in archive.entries:
        if entry.merged and entry.year == year and not _holds(board, entry):
            missing.setdefault(entry.digest, entry)
    return sorted(missing.values(), key=lambda entry: (entry.sender, entry.version))


def _holds(board: Board, entry: Entry) -> bool:
    if isinstance(entry.kind, FormKind):
        return board.progress.holds(entry.digest)
    merged = board.progress.ever_merged(entry.sender)
    if merged or entry.kind is EnvelopeKind.RESULT:
        return any(each.is_of(entry.digest) for each in merged)
    values = [board.subjects.value(key, VERSION) for key in board.subjects.keys_of(entry.sender)]
    return entry.version <= max((value for value in values if isinstance(value, float)), default=0)


def merged_lines(entries: Iterable[Entry]) -> dict[str, Entry]:
    """The entries of envelopes that must be kept, by digest.

    Of lines of older programs, which do not say it, these are the highest versions that count: what else counts may be
    an older version that was never merged.
    """
    known: dict[str, Entry] = {}
    highest: dict[SenderYear, Entry] = {}
    for entry in entries:
        if entry.merged:
            known[entry.digest] = entry
        elif entry.merged is None and entry.counts:
            of = SenderYear(entry.kind, entry.sender, entry.year)
            highest[of] = max(highest.get(of, entry), entry, key=lambda each: each.version)
    return {**{entry.digest: entry for entry in highest.values()}, **known}


def _names(paths: Iterable[Path]) -> str:
    return listed([printable(path.name) for path in paths], _MOST_NAMES)
