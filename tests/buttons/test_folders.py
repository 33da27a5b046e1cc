"""The folders beside the workbook; opening what lies there happens on Windows alone."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

import pytest

from tests.test_folder_lock import laid
from xlsx_addin import folder_lock
from xlsx_addin.buttons.folders import asking_to_take_over, made, open_for_clerk
from xlsx_addin.folder_lock import FolderInUse, locked
from xlsx_addin.refusal import Refusal
from xlsx_addin.words import exchange_buttons as words

if TYPE_CHECKING:
    from pathlib import Path


def test_a_folder_is_made_once(tmp_path: Path) -> None:
    inbox = tmp_path / "Hộp thư đến"
    assert (made(inbox), made(inbox), inbox.is_dir()) == (inbox, inbox, True)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "Sao lưu").touch()
    with pytest.raises(Refusal) as refused:
        made(tmp_path / "Sao lưu")
    reason = "đã có tệp hoặc thư mục mang tên này"
    assert str(refused.value) == words.FOLDER_NOT_MADE.format(folder=tmp_path / "Sao lưu", reason=reason)


def test_windows_opens_a_file_with_its_own_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It starts in the folder of what it opens: it must not hold that of the installation, from which Python runs."""
    started: list[tuple[Path, Path]] = []
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(os, "startfile", lambda path, cwd: started.append((path, cwd)), raising=False)
    assert open_for_clerk(tmp_path / "thư.eml")
    assert started == [(tmp_path / "thư.eml", tmp_path)]


def test_without_such_a_program_the_clerk_opens_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path, cwd: Path) -> None:
        raise OSError

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(os, "startfile", refuse, raising=False)
    assert not open_for_clerk(tmp_path)


def test_elsewhere_nothing_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(os, "startfile", pytest.fail, raising=False)
    assert not open_for_clerk(tmp_path)


class Answering:
    """Stands for the open workbook: answers every question with the same word."""

    def __init__(self, *, says_yes: bool) -> None:
        self._says_yes = says_yes
        self.asked: list[str] = []

    def ask(self, text: str) -> bool:
        self.asked.append(text)
        return self._says_yes


@pytest.mark.parametrize(
    ("age", "says_yes", "done"), [(3600, True, "xong"), (3600, False, None), (60, True, "từ chối")]
)
def test_an_old_lock_of_another_machine_is_a_question_and_a_young_one_a_refusal(
    tmp_path: Path, age: float, says_yes: bool, done: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder_lock, "_WAIT_SECONDS", 0.0)
    laid(tmp_path, age=age)
    book: Any = Answering(says_yes=says_yes)

    def work(take_over: bool) -> str:
        with locked(tmp_path, take_over=take_over):
            return "xong"

    try:
        outcome = asking_to_take_over(book, work)
    except FolderInUse:
        outcome = "từ chối"
    assert (outcome, len(book.asked)) == (done, 0 if age == 60 else 1)
