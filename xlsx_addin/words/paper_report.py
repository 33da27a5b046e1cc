"""D5 Báo cáo kết quả thẩm định: what its template (``paper/shipped``) does not say itself."""

from __future__ import annotations

from xlsx_addin.terms import Lateness

DOCUMENT = "Báo cáo"
TYPE = "BÁO CÁO"
OF_KIND = "{count} {kind}"
TIMING = {
    Lateness.ON_TIME: "đúng hạn {count}",
    Lateness.LATE: "quá hạn {count}",
    Lateness.DEADLINE_DAY: "nhận đúng ngày hết hạn {count}",
}
PART_A = ", phần A"
