Attribute VB_Name = "GhiKetQua"
Option Explicit
Option Private Module

' Carries out in LibreOffice what the program answered to a click (xlsx_addin/buttons/answer.py says what its lines mean).
' Excel leaves all of this out (see NenTang).

#If LIBREOFFICE Then

' What a macro does is no step of the clerk's: it goes into the step before, or where there is none it is forgotten.
' LibreOffice records some of it even while its list of steps is locked.
Public Function EnterHidden(ByVal Document As Object) As Boolean
    EnterHidden = Document.UndoManager.isUndoPossible()
    If EnterHidden Then
        Document.UndoManager.enterHiddenUndoContext
    Else
        Document.UndoManager.enterUndoContext BoxTitle()
    End If
End Function

' IsKept: whether what the clerk did before can still be undone.
Public Sub LeaveHidden(ByVal Document As Object, ByVal IsKept As Boolean)
    Document.UndoManager.leaveUndoContext
    If Not IsKept Then Document.UndoManager.clear
End Sub

' Writes, shows and opens what the lines of the answer say, the first two excepted. True if it has written: nothing of
' that can be undone, step by step, into a mixture of two runs, so the list of steps is to be emptied, as Excel does.
Public Function CarryOut(ByVal Document As Object, ByVal Lines As Variant) As Boolean
    Dim Index As Long, Fields As Variant, HasResults As Boolean, Failure As Long
    Document.lockControllers
    On Error GoTo CleanUp
    Index = 2
    Do While Index <= UBound(Lines)
        Fields = Split(Lines(Index), Chr(9))
        Select Case Fields(0)
            Case "B"
                WriteBlock Document, Lines, Index
                Index = Index + CLng(Fields(4))
                CarryOut = True
                If Unescaped(Fields(1)) = "Thẩm định" Then HasResults = True
            Case "V"
                SheetNamed(Document, Unescaped(Fields(1))).IsVisible = True
            Case "P"
                LayOutRows Document, Fields
            Case "F"
                WriteFormulas Document, Fields
            Case "S"
                ShowSheet Document, Unescaped(Fields(1)), Fields(2)
            Case "O"
                OpenWorkbook Unescaped(Fields(1))
        End Select
        Index = Index + 1
    Loop
CleanUp:
    Failure = Err
    On Error GoTo 0
    Document.unlockControllers
    If HasResults Then ForgetChanges ' the status cell came with them
    ' LibreOffice passes over the statement "Error" after "Then".
    If Failure <> 0 Then Err.Raise Failure
End Function

' Opens every protected sheet, so that it can be written; LibreOffice would leave out some of what is written into a
' protected one without a word. Opened gets these sheets; gives the names of those that a password guards, parted by "/".
Public Function OpenSheets(ByVal Document As Object, ByRef Opened As Variant) As String
    Dim Sheet As Object, Found() As Object, Count As Integer
    ReDim Found(Document.Sheets.Count)
    For Each Sheet In Document.Sheets
        If Sheet.isProtected() Then
            If IsOpened(Sheet) Then
                Set Found(Count) = Sheet
                Count = Count + 1
            ElseIf InStr(Sheet.Name, Chr(34)) = 0 Then
                OpenSheets = OpenSheets & Sheet.Name & "/"
            End If
        End If
    Next Sheet
    Opened = Array()
    If Count = 0 Then Exit Function
    ReDim Preserve Found(Count - 1)
    Opened = Found
End Function

Private Function IsOpened(ByVal Sheet As Object) As Boolean
    On Error GoTo Locked
    Sheet.unprotect ""
Locked:
    IsOpened = Not Sheet.isProtected()
End Function

Public Sub ProtectAgain(ByVal Opened As Variant)
    Dim Index As Integer
    For Index = 0 To UBound(Opened)
        Opened(Index).protect ""
    Next Index
End Sub

