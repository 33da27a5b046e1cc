"""A copy of the package, its tests and its specification, which a test changes as a developer would."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import xlsx_addin

ROOT = Path(xlsx_addin.__file__).parent.parent
PATCHES = Path(__file__).parent
COPIED = ("xlsx_addin", "tests", "tools", "docs", "macros", "pyproject.toml", "README.md", "README.vi.md")
_COMMAND = "from xlsx_addin.cli.main import main; sys.exit(main(sys.argv[1:]))"
RESULTS = """
from datetime import date
from xlsx_addin.jobs.appraise import appraise_workbook
from xlsx_addin.workbook.tool_sheets import result_blocks
from xlsx_addin.xlsx.reader import FileWorkbook
with FileWorkbook.open(Path(sys.argv[1])) as workbook: job = appraise_workbook(workbook, date(2026, 12, 22))
block = next(block for block in result_blocks(job.appraisal, job.run) if block.sheet == "Kết quả")
print(json.dumps([[str(cell) for cell in row] for row in block.rows[3:]]))
"""
"""The headings and rows of ``Kết quả`` of a workbook, as code that ``json`` runs."""


class EditedPackage:
    """A copy in which texts are replaced or patches applied, and code and tests are run."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        for name in COPIED:
            # With what Python compiled: only what is edited is compiled anew.
            if (ROOT / name).is_dir():
                shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns(".*"))
            else:
                shutil.copy2(ROOT / name, folder / name)

    def replace(self, file: str, old: str, new: str) -> EditedPackage:
        """Replace a text that stands once in a module of the package."""
        path = self.folder / "xlsx_addin" / file
        text = path.read_text("utf-8")
        assert text.count(old) == 1, f"{file} has {text.count(old)} times {old!r}"
        path.write_text(text.replace(old, new), "utf-8")
        return self

    def apply(self, patch: str) -> EditedPackage:
        """Apply the patch of that name, whole or not at all."""
        done = subprocess.run(
            ["git", "apply", str(PATCHES / f"{patch}.patch")],
            capture_output=True, text=True, encoding="utf-8", check=False, cwd=self.folder,
            env={**os.environ, "GIT_CEILING_DIRECTORIES": str(self.folder.parent)},
        )  # fmt: skip
        assert done.returncode == 0, f"{patch}.patch no longer fits; make it anew by `git diff -U1`:\n{done.stderr}"
        return self

    def build_template(self) -> None:
        """As after every change of the sheets."""
        self.run("build-template", self.folder / "workbook_template.xlsm")

    def run(self, *arguments: object, code: str = _COMMAND) -> str:
        """Run code in the copy; its standard output, or its standard error where it prints nothing."""
        start = f"import sys; sys.path.insert(0, {str(self.folder)!r}); {code}"
        done = self._python("-P", "-X", "utf8", "-c", start, *map(str, arguments))
        return done.stdout or done.stderr

    def json(self, *arguments: object, code: str) -> Any:
        """What code prints, which is JSON."""
        printed = self.run(*arguments, code=f"import json; from pathlib import Path; exec({code!r})")
        assert printed.startswith(("[", '"', "{")), printed
        return json.loads(printed)

    def test(self, *tests: str) -> None:
        """Run tests of the copy, all of which must pass."""
        done = self._python("-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", "--tb=short", *tests)
        assert done.returncode == 0, done.stdout

    def _python(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *arguments],
            capture_output=True, text=True, encoding="utf-8", check=False, timeout=300, cwd=self.folder,
            env={**os.environ, "PYTHONPATH": str(self.folder)},
        )  # fmt: skip
