Attribute VB_Name = "LoiNhan"
Option Explicit
Option Private Module

' Every sentence that the macros themselves may show a clerk; all others come from Python.

Public Function BoxTitle() As String
    BoxTitle = "Sổ thẩm định"
End Function

Public Function StaleText() As String
    StaleText = "Dữ liệu đã thay đổi sau lần thẩm định này. Vui lòng bấm Thẩm định lại."
End Function

Public Function WorkingText() As String
    WorkingText = "Đang làm, vui lòng chờ…"
End Function

Public Function StartingText() As String
    StartingText = "Đang khởi động Python, vui lòng chờ…"
End Function

Public Function PercentNameText(ByVal FileName As String) As String
    PercentNameText = "Tên tệp “" & FileName & _
        "” có hai dấu “%” nên nút bấm không tìm được sổ. Vui lòng lưu sổ với tên khác, rồi bấm lại."
End Function

Public Function SaveFirstText() As String
    SaveFirstText = "Sổ này chưa được lưu lần nào. Vui lòng lưu sổ vào máy (dạng .xlsm), rồi bấm lại."
End Function

Public Function InterpreterMissingText(ByVal Interpreter As String) As String
    InterpreterMissingText = "Máy này chưa có Python cho chương trình thẩm định (không thấy “" & Interpreter & _
        "”). Vui lòng chạy lại bộ cài đặt, rồi bấm lại."
End Function

Public Function PackageMissingText(ByVal Interpreter As String) As String
    PackageMissingText = "Python “" & Interpreter & _
        "” chưa có chương trình thẩm định, hoặc cài chưa đủ. Vui lòng chạy lại bộ cài đặt, rồi bấm lại."
End Function

Public Function BlockedText(ByVal ErrorNumber As Long) As String
    BlockedText = "Máy này không cho Excel khởi động Python (lỗi số " & ErrorNumber & _
        "). Vui lòng mở lối tắt “Thẩm định” trên màn hình nền thay cho nút này, và báo cán bộ công nghệ thông tin."
End Function

Public Function ButtonFailedText(ByVal ErrorNumber As Long) As String
    ButtonFailedText = "Nút này chưa chạy được (lỗi số " & ErrorNumber & _
        "). Vui lòng đóng sổ, mở lại rồi bấm lại; nếu vẫn lỗi, vui lòng báo cán bộ công nghệ thông tin."
End Function

Public Function NoProblemText() As String
    NoProblemText = "Trang tính Lỗi không có dòng nào đang hiện."
End Function

Public Function ProblemText(ByVal Number As Long, ByVal Count As Long, ByVal Message As String) As String
    ProblemText = "Lỗi " & Number & "/" & Count & ": " & Message
End Function

Public Function HiddenRowText(ByVal Text As String) As String
    HiddenRowText = "(Dòng này đang bị ẩn: vui lòng bỏ lọc để thấy.) " & Text
End Function

Public Function SheetMissingText(ByVal SheetName As String) As String
    SheetMissingText = "Không thấy trang tính “" & SheetName & _
        "” (đã đổi tên, bị ẩn hoặc bị xóa). Vui lòng bấm Thẩm định lại."
End Function
