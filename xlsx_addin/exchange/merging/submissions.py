"""Takes accepted submissions into ``Đơn vị``, one version after another, and notes when their reports came."""

from __future__ import annotations

import hashlib
from collections import deque
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from xlsx_addin.exchange.intake.inbox import InboxFile
from xlsx_addin.exchange.intake.reader import Place
from xlsx_addin.exchange.intake.rows import DECISION_BELOW, LATE_ACCEPTED_BELOW, RECEIVED, RECEIVED_BELOW, same
from xlsx_addin.exchange.mail.receipt_time import earliest
from xlsx_addin.exchange.merging.items import shortened
from xlsx_addin.exchange.merging.merged_sheet import RECEIVED_LAST, SOURCE, VERSION
from xlsx_addin.exchange.merging.three_way import (
    NO_CODE,
    STATE,
    WITHDRAWN,
    Difference,
    Key,
    RowChange,
    code_here,
    keyed_rows,
    merge_submission,
)
from xlsx_addin.vietnamese.quoting import printable
from xlsx_addin.words import receiving as words
from xlsx_addin.xlsx.serial_dates import date_serial, moment_of_serial

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from xlsx_addin.exchange.intake.reader import EnvelopeReader
    from xlsx_addin.exchange.intake.rows import Row
    from xlsx_addin.exchange.mail.receipt_time import Receipt
    from xlsx_addin.exchange.merging.archive import Archive
    from xlsx_addin.exchange.merging.differences import Differences
    from xlsx_addin.exchange.merging.item_verdict import Merged
    from xlsx_addin.exchange.merging.items import FoundItem
    from xlsx_addin.exchange.merging.merged_sheet import MergedSheet
    from xlsx_addin.exchange.merging.three_way import Fields, RowMerge
    from xlsx_addin.xlsx.cells import CellValue

    Rows = Mapping[Key, Fields]


_ONLY_THEIRS = frozenset((DECISION_BELOW, LATE_ACCEPTED_BELOW))
"""What the lower level decided: a blank there is filled, as in a workbook that had none of these columns yet."""


class Library:
    """Finds the rows of envelopes that were merged before: in this run's inbox, or in the archive."""

    def __init__(self, archive: Archive, reader: EnvelopeReader) -> None:
        self._archive = archive
        self._reader = reader
        self._places: dict[str, Place] = {}
        self.told: list[str] = []
        """Which copies had to stand in for a kept envelope that was altered."""

    def note(self, item: FoundItem) -> None:
        """Remember where an intact envelope of this run can be read."""
        self._places.setdefault(item.surveyed.digest, item.place)

    def rows(self, merged: Merged) -> list[Row] | None:
        """The rows of a merged version; None where they are lost, or its digest, without which nothing is found."""
        place = self._places.get(merged.digest)
        if place is not None:
            found = self._reader.rows(place)
            if found is not None and found[0] == merged.digest:
                return found[1]
        return self._archived(merged.digest)

    def why_lost(self, merged: Merged) -> str:
        """What to say of a merged version that has no rows: its envelope is gone, or somebody has altered it."""
        kept = self._archive.path_of(merged.digest)
        if kept is None:
            return words.BASE_LOST.format(version=merged.version)
        return words.BASE_ALTERED.format(version=merged.version, file=printable(kept.name))

    def _archived(self, digest: str) -> list[Row] | None:
        """From the archive; where the envelope kept there was altered, from an intact copy beside it."""
        paths = self._archive.paths_of(digest)
        for path in paths:
            rows = self._rows_in(path, digest)
            if rows is not None:
                if path != paths[0]:
                    sentence = words.COPY_STANDS_IN
                    self.told.append(sentence.format(file=printable(paths[0].name), copy=printable(path.name)))
                return rows
        return None

    def _rows_in(self, path: Path, digest: str) -> list[Row] | None:
        try:
            sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
        except OSError:
            return None
        found = self._reader.rows(Place(InboxFile(path, path.name), 0, sha256))
        return found[1] if found is not None and found[0] == digest else None


@dataclass(slots=True)
class _Sender:
    """What this run has learnt of one sender."""

    keys: list[Key] = field(default_factory=list)
    """The subjects of the version merged last in this run."""
    version: int = 0
    turned: set[Key] = field(default_factory=set)
    """Subjects whose report came or went between two versions, both known."""
    unknown: set[Key] = field(default_factory=set)
    """Subjects that stood here when the version merged before was lost."""
    new: set[Key] = field(default_factory=set)
    """Subjects that got their row in this run."""
    left_behind: set[Key] = field(default_factory=set)
    """Subjects that the sender leaves out and that this level had withdrawn of its own accord."""


