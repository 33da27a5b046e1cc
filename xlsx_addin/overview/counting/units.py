"""The units, year by year: who is expected, who has sent, when the first envelope came, and how late it was."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from xlsx_addin.appraisal.deadline import Due, due_by, lateness
from xlsx_addin.guidance import load_or_default
from xlsx_addin.terms import Lateness, Level
from xlsx_addin.vietnamese.alphabet import sort_key
from xlsx_addin.words import overview as words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime

    from xlsx_addin.overview.counting.facts import EnvelopeFacts, Records, UnitKey
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
    everything = [*selection.submissions.values(), *selection.results.values(), *selection.workbooks.values()]
    levels = {(facts.sender, facts.year): Level(facts.level) for facts in everything}
    found: dict[UnitKey, Unit] = {}

    def unit_of(recipient: str, code: str) -> Unit:
        return found.setdefault((recipient, code), Unit(0, recipient, code))

    for listed, year in expected:
        unit = unit_of(listed.recipient, listed.code)
        unit.name = unit.name or listed.name
        unit.group = listed.group or unit.group
        unit.years.setdefault(year, UnitYear()).is_expected = True
    deadlines: dict[int, set[date]] = {}
    for (recipient, sender, year), facts in sorted(selection.submissions.items()):
        of_year = unit_of(recipient, sender).years.setdefault(year, UnitYear())
        of_year.submission = facts
        of_year.received = _first_receipt(facts, records)
        level = levels.get((recipient, year)) or Level(facts.level).next_above
        deadline = _deadline(facts, level, selection.workbooks.get((recipient, year)))
        if deadline is None:
            continue
        first_late = deadline.first_late_day
        deadlines.setdefault(year, set()).add(first_late)
        if of_year.received is not None:
            of_year.lateness, _ = lateness(of_year.received, deadline)
            of_year.days = (of_year.received.date() - first_late).days + 1
    for holder, source in sources:
        unit_of(holder, source or holder)
    everything.sort(key=lambda facts: (facts.year, facts.version, facts.sender_name))
    names = {facts.sender: facts.sender_name for facts in everything if facts.sender_name}  # as each was called last
    full_names = _name_all(found.values(), names, has_list=has_list)
    groups = short_names(full_names)
    ordered = sorted(found.values(), key=lambda unit: (sort_key(groups[unit.group]), unit.group, sort_key(unit.code)))
    for number, unit in enumerate(ordered):
        unit.number = number
    return Units(tuple(ordered), groups, full_names, {year: frozenset(days) for year, days in deadlines.items()})


def _first_receipt(facts: EnvelopeFacts, records: Records) -> datetime | None:
    """The earliest receipt of a version of the line that counted, or of this very content."""
    moments = [receipt.entry.receipt.moment for receipt in records.by_line.get(facts.line, ()) if receipt.entry.counts]
    own = records.first_receipts.get(facts.digest)
    return min([*moments, *([] if own is None else [own])], default=None)


def _deadline(facts: EnvelopeFacts, level: Level | None, workbook: EnvelopeFacts | None) -> Due | None:
    """When a submission is due at its recipient's level, by that one's workbook; None without a deadline."""
    guidance = load_or_default(facts.guidance)
    if level is None or level not in guidance.levels:
        return None
    counts_day = bool(workbook is not None and workbook.deadline_day_counts)
    return due_by(guidance.deadline(facts.year, level), facts.year, day_counts=counts_day)


def _name_all(units: Iterable[Unit], names: Mapping[str, str], *, has_list: bool) -> dict[str, str]:
    """Give each unit its name and its group; the full names of the groups."""
    full_names: dict[str, str] = {}
    for unit in units:
        sent = [of_year.submission for of_year in unit.years.values() if of_year.submission is not None]
        newest = max(sent, key=lambda facts: (facts.year, facts.version), default=None)
        own = "" if newest is None else newest.sender_name
        unit.name = own or unit.name or names.get(unit.code, "") or unit.code
        is_listed = not has_list or not unit.years or any(state.is_expected for state in unit.years.values())
        unit.group = unit.group or (unit.recipient if is_listed else words.OUTSIDE_LIST)
        full_names.setdefault(unit.group, names.get(unit.group, "") or unit.group)
    return full_names


def short_names(names: Mapping[str, str]) -> dict[str, str]:
    """Names of groups without the organ before the area, where they stay different from each other."""
    short = {key: name[:1].upper() + name[1:] for key, full in names.items() if (name := _ORGAN.sub("", full) or full)}
    taken = Counter(short.values())
    return {key: short[key] if key in short and taken[short[key]] == 1 else full for key, full in names.items()}
