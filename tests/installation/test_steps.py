"""Each step by itself: what it will write, what is in its way, and what it does."""

from __future__ import annotations

import dataclasses
import sys
from typing import TYPE_CHECKING

import pytest

from tests.installation.pretend import TRUSTED_LOCATIONS, USER
from tests.small_disk import small_disk
from xlsx_addin.installation import entries, steps
from xlsx_addin.installation.machine import Shortcut
from xlsx_addin.installation.record import Record
from xlsx_addin.refusal import Refusal
from xlsx_addin.words.installation import LOCATION_DESCRIPTION

if TYPE_CHECKING:
    from pathlib import Path

    from tests.installation.pretend import PretendWindows

IN_THE_WAY = "“{}” là một thư mục nên không tạo được tệp cùng tên. Hãy đổi tên thư mục đó rồi chạy lại."
SETTINGS = r"C:\Users\An\.xlwings\xlwings.conf"
PYTHON = r"C:\Users\An\AppData\Local\xlsx_addin\python\Scripts\python.exe"


NOTHING = Record(folder=r"C:\Sổ")


def planned(step: steps.Step, machine: PretendWindows, known: Record = NOTHING) -> list[dict[str, object]]:
    """What the step will write, without the step's own name."""
    return [entry.model_dump(exclude={"step"}) for entry in step.entries(machine, known)]


def do(step: steps.Step, machine: PretendWindows, known: Record = NOTHING) -> Record:
    """Record it and do it, as an installation does."""
    known = known.with_entries(step.entries(machine, known))
    step.do(machine, known)
    return known


@pytest.fixture
def folder(machine: PretendWindows) -> Path:
    return machine.drive / "Sổ"


def test_folders(machine: PretendWindows, folder: Path) -> None:
    step = steps.MakeFolders(folder, ("Đến", "Đi"))
    all_of_them = [{"kind": "folder", "path": path} for path in ("C:\\Sổ", "C:\\Sổ\\Đến", "C:\\Sổ\\Đi")]
    assert planned(step, machine) == all_of_them
    (folder / "Đến").mkdir(parents=True)
    assert not step.is_done(machine, NOTHING)
    assert planned(step, machine) == all_of_them[2:]

    do(step, machine)

    assert step.is_done(machine, NOTHING)
    assert planned(step, machine) == []


def test_a_file_in_place_of_a_folder_in_the_folder(machine: PretendWindows, folder: Path) -> None:
    folder.mkdir()
    step = steps.MakeFolders(folder, ("Đến", "Đi"))
    assert step.obstacle(machine) is None

    (folder / "Đi").touch()

    assert step.obstacle(machine) == (
        r"“C:\Sổ\Đi” là một tệp nên không tạo được thư mục cùng tên. Hãy đổi tên tệp đó rồi chạy lại."
    )


def test_a_workbook(machine: PretendWindows, template: bytes, years_work: bytes) -> None:
    step = steps.CopyWorkbook(machine.drive / "Sổ.xlsm", template)
    assert step.obstacle(machine) is None
    assert planned(step, machine) == [
        {"kind": "workbook", "path": r"C:\Sổ.xlsm", "marks": (entries.digest_of(template),)}
    ]

    do(step, machine)

    assert step.path.read_bytes() == template
    step.path.write_bytes(years_work)
    do(step, machine)
    assert step.path.read_bytes() == years_work


def test_a_folder_in_place_of_the_workbook(machine: PretendWindows, template: bytes) -> None:
    step = steps.CopyWorkbook(machine.drive / "Sổ.xlsm", template)
    step.path.mkdir()

    assert not step.is_done(machine, NOTHING)
    assert step.obstacle(machine) == IN_THE_WAY.format(r"C:\Sổ.xlsm")


def test_half_a_workbook_is_none(machine: PretendWindows, template: bytes) -> None:
    step = steps.CopyWorkbook(machine.drive / "Sổ.xlsm", template)
    for size in range(0, len(template), 10 if sys.platform == "win32" else 1):
        step.path.write_bytes(template[:size])
        assert not step.is_done(machine, NOTHING)
        assert step.obstacle(machine) is not None
    step.path.write_bytes(template)
    assert step.is_done(machine, NOTHING)


