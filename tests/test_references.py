"""Every reference to the law leads somewhere: sections of the specification, rules, readings, examples, and links.

A section is cited as the name of its page in docs/specification and its number: ``appraisal \N{SECTION SIGN}2.4``.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
CODE = sorted(
    path
    for folder in ("xlsx_addin", "tests", "tools")
    for pattern in ("*.py", "*.toml")
    for path in (ROOT / folder).rglob(pattern)
)
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md"), *(ROOT / "xlsx_addin").rglob("*.md")])
OTHERS = sorted([*(ROOT / "macros").iterdir(), ROOT / "pyproject.toml", ROOT / ".ci" / "run"])

SIGN = "\N{SECTION SIGN}"
CITATION = re.compile(rf"\b([a-z]+) {SIGN}(\d+(?:\.\d+)?)")
LAW_IN_BRACKETS = re.compile(r"\(((?:[RA]\d{1,2}(?:, | and |[-–])?)+)(?:[,:;] [^()]*)?\)")
NUMBER = re.compile(r"\b[RA]\d{1,2}\b")
NOT_HERE = re.compile(r"(?i)\bcontracts?\b(?:'s)?[^\n]*|\brules\.md \d[^\n]*")
"""Names of documents that are not in the repository, or once were."""


@cache
def text_of(path: Path) -> str:
    return path.read_text("utf-8")


def without_blocks(page: Path) -> str:
    """A page without its blocks of code."""
    return re.sub(r"^```.*?^```", "", text_of(page), flags=re.DOTALL | re.MULTILINE)


@cache
def anchors(page: Path) -> set[str]:
    """The anchors of a page: those set by hand, and those that its headings make."""
    text = without_blocks(page)
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    slugs = {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
    return slugs.union(re.findall(r'<a id="([^"]+)">', text))


SECTIONS = {page.stem: anchors(page) for page in (DOCS / "specification").glob("*.md")}
RULES = set(re.findall(r"^## (R\d+)$", text_of(DOCS / "rules.md"), re.MULTILINE))
READINGS = set(re.findall(r"^## (A\d+)$", text_of(DOCS / "readings.md"), re.MULTILINE))
EXAMPLES = {anchor.replace("-", " ") for anchor in anchors(DOCS / "rules.md") if anchor.startswith("example-")}


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_every_rule_and_reading_is_defined() -> None:
    assert {f"R{number}" for number in range(1, 28)} == RULES
    assert {f"A{number}" for number in range(1, 37)} == READINGS


def findings(paths: Iterable[Path], wrong: Callable[[Path, str], Iterable[str]]) -> list[str]:
    """Everything that is wrong in some files, each with its file."""
    return [f"{named(path)}: {finding}" for path in paths for finding in wrong(path, text_of(path))]


def test_every_section_cited_is_there() -> None:
    def missing(_path: Path, text: str) -> Iterator[str]:
        for page, number in CITATION.findall(text):
            if number not in SECTIONS.get(page, ()):
                yield f"{page} {SIGN}{number}"

    assert findings([*CODE, *PAGES, *OTHERS], missing) == []


def test_the_name_of_a_page_stands_before_each_section() -> None:
    def without_page(path: Path, text: str) -> Iterator[str]:
        cited = {match.start(2) for match in CITATION.finditer(text)}
        for match in re.finditer(rf"{SIGN}(?=\d)", text):
            if match.end() not in cited and path.name != "test_legacy.py":  # TCVN3 has letters there
                yield text[match.start() - 20 : match.end() + 5]

    assert findings([*CODE, *PAGES, *OTHERS], without_page) == []


def test_every_rule_and_reading_cited_is_defined() -> None:
    def undefined(_path: Path, text: str) -> Iterator[str]:
        for group in LAW_IN_BRACKETS.findall(text):
            yield from set(NUMBER.findall(group)) - RULES - READINGS

    assert findings(CODE, undefined) == []


def test_the_cases_cite_what_is_defined() -> None:
    def undefined(_path: Path, text: str) -> Iterator[str]:
        for case in tomllib.loads(text)["case"]:
            for source in case["sources"]:
                if source not in RULES | READINGS | EXAMPLES and not CITATION.fullmatch(source):
                    yield source

    assert findings(sorted((ROOT / "tests/cases").glob("*.toml")), undefined) == []


def test_no_document_is_cited_that_is_not_here() -> None:
    assert findings(set(CODE) - {Path(__file__)}, lambda _path, text: NOT_HERE.findall(text)) == []


def test_every_page_named_in_code_is_there() -> None:
    def missing(_path: Path, text: str) -> Iterator[str]:
        for name, anchor in re.findall(r"\bdocs/([\w/-]+\.md)(?:#([\w-]+))?", text):
            page = DOCS / name
            if not page.exists() or (anchor and anchor not in anchors(page)):
                yield f"{name}#{anchor}"

    assert findings(CODE, missing) == []


def test_every_decision_cited_is_recorded() -> None:
    recorded = {int(page.name[:4]) for page in (DOCS / "decisions").glob("0*.md")}
    listed = re.findall(r"^\| \[(\d+)\]", text_of(DOCS / "decisions" / "README.md"), re.MULTILINE)
    assert {int(number) for number in listed} == recorded

    def missing(_path: Path, text: str) -> Iterator[str]:
        yield from (number for number in re.findall(r"\bdecision (\d+)\b", text) if int(number) not in recorded)

    assert findings([*CODE, *PAGES], missing) == []


def test_every_file_named_in_a_page_is_there() -> None:
    """Modules are named from the package, or from their wing, on: ``workbook/tables``."""
    roots = (ROOT, *(ROOT / "xlsx_addin" / wing for wing in ("", "exchange")), ROOT / "tests")

    def missing(_path: Path, text: str) -> Iterator[str]:
        for name in re.findall(r"`([a-z_]+(?:/[a-z_]\w*)+(?:\.py)?)`", text):
            if "yyyy" not in name and not any(
                (root / f"{name}{end}").exists() for root in roots for end in ("", ".py")
            ):
                yield name

    assert findings(PAGES, missing) == []


def test_every_link_leads_somewhere() -> None:
    def broken(page: Path, _text: str) -> Iterator[str]:
        for target in re.findall(r"\]\(([^)\s]+)\)", without_blocks(page)):
            file, _, anchor = target.partition("#")
            path = page.parent / file if file else page
            is_outside = re.match("[a-z]+:", target) is not None
            if not is_outside and (not path.exists() or (anchor and anchor not in anchors(path))):
                yield target

    assert findings(PAGES, broken) == []
