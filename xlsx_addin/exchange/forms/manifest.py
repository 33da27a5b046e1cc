"""What a form says of itself on its hidden sheet ``_manifest``: what it asks, of whom, and what stood there already.

The digest is that of an envelope's manifest over the pairs alone: nothing else on a form is fixed.
"""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from xlsx_addin.exchange.envelope.digest import DIGEST_KEY, canonical_text, confirmation_code, digest_of
from xlsx_addin.exchange.envelope.envelope_kind import FormKind
from xlsx_addin.exchange.envelope.manifest import Digest, UnitCode  # noqa: TC001 - pydantic needs them
from xlsx_addin.terms import CriterionScope, Kind
from xlsx_addin.vietnamese.normalise import fold_person
from xlsx_addin.xlsx.cells import CellValue, DateSerial
from xlsx_addin.xlsx.serial_dates import date_serial, moment_of_serial

if TYPE_CHECKING:
    from collections.abc import Mapping

FORMAT = "1"
FORM_KINDS = frozenset(kind.value for kind in FormKind)
_CRITERION, _WAS, _SUBJECT = "criterion ", "was ", "subject "
_DATE = "date"
_HEAD = {
    FormKind.REPORT: ("subject", "subject_name", "subject_kind"),
    FormKind.SCORE: ("scorer",),
}


class AskedCriterion(BaseModel):
    """A criterion as it was handed out; its maximum is a text with a decimal comma, exactly as it is printed."""

    model_config = ConfigDict(frozen=True, strict=True)

    code: str
    maximum: Annotated[str, Field(pattern=r"^[0-9]{1,15}(,[0-9]{1,15})?$")]
    applies: CriterionScope = CriterionScope.ALL

    @property
    def most(self) -> float:
        """The maximum as a number."""
        return float(self.maximum.replace(",", "."))


class AskedSubject(BaseModel):
    """A subject to be scored, with what this scorer had given already, in the order of the criteria."""

    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True)

    code: str
    name: str
    kind: Kind
    own: tuple[Any, ...] = ()

    def asks(self, criterion: AskedCriterion) -> bool:
        """Whether the criterion applies to it."""
        return criterion.applies.covers(self.kind)


class FormManifest(BaseModel):
    """A form's manifest. Of a report form ``subject`` is the Mã, blank for one that nobody has listed yet."""

    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True)

    kind: FormKind
    recipient: UnitCode
    """The unit that hands out and takes in."""
    year: Annotated[int, Field(ge=2022, le=9998)]
    guidance: Annotated[str, Field(min_length=1)]
    guidance_digest: Digest | Annotated[str, Field(max_length=0)] = ""
    """The digest of what the letter decides (letters §4); empty in older forms, which lack the key."""
    created: datetime
    subject: str = ""
    subject_name: str = ""
    subject_kind: Kind | None = None
    scorer: str = ""
    criteria: tuple[AskedCriterion, ...] = ()
    known: dict[str, Any] = {}
    """Heading and value of the cells that were filled in already."""
    subjects: tuple[AskedSubject, ...] = ()
    digest: Digest | None = None

    def pairs(self) -> dict[str, str]:
        """Keys and values as they are written; all of them texts, JSON where they are more than one."""
        head = {
            "format": FORMAT,
            "kind": self.kind.value,
            "recipient": self.recipient,
            "year": str(self.year),
            "guidance": self.guidance,
            **({"guidance_digest": self.guidance_digest} if self.guidance_digest else {}),
            "created": self.created.isoformat(timespec="seconds"),
        }
        if self.kind is FormKind.REPORT:
            head |= {
                "subject": self.subject,
                "subject_name": self.subject_name,
                "subject_kind": "" if self.subject_kind is None else self.subject_kind.value,
            }
            asked = {_CRITERION + each.code: _packed([each.maximum]) for each in self.criteria}
            asked |= {_WAS + heading: _packed(_written(value)) for heading, value in self.known.items()}
        else:
            head["scorer"] = self.scorer
            asked = {_CRITERION + each.code: _packed([each.maximum, each.applies.value]) for each in self.criteria}
            asked |= {
                _SUBJECT + each.code: _packed([each.name, each.kind.value, [_written(value) for value in each.own]])
                for each in self.subjects
            }
        pairs = {key: canonical_text(value) for key, value in (head | asked).items()}
        return pairs if self.digest is None else {**pairs, DIGEST_KEY: self.digest}

    def sealed(self) -> Self:
        """The same with its digest."""
        return self.model_copy(update={"digest": digest_of([], self.pairs())})

    @property
    def code(self) -> str:
        """``Mã phiếu``: another year, workbook, person or issue has another."""
        return "" if self.digest is None else confirmation_code(self.digest)

    @property
    def is_new_subject(self) -> bool:
        """Whether it is the form for a subject that nobody has listed yet."""
        return self.kind is FormKind.REPORT and not self.subject

    @property
    def who(self) -> str:
        """Whose form it is, for people: the name of the subject or the scorer."""
        return self.scorer if self.kind is FormKind.SCORE else self.subject_name

    @property
    def person(self) -> str:
        """The key of the person whose form it is, within its kind and workbook."""
        return fold_person(self.scorer) if self.kind is FormKind.SCORE else self.subject


