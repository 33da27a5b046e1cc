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

Private Sub Press(ByVal ButtonName As String)
    ' LibreOffice takes clicks also while a macro waits: a second one would come in here again and freeze it for good.
    If IsBusy Then Exit Sub
    IsBusy = True
    On Error GoTo Failed
    If IsLibreOffice() Then
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
