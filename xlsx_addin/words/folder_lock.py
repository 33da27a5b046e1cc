"""What is said where another run works in the same folder."""

SOMEBODY = "người dùng khác"
NO_MACHINE = "chưa rõ"
NO_MOMENT = "lúc chưa rõ"
OWNER = "{user} (máy {machine})"
IN_USE = (
    "Thư mục “{folder}” đang được {owner} dùng từ {moment}. Chưa ghi gì; vui lòng đợi người đó làm xong rồi làm lại."
)
ABANDONED = (
    "Thư mục “{folder}” được {owner} dùng từ {moment}, đã quá {minutes} phút. Chưa ghi gì. Nếu chắc chắn không còn ai "
    "đang làm, vui lòng chạy lại lệnh với --take-over, hoặc xóa tệp “{file}” trong thư mục đó rồi làm lại."
)
ASK_TO_TAKE_OVER = (
    "Thư mục “{folder}” được {owner} dùng từ {moment}, đã quá {minutes} phút.\n\n"
    "Chắc chắn không còn ai đang làm và làm tiếp? Chọn Yes (Có) để làm tiếp, No (Không) để dừng."
)
TAKEN_OVER = (
    "Trong lúc chờ, {owner} đã dùng thư mục “{folder}” từ {moment}. Chưa ghi gì; vui lòng đợi người đó làm xong rồi "
    "làm lại."
)
HELP_TAKE_OVER = "làm tiếp dù thư mục còn ghi là người khác đang dùng, khi đã quá 15 phút và chắc chắn không còn ai"
