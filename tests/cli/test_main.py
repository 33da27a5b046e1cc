"""The command line as a whole: exit status, streams, and what it says of a wrong command (commands §1)."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from importlib import import_module
from typing import TYPE_CHECKING

import pytest

from tests.cli.typed import CommandLine, assert_refused, typed
from tests.workbooks import write_workbook
from xlsx_addin import __version__
from xlsx_addin.cli.main import MODULES, Parser

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["typed"]

COMMANDS = [command for commands in MODULES.values() for command in commands]


def started(*words: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The command line in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "xlsx_addin", *words],
        cwd=folder,
        env=os.environ | environment,
        capture_output=True,
        timeout=300,
        check=False,
    )


def test_a_whole_process(tmp_path: Path) -> None:
    write_workbook(tmp_path / "so.xlsx", subjects="| Mã |\n| A |", scores="| Mã | C1 | C2 | C3 |\n| A | 25 | 20 | 30 |")
    process = started("appraise", "so.xlsx", "--json", "--today", "2026-12-16", folder=tmp_path)
    assert (process.returncode, process.stderr) == (0, b"")
    assert [result["total"] for result in json.loads(process.stdout)["results"]] == ["75.00"]
    assert process.stdout.decode().count("\n") == 1


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp1258"])
def test_vietnamese_is_written_in_utf8_whatever_the_console(encoding: str, tmp_path: Path) -> None:
    process = started("check", "khong-co.xlsx", folder=tmp_path, PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    assert process.returncode == 2
    assert "Không tìm thấy tệp" in process.stderr.decode("utf-8")


@pytest.mark.posix("a pipe of bash")
def test_a_reader_that_goes_away_leaves_no_traceback(tmp_path: Path) -> None:
    subjects = "| Mã | Đăng ký |\n" + "".join(f"| A{number} | |\n" for number in range(2000))
    write_workbook(tmp_path / "so.xlsx", subjects=subjects)
    command = f"{sys.executable} -m xlsx_addin check so.xlsx | head -n 1"
    process = subprocess.run(["bash", "-c", command], cwd=tmp_path, capture_output=True, timeout=60, check=False)
    assert process.stderr == b""
    assert process.stdout.count(b"\n") == 1


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["appraise"],
        ["appraise", "a.xlsx", "b.xlsx"],
        ["appraise", "a.xlsx", "--bogus"],
        ["appraise", "a.xlsx", "-o"],
        ["check"],
        ["check", "a.xlsx", "-o", "b.xlsx"],
        ["check", "a.xlsx", "--today"],
        ["new"],
        ["tham-dinh"],
    ],
    ids=" ".join,
)
def test_a_wrong_command_is_refused_in_vietnamese(typed: CommandLine, words: list[str]) -> None:
    answer = typed(*words)
    assert_refused(answer)
    assert "--help" in answer.err
    english = re.compile(r"\b(the|following|arguments?|required|unrecognized|invalid|choice|choose|expected|one)\b")
    assert english.findall(answer.err) == []


@pytest.mark.parametrize("word", ["hôm nay", "16/12/2026", "2026-02-30", "2026-13-01", ""])
def test_a_day_that_is_none_is_refused(typed: CommandLine, word: str, tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "so.xlsx")
    answer = typed("appraise", path, "--today", word)
    assert_refused(answer)
    assert f"“{word}”" in answer.err


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_its_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    from xlsx_addin.cli.main import parser

    with pytest.raises(SystemExit) as ended:
        parser().parse_args([command, "--help"])
    assert ended.value.code == 0
    assert f"xlsx-addin {command}" in capsys.readouterr().out


@pytest.mark.parametrize("module", MODULES)
def test_a_module_registers_the_commands_that_it_is_imported_for(module: str) -> None:
    """One that it registers beside them would stand in the help and be unknown when it is typed."""
    commands = Parser(prog="xlsx-addin").add_subparsers()
    import_module(f"xlsx_addin.cli.{module}").add_commands(commands)
    assert tuple(commands.choices) == MODULES[module]


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    from xlsx_addin.cli.main import parser

    with pytest.raises(SystemExit):
        parser().parse_args(["--version"])
    assert capsys.readouterr().out == f"xlsx-addin {__version__}\n"


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (ZeroDivisionError("1/0\nin a cell"), ["ZeroDivisionError", "xlsx_addin.log"]),
        (MemoryError(), ["bộ nhớ"]),
        (KeyboardInterrupt(), ["Đã dừng"]),
    ],
    ids=["a fault of the program", "too little memory", "an interruption"],
)
def test_what_nobody_expected_is_one_vietnamese_line(
    typed: CommandLine,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    error: BaseException,
    words: list[str],
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setattr("xlsx_addin.jobs.appraise.appraise_workbook", fail)
    answer = typed("appraise", write_workbook(tmp_path / "so.xlsx"))
    assert_refused(answer)
    assert [word for word in words if word not in answer.err] == []
    logs = [path.read_text("utf-8") for path in (tmp_path / "state").rglob("*.log")]
    assert ["Traceback" in log for log in logs] == ([True] if isinstance(error, ZeroDivisionError) else [])
