"""What all commands share: how they are registered, their exit status, and the JSON that they print."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

DONE, ERRORS_FOUND, NOT_DONE = 0, 1, 2
"""The exit status (contract, section 4)."""


def add_command(
    commands: Any, name: str, help_text: str, run: Callable[[argparse.Namespace], int]
) -> argparse.ArgumentParser:
    """Register a command on argparse's subparsers; ``run`` gives its exit status."""
    parser: argparse.ArgumentParser = commands.add_parser(name, help=help_text, description=help_text)
    parser.set_defaults(run=run)
    return parser


def print_json(document: object) -> None:
    """The one JSON document on standard output."""
    sys.stdout.write(json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n")
