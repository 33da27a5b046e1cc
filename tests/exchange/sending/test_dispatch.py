"""Sending, returning and reminding: what lies in the folder afterwards, and what does not when it cannot be done."""

from __future__ import annotations

import email
import random
import subprocess
import sys
import time
from datetime import datetime, timedelta
from email import policy
from typing import TYPE_CHECKING, Any

import pytest

from tests.exchange.sent import MOMENT, SUBJECTS, opened, rows_of, workbook_file
from xlsx_addin.appraisal.deadline import VIETNAM
from xlsx_addin.appraisal.problem import count_problems
from xlsx_addin.exchange.merging.item_verdict import ItemVerdict
from xlsx_addin.exchange.sending.dispatch import Letter, NotSent, Sent, remind, return_results, send
from xlsx_addin.exchange.sending.outbox import attached_content
from xlsx_addin.jobs.appraise import appraise_workbook
from xlsx_addin.refusal import Refusal
from xlsx_addin.xlsx.reader import FileWorkbook

if TYPE_CHECKING:
    from pathlib import Path

FAULTY = "| Mã | Điểm tự chấm |\n| A01 | x |"
SENDERS = """
| Mã    | Tên      | Địa chỉ thư   | Người phụ trách |
| CB-01 | Chi bộ 1 | cb1@x.example | Lê Thị B        |
| CB-02 | Chi bộ 2 |               |                 |
| CB-03 | Chi bộ 3 | cb3@x.example |                 |
"""
MERGED = """
| Mã        | Nguồn |
| CB-02.A01 | CB-02 |
| CB-01.A01 | CB-01 |
| CB-01.A02 | CB-01 |
"""
UNIT = {"Mã đơn vị": "DU-LB", "Tên đơn vị": "Đảng ủy Lang Biang"}


def sent(path: Path, **options: Any) -> Sent:
    done = send_from(path, **options)
    assert isinstance(done, Sent)
    return done


def send_from(path: Path, *, to: str = "", with_errors: bool = False, moment: datetime = MOMENT) -> Sent | NotSent:
    with FileWorkbook.open(path) as workbook:
        return send(
            appraise_workbook(workbook, moment.date()),
            path.parent / "Đã gửi",
            to=to,
            with_errors=with_errors,
            moment=moment,
        )


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def header(path: Path, name: str) -> str | None:
    value = email.message_from_bytes(path.read_bytes(), policy=policy.default)[name]
    return None if value is None else str(value)


def body(path: Path) -> str:
    part = email.message_from_bytes(path.read_bytes(), policy=policy.default).get_body()
    assert part is not None
    return str(part.get_content())


