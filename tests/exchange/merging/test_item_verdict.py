"""The verdict on an intact envelope, rule by rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.exchange.merging.merged_here import SETTINGS
from tests.exchange.received import envelope, result_envelope
from xlsx_addin.exchange.envelope.digest import digest_start
from xlsx_addin.exchange.envelope.envelope_kind import EnvelopeKind
from xlsx_addin.exchange.mail.authentication import Authenticity
from xlsx_addin.exchange.mail.mail import MailFacts
from xlsx_addin.exchange.merging.item_verdict import (
    ItemVerdict,
    Merged,
    is_trusted,
    judge,
    misdirected,
)
from xlsx_addin.exchange.merging.seen_versions import SenderYear
from xlsx_addin.exchange.units.senders import ExpectedSender, SenderIndex
from xlsx_addin.terms import Level
from xlsx_addin.words.stored import RECEIPT_LABELS

if TYPE_CHECKING:
    from xlsx_addin.exchange.envelope.envelope import Envelope

LINE = SenderYear(EnvelopeKind.SUBMISSION, "CB-01", 2026)
FIRST = envelope()
SECOND = envelope(version=2, previous=FIRST)


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


RESULT = result_envelope("")
OURS, THEIRS = (f"sha256:{digit * 64}" for digit in "ab")


class TestDirection:
    def test_what_belongs_here_is_not_misdirected(self) -> None:
        assert misdirected(FIRST.manifest, SETTINGS, OURS) is None  # an older envelope says nothing of its letter
        assert misdirected(RESULT.manifest, SETTINGS, OURS) is None
        assert misdirected(envelope(guidance=" 804-cv/hu", guidance_digest=OURS).manifest, SETTINGS, OURS) is None

    @pytest.mark.parametrize(
        ("sent", "verdict"),
        [
            (envelope(year=2025), ItemVerdict.OTHER_YEAR),
            (envelope(guidance="09-HD/BTCTU"), ItemVerdict.OTHER_YEAR),
            (envelope(guidance_digest=THEIRS), ItemVerdict.OTHER_YEAR),
            (envelope(recipient="DU-KHAC"), ItemVerdict.WRONG_RECIPIENT),
            (envelope(sender="DU-LB"), ItemVerdict.WRONG_LEVEL),
            (envelope(level=Level.GRASSROOTS), ItemVerdict.WRONG_LEVEL),
            (envelope(level=Level.STANDING_COMMITTEE), ItemVerdict.WRONG_LEVEL),
            (result_envelope("", sender="BTV-KHAC"), ItemVerdict.WRONG_LEVEL),
            (result_envelope("", sender="DU-LB", level=Level.CELL), ItemVerdict.WRONG_LEVEL),
        ],
    )
    def test_everything_else_says_what_is_wrong(self, sent: Envelope, verdict: ItemVerdict) -> None:
        assert misdirected(sent.manifest, SETTINGS, OURS) is verdict


OWN = ExpectedSender("CB-01", "Chi bộ 1", ("cb1@x.example", "cb1b@x.example"), "", "")
OTHER = ExpectedSender("CB-02", "Chi bộ 2", ("cb2@x.example",), "", "")
SUPERIOR = ExpectedSender("BTV-LD", "Ban Thường vụ", ("btv2@x.example",), "", "")


def sent_from(*addresses: str, draft: bool = False, refuted: bool = False) -> MailFacts:
    return MailFacts(
        addresses, None, None, is_bare=draft, finding=Authenticity.FAILED if refuted else Authenticity.SILENT
    )


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
        # The beginning of the digest is somebody else's: it says nothing where the digest is known.
        version = Merged(1, FIRST.digest, digest_start(SECOND.digest))
        assert (version.is_of(FIRST.digest), version.is_of(SECOND.digest)) == (True, False)

    def test_else_its_beginning_does(self) -> None:
        version = Merged(1, start=digest_start(FIRST.digest))
        assert (version.is_of(FIRST.digest), version.is_of(SECOND.digest)) == (True, False)

    def test_a_number_alone_is_no_envelope(self) -> None:
        assert not Merged(1).is_of(FIRST.digest)


def test_every_verdict_has_a_label() -> None:
    assert {verdict.value for verdict in ItemVerdict} == set(RECEIPT_LABELS)