class Merging:
    """All merging of one run."""

    def __init__(self, sheet: MergedSheet, differences: Differences, library: Library) -> None:
        self._sheet = sheet
        self._differences = differences
        self._library = library
        self._senders: dict[str, _Sender] = {}

    def merge(
        self, item: FoundItem, rows: Iterable[Row], merged: Merged | None, older: Sequence[Merged]
    ) -> frozenset[str]:
        """Merge one submission and tell the codes of its subjects with a report.

        ``merged`` is the version that the workbook holds, ``older`` those merged before it.
        """
        sender = item.sender
        theirs = keyed_rows(rows, sender)
        base = None if merged is None else self._base(sender, merged)
        ours = self._ours(sender, theirs, base)
        for key, fields in ({} if base is None else base).items():
            for heading in _ONLY_THEIRS - ours.get(key, {}).keys():
                fields.pop(heading, None)
        typed_here = {key for key in ours if self._is_typed_here(key)} if merged is None or base is not None else set()
        follows = {key for key in self._sheet.keys_of(sender) if merged is not None and self._follows(key, merged)}
        earlier = _Earlier(self._library, sender, older)
        merges = merge_submission(
            base=base,
            ours=ours,
            theirs=theirs,
            earlier=earlier,
            withdrawn_by_them=follows.__contains__,
            typed_here=typed_here.__contains__,
        )
        state = self._senders.setdefault(sender, _Sender())
        version = item.version or 0
        state.left_behind = {
            key
            for key in self._withdrawn(sender)
            # A row that holds this version already was withdrawn by it, in a run that was stopped before its end.
            if key not in theirs
            and (self._sheet.value(key, VERSION) != version or (merged is not None and merged.version == version))
        }
        state.left_behind -= {key for key in follows if base is not None and _is_gone(base.get(key))}
        self._differences.follow(theirs, {key for key in ours if key not in theirs})
        self._sheet.prepare()
        for merge in merges:
            self._apply(item, merge)
        state.new |= {merge.key for merge in merges if merge.kind is RowChange.NEW}
        without_code = sum(key.code == code_here(sender, NO_CODE) for key in theirs)
        if without_code:
            code = code_here(sender, NO_CODE)
            item.doubts.append(words.WITHOUT_CODE.format(count=without_code, code=code))
        if merged is not None and base is None:
            item.doubts += _doubts_without_base(self._library.why_lost(merged), item.new)
        reported = reported_codes(theirs)
        if base is None:
            state.unknown |= ours.keys() - typed_here
            state.turned |= {key for key in typed_here if key.code in reported}
        else:
            # A subject that comes back is compared with the version that held it last.
            last = {
                key: base[key] if key in base else {} if key in typed_here else earlier(key) or {}
                for key in theirs
                if key in ours
            }
            before = reported_codes(last)
            state.turned |= {key for key in theirs if (key.code in before) != (key.code in reported)}
        state.keys = [key for key in theirs if key in self._sheet]
        state.version = version
        return reported

    def note_versions(self, sender: str, receipt: Receipt) -> None:
        """Note on the rows of a sender which version they hold now and when that came.

        A subject that the version leaves out holds it too, being withdrawn by it; one that this level had withdrawn
        before holds none, which is how the two are told apart when it comes back.
        """
        state = self._senders[sender]
        current = set(state.keys)
        for key in state.keys:
            self._sheet.set(key, SOURCE, sender)
            self._sheet.set(key, RECEIVED_LAST, date_serial(receipt.moment))
            self._sheet.set(key, VERSION, float(state.version))
        for key in self._sheet.keys_of(sender):
            if key not in current:
                self._sheet.set(key, VERSION, None if key in state.left_behind else float(state.version))

    def move_receipt(self, sender: str, old: Receipt, new: Receipt) -> None:
        """Note that the merged version of a sender came earlier than was known."""
        for key in self._sheet.keys_of(sender):
            value = self._sheet.value(key, RECEIVED_LAST)
            if isinstance(value, float) and moment_of_serial(value) == old.moment:
                self._sheet.set(key, RECEIVED_LAST, date_serial(new.moment))

    def note_reports(
        self,
        sender: str,
        *,
        current: frozenset[str],
        seen: Iterable[tuple[Receipt, frozenset[str]]],
        known: Container[object],
    ) -> list[str]:
        """Set ``Ngày nhận báo cáo``: this level's earliest receipt of a version that holds the subject with a report.

        ``current`` are the codes with a report in the version merged now, ``seen`` the receipts that count with the
        codes reported in each, ``known`` the moments that may have been set by receiving. Any other date was typed
        here: it stays, and where the sender's report came or went meanwhile that is a difference. So it is where the
        version merged before is lost, and the report stands on one side alone. A date that was emptied here stays
        blank unless the report came since. Returns the codes with a new difference.
        """
        first: dict[str, Receipt] = {}
        for receipt, codes in seen:
            for code in codes:
                first[code] = earliest([receipt, first[code]]) if code in first else receipt
        state = self._senders.get(sender, _Sender())
        own = set(state.keys)
        differing = []
        for key in self._sheet.keys_of(sender):
            wanted = date_serial(first[key.code].moment) if key.code in current and key.code in first else None
            if key.code not in current and key not in own:
                self._note_earlier_report(key, first.get(key.code), known)
            elif self._note_report(key, wanted, known, state):
                differing.append(key.code)
        return differing

    def _note_earlier_report(self, key: Key, receipt: Receipt | None, known: Container[object]) -> None:
        """A subject that they left out keeps its day, unless its report turns out to have come earlier."""
        ours = self._sheet.value(key, RECEIVED)
        moment = moment_of_serial(ours) if isinstance(ours, float) else None
        if receipt is None or moment is None or moment not in known or self._differences.has(key, RECEIVED):
            return
        if receipt.moment < moment:
            self._sheet.set(key, RECEIVED, date_serial(receipt.moment))

    def _note_report(self, key: Key, wanted: CellValue | None, known: Container[object], state: _Sender) -> bool:
        """Set one date; True where it is a new difference instead."""
        ours = self._sheet.value(key, RECEIVED)
        if self._differences.has(key, RECEIVED):
            self._differences.follow_report(key, wanted)
            return False
        ours_moment = moment_of_serial(ours) if isinstance(ours, float) else ours
        wanted_moment = moment_of_serial(wanted) if isinstance(wanted, float) else None
        is_typed_here = ours is not None and ours_moment not in known
        if is_typed_here:
            is_difference = key in state.turned and ours_moment != wanted_moment
        else:
            is_difference = key in state.unknown and (ours is None) != (wanted is None)
        came_or_went = key in state.new or key in state.turned
        if is_difference:
            self._differences.add(key, Difference(RECEIVED, None, wanted, ours))
        elif is_typed_here or _is_earlier(ours_moment, wanted_moment):
            pass
        elif came_or_went or (ours is not None and wanted is not None):
            self._sheet.set(key, RECEIVED, wanted)
        return is_difference

    def _base(self, sender: str, merged: Merged) -> dict[Key, dict[str, CellValue]] | None:
        rows = self._library.rows(merged)
        return None if rows is None else keyed_rows(rows, sender)

    def _ours(self, sender: str, theirs: Rows, base: Rows | None) -> dict[Key, dict[str, CellValue]]:
        before = self._sheet.keys_of(sender) if base is None else base
        wanted = dict.fromkeys([*before, *theirs])
        return {key: self._sheet.fields(key) for key in wanted if key in self._sheet}

    def _follows(self, key: Key, merged: Merged) -> bool:
        """Whether a row holds what the version merged before says, be it that the subject is withdrawn."""
        return self._sheet.value(key, VERSION) == merged.version

    def _is_typed_here(self, key: Key) -> bool:
        """Whether nothing was ever merged into a row: the clerk typed it, or it lasts from another year's workbook."""
        return all(same(self._sheet.value(key, heading), None) for heading in (SOURCE, VERSION))

    def _withdrawn(self, sender: str) -> list[Key]:
        """The subjects of a sender that stand withdrawn here."""
        return [key for key in self._sheet.keys_of(sender) if same(self._sheet.value(key, STATE), WITHDRAWN)]

    def _apply(self, item: FoundItem, merge: RowMerge) -> None:
        if merge.kind is RowChange.NEW:
            self._sheet.append(merge.key)
            item.new.append(merge.key.code)
        elif merge.kind is RowChange.CHANGED:
            item.changed.append(merge.key.code)
        elif merge.kind is RowChange.WITHDRAWN:
            item.withdrawn.append(merge.key.code)
        for heading, value in merge.taken.items():
            self._sheet.set(merge.key, heading, value)
        for difference in merge.differences:
            self._differences.add(merge.key, difference)
        if merge.differences:
            item.conflicts.append(merge.key.code)


