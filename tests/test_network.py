"""SECURITY.md: no module opens a connection, and one command has another program do so."""

from __future__ import annotations

import ast
import re
from pathlib import Path

PROJECT = Path(__file__).parents[1]
PACKAGE = PROJECT / "xlsx_addin"
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
        ("installation/software.py", "urllib.parse.unquote"),
    }


def test_only_the_offline_set_is_fetched_by_another_program() -> None:
    runs_pip = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if re.search(r'"-m", "pip"', path.read_text(encoding="utf-8"))
    }
    assert runs_pip == {"installation/bundle.py", "installation/own_wheel.py"}


def test_nobody_is_told_to_install_the_package_by_a_name_that_anybody_may_register() -> None:
    """From the folder, from a wheel or from the set; a bare name would ask the public index."""
    pages = [*PROJECT.glob("*.md"), *PROJECT.glob("docs/**/*.md")]
    texts = [path for path in PACKAGE.rglob("*") if path.suffix in {".py", ".cmd", ".toml", ".txt"}]
    told = {
        f"{path.relative_to(PROJECT).as_posix()}: {command}"
        for path in [*pages, *texts]
        for command in re.findall(r"pip install[^\n`&]*", path.read_text(encoding="utf-8"))
        if re.search(r"""["' ]xlsx[-_]addin(\[|["' ]|$)""", command)
    }
    assert told == set()
