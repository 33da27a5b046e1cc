"""``python -m tests.benchmarks.appraise``: the main job beside pandas and LibreOffice, in one run."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.measure import measure, show
from tests.benchmarks.registers import write_formulas, write_register

TODAY = "2026-12-31"
LIBREOFFICE_PATIENCE = 300.0


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--large", action="store_true", help="100,000 subjects as well")
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        modules = "xlsx_addin.cli.main, xlsx_addin.jobs.appraise, xlsx_addin.xlsx.reader"
        imports = [sys.executable, "-c", f"import {modules}"]
        print(show("python -c pass", measure([sys.executable, "-c", "pass"], runs=arguments.runs)))
        print(show("imports of appraise", measure(imports, runs=arguments.runs)))
        for subjects in (500, 20_000, *([100_000] if arguments.large else [])):
            _compare(Path(folder), subjects, arguments.runs if subjects < 100_000 else 1)


def _compare(folder: Path, subjects: int, runs: int) -> None:
    file, output = folder / f"{subjects}.xlsx", folder / "out.xlsx"
    write_register(file, subjects)
    appraise = [sys.executable, "-m", "xlsx_addin", "appraise", str(file), "--json", "--today", TODAY]
    script = [sys.executable, str(Path(__file__).with_name("plain_pandas.py")), str(file)]
    print(f"\n{subjects:,} subjects, three scorers")
    print(show("appraise --json", measure(appraise, runs=runs)))
    print(show("appraise --json -o", measure([*appraise, "-o", str(output), "--force"], runs=runs)))
    print(show("pandas + openpyxl", measure(script, runs=min(runs, 3))))
    office = shutil.which("soffice")
    if office is None or subjects > 20_000:
        print("LibreOffice                  left out")
        return
    formulas = folder / f"{subjects}_formulas.xlsx"
    write_formulas(formulas, subjects)
    profile = _recalculating_profile(folder / "profile").as_uri()
    convert = [office, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "ods", "--outdir", str(folder)]
    measure([*convert, str(formulas)], runs=1, timeout=LIBREOFFICE_PATIENCE)
    print(show("LibreOffice, formulas", measure([*convert, str(formulas)], runs=1, timeout=LIBREOFFICE_PATIENCE)))


def _recalculating_profile(profile: Path) -> Path:
    """A LibreOffice profile that recalculates on opening, as it otherwise does not for files of Excel's kind."""
    settings = profile / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        '<item oor:path="/org.openoffice.Office.Calc/Formula/Load">'
        '<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>',
        encoding="utf-8",
    )
    return profile


if __name__ == "__main__":
    main()
