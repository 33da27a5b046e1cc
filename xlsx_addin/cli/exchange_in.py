"""The command that receives between the levels: ``receive`` (envelope §7)."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xlsx_addin.cli.command import DONE, ERRORS_FOUND, add_command, check_output, print_json
from xlsx_addin.cli.terminal import ProgressLine
from xlsx_addin.folder_lock import locked
from xlsx_addin.neighbours import neighbour_words
from xlsx_addin.refusal import Refusal
from xlsx_addin.words import folders
from xlsx_addin.words import receiving as words
from xlsx_addin.words.commands import HELP_FILE, HELP_FORCE, HELP_JSON
from xlsx_addin.words.folder_lock import HELP_TAKE_OVER

if TYPE_CHECKING:
    import argparse

    from xlsx_addin.exchange.receive import Plan


def add_commands(commands: Any) -> None:
    """Register the command that receives."""
    parser = add_command(commands, "receive", words.HELP_RECEIVE, run_receive)
    parser.add_argument("file", metavar="FILE", type=Path, help=HELP_FILE)
    parser.add_argument("inbox", metavar="INBOX", nargs="+", type=Path, help=words.HELP_INBOX)
    parser.add_argument("-o", "--output", metavar="OUT.xlsx", type=Path, help=words.HELP_OUTPUT)
    parser.add_argument("--archive", metavar="DIR", type=Path, help=words.HELP_ARCHIVE)
    parser.add_argument("--accept", metavar="CODE", action="append", default=[], help=words.HELP_ACCEPT)
    parser.add_argument("--received", metavar="WHEN", help=words.HELP_RECEIVED)
    parser.add_argument("--dry-run", action="store_true", help=words.HELP_DRY_RUN)
    parser.add_argument("--take-over", action="store_true", help=HELP_TAKE_OVER)
    parser.add_argument("--force", action="store_true", help=HELP_FORCE)
    parser.add_argument("--json", action="store_true", help=HELP_JSON)


def run_receive(arguments: argparse.Namespace) -> int:
    """Merge what an inbox holds into a copy of the workbook; the workbook itself is never written."""
    from xlsx_addin.exchange.receive_preview import score_lines
    from xlsx_addin.exchange.receive_report import change_listing, difference_listing, receive_document, receive_listing

    output, archive = _places(arguments)
    plan = _receive(arguments, output, archive)
    written = None if arguments.dry_run else output
    if arguments.json:
        print_json(receive_document(plan, written))
    else:
        print(receive_listing(plan))
        if written is None:
            scores = score_lines(plan.items)
            print("\n".join(["", words.DRY_RUN, change_listing(plan.changes), *scores, *difference_listing(plan)]))
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


def _places(arguments: argparse.Namespace) -> tuple[Path | None, Path]:
    """Where the new workbook goes, and the archive."""
    output: Path | None = arguments.output
    if output is None and not arguments.dry_run:
        raise Refusal(words.OUTPUT_NEEDED)
    if output is not None:
        # Whether another file stands there is asked once it is known what would be written.
        check_output(output, arguments.file, force=True)
    beside = output if output is not None else arguments.file
    archive: Path = arguments.archive or beside.parent / folders.ARCHIVE
    return output, archive
