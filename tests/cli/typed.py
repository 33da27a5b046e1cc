"""The command line as typed, without starting a process for it."""

from __future__ import annotations

import gc
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from xlsx_addin.cli.main import main

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Answer:
    """What a command left: exit status, standard output, standard error."""

    status: int
    out: str
    err: str


class CommandLine:
    """Runs commands; a command switches the collector off, which a test must not."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *words: str | Path) -> Answer:
        self._capsys.readouterr()
        try:
            status = main([str(word) for word in words])
        finally:
            gc.enable()
        captured = self._capsys.readouterr()
        return Answer(status, captured.out, captured.err)


@pytest.fixture
def typed(capsys: pytest.CaptureFixture[str]) -> CommandLine:
    return CommandLine(capsys)


def assert_refused(answer: Answer) -> None:
    """Status 2, nothing on standard output, one Vietnamese line on standard error, and no traceback."""
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.count("\n") == 1
    assert answer.err.endswith(("\n",))
    assert "Traceback" not in answer.err
    assert not answer.err.isascii()


def content_of(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, to see that nothing has changed."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
