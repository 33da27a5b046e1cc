"""D10 Quyết định công nhận kết quả thẩm định, with its list (R24, R26): the decision that other papers cite."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from xlsx_addin.paper import letterhead, order
from xlsx_addin.paper.annexes import Annex, numbered, share_note
from xlsx_addin.paper.census import census
from xlsx_addin.paper.citation import basis_in_full, guidance_in_full
from xlsx_addin.paper.letterhead import DocumentFields
from xlsx_addin.paper.listing import Listing, ListRow, by_kind
from xlsx_addin.paper.notation import count, day
from xlsx_addin.terms import Level
from xlsx_addin.words import paper as words
from xlsx_addin.words import paper_letters as letter_words

if TYPE_CHECKING:
    from xlsx_addin.paper.dossier import Dossier


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionFields(DocumentFields):
    """The fields of the decision."""

    body: str
    """Who decides, in capitals."""
    grounds: tuple[str, ...]
    """What the decision rests on, each on its line, the last one ending the list."""
    count: str
    grades: str
    organ: str
    """The organ that carries it out; empty where none is known."""
    list: Annex
    commended: Annex
    """The list for rating and commendation (D11), where no level above asks for it."""
    recipients: tuple[str, ...]


def decision_fields(dossier: Dossier, *, draft: bool) -> DecisionFields | None:
    """Word the decision; None where ``Quyết định`` agrees to no row that this level decides."""
    counted = census(dossier)
    decided = order.by_points(counted.decided)
    if not decided:
        return None
    listing = Listing(dossier)
    author, office = letterhead.committee(dossier), dossier.office
    is_highest = dossier.settings.level is Level.STANDING_COMMITTEE
    organ = letterhead.advisory_organ(dossier) if is_highest else ""
    organ = "" if organ == words.DOTS else organ
    commended = order.by_points([*decided, *counted.with_grounds]) if is_highest else []
    labels = numbered(["list", "commended"] if commended else ["list"])
    common = letterhead.document_fields(dossier, author, "QĐ", letter_words.DECISION, draft=draft)
    if office.decision_day is not None:
        common["place_and_date"] = letterhead.place_and_day(dossier, office.decision_day)
    return DecisionFields(
        **common,
        body=author.name.upper(),
        grounds=_grounds(dossier, organ),
        count=count(len(decided)),
        grades=counted.by_grade(decided),
        organ=organ,
        list=Annex(label=labels["list"], count=count(len(decided)), rows=by_kind(decided, listing.graded_row, ListRow)),
        commended=Annex(
            label=labels.get("commended", ""),
            count=count(len(commended)),
            rows=by_kind(commended, listing.commended_row, ListRow),
            note=share_note(dossier, commended),
        ),
        recipients=letterhead.recipients_list(
            dossier, letter_words.AS_ARTICLE_2, "" if is_highest else dossier.settings.superior_name
        ),
    )


def _grounds(dossier: Dossier, organ: str) -> tuple[str, ...]:
    meeting = dossier.office.meeting_day
    texts = [
        letter_words.ON_GROUND.format(ground=guidance_in_full(dossier.guidance)),
        letter_words.ON_GROUND.format(ground=basis_in_full(dossier.guidance)),
        letter_words.ON_MINUTES.format(day=day(meeting)) if meeting is not None else "",
        letter_words.ON_PROPOSAL.format(organ=organ) if organ else "",
    ]
    lines = [text for text in texts if text]
    return tuple(f"- {line}{',' if place == len(lines) else ';'}" for place, line in enumerate(lines, start=1))
