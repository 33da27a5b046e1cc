"""The verdict on an intact envelope, rule by rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.exchange.merging.merged_here import SETTINGS
from tests.exchange.received import envelope, result_envelope
from xlsx_addin.exchange.envelope.digest import digest_start
from xlsx_addin.exchange.envelope.envelope_kind import EnvelopeKind
from xlsx_addin.exchange.mail.mail import MailFacts
from xlsx_addin.exchange.merging.item_verdict import (
    ItemVerdict,
    Merged,
    is_trusted,
    judge,
    misdirected,
    verdict_of_label,
)
from xlsx_addin.exchange.merging.seen_versions import SeenVersions, SenderYear, sender_year
from xlsx_addin.exchange.units.senders import ExpectedSender, SenderIndex
from xlsx_addin.terms import Level
from xlsx_addin.words.stored import RECEIPT_LABELS

if TYPE_CHECKING:
    from xlsx_addin.exchange.envelope.envelope import Envelope

LINE = SenderYear(EnvelopeKind.SUBMISSION, "CB-01", 2026)
FIRST = envelope()
SECOND = envelope(version=2, previous=FIRST)
THIRD = envelope(version=3, previous=SECOND)
OTHER_FIRST = envelope("| Mã | Tên |\n| A01 | Khoa Khác |")


@pytest.mark.parametrize(
    ("is_merged", "is_earlier", "is_confirmed", "follows", "is_trusted", "verdict"),
    [
        (True, True, True, False, True, ItemVerdict.UNCHANGED),
        (False, True, True, False, True, ItemVerdict.SUPERSEDED),
        (False, False, True, False, False, ItemVerdict.ACCEPTED),
        (False, False, False, False, True, ItemVerdict.BRANCHED),
        (False, False, False, True, True, ItemVerdict.ACCEPTED),
        (False, False, False, True, False, ItemVerdict.HELD),
    ],
)
def test_the_first_rule_that_holds_decides(
    is_merged: bool, is_earlier: bool, is_confirmed: bool, follows: bool, is_trusted: bool, verdict: ItemVerdict
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

    def test_of_several_sightings_the_first_counts(self) -> None:
        versions = seen((1, FIRST), (3, FIRST), (2, THIRD))
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

    def test_a_version_that_was_never_seen_has_nothing_before_it(self) -> None:
        assert not seen((3, THIRD)).is_earlier(LINE, 1, OTHER_FIRST.digest, merged(THIRD), [merged(THIRD)])

    def test_what_a_version_seen_before_goes_back_to_is_earlier(self) -> None:
        """The second version was seen and never merged; the merged third one began another line."""
        third = envelope(version=3, previous=OTHER_FIRST)
        versions = seen((1, SECOND), (2, third), (3, FIRST))
        assert versions.is_earlier(LINE, 1, FIRST.digest, merged(third), [merged(third)])

    def test_what_a_version_seen_with_the_merged_one_goes_back_to_is_not(self) -> None:
        third = envelope(version=3, previous=OTHER_FIRST)
        versions = seen((2, SECOND), (2, third), (3, FIRST))
        assert not versions.is_earlier(LINE, 1, FIRST.digest, merged(third), [merged(third)])

    def test_where_the_merged_one_is_known_by_its_number_alone_only_its_line_counts(self) -> None:
        """The archive was lost: when it was seen is not known, and nothing can be older than that."""
        assert not seen((0, FIRST), (1, SECOND)).is_earlier(LINE, 1, FIRST.digest, Merged(3), [])
        assert seen((0, FIRST), (1, SECOND)).is_earlier(LINE, 1, FIRST.digest, Merged(3), [merged(SECOND)])

    def test_several_newer_versions_of_one_line_are_followed_once(self) -> None:
        steps = 0

        class Counting(dict[str, str]):
            def get(self, key: str, default: object = None) -> str:
                nonlocal steps
                steps += 1
                return super().get(key, str(default))

        versions = SeenVersions()
        line = [f"sha256:{number:064}" for number in range(200)]
        for number, digest in enumerate(line):
            versions.add(LINE, digest, line[number - 1] if number else "", 1)
        versions._previous = Counting(versions._previous)
        newest = Merged(300, line[-1])
        assert not versions.is_earlier(LINE, 1, "sha256:" + "f" * 64, newest, [Merged(0, each) for each in line])
        assert steps < 3 * len(line)


RESULT = result_envelope("")


class TestDirection:
    def test_what_belongs_here_is_not_misdirected(self) -> None:
        assert misdirected(FIRST.manifest, SETTINGS) is None
        assert misdirected(RESULT.manifest, SETTINGS) is None
        assert misdirected(envelope(guidance=" 804-cv/hu").manifest, SETTINGS) is None

    @pytest.mark.parametrize(
        ("sent", "verdict"),
        [
            (envelope(year=2025), ItemVerdict.OTHER_YEAR),
            (envelope(guidance="09-HD/BTCTU"), ItemVerdict.OTHER_YEAR),
            (envelope(recipient="DU-KHAC"), ItemVerdict.WRONG_RECIPIENT),
            (envelope(sender="DU-LB"), ItemVerdict.WRONG_LEVEL),
            (envelope(level=Level.GRASSROOTS), ItemVerdict.WRONG_LEVEL),
            (envelope(level=Level.STANDING_COMMITTEE), ItemVerdict.WRONG_LEVEL),
            (result_envelope("", sender="BTV-KHAC"), ItemVerdict.WRONG_LEVEL),
            (result_envelope("", sender="DU-LB", level=Level.CELL), ItemVerdict.WRONG_LEVEL),
        ],
    )
    def test_everything_else_says_what_is_wrong(self, sent: Envelope, verdict: ItemVerdict) -> None:
        assert misdirected(sent.manifest, SETTINGS) is verdict

    def test_an_envelope_belongs_to_its_kind_its_sender_and_its_year(self) -> None:
        assert sender_year(FIRST.manifest) == LINE
        assert sender_year(RESULT.manifest) == SenderYear(EnvelopeKind.RESULT, "BTV-LD", 2026)


OWN = ExpectedSender(5, "CB-01", "Chi bộ 1", ("cb1@x.example", "cb1b@x.example"), "", "")
OTHER = ExpectedSender(6, "CB-02", "Chi bộ 2", ("cb2@x.example",), "", "")
SUPERIOR = ExpectedSender(7, "BTV-LD", "Ban Thường vụ", ("btv2@x.example",), "", "")


def sent_from(*addresses: str, draft: bool = False, refuted: bool = False) -> MailFacts:
    return MailFacts(addresses, None, None, is_draft=draft, is_refuted=refuted)


class TestTrust:
    @pytest.mark.parametrize("address", ["cb1@x.example", "cb1b@x.example"])
    def test_a_mail_from_one_of_the_senders_own_addresses_is_trusted(self, address: str) -> None:
        assert is_trusted(FIRST.manifest, sent_from(address), SETTINGS, SenderIndex([OWN, OTHER]))

    @pytest.mark.parametrize(
        "mail",
        [
            None,
            sent_from("cb1@x.example", draft=True),
            sent_from("cb1@x.example", refuted=True),
            sent_from("cb2@x.example"),
            sent_from("btv@x.example"),
            sent_from("cb1@x.example", "cb1b@x.example"),
            sent_from("cb1@x.example", "ai@khac.example"),
            sent_from(),
        ],
    )
    def test_nothing_else_is(self, mail: MailFacts | None) -> None:
        assert not is_trusted(FIRST.manifest, mail, SETTINGS, SenderIndex([OWN, OTHER]))

    @pytest.mark.parametrize("address", ["btv@x.example", "btv2@x.example"])
    def test_a_result_may_come_from_the_address_of_the_settings_too(self, address: str) -> None:
        assert is_trusted(RESULT.manifest, sent_from(address), SETTINGS, SenderIndex([OWN, SUPERIOR]))
        assert not is_trusted(RESULT.manifest, sent_from("cb1@x.example"), SETTINGS, SenderIndex([OWN, SUPERIOR]))


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


def test_every_verdict_is_known_by_its_label() -> None:
    assert {verdict: verdict_of_label(verdict.label.upper()) for verdict in ItemVerdict} == {
        each: each for each in ItemVerdict
    }
    assert {verdict.value for verdict in ItemVerdict} == set(RECEIPT_LABELS)
