"""Runs the workbook's macros as Excel on Windows would, in pyOpenVBA's interpreter of VBA.

It is not Excel: it is an independent reading of the language and of Excel's objects and events, its author's from
measurements in Excel. What Windows answers (files, other programs, boxes) and xlwings' module are stand-ins here that
record what they were asked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pyopenvba import ExcelFile
from pyopenvba.apps.excel import ExcelApplication
from pyopenvba.interpreter import VBAObject, VBARuntimeError
from pyopenvba.interpreter._objects import MemberSpec

from tests.template.small_workbook import CODE_NAMES
from xlsx_addin.words.boxes import TITLE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

XLWINGS = """
Function FileExists(ByVal Path As String) As Boolean
    FileExists = CreateObject("Test.Xlwings").FileExists(Path)
End Function
Function ExecuteWindows(Frozen As Boolean, PythonCommand As String, Interpreter As String, Optional Path As String)
    ExecuteWindows = CreateObject("Test.Xlwings").ExecuteWindows(Interpreter, PythonCommand, Path)
End Function
"""

HANDS = """
Public Sub TypeInto(Sheet, Cell, Value)
    ThisWorkbook.Worksheets(Sheet).Range(Cell).Value = Value
End Sub
Public Sub GoTo_(Sheet)
    ThisWorkbook.Worksheets(Sheet).Activate
