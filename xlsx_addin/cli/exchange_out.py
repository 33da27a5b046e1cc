"""The commands that send: ``send``, ``return``, ``remind`` (envelope §7), and ``forms`` (forms §5).

``forms`` writes electronic forms for subjects and scorers, with the drafts of their mails.
"""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xlsx_addin.appraisal.deadline import VIETNAM
from xlsx_addin.cli.appraisal import day
from xlsx_addin.cli.command import DONE, ERRORS_FOUND, add_command, appraised, print_json
from xlsx_addin.refusal import Refusal
from xlsx_addin.words import exchange as words
from xlsx_addin.words import folders
from xlsx_addin.words import form_mails as form_words
from xlsx_addin.words.commands import HELP_FILE, HELP_JSON, HELP_TODAY
from xlsx_addin.words.folder_lock import HELP_TAKE_OVER

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

    from xlsx_addin.appraisal.verdict import Appraisal
    from xlsx_addin.exchange.sending.dispatch import Letter, NotSent, Sent
    from xlsx_addin.exchange.sending.form_dispatch import LaidOutForm


def add_commands(commands: Any) -> None:
    """Register the commands that send."""

    def command(name: str, help_text: str, run: Callable[[argparse.Namespace], int]) -> argparse.ArgumentParser:
        parser = add_command(commands, name, help_text, run)
        parser.add_argument("file", metavar="FILE", type=Path, help=HELP_FILE)
        parser.add_argument("-o", "--output", metavar="DIR", type=Path, help=words.HELP_FOLDER)
        parser.add_argument("--take-over", action="store_true", help=HELP_TAKE_OVER)
        parser.add_argument("--json", action="store_true", help=HELP_JSON)
        return parser

    send = command("send", words.HELP_SEND, run_send)
    send.add_argument("--to", metavar="ADDRESS", default="", help=words.HELP_TO)
    send.add_argument("--with-errors", action="store_true", help=words.HELP_WITH_ERRORS)
    command("return", words.HELP_RETURN, run_return)
    command("remind", words.HELP_REMIND, run_remind)
    forms = add_command(commands, "forms", form_words.HELP_FORMS, run_forms)
    forms.add_argument("file", metavar="FILE", type=Path, help=HELP_FILE)
    forms.add_argument("-o", "--output", metavar="DIR", type=Path, help=form_words.HELP_FOLDER)
    forms.add_argument("--only", choices=("report", "score"), help=form_words.HELP_ONLY)
    forms.add_argument("--for", dest="who", metavar="WHO", action="append", default=[], help=form_words.HELP_FOR)
    forms.add_argument("--again", action="store_true", help=form_words.HELP_AGAIN)
    forms.add_argument("--take-over", action="store_true", help=HELP_TAKE_OVER)
    forms.add_argument("--json", action="store_true", help=HELP_JSON)
    forms.add_argument("--today", metavar="YYYY-MM-DD", type=day, help=HELP_TODAY)


def run_send(arguments: argparse.Namespace) -> int:
    """A submission and its draft; nothing while there are errors, unless ``--with-errors``."""
    from xlsx_addin.exchange.sending.dispatch import NotSent, send
    from xlsx_addin.exchange.sending.draft_report import addressee_sentences

    with appraised(arguments.file) as (_, job):
        sent = send(
            job,
            _folder(arguments),
            to=arguments.to,
            with_errors=arguments.with_errors,
            take_over=arguments.take_over,
        )
    if isinstance(sent, NotSent):
        _say_not_sent(sent, job.appraisal, as_json=arguments.json)
        return ERRORS_FOUND
    if arguments.json:
        print_json(_document(sent))
        for sentence in addressee_sentences(sent):
            print(sentence, file=sys.stderr)
    else:
        print(_sent_words(sent))
    return ERRORS_FOUND if sent.errors else DONE