def test_templates(machine: PretendWindows, folder: Path) -> None:
    """Ours of another version gives way, also where a killed run wrote only some; the office's own stays."""
    folder.mkdir()
    first = steps.CopyTemplates(folder, {"D1.docx": b"same", "D2.docx": b"older of ours"})
    known = do(first, machine)
    (folder / "D3.docx").write_bytes(b"the office's own")
    new = {"D1.docx": b"same", "D2.docx": b"newer", "D3.docx": b"newer", "D4.docx": b"new"}
    step = steps.CopyTemplates(folder, new)
    older, newer = entries.digest_of(b"older of ours"), entries.digest_of(b"newer")
    wanted = [
        {"kind": "template", "path": r"C:\Sổ\D2.docx", "marks": (older, newer)},
        {"kind": "template", "path": r"C:\Sổ\D4.docx", "marks": (entries.digest_of(b"new"),)},
    ]

    assert step.obstacle(machine) is None
    assert planned(step, machine) == wanted[1:]
    assert planned(step, machine, known) == wanted
    recorded_and_killed = known.with_entries(step.entries(machine, known))
    assert planned(step, machine, recorded_and_killed) == wanted
    known = do(step, machine, recorded_and_killed)

    assert {file.name: file.read_bytes() for file in folder.iterdir()} == {**new, "D3.docx": b"the office's own"}
    assert step.is_done(machine, known)


def test_a_folder_in_place_of_a_template(machine: PretendWindows, folder: Path) -> None:
    (folder / "D2.docx").mkdir(parents=True)

    step = steps.CopyTemplates(folder, {"D1.docx": b"", "D2.docx": b""})

    assert step.obstacle(machine) == IN_THE_WAY.format(r"C:\Sổ\D2.docx")
    assert not step.is_done(machine, NOTHING)


def test_a_trusted_folder(machine: PretendWindows, folder: Path) -> None:
    step, key = steps.TrustFolder(folder), rf"{TRUSTED_LOCATIONS}\Location50"
    location = {"kind": "location", "path": key, "folder": r"C:\Sổ"}
    assert step.obstacle(machine) is None
    assert planned(step, machine) == [location]

    known = do(step, machine)

    assert step.is_done(machine, known)
    for above in [path for path in machine.registry if path.startswith(TRUSTED_LOCATIONS)]:
        del machine.registry[above]
    assert planned(step, machine, known) == [{"kind": "key", "path": TRUSTED_LOCATIONS}, location]


def test_a_location_begun_by_a_killed_run_is_gone_on_with(machine: PretendWindows, folder: Path) -> None:
    step, key = steps.TrustFolder(folder), rf"{TRUSTED_LOCATIONS}\Location50"
    known = NOTHING.with_entries(step.entries(machine, NOTHING))
    machine.put(key, {"Description": LOCATION_DESCRIPTION})

    do(step, machine, known)

    assert machine.registry[key]["Path"] == "C:\\Sổ\\"
    assert rf"{TRUSTED_LOCATIONS}\Location51" not in machine.registry


def test_a_number_that_was_taken_after_it_was_recorded_is_left_alone(machine: PretendWindows, folder: Path) -> None:
    step, key = steps.TrustFolder(folder), rf"{TRUSTED_LOCATIONS}\Location50"
    known = NOTHING.with_entries(step.entries(machine, NOTHING))
    machine.put(key, {"Path": r"D:\Khác"})

    do(step, machine, known)

    assert machine.registry[key] == {"Path": r"D:\Khác"}
    assert machine.registry[rf"{TRUSTED_LOCATIONS}\Location51"]["Path"] == "C:\\Sổ\\"


def test_locations_of_the_users_own_are_narrowed_each_from_what_it_was(machine: PretendWindows, folder: Path) -> None:
    step, keys = steps.TrustFolder(folder), [rf"{TRUSTED_LOCATIONS}\Location{count}" for count in (2, 3, 4)]
    for key, subfolders in zip(keys, (1, 2, 0), strict=True):
        machine.put(key, {"Path": r"C:\Sổ", "AllowSubfolders": subfolders})

    assert planned(step, machine) == [
        {"kind": "narrowed location", "path": key, "folder": r"C:\Sổ", "former": former}
        for key, former in ((keys[0], 1), (keys[1], 2))
    ]
    assert not step.is_done(machine, NOTHING)
    do(step, machine)
    assert step.is_done(machine, NOTHING)
    assert [machine.registry[key]["AllowSubfolders"] for key in keys] == [0] * 3


