"""The catalogue of problems: code, severity, what is wrong, what to do.

A sentence is filled with the values named in braces. ``{cell}`` is the place (``Đơn vị!F12``).
"""

from __future__ import annotations

from enum import Enum

from xlsx_addin.words.stored import SEVERITY_LABELS


class Severity(Enum):
    """How grave a problem is; the value is its name in the JSON."""

    ERROR = "error"
    WARNING = "warning"

    @property
    def label(self) -> str:
        """What stands in the column Mức."""
        return SEVERITY_LABELS[self.value][0]


_Said = tuple[str, Severity, str, str, str]


def _error(code: str, title: str, message: str, fix: str) -> _Said:
    return code, Severity.ERROR, title, message, fix


def _warning(code: str, title: str, message: str, fix: str) -> _Said:
    return code, Severity.WARNING, title, message, fix


class ProblemCode(Enum):
    """Every problem that is looked for: its code, severity, short title, message and fix.

    The title is what it is called where it is counted rather than explained. What is left out does not start.
    """

    # --- what a cell holds, on any sheet -------------------------------------------------------------------------
    CELL_ERROR = _error(
        "O-001",
        "Ô báo lỗi của Excel",
        "Ô {cell} ({heading}) đang hiện lỗi {value} của Excel.",
        "Sửa công thức hoặc gõ trực tiếp giá trị vào ô.",
    )
    CELL_UNCOMPUTED = _error(
        "O-002",
        "Công thức chưa có kết quả",
        "Ô {cell} ({heading}) là công thức chưa có kết quả.",
        "Mở tệp bằng Excel, nhấn F9 để tính, lưu lại; hoặc gõ trực tiếp giá trị vào ô.",
    )
    DATE_UNREADABLE = _error(
        "O-003",
        "Không đọc được ngày",
        "Ô {cell} ({heading}): không đọc được ngày “{value}”.",
        "Gõ lại theo dạng ngày/tháng/năm, ví dụ 14/12/2026.",
    )
    NUMBER_UNREADABLE = _error(
        "O-004",
        "Không phải là số",
        "Ô {cell} ({heading}): “{value}” không phải là số.",
        "Gõ lại bằng số, ví dụ 27,5.",
    )
    CHOICE_UNKNOWN = _error(
        "O-005",
        "Giá trị không có trong danh sách",
        "Ô {cell} ({heading}): “{value}” không có trong danh sách{suggestion}.",
        "Chọn một trong các giá trị: {choices}.",
    )
    DATE_AS_TEXT = _warning(
        "O-006",
        "Ngày nhập dạng văn bản",
        "Ô {cell} ({heading}): ngày nhập dạng văn bản (Text) “{value}”, đã hiểu là ngày {reading}.",
        "Nếu đúng, nên nhập lại để Excel hiểu là ngày; nếu sai, sửa lại ngày.",
    )
    NUMBER_AS_TEXT = _warning(
        "O-007",
        "Số nhập dạng văn bản",
        "Ô {cell} ({heading}): số được nhập dạng văn bản (Text) “{value}”, đã hiểu là {reading}.",
        "Nếu đúng, nên nhập lại để Excel hiểu là số; nếu sai, sửa lại số.",
    )
    CHOICE_WITHOUT_DIACRITICS = _warning(
        "O-008",
        "Giá trị thiếu hoặc khác dấu",
        "Ô {cell} ({heading}): “{value}” thiếu hoặc khác dấu, đã hiểu là “{reading}”.",
        "Chọn lại “{reading}” trong danh sách.",
    )
    LEGACY_ENCODING = _warning(
        "O-009",
        "Chữ gõ theo bảng mã cũ",
        "Ô {cell} ({heading}): chữ gõ theo bảng mã cũ {encoding}, có thể là “{reading}”.",
        "Gõ lại bằng Unicode: “{reading}”. Chữ trong ô được giữ nguyên.",
    )
    DATES_MIXED = _warning(
        "O-010",
        "Cột có ô nhập ngày dạng văn bản",
        "Cột {heading} có ô nhập ngày dạng văn bản ({others}), nên ở {cells} Excel có thể đã đổi chỗ ngày và tháng.",
        "Đối chiếu ngày ở các ô này với văn bản giấy, sửa lại nếu sai.",
    )
    CODE_UNREADABLE = _error(
        "O-011",
        "Giá trị không dùng làm mã được",
        "Ô {cell} ({heading}): “{value}” không dùng làm mã được.",
        "Định dạng ô là Văn bản (Text) rồi gõ lại mã.",
    )
    TEXT_HOLDS_DATE = _warning(
        "O-012",
        "Nội dung đã bị Excel đổi thành ngày",
        "Ô {cell} ({heading}): Excel đã đổi nội dung thành ngày {value}.",
        "Nếu không phải là ngày, định dạng ô là Văn bản (Text) rồi gõ lại.",
    )

    CODE_WITH_SPACES = _warning(
        "O-013",
        "Khoảng trắng hoặc ký tự ẩn trong mã",
        "Ô {cell} ({heading}): mã có khoảng trắng hoặc ký tự ẩn ở {where}; đã hiểu là “{reading}”.",
        "Xóa nội dung ô rồi gõ lại mã, không dán từ nơi khác.",
    )
    CELLS_MERGED = _error(
        "O-014",
        "Ô bị che trong vùng gộp",
        "Ô {cell} ({heading}) bị che trong vùng gộp {cells} nên được đọc là trống{fault}.",
        "Bỏ gộp ô (Merge & Center, Unmerge Cells), rồi ghi giá trị vào từng ô.",
    )
    NOTES_MERGED = _warning(
        "O-015",
        "Ô ghi thêm bị che trong vùng gộp",
        "Ô {cell} ({heading}) bị che trong vùng gộp {cells} nên được đọc là trống{fault}.",
        "Nếu dòng này cũng cần nội dung đó, bỏ gộp ô (Unmerge Cells) rồi ghi vào từng ô; nếu không, để nguyên.",
    )
    NUMBER_AS_PERCENT = _error(
        "O-016",
        "Số định dạng phần trăm",
        "Ô {cell} ({heading}): ô đang định dạng phần trăm; {value} là {reading}.",
        "Bỏ định dạng phần trăm (chọn General) rồi gõ lại số, ví dụ {typed}.",
    )
    ROWS_HIDDEN = _warning(
        "O-017",
        "Dòng bị ẩn vẫn được tính",
        "Trang tính {where}: {count} dòng có dữ liệu đang bị ẩn hoặc bị lọc ({others}) vẫn được tính.",
        "Bỏ lọc (Clear) hoặc hiện dòng (Unhide) để xem lại các dòng này.",
    )

    # --- the headings of a table ---------------------------------------------------------------------------------
    HEADING_UNKNOWN = _warning(
        "COT-001",
        "Tiêu đề lạ, gần giống một cột còn thiếu",
        "Ô {cell}: không có cột nào tên “{value}” nên cột này không được đọc (có phải là “{heading}”?).",
        "Nếu phải, sửa tiêu đề thành “{heading}”; nếu là cột ghi thêm, để nguyên.",
    )
    COLUMN_MISSING = _warning(
        "COT-002",
        "Thiếu cột của mẫu",
        "Ô {cell}: dòng tiêu đề thiếu cột “{heading}” của mẫu; coi như cột này để trống.",
        "Nếu cần dùng cột này, ghi lại tiêu đề “{heading}” ở dòng tiêu đề.",
    )

    # --- the settings on Thẩm định -------------------------------------------------------------------------------
    SETTING_UNKNOWN = _error(
        "CAIDAT-001",
        "Cài đặt không có trong danh sách",
        "Ô {cell} ({heading}): “{value}” không có trong danh sách{suggestion}; chương trình tạm hiểu là “{reading}”.",
        "Chọn một trong các giá trị: {choices}.",
    )
    UNIT_CODE_UNUSABLE = _warning(
        "CAIDAT-002",
        "Mã đơn vị chưa đúng dạng",
        "Ô {cell} (Mã đơn vị): “{value}” chưa đúng dạng nên chưa gửi, nhận hồ sơ được.",
        "Chỉ dùng chữ A–Z, chữ số và dấu “-”, ví dụ DU-UBND-XA.",
    )

    OTHER_VERSION = _warning(
        "CAIDAT-003",
        "Sổ do phiên bản khác tạo",
        "Sổ này do phiên bản {workbook} của chương trình tạo; đang thẩm định bằng phiên bản {package}.",
        "{remedy}",
    )

    TIME_UNREADABLE = _error(
        "CAIDAT-004",
        "Không đọc được giờ",
        "Ô {cell} ({heading}): không đọc được giờ “{value}”.",
        "Gõ lại theo dạng giờ:phút, ví dụ 8:00.",
    )
    TIME_AS_TEXT = _warning(
        "CAIDAT-005",
        "Giờ nhập dạng văn bản",
        "Ô {cell} ({heading}): giờ nhập dạng văn bản (Text) “{value}”, đã hiểu là {reading}.",
        "Nếu đúng, nên nhập lại để Excel hiểu là giờ; nếu sai, sửa lại giờ.",
    )

    SETTING_TWICE = _error(
        "CAIDAT-006",
        "Một nhãn cài đặt có hai chỗ",
        "Ô {cell}: nhãn “{heading}” có hai chỗ; chương trình dùng “{reading}” ở {others}, không dùng “{value}”.",
        "Xóa nhãn và giá trị ghi thừa.",
    )
    ADDRESS_MISTYPED = _warning(
        "CAIDAT-007",
        "Địa chỉ thư chưa đúng",
        "Ô {cell} ({heading}): “{value}” không phải là địa chỉ thư điện tử.",
        "Ghi lại địa chỉ, ví dụ vanthu@example.vn; nhiều địa chỉ cách nhau bằng dấu chấm phẩy.",
    )
    SETTING_ITEM_UNKNOWN = _error(
        "CAIDAT-008",
        "Mục in thêm không có trong danh sách",
        "Ô {cell} ({heading}): “{value}” không có trong danh sách{suggestion}; văn bản không in mục này.",
        "Ghi các giá trị sau, cách nhau bằng dấu phẩy: {choices}.",
    )

    # --- Kết quả cấp trên ----------------------------------------------------------------------------------------
    RESULTS_OF_OTHER_YEAR = _warning(
        "CAPTREN-001",
        "Kết quả cấp trên của năm khác",
        "Trang tính Kết quả cấp trên ghi năm {other}, không dùng làm căn cứ cho năm {year}.",
        "Nếu Năm đánh giá ghi nhầm, sửa lại ở trang tính Thẩm định; nếu không nhầm, xóa hết nội dung trang tính này.",
    )
    RESULT_ABOVE_UNREADABLE = _error(
        "CAPTREN-002",
        "Không đọc được kết quả cấp trên",
        "Ô {cell} ({heading}): không đọc được kết quả cấp trên của đối tượng “{value}” ({held}).",
        "Nhận lại kết quả từ {unit}: để tệp kết quả đã gửi vào Hộp thư đến rồi bấm Nhận hồ sơ.",
    )
    LOWER_CONCLUSION_UNKNOWN = _warning(
        "CAPTREN-003",
        "Kết luận cấp dưới không đọc được",
        "Ô {cell} ({heading}): “{value}” không phải là một kết luận thẩm định nên không dùng làm kết quả của cấp dưới.",
        "Nhận lại hồ sơ của đơn vị gửi; nếu đã tự gõ ở ô này, xóa đi.",
    )

    # --- Đơn vị --------------------------------------------------------------------------------------------------
    CODE_MISSING = _error(
        "DONVI-001",
        "Chưa ghi Mã",
        "Ô {cell}: chưa ghi Mã của đối tượng.",
        "Ghi Mã riêng cho đối tượng này.",
    )
    NAME_MISSING = _error(
        "DONVI-002",
        "Chưa ghi Tên",
        "Ô {cell}: chưa ghi Tên của đối tượng.",
        "Ghi tên tổ chức, tập thể hoặc họ và tên cá nhân.",
    )
    KIND_MISSING = _error(
        "DONVI-003",
        "Chưa chọn {column_kind}",
        "Ô {cell}: chưa chọn {column_kind}.",
        "Chọn Tổ chức, Tập thể hoặc Cá nhân.",
    )
    REGISTRATION_MISSING = _error(
        "DONVI-004",
        "Chưa chọn {column_registered}",
        "Ô {cell}: chưa chọn “Có” hoặc “Không” ở cột {column_registered}.",
        "Chọn Có hoặc Không.",
    )
    CODE_TWICE = _error(
        "DONVI-005",
        "Trùng Mã",
        "Ô {cell}: Mã “{value}” trùng với ô {others}.",
        "Kiểm tra có phải cùng một đối tượng không: nếu phải, giữ một dòng; nếu không, đặt Mã khác.",
    )
    ORGANISATION_UNKNOWN = _warning(
        "DONVI-006",
        "Không có tổ chức ghi ở {column_organisation}",
        "Ô {cell}: không có dòng nào mang Mã “{value}” ghi ở cột {column_organisation}{suggestion}.",
        "Sửa Mã, hoặc thêm dòng của tổ chức đó vào trang tính Đơn vị.",
    )
    ORGANISATION_IS_INDIVIDUAL = _error(
        "DONVI-007",
        "{column_organisation} ghi Mã của cá nhân",
        "Ô {cell}: Mã “{value}” ghi ở cột {column_organisation} là của một cá nhân ({others}).",
        "Ghi Mã của tổ chức hoặc tập thể.",
    )
    HEAD_WITHOUT_ORGANISATION = _error(
        "DONVI-008",
        "{column_is_head}, {column_organisation} còn trống",
        "Ô {cell}: ghi là người đứng đầu nhưng cột {column_organisation} còn trống.",
        "Ghi Mã của tổ chức hoặc tập thể mà người này đứng đầu ở cột {column_organisation}.",
    )
    KIND_NOT_OF_LEVEL = _error(
        "DONVI-009",
        "Loại đối tượng không thuộc cấp thẩm định",
        "Ô {cell}: {kind} không thuộc thẩm quyền thẩm định của cấp “{level}” ({clause}); thuộc cấp {levels}.",
        "Chọn lại {column_level}, hoặc sửa {column_kind}.",
    )
    DECISION_WITHOUT_DATE = _error(
        "DONVI-010",
        "Quyết định chưa ghi ngày",
        "Ô {cell}: có {heading} nhưng chưa ghi ngày của quyết định.",
        "Ghi ngày của quyết định ở cột {date_heading}.",
    )
    DECISION_OUTSIDE_YEAR = _warning(
        "DONVI-011",
        "Quyết định không thuộc năm đánh giá",
        "Ô {cell}: quyết định ngày {value} không thuộc năm {year}, không tính là căn cứ ({clause_grounds}).",
        "Kiểm tra lại ngày của quyết định.",
    )
    REPORT_OUTSIDE_YEAR = _warning(
        "DONVI-012",
        "{column_received} ngoài năm đánh giá",
        "Ô {cell}: ngày nhận báo cáo ({value}) ngoài năm {year} và tháng 01/{next_year}.",
        "Kiểm tra lại ngày nhận báo cáo.",
    )
    REPORT_IN_FUTURE = _warning(
        "DONVI-013",
        "{column_received} sau ngày hôm nay",
        "Ô {cell}: báo cáo ghi nhận ngày {value}, sau ngày hôm nay ({today}).",
        "Kiểm tra lại ngày nhận báo cáo và ngày giờ của máy.",
    )
    REGISTERED_AFTER_REPORT = _warning(
        "DONVI-014",
        "Đăng ký sau ngày nhận báo cáo",
        "Ô {cell}: ngày đăng ký ({value}) muộn hơn ngày nhận báo cáo ({others}).",
        "Kiểm tra lại hai ngày này.",
    )
    REPORT_WITHOUT_REGISTRATION = _warning(
        "DONVI-015",
        "Không đăng ký nhưng có báo cáo",
        "Ô {cell}: không đăng ký nhưng có ngày nhận báo cáo ({others}).",
        "Nếu đã đăng ký, chọn “Có”; nếu không, đối tượng này không được thẩm định ({clause_unregistered}).",
    )
    REPORT_WITHOUT_REGISTRATION_ALLOWED = _warning(
        "DONVI-016",
        "Có báo cáo trong năm không nêu yêu cầu đăng ký",
        "Ô {cell}: không đăng ký nhưng có báo cáo; năm {year}, {letter_kind} không nêu yêu cầu đăng ký nên vẫn "
        "thẩm định.",
        "Nếu đã đăng ký, chọn “Có”; nếu không, để nguyên (cách hiểu của chương trình).",
    )
    MERGED_WITHOUT_COMMENDATION = _warning(
        "DONVI-017",
        "{column_merged_report} nhưng không đề nghị khen thưởng",
        "Ô {cell}: không đề nghị khen thưởng; chỉ trường hợp đề nghị khen thưởng mới kết hợp báo cáo "
        "({clause_merged_report}).",
        "Chọn “Có” ở cột {column_commendation}, hoặc “Không” ở cột {column_merged_report}.",
    )
    ACCEPTANCE_WITHOUT_REASON = _warning(
        "DONVI-018",
        "{column_late_accepted} chưa ghi lý do",
        "Ô {cell}: đã chọn chấp nhận báo cáo quá hạn nhưng chưa ghi lý do, cấp chấp nhận.",
        "Ghi lý do và cấp chấp nhận ở cột {column_late_reason}.",
    )
    SELF_POINTS_MISSING = _warning(
        "DONVI-019",
        "Chưa ghi {column_self_points}",
        "Ô {cell}: đã có báo cáo nhưng chưa ghi {column_self_points} ({clause_self_assessment}).",
        "Ghi điểm tự chấm trong báo cáo, hoặc đề nghị đối tượng bổ sung.",
    )
    SELF_GRADE_MISSING = _warning(
        "DONVI-020",
        "Chưa ghi {column_self_grade}",
        "Ô {cell}: đã có báo cáo nhưng chưa ghi {column_self_grade} ({clause_self_assessment}).",
        "Ghi mức tự xếp loại trong báo cáo, hoặc đề nghị đối tượng bổ sung.",
    )
    MODEL_MISSING = _warning(
        "DONVI-021",
        "Chưa ghi {column_model}",
        "Ô {cell}: đã đăng ký nhưng chưa ghi {column_model}.",
        "Ghi tên mô hình đã đăng ký.",
    )
    PRODUCT_MISSING = _warning(
        "DONVI-022",
        "Chưa ghi {column_product}",
        "Ô {cell}: đã đăng ký nhưng chưa ghi {column_product} ({clause_content}).",
        "Ghi số liệu, chỉ tiêu cụ thể hoặc hiệu quả tác động.",
    )
    DECISION_WITHOUT_NUMBER = _warning(
        "DONVI-023",
        "Quyết định chưa ghi số",
        "Ô {cell}: có {heading} nhưng chưa ghi số quyết định, không tính là căn cứ.",
        "Ghi số quyết định; nếu không có quyết định, xóa ngày.",
    )
    SAME_SUBJECT = _warning(
        "DONVI-024",
        "Cùng tên do hai đơn vị gửi",
        "Ô {cell}: “{value}” ({kind}) cũng do đơn vị khác gửi ({others}); mỗi dòng được thẩm định riêng.",
        "Kiểm tra có phải cùng một đối tượng không; nếu phải, chọn Đã rút ở dòng thừa.",
    )

    AWARD_OUTSIDE_YEAR = _warning(
        "DONVI-025",
        "Khen thưởng đột xuất ngoài năm",
        "Ô {cell}: khen thưởng đột xuất ngày {value}; {letter_kind} không nêu phải trong năm, chỉ tính năm {year}.",
        "Kiểm tra lại ngày. Nếu cấp có thẩm quyền vẫn chấp nhận, ghi ở cột Ghi chú và nêu trong báo cáo.",
    )
    NAME_TWICE = _warning(
        "DONVI-026",
        "Hai dòng trùng tên",
        "Ô {cell}: “{value}” ({kind}) trùng tên với ô {others}; mỗi dòng được thẩm định riêng.",
        "Kiểm tra có phải cùng một đối tượng không; nếu phải, xóa dòng thừa hoặc chọn Đã rút.",
    )

    REPORT_DAY_MISSING = _error(
        "DONVI-027",
        "{column_received} còn trống, dòng ghi như đã có báo cáo",
        "Ô {cell}: chưa ghi {column_received}, nhưng dòng này có {others}.",
        "Ghi ngày nhận báo cáo; nếu chưa nhận báo cáo, xóa nội dung ở các ô kia.",
    )
    REGISTRATION_DENIED_AND_DATED = _error(
        "DONVI-028",
        "{column_registered} là Không nhưng có {column_registered_on}",
        "Ô {cell}: chọn “Không” nhưng có {column_registered_on} ({others}).",
        "Nếu đã đăng ký, chọn “Có”; nếu không đăng ký, xóa ngày đăng ký.",
    )
    SELF_ASSESSED_WITHOUT_REPORT = _warning(
        "DONVI-029",
        "Có tự chấm, tự xếp loại, chưa có {column_received}",
        "Ô {cell}: chưa ghi {column_received}, nhưng đã có {others}.",
        "Nếu đã nhận báo cáo, ghi ngày nhận báo cáo; nếu chưa nhận, kiểm tra lại dòng này.",
    )
    ROW_CONTINUES = _error(
        "DONVI-030",
        "Một đối tượng ghi trên hai dòng",
        "Ô {cell}: dòng này không có Mã và chỉ ghi những cột mà dòng {others} để trống (phần tiếp của dòng {others}?).",
        "Nếu phải, ghi tất cả vào dòng {others} rồi xóa dòng này; nếu không, ghi Mã, Tên và các cột còn thiếu.",
    )
    SECOND_HEAD = _warning(
        "DONVI-031",
        "Người đứng đầu thứ hai của một tổ chức",
        "Ô {cell}: “{value}” đã có người đứng đầu không đăng ký ở ô {others}; căn cứ a chỉ dành cho người đứng đầu.",
        "Nếu người này là cấp phó, sửa cột {column_is_head} thành “Không”.",
    )
    REGISTERED_LATE = _warning(
        "DONVI-032",
        "Đăng ký sau ngày cuối",
        "Ô {cell}: đăng ký ngày {value}, sau ngày cuối {reading} của {letter}.",
        "Kiểm tra lại ngày đăng ký; chương trình vẫn coi là đã đăng ký.",
    )
    REPORT_HOUR_MISSING = _error(
        "DONVI-033",
        "Chưa ghi giờ nhận báo cáo",
        "Ô {cell}: báo cáo nhận ngày {value}, đúng ngày hết hạn lúc {reading} giờ, nhưng chưa ghi giờ nhận.",
        "Ghi cả giờ nhận, dạng ngày/tháng/năm giờ:phút.",
    )

    # --- Tiêu chí ------------------------------------------------------------------------------------------------
    CRITERION_CODE_MISSING = _error(
        "TIEUCHI-001",
        "Chưa ghi Mã tiêu chí",
        "Ô {cell}: chưa ghi Mã tiêu chí; chưa tính điểm, xếp loại được.",
        "Ghi mã tiêu chí, trùng với tiêu đề cột ở trang tính Điểm.",
    )
    CRITERION_CODE_TWICE = _error(
        "TIEUCHI-002",
        "Trùng Mã tiêu chí",
        "Ô {cell}: Mã tiêu chí “{value}” trùng với ô {others}; chưa tính điểm, xếp loại được.",
        "Đặt mã khác cho một trong các tiêu chí.",
    )
    MAXIMUM_UNUSABLE = _error(
        "TIEUCHI-003",
        "Điểm tối đa không dùng được",
        "Ô {cell}: Điểm tối đa của tiêu chí {criterion} {fault}; chưa tính điểm, xếp loại được.",
        "Ghi điểm tối đa là số lớn hơn 0.",
    )
    MINIMUM_UNUSABLE = _error(
        "TIEUCHI-004",
        "Điểm tối thiểu không dùng được",
        "Ô {cell}: Điểm tối thiểu của tiêu chí {criterion} {fault}; chưa tính điểm, xếp loại được.",
        "Ghi số từ 0 đến điểm tối đa, hoặc để trống.",
    )
    CRITERION_SCOPE_UNKNOWN = _error(
        "TIEUCHI-005",
        "Áp dụng không đọc được",
        "Ô {cell} (Áp dụng): không đọc được “{value}”{suggestion}; chưa tính điểm, xếp loại được.",
        "Chọn một trong các giá trị: {choices}.",
    )
    CRITERION_WITHOUT_COLUMN = _error(
        "TIEUCHI-006",
        "Tiêu chí không có cột ở trang tính Điểm",
        "Ô {cell}: tiêu chí “{value}” không có cột ở trang tính Điểm{suggestion}; chưa tính điểm, xếp loại được.",
        "Thêm cột có tiêu đề “{value}” vào trang tính Điểm.",
    )
    NO_CRITERION = _error(
        "TIEUCHI-007",
        "Không có tiêu chí",
        "Trang tính Tiêu chí không có tiêu chí nào cho {kinds}; chưa tính điểm, xếp loại được.",
        "Ghi các tiêu chí và điểm tối đa.",
    )
    GRADE_UNKNOWN = _error(
        "TIEUCHI-008",
        "Mức xếp loại không đúng",
        "Ô {cell} (Xếp loại): “{value}” không phải là một trong {grade_count} mức{suggestion}; chưa tính điểm, xếp "
        "loại được.",
        "Ghi đúng {grade_count} mức: {grade_list}.",
    )
    GRADE_MISSING = _error(
        "TIEUCHI-009",
        "Thiếu mức xếp loại",
        "Bảng xếp loại thiếu mức “{value}”; chưa tính điểm, xếp loại được.",
        "Ghi đủ {grade_count} mức: {grade_list}.",
    )
    GRADE_TWICE = _error(
        "TIEUCHI-010",
        "Trùng mức xếp loại",
        "Ô {cell}: mức “{value}” trùng với ô {others}; chưa tính điểm, xếp loại được.",
        "Xóa dòng ghi thừa.",
    )
    CUT_OFF_UNUSABLE = _error(
        "TIEUCHI-011",
        "Từ điểm không dùng được",
        "Ô {cell}: Từ điểm của mức {grade} {fault}; chưa tính điểm, xếp loại được.",
        "Ghi điểm thấp nhất của mức; {worst_grade} là 0.",
    )
    CUT_OFFS_NOT_FALLING = _error(
        "TIEUCHI-012",
        "Từ điểm không giảm dần",
        "Ô {cell}: Từ điểm của mức {grade} ({value}) phải lớn hơn mức {lower} ({others}); chưa tính điểm, xếp loại "
        "được.",
        "Sửa Từ điểm để giảm dần theo thứ tự {grade_list}.",
    )
    CUT_OFF_OUT_OF_REACH = _error(
        "TIEUCHI-013",
        "Từ điểm lớn hơn tổng điểm tối đa",
        "Ô {cell}: Từ điểm của mức {grade} ({value}) lớn hơn tổng điểm tối đa {others} của {kinds}; chưa tính "
        "điểm, xếp loại được.",
        "Sửa Từ điểm hoặc điểm tối đa của các tiêu chí.",
    )
    RECOGNITION_DIFFERS = _error(
        "TIEUCHI-014",
        "Được công nhận khác hướng dẫn",
        "Ô {cell}: mức {grade} phải ghi “{reading}” ({guidance}, {clause_qualified}); chưa tính điểm, xếp loại được.",
        "Ghi “{reading}” ở cột Được công nhận.",
    )
    MAXIMA_NOT_HUNDRED = _warning(
        "TIEUCHI-015",
        "Tổng điểm tối đa không bằng 100",
        "Tổng điểm tối đa của các tiêu chí cho {kinds} là {value}, không bằng 100.",
        "Kiểm tra lại điểm tối đa của từng tiêu chí.",
    )

    CUT_OFF_LOW = _warning(
        "TIEUCHI-016",
        "Từ điểm có thể theo thang 10",
        "Ô {cell}: Từ điểm của mức {grade} ({value}) chưa bằng một nửa tổng điểm tối đa {others} của {kinds}; có "
        "thể đã ghi theo thang 10.",
        "Kiểm tra lại Từ điểm và điểm tối đa của các tiêu chí.",
    )

    # --- Điểm ----------------------------------------------------------------------------------------------------
    SUBJECT_UNKNOWN = _error(
        "DIEM-001",
        "Phiếu chấm điểm của Mã không có ở Đơn vị",
        "Ô {cell}: Mã “{value}” không có ở trang tính Đơn vị{suggestion}.",
        "Sửa Mã cho đúng với trang tính Đơn vị.",
    )
    SCORER_MISSING = _error(
        "DIEM-002",
        "Phiếu chấm điểm chưa ghi người chấm",
        "Ô {cell}: chưa ghi Người chấm.",
        "Ghi họ tên người chấm (hoặc số thứ tự thành viên).",
    )
    SCORE_ABOVE_MAXIMUM = _error(
        "DIEM-003",
        "Điểm lớn hơn điểm tối đa",
        "Ô {cell}: {value} điểm lớn hơn điểm tối đa {maximum} của tiêu chí {criterion}.",
        "Sửa điểm theo phiếu chấm điểm.",
    )
    SCORE_SHEET_TWICE = _error(
        "DIEM-004",
        "Một người chấm hai phiếu",
        "Ô {cell}: {scorer} đã có phiếu chấm điểm cho Mã “{value}” ở ô {others}.",
        "Đối chiếu với phiếu giấy, giữ một phiếu.",
    )
    SCORE_MISSING = _error(
        "DIEM-005",
        "Chưa ghi điểm tiêu chí",
        "Ô {cell}: chưa ghi điểm tiêu chí {criterion}.",
        "Ghi điểm theo phiếu chấm điểm; nếu chấm 0 điểm thì ghi 0.",
    )
    SCORE_NOT_NUMBER = _error(
        "DIEM-006",
        "Điểm không phải là số",
        "Ô {cell}: điểm tiêu chí {criterion} “{value}” không phải là số.",
        "Gõ lại bằng số, ví dụ 27,5.",
    )
    SCORE_NOT_APPLICABLE = _error(
        "DIEM-007",
        "Tiêu chí không áp dụng cho đối tượng",
        "Ô {cell}: tiêu chí {criterion} không áp dụng cho {kind}.",
        "Xóa điểm ở ô này, hoặc kiểm tra cột Áp dụng ở trang tính Tiêu chí.",
    )
    COLUMN_NOT_CRITERION = _warning(
        "DIEM-008",
        "Cột không phải là tiêu chí",
        "Ô {cell}: cột “{value}” không có ở trang tính Tiêu chí nên không tính điểm{suggestion}.",
        "Sửa tiêu đề cho đúng mã tiêu chí, hoặc để nguyên nếu là cột ghi thêm.",
    )
    SHEET_FOR_UNAPPRAISED = _warning(
        "DIEM-009",
        "Phiếu chấm điểm của đối tượng không thẩm định",
        "Ô {cell}: có phiếu chấm điểm của “{value}” nhưng đối tượng này không được thẩm định ở cấp này ({outcome}).",
        "Kiểm tra lại dòng của đối tượng ở trang tính Đơn vị.",
    )
    SCORE_BELOW_ZERO = _error(
        "DIEM-010",
        "Điểm nhỏ hơn 0",
        "Ô {cell}: điểm tiêu chí {criterion} là {value}, nhỏ hơn 0.",
        "Sửa điểm theo phiếu chấm điểm.",
    )
    SHEET_CODE_MISSING = _error(
        "DIEM-011",
        "Phiếu chấm điểm chưa ghi Mã",
        "Ô {cell}: phiếu chấm điểm chưa ghi Mã của đối tượng.",
        "Ghi Mã của đối tượng được chấm.",
    )

    SCORER_NEARLY_TWICE = _warning(
        "DIEM-012",
        "Người chấm chỉ khác cách ghi tên",
        "Ô {cell}: “{scorer}” và “{other}” (ô {others}) chỉ khác cách ghi; Mã “{value}” đang được tính hai phiếu.",
        "Nếu là một người, xóa phiếu ghi thừa; nếu là hai người, ghi tên cho rõ để phân biệt.",
    )
    SCALE_OF_TEN = _warning(
        "DIEM-013",
        "Có thể đã chấm theo thang 10",
        "Ô {cell}: {criterion} tối đa {maximum} điểm mà cả {count} phiếu không quá 10; có thể đã chấm theo thang 10.",
        "Kiểm tra lại phiếu giấy; nếu chấm theo thang 10, quy đổi rồi nhập lại điểm.",
    )
    FEWER_SCORE_SHEETS = _warning(
        "DIEM-014",
        "Ít phiếu chấm điểm hơn phần lớn đối tượng",
        "Phần lớn đối tượng có {count} phiếu chấm điểm; ít hơn: {others}.",
        "Kiểm tra có nhập thiếu phiếu không.",
    )

    SCORER_NOT_LISTED = _warning(
        "DIEM-015",
        "Người chấm không có ở Thành phần",
        "Ô {cell}: “{scorer}” không có ở trang tính Thành phần với vai trò Chủ trì, Thành viên hoặc Mời dự.",
        "Kiểm tra lại tên người chấm, hoặc ghi người này vào trang tính Thành phần.",
    )

    SCORER_ABSENT = _warning(
        "DIEM-016",
        "Người chấm vắng mặt theo Thành phần",
        "Ô {cell}: “{scorer}” chấm điểm, nhưng trang tính Thành phần (dòng {others}) ghi vắng mặt.",
        "Kiểm tra lại cột Có mặt của trang tính Thành phần, hoặc cột Người chấm.",
    )
    TOO_FEW_SCORE_SHEETS = _warning(
        "DIEM-017",
        "Chưa đủ số phiếu theo văn bản",
        "Có đối tượng chưa đủ {count} phiếu chấm điểm theo {letter}: {others}.",
        "Bổ sung phiếu chấm điểm, hoặc hỏi cấp có thẩm quyền.",
    )

    FORM_ADDRESS_MISTYPED = _warning(
        "PHIEU-001",
        "Địa chỉ thư để gửi phiếu chưa đúng",
        "Ô {cell} ({heading}): “{value}” không phải là địa chỉ thư điện tử.",
        "Ghi lại địa chỉ, ví dụ vanthu@example.vn; nhiều địa chỉ cách nhau bằng dấu chấm phẩy.",
    )
    SCORERS_ALIKE = _warning(
        "PHIEU-002",
        "Hai người chấm trùng họ tên",
        "Ô {cell}: “{scorer}” và người ở dòng {others} trùng họ tên nên không lập phiếu điện tử cho cả hai.",
        "Ghi thêm vào họ tên để phân biệt hai người.",
    )
    FORM_WITHOUT_DAY = _warning(
        "PHIEU-003",
        "Phiếu ghi đã gửi báo cáo, chưa có ngày nhận",
        "Ô {cell}: phiếu của {value} ghi đã gửi báo cáo, nhưng {column_received} còn trống.",
        "Ghi ngày thực nhận.",
    )
    NEW_SUBJECT_CODE = _warning(
        "PHIEU-004",
        "Đối tượng mới chưa đặt Mã",
        "Ô {cell}: {value} là đối tượng mới thêm từ phiếu.",
        "Đặt Mã cho đối tượng mới.",
    )

    def __init__(self, code: str, severity: Severity, title: str, message: str, fix: str) -> None:
        self.code = code
        self.severity = severity
        self.title = title
        self.message = message
        self.fix = fix


