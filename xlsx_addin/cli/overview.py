"""The command over many units and years: ``overview`` (overview §2)."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xlsx_addin.cli.command import DONE, ERRORS_FOUND, add_command, add_common, print_json
from xlsx_addin.refusal import Refusal
from xlsx_addin.words import overview as words

if TYPE_CHECKING:
    import argparse

    from xlsx_addin.overview.overview import Overview

_MOST_YEARS = 20
_MOST_WORKERS = 64


def add_commands(commands: Any) -> None:
    """Register the command."""
    parser = add_command(commands, "overview", words.HELP_OVERVIEW, run_overview)
    parser.add_argument("sources", metavar="SOURCE", nargs="+", type=Path, help=words.HELP_SOURCE)
    parser.add_argument("-o", "--output", metavar="OUT.xlsx", type=Path, required=True, help=words.HELP_OUT)
    parser.add_argument("--database", metavar="FILE", type=Path, help=words.HELP_DATABASE)
    parser.add_argument("--years", metavar="YEARS", type=years_of, help=words.HELP_YEARS)
    parser.add_argument("--units", metavar="FILE", type=Path, help=words.HELP_UNITS)
    parser.add_argument("--accept", metavar="CODE", action="append", default=[], help=words.HELP_ACCEPT)
    parser.add_argument("--workers", metavar="N", type=workers_of, default=0, help=words.HELP_WORKERS)
    names = parser.add_mutually_exclusive_group()
    names.add_argument("--individuals", action="store_true", default=None, help=words.HELP_INDIVIDUALS)
    names.add_argument(
        "--no-individuals", dest="individuals", action="store_false", default=None, help=words.HELP_NO_INDIVIDUALS
    )
    add_common(parser, "--today", "--force", "--json")


def years_of(text: str) -> frozenset[int]:
    """``2024-2026``, ``2025,2026`` or one year; Refusal where it is neither."""
    years: set[int] = set()
    for part in text.replace("–", "-").split(","):
        found = re.fullmatch(r"\s*(\d{4})(?:\s*-\s*(\d{4}))?\s*", part, re.ASCII)
        if found is None:
            raise Refusal(words.BAD_YEARS.format(value=text))
        first, last = int(found[1]), int(found[2] or found[1])
        if not first <= last < first + _MOST_YEARS:
            raise Refusal(words.BAD_YEARS.format(value=text))
        years |= set(range(first, last + 1))
    return frozenset(years)


def workers_of(text: str) -> int:
    """How many processes read."""
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= _MOST_WORKERS):
        raise Refusal(words.BAD_WORKERS.format(value=text))
    return int(text)


def run_overview(arguments: argparse.Namespace) -> int:
    """Read, count and write the overview; status 1 where something was not counted or a wanted year is missing."""
    from xlsx_addin.overview.database.connection import require_duckdb

    require_duckdb()
    from xlsx_addin.overview.report import listing, overview_document
    from xlsx_addin.overview.sources import check_places, is_shared

    output: Path = arguments.output
    database: Path = arguments.database or output.with_suffix(".duckdb")
    check_places(output, database, arguments.sources, force=arguments.force)
    overview = _made(arguments, output, database)
    if arguments.json:
        print_json(overview_document(overview, output, database))
    else:
        print(listing(overview, output))
    for folder in dict.fromkeys((output.parent, database.parent)):
        if is_shared(folder):
            print(words.SYNCHRONISED.format(folder=folder), file=sys.stderr)
    return ERRORS_FOUND if overview.not_counted or overview.missing_years else DONE


def _made(arguments: argparse.Namespace, output: Path, database: Path) -> Overview:
    from xlsx_addin.appraisal.deadline import today
    from xlsx_addin.atomic import write_atomically
    from xlsx_addin.cli.terminal import ProgressLine
    from xlsx_addin.code_digits import typed_code
    from xlsx_addin.overview.counting.unit_list import read_unit_list
    from xlsx_addin.overview.overview import Options, made
    from xlsx_addin.overview.sheets.book import overview_bytes
    from xlsx_addin.overview.sources import find_sources

    codes = {code for typed in arguments.accept if (code := typed_code(typed)) is not None}
    spill = database.with_name(f"{database.name}.tmp")
    apart = [output, database, database.with_name(f"{database.name}.wal"), spill]
    sources = find_sources(arguments.sources, apart_from=[*apart, *([arguments.units] if arguments.units else [])])
    with ProgressLine(words.READING) as line:
        options = Options(
            years=arguments.years,
            listed=None if arguments.units is None else read_unit_list(arguments.units),
            accepted_codes=frozenset(codes),
            individuals=arguments.individuals,
            workers=arguments.workers,
            progress=line.show,
        )
        with made(sources, database, arguments.today or today(), options) as overview:
            write_atomically(output, overview_bytes(overview), force=arguments.force)
    return overview
