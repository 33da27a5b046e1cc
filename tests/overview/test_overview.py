"""Whole runs: bad input beside good, the cache, and what never changes."""

from __future__ import annotations

import hashlib
import io
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.overview.made import overview, put, record, row, states, submission
from tests.privileges import readable_folder, without_privileges
from tests.small_disk import small_disk
from tests.workbooks import cell_of
from xlsx_addin.overview.database import connection as database_connection
from xlsx_addin.overview.sources import find_sources
from xlsx_addin.refusal import Refusal

if TYPE_CHECKING:
    from pathlib import Path

GOOD = submission([row("A"), row("B")])
OTHER = submission([row("C")], sender="CB-02", sender_name="Chi bộ Hai")


def modified(content: bytes) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(content))
    cell_of(book["Điểm"], "C1", 5).value = 1
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def saved_again(content: bytes) -> bytes:
    """The same values in other bytes, as any program for workbooks saves them."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def bomb() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b" " * 300_000_000)
    return target.getvalue()


@pytest.mark.slow
@pytest.mark.reading_child
def test_bad_files_are_listed_and_change_no_number(tmp_path: Path) -> None:
    source = tmp_path / "n"
    (good,) = put(source, GOOD)
    put(source, OTHER)
    before = overview(source, database=tmp_path / "a.duckdb")[0].figures.all_years
    (third,) = put(tmp_path / "x", submission([row("D")], sender="CB-03"))
    (source / "sua.xlsx").write_bytes(modified(third.read_bytes()))
    (source / "cut.xlsx").write_bytes(good.read_bytes()[:-400])
    (source / "bomb.xlsx").write_bytes(bomb())
    (source / "khoa.xlsx").write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(3000))
    openpyxl.Workbook().save(source / "la.xlsx")
    (source / "thu.eml").write_text("From: x")
    found, _ = overview(source, database=tmp_path / "b.duckdb")
    assert found.figures.all_years == before
    assert {file.file: file.state for file in found.not_counted} == {
        "n/sua.xlsx": "modified",
        "n/cut.xlsx": "unreadable",
        "n/bomb.xlsx": "unreadable",
        "n/khoa.xlsx": "unreadable",
        "n/la.xlsx": "not_an_envelope",
    }
    assert found.sources.others == 1
    assert next(file for file in found.not_counted if file.state == "modified").sender == "CB-03"


def test_a_copy_saved_by_another_program_is_counted_once(tmp_path: Path) -> None:
    (path,) = put(tmp_path / "n", GOOD)
    (tmp_path / "n" / "ban-sao.xlsx").write_bytes(saved_again(path.read_bytes()))
    found, _ = overview(tmp_path / "n")
    assert found.figures.all_years[2026]["total"] == 2
    assert states(found) == [("duplicate", 1)]


@pytest.mark.parametrize("damaged", [b'{"version": 1e400}', b"[" * 100_000, b"\xff"])
def test_a_damaged_line_in_a_record_of_another_office_is_told_and_stops_nothing(tmp_path: Path, damaged: bytes) -> None:
    for name in ("a", "b"):
        put(tmp_path / "n" / name, GOOD if name == "a" else OTHER)
        record(tmp_path / "n" / name, (GOOD if name == "a" else OTHER, "2026-12-10T08:00"))
    before, _ = overview(tmp_path / "n", database=tmp_path / "a.duckdb")
    path = tmp_path / "n" / "b" / "so-nhan.jsonl"
    path.write_bytes(path.read_bytes() + damaged + b"\n")
    found, _ = overview(tmp_path / "n", database=tmp_path / "b.duckdb")
    assert found.figures.all_years == before.figures.all_years
    assert found.figures.sent == before.figures.sent
    assert [remark for remark in found.remarks if str(path.parent) in remark and "1 dòng" in remark]


def test_a_record_that_cannot_be_read_is_told_and_stops_nothing(tmp_path: Path) -> None:
    put(tmp_path / "n", GOOD)
    (tmp_path / "n" / "so-nhan.jsonl").write_bytes(b"x" * 300_000_000)
    found, _ = overview(tmp_path / "n")
    assert found.counted == 1
    assert [remark for remark in found.remarks if "so-nhan.jsonl" in remark]


def test_the_plain_copy_beside_a_kept_envelope_is_no_source(tmp_path: Path) -> None:
    (path,) = put(tmp_path / "n", GOOD)
    kept = path.rename(path.with_name("ThamDinh_2026_CB-01_v1_0123456789abcdef.xlsx"))
    openpyxl.Workbook().save(kept.with_name("ThamDinh_2026_CB-01_v1_0123456789abcdef_xem.xlsx"))
    found, _ = overview(tmp_path / "n")
    assert [file.path.name for file in found.sources.files] == [kept.name]


def test_two_communes_with_a_unit_of_one_code_have_two_units(tmp_path: Path) -> None:
    put(tmp_path / "n", GOOD, submission([row("C")], recipient="DU-DN", sender_name="Chi bộ khác"))
    found, _ = overview(tmp_path / "n")
    assert [(unit.recipient, unit.code) for unit in found.figures.units.units] == [
        ("DU-DN", "CB-01"),
        ("DU-LB", "CB-01"),
    ]
    assert found.figures.all_years[2026]["total"] == 3


def test_the_same_bytes_with_a_new_database_a_known_one_and_after_it_was_deleted(tmp_path: Path) -> None:
    source, database = tmp_path / "n", tmp_path / "d.duckdb"
    put(source, GOOD, OTHER, submission([row("E")], year=2025))
    record(source, (GOOD, "2026-12-10T08:00"))
    before = {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in source.iterdir()}
    first, content = overview(source, database=database)
    again, same = overview(source, database=database)
    assert (first.read, again.read, again.known) == (3, 0, 3)
    assert same == content
    database.unlink()
    assert overview(source, database=database)[1] == content
    assert {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in source.iterdir()} == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["d.duckdb", "n"]


def test_however_many_processes_are_asked_for_nothing_new_is_read_by_none(tmp_path: Path) -> None:
    put(tmp_path / "n", GOOD)
    for workers in (0, 1, 3):
        first, content = overview(tmp_path / "n", database=tmp_path / f"{workers}.duckdb", workers=workers)
        again, same = overview(tmp_path / "n", database=tmp_path / f"{workers}.duckdb", workers=workers)
        assert (first.read, again.read, same) == (1, 0, content)


def test_a_new_reader_reads_everything_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path / "n", GOOD)
    _, content = overview(tmp_path / "n")
    monkeypatch.setattr(database_connection, "READER", 99)
    found, same = overview(tmp_path / "n")
    assert (found.read, same) == (1, content)
    assert found.remarks


def test_a_run_that_was_killed_goes_on_where_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path / "n", GOOD, OTHER)
    _, content = overview(tmp_path / "n", database=tmp_path / "whole.duckdb")
    monkeypatch.setattr("xlsx_addin.overview.overview.BATCH_FILES", 1)
    monkeypatch.setattr("xlsx_addin.overview.overview.PROBE_FILES", 1)

    def killed(done: int, total: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        overview(tmp_path / "n", database=tmp_path / "killed.duckdb", progress=killed)
    found, same = overview(tmp_path / "n", database=tmp_path / "killed.duckdb")
    assert (found.read, found.known, same) == (1, 1, content)


def test_what_is_no_longer_among_the_sources_does_not_count(tmp_path: Path) -> None:
    put(tmp_path / "n", GOOD)
    (gone,) = put(tmp_path / "n", OTHER)
    database = tmp_path / "d.duckdb"
    assert overview(tmp_path / "n", database=database)[0].figures.all_years[2026]["total"] == 3
    gone.unlink()
    assert overview(tmp_path / "n", database=database)[0].figures.all_years[2026]["total"] == 2


def test_the_order_of_the_sources_changes_nothing(tmp_path: Path) -> None:
    put(tmp_path / "a", GOOD)
    put(tmp_path / "b", OTHER, GOOD)
    one = overview(tmp_path / "a", tmp_path / "b", database=tmp_path / "1.duckdb")[1]
    assert overview(tmp_path / "b", tmp_path / "a", database=tmp_path / "2.duckdb")[1] == one


def test_another_programs_file_is_no_database_of_ours(tmp_path: Path) -> None:
    put(tmp_path / "n", GOOD)
    other = tmp_path / "d.duckdb"
    other.write_bytes(b"x" * 5000)
    with pytest.raises(Refusal, match="không phải tệp số liệu"):
        overview(tmp_path / "n", database=other)
    assert other.read_bytes() == b"x" * 5000


def test_nothing_to_count_is_said(tmp_path: Path) -> None:
    (tmp_path / "n").mkdir()
    with pytest.raises(Refusal, match="Không có hồ sơ nào"):
        overview(tmp_path / "n")


def test_a_wanted_year_that_is_missing_is_told(tmp_path: Path) -> None:
    put(tmp_path / "n", GOOD)
    found, _ = overview(tmp_path / "n", years=frozenset({2025, 2026}))
    assert found.missing_years == (2025,)


def test_a_database_in_use_names_the_process(tmp_path: Path) -> None:
    import subprocess
    import sys

    put(tmp_path / "n", GOOD)
    database = tmp_path / "d.duckdb"
    overview(tmp_path / "n", database=database)
    script = f"import duckdb, sys; c = duckdb.connect({str(database)!r}); print('ready', flush=True); sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "ready\n"
        with pytest.raises(Refusal, match=f"đang được dùng ở nơi khác.*{holder.pid}"):
            overview(tmp_path / "n", database=database)
        holder.kill()


def test_no_database_is_left_open_or_half_made_where_there_is_no_folder(tmp_path: Path) -> None:
    put(tmp_path / "n", GOOD)
    missing = tmp_path / "không có" / "d.duckdb"
    with pytest.raises(Refusal, match="Không có thư mục"):
        overview(tmp_path / "n", database=missing)
    assert find_sources([tmp_path / "n"]).files


def test_a_damaged_database_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    put(tmp_path / "n", GOOD)
    database = tmp_path / "d.duckdb"
    overview(tmp_path / "n", database=database)
    content = database.read_bytes()
    damaged = content[:4096] + bytes(len(content) - 4096)
    database.write_bytes(damaged)
    with pytest.raises(Refusal, match="hoặc đã hỏng"):
        overview(tmp_path / "n", database=database)
    assert database.read_bytes() == damaged


def test_a_disk_that_is_full_is_one_sentence_and_the_next_run_goes_on(tmp_path: Path) -> None:
    source = tmp_path / "n"
    put(source, submission([row(f"S{number}") for number in range(40)]))
    _, content = overview(source, database=tmp_path / "whole.duckdb")
    database = tmp_path / "d.duckdb"
    with small_disk(3_000), pytest.raises(Refusal):
        overview(source, database=database)
    assert [path.name for path in tmp_path.iterdir() if path.suffix in {".csv", ".tmp"}] == []
    assert overview(source, database=database)[1] == content


def test_a_folder_that_may_only_be_read_is_one_sentence(tmp_path: Path) -> None:
    with readable_folder() as folder:
        put(folder / "n", GOOD)
        overview(folder / "n", database=tmp_path / "d.duckdb")
        (folder / "chỉ đọc").mkdir(mode=0o555)
        with without_privileges(), pytest.raises(Refusal, match="Không ghi được"):
            overview(folder / "n", database=folder / "chỉ đọc" / "d.duckdb")


def test_a_database_that_may_not_be_written_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path / "n", GOOD)
    duckdb = database_connection.require_duckdb()

    def forbidden(*_arguments: object, **_options: object) -> None:
        raise duckdb.IOException('IO Error: Cannot open file "d.duckdb": Permission denied')

    monkeypatch.setattr(duckdb, "connect", forbidden)
    with pytest.raises(Refusal, match="Không ghi được"):
        overview(tmp_path / "n", database=tmp_path / "d.duckdb")