' One block: what stood below it goes, then its values come at one stroke. Formats of numbers first, so that no text is
' measured twice; only where they are not there yet.
Private Sub WriteBlock(ByVal Document As Object, ByVal Lines As Variant, ByVal Index As Long)
    Dim Head As Variant, Sheet As Object, Row As Long, Column As Long, Height As Long, Width As Long, Offset As Long
    Dim Values() As Variant
    Head = Split(Lines(Index), Chr(9))
    Set Sheet = SheetNamed(Document, Unescaped(Head(1)))
    Row = CLng(Head(2)) - 1
    Column = CLng(Head(3)) - 1
    Height = CLng(Head(4))
    Width = CLng(Head(5))
    If HidesRows(Sheet) Then UsedCells(Sheet).filter UsedCells(Sheet).createFilterDescriptor(True)
    If Head(6) = "1" Then ClearBelow Sheet, Row + CLng(Head(7)), Column, Column + Width - 1
    If Height = 0 Then Exit Sub
    If Height > CLng(Head(7)) Then SetFormats Document, Sheet, Head, Row + CLng(Head(7)), Column, Row + Height - 1
    ReDim Values(Height - 1)
    For Offset = 0 To Height - 1
        Values(Offset) = ValuesOf(Lines(Index + 1 + Offset))
    Next Offset
    Sheet.getCellRangeByPosition(Column, Row, Column + Width - 1, Row + Height - 1).setDataArray Values
End Sub

Private Function ValuesOf(ByVal Text As String) As Variant
    Dim Fields As Variant, Values() As Variant, Index As Long
    Fields = Split(Text, Chr(9))
    If UBound(Fields) < 0 Then Fields = Array("")
    ReDim Values(UBound(Fields))
    For Index = 0 To UBound(Fields)
        Select Case Left(Fields(Index), 1)
            Case "n": Values(Index) = Val(Mid(Fields(Index), 2))
            Case "s": Values(Index) = Unescaped(Mid(Fields(Index), 2))
            Case Else: Values(Index) = ""
        End Select
    Next Index
    ValuesOf = Values
End Function

Private Sub WriteFormulas(ByVal Document As Object, ByVal Fields As Variant)
    Dim Formulas() As Variant, Count As Long, Index As Long, Row As Long, Column As Long
    Count = UBound(Fields) - 3
    ReDim Formulas(Count - 1)
    For Index = 0 To Count - 1
        Formulas(Index) = Array(Unescaped(Fields(4 + Index)))
    Next Index
    Row = CLng(Fields(2)) - 1
    Column = CLng(Fields(3)) - 1
    SheetNamed(Document, Unescaped(Fields(1))).getCellRangeByPosition(Column, Row, Column, Row + Count - 1) _
        .setFormulaArray Formulas
End Sub

' Heights of rows, in pixels, and the rows before which a printed page ends: those alone.
Private Sub LayOutRows(ByVal Document As Object, ByVal Fields As Variant)
    Dim Sheet As Object, Starts As Variant, First As Long, Last As Long, Row As Long
    Set Sheet = SheetNamed(Document, Unescaped(Fields(1)))
    Row = CLng(Fields(2)) - 5
    First = 4
    Do While First <= UBound(Fields)
        Last = LastAlike(Fields, First)
        ' In hundredths of a millimetre; a pixel is the 96th part of an inch.
        Sheet.getCellRangeByPosition(0, Row + First, 0, Row + Last).Rows.Height = CLng(Fields(First)) * 2540 / 96
        First = Last + 1
    Loop
    Sheet.removeAllManualPageBreaks
    If Fields(3) = "" Then Exit Sub
    Starts = Split(Fields(3), " ")
    For First = 0 To UBound(Starts)
        Sheet.Rows.getByIndex(CLng(Starts(First)) - 1).IsStartOfNewPage = True
    Next First
End Sub

' The last of the neighbours that are the same as the first.
Private Function LastAlike(ByVal Fields As Variant, ByVal First As Long) As Long
    LastAlike = First
    Do While LastAlike < UBound(Fields)
        If Fields(LastAlike + 1) <> Fields(First) Then Exit Do
        LastAlike = LastAlike + 1
    Loop
End Function

' Gives neighbouring columns of one format that format, unless they have it.
Private Sub SetFormats(ByVal Document As Object, ByVal Sheet As Object, ByVal Head As Variant, ByVal FirstRow As Long, _
        ByVal Column As Long, ByVal LastRow As Long)
    Dim First As Long, Last As Long, Cells As Object, Wanted As Long
    First = 8
    Do While First <= UBound(Head)
        Last = LastAlike(Head, First)
        Set Cells = Sheet.getCellRangeByPosition(Column + First - 8, FirstRow, Column + Last - 8, LastRow)
        Wanted = FormatKey(Document, Unescaped(Head(First)))
        ' 2: the cells have several.
        If Cells.getPropertyState("NumberFormat") = 2 Then
            Cells.NumberFormat = Wanted
        ElseIf Cells.NumberFormat <> Wanted Then
            Cells.NumberFormat = Wanted
        End If
        First = Last + 1
    Loop
