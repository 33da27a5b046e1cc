"""SECURITY.md: no module opens a connection, and one command has another program do so."""

from __future__ import annotations

import ast
import re
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "xlsx_addin"
OF_THE_NETWORK = {
    "aiohttp", "asyncio", "ftplib", "http", "httpx", "imaplib", "poplib", "requests", "smtplib", "socket",
    "socketserver", "ssl", "telnetlib", "urllib", "urllib3", "webbrowser", "xmlrpc",
}  # fmt: skip


def imported(tree: ast.AST) -> set[str]:
    """What a module imports, with the names that it takes from there."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found


def test_no_module_imports_what_opens_a_connection() -> None:
    found = {
        (path.relative_to(PACKAGE).as_posix(), name)
        for path in PACKAGE.rglob("*.py")
        for name in imported(ast.parse(path.read_text(encoding="utf-8")))
        if name.partition(".")[0] in OF_THE_NETWORK
    }
    # These three split and unquote addresses of files.
    assert found == {
        ("installation/own_wheel.py", "urllib.parse.urlsplit"),
        ("installation/own_wheel.py", "urllib.request.url2pathname"),
        ("installation/libreoffice.py", "urllib.parse.unquote"),
    }


def test_only_the_offline_set_is_fetched_by_another_program() -> None:
    runs_pip = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if re.search(r'"-m", "pip"', path.read_text(encoding="utf-8"))
    }
    assert runs_pip == {"installation/bundle.py", "installation/own_wheel.py"}
