"""``Nhận hồ sơ``: what lies in an inbox, judged, merged and shown before anything is written (envelope §7).

The same for a file and for the open Excel: ``plan_receive`` reads and merges in memory and writes nothing;
``Plan.commit_archive`` stores the evidence; then the caller writes ``Plan.blocks`` (or, for a whole new file,
``Plan.subjects`` and ``Plan.tool_blocks``) wherever its workbook is.

A killed run is harmless: inbox and workbook are only read, the archive is written first, and which versions are
merged is read from the workbook itself (decision 15).
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from xlsx_addin.appraisal.problem import Findings
from xlsx_addin.children.process import DEFAULT_CHILD_LIMITS, ChildLimits
from xlsx_addin.code_digits import code_digits, grouped
from xlsx_addin.exchange.answers.people import People
from xlsx_addin.exchange.answers.run import AnswerRun
from xlsx_addin.exchange.envelope.envelope_kind import ReceivedKind
from xlsx_addin.exchange.intake.inbox import inbox_files
from xlsx_addin.exchange.intake.known_files import KNOWN_NAME, KnownFiles
from xlsx_addin.exchange.intake.reader import EnvelopeReader, Place
from xlsx_addin.exchange.merging.archive import Archive, plain_name
from xlsx_addin.exchange.merging.board import Board, Office
from xlsx_addin.exchange.merging.changed_cells import subject_blocks
from xlsx_addin.exchange.merging.differences import Differences
from xlsx_addin.exchange.merging.items import FoundItem, ReceiptRule
from xlsx_addin.exchange.merging.merged_scores import MergedScores
from xlsx_addin.exchange.merging.merged_sheet import MergedSheet
from xlsx_addin.exchange.merging.progress import Progress, ProgressRow
from xlsx_addin.exchange.merging.results_above import ResultsAbove
from xlsx_addin.exchange.merging.run import Receiving
from xlsx_addin.exchange.merging.run_warnings import archive_warnings, copies_missing, namesakes
from xlsx_addin.exchange.merging.submissions import Library
from xlsx_addin.exchange.units.senders import SenderIndex, expected_below, senders_of
from xlsx_addin.guidance import load
from xlsx_addin.refusal import Refusal
from xlsx_addin.vietnamese.normalise import fold
from xlsx_addin.vietnamese.quoting import quoted
from xlsx_addin.words import form_receiving as form_words
from xlsx_addin.words import receiving as words
from xlsx_addin.words.explanations import TIME_NO_DEADLINE
from xlsx_addin.words.sheets import PROVISIONAL
from xlsx_addin.workbook import layout
from xlsx_addin.workbook.read_settings import UNIT_CODE, read_settings
from xlsx_addin.workbook.register import read_register
from xlsx_addin.workbook.results import lateness_words
from xlsx_addin.workbook.stated_year import require_year

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime
    from pathlib import Path

    from xlsx_addin.terms import Lateness
    from xlsx_addin.workbook.sheets import Sheets
    from xlsx_addin.xlsx.blocks import SheetBlock

RECEIVED_SHEETS = (layout.SENDERS, layout.PROGRESS, layout.DIFFERENCES, layout.RESULTS_FROM_ABOVE)
"""The sheets that receiving reads beside those of an appraisal; each may be missing."""


class ReceiveOptions(NamedTuple):
    """The options of one run."""

    codes: Sequence[str] = ()
    """Confirmed codes, beside those typed on ``Tiến độ``."""
    received: datetime | None = None
    """When what came without a mail was received, local to Việt Nam."""
    apart_from: Sequence[Path] = ()
    """Files in the inbox to leave alone, such as the workbook itself."""
    limits: ChildLimits = DEFAULT_CHILD_LIMITS
    known: Path | None = None
    """What a run just before has read, where it could not leave that in the archive (``Plan.save_known``)."""


@dataclass(slots=True)
class Plan:
    """Everything that one run would change; ``items`` are in the order of the inbox."""

    items: list[FoundItem]
    warnings: list[str]
    office: Office = field(repr=False)
    board: Board
    has_news: bool
    """Whether a cell of ``Đơn vị`` or of what the superior sent changes, or ``Tiến độ`` gets a row or a verdict."""
    _to_keep: Sequence[tuple[str, Place]] = field(repr=False)
    _limits: ChildLimits = field(repr=False)
    _known: KnownFiles = field(repr=False)

    @property
    def is_fine(self) -> bool:
        """Whether everything was accepted or known before, and no new difference came up."""
        return all(item.verdict.is_fine and not item.conflicts for item in self.items)

    def lateness(self, item: FoundItem) -> Lateness | None:
        """The flag of an item's receipt; None where there is no deadline, as for a result."""
        has_none = item.kind in (ReceivedKind.RESULT, ReceivedKind.SCORE)
        found = None if has_none else self.office.receipt_rule.lateness(item.receipt)
        return None if found is None else found[0]

    def tool_blocks(self) -> list[SheetBlock]:
        """The sheets ``Sai khác``, ``Kết quả cấp trên`` and ``Tiến độ``, whole.

        ``Tiến độ`` comes last: it says what is merged, so it may be written only when everything merged is.
        """
        board, settings = self.board, self.office.settings
        differences = board.differences.block(board.subjects, board.scores)
        superior = {settings.superior_code: settings.superior_name}
        basis = load(settings.guidance_id).basis.short_title
        note = None if settings.scale_confirmed else PROVISIONAL.format(basis=basis)
        return [
            differences,
            board.results.block(words.RESULTS_TITLE.format(year=settings.year), board.results.subtitle(superior), note),
            board.progress.block(
                title=words.PROGRESS_TITLE.format(year=settings.year),
                subtitle=self._progress_subtitle(len(differences.rows) - differences.head_rows),
                time_words=self._time_words,
            ),
        ]

    def blocks(self) -> list[SheetBlock]:
        """Everything to write into an open workbook: changed cells of ``Đơn vị`` and ``Điểm``, and the tool sheets."""
        return [*subject_blocks(self.board.subjects), *self.board.scores.blocks(), *self.tool_blocks()]

    def commit_archive(self) -> None:
        """Store every merged envelope unchanged, then the record; Refusal where that fails or a file has changed."""
        archive = self.office.archive
        with EnvelopeReader(self._limits) as reader:
            for name, place in self._to_keep:
                content = reader.content(place)
                if content is None:
                    raise Refusal(words.CHANGED_MEANWHILE.format(file=place.file.label))
                archive.keep(name, content)
                copy = reader.plain_copy(place)
                if copy is not None:
                    archive.keep(plain_name(name), copy)
        archive.commit()
        if archive.folder.is_dir():
            with suppress(Refusal):  # then the next run reads everything again
                self.save_known(archive.folder / KNOWN_NAME)

    def save_known(self, store: Path) -> None:
        """Write down what was read of the inbox, so that the next run need not open it; Refusal where that fails."""
        self._known.save(store)

    def _progress_subtitle(self, open_lines: int) -> str:
        rows = [row for row in self.board.progress.rows() if not row.is_form]
        expected = self.board.progress.expected.keys()
        sent = {row.sender for row in rows if row.verdict is not None and row.verdict.is_fine}
        waiting = sum(row.awaits_code for row in rows)
        return words.PROGRESS_SUBTITLE.format(
            sent=len(sent & expected), expected=len(expected), waiting=waiting, open=open_lines
        )

    def _time_words(self, row: ProgressRow) -> str:
        """What the column ``Thời hạn`` says; there is no deadline for what the superior sends."""
        if row.receipt is None or row.kind is ReceivedKind.SCORE or row.sender == self.office.settings.superior_code:
            return ""
        found = self.office.receipt_rule.lateness(row.receipt)
        return TIME_NO_DEADLINE if found is None else lateness_words(*found)


