"""Which version of a line counts: the newest accepted one; without a record the end of an unbroken chain.

What cannot be told apart is listed and not counted, never guessed.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from xlsx_addin.exchange.envelope.digest import confirmation_code
from xlsx_addin.overview.states import SourceStanding, SourceState
from xlsx_addin.vietnamese.normalise import fold_name
from xlsx_addin.words import overview as words

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from xlsx_addin.overview.counting.facts import EnvelopeFacts, RecordedReceipt

OLDER = SourceStanding(SourceState.OLDER, words.OLDER)


@dataclass(frozen=True, slots=True)
class Choice:
    """The version of one line that counts, and the states of its others."""

    counted: str | None
    """The digest of the version that counts, None where none does."""
    states: Mapping[str, SourceStanding]
    """By the digests of its other versions: ``older``, ``held`` or ``branched``."""
    missing: RecordedReceipt | None = None
    """The newest accepted version, where its file is not among the sources."""


def choose(
    versions: Sequence[EnvelopeFacts], entries: Sequence[RecordedReceipt], accepted_codes: Collection[str] = ()
) -> Choice:
    """Choose among the versions of one line that are there; ``entries`` are what records know of the line.

    ``accepted_codes`` are confirmation codes by which a person has chosen one version.
    """
    present = {facts.digest: facts for facts in versions}
    chosen = [digest for digest in present if confirmation_code(digest) in accepted_codes]
    if len(chosen) == 1:
        return Choice(chosen[0], _others(present, chosen[0]))
    newest = _newest_accepted(entries)
    if newest is not None:
        if newest.digest not in present:
            return Choice(None, dict.fromkeys(present, OLDER), newest)
        return Choice(newest.digest, _others(present, newest.digest, entries))
    return _end_of_chain(versions)


def _newest_accepted(entries: Sequence[RecordedReceipt]) -> RecordedReceipt | None:
    """The accepted version that no other accepted one follows; of several, a branch, the one accepted last."""
    first: dict[str, RecordedReceipt] = {}
    for entry in entries:
        if entry.counts:
            first.setdefault(entry.digest, entry)
    followed = {entry.previous for entry in first.values()}
    ends = [entry for digest, entry in first.items() if digest not in followed] or list(first.values())
    return ends[-1] if ends else None


def _others(
    present: Mapping[str, EnvelopeFacts], counted: str, entries: Sequence[RecordedReceipt] = ()
) -> dict[str, SourceStanding]:
    """What the versions are that do not count: older ones, and newer ones that nobody has accepted."""
    accepted = {entry.digest for entry in entries if entry.counts}
    version = present[counted].version
    states = {}
    for digest, facts in present.items():
        if digest != counted:
            is_older = not entries or digest in accepted or facts.version < version
            states[digest] = OLDER if is_older else SourceStanding(SourceState.HELD, words.HELD)
    return states


def _end_of_chain(versions: Sequence[EnvelopeFacts]) -> Choice:
    """The highest version, where each names the one below it; else none counts."""
    ordered = sorted(versions, key=lambda facts: (facts.version, facts.digest))
    is_chain = all(
        upper.version > lower.version and upper.previous == lower.digest for lower, upper in itertools.pairwise(ordered)
    )
    if is_chain:
        return Choice(ordered[-1].digest, {facts.digest: OLDER for facts in ordered[:-1]})
    names = {fold_name(facts.sender_name) for facts in ordered}
    reason = words.BRANCHED if len(names) == 1 else words.TWO_UNITS_OF_ONE_CODE
    return Choice(None, {facts.digest: SourceStanding(SourceState.BRANCHED, reason) for facts in ordered})