class _Earlier:
    """The rows of subjects from the versions merged before the last one, the newest first; read when needed.

    Where one of them is lost, nothing is known of a subject that no newer one holds.
    """

    def __init__(self, library: Library, sender: str, older: Sequence[Merged]) -> None:
        self._library = library
        self._sender = sender
        self._unread = deque(older)
        self._read: list[Rows | None] = []

    def __call__(self, key: Key) -> Fields | None:
        for rows in self._versions():
            if rows is None or key in rows:
                return None if rows is None else rows[key]
        return None

    def _versions(self) -> Iterator[Rows | None]:
        yield from self._read
        while self._unread:
            rows = self._library.rows(self._unread.popleft())
            self._read.append(None if rows is None else keyed_rows(rows, self._sender))
            yield self._read[-1]


def _doubts_without_base(why: str, new: Sequence[str]) -> list[str]:
    """What the clerk should know where a version was merged without the one before it."""
    doubts = [why]
    if new:
        # A row that was deleted here cannot be told from one that never stood here, and none may be left out.
        doubts.append(words.NEW_WITHOUT_BASE.format(count=len(new), codes=shortened(new)))
    return doubts


def _is_gone(base: Fields | None) -> bool:
    """Whether a version says of a subject that it is withdrawn: by leaving it out, or in so many words."""
    return base is None or same(base.get(STATE), WITHDRAWN)


def _is_earlier(ours: object, wanted: datetime | None) -> bool:
    """Whether receiving has noted an earlier receipt than any it still knows of: the archive was lost since."""
    return isinstance(ours, datetime) and wanted is not None and ours <= wanted


def reported_codes(rows: Rows) -> frozenset[str]:
    """The codes of the subjects with a report."""
    return frozenset(key.code for key, fields in rows.items() if RECEIVED_BELOW in fields)
