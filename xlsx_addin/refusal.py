"""What a clerk is told when something could not be done at all, and why the system would not do it."""

from __future__ import annotations

import errno
from contextlib import contextmanager
from typing import TYPE_CHECKING

from xlsx_addin.words import system as words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NOT_THERE = (2, 3, 206)
_LONGEST_PATH = 232
"""Of a file that is first written beside itself under a hidden name, which is longer by up to 27 characters."""


class Refusal(Exception):  # noqa: N818 - it is not a fault of the program
    """Something could not be done: one Vietnamese sentence saying what is wrong and what to do.

    The command line prints it on standard error and ends with status 2; a button shows it in a box.
    Nothing has been written when it is raised, unless the sentence names what has.
    """


def system_reason(error: OSError) -> str:
    """The part of a sentence that says why: ``đĩa đã đầy``; the error's number where there are no words for it.

    Windows has codes of its own for what its ``errno`` takes together: a file held by another program, for one, is
    a lack of permission there.
    """
    of_windows = words.OF_WINDOWS.get(getattr(error, "winerror", None) or 0)
    name = errno.errorcode.get(error.errno or 0, "")
    if of_windows or name in words.OF_ERRNO:
        return of_windows or words.OF_ERRNO[name]
    number = getattr(error, "winerror", None) or error.errno
    return words.UNNAMED if number is None else words.NUMBERED.format(number=number)


@contextmanager
def refused(sentence: str, **named: object) -> Iterator[None]:
    """What the system would not do within the block is a Refusal in these words; ``{reason}`` in them says why."""
    try:
        yield
    except OSError as error:
        raise Refusal(sentence.format(reason=system_reason(error), **named)) from error


def is_path_too_long(error: OSError, path: Path) -> bool:
    """Whether Windows says that a path is not there because it is longer than old programs' 259 characters."""
    return getattr(error, "winerror", None) in _NOT_THERE and len(str(path.absolute())) > _LONGEST_PATH
