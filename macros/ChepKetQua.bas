Attribute VB_Name = "ChepKetQua"
Option Explicit
Option Private Module

' Copies what the command line program made from its workbook into the one that is open in LibreOffice.
' Excel leaves all of this out (see NenTang).

#If LIBREOFFICE Then

' Takes over what the button's command wrote at this address; "" or why it cannot be written here. Sheets are opened
' first and protected again at the end: where one cannot be opened, nothing is written. LibreOffice would leave out
' some of what is written into a protected sheet without a word.
Public Function TakeOver(ByVal Document As Object, ByVal Address As String, ByVal ButtonName As String) As String
    Dim Result As Object, Sheet As Object, Opened(8) As Object, Count As Integer, Index As Integer
    Dim Locked As String, Failure As Long, Corners As Variant, Written As Variant
    Written = Array("Thẩm định", "Đơn vị", "Kết quả", "Xếp hạng", "Lỗi", "Nhật ký", "Tiến độ", "Sai khác", _
        "Kết quả cấp trên")
    If ButtonName = "gui_cap_tren" Then Written = Array("Nhật ký")
    Set Result = StarDesktop.loadComponentFromURL(Address, "_blank", 0, _
        Array(NamedValue("Hidden", True), NamedValue("ReadOnly", True)))
    On Error GoTo Failed
    Corners = ShownCorners(Document)
    For Each Sheet In SheetsOf(Document, Written)
        If Sheet.isProtected() Then
            Locked = LockedText(Sheet.Name)
            Sheet.unprotect ""
            Locked = ""
            Set Opened(Count) = Sheet
            Count = Count + 1
        End If
    Next Sheet
    If ButtonName = "tham_dinh" Then
        TakeResults Document, Result
    ElseIf ButtonName = "gui_cap_tren" Then
        If Document.Sheets.hasByName("Nhật ký") Then TakeSheets Document, Result, Written
    Else
        TakeReceived Document, Result
    End If
    GoTo CleanUp
Failed:
    Failure = Err
CleanUp:
    On Error GoTo 0
    For Index = 0 To Count - 1
        Opened(Index).protect ""
    Next Index
    Result.close True
    ShowCorners Document, Corners
    TakeOver = Locked
    ' LibreOffice passes over the statement "Error" after "Then".
    If Failure <> 0 And Locked = "" Then Err.Raise Failure
End Function

' The first row and column that each part of the window shows. Loading and writing may scroll it, so that the pointer
' would rest on another button than the one that was clicked.
Private Function ShownCorners(ByVal Document As Object) As Variant
    Dim Corners(3, 1) As Long, Part As Object, Index As Integer
    On Error GoTo NoWindow
    For Index = 0 To Document.CurrentController.Count - 1
        Set Part = Document.CurrentController.getByIndex(Index)
        Corners(Index, 0) = Part.FirstVisibleRow
        Corners(Index, 1) = Part.FirstVisibleColumn
    Next Index
NoWindow:
    ShownCorners = Corners
End Function

Private Sub ShowCorners(ByVal Document As Object, ByVal Corners As Variant)
    Dim Part As Object, Index As Integer
    On Error GoTo NoWindow
    For Index = 0 To Document.CurrentController.Count - 1
        Set Part = Document.CurrentController.getByIndex(Index)
        If Part.FirstVisibleRow <> Corners(Index, 0) Then Part.FirstVisibleRow = Corners(Index, 0)
        If Part.FirstVisibleColumn <> Corners(Index, 1) Then Part.FirstVisibleColumn = Corners(Index, 1)
    Next Index
NoWindow:
End Sub

' The sheets of these names, as far as they are there.
Private Function SheetsOf(ByVal Document As Object, ByVal SheetNames As Variant) As Variant
    Dim Found(8) As Object, Count As Integer, SheetName As Variant
    For Each SheetName In SheetNames
        If Document.Sheets.hasByName(SheetName) Then
            Set Found(Count) = Document.Sheets.getByName(SheetName)
            Count = Count + 1
        End If
    Next SheetName
    SheetsOf = Array()
    If Count = 0 Then Exit Function
    ReDim Preserve Found(Count - 1)
    SheetsOf = Found
End Function

' What an appraisal rewrites.
Private Sub TakeResults(ByVal Document As Object, ByVal Result As Object)
    Dim Summary As Object, NewSummary As Object
    Set Summary = NamedCells(Document, "TongHop")
    Set NewSummary = NamedCells(Result, "TongHop")
    TakeSheets Document, Result, Array("Kết quả", "Xếp hạng", "Lỗi", "Nhật ký")
    CopyCells Summary, NewSummary
End Sub

' What receiving changes.
Private Sub TakeReceived(ByVal Document As Object, ByVal Result As Object)
    If TakeChanges(Document, Result, "Đơn vị") Then
        If StatusText() <> "" Then WriteStatusInLibreOffice StaleText()
    End If
    TakeSheets Document, Result, Array("Tiến độ", "Sai khác", "Kết quả cấp trên", "Nhật ký")
End Sub

