"""Where the templates of a run come from: the package's own, or an office's, which another process reads and fills."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

from xlsx_addin.children.process import ChildLimits, ChildLost, ChildProcess
from xlsx_addin.paper.letterhead import DocumentFields, on_paper
from xlsx_addin.refusal import Refusal
from xlsx_addin.vietnamese.quoting import quoted
from xlsx_addin.words import paper_files as words

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from xlsx_addin.paper.documents import TemplateSource
    from xlsx_addin.paper.rendering import PageProgress, Prepared

_CHILD = "xlsx_addin.paper.template_child"
TEMPLATE_LIMITS = ChildLimits(cpu_seconds=4.0, wall_seconds=300.0, memory_bytes=500_000_000)
"""With the start of the process and a page of its values a template stays below five seconds."""
_LONGEST_REASON = 600


class Templates(ChildProcess):
    """The templates of one run; one process stands behind all of an office's own, none where there are none."""

    def __init__(self, own_folder: Path | None, limits: ChildLimits = TEMPLATE_LIMITS) -> None:
        """``own_folder`` is ``Mẫu văn bản`` beside the workbook."""
        super().__init__(limits, _CHILD)
        self._folder = own_folder

    def prepared(self, source: TemplateSource) -> Prepared | OfficeTemplate:
        """The office's own template of that name where there is one, else the package's.

        Refusal where the office's own cannot be used.
        """
        path = None if self._folder is None else self._folder / source.file
        if path is None or not os.path.lexists(path):
            # What fills them is the half of a second that a run with templates of the office's own does not wait for.
            from xlsx_addin.paper.rendering import Prepared
            from xlsx_addin.paper.shipped_templates import shipped_template

            return Prepared(shipped_template(source), source.fields)
        return OfficeTemplate(self, path, source.file)


class OfficeTemplate:
    """An office's own template. This process never opens it: it asks the other one for finished documents."""

    def __init__(self, child: ChildProcess, path: Path, file: str) -> None:
        """Refusal where it cannot be used."""
        self._child, self._path, self._file = child, path, file
        self._is_lost = False
        self._ask({"do": "check"}, None)

    def fill(
        self, fields: DocumentFields, *, title: str, moment: datetime, progress: PageProgress | None = None
    ) -> bytes:
        """The finished .docx; see ``Prepared.fill``."""
        values = json.dumps(on_paper(fields))
        request = {"do": "fill", "values": values, "title": title, "moment": moment.isoformat()}
        content = self._ask(request, progress)
        if content is None:
            raise Refusal(words.COSTLY.format(file=self._file))
        return content

    def _ask(self, request: dict[str, Any], progress: PageProgress | None) -> bytes | None:
        """The bytes among the answers. What once cost the process its life is not tried again."""
        costly = Refusal(words.COSTLY.format(file=self._file))
        if self._is_lost:
            raise costly
        content, reason = None, ""
        try:
            for answer in self._child.ask({**request, "path": str(self._path), "file": self._file}):
                if isinstance(answer, bytes):
                    content = answer
                elif "refused" in answer:
                    reason = quoted(str(answer["refused"]), _LONGEST_REASON)
                elif progress is not None:
                    progress(int(answer["done"]), int(answer["of"]))
        except (ChildLost, KeyError, TypeError, ValueError):
            self._is_lost = True
            raise costly from None
        if reason:
            raise Refusal(reason)
        return content
