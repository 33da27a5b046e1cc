"""Entry points of the workbook's buttons: ``RunPython "import xlsx_addin.buttons; xlsx_addin.buttons.NAME()"``.

Each is a function without arguments that never raises. What a button does stands in a module of its own and is
loaded only when the button is clicked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsx_addin.buttons.macro import macro

if TYPE_CHECKING:
    from xlsx_addin.buttons.open_workbook import OpenWorkbook


@macro("Thẩm định")
def tham_dinh(book: OpenWorkbook) -> str | None:
    """Appraise the workbook and fill its tool sheets."""
    from xlsx_addin.buttons.appraisal import appraise_live

    return appraise_live(book)


@macro("Lập phiếu")
def lap_phieu(book: OpenWorkbook) -> str | None:
    """Lay out the score sheets that are missing, below those that stand there."""
    from xlsx_addin.buttons.blank_score_sheets import lay_out_live

    return lay_out_live(book)


@macro("Gửi cấp trên")
def gui_cap_tren(book: OpenWorkbook) -> str | None:
    """Write what goes to the level above, with a draft of the mail."""
    from xlsx_addin.buttons.sending import send_live

    return send_live(book)


@macro("Nhận hồ sơ")
def nhan_ho_so(book: OpenWorkbook) -> str | None:
    """Merge what lies in the inbox beside the workbook, once the clerk has seen what would change."""
    from xlsx_addin.buttons.receiving import receive_live

    return receive_live(book)


@macro("Trả kết quả")
def tra_ket_qua(book: OpenWorkbook) -> str | None:
    """Write the results of each unit below, with drafts of the mails."""
    from xlsx_addin.buttons.sending import return_live

    return return_live(book)


@macro("Đôn đốc")
def don_doc(book: OpenWorkbook) -> str | None:
    """Write a draft for each unit below that has not sent."""
    from xlsx_addin.buttons.sending import remind_live

    return remind_live(book)


@macro("Lập văn bản")
def lap_van_ban(book: OpenWorkbook) -> str | None:
    """Write the documents that this level makes."""
    from xlsx_addin.buttons.paper import paper_live

    return paper_live(book)


@macro("Toàn cảnh")
def toan_canh(book: OpenWorkbook) -> str | None:
    """Draw the overview of the archive beside the workbook."""
    from xlsx_addin.buttons.overview import overview_live

    return overview_live(book)


@macro("Kiểm tra máy")
def kiem_tra_may(book: OpenWorkbook) -> str | None:
    """Examine the machine for this workbook."""
    from xlsx_addin.buttons.examination import check_machine

    return check_machine(book)


@macro("Năm mới")
def nam_moi(book: OpenWorkbook) -> str | None:
    """Make the workbook of the next year beside this one."""
    from xlsx_addin.buttons.new_year import new_year_live

    return new_year_live(book)
