"""Takes accepted submissions into ``Đơn vị``, one version after another, and notes when their reports came.

Before them it takes the values of a sender that the clerk chose on ``Sai khác``, in the place of this level's own.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING

from xlsx_addin.exchange.intake.inbox import InboxFile
from xlsx_addin.exchange.intake.reader import EnvelopeReader, Place
from xlsx_addin.exchange.intake.rows import DECISION_BELOW, LATE_ACCEPTED_BELOW, RECEIVED, RECEIVED_BELOW, Row, same
from xlsx_addin.exchange.mail.receipt_time import Receipt, earliest
from xlsx_addin.exchange.merging import three_way
from xlsx_addin.exchange.merging.differences import Differences, score_of_text, value_of_text
from xlsx_addin.exchange.merging.items import FoundItem, shortened
from xlsx_addin.exchange.merging.merged_sheet import RECEIVED_LAST, SOURCE, VERSION, MergedSheet
from xlsx_addin.vietnamese.quoting import printable
from xlsx_addin.words import receiving as words
from xlsx_addin.workbook.cell_text import cell_text
from xlsx_addin.xlsx.serial_dates import date_serial, moment_of_serial

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Mapping, Sequence
    from pathlib import Path

    from xlsx_addin.exchange.merging.archive import Archive
    from xlsx_addin.exchange.merging.board import Board
    from xlsx_addin.exchange.merging.item_verdict import Merged
    from xlsx_addin.exchange.merging.three_way import Fields, Key, RowMerge
    from xlsx_addin.xlsx.cells import CellValue


_GONE = {three_way.STATE: three_way.WITHDRAWN}
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
        self._places.setdefault(item.surveyed.digest, item.surveyed.place)

    def rows(self, merged: Merged) -> list[Row] | None:
        """The rows of a merged version; None where they are lost, or its digest, without which nothing is found.

        From the archive where this run has not met it; where the envelope kept there was altered, from an intact copy
        beside it.
        """
        digest = merged.digest
        found = self._reader.rows(self._places[digest], digest) if digest in self._places else None
        kept = self._archive.paths_of(digest)
        for path in kept if found is None else ():
            found = self._rows_in(path, digest)
            if found is not None:
                if path != kept[0]:
                    told = words.COPY_STANDS_IN.format(file=printable(kept[0].name), copy=printable(path.name))
                    self.told.append(told)
                break
        return found

    def keyed_rows(self, merged: Merged, sender: str) -> dict[Key, dict[str, CellValue]] | None:
        """The same of a submission, by their keys here."""
        rows = self.rows(merged)
        return None if rows is None else three_way.keyed_rows(rows, sender)

    def why_lost(self, merged: Merged) -> str:
        """What to say of a merged version that has no rows: its envelope is gone, or somebody has altered it."""
        kept = self._archive.path_of(merged.digest)
        if kept is None:
            return words.BASE_LOST.format(version=merged.version)
        return words.BASE_ALTERED.format(version=merged.version, file=printable(kept.name))

    def _rows_in(self, path: Path, digest: str) -> list[Row] | None:
        try:
            sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
        except OSError:
            return None
        return self._reader.rows(Place(InboxFile(path, path.name), 0, sha256), digest)


@dataclass(slots=True)
class _Sender:
    """What this run has learnt of one sender."""

    keys: list[Key] = field(default_factory=list)
    """The subjects of the version merged last in this run."""
    turned: set[Key] = field(default_factory=set)
    """Subjects whose report came or went between two versions, both known."""
    unknown: set[Key] = field(default_factory=set)
    """Subjects that stood here when the version merged before was lost."""
    new: set[Key] = field(default_factory=set)
    """Subjects that got their row in this run."""


class Merging:
    """All merging of one run."""

    def __init__(self, sheet: MergedSheet, differences: Differences, library: Library) -> None:
        self._sheet = sheet
        self._differences = differences
        self._library = library
        self._senders: dict[str, _Sender] = {}

    def merge(
        self, item: FoundItem, rows: Iterable[Row], merged: Merged | None, older: Sequence[Merged], receipt: Receipt
    ) -> frozenset[str]:
        """Merge one submission, received then, and tell the codes of its subjects with a report.

        ``merged`` is the version that the workbook holds, ``older`` those merged before it.
        """
        sender = item.sender
        theirs = three_way.keyed_rows(rows, sender)
        base = None if merged is None else self._library.keyed_rows(merged, sender)
        wanted = [*(self._sheet.keys_of(sender) if base is None else base), *theirs]
        ours = {key: self._sheet.fields(key) for key in dict.fromkeys(wanted) if key in self._sheet}
        for key, fields in ({} if base is None else base).items():
            for heading in _ONLY_THEIRS - ours.get(key, {}).keys():
                fields.pop(heading, None)
        typed_here = {key for key in ours if self._is_typed_here(key)} if merged is None or base is not None else set()
        # These rows hold what the version merged before says, be it that the subject is withdrawn.
        held = {key: self._sheet.value(key, VERSION) for key in self._sheet.keys_of(sender)}
        follows = set() if merged is None else {key for key, version in held.items() if version == merged.version}
        earlier = self._earlier(sender, older)
        merges = three_way.merge_submission(
            base=base, ours=ours, theirs=theirs, earlier=earlier, withdrawn_by_them=follows, typed_here=typed_here
        )
        version = item.version or 0
        # The subjects that the sender leaves out and that this level had withdrawn of its own accord.
        left_behind = {
            key
            for key in held
            if key not in theirs
            and same(self._sheet.value(key, three_way.STATE), three_way.WITHDRAWN)
            # A row that holds this version already was withdrawn by it, in a run that was stopped before its end.
            and (held[key] != version or (merged is not None and merged.version == version))
            # The version before had withdrawn it: by leaving it out, or in so many words.
            and not (
                key in follows
                and base is not None
                and same(base.get(key, _GONE).get(three_way.STATE), three_way.WITHDRAWN)
            )
        }
        for key, fields in theirs.items():
            self._differences.follow_row(key.label, fields)
        for key in ours.keys() - theirs.keys():
            self._differences.follow(key.label, _GONE)
        self._sheet.prepare()
        for merge in merges:
            self._apply(item, merge)
        state = self._senders.setdefault(sender, _Sender())
        state.new |= {merge.key for merge in merges if merge.kind is three_way.RowChange.NEW}
        code = three_way.code_here(sender, three_way.NO_CODE)
        without_code = sum(key.code == code for key in theirs)
        if without_code:
            item.doubts.append(words.WITHOUT_CODE.format(count=without_code, code=code))
        if merged is not None and base is None:
            item.doubts.append(self._library.why_lost(merged))
            if item.new:
                # A row that was deleted here cannot be told from one that never stood here, and none may be left out.
                item.doubts.append(words.NEW_WITHOUT_BASE.format(count=len(item.new), codes=shortened(item.new)))
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
        self._note_version(sender, version, receipt, left_behind)
        return reported

    def _note_version(self, sender: str, version: int, receipt: Receipt, left_behind: Container[Key]) -> None:
        """Note on the rows of a sender which version they hold now and when that came.

        A subject that the version leaves out holds it too, being withdrawn by it; one that this level had withdrawn
        before holds none, which is how the two are told apart when it comes back.
        """
        for key in self._senders[sender].keys:
            self._sheet.set(key, SOURCE, sender)
            self._sheet.set(key, RECEIVED_LAST, date_serial(receipt.moment))
        for key in self._sheet.keys_of(sender):
            self._sheet.set(key, VERSION, None if key in left_behind else float(version))

    def move_receipt(self, sender: str, old: Receipt, new: Receipt) -> None:
        """Note that the merged version of a sender came earlier than was known."""
        for key in self._sheet.keys_of(sender):
            if _moment(self._sheet.value(key, RECEIVED_LAST)) == old.moment:
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
            first |= {code: earliest([receipt, first.get(code, receipt)]) for code in codes}
        state = self._senders.get(sender, _Sender())
        own = set(state.keys)
        differing = []
        for key in self._sheet.keys_of(sender):
            found = first.get(key.code)
            if key.code not in current and key not in own:
                self._note_earlier_report(key, found, known)
            elif self._note_report(key, found if key.code in current else None, known, state):
                differing.append(key.code)
        return differing

    def _note_earlier_report(self, key: Key, receipt: Receipt | None, known: Container[object]) -> None:
        """A subject that they left out keeps its day, unless its report turns out to have come earlier."""
        moment = _moment(self._sheet.value(key, RECEIVED))
        if receipt is None or moment not in known or self._differences.has(key.label, RECEIVED):
            return
        if isinstance(moment, datetime) and receipt.moment < moment:
            self._sheet.set(key, RECEIVED, date_serial(receipt.moment))

    def _note_report(self, key: Key, receipt: Receipt | None, known: Container[object], state: _Sender) -> bool:
        """Set one date; True where it is a new difference instead."""
        ours, wanted = self._sheet.value(key, RECEIVED), None if receipt is None else date_serial(receipt.moment)
        if self._differences.has(key.label, RECEIVED):
            self._differences.follow(key.label, {RECEIVED: wanted})
            return False
        ours_moment, wanted_moment = _moment(ours), _moment(wanted)
        is_typed_here = ours is not None and ours_moment not in known
        if is_typed_here:
            is_difference = key in state.turned and ours_moment != wanted_moment
        else:
            is_difference = key in state.unknown and (ours is None) != (wanted is None)
        came_or_went = key in state.new or key in state.turned
        # Receiving may have noted an earlier receipt than any it still knows of: the archive was lost since.
        is_earlier = (
            isinstance(ours_moment, datetime) and isinstance(wanted_moment, datetime) and ours_moment <= wanted_moment
        )
        if is_difference:
            self._differences.add(key.label, three_way.Difference(RECEIVED, None, wanted, ours))
        elif not (is_typed_here or is_earlier) and (came_or_went or None not in (ours, wanted)):
            self._sheet.set(key, RECEIVED, wanted)
        return is_difference

    def _is_typed_here(self, key: Key) -> bool:
        """Whether nothing was ever merged into a row: the clerk typed it, or it lasts from another year's workbook."""
        return all(same(self._sheet.value(key, heading), None) for heading in (SOURCE, VERSION))

    def _earlier(self, sender: str, older: Sequence[Merged]) -> Callable[[Key], Fields | None]:
        """Finds the row of a subject in the versions merged before the last one, the newest first; read when needed.

        Where one of them is lost, nothing is known of a subject that no newer one holds.
        """
        rows_of = cache(self._library.keyed_rows)

        def row(key: Key) -> Fields | None:
            for merged in older:
                rows = rows_of(merged, sender)
                if rows is None or key in rows:
                    return None if rows is None else rows[key]
            return None

        return row

    def _apply(self, item: FoundItem, merge: RowMerge) -> None:
        if merge.kind is three_way.RowChange.NEW:
            self._sheet.append(merge.key)
        item.changes.get(merge.kind.value, []).append(merge.key.code)
        for heading, value in merge.taken.items():
            self._sheet.set(merge.key, heading, value)
        for difference in merge.differences:
            self._differences.add(merge.key.label, difference)
        if merge.differences:
            item.conflicts.append(merge.key.code)


