"""A file is there whole or not at all, and never takes the place of another by chance."""

from __future__ import annotations

import errno
import os
import random
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.small_disk import small_disk
from xlsx_addin import atomic
from xlsx_addin.atomic import replacing, sweep_unfinished, write_atomically
from xlsx_addin.refusal import Refusal
from xlsx_addin.running import machine_sign
from xlsx_addin.words import files as words

if TYPE_CHECKING:
    from collections.abc import Callable

SLOW_WRITER = """
import sys, time
from pathlib import Path
from xlsx_addin.atomic import replacing

with replacing(Path(sys.argv[1]), force=True) as file:
    file.write(b"half of the new ")
    file.flush()
    print("half written", flush=True)
    time.sleep(60)
"""


def test_a_new_file_is_written_whole(tmp_path: Path) -> None:
    write_atomically(tmp_path / "kết quả.xlsx", b"new")
    assert (tmp_path / "kết quả.xlsx").read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["kết quả.xlsx"]


def test_an_existing_file_is_refused_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"old")
    with pytest.raises(Refusal, match=r"^Đã có tệp “a\.xlsx”\. .*") as refusal:
        write_atomically(path, b"new")
    assert "--force" not in str(refusal.value)  # buttons and commands without that option write by it too
    assert path.read_bytes() == b"old"


def test_force_replaces_it(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"old")
    write_atomically(path, b"new", force=True)
    assert path.read_bytes() == b"new"


def write_while_another_appears(path: Path) -> None:
    with replacing(path) as file:
        file.write(b"new")
        path.write_bytes(b"somebody else's")


def test_a_file_that_appears_meanwhile_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with pytest.raises(Refusal, match="Đã có tệp"):
        write_while_another_appears(path)
    assert path.read_bytes() == b"somebody else's"
    assert list(tmp_path.iterdir()) == [path]


def fail_halfway(path: Path) -> None:
    with replacing(path, force=True) as file:
        file.write(b"half")
        file.write(bytes([1 // 0]))


def test_one_that_appears_at_the_last_moment_is_kept_as_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another process puts it there after the last look."""
    path = tmp_path / "sổ.xlsx"
    looked = atomic.refuse_taken

    def look_too_early(path: Path, *, force: bool) -> None:
        looked(path, force=force)
        if list(tmp_path.iterdir()):
            path.write_bytes(b"another's")

    monkeypatch.setattr(atomic, "refuse_taken", look_too_early)
    with pytest.raises(Refusal, match=r"sổ\.xlsx"):
        write_atomically(path, b"mine")
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == {"sổ.xlsx": b"another's"}


def test_a_disk_without_second_names_is_written_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(self: Path, target: Path) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(Path, "hardlink_to", refused)
    write_atomically(tmp_path / "sổ.xlsx", b"mine")
    assert [each.read_bytes() for each in tmp_path.iterdir()] == [b"mine"]


def test_an_exception_while_writing_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"old")
    with pytest.raises(ZeroDivisionError):
        fail_halfway(path)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def write_much(path: Path) -> None:
    with replacing(path, force=True) as file, zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a", random.Random(1).randbytes(3_000_000))


@pytest.mark.parametrize("write", [write_much, lambda path: write_atomically(path, b"x" * 2_000, force=True)])
def test_a_disk_without_room_is_said_to_be_so_and_nothing_is_left_behind(
    tmp_path: Path, write: Callable[[Path], None]
) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"old")
    with small_disk(1_000), pytest.raises(Refusal) as refused:
        write(path)
    reason = "tệp lớn hơn mức ổ đĩa cho phép"
    assert str(refused.value) == words.WRITE_FAILED.format(name="a.xlsx", reason=reason)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def write_what_cannot_be_read(path: Path) -> None:
    with replacing(path) as file:
        file.write((path.parent / "không có").read_bytes())


def test_what_fails_in_the_block_for_another_reason_is_not_called_a_failure_to_write(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_what_cannot_be_read(tmp_path / "a.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match=r"Không có thư mục “.*xa”"):
        write_atomically(tmp_path / "xa" / "a.xlsx", b"new")


@pytest.mark.skipif(os.name == "nt", reason="kills a process the way Unix does")
def test_a_writer_killed_halfway_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"the old file")
    writer = subprocess.Popen([sys.executable, "-c", SLOW_WRITER, str(path)], stdout=subprocess.PIPE, text=True)
    assert writer.stdout is not None
    assert writer.stdout.readline() == "half written\n"
    writer.send_signal(signal.SIGKILL)
    writer.wait(timeout=30)
    assert path.read_bytes() == b"the old file"
    write_atomically(path, b"the next one", force=True)
    assert path.read_bytes() == b"the next one"


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such rights")
def test_a_written_file_has_the_rights_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "plain").write_bytes(b"")
    write_atomically(tmp_path / "a.xlsx", b"new")
    assert (tmp_path / "a.xlsx").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_writing_takes_place_beside_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with replacing(path) as file:
        file.write(b"new")
        [beside] = tmp_path.iterdir()
        assert beside.name.startswith(".a.xlsx.")
    assert list(tmp_path.iterdir()) == [path]


def test_what_killed_runs_left_half_written_is_swept(tmp_path: Path) -> None:
    here = machine_sign()
    elsewhere = f"{int(here, 16) ^ 1:04x}"
    names = {
        f".sổ.xlsx.{here}{_ended_process():x}.0123abcd.tmp": False,
        f".sổ.xlsx.{here}{os.getpid():x}.0123abcd.tmp": True,
        f".thư.eml.{elsewhere}1f.89ab0123.tmp": True,
        f".cũ.eml.{elsewhere}1f.89ab0123.tmp": False,
        ".cũ.của ai.deadbeef.tmp": True,
        ".cũ.xlsx.tmp": True,
    }
    yesterday = time.time() - 86_400
    for name in names:
        (tmp_path / name).write_bytes(b"x")
        if name.startswith(".cũ"):
            os.utime(tmp_path / name, (yesterday, yesterday))
    write_atomically(tmp_path / "mới.xlsx", b"x")
    left = {path.name for path in tmp_path.iterdir()} - {"mới.xlsx"}
    assert left == {name for name, stays in names.items() if stays}


def test_a_file_that_cannot_be_taken_away_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    half = tmp_path / f".sổ.xlsx.{machine_sign()}{_ended_process():x}.0123abcd.tmp"
    half.write_bytes(b"x")

    def held(_: Path) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "unlink", held)
    sweep_unfinished(tmp_path)
    assert half.exists()


def _ended_process() -> int:
    """The number of a process that is over."""
    ended = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True)
    return int(ended.stdout)


def test_what_killed_runs_left_of_one_file_is_known_whatever_its_age(tmp_path: Path) -> None:
    begun = [tmp_path / name for name in (".a.xlsx.1f2e77.0123abcd.tmp", ".a.xlsx.1f2e77.9999ffff.tmp")]
    others = [
        tmp_path / name
        for name in (".b.xlsx.1f2e77.0123abcd.tmp", ".a.xlsx.1f2e77.0123abcd.tmp2", ".axxlsx.1f2e77.0123abcd.tmp")
    ]
    for path in (*begun, *others):
        path.touch()
    assert atomic.unfinished(tmp_path / "a.xlsx") == tuple(begun)
    assert atomic.unfinished(tmp_path / "missing" / "a.xlsx") == ()
