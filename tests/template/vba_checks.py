"""A VBA project as olevba and olefile read it, and what Excel would not take in it."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass

import olefile
from oletools.olevba import VBA_Project

LONGEST_LINE = 1023
_MODULE_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,30}")
_PUBLIC_SUB = re.compile(r"^(?:Public )?Sub (\w+)\(\)", re.MULTILINE)
_DECLARED = re.compile(r"^(Document|Module|Class)=(\w+)", re.MULTILINE)


class UnreadableVbaError(Exception):
    """A VBA project that cannot be read at all."""


@dataclass(frozen=True)
class ReadProject:
    """A VBA project: declared document modules in order, and every module's raw source by name."""

    documents: list[str]
    declared: list[str]
    sources: dict[str, bytes]
    standard_modules: list[str]

    def public_subs(self) -> list[str]:
        """Names of the macros without arguments of all standard modules, one entry for each place."""
        sources = [self.sources[module].decode("cp1252") for module in self.standard_modules]
        return [name for source in sources for name in _PUBLIC_SUB.findall(source)]

    def problems(self) -> list[str]:
        found = []
        if sorted(self.declared) != sorted(self.sources):
            found.append(f"the project declares {self.declared}, but holds {list(self.sources)}")
        for name, source in self.sources.items():
            found += [f"{name}: {problem}" for problem in _source_problems(name, source)]
        return found


def _source_problems(name: str, source: bytes) -> list[str]:
    found = []
    if not _MODULE_NAME.fullmatch(name):
        found.append("not a name for a VBA module")
    if not source.isascii():
        found.append("not ASCII")
    if b"\n" in source.replace(b"\r\n", b"") or b"\r" in source.replace(b"\r\n", b""):
        found.append("a line does not end with CRLF")
    if not source.startswith(f'Attribute VB_Name = "{name}"\r\n'.encode()):
        found.append("does not begin with its own name")
    if max(map(len, source.split(b"\r\n"))) > LONGEST_LINE:
        found.append(f"a line is longer than {LONGEST_LINE} characters")
    return found


def read_project(content: bytes) -> ReadProject:
    """Read ``vbaProject.bin``; raises UnreadableVbaError if the file, a stream or a compressed part is damaged."""
    try:
        with olefile.OleFileIO(io.BytesIO(content), raise_defects=olefile.DEFECT_UNSURE) as container:
            declaration = container.openstream("PROJECT").read().decode("cp1252")
            project = VBA_Project(container, "", "PROJECT", "VBA/dir", relaxed=False)
            project.parse_project_stream()
            list(project.parse_modules())  # a generator that fills project.modules
    except Exception as error:  # both libraries raise what they like on damaged input
        message = f"cannot be read: {type(error).__name__}: {error}"
        raise UnreadableVbaError(message) from error
    unreadable = [module.name for module in project.modules if module.code_raw is None]
    if unreadable:
        message = f"modules without readable source: {', '.join(unreadable)}"
        raise UnreadableVbaError(message)
    declared = _DECLARED.findall(declaration)
    return ReadProject(
        documents=[name for kind, name in declared if kind == "Document"],
        declared=[name for _, name in declared],
        sources={module.name: module.code_raw for module in project.modules},
        standard_modules=[name for kind, name in declared if kind == "Module"],
    )
