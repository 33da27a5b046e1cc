"""One workbook through the package and through the second reading: verdicts, problems and the facts of explanations."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tests.workbooks import appraise_file
from tools.oracle.books import CRITERIA, SCORES, SUBJECTS, content_of
from tools.oracle.facts import DECIDING, decided_by, facts, left_open, missing, plain, rules
from tools.oracle.reading import read
from tools.oracle.results import results
from xlsx_addin.report import appraisal_document

if TYPE_CHECKING:
    from tools.oracle.books import Book
    from tools.oracle.decision import Reading
    from tools.oracle.findings import Finding
    from tools.oracle.subjects import Subject

OURS, HIDDEN = "cách hiểu của chương trình", "dòng đang bị ẩn"


def package_document(book: Book) -> dict[str, Any]:
    """What the package says of the book, as its JSON."""
    document: Any = appraisal_document(appraise_file(content_of(book), book.today))
    found: dict[str, Any] = document
    return found


def differences(book: Book, document: dict[str, Any] | None = None) -> list[str]:
    """Where the package and the second reading disagree on a workbook; empty where they agree."""
    reading = read(book)
    found = package_document(book) if document is None else document
    told = _results(reading, found["results"]) + problems(reading, found["problems"])
    if found["unassigned"] != reading.unassigned:
        told.append(f"unassigned is {found['unassigned']}, the reading says {reading.unassigned}")
    return told


def _results(reading: Reading, found: list[dict[str, Any]]) -> list[str]:
    wanted = results(reading)
    if len(found) != len(wanted):
        return [f"{len(found)} results where {len(wanted)} are expected"]
    told = []
    for subject, outcome, result, expected in zip(reading.subjects, reading.outcomes, found, wanted, strict=True):
        where = f"row {subject.row.row} ({subject.code}, {outcome})"
        told += [
            f"{where}: {key} is {result[key]!r}, the reading says {value!r}"
            for key, value in expected.items()
            if result[key] != value
        ]
        told += [f"{where}: {line}" for line in _above(subject, result["above"])]
        if result["outcome"] == outcome:
            told += [f"{where}: {line}" for line in _explained(reading, subject, outcome, result)]
    return told


def _above(subject: Subject, found: dict[str, Any] | None) -> list[str]:
    if subject.above_is_unreadable:
        return []
    if subject.above is None or found is None:
        return (
            [] if found is None and subject.above is None else [f"above is {found}, the reading says {subject.above}"]
        )
    wanted = {"level": subject.above.level, "grade": subject.above.grade or None}
    if subject.above.outcome:
        wanted["outcome"] = subject.above.outcome
    return [
        f"{key} above is {found[key]!r}, the reading says {value!r}"
        for key, value in wanted.items()
        if found[key] != value
    ]


def _explained(reading: Reading, subject: Subject, outcome: str, result: dict[str, Any]) -> list[str]:
    explanation = result["explanation"]
    told = [f"the explanation does not name {fact}" for fact in missing(facts(reading, subject, outcome), explanation)]
    free = left_open(reading, subject, outcome)
    wanted = decided_by(reading, subject) - free
    named = set(result["readings"]) - free
    told += [f"{number} decides and is not among the readings" for number in sorted(wanted - named)]
    told += [f"{number} decides nothing and is named" for number in sorted(named & set(DECIDING) - wanted)]
    if result["readings"] and plain(OURS) not in plain(explanation):
        told.append("the explanation does not call the reading ours")
    if not rules(reading, subject, outcome) <= set(result["rules"]):
        told.append(f"rules are {result['rules']}, the reading says {sorted(rules(reading, subject, outcome))}")
    return [f"{line}: {explanation}" for line in told]


def problems(reading: Reading, found: list[dict[str, Any]]) -> list[str]:
    """Where the problems differ from the findings."""
    left = list(found)
    told = []
    for finding in sorted(reading.told, key=_how_free):
        match = next((problem for problem in left if is_told(finding, problem)), None)
        if match is not None:
            left.remove(match)
            if finding.subject != match["subject"] and finding.sheet == SUBJECTS:
                told.append(f"{finding.kind} at {finding.sheet}!{finding.cell}: its subject is {match['subject']}")
        elif not finding.optional:
            told.append(f"not told: {finding.kind} at {finding.sheet}!{finding.cell or finding.row or ''}")
    told += [
        f"told without cause: {problem['code']} at {problem['sheet']}!{problem['cell']}: {problem['message']}"
        for problem in left
        if not _is_of_two_rows(reading, problem)
    ]
    hidden = {name: reading.book.sheets[name].hidden_rows for name in (SUBJECTS, CRITERIA, SCORES)}
    for problem in found:
        is_hidden = problem["cell"] is not None and _row(problem["cell"]) in hidden.get(problem["sheet"], ())
        if is_hidden and plain(HIDDEN) not in plain(problem["message"]):
            told.append(f"does not say that the row is hidden: {problem['sheet']}!{problem['cell']} {problem['code']}")
    return told


def is_told(finding: Finding, problem: dict[str, Any]) -> bool:
    """Whether the problem is the finding."""
    if (finding.code, finding.severity, finding.sheet) != (problem["code"], problem["severity"], problem["sheet"]):
        return False
    if finding.in_row:
        return problem["cell"] is not None and _row(problem["cell"]) == finding.row
    return finding.kind == "hidden rows" or problem["cell"] == finding.cell


def _how_free(finding: Finding) -> tuple[bool, bool]:
    """Those that only one problem can be come first."""
    return finding.optional, finding.in_row


def _is_of_two_rows(reading: Reading, problem: dict[str, Any]) -> bool:
    """Whatever else is told of a unit on two rows is left open."""
    rows = {subject.row.row for subject in reading.subjects if subject.is_part}
    return problem["sheet"] == SUBJECTS and problem["cell"] is not None and _row(problem["cell"]) in rows


def _row(cell: str) -> int:
    found = re.search(r"\d+", cell)
    assert found is not None
    return int(found[0])
