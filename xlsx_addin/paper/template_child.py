"""The child process in which an office's own templates are read and filled, within limits (decision 8).

How it is asked and answers, ``children.serving`` says. Of a request ``path`` and ``file`` are the template and the
name of the shipped one whose place it takes; ``{"refused": …}`` is the answer where it cannot be used, and why.

- ``{"do": "check"}``: nothing but the end where it can be used.
- ``{"do": "fill", "values": …, "title": …, "moment": …}``: ``{"done": n, "of": m}`` from page to page, and the bytes
  of the document. ``values`` are the fields as text in JSON.
"""

from __future__ import annotations

import json
import time
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xlsx_addin.children import serving
from xlsx_addin.paper.rendering import Prepared
from xlsx_addin.paper.shipped_templates import SOURCES
from xlsx_addin.paper.template_file import read_template
from xlsx_addin.paper.template_package import LIMITS
from xlsx_addin.refusal import Refusal
from xlsx_addin.words import opening
from xlsx_addin.words import paper_files as words
from xlsx_addin.xlsx.package import Unreadable, read_file

if TYPE_CHECKING:
    from collections.abc import Iterator

_SECONDS_A_DOCUMENT = 0.2
_SECONDS_A_CHARACTER = 4e-6
"""Of the values: four times what the slowest of our own templates takes for them."""


class TemplateTime(serving.ProcessorTime):
    """The time of one template, through all the documents that are made from it.

    It begins with as much as any template may take, and each document adds what a page and the values on it cost.
    """

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self._left: dict[str, float] = {}
        self._file = ""
        self._since = 0.0

    def begin(self, request: dict[str, Any]) -> None:
        """Another request of the same template goes on with what is left."""
        self._file, self._since = str(request["file"]), time.process_time()
        added = 0.0
        if "values" in request:
            added = _SECONDS_A_DOCUMENT + _SECONDS_A_CHARACTER * len(request["values"])
        self._left[self._file] = self._left.get(self._file, self.seconds) + added
        self.allow(self._left[self._file])

    def end(self) -> None:
        """What was spent is gone."""
        super().end()
        self._left[self._file] -= time.process_time() - self._since


class TemplateFiller:
    """Answers requests; a template is read once, however many documents are made from it."""

    def __init__(self) -> None:
        self._prepared: dict[str, Prepared] = {}

    def answer(self, request: dict[str, Any]) -> Iterator[dict[str, Any] | bytes]:
        """The answer to one request; whatever is wrong with a template is said of it."""
        file = str(request["file"])
        try:
            template = self._template(file, Path(request["path"]))
            if request["do"] == "fill":
                moment = datetime.fromisoformat(request["moment"])
                for step in template.filling(json.loads(request["values"]), request["title"], moment):
                    yield step if isinstance(step, bytes) else {"done": step[0], "of": step[1]}
        except Refusal as refusal:
            yield {"refused": str(refusal)}
        except MemoryError:
            yield {"refused": words.COSTLY.format(file=file)}
        except Exception:  # noqa: BLE001 - a hostile file must not end the process
            yield {"refused": words.DAMAGED.format(file=file)}

    def _template(self, file: str, path: Path) -> Prepared:
        if file not in self._prepared:
            source = next(source for source in SOURCES if source.file == file)
            self._prepared[file] = Prepared(read_template(_content(path, file), file), source.fields)
        return self._prepared[file]


def run(memory_bytes: int, cpu_seconds: float) -> None:
    """What the process does from beginning to end."""
    serving.run(memory_bytes, TemplateTime(cpu_seconds), TemplateFiller().answer)


def _content(path: Path, file: str) -> bytes:
    try:
        return read_file(path, LIMITS)
    except Unreadable as error:
        if error.sentence == opening.NOT_A_FILE:
            raise Refusal(words.NOT_A_FILE.format(file=file)) from None
        raise Refusal(error.sentence.format(file=file)) from None
