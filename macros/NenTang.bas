Attribute VB_Name = "NenTang"
Option Explicit
Option Private Module

' What differs between Excel and LibreOffice: which one this is, the message box, the status cell.
'
' LibreOffice Basic skips every line that starts with "#", so it compiles and runs what stands between
' "#If LIBREOFFICE Then" and "#End If"; to Excel the constant is unknown, hence 0, and the block is left out before
' compiling. Code for Excel alone therefore follows such a block, which leaves the procedure first. It must still be
' Basic that LibreOffice can compile.

Public Function IsLibreOffice() As Boolean
    IsLibreOffice = False
#If LIBREOFFICE Then
    IsLibreOffice = True
#End If
End Function

' One sentence in a box. VBA's own MsgBox turns Vietnamese letters into question marks; the shell's Popup does not.
' In LibreOffice nothing is shown while the environment variable XLSX_ADDIN_QUIET is set: a test has nobody to press OK.
Public Sub ShowMessage(ByVal Text As String)
#If LIBREOFFICE Then
    If Environ("XLSX_ADDIN_QUIET") = "" Then MsgBox Text, 64, BoxTitle()
    Exit Sub
#End If
    On Error GoTo NoPopup
    ' 64: an information sign; 4096: above all windows, for the box belongs to no window.
    CreateObject("WScript.Shell").Popup Text, 0, BoxTitle(), 64 + 4096
    Exit Sub
NoPopup:
    On Error Resume Next
    Application.StatusBar = Text
End Sub

#If LIBREOFFICE Then

' Whether the clerk says Yes to a question.
Public Function IsConfirmed(ByVal Question As String) As Boolean
    IsConfirmed = True
    ' 4: Yes and No; 32: a question mark; 6: Yes.
    If Environ("XLSX_ADDIN_QUIET") = "" Then IsConfirmed = (MsgBox(Question, 4 + 32, BoxTitle()) = 6)
End Function

#End If

' Writes the status cell, the only cell that a macro writes in Excel. Its sheet is protected without a password, only
' against slips; what was allowed on it stays allowed.
Public Sub WriteStatus(ByVal Text As String)
#If LIBREOFFICE Then
    WriteStatusInLibreOffice Text
    Exit Sub
#End If
    Dim StatusCell As Object, Sheet As Object, WasProtected As Boolean, HadEvents As Boolean
    Dim WithDrawings As Boolean, WithScenarios As Boolean, Allowed(1 To 11) As Boolean
    On Error GoTo Restore
    HadEvents = Application.EnableEvents
    Application.EnableEvents = False
    Set StatusCell = StatusRange()
    Set Sheet = StatusCell.Worksheet
    WasProtected = Sheet.ProtectContents
    If WasProtected Then
        WithDrawings = Sheet.ProtectDrawingObjects
        WithScenarios = Sheet.ProtectScenarios
        With Sheet.Protection
            Allowed(1) = .AllowFormattingCells
            Allowed(2) = .AllowFormattingColumns
            Allowed(3) = .AllowFormattingRows
            Allowed(4) = .AllowInsertingColumns
            Allowed(5) = .AllowInsertingRows
            Allowed(6) = .AllowInsertingHyperlinks
            Allowed(7) = .AllowDeletingColumns
            Allowed(8) = .AllowDeletingRows
            Allowed(9) = .AllowSorting
            Allowed(10) = .AllowFiltering
            Allowed(11) = .AllowUsingPivotTables
        End With
        ' With the password given, even an empty one, Excel raises an error on a wrong one instead of asking for it.
        Sheet.Unprotect ""
    End If
    StatusCell.Value = Text
Restore:
    On Error Resume Next
    If WasProtected Then
        Sheet.Protect "", WithDrawings, True, WithScenarios, False, Allowed(1), Allowed(2), Allowed(3), Allowed(4), _
            Allowed(5), Allowed(6), Allowed(7), Allowed(8), Allowed(9), Allowed(10), Allowed(11)
    End If
    Application.EnableEvents = HadEvents
End Sub

Public Function StatusText() As String
    StatusText = CStr(StatusRange().Value)
End Function

Private Function StatusRange() As Object
    Set StatusRange = ThisWorkbook.Names("TrangThai").RefersToRange.Cells(1, 1)
End Function
