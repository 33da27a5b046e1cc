"""What ``Ghi chú`` says of an item: why it was not merged, and what is doubtful about it; its codes in one line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.exchange.received import at, envelope, result_envelope
from xlsx_addin.appraisal.records import Settings
from xlsx_addin.exchange.intake.inbox import InboxFile
from xlsx_addin.exchange.intake.reader import Place, Surveyed
from xlsx_addin.exchange.mail.authentication import Authenticity
from xlsx_addin.exchange.mail.mail import MailFacts
from xlsx_addin.exchange.mail.receipt_time import Origin, Receipt
from xlsx_addin.exchange.merging.item_verdict import ItemVerdict
from xlsx_addin.exchange.merging.items import FoundItem, reason_of, shortened, warnings_of
from xlsx_addin.exchange.units.senders import ExpectedSender, SenderIndex
from xlsx_addin.terms import Level
from xlsx_addin.words import receiving as words

if TYPE_CHECKING:
    from xlsx_addin.exchange.envelope.envelope import Envelope

SETTINGS = Settings(
    year=2026, level=Level.GRASSROOTS, unit_code="DU-LB", guidance_id="804-CV/HU", deadline_day_counts=False
)
STANDING_COMMITTEE = replace(SETTINGS, level=Level.STANDING_COMMITTEE)
SENDERS = SenderIndex(
    [
        ExpectedSender("CB-01", "Chi bộ 1", ("cb1@x.example",), "", "", ("A5",)),
        ExpectedSender("cb–07", "Chi bộ 7", ("cb7@x.example",), "", "", ("A6", "A9")),
    ]
)
ELSEWHERE = MailFacts(("ai@khac.example",), at(10), None, is_bare=False)
DRAFT = MailFacts(("cb1@x.example",), None, None, is_bare=True)
OTHERS = MailFacts(("cb1@x.example",), at(10), None, is_bare=False, finding=Authenticity.ELSEWHERE)
REFUTED = MailFacts(("cb1@x.example",), at(10), None, is_bare=False, finding=Authenticity.FAILED)


def found(
    sent: Envelope,
    mail: MailFacts | None = ELSEWHERE,
    verdict: ItemVerdict = ItemVerdict.HELD,
    state: str = "envelope",
    *,
    is_readable: bool = True,
) -> FoundItem:
    place = Place(InboxFile(Path("thu.eml"), "thu.eml"), 0, "")
    manifest = sent.manifest if is_readable else None
    surveyed = Surveyed("thu.eml", place, state, "", mail, manifest, sent.digest)
    return FoundItem(surveyed, Receipt(at(10), Origin.MAIL), verdict)


def reason(item: FoundItem) -> str:
    return reason_of(item, item.verdict, SETTINGS, SENDERS)


class TestReasons:
    @pytest.mark.parametrize(
        ("sent", "mail", "told"),
        [
            (envelope(), None, words.HELD_FILE),
            (envelope(), DRAFT, words.HELD_BARE_MAIL),
            (envelope(sender="CB-09"), None, words.HELD_FILE),
            (envelope(sender="CB-07"), None, words.HELD_FILE),
            (
                envelope(sender="CB-07"),
                ELSEWHERE,
                words.HELD_CODE_CASE.format(cell="A6, A9", typed="cb–07", code="CB-07"),
            ),
            (envelope(sender="CB-09"), ELSEWHERE, words.HELD_UNKNOWN),
            (envelope(sender="CB-09"), REFUTED, words.HELD_UNKNOWN),
            (envelope(), REFUTED, words.HELD_REFUTED),
            (envelope(), OTHERS, words.HELD_ELSEWHERE.format(address="cb1@x.example")),
            (result_envelope(""), REFUTED, words.HELD_REFUTED),
            (envelope(), ELSEWHERE, words.HELD_ADDRESS.format(address="ai@khac.example")),
            (result_envelope(""), ELSEWHERE, words.HELD_ADDRESS.format(address="ai@khac.example")),
            (
                envelope(),
                MailFacts(("cb1@x.example", "ai@khac.example"), at(10), None, is_bare=False),
                words.HELD_ADDRESS.format(address="cb1@x.example, ai@khac.example"),
            ),
            (
                envelope(),
                MailFacts((), at(10), None, is_bare=False),
                words.HELD_ADDRESS.format(address=words.NO_ADDRESS),
            ),
        ],
        ids=[
            "a bare file",
            "a draft",
            "a bare file of nobody known",
            "a bare file of a unit whose code is typed otherwise",
            "a unit whose code is typed otherwise",
            "nobody known",
            "nobody known, whose mail was refuted",
            "a refuted mail",
            "a mail proved for another domain",
            "a refuted mail of the superior",
            "another address",
            "another address than the superior's",
            "two addresses",
            "no address",
        ],
    )
    def test_what_is_held_is_held_for_a_reason(self, sent: Envelope, mail: MailFacts | None, told: str) -> None:
        assert reason(found(sent, mail)) == told

    @pytest.mark.parametrize(
        "verdict",
        [
            ItemVerdict.BRANCHED,
            ItemVerdict.OTHER_YEAR,
            ItemVerdict.WRONG_RECIPIENT,
            ItemVerdict.WRONG_LEVEL,
            ItemVerdict.UNREADABLE,
        ],
    )
    def test_so_is_what_cannot_be_merged(self, verdict: ItemVerdict) -> None:
        assert reason(found(envelope(), verdict=verdict)) == words.REASONS[verdict.value]

    @pytest.mark.parametrize("verdict", [ItemVerdict.ACCEPTED, ItemVerdict.UNCHANGED, ItemVerdict.SUPERSEDED])
    def test_what_needs_nothing_has_none(self, verdict: ItemVerdict) -> None:
        assert reason(found(envelope(), verdict=verdict)) == ""

    def test_the_verdict_that_is_asked_about_counts(self) -> None:
        """An item has its verdict a moment later."""
        held = found(envelope(), None)
        assert reason_of(held, ItemVerdict.ACCEPTED, SETTINGS, SENDERS) == ""

    def test_what_this_unit_sent_itself_is_called_so(self) -> None:
        own = envelope(sender="DU-LB")
        assert reason(found(own, verdict=ItemVerdict.WRONG_LEVEL)) == words.FROM_OURSELVES
        assert reason(found(own, verdict=ItemVerdict.OTHER_YEAR)) == words.REASONS["other_year"]


class TestWarnings:
    def test_other_content_under_a_number_that_was_merged_is_told_of_an_earlier_version(self) -> None:
        earlier = found(envelope(version=2), verdict=ItemVerdict.SUPERSEDED)
        assert warnings_of(earlier, SETTINGS, is_other=True) == [words.SUPERSEDED_OTHERWISE.format(version=2)]
        assert warnings_of(earlier, SETTINGS, is_other=False) == []
        assert warnings_of(found(envelope(version=2)), SETTINGS, is_other=True) == []

    @pytest.mark.parametrize("verdict", [ItemVerdict.ACCEPTED, ItemVerdict.UNCHANGED])
    def test_a_skipped_level_is_told_of_what_was_merged(self, verdict: ItemVerdict) -> None:
        item = found(envelope(), verdict=verdict)
        assert warnings_of(item, STANDING_COMMITTEE, is_other=False) == [words.LEVEL_SKIPPED.format(level="Chi bộ")]
        assert warnings_of(item, SETTINGS, is_other=False) == []
        next_below = found(envelope(level=Level.GRASSROOTS), verdict=verdict)
        assert warnings_of(next_below, STANDING_COMMITTEE, is_other=False) == []

    @pytest.mark.parametrize("verdict", [ItemVerdict.HELD, ItemVerdict.BRANCHED, ItemVerdict.WRONG_LEVEL])
    def test_of_nothing_else(self, verdict: ItemVerdict) -> None:
        assert warnings_of(found(envelope(), verdict=verdict), STANDING_COMMITTEE, is_other=True) == []

    def test_an_earlier_version_that_skips_a_level_is_told_to_be_another_alone(self) -> None:
        item = found(envelope(), verdict=ItemVerdict.SUPERSEDED)
        assert warnings_of(item, STANDING_COMMITTEE, is_other=True) == [words.SUPERSEDED_OTHERWISE.format(version=1)]

    @pytest.mark.parametrize(
        "item",
        [
            found(result_envelope(""), verdict=ItemVerdict.SUPERSEDED),
            found(envelope(), verdict=ItemVerdict.SUPERSEDED, state="modified"),
            found(envelope(), verdict=ItemVerdict.SUPERSEDED, is_readable=False),
        ],
        ids=["a result", "what was changed since it was sent", "what says nothing of itself"],
    )
    def test_only_a_submission_is_doubtful_so(self, item: FoundItem) -> None:
        assert warnings_of(item, STANDING_COMMITTEE, is_other=True) == []


def test_a_dozen_codes_are_shown_in_full_and_more_are_hinted_at() -> None:
    codes = [f"CB-01.A{number:02}" for number in range(13)]
    assert shortened(codes[:12]) == ", ".join(codes[:12])
    assert shortened(codes) == ", ".join(codes[:12]) + " …"


def test_of_an_endless_code_the_start_is_shown() -> None:
    assert shortened(["A" * 60, "B" * 30_000]) == "A" * 60 + ", " + "B" * 60 + "…"
