"""What the reader of VBA projects finds wrong in one."""

from __future__ import annotations

import pytest

from tests.template.vba_checks import ReadProject, UnreadableVbaError, read_project


def read(source: bytes, *, name: str = "M", declared: str = "M") -> ReadProject:
    return ReadProject(documents=[], declared=[declared], sources={name: source}, standard_modules=[declared])


def test_a_sound_module_has_no_problems() -> None:
    assert read(b'Attribute VB_Name = "M"\r\nOption Explicit\r\n').problems() == []


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        (b'Attribute VB_Name = "M"\r\n\' \xd4\r\n', "M: not ASCII"),
        (b'Attribute VB_Name = "M"\r\nOption Explicit\n', "M: a line does not end with CRLF"),
        (b'Attribute VB_Name = "N"\r\n', "M: does not begin with its own name"),
        (b'Attribute VB_Name = "M"\r\n\'' + b"x" * 1023 + b"\r\n", "M: a line is longer than 1023 characters"),
    ],
)
def test_a_faulty_source_is_found(source: bytes, problem: str) -> None:
    assert read(source).problems() == [problem]


def test_a_module_that_is_not_declared_is_found() -> None:
    project = read(b'Attribute VB_Name = "M"\r\n', declared="N")
    assert project.problems() == ["the project declares ['N'], but holds ['M']"]


def test_what_is_no_project_cannot_be_read() -> None:
    with pytest.raises(UnreadableVbaError, match="cannot be read"):
        read_project(b"not a compound file")
