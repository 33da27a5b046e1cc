"""How documents cite the guidance, its basis and its clauses: "Công văn số 804-CV/HU, ngày 15/12/2022 của …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.appraisal import deadline
from xlsx_addin.paper.notation import FIXED_SPACE, day
from xlsx_addin.words import paper as words

if TYPE_CHECKING:
    from xlsx_addin.appraisal.records import Settings
    from xlsx_addin.guidance.model import Guidance
    from xlsx_addin.terms import Kind, Outcome


def guidance_in_full(guidance: Guidance) -> str:
    """Kind, number, date, issuer and subject: for the first mention."""
    subject = guidance.title.partition(guidance.issuer)[2].strip()
    cited = words.CITATION.format(
        title=f"{guidance.kind} số {guidance.id}", day=day(guidance.issued), issuer=guidance.issuer
    )
    return f"{cited} {subject}".strip()


def basis_in_full(guidance: Guidance) -> str:
    """The document that the guidance carries out, with date and issuer."""
    basis = guidance.basis
    return words.CITATION.format(title=basis.title, day=day(basis.issued), issuer=basis.issuer)


def rating_rule_in_full(guidance: Guidance) -> str:
    """The rule of the yearly rating, with date and issuer; empty where the guidance's data name none."""
    rule = guidance.rating_rule
    return "" if rule is None else words.CITATION.format(title=rule.title, day=day(rule.issued), issuer=rule.issuer)


def ground_clause(guidance: Guidance) -> str:
    """Where the letter says what stands in for a registration: "đoạn 2, mục 1"."""
    return _unbroken(guidance.ground_clauses())


def shut_out_clause(guidance: Guidance, outcome: Outcome | None = None) -> str:
    """Where the letter shuts out who has this outcome, or any that shuts out: "mục 3"."""
    outcomes = [each for each in guidance.known_outcomes if each.facts.is_shut_out] if outcome is None else [outcome]
    rules = [number for each in outcomes for number in guidance.rules_of(each)]
    return _unbroken(", ".join(dict.fromkeys(map(guidance.clause, rules))))


def deadline_clause(settings: Settings, guidance: Guidance, kind: Kind | None) -> str:
    """Where the letter says until when a level takes reports of a kind: "mục 4"."""
    return _unbroken(deadline.deadline_clause(settings, guidance, kind))


def _unbroken(clause: str) -> str:
    """A clause whose parts no line end parts."""
    return ", ".join(part.replace(" ", FIXED_SPACE) for part in clause.split(", "))
