"""What else is in a mail or a zip: files that are no envelopes are told together, however many they are.

One stranger's mail with a thousand attachments would otherwise bury ``Tiến độ`` under a thousand rows (envelope §9).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.vietnamese.quoting import listed, quoted
from xlsx_addin.words import receiving as words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from xlsx_addin.exchange.intake.reader import Surveyed

_OTHERS = ("not_an_envelope", "unreadable")
_MOST_BESIDE_AN_ENVELOPE = 10
"""So many are told one by one, where there is an envelope among them."""
_MOST_NAMES = 5
_LONGEST_NAME = 60


def gathered(surveyed: Iterable[Surveyed]) -> list[Surveyed]:
    """What one received file holds, those of its workbooks that are no envelopes as one where they are many.

    Without an envelope more than one are many. The one stands where the first stood, and is unreadable if one of them
    is: that one may have been the envelope.
    """
    found = list(surveyed)
    others = [each for each in found if each.state in _OTHERS and each.manifest is None]
    if len(others) <= (_MOST_BESIDE_AN_ENVELOPE if len(others) < len(found) else 1):
        return found
    first = next((each for each in others if each.state == "unreadable"), others[0])
    names = [quoted(each.source.rpartition(" › ")[2], _LONGEST_NAME) for each in others]
    sentence = words.SEVERAL_OTHERS if len(others) == len(found) else words.OTHERS_BESIDE
    reason = sentence.format(count=len(others), files=listed(names, _MOST_NAMES), reason=first.reason)
    one = first._replace(source=first.place.file.label, reason=reason)
    place = found.index(others[0])
    return [*found[:place], one, *(each for each in found[place:] if each not in others)]
