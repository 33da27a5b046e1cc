"""The verdict on an intact envelope, rule by rule."""

from __future__ import annotations

import pytest

from tests.exchange.received import envelope
from xlsx_addin.exchange.envelope.digest import digest_start
from xlsx_addin.exchange.envelope.manifest import EnvelopeKind
from xlsx_addin.exchange.merging.seen_versions import SeenVersions, SenderYear
from xlsx_addin.exchange.merging.verdict import Merged, Verdict, code_digits, judge, verdict_of_label
from xlsx_addin.words.stored import RECEIPT_LABELS

LINE = SenderYear(EnvelopeKind.SUBMISSION, "CB-01", 2026)
FIRST = envelope()
SECOND = envelope(version=2, previous=FIRST)
THIRD = envelope(version=3, previous=SECOND)
OTHER_FIRST = envelope("| Mã | Tên |\n| A01 | Khoa Khác |")


@pytest.mark.parametrize(
    ("is_merged", "is_earlier", "is_confirmed", "follows", "is_trusted", "verdict"),
    [
        (True, True, True, False, True, Verdict.UNCHANGED),
        (False, True, True, False, True, Verdict.SUPERSEDED),
        (False, False, True, False, False, Verdict.ACCEPTED),
        (False, False, False, False, True, Verdict.BRANCHED),
        (False, False, False, True, True, Verdict.ACCEPTED),
        (False, False, False, True, False, Verdict.HELD),
    ],
)
def test_the_first_rule_that_holds_decides(
    is_merged: bool, is_earlier: bool, is_confirmed: bool, follows: bool, is_trusted: bool, verdict: Verdict
) -> None:
    found = judge(
        is_merged=is_merged,
        is_earlier=is_earlier,
        is_confirmed=is_confirmed,
        follows=follows,
        is_trusted=is_trusted,
    )
    assert found is verdict


def seen(*runs: tuple[int, object]) -> SeenVersions:
    """Envelopes and the runs that saw them."""
    versions = SeenVersions()
    for run, each in runs:
        versions.add(LINE, each.manifest.digest, each.manifest.previous, run)  # type: ignore[attr-defined]
    return versions


def merged(sent: object) -> Merged:
    return Merged(sent.manifest.version, sent.manifest.digest)  # type: ignore[attr-defined]


class TestLines:
    def test_a_version_follows_through_versions_that_were_seen(self) -> None:
        assert seen((1, FIRST), (1, SECOND)).follows(THIRD.manifest, merged(FIRST))
        assert not seen((1, FIRST)).follows(THIRD.manifest, merged(FIRST))

    def test_a_version_of_no_higher_number_never_follows(self) -> None:
        again = envelope(version=1, previous=FIRST)
        assert not seen((1, FIRST)).follows(again.manifest, merged(FIRST))

    def test_what_the_merged_version_goes_back_to_is_earlier(self) -> None:
        versions = seen((1, THIRD), (2, SECOND), (2, FIRST))
        for sent in (FIRST, SECOND):
            assert versions.is_earlier(LINE, sent.manifest.version, sent.digest, merged(THIRD), [merged(THIRD)])

    def test_what_was_seen_before_the_merged_one_is_earlier(self) -> None:
        """Also where the version between them never came."""
        versions = seen((1, FIRST), (2, THIRD))
        assert versions.is_earlier(LINE, 1, FIRST.digest, merged(THIRD), [merged(THIRD)])

    def test_what_was_seen_with_it_or_later_is_not(self) -> None:
        for run in (2, 3):
            versions = seen((2, THIRD), (run, OTHER_FIRST))
            assert not versions.is_earlier(LINE, 1, OTHER_FIRST.digest, merged(THIRD), [merged(THIRD)])

    def test_the_same_number_with_other_content_is_not(self) -> None:
        versions = seen((1, OTHER_FIRST), (2, FIRST))
        assert not versions.is_earlier(LINE, 1, OTHER_FIRST.digest, merged(FIRST), [merged(FIRST)])

    def test_a_ring_of_versions_ends(self) -> None:
        versions = SeenVersions()
        versions.add(LINE, FIRST.digest, SECOND.digest, 1)
        versions.add(LINE, SECOND.digest, FIRST.digest, 1)
        assert not versions.follows(THIRD.manifest, merged(OTHER_FIRST))


class TestMerged:
    def test_a_known_digest_decides(self) -> None:
        # The code and the beginning of the digest are somebody else's: they say nothing where the digest is known.
        version = Merged(1, FIRST.digest, digest_start(SECOND.digest), SECOND.code)
        assert (version.is_of(FIRST.digest), version.is_of(SECOND.digest)) == (True, False)

    @pytest.mark.parametrize("known", [{"code": FIRST.code}, {"start": digest_start(FIRST.digest)}])
    def test_else_its_beginning_and_its_code_do(self, known: dict[str, str]) -> None:
        version = Merged(1, **known)
        assert (version.is_of(FIRST.digest), version.is_of(SECOND.digest)) == (True, False)

    def test_a_number_alone_is_no_envelope(self) -> None:
        assert not Merged(1).is_of(FIRST.digest)


@pytest.mark.parametrize(
    "text", ["4821-0934-1177-2058", "4821 0934 1177 2058", " 4821.0934.1177.2058 ", "4821093411772058"]
)
def test_a_code_may_be_typed_in_several_ways(text: str) -> None:
    assert code_digits(text) == "4821093411772058"


@pytest.mark.parametrize(
    "text", ["", "4821", "4821-0934-1177-205a", "4821-0934-1177-20581", "４８２１０９３４１１７７２０５８"]
)
def test_anything_else_is_no_code(text: str) -> None:
    assert code_digits(text) is None


def test_every_verdict_is_known_by_its_label() -> None:
    assert {verdict: verdict_of_label(verdict.label.upper()) for verdict in Verdict} == {each: each for each in Verdict}
    assert {verdict.value for verdict in Verdict} == set(RECEIPT_LABELS)
