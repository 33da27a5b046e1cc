"""The rehearsal's post: a draft becomes a mail that was received, and an edited envelope is no longer intact."""

from __future__ import annotations

import email
from datetime import datetime
from email import policy
from typing import TYPE_CHECKING

import pytest

from tests.exchange.sent import MOMENT, opened, workbook_file
from xlsx_addin.exchange.mail.containers import leaves
from xlsx_addin.exchange.sending.dispatch import Sent, send
from xlsx_addin.jobs.appraise import appraise_workbook
from xlsx_addin.sample.post import EDITED_CELL, EDITED_SHEET, delivered, edited
from xlsx_addin.xlsx.reader import FileWorkbook

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def sent(tmp_path: Path) -> Sent:
    with FileWorkbook.open(workbook_file(tmp_path)) as workbook:
        sent = send(appraise_workbook(workbook, MOMENT.date()), tmp_path / "Đã gửi", moment=MOMENT)
    assert isinstance(sent, Sent)
    return sent


def test_a_delivered_mail_says_who_sent_it_and_when_it_came(sent: Sent) -> None:
    received = datetime(2026, 12, 14, 9, 15)
    [leaf] = leaves(
        delivered(sent.mail.read_bytes(), "chibo@x.example", datetime(2026, 12, 14, 9), received), "thư.eml"
    )
    assert leaf.content == sent.envelope.read_bytes()
    assert leaf.mail is not None
    assert (leaf.mail.senders, leaf.mail.received, leaf.mail.is_bare) == (("chibo@x.example",), received, False)


def test_of_an_edited_envelope_one_number_differs_and_the_digest_no_longer_fits(sent: Sent) -> None:
    [leaf] = leaves(edited(sent.mail.read_bytes()), "thư.eml")
    before, after = opened(sent.envelope), opened(leaf.content)
    assert (before.is_intact, after.is_intact) == (True, False)
    changed = [
        (name, column, row, value, after.sheets[name].at(row, column))
        for name, sheet in before.sheets.items()
        for column, values in sheet.columns.items()
        for row, value in values.items()
        if after.sheets[name].at(row, column) != value
    ]
    assert (EDITED_SHEET, EDITED_CELL) == ("Điểm", "D5")
    assert changed == [("Điểm", 4, 5, 28.0, 29.0)]


def test_the_letter_itself_stays(sent: Sent) -> None:
    def letter(content: bytes) -> tuple[str, str, str]:
        message = email.message_from_bytes(content, policy=policy.default)
        body = message.get_body()
        assert body is not None
        return message["To"], message["Subject"], body.get_content()

    draft = sent.mail.read_bytes()
    assert letter(edited(draft)) == letter(draft)
    assert letter(delivered(draft, "chibo@x.example", datetime(2026, 12, 14), datetime(2026, 12, 14))) == letter(draft)
