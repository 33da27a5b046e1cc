"""The law of the arrows, as docs/architecture.md states it, against every import of the package."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "xlsx_addin"
LAW = (ROOT / "docs" / "architecture.md").read_text("utf-8")

GROUND = ("terms", "vietnamese", "words", "root")

EXCEPTIONS: dict[str, str] = {}
"""Arrows against the law that are known, with what is to become of them. One that is gone fails the test below."""


@dataclass(frozen=True, order=True)
class Arrow:
    """One module imports another."""

    source: str
    target: str
    place: str

    @property
    def name(self) -> str:
        return f"{self.source} -> {self.target}"


def modules() -> dict[str, Path]:
    """Every module of the package by its name without the package's."""
    paths = sorted(PACKAGE.rglob("*.py"))
    return {".".join(path.relative_to(PACKAGE).with_suffix("").parts): path for path in paths}


MODULES = modules()


def module_named(dotted: str) -> str | None:
    """The module that ``xlsx_addin.…`` names; None where that is a name within a module."""
    name = dotted.removeprefix("xlsx_addin").removeprefix(".")
    if name in MODULES:
        return name
    folder = f"{name}.__init__" if name else "__init__"
    return folder if folder in MODULES else None


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


@cache
def arrows() -> list[Arrow]:
    """Every import within the package, wherever it stands: at the top, in a function, or for types alone."""
    found = []
    for source, path in MODULES.items():
        for node in ast.walk(tree(path)):
            names: list[str] = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module:
                names = [
                    full if module_named(full := f"{node.module}.{alias.name}") else node.module for alias in node.names
                ]
            place = f"{path.relative_to(ROOT)}:{node.lineno}" if names else ""  # type: ignore[attr-defined]
            found += [
                Arrow(source, target, place)
                for name in names
                if name.split(".")[0] == "xlsx_addin" and (target := module_named(name)) is not None
            ]
    return found


def allowed() -> dict[str, set[str]]:
    """The law: the wings that each wing may use, beside itself."""
    law: dict[str, set[str]] = {}
    section = LAW.partition('<a id="law"></a>')[2].partition("\n## The way of a score")[0]
    for row in re.findall(r"^\| (`.*) \| (.*) \|$", section, re.MULTILINE):
        for wing in re.findall("`([^`]+)`", row[0]):
            law[wing] = set(re.findall("`([^`]+)`", row[1])) | {wing}
    for wing, others in law.items():
        if wing not in GROUND:
            others.update(GROUND)
    return law


ALLOWED = allowed()


def wing_of(module: str) -> str:
    """The wing that a module belongs to, as the law names it."""
    parts = module.split(".")
    candidates = ("/".join(parts[:2]), parts[0]) if len(parts) > 1 else (parts[0],)
    return next((wing for wing in candidates if wing in ALLOWED), "root" if len(parts) == 1 else parts[0])


def test_the_law_names_every_wing() -> None:
    folders = {path.parent.relative_to(PACKAGE).as_posix() for path in MODULES.values()} - {"."}
    assert sorted(folder for folder in folders if wing_of(folder.replace("/", ".") + ".x") not in ALLOWED) == []


def test_the_law_names_no_wing_that_is_not_there() -> None:
    wings = set(ALLOWED) | set().union(*ALLOWED.values())
    there = {wing_of(module) for module in MODULES} | {"root"}
    assert sorted(wings - there) == []


def test_no_arrow_points_outward() -> None:
    wrong = [
        f"{arrow.place}: {arrow.name}: {wing_of(arrow.source)} may not use {wing_of(arrow.target)}"
        for arrow in sorted(set(arrows()))
        if wing_of(arrow.target) not in ALLOWED[wing_of(arrow.source)] and arrow.name not in EXCEPTIONS
    ]
    assert wrong == []


def test_the_format_knows_no_word_of_the_clerks_sheets() -> None:
    targets = {arrow.target for arrow in arrows() if wing_of(arrow.source) == "xlsx"}
    assert {target for target in targets if wing_of(target) in ("terms", "words")} <= {"words.opening", "words.files"}


def test_no_exception_has_outlived_its_reason() -> None:
    wrong = {arrow.name for arrow in arrows() if wing_of(arrow.target) not in ALLOWED[wing_of(arrow.source)]}
    assert sorted(set(EXCEPTIONS) - wrong) == []


def test_no_circle_of_modules_stands() -> None:
    targets: dict[str, set[str]] = {module: set() for module in MODULES}
    for arrow in arrows():
        targets[arrow.source].add(arrow.target)
    left = set(targets)
    while removable := {module for module in left if not (targets[module] & left) - {module}}:
        left -= removable
    while removable := {module for module in left if not any(module in targets[other] for other in left - {module})}:
        left -= removable
    assert {module: sorted(targets[module] & left) for module in sorted(left)} == {}


def test_the_law_itself_has_no_circle() -> None:
    """Wings stand one above the other: none may use, by any way, a wing that may use it."""
    left = {wing: others - {wing} for wing, others in ALLOWED.items()}
    while free := {wing for wing, others in left.items() if not others & set(left)}:
        left = {wing: others for wing, others in left.items() if wing not in free}
    assert left == {}


def test_no_two_concepts_share_the_name_of_a_class() -> None:
    places: dict[str, list[str]] = {}
    for module, path in MODULES.items():
        for node in ast.walk(tree(path)):
            name = node.name if isinstance(node, ast.ClassDef) else alias_of(node)
            if name and not name.startswith("_"):
                places.setdefault(name, []).append(module)
    assert {name: modules for name, modules in places.items() if len(modules) > 1} == {}


def alias_of(node: ast.AST) -> str | None:
    """The name of the type alias that is declared here."""
    if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
        return node.target.id if ast.unparse(node.annotation).endswith("TypeAlias") else None
    return None


def test_every_module_can_be_imported() -> None:
    """A name that stands for types alone is no name while a program runs."""
    import_all = """
import importlib, pkgutil, sys, xlsx_addin
for found in pkgutil.walk_packages(xlsx_addin.__path__, "xlsx_addin."):
    if sys.platform == "win32" or found.name != "xlsx_addin.installation.windows":
        importlib.import_module(found.name)
"""
    done = subprocess.run([sys.executable, "-c", import_all], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
