"""What was seen here, and what is earlier than what is merged (envelope §12)."""

from __future__ import annotations

from xlsx_addin.exchange.envelope.digest import PREFIX, digest_start
from xlsx_addin.exchange.envelope.envelope_kind import EnvelopeKind
from xlsx_addin.exchange.merging.item_verdict import Merged
from xlsx_addin.exchange.merging.seen_versions import SeenVersions, SenderYear

OF = SenderYear(EnvelopeKind.RESULT, "BTV", 2026)


def digest(letter: str) -> str:
    return PREFIX + letter * 64


def test_a_digest_of_which_the_start_is_known_is_found_where_a_later_version_names_it() -> None:
    seen = SeenVersions()
    seen.add(OF, digest("b"), digest("a"), run=1)
    assert seen.digest_of(digest_start(digest("a"))) == digest("a")
    assert seen.is_earlier(OF, 1, digest("a"), Merged(2, digest("b")), [])


def test_a_start_that_nothing_names_or_that_is_blank_is_no_digest() -> None:
    seen = SeenVersions()
    seen.add(OF, digest("b"), digest("a"), run=1)
    seen.add(OF, digest("a"), "", run=1)
    assert [seen.digest_of(start) for start in (digest_start(digest("c")), "")] == ["", ""]


def test_two_digests_of_one_start_are_not_told_apart() -> None:
    seen = SeenVersions()
    seen.add(OF, digest("c"), digest("a")[:-1] + "1", run=1)
    seen.add(OF, digest("d"), digest("a")[:-1] + "2", run=1)
    assert seen.digest_of(digest_start(digest("a"))) == ""
