"""A set of documents: all that a level makes, the workbook that they were made from, and PDF where asked for.

What cannot be made is told and leaves the others alone; nothing is written by half and nothing is written over.
"""

from __future__ import annotations

import shutil
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from xlsx_addin.atomic import write_atomically
from xlsx_addin.paper.documents import Code, Document, TemplateSource, documents, index_fields, made_by
from xlsx_addin.paper.files import INDEX, free_path, prepared_folder, snapshot_stem, stem, write_new
from xlsx_addin.paper.office_templates import OfficeTemplate, Templates
from xlsx_addin.paper.pdf import find_converter
from xlsx_addin.refusal import Refusal
from xlsx_addin.stopped import Stopped
from xlsx_addin.terms import PaperExtra
from xlsx_addin.words import paper_files as words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from xlsx_addin.paper.dossier import Dossier
    from xlsx_addin.paper.pdf import Converter
    from xlsx_addin.paper.rendering import PageProgress, Prepared

    ProgressCallback: TypeAlias = Callable[[str, int, int], None]

_DOCX, _PDF = ".docx", ".pdf"


@dataclass(slots=True)
class WrittenDocument:
    """One document that was written."""

    code: Code
    recipient: str | None
    docx: Path
    pdf: Path | None = None
    is_draft: bool = False


@dataclass(slots=True)
class DocumentSet:
    """What was written, what could not be and why, and what there was no need to make."""

    folder: Path
    items: list[WrittenDocument] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    snapshot: Path | None = None
    is_stopped: bool = False
    """Whether the clerk stopped it, so that documents may be missing."""


def chosen(dossier: Dossier, only: Sequence[str]) -> tuple[Code, ...]:
    """The documents asked for, else the answers that are, else all of the level's.

    Refusal where one is not made at this level.
    """
    level = dossier.settings.level
    of_level = made_by(level)
    names = ", ".join(code.value for code in of_level)
    known, wanted = {code.value: code for code in Code}, set()
    for text in only:
        code = known.get(text.strip().upper())
        if code is None:
            raise Refusal(words.UNKNOWN_CODE.format(code=text, codes=", ".join(known)))
        if code not in of_level:
            raise Refusal(words.NOT_OF_LEVEL.format(code=code.value, level=level.value, codes=names))
        wanted.add(code)
    if not wanted:
        return tuple(code for code in of_level if code.record.on_request is bool(dossier.asked_for))
    return tuple(code for code in of_level if code in wanted)


def make_papers(
    dossier: Dossier,
    folder: Path,
    *,
    only: Sequence[str] = (),
    templates: Path | None = None,
    pdf: bool = False,
    write_snapshot: Callable[[Path], None] | None = None,
    replaced: date | None = None,
    progress: ProgressCallback = lambda _name, _done, _total: None,
) -> DocumentSet:
    """Write the documents into ``folder``.

    ``templates`` is the folder of an office's own templates, ``write_snapshot`` writes the appraised workbook to a
    path. ``replaced`` is the day of the papers there whose results no longer hold. ``progress`` is told the name of
    each document before it is laid out, and then how many of how many of its pages are (0 of 0 before the first); if
    it raises Stopped, what was written by then stays. PDF is made where it is asked for here or in the workbook.

    Refusal, with nothing written, where the choice, the folder or the program for PDF is not there, or where no
    document at all can be made.
    """
    codes = chosen(dossier, only)
    converter = find_converter() if pdf or dossier.asks_for(PaperExtra.PDF) else None
    made = DocumentSet(prepared_folder(folder))
    suffixes = (_DOCX,) if converter is None else (_DOCX, _PDF)
    with Templates(templates) as sources:
        making = _Making(
            dossier=dossier, templates=sources, made=made, suffixes=suffixes, progress=progress, replaced=replaced
        )
        making.make_all(codes)
    if not made.items and made.failures:
        raise Refusal(words.NOTHING_MADE.format(reason=made.failures[0]))
    if made.items and write_snapshot is not None:
        made.snapshot = _snapshot(dossier, made, write_snapshot)
    if converter is not None and made.items and not made.is_stopped:
        _convert(made, converter)
    return made


