Attribute VB_Name = "TheoDoi"
Option Explicit
Option Private Module

' Keeps the results honest: they were made from input that may have changed since.
'
' A change only sets a variable, because a macro that writes a cell empties the clerk's list of steps to undo. The
' status cell is written later, when the results are about to be looked at, saved or printed.

Private InputChanged As Boolean

' In LibreOffice alone: what the appraisal read as the workbook was opened, or at the last click.
Private KnownInput As String

' A cell changed: remembered if the appraisal reads it.
Public Sub NoteChange(ByVal Sheet As Object, ByVal Target As Object)
    On Error GoTo Ignore
    If InputChanged Then Exit Sub
    Dim SheetName As Variant
    For Each SheetName In InputSheets()
        If Sheet.Name = SheetName Then InputChanged = True
    Next SheetName
    If Sheet.Name = "Thẩm định" Then InputChanged = TouchesSetting(Target)
Ignore:
End Sub

' The results are about to be seen: says beside them that they are old, once, and only where there are any.
Public Sub MarkResultsStale()
    On Error GoTo Ignore
    If Not InputChanged Then NoteSilentChanges
    If Not InputChanged Then Exit Sub
    If StatusText() = "" Or StatusText() = StaleText() Then Exit Sub
    ' Writing a cell would also end a copy or cut that waits to be pasted.
    If Application.CutCopyMode <> 0 Then Exit Sub
    WriteStatus StaleText()
Ignore:
End Sub

' The buttons that leave fresh results behind.
Public Function WritesResults(ByVal ButtonName As String) As Boolean
    Select Case ButtonName
        Case "tham_dinh", "gui_cap_tren", "tra_ket_qua", "lap_van_ban"
            WritesResults = True
    End Select
End Function

' An appraisal is about to run: until it has written anew, what stands there is old.
Public Sub ExpectResults()
    On Error GoTo Ignore
    If InputChanged And StatusText() <> "" Then WriteStatus StaleText()
Ignore:
End Sub

' It has run. One that was refused has left the results as old as they were.
Public Sub NoteResults()
    On Error GoTo Ignore
    If StatusText() <> StaleText() Then ForgetChanges
Ignore:
End Sub

Public Sub ForgetChanges()
    InputChanged = False
#If LIBREOFFICE Then
    KnownInput = InputText()
#End If
End Sub

' Changes that no event told of.
Private Sub NoteSilentChanges()
#If LIBREOFFICE Then
    If KnownInput = "" Then KnownInput = InputText()
    InputChanged = (InputText() <> KnownInput)
#End If
End Sub

Public Function InputSheets() As Variant
    InputSheets = Array("Đơn vị", "Tiêu chí", "Điểm")
End Function

' The settings that the appraisal reads; the superior's code and address are not among them.
Public Function AppraisalSettings() As Variant
    AppraisalSettings = Array("Nam", "Cap", "MaDonVi", "TenDonVi", "HuongDan", "ThangDiem", "TinhCaNgayHan")
End Function

Private Function TouchesSetting(ByVal Target As Object) As Boolean
    Dim SettingName As Variant
    For Each SettingName In AppraisalSettings()
        If Not Application.Intersect(Target, ThisWorkbook.Names(SettingName).RefersToRange) Is Nothing Then
            TouchesSetting = True
            Exit Function
        End If
    Next SettingName
End Function
