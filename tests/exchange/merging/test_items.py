"""The codes of an item in one line."""

from __future__ import annotations

from xlsx_addin.exchange.merging.items import shortened


def test_a_dozen_codes_are_shown_in_full_and_more_are_hinted_at() -> None:
    codes = [f"CB-01.A{number:02}" for number in range(13)]
    assert shortened(codes[:12]) == ", ".join(codes[:12])
    assert shortened(codes) == ", ".join(codes[:12]) + " …"


def test_of_an_endless_code_the_start_is_shown() -> None:
    assert shortened(["A" * 60, "B" * 30_000]) == "A" * 60 + ", " + "B" * 60 + "…"
