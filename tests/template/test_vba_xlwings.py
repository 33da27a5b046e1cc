"""What the template takes of xlwings' module: conditions decided as VBA's compiler would, and only what is used."""

from __future__ import annotations

import re
from importlib import resources

import pytest

from xlsx_addin.template.vba_source import VbaSourceError
from xlsx_addin.template.vba_xlwings import CONDITIONS, decided, used_module

XLWINGS = (resources.files("xlwings") / "xlwings.bas").read_text(encoding="ascii")


def lines(text: str) -> list[str]:
    return decided(text, module="Thu").splitlines()


def test_the_branch_that_holds_stays() -> None:
    assert lines("a\n#If Mac Then\nb\n#Else\nc\n#End If\nd") == ["a", "c", "d"]


def test_only_the_first_branch_that_holds_stays() -> None:
    text = "#If Mac Then\na\n#ElseIf Win64 Then\nb\n#ElseIf VBA7 Then\nc\n#Else\nd\n#End If"
    assert lines(text) == ["b"]


def test_nothing_within_a_branch_that_does_not_hold_counts() -> None:
    assert lines("#If Mac Then\n    #If Win64 Then\n    a\n    #Else\n    b\n    #End If\n#End If") == []


def test_a_constant_and_remarks_are_understood() -> None:
    text = '#Const App = "Microsoft Excel" \' a remark\n#If App = "Microsoft Excel" Then \' another\nx\n#End If'
    assert lines(text) == ["x"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("x\n#End If", "Thu, line 2: #End If without #If"),
        ("#Else", "Thu, line 1: #Else without #If"),
        ("x\n#If Mac Then", "Thu, line 2: #If without #End If"),
        ("x\n#If Win32 Then\n#End If", "Thu, line 2: a condition that is not in the table: Win32"),
        ("#If Mac Then\n#ElseIf Not VBA7 Then\n#End If", "Thu, line 2: a condition that is not in the table: Not VBA7"),
        ('#Const App = "LibreOffice"', 'Thu, line 1: a condition that is not in the table: App = "LibreOffice"'),
        ("#Region", "Thu, line 1: unknown directive: #Region"),
    ],
)
def test_what_is_not_understood_is_refused(text: str, reason: str) -> None:
    with pytest.raises(VbaSourceError, match=re.escape(reason)):
        lines(text)


def test_the_table_holds_the_conditions_of_xlwings_and_no_other() -> None:
    found = re.findall(r"^\s*#(?:If|ElseIf) (.*) Then", XLWINGS, re.MULTILINE)
    assert set(found) == set(CONDITIONS)


def test_no_name_is_declared_twice_afterwards() -> None:
    declared = re.findall(r"(?:Sub|Function|Const) (\w+)", decided(XLWINGS, module="xlwings.bas"))
    assert len(declared) == len(set(declared))


MODULE = """' A licence.
Declare PtrSafe Function LoadLibrary Lib "KERNEL32" (ByVal Name As String) As Long
Public Const VERSION As String = "1"
Const LIMIT As Integer = 5

Public Function Used(Text As String)
    Used = Helper(Text) ' unlike Unused
End Function

Private Function Helper(Text)
    Helper = Text & "Unused" & LIMIT
End Function

Private Sub Other()
End Sub

Sub Unused()
    LoadLibrary VERSION
End Sub
"""


def test_only_what_is_used_is_taken_and_it_is_hidden_from_the_list_of_macros() -> None:
    code = used_module(MODULE, ["Sub A()\n    used 1 ' Unused\nOther:\nEnd Sub"], module="Thu")
    assert [line for line in code.splitlines() if line] == [
        "Option Private Module",
        "' A licence.",
        "Const LIMIT As Integer = 5",
        "Public Function Used(Text As String)",
        "    Used = Helper(Text) ' unlike Unused",
        "End Function",
        "Private Function Helper(Text)",
        '    Helper = Text & "Unused" & LIMIT',
        "End Function",
    ]


def test_a_call_into_windows_is_never_taken() -> None:
    with pytest.raises(VbaSourceError, match="LoadLibrary calls into Windows"):
        used_module(MODULE, ["Unused"], module="Thu")
