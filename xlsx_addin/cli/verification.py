"""The command that examines an archive: ``verify`` (envelope §14.2)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from xlsx_addin.cli.command import DONE, ERRORS_FOUND, add_command, print_json
from xlsx_addin.cli.terminal import ProgressLine
from xlsx_addin.vietnamese.quoting import printable
from xlsx_addin.words import verification as words
from xlsx_addin.words.commands import HELP_JSON

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from xlsx_addin.exchange.merging.verification import Verification


def add_commands(commands: Any) -> None:
    """Register the command."""
    parser = add_command(commands, "verify", words.HELP_VERIFY, run_verify)
    parser.add_argument("archive", metavar="ARCHIVE", type=Path, help=words.HELP_ARCHIVE)
    parser.add_argument("--json", action="store_true", help=HELP_JSON)


def run_verify(arguments: argparse.Namespace) -> int:
    """Examine every file of an archive and its record; status 1 where something is altered, lost or unknown."""
    from xlsx_addin.exchange.merging.verification import verify

    with ProgressLine(words.READING) as line:
        verification = verify(arguments.archive, line.show)
    if arguments.json:
        print_json(verification.document())
    else:
        print("\n".join(map(printable, verification_lines(verification))))
    return DONE if verification.is_fine else ERRORS_FOUND


def verification_lines(verification: Verification) -> list[str]:
    """What is found, one line each, then what is told of the record, then the counts."""
    lines = []
    for finding in verification.findings:
        gone = words.LOST_FORM if finding.version is None else words.LOST_NAME
        lost = gone.format(sender=finding.sender, version=finding.version, code=finding.code)
        state = words.STATES[finding.state]
        lines.append(words.ITEM.format(state=state, name=finding.file or lost, reason=finding.reason))
    record = verification.record
    unreadable = [line for line in record.unreadable if line not in record.unfinished]
    for sentence, numbers in (
        (words.BROKEN_LINES, record.broken),
        (words.UNREADABLE_LINES, unreadable),
        (words.UNFINISHED_LINES, record.unfinished),
    ):
        if numbers:
            lines.append(sentence.format(lines=_spans(numbers)))
    lines.append(words.SUMMARY.format(kept=verification.kept, lines=record.lines))
    states = [finding.state for finding in verification.findings]
    counts = {state: states.count(state) for state in words.STATES}
    lines.append(words.NO_FINDINGS if verification.is_fine else words.FINDINGS.format(**counts))
    return lines


def _spans(numbers: Sequence[int]) -> str:
    """Numbers of lines as people write them: ``2, 5–7``."""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and spans[-1][-1] == number - 1:
            spans[-1] = [spans[-1][0], number]
        else:
            spans.append([number])
    return ", ".join("–".join(map(str, span)) for span in spans)
