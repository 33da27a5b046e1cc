"""The command line of RunPython, piece by piece as in the installed xlwings.bas."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlwings

from tests.excel_engine.command_line import Call, received_arguments

SOURCE = Path(xlwings.__path__[0], "xlwings.bas").read_text(encoding="utf-8")

CALL = Call(
    workbook_name="chấm điểm & 100%.xlsm",
    workbook_full_name=r"C:\Phòng Nội vụ & TĐKT\chấm điểm & 100%.xlsm",
    interpreter=r"C:\ProgramData\xlsx_addin\python\python.exe",
    command="from xlsx_addin.buttons import entry; entry.appraise()",
    add_workbook_to_python_path="False",
    python_path="",
    hwnd=1312,
    log=r"C:\Temp\xlwings-1.log",
)


@pytest.mark.parametrize(
    "piece",
    [
        'AddExcelDir = GetConfig("ADD_WORKBOOK_TO_PYTHONPATH", "true")',
        "ActiveFullName = ThisWorkbook.FullName",
        "ThisFullName = ThisWorkbook.FullName",
        (
            'PYTHONPATH = AddExcelDir & ";" & ActiveFullName & ";" & ThisFullName & ";" '
            '& GetConfig("ONEDRIVE_CONSUMER_WIN") & ";" & GetConfig("ONEDRIVE_COMMERCIAL_WIN") & ";" '
            '& GetConfig("SHAREPOINT_WIN") & ";" & GetConfig("PYTHONPATH")'
        ),
        "RunPython = ExecuteWindows(False, PythonCommand, interpreter, PYTHONPATH)",
        'If Left$(PYTHON_WIN, 2) Like "[A-Za-z]:" Then',
        'DriveCommand = Left$(PYTHON_WIN, 2) & " & cd """ & PythonDir & """ & "',
        'DriveCommand = "pushd """ & PythonDir & """ & "',
        "PythonInterpreter = Chr(34) & PYTHON_WIN & Chr(34)",
        'PYTHONPATH = Replace(PYTHONPATH, "&", "^&")\n    PYTHONPATH = Replace(PYTHONPATH, "\\", "\\\\")',
        (
            'RunCommand = CondaCmd & PythonInterpreter & " -B -c ""import xlwings.utils;'
            'xlwings.utils.prepare_sys_path(\\""" & PYTHONPATH & "\\""); " & PythonCommand & """ "'
        ),
        'ExitCode = WScript.Run("cmd.exe /C " & DriveCommand & _\n                       RunCommand & _\n',
        '" --wb=" & """" & ThisWorkbook.Name & """ --from_xl=1" & " --app=" & Chr(34) & _',
        'Application.Path & "\\" & Application.Name & Chr(34) & " --hwnd=" & Chr(34) & Application.Hwnd & Chr(34) & _',
        '" 2> """ & LOG_FILE & """ ", _',
        "If ExitCode <> 0 Then\n        Call ShowError(LOG_FILE)",
        "Content = Content & vbCrLf\n",
        'Content = Content & "Press Ctrl+C to copy this message to the clipboard."',
    ],
)
def test_the_installed_xlwings_builds_the_line_from_the_same_pieces(piece: str) -> None:
    assert piece in SOURCE.replace("\r\n", "\n")


def test_the_line_is_what_vba_puts_together() -> None:
    assert CALL.command_line() == (
        r'cmd.exe /C C: & cd "C:\ProgramData\xlsx_addin\python" & "C:\ProgramData\xlsx_addin\python\python.exe"'
        r' -B -c "import xlwings.utils;xlwings.utils.prepare_sys_path(\"False;'
        r"C:\\Phòng Nội vụ ^& TĐKT\\chấm điểm ^& 100%.xlsm;C:\\Phòng Nội vụ ^& TĐKT\\chấm điểm ^& 100%.xlsm;;;;\"); "
        r'from xlsx_addin.buttons import entry; entry.appraise()" '
        r' --wb="chấm điểm & 100%.xlsm" --from_xl=1'
        r' --app="C:\Program Files\Microsoft Office\root\Office16\Microsoft Excel" --hwnd="1312"'
        r' 2> "C:\Temp\xlwings-1.log" '
    )


def test_python_receives_a_command_and_the_names_of_workbook_and_excel() -> None:
    assert received_arguments(CALL.command_line(), {}) == [
        r"C:\ProgramData\xlsx_addin\python\python.exe",
        "-B",
        "-c",
        (
            'import xlwings.utils;xlwings.utils.prepare_sys_path("False;'
            r"C:\\Phòng Nội vụ & TĐKT\\chấm điểm & 100%.xlsm;C:\\Phòng Nội vụ & TĐKT\\chấm điểm & 100%.xlsm;;;;"
            '"); from xlsx_addin.buttons import entry; entry.appraise()'
        ),
        "--wb=chấm điểm & 100%.xlsm",
        "--from_xl=1",
        r"--app=C:\Program Files\Microsoft Office\root\Office16\Microsoft Excel",
        "--hwnd=1312",
    ]


@pytest.mark.parametrize(
    ("line", "received"),
    [
        (r'cmd.exe /C p "a b" c"d e"f ""', ["p", "a b", "cd ef", ""]),
        (r'cmd.exe /C p "a \"b\" c" x\\y "x\\"', ["p", 'a "b" c', r"x\\y", "x\\"]),
        (r'cmd.exe /C first & p a^^b "a^b" ^& c', ["p", "a^b", "a^b", "&", "c"]),
        (r"cmd.exe /C p %KNOWN% %UNKNOWN% 100%", ["p", "value", "%UNKNOWN%", "100%"]),
        (r'cmd.exe /C p "2> x" 2> log', ["p", "2> x"]),
    ],
)
def test_lines_are_read_as_cmd_and_the_c_runtime_do(line: str, received: list[str]) -> None:
    assert received_arguments(line, {"KNOWN": "value"}) == received
