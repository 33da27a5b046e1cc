"""What is taken back, trace by trace, and the sentence about what stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.installation.pretend import TRUSTED_LOCATIONS, number, text
from xlsx_addin.installation import traces
from xlsx_addin.words.installation import LOCATION_DESCRIPTION

if TYPE_CHECKING:
    from tests.installation.pretend import PretendWindows


def test_a_folder_goes_with_all_that_goes_in_it(machine: PretendWindows) -> None:
    folder = machine.drive / "A"
    (folder / "B").mkdir(parents=True)
    file = folder / "a.txt"
    file.touch()
    trace = traces.FolderTrace(made=(r"C:\A", r"C:\A\B", r"C:\A\C"))

    assert trace.takes(machine, frozenset()) == (folder / "B",)
    assert trace.leaves(machine, frozenset()) == r"Thư mục còn tệp bên trong: C:\A"
    assert trace.takes(machine, {file}) == (folder / "B", folder)
    assert trace.leaves(machine, {file}) is None
    trace.undo(machine)
    assert [*machine.drive.glob("A/**/*")] == [file]


def test_folders_with_nothing_else_in_them(machine: PretendWindows) -> None:
    (machine.drive / "A" / "B").mkdir(parents=True)

    assert traces.FolderTrace(made=(r"C:\A\B",)).takes(machine, frozenset()) == (machine.drive / "A" / "B",)
    traces.remove_empty(machine, (r"C:\A", r"C:\A\B", r"C:\C"))
    assert not (machine.drive / "A").exists()


def test_templates_of_which_some_were_changed(machine: PretendWindows) -> None:
    folder = machine.drive / "Mẫu"
    folder.mkdir()
    written = {"D1.docx": b"1", "D2.docx": b"2", "D3.docx": b"3", "D4.docx": b"4"}
    digests = {name: traces.digest_of(content) for name, content in written.items()}
    trace = traces.TemplatesTrace(folder=r"C:\Mẫu", digests=digests)
    for name, content in {**written, "D2.docx": b"changed", "D3.docx": b"changed"}.items():
        (folder / name).write_bytes(content)
    (folder / "D4.docx").unlink()

    assert trace.describe() == r"Mẫu văn bản gốc trong “C:\Mẫu”"
    assert trace.leaves(machine, frozenset()) == (
        r"Mẫu văn bản trong “C:\Mẫu” vì đã được sửa sau khi cài: D2.docx, D3.docx"
    )
    assert trace.takes(machine, frozenset()) == (folder / "D1.docx",)
    trace.undo(machine)
    assert sorted(file.name for file in folder.iterdir()) == ["D2.docx", "D3.docx"]
    for file in folder.iterdir():
        file.unlink()
    assert trace.leaves(machine, frozenset()) is None


def test_a_location_is_known_by_its_folder_and_by_key_or_description(machine: PretendWindows) -> None:
    keys = [rf"{TRUSTED_LOCATIONS}\Location{count}" for count in (50, 51, 52, 53)]
    machine.put(keys[0], {"Path": text(r"C:\Sổ"), "Description": text("renamed by the user")})
    machine.put(keys[1], {"Path": text(r"C:\Sổ"), "Description": text(LOCATION_DESCRIPTION)})
    machine.put(keys[2], {"Path": text(r"C:\Sổ"), "Description": text("the user's own")})
    machine.put(keys[3], {"Path": text(r"C:\Khác"), "Description": text(LOCATION_DESCRIPTION)})
    trace = traces.LocationTrace(key=keys[0], folder=r"C:\Sổ", made_keys=())

    assert trace.describe() == r"Vị trí tin cậy của Excel: “C:\Sổ”, không gồm thư mục con"
    trace.undo(machine)

    assert [key in machine.registry for key in keys] == [False, False, True, True]


def test_keys_made_go_while_they_hold_neither_values_nor_keys(machine: PretendWindows) -> None:
    above = r"HKEY_CURRENT_USER\Software\Ours"
    made = (above, rf"{above}\A", rf"{above}\A\B", rf"{above}\C", rf"{above}\gone")
    machine.put(rf"{above}\A\B\theirs", {})
    machine.put(rf"{above}\A\B", {"x": number(1)})
    machine.put(rf"{above}\C", {"x": number(1)})
    machine.registry[rf"{above}\C"].clear()
    trace = traces.LocationTrace(key=rf"{TRUSTED_LOCATIONS}\Location50", folder=r"C:\Sổ", made_keys=made)

    trace.undo(machine)
    assert [key in machine.registry for key in made] == [True, True, True, False, False]
    machine.registry[rf"{above}\A\B"].clear()
    trace.undo(machine)
    assert [key in machine.registry for key in made] == [False] * 5


def test_a_narrowed_location_gets_back_what_it_had_while_it_is_at_the_folder(machine: PretendWindows) -> None:
    keys = [rf"{TRUSTED_LOCATIONS}\Location{count}" for count in (5, 6, 7)]
    for key, path in zip(keys, (r"C:\Sổ", r"C:\Khác", r"C:\Sổ"), strict=True):
        machine.put(key, {"Path": text(path), "AllowSubfolders": number(0)})
    trace = traces.NarrowedLocationTrace(folder=r"C:\Sổ", former={keys[0]: 2, keys[1]: 1})

    assert trace.describe() == r"Vị trí tin cậy của Excel: “C:\Sổ”, không gồm thư mục con"
    trace.undo(machine)

    assert [machine.registry[key]["AllowSubfolders"] for key in keys] == [number(2), number(0), number(0)]


def settings(machine: PretendWindows, content: bytes | None, backup: bytes | None, former: str | None) -> traces.Trace:
    for name, written in (("a.conf", content), ("a.conf.old", backup)):
        if written is not None:
            (machine.drive / name).write_bytes(written)
    return traces.SettingsTrace(
        path=r"C:\a.conf",
        name="INTERPRETER_WIN",
        value="ours",
        former=former,
        backup=r"C:\a.conf.old" if former is not None else None,
        made_folders=(),
    )


def test_settings_whose_copy_is_gone_get_their_line_back(machine: PretendWindows) -> None:
    trace = settings(machine, b'"A","1"\n"INTERPRETER_WIN","ours"\n', None, "former")

    assert trace.describe() == r"Cài đặt xlwings “C:\a.conf” trỏ đến Python này"
    assert trace.leaves(machine, frozenset()) is None
    trace.undo(machine)

    assert (machine.drive / "a.conf").read_bytes() == b'"A","1"\n"INTERPRETER_WIN","former"\n'


def test_settings_that_hold_nothing_but_our_line_go(machine: PretendWindows) -> None:
    trace = settings(machine, b'"INTERPRETER_WIN","ours"\r\n', None, None)

    trace.undo(machine)

    assert not (machine.drive / "a.conf").exists()
    assert trace.leaves(machine, frozenset()) is None
    trace.undo(machine)


def test_settings_that_somebody_added_to_lose_our_line_alone(machine: PretendWindows) -> None:
    trace = settings(machine, b'"INTERPRETER_WIN","ours"\r\n"A","1"\r\n', None, None)

    trace.undo(machine)

    assert (machine.drive / "a.conf").read_bytes() == b'"A","1"\r\n'


def test_settings_of_another_choice_stay_and_the_copy_goes(machine: PretendWindows) -> None:
    trace = settings(machine, b'"INTERPRETER_WIN","chosen"\n', b'"INTERPRETER_WIN","former"\n', "former")

    assert trace.leaves(machine, frozenset()) == r"Cài đặt xlwings “C:\a.conf” vì đã được sửa sau khi cài"
    trace.undo(machine)

    assert (machine.drive / "a.conf").read_bytes() == b'"INTERPRETER_WIN","chosen"\n'
    assert not (machine.drive / "a.conf.old").exists()


def test_missing_folders_are_told_the_outermost_first(machine: PretendWindows) -> None:
    assert traces.missing_folders(machine, machine.home / "A" / "B") == (r"C:\Users\An\A", r"C:\Users\An\A\B")
    assert traces.missing_folders(machine, machine.home) == ()
