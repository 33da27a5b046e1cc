"""What forms §6.2 and forms §6.3 make of answered forms, written down as plainly as can be: the model.

Nothing here is shared with the package. A value is a text or a number, blank where it is None.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from tools.exchange.post import Answered, Delivered

REGISTERED, REGISTERED_ON, RECEIVED, STATE = "Đăng ký", "Ngày đăng ký", "Ngày nhận báo cáo", "Tình trạng hồ sơ"
STATES = (REGISTERED, REGISTERED_ON, RECEIVED, STATE)
REGISTERS, DECLINES, REPORTS, WITHDRAWS = "Đăng ký", "Không đăng ký", "Gửi báo cáo", "Rút hồ sơ"


class Row(NamedTuple):
    """A row of ``Đơn vị`` (blank scorer) or of ``Điểm``."""

    code: str
    scorer: str = ""


class Event(NamedTuple):
    """An answer that counts."""

    moment: datetime
    is_stamped: bool
    purpose: str


@dataclass
class Merged:
    """An answer that the workbook took, and when it was received."""

    answer: Answered
    moment: datetime
    is_stamped: bool


@dataclass
class Seen:
    """One answer of a run."""

    answer: Answered
    files: Sequence[str]
    ways: set[str]
    moment: datetime
    is_stamped: bool


@dataclass
class ExpectedForms:
    """The rows that forms fill, and what is known of every answer, as they must be."""

    cells: dict[Row, dict[str, object]] = field(default_factory=dict)
    differences: dict[tuple[Row, str], tuple[object, object]] = field(default_factory=dict)
    """Base and theirs of the cells that both sides changed."""
    chosen: set[tuple[Row, str]] = field(default_factory=set)
    """The lines of which the clerk takes what the form says."""
    merged: dict[str, list[Merged]] = field(default_factory=dict)
    """By the person, in this order."""
    events: dict[str, dict[str, Event]] = field(default_factory=dict)
    receipts: dict[str, list[tuple[datetime, bool]]] = field(default_factory=dict)
    """What the archive knows of receipts that count, and whether a server stamped them."""
    kept: dict[str, Answered] = field(default_factory=dict)
    noted: set[str] = field(default_factory=set)
    statuses: dict[str, str] = field(default_factory=dict)
    confirmed: dict[str, str] = field(default_factory=dict)
    verdicts: dict[str, str] = field(default_factory=dict)
    """Of the last run, by file."""

    def lose_archive(self) -> None:
        """The folder of what was received is gone."""
        self.receipts.clear()
        self.kept.clear()
        self.noted.clear()

    def receive(self, files: Mapping[str, Delivered]) -> None:
        """One run over the forms in the inbox."""
        self.verdicts = {name: "modified" for name, file in files.items() if file.way == "edited"}
        for row, heading in self.chosen:
            self.cells[row][heading] = self.differences[row, heading][1]
        self.chosen.clear()
        run = self._seen({name: file for name, file in files.items() if file.way != "edited"})
        present = {each.answer.digest: each.answer for each in run}
        before = {who: dict(self.events.get(who, {})) for who in {each.answer.who for each in run}}
        for each in run:
            self._take(each, run, present)
        for each in run:
            if self.statuses[each.answer.digest] in ("held", "branched"):
                verdict = self._verdict(each, run)
                if verdict != "accepted":
                    self._give(each, verdict)
        for who, events in before.items():
            self._settle(Row(who), events, self.events.get(who, {}))
        for each in run:
            self._note(each)
        for (row, heading), (_, theirs) in list(self.differences.items()):
            if self.cells.get(row, {}).get(heading) == theirs:
                del self.differences[row, heading]

    def _seen(self, files: Mapping[str, Delivered]) -> list[Seen]:
        found: dict[str, list[tuple[str, Delivered]]] = {}
        for name, file in files.items():
            found.setdefault(file.sent.digest, []).append((name, file))
        run = []
        for digest, sightings in found.items():
            answer = sightings[0][1].answer
            counting = [(file.received, True) for _, file in sightings if file.way == "mail"]
            counting += self.receipts.get(digest, [])
            counting += [(each.moment, each.is_stamped) for each in self._of(answer) if each.answer.digest == digest]
            by_hand = [(file.received, False) for _, file in sightings if file.way == "file"]
            stamped = [each for each in counting if each[1]]
            every = [(file.received, file.way != "file") for _, file in sightings]
            moment, is_stamped = min(stamped or counting or by_hand or every, key=lambda each: (each[0], not each[1]))
            ways = {"mail"} if stamped else set()
            ways |= {file.way if file.way in ("mail", "file") else "other" for _, file in sightings}
            best = sorted(sightings, key=lambda each: (each[1].way != "mail", each[1].received, each[0]))
            run.append(Seen(answer, [name for name, _ in best], ways, moment, is_stamped))
        return sorted(run, key=lambda each: (each.moment, each.answer.digest))

    def _of(self, answer: Answered) -> list[Merged]:
        return self.merged.get(answer.who, [])

    def _verdict(self, seen: Seen, run: Sequence[Seen]) -> str:
        answer = seen.answer
        last = self._of(answer)[-1] if self._of(answer) else None
        if answer.is_blank or any(each.answer.digest == answer.digest for each in self._of(answer)):
            return "unchanged"
        has_no_time = "file" in seen.ways and "mail" not in seen.ways and last is not None and last.is_stamped
        is_older = last is not None and seen.moment < last.moment
        if is_older and not has_no_time:
            return "superseded"
        others = [each for each in run if each.answer.who == answer.who and not each.answer.is_blank]
        is_rival = sum(each.moment == seen.moment for each in others) > 1
        is_rival |= last is not None and last.moment == seen.moment
        if is_rival and not is_older:
            return "branched"
        if "mail" in seen.ways or answer.confirms(self.confirmed.get(answer.who, "")):
            return "accepted"
        if answer.is_score or "file" not in seen.ways:
            return "held"
        return "held" if has_no_time or answer.purpose == WITHDRAWS else "accepted"

    def _take(self, seen: Seen, run: Sequence[Seen], present: Mapping[str, Answered]) -> None:
        verdict = self._verdict(seen, run)
        if verdict == "accepted":
            self._merge(seen.answer, present)
            self.merged.setdefault(seen.answer.who, []).append(Merged(seen.answer, seen.moment, seen.is_stamped))
            self.kept[seen.answer.digest] = seen.answer
        self._give(seen, verdict)

    def _give(self, seen: Seen, verdict: str) -> None:
        answer = seen.answer
        self.verdicts |= dict.fromkeys(seen.files, verdict)
        if verdict == "accepted":  # one of its files is, the others hold the same
            self.verdicts |= dict.fromkeys(seen.files[1:], "unchanged")
        is_here = any(each.answer.digest == answer.digest for each in self._of(answer))
        self.statuses[answer.digest] = "accepted" if is_here else verdict
        for each in self._of(answer):
            if each.answer.digest == answer.digest:
                each.moment, each.is_stamped = seen.moment, seen.is_stamped
        is_counted = is_here or (verdict == "superseded" and seen.ways != {"other"})
        events = self.events.setdefault(answer.who, {})
        events.pop(answer.digest, None)
        if is_counted and answer.purpose:
            events[answer.digest] = Event(seen.moment, seen.is_stamped, answer.purpose)

    def _note(self, seen: Seen) -> None:
        """What the archive learns."""
        digest = seen.answer.digest
        self.noted.add(digest)
        if self.statuses[digest] == "accepted":
            self.kept[digest] = seen.answer
            self.receipts.setdefault(digest, []).append((seen.moment, seen.is_stamped))
        elif self.statuses[digest] == "superseded" and seen.is_stamped and "mail" in seen.ways:
            self.receipts.setdefault(digest, []).append((seen.moment, seen.is_stamped))

    def _base(self, answer: Answered, present: Mapping[str, Answered]) -> Mapping[Row, Mapping[str, object]]:
        """The last answer to this very form, else what it was handed out with."""
        for each in reversed(self._of(answer)):
            known = present.get(each.answer.digest) or self.kept.get(each.answer.digest)
            if known is not None and known.form == answer.form:
                return known.rows
        return answer.handed_out

    def _merge(self, answer: Answered, present: Mapping[str, Answered]) -> None:
        base = self._base(answer, present)
        for row, theirs in answer.rows.items():
            self._follow(row, {heading: theirs.get(heading) for heading in answer.headings})
            self._merge_row(row, base.get(row, {}), theirs, answer.headings)

    def _follow(self, row: Row, theirs: Mapping[str, object]) -> None:
        """What is said now stands on the lines that are open."""
        for heading, value in theirs.items():
            if (row, heading) in self.differences:
                self.differences[row, heading] = self.differences[row, heading][0], value

    def _merge_row(
        self, row: Row, base: Mapping[str, object], theirs: Mapping[str, object], headings: Sequence[str]
    ) -> None:
        ours = self.cells.get(row, {})
        for heading in headings:
            mine, other, old = ours.get(heading), theirs.get(heading), base.get(heading)
            if other in (mine, old):
                continue
            if mine == old:
                ours[heading] = other
                self.cells[row] = ours
            else:
                self.differences[row, heading] = old, other

    def _settle(self, row: Row, before: Mapping[str, Event], after: Mapping[str, Event]) -> None:
        """Registration, days and withdrawal follow from every answer that counts."""
        if row not in self.cells:
            return  # a scorer
        was, now = _states(before), _states(after)
        self._follow(row, {heading: now.get(heading) for heading in STATES})
        ours = dict(self.cells[row])
        self._merge_row(row, was, now, STATES)
        declined_now = now.get(REGISTERED) == "Không" != was.get(REGISTERED)
        if declined_now and ours.get(REGISTERED_ON) is not None and REGISTERED_ON not in was:
            self.differences[row, REGISTERED_ON] = None, None


def _states(events: Mapping[str, Event]) -> dict[str, object]:
    ordered = sorted(events.values(), key=lambda event: event.moment)
    answers = [event for event in ordered if event.purpose in (REGISTERS, DECLINES)]
    found: dict[str, object] = {}
    if answers:
        found[REGISTERED] = "Có" if answers[-1].purpose == REGISTERS else "Không"
        days = [event.moment for event in ordered if event.is_stamped and event.purpose == REGISTERS]
        if days and answers[-1].purpose == REGISTERS:
            found[REGISTERED_ON] = days[0].replace(hour=0, minute=0)
    reports = [event.moment for event in ordered if event.is_stamped and event.purpose == REPORTS]
    if reports:
        found[RECEIVED] = reports[0]
    if ordered and ordered[-1].purpose == WITHDRAWS:
        found[STATE] = "Đã rút"
    return found
