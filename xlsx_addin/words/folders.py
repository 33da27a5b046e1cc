"""The folders beside a workbook; the manual, the buttons, the command line and the installation all mean these."""

from __future__ import annotations

INBOX = "Hộp thư đến"
ARCHIVE = "Đã nhận"
SENT = "Đã gửi"
BACKUPS = "Sao lưu"
CHANGES = "ThayDoi_{moment}.txt"
"""In the folder of backups: every change of a run that has too many for a box."""
PAPERS = "Văn bản"
TEMPLATES = "Mẫu văn bản"
ORIGINALS = "Mẫu gốc"
"""In the folder of templates: the package's own, which are used by nobody until a copy lies one folder above."""
FORMS = "Phiếu"
"""In the folders of what was sent and of what was received: electronic forms, blank and answered."""
