"""How a letter calls a unit and a person: a unit without a name by its code, and nothing twice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from xlsx_addin.vietnamese.normalise import fold
from xlsx_addin.words import letterhead as letterhead_words
from xlsx_addin.words import mail as words

if TYPE_CHECKING:
    from xlsx_addin.exchange.units.senders import ExpectedSender

_ADDRESSED_ALREADY = re.compile(rf"(?:{'|'.join(map(re.escape, words.FORMS_OF_ADDRESS))})\b")


def unit_called(name: str, code: str) -> str:
    """A unit within a sentence: its name, or where it has none, or only its code as a name, words with its code."""
    name = one_line(name)
    return words.NAMELESS.format(code=code) if not name or fold(name) == fold(code) else name


def unit_with_code(name: str, code: str) -> str:
    """The same together with its code, which is not said again where the name tells it."""
    called = unit_called(name, code)
    tells_code = re.search(rf"(?<![\w-]){re.escape(fold(code))}(?![\w-])", fold(called))
    return called if tells_code else words.UNIT.format(name=called, code=code)


def addressee(recipient: ExpectedSender) -> str:
    """Whom a letter is addressed to: the unit, and the person in charge where one is known."""
    unit = capitalised(unit_called(recipient.name, recipient.code))
    person = one_line(recipient.person)
    if not person:
        return unit
    if _ADDRESSED_ALREADY.match(fold(person)):
        person = person[:1].lower() + person[1:]
    else:
        person = words.COMRADE.format(person=person)
    return words.UNIT_AND_PERSON.format(unit=unit, person=person)


def capitalised(text: str) -> str:
    """The text as a sentence or a line begins with it."""
    return text[:1].upper() + text[1:]


def one_line(text: str) -> str:
    """Text of a cell that may hold line ends."""
    return " ".join(text.split())


def issuing_committee(unit: str) -> str:
    """A committee's name in a letterhead, in capitals: a Ban Thường vụ's papers carry its Đảng ủy."""
    return unit.upper().removeprefix(letterhead_words.STANDING_COMMITTEE)
