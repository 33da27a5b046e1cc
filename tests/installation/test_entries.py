"""What is taken back, entry by entry, and what stays because it is not ours any more."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tests.installation.pretend import TRUSTED_LOCATIONS
from xlsx_addin.installation import entries
from xlsx_addin.installation.machine import Shortcut
from xlsx_addin.words.installation import LOCATION_DESCRIPTION

if TYPE_CHECKING:
    from pathlib import Path

    from tests.installation.pretend import PretendWindows
    from xlsx_addin.installation.machine import RegistryValue

NOTHING: frozenset[Path] = frozenset()


def test_a_folder_goes_with_all_that_goes_in_it(machine: PretendWindows) -> None:
    folder = machine.drive / "A"
    folder.mkdir()
    file = folder / "a.txt"
    file.touch()
    entry = entries.MadeFolder(step="Folders", path=r"C:\A")

    assert (entry.takes(machine, NOTHING), entry.stays(machine, NOTHING)) == ((), True)
    assert (entry.takes(machine, {file}), entry.stays(machine, {file})) == ((folder,), False)
    entry.undo(machine)
    assert file.exists()
    file.unlink()
    for _ in range(2):
        entry.undo(machine)
        assert not folder.exists()
    assert (entry.takes(machine, NOTHING), entry.stays(machine, NOTHING)) == ((), False)


def test_a_file_goes_while_it_is_as_one_of_our_runs_made_it(machine: PretendWindows) -> None:
    file = machine.drive / "Sổ.xlsm"
    first = entries.WorkbookCopy(step="Workbook", path=r"C:\Sổ.xlsm", marks=(entries.digest_of(b"1"),))
    entry = entries.WorkbookCopy(step="Workbook", path=r"C:\Sổ.xlsm", marks=(entries.digest_of(b"2"),)).after(first)

    for content, is_taken in ((b"1", True), (b"2", True), (b"changed", False)):
        file.write_bytes(content)
        assert entry.stays(machine, NOTHING) is not is_taken
        assert entry.takes(machine, NOTHING) == ((file,) if is_taken else ())
        entry.undo(machine)
        assert file.exists() is not is_taken
    assert entry.after(entry) == entry
    assert entry.after(entries.MadeFolder(step="Folders", path=r"C:\Sổ.xlsm")) == entry


def test_what_a_killed_run_began_goes_with_the_file_and_nothing_beside_it(machine: PretendWindows) -> None:
    begun = machine.drive / ".Sổ.xlsm.1f2e77.0123abcd.tmp"
    others = [
        machine.drive / name for name in (".Sổ.xlsm.1f2e77.0123abcd.tmpx", ".Sổ.xlsmx.1f2e77.0123abcd.tmp", "Sổ.xlsm")
    ]
    for file in (begun, *others):
        file.write_bytes(b"half")
    entry = entries.WorkbookCopy(step="Workbook", path=r"C:\Sổ.xlsm", marks=("digest",))

    assert entry.takes(machine, NOTHING) == (begun,)
    entry.undo(machine)

    assert sorted(path for path in machine.drive.iterdir() if path.is_file()) == sorted(others)


def test_a_shortcut_is_known_by_what_it_hands_over(machine: PretendWindows) -> None:
    file = machine.drive / "Thả.lnk"
    entry = entries.ShortcutFile(step="Shortcut", path=r"C:\Thả.lnk", marks=("-m xlsx_addin drop",))
    for arguments, stays in (("-m xlsx_addin drop", False), ("", True)):
        machine.write_shortcut(file, Shortcut(r"C:\moved\python.exe", arguments, r"C:\Sổ", ""))
        assert entry.stays(machine, NOTHING) is stays
    file.write_bytes(b"no shortcut")
    entry.undo(machine)
    assert file.exists()


def test_a_location_is_known_by_its_folder_and_by_key_or_description(machine: PretendWindows) -> None:
    keys = [rf"{TRUSTED_LOCATIONS}\Location{count}" for count in (50, 51, 52, 53)]
    machine.put(keys[0], {"Path": r"C:\Sổ", "Description": "renamed by the user"})
    machine.put(keys[1], {"Path": r"C:\Sổ", "Description": LOCATION_DESCRIPTION})
    machine.put(keys[2], {"Path": r"C:\Sổ", "Description": "the user's own"})
    machine.put(keys[3], {"Path": r"C:\Khác", "Description": LOCATION_DESCRIPTION})

    entries.AddedLocation(step="Location", path=keys[0], folder=r"C:\Sổ").undo(machine)

    assert [key in machine.registry for key in keys] == [False, False, True, True]


@pytest.mark.parametrize(
    ("values", "is_begun"),
    [
        ({"Description": LOCATION_DESCRIPTION}, True),
        ({"Description": LOCATION_DESCRIPTION, "Date": "24/11/2026 08:05"}, True),
        ({"Description": "another program's"}, False),
        ({"Description": LOCATION_DESCRIPTION, "Path": r"C:\Khác"}, False),
        ({}, False),
    ],
)
def test_a_location_that_was_begun_goes(
    machine: PretendWindows, values: dict[str, RegistryValue], is_begun: bool
) -> None:
    key = rf"{TRUSTED_LOCATIONS}\Location50"
    machine.put(key, values)

    entries.AddedLocation(step="Location", path=key, folder=r"C:\Sổ").undo(machine)

    assert (key in machine.registry) is (bool(values) and not is_begun)


def test_a_key_goes_while_it_holds_neither_values_nor_keys(machine: PretendWindows) -> None:
    above = r"HKEY_CURRENT_USER\Software\Ours"
    made = (above, rf"{above}\A", rf"{above}\C", rf"{above}\gone")
    machine.put(rf"{above}\A\theirs", {"x": 1})
    machine.put(rf"{above}\C", {"x": 1})
    machine.registry[rf"{above}\C"].clear()

    for key in reversed(made):
        entries.MadeKey(step="Location", path=key).undo(machine)

    assert [key in machine.registry for key in made] == [True, True, False, False]


def test_a_narrowed_location_gets_back_what_it_had_while_it_is_at_the_folder(machine: PretendWindows) -> None:
    keys = [rf"{TRUSTED_LOCATIONS}\Location{count}" for count in (5, 6, 7)]
    for key, path in zip(keys, (r"C:\Sổ", r"C:\Khác", r"C:\Sổ"), strict=True):
        machine.put(key, {"Path": path, "AllowSubfolders": 0})

    for key, former in ((keys[0], 2), (keys[1], 1)):
        entries.NarrowedLocation(step="Location", path=key, folder=r"C:\Sổ", former=former).undo(machine)

    assert [machine.registry[key]["AllowSubfolders"] for key in keys] == [2, 0, 0]


def setting(former: str | None, content: bytes | None) -> entries.SettingsLine:
    return entries.SettingsLine(
        step="Settings",
        path=r"C:\a.conf",
        name="INTERPRETER_WIN",
        values=("first", "ours"),
        former=former,
        content=content,
    )


FORMER = b'"INTERPRETER_WIN","former"\n"A","1"'


@pytest.mark.parametrize(
    ("now", "former", "content", "then"),
    [
        # Only our line was there, whichever run wrote it.
        (b'"INTERPRETER_WIN","ours"\r\n', None, None, None),
        (b'"INTERPRETER_WIN","first"\r\n', None, None, None),
        (b'"INTERPRETER_WIN","ours"\r\n', None, b"", b""),
        # The file as it was, byte for byte.
        (b'"A","1"\n"INTERPRETER_WIN","ours"\n', "former", FORMER, FORMER),
        # Somebody has added to it: our line alone goes back.
        (b'"INTERPRETER_WIN","ours"\r\n"A","1"\r\n', None, None, b'"A","1"\r\n'),
        (b'"B","2"\n"INTERPRETER_WIN","ours"\n', "former", FORMER, b'"B","2"\n"INTERPRETER_WIN","former"\n'),
        # Another choice was made since, or ours was never written.
        (b'"INTERPRETER_WIN","chosen"\n', "former", FORMER, b'"INTERPRETER_WIN","chosen"\n'),
        (FORMER, "former", FORMER, FORMER),
        (None, None, None, None),
    ],
)
def test_the_settings_come_back(
    machine: PretendWindows, now: bytes | None, former: str | None, content: bytes | None, then: bytes | None
) -> None:
    file = machine.drive / "a.conf"
    if now is not None:
        file.write_bytes(now)
    entry = setting(former, content)

    assert entry.stays(machine, NOTHING) is (b"chosen" in (now or b""))
    assert entry.takes(machine, NOTHING) == ((file,) if now is not None and then is None else ())
    for _ in range(2):
        entry.undo(machine)
        assert (file.read_bytes() if file.exists() else None) == then


@pytest.mark.skipif(sys.platform == "win32", reason="links and rights of POSIX")
def test_the_users_own_file_stays_a_link_and_keeps_its_rights(tmp_path: Path) -> None:
    real, link = tmp_path / "thật.conf", tmp_path / "xlwings.conf"
    real.write_bytes(b"old")
    real.chmod(0o600)
    link.symlink_to(real)

    entries.rewrite(link, b"new")

    assert link.is_symlink()
    assert (real.read_bytes(), real.stat().st_mode & 0o777) == (b"new", 0o600)


def test_missing_folders_are_told_the_outermost_first(machine: PretendWindows) -> None:
    assert entries.missing_folders(machine, machine.home / "A" / "B") == (r"C:\Users\An\A", r"C:\Users\An\A\B")
    assert entries.missing_folders(machine, machine.home) == ()
