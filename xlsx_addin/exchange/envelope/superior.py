"""How the unit above is called and addressed: by its name, never by a code, a standing committee through its organ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.exchange.units.forms_of_address import one_line
from xlsx_addin.terms import Level
from xlsx_addin.vietnamese.normalise import fold_spelling
from xlsx_addin.words import mail as words

if TYPE_CHECKING:
    from datetime import date

    from xlsx_addin.guidance.model import Guidance


def superior_called(level: Level, name: str) -> str:
    """The unit above that of ``level`` within a sentence: its name, or what a committee there is called."""
    return one_line(name) or (words.SUPERIOR if level.next_above is Level.GRASSROOTS else words.SUPERIOR_COMMITTEE)


def through_organ(called: str, level: Level | None, guidance: Guidance, day: date, organ: str = "") -> str:
    """A unit as what is sent to it is addressed: a standing committee through its advisory organ (R22).

    ``level`` is the unit's, None where it is above all three; ``organ`` what the office itself calls the organ, else
    it is called as on that day. A name that tells the organ is left as it is.
    """
    if level is not Level.STANDING_COMMITTEE:
        return called
    organ = organ or guidance.advisory_organ(day, called)
    return (
        words.THROUGH.format(addressee=called, organ=organ)
        if organ and fold_spelling(organ) not in fold_spelling(called)
        else called
    )
