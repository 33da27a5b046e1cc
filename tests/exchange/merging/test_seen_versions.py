"""What was seen here, which goes on from what is merged, and what is earlier than that (envelope §9)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.exchange.received import envelope
from xlsx_addin.exchange.envelope.digest import PREFIX, digest_start
from xlsx_addin.exchange.merging.item_verdict import Merged
from xlsx_addin.exchange.merging.seen_versions import SeenVersions

if TYPE_CHECKING:
    from xlsx_addin.exchange.envelope.envelope import Envelope

FIRST = envelope()
SECOND = envelope(version=2, previous=FIRST)
THIRD = envelope(version=3, previous=SECOND)
OTHER_FIRST = envelope("| Mã | Tên |\n| A01 | Khoa Khác |")


def digest(letter: str) -> str:
    return PREFIX + letter * 64


def seen(*versions: Envelope) -> SeenVersions:
    found = SeenVersions()
    for each in versions:
        found.add(each.digest, each.manifest.previous)
    return found


def merged(sent: Envelope) -> Merged:
    return Merged(sent.manifest.version, sent.digest)


class TestFollowing:
    def test_a_version_follows_through_versions_that_were_seen(self) -> None:
        assert seen(FIRST, SECOND).follows(THIRD.manifest, merged(FIRST))
        assert not seen(FIRST).follows(THIRD.manifest, merged(FIRST))

    def test_a_version_of_no_higher_number_never_follows(self) -> None:
        again = envelope(version=1, previous=FIRST)
        assert not seen(FIRST).follows(again.manifest, merged(FIRST))

    def test_a_ring_of_versions_ends(self) -> None:
        versions = SeenVersions()
        versions.add(FIRST.digest, SECOND.digest)
        versions.add(SECOND.digest, FIRST.digest)
        assert not versions.follows(THIRD.manifest, merged(OTHER_FIRST))


class TestEarlier:
    def test_what_the_merged_version_goes_back_to_is_earlier(self) -> None:
        versions = seen(THIRD, SECOND, FIRST)
        assert [versions.is_earlier(each.digest, [merged(THIRD)]) for each in (FIRST, SECOND, THIRD)] == [
            True,
            True,
            False,
        ]

    def test_so_is_what_one_merged_before_it_goes_back_to(self) -> None:
        third = envelope(version=3, previous=OTHER_FIRST)
        versions = seen(FIRST, SECOND, third)
        assert versions.is_earlier(FIRST.digest, [merged(third), merged(SECOND)])
        assert not versions.is_earlier(FIRST.digest, [merged(third)])

    def test_a_link_that_was_never_seen_ends_the_chain(self) -> None:
        assert not seen(FIRST, THIRD).is_earlier(FIRST.digest, [merged(THIRD)])

    def test_having_been_seen_before_or_a_lower_number_proves_nothing(self) -> None:
        versions = seen(OTHER_FIRST, FIRST, SECOND, THIRD)
        assert not versions.is_earlier(OTHER_FIRST.digest, [merged(THIRD), merged(FIRST)])

    def test_a_higher_number_helps_nothing_against_the_chain(self) -> None:
        ninth = envelope(version=9)
        second = envelope(version=2, previous=ninth)
        assert seen(ninth, second).is_earlier(ninth.digest, [merged(second)])

    def test_of_a_merged_version_that_is_known_by_its_number_alone_nothing_is_earlier(self) -> None:
        assert not seen(FIRST, SECOND).is_earlier(FIRST.digest, [Merged(3)])

    def test_several_newer_versions_of_one_line_are_followed_once(self) -> None:
        steps = 0

        class Counting(dict[str, str]):
            def get(self, key: str, default: object = None) -> str:
                nonlocal steps
                steps += 1
                return super().get(key, str(default))

        versions = SeenVersions()
        line = [f"sha256:{number:064}" for number in range(200)]
        for number, each in enumerate(line):
            versions.add(each, line[number - 1] if number else "")
        versions._previous = Counting(versions._previous)
        assert not versions.is_earlier("sha256:" + "f" * 64, [Merged(0, each) for each in reversed(line)])
        assert steps < 3 * len(line)


class TestDigests:
    def test_one_of_which_the_start_is_known_is_found_where_a_later_version_names_it(self) -> None:
        versions = SeenVersions()
        versions.add(digest("b"), digest("a"))
        assert versions.digest_of(digest_start(digest("a"))) == digest("a")

    def test_a_start_that_nothing_names_or_that_is_blank_is_no_digest(self) -> None:
        versions = SeenVersions()
        versions.add(digest("b"), digest("a"))
        versions.add(digest("a"), "")
        assert [versions.digest_of(start) for start in (digest_start(digest("c")), "")] == ["", ""]

    def test_two_digests_of_one_start_are_not_told_apart(self) -> None:
        versions = SeenVersions()
        versions.add(digest("c"), digest("a")[:-1] + "1")
        versions.add(digest("d"), digest("a")[:-1] + "2")
        assert versions.digest_of(digest_start(digest("a"))) == ""
