"""The commands of the main job: ``demo``, ``new``, ``appraise``, ``check``, ``drop``, ``build-template``."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xlsx_addin.cli import command
from xlsx_addin.refusal import Refusal
from xlsx_addin.words import carry_over as carry_over_words
from xlsx_addin.words import commands as words
from xlsx_addin.words import overview as overview_words
from xlsx_addin.words import paper_making as paper_words

if TYPE_CHECKING:
    import argparse

SAMPLE_NAME = "So_mau.xlsm"
OUTPUT_NAME = "So_mau_da_tham_dinh.xlsx"


def add_commands(commands: Any) -> None:
    """Register the commands of the main job."""
    demo = command.add_command(commands, "demo", words.HELP_DEMO, run_demo)
    demo.add_argument("folder", metavar="DIR", nargs="?", type=Path, default=Path(), help=words.HELP_FOLDER)
    command.add_common(demo, "--force")
    rehearsals = demo.add_mutually_exclusive_group()
    rehearsals.add_argument("--levels", action="store_true", help=words.HELP_LEVELS)
    rehearsals.add_argument("--overview", action="store_true", help=overview_words.HELP_DEMO)
    new = command.add_command(commands, "new", words.HELP_NEW, run_new)
    new.add_argument("file", metavar="FILE.xlsm", type=Path, help=words.HELP_NEW_FILE)
    new.add_argument("--from", dest="source", metavar="OLD", type=Path, help=words.HELP_FROM)
    new.add_argument("--letter", metavar="ID_OR_FILE", help=words.HELP_LETTER)
    new.add_argument("--year", metavar="YEAR", type=year_of_text, help=words.HELP_YEAR)
    appraise = command.add_command(commands, "appraise", words.HELP_APPRAISE, run_appraise, "file")
    appraise.add_argument("-o", "--output", metavar="OUT.xlsx", type=Path, help=words.HELP_OUTPUT)
    command.add_common(appraise, "--force", "--json", "--today")
    check = command.add_command(commands, "check", words.HELP_CHECK, run_check, "file")
    check.add_argument("--code", metavar="CODE", type=printed_code, help=paper_words.HELP_CODE)
    command.add_common(check, "--json", "--today")
    drop = command.add_command(commands, "drop", words.HELP_DROP, run_drop)
    drop.add_argument("files", metavar="FILE", nargs="*", type=Path, help=words.HELP_DROPPED)
    build = command.add_command(commands, "build-template", words.HELP_BUILD_TEMPLATE, run_build_template)
    build.add_argument(
        "output", metavar="OUT", nargs="?", type=Path, default=Path("workbook_template.xlsm"), help=words.HELP_TEMPLATE
    )


def year_of_text(text: str) -> int:
    """A year given on the command line."""
    if not (len(text) == 4 and text.isascii() and text.isdigit()):
        raise Refusal(carry_over_words.YEAR_UNREADABLE.format(value=text))
    return int(text)


def run_appraise(arguments: argparse.Namespace) -> int:
    """The button's job without Excel; the file itself is never written."""
    output: Path | None = arguments.output
    if output is not None:
        command.check_output(output, arguments.file, force=arguments.force)
    with command.appraised(arguments.file, arguments.today) as (workbook, job):
        if output is not None:
            from xlsx_addin.exchange.sending.open_matters import open_matters
            from xlsx_addin.jobs.appraised_file import write_appraised

            write_appraised(output, workbook, job, matters=open_matters(job), force=arguments.force)
    if arguments.json:
        from xlsx_addin.report import appraisal_document

        command.print_json(appraisal_document(job.appraisal))
    else:
        from xlsx_addin.cli.listing import appraisal_listing, terminal_width

        print(appraisal_listing(job.appraisal, width=terminal_width()))
        if output is not None:
            print("\n" + words.WRITTEN.format(file=output))
    return command.exit_status(job.appraisal)


def run_check(arguments: argparse.Namespace) -> int:
    """The problems alone; with ``--code`` also whether the workbook is the one that a paper was made from."""
    printed = arguments.code
    with command.appraised(arguments.file, arguments.today) as (_, job):
        fits = printed is None or printed == job.run.data_code
    if arguments.json:
        from xlsx_addin.report import check_document

        code = {} if printed is None else {"code": {"printed": printed, "workbook": job.run.data_code, "fits": fits}}
        command.print_json({**check_document(job.appraisal), **code})
    else:
        from xlsx_addin.cli.listing import problem_listing, terminal_width

        if printed is not None:
            sentence = paper_words.CODE_FITS if fits else paper_words.CODE_DIFFERS
            print(sentence.format(code=job.run.data_code, printed=printed) + "\n")
        print(problem_listing(job.appraisal.problems, width=terminal_width()))
    return command.exit_status(job.appraisal) if fits else command.ERRORS_FOUND


