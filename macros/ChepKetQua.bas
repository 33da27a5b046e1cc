Attribute VB_Name = "ChepKetQua"
Option Explicit
Option Private Module

' Copies what the command line program made from its workbook into the one that is open in LibreOffice.
' Excel leaves all of this out (see NenTang).

#If LIBREOFFICE Then

' What an appraisal rewrites; "" or why it cannot be written. All is looked up before the first cell is written.
Public Function TakeResults(ByVal Document As Object, ByVal Result As Object) As String
    Dim ToolSheets As Variant, Summary As Object, NewSummary As Object, Locked As String
    ToolSheets = Array("Kết quả", "Lỗi", "Nhật ký")
    Set Summary = NamedCells(Document, "TongHop")
    Set NewSummary = NamedCells(Result, "TongHop")
    Locked = LockedSheet(Document, Array("Thẩm định", "Kết quả", "Lỗi", "Nhật ký"))
    If Locked <> "" Then
        TakeResults = LockedText(Locked)
        Exit Function
    End If
    TakeSheets Document, Result, ToolSheets
    ReplaceCells Summary, NewSummary
End Function

' The first of these sheets that somebody protected with a password of his own; "" if none. LibreOffice would leave
' out some of what is written there without a word.
Private Function LockedSheet(ByVal Document As Object, ByVal SheetNames As Variant) As String
    Dim SheetName As Variant, Sheet As Object
    On Error GoTo Locked
    For Each SheetName In SheetNames
        If Document.Sheets.hasByName(SheetName) Then
            Set Sheet = Document.Sheets.getByName(SheetName)
            If Sheet.isProtected() Then
                Sheet.unprotect ""
                Sheet.protect ""
            End If
        End If
    Next SheetName
    Exit Function
Locked:
    LockedSheet = SheetName
End Function

Private Sub TakeSheets(ByVal Document As Object, ByVal Result As Object, ByVal SheetNames As Variant)
    Dim SheetName As Variant
    For Each SheetName In SheetNames
        If Document.Sheets.hasByName(SheetName) Then
            ReplaceSheet Document.Sheets.getByName(SheetName), Result.Sheets.getByName(SheetName)
        Else
            ' Somebody deleted it: it comes back as it looks in the result, and at its place there.
            Document.Sheets.importSheet Result, SheetName, Result.Sheets.getByName(SheetName).RangeAddress.Sheet
        End If
    Next SheetName
End Sub

' Replaces all that a tool sheet holds; its formats and notes stay.
Private Sub ReplaceSheet(ByVal Target As Object, ByVal Source As Object)
    Dim Used As Object, WasProtected As Boolean, Failure As Long
    WasProtected = Target.isProtected()
    On Error GoTo Restore
    If WasProtected Then Target.unprotect ""
    UsedCells(Target).clearContents 23 ' numbers, dates, texts and formulas
    Set Used = UsedCells(Source)
    CopyCells Target.getCellRangeByPosition(0, 0, Used.RangeAddress.EndColumn, Used.RangeAddress.EndRow), Used
Restore:
    Failure = Err
    If WasProtected Then Target.protect ""
    ' Otherwise LibreOffice would swallow the error that is passed on.
    On Error GoTo 0
    If Failure <> 0 Then Error Failure
End Sub

Private Sub ReplaceCells(ByVal Target As Object, ByVal Source As Object)
    Dim WasProtected As Boolean, Failure As Long
    WasProtected = Target.Spreadsheet.isProtected()
    On Error GoTo Restore
    If WasProtected Then Target.Spreadsheet.unprotect ""
    CopyCells Target, Source
Restore:
    Failure = Err
    If WasProtected Then Target.Spreadsheet.protect ""
    ' Otherwise LibreOffice would swallow the error that is passed on.
    On Error GoTo 0
    If Failure <> 0 Then Error Failure
End Sub

' Copies between two ranges of one size: values as values, so that a text beginning with "=" stays a text, and
' formulas (the links of a problem's cell) as formulas.
Private Sub CopyCells(ByVal Target As Object, ByVal Source As Object)
    Dim Address As Variant, Origin As Object
    Target.setDataArray Source.getDataArray()
    Set Origin = Source.RangeAddress
    For Each Address In Source.queryContentCells(16).RangeAddresses
        Target.getCellRangeByPosition(Address.StartColumn - Origin.StartColumn, Address.StartRow - Origin.StartRow, _
            Address.EndColumn - Origin.StartColumn, Address.EndRow - Origin.StartRow).setFormulaArray _
            Source.Spreadsheet.getCellRangeByPosition(Address.StartColumn, Address.StartRow, _
            Address.EndColumn, Address.EndRow).getFormulaArray()
    Next Address
End Sub

' From A1 to the last cell that is used.
Private Function UsedCells(ByVal Sheet As Object) As Object
    Dim Cursor As Object, Corner As Object
    Set Cursor = Sheet.createCursor()
    Cursor.gotoEndOfUsedArea False
    Set Corner = Cursor.RangeAddress
    Set UsedCells = Sheet.getCellRangeByPosition(0, 0, Corner.EndColumn, Corner.EndRow)
End Function

Public Function NamedCells(ByVal Document As Object, ByVal RangeName As String) As Object
    Set NamedCells = Document.NamedRanges.getByName(RangeName).getReferredCells()
End Function

#End If
