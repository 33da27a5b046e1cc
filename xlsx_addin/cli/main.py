"""The command line (commands §1): arguments, exit status, and nothing that a command does.

Exit status: 0 done, no errors found; 1 done, errors found in the data; 2 could not be done (one line on standard
error).
"""

from __future__ import annotations

import argparse
import gc
import os
import re
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any, NoReturn

from xlsx_addin import __version__
from xlsx_addin.cli.command import NOT_DONE, reason_of
from xlsx_addin.cli.terminal import Interruption, ignore_interruptions, printable_streams, unguarded
from xlsx_addin.refusal import Refusal
from xlsx_addin.words import commands as words

if TYPE_CHECKING:
    from collections.abc import Sequence

os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
"""No plugin of pydantic is ours; looking for them opens a file of every package that is installed."""


MODULES = {
    "appraisal": ("demo", "new", "appraise", "check", "drop", "build-template"),
    "exchange_out": ("send", "return", "remind", "forms"),
    "exchange_in": ("receive", "verify", "restore"),
    "overview": ("overview",),
    "papers": ("paper",),
    "letters": ("letter",),
    "installation": ("install", "doctor", "bundle", "click"),
    "pressing": ("press",),
}
"""Which module registers which commands, in the order of the help."""


class Formatter(argparse.HelpFormatter):
    """Help with a Vietnamese first line."""

    def add_usage(self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None) -> None:
        """Put our own words before the usage."""
        super().add_usage(usage, actions, groups, words.HELP_USAGE if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """A parser whose help, and whose one line about a wrong command, are Vietnamese."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **{**options, "add_help": False, "formatter_class": Formatter})
        self._positionals.title, self._optionals.title = words.HELP_ARGUMENTS, words.HELP_OPTIONS
        self.add_argument("-h", "--help", action="help", help=words.HELP_HELP)

    def error(self, message: str) -> NoReturn:
        """Status 2, as for everything that could not be done."""
        for pattern, sentence in words.USAGE_FAULTS:
            found = re.fullmatch(pattern, message, re.DOTALL)
            if found is not None:
                raise Refusal(sentence.format(*found.groups()) + words.USAGE.format(program=self.prog))
        raise Refusal(words.USAGE_FAULT + words.USAGE.format(program=self.prog))


def parser(command: str | None = None) -> argparse.ArgumentParser:
    """Every command, or only the module of the one that is asked: importing the others takes longer than it works.

    Each command sets ``run``, which takes the arguments and returns the exit status.
    """
    root = Parser(prog="xlsx-addin", description=words.DESCRIPTION)
    root.add_argument("--version", action="version", version=f"xlsx-addin {__version__}", help=words.HELP_VERSION)
    commands = root.add_subparsers(title=words.COMMANDS, metavar=words.COMMAND, required=True)
    asked = [module for module, names in MODULES.items() if command in names]
    for module in asked or MODULES:
        import_module(f"xlsx_addin.cli.{module}").add_commands(commands)
    return root


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status; nothing but a refusal's sentence goes to standard error."""
    gc.disable()  # a command is over before collecting would pay
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    with Interruption() as interruption, printable_streams():
        try:
            typed = sys.argv[1:] if arguments is None else arguments
            parsed = parser(typed[0] if typed else None).parse_args(typed)
            return int(parsed.run(parsed))
        except BrokenPipeError:
            unguarded(sys.stderr).close()
        except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - a clerk never sees a traceback
            print(_sentence(error, is_interrupted=bool(interruption.asked)), file=sys.stderr)
    return NOT_DONE


def _sentence(error: BaseException, *, is_interrupted: bool) -> str:
    """Why a command could not be done, on one line."""
    if is_interrupted or isinstance(error, KeyboardInterrupt):
        return words.INTERRUPTED  # a library may have made something else of it
    return reason_of(error).replace("\n", " ")


def run() -> NoReturn:
    """The console script."""
    status = main()
    ignore_interruptions()
    gc.freeze()  # the interpreter would look through everything once more as it ends
    sys.exit(status)
