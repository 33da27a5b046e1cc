Attribute VB_Name = "TuyenLibreOffice"
Option Explicit
Option Private Module

' LibreOffice's way to Python: a temporary copy of the open workbook goes to the command line program, and what it
' answers is written into the open workbook. The file on disk is never written, and the temporary files never stay.
' Excel leaves all of this out (see NenTang).

Public Sub RunInLibreOffice(ByVal ButtonName As String)
#If LIBREOFFICE Then
    Dim Sentence As String
    If RunOnCopy(ThisComponent, ButtonName, Sentence) Then
        MarkResultsStale ' where the click has changed what an appraisal reads
    ElseIf ButtonName = "tham_dinh" Then
        WriteStatusInLibreOffice Sentence
    End If
    If Sentence <> "" Then ShowMessage Sentence ' nothing is left to say where the clerk has answered No
    ' The key Enter would press the button once more, on which the click has left it.
    ThisComponent.CurrentController.Frame.ComponentWindow.setFocus
#End If
End Sub

' The clerk's own steps can still be undone afterwards, and this is none of them.
Public Sub WriteStatusInLibreOffice(ByVal Text As String)
#If LIBREOFFICE Then
    Dim Cells As Object, Sheet As Object, WasProtected As Boolean, IsKept As Boolean
    IsKept = EnterHidden(ThisComponent)
    On Error GoTo Restore
    Set Cells = NamedCells(ThisComponent, "TrangThai")
    Set Sheet = Cells.Spreadsheet
    WasProtected = Sheet.isProtected()
    If WasProtected Then Sheet.unprotect ""
    Cells.getCellByPosition(0, 0).setString Text
Restore:
    If WasProtected Then Sheet.protect ""
    LeaveHidden ThisComponent, IsKept
#End If
End Sub

#If LIBREOFFICE Then

' Does a button's work on a temporary copy. True if it was done; Sentence is what to tell the clerk either way.
Private Function RunOnCopy(ByVal Document As Object, ByVal ButtonName As String, ByRef Sentence As String) As Boolean
    Dim Stem As String, Suffix As Variant, Opened As Variant, Progress As Object, Temporary As Object
    Dim IsEntered As Boolean, IsKept As Boolean
    Opened = Array()
    On Error GoTo Failed
    If Not Document.hasLocation() Then
        Sentence = SaveFirstText()
        Exit Function
    End If
    Set Progress = Document.CurrentController.StatusIndicator
    Progress.start WorkingText(), 0
    ' A name that is free, in a folder that only this user may open.
    Set Temporary = CreateUnoService("com.sun.star.io.TempFile")
    Stem = Temporary.Uri
    Document.storeToURL Stem & ".xlsm", Array(NamedValue("FilterName", StoredAs(ButtonName)))
    IsKept = EnterHidden(Document)
    IsEntered = True
    RunOnCopy = Pressed(Document, ButtonName, Stem, Opened, Sentence, IsKept)
    GoTo CleanUp
Failed:
    Sentence = ButtonFailedText(Err)
    Resume CleanUp
CleanUp:
    On Error Resume Next
    ProtectAgain Opened
    If IsEntered Then LeaveHidden Document, IsKept
    Progress.end
    For Each Suffix In Array("", ".xlsm", ".txt", ".json")
        If FileAccess().exists(Stem & Suffix) Then FileAccess().kill Stem & Suffix
    Next Suffix
End Function

' Only what may be kept, as a backup is, holds the macros too: they take a fifth of the time.
Private Function StoredAs(ByVal ButtonName As String) As String
    StoredAs = "Calc MS Excel 2007 VBA XML"
    If ButtonName = "tham_dinh" Then StoredAs = "Calc MS Excel 2007 XML"
End Function

' Runs the program on the stored copy, once more for each question that it asks, and carries out what it answers.
Private Function Pressed(ByVal Document As Object, ByVal ButtonName As String, ByVal Stem As String, _
        ByRef Opened As Variant, ByRef Sentence As String, ByRef IsKept As Boolean) As Boolean
    Dim Command As String, Answers As String, Lines As Variant
    Command = "press " & ButtonName & " " & PathOf(Stem & ".xlsm") & " --workbook " & PathOf(Document.URL) & _
        " --locked " & Quoted(OpenSheets(Document, Opened)) & " --memory " & PathOf(Stem & ".json")
    Do
        If Not RunCommand(Command & " --answers " & Quoted(Answers), Stem & ".txt", Lines) Then
            Sentence = Lines(0)
            Exit Function
        End If
        Sentence = Unescaped(Lines(1))
        If Lines(0) <> "HOI" Then Exit Do
        ' The answer goes back with the code of its question: the next run may ask another one first.
        If IsConfirmed(Sentence) Then
            Answers = Answers & Lines(2) & "y"
        Else
            Answers = Answers & Lines(2) & "n"
        End If
    Loop
    Pressed = (Lines(0) = "OK")
    If CarryOut(Document, Lines) Then IsKept = False
