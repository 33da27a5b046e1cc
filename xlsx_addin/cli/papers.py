"""The command ``paper``: the documents of the procedure from one workbook (papers §1)."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xlsx_addin.cli import command
from xlsx_addin.folder_lock import locked
from xlsx_addin.refusal import Refusal
from xlsx_addin.words import commands as command_words
from xlsx_addin.words import folders
from xlsx_addin.words import paper_making as words

if TYPE_CHECKING:
    import argparse

    from xlsx_addin.appraisal.verdict import Appraisal
    from xlsx_addin.paper.document_set import DocumentSet, WrittenDocument


def add_commands(commands: Any) -> None:
    """Register the command."""
    paper = command.add_command(commands, "paper", words.HELP_PAPER, run_paper)
    paper.add_argument("file", metavar="FILE", type=Path, nargs="?", help=command_words.HELP_FILE)
    paper.add_argument("-o", "--output", metavar="DIR", type=Path, help=words.HELP_FOLDER)
    paper.add_argument("--only", metavar="CODE", action="append", default=[], help=words.HELP_ONLY)
    paper.add_argument("--for", metavar="MÃ", dest="asked_for", action="append", default=[], help=words.HELP_FOR)
    paper.add_argument("--pdf", action="store_true", help=words.HELP_PDF)
    paper.add_argument("--templates", metavar="DIR", type=Path, help=words.HELP_TEMPLATES)
    command.add_common(paper, "--take-over", "--json", "--today")


def run_paper(arguments: argparse.Namespace) -> int:
    """Write the documents that the workbook's level makes; the workbook itself is never written."""
    if arguments.templates is not None:
        from xlsx_addin.paper.shipped_templates import copy_templates

        written = copy_templates(arguments.templates)
        sentence = words.TEMPLATES_COPIED if written else words.TEMPLATES_THERE
        print(sentence.format(count=len(written), folder=arguments.templates))
        return command.DONE
    if arguments.file is None:
        raise Refusal(words.FILE_MISSING)
    appraisal, made = _make(arguments)
    if arguments.json:
        command.print_json({"items": [_item(item) for item in made.items]})
    else:
        for item in made.items:
            sentence = words.WRITTEN_DRAFT if item.is_draft else words.WRITTEN
            for path in (item.docx, item.pdf):
                if path is not None:
                    print(sentence.format(document=item.code.value, file=path))
        if made.snapshot is not None:
            print(words.SNAPSHOT.format(file=made.snapshot))
    for note in (*made.notes, *made.failures):
        print(note, file=sys.stderr if arguments.json or note in made.failures else sys.stdout)
    return command.ERRORS_FOUND if made.failures else command.exit_status(appraisal)


def _make(arguments: argparse.Namespace) -> tuple[Appraisal, DocumentSet]:
    from xlsx_addin.cli.terminal import ProgressLine
    from xlsx_addin.exchange.sending.received_senders import received_senders
    from xlsx_addin.jobs.appraise import appraise_workbook
    from xlsx_addin.jobs.appraised_file import write_appraised
    from xlsx_addin.paper.comparison import paper_changes
    from xlsx_addin.paper.document_set import make_papers
    from xlsx_addin.paper.dossier_reader import read_dossier
    from xlsx_addin.paper.progress import PaperProgress
    from xlsx_addin.paper.shipped_templates import own_templates
    from xlsx_addin.workbook.sheets import SheetCache
    from xlsx_addin.xlsx.reader import FileWorkbook

    folder = arguments.output if arguments.output is not None else arguments.file.parent / folders.PAPERS
    with FileWorkbook.open(arguments.file) as file, locked(folder, take_over=arguments.take_over):
        command.tell_of_neighbours(arguments.file)
        workbook = SheetCache(file)
        job = appraise_workbook(workbook, arguments.today)
        changes = paper_changes(job, folder)
        with ProgressLine() as line:
            made = make_papers(
                read_dossier(job, arguments.today, received=received_senders, asked_for=arguments.asked_for),
                folder,
                only=arguments.only,
                templates=own_templates(arguments.file),
                pdf=arguments.pdf,
                replaced=None if changes is None else changes.made,
                write_snapshot=lambda path: write_appraised(path, workbook, job),
                progress=PaperProgress(line.say).show,
            )
    return job.appraisal, made


def _item(item: WrittenDocument) -> dict[str, Any]:
    """What ``paper --json`` prints of one document."""
    named = {"document": item.code.value, "recipient": item.recipient}
    return {**named, "docx": item.docx, "pdf": item.pdf, "draft": item.is_draft}
