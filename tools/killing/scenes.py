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
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from tests.buttons.exchange_books import subject, write_book
from tests.exchange.answers.office import Office
from tests.exchange.received import CREATED, Receiver, at, cells_of, envelope, first_version, mail
from tests.exchange.sent import workbook_file
from tools.killing.process import OWN_WHEEL
from xlsx_addin.atomic import UNFINISHED
from xlsx_addin.folder_lock import LOCK_NAME
from xlsx_addin.sample.filled_forms import answered, scored
from xlsx_addin.workbook import layout

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

_ZIPS = {".xlsx", ".xlsm", ".docx"}


class Command(NamedTuple):
    """What is typed, and what the environment says."""

    arguments: list[str]
    environment: dict[str, str]


@dataclass(frozen=True)
class Scene:
    """A command in a folder; ``outcome`` is what it leaves there, ``back`` the command that takes it back."""

    prepare: Callable[[Path], None]
    arguments: tuple[str, ...]
    """Names of files are in the folder where they have a suffix or a slash at the end."""
    outcome: Callable[[Path], object]
    is_repeated: bool = True
    """Whether the same command may follow whatever the killed one left; else only where its output is not there."""
    back: tuple[str, ...] = ()
    environment: tuple[tuple[str, str], ...] = ()
    """Values are in the folder like names of files."""

    def command(self, folder: Path, arguments: tuple[str, ...] = ()) -> Command:
        """The command, or another one in the same place, with whole paths."""

        def whole(text: str) -> str:
            return str(folder / text) if text.endswith("/") or "." in text else text

        environment = {name: whole(value) for name, value in self.environment}
        return Command([whole(text) for text in arguments or self.arguments], environment)


BEFORE = CREATED.replace(year=2024)


def _long_ago(day: int, hour: int = 8) -> datetime:
    """A moment of a December that is over by any clock: a command believes no mail from the future."""
    return at(day, hour).replace(year=2024)


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


def _asking_book(folder: Path) -> None:
    Office(folder)


def _answered_forms(folder: Path) -> None:
    """Reports of two subjects by mail, one of them twice, and the points of two scorers, one by a stranger's mail."""
    office = Office(folder)
    issued = {who: office.form(who, BEFORE).content() for who in ("TQT", "LTB", "Hoàng Văn Lực", "Bà Thảo")}
    first = answered(issued["TQT"], {"Nội dung gửi lần này": "Đăng ký", "Tên mô hình": "Một"})
    office.post(first, "TQT", _long_ago(10))
    office.receive()
    shutil.copyfile(office.file, folder / "sổ.xlsx")
    again = answered(issued["TQT"], {"Nội dung gửi lần này": "Gửi báo cáo", "Tên mô hình": "Hai"})
    office.post(again, "TQT", _long_ago(12))
    office.post(answered(issued["LTB"], {"Nội dung gửi lần này": "Rút hồ sơ"}), "LTB", _long_ago(12))
    points = {"HND": {"C1": 27, "C2": 26, "C3": 30}}
    office.post(scored(issued["Hoàng Văn Lực"], points), "Hoàng Văn Lực", _long_ago(12))
    office.post(scored(issued["Bà Thảo"], points), "ai@la.example", _long_ago(12))


def _full_inbox(folder: Path) -> None:
    receiver = Receiver(folder)
    first = first_version(receiver)
    shutil.copyfile(receiver.file, folder / "sổ.xlsx")
    for number in range(2, 5):
        other = envelope(sender="CB-02", version=number, created=BEFORE)
        receiver.put(f"cb2-{number}.eml", mail(other, received=_long_ago(12, number)))
    changed = envelope("| Mã | Tên |\n| A01 | Khoa Mới |", version=2, previous=first, created=BEFORE)
    receiver.put("2.eml", mail(changed, received=_long_ago(12)))


def _clerks_home(folder: Path) -> None:
    """Whoever has used xlwings before has settings of his own."""
    settings = folder / "nhà" / ".xlwings" / "xlwings.conf"
    settings.parent.mkdir(parents=True)
    settings.write_bytes(b'"INTERPRETER_WIN","/usr/bin/python2"\n"LICENSE_KEY","\xe1"\n')


