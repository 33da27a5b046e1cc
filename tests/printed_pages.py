"""What LibreOffice prints, page by page: for tests of workbooks and of documents."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

PRINTING = [
    pytest.mark.slow,
    pytest.mark.skipif(
        "CI" not in os.environ and not (shutil.which("soffice") and shutil.which("pdftotext")),
        reason="needs LibreOffice and poppler",
    ),
]
"""The marks of a module that prints."""


def page_texts(pdf: Path) -> list[str]:
    """The text of every page, laid out as it stands there."""
    command = ["pdftotext", "-layout", str(pdf), "-"]
    return subprocess.run(command, check=True, capture_output=True).stdout.decode().split("\f")[:-1]