def _moment(value: CellValue | None) -> object:
    """The moment that a cell shows; what is none stays as it is."""
    return moment_of_serial(value) if isinstance(value, float) else value


def reported_codes(rows: Mapping[Key, Fields]) -> frozenset[str]:
    """The codes of the subjects with a report."""
    return frozenset(key.code for key, fields in rows.items() if RECEIVED_BELOW in fields)


def take_chosen_values(board: Board, library: Library) -> list[str]:
    """Put the sender's values that the clerk chose into their cells; a sentence for each that has no row any more."""
    lines = board.differences.taken
    keys = {key.label: key for key in board.subjects.keys} if lines else {}

    @cache
    def sent(sender: str) -> Mapping[Key, Fields]:
        """The rows of the version that the workbook holds; none where it is lost."""
        merged = board.progress.merged(sender)
        return (None if merged is None else library.keyed_rows(merged, sender)) or {}

    sentences = []
    for line in lines:
        key = keys.get(line.code)
        is_there = key is not None
        if line.scorer:
            is_there = board.scores.set(line.code, line.scorer, line.heading, score_of_text(line.theirs))
        elif key is not None:
            value = sent(cell_text(board.subjects.value(key, SOURCE))).get(key, {}).get(line.heading)
            # As it was sent, else as the line shows it.
            is_shown = value is not None and cell_text(value) == line.theirs
            board.subjects.set(key, line.heading, value if is_shown else value_of_text(line.theirs, line.heading))
        if not is_there:
            sentences.append(words.NOT_TAKEN.format(heading=line.heading, subject=line.code))
    return sentences
