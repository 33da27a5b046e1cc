"""The record of an installation: what it says, where it lies, and that it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from xlsx_addin import __version__
from xlsx_addin.installation import record
from xlsx_addin.installation.record import Record
from xlsx_addin.installation.traces import FolderTrace
from xlsx_addin.refusal import Refusal

if TYPE_CHECKING:
    from tests.installation.pretend import PretendWindows

DATA = "AppData/Local/xlsx_addin"
SAVED = f"""{{
  "format": 1,
  "package": "{__version__}",
  "folder": "C:\\\\Sổ",
  "made_folders": [
    "C:\\\\Users\\\\An\\\\AppData",
    "C:\\\\Users\\\\An\\\\AppData\\\\Local",
    "C:\\\\Users\\\\An\\\\AppData\\\\Local\\\\xlsx_addin"
  ],
  "traces": {{
    "folders": {{
      "kind": "folder",
      "made": [
        "C:\\\\Sổ"
      ]
    }}
  }}
}}
"""


def test_a_record_is_kept_read_and_forgotten(machine: PretendWindows) -> None:
    for empty in (machine.home / "AppData" / "Local", machine.home / "AppData" / "Roaming", machine.home / "AppData"):
        empty.rmdir()
    before = machine.snapshot()
    assert record.load(machine) is None

    kept = record.save(machine, Record(folder=r"C:\Sổ").with_trace("folders", FolderTrace(made=(r"C:\Sổ",))))

    assert (machine.home / DATA / "cai_dat.json").read_bytes() == SAVED.encode()
    assert [file.name for file in (machine.home / DATA).iterdir()] == ["cai_dat.json"]
    assert record.load(machine) == kept
    assert record.save(machine, kept) == kept
    for _ in range(2):
        record.forget(machine, kept)
        assert machine.snapshot() == before


def test_a_step_done_anew_keeps_its_place() -> None:
    first, anew = FolderTrace(made=("A",)), FolderTrace(made=("B",))
    done = Record(folder="A").with_trace("one", first).with_trace("two", first).with_trace("one", anew)

    assert list(done.traces.items()) == [("one", anew), ("two", first)]
    assert done.without_traces(["one"]).traces == {"two": first}


@pytest.mark.parametrize("content", [b"{", b'{"folder": "A", "traces": {}, "new": 1}'])
def test_a_record_that_is_not_understood_is_named(machine: PretendWindows, content: bytes) -> None:
    (machine.home / DATA).mkdir()
    (machine.home / DATA / "cai_dat.json").write_bytes(content)

    with pytest.raises(Refusal) as refused:
        record.load(machine)

    assert str(refused.value) == (
        r"Không đọc được tệp ghi nhận cài đặt “C:\Users\An\AppData\Local\xlsx_addin\cai_dat.json”."
        " Hãy gửi tệp này cho cán bộ công nghệ thông tin."
    )
