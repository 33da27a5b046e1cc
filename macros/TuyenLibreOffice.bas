Attribute VB_Name = "TuyenLibreOffice"
Option Explicit
Option Private Module

' LibreOffice's way to Python: a temporary copy of the open workbook goes to the command line program, and what it
' made comes back into the tool sheets. The file on disk is never written, and the temporary files never stay.
' Excel leaves all of this out (see NenTang).

Public Sub AppraiseInLibreOffice()
#If LIBREOFFICE Then
    Dim Sentence As String
    If Appraise(ThisComponent, Sentence) Then
        ForgetChanges ' the status cell came with the results
    Else
        WriteStatusInLibreOffice Sentence
    End If
    ShowMessage Sentence
#End If
End Sub

Public Sub WriteStatusInLibreOffice(ByVal Text As String)
#If LIBREOFFICE Then
    Dim Cells As Object, Sheet As Object, WasProtected As Boolean
    On Error GoTo Restore
    Set Cells = NamedCells(ThisComponent, "TrangThai")
    Set Sheet = Cells.Spreadsheet
    WasProtected = Sheet.isProtected()
    If WasProtected Then Sheet.unprotect ""
    Cells.getCellByPosition(0, 0).setString Text
Restore:
    If WasProtected Then Sheet.protect ""
#End If
End Sub

#If LIBREOFFICE Then

' True if the document now shows new results; Sentence is what to tell the clerk either way.
Private Function Appraise(ByVal Document As Object, ByRef Sentence As String) As Boolean
    Dim Files As Object, Temporary As Object, Result As Object, Stem As String, Suffix As Variant
    On Error GoTo Failed
    Set Files = CreateUnoService("com.sun.star.ucb.SimpleFileAccess")
    ' A name that is free, in a folder that only this user may open.
    Set Temporary = CreateUnoService("com.sun.star.io.TempFile")
    Stem = Temporary.Uri
    Document.storeToURL Stem & ".xlsm", Array(NamedValue("FilterName", "Calc MS Excel 2007 VBA XML"))
    Sentence = RunCommand(Stem)
    If Sentence <> "" Then GoTo CleanUp
    If ReadStatus(Files, Stem & ".txt", Sentence) Then
        Set Result = StarDesktop.loadComponentFromURL(Stem & ".xlsx", "_blank", 0, _
            Array(NamedValue("Hidden", True), NamedValue("ReadOnly", True)))
        TakeResults Document, Result
        Appraise = True
    ElseIf Sentence = "" Then
        Sentence = PackageMissingText(PythonProgram())
    End If
CleanUp:
    On Error Resume Next
    If Not IsNull(Result) Then Result.close True
    For Each Suffix In Array("", ".xlsm", ".xlsx", ".txt")
        If Files.exists(Stem & Suffix) Then Files.kill Stem & Suffix
    Next Suffix
    Exit Function
Failed:
    Sentence = ButtonFailedText(Err)
    Resume CleanUp
End Function

' Runs the program to its end; "" or why it could not be started. What it did stands in the status file.
Private Function RunCommand(ByVal Stem As String) As String
    On Error GoTo NotStarted
    ' -P: no folder is searched for modules merely because LibreOffice happens to be in it.
    Shell Quoted(PythonProgram()), 0, "-P -m xlsx_addin appraise " & Quoted(ConvertFromURL(Stem & ".xlsm")) & _
        " -o " & Quoted(ConvertFromURL(Stem & ".xlsx")) & _
        " --button-status " & Quoted(ConvertFromURL(Stem & ".txt")), True
    Exit Function
NotStarted:
    RunCommand = InterpreterMissingText(PythonProgram())
End Function

Private Function PythonProgram() As String
    PythonProgram = Environ("XLSX_ADDIN_PYTHON")
    If PythonProgram = "" Then PythonProgram = "python3"
End Function

' The status file: a first line OK or LOI, then the sentence. True for OK; no file leaves the sentence blank.
Private Function ReadStatus(ByVal Files As Object, ByVal Address As String, ByRef Sentence As String) As Boolean
    Dim Reader As Object, Verdict As String
    If Not Files.exists(Address) Then Exit Function
    Set Reader = CreateUnoService("com.sun.star.io.TextInputStream")
    Reader.setInputStream Files.openFileRead(Address)
    Reader.setEncoding "UTF-8"
    Verdict = Reader.readLine()
    Sentence = Reader.readLine()
    Reader.closeInput
    ReadStatus = (Verdict = "OK")
