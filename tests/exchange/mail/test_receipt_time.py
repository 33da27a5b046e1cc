"""Times of receipt, brought to the clock of Việt Nam."""

from __future__ import annotations

from datetime import datetime

import pytest

from xlsx_addin.exchange.mail.receipt_time import Origin, Receipt, earliest, given_moment, mail_date, topmost_received
from xlsx_addin.refusal import Refusal

NOON = datetime(2026, 12, 15, 12, 0)


@pytest.mark.parametrize(
    "text",
    ["", "mai", "15/12/2026", "15/12/2026 12:00", "20261215", "2026-W51-2", "2026-12-15T12", "2026-13-01"]
    + ["9999-12-31T23:00Z"],
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(Refusal, match="không phải là thời điểm"):
        given_moment(text)


def test_of_equal_times_the_more_trustworthy_is_the_earliest() -> None:
    file, mail = Receipt(NOON, Origin.FILE), Receipt(NOON, Origin.MAIL)
    assert earliest([file, mail]) == mail
