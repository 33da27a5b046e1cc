"""xlwings' settings of a user: one line is ours, every other keeps its very bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlsx_addin.installation.machine import Machine
from xlsx_addin.installation.xlwings_settings import value_in, with_value
from xlsx_addin.refusal import Refusal

if TYPE_CHECKING:
    from pathlib import Path

    from tests.installation.pretend import PretendWindows

NAME = "INTERPRETER_WIN"
OTHERS = b'"SHOW CONSOLE","True"\r\n"LICENSE_KEY","\xc0\xe1"\r\nnot a setting\r\n'
"""Lines of the user's own; the second is in a code page of his."""

LINUX = Machine({})

other_lines = st.lists(
    st.binary(max_size=20).filter(
        lambda line: b"\n" not in line and b"\r" not in line and b"interp" not in line.lower()
    ),
    max_size=5,
)


def test_the_line_is_added_behind_those_of_the_user(machine: PretendWindows) -> None:
    assert (
        with_value(machine, OTHERS, NAME, r"C:\app\python.exe")
        == OTHERS + b'"INTERPRETER_WIN","C:\\app\\python.exe"\r\n'
    )


def test_the_line_is_replaced_and_no_other(machine: PretendWindows) -> None:
    before = OTHERS + b'"interpreter_win","C:\\old.exe"\r\n' + OTHERS

    assert with_value(machine, before, NAME, "new") == OTHERS + OTHERS + b'"INTERPRETER_WIN","new"\r\n'


def test_without_a_value_our_line_goes_and_all_others_stay(machine: PretendWindows) -> None:
    """An uninstall must never empty the file: it is the user's."""
    assert with_value(machine, OTHERS + b'"INTERPRETER_WIN","x"\r\n', NAME, None) == OTHERS
    assert with_value(machine, OTHERS, NAME, None) == OTHERS
    assert with_value(machine, b"", NAME, None) == b""


def test_a_last_line_without_an_end_gets_one(machine: PretendWindows) -> None:
    assert with_value(machine, b'"A","1"', NAME, "x") == b'"A","1"\r\n"INTERPRETER_WIN","x"\r\n'
    assert with_value(LINUX, b'"A","1"', NAME, "x") == b'"A","1"\n"INTERPRETER_WIN","x"\n'


def test_line_ends_are_those_of_the_file(machine: PretendWindows) -> None:
    assert with_value(machine, b'"A","1"\n', NAME, "x") == b'"A","1"\n"INTERPRETER_WIN","x"\n'
    assert with_value(LINUX, b'"A","1"\r\n', NAME, "x") == b'"A","1"\r\n"INTERPRETER_WIN","x"\r\n'


def test_letters_that_vba_would_lose_are_refused(machine: PretendWindows) -> None:
    with pytest.raises(Refusal, match="Ễ"):
        with_value(machine, b"", NAME, "C:\\Ễ\\python.exe")


@given(before=other_lines, after=other_lines, value=st.from_regex(r"[A-Za-z]:\\[a-z]{1,8}\.exe", fullmatch=True))
def test_what_is_written_is_read_back_and_taken_out_again(before: list[bytes], after: list[bytes], value: str) -> None:
    content = b"".join(line + b"\n" for line in (*before, *after))

    written = with_value(LINUX, content, NAME, value)

    assert value_in(LINUX, written, NAME) == value
    assert with_value(LINUX, written, NAME, None) == content


def test_the_first_line_of_the_name_counts(machine: PretendWindows, tmp_path: Path) -> None:
    assert value_in(machine, b'"INTERPRETER_WIN","a"\r\n"INTERPRETER_WIN","b"\r\n', NAME) == "a"
    assert value_in(machine, b'interpreter_win , "a"\r\n', NAME) == "a"
    assert value_in(machine, OTHERS, NAME) is None
