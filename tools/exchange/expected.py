"""What envelope §9 and envelope §12 make of the same post, written down as plainly as can be: the model.

Nothing here is shared with the package. Versions are objects rather than cells, nothing is read back from a sheet, and
every rule looks at everything there is.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tools.exchange.post import SUPERIOR

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from tools.exchange.post import Delivered, Sent

WITHDRAWN = "Đã rút"
STATE, REPORT = "Tình trạng hồ sơ", "Ngày nhận báo cáo"
FIELDS = ("Tên", "Ghi chú", STATE, "Ngày nhận ở cấp dưới")


@dataclass
class RowHere:
    """A row of ``Đơn vị``."""

    sender: str
    cells: dict[str, str]
    holds: int = 0
    """Which of the sender's merges it holds; 0 where this level had withdrawn what the sender then left out."""
    date: datetime | None = None


@dataclass
class Difference:
    """A line of ``Sai khác``."""

    base: str
    theirs: str


@dataclass
class Expected:
    """The workbook, the archive and what was ever seen, as they must be."""

    rows: dict[str, RowHere] = field(default_factory=dict)
    differences: dict[tuple[str, str], Difference] = field(default_factory=dict)
    merged: dict[str, list[Sent]] = field(default_factory=dict)
    """What was merged of each sender, in this order."""
    kept: set[str] = field(default_factory=set)
    """Digests of which the archive has the envelope."""
    seen: dict[str, Sent] = field(default_factory=dict)
    """Each envelope that was ever seen, as the archive remembers it."""
    sighted: dict[str, datetime] = field(default_factory=dict)
    """When the first copy of each was received, whatever way it came."""
    receipts: dict[str, datetime] = field(default_factory=dict)
    """When each envelope was received, of those of which that counts."""
    statuses: dict[str, tuple[Sent, str]] = field(default_factory=dict)
    """The verdict on each envelope that ``Tiến độ`` shows."""
    confirmed: set[str] = field(default_factory=set)
    results: dict[str, Mapping[str, str]] = field(default_factory=dict)
    is_dated: bool = True
    """Whether days of receipt are foretold: no more once an archive was lost."""
    verdicts: dict[str, str] = field(default_factory=dict)
    """Of the last run, by file."""

    def receive(self, files: Mapping[str, Delivered]) -> None:
        """One run over everything in the inbox."""
        self.verdicts = {name: "modified" for name, file in files.items() if file.way == "edited"}
        sightings: dict[str, list[tuple[str, Delivered]]] = {}
        for name, file in files.items():
            if file.way != "edited":
                sightings.setdefault(file.sent.digest, []).append((name, file))
        present = {digest: found[0][1].envelope for digest, found in sightings.items()}
        for digest, sent in present.items():
            self.seen[digest] = sent
            known = [self.sighted[digest]] if digest in self.sighted else []
            self.sighted[digest] = min([*known, *(file.received for _, file in sightings[digest])])
        order = sorted(present.values(), key=lambda sent: self._order(sent, sightings[sent.digest]))
        for sent in order:
            self._take(sent, sightings[sent.digest], set(present))
        for sent in order:
            self._note(sent, sightings[sent.digest])
        for digest, (sent, status) in list(self.statuses.items()):
            if digest not in present and status in ("held", "branched") and self._is_earlier(sent):
                self.statuses[digest] = sent, "superseded"
        for place, line in list(self.differences.items()):
            if self.value(*place) == line.theirs:
                del self.differences[place]

    def lose_archive(self) -> None:
        """The folder of what was received is gone."""
        self.kept.clear()
        self.seen.clear()
        self.sighted.clear()
        self.receipts.clear()
        self.is_dated = False

    def value(self, code: str, heading: str) -> str:
        """What stands in a cell."""
        return self.rows[code].cells.get(heading, "") if code in self.rows else ""

    def _order(self, sent: Sent, found: list[tuple[str, Delivered]]) -> tuple[object, ...]:
        return sent.version, sent.sender, self._received(sent, found), sent.digest

    def _received(self, sent: Sent, found: list[tuple[str, Delivered]]) -> datetime:
        if sent.digest in self.confirmed:
            return self.sighted[sent.digest]
        counting = [file.received for _, file in found if file.way == "mail"]
        known = [self.receipts[sent.digest]] if sent.digest in self.receipts else []
        return min([*counting, *known] or [file.received for _, file in found])

    def _verdict(self, sent: Sent, found: list[tuple[str, Delivered]]) -> str:
        merged = self.merged.get(sent.sender, [])
        if any(each.digest == sent.digest for each in merged):
            return "unchanged"
        if self._is_earlier(sent):
            return "superseded"
        if sent.digest in self.confirmed:
            return "accepted"
        if merged and not (sent.version > merged[-1].version and merged[-1].digest in self._before(sent)):
            return "branched"
        return "accepted" if any(file.way == "mail" for _, file in found) else "held"

    def _is_earlier(self, sent: Sent) -> bool:
        merged = self.merged.get(sent.sender, [])
        return any(sent.digest in self._before(each) for each in merged if each.digest in self.seen)

    def _before(self, sent: Sent) -> set[str]:
        """The versions that one goes back to, through those that were seen."""
        found: set[str] = set()
        digest = sent.envelope.manifest.previous
        while digest and digest not in found:
            found.add(digest)
            known = self.seen.get(digest)
            digest = "" if known is None else known.envelope.manifest.previous
        return found

    def _take(self, sent: Sent, found: list[tuple[str, Delivered]], present: set[str]) -> None:
        if self._verdict(sent, found) != "accepted":
            return
        if sent.sender == SUPERIOR:
            self.results = dict(sent.rows)
        else:
            self._merge(sent, present)
        self.merged.setdefault(sent.sender, []).append(sent)
        self.kept.add(sent.digest)
        self.receipts[sent.digest] = self._received(sent, found)
        best = [name for name, file in found if file.way == "mail" and sent.digest not in self.confirmed] or [
            name for name, _ in found
        ]
        first = min(best, key=lambda name: (dict(found)[name].received, name))
        self.verdicts |= {name: "accepted" if name == first else "unchanged" for name, _ in found}
        self.statuses[sent.digest] = sent, "accepted"

    def _note(self, sent: Sent, found: list[tuple[str, Delivered]]) -> None:
        """The verdict by what the workbook holds in the end, and what is learnt of the time of receipt."""
        verdict = self._verdict(sent, found)
        if found[0][0] not in self.verdicts:
            self.verdicts |= {name: verdict for name, _ in found}
            self.statuses[sent.digest] = sent, "accepted" if verdict == "unchanged" else verdict
        if verdict == "unchanged":
            self.kept.add(sent.digest)
        is_sure = sent.digest in self.confirmed or any(file.way == "mail" for _, file in found)
        if verdict == "unchanged" or (verdict == "superseded" and is_sure):
            self.receipts[sent.digest] = self._received(sent, found)
        self._date(sent.sender)

    def _rows_of(self, sent: Sent, present: set[str]) -> dict[str, dict[str, str]] | None:
        if sent.digest not in self.kept and sent.digest not in present:
            return None
        return {f"{sent.sender}.{code}": _as_merged(cells) for code, cells in sent.rows.items()}

    def _merge(self, sent: Sent, present: set[str]) -> None:
        merged = self.merged.get(sent.sender, [])
        turn = len(merged) + 1
        theirs = {f"{sent.sender}.{code}": _as_merged(cells) for code, cells in sent.rows.items()}
        base = self._rows_of(merged[-1], present) if merged else None
        here = {code: row for code, row in self.rows.items() if row.sender == sent.sender}
        own_withdrawals = self._own_withdrawals(here, theirs, base, turn)
        self._follow(here, theirs, base)
        for code, cells in theirs.items():
            if code not in self.rows:
                self.rows[code] = RowHere(sent.sender, dict(cells))
            elif base is not None and code in base:
                self._merge_row(code, base[code], cells, FIELDS)
            else:
                last = None if base is None else self._last_row(code, merged[:-1], present)
                self._merge_row(code, last, cells, [name for name in FIELDS if name != STATE])
                is_theirs = base is not None and self.rows[code].holds == turn - 1
                self._merge_row(code, {STATE: WITHDRAWN} if is_theirs else None, cells, [STATE])
        for code in here if base is None else base:
            if code in self.rows and code not in theirs:
                self._merge_row(code, None if base is None else base[code], {STATE: WITHDRAWN}, [STATE])
        for code, row in self.rows.items():
            if row.sender == sent.sender:
                row.holds = 0 if code in own_withdrawals else turn

    @staticmethod
    def _own_withdrawals(
        here: Mapping[str, RowHere],
        theirs: Mapping[str, Mapping[str, str]],
        base: Mapping[str, Mapping[str, str]] | None,
        turn: int,
    ) -> set[str]:
        """What this level had withdrawn of its own accord before the sender left it out."""
        return {
            code
            for code, row in here.items()
            if code not in theirs
            and row.cells.get(STATE) == WITHDRAWN
            and not (
                row.holds == turn - 1 > 0
                and base is not None
                and base.get(code, {STATE: WITHDRAWN}).get(STATE) == WITHDRAWN
            )
        }

    def _follow(
        self,
        here: Mapping[str, RowHere],
        theirs: Mapping[str, Mapping[str, str]],
        base: Mapping[str, Mapping[str, str]] | None,
    ) -> None:
        """What the sender says now stands on the lines that are open."""
        for (code, heading), line in self.differences.items():
            if code in theirs:
                line.theirs = theirs[code].get(heading, "")
            elif code in here and heading == STATE and (base is None or code in base):
                line.theirs = WITHDRAWN

    def _last_row(self, code: str, merged: list[Sent], present: set[str]) -> dict[str, str] | None:
        for sent in reversed(merged):
            rows = self._rows_of(sent, present)
            if rows is None or code in rows:
                return None if rows is None else rows[code]
        return None

    def _merge_row(
        self, code: str, base: Mapping[str, str] | None, theirs: Mapping[str, str], fields: list[str] | tuple[str, ...]
    ) -> None:
        ours = self.rows[code].cells
        for name in fields:
            mine, other = ours.get(name, ""), theirs.get(name, "")
            if mine == other or (base is not None and base.get(name, "") == other):
                continue
            if base is not None and base.get(name, "") == mine:
                ours[name] = other
            else:
                self.differences[code, name] = Difference("" if base is None else base.get(name, ""), other)

    def _date(self, sender: str) -> None:
        merged = self.merged.get(sender, [])
        if sender == SUPERIOR or not merged:
            return
        for code, row in self.rows.items():
            own = code.removeprefix(f"{sender}.")
            if row.sender != sender:
                continue
            holding = [
                self.receipts[digest]
                for digest, sent in self.seen.items()
                if digest in self.receipts and sent.sender == sender and REPORT in sent.rows.get(own, {})
            ]
            if own in merged[-1].rows:
                row.date = min(holding, default=None) if REPORT in merged[-1].rows[own] else None
            elif row.date is not None:
                row.date = min([row.date, *holding])


def _as_merged(cells: Mapping[str, str]) -> dict[str, str]:
    """A sender's row as it is merged: its day of receipt is the lower level's."""
    return {("Ngày nhận ở cấp dưới" if name == REPORT else name): value for name, value in cells.items() if value}
