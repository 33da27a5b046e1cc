"""The record of an installation: what it says, where it lies, that it goes, and the way back through it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.small_disk import small_disk
from xlsx_addin import __version__
from xlsx_addin.installation import record
from xlsx_addin.installation.entries import MadeFolder, SettingsLine, WorkbookCopy, digest_of
from xlsx_addin.installation.record import Record
from xlsx_addin.refusal import Refusal

if TYPE_CHECKING:
    from tests.installation.pretend import PretendWindows

DATA = "AppData/Local/xlsx_addin"
FOLDER = MadeFolder(step="Thư mục", path=r"C:\Sổ")
SETTING = SettingsLine(
    step="Cài đặt", path=r"C:\a.conf", name="INTERPRETER_WIN", values=("ours",), former=None, content=b"\xe1\x00"
)
SAVED = f"""{{
  "format": 2,
  "package": "{__version__}",
  "folder": "C:\\\\Sổ",
  "is_complete": false,
  "made_folders": [
    "C:\\\\Users\\\\An\\\\AppData",
    "C:\\\\Users\\\\An\\\\AppData\\\\Local",
    "C:\\\\Users\\\\An\\\\AppData\\\\Local\\\\xlsx_addin"
  ],
  "entries": [
    {{
      "step": "Thư mục",
      "path": "C:\\\\Sổ",
      "kind": "folder"
    }},
    {{
      "step": "Cài đặt",
      "path": "C:\\\\a.conf",
      "kind": "setting",
      "name": "INTERPRETER_WIN",
      "values": [
        "ours"
      ],
      "former": null,
      "content": "4QA="
    }}
  ]
}}
"""


def test_a_record_is_kept_read_and_forgotten(machine: PretendWindows) -> None:
    for empty in (machine.home / "AppData" / "Local", machine.home / "AppData" / "Roaming", machine.home / "AppData"):
        empty.rmdir()
    before = machine.snapshot()
    assert record.load(machine) is None

    kept = record.save(machine, Record(folder=r"C:\Sổ").with_entries([FOLDER, SETTING]))

    assert (machine.home / DATA / "cai_dat.json").read_bytes() == SAVED.encode()
    assert [file.name for file in (machine.home / DATA).iterdir()] == ["cai_dat.json"]
    assert record.load(machine) == kept
    assert record.save(machine, kept) == kept
    (machine.home / DATA / ".cai_dat.json.1f2e77.0123abcd.tmp").touch()  # left by a killed run
    for _ in range(2):
        record.forget(machine, kept)
        assert machine.snapshot() == before


def test_what_is_written_anew_stands_behind_all_before_it() -> None:
    other = MadeFolder(step="Thư mục", path="B")
    anew = FOLDER.model_copy(update={"step": "Lần hai"})
    done = Record(folder="A").with_entries([FOLDER, other]).with_entries([anew])

    assert done.entries == (other, anew)
    assert (done.entry("B"), done.entry("C")) == (other, None)


def test_the_way_back_is_the_way_there_backwards(machine: PretendWindows) -> None:
    (machine.drive / "A" / "B").mkdir(parents=True)
    file = machine.drive / "A" / "B" / "Sổ.xlsm"
    file.write_bytes(b"1")
    made = [
        MadeFolder(step="", path=r"C:\A"),
        MadeFolder(step="", path=r"C:\A\B"),
        WorkbookCopy(step="", path=r"C:\A\B\Sổ.xlsm", marks=(digest_of(b"1"),)),
    ]

    assert record.take_back(machine, made) == ()
    assert not (machine.drive / "A").exists()


def test_what_fails_is_tried_again_when_the_rest_is_gone(
    machine: PretendWindows, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a full disk there is room for the user's settings as soon as our workbook has gone."""
    workbook, settings = machine.drive / "Sổ.xlsm", machine.drive / "a.conf"
    workbook.write_bytes(b"1")
    settings.write_bytes(b'"INTERPRETER_WIN","ours"\r\n"A","1"\r\n')
    made = [WorkbookCopy(step="", path=r"C:\Sổ.xlsm", marks=(digest_of(b"1"),)), SETTING]
    undo = SettingsLine.undo

    def on_a_full_disk(self: SettingsLine, machine: PretendWindows) -> None:
        with small_disk(4 if workbook.exists() else 10_000):
            undo(self, machine)

    monkeypatch.setattr(SettingsLine, "undo", on_a_full_disk)

    assert record.take_back(machine, made) == ()
    assert settings.read_bytes() == b'"A","1"\r\n'


@pytest.mark.parametrize("content", [b"{", b'{"folder": "A", "entries": [], "new": 1}', b'{"format": 1, "traces": {}}'])
def test_a_record_that_is_not_understood_is_named(machine: PretendWindows, content: bytes) -> None:
    (machine.home / DATA).mkdir()
    (machine.home / DATA / "cai_dat.json").write_bytes(content)

    with pytest.raises(Refusal) as refused:
        record.load(machine)

    assert str(refused.value) == (
        r"Không đọc được tệp ghi nhận cài đặt “C:\Users\An\AppData\Local\xlsx_addin\cai_dat.json”."
        " Hãy gửi tệp này cho cán bộ công nghệ thông tin."
    )