class TestSend:
    def test_it_writes_the_envelope_and_a_draft_with_the_envelope_attached(self, tmp_path: Path) -> None:
        path = workbook_file(tmp_path)
        before = path.read_bytes()
        done = sent(path)
        envelope = opened(done.envelope)
        assert names(tmp_path / "Đã gửi") == ["ThamDinh_2026_CB-01_v1.eml", "ThamDinh_2026_CB-01_v1.xlsx"]
        assert done.manifest == envelope.manifest
        assert (done.manifest.version, done.code, done.manifest.subjects) == (1, envelope.code, 3)
        assert envelope.is_intact
        assert attached_content(done.mail) == done.envelope.read_bytes()
        assert header(done.mail, "To") == "vanthu@danguy.example"
        assert path.read_bytes() == before

    def test_each_version_names_the_one_before(self, tmp_path: Path) -> None:
        path = workbook_file(tmp_path)
        first = sent(path)
        second = sent(path, moment=MOMENT + timedelta(hours=1))
        manifests = [opened(done.envelope).manifest for done in (first, second)]
        assert [(manifest.version, manifest.previous) for manifest in manifests] == [
            (1, ""),
            (2, first.manifest.digest),
        ]
        assert len(names(tmp_path / "Đã gửi")) == 4

    def test_another_year_starts_again(self, tmp_path: Path) -> None:
        sent(workbook_file(tmp_path))
        next_year = sent(workbook_file(tmp_path, settings={"Năm đánh giá": 2027}), moment=MOMENT.replace(year=2027))
        assert (next_year.manifest.version, opened(next_year.envelope).manifest.previous) == (1, "")

    def test_the_same_data_at_the_same_moment_gives_the_same_files(self, tmp_path: Path) -> None:
        files = []
        for place in ("một", "hai"):
            (tmp_path / place).mkdir()
            done = sent(workbook_file(tmp_path / place))
            files.append((done.envelope.read_bytes(), done.mail.read_bytes()))
        assert files[0] == files[1]

    def test_addresses_given_take_the_place_of_the_settings(self, tmp_path: Path) -> None:
        done = sent(workbook_file(tmp_path), to="Văn thư <a@x.example>; b@x.example")
        assert header(done.mail, "To") == "a@x.example, b@x.example"

    def test_without_an_address_the_draft_has_none(self, tmp_path: Path) -> None:
        done = sent(workbook_file(tmp_path, settings={"Địa chỉ cấp trên": None}))
        assert (done.addresses, done.unusable_address, header(done.mail, "To")) == ((), "", None)

    @pytest.mark.parametrize(
        ("to", "addresses", "unusable"),
        [("", (), "hỏi văn thư huyện"), ("a@x.example", ("a@x.example",), "")],
    )
    def test_an_address_of_the_superior_that_is_none_is_told(
        self, tmp_path: Path, to: str, addresses: tuple[str, ...], unusable: str
    ) -> None:
        done = sent(workbook_file(tmp_path, settings={"Địa chỉ cấp trên": "hỏi văn thư\nhuyện"}), to=to)
        assert (done.addresses, done.unusable_address) == (addresses, unusable)

    @pytest.mark.parametrize("address", ["du.lb.@x.vn", "a@x..vn", "du@x.vn.."])
    def test_a_mistyped_address_of_the_superior_ends_nothing(self, tmp_path: Path, address: str) -> None:
        done = sent(workbook_file(tmp_path, settings={"Địa chỉ cấp trên": address}))
        assert len(names(tmp_path / "Đã gửi")) == 2
        assert (done.addresses, done.unusable_address) == ((), address)

    def test_the_superior_is_called_by_its_name(self, tmp_path: Path) -> None:
        name = "Ban Thường vụ Đảng ủy xã Lang Biang"
        done = sent(workbook_file(tmp_path, settings={"Tên cấp trên": name}))
        assert f"Kính gửi: {name} (qua Ban Xây dựng Đảng)" in body(done.mail)
        with FileWorkbook.open(done.envelope) as workbook:
            cover = workbook.read("Phiếu gửi")
        assert f"{name}\n(qua Ban Xây dựng Đảng)" in [
            cell for column in cover.columns.values() for cell in column.values()
        ]

    def test_nothing_is_written_while_there_are_errors(self, tmp_path: Path) -> None:
        done = send_from(workbook_file(tmp_path, subjects=FAULTY, scores=""))
        assert isinstance(done, NotSent)
        assert done.errors == 1
        assert not (tmp_path / "Đã gửi").exists()

    def test_with_errors_it_is_sent_with_them(self, tmp_path: Path) -> None:
        done = sent(workbook_file(tmp_path, subjects=FAULTY, scores=""), with_errors=True)
        assert done.errors == 1
        assert [row["Mức"] for row in rows_of(opened(done.envelope), "Lỗi")] == ["Lỗi"]

    @pytest.mark.parametrize(
        ("settings", "sentence"),
        [
            ({"Mã đơn vị": None}, "Chưa có “Mã đơn vị”"),
            ({"Mã cấp trên": None}, "Chưa có “Mã cấp trên”"),
            ({"Mã đơn vị": "cb 01"}, "“Mã đơn vị” ở trang tính Thẩm định là “cb 01”"),
            ({"Mã cấp trên": "../DU"}, "“Mã cấp trên” ở trang tính Thẩm định là “../DU”"),
            ({"Mã cấp trên": "CB-01"}, "“Mã cấp trên” trùng với “Mã đơn vị”"),
            ({"Mã đơn vị": "A" * 65}, "không quá 64 chữ"),
        ],
    )
    def test_codes_that_cannot_be_used_are_refused(
        self, tmp_path: Path, settings: dict[str, str | None], sentence: str
    ) -> None:
        with pytest.raises(Refusal, match=sentence):
            send_from(workbook_file(tmp_path, settings=settings), with_errors=True)
        assert not (tmp_path / "Đã gửi").exists()

    def test_an_address_that_is_none_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(Refusal, match="“văn thư” không phải là địa chỉ"):
            send_from(workbook_file(tmp_path), to="văn thư")
        assert not (tmp_path / "Đã gửi").exists()

    def test_a_draft_left_by_a_run_that_was_broken_off_is_never_overwritten(self, tmp_path: Path) -> None:
        path = workbook_file(tmp_path)
        first = sent(path)
        first.envelope.unlink()
        left = first.mail.read_bytes()
        second = sent(path)
        assert (second.manifest.version, opened(second.envelope).manifest.previous) == (2, first.manifest.digest)
        assert first.mail.read_bytes() == left

    def test_killed_at_any_moment_it_leaves_whole_files_and_the_next_run_goes_on(self, tmp_path: Path) -> None:
        path = workbook_file(tmp_path)
        folder = tmp_path / "Đã gửi"
        code = (
            "import sys; from pathlib import Path; from xlsx_addin.xlsx.reader import FileWorkbook; "
            "from xlsx_addin.exchange.sending.dispatch import send; "
            "from xlsx_addin.jobs.appraise import appraise_workbook; "
            "send(appraise_workbook(FileWorkbook.open(Path(sys.argv[1]))), Path(sys.argv[2]))"
        )
        command = [sys.executable, "-c", code, str(path), str(folder)]
        started = time.monotonic()
        subprocess.run(command, check=True, timeout=60)
        whole = time.monotonic() - started
        chance = random.Random(3)
        for _ in range(6):
            process = subprocess.Popen(command)
            try:
                process.wait(timeout=whole * chance.uniform(0.6, 1.05))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        before = {name for name in names(folder) if not name.startswith(".")}
        envelopes = [opened(folder / name) for name in before if name.endswith(".xlsx")]
        drafts = [opened(attached_content(folder / name) or b"") for name in before if name.endswith(".eml")]
        done = sent(path)
        assert all(envelope.is_intact for envelope in (*envelopes, *drafts))
        assert {envelope.digest for envelope in envelopes} <= {draft.digest for draft in drafts}
        assert done.manifest.version == max(draft.manifest.version for draft in drafts) + 1


