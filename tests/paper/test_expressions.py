"""What a stranger's template may say: its fields, if and for; whatever else stands there is refused before it runs."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from xlsx_addin.paper.expressions import FieldsOnly, compiled
from xlsx_addin.refusal import Refusal


@dataclass(frozen=True)
class Cell:
    """What a row holds."""

    text: str


@dataclass(frozen=True)
class Row:
    """A row of a list."""

    name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Fields:
    """The fields of an invented document."""

    year: str
    count: int
    is_draft: bool
    rows: tuple[Row, ...]
    lines: tuple[str, ...]


VALUES = {
    "year": "2026",
    "count": 2,
    "is_draft": False,
    "rows": [{"name": "A", "cells": [{"text": "x"}]}],
    "lines": ["1", "2"],
}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("năm {{ year }}", "năm 2026"),
        ("{% if is_draft %}Dự thảo{% else %}{{ count }}{% endif %}", "2"),
        ("{% if count == 2 and not is_draft or year %}có{% endif %}", "có"),
        ("{% if year is defined %}có{% endif %}", "có"),
        ("{% for line in lines %}[{{ line }}]{% endfor %}", "[1][2]"),
        (
            "{% for row in rows %}{{ row.name }}{% for cell in row.cells %}{{ cell.text }}{% endfor %}{% endfor %}",
            "Ax",
        ),
    ],
)
def test_fields_if_and_for_are_all_that_a_template_needs(source: str, expected: str) -> None:
    assert compiled(source, FieldsOnly(), Fields, "mau.docx").render(VALUES) == expected


@pytest.mark.parametrize(
    ("source", "field"),
    [
        ("{{ nam }}", "nam"),
        ("{% if thieu %}{% endif %}", "thieu"),
        ("{% if is_draft %}{{ thieu }}{% endif %}", "thieu"),
        ("{% for row in rows %}{{ row.ten }}{% endfor %}", "row.ten"),
        ("{% for row in rows %}{% endfor %}{{ row.name }}", "row"),
        ("{{ year.upper }}", "year.upper"),
        ("{{ year.__class__ }}", "year.__class__"),
        ("{{ loop }}", "loop"),
        ("{{ self }}", "self"),
        ("{{ lipsum }}", "lipsum"),
    ],
)
def test_an_unknown_field_is_named_with_its_file(source: str, field: str) -> None:
    with pytest.raises(Refusal) as refused:
        compiled(source, FieldsOnly(), Fields, "mau.docx")
    assert str(refused.value) == (
        f"Mẫu “mau.docx” dùng trường “{field}” không có trong văn bản này; vui lòng sửa tên trường."
    )


@pytest.mark.parametrize(
    "source",
    [
        "{{ year.upper() }}",
        "{{ lipsum() }}",
        "{{ 'x' * 300000000 }}",
        "{{ year ~ year }}",
        "{{ year|attr('__class__') }}",
        "{{ year['__class__'] }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ [1] }}",
        "{{ {'a': 1} }}",
        "{% set x = 1 %}",
        "{% include 'x' %}",
        "{% import 'x' as y %}",
        "{% extends 'x' %}",
        "{% macro m() %}{% endmacro %}",
        "{% call m() %}{% endcall %}",
        "{% filter upper %}{% endfilter %}",
        "{% with x = year %}{% endwith %}",
        "{% block b %}{% endblock %}",
        "{% autoescape false %}{% endautoescape %}",
        "{% for a in rows if a %}{% endfor %}",
        "{% for a in rows recursive %}{% endfor %}",
        "{% for a, b in rows %}{% endfor %}",
        "{% for i in range(10) %}{% endfor %}",
        "{% for a in rows %}{% for b in rows %}{% endfor %}{% endfor %}",
        "{% for a in rows %}{% for b in a.cells %}{% for c in b.text %}{% endfor %}{% endfor %}{% endfor %}",
        "{% if year is divisibleby(2) %}{% endif %}",
        "{% if year.upper() %}{% endif %}",
        "{{ year if is_draft }}",
        "{{ count }}{% raw %}{% endraw %}{{ count + 1 }}",
    ],
)
def test_nothing_but_fields_can_be_reached(source: str) -> None:
    with pytest.raises(Refusal, match=r"^Mẫu “mau\.docx”"):
        compiled(source, FieldsOnly(), Fields, "mau.docx")


@pytest.mark.parametrize(
    "source", ["{{ year", "{% if year %}", "{% for x in rows %}{% endif %}", "{{ year }} {% endfor %}"]
)
def test_brackets_that_do_not_close_are_one_sentence(source: str) -> None:
    with pytest.raises(Refusal, match="chưa đóng đúng"):
        compiled(source, FieldsOnly(), Fields, "mau.docx")


def test_a_list_is_not_printed_and_a_text_is_not_a_list() -> None:
    with pytest.raises(Refusal, match="“rows” là một danh sách"):
        compiled("{{ rows }}", FieldsOnly(), Fields, "mau.docx")
    with pytest.raises(Refusal, match="“year” không phải danh sách"):
        compiled("{% for letter in year %}{% endfor %}", FieldsOnly(), Fields, "mau.docx")


def test_very_deep_conditions_are_refused_rather_than_followed() -> None:
    with pytest.raises(Refusal):
        compiled("{% if " + "not " * 50_000 + "year %}{% endif %}", FieldsOnly(), Fields, "mau.docx")


def test_at_run_time_too_only_records_have_attributes() -> None:
    environment = FieldsOnly()
    assert environment.globals == {}
    assert environment.filters == {}
    assert environment.from_string("{{ year.upper }}{{ rows.append }}").render(VALUES) == ""
