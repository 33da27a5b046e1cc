"""Each step by itself: what it notes down before it is done, what is in its way, and what it does."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest

from tests.installation.pretend import TRUSTED_LOCATIONS, USER, number, text
from xlsx_addin.installation import steps, traces
from xlsx_addin.installation.machine import Shortcut

if TYPE_CHECKING:
    from pathlib import Path

    from tests.installation.pretend import PretendWindows

IN_THE_WAY = "“{}” là một thư mục nên không tạo được tệp cùng tên. Hãy đổi tên thư mục đó rồi chạy lại."
SETTINGS = r"C:\Users\An\.xlwings\xlwings.conf"
BACKUP = r"C:\Users\An\.xlwings\xlwings.conf.truoc-khi-cai-tham-dinh"
PYTHON = r"C:\Users\An\AppData\Local\xlsx_addin\python\Scripts\python.exe"


@pytest.fixture
def folder(machine: PretendWindows) -> Path:
    return machine.drive / "Sổ"


def test_folders(machine: PretendWindows, folder: Path) -> None:
    step = steps.MakeFolders(folder, ("Đến", "Đi"))
    assert step.prepare(machine, None) == traces.FolderTrace(made=("C:\\Sổ", "C:\\Sổ\\Đi", "C:\\Sổ\\Đến"))
    (folder / "Đến").mkdir(parents=True)
    assert not step.is_done(machine)

    trace = step.prepare(machine, traces.FolderTrace(made=("C:\\Sổ",)))
    step.do(machine, trace)

    assert trace == traces.FolderTrace(made=("C:\\Sổ", "C:\\Sổ\\Đi"))
    assert step.is_done(machine)
    assert step.prepare(machine, None) == traces.FolderTrace(made=())


def test_a_file_in_place_of_a_folder_in_the_folder(machine: PretendWindows, folder: Path) -> None:
    folder.mkdir()
    step = steps.MakeFolders(folder, ("Đến", "Đi"))
    assert step.obstacle(machine) is None

    (folder / "Đi").touch()

    assert step.obstacle(machine) == (
        r"“C:\Sổ\Đi” là một tệp nên không tạo được thư mục cùng tên. Hãy đổi tên tệp đó rồi chạy lại."
    )


def test_a_workbook(machine: PretendWindows, template: bytes) -> None:
    step = steps.CopyWorkbook(machine.drive / "Sổ.xlsm", template)
    assert step.obstacle(machine) is None
    trace = step.prepare(machine, None)
    assert trace == traces.WorkbookTrace(path=r"C:\Sổ.xlsm", digest=traces.digest_of(template))

    step.do(machine, trace)

    assert step.workbook.read_bytes() == template
    with pytest.raises(FileExistsError):
        step.do(machine, trace)


def test_a_folder_in_place_of_the_workbook(machine: PretendWindows, template: bytes) -> None:
    step = steps.CopyWorkbook(machine.drive / "Sổ.xlsm", template)
    step.workbook.mkdir()

    assert not step.is_done(machine)
    assert step.obstacle(machine) == IN_THE_WAY.format(r"C:\Sổ.xlsm")


def test_templates(machine: PretendWindows, folder: Path) -> None:
    folder.mkdir()
    there = {"D1.docx": b"same", "D2.docx": b"older of ours", "D3.docx": b"the office's own"}
    for name, content in there.items():
        (folder / name).write_bytes(content)
    new = {"D1.docx": b"same", "D2.docx": b"newer", "D3.docx": b"newer", "D4.docx": b"new"}
    step = steps.CopyTemplates(folder, new)
    digests = {name: traces.digest_of(content) for name, content in new.items()}
    first = traces.TemplatesTrace(folder=r"C:\Sổ", digests={"D2.docx": traces.digest_of(b"older of ours")})

    assert step.obstacle(machine) is None
    assert step.prepare(machine, None) == traces.TemplatesTrace(
        folder=r"C:\Sổ", digests={name: digests[name] for name in ("D1.docx", "D4.docx")}
    )
    trace = step.prepare(machine, first)
    assert trace == traces.TemplatesTrace(
        folder=r"C:\Sổ", digests={name: digests[name] for name in ("D1.docx", "D2.docx", "D4.docx")}
    )
    step.do(machine, trace)
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == {**new, "D3.docx": b"the office's own"}


def test_a_folder_in_place_of_a_template(machine: PretendWindows, folder: Path) -> None:
    (folder / "D2.docx").mkdir(parents=True)

    step = steps.CopyTemplates(folder, {"D1.docx": b"", "D2.docx": b""})

    assert step.obstacle(machine) == IN_THE_WAY.format(r"C:\Sổ\D2.docx")
    assert not step.is_done(machine)


def test_a_trusted_folder_whose_location_is_gone_keeps_the_keys_made_for_it(
    machine: PretendWindows, folder: Path
) -> None:
    step = steps.TrustFolder(folder)
    key = rf"{TRUSTED_LOCATIONS}\Location50"
    first = step.prepare(machine, None)
    assert first == traces.LocationTrace(key=key, folder=r"C:\Sổ", made_keys=())
    assert step.obstacle(machine) is None
    for above in [known for known in machine.registry if known.startswith(TRUSTED_LOCATIONS)]:
        del machine.registry[above]

    earlier = traces.LocationTrace(key=rf"{TRUSTED_LOCATIONS}\Location7", folder=r"C:\Sổ", made_keys=("HKEY\\Made",))
    assert step.prepare(machine, earlier) == traces.LocationTrace(
        key=key, folder=r"C:\Sổ", made_keys=("HKEY\\Made", TRUSTED_LOCATIONS)
    )
    earlier = traces.LocationTrace(key=key, folder=r"C:\Sổ", made_keys=(TRUSTED_LOCATIONS,))
    assert step.prepare(machine, earlier) == earlier
    step.do(machine, earlier)
    assert step.prepare(machine, earlier) == earlier
    assert step.is_done(machine)


def test_locations_of_the_users_own_are_narrowed_each_from_what_it_was(machine: PretendWindows, folder: Path) -> None:
    step, keys = steps.TrustFolder(folder), [rf"{TRUSTED_LOCATIONS}\Location{count}" for count in (2, 3, 4)]
    for key, subfolders in zip(keys, (1, 2, 0), strict=True):
        machine.put(key, {"Path": text(r"C:\Sổ"), "AllowSubfolders": number(subfolders)})

    trace = step.prepare(machine, None)

    assert trace == traces.NarrowedLocationTrace(folder=r"C:\Sổ", former={keys[0]: 1, keys[1]: 2})
    assert not step.is_done(machine)
    step.do(machine, trace)
    assert step.is_done(machine)
    assert [machine.registry[key]["AllowSubfolders"] for key in keys] == [number(0)] * 3


def test_on_an_empty_registry_every_key_above_is_noted(machine: PretendWindows, folder: Path) -> None:
    machine.registry.clear()

    trace = steps.TrustFolder(folder).prepare(machine, None)

    above = (r"Microsoft", r"Office", r"16.0", r"Excel", r"Security", r"Trusted Locations")
    assert trace == traces.LocationTrace(
        key=rf"{TRUSTED_LOCATIONS}\Location50",
        folder=r"C:\Sổ",
        made_keys=tuple("\\".join((USER, *above[:count])) for count in range(len(above) + 1)),
    )


def test_a_location_that_went_before_it_was_narrowed_is_not_made(machine: PretendWindows, folder: Path) -> None:
    before = machine.snapshot()

    steps.TrustFolder(folder).do(machine, traces.NarrowedLocationTrace(folder=r"C:\Sổ", former={}))

    assert machine.snapshot() == before


def test_a_whole_drive_ends_in_one_backslash(machine: PretendWindows) -> None:
    step = steps.TrustFolder(machine.drive)

    trace = step.prepare(machine, None)
    step.do(machine, trace)

    assert isinstance(trace, traces.LocationTrace)
    assert machine.registry[trace.key]["Path"] == text("C:\\")
    step = steps.TrustFolder(machine.drive / "XXX")
    trace = step.prepare(machine, None)
    step.do(machine, trace)
    assert isinstance(trace, traces.LocationTrace)
    assert machine.registry[trace.key]["Path"] == text("C:\\XXX\\")


def test_settings_that_are_not_there_yet(machine: PretendWindows) -> None:
    step = steps.PointXlwings()

    trace = step.prepare(machine, None)
    step.do(machine, trace)

    assert trace == traces.SettingsTrace(
        path=SETTINGS,
        name="INTERPRETER_WIN",
        value=PYTHON,
        former=None,
        backup=None,
        made_folders=(r"C:\Users\An\.xlwings",),
    )
    assert machine.locate(SETTINGS).read_bytes() == f'"INTERPRETER_WIN","{PYTHON}"\r\n'.encode()
    later = trace.model_copy(update={"value": r"C:\Python313\python.exe"})
    machine.python = machine.drive / "Python313" / "python.exe"
    assert step.prepare(machine, trace) == later


def test_settings_of_another_python_are_kept_beside_once(machine: PretendWindows) -> None:
    step, file = steps.PointXlwings(), machine.locate(SETTINGS)
    file.parent.mkdir()
    file.write_bytes(b'"INTERPRETER_WIN","other"\n')
    earlier = traces.SettingsTrace(
        path=SETTINGS,
        name="INTERPRETER_WIN",
        value="not there any more",
        former=None,
        backup=None,
        made_folders=(r"C:\Users\An\.xlwings",),
    )

    trace = step.prepare(machine, earlier)

    assert trace == earlier.model_copy(update={"value": PYTHON, "former": "other", "backup": BACKUP})
    step.do(machine, trace)
    step.do(machine, trace)
    assert machine.locate(BACKUP).read_bytes() == b'"INTERPRETER_WIN","other"\n'
    assert file.read_bytes() == f'"INTERPRETER_WIN","{PYTHON}"\n'.encode()
    assert step.prepare(machine, None).made_folders == ()


def test_a_folder_in_place_of_the_settings(machine: PretendWindows) -> None:
    assert steps.PointXlwings().obstacle(machine) is None
    machine.locate(SETTINGS).mkdir(parents=True)

    assert steps.PointXlwings().obstacle(machine) == IN_THE_WAY.format(SETTINGS)


def test_a_shortcut(machine: PretendWindows) -> None:
    shortcut = Shortcut(r"C:\python.exe", "-P -m xlsx_addin drop", r"C:\Sổ", "Thả")
    step = steps.PlaceShortcut("drop shortcut", machine.drive / "Thả.lnk", shortcut)
    assert (step.obstacle(machine), step.is_done(machine)) == (None, False)
    trace = step.prepare(machine, None)
    assert trace == traces.ShortcutTrace(path=r"C:\Thả.lnk", title="Thả", arguments="-P -m xlsx_addin drop")

    step.do(machine, trace)

    for change, done in (
        ({"target": r"c:\PYTHON.exe"}, True),
        ({"folder": r"C:\SỔ"}, True),
        ({"target": r"C:\other.exe"}, False),
        ({"folder": r"C:\other"}, False),
        ({"arguments": "-m xlsx_addin drop"}, False),
    ):
        machine.write_shortcut(step.file, dataclasses.replace(shortcut, **change))
        assert (step.obstacle(machine), step.is_done(machine)) == (None, done)
    in_the_way = r"“C:\Thả.lnk” không phải lối tắt của chương trình này. Hãy đổi tên nó rồi chạy lại."
    machine.write_shortcut(step.file, dataclasses.replace(shortcut, arguments="-m xlsx_addins"))
    assert step.obstacle(machine) == in_the_way
    step.file.write_bytes(b"no shortcut")
    assert step.obstacle(machine) == in_the_way