End Sub
"""


USER_FOLDER = r"C:\Users\Nguyễn"
APP = r"C:\app"
USER_SETTINGS = r"%USERPROFILE%\.xlwings\xlwings.conf"


def xlwings_of(source: str) -> str:
    """The module of xlwings as the workbook has it, with what the interpreter cannot do asked of Windows instead.

    It asks the machine for a file and for a variable, deletes the log, and takes the text "False" for no Boolean.
    """
    asked = re.sub(
        r"(?ms)^Function FileExistsOnWindows\(.*?^End Function",
        "Function FileExistsOnWindows(ByVal FileSpec As String) As Boolean\n"
        'FileExistsOnWindows = CreateObject("Test.Xlwings").FileExists(FileSpec)\nEnd Function',
        source.replace("\r\n", "\n"),
    )
    asked = asked.replace('Environ("', 'Environment("').replace("Environ(Choose", "Environment(Choose")
    asked = asked.replace("        Kill LOG_FILE\n", "").replace("False) = True Then", 'False) = "True" Then')
    return asked + (
        "Function Environment(ByVal VariableName As String) As String\n"
        'Environment = CreateObject("WScript.Shell").ExpandEnvironmentStrings("%" & VariableName & "%")\nEnd Function\n'
    )


@dataclass
class Windows:
    """The clerk's machine: its user's settings for xlwings, its files, and what was asked of it."""

    user_settings: list[str] | None = field(default_factory=lambda: [r'"INTERPRETER_WIN","C:\app\python.exe"'])
    files: set[str] = field(default_factory=lambda: {r"C:\app\python.exe"})
    short_path: str = ""
    package_answers: bool = True
    start_error: int = 0
    exit_code: int = 0
    variables: dict[str, str] = field(default_factory=lambda: {"USERPROFILE": USER_FOLDER, "APP": APP})
    while_python_runs: Callable[[], None] = lambda: None
    boxes: list[str] = field(default_factory=list)
    started: list[str] = field(default_factory=list)
    python: list[str] = field(default_factory=list)
    status_bar: list[object] = field(default_factory=list)


class StandIn(VBAObject):  # type: ignore[misc]
    """An object of Windows: each member is a Python function."""

    def __init__(self, **members: Callable[..., object]) -> None:
        self.members = {name.lower(): function for name, function in members.items()}

    def vba_get(self, name: str, args: Sequence[object] = (), _named: object = None) -> object:
        return self.members[name.lower()](*args)


def stand_ins(windows: Windows, status_bar: Callable[[], object]) -> dict[str, StandIn]:
    """What CreateObject gives, by its name in lower case; ``status_bar`` tells what stands there."""

    def popup(text: str, seconds: int, title: str, kind: int) -> int:
        assert (seconds, title, kind) == (0, TITLE, 4160)
        windows.boxes.append(text)
        return 1

    def run(command: str, window: int, wait: bool) -> int:
        assert (window, wait) == (0, True)
        windows.started.append(command)
        if windows.start_error:
            raise VBARuntimeError(windows.start_error, "")
        if "--from_xl=1" in command:
            return python(command)
        return 0 if windows.package_answers else 1

    def expanded(text: str) -> str:
        return re.sub("%(.*?)%", lambda found: windows.variables.get(found[1].upper(), found[0]), text)

    def lines_of(_path: str) -> StandIn:
        lines = list(windows.user_settings or [])
        return StandIn(AtEndOfStream=lambda: not lines, ReadLine=lambda: lines.pop(0), Close=lambda: None)

    def exists(path: str) -> bool:
        return path in windows.files or (windows.user_settings is not None and path == expanded(USER_SETTINGS))

    def readable_by_vba(path: str) -> bool:
        return path.isascii() and path in {*windows.files, windows.short_path}

    def python(command: str) -> int:
        windows.status_bar.append(status_bar())
        windows.python.append(command)
        windows.while_python_runs()
        return windows.exit_code

    return {
        "wscript.shell": StandIn(
            Popup=popup,
            Run=run,
            ExpandEnvironmentStrings=expanded,
        ),
        "scripting.filesystemobject": StandIn(
            FileExists=exists,
            OpenTextFile=lines_of,
            GetFile=lambda _path: StandIn(ShortPath=lambda: windows.short_path),
        ),
        "test.xlwings": StandIn(
            FileExists=readable_by_vba,
            ExecuteWindows=lambda interpreter, command, path: python(f"{interpreter} | {path} | {command}"),
        ),
    }


class MacroExcel:
    """An open workbook whose macros run as in Excel."""

    def __init__(self, path: Path, windows: Windows, *, own_xlwings: bool = False) -> None:
        """Open a workbook; with ``own_xlwings`` its module of xlwings runs too: ``python`` then has whole lines."""
        self.application: Any = ExcelApplication.open(path, with_vba=False)
        objects = stand_ins(windows, lambda: self.application.application.vba_get("StatusBar"))
        self.application.interpreter.host.create = lambda name: objects[name.lower()]
        # The members that the macros use and that the interpreter has not got.
        for member in (
            MemberSpec("EnableCancelKey", "property", getter=lambda _: 1, setter=lambda *_: None),
            MemberSpec("Hwnd", "property", getter=lambda _: 4242),
        ):
            type(self.application.application).vba_add_member(member)
        self.passed_on: list[tuple[str, ...]] = []
        documents = {"ThisWorkbook", *CODE_NAMES.values()}
        with ExcelFile(path) as workbook:
            for module in workbook.vba_project().modules:
                kind = "document" if module.name in documents else "standard"
                source = module.source
                if module.name == "xlwings":
                    source = xlwings_of(source) if own_xlwings else XLWINGS
                self.application.add_module(source, name=module.name, kind=kind)
        self.application.add_module(HANDS, name="Hands")

    def bring_to_front(self, name: str) -> None:
        """Another workbook comes to the front; macros that this one asks it to run stand in ``passed_on``."""
        run = self.application.interpreter.run

        def passed_on(macro: str, arguments: list[str]) -> object:
            if "!" not in macro:
                return run(macro, arguments)
            self.passed_on.append((macro, *arguments))
            return None

        self.application.interpreter.run = passed_on
        self.application.application._this_workbook = self.application.workbook
        self.application.application.active_book = StandIn(Name=lambda: name)

    def press(self, macro: str) -> None:
        self.application.run(macro)

    def type_into(self, sheet: str, cell: str, value: object) -> None:
        self.application.run("TypeInto", sheet, cell, value)

    def go_to(self, sheet: str) -> None:
        self.application.run("GoTo_", sheet)

    def before_save(self) -> None:
        self.application.run("ThisWorkbook.Workbook_BeforeSave", False, False)

    def value(self, sheet: str, cell: str) -> object:
        return self.application.sheet(sheet).value(cell)

    def is_protected(self, sheet: str) -> bool:
        return bool(self.application.workbook.sheet_named(sheet).vba_get("ProtectContents"))
