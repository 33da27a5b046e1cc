"""Every envelope that was ever seen here: in which run first, and which version it names as the one before it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from xlsx_addin.exchange.envelope.digest import digest_start

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from xlsx_addin.exchange.envelope.envelope_kind import EnvelopeKind
    from xlsx_addin.exchange.envelope.manifest import Manifest
    from xlsx_addin.exchange.merging.item_verdict import Merged


class SenderYear(NamedTuple):
    """Everything of one kind that one unit sends for one year, whatever line of versions it belongs to."""

    kind: EnvelopeKind
    sender: str
    year: int


def sender_year(manifest: Manifest) -> SenderYear:
    """Where an envelope belongs."""
    return SenderYear(manifest.kind, manifest.sender, manifest.year)


class SeenVersions:
    """What the archive remembers, and what this run has found."""

    def __init__(self) -> None:
        self._previous: dict[str, str] = {}
        self._runs: dict[str, int] = {}
        self._digests: defaultdict[SenderYear, list[str]] = defaultdict(list)
        self._named: defaultdict[str, set[str]] = defaultdict(set)
        """The digests that versions name as the one before them, by their start."""

    def add(self, of: SenderYear, digest: str, previous: str, run: int) -> None:
        """Note a sighting; of several the first counts."""
        if digest not in self._runs:
            self._digests[of].append(digest)
            self._previous[digest] = previous
            if previous:
                self._named[digest_start(previous)].add(previous)
        self._runs[digest] = min(run, self._runs.get(digest, run))

    def digest_of(self, start: str) -> str:
        """The whole digest of which ``Tiến độ`` knows the start alone, as after the archive was lost.

        It is found where a version seen here names it as the one before; "" where none does.
        """
        named = self._named.get(start, set())
        return next(iter(named)) if len(named) == 1 else ""

    def follows(self, manifest: Manifest, merged: Merged) -> bool:
        """Whether a version has a higher number than the merged one and goes back to it, through versions seen here."""
        return manifest.version > merged.version and any(map(merged.is_of, self._line(manifest.previous)))

    def is_earlier(
        self, of: SenderYear, version: int, digest: str, merged: Merged, ever_merged: Iterable[Merged]
    ) -> bool:
        """Whether a version is an earlier one of the line merged already.

        Its number is lower, and it was seen here in an earlier run than the merged one; or a version that was merged,
        or seen before the merged one, goes back to it.
        """
        if version >= merged.version:
            return False
        run = self._runs.get(merged.digest, 0)
        if self._runs.get(digest, run) < run:
            return True
        seen_before = [each for each in self._digests[of] if self._runs[each] < run]
        return self._is_behind(digest, (merged.digest, *(each.digest for each in ever_merged), *seen_before))

    def _is_behind(self, digest: str, newer: Iterable[str]) -> bool:
        """Whether one of the newer versions goes back to this digest."""
        passed: set[str] = set()
        for each in newer:
            for earlier in self._line(self._previous.get(each, ""), passed):
                if earlier == digest:
                    return True
        return False

    def _line(self, digest: str, passed: set[str] | None = None) -> Iterator[str]:
        """A version and those before it as far as they were seen, without those ``passed`` already."""
        passed = set() if passed is None else passed
        while digest and digest not in passed:
            passed.add(digest)
            yield digest
            digest = self._previous.get(digest, "")