_TITLES = {problem.code: problem.title for problem in ProblemCode}
if len(_TITLES) != len(ProblemCode) or len(set(_TITLES.values())) != len(_TITLES):
    raise ValueError("two problems have one code or one title")
UNKNOWN_TITLE = "Lỗi của phiên bản khác"


def title_of(code: str) -> str:
    """The title of a code; one from a newer version of this program has none yet."""
    return _TITLES.get(code, UNKNOWN_TITLE)


REMEDY_OLDER_WORKBOOK = (
    "Nên nhờ cán bộ công nghệ thông tin chuyển dữ liệu sang sổ mới (lệnh: xlsx-addin new --from SỔ-CŨ SỔ-MỚI.xlsm)."
)
REMEDY_NEWER_WORKBOOK = "Nhờ cán bộ công nghệ thông tin cài chương trình mới hơn bằng bộ cài mới, rồi thẩm định lại."

_SUGGESTION = " (có phải là “{name}”?)"


def suggestion(name: str | None) -> str:
    """What is put into ``{suggestion}`` where a similar name was found; empty where none was."""
    return "" if name is None else _SUGGESTION.format(name=name)


MERGED_HIDES = "; vùng gộp đang che “{value}” ở ô {place}"
"""Put into ``{fault}`` where a cell of the row that a merged area hides is not blank."""