def form_of_pairs(pairs: Mapping[str, str]) -> FormManifest | None:
    """The manifest that the pairs write out; None where a key is missing, unknown or not written as we write it."""
    try:
        manifest = _parsed(dict(pairs))
    except (ValidationError, ValueError, KeyError, TypeError, IndexError):
        return None
    return manifest if manifest.pairs() == dict(pairs) else None


def _parsed(pairs: dict[str, str]) -> FormManifest:
    if pairs.pop("format") != FORMAT:
        raise ValueError("a form of another program")
    kind = FormKind(pairs.pop("kind"))
    criteria, known, subjects = [], {}, []
    head: dict[str, Any] = {}
    for key, text in pairs.items():
        if key.startswith(_CRITERION):
            maximum, *scope = json.loads(text)
            applies = CriterionScope(scope[0]) if scope else CriterionScope.ALL
            criteria.append(AskedCriterion(code=key.removeprefix(_CRITERION), maximum=maximum, applies=applies))
        elif key.startswith(_WAS):
            known[key.removeprefix(_WAS)] = _read(json.loads(text))
        elif key.startswith(_SUBJECT):
            name, kind_here, own = json.loads(text)
            code = key.removeprefix(_SUBJECT)
            subjects.append(AskedSubject(code=code, name=name, kind=Kind(kind_here), own=tuple(map(_read, own))))
        else:
            head[key] = text
    unknown = head.keys() - {"recipient", "year", "guidance", "guidance_digest", "created", DIGEST_KEY, *_HEAD[kind]}
    if unknown or not set(_HEAD[kind]) <= head.keys():
        raise ValueError("keys that no form of this kind has, or too few")
    subject_kind = Kind(head.pop("subject_kind")) if head.get("subject_kind") else None
    head.pop("subject_kind", None)
    return FormManifest(
        kind=kind,
        **head,
        subject_kind=subject_kind,
        criteria=tuple(criteria),
        known=known,
        subjects=tuple(subjects),
    )


def _packed(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _written(value: CellValue | None) -> Any:
    if isinstance(value, DateSerial):
        moment = moment_of_serial(value)
        if moment is None:
            raise ValueError("a number that is no day")
        return {_DATE: moment.isoformat()}
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return "" if value is None else value


def _read(value: Any) -> CellValue | None:
    """A cell's value as it was written."""
    if isinstance(value, dict):
        return date_serial(datetime.fromisoformat(value[_DATE]))
    if isinstance(value, bool | str):
        return value or None
    if isinstance(value, int | float):
        return float(value)
    raise ValueError("no value of a cell")
