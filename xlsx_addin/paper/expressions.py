"""What a template may say between its brackets: the names of its fields, if and for, and nothing else.

Every expression is read before anything runs, and each name is looked up among the fields that the document has: what
is let through cannot call, count, join or fetch anything. Why Jinja's sandbox is not enough: decision 17.
"""

from __future__ import annotations

import dataclasses
import typing
from functools import cache
from typing import TYPE_CHECKING, Any

from jinja2 import Template, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.tests import test_defined

from xlsx_addin.refusal import Refusal
from xlsx_addin.vietnamese.quoting import quoted
from xlsx_addin.words import paper_files as words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


_MOST_LOOPS = 2
_DEEPEST, _MOST_BRANCHES = 30, 100
"""Of conditions: how many within each other, and how many of one ``if``. Ours have 3 and 2."""
_LONGEST_NAME = 80
_LOGIC = (nodes.Not, nodes.And, nodes.Or, nodes.Compare, nodes.Operand)


class FieldsOnly(ImmutableSandboxedEnvironment):
    """Jinja for templates: no globals, no filters, and an attribute is a field of a record or nothing."""

    def __init__(self) -> None:
        super().__init__(autoescape=True)
        self.globals.clear()
        self.filters.clear()
        self.tests = {"defined": test_defined}

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A field of a record."""
        if isinstance(obj, dict) and attribute in obj:
            return obj[attribute]
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Likewise."""
        return self.getattr(obj, str(argument))


def compiled(source: str, environment: FieldsOnly, fields: type, file: str) -> Template:
    """One part's text, checked and ready to be filled.

    Refusal names the file, and the field or the expression that is not allowed. ``fields`` is the dataclass of the
    document's fields.
    """
    try:
        _Checker(file).visit(environment.parse(source).body, field_types(fields))
    except TemplateSyntaxError as error:
        raise Refusal(words.SYNTAX.format(file=file)) from error
    except RecursionError as error:
        raise Refusal(words.NESTED.format(file=file)) from error
    try:
        return environment.from_string(source)
    except (SyntaxError, RecursionError, MemoryError) as error:  # Python's own compiler gives up on what is too deep
        raise Refusal(words.NESTED.format(file=file)) from error


@cache
def field_types(fields: type) -> Mapping[str, Any]:
    """Name and type of each field of a dataclass."""
    hints = typing.get_type_hints(fields)
    return {field.name: hints[field.name] for field in dataclasses.fields(fields)}


class _Checker:
    """Walks over one part; ``scope`` are the names known at a place and their types."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._depth = 0

    def visit(self, statements: Iterable[nodes.Node], scope: Mapping[str, Any], loops: tuple[str, ...] = ()) -> None:
        """Check statements and what they hold; ``loops`` are the names of the loops around them."""
        for node in statements:
            if isinstance(node, nodes.Output):
                for part in node.nodes:
                    if not isinstance(part, nodes.TemplateData):
                        self._printed(part, scope)
            elif isinstance(node, nodes.If):
                self._conditional(node, scope, loops)
            elif isinstance(node, nodes.For):
                self._loop(node, scope, loops)
            else:
                self._refuse(node)

    def _conditional(self, node: nodes.If, scope: Mapping[str, Any], loops: tuple[str, ...]) -> None:
        self._depth += 1
        if self._depth > _DEEPEST or len(node.elif_) > _MOST_BRANCHES:
            raise Refusal(words.NESTED.format(file=self._file))
        self._condition(node.test, scope)
        self.visit([*node.body, *node.elif_, *node.else_], scope, loops)
        self._depth -= 1

    def _loop(self, node: nodes.For, scope: Mapping[str, Any], loops: tuple[str, ...]) -> None:
        is_plain = node.test is None and not node.recursive and not node.else_ and isinstance(node.target, nodes.Name)
        # A loop within a loop goes over what belongs to the outer one's record: no list is multiplied by another.
        if not is_plain or len(loops) >= _MOST_LOOPS or (loops and _root(node.iter) != loops[-1]):
            self._refuse(node)
        found = self._type(node.iter, scope)
        if typing.get_origin(found) is not tuple:
            raise Refusal(words.NOT_A_LIST.format(file=self._file, field=quoted(_path(node.iter), _LONGEST_NAME)))
        name = node.target.name  # type: ignore[attr-defined]
        self.visit(node.body, {**scope, name: typing.get_args(found)[0]}, (*loops, name))

    def _printed(self, node: nodes.Node, scope: Mapping[str, Any]) -> None:
        if self._type(node, scope) not in (str, int):
            raise Refusal(words.NOT_PRINTABLE.format(file=self._file, field=quoted(_path(node), _LONGEST_NAME)))

    def _condition(self, node: nodes.Node, scope: Mapping[str, Any]) -> None:
        if isinstance(node, nodes.Const):
            return
        if isinstance(node, _LOGIC):
            for part in node.iter_child_nodes():
                self._condition(part, scope)
        elif isinstance(node, nodes.Test):
            if node.name != "defined" or node.args or node.kwargs:
                self._refuse(node)
            self._type(node.node, scope)
        else:
            self._type(node, scope)

    def _type(self, node: nodes.Node, scope: Mapping[str, Any]) -> Any:
        if isinstance(node, nodes.Name) and node.ctx == "load":
            known: Mapping[str, Any] = scope
            name = node.name
        elif isinstance(node, nodes.Getattr):
            owner = self._type(node.node, scope)
            is_record = isinstance(owner, type) and dataclasses.is_dataclass(owner)
            known, name = (field_types(owner) if is_record else {}), node.attr
        else:
            self._refuse(node)
        if name.startswith("_") or name not in known:
            raise Refusal(words.UNKNOWN_FIELD.format(file=self._file, field=quoted(_path(node), _LONGEST_NAME)))
        return known[name]

    def _refuse(self, node: nodes.Node) -> typing.NoReturn:
        name = quoted(str(getattr(node, "name", None) or type(node).__name__.lower()), _LONGEST_NAME)
        raise Refusal(words.NOT_ALLOWED.format(file=self._file, expression=name))


def _path(node: nodes.Node) -> str:
    if isinstance(node, nodes.Getattr):
        return f"{_path(node.node)}.{node.attr}"
    return node.name if isinstance(node, nodes.Name) else type(node).__name__.lower()


def _root(node: nodes.Node) -> str:
    while isinstance(node, nodes.Getattr):
        node = node.node
    return node.name if isinstance(node, nodes.Name) else ""
