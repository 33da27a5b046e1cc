"""``SECURITY.md``: each sentence of it has the tests that hold it, in ``security_page.toml``."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

TESTS = Path(__file__).parent
TABLE = tomllib.loads((TESTS / "security_page.toml").read_text("utf-8"))["sentence"]
_END = re.compile(r"(?<=[.:!?])(?:\*\*)? (?=[A-Z`*])")


def sentences(page: str) -> list[str]:
    """The sentences of a page as they are read: without headings, marks of lists, links and bold letters."""
    text = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", page)
    paragraphs = re.split(r"\n\s*\n|\n(?=- )", re.sub(r"^#.*\n", "\n", text, flags=re.MULTILINE))
    found = []
    for paragraph in paragraphs:
        found += _END.split(" ".join(paragraph.split()).removeprefix("- "))
    return [sentence.replace("**", "") for sentence in found if sentence]


def defined_in(path: Path) -> set[str]:
    """The tests of a file, by what stands behind its name in their ids."""
    body = ast.parse(path.read_text("utf-8")).body
    classes = [each for each in body if isinstance(each, ast.ClassDef)]
    functions = [each.name for each in body if isinstance(each, ast.FunctionDef)]
    for each in classes:
        functions += [f"{each.name}::{node.name}" for node in each.body if isinstance(node, ast.FunctionDef)]
    return {name for name in functions if name.rpartition("::")[2].startswith("test_")}


def test_the_table_has_every_sentence_in_its_order() -> None:
    page = (TESTS.parent / "SECURITY.md").read_text("utf-8")
    assert [each["says"] for each in TABLE] == sentences(page)


@pytest.mark.parametrize("entry", TABLE, ids=[each["says"][:60] for each in TABLE])
def test_each_has_tests_that_are_there_or_says_why_it_needs_none(entry: dict[str, Any]) -> None:
    named: list[str] = entry.get("tests", [])
    assert bool(named) != bool(entry.get("none"))
    missing = []
    for test in named:
        path, _, name = test.partition("::")
        if not (TESTS / path).is_file() or name not in defined_in(TESTS / path):
            missing.append(test)
    assert missing == []


def test_what_is_promised_needs_a_test_each() -> None:
    page = (TESTS.parent / "SECURITY.md").read_text("utf-8")
    promised = sentences(page.partition("## What is promised")[2].partition("\n## ")[0])
    untested = {each["says"] for each in TABLE if each["says"] in promised and "tests" not in each}
    headings = re.findall(r"^- \*\*([^*]+\.)\*\*", page, re.MULTILINE)
    assert untested <= set(headings)


def test_the_dependencies_are_compared_with_the_advisories() -> None:
    """Where an index of advisories can be reached, with what the offline set may hold."""
    workflow = (TESTS.parent / ".github" / "workflows" / "audit.yml").read_text("utf-8")
    for line in ("pyproject.toml", "cron:", 'pip install ".[overview]"', "python -m pip_audit --path"):
        assert line in workflow
