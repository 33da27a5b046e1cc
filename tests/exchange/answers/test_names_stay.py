"""No scorer's name leaves the unit: in no envelope, form, mail, overview or paper that goes out (envelope §2)."""

from __future__ import annotations

import email
import io
import random
import zipfile
from email import policy
from typing import TYPE_CHECKING

import pytest

from tests.exchange.answers.office import Office
from tests.exchange.forms.rounds import MEETING, SUBJECTS
from tests.exchange.received import at
from xlsx_addin.cli.main import main
from xlsx_addin.exchange.sending.dispatch import remind, return_results, send
from xlsx_addin.exchange.sending.form_dispatch import due_forms, lay_out
from xlsx_addin.exchange.sending.form_round import FormRound
from xlsx_addin.jobs.appraise import appraise_workbook
from xlsx_addin.vietnamese.normalise import normalise
from xlsx_addin.xlsx.reader import FileWorkbook

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FAMILY = ("Quàng", "Lò", "Giàng", "Vừ", "Tếnh")
GIVEN = ("Xuân Hoài", "Mí Sính", "Thị Pàng", "A Dế", "Seo Lử")
OF_THE_MEETING = ("PhieuChamDiem_", "BienBan_")
"""Papers that stay: each scorer's own sheets to sign, and the minutes, which say who was there."""


def texts(content: bytes) -> Iterator[str]:
    """Everything that can be read in a workbook or a mail, attachments included."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            for name in package.namelist():
                yield normalise(package.read(name).decode("utf-8", "replace"))
        return
    message = email.message_from_bytes(content, policy=policy.default)
    yield " ".join(f"{name}: {value}" for name, value in message.items())
    for part in message.walk():
        if not part.is_multipart():
            payload = part.get_payload(decode=True)
            assert isinstance(payload, bytes)
            yield from texts(payload) if payload.startswith(b"PK") else [normalise(payload.decode("utf-8", "replace"))]


@pytest.mark.parametrize("seed", range(3))
def test_everything_that_leaves_is_without_them(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    families, givens = rng.sample(FAMILY, 2), rng.sample(GIVEN, 2)
    chair, member = (f"{family} {given}" for family, given in zip(families, givens, strict=True))
    meeting = MEETING.replace("Hoàng Văn Lực", chair).replace("Bà Thảo", member)
    scores = f"""
| Mã  | Người chấm | C1 | C2 | C3 | Nhận xét |
| PKT | {chair}    | {rng.randint(20, 40)} | 26 | 36 | Theo {member} |
| PKT | {member}   | 11 | {rng.choice(["", "12", "tốt"])} | 13 | |
| HND | {member}   | 27 | 26 | 36 | |
"""
    subjects = SUBJECTS + "| CB-01.X | Đối tượng gửi lên | Tổ chức | Có | 11/11/2026 | Mô hình | | |\n"
    settings = {"Mã cấp trên": "BTV-LD", "Địa chỉ cấp trên": "btv@x.example"}
    tables = {"subjects": subjects, "scores": scores, "sheets": {"Thành phần": meeting}, "settings": settings}
    office = Office(tmp_path / "xã", tables=tables)
    office.put("a.xlsx", office.scored(chair, HND={"C1": 45, "C2": "28,5", "Nhận xét": f"Đồng chí {chair} chấm"}))
    office.receive()
    out = office.folder / "Đã gửi"
    with FileWorkbook.open(office.file) as workbook:
        job = appraise_workbook(workbook, at(15).date())
        send(job, out, with_errors=True)
        return_results(job, out)
        remind(job, out)
        forms = FormRound(job, office.form("TQT").manifest.created)
        lay_out(forms, due_forms(forms, again=True), out / "Phiếu")
    main(["overview", str(office.file), str(out), "-o", str(out / "toan-canh.xlsx")])
    main(["paper", str(office.file), "-o", str(out / "Văn bản"), "--today", "2026-12-15"])
    for inside in (out / "Văn bản").glob("SoDaThamDinh_*.xlsx"):
        inside.unlink()  # the copy of the workbook by which papers are compared, as the sheets and the minutes below
    looked_at = 0
    for path in sorted(out.rglob("*.*")):
        if path.suffix not in (".xlsx", ".eml", ".docx") or path.name.startswith(OF_THE_MEETING):
            continue
        looked_at += 1
        stem = path.stem
        own = chair if _of(chair) in stem else member if _of(member) in stem else ""
        read = list(texts(path.read_bytes()))
        assert not own or any(own in text for text in read)  # a name that stands there is found
        for name in {chair, member} - {own}:
            for text in read:
                assert name not in text, (path.name, name)
    assert looked_at >= 18


def _of(name: str) -> str:
    from xlsx_addin.vietnamese.normalise import name_part

    return name_part(name)
