"""What is wrong with a letter's file: one sentence each, with file and line."""

REFUSED = "{file}, dòng {line}: {fault}"
REFUSED_WITHOUT_LINE = "{file}: {fault}"

UNREADABLE = "Không đọc được tệp ({reason})."
NOT_UTF8 = "Tệp không phải văn bản UTF-8. Vui lòng lưu lại ở dạng UTF-8."
NOT_TOML = "Tệp không đúng dạng TOML ở dòng này (xem lại ngoặc kép, dấu “=”, ngoặc vuông)."
WITHOUT_TEXT = "Không có tệp văn bản {text} bên cạnh. Vui lòng đặt toàn văn của văn bản hướng dẫn vào tệp đó."
TEXT_NOT_UTF8 = "Tệp văn bản {text} bên cạnh không phải UTF-8. Vui lòng lưu lại ở dạng UTF-8."

UNKNOWN_KEY = "Không có khóa “{key}” ở phần {part}. Vui lòng bỏ khóa này hoặc sửa lại tên."
MISSING_KEY = "Thiếu khóa “{key}” ở phần {part}."
WHOLE_FILE = "đầu tệp"
PART = "“{part}”"
NO_CHOICE = "Giá trị “{value}” của “{key}” không dùng được. Các giá trị: {choices}."
WRONG_TYPE = "Giá trị của “{key}” phải là {wanted}."
TYPES = {
    "string": "chữ trong ngoặc kép",
    "int": "số nguyên",
    "bool": "true hoặc false",
    "date": "ngày, dạng 2026-12-31",
    "decimal": "số",
    "tuple": "danh sách trong ngoặc vuông",
    "dict": "một nhóm khóa",
}
OTHER_TYPE = "giá trị đúng kiểu"
EMPTY = "“{key}” để trống. Vui lòng ghi nội dung."

ID_UNUSABLE = "“id” phải gồm chữ, chữ số và các dấu “-”, “/”, không có dấu cách hay dấu “_”."
FILE_NAME = "Tệp của văn bản “{id}” phải có tên {name}."
YEAR_UNUSABLE = "Năm {year} không dùng được: phải từ {first} đến 9998."
YEARS_TURNED = "Năm cuối {last} trước năm đầu {first}."
RULE_NUMBER = "Số “{number}” không dùng được: phải là chữ cái in hoa rồi chữ số, như R1, A2."
RULE_TWICE = "Quy tắc {number} có hai lần."
READING_TWICE = "Cách hiểu {number} có hai lần."
RULE_UNKNOWN = "Quy tắc {number} được dùng nhưng không có ở [[rules]]."
READING_UNKNOWN = "Cách hiểu {number} được dùng nhưng không có ở [[readings]]."
NOT_A_PASSAGE = "Câu trích của quy tắc {number} không có nguyên văn trong {text}: “{quote}”."
DECIDES_UNKNOWN = "Không có điểm “{decides}” nào mà chương trình cần cách hiểu. Các điểm: {choices}."
DECIDES_TWICE = "Điểm “{decides}” có hai cách hiểu."

GRADES_COUNT = "Phải có từ {fewest} đến {most} mức xếp loại; tệp có {count}."
GRADE_TWICE = "Mức “{grade}” có hai lần."
GRADE_ORDER = (
    "Các mức phải xếp từ cao xuống thấp: mức được công nhận trước, ít nhất một; mức thấp nhất không được công nhận."
)
GRADE_UNKNOWN = "“{grade}” không phải là một mức ở [[grades]]."
MISSED_GRADE = "[missed_minimum] với “at_most” phải ghi “grade”; với giá trị khác thì không ghi."
TRIMMED_FROM = "[aggregation] với “trimmed_mean” phải ghi “trimmed_from” từ 3 trở lên; với cách khác thì không ghi."
TOO_FEW = "[aggregation] phải ghi cả “fewest” (từ 1 trở lên) và “too_few”, hoặc không ghi cả hai."

DAY_UNUSABLE = "Không phải năm nào cũng có ngày {day}/{month}."
HOUR_UNUSABLE = "Giờ {hour} không dùng được: phải từ 0 đến 23, với “until” từ 1."
BEFORE_AND_UNTIL = "Một thời hạn chỉ ghi “before” hoặc “until”, không ghi cả hai."
REGISTERED_WITHOUT_RULE = "Ngày cuối đăng ký chỉ ghi khi phải đăng ký và không kèm giờ."
YEAR_ANSWERS = "Năm {year}, {what}: có {count} câu trả lời, phải có đúng một."
DEADLINE_OF = "thời hạn của {level}, {kind}"
REGISTRATION_OF = "đăng ký của {kind}"
SCALE_OF = "thang điểm"
KINDS_EMPTY = "“kinds” phải ghi ít nhất một loại đối tượng, mỗi loại một lần."

LEVELS = "Ở [[authorities]] mỗi cấp một lần, từ thấp đến cao, ít nhất một cấp."
LEVEL_WITHOUT_AUTHORITY = "Cấp “{level}” có thời hạn nhưng không có ở [[authorities]]."
GROUND_TWICE = "Ở [[grounds]] mỗi căn cứ một lần, theo thứ tự a, b, c."
GROUND_YEARS = "“years_before” phải từ 0 trở lên và không ghi cùng “any_year = true”."
GROUND_OF_ORGANISATION = "Căn cứ “a” theo kết quả của tổ chức trong năm: không ghi “years_before”, “any_year”."
GROUND_OF_INDIVIDUALS = 'Căn cứ “a” dành cho người đứng đầu: “kinds” chỉ là ["Cá nhân"].'
SCOPES = "Ở [[scopes]] mỗi diện một lần, và ít nhất một diện được thẩm định (“out = false”)."
OUTCOMES = "Ở [[outcomes]] phải có đúng các kết luận sau, theo thứ tự: {outcomes}."
OUTCOME_WITHOUT_RULE = "Kết luận “{outcome}” phải ghi ít nhất một quy tắc."
CAP_PERCENT = "“percent” phải lớn hơn 0 và không quá 100."

SCALE_SOURCE = "Nguồn {source} không có ở [scales.sources]."
CRITERION_CODE = "Mã tiêu chí “{code}” có hai lần hoặc để trống."
CRITERION_POINTS = "Tiêu chí “{code}”: điểm tối đa phải lớn hơn 0, điểm tối thiểu từ 0 đến điểm tối đa."
CRITERIA_NONE = "Không có tiêu chí nào cho {kind}."
CUT_OFF_GROUPS = (
    "Điểm từ của các mức: mỗi loại đối tượng phải ở đúng một nhóm “kinds”, các nhóm như nhau ở mọi thang điểm."
)
CUT_OFF_GRADES = "Điểm từ của nhóm {kinds} phải ghi đủ các mức, đúng thứ tự ở [[grades]]."
CUT_OFF_POINTS = "Điểm từ của nhóm {kinds} phải giảm dần đến 0 và không quá tổng điểm tối đa ({total})."
PERIOD_DAYS = "Các thời kỳ ở [[periods]] phải nối tiếp nhau từ ngày ban hành, thời kỳ cuối không có ngày cuối."
FURTHER_USE = "[further_use] phải ghi năm từ năm đầu của văn bản trở đi."

NOT_LAID = "Không ghi được văn bản hướng dẫn {file} ({reason})."
UNKNOWN_LETTER = "Không có văn bản hướng dẫn “{id}”. Đang có: {known}."
TWO_FILES = (
    "Văn bản hướng dẫn “{id}” có hai tệp khác nội dung quyết định: {files}. Vui lòng chỉ giữ tệp đúng rồi làm lại."
)
