"""Files that travel with the package: the template, and the text of its macros."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent


def _find(name: str) -> Path:
    """In an installed package beside its modules, in a checkout beside the package."""
    installed = _PACKAGE / name
    return installed if installed.exists() else _PACKAGE.parent / name


def template_bytes() -> bytes:
    """The template workbook with its button."""
    return _find("workbook_template.xlsm").read_bytes()


def macro_folder() -> Path:
    """The folder with the text of the template's macros."""
    return _find("macros")
