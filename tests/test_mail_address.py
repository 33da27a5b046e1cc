from __future__ import annotations

import pytest

from xlsx_addin.mail_address import addresses_of, is_mistyped

MISTYPED = [
    "du.lb.@x.vn",
    ".du@x.vn",
    "a@x..vn",
    "a@-x.vn",
    "a..b@x.vn",
    "a@x.vn-",
    "a@@x.vn",
    "đu@x.vn",
    "a@x_y.vn",
    "hỏi văn thư",
    "a@x.vn; b@",
]


@pytest.mark.parametrize("text", MISTYPED)
def test_what_is_no_address_is_told_and_never_shortened_to_one(text: str) -> None:
    assert is_mistyped(text)
    assert addresses_of(text) == (("a@x.vn",) if ";" in text else ())


@pytest.mark.parametrize("text", ["", " ", "a@x.vn", "Chi bộ 1 <A.b@x.vn>; c@y", "a@x.vn, b@x.vn.", "(a@x-y.vn)"])
def test_what_can_be_used_is_not(text: str) -> None:
    assert not is_mistyped(text)


@pytest.mark.parametrize(
    "text", ["a-" * 16_000, "a@" + "a-" * 16_000, "a." * 16_000, f"{'a' * 65}@x.vn", f"a@{'x' * 64}.vn"]
)
def test_a_name_longer_than_mail_knows_is_no_address_however_long(text: str) -> None:
    assert is_mistyped(text)
    assert addresses_of(text) == ()


def test_the_longest_names_that_mail_knows_are_an_address() -> None:
    text = f"{'a' * 64}@{'x' * 63}.vn"
    assert addresses_of(text) == (text,)