@dataclass(slots=True, kw_only=True)
class _Making:
    """The documents of one call, one after another."""

    dossier: Dossier
    templates: Templates
    made: DocumentSet
    suffixes: tuple[str, ...]
    """Of the files that come of each document."""
    progress: ProgressCallback
    replaced: date | None

    def make_all(self, codes: Iterable[Code]) -> None:
        """All documents of these kinds, or those that were there when the clerk stopped it."""
        try:
            for code in codes:
                with self._telling(code):
                    self._make(code)
        except Stopped:
            self.made.is_stopped = True

    @contextmanager
    def _telling(self, code: Code) -> Iterator[None]:
        """What cannot be made is told, and once, however many documents of the kind fail for the same reason."""
        try:
            yield
        except Refusal as refusal:
            sentence = words.DOCUMENT_FAILED.format(code=code.value, reason=refusal)
            if sentence not in self.made.failures:
                self.made.failures.append(sentence)

    def _make(self, code: Code) -> None:
        """All documents of one kind, and the index over several where the kind has one."""
        record = code.record
        template = self.templates.prepared(record.template)
        written: list[tuple[Document, str]] = []
        document = None
        for document in documents(code, self.dossier):
            with self._telling(code):
                written.append((document, self._write(template, document)))
        if document is None:
            self.made.notes.append(record.why_none)
        self.made.notes += record.notes(self.dossier)
        if record.index is not None and len(written) > 1:
            with self._telling(code):
                self._write_index(record.index, written)

    def _write(self, template: Prepared | OfficeTemplate, document: Document) -> str:
        """Write one document; the name of its file."""
        name = stem(document, self.dossier.settings, self.made.folder, self.replaced)
        self.progress(name, 0, 0)
        path = self._filled(template, document, name, lambda done, total: self.progress(name, done, total))
        self.made.items.append(WrittenDocument(document.code, document.recipient, path, is_draft=document.is_draft))
        return path.name

    def _write_index(self, source: TemplateSource, written: list[tuple[Document, str]]) -> None:
        code, draft = written[0][0].code, written[0][0].is_draft
        fields = index_fields(self.dossier, written, draft=draft)
        index = Document(code=code, is_draft=draft, fields=fields, recipient=INDEX)
        name = stem(index, self.dossier.settings, self.made.folder)
        path = self._filled(self.templates.prepared(source), index, name)
        self.made.items.append(WrittenDocument(code, None, path, is_draft=draft))

    def _filled(
        self, template: Prepared | OfficeTemplate, document: Document, name: str, progress: PageProgress | None = None
    ) -> Path:
        title, moment = document.code.record.title, self.dossier.moment
        content = template.fill(document.fields, title=title, moment=moment, progress=progress)
        return write_new(self.made.folder, name, content, *self.suffixes)


def _snapshot(dossier: Dossier, made: DocumentSet, write: Callable[[Path], None]) -> Path | None:
    """The appraised workbook beside the documents, named by the data code at their foot."""
    path = free_path(made.folder, f"{snapshot_stem(dossier.settings)}_{dossier.data_code}", ".xlsx")
    try:
        write(path)
    except Refusal as refusal:
        made.failures.append(words.SNAPSHOT_FAILED.format(reason=refusal))
        return None
    return path


def _convert(made: DocumentSet, converter: Converter) -> None:
    """PDF of everything that was written, each there whole or not at all."""
    reason = ""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as target:
        sources = Path(target, "docx")
        sources.mkdir()
        for item in made.items:
            shutil.copyfile(item.docx, sources / item.docx.name)
        try:
            converter([sources / item.docx.name for item in made.items], Path(target))
        except Refusal as refusal:
            reason = str(refusal)
        for item in made.items:
            result = Path(target, item.docx.stem + _PDF)
            if not result.is_file():
                continue
            try:
                write_atomically(item.docx.with_suffix(_PDF), result.read_bytes())
                item.pdf = item.docx.with_suffix(_PDF)
            except Refusal as refusal:
                reason = str(refusal)
    missing = sum(item.pdf is None for item in made.items)
    if missing:
        made.failures.append(words.NOT_CONVERTED.format(count=missing, reason=reason or words.NO_RESULT))
