"""What is said where Excel shows no box: a box of Windows, or standard error on another system."""

from __future__ import annotations

import sys

import pytest

from tests.windows_boxes import Box, boxes
from xlsx_addin.windows_box import INFORMATION, show_windows_box, warn

__all__ = ["boxes"]

TITLE = "Sổ thẩm định"


def test_on_windows_a_warning_stands_in_front_of_all_windows(
    boxes: list[Box], capsys: pytest.CaptureFixture[str]
) -> None:
    warn("Excel chưa mở.")

    assert boxes == [("Excel chưa mở.", TITLE, 0x40030)]
    assert capsys.readouterr().err == ""


def test_information_has_another_sign(boxes: list[Box]) -> None:
    assert show_windows_box("Đã thẩm định 1/1 sổ.", INFORMATION)
    assert boxes == [("Đã thẩm định 1/1 sổ.", TITLE, 0x40040)]


@pytest.mark.posix("on Windows a box says it, and would wait for a click")
def test_elsewhere_a_warning_goes_to_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    warn("Excel chưa mở.")

    assert capsys.readouterr().err == "Excel chưa mở.\n"


@pytest.mark.posix("on Windows a box says it, and would wait for a click")
def test_elsewhere_there_is_no_box(capsys: pytest.CaptureFixture[str]) -> None:
    assert not show_windows_box("Đã thẩm định 1/1 sổ.", INFORMATION)
    assert capsys.readouterr() == ("", "")


def test_a_program_without_standard_error_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(sys, "stderr", None)

    warn("Excel chưa mở.")
