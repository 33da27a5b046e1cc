"""Sentences about drafts and forms that were written, and what is left to do with them.

For the command line and the buttons.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.exchange.merging.item_verdict import ItemVerdict
from xlsx_addin.vietnamese.quoting import listed
from xlsx_addin.words import exchange as words
from xlsx_addin.words import form_mails as form_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from xlsx_addin.exchange.sending.dispatch import Letter, Sent
    from xlsx_addin.exchange.sending.form_dispatch import LaidOutForm


def addressee_sentences(sent: Sent) -> list[str]:
    """Why the draft of a submission has no addressee; none where it has one."""
    unusable = sent.unusable_address
    why = [words.SUPERIOR_ADDRESS_UNUSABLE.format(text=unusable)] if unusable else []
    return [] if sent.addresses else [*why, words.NO_ADDRESSEE]


def item_sentences(items: Sequence[Letter], most: int | None = None) -> list[str]:
    """Of which units a file waits, was changed, and who has no address; at most so many of each are named."""
    left = {
        words.WAITING_FOR_CODE: [item for item in items if item.waiting is not None and item.waiting.awaits_code],
        words.CHANGED_AFTER_SENDING: [item for item in items if item.waiting is ItemVerdict.MODIFIED],
        words.WITHOUT_ADDRESS: [item for item in items if not item.addresses],
    }
    return [sentence.format(recipients=recipients(found, most)) for sentence, found in left.items() if found]


def recipients(items: Iterable[Letter], most: int | None = None) -> str:
    """The codes of the units, at most so many of them."""
    return listed([item.recipient for item in items], most)


_MOST_NAMES = 8


def form_lines(items: Sequence[LaidOutForm]) -> Iterator[str]:
    """What was written: a line for each form, then one for each draft."""
    for item in items:
        scorer = item.manifest.scorer
        sentence = form_words.WRITTEN_SCORE if scorer else form_words.WRITTEN_REPORT
        yield sentence.format(subject=item.manifest.subject or item.name, scorer=scorer, form=item.form)
    for mail, to in {item.mail: item.addresses for item in items if item.mail is not None}.items():
        yield form_words.DRAFT.format(to=", ".join(to), mail=mail)


def form_sentences(items: Sequence[LaidOutForm], alike: Sequence[str]) -> list[str]:
    """How many drafts wait to be sent, who has no address, and which scorers cannot be told apart."""
    drafts = len({item.mail for item in items if item.mail is not None})
    without = [item.name for item in items if item.mail is None]
    return [
        *([form_words.DRAFTS.format(count=drafts)] if drafts else []),
        *(
            [form_words.WITHOUT_ADDRESS.format(count=len(without), names=listed(without, _MOST_NAMES))]
            if without
            else []
        ),
        *([form_words.SAME_NAME.format(names=", ".join(alike))] if alike else []),
    ]
