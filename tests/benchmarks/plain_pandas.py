"""What a user would write instead: pandas and openpyxl, no checks, no explanations."""

import sys

import pandas as pd

file = sys.argv[1]
subjects = pd.read_excel(file, sheet_name="Đơn vị", engine="openpyxl")
scores = pd.read_excel(file, sheet_name="Điểm", engine="openpyxl")
criteria = pd.read_excel(file, sheet_name="Tiêu chí", engine="openpyxl")
codes = [code for code in criteria["Mã tiêu chí"].dropna() if code in scores]
scores["total"] = scores[codes].sum(axis=1)
subjects["total"] = subjects["Mã"].map(scores.groupby("Mã")["total"].mean())
subjects["grade"] = pd.cut(
    subjects["total"], [-1, 50, 70, 90, 1000], right=False, labels=["Không đạt", "Đạt", "Khá", "Tốt"]
)
subjects["rank"] = subjects.groupby("Loại đối tượng")["total"].rank(method="min", ascending=False)
print(subjects[["Mã", "total", "grade", "rank"]].to_json(orient="records", force_ascii=False))
