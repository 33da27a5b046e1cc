"""XML that would cost time or memory, or that says more than it should."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlsx_addin.words import opening as words
from xlsx_addin.xlsx.guarded_xml import GuardedXml, Unusual, plain_texts
from xlsx_addin.xlsx.package import DEFAULT_LIMITS, Limits, Unreadable

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


class Collected(GuardedXml):
    root = "a"

    def __init__(self, limits: Limits = DEFAULT_LIMITS) -> None:
        super().__init__(limits)
        self.seen: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:  # noqa: ARG002
        self.seen.append("/".join(self.path))
        self.listen(wanted=name == "t")

    def text(self, data: str) -> None:
        self.seen.append(data)


def read(xml: str | bytes, limits: Limits = DEFAULT_LIMITS, size: int = 100_000) -> list[str]:
    content = xml.encode() if isinstance(xml, str) else xml
    reader = Collected(limits)
    reader.parse(content[start : start + size] for start in range(0, len(content), size))
    return reader.seen


def refusal(xml: str | bytes, limits: Limits = DEFAULT_LIMITS) -> str:
    with pytest.raises(Unreadable) as caught:
        read(xml, limits)
    return caught.value.sentence


def test_elements_of_the_spreadsheet_lose_their_namespace_and_others_keep_it() -> None:
    xml = f'<x:a {MAIN.replace("xmlns", "xmlns:x")}><x:b/><b/><y:b xmlns:y="urn:y"/></x:a>'

    assert read(xml) == ["a", "a/b", "a/ b", "a/urn:y b"]


def test_only_the_text_asked_for_is_reported() -> None:
    assert read(f"<a {MAIN}>x<t>y</t><b>z</b></a>") == ["a", "a/t", "y", "a/b"]


@pytest.mark.parametrize(
    "xml",
    [
        f'<!DOCTYPE a [<!ENTITY e "x">]><a {MAIN}>&e;</a>',
        f'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a {MAIN}/>',
        f"<!DOCTYPE a><a {MAIN}/>",
    ],
)
def test_a_doctype_is_refused(xml: str) -> None:
    assert refusal(xml) == words.UNSAFE


@pytest.mark.parametrize(
    "xml",
    [
        "",
        "Mã;Tên",
        f"<a {MAIN}>",
        f"<a {MAIN}></b>",
        f"<a {MAIN}>&e;</a>",
        f"<a {MAIN}>\x01</a>",
        f"<b {MAIN}/>",
        "<a/>",
        b"<a " + MAIN.encode() + b">\xff</a>",
        f'<?xml version="1.0" encoding="Shift_JIS"?><a {MAIN}/>',
        f'<?xml version="1.0" encoding="TCVN3"?><a {MAIN}/>',
    ],
)
def test_what_is_no_such_xml_is_damage(xml: str | bytes) -> None:
    assert refusal(xml) == words.PART_DAMAGED


@pytest.mark.parametrize(
    "xml",
    [
        f"<a {MAIN}>" + "<b>" * 100,
        f"<a {MAIN}>" + "<b/>" * 1001,
        f"<a {MAIN}>" + "x" * 50_000,
    ],
)
def test_too_much_is_refused(xml: str) -> None:
    assert refusal(xml, replace(DEFAULT_LIMITS, elements=1000, expat_bytes=50_000)) == words.TOO_MUCH


@pytest.mark.parametrize("tag", ["<b", '<b c="', "<!--", "<?p"])
def test_an_endless_tag_is_refused_before_it_is_all_there(tag: str) -> None:
    pieces = iter([f"<a {MAIN}>{tag} ".encode(), *[b"x" * 100_000] * 100])

    with pytest.raises(Unreadable) as caught:
        Collected().parse(pieces)
    assert caught.value.sentence == words.TOO_MUCH
    assert len(list(pieces)) > 80


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "iso-8859-1"])
def test_other_encodings_that_xml_knows(encoding: str) -> None:
    declared = "utf-16" if encoding.startswith("utf-16") else encoding
    xml = f'<?xml version="1.0" encoding="{declared}"?><a {MAIN}><t>é</t></a>'

    assert read(("\ufeff" + xml if encoding == "utf-16-le" else xml).encode(encoding))[-1] == "é"


@given(st.lists(st.text(st.sampled_from("aẩđ<>&\"' \t\n\r\0\x01\ufffe\uffff😀;#x1]"), max_size=20), max_size=4))
def test_plain_texts_are_what_expat_reports(texts: list[str]) -> None:
    escaped = [text.replace("&", "&amp;").replace("<", "&lt;").encode() for text in texts]

    assert_plain_as_expat(escaped)


REFERENCES = ["&amp;", "lt;", "&lt;", "&#7849;", "&#x1EA9;", "&#38;", "&#0;", "&#xD800;", "&#xFFFF;", "&#99999999;"]


@given(st.lists(st.sampled_from([*REFERENCES, "&", "&x;", "&#x;", "&#1_0;", "&#13;", "]]>", "a", "\r"]), max_size=6))
def test_references_mean_what_expat_says(pieces: list[str]) -> None:
    assert_plain_as_expat(["".join(pieces).encode()])


def assert_plain_as_expat(raw: list[bytes]) -> None:
    try:
        plain = plain_texts(raw)
    except Unusual:
        return
    for text, content in zip(plain, raw, strict=True):
        assert "".join(read(f"<a {MAIN}><t>".encode() + content + b"</t></a>")[2:]) == text
