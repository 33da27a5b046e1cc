"""A label that is stored stands where it is declared: no other code types it again, no statement of the database does.

A better wording would otherwise be missed there in silence.
"""

from __future__ import annotations

import ast
import re
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

import xlsx_addin
from tests.words.test_words import texts
from xlsx_addin import terms
from xlsx_addin.guidance import load
from xlsx_addin.terms import labels_of
from xlsx_addin.words import sheet_names, stored
from xlsx_addin.workbook import layout

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(xlsx_addin.__file__).parent
DECLARED = ("words/", "terms.py", "workbook/layout/", "sample/")
"""Where labels are declared, and the sample, which types as a clerk does."""
OF_ITS_OWN = {
    "buttons/__init__.py": {"Thẩm định"},
    "guidance/__init__.py": {"Văn bản hướng dẫn"},
    "overview/counting/unit_list.py": {"Mã", "Tên"},
}
"""What is another thing of the same name: a button's caption, a folder, the headings of a list that is no workbook."""
QUOTED = re.compile(r"'[^\W\d_][^']*'")


def stored_labels() -> set[str]:
    """Every label of a choice, an outcome, a grade, a sheet, a column or a setting, and each word of the tool's own.

    Without those of plain letters alone, which name other things too.
    """
    choices = [
        label
        for name, labelled in vars(terms).items()
        if isinstance(labelled, type) and issubclass(labelled, Enum) and labelled.__members__ and name != "News"
        for term in labelled
        for label in labels_of(term)
    ]
    columns = [text for table in layout.COLUMNS.values() for column in table for text in column.headings]
    settings = [text for setting in layout.SETTINGS for text in setting.labels]
    grades = [grade.value for grade in load().grades]
    words = [
        text
        for module in (stored, sheet_names)
        for name, value in vars(module).items()
        if name.isupper()
        for text in texts(list(value.values()) if isinstance(value, dict) else value)
    ]
    return {label for label in [*choices, *columns, *settings, *grades, *words] if not label.isascii()}


def typed(path: Path) -> Iterator[str]:
    """The texts in a module's code, without its docstrings; of a formatted one its parts."""
    tree = ast.parse(path.read_text("utf-8"))
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            yield node.value


def modules(*apart: str) -> dict[str, Path]:
    """The package's modules by their paths, without those that begin so."""
    named = {path.relative_to(PACKAGE).as_posix(): path for path in sorted(PACKAGE.rglob("*.py"))}
    return {name: path for name, path in named.items() if not name.startswith(apart)}


def test_no_stored_label_is_typed_again() -> None:
    labels = stored_labels()
    assert {"Đủ điều kiện về mô hình", "Không", "Tốt", "Kết quả", "Điểm", "Địa danh", "Thư"} <= labels
    found = {
        name: again
        for name, path in modules(*DECLARED).items()
        if (again := {text for text in typed(path) if text in labels})
    }
    assert found == OF_ITS_OWN


def test_no_statement_of_the_database_holds_a_word_of_its_own() -> None:
    statements = [text for name, path in modules().items() if name.startswith("overview/") for text in typed(path)]
    assert any("SELECT" in text for text in statements)
    assert [text for text in statements if QUOTED.search(text)] == []
    assert QUOTED.search("WHERE kind = 'submission'")
