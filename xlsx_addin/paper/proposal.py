"""D7 Tờ trình of a grassroots committee to the Ban Thường vụ, with its lists (R24)."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count as numbers
from typing import TYPE_CHECKING, Any

from xlsx_addin.paper import letterhead, order
from xlsx_addin.paper.annexes import Annex, numbered, share_note
from xlsx_addin.paper.census import census
from xlsx_addin.paper.letterhead import DocumentFields
from xlsx_addin.paper.listing import Listing, ListRow, by_kind, lettered
from xlsx_addin.paper.notation import count, day, listed, some
from xlsx_addin.words import paper as words
from xlsx_addin.words import paper_annexes as annex_words
from xlsx_addin.words import paper_letters as letter_words

if TYPE_CHECKING:
    from xlsx_addin.paper.dossier import Dossier


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedPart:
    """One request: its number after closing up, of how many subjects, and where they are listed."""

    number: str
    count: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalFields(DocumentFields):
    """The fields of the Tờ trình."""

    submitted_to: str
    addressee: str
    superior: str
    meeting_day: str
    symbol: str
    submitted: Annex
    """Part A, whose result is to be recognised, and part B, whom the level above has to appraise."""
    recognised: ProposedPart
    appraised: ProposedPart
    has_reports: bool
    """Whether the report of everybody in part B has come."""
    late: Annex
    grounds: Annex
    commended: Annex
    """D11 of those whom the submission proposes."""
    number_late: str
    number_grounds: str
    recipients: tuple[str, ...]


def proposal_fields(dossier: Dossier, *, draft: bool) -> ProposalFields | None:
    """Count and word the submission; None where nothing has to be submitted."""
    counted = census(dossier)
    recognised, appraised = order.by_points(counted.proposed), order.by_sheet(counted.for_level_above)
    if not recognised and not appraised:
        return None
    # Of the others that came late the superior is not asked.
    late = order.by_sheet(verdict for verdict in counted.proposed if verdict.awaits_late_opinion)
    grounds = order.by_sheet(counted.with_grounds)
    commended = order.by_points([*recognised, *grounds])
    present = {"submitted": True, "late": bool(late), "grounds": bool(grounds), "commended": bool(commended)}
    labels = numbered(name for name, is_there in present.items() if is_there)
    listing = Listing(dossier, labels.get("late", ""))
    series = numbers(1)
    parts = lettered([(annex_words.PART_RECOGNISE, recognised), (annex_words.PART_APPRAISE, appraised)])
    where = {
        name: listed((labels["submitted"], part if len(parts) > 1 else ""))
        for name, part in (("recognised", letter_words.PART_A), ("appraised", letter_words.PART_B))
    }
    sentences: dict[str, Any] = {
        name: ProposedPart(number=str(next(series)) if members else "", count=some(len(members)), label=where[name])
        for name, members in (("recognised", recognised), ("appraised", appraised))
    }
    rows = listing.parts(parts, [listing.graded_row if recognised else listing.model_row, listing.model_row])
    author = letterhead.committee(dossier)
    superior = dossier.settings.superior_name or words.DOTS
    meeting = dossier.office.meeting_day
    return ProposalFields(
        **letterhead.document_fields(dossier, author, "TTr", letter_words.SUBMISSION, draft=draft),
        submitted_to=dossier.profile.submitted_to,
        addressee=words.THROUGH.format(addressee=superior, organ=letterhead.advisory_organ(dossier)),
        superior=superior,
        meeting_day=words.DATE_DOTS if meeting is None else day(meeting),
        symbol=author.symbol or words.SHORT_DOTS,
        submitted=Annex(label=labels["submitted"], count=count(len(recognised) + len(appraised)), rows=rows),
        **sentences,
        has_reports=all(verdict.subject.received is not None for verdict in appraised),
        late=Annex(label=labels.get("late", ""), count=some(len(late)), rows=by_kind(late, listing.late_row, ListRow)),
        grounds=Annex(label=labels.get("grounds", ""), count=some(len(grounds)), rows=listing.ground_rows(grounds)),
        commended=Annex(
            label=labels.get("commended", ""),
            count=some(len(commended)),
            rows=by_kind(commended, listing.commended_row, ListRow),
            note=share_note(dossier, commended),
        ),
        number_late=str(next(series)) if late else "",
        number_grounds=str(next(series)) if grounds else "",
        recipients=letterhead.recipients_list(dossier, words.AS_ABOVE),
    )