Private Sub TakeSheets(ByVal Document As Object, ByVal Result As Object, ByVal SheetNames As Variant)
    Dim SheetName As Variant, Target As Object, Used As Object
    For Each SheetName In SheetNames
        Set Used = UsedCells(Result.Sheets.getByName(SheetName))
        If Document.Sheets.hasByName(SheetName) Then
            Set Target = Document.Sheets.getByName(SheetName)
            ' Rows that a filter hides come back: they are about to hold something else. Only where there are such rows,
            ' for this also gives every heading the arrow of its filter.
            If HidesRows(Target) Then UsedCells(Target).filter UsedCells(Target).createFilterDescriptor(True)
            ClearBelow Target, 4
            CopyCells Target.getCellRangeByPosition(0, 0, Used.RangeAddress.EndColumn, Used.RangeAddress.EndRow), Used
        Else
            ' Somebody deleted it: it comes back as it looks in the result, and at its place there.
            Document.Sheets.importSheet Result, SheetName, Used.RangeAddress.Sheet
        End If
    Next SheetName
End Sub

' Empties the rows below those of title and headings: formats and notes stay. A heading that was emptied would show the
' arrow of its filter, also where it has room for none.
Private Sub ClearBelow(ByVal Sheet As Object, ByVal HeadRows As Long)
    Dim Last As Variant
    Last = UsedCells(Sheet).RangeAddress
    ' 23: numbers, dates, texts and formulas
    If Last.EndRow >= HeadRows Then Sheet.getCellRangeByPosition(0, HeadRows, Last.EndColumn, Last.EndRow).clearContents 23
End Sub

' Whether rows that are used do not show.
Private Function HidesRows(ByVal Sheet As Object) As Boolean
    Dim Used As Object, Shown As Object
    Set Used = UsedCells(Sheet)
    Set Shown = Used.queryVisibleCells()
    HidesRows = True
    If Shown.Count = 1 Then HidesRows = Shown.getByIndex(0).RangeAddress.EndRow < Used.RangeAddress.EndRow
End Function

' Writes what is other on a clerk's sheet, cell by cell: all else stays as it is. True if anything was written.
Private Function TakeChanges(ByVal Document As Object, ByVal Result As Object, ByVal SheetName As String) As Boolean
    Dim Used As Object, OldRows As Variant, NewRows As Variant, Row As Long, Column As Long, LastColumn As Long
    Dim Cell As Object, Target As Object, Source As Object
    Set Target = Document.Sheets.getByName(SheetName)
    Set Source = Result.Sheets.getByName(SheetName)
    Set Used = UsedCells(Source)
    LastColumn = UsedCells(Target).RangeAddress.EndColumn
    NewRows = Used.getDataArray()
    OldRows = Target.getCellRangeByPosition(0, 0, Used.RangeAddress.EndColumn, Used.RangeAddress.EndRow).getDataArray()
    For Column = 0 To Used.RangeAddress.EndColumn
        For Row = 0 To Used.RangeAddress.EndRow
            If IsOther(OldRows(Row)(Column), NewRows(Row)(Column)) Then
                If Column > LastColumn Then
                    AddColumn Target, Source, Column, Row
                    Target.getCellRangeByPosition(Column, Row + 1, Column, Used.RangeAddress.EndRow).NumberFormat = _
                        SameFormat(Document, Result, Source.getCellByPosition(Column, Row + 1).NumberFormat)
                    LastColumn = Column
                End If
                Set Cell = Target.getCellByPosition(Column, Row)
                If VarType(NewRows(Row)(Column)) = 8 Then ' a text, also one that looks like a number or a formula
                    Cell.setString NewRows(Row)(Column)
                Else
                    Cell.setValue NewRows(Row)(Column)
                End If
                TakeChanges = True
            End If
        Next Row
    Next Column
End Function

' Numbers are compared by the fifteen digits that a file holds.
Private Function IsOther(ByVal Old As Variant, ByVal Value As Variant) As Boolean
    IsOther = VarType(Old) <> VarType(Value) Or CStr(Old) <> CStr(Value)
End Function

' A column that merging adds: its heading looks like the one before it.
Private Sub AddColumn(ByVal Target As Object, ByVal Source As Object, ByVal Column As Long, ByVal HeadingRow As Long)
    Target.copyRange Target.getCellByPosition(Column, HeadingRow).CellAddress, _
        Target.getCellByPosition(Column - 1, HeadingRow).RangeAddress
    Target.Columns.getByIndex(Column).Width = Source.Columns.getByIndex(Column).Width
End Sub

' The key that one document has for a number format of another.
Private Function SameFormat(ByVal Document As Object, ByVal Result As Object, ByVal FormatKey As Long) As Long
    Dim Wanted As Object
    Set Wanted = Result.NumberFormats.getByKey(FormatKey)
    SameFormat = Document.NumberFormats.queryKey(Wanted.FormatString, Wanted.Locale, False)
    If SameFormat = -1 Then SameFormat = Document.NumberFormats.addNew(Wanted.FormatString, Wanted.Locale)
End Function

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

Public Function NamedValue(ByVal ValueName As String, ByVal Value As Variant) As Object
    Set NamedValue = CreateUnoStruct("com.sun.star.beans.PropertyValue")
    NamedValue.Name = ValueName
    NamedValue.Value = Value
End Function

#End If
