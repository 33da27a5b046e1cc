"""What counts of everything that was read: one submission a unit and year, one workbook, the newest results.

Of the versions of a line the newest accepted one counts; without a record the end of an unbroken chain. What cannot be
told apart is listed and not counted, never guessed.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from xlsx_addin.exchange.envelope.digest import confirmation_code
from xlsx_addin.overview.counting.facts import RESULT, SUBMISSION, WORKBOOK
from xlsx_addin.overview.states import SourceStanding, SourceState
from xlsx_addin.vietnamese.normalise import fold_name
from xlsx_addin.words import overview as words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from xlsx_addin.overview.counting.facts import EnvelopeFacts, RecordedReceipt, Records, VersionLineKey
    from xlsx_addin.overview.counting.unit_list import ListedUnit


OLDER = SourceStanding(SourceState.OLDER, words.OLDER)
_HELD = SourceStanding(SourceState.HELD, words.HELD)


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
    missing: list[RecordedReceipt] = field(default_factory=list)
    """Accepted versions of which the file is gone."""

    def counted(self) -> set[str]:
        """The digests of everything that has a part in the figures."""
        parts = (self.submissions, self.results, self.workbooks)
        return {facts.digest for part in parts for facts in part.values()}


def select(
    everything: Iterable[EnvelopeFacts],
    records: Records,
    expected: Collection[tuple[ListedUnit, int]],
    accepted_codes: Collection[str],
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
        _choose_version(selection, line, lines.get(line, []), records.by_line.get(line, ()), accepted_codes)
    for place, found in sorted(workbooks.items()):
        _choose_workbook(selection, place, found)
    _find_tops(selection, expected)
    return selection


def _choose_version(
    selection: Selection,
    line: VersionLineKey,
    versions: Sequence[EnvelopeFacts],
    entries: Sequence[RecordedReceipt],
    accepted_codes: Collection[str],
) -> None:
    """Choose among the versions of a line that are there; ``entries`` are what records know of it.

    ``accepted_codes`` are confirmation codes by which a person has chosen one version.
    """
    newest = _newest_accepted(entries)
    present = {facts.digest: facts for facts in versions}
    states = dict.fromkeys(present, OLDER)
    chosen = [facts for facts in versions if accepted_codes and confirmation_code(facts.digest) in accepted_codes]
    counted: EnvelopeFacts | None
    if len(chosen) == 1:
        (counted,) = chosen
    elif newest is not None:
        counted = present.get(newest.entry.digest)
        if counted is None:
            selection.missing.append(newest)
        else:
            # What is not older than the one that counts, and nobody has accepted.
            newer = {facts.digest for facts in versions if facts.version >= counted.version}
            accepted = {receipt.entry.digest for receipt in entries if receipt.entry.counts}
            states |= dict.fromkeys(newer - accepted, _HELD)
    elif not versions:
        return
    else:
        counted, branched = _end_of_chain(versions)
        states |= branched
    if counted is not None:
        kind, recipient, sender, year = line
        target = {SUBMISSION: selection.submissions, RESULT: selection.results}[kind]
        target[recipient, sender, year] = counted
        del states[counted.digest]
    selection.states |= states


def _newest_accepted(entries: Sequence[RecordedReceipt]) -> RecordedReceipt | None:
    """The accepted version that no other accepted one follows; of several, a branch, the one accepted last."""
    first: dict[str, RecordedReceipt] = {}
    for receipt in entries:
        if receipt.entry.counts:
            first.setdefault(receipt.entry.digest, receipt)
    followed = {receipt.entry.previous for receipt in first.values()}
    ends = [receipt for digest, receipt in first.items() if digest not in followed] or list(first.values())
    return ends[-1] if ends else None


def _end_of_chain(versions: Sequence[EnvelopeFacts]) -> tuple[EnvelopeFacts | None, dict[str, SourceStanding]]:
    """The highest version, where each names the one below it; else none counts, and all are branched."""
    ordered = sorted(versions, key=lambda facts: (facts.version, facts.digest))
    if all(
        upper.version > lower.version and upper.previous == lower.digest for lower, upper in itertools.pairwise(ordered)
    ):
        return ordered[-1], {}
    names = {fold_name(facts.sender_name) for facts in ordered}
    reason = words.BRANCHED if len(names) == 1 else words.TWO_UNITS_OF_ONE_CODE
    return None, dict.fromkeys((facts.digest for facts in ordered), SourceStanding(SourceState.BRANCHED, reason))


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


def _find_tops(selection: Selection, expected: Collection[tuple[ListedUnit, int]]) -> None:
    """A unit is a sender where it has sent, is waited for, or names a superior that is itself among the sources."""
    senders = {(sender, year) for _, sender, year in selection.submissions}
    senders |= {(unit.code, year) for unit, year in expected}
    units = {unit for unit, _ in selection.workbooks}
    units |= {code for recipient, sender, _ in selection.submissions for code in (recipient, sender)}
    for (unit, year), facts in selection.workbooks.items():
        if (unit, year) not in senders and facts.recipient not in units - {unit}:
            selection.tops[unit, year] = facts