class TestReturn:
    def returned(self, path: Path, folder: Path | None = None) -> tuple[Letter, ...]:
        with FileWorkbook.open(path) as workbook:
            return return_results(
                appraise_workbook(workbook, MOMENT.date()), folder or path.parent / "Đã gửi", moment=MOMENT
            )

    def path(self, folder: Path, **tables: Any) -> Path:
        tables = {"subjects": MERGED, "scores": "", "settings": UNIT, "sheets": {"Đầu mối": SENDERS}, **tables}
        return workbook_file(folder, **tables)

    def test_each_sender_gets_a_result_and_a_draft(self, tmp_path: Path) -> None:
        done = self.returned(self.path(tmp_path))
        folder = tmp_path / "Đã gửi"
        assert done == (
            Letter("CB-02", folder / "KetQua_2026_DU-LB_CB-02_v1.xlsx", folder / "KetQua_2026_DU-LB_CB-02_v1.eml", ()),
            Letter(
                "CB-01",
                folder / "KetQua_2026_DU-LB_CB-01_v1.xlsx",
                folder / "KetQua_2026_DU-LB_CB-01_v1.eml",
                ("cb1@x.example",),
            ),
        )
        assert len(names(folder)) == 4
        for item in done:
            assert item.envelope is not None
            envelope = opened(item.envelope)
            assert (envelope.is_intact, envelope.manifest.recipient) == (True, item.recipient)
            assert attached_content(item.mail) == item.envelope.read_bytes()
        assert header(done[1].mail, "To") == "cb1@x.example"

    def test_a_draft_tells_of_which_version_of_the_dossier_its_results_are(self, tmp_path: Path) -> None:
        subjects = "| Mã | Nguồn | Lần gửi |\n| CB-01.A01 | CB-01 | 2 |\n| CB-01.A02 | CB-01 | 3 |"
        [item] = self.returned(self.path(tmp_path, subjects=subjects))
        text = body(item.mail).replace("\n", " ")
        assert "năm 2026, lần 1, đối với hồ sơ của " in text
        assert " (lần gửi 3)." in text

    def test_each_recipient_has_its_own_versions(self, tmp_path: Path) -> None:
        first = self.returned(self.path(tmp_path))
        only_one = "| Mã | Nguồn |\n| CB-01.A01 | CB-01 |"
        self.returned(self.path(tmp_path, subjects=only_one))
        third = self.returned(self.path(tmp_path))
        versions = {item.recipient: opened(item.envelope).manifest for item in third if item.envelope}
        assert {code: manifest.version for code, manifest in versions.items()} == {"CB-02": 2, "CB-01": 3}
        first_envelope = first[0].envelope
        assert first_envelope is not None
        assert versions["CB-02"].previous == opened(first_envelope).digest

    def test_errors_in_the_data_stop_nothing(self, tmp_path: Path) -> None:
        path = self.path(tmp_path, subjects=MERGED.replace("| CB-01.A02 |", "| CB-01.A01 |"))
        with FileWorkbook.open(path) as workbook:
            errors, _ = count_problems(appraise_workbook(workbook, MOMENT.date()).appraisal.problems)
        assert (len(self.returned(path)), errors) == (2, 2)

    def test_nothing_is_written_where_nobody_sent(self, tmp_path: Path) -> None:
        assert self.returned(self.path(tmp_path, subjects=SUBJECTS)) == ()
        assert not (tmp_path / "Đã gửi").exists()

    @pytest.mark.parametrize("source", ["../CB-01", "cb-01", "CB 01"])
    def test_a_source_that_is_no_code_is_refused(self, tmp_path: Path, source: str) -> None:
        subjects = f"| Mã | Nguồn |\n| CB-01.A01 | CB-01 |\n| X | {source} |"
        with pytest.raises(Refusal, match=f"Mã đơn vị gửi “{source}”"):
            self.returned(self.path(tmp_path, subjects=subjects))
        assert not (tmp_path / "Đã gửi").exists()

    def test_the_unit_must_have_a_code(self, tmp_path: Path) -> None:
        with pytest.raises(Refusal, match="Chưa có “Mã đơn vị”"):
            self.returned(self.path(tmp_path, settings={"Mã đơn vị": None}))


