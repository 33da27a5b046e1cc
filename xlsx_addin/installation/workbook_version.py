"""The version of the package that a workbook was made by, as the workbook itself says."""

from __future__ import annotations

import html
import re
import zipfile
import zlib
from typing import TYPE_CHECKING

from xlsx_addin.template.build import VERSION_NAME

if TYPE_CHECKING:
    from pathlib import Path

_PART = "xl/workbook.xml"
_LONGEST_PART = 1024 * 1024
_NAME = re.compile(rf'<(?:\w+:)?definedName\s[^>]*\bname="{VERSION_NAME}"[^>]*>([^<]*)<')


def version_of(workbook: Path) -> str | None:
    """Read the constant that the template gives its version in; None where the file has none or can not be read."""
    try:
        with zipfile.ZipFile(workbook) as package, package.open(_PART) as part:
            text = part.read(_LONGEST_PART).decode("utf-8", errors="replace")
    except (OSError, KeyError, zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError):
        return None
    found = _NAME.search(text)
    return html.unescape(found[1]).strip("=\"' ") or None if found else None
