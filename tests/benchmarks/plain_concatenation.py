"""What a user would write instead of ``receive``: pandas and openpyxl, one list under another, nothing checked."""

import sys
from pathlib import Path

import pandas as pd

HEADING_ROW = 0
inbox, output = Path(sys.argv[1]), sys.argv[2]
tables = [
    pd.read_excel(file, sheet_name="Đơn vị", header=HEADING_ROW, engine="openpyxl").assign(Nguồn=file.stem)
    for file in sorted(inbox.glob("*.xlsx"))
]
pd.concat(tables).to_excel(output, index=False, engine="openpyxl")
