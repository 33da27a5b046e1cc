"""The commands for what comes in and is kept: ``receive`` (envelope §7), and ``verify``, which examines an archive.

``verify`` is of envelope §14.2. ``restore`` undoes ``Nhận hồ sơ``: it puts the dated copy of a workbook back
(commands §6).
"""

from __future__ import annotations

import re
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xlsx_addin.cli.command import DONE, ERRORS_FOUND, add_command, add_common, check_output, print_json
from xlsx_addin.cli.terminal import ProgressLine
from xlsx_addin.folder_lock import locked
from xlsx_addin.neighbours import neighbour_words
from xlsx_addin.refusal import Refusal, system_reason
from xlsx_addin.vietnamese.quoting import printable
from xlsx_addin.words import folders
from xlsx_addin.words import receiving as words
from xlsx_addin.words import restoring as restoring_words
from xlsx_addin.words import verification as verification_words

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from xlsx_addin.exchange.merging.verification import Verification
    from xlsx_addin.exchange.receive import Plan


def add_commands(commands: Any) -> None:
    """Register the commands."""
    parser = add_command(commands, "receive", words.HELP_RECEIVE, run_receive, "file")
    parser.add_argument("inbox", metavar="INBOX", nargs="+", type=Path, help=words.HELP_INBOX)
    parser.add_argument("-o", "--output", metavar="OUT.xlsx", type=Path, help=words.HELP_OUTPUT)
    parser.add_argument("--archive", metavar="DIR", type=Path, help=words.HELP_ARCHIVE)
    parser.add_argument("--accept", metavar="CODE", action="append", default=[], help=words.HELP_ACCEPT)
    parser.add_argument("--received", metavar="WHEN", help=words.HELP_RECEIVED)
    parser.add_argument("--dry-run", action="store_true", help=words.HELP_DRY_RUN)
    add_common(parser, "--take-over", "--force", "--json")
    parser = add_command(commands, "verify", verification_words.HELP_VERIFY, run_verify)
    parser.add_argument("archive", metavar="ARCHIVE", type=Path, help=verification_words.HELP_ARCHIVE)
    add_common(parser, "--json")
    parser = add_command(commands, "restore", restoring_words.HELP_RESTORE, run_restore)
    parser.add_argument("backup", metavar="BACKUP", type=Path, help=restoring_words.HELP_BACKUP)


def run_receive(arguments: argparse.Namespace) -> int:
    """Merge what an inbox holds into a copy of the workbook; the workbook itself is never written."""
    from xlsx_addin.exchange.receive_preview import score_lines
    from xlsx_addin.exchange.receive_report import change_listing, difference_listing, receive_document, receive_listing

    output: Path | None = arguments.output
    if output is not None:
        # Whether another file stands there is asked once it is known what would be written.
        check_output(output, arguments.file, force=True)
    elif not arguments.dry_run:
        raise Refusal(words.OUTPUT_NEEDED)
    archive: Path = arguments.archive or (output or arguments.file).parent / folders.ARCHIVE
    plan = _receive(arguments, output, archive)
    written = None if arguments.dry_run else output
    if arguments.json:
        print_json(receive_document(plan, written))
    else:
        print(receive_listing(plan))
        if written is None:
            scores = score_lines(plan.items)
            print("\n".join(["", words.DRY_RUN, change_listing(plan), *scores, *difference_listing(plan)]))
        else:
            print("\n" + words.WRITTEN.format(file=written, archive=archive))
    return DONE if plan.is_fine else ERRORS_FOUND


def _receive(arguments: argparse.Namespace, output: Path | None, archive: Path) -> Plan:
    """Receive, and write ``output`` unless it is a dry run."""
    from xlsx_addin.exchange.mail.receipt_time import given_moment
    from xlsx_addin.exchange.receive import ReceiveOptions, plan_receive
    from xlsx_addin.exchange.received_workbook import received_bytes, received_sheets, write_received
    from xlsx_addin.jobs.appraise import now
    from xlsx_addin.xlsx.reader import FileWorkbook

    with FileWorkbook.open(arguments.file) as workbook:
        sheets = received_sheets(workbook)
    options = ReceiveOptions(
        codes=arguments.accept,
        received=None if arguments.received is None else given_moment(arguments.received),
        apart_from=[path for path in (arguments.file, output) if path is not None],
    )
    with ExitStack() as stack:
        if not arguments.dry_run:
            stack.enter_context(locked(archive, take_over=arguments.take_over))
        with ProgressLine(words.READING) as line:
            plan = plan_receive(sheets, arguments.inbox, archive, now(), options, line.show)
        plan.warnings[:0] = neighbour_words(arguments.file)
        if output is not None and not arguments.dry_run:
            write_received(output, received_bytes(sheets, plan), plan, force=arguments.force)
    return plan