def _own_wheel(folder: Path) -> None:
    """A wheel that needs nothing stands for ours; the rest is the real work of ``bundle``."""
    with zipfile.ZipFile(folder / "sample-1-py3-none-any.whl", "w") as wheel:
        wheel.writestr("sample-1.dist-info/METADATA", "Metadata-Version: 2.1\nName: sample\nVersion: 1\n")
        wheel.writestr("sample-1.dist-info/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        wheel.writestr("sample-1.dist-info/RECORD", "")


def _senders_book(folder: Path) -> None:
    senders = "| Mã | Địa chỉ thư |\n| CB-02 | cb2@x.example |\n| CB-03 | cb3@x.example |"
    book = workbook_file(folder, subjects="", scores="", settings={"Mã đơn vị": "DU-LB"}, sheets={"Đầu mối": senders})
    book.rename(folder / "sổ nhận.xlsx")


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


def _files_below(name: str) -> Callable[[Path], object]:
    """Every file there, byte for byte; the record of an installation tells in its order what was written last."""

    def outcome(folder: Path) -> object:
        found = contents(folder / name)
        return {path: content for path, content in found.items() if not path.endswith("cai_dat.json")}

    return outcome


def _results_beside(folder: Path) -> object:
    """What was dropped is appraised once more by a second run, under the next name; all of them say the same."""
    found = [_sheets(path) for path in folder.glob("so *.xlsx")]
    return found[0] if all(sheets == found[0] for sheets in found) else found


def _received(folder: Path) -> object:
    """The new workbook, and everything that lies in the archive; when it was first seen is the clock's."""
    record = (folder / "Đã nhận" / "so-nhan.jsonl").read_text("utf-8").splitlines()
    lines = {
        entry["digest"]: entry | {"seen": None, "before": None}
        for line in record
        if line.endswith("}")
        for entry in [_json(line)]
    }
    envelopes = {path.name: path.read_bytes() for path in (folder / "Đã nhận").rglob("*.xlsx")}
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
    "remind": Scene(_senders_book, ("remind", "sổ nhận.xlsx", "-o", "Đã gửi/"), _files_of("Đã gửi")),
    "drop": Scene(_clerks_book, ("drop", "so.xlsm"), _results_beside),
    "build-template": Scene(lambda _: None, ("build-template", "mẫu.xlsm"), _files_below("")),
    "install": Scene(
        _clerks_home,
        ("install",),
        _files_below("nhà"),
        back=("install", "--uninstall"),
        environment=(("HOME", "nhà/"), ("XDG_CONFIG_HOME", ""), ("XDG_DATA_HOME", "")),
    ),
    "bundle": Scene(
        _own_wheel,
        ("bundle", "bộ cài/"),
        _files_below("bộ cài"),
        is_repeated=False,
        environment=((OWN_WHEEL, "sample-1-py3-none-any.whl"), ("PIP_NO_INDEX", "1"), ("PIP_CONFIG_FILE", os.devnull)),
    ),
    "paper": Scene(_clerks_book, ("paper", "so.xlsm", "-o", "Văn bản/", "--only", "D4"), _files_of("Văn bản")),
    "forms": Scene(_asking_book, ("forms", "so.xlsx", "-o", "Phiếu/", "--today", "2026-11-15"), _files_of("Phiếu")),
    "receive forms": Scene(
        _answered_forms,
        ("receive", "sổ.xlsx", "Hộp thư đến/", "-o", "ra.xlsx", "--accept", "Bà Thảo=119"),
        _received,
        is_repeated=False,
    ),
    "receive": Scene(
        _full_inbox, ("receive", "sổ.xlsx", "Hộp thư đến/", "-o", "ra.xlsx"), _received, is_repeated=False
    ),
}


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def faults(before: dict[str, bytes], folder: Path, then: Mapping[str, bytes] = MappingProxyType({})) -> list[str]:
    """What is not as it should be after a command was killed: an input that changed, or a file that is not whole.

    A file that the command writes anew is as it was before, or as an undisturbed run leaves it (``then``). The record
    of what was received only ever grows.
    """
    after = contents(folder)
    found = [
        f"changed: {name}"
        for name, content in before.items()
        if after.get(name) not in (content, then.get(name))
        and not (name.endswith(".jsonl") and after.get(name, b"").startswith(content))
    ]
    return found + [
        f"not whole: {name}"
        for name, content in after.items()
        if name not in before
        and not _is_begun(name)
        and _timeless(name, then.get(_undisturbed_name(name), b"")) != _timeless(name, content)
        and not _is_whole(name, content)
    ]


def _undisturbed_name(name: str) -> str:
    """What an undisturbed run calls a reminder: the run after one that was killed counts on."""
    return re.sub(r"_\d+(?=\.eml$)", "_1", name)


def _timeless(name: str, content: bytes) -> bytes:
    """A reminder says until which minute nothing came; nothing else of it differs from run to run."""
    return re.sub(rb"\d\d:\d\d", b"", content) if name.endswith(".eml") else content


def _is_begun(name: str) -> bool:
    """Whether a file has no name of its own yet, or lies in a folder that has none."""
    return _is_passing(Path(name).name) or name.startswith(".xlsx_addin_")


def _is_passing(name: str) -> bool:
    """Whether it is a file half written or the lock of a run that was killed, which the next run takes away."""
    return name == LOCK_NAME or UNFINISHED.fullmatch(name) is not None


def grow_old(folder: Path) -> None:
    """Let two days pass over everything that was left half written."""
    for path in (*folder.rglob(".*.tmp"), *folder.glob(".xlsx_addin_*")):
        os.utime(path, (path.stat().st_mtime - 172_800,) * 2)


def _is_whole(name: str, content: bytes) -> bool:
    suffix = Path(name).suffix
    if suffix == ".json":
        return isinstance(json.loads(content), dict)
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
