"""What counts of everything that was read: one submission a unit and year, one workbook, the newest results."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from xlsx_addin.overview.counting.facts import (
    RESULT,
    SUBMISSION,
    WORKBOOK,
    EnvelopeFacts,
    RecordedReceipt,
    UnitKey,
    VersionLineKey,
)
from xlsx_addin.overview.counting.newest import OLDER, choose
from xlsx_addin.overview.states import SourceStanding, SourceState
from xlsx_addin.words import overview as words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from xlsx_addin.overview.counting.facts import Records


@dataclass(frozen=True, slots=True)
class Missing:
    """An accepted version of which the file is gone."""

    line: VersionLineKey
    receipt: RecordedReceipt


@dataclass(slots=True)
class Selection:
    """What counts, and the state of what does not."""

    submissions: dict[tuple[str, str, int], EnvelopeFacts] = field(default_factory=dict)
    """Recipient, sender, year."""
    results: dict[tuple[str, str, int], EnvelopeFacts] = field(default_factory=dict)
    """Recipient, sender, year: the sender is the superior."""
    workbooks: dict[tuple[str, int], EnvelopeFacts] = field(default_factory=dict)
    """Unit and year."""
    tops: dict[tuple[str, int], EnvelopeFacts] = field(default_factory=dict)
    """Of these, the workbooks of units that send to nobody here: their own rows count."""
    states: dict[str, SourceStanding] = field(default_factory=dict)
    """By digest, of what does not count."""
    missing: list[Missing] = field(default_factory=list)

    def counted(self) -> set[str]:
        """The digests of everything that has a part in the figures."""
        parts = (self.submissions, self.results, self.workbooks)
        return {facts.digest for part in parts for facts in part.values()}


def select(
    everything: Iterable[EnvelopeFacts],
    records: Records,
    *,
    expected: Collection[tuple[UnitKey, int]] = (),
    accepted_codes: Collection[str] = (),
) -> Selection:
    """Choose what counts; ``expected`` are units and years that somebody waits for."""
    lines: defaultdict[VersionLineKey, list[EnvelopeFacts]] = defaultdict(list)
    workbooks: defaultdict[tuple[str, int], list[EnvelopeFacts]] = defaultdict(list)
    for facts in everything:
        if facts.kind == WORKBOOK:
            workbooks[facts.sender, facts.year].append(facts)
        else:
            lines[facts.line].append(facts)
    selection = Selection()
    for line in sorted(lines.keys() | records.by_line.keys()):
        _choose_line(selection, line, lines.get(line, []), records.by_line.get(line, ()), accepted_codes)
    for place, found in sorted(workbooks.items()):
        _choose_workbook(selection, place, found)
    _find_tops(selection, expected)
    return selection


def _choose_line(
    selection: Selection,
    line: VersionLineKey,
    versions: list[EnvelopeFacts],
    entries: tuple[RecordedReceipt, ...],
    accepted_codes: Collection[str],
) -> None:
    if not versions and not any(entry.counts for entry in entries):
        return
    kind, recipient, sender, year = line
    target = {SUBMISSION: selection.submissions, RESULT: selection.results}[kind]
    if len(versions) == 1 and not entries:
        target[recipient, sender, year] = versions[0]
        return
    choice = choose(versions, entries, accepted_codes)
    selection.states |= choice.states
    if choice.missing is not None:
        selection.missing.append(Missing(line, choice.missing))
    for facts in versions:
        if facts.digest == choice.counted:
            target[recipient, sender, year] = facts


def _choose_workbook(selection: Selection, place: tuple[str, int], found: list[EnvelopeFacts]) -> None:
    """The workbook with the latest run; where two are equally new, none."""
    latest = max(facts.created or 0.0 for facts in found)
    newest = [facts for facts in found if (facts.created or 0.0) == latest]
    for facts in found:
        if facts not in newest:
            selection.states[facts.digest] = OLDER
        elif len(newest) > 1:
            selection.states[facts.digest] = SourceStanding(SourceState.BRANCHED, words.EQUALLY_NEW_WORKBOOKS)
        else:
            selection.workbooks[place] = facts


def _find_tops(selection: Selection, expected: Collection[tuple[UnitKey, int]]) -> None:
    """A unit is a sender where it has sent, is waited for, or names a superior that is itself among the sources."""
    senders = {(sender, year) for _, sender, year in selection.submissions}
    senders |= {(sender, year) for (_, sender), year in expected}
    units = {unit for unit, _ in selection.workbooks}
    units |= {code for recipient, sender, _ in selection.submissions for code in (recipient, sender)}
    for (unit, year), facts in selection.workbooks.items():
        if (unit, year) not in senders and facts.recipient not in units - {unit}:
            selection.tops[unit, year] = facts
