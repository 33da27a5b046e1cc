"""What each command is given, and what must hold after it was killed and run again."""

from __future__ import annotations

import email
import email.policy
import io
import json
import os
import re
import shutil
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.buttons.exchange_books import subject, write_book
from tests.exchange.received import Receiver, at, cells_of, envelope, first_version, mail
from xlsx_addin.atomic import UNFINISHED
from xlsx_addin.folder_lock import LOCK_NAME
from xlsx_addin.workbook import layout

if TYPE_CHECKING:
    from collections.abc import Callable

_ZIPS = {".xlsx", ".xlsm", ".docx"}


@dataclass(frozen=True)
class Scene:
    """A command in a folder; ``again`` is the command that follows, ``outcome`` what it leaves there."""

    prepare: Callable[[Path], None]
    arguments: tuple[str, ...]
    """Names of files are in the folder where they have a suffix or a slash at the end."""
    outcome: Callable[[Path], object]
    is_repeated: bool = True
    """Whether the same command may follow whatever the killed one left; else only where its output is not there."""

    def command(self, folder: Path) -> list[str]:
        """The arguments with whole paths."""
        return [str(folder / text) if text.endswith("/") or "." in text else text for text in self.arguments]


def _clerks_book(folder: Path) -> None:
    write_book(folder / "so.xlsm", subject("PNV"), subject("PTC", **{"Tên mô hình": "Một cửa"}))


def _received_book(folder: Path) -> None:
    receiver = Receiver(folder)
    first_version(receiver)
    receiver.put("2.eml", mail(envelope(sender="CB-02"), received=at(11)))
    receiver.receive()
    receiver.file.rename(folder / "sổ nhận.xlsx")
    for other in ("so.xlsx", "so1.xlsx"):
        (folder / other).unlink(missing_ok=True)


def _full_inbox(folder: Path) -> None:
    receiver = Receiver(folder)
    first = first_version(receiver)
    shutil.copyfile(receiver.file, folder / "sổ.xlsx")
    for number in range(2, 5):
        receiver.put(f"cb2-{number}.eml", mail(envelope(sender="CB-02", version=number), received=at(12, number)))
    changed = envelope("| Mã | Tên |\n| A01 | Khoa Mới |", version=2, previous=first)
    receiver.put("2.eml", mail(changed, received=at(12)))


def _sheets(path: Path) -> object:
    """All values under the headings, but for the console and the journal: these, and the titles, tell the time."""
    return {
        name: {
            column: {row: value for row, value in rows.items() if row >= layout.HEADING_ROW}
            for column, rows in cells.items()
        }
        for name, cells in cells_of(path).items()
        if name not in (layout.CONSOLE, layout.JOURNAL)
    }


def _one_file(name: str) -> Callable[[Path], object]:
    return lambda folder: _sheets(folder / name)


def _files_of(folder_name: str) -> Callable[[Path], object]:
    """How many files of each kind lie there at least: one more run may count one higher."""

    def outcome(folder: Path) -> object:
        names = [path.name for path in (folder / folder_name).rglob("*") if path.is_file()]
        return sorted({re.sub(r"_v\d+|_\d+(?=\.)", "", name) for name in names if not _is_passing(name)})

    return outcome


def _received(folder: Path) -> object:
    """The new workbook, and everything that lies in the archive; when it was first seen is the clock's."""
    record = (folder / "Đã nhận" / "so-nhan.jsonl").read_text("utf-8").splitlines()
    lines = {
        entry["digest"]: entry | {"seen": None, "before": None}
        for line in record
        if line.endswith("}")
        for entry in [_json(line)]
    }
    envelopes = {path.name: path.read_bytes() for path in (folder / "Đã nhận").glob("*.xlsx")}
    return cells_of(folder / "ra.xlsx"), lines, envelopes


def _json(line: str) -> dict[str, object]:
    found: dict[str, object] = json.loads(line)
    return found


SCENES = {
    "appraise": Scene(
        _clerks_book,
        ("appraise", "so.xlsm", "-o", "ra.xlsx", "--today", "2024-12-31"),
        _one_file("ra.xlsx"),
        is_repeated=False,
    ),
    "new": Scene(_clerks_book, ("new", "mới.xlsm", "--from", "so.xlsm"), _one_file("mới.xlsm"), is_repeated=False),
    "send": Scene(_clerks_book, ("send", "so.xlsm", "-o", "Đã gửi/", "--with-errors"), _files_of("Đã gửi")),
    "return": Scene(_received_book, ("return", "sổ nhận.xlsx", "-o", "Đã trả/"), _files_of("Đã trả")),
    "paper": Scene(_clerks_book, ("paper", "so.xlsm", "-o", "Văn bản/", "--only", "D4"), _files_of("Văn bản")),
    "receive": Scene(
        _full_inbox, ("receive", "sổ.xlsx", "Hộp thư đến/", "-o", "ra.xlsx"), _received, is_repeated=False
    ),
}


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def faults(before: dict[str, bytes], folder: Path) -> list[str]:
    """What is not as it should be after a command was killed: an input that changed, or a file that is not whole.

    The record of what was received only ever grows.
    """
    after = contents(folder)
    found = [
        f"changed: {name}"
        for name, content in before.items()
        if after.get(name) != content and not (name.endswith(".jsonl") and after.get(name, b"").startswith(content))
    ]
    return found + [
        f"not whole: {name}"
        for name, content in after.items()
        if name not in before and not _is_passing(Path(name).name) and not _is_whole(name, content)
    ]


def _is_passing(name: str) -> bool:
    """Whether it is a file half written or the lock of a run that was killed, which the next run takes away."""
    return name == LOCK_NAME or UNFINISHED.fullmatch(name) is not None


def grow_old(folder: Path) -> None:
    """Let two hours pass over everything that was left half written."""
    for path in folder.rglob(".*.tmp"):
        os.utime(path, (path.stat().st_mtime - 7200,) * 2)


def _is_whole(name: str, content: bytes) -> bool:
    suffix = Path(name).suffix
    if suffix in _ZIPS:
        try:
            return zipfile.ZipFile(io.BytesIO(content)).testzip() is None
        except zipfile.BadZipFile:
            return False
    if suffix == ".eml":
        message = email.message_from_bytes(content, policy=email.policy.default)
        parts = [part.get_content() for part in message.iter_attachments()]
        return bool(parts) and all(_is_whole("tệp.xlsx", part) for part in parts)
    return suffix == ".jsonl"  # a line that is not finished is passed over: that is tested with the archive
