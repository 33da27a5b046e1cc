"""``python -m tests.windows.typed_commands``: many commands in one process, for to start it takes seconds under Wine.

A line of standard input is ``{"folder": …, "arguments": […]}``; the answer is a line of JSON with the exit status and
what the command wrote to its two streams.
"""

from __future__ import annotations

import json
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from io import StringIO

from xlsx_addin.cli.main import main


def answer(folder: str, arguments: list[str]) -> tuple[int, str, str]:
    """Run a command in a folder."""
    with chdir(folder), redirect_stdout(StringIO()) as said, redirect_stderr(StringIO()) as complained:
        status = main(arguments)
    return status, said.getvalue(), complained.getvalue()


if __name__ == "__main__":
    for line in sys.stdin:
        print(json.dumps(answer(**json.loads(line))), flush=True)
