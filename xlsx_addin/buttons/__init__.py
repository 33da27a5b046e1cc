"""Entry points of the workbook's buttons: ``RunPython "import xlsx_addin.buttons; xlsx_addin.buttons.NAME()"``.

Each is called without arguments and never raises. What a button does stands in a module of its own and is loaded only
when the button is clicked.
"""

from __future__ import annotations

from xlsx_addin.buttons.macro import EntryPoint

lap_phieu = EntryPoint("Lập phiếu", "blank_score_sheets.lay_out_live")
"""Lay out the score sheets that are missing, below those that stand there."""
tham_dinh = EntryPoint("Thẩm định", "appraisal.appraise_live")
"""Appraise the workbook and fill its tool sheets."""
gui_cap_tren = EntryPoint("Gửi cấp trên", "sending.send_live")
"""Write what goes to the level above, with a draft of the mail."""
nhan_ho_so = EntryPoint("Nhận hồ sơ", "receiving.receive_live")
"""Merge what lies in the inbox beside the workbook, once the clerk has seen what would change."""
tra_ket_qua = EntryPoint("Trả kết quả", "sending.return_live")
"""Write the results of each unit below, with drafts of the mails."""
don_doc = EntryPoint("Đôn đốc", "sending.remind_live")
"""Write a draft for each unit below that has not sent."""
lap_van_ban = EntryPoint("Lập văn bản", "paper.paper_live")
"""Write the documents that this level makes."""
toan_canh = EntryPoint("Toàn cảnh", "overview.overview_live")
"""Draw the overview of the archive beside the workbook."""
kiem_tra_may = EntryPoint("Kiểm tra máy", "examination.check_machine")
"""Examine the machine for this workbook."""
nam_moi = EntryPoint("Năm mới", "new_year.new_year_live")
"""Make the workbook of the next year beside this one."""

BUTTONS = {name: each for name, each in dict(vars()).items() if isinstance(each, EntryPoint)}
"""All of them by their names, which stand in workbooks in use."""