def test_on_an_empty_registry_every_key_above_is_noted(machine: PretendWindows, folder: Path) -> None:
    machine.registry.clear()

    above = (r"Microsoft", r"Office", r"16.0", r"Excel", r"Security", r"Trusted Locations")
    made = ["\\".join((USER, *above[:count])) for count in range(len(above) + 1)]
    assert [entry["path"] for entry in planned(steps.TrustFolder(folder), machine)] == [
        *made,
        rf"{TRUSTED_LOCATIONS}\Location50",
    ]


def test_a_whole_drive_ends_in_one_backslash(machine: PretendWindows) -> None:
    key = rf"{TRUSTED_LOCATIONS}\Location50"
    do(steps.TrustFolder(machine.drive), machine)
    assert machine.registry.pop(key)["Path"] == "C:\\"

    do(steps.TrustFolder(machine.drive / "XXX"), machine)
    assert machine.registry[key]["Path"] == "C:\\XXX\\"


def test_settings_that_are_not_there_yet(machine: PretendWindows) -> None:
    step = steps.PointXlwings(machine.locate(SETTINGS))
    setting = {"kind": "setting", "path": SETTINGS, "name": "INTERPRETER_WIN", "former": None, "content": None}
    assert planned(step, machine) == [
        {"kind": "folder", "path": r"C:\Users\An\.xlwings"},
        {**setting, "values": (PYTHON,)},
    ]

    known = do(step, machine)

    assert machine.locate(SETTINGS).read_bytes() == f'"INTERPRETER_WIN","{PYTHON}"\r\n'.encode()
    machine.python = machine.drive / "Python313" / "python.exe"
    assert planned(step, machine, known) == [{**setting, "values": (PYTHON, r"C:\Python313\python.exe")}]
    known = do(step, machine, known)
    machine.locate(SETTINGS).write_bytes(b'"INTERPRETER_WIN","chosen"\n')
    chosen = {"former": "chosen", "content": b'"INTERPRETER_WIN","chosen"\n'}
    assert planned(step, machine, known) == [{**setting, **chosen, "values": (r"C:\Python313\python.exe",)}]


def test_a_folder_in_place_of_the_settings(machine: PretendWindows) -> None:
    assert steps.PointXlwings(machine.locate(SETTINGS)).obstacle(machine) is None
    machine.locate(SETTINGS).mkdir(parents=True)

    assert steps.PointXlwings(machine.locate(SETTINGS)).obstacle(machine) == IN_THE_WAY.format(SETTINGS)


def test_on_a_full_disk_the_users_settings_are_the_old_ones(machine: PretendWindows) -> None:
    """Not a few bytes of the new ones: they are his, and another program may read them."""
    file = machine.locate(SETTINGS)
    file.parent.mkdir()
    former = b'"PYTHONPATH","D:\\M\xe3"\r\n' * 20
    file.write_bytes(former)

    with small_disk(len(former) + 3), pytest.raises(Refusal):
        steps.PointXlwings(machine.locate(SETTINGS)).do(machine, NOTHING)

    assert [other.name for other in file.parent.iterdir()] == [file.name]
    assert file.read_bytes() == former


def test_a_shortcut(machine: PretendWindows) -> None:
    shortcut = Shortcut(r"C:\python.exe", "-P -m xlsx_addin drop", r"C:\Sổ", "Thả")
    step = steps.PlaceShortcut(machine.drive / "Thả.lnk", shortcut)
    assert (step.obstacle(machine), step.is_done(machine, NOTHING)) == (None, False)
    assert planned(step, machine) == [{"kind": "shortcut", "path": r"C:\Thả.lnk", "marks": ("-P -m xlsx_addin drop",)}]

    do(step, machine)

    for change, done in (
        ({"target": r"c:\PYTHON.exe"}, True),
        ({"folder": r"C:\SỔ"}, True),
        ({"target": r"C:\other.exe"}, False),
        ({"folder": r"C:\other"}, False),
        ({"arguments": "-m xlsx_addin drop"}, False),
    ):
        machine.write_shortcut(step.path, dataclasses.replace(shortcut, **change))
        assert (step.obstacle(machine), step.is_done(machine, NOTHING)) == (None, done)
    in_the_way = r"“C:\Thả.lnk” không phải lối tắt của chương trình này. Hãy đổi tên nó rồi chạy lại."
    machine.write_shortcut(step.path, dataclasses.replace(shortcut, arguments="-m xlsx_addins"))
    assert step.obstacle(machine) == in_the_way
    step.path.write_bytes(b"no shortcut")
    assert step.obstacle(machine) == in_the_way
