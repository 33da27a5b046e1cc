Attribute VB_Name = "NutBam"
Option Explicit

' The six buttons. A button is bound to its macro by name, and Alt+F8 lists these six alone.

Public Sub ThamDinh()
    Press "tham_dinh"
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

Public Sub KiemTraMay()
    Press "kiem_tra_may"
End Sub

Private Sub Press(ByVal ButtonName As String)
    If IsLibreOffice() Then
        If ButtonName = "tham_dinh" Then
            AppraiseInLibreOffice
        Else
            ShowMessage OnlyInExcelText(CommandInstead(ButtonName))
        End If
    Else
        RunInExcel ButtonName
    End If
End Sub

' What to type where the button itself cannot run.
Private Function CommandInstead(ByVal ButtonName As String) As String
    Select Case ButtonName
        Case "gui_cap_tren": CommandInstead = "xlsx-addin send"
        Case "nhan_ho_so": CommandInstead = "xlsx-addin receive"
        Case "tra_ket_qua": CommandInstead = "xlsx-addin return"
        Case "don_doc": CommandInstead = "xlsx-addin remind"
        Case Else: CommandInstead = "xlsx-addin doctor"
    End Select
End Function
