"""Conditional compilation of VBA (``#If``, ``#Const``), decided when the workbook is built.

LibreOffice Basic skips every line that starts with ``#`` and so compiles both branches of an ``#If``. A module with
two declarations of one name, such as xlwings', then breaks every macro of the workbook, in silence when there is no
window. Deciding the conditions beforehand for the one platform that has Excel's buttons leaves plain VBA.

Grammar: [MS-VBAL] 3.4, with the operators that conditions use in practice.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from xlsx_addin.template.vba_source import VbaSourceError

if TYPE_CHECKING:
    from collections.abc import Mapping

Value = bool | int | str
"""What a conditional constant can be; one that nobody defined is 0."""

_DIRECTIVE = re.compile(r"\s*#\s*(if|elseif|else|end\s*if|const)\b(.*)", re.IGNORECASE)
_CONSTANT = re.compile(r"\s*([A-Za-z]\w*)\s*=(.*)", re.ASCII)
_TOKEN = re.compile(r"""\s*(?:(?P<text>"[^"]*")|(?P<number>\d+)|(?P<word>[A-Za-z]\w*)|(?P<sign><>|<=|>=|[<>=()]))""")


def decide_conditions(text: str, *, module: str, constants: Mapping[str, Value]) -> str:
    """Keep only the branches that hold, and no directive.

    ``constants`` are those the compiler would define (VBA7, Win64, Mac); ``#Const`` lines add to them. Names are
    compared without regard to case. Raises VbaSourceError for a directive that cannot be read or has no partner.
    """
    decision = _Decision(module, {name.lower(): value for name, value in constants.items()})
    kept: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        directive = _DIRECTIVE.fullmatch(line)
        if directive:
            keyword = re.sub(r"\s", "", directive.group(1)).lower()
            decision.follow(keyword, directive.group(2), number)
        elif line.lstrip().startswith("#"):
            raise VbaSourceError(module, number, f"unknown directive: {line.strip()}")
        elif decision.holds():
            kept.append(line)
    decision.finish()
    return "\n".join(kept)


@dataclass
class _Block:
    """One ``#If`` that is still open."""

    line: int
    holds: bool
    decided: bool
    has_else: bool = False


@dataclass
class _Decision:
    module: str
    constants: dict[str, Value]
    blocks: list[_Block] = field(default_factory=list)

    def holds(self) -> bool:
        return all(block.holds for block in self.blocks)

    def follow(self, keyword: str, rest: str, number: int) -> None:
        if keyword == "const":
            self._define(rest, number)
        elif keyword == "if":
            holds = self._condition(rest, number) if self.holds() else False
            self.blocks.append(_Block(number, holds, decided=holds))
        elif not self.blocks:
            raise VbaSourceError(self.module, number, f"#{keyword} without #If")
        elif keyword == "endif":
            self.blocks.pop()
        else:
            self._other_branch(self.blocks[-1], keyword, rest, number)

    def finish(self) -> None:
        if self.blocks:
            raise VbaSourceError(self.module, self.blocks[-1].line, "#If without #End If")

    def _other_branch(self, block: _Block, keyword: str, rest: str, number: int) -> None:
        if block.has_else:
            raise VbaSourceError(self.module, number, f"#{keyword} after #Else")
        block.has_else = keyword == "else"
        block.holds = False
        surroundings_hold = self.holds_around(block)
        if surroundings_hold and not block.decided:
            block.holds = keyword == "else" or self._condition(rest, number)
            block.decided = block.holds

    def holds_around(self, block: _Block) -> bool:
        return all(other.holds for other in self.blocks if other is not block)

    def _define(self, rest: str, number: int) -> None:
        constant = _CONSTANT.fullmatch(rest)
        if not constant:
            raise VbaSourceError(self.module, number, f"#Const cannot be read: {rest.strip()}")
        if self.holds():
            value = _Expression(constant.group(2), self.constants, self.module, number).value()
            self.constants[constant.group(1).lower()] = value

    def _condition(self, rest: str, number: int) -> bool:
        condition = re.fullmatch(r"(.*?)\bthen\b\s*(?:'.*)?", rest, re.IGNORECASE)
        if not condition:
            raise VbaSourceError(self.module, number, f"a condition without Then: {rest.strip()}")
        return bool(_Expression(condition.group(1), self.constants, self.module, number).value())


class _Expression:
    """A conditional expression, read by descent: Or, And, Not, comparison, then a value or a bracket."""

    def __init__(self, written: str, constants: Mapping[str, Value], module: str, number: int) -> None:
        self._written = written.strip()
        self._constants = constants
        self._module = module
        self._number = number
        self._tokens = self._split(written)
        self._position = 0

    def value(self) -> Value:
        result = self._either()
        if self._position < len(self._tokens):
            raise self._unreadable()
        return result

    def _split(self, written: str) -> list[str]:
        tokens: list[str] = []
        position = 0
        remainder = written.rstrip()
        while position < len(remainder):
            token = _TOKEN.match(remainder, position)
            if not token:
                if remainder[position:].lstrip().startswith("'"):
                    break
                raise self._unreadable()
            tokens.append(token.group().strip())
            position = token.end()
        return tokens

    def _unreadable(self) -> VbaSourceError:
        return VbaSourceError(self._module, self._number, f"an expression that cannot be read: {self._written}")

    def _next_is(self, *expected: str) -> bool:
        return self._position < len(self._tokens) and self._tokens[self._position].lower() in expected

    def _take(self) -> str:
        if self._position >= len(self._tokens):
            raise self._unreadable()
        self._position += 1
        return self._tokens[self._position - 1]

    def _either(self) -> Value:
        result = self._both()
        while self._next_is("or"):
            self._take()
            other = self._both()
            result = bool(result) or bool(other)
        return result

    def _both(self) -> Value:
        result = self._negation()
        while self._next_is("and"):
            self._take()
            other = self._negation()
            result = bool(result) and bool(other)
        return result

    def _negation(self) -> Value:
        if self._next_is("not"):
            self._take()
            return not self._negation()
        return self._comparison()

    def _comparison(self) -> Value:
        result = self._operand()
        while self._next_is("=", "<>", "<", ">", "<=", ">="):
            result = self._compare(result, self._take(), self._operand())
        return result

    def _compare(self, left: Value, sign: str, right: Value) -> bool:
        if sign in {"=", "<>"}:
            return (left == right) == (sign == "=")
        if isinstance(left, str) or isinstance(right, str):
            raise self._unreadable()
        return {"<": left < right, ">": left > right, "<=": left <= right, ">=": left >= right}[sign]

    def _operand(self) -> Value:
        if self._next_is("("):
            self._take()
            result = self._either()
            if not self._next_is(")"):
                raise self._unreadable()
            self._take()
            return result
        token = self._take()
        if token.startswith('"'):
            return token[1:-1]
        if token.isdigit():
            return int(token)
        if token.lower() in {"true", "false"}:
            return token.lower() == "true"
        if not token[0].isalpha():
            raise self._unreadable()
        return self._constants.get(token.lower(), 0)
