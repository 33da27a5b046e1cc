"""Times of receipt, brought to the clock of Việt Nam."""

from __future__ import annotations

from datetime import datetime

import pytest

from xlsx_addin.exchange.mail.receipt_time import Origin, Receipt, earliest, given_moment, mail_date, topmost_received
from xlsx_addin.refusal import Refusal

NOON = datetime(2026, 12, 15, 12, 0)


@pytest.mark.parametrize(
    "text",
    [
        "Tue, 15 Dec 2026 12:00:00 +0700",
        "Tue, 15 Dec 2026 05:00:00 +0000 (UTC)",
        "15 Dec 2026 05:00:00 GMT",
        "Tue, 15 Dec 2026 05:00:00 -0000",
        "Mon, 14 Dec 2026 21:00:00 -0800",
        "Tue, 15 Dec 2026 12:00:00",
    ],
)
def test_zones_are_converted(text: str) -> None:
    assert mail_date(text) == NOON


@pytest.mark.parametrize(
    "text", [None, "", "hôm qua", "Tue, 99 Dec 2026 12:00:00 +0700", "15 Dec 99999 12:00:00 +0700"]
)
def test_what_is_no_time_is_none(text: str | None) -> None:
    assert mail_date(text) is None


def test_the_topmost_header_counts_with_its_comments_and_folds() -> None:
    header = "from a (a [10.0.0.1])\r\n\tby b (Postfix; v1) with ESMTP id x;\r\n\tTue, 15 Dec 2026 12:00:00 +0700 (ICT)"
    assert topmost_received([header, "from c by a; Tue, 15 Dec 2026 11:00:00 +0700"]) == NOON
    assert topmost_received([]) is None


@pytest.mark.parametrize(
    "header",
    [
        "from a by b; Tue, 15 Dec 2026 12:00:00 +0700 (ICT; giờ Việt Nam)",
        "from a by b; Tue, 15 Dec 2026 12:00:00 +0700 (a (b; c); d)",
        "from a by b; (x; y) Tue, 15 Dec 2026 05:00:00 +0000 (UTC (z))",
        "from a (HELO (b) by c; Tue, 15 Dec 2026 12:00:00 +0700",
        'from a by b for "x;y"@z.example; Tue, 15 Dec 2026 12:00:00 +0700',
    ],
)
def test_a_semicolon_in_a_comment_parts_nothing(header: str) -> None:
    assert topmost_received([header]) == NOON


@pytest.mark.parametrize(
    "text", ["2026-12-15T12:00", "2026-12-15 12:00:00", "2026-12-15T05:00:00Z", "2026-12-15T12:00+07:00"]
)
def test_a_moment_is_a_day_as_on_the_whole_command_line_and_a_time(text: str) -> None:
    assert given_moment(text) == NOON


def test_a_day_alone_is_its_midnight() -> None:
    assert given_moment("2026-12-15") == datetime(2026, 12, 15)


@pytest.mark.parametrize(
    "text",
    ["", "mai", "15/12/2026", "15/12/2026 12:00", "20261215", "2026-W51-2", "2026-12-15T12", "9999-12-31T23:00Z"],
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(Refusal, match="không phải là thời điểm"):
        given_moment(text)


def test_of_equal_times_the_more_trustworthy_is_the_earliest() -> None:
    file, mail = Receipt(NOON, Origin.FILE), Receipt(NOON, Origin.MAIL)
    assert earliest([file, mail]) == mail
