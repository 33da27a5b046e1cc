"""What is told of a run beside its items.

Of the archive, as it is before anything is merged: altered lines, copies, and a workbook older than it; of ``Đơn vị``:
subjects of the same name and kind from two sources, of which each keeps its row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.exchange.envelope.envelope_kind import EnvelopeKind, FormKind
from xlsx_addin.exchange.merging.merged_sheet import SOURCE, MergedSheet
from xlsx_addin.exchange.merging.record import RECORD_NAME, Entry
from xlsx_addin.vietnamese.normalise import fold, fold_name
from xlsx_addin.vietnamese.quoting import listed, printable
from xlsx_addin.words import receiving as words
from xlsx_addin.words.problems import KIND_BLANK
from xlsx_addin.workbook.cell_text import cell_text
from xlsx_addin.workbook.layout import SUBJECTS, headings

if TYPE_CHECKING:
    from collections.abc import Container, Iterable
    from pathlib import Path

    from xlsx_addin.exchange.merging.archive import Archive
    from xlsx_addin.exchange.merging.board import Board
    from xlsx_addin.exchange.merging.three_way import Key

_MOST_NAMES = 5
_NAME, _KIND = headings(SUBJECTS, "name", "kind")


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
        versions = [entry.person or f"{entry.sender}{words.VERSION.format(version=entry.version)}" for entry in missing]
        shown = listed(versions, _MOST_NAMES)
        found.append(words.WORKBOOK_OLDER.format(folder=folder, count=len(missing), listed=shown))
    return found


def copies_missing(archive: Archive, kept_now: Container[str]) -> list[str]:
    """A sentence about merged envelopes that have no plain copy beside them; ``kept_now`` are stored by this run."""
    envelopes = [entry for entry in archive.entries if isinstance(entry.kind, EnvelopeKind)]
    merged = {entry.digest for entry in envelopes if entry.merged and not archive.is_whole(entry.digest)}
    paths = sorted(path for digest in merged for path in archive.paths_of(digest)[:1] if path.name not in kept_now)
    if not paths:
        return []
    folder, names = printable(str(archive.folder)), _names(paths)
    return [words.COPIES_MISSING.format(folder=folder, count=len(paths), files=names)]


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
    return entry.version <= board.subjects.version_of(entry.sender)


def _names(paths: Iterable[Path]) -> str:
    return listed([printable(path.name) for path in paths], _MOST_NAMES)


def namesakes(sheet: MergedSheet) -> list[str]:
    """One sentence for each name and kind from several sources that this run added or renamed."""
    touched = {change.subject for change in sheet.changes_of_old_rows() if change.heading in (_NAME, _KIND)}
    touched.update(key.code for key in sheet.new_keys)
    if not touched:
        return []
    same: dict[tuple[str, str], list[Key]] = {}
    for key in sheet.keys:
        name, kind = cell_text(sheet.value(key, _NAME)), cell_text(sheet.value(key, _KIND))
        if name:
            same.setdefault((fold_name(name), fold(kind)), []).append(key)
    sentences = []
    for keys in same.values():
        sources = {cell_text(sheet.value(key, SOURCE)) for key in keys}
        if len(sources) > 1 and any(key.code in touched for key in keys):
            name, kind = cell_text(sheet.value(keys[0], _NAME)), cell_text(sheet.value(keys[0], _KIND))
            codes = " – ".join(key.code for key in keys)
            sentences.append(words.SAME_SUBJECT.format(name=name, kind=kind or KIND_BLANK, codes=codes))
    return sentences