ROW_HIDDEN_MESSAGE = "{message} Lưu ý: dòng đang bị ẩn."

IS_DATE_MESSAGE = "{message} Ô đang định dạng ngày tháng nên số gõ vào thành ngày."
IS_DATE_FIX = "Đổi định dạng ô sang General (Chung) rồi gõ lại số, ví dụ 27,5."

WHERE_AT_THE_ENDS = "đầu hoặc cuối"
WHERE_INSIDE = "giữa"

MORE_SUBJECTS = " và {count} đối tượng khác"
SUBJECT_AND_SHEETS = "{code} ({count} phiếu)"

KIND_BLANK = "chưa ghi loại đối tượng"
"""Stands in brackets after a name whose kind is blank."""

COLUMN_AND_CELL = "{heading} ({cell})"
GRADE_NAMELESS = "chưa ghi tên"
"""Stands for the name of a grade that is blank."""
GRADE_QUOTED = "“{text}”"

FAULT_BLANK = "còn trống"
FAULT_NOT_NUMBER = "không phải là số (“{value}”)"
FAULT_NOT_POSITIVE = "phải lớn hơn 0 (đang là {value})"
FAULT_OUTSIDE = "phải từ 0 đến {maximum} (đang là {value})"
FAULT_NOT_ZERO = "phải là 0 (đang là {value})"
FAULT_NEGATIVE = "không được nhỏ hơn 0 (đang là {value})"

KINDS_COLLECTIVE = "tổ chức, tập thể"
KINDS_INDIVIDUAL = "cá nhân"
KINDS_ALL = "mọi đối tượng"
