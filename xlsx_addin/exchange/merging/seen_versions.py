"""Every envelope that was ever seen here, and which version it names as the one before it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from xlsx_addin.exchange.envelope.digest import digest_start

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from xlsx_addin.exchange.envelope.envelope_kind import EnvelopeKind, FormKind
    from xlsx_addin.exchange.envelope.manifest import Manifest
    from xlsx_addin.exchange.merging.item_verdict import Merged


class SenderYear(NamedTuple):
    """Everything of one kind that one unit sends for one year, whatever line of versions it belongs to."""

    kind: EnvelopeKind | FormKind
    sender: str
    year: int


class SeenVersions:
    """What the archive remembers, and what this run has found."""

    def __init__(self) -> None:
        self._previous: dict[str, str] = {}

    def add(self, digest: str, previous: str) -> None:
        """Note a sighting; the digest binds what it names as the version before, so that all sightings say the same."""
        self._previous.setdefault(digest, previous)

    def digest_of(self, start: str) -> str:
        """The whole digest of which ``Tiến độ`` knows the start alone, as after the archive was lost.

        It is found where a version seen here names it as the one before; "" where none does.
        """
        named = {previous for previous in self._previous.values() if previous and digest_start(previous) == start}
        return next(iter(named)) if len(named) == 1 else ""

    def follows(self, manifest: Manifest, merged: Merged) -> bool:
        """Whether a version has a higher number than the merged one and goes back to it, through versions seen here."""
        return manifest.version > merged.version and any(map(merged.is_of, self._line(manifest.previous)))

    def is_earlier(self, digest: str, ever_merged: Iterable[Merged]) -> bool:
        """Whether a version is an earlier one of a line that was merged: a merged version goes back to it.

        The chain of what each names as the one before it leads there, through versions seen here. That something came
        earlier, or has a lower number, proves nothing.
        """
        passed: set[str] = set()
        return any(
            earlier == digest
            for each in ever_merged
            for earlier in self._line(self._previous.get(each.digest, ""), passed)
        )

    def _line(self, digest: str, passed: set[str] | None = None) -> Iterator[str]:
        """A version and those before it as far as they were seen, without those ``passed`` already."""
        passed = set() if passed is None else passed
        while digest and digest not in passed:
            passed.add(digest)
            yield digest
            digest = self._previous.get(digest, "")
