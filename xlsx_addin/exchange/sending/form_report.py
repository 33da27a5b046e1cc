"""Sentences about forms that were written: for the command line and the button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.vietnamese.quoting import listed
from xlsx_addin.words import form_mails as words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from xlsx_addin.exchange.sending.form_dispatch import LaidOutForm

_MOST_NAMES = 8


def form_lines(items: Sequence[LaidOutForm]) -> Iterator[str]:
    """What was written: a line for each form, then one for each draft."""
    for item in items:
        sentence = words.WRITTEN_SCORE if item.scorer else words.WRITTEN_REPORT
        yield sentence.format(subject=item.subject or item.name, scorer=item.scorer, form=item.form)
    for mail, to in {item.mail: item.addresses for item in items if item.mail is not None}.items():
        yield words.DRAFT.format(to=", ".join(to), mail=mail)


def form_sentences(items: Sequence[LaidOutForm], alike: Sequence[str]) -> list[str]:
    """How many drafts wait to be sent, who has no address, and which scorers cannot be told apart."""
    drafts = len({item.mail for item in items if item.mail is not None})
    without = [item.name for item in items if item.mail is None]
    return [
        *([words.DRAFTS.format(count=drafts)] if drafts else []),
        *([words.WITHOUT_ADDRESS.format(count=len(without), names=listed(without, _MOST_NAMES))] if without else []),
        *([words.SAME_NAME.format(names=", ".join(alike))] if alike else []),
    ]
