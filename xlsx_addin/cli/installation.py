"""The commands that set a machine up and look after it: ``install``, ``doctor``, ``bundle``, ``click``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xlsx_addin.cli.command import DONE, ERRORS_FOUND, NOT_DONE, add_command, add_common, print_json
from xlsx_addin.refusal import Refusal
from xlsx_addin.words import bundle as bundle_words
from xlsx_addin.words import installation as words

if TYPE_CHECKING:
    import argparse


def add_commands(commands: Any) -> None:
    """Register the commands on argparse's subparsers."""
    install = add_command(commands, "install", words.HELP_INSTALL, run_install)
    ways = install.add_mutually_exclusive_group()
    ways.add_argument("--folder", metavar="DIR", type=Path, help=words.HELP_INSTALL_FOLDER)
    ways.add_argument("--uninstall", action="store_true", help=words.HELP_UNINSTALL)
    install.add_argument("--letters", metavar="DIR", type=Path, help=words.HELP_INSTALL_LETTERS)
    install.add_argument("--with-program", action="store_true", help=words.HELP_WITH_PROGRAM)
    install.add_argument("--dry-run", action="store_true", help=words.HELP_DRY_RUN)
    doctor = add_command(commands, "doctor", words.HELP_DOCTOR, run_doctor)
    doctor.add_argument("file", metavar="FILE", nargs="?", type=Path, help=words.HELP_DOCTOR_FILE)
    add_common(doctor, "--json")
    doctor.add_argument("--report", metavar="FILE", type=Path, help=words.HELP_REPORT)
    bundle = add_command(commands, "bundle", words.HELP_BUNDLE, run_bundle)
    bundle.add_argument("folder", metavar="DIR", type=Path, help=words.HELP_BUNDLE_FOLDER)
    running = f"{sys.version_info.major}.{sys.version_info.minor}"
    python_help = words.HELP_PYTHON_VERSION.format(version=running)
    bundle.add_argument(
        "--with", dest="extras", metavar="EXTRA", action="append", default=[], help=words.HELP_BUNDLE_WITH
    )
    bundle.add_argument("--letter", metavar="FILE", type=Path, help=words.HELP_BUNDLE_LETTER)
    bundle.add_argument("--python-version", metavar="X.Y", default=running, help=python_help)
    bundle.add_argument("--with-python", metavar="FILE", type=Path, help=words.HELP_WITH_PYTHON)
    bundle.add_argument("--python-digest", metavar="SHA256", default="", help=words.HELP_PYTHON_DIGEST)
    click = add_command(commands, "click", words.HELP_CLICK, run_click)
    click.add_argument("button", metavar="MACRO", help=words.HELP_BUTTON)


def run_install(arguments: argparse.Namespace) -> int:
    """Set the machine up, or take everything back; print a line for each step."""
    from xlsx_addin.guidance import installed_folder
    from xlsx_addin.installation.install import Letters, install, this_machine, uninstall
    from xlsx_addin.paper.shipped_templates import originals

    machine = this_machine()
    if arguments.uninstall:
        lines = uninstall(machine, dry_run=arguments.dry_run, program_stays=not arguments.with_program)
    else:
        try:
            template, letters = _template_and_letters(arguments.letters)
            papers = originals()
        except OSError as error:
            raise Refusal(words.NO_TEMPLATE) from error
        folder = None if arguments.folder is None else arguments.folder.absolute()
        laid = Letters(installed_folder(), letters)
        lines = install(machine, template, folder, papers=papers, letters=laid, dry_run=arguments.dry_run)
    print(*lines, sep="\n")
    return DONE


def _template_and_letters(folder: Path | None) -> tuple[bytes, dict[str, bytes]]:
    """The clerk's workbook for the letter in the set's folder, and that letter's files; without one the package's."""
    from xlsx_addin.guidance.laying import letter_files
    from xlsx_addin.guidance.strict import read_letter
    from xlsx_addin.resources import template_bytes
    from xlsx_addin.template.for_letter import template_for

    letters = [] if folder is None else sorted(folder.glob("*.toml"))
    if not letters:
        return template_bytes(), {}
    files = {name: content for file in letters for name, content in letter_files(file).items()}
    return template_for(read_letter(letters[0])), files


def run_doctor(arguments: argparse.Namespace) -> int:
    """Examine the machine; status 1 where something is wrong with it."""
    from xlsx_addin.installation.doctor import examine, installed_workbook
    from xlsx_addin.installation.install import this_machine

    machine = this_machine()
    workbook = installed_workbook(machine) if arguments.file is None else arguments.file.absolute()
    examination = examine(machine, workbook)
    if arguments.report is not None:
        from xlsx_addin.atomic import write_atomically
        from xlsx_addin.installation.support_report import report
        from xlsx_addin.state_folder import log_folder

        write_atomically(arguments.report, report(machine, examination, workbook, log_folder()).encode())
        print(words.REPORT_WRITTEN.format(path=arguments.report), file=sys.stderr)
    if arguments.json:
        print_json(examination.as_json())
    else:
        print(examination.as_text())
    return DONE if examination.is_good else ERRORS_FOUND


def run_bundle(arguments: argparse.Namespace) -> int:
    """Gather the offline set, and list its wheels."""
    from xlsx_addin.cli.terminal import ProgressLine
    from xlsx_addin.guidance.laying import letter_files
    from xlsx_addin.installation.bundle import gather
    from xlsx_addin.installation.handed_on import OfficialPython
    from xlsx_addin.paper.shipped_templates import originals

    own = OfficialPython(arguments.with_python, arguments.python_digest) if arguments.with_python else None
    letter = {} if arguments.letter is None else letter_files(arguments.letter)
    with ProgressLine() as line:
        bundle = gather(
            arguments.folder, arguments.python_version, arguments.extras, originals(), letter, own, line.say
        )
    print(*bundle.wheels, sep="\n")
    print(
        bundle_words.GATHERED.format(
            version=bundle.python,
            path=bundle.folder,
            count=len(bundle.wheels),
            megabytes=bundle.megabytes,
        )
    )
    print(bundle_words.NEXT)
    for package in bundle.without_licence:
        print(bundle_words.WITHOUT_LICENCE.format(package=package), file=sys.stderr)
    return DONE


def run_click(arguments: argparse.Namespace) -> int:
    """Press a button of the workbook open in Excel; what went wrong is shown in a box, for there may be no console."""
    from xlsx_addin.buttons.outside_click import attach
    from xlsx_addin.windows_box import warn

    try:
        attach(arguments.button)
    except Refusal as refusal:
        warn(str(refusal))
        return NOT_DONE
    return DONE
