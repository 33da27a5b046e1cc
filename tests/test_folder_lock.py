"""One run at a time in a shared folder."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest

from tests.privileges import readable_folder, without_privileges
from xlsx_addin import folder_lock
from xlsx_addin.folder_lock import ABANDONED_SECONDS, LOCK_NAME, FolderInUse, locked
from xlsx_addin.refusal import Refusal
from xlsx_addin.running import machine_name

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder_lock, "_WAIT_SECONDS", 0.0)


def laid(folder: Path, *, age: float = 60, **different: Any) -> Path:
    """The lock of another machine, so many seconds old."""
    document = {
        "user": "thảo",
        "machine": "PC2",
        "process": 1,
        "since": "14/12/2026 08:30",
        "token": "a",
        **different,
    }
    path = folder / LOCK_NAME
    path.write_text(json.dumps(document), "utf-8")
    os.utime(path, (time.time() - age,) * 2)
    return path


def test_within_the_block_the_lock_says_who_and_since_when(tmp_path: Path) -> None:
    with locked(tmp_path):
        document = json.loads((tmp_path / LOCK_NAME).read_text("utf-8"))
        assert (document["machine"], document["process"]) == (machine_name(), os.getpid())
        assert set(document) == {"user", "machine", "process", "since", "token"}
    assert list(tmp_path.iterdir()) == []


def test_it_goes_whatever_ends_the_block(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), locked(tmp_path):
        raise KeyboardInterrupt
    assert list(tmp_path.iterdir()) == []


def test_a_second_run_is_refused_and_told_by_whom(tmp_path: Path) -> None:
    with locked(tmp_path), pytest.raises(FolderInUse) as refused, locked(tmp_path):
        pass
    assert not refused.value.may_be_taken_over
    laid(tmp_path)
    with pytest.raises(FolderInUse, match=r"thảo \(máy PC2\) dùng từ 14/12/2026 08:30"), locked(tmp_path):
        pass
    assert (tmp_path / LOCK_NAME).exists()


def test_a_run_that_ends_soon_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder_lock, "_WAIT_SECONDS", 30.0)
    program = (
        "import sys, time; from pathlib import Path; from xlsx_addin.folder_lock import locked\n"
        "with locked(Path(sys.argv[1])): print('held', flush=True); time.sleep(0.5)"
    )
    with subprocess.Popen([sys.executable, "-c", program, str(tmp_path)], stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        with locked(tmp_path):
            assert json.loads((tmp_path / LOCK_NAME).read_text("utf-8"))["process"] == os.getpid()


def test_what_a_process_of_this_machine_left_is_taken_over_at_once(tmp_path: Path) -> None:
    ended = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True)
    for process in (int(ended.stdout), os.getpid()):
        laid(tmp_path, machine=machine_name(), process=process, age=0)
        with locked(tmp_path):
            assert json.loads((tmp_path / LOCK_NAME).read_text("utf-8"))["user"] != "thảo"
        assert list(tmp_path.iterdir()) == []


def test_a_process_that_runs_is_never_taken_over_before_its_time(tmp_path: Path) -> None:
    laid(tmp_path, machine=machine_name(), process=os.getppid())
    with pytest.raises(FolderInUse), locked(tmp_path, take_over=True):
        pass


def test_another_machines_lock_is_taken_over_after_a_quarter_of_an_hour_if_somebody_says_so(tmp_path: Path) -> None:
    laid(tmp_path, age=ABANDONED_SECONDS - 60)
    with pytest.raises(FolderInUse), locked(tmp_path, take_over=True):
        pass
    laid(tmp_path, age=ABANDONED_SECONDS + 60)
    with pytest.raises(FolderInUse, match="--take-over") as refused, locked(tmp_path):
        pass
    assert (refused.value.may_be_taken_over, "Yes (Có)" in refused.value.question) == (True, True)
    with locked(tmp_path, take_over=True):
        assert json.loads((tmp_path / LOCK_NAME).read_text("utf-8"))["machine"] == machine_name()


@pytest.mark.parametrize("content", [b"", b"[" * 9_000, b"{}", b'{"process": 1e400}', b"\xff"])
def test_a_damaged_lock_is_somebodys_until_it_is_old(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / LOCK_NAME
    path.write_bytes(content)
    with pytest.raises(FolderInUse), locked(tmp_path, take_over=True):
        pass
    os.utime(path, (0, 0))
    with locked(tmp_path, take_over=True):
        pass
    assert not path.exists()


def test_after_a_pause_the_lock_is_still_ours_or_nothing_is_done(tmp_path: Path) -> None:
    with locked(tmp_path) as lock:
        os.utime(tmp_path / LOCK_NAME, (0, 0))
        lock.confirm()
        assert time.time() - (tmp_path / LOCK_NAME).stat().st_mtime < 60
        laid(tmp_path)
        with pytest.raises(Refusal, match="thảo"):
            lock.confirm()
    assert (tmp_path / LOCK_NAME).exists()


def test_a_folder_is_made_and_taken_away_again_where_nothing_came_into_it(tmp_path: Path) -> None:
    with locked(tmp_path / "a" / "b"):
        assert (tmp_path / "a" / "b").is_dir()
    assert list(tmp_path.iterdir()) == []
    with locked(tmp_path / "a" / "b"):
        (tmp_path / "a" / "b" / "tệp").write_bytes(b"x")
    assert [path.name for path in (tmp_path / "a" / "b").iterdir()] == ["tệp"]
    with locked(tmp_path / "c" / "d", parents=False):
        assert not (tmp_path / "c").exists()


@pytest.mark.posix("rights of folders are others on Windows")
def test_where_nothing_can_be_written_the_work_itself_says_why() -> None:
    with readable_folder() as folder, without_privileges(), locked(folder):
        assert list(folder.iterdir()) == []