def plan_receive(
    sheets: Sheets,
    inbox: Sequence[Path],
    archive_folder: Path,
    now: datetime,
    options: ReceiveOptions | None = None,
    done: Callable[[int, int], None] = lambda _read, _all: None,
) -> Plan:
    """Read an inbox and work out what receiving it would change; nothing is written.

    ``sheets`` are the workbook's under their known names: those of an appraisal and of ``RECEIVED_SHEETS`` whichever
    there are. ``now`` is local to Việt Nam. ``done`` is told how many files of how many are read. Refusal where the
    workbook, the inbox or the archive cannot be used at all.
    """
    options = options or ReceiveOptions()
    settings = read_settings(sheets, Findings(), sheets.letter)
    if not UNIT_CODE.fullmatch(settings.unit_code):
        raise Refusal(words.UNIT_CODE_BLANK)
    answers = dict(_answer(text) for text in options.codes if "=" in text)
    codes = frozenset(_code(text) for text in options.codes if "=" not in text)
    archive = Archive(archive_folder)
    senders = senders_of(sheets.get(layout.SENDERS))
    board = Board(
        MergedSheet(sheets.table(layout.SUBJECTS)),
        Progress(sheets.get(layout.PROGRESS), archive.digest_of, expected_below(senders, settings)),
        Differences(sheets.get(layout.DIFFERENCES)),
        ResultsAbove(sheets.get(layout.RESULTS_FROM_ABOVE)),
        MergedScores(sheets.table(layout.SCORES)),
    )
    before = board.progress.verdicts().items()
    for name, kept in ((layout.PROGRESS, before), (layout.RESULTS_FROM_ABOVE, board.results.rows)):
        if kept:
            require_year(sheets[name], settings.year)
    receipt_rule = ReceiptRule(settings, load(settings.guidance_id), now, options.received)
    files = inbox_files(inbox, apart_from=[archive_folder, *options.apart_from])
    of_archive = archive_warnings(archive, board, settings.year)
    known = KnownFiles(archive_folder / KNOWN_NAME, *([] if options.known is None else [options.known]))
    with EnvelopeReader(options.limits, known) as reader:
        office = Office(settings, SenderIndex(senders), archive, reader, receipt_rule, codes)
        items = office.survey(files, lambda read: done(read, len(files)))
        library = Library(archive, reader)
        received = Receiving(office, board, library)
        received.merge(items)
        people = People(read_register(sheets))
        board.progress.people = people.expected()
        forms = AnswerRun(office, people, board, library, answers)
        forms.merge(items)
    missing = board.progress.confirmed_and_missing(codes)
    waits = any(item.verdict.awaits_code for item in items if not item.is_form)
    warnings = [
        *_unused_codes(codes - {code_digits(row.code) for row in missing.values()}, items),
        *_unused_answers(options.codes, items),
        *(
            words.TYPED_CODE.format(cell=cell, typed=row.typed, sender=row.sender or words.NOBODY)
            for cell, row in board.progress.unknown_typed().items()
        ),
        *(words.CONFIRMED_FILE_GONE.format(cell=cell, source=row.source) for cell, row in missing.items()),
        *([words.NO_SENDERS_SHEET] if layout.SENDERS not in sheets and waits else []),
        *received.not_taken,
        *of_archive,
        *copies_missing(archive, {name for name, _ in received.to_keep}),
        *library.told,
        *namesakes(board.subjects),
    ]
    return Plan(
        items,
        warnings,
        office,
        board,
        board.subjects.is_changed or board.scores.is_changed or bool(board.progress.verdicts().items() - before),
        [*received.to_keep, *forms.to_keep],
        options.limits,
        known,
    )


def _answer(text: str) -> tuple[str, str]:
    """``Họ và tên=827,5`` or ``Mã=Có``: whose form is confirmed, and by what."""
    who, _, typed = text.rpartition("=")
    return fold(who.strip()), typed.strip()


def _code(text: str) -> str:
    digits = code_digits(text)
    if digits is None:
        raise Refusal(words.BAD_CODE.format(value=text))
    return digits


def _unused_codes(codes: Iterable[str], items: Sequence[FoundItem]) -> list[str]:
    """Confirmed codes that nothing found here has."""
    found = {code_digits(item.code) for item in items}
    return [words.CODE_UNUSED.format(code=grouped(int(code))) for code in sorted(codes) if code not in found]


def _unused_answers(texts: Iterable[str], items: Iterable[FoundItem]) -> list[str]:
    """What was given to confirm the form of somebody of whom none was found here."""
    forms = [item.surveyed.form for item in items if item.surveyed.form is not None]
    found = {fold(name) for form in forms for name in (form.who, form.subject)}
    unused = (text for text in texts if "=" in text and _answer(text)[0] not in found)
    return [form_words.ANSWER_UNUSED.format(answer=quoted(text)) for text in unused]
