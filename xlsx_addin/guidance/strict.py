"""A letter from another folder: data alone, read strictly; the first fault is refused with file and line."""

from __future__ import annotations

import json
import re
import tomllib
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from xlsx_addin.guidance.building import KEYS, renamed
from xlsx_addin.guidance.checks import faults
from xlsx_addin.guidance.lines import line_of
from xlsx_addin.guidance.model import Guidance
from xlsx_addin.refusal import Refusal, system_reason
from xlsx_addin.words import letter_faults as words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pydantic import TypeAdapter
    from pydantic_core import ErrorDetails

_FILE_KEYS = {field: key for key, field in KEYS.items()}
_TOML_LINE = re.compile(r"line (\d+)")
_MISSING, _UNKNOWN, _CHOICE = "missing", "unexpected_keyword_argument", ("enum", "literal_error")


def read_letter(path: Path, *, is_named: bool = True) -> Guidance:
    """The letter in a file with its text beside it; Refusal where anything of it is not as it must be.

    With ``is_named`` the file must be named after its id, as it is found by.
    """
    content = _read(path, path, words.NOT_UTF8)
    try:
        tables = tomllib.loads(content)
    except tomllib.TOMLDecodeError as error:
        found = _TOML_LINE.search(str(error))
        line = int(found[1]) if found else content.count("\n") + 1
        raise _refusal(path, line, words.NOT_TOML) from error
    guidance = _shaped(path, content, tables)
    text_file = path.with_suffix(".txt")
    if not text_file.is_file():
        raise _refusal(path, None, words.WITHOUT_TEXT.format(text=text_file.name))
    text = _read(text_file, path, words.TEXT_NOT_UTF8.format(text=text_file.name))
    for place, fault in faults(guidance, text, text_file.name):
        raise _refusal(path, line_of(content, _in_file(place)), fault)
    name = file_name(guidance.id)
    if is_named and path.name != name:
        raise _refusal(path, line_of(content, ("id",)), words.FILE_NAME.format(id=guidance.id, name=name))
    return guidance


def file_name(identifier: str) -> str:
    """What the file of a letter is called."""
    return f"{identifier.replace('/', '_')}.toml"


def _read(file: Path, path: Path, not_utf8: str) -> str:
    try:
        return file.read_bytes().decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise _refusal(path, None, not_utf8) from error
    except OSError as error:
        raise _refusal(file, None, words.UNREADABLE.format(reason=system_reason(error))) from error


def _refusal(path: Path, line: int | None, fault: str) -> Refusal:
    sentence = words.REFUSED_WITHOUT_LINE if line is None else words.REFUSED
    return Refusal(sentence.format(file=path.name, line=line, fault=fault))


@cache
def _adapter() -> TypeAdapter[Guidance]:
    from pydantic import TypeAdapter

    return TypeAdapter(Guidance)


def _shaped(path: Path, content: str, tables: dict[str, Any]) -> Guidance:
    """The tables as a record; strict, so that no text is taken for a number."""
    from pydantic import ValidationError

    for field in _FILE_KEYS:
        if field in tables:
            fault = words.UNKNOWN_KEY.format(key=field, part=words.WHOLE_FILE)
            raise _refusal(path, line_of(content, (field,)), fault)
    try:
        return _adapter().validate_json(json.dumps(renamed(tables), default=_as_json), strict=True)
    except ValidationError as errors:
        first = min(errors.errors(), key=lambda error: line_of(content, _in_file(error["loc"])) or 0)
        place = _in_file(first["loc"])
        raise _refusal(path, line_of(content, place), _sentence(first, place)) from errors


def _as_json(value: object) -> str:
    if isinstance(value, date):
        return str(value)
    return repr(value)


def _in_file(place: Sequence[str | int]) -> tuple[str | int, ...]:
    """A place in the record as the file has it."""
    first, *rest = place or ("",)
    return (_FILE_KEYS.get(str(first), str(first)), *rest)


def _sentence(error: ErrorDetails, place: tuple[str | int, ...]) -> str:
    """What is wrong, in a sentence."""
    names = [str(each) for each in place if isinstance(each, str)]
    key = names[-1] if names else ""
    part = words.PART.format(part=".".join(names[:-1])) if names[:-1] else words.WHOLE_FILE
    if error["type"] == _UNKNOWN:
        return words.UNKNOWN_KEY.format(key=key, part=part)
    if error["type"] == _MISSING:
        return words.MISSING_KEY.format(key=key, part=part)
    if error["type"] in _CHOICE:
        choices = str(error.get("ctx", {}).get("expected", "")).replace("'", "").replace(" or ", ", ")
        return words.NO_CHOICE.format(value=error["input"], key=key, choices=choices)
    wanted = next((said for kind, said in words.TYPES.items() if kind in error["type"]), words.OTHER_TYPE)
    return words.WRONG_TYPE.format(key=key, wanted=wanted)
