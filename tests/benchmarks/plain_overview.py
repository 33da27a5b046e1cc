"""``python plain_overview.py FOLDER OUT.xlsx``: what a user would write instead of ``overview``, with pandas.

It reads ``Đơn vị``, ``Kết quả`` and the manifest of every envelope in the folder and counts by year, sender and kind.
No digest is checked, no version chosen, nothing counted once across levels, nothing remembered for the next time.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pandas as pd


def read(path: Path) -> pd.DataFrame:
    """The subjects of one envelope beside their results."""
    sheets = pd.read_excel(path, sheet_name=["Đơn vị", "Kết quả"], header=3, engine="openpyxl")
    manifest = pd.read_excel(path, sheet_name="_manifest", header=None, engine="openpyxl")
    pairs = dict(zip(manifest[0], manifest[1], strict=True))
    results = sheets["Kết quả"][["Mã", "Kết luận", "Điểm", "Xếp loại"]]
    rows = sheets["Đơn vị"].merge(results, on="Mã", how="left")
    return rows.assign(year=int(pairs["year"]), sender=pairs["sender"], recipient=pairs["recipient"])


def main() -> None:
    """Read all, group, write."""
    folder, output = map(Path, sys.argv[1:])
    rows = pd.concat([read(path) for path in sorted(folder.rglob("*.xlsx"))], ignore_index=True)
    rows["registered"] = rows["Đăng ký"] == "Có"
    rows["reported"] = rows["Ngày nhận báo cáo"].notna()
    rows["appraised"] = rows["Xếp loại"].notna()
    rows["qualified"] = rows["Xếp loại"].isin(["Tốt", "Khá"])
    counts = ["registered", "reported", "appraised", "qualified"]
    with pd.ExcelWriter(output, engine="xlsxwriter") as writer:
        for name, keys in (
            ("Năm", ["year"]),
            ("Địa bàn", ["year", "recipient"]),
            ("Đơn vị", ["year", "recipient", "sender"]),
            ("Loại", ["year", "Loại đối tượng"]),
        ):
            rows.groupby(keys)[counts].sum().reset_index().to_excel(writer, sheet_name=name, index=False)


if __name__ == "__main__":
    main()