class TestRemind:
    def test_a_mistyped_address_of_one_unit_ends_nothing_for_the_others(self, tmp_path: Path) -> None:
        senders = "| Mã | Tên | Địa chỉ thư |\n| CB-08 | A | du.lb.@x.vn |\n| CB-09 | B | b@x.example |"
        items = self.reminded(self.path(tmp_path, senders))
        assert [(item.recipient, item.addresses) for item in items] == [("CB-08", ()), ("CB-09", ("b@x.example",))]

    def test_a_sheet_of_senders_under_another_name_is_not_called_empty(self, tmp_path: Path) -> None:
        path = workbook_file(tmp_path, subjects=MERGED, scores="", settings=UNIT, sheets={"Đầu mối 2026": SENDERS})
        with pytest.raises(Refusal) as refused:
            self.reminded(path)
        assert str(refused.value).startswith("Không có trang tính Đầu mối")

    def reminded(self, path: Path) -> tuple[Letter, ...]:
        with FileWorkbook.open(path) as workbook:
            moment = datetime(2026, 12, 12, 9, 0, tzinfo=VIETNAM)
            return remind(appraise_workbook(workbook, moment.date()), path.parent / "Đã gửi", moment=moment)

    def path(self, folder: Path, senders: str = SENDERS, progress: str | None = None) -> Path:
        sheets = {"Đầu mối": senders, "Tiến độ": progress}
        return workbook_file(folder, subjects=MERGED, scores="", settings=UNIT, sheets=sheets)

    def test_who_has_not_sent_gets_a_draft(self, tmp_path: Path) -> None:
        [item] = self.reminded(self.path(tmp_path))
        assert item == Letter("CB-03", None, tmp_path / "Đã gửi" / "DonDoc_2026_DU-LB_CB-03_1.eml", ("cb3@x.example",))
        assert header(item.mail, "To") == "cb3@x.example"
        assert header(item.mail, "X-Unsent") == "1"

    def test_a_unit_with_several_rows_gets_one_draft_to_all_its_addresses(self, tmp_path: Path) -> None:
        [item] = self.reminded(self.path(tmp_path, SENDERS + "| CB-03 | | v@x.example |"))
        assert header(item.mail, "To") == "cb3@x.example, v@x.example"

    def test_a_second_reminder_does_not_overwrite_the_first(self, tmp_path: Path) -> None:
        self.reminded(self.path(tmp_path))
        self.reminded(self.path(tmp_path))
        assert names(tmp_path / "Đã gửi") == ["DonDoc_2026_DU-LB_CB-03_1.eml", "DonDoc_2026_DU-LB_CB-03_2.eml"]

    @pytest.mark.parametrize("verdict", [ItemVerdict.HELD, ItemVerdict.BRANCHED, ItemVerdict.MODIFIED])
    def test_a_file_that_may_be_forged_silences_no_reminder_but_is_told_of_without_its_code(
        self, tmp_path: Path, verdict: ItemVerdict
    ) -> None:
        progress = f"""
        | Mã    | Lần gửi | Kết luận nhận   | Mã xác nhận         |
        | CB-03 | 7       | {verdict.label} | 4821-0934-1177-2058 |
        """
        [item] = self.reminded(self.path(tmp_path, progress=progress))
        assert (item.recipient, item.waiting) == ("CB-03", verdict)
        text = body(item.mail)
        assert " nhận được một tệp ghi mã đơn vị CB-03 (lần gửi 7), nhưng " in text
        assert "2058" not in text

    def test_the_superior_is_not_reminded(self, tmp_path: Path) -> None:
        path = workbook_file(
            tmp_path,
            subjects=MERGED,
            scores="",
            settings={**UNIT, "Mã cấp trên": "BTV"},
            sheets={"Đầu mối": SENDERS + "| BTV | Ban Thường vụ | | |\n| DU-LB | | | |"},
        )
        assert [item.recipient for item in self.reminded(path)] == ["CB-03"]

    def test_where_only_the_superior_is_listed_nobody_is_expected(self, tmp_path: Path) -> None:
        settings = {**UNIT, "Mã cấp trên": "BTV"}
        with pytest.raises(Refusal, match="Trang tính Đầu mối chưa ghi đơn vị cấp dưới nào"):
            self.reminded(workbook_file(tmp_path, settings=settings, sheets={"Đầu mối": "| Mã |\n| BTV |"}))

    def test_nothing_is_written_where_everybody_has_sent(self, tmp_path: Path) -> None:
        assert self.reminded(self.path(tmp_path, SENDERS.replace("| CB-03 | Chi bộ 3 | cb3@x.example |", "|||"))) == ()
        assert not (tmp_path / "Đã gửi").exists()

    def test_somebody_must_be_expected(self, tmp_path: Path) -> None:
        with pytest.raises(Refusal, match="Trang tính Đầu mối chưa ghi đơn vị cấp dưới nào"):
            self.reminded(self.path(tmp_path, "| Mã | Tên |"))

    def test_a_code_that_is_none_is_refused(self, tmp_path: Path) -> None:
        listed = "ở trang tính Đầu mối chưa hợp lệ: ô A6, A8 “Chi bộ 9”, ô A7 “cb-04”. Mã chỉ được có chữ in hoa"
        with pytest.raises(Refusal, match=listed):
            self.reminded(self.path(tmp_path, "| Mã |\n| CB-03 |\n| Chi bộ 9 |\n| cb-04 |\n| Chi bộ 9 |"))
        assert not (tmp_path / "Đã gửi").exists()
