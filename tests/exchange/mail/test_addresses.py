"""``From``: whose address it holds, and when that is in doubt."""

from __future__ import annotations

import time

import pytest

from xlsx_addin.exchange.mail.addresses import from_addresses, without_comments

CB1 = ("cb1@x.example",)


@pytest.mark.parametrize(
    "text",
    [
        "cb1@x.example",
        " <CB1@X.Example> ",
        "Chi bộ 1 <cb1@x.example>",
        "Chi bộ 1<cb1@x.example>",
        '"Chi bộ 1" <cb1@x.example>',
        '"Chi bộ \\"Thôn 1\\"" <cb1@x.example>',
        'Chi bộ "Thôn 1" <cb1@x.example>',
        "=?UTF-8?B?Q2hpIGLhu5k=?=\r\n =?UTF-8?Q?_=28Th=C3=B4n_1=29?= <cb1@x.example>",
        "Nguyễn Văn A, Bí thư, Chi bộ 1 <cb1@x.example>",
        "Chi bộ 1 (Thôn 1) [UBND]; <cb1@x.example>",
        "cb1@x.example (Chi bộ 1 (Thôn 1))",
        "Văn phòng: Chi bộ 1 <cb1@x.example>;",
        "cb1@x.example <cb1@x.example>",
        "'Cb1@x.example' <cb1@x.example>",
        "Chi bộ 1 <cb1@x.example>, cb1@x.example,",
    ],
)
def test_the_address_is_read_beside_whatever_name_mail_programs_write(text: str) -> None:
    assert from_addresses(text) == CB1


@pytest.mark.parametrize(
    "text",
    [
        '"cb1@x.example" <evil@y.example>',
        "\"cb1@x.example,\" '' <evil@y.example>",
        '"Chi bộ 1 <cb1@x.example>, " <evil@y.example>',
        "=?utf-8?q?cb1=40x=2Eexample?= <evil@y.example>",
        "(cb1@x.example) evil@y.example",
        'evil@y.example (" <cb1@x.example>)',
        'Chi bộ ("\\) <cb1@x.example>)(") <evil@y.example>',
    ],
)
def test_an_address_in_a_name_is_nobodys(text: str) -> None:
    assert from_addresses(text) == ("evil@y.example",)


def test_all_of_several_addresses_are_told() -> None:
    assert from_addresses("Nguyễn, A <a@x.example>, B@x.example; c@x.example") == (
        "a@x.example",
        "b@x.example",
        "c@x.example",
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Chi bộ 1",
        "Chi bộ 1 cb1@x.example",
        '"cb1@x.example"@evil.example',
        '"cb1"@x.example',
        '"\\"cb1@x.example\\""@evil.example',
        '"x"cb1@x.example',
        "<cb1@x.example>@evil.example",
        "<cb1@x.example> evil",
        "<cb1@x.example><evil@y.example>",
        "evil <evil@y.example> <cb1@x.example>",
        "<cb1@x.example。evil.example>",
        "<cb1@x.ехample>",
        "ｃb1@x.example",
        "cb1@x.example\u200b",
        "cb1@x.example!evil",
        "cb1@x.example.",
        "cb1@x.example (a) .evil.example",
        "cb1@x.example%evil.example@evil.example",
        "@evil.example:cb1@x.example",
        "<@evil.example:cb1@x.example>",
        "cb1@x.example <@evil>",
        "cb1@x.example <evil@y.example>",
        "evil@y.example <cb1@x.example>",
        "Nguyễn, evil@y.example <cb1@x.example>",
        "cb1@x.example, evil@",
        "cb1@x.example, <evil@[10.0.0.1]>",
        '"Chi bộ 1 <cb1@x.example>" <>',
        "undisclosed: cb1@x.example;",
        "evil<cb1@x.example",
        '"Chi bộ 1 <cb1@x.example>',
        "Chi bộ (1 <cb1@x.example>",
        "Chi bộ 1) <cb1@x.example>",
        "Chi bộ [1 <cb1@x.example>",
        "cb1@x.example[.evil.example]",
        'cb1@x.example, "Chi bộ 1',
        'cb1@x.example "\\',
        '\\"" <evil@y.example> "\\" <cb1@x.example>',
        "cb1@x.example\r\n evil",
    ],
)
def test_where_anything_is_in_doubt_there_is_no_address(text: str) -> None:
    assert from_addresses(text) == ()


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("a (b) c", "a   c"),
        ("a (b (c; d) e)", "a  "),
        ("a (b \\) ; c)", "a  "),
        ('"a (b)" (")")', '"a (b)"  ")'),
        ("a (b (c) d", "a (b   d"),
        ("a) b", "a) b"),
    ],
)
def test_comments_may_hold_comments(text: str, left: str) -> None:
    assert without_comments(text) == left


@pytest.mark.parametrize(
    "text", ["(" * 500_000, "(" * 250_000 + ")" * 250_000, '"\\' * 250_000, "[" * 500_000, "a@x." * 100_000]
)
def test_a_header_without_end_is_read_in_no_time(text: str) -> None:
    start = time.perf_counter()
    assert from_addresses(text) == ()
    assert time.perf_counter() - start < 10
