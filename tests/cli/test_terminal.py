"""The terminal gets printable text alone; an interruption is one sentence and leaves nothing behind."""

from __future__ import annotations

import io
import json
import logging
import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from tests.exchange.received import Receiver, envelope, mail
from tests.overview.made import put, row, submission
from tests.workbooks import write_workbook
from xlsx_addin.buttons.log import LOG, opened_log
from xlsx_addin.cli.command import print_json
from xlsx_addin.cli.main import main
from xlsx_addin.cli.terminal import Interruption, PrintableStream, unguarded
from xlsx_addin.words.commands import INTERRUPTED

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HOSTILE = "a\x1b[2J\x07\u202eb"
SHOWN = "a␛[2J␇�b"


@pytest.fixture(autouse=True)
def interruptible() -> Iterator[None]:
    """As at a terminal: what starts the tests in the background lets them ignore an interruption."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def test_each_letter_is_shown_and_lines_stay_lines() -> None:
    stream = io.StringIO()
    guarded = PrintableStream(stream)
    print(HOSTILE, "Đã nhận", file=guarded)
    guarded.write("x\r\u2028y\n")
    assert stream.getvalue() == f"{SHOWN} Đã nhận\nx␍␊y\n"
    assert (unguarded(guarded), unguarded(stream)) == (stream, stream)


def test_json_says_the_same_and_shows_no_such_letter(capsys: pytest.CaptureFixture[str]) -> None:
    document = {"Tên\u00a0": [HOSTILE, "\U000e0001", "Đ\ud800", "\x7f\x85"]}
    print_json(document)
    out = capsys.readouterr().out
    assert json.loads(out) == document
    assert out.rstrip("\n").isprintable()
    assert "Tên" in out


def test_cells_and_names_are_shown_by_every_listing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    typed = "a_x001B_[2J_x0007_\u202eb"
    path = write_workbook(tmp_path / "so.xlsx", subjects=f"| Mã | Tên | Loại đối tượng |\n| A | {typed} | {typed} |")
    for command in (["check", str(path)], ["appraise", str(path)]):
        main(command)
        out = capsys.readouterr().out
        assert [line for line in out.split("\n") if not line.isprintable()] == []
        assert SHOWN in out


@pytest.mark.posix("Windows lets no line break into a file's name")
def test_a_name_forges_no_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    receiver = Receiver(tmp_path / "đảng ủy")
    receiver.put("a\nĐã nhận: DU-B lần 1 – x.eml", b"")
    main(["receive", str(receiver.file), str(receiver.inbox), "--dry-run"])
    lines = capsys.readouterr().out.split("\n")
    assert [line for line in lines if line.startswith("Đã nhận")] == []
    assert [line for line in lines if "a␊Đã nhận: DU-B" in line]


def test_a_refusal_is_one_printable_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path / f"{HOSTILE}\n.xlsx")]) == 2
    [line, nothing] = capsys.readouterr().err.split("\n")
    assert (line.isprintable(), nothing) == (True, "")


def test_an_entry_of_the_log_is_one_line_and_its_traceback_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    with opened_log() as log:
        LOG.warning("%s", "so\n2026-01-01 00:00:00,000 INFO giả")
        LOG.error("hỏng", exc_info=ValueError(HOSTILE))
        logging.shutdown()
    assert log is not None
    lines = log.read_text("utf-8").split("\n")
    assert [line for line in lines if line.startswith("2026-01-01")] == []
    assert [line for line in lines if not line.isprintable()] == []
    assert f"ValueError: {SHOWN}" in lines


def test_what_a_library_makes_of_an_interruption_is_one_all_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        with suppress(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)  # where no process can be sent one, too
            time.sleep(5)
        raise RuntimeError("Query interrupted")

    monkeypatch.setattr("xlsx_addin.jobs.appraise.appraise_workbook", interrupted)
    assert main(["check", str(write_workbook(tmp_path / "so.xlsx"))]) == 2
    assert capsys.readouterr().err == INTERRUPTED + "\n"


@pytest.mark.posix("a signal that Windows does not send")
def test_only_the_first_signal_breaks_off_and_the_handlers_come_back() -> None:
    before = signal.getsignal(signal.SIGTERM)
    with Interruption() as interruption:
        for _ in range(2):
            try:
                os.kill(os.getpid(), signal.SIGTERM)
                time.sleep(0.05)
            except KeyboardInterrupt:
                continue
    assert (interruption.asked, signal.getsignal(signal.SIGTERM)) == (2, before)


def test_an_interruption_in_the_middle_of_an_import_is_status_2_too() -> None:
    program = (
        "import signal, sys; from xlsx_addin.cli import main as line\n"
        "def parser(command): exec('signal.raise_signal(signal.SIGINT); import time; time.sleep(5)', globals())\n"
        "line.parser = parser; sys.argv = ['xlsx-addin']; line.run()"
    )
    process = subprocess.run([sys.executable, "-c", program], capture_output=True, timeout=300, check=False)
    assert (process.returncode, process.stderr.decode().splitlines()) == (2, [INTERRUPTED])


WORKS = {
    "overview": ["overview", "nguồn", "-o", "tc.xlsx"],
    "receive": ["receive", "so.xlsx", "Hộp thư đến", "-o", "r.xlsx"],
}


@pytest.fixture(scope="module")
def laid(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Work for each command that takes it seconds."""
    folder = tmp_path_factory.mktemp("lâu")
    put(folder / "nguồn", *(submission([row("A")], sender=f"CB-{number:03}") for number in range(120)))
    receiver = Receiver(folder)
    for number in range(60):
        receiver.put(f"{number}.eml", mail(envelope(sender=f"CB-{number:03}")))
    return folder


@pytest.mark.slow
@pytest.mark.posix("signals to a group of processes")
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("command", WORKS)
def test_an_interrupted_command_ends_at_once_with_one_line(
    laid: Path, tmp_path: Path, command: str, sent: signal.Signals
) -> None:
    """At several moments of its work, sent to all its processes as a terminal does."""
    place = shutil.copytree(laid, tmp_path / "việc")
    for wait in (0.7, 1.5):
        process = subprocess.Popen(
            [sys.executable, "-m", "xlsx_addin", *WORKS[command]],
            cwd=place,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
        time.sleep(wait)
        os.killpg(process.pid, sent)
        stopped = time.monotonic()
        _, err = process.communicate(timeout=60)
        if process.returncode in (0, 1):
            break  # it was done before
        if b"Traceback" in err and b"main(" not in err:
            continue  # the interpreter itself was still starting
        assert (process.returncode, err.decode()) == (2, INTERRUPTED + "\n")
        assert time.monotonic() - stopped < 30
        assert list(tmp_path.rglob(".*.tmp")) == []
        assert list(tmp_path.rglob(".dang-dung.json")) == []


def test_a_module_of_the_current_folder_takes_nobodys_place(tmp_path: Path) -> None:
    for name in ("json", "argparse", "zipfile", "hashlib", "xlrd", "pydantic"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('chạy tệp lạ')")
    process = subprocess.run(
        [sys.executable, "-m", "xlsx_addin", "check", "không-có.xlsx"],
        cwd=tmp_path,
        capture_output=True,
        timeout=300,
        check=False,
    )
    assert (process.returncode, "Không tìm thấy tệp" in process.stderr.decode()) == (2, True)
