"""xlwings' VBA module as the template takes it: for Excel on Windows, and only what our macros use of it.

Its ``#If`` conditions are decided here, from a table of those that occur in the pinned xlwings; one that is new is a
mistake to look at. The rest of the module (user-defined functions, the server behind them, other platforms) is left
out. Why: decision 7.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from xlsx_addin.template.vba_source import VbaSourceError, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable

CONDITIONS = {
    "VBA7": True,
    "Win64": True,
    "Mac": False,
    "Not Mac": True,
    "MAC_OFFICE_VERSION >= 15": False,
    'App = "Microsoft Excel"': True,
    'App = "Microsoft Word"': False,
    'App = "Microsoft Access"': False,
    'App = "Microsoft PowerPoint"': False,
}
"""What the conditions of xlwings 0.37.8 come to in Excel 2010 and later on Windows. What differs in a 32-bit Excel is
the name of a library that is left out."""

_DIRECTIVE = re.compile(r"\s*#(If|ElseIf|Else|End If|Const)\b\s*([^']*?)\s*(?:Then\s*)?(?:'.*)?", re.ASCII)
_PROCEDURE = re.compile(
    r"^(?:Public |Private )?(?:Sub|Function) (\w+)\b.*?^End (?:Sub|Function)[^\n]*\n?", re.MULTILINE | re.DOTALL
)
_DECLARATION = re.compile(
    r"^[ \t]*(?:Public |Private )?(?:(Declare) [^\n]*?(?:Sub|Function)|Const) (\w+)[^\n]*\n", re.MULTILINE
)


def used_module(text: str, users: Iterable[str], *, module: str) -> str:
    """The part of xlwings' module that the code ``users`` needs, hidden from the list of macros.

    Raises VbaSourceError for a condition that is not in the table, and where a declared call into Windows is used.
    """
    code = decided(text, module=module)
    first = _PROCEDURE.search(code)
    head = code[: first.start()] if first else code
    procedures = {found[1]: found[0] for found in _PROCEDURE.finditer(code)}
    used = _reached(procedures, users)
    kept = "\n".join(body for name, body in procedures.items() if name in used)
    named = words_of(kept)

    def needed(declaration: re.Match[str]) -> str:
        if declaration[2].lower() not in named:
            return ""
        if declaration[1]:
            raise VbaSourceError(module, 1, f"{declaration[2]} calls into Windows, and is used")
        return declaration[0]

    return f"Option Private Module\n{_DECLARATION.sub(needed, head)}\n{kept}"


def decided(text: str, *, module: str) -> str:
    """Keep only the branches that hold, and no directive; raises VbaSourceError for one that is not understood."""
    kept: list[str] = []
    branches: list[list[bool]] = []
    for number, line in enumerate(text.splitlines(), 1):
        directive = _DIRECTIVE.fullmatch(line)
        if directive is not None:
            problem = _follow(branches, *directive.groups())
            if problem:
                raise VbaSourceError(module, number, problem)
        elif line.lstrip().startswith("#"):
            raise VbaSourceError(module, number, f"unknown directive: {line.strip()}")
        elif all(held[-1] for held in branches):
            kept.append(f"{line}\n")
    if branches:
        raise VbaSourceError(module, len(text.splitlines()), "#If without #End If")
    return "".join(kept)


def _follow(branches: list[list[bool]], keyword: str, condition: str) -> str:
    """Note, for each ``#If`` that is open, which of its branches so far held; returns what is wrong, if anything."""
    if condition not in CONDITIONS and keyword not in {"Else", "End If"}:
        return f"a condition that is not in the table: {condition}"
    if keyword in {"ElseIf", "Else", "End If"} and not branches:
        return f"#{keyword} without #If"
    if keyword == "If":
        branches.append([CONDITIONS[condition]])
    elif keyword == "End If":
        branches.pop()
    elif keyword != "Const":
        branches[-1].append(not any(branches[-1]) and CONDITIONS.get(condition, True))
    return ""


def _reached(procedures: dict[str, str], users: Iterable[str]) -> set[str]:
    """The procedures that are named by the users, who see no private one, or by one that is."""
    named = set().union(*map(words_of, users))
    used = {name for name, body in procedures.items() if name.lower() in named and not body.startswith("Private")}
    new = used
    while new:
        named = set().union(*(words_of(procedures[name]) for name in new))
        new = {name for name in procedures if name.lower() in named} - used
        used |= new
    return used
