"""What must hold however files lie in the inbox: order, repetition, splitting, forgeries. Kills: tests/killing."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.examples import examples
from tests.exchange.received import Receiver, at, envelope, mail, verdicts
from xlsx_addin.exchange.envelope.writer import envelope_bytes
from xlsx_addin.workbook import layout

if TYPE_CHECKING:
    import random
    from pathlib import Path

    from xlsx_addin.exchange.envelope.envelope import Envelope

NAMES = st.sampled_from(["Khoa Nội", "Khoa Ngoại", "Khoa Nhi"])
NOTES = st.sampled_from(["", "một", "hai"])
REPORTS = st.sampled_from(["", "01/12/2026", "05/12/2026"])
SUBJECT = st.tuples(NAMES, REPORTS, NOTES)
VERSION = st.dictionaries(st.sampled_from(["A01", "A02", "A03"]), SUBJECT, max_size=3)
HISTORIES = st.fixed_dictionaries({sender: st.lists(VERSION, min_size=1, max_size=3) for sender in ("CB-01", "CB-02")})
EDITS = st.dictionaries(
    st.tuples(st.sampled_from(["A01", "A02", "A03"]), st.sampled_from(["Tên", "Ghi chú", "Tình trạng hồ sơ", "Diện"])),
    st.sampled_from(["Đã rút", None]),
    max_size=3,
)
SETTINGS = settings(
    max_examples=examples(4),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # an example takes seconds: shrinking would take minutes
)


def history_files(histories: dict[str, list[dict[str, tuple[str, str, str]]]]) -> dict[str, tuple[int, bytes]]:
    """File name, version and mail of every version of every sender."""
    files = {}
    for sender, versions in histories.items():
        previous: Envelope | str = ""
        for number, subjects in enumerate(versions, start=1):
            lines = [f"| {code} | {' | '.join(values)} |" for code, values in sorted(subjects.items())]
            table = "\n".join(["| Mã | Tên | Ngày nhận báo cáo | Ghi chú |", *lines])
            sent = envelope(table, version=number, previous=previous, sender=sender, subjects=len(lines))
            files[f"{sender}-{number}.eml"] = (number, mail(sent, received=at(8 + number, int(sender[-1]))))
            previous = sent
    return files


def agrees(sent: tuple[str, str, str] | None, heading: str, value: object) -> bool:
    """Whether a version that holds a subject has the value in a field."""
    if sent is None:
        return False
    name, _, note = sent
    return {"Tên": name, "Ghi chú": note}.get(heading, "") == (value or "")


def outcome(receiver: Receiver) -> dict[str, object]:
    """Every sheet but the console, as it stands in the end."""
    return {name: cells for name, cells in receiver.cells().items() if name != layout.CONSOLE}


class TestOrder:
    @SETTINGS
    @given(HISTORIES, st.randoms(use_true_random=False))
    def test_neither_order_nor_repetition_nor_splitting_by_version_matters(
        self, tmp_path: Path, histories: dict[str, list[dict[str, tuple[str, str, str]]]], order: random.Random
    ) -> None:
        shutil.rmtree(tmp_path, ignore_errors=True)
        files = history_files(histories)
        once, split = Receiver(tmp_path / "một lần"), Receiver(tmp_path / "nhiều lần")
        shuffled = list(files)
        order.shuffle(shuffled)
        for number, name in enumerate(shuffled):
            once.put(f"{number:02}/{name}", files[name][1])
        once.receive()
        first = outcome(once)
        assert not once.receive().board.subjects.is_changed
        assert outcome(once) == first
        for version in (1, 2, 3):
            for name, (number, content) in files.items():
                if number == version:
                    split.put(f"{shuffled.index(name):02}/{name}", content)
            split.receive()
        assert outcome(split) == first

    @SETTINGS
    @given(VERSION, VERSION, st.dictionaries(st.sampled_from(["A01", "A02", "A03"]), NOTES.filter(bool), max_size=2))
    def test_whatever_either_side_wrote_is_in_the_workbook_or_on_the_sheet_of_differences(
        self,
        tmp_path: Path,
        base: dict[str, tuple[str, str, str]],
        theirs: dict[str, tuple[str, str, str]],
        edits: dict[str, str],
    ) -> None:
        shutil.rmtree(tmp_path, ignore_errors=True)
        receiver = Receiver(tmp_path / "nhận")
        files = history_files({"CB-01": [base, theirs]})
        receiver.put("1.eml", files["CB-01-1.eml"][1])
        receiver.receive()
        for code, note in edits.items():
            receiver.edit(f"CB-01.{code}", "Ghi chú", note)
        receiver.put("2.eml", files["CB-01-2.eml"][1])
        receiver.receive()
        rows = {str(row["Mã"]): row for row in receiver.rows()}
        lines = {(line["Mã"], line["Cột"]): line for line in receiver.rows("Sai khác")}
        for code, (_, _, their_note) in theirs.items():
            note = str(rows[f"CB-01.{code}"].get("Ghi chú", ""))
            line = lines.get((f"CB-01.{code}", "Ghi chú"))
            our_note = edits.get(code, base[code][2]) if code in base else their_note
            base_note = base[code][2] if code in base else their_note
            if line is not None:
                assert (str(line.get("Bên gửi", "")), note) == (their_note, our_note)
                assert base_note not in (our_note, their_note)
            else:
                assert note == (their_note if our_note == base_note else our_note)
                assert their_note in (base_note, note)

    @SETTINGS
    @given(st.tuples(VERSION, VERSION, VERSION, VERSION), st.tuples(EDITS, EDITS, EDITS))
    def test_what_was_typed_here_stays_whatever_the_sender_does_afterwards(
        self,
        tmp_path: Path,
        versions: tuple[dict[str, tuple[str, str, str]], ...],
        edits: tuple[dict[tuple[str, str], str | None], ...],
    ) -> None:
        """Also a withdrawal of this level's own, when the sender withdraws the subject as well and sends it again.

        Where the sender's own field came to say what was typed here, the two agree, and a later change is taken.
        """
        shutil.rmtree(tmp_path, ignore_errors=True)
        receiver = Receiver(tmp_path / "nhận")
        files = history_files({"CB-01": list(versions)})
        typed: dict[tuple[str, str], object] = {}
        for number, edited in enumerate(({}, *edits), start=1):
            rows = {str(row["Mã"]): row for row in receiver.rows()}
            for (code, heading), value in edited.items():
                here = rows.get(f"CB-01.{code}")
                if here is not None and here.get(heading) != value and (code, heading) not in typed:
                    receiver.edit(f"CB-01.{code}", heading, value)
                    typed[code, heading] = value
            sent = versions[number - 1]
            typed = {place: value for place, value in typed.items() if not agrees(sent.get(place[0]), place[1], value)}
            receiver.put(f"{number}.eml", files[f"CB-01-{number}.eml"][1])
            receiver.receive()
        after = {str(row["Mã"]): row for row in receiver.rows()}
        assert {place: after[f"CB-01.{place[0]}"].get(place[1]) for place in typed} == typed


class TestForgeries:
    def test_none_of_them_ever_changes_a_row(self, tmp_path: Path) -> None:
        receiver = Receiver(tmp_path)
        genuine = envelope()
        receiver.put("1.eml", mail(genuine))
        receiver.receive()
        before = receiver.rows()
        table = "| Mã | Tên |\n| A01 | Giả |\n| X99 | Giả |"
        edited = bytearray(envelope_bytes(envelope(table, version=2, previous=genuine)))
        forged = {
            "người khác.eml": mail(envelope(table, version=2, previous=genuine), sender="ai@khac.example"),
            "99.eml": mail(envelope(table, version=99, previous="sha256:" + "1" * 64)),
            "99 không nối.eml": mail(envelope(table, version=99)),
            "trùng lần.eml": mail(envelope(table)),
            "tệp rời.xlsx": envelope_bytes(envelope(table, version=2, previous=genuine)),
            "đơn vị lạ.eml": mail(envelope(table, sender="CB-77"), sender="cb77@x.example"),
            "chính mình.eml": mail(envelope(table, sender="DU-LB"), sender="cb1@x.example"),
            "hỏng.xlsx": bytes(edited[:-100]),
        }
        for name, content in forged.items():
            receiver.put(name, content)
        plan = receiver.receive()
        assert not [name for name, verdict in verdicts(plan.items).items() if verdict == "accepted"]
        assert not plan.board.subjects.is_changed
        assert receiver.rows() == before
