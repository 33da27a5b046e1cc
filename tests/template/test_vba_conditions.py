"""Conditional compilation, decided beforehand as VBA's compiler would."""

from __future__ import annotations

import re
from importlib import resources

import pytest

from xlsx_addin.template.vba_conditions import Value, decide_conditions
from xlsx_addin.template.vba_source import VbaSourceError

WINDOWS: dict[str, Value] = {"VBA7": True, "Win64": True, "Mac": False}


def decided(text: str) -> str:
    return decide_conditions(text, module="Thu", constants=WINDOWS)


def test_the_branch_that_holds_stays() -> None:
    assert decided("a\n#If Mac Then\nb\n#Else\nc\n#End If\nd") == "a\nc\nd"


def test_only_the_first_branch_that_holds_stays() -> None:
    assert decided("#If Mac Then\na\n#ElseIf Win64 Then\nb\n#ElseIf VBA7 Then\nc\n#Else\nd\n#End If") == "b"


def test_nothing_within_a_branch_that_does_not_hold_counts() -> None:
    text = """#If Mac Then
    #Const App = "Mac"
    #If Win64 Then
        a
    #Else
        b
    #End If
#End If
#If App = "Mac" Then
    c
#End If"""
    assert decided(text) == ""


def test_constants_of_the_text_itself_count() -> None:
    text = '#Const App = "Microsoft Excel" \' a remark\n#If App = "Microsoft Excel" Then \' another\nx\n#End If'
    assert decided(text) == "x"


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ("VBA7 And Not Mac", True),
        ("Not (VBA7 Or Mac)", False),
        ("Mac Or VBA7 And Win64", True),
        ("vba7 = TRUE", True),
        ("MAC_OFFICE_VERSION >= 15", False),
        ("MAC_OFFICE_VERSION < 15", True),
        ("MAC_OFFICE_VERSION <> 0", False),
        ("1 > 2 Or 2 <= 2", True),
        ('App = "Microsoft Excel"', False),
        ("LIBREOFFICE", False),
    ],
)
def test_conditions(condition: str, holds: bool) -> None:
    assert decided(f"#If {condition} Then\nx\n#End If") == ("x" if holds else "")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("x\n#End If", "Thu, line 2: #endif without #If"),
        ("#Else", "Thu, line 1: #else without #If"),
        ("#If Mac Then\n#Else\n#Else\n#End If", "Thu, line 3: #else after #Else"),
        ("#If Mac Then\n#Else\n#ElseIf VBA7 Then\n#End If", "Thu, line 3: #elseif after #Else"),
        ("x\n#If Mac Then", "Thu, line 2: #If without #End If"),
        ("#If Mac\n#End If", "Thu, line 1: a condition without Then"),
        ("#If Then\n#End If", "Thu, line 1: an expression that cannot be read"),
        ("#If (Mac Then\n#End If", "Thu, line 1: an expression that cannot be read"),
        ("#If Mac VBA7 Then\n#End If", "Thu, line 1: an expression that cannot be read"),
        ("#If Mac + 1 Then\n#End If", "Thu, line 1: an expression that cannot be read"),
        ('#If Mac > "a" Then\n#End If', "Thu, line 1: an expression that cannot be read"),
        ("#Const = 1", "Thu, line 1: #Const cannot be read"),
        ("#Region", "Thu, line 1: unknown directive"),
    ],
)
def test_what_cannot_be_read_is_refused(text: str, reason: str) -> None:
    with pytest.raises(VbaSourceError, match=re.escape(reason)):
        decided(text)


def test_xlwings_module_declares_no_name_twice_afterwards() -> None:
    text = (resources.files("xlwings") / "xlwings.bas").read_text(encoding="ascii")
    plain = decided(text)
    declared = re.findall(r"^\s*(?:Private |Public )?(?:Declare PtrSafe )?(?:Function|Sub) (\w+)", plain, re.MULTILINE)
    assert len(set(declared)) == len(declared)
    assert {"RunPython", "ExecuteWindows", "GetConfig", "FileExists"} <= set(declared)
    assert not re.search(r"^\s*#", plain, re.MULTILINE)
