"""Every value of every workbook attached to the mails in a folder, read by openpyxl alone, read-only or not."""

import email
import sys
from email import policy
from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook

read_only = sys.argv[2] == "read-only"
cells = 0
for file in sorted(Path(sys.argv[1]).glob("*.eml")):
    message = email.message_from_bytes(file.read_bytes(), policy=policy.default)
    for attachment in message.iter_attachments():
        book = load_workbook(BytesIO(attachment.get_content()), read_only=read_only, data_only=True)
        for sheet in book:
            for row in sheet.iter_rows(values_only=True):
                cells += len(row)
        book.close()
print(cells)
