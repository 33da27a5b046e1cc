"""A workbook made by an older or a newer version of the package: when to say so, and what the clerk can do.

The template names its version in a constant. A workbook without that name, such as one written by pandas, raises
nothing: what can be read is appraised.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from xlsx_addin import __version__
from xlsx_addin.refusal import Refusal
from xlsx_addin.stated_version import version_numbers
from xlsx_addin.words import problems as problem_words
from xlsx_addin.words import reading as words
from xlsx_addin.words.problems import ProblemCode
from xlsx_addin.workbook.layout import CONSOLE
from xlsx_addin.workbook.tables import ShapeRefusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xlsx_addin.appraisal.problem import Findings
    from xlsx_addin.workbook.sheets import Workbook


def warn_of_version(version: str | None, findings: Findings) -> None:
    """Warn of a workbook that is newer than the package, or of an older major version."""
    if version is None:
        return
    theirs, ours = version_numbers(version), version_numbers(__version__)
    if theirs > ours:
        remedy = problem_words.REMEDY_NEWER_WORKBOOK
    elif theirs[0] < ours[0]:
        remedy = problem_words.REMEDY_OLDER_WORKBOOK
    else:
        return
    findings.add(ProblemCode.OTHER_VERSION, CONSOLE, None, workbook=version, package=__version__, remedy=remedy)


@contextmanager
def naming_versions(workbook: Workbook) -> Iterator[None]:
    """Where a sheet, a heading or a setting is missing, say also which versions met and what to do about it."""
    try:
        yield
    except ShapeRefusal as refusal:
        version = workbook.version
        if version is None or version_numbers(version) == version_numbers(__version__):
            raise
        is_newer = version_numbers(version) > version_numbers(__version__)
        clause = words.NEWER_WORKBOOK if is_newer else words.OLDER_WORKBOOK
        raise Refusal(f"{refusal} {clause.format(workbook=version, package=__version__)}") from refusal
