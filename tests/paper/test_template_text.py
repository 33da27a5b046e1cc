"""A template unfolded into text: what its reviewer reads."""

from __future__ import annotations

import subprocess
import sys

from tools.template_text import unfolded
from xlsx_addin.paper.shipped_templates import FOLDER

FILE = FOLDER / "D12_DanhSachDangKy.docx"


def test_paragraphs_rows_and_sections_are_lines() -> None:
    found = unfolded(FILE.read_bytes()).split("\n")
    assert found[:3] == [
        "== word/document.xml",
        "{%p if addressee %}",
        "| {{ superior_body }} / {{ issuing_body }} / * | ĐẢNG CỘNG SẢN VIỆT NAM |",
    ]
    assert "[hết phần] {{ data_code }}" in found
    assert "[trang mới] {{ list.label }}" in found
    assert "-- landscape" in found
    assert found[-3:] == ["== word/header2.xml", "{{ draft_mark }}", ""]


def test_the_command_prints_it() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "tools.template_text", FILE],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert ran.stdout == unfolded(FILE.read_bytes())
