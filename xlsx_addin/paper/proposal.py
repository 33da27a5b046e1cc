"""D7 Tờ trình of a grassroots committee to the Ban Thường vụ, with its lists (R24)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from xlsx_addin.paper import letterhead, order
from xlsx_addin.paper.annexes import Annex, Listing, numbered
from xlsx_addin.paper.census import census
from xlsx_addin.paper.citation import ground_clause, guidance_in_full
from xlsx_addin.paper.letterhead import DocumentFields
from xlsx_addin.paper.naming import Naming
from xlsx_addin.paper.notation import count, day, listed, some
from xlsx_addin.terms import Level, Outcome
from xlsx_addin.words import paper as words
from xlsx_addin.words import paper_annexes as annex_words
from xlsx_addin.words import paper_letters as letter_words

if TYPE_CHECKING:
    from xlsx_addin.paper.dossier import Dossier

KIND = "TTr"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalFields(DocumentFields):
    """The fields of the Tờ trình."""

    submitted_to: str
    addressee: str
    superior: str
    guidance_in_full: str
    guidance: str
    clause_grounds: str
    meeting_day: str
    symbol: str
    submitted: Annex
    commended: str
    other_level: str
    late: Annex
    grounds: Annex
    number_late: str
    number_grounds: str
    annex_of: str
    recipients: tuple[str, ...]


def proposal_fields(dossier: Dossier, *, draft: bool) -> ProposalFields | None:
    """Count and word the submission; None where nothing has to be submitted."""
    counted, naming = census(dossier), Naming(dossier)
    commended = order.by_points([v for v in counted.of(Outcome.QUALIFIED) if v.subject.commendation])
    of_other_level = order.by_sheet(
        [v for v in counted.of(Outcome.OTHER_AUTHORITY) if v.subject.level is Level.STANDING_COMMITTEE]
    )
    if not commended and not of_other_level:
        return None
    late, grounds = order.by_sheet(counted.late), order.by_sheet(counted.of(Outcome.ALTERNATIVE_GROUND))
    labels = numbered(name for name, verdicts in (("submitted", [1]), ("late", late), ("grounds", grounds)) if verdicts)
    listing = Listing(dossier, naming, labels.get("late", ""))
    rows = list(listing.graded_rows([*commended]))
    for number, verdict in enumerate(of_other_level, start=len(commended) + 1):
        row = listing.graded_row(number, verdict)
        rows.append(replace(row, points="", grade="", rank="", note=listed((annex_words.OTHER_LEVEL, row.note), "; ")))
    author = letterhead.committee(dossier)
    superior = dossier.settings.superior_name or words.DOTS
    meeting = dossier.office.meeting_day
    return ProposalFields(
        **letterhead.document_fields(dossier, author, KIND, draft=draft),
        submitted_to=dossier.profile.submitted_to,
        addressee=words.THROUGH.format(addressee=superior, organ=letterhead.advisory_organ(dossier)),
        superior=superior,
        guidance_in_full=guidance_in_full(dossier.guidance),
        guidance=dossier.guidance.short_title,
        clause_grounds=ground_clause(dossier.guidance),
        meeting_day=words.DATE_DOTS if meeting is None else day(meeting),
        symbol=author.symbol or words.SHORT_DOTS,
        submitted=Annex(label=labels["submitted"], count=count(len(commended) + len(of_other_level)), rows=tuple(rows)),
        commended=count(len(commended)),
        other_level=some(len(of_other_level)),
        late=Annex(label=labels.get("late", ""), count=some(len(late)), rows=listing.late_rows(late)),
        grounds=Annex(label=labels.get("grounds", ""), count=some(len(grounds)), rows=listing.ground_rows(grounds)),
        number_late="2",
        number_grounds="3" if late else "2",
        annex_of=letterhead.annex_of(dossier, author, letter_words.SUBMISSION, KIND),
        recipients=letterhead.recipients_list(dossier, [words.AS_ABOVE, letterhead.kept_by(dossier)]),
    )