End Sub

' The key that the document has for a number format, written as Excel stores it: its parts in English, and in front
' "[$-42A]" where the numbers are to have the Vietnamese comma; any other is that of whoever reads it.
Private Function FormatKey(ByVal Document As Object, ByVal Code As String) As Long
    Dim Everywhere As New com.sun.star.lang.Locale, English As New com.sun.star.lang.Locale
    Dim Vietnamese As New com.sun.star.lang.Locale
    English.Language = "en"
    English.Country = "US"
    Vietnamese.Language = "vi"
    Vietnamese.Country = "VN"
    If InStr(Code, "[$-42A]") = 1 Then
        FormatKey = Document.NumberFormats.addNewConverted(Code, English, Vietnamese)
        Exit Function
    End If
    FormatKey = Document.NumberFormats.queryKey(Code, Everywhere, False)
    If FormatKey = -1 Then FormatKey = Document.NumberFormats.addNew(Code, English)
End Function

' Empties some columns from a row down: formats and notes stay. A heading that was emptied would show the arrow of its
' filter, also where it has room for none.
Private Sub ClearBelow(ByVal Sheet As Object, ByVal Row As Long, ByVal First As Long, ByVal Last As Long)
    Dim EndRow As Long
    EndRow = UsedCells(Sheet).RangeAddress.EndRow
    ' 23: numbers, dates, texts and formulas
    If EndRow >= Row Then Sheet.getCellRangeByPosition(First, Row, Last, EndRow).clearContents 23
End Sub

' Whether rows that are used do not show. Only then is a filter lifted, for that also gives every heading its arrow.
Private Function HidesRows(ByVal Sheet As Object) As Boolean
    Dim Used As Object, Shown As Object
    Set Used = UsedCells(Sheet)
    Set Shown = Used.queryVisibleCells()
    HidesRows = True
    If Shown.Count = 1 Then HidesRows = Shown.getByIndex(0).RangeAddress.EndRow < Used.RangeAddress.EndRow
End Function

' The sheet of this name; a new one behind all others where somebody deleted it.
Private Function SheetNamed(ByVal Document As Object, ByVal SheetName As String) As Object
    If Not Document.Sheets.hasByName(SheetName) Then Document.Sheets.insertNewByName SheetName, Document.Sheets.Count
    Set SheetNamed = Document.Sheets.getByName(SheetName)
End Function

Private Sub ShowSheet(ByVal Document As Object, ByVal SheetName As String, ByVal CellName As String)
    Dim Sheet As Object
    If Not Document.Sheets.hasByName(SheetName) Then Exit Sub
    Set Sheet = Document.Sheets.getByName(SheetName)
    If Not Sheet.IsVisible Then Exit Sub
    Document.CurrentController.setActiveSheet Sheet
    If CellName <> "" Then Document.CurrentController.select Sheet.getCellRangeByName(CellName)
End Sub

' As if the clerk had opened it: LibreOffice asks about its macros as it is set to do (3).
Private Sub OpenWorkbook(ByVal Path As String)
    Dim Handler As Object
    Set Handler = CreateUnoService("com.sun.star.task.InteractionHandler")
    StarDesktop.loadComponentFromURL ConvertToURL(Path), "_blank", 0, _
        Array(NamedValue("MacroExecutionMode", 3), NamedValue("InteractionHandler", Handler))
End Sub

Public Function Unescaped(ByVal Text As String) As String
    Unescaped = Text
    If InStr(Text, "\") = 0 Then Exit Function
    Text = Join(Split(Text, "\n"), Chr(10))
    Text = Join(Split(Text, "\r"), Chr(13))
    Text = Join(Split(Text, "\t"), Chr(9))
    Unescaped = Join(Split(Text, "\s"), "\")
End Function

' A sheet from A1 to the last row and column that are used.
Public Function UsedCells(ByVal Sheet As Object) As Object
    Dim Cursor As Object, Corner As Variant
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
