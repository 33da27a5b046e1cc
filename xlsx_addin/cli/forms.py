"""The command ``forms``: electronic forms for subjects and scorers, with the drafts of their mails (forms §5)."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xlsx_addin.appraisal.deadline import VIETNAM
from xlsx_addin.cli.appraisal import day
from xlsx_addin.cli.command import DONE, add_command, appraised, print_json
from xlsx_addin.refusal import Refusal
from xlsx_addin.words import folders
from xlsx_addin.words import form_mails as words
from xlsx_addin.words.commands import HELP_FILE, HELP_JSON, HELP_TODAY
from xlsx_addin.words.folder_lock import HELP_TAKE_OVER

if TYPE_CHECKING:
    import argparse

    from xlsx_addin.exchange.sending.form_dispatch import LaidOutForm


def add_commands(commands: Any) -> None:
    """Register the command."""
    forms = add_command(commands, "forms", words.HELP_FORMS, run_forms)
    forms.add_argument("file", metavar="FILE", type=Path, help=HELP_FILE)
    forms.add_argument("-o", "--output", metavar="DIR", type=Path, help=words.HELP_FOLDER)
    forms.add_argument("--only", choices=("report", "score"), help=words.HELP_ONLY)
    forms.add_argument("--for", dest="who", metavar="WHO", action="append", default=[], help=words.HELP_FOR)
    forms.add_argument("--again", action="store_true", help=words.HELP_AGAIN)
    forms.add_argument("--take-over", action="store_true", help=HELP_TAKE_OVER)
    forms.add_argument("--json", action="store_true", help=HELP_JSON)
    forms.add_argument("--today", metavar="YYYY-MM-DD", type=day, help=HELP_TODAY)


def run_forms(arguments: argparse.Namespace) -> int:
    """Write the forms that are due; Refusal, and so status 2, where none is."""
    from xlsx_addin.exchange.envelope.envelope_kind import FormKind
    from xlsx_addin.exchange.sending.draft_report import form_lines, form_sentences
    from xlsx_addin.exchange.sending.form_dispatch import due_forms, lay_out
    from xlsx_addin.exchange.sending.form_round import FormRound

    file: Path = arguments.file
    folder = arguments.output or file.parent / folders.SENT / folders.FORMS
    only = None if arguments.only is None else FormKind(f"{arguments.only}_form")
    with appraised(file, arguments.today) as (_, job):
        forms = FormRound(job, _moment(arguments))
        due = due_forms(forms, only=only, who=arguments.who, again=arguments.again)
        if not due:
            raise Refusal(words.NONE_DUE)
        items = lay_out(forms, due, folder, take_over=arguments.take_over)
    if arguments.json:
        print_json({"items": [_document(item) for item in items]})
    else:
        print("\n".join(form_lines(items)))
    for sentence in form_sentences(items, forms.alike):
        print(sentence, file=sys.stderr if arguments.json else sys.stdout)
    return DONE


def _moment(arguments: argparse.Namespace) -> datetime:
    moment = datetime.now(VIETNAM).replace(microsecond=0)
    if arguments.today is None:
        return moment
    return datetime.combine(arguments.today, moment.timetz())


def _document(item: LaidOutForm) -> dict[str, Any]:
    """What ``forms --json`` prints of one form."""
    return {
        "kind": item.kind.value,
        "subject": item.subject or None,
        "scorer": item.scorer or None,
        "form": str(item.form),
        "mail": None if item.mail is None else str(item.mail),
        "to": list(item.addresses),
        "code": item.code,
    }