End Function

' Runs the program to its end. True if it has answered; Lines are those of its answer, or one alone: why it could not
' run.
Private Function RunCommand(ByVal Command As String, ByVal Answer As String, ByRef Lines As Variant) As Boolean
    Dim Reader As Object
    If FileAccess().exists(Answer) Then FileAccess().kill Answer
    On Error GoTo NotStarted
    ' -P: no folder is searched for modules merely because LibreOffice happens to be in it.
    Shell Quoted(PythonProgram()), 0, "-P -m xlsx_addin " & Command & " --answer " & PathOf(Answer), True
    On Error GoTo 0
    If Not FileAccess().exists(Answer) Then
        Lines = Array(PackageMissingText(PythonProgram()))
        Exit Function
    End If
    Set Reader = CreateUnoService("com.sun.star.io.TextInputStream")
    Reader.setInputStream FileAccess().openFileRead(Answer)
    Reader.setEncoding "UTF-8"
    ' As a whole: read line by line, the end of a longer file is not seen.
    Lines = Split(Reader.readString(Array(), False), Chr(10))
    Reader.closeInput
    ReDim Preserve Lines(UBound(Lines) - 1)
    RunCommand = True
    Exit Function
NotStarted:
    Lines = Array(InterpreterMissingText(PythonProgram()))
End Function

Private Function PythonProgram() As String
    PythonProgram = Environ("XLSX_ADDIN_PYTHON")
    If PythonProgram = "" Then PythonProgram = InstalledInterpreter(".xlwings/xlwings.conf", "INTERPRETER_WIN")
    If PythonProgram = "" Then PythonProgram = InstalledInterpreter( _
        "Library/Containers/com.microsoft.Excel/Data/xlwings.conf", "INTERPRETER_MAC")
    If PythonProgram = "" Then PythonProgram = "python3"
End Function

' The interpreter that "xlsx-addin install" has written into xlwings' settings of the user, a file of lines
' "NAME","value"; "" where there is none.
Private Function InstalledInterpreter(ByVal SettingsFile As String, ByVal SettingName As String) As String
    Dim Home As String, Reader As Object, Parts As Variant
    Home = Environ("USERPROFILE")
    If Home = "" Then Home = Environ("HOME")
    If Not FileAccess().exists(ConvertToURL(Home) & "/" & SettingsFile) Then Exit Function
    Set Reader = CreateUnoService("com.sun.star.io.TextInputStream")
    Reader.setInputStream FileAccess().openFileRead(ConvertToURL(Home) & "/" & SettingsFile)
    Reader.setEncoding "UTF-8"
    Do While Not Reader.isEOF() And InstalledInterpreter = ""
        Parts = Split(Reader.readLine(), Chr(34))
        If UBound(Parts) >= 3 Then
            If UCase(Parts(1)) = SettingName Then InstalledInterpreter = FilledIn(FilledIn(Parts(3), "LOCALAPPDATA"), "USERPROFILE")
        End If
    Loop
    Reader.closeInput
End Function

' A path that begins with a variable of Windows, as "install" writes it where the user's folder has Vietnamese letters.
Private Function FilledIn(ByVal Path As String, ByVal VariableName As String) As String
    FilledIn = Path
    If InStr(Path, "%" & VariableName & "%") = 1 Then FilledIn = Environ(VariableName) & Mid(Path, Len(VariableName) + 3)
End Function

Private Function FileAccess() As Object
    Set FileAccess = CreateUnoService("com.sun.star.ucb.SimpleFileAccess")
End Function

Private Function PathOf(ByVal Address As String) As String
    PathOf = Quoted(ConvertFromURL(Address))
End Function

Private Function Quoted(ByVal Text As String) As String
    Quoted = Chr(34) & Text & Chr(34)
End Function

' All that an appraisal reads, as one text. Some changes (rows deleted, moved or sorted) LibreOffice tells no macro of.
Public Function InputText() As String
    Dim SheetName As Variant, SettingName As Variant, Found As Variant, Told As String, Index As Long, Column As Long
    For Each SettingName In AppraisalSettings()
        If ThisComponent.NamedRanges.hasByName(SettingName) Then
            Told = Told & NamedCells(ThisComponent, SettingName).getCellByPosition(0, 0).getString() & Chr(9)
        End If
    Next SettingName
    For Each SheetName In InputSheets()
        If ThisComponent.Sheets.hasByName(SheetName) Then
            Found = UsedCells(ThisComponent.Sheets.getByName(SheetName)).getDataArray()
            For Index = 0 To UBound(Found)
                Told = Told & Chr(10)
                For Column = 0 To UBound(Found(Index))
                    If Found(Index)(Column) <> "" Then Told = Told & Column & Chr(9) & Found(Index)(Column) & Chr(9)
                Next Column
            Next Index
        End If
    Next SheetName
    InputText = Told
End Function

#End If
