"""Shared strings, the fast way and the slow way."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.xlsx.raw_workbooks import TRANSITIONAL, strings_xml
from xlsx_addin.words import opening as words
from xlsx_addin.xlsx.package import DEFAULT_LIMITS, Unreadable
from xlsx_addin.xlsx.shared_strings import SharedStringsXml, read_shared_strings, unescaped

ITEMS = {
    "<t>Tốt</t>": "Tốt",
    "<t></t>": "",
    "<t/>": "",
    "": "",
    "<t> có  chỗ trống </t>": " có  chỗ trống ",
    '<t xml:space="preserve"> giữ </t>': " giữ ",
    "<t>a\nb</t>": "a\nb",
    "<t>a\r\nb\rc</t>": "a\nb\nc",
    "<t>R&amp;D &lt;1&gt; &quot;x&quot; &apos;y&apos;</t>": "R&D <1> \"x\" 'y'",
    "<t>&amp;lt; &#38;lt;</t>": "&lt; &lt;",
    "<t>Th&#7849;m &#x111;&#x1ecb;nh&#13;</t>": "Thẩm định\r",
    "<t>_x000D__x0041__x005F_x0042_</t>": "\rA_x0042_",
    "<t>_xD83D__xDE00_ _xD83D_</t>": "😀 _xD83D_",
    "<t><![CDATA[<t>]]></t>": "<t>",
    "<t>a<!-- </si> -->b</t>": "ab",
    "<r><t>Chưa </t></r><r><rPr><b/></rPr><t>đạt</t></r>": "Chưa đạt",
    '<t>東京</t><rPh sb="0" eb="2"><t>とうきょう</t></rPh><phoneticPr fontId="1"/>': "東京",
}


@pytest.mark.parametrize(("item", "text"), ITEMS.items())
def test_items(item: str, text: str) -> None:
    part = strings_xml("<t>trước</t>", item, "<t>sau</t>").encode()

    assert read_shared_strings([part], DEFAULT_LIMITS).strings == ["trước", text, "sau"]


@given(st.lists(st.sampled_from(list(ITEMS)), max_size=12), st.integers(1, 60), st.sampled_from(["", "\n  "]))
def test_both_ways_read_the_same(items: list[str], size: int, space: str) -> None:
    part = strings_xml(*items).replace("<si>", f"{space}<si>").encode()
    fast, slow = SharedStringsXml(DEFAULT_LIMITS), SharedStringsXml(DEFAULT_LIMITS)

    fast.parse_records(part[start : start + size] for start in range(0, len(part), size))
    slow.parse([part])

    assert fast.strings == slow.strings == [ITEMS[item] for item in items]


def test_plain_items_never_reach_expat() -> None:
    part = read_shared_strings([strings_xml(*["<t>Tốt</t>"] * 1000).encode()], DEFAULT_LIMITS)

    assert (len(part.strings), part.elements) == (1000, 1)


def test_what_is_no_item_is_damage() -> None:
    part = f'<sst xmlns="{TRANSITIONAL}"><si><t>a</t></si><text/><si><t>b</t></si></sst>'

    with pytest.raises(Unreadable) as caught:
        read_shared_strings([part.encode()], DEFAULT_LIMITS)
    assert caught.value.sentence == words.PART_DAMAGED


@pytest.mark.parametrize("item", ["<t>{}</t>", "<r><t>{}</t></r>"])
def test_an_endless_text_is_refused(item: str) -> None:
    limits = replace(DEFAULT_LIMITS, text_length=1000)
    part = strings_xml(item.format("x" * 1001)).encode()

    with pytest.raises(Unreadable) as caught:
        SharedStringsXml(limits).parse([part])
    assert caught.value.sentence == words.CELL_TOO_LONG


def test_too_many_strings_are_refused() -> None:
    limits = replace(DEFAULT_LIMITS, strings_bytes=10_000)

    with pytest.raises(Unreadable) as caught:
        read_shared_strings([strings_xml(*["<t>Tốt</t>"] * 1000).encode()], limits)
    assert caught.value.sentence == words.TOO_MUCH


def test_text_that_only_looks_like_an_escape_is_kept() -> None:
    assert unescaped("_x41_ _x00410_ x0041_ _X0041_") == "_x41_ _x00410_ x0041_ _X0041_"