def printed_code(text: str) -> str:
    """The code at the foot of a paper, however its sixteen digits are grouped."""
    from xlsx_addin.code_digits import typed_code

    code = typed_code(text)
    if code is None:
        raise Refusal(paper_words.CODE_UNREADABLE.format(code=text))
    return code


def run_new(arguments: argparse.Namespace) -> int:
    """A fresh workbook from the template, with the data of an older one where it is named; never overwrites."""
    if arguments.year is not None and arguments.source is None:
        raise Refusal(carry_over_words.YEAR_WITHOUT_SOURCE)
    if arguments.file.suffix.lower() != ".xlsm":
        raise Refusal(words.NEW_NOT_XLSM.format(file=arguments.file))
    if os.path.lexists(arguments.file):
        raise Refusal(words.NEW_EXISTS.format(file=arguments.file))
    from xlsx_addin.guidance.laying import asked_letter, lay

    report: list[str] = []
    asked = None if arguments.letter is None else asked_letter(arguments.letter, beside=arguments.file)
    if arguments.source is None:
        from xlsx_addin.atomic import write_atomically
        from xlsx_addin.guidance import load
        from xlsx_addin.template.for_letter import template_for

        write_atomically(arguments.file, template_for(asked.letter if asked else load()), force=False)
    else:
        from xlsx_addin.cli.terminal import ProgressLine
        from xlsx_addin.renewal.carry_over import carry_over

        letter = None if asked is None else asked.letter
        with ProgressLine() as line:
            line.say(carry_over_words.CARRYING_OVER)
            report = carry_over(arguments.source, arguments.file, year=arguments.year, letter=letter)
    if asked is not None and asked.file is not None:
        report.append(words.LETTER_LAID.format(file=lay(asked.file, arguments.file.absolute().parent)))
    print(words.CREATED.format(file=arguments.file), *report, sep="\n")
    return command.DONE


def run_drop(arguments: argparse.Namespace) -> int:
    """Appraise each workbook into a new file beside it, and say what became of all."""
    from xlsx_addin.cli.dropped_workbooks import drop

    return drop(arguments.files)


def run_build_template(arguments: argparse.Namespace) -> int:
    """Build the template from its sources, byte for byte the same each time."""
    from xlsx_addin.atomic import write_atomically
    from xlsx_addin.template.build import build

    write_atomically(arguments.output, build(macros=True), force=True)
    print(words.TEMPLATE_BUILT.format(file=arguments.output))
    return command.DONE


def run_demo(arguments: argparse.Namespace) -> int:
    """A sample workbook and its appraised copy in DIR, and the ranking; or what the other options rehearse there.

    Refusal before anything is written where one of the two is there already, unless ``--force``: a sample that somebody
    has worked on is theirs. The sample holds mistakes, so that they can be seen: the exit status is 1, as for any
    workbook with errors.
    """
    if arguments.levels:
        from xlsx_addin.cli.levels import demonstrate_levels

        return demonstrate_levels(arguments.folder)
    if arguments.overview:
        from xlsx_addin.cli.overview_demo import demonstrate_overview

        return demonstrate_overview(arguments.folder)
    from xlsx_addin.atomic import made_folder, refuse_existing
    from xlsx_addin.cli.listing import appraisal_listing, terminal_width
    from xlsx_addin.exchange.sending.open_matters import open_matters
    from xlsx_addin.jobs.appraise import appraise_workbook
    from xlsx_addin.jobs.appraised_file import write_appraised
    from xlsx_addin.sample.workbook import sample, write_sample
    from xlsx_addin.xlsx.reader import FileWorkbook

    target, output = arguments.folder / SAMPLE_NAME, arguments.folder / OUTPUT_NAME
    for file in (target, output):
        refuse_existing(file, force=arguments.force)
    made_folder(arguments.folder, words.FOLDER_UNUSABLE)
    write_sample(target)
    with FileWorkbook.open(target) as workbook:
        job = appraise_workbook(workbook, sample()["today"])
        write_appraised(output, workbook, job, matters=open_matters(job), force=True)
    print(appraisal_listing(job.appraisal, width=terminal_width()))
    print("\n" + words.DEMO_FILES.format(sample=target, output=output))
    return command.exit_status(job.appraisal)