def run_verify(arguments: argparse.Namespace) -> int:
    """Examine every file of an archive and its record; status 1 where something is altered, lost or unknown."""
    from xlsx_addin.exchange.merging.verification import verify

    with ProgressLine(verification_words.READING) as line:
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
        gone = verification_words.LOST_FORM if finding.version is None else verification_words.LOST_NAME
        lost = gone.format(sender=finding.sender, version=finding.version, code=finding.code)
        state = verification_words.STATES[finding.state]
        lines.append(verification_words.ITEM.format(state=state, name=finding.file or lost, reason=finding.reason))
    record = verification.record
    unreadable = [line for line in record.unreadable if line not in record.unfinished]
    for sentence, numbers in (
        (verification_words.BROKEN_LINES, record.broken),
        (verification_words.UNREADABLE_LINES, unreadable),
        (verification_words.UNFINISHED_LINES, record.unfinished),
    ):
        if numbers:
            lines.append(sentence.format(lines=_spans(numbers)))
    lines.append(verification_words.SUMMARY.format(kept=verification.kept, lines=record.lines))
    states = [finding.state for finding in verification.findings]
    counts = {state: states.count(state) for state in verification_words.STATES}
    lines.append(
        verification_words.NO_FINDINGS if verification.is_fine else verification_words.FINDINGS.format(**counts)
    )
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


_DATED = re.compile(r"(.+)_(\d{4}-\d{2}-\d{2}_\d{6})(?:_(\d+))?(\.xls[xm])", re.DOTALL | re.IGNORECASE)
"""The name of a copy: of which workbook, when, the number of several of one second, the suffix."""


def run_restore(arguments: argparse.Namespace) -> int:
    """Put a dated copy back in its workbook's place; what stands there becomes a dated copy itself."""
    from xlsx_addin.atomic import write_atomically
    from xlsx_addin.buttons.folders import dated_path
    from xlsx_addin.folder_lock import locked
    from xlsx_addin.neighbours import is_open_elsewhere

    backup, workbook = _copy_and_workbook(arguments.backup)
    if is_open_elsewhere(workbook):
        raise Refusal(restoring_words.STILL_OPEN.format(file=printable(workbook.name)))
    with locked(backup.parent):
        content = _workbook_bytes(backup)
        kept = None
        if workbook.exists():
            present = _bytes(workbook)
            if present == content:
                there = restoring_words.THERE_ALREADY.format(
                    file=printable(workbook.name), backup=printable(backup.name)
                )
                raise Refusal(there)
            kept = dated_path(backup.parent, workbook.name)
            write_atomically(kept, present)
        write_atomically(workbook, content, force=True)
    print(restoring_words.RESTORED.format(file=printable(str(workbook)), backup=printable(backup.name)))
    if kept is not None:
        print(restoring_words.KEPT.format(kept=printable(str(kept))))
    print(restoring_words.RECEIVE_AGAIN)
    return DONE


def _copy_and_workbook(named: Path) -> tuple[Path, Path]:
    """The copy that is meant, and the workbook that it is one of; Refusal where there is none."""
    match = _DATED.fullmatch(named.name)
    named = named.absolute()
    if match is not None and named.parent.name == folders.BACKUPS:
        if not named.is_file():
            raise Refusal(restoring_words.NO_BACKUP.format(file=printable(match[1] + match[4]), folder=named.parent))
        return named, named.parent.parent / (match[1] + match[4])
    folder = named.parent / folders.BACKUPS
    copies = [
        (match[2], int(match[3] or 1), path)
        for path in (folder.iterdir() if folder.is_dir() else ())
        if (match := _DATED.fullmatch(path.name)) and (match[1] + match[4]).casefold() == named.name.casefold()
    ]
    if not copies:
        raise Refusal(restoring_words.NO_BACKUP.format(file=printable(named.name), folder=printable(str(folder))))
    return max(copies)[2], named


def _workbook_bytes(backup: Path) -> bytes:
    """The copy, which must be a whole workbook of ours."""
    from xlsx_addin.workbook.layout import REQUIRED_SHEETS
    from xlsx_addin.xlsx.reader import FileWorkbook

    content = _bytes(backup)
    name = printable(backup.name)
    try:
        with FileWorkbook.open(content, name=name) as workbook:
            missing = [sheet for sheet in REQUIRED_SHEETS if sheet not in workbook.sheet_names]
    except Refusal as refusal:
        raise Refusal(restoring_words.NO_WORKBOOK.format(file=name, reason=refusal)) from None
    if missing:
        reason = restoring_words.SHEETS_MISSING.format(sheets=", ".join(missing))
        raise Refusal(restoring_words.NO_WORKBOOK.format(file=name, reason=reason))
    return content


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        reason = system_reason(error)
        raise Refusal(restoring_words.UNREADABLE.format(file=printable(path.name), reason=reason)) from None
