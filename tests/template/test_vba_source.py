"""Vietnamese VBA text becomes ASCII that says the same, or is refused."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlsx_addin.template.vba_source import VbaSourceError, ascii_source, check_module_name, module_code


def rewritten(text: str) -> str:
    return ascii_source(text, module="Thu").removesuffix("\r\n")


def spoken(expression: str) -> str:
    """The text that a VBA expression of quoted texts and ChrW() stands for."""
    parts = re.findall(r'"((?:[^"]|"")*)"|ChrW\((\d+)\)', expression)
    return "".join(chr(int(code)) if code else text.replace('""', '"') for text, code in parts)


def test_a_vietnamese_text_becomes_an_expression() -> None:
    assert rewritten('Ten = "Điểm"') == 'Ten = (ChrW(272) & "i" & ChrW(7875) & "m")'


def test_ascii_lines_stay_as_they_are_but_end_with_crlf() -> None:
    assert ascii_source('A = "x"\nB = 2', module="Thu") == 'A = "x"\r\nB = 2\r\n'


def test_decomposed_letters_are_composed_first() -> None:
    assert rewritten(f'Ten = "{unicodedata.normalize("NFD", "ế")}"') == f"Ten = ChrW({ord('ế')})"


def test_an_apostrophe_in_a_text_begins_no_comment() -> None:
    assert rewritten("A = \"'đợt 1'\" ' ghi chú") == 'A = ("\'" & ChrW(273) & ChrW(7907) & "t 1\'") \' ghi chu'


def test_comments_lose_their_diacritics() -> None:
    assert rewritten("' Đơn vị: Mã trống") == "' Don vi: Ma trong"
    assert rewritten("Rem Đơn vị") == "Rem Don vi"


@given(st.text(alphabet=st.sampled_from('aĐơnvịểẩ "&(1)'), max_size=40))
def test_every_text_is_kept(text: str) -> None:
    quoted = text.replace('"', '""')
    line = rewritten(f'A = "{quoted}"')
    assert line.isascii()
    assert spoken(line) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('Const Ten = "Điểm"', "Thu, line 1: VBA takes no ChrW() here"),
        ('Private Const A = 1, Ten As String = "Điểm"', "Thu, line 1: VBA takes no ChrW() here"),
        ('Dim A: Const Ten = "Điểm"', "Thu, line 1: VBA takes no ChrW() here"),
        ('Sub A(Optional Ten As String = "Điểm")', "Thu, line 1: VBA takes no ChrW() here"),
        ('Public Function A(ByVal B As Long, _\n    Optional Ten = "Điểm")', "Thu, line 2: VBA takes no ChrW() here"),
        ('Attribute VB_Description = "Điểm"', "Thu, line 1: VBA takes no ChrW() here"),
        ("Dim Điểm", "Thu, line 1: 'Đ' outside a text or a comment"),
        ('A = "không đóng', "Thu, line 1: a text is not closed"),
        ('A = "😀"', "Thu, line 1: '😀' is more than ChrW() can write"),
        ("' 五", "Thu, line 1: a comment that has no plain spelling"),
        ("' ghi chú _", "Thu, line 1: a comment that VBA would continue"),
    ],
)
def test_what_vba_would_refuse_or_spoil_is_refused(text: str, reason: str) -> None:
    with pytest.raises(VbaSourceError, match=re.escape(reason)):
        ascii_source(text, module="Thu")


def test_a_line_that_only_its_rewritten_texts_make_too_long_is_refused() -> None:
    with pytest.raises(VbaSourceError, match="line 1: 1043 characters, 1023 are allowed"):
        ascii_source(f'A = "{"ế" * 80}"', module="Thu")


def test_a_statement_over_too_many_lines_is_refused() -> None:
    with pytest.raises(VbaSourceError, match="line 25: a statement over more than 25 lines"):
        ascii_source("A = " + "1 + _\n" * 25 + "1", module="Thu")


def test_the_longest_line_and_the_longest_statement_are_taken() -> None:
    assert len(rewritten(f"A = {'1' * 1019}")) == 1023
    statement = "A = " + "1 + _\n" * 24 + "1"
    assert rewritten(statement) == statement.replace("\n", "\r\n")


def test_a_statement_after_a_header_may_use_an_expression() -> None:
    assert rewritten('Function A(): A = "ô"').endswith("A = ChrW(244)")
    assert rewritten('Sub A()\nGoi Ten:="ô"\nEnd Sub').splitlines()[1] == "Goi Ten:=ChrW(244)"


@pytest.mark.parametrize("name", ["A", "NutBam", "A" + "b" * 30])
def test_names_for_modules(name: str) -> None:
    check_module_name(name)


@pytest.mark.parametrize("name", ["", "1A", "_A", "Nút", "A B", "A" + "b" * 31])
def test_names_that_vba_would_refuse(name: str) -> None:
    with pytest.raises(ValueError, match="not a name for a VBA module"):
        check_module_name(name)


def test_the_header_of_an_exported_module_is_left_out() -> None:
    exported = 'VERSION 1.0 CLASS\nBEGIN\n  MultiUse = -1\nEND\nAttribute VB_Name = "A"\nOption Explicit\nDim B'
    assert module_code(exported) == "Option Explicit\nDim B"
    assert module_code('Attribute VB_Name = "A"\nDim B') == "Dim B"
