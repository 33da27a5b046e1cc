"""xlwings' settings of a user: a text file of lines ``"NAME","value"`` that RunPython's VBA reads.

Only one line is ever changed; the others keep their very bytes, whatever their encoding.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from xlsx_addin.installation.machine import KnownFolder, Machine, System
from xlsx_addin.refusal import Refusal
from xlsx_addin.words import installation as words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


_LINE = re.compile(rb'^[ \t]*"?([^",\r\n]*)"?[ \t]*,[ \t]*"?([^"\r\n]*)"?')


def settings_file(machine: Machine) -> Path:
    """Where xlwings looks for the user's settings."""
    home = machine.folder(KnownFolder.HOME)
    if machine.system is System.MACOS:
        return home / "Library" / "Containers" / "com.microsoft.Excel" / "Data" / "xlwings.conf"
    return home / ".xlwings" / "xlwings.conf"


def interpreter_name(machine: Machine) -> str:
    """The setting that names the interpreter; xlwings itself writes the Windows one on Linux too."""
    return "INTERPRETER_MAC" if machine.system is System.MACOS else "INTERPRETER_WIN"


def interpreter_value(machine: Machine) -> str:
    """The interpreter as the settings should name it.

    VBA reads the settings in the ANSI code page, so a path with letters outside ASCII is written in its short form
    where Windows keeps one, else behind the variable of the user's own folder: whoever reads it fills in the letters.
    """
    path, short = machine.spell(machine.python), machine.spell_short(machine.python)
    for candidate in (path, short, *_behind_variables(machine, path)):
        if candidate.isascii():
            return candidate
    for candidate in (short, path):
        if encoded(machine, candidate) is not None:
            return candidate
    raise Refusal(words.INTERPRETER_NOT_WRITABLE.format(path=path))


def _behind_variables(machine: Machine, path: str) -> Iterator[str]:
    for name in ("LOCALAPPDATA", "USERPROFILE"):
        folder = machine.environment(name)
        if folder and path.casefold().startswith(f"{folder}\\".casefold()):
            yield f"%{name}%{path[len(folder) :]}"


def encoded(machine: Machine, text: str) -> bytes | None:
    """The text as VBA will read it; None where its letters are lost in the ANSI code page."""
    try:
        return text.encode(machine.ansi_encoding, errors="strict")
    except UnicodeEncodeError:
        return None


def written_settings(machine: Machine) -> bytes:
    """What stands in the user's settings; empty where there are none."""
    file = settings_file(machine)
    return file.read_bytes() if file.is_file() else b""


def interpreter(machine: Machine) -> str | None:
    """The interpreter that the user's settings name, None where they name none."""
    return value_in(machine, written_settings(machine), interpreter_name(machine))


def value_in(machine: Machine, content: bytes, name: str) -> str | None:
    """The value that a settings file gives to a name, None where it has none; the first line counts."""
    values = (_value(line, name) for line in content.splitlines())
    return next((value.decode(machine.ansi_encoding, "replace") for value in values if value is not None), None)


def with_value(machine: Machine, content: bytes, name: str, value: str | None) -> bytes:
    """The settings file with that name set to the value, or without the name where the value is None."""
    line_end = b"\r\n" if machine.system is System.WINDOWS else b"\n"
    if b"\n" in content:
        line_end = b"\r\n" if b"\r\n" in content else b"\n"
    kept = [line for line in content.splitlines(keepends=True) if _value(line, name) is None]
    if value is None:
        return b"".join(kept)
    if kept and not kept[-1].endswith((b"\n", b"\r")):
        kept[-1] += line_end
    written = encoded(machine, value)
    if written is None:
        raise Refusal(words.INTERPRETER_NOT_WRITABLE.format(path=value))
    return b"".join((*kept, b'"', name.encode("ascii"), b'","', written, b'"', line_end))


def _value(line: bytes, name: str) -> bytes | None:
    """What a line gives to a name; None where it is another's."""
    found = _LINE.match(line)
    return found[2] if found and found[1].strip().lower() == name.lower().encode("ascii") else None
