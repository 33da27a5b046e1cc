"""What lines 5 to 7 found out about grounds in place of a registration, in sentences (R5-R7, R15)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.appraisal.trace import Decided, Decision, Headed
from xlsx_addin.terms import Ground, Outcome
from xlsx_addin.vietnamese.numbers import vietnamese_date
from xlsx_addin.vietnamese.quoting import listed, quoted
from xlsx_addin.words import explanations as words
from xlsx_addin.words import returned

if TYPE_CHECKING:
    from xlsx_addin.appraisal.places import Places
    from xlsx_addin.appraisal.records import DecisionElsewhere, Register


class GroundWords:
    """Writes the sentences of one register; ``for_sender`` names nobody else's subject."""

    def __init__(self, register: Register, *, for_sender: bool) -> None:
        self._guidance = register.guidance
        self._year = register.settings.year
        self._for_sender = for_sender

    def sentences(self, decision: Decision, places: Places) -> list[str]:
        """What holds, what is awaited, or why nothing holds; the cells that were asked are noted."""
        if decision.outcome is Outcome.NOT_REGISTERED:
            return self._without(_asked(decision), places)
        facts = [fact for fact in decision.deciding.asked.facts if isinstance(fact, (Headed, Decided))]
        if decision.outcome is Outcome.AWAITING_ORGANISATION:
            return [self._awaited(fact, places) for fact in facts if isinstance(fact, Headed)]
        return [self._holding(fact, places) for fact in facts if fact.holds]

    def _holding(self, fact: Headed | Decided, places: Places) -> str:
        said, letter = self._said(fact.ground), fact.ground.value
        if isinstance(fact, Decided):
            places.note(*_fields(fact.ground))
            day = vietnamese_date(fact.day) if fact.day is not None else ""
            return words.GROUND_DECISION.format(letter=letter, words=said, number=quoted(fact.number), day=day)
        _note(fact, places)
        if self._for_sender:
            return returned.GROUND_ORGANISATION.format(
                letter=letter, words=said, recognised=self._guidance.recognised_words
            )
        elsewhere = fact.result.elsewhere if fact.result is not None else None
        grade = fact.result.grade.value if fact.result is not None and fact.result.grade is not None else ""
        sentence = words.GROUND_ORGANISATION if elsewhere is None else words.GROUND_ORGANISATION_ELSEWHERE
        return sentence.format(letter=letter, words=said, name=_name(fact), grade=grade, level=level_words(elsewhere))

    def _awaited(self, fact: Headed, places: Places) -> str:
        _note(fact, places)
        said = self._said(Ground.ORGANISATION)
        if self._for_sender:
            return returned.AWAITING_ORGANISATION.format(words=said)
        not_here = words.ORGANISATION_NOT_HERE.format(code=quoted(fact.code or ""))
        reason = not_here if fact.outcome is None else words.ORGANISATION_AWAITED[fact.outcome]
        return words.AWAITING_ORGANISATION.format(words=said, name=_name(fact), reason=reason)

    def _without(self, asked: list[Headed | Decided], places: Places) -> list[str]:
        """Why no ground holds, one by one; of a kind of subject that has none, nothing is asked."""
        if not asked:
            return [words.NOT_REGISTERED]
        sentence = words.NOT_REGISTERED_WITHOUT_GROUND.format(letters=listed([fact.ground.value for fact in asked]))
        reasons = "; ".join(
            self._no_decision(fact, places) if isinstance(fact, Decided) else self._no_organisation(fact, places)
            for fact in asked
        )
        return [sentence, words.REASONS.format(reasons=reasons)]

    def _no_decision(self, fact: Decided, places: Places) -> str:
        places.note(*_fields(fact.ground))
        if not fact.number:
            sentence = words.NO_GROUND_WITHOUT_DECISION if fact.day is None else words.NO_GROUND_WITHOUT_NUMBER
        else:
            sentence = words.NO_GROUND_WITHOUT_DAY if fact.day is None else words.NO_GROUND_OTHER_YEAR
        return sentence.format(
            letter=fact.ground.value,
            number=quoted(fact.number),
            day=vietnamese_date(fact.day) if fact.day is not None else "",
            year=self._year,
        )

    def _no_organisation(self, fact: Headed, places: Places) -> str:
        letter, said = fact.ground.value, self._said(fact.ground)
        if fact.code is None:
            places.note("is_head")
            return words.NO_GROUND_NOT_HEAD.format(letter=letter)
        _note(fact, places)
        if self._for_sender:
            return returned.NO_GROUND_ORGANISATION.format(
                letter=letter, words=said, recognised=self._guidance.recognised_words
            )
        elsewhere = fact.result.elsewhere if fact.result is not None else None
        values = {"letter": letter, "words": said, "name": _name(fact), "level": level_words(elsewhere)}
        if fact.result is not None and fact.result.grade is not None:
            sentence = words.NO_GROUND_ORGANISATION if elsewhere is None else words.NO_GROUND_ORGANISATION_ELSEWHERE
            return sentence.format(grade=fact.result.grade.value, **values)
        sentence = words.NO_GROUND_CONCLUSION if elsewhere is None else words.NO_GROUND_CONCLUSION_ELSEWHERE
        conclusion = fact.outcome if fact.result is None else fact.result.conclusion
        return sentence.format(conclusion=conclusion.label if conclusion is not None else "", **values)

    def _said(self, ground: Ground) -> str:
        """The letter's words for a ground."""
        entry = self._guidance.ground(ground)
        return entry.words if entry is not None else ""


def level_words(elsewhere: DecisionElsewhere | None) -> str:
    """The level that concluded, as a sentence names it; empty where it was this one."""
    if elsewhere is None:
        return ""
    if elsewhere.level is not None:
        return elsewhere.level.value
    return words.LEVEL_ABOVE if elsewhere.is_above else words.LOWER_LEVEL


def _asked(decision: Decision) -> list[Headed | Decided]:
    """What was asked of the grounds on the way to the line that decided."""
    return [fact for line in decision.lines for fact in line.asked.facts if isinstance(fact, (Headed, Decided))]


def _fields(ground: Ground) -> tuple[str, str]:
    if ground is Ground.INITIATIVE:
        return "initiative_number", "initiative_date"
    return "award_number", "award_date"


def _note(fact: Headed, places: Places) -> None:
    places.note("organisation", "is_head")
    if fact.organisation is not None:
        places.note_row("code", fact.organisation.row)
    if fact.result is not None and fact.result.elsewhere is not None:
        places.note_cell(fact.result.elsewhere.cell)


def _name(fact: Headed) -> str:
    """The name of the organisation that the subject heads, its Mã where no name is known."""
    name = fact.organisation.name if fact.organisation is not None else ""
    return quoted(name or fact.code or "")