def _sent_words(sent: Sent) -> str:
    from xlsx_addin.exchange.sending.draft_report import addressee_sentences

    sentences = [
        words.SENT.format(
            version=sent.version, subjects=sent.subjects, envelope=sent.envelope, mail=sent.mail, code=sent.code
        )
    ]
    if sent.errors:
        sentences.append(words.SENT_WITH_ERRORS.format(errors=sent.errors))
    return "\n".join([*sentences, *addressee_sentences(sent)])


def run_return(arguments: argparse.Namespace) -> int:
    """One result and one draft for each sender."""
    from xlsx_addin.exchange.sending.dispatch import return_results

    with appraised(arguments.file) as (_, job):
        returned = return_results(job, _folder(arguments), take_over=arguments.take_over)
    if arguments.json:
        print_json({"items": [_item_document(item) for item in returned.items]})
    else:
        _print_items(returned.items, words.RETURNED, words.NOTHING_TO_RETURN)
    _say_what_is_left(returned.items, as_json=arguments.json)
    return ERRORS_FOUND if returned.errors else DONE


def run_remind(arguments: argparse.Namespace) -> int:
    """A reminder draft for each expected sender from whom nothing is merged."""
    from xlsx_addin.exchange.sending.dispatch import remind

    with appraised(arguments.file) as (_, job):
        items = remind(job, _folder(arguments), take_over=arguments.take_over)
    if arguments.json:
        print_json({"items": [_reminder_document(item) for item in items]})
    else:
        _print_items(items, words.REMINDED, words.NOBODY_TO_REMIND)
    _say_what_is_left(items, as_json=arguments.json)
    return DONE


def _folder(arguments: argparse.Namespace) -> Path:
    folder: Path | None = arguments.output
    file: Path = arguments.file
    return file.parent / folders.SENT if folder is None else folder


def _document(sent: Sent | None) -> dict[str, Any]:
    """What ``send --json`` prints; all null where nothing was sent."""
    if sent is None:
        return dict.fromkeys(("envelope", "mail", "version", "digest", "code", "subjects", "to"))
    return {
        "envelope": str(sent.envelope),
        "mail": str(sent.mail),
        "version": sent.version,
        "digest": sent.digest,
        "code": sent.code,
        "subjects": sent.subjects,
        "to": list(sent.addresses),
    }


def _say_not_sent(refused: NotSent, appraisal: Appraisal, *, as_json: bool) -> None:
    if as_json:
        from xlsx_addin.report import check_document

        print_json({**_document(None), "problems": check_document(appraisal)["problems"]})
    else:
        from xlsx_addin.cli.listing import problem_listing, terminal_width

        print(problem_listing(appraisal.problems, width=terminal_width()))
    print(words.NOT_SENT.format(errors=refused.errors), file=sys.stderr)


def _item_document(item: Letter) -> dict[str, Any]:
    """What ``return --json`` prints of one draft."""
    return {
        "recipient": item.recipient,
        "envelope": None if item.envelope is None else str(item.envelope),
        "mail": str(item.mail),
        "to": list(item.addresses),
    }


def _reminder_document(item: Letter) -> dict[str, Any]:
    """What ``remind --json`` prints of one draft."""
    return {**_item_document(item), "waiting": None if item.waiting is None else item.waiting.value}


def _print_items(items: Sequence[Letter], line: str, nothing: str) -> None:
    if not items:
        print(nothing)
    for item in items:
        print(line.format(recipient=item.recipient, envelope=item.envelope, mail=item.mail))


def _say_what_is_left(items: Sequence[Letter], *, as_json: bool) -> None:
    """What the clerk has to do about the drafts; beside a JSON document it goes to standard error."""
    from xlsx_addin.exchange.sending.draft_report import item_sentences

    for sentence in item_sentences(items):
        print(sentence, file=sys.stderr if as_json else sys.stdout)


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
            raise Refusal(form_words.NONE_DUE)
        items = lay_out(forms, due, folder, take_over=arguments.take_over)
    if arguments.json:
        print_json({"items": [_form_document(item) for item in items]})
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


def _form_document(item: LaidOutForm) -> dict[str, Any]:
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
