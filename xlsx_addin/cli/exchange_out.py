"""The commands that send: ``send``, ``return``, ``remind`` (envelope §7), and ``forms`` (forms §5).

``forms`` writes electronic forms for subjects and scorers, with the drafts of their mails.
"""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xlsx_addin.appraisal.deadline import VIETNAM
from xlsx_addin.cli import command
from xlsx_addin.refusal import Refusal
from xlsx_addin.words import exchange as words
from xlsx_addin.words import folders
from xlsx_addin.words import form_mails as form_words

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from xlsx_addin.appraisal.verdict import Appraisal
    from xlsx_addin.exchange.sending.dispatch import Letter
    from xlsx_addin.exchange.sending.form_dispatch import LaidOutForm

_SENT = ("envelope", "mail", "version", "digest", "code", "subjects", "to")
"""What ``send --json`` prints; all null where nothing was sent."""


def add_commands(commands: Any) -> None:
    """Register the commands that send."""
    for name, help_text, run in (
        ("send", words.HELP_SEND, run_send),
        ("return", words.HELP_RETURN, run_return),
        ("remind", words.HELP_REMIND, run_remind),
    ):
        parser = command.add_command(commands, name, help_text, run, "file")
        parser.add_argument("-o", "--output", metavar="DIR", type=Path, help=words.HELP_FOLDER)
        command.add_common(parser, "--take-over", "--json")
        if name == "send":
            parser.add_argument("--to", metavar="ADDRESS", default="", help=words.HELP_TO)
            parser.add_argument("--with-errors", action="store_true", help=words.HELP_WITH_ERRORS)
    forms = command.add_command(commands, "forms", form_words.HELP_FORMS, run_forms, "file")
    forms.add_argument("-o", "--output", metavar="DIR", type=Path, help=form_words.HELP_FOLDER)
    forms.add_argument("--only", choices=("report", "score"), help=form_words.HELP_ONLY)
    forms.add_argument("--for", dest="who", metavar="WHO", action="append", default=[], help=form_words.HELP_FOR)
    forms.add_argument("--again", action="store_true", help=form_words.HELP_AGAIN)
    command.add_common(forms, "--take-over", "--json", "--today")


def run_send(arguments: argparse.Namespace) -> int:
    """A submission and its draft; nothing while there are errors, unless ``--with-errors``."""
    from xlsx_addin.exchange.sending.dispatch import NotSent, send
    from xlsx_addin.exchange.sending.draft_report import addressee_sentences

    with command.appraised(arguments.file) as (_, job):
        options = {"to": arguments.to, "with_errors": arguments.with_errors, "take_over": arguments.take_over}
        sent = send(job, _folder(arguments), **options)
    if isinstance(sent, NotSent):
        _say_not_sent(sent.errors, job.appraisal, as_json=arguments.json)
        return command.ERRORS_FOUND
    version, digest, subjects = sent.manifest.version, sent.manifest.digest, sent.manifest.subjects
    facts = (sent.envelope, sent.mail, version, digest, sent.code, subjects, sent.addresses)
    document = dict(zip(_SENT, facts, strict=True))
    if arguments.json:
        command.print_json(document)
    else:
        print(words.SENT.format(**document))
        if sent.errors:
            print(words.SENT_WITH_ERRORS.format(errors=sent.errors))
    command.say_beside(addressee_sentences(sent), as_json=arguments.json)
    return command.ERRORS_FOUND if sent.errors else command.DONE


def _say_not_sent(errors: int, appraisal: Appraisal, *, as_json: bool) -> None:
    if as_json:
        from xlsx_addin.report import check_document

        command.print_json({**dict.fromkeys(_SENT), "problems": check_document(appraisal)["problems"]})
    else:
        from xlsx_addin.cli.listing import problem_listing, terminal_width

        print(problem_listing(appraisal.problems, width=terminal_width()))
    print(words.NOT_SENT.format(errors=errors), file=sys.stderr)


def run_return(arguments: argparse.Namespace) -> int:
    """One result and one draft for each sender."""
    from xlsx_addin.exchange.sending.dispatch import return_results

    with command.appraised(arguments.file) as (_, job):
        items = return_results(job, _folder(arguments), take_over=arguments.take_over)
    documents = [_document(item) for item in items] if arguments.json else None
    _tell(items, documents, words.RETURNED, words.NOTHING_TO_RETURN)
    return command.exit_status(job.appraisal)


def run_remind(arguments: argparse.Namespace) -> int:
    """A reminder draft for each expected sender from whom nothing is merged."""
    from xlsx_addin.exchange.sending.dispatch import remind

    with command.appraised(arguments.file) as (_, job):
        items = remind(job, _folder(arguments), take_over=arguments.take_over)
    waiting = [{**_document(item), "waiting": item.waiting and item.waiting.value} for item in items]
    _tell(items, waiting if arguments.json else None, words.REMINDED, words.NOBODY_TO_REMIND)
    return command.DONE


def _folder(arguments: argparse.Namespace) -> Path:
    return Path(arguments.output or arguments.file.parent / folders.SENT)


def _document(item: Letter) -> dict[str, Any]:
    """What ``return --json`` prints of one draft."""
    return {"recipient": item.recipient, "envelope": item.envelope, "mail": item.mail, "to": item.addresses}


def _tell(items: Sequence[Letter], documents: Sequence[dict[str, Any]] | None, line: str, nothing: str) -> None:
    """What was written, and what the clerk has to do about the drafts; ``documents`` where JSON is asked for."""
    from xlsx_addin.exchange.sending.draft_report import item_sentences

    if documents is not None:
        command.print_json({"items": documents})
    elif items:
        print("\n".join(line.format(**_document(item)) for item in items))
    else:
        print(nothing)
    command.say_beside(item_sentences(items), as_json=documents is not None)


def run_forms(arguments: argparse.Namespace) -> int:
    """Write the forms that are due; Refusal, and so status 2, where none is."""
    from xlsx_addin.exchange.envelope.envelope_kind import FormKind
    from xlsx_addin.exchange.sending.draft_report import form_lines, form_sentences
    from xlsx_addin.exchange.sending.form_dispatch import due_forms, lay_out
    from xlsx_addin.exchange.sending.form_round import FormRound

    folder = arguments.output or arguments.file.parent / folders.SENT / folders.FORMS
    only = None if arguments.only is None else FormKind(f"{arguments.only}_form")
    now = datetime.now(VIETNAM).replace(microsecond=0)
    with command.appraised(arguments.file, arguments.today) as (_, job):
        forms = FormRound(job, datetime.combine(arguments.today or now.date(), now.timetz()))
        due = due_forms(forms, only=only, who=arguments.who, again=arguments.again)
        if not due:
            raise Refusal(form_words.NONE_DUE)
        items = lay_out(forms, due, folder, take_over=arguments.take_over)
    if arguments.json:
        command.print_json({"items": [_form_document(item) for item in items]})
    else:
        print("\n".join(form_lines(items)))
    command.say_beside(form_sentences(items, forms.asked.alike), as_json=arguments.json)
    return command.DONE


def _form_document(item: LaidOutForm) -> dict[str, Any]:
    """What ``forms --json`` prints of one form."""
    form = item.manifest
    return {
        "kind": form.kind.value,
        "subject": form.subject or None,
        "scorer": form.scorer or None,
        "form": item.form,
        "mail": item.mail,
        "to": item.addresses,
        "code": form.code,
    }
