"""The command line that xlwings' RunPython builds on Windows, and what a program started by it receives.

The pieces are those of ExecuteWindows in xlwings.bas; a test looks them up in the installed one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

APPLICATION = r"C:\Program Files\Microsoft Office\root\Office16\Microsoft Excel"


@dataclass(frozen=True, slots=True)
class Call:
    """One RunPython: the workbook's name and full name, the interpreter, the Python command, Excel's window."""

    workbook_name: str
    workbook_full_name: str
    interpreter: str
    command: str
    add_workbook_to_python_path: str
    python_path: str
    hwnd: int
    log: str

    def search_path(self) -> str:
        """What prepare_sys_path is given: whether the workbook's folder counts, the workbook twice, three cloud
        folders that are not set, and the folders of the setting PYTHONPATH.
        """
        parts = (self.add_workbook_to_python_path, self.workbook_full_name, self.workbook_full_name, "", "", "")
        return ";".join((*parts, self.python_path))

    def command_line(self) -> str:
        """The whole line for cmd.exe, as handed to WScript.Shell.Run."""
        search_path = self.search_path().replace("&", "^&").replace("\\", "\\\\")
        return (
            f"cmd.exe /C {self._change_of_folder()}"
            f'"{self.interpreter}" -B -c "import xlwings.utils;'
            f'xlwings.utils.prepare_sys_path(\\"{search_path}\\"); {self.command}" '
            f' --wb="{self.workbook_name}" --from_xl=1 --app="{APPLICATION}" --hwnd="{self.hwnd}"'
            f' 2> "{self.log}" '
        )

    def _change_of_folder(self) -> str:
        folder = re.split(r"[\\/][^\\/]*$", self.interpreter)[0]
        if re.match(r"[A-Za-z]:", self.interpreter):
            return f'{self.interpreter[:2]} & cd "{folder}" & '
        return f'pushd "{folder}" & ' if self.interpreter.startswith("\\\\") else ""


def received_arguments(command_line: str, environment: Mapping[str, str]) -> list[str]:
    """The arguments of the last program on the line, after cmd.exe and then the program itself have read it."""
    line = command_line.removeprefix("cmd.exe /C ")
    line = re.sub(r"%([^%=]+)%", lambda match: environment.get(match[1], match[0]), line)
    last_command, _redirection = _after_cmd(line)
    return _split(last_command)


def _after_cmd(line: str) -> tuple[str, str]:
    """The last command and where its errors go: carets vanish, ``&`` and ``2>`` count, but not inside quotes."""
    command, redirection, in_quotes, position = "", "", False, 0
    while position < len(line):
        character = line[position]
        if character == '"':
            in_quotes = not in_quotes
        elif not in_quotes and character == "^":
            position += 1
            character = line[position]
        elif not in_quotes and character == "&":
            command, character = "", ""
        elif not in_quotes and line.startswith("2>", position):
            redirection = line[position + 2 :].strip()
            break
        command += character
        position += 1
    return command.strip(), redirection


def _split(command: str) -> list[str]:
    """Split as the C runtime of Windows does: ``\\"`` is a quote, and backslashes count only before one."""
    arguments: list[str] = []
    current: str | None = None
    in_quotes = False
    for match in re.finditer(r'(\\*)"|(\s)|([^\s"\\]+|\\+)', command):
        backslashes, space, plain = match.groups()
        if backslashes is not None:
            current = (current or "") + "\\" * (len(backslashes) // 2)
            if len(backslashes) % 2:
                current += '"'
            else:
                in_quotes = not in_quotes
        elif space and not in_quotes:
            if current is not None:
                arguments.append(current)
            current = None
        else:
            current = (current or "") + (space or plain)
    return arguments if current is None else [*arguments, current]
