"""How the unit above is called and addressed: by its name, never by a code, a standing committee through its organ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.exchange.envelope.envelope_kind import EnvelopeKind
from xlsx_addin.exchange.units.forms_of_address import capitalised, one_line, unit_called
from xlsx_addin.guidance import load_or_default
from xlsx_addin.terms import Level
from xlsx_addin.vietnamese.normalise import fold_spelling
from xlsx_addin.words import mail as words

if TYPE_CHECKING:
    from datetime import date

    from xlsx_addin.exchange.envelope.manifest import Manifest
    from xlsx_addin.guidance.model import Guidance


def recipient_words(manifest: Manifest, recipient_name: str) -> str:
    """How the recipient is addressed: a superior by its name and through its organ (R22), never by a code."""
    if manifest.kind is not EnvelopeKind.SUBMISSION:
        return capitalised(unit_called(recipient_name, manifest.recipient))
    superior = superior_called(manifest.level, recipient_name)
    guidance = load_or_default(manifest.guidance)
    return capitalised(through_organ(superior, manifest.level.next_above, guidance, manifest.created.date()))


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
    if not organ or fold_spelling(organ) in fold_spelling(called):
        return called
    return words.THROUGH.format(addressee=called, organ=organ)
