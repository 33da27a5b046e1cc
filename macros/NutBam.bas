Attribute VB_Name = "NutBam"
Option Explicit

Private IsBusy As Boolean

' The buttons. A button is bound to its macro by name, and Alt+F8 lists these alone.

Public Sub ThamDinh()
    Press "tham_dinh"
End Sub

Public Sub LapPhieu()
    Press "lap_phieu"
End Sub

Public Sub GuiCapTren()
    Press "gui_cap_tren"
End Sub

Public Sub NhanHoSo()
    Press "nhan_ho_so"
End Sub

Public Sub TraKetQua()
    Press "tra_ket_qua"
End Sub

Public Sub DonDoc()
    Press "don_doc"
End Sub

Public Sub LapVanBan()
    Press "lap_van_ban"
End Sub

Public Sub ToanCanh()
    Press "toan_canh"
End Sub

Public Sub KiemTraMay()
    Press "kiem_tra_may"
End Sub

Public Sub NamMoi()
    Press "nam_moi"
End Sub

Public Sub LoiTruoc()
    Press "loi_truoc"
End Sub

Public Sub LoiSau()
    Press "loi_sau"
End Sub

' A button of the tab in Excel's ribbon, whose tag is the button's name. Its name holds for the whole of Excel: with two
' such workbooks open, the call may arrive in the one that is not in front, and is passed on to the one that is. As
' Object, which asks for no reference to a library.
Public Sub BamTrenThe(ByVal Control As Object)
    If ActiveWorkbook Is Nothing Then Exit Sub
    If ActiveWorkbook.Name = ThisWorkbook.Name Then
        Press Control.Tag
        Exit Sub
    End If
    On Error Resume Next ' another kind of workbook has no such macro
    Application.Run "'" & Replace(ActiveWorkbook.Name, "'", "''") & "'!BamTrongSo", Control.Tag
End Sub

Public Sub BamTrongSo(ByVal ButtonName As String)
    If ActiveWorkbook.Name = ThisWorkbook.Name Then Press ButtonName
End Sub

Private Sub Press(ByVal ButtonName As String)
    ' LibreOffice takes clicks also while a macro waits: a second one would come in here again and freeze it for good.
    If IsBusy Then Exit Sub
    IsBusy = True
    On Error GoTo Failed
    If ButtonName = "loi_truoc" Or ButtonName = "loi_sau" Then
        GoToProblem ButtonName = "loi_sau"
    ElseIf IsLibreOffice() Then
        RunInLibreOffice ButtonName
    Else
        RunInExcel ButtonName
    End If
    IsBusy = False
    Exit Sub
Failed:
    IsBusy = False
    ShowMessage ButtonFailedText(Err)
End Sub
