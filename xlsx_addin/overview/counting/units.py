"""The units, year by year: who is expected, who has sent, when the first envelope came, and how late it was."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from xlsx_addin.appraisal.deadline import due_by, lateness
from xlsx_addin.guidance import load_or_default
from xlsx_addin.overview.counting.facts import SUBMISSION, EnvelopeFacts, UnitKey
from xlsx_addin.terms import Lateness, Level
from xlsx_addin.vietnamese.alphabet import sort_key
from xlsx_addin.words import overview as words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime

    from xlsx_addin.appraisal.deadline import Due
    from xlsx_addin.overview.counting.facts import Records
    from xlsx_addin.overview.counting.selection import Selection
    from xlsx_addin.overview.counting.unit_list import ListedUnit

_ORGAN = re.compile(r"^(?:(?:Ban Thường vụ|Ban Chấp hành|Đảng bộ|(?:Đảng|Huyện|Thành|Tỉnh) (?:ủy|uỷ))\s+)+")


@dataclass(slots=True)
class UnitYear:
    """A unit in one year."""

    is_expected: bool = False
    submission: EnvelopeFacts | None = None
    received: datetime | None = None
    """When the first intact counted version came, local to Việt Nam; None where no record tells."""
    lateness: Lateness | None = None
    days: int | None = None
    """Days from the last day in time: 0 on it, negative before it; None without a deadline or a known time."""


@dataclass(slots=True)
class Unit:
    """A unit: the pair of recipient and sender."""

    number: int
    recipient: str
    code: str
    name: str = ""
    group: str = ""
    """The key of its group: ``Nhóm`` of the list of units, or its recipient."""
    years: dict[int, UnitYear] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Units:
    """All units in the order of group and code, the names of the groups by their keys, and the deadlines."""

    units: tuple[Unit, ...]
    groups: Mapping[str, str]
    """Short, as an area is called: “Xã Hồ Xanh” for “Ban Thường vụ Đảng ủy xã Hồ Xanh”."""
    full_names: Mapping[str, str]
    deadlines: Mapping[int, frozenset[date]]
    """Year and every first day that is too late for one of its units."""


def expected_units(
    listed: Sequence[ListedUnit] | None, senders: Sequence[ListedUnit], years: Iterable[int]
) -> list[tuple[ListedUnit, int]]:
    """Who is expected, and in which year: by the list where one is given, else by ``Đầu mối`` of the workbooks.

    A row of the list without a year holds for every year of the sources.
    """
    every = sorted(set(years))
    return [
        (unit, year)
        for unit in (senders if listed is None else listed)
        for year in (every if unit.year is None else [unit.year])
    ]


def gather_units(
    selection: Selection,
    records: Records,
    expected: Iterable[tuple[ListedUnit, int]],
    sources: Iterable[tuple[str, str]],
    *,
    has_list: bool,
) -> Units:
    """Every unit that is expected, has sent, or owns rows of a workbook that counts (``sources``).

    ``has_list``: whether a list says who is expected; who has sent and stands on it for no year is then apart.
    """
    builder = _Builder(selection, records)
    for listed, year in expected:
        builder.expect(listed, year)
    for (recipient, sender, year), facts in sorted(selection.submissions.items()):
        builder.sent(recipient, sender, year, facts)
    for holder, source in sources:
        builder.unit(holder, source or holder)
    return builder.finished(has_list=has_list)


class _Builder:
    def __init__(self, selection: Selection, records: Records) -> None:
        self._selection = selection
        self._records = records
        self._units: dict[UnitKey, Unit] = {}
        everything = [*selection.submissions.values(), *selection.results.values(), *selection.workbooks.values()]
        self._names = _newest_names(everything)
        self._levels = {(facts.sender, facts.year): Level(facts.level) for facts in everything}
        self._deadlines: dict[int, set[date]] = {}

    def expect(self, listed: ListedUnit, year: int) -> None:
        unit = self.unit(listed.recipient, listed.code)
        unit.name = unit.name or listed.name
        unit.group = listed.group or unit.group
        unit.years.setdefault(year, UnitYear()).is_expected = True

    def sent(self, recipient: str, sender: str, year: int, facts: EnvelopeFacts) -> None:
        of_year = self.unit(recipient, sender).years.setdefault(year, UnitYear())
        of_year.submission = facts
        of_year.received = self._first_receipt(facts)
        deadline = self._deadline(recipient, facts)
        if deadline is None:
            return
        first_late = deadline.first_late_day
        self._deadlines.setdefault(year, set()).add(first_late)
        if of_year.received is not None:
            of_year.lateness, _ = lateness(of_year.received, deadline)
            of_year.days = (of_year.received.date() - first_late).days + 1

    def finished(self, *, has_list: bool) -> Units:
        full_names: dict[str, str] = {}
        for unit in self._units.values():
            newest = max(
                (of_year.submission for of_year in unit.years.values() if of_year.submission is not None),
                key=lambda facts: (facts.year, facts.version),
                default=None,
            )
            if newest is not None and newest.sender_name:
                unit.name = newest.sender_name
            unit.name = unit.name or self._names.get(unit.code, "") or unit.code
            is_listed = not has_list or not unit.years or any(state.is_expected for state in unit.years.values())
            unit.group = unit.group or (unit.recipient if is_listed else words.OUTSIDE_LIST)
            full_names.setdefault(unit.group, self._names.get(unit.group, "") or unit.group)
        groups = short_names(full_names)
        ordered = sorted(
            self._units.values(), key=lambda unit: (sort_key(groups[unit.group]), unit.group, sort_key(unit.code))
        )
        for number, unit in enumerate(ordered):
            unit.number = number
        return Units(
            tuple(ordered), groups, full_names, {year: frozenset(days) for year, days in self._deadlines.items()}
        )

    def unit(self, recipient: str, code: str) -> Unit:
        return self._units.setdefault((recipient, code), Unit(0, recipient, code))

    def _first_receipt(self, facts: EnvelopeFacts) -> datetime | None:
        """The earliest receipt of a version of the line that counted, or of this very content."""
        line = SUBMISSION, facts.recipient, facts.sender, facts.year
        entries = [receipt.entry for receipt in self._records.by_line.get(line, ())]
        moments = [entry.receipt.moment for entry in entries if entry.counts]
        own = self._records.first_receipts.get(facts.digest)
        return min([*moments, *([] if own is None else [own])], default=None)

    def _deadline(self, recipient: str, facts: EnvelopeFacts) -> Due | None:
        """When it is due at the recipient's level; None without a deadline."""
        level = self._levels.get((recipient, facts.year)) or Level(facts.level).next_above
        if level is None:
            return None
        guidance = load_or_default(facts.guidance)
        if level not in guidance.levels:
            return None
        workbook = self._selection.workbooks.get((recipient, facts.year))
        counts_day = bool(workbook is not None and workbook.deadline_day_counts)
        return due_by(guidance.deadline(facts.year, level), facts.year, day_counts=counts_day)


def short_names(names: Mapping[str, str]) -> dict[str, str]:
    """Names of groups without the organ before the area, where they stay different from each other."""
    short = {key: name[:1].upper() + name[1:] for key, full in names.items() if (name := _ORGAN.sub("", full) or full)}
    taken = Counter(short.values())
    return {key: short[key] if key in short and taken[short[key]] == 1 else full for key, full in names.items()}


def _newest_names(everything: Iterable[EnvelopeFacts]) -> dict[str, str]:
    """The name of each unit, as it called itself last."""
    ordered = sorted(everything, key=lambda facts: (facts.year, facts.version, facts.sender_name))
    return {facts.sender: facts.sender_name for facts in ordered if facts.sender_name}