End Function

' Puts the results into the document. Everything is looked up before the first cell is written.
Private Sub TakeResults(ByVal Document As Object, ByVal Result As Object)
    Dim ToolSheets As Variant, Summary As Object, NewSummary As Object, Index As Integer
    Dim Targets(2) As Object, Sources(2) As Object, TargetHeadings(2) As Long, SourceHeadings(2) As Long
    ToolSheets = Array("Kết quả", "Lỗi", "Nhật ký")
    Set Summary = NamedCells(Document, "TongHop")
    Set NewSummary = NamedCells(Result, "TongHop")
    For Index = 0 To 2
        Set Targets(Index) = Document.Sheets.getByName(ToolSheets(Index))
        Set Sources(Index) = Result.Sheets.getByName(ToolSheets(Index))
        TargetHeadings(Index) = HeadingRow(Targets(Index))
        SourceHeadings(Index) = HeadingRow(Sources(Index))
    Next Index
    For Index = 0 To 2
        ReplaceTable Targets(Index), TargetHeadings(Index), Sources(Index), SourceHeadings(Index)
    Next Index
    ReplaceCells Summary, NewSummary
End Sub

' Replaces the titles and everything below the heading of a tool sheet.
Private Sub ReplaceTable(ByVal Target As Object, ByVal TargetHeading As Long, ByVal Source As Object, _
    ByVal SourceHeading As Long)
    Dim TargetEnd As Object, SourceEnd As Object, LastColumn As Long, WasProtected As Boolean, Failure As Long
    Set TargetEnd = LastCell(Target)
    Set SourceEnd = LastCell(Source)
    LastColumn = SourceEnd.EndColumn
    WasProtected = Target.isProtected()
    On Error GoTo Restore
    If WasProtected Then Target.unprotect ""
    If TargetHeading > 0 And TargetHeading = SourceHeading Then
        CopyCells Target.getCellRangeByPosition(0, 0, LastColumn, TargetHeading - 1), _
            Source.getCellRangeByPosition(0, 0, LastColumn, SourceHeading - 1)
    End If
    If TargetEnd.EndRow > TargetHeading Then
        ' 23: numbers, dates, texts and formulas; formats and notes stay.
        Target.getCellRangeByPosition(0, TargetHeading + 1, TargetEnd.EndColumn, TargetEnd.EndRow).clearContents 23
    End If
    If SourceEnd.EndRow > SourceHeading Then
        CopyCells Target.getCellRangeByPosition(0, TargetHeading + 1, LastColumn, _
            TargetHeading + SourceEnd.EndRow - SourceHeading), _
            Source.getCellRangeByPosition(0, SourceHeading + 1, LastColumn, SourceEnd.EndRow)
    End If
Restore:
    Failure = Err
    If WasProtected Then Target.protect ""
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

' The row, counted from 0, of the heading "STT" within the first 20 rows.
Private Function HeadingRow(ByVal Sheet As Object) As Long
    Dim Rows As Variant, Row As Long, Column As Long
    Rows = Sheet.getCellRangeByPosition(0, 0, 9, 19).getDataArray()
    For Row = 0 To 19
        For Column = 0 To 9
            If UCase(Trim(CStr(Rows(Row)(Column)))) = "STT" Then
                HeadingRow = Row
                Exit Function
            End If
        Next Column
    Next Row
    Error 9
End Function

Private Function LastCell(ByVal Sheet As Object) As Object
    Dim Cursor As Object
    Set Cursor = Sheet.createCursor()
    Cursor.gotoEndOfUsedArea False
    Set LastCell = Cursor.RangeAddress
End Function

Private Function NamedCells(ByVal Document As Object, ByVal RangeName As String) As Object
    Set NamedCells = Document.NamedRanges.getByName(RangeName).getReferredCells()
End Function

Private Function NamedValue(ByVal ValueName As String, ByVal Value As Variant) As Object
    Set NamedValue = CreateUnoStruct("com.sun.star.beans.PropertyValue")
    NamedValue.Name = ValueName
    NamedValue.Value = Value
End Function

Private Function Quoted(ByVal Text As String) As String
    Quoted = Chr(34) & Text & Chr(34)
End Function

#End If
