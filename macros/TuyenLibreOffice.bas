Attribute VB_Name = "TuyenLibreOffice"
Option Explicit
Option Private Module

' LibreOffice's way to Python: a temporary copy of the open workbook goes to the command line program, and what it
' made comes back into the open workbook. The file on disk is never written, and the temporary files never stay.
' Excel leaves all of this out (see NenTang).

Public Sub RunInLibreOffice(ByVal ButtonName As String)
#If LIBREOFFICE Then
    Dim Sentence As String
    Select Case ButtonName
        Case "tham_dinh"
            If RunOnCopy(ThisComponent, ButtonName, Sentence) Then
                ForgetChanges ' the status cell came with the results
            Else
                WriteStatusInLibreOffice Sentence
            End If
        Case "gui_cap_tren", "nhan_ho_so"
            RunOnCopy ThisComponent, ButtonName, Sentence
        Case "lap_phieu"
            Sentence = LayOutByHandText()
        Case Else
            Sentence = OnlyInExcelText(CommandInstead(ButtonName))
    End Select
    If Sentence <> "" Then ShowMessage Sentence ' nothing is left to say where the clerk has answered No
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

' Does a button's work on a temporary copy. True if it was done; Sentence is what to tell the clerk either way.
Private Function RunOnCopy(ByVal Document As Object, ByVal ButtonName As String, ByRef Sentence As String) As Boolean
    Dim Files As Object, Temporary As Object, Stem As String, Suffix As Variant
    On Error GoTo Failed
    If Not Document.hasLocation() Then
        Sentence = SaveFirstText()
        Exit Function
    End If
    Set Files = FileAccess()
    ' A name that is free, in a folder that only this user may open.
    Set Temporary = CreateUnoService("com.sun.star.io.TempFile")
    Stem = Temporary.Uri
    Document.storeToURL Stem & ".xlsm", Array(NamedValue("FilterName", "Calc MS Excel 2007 VBA XML"))
    Select Case ButtonName
        Case "tham_dinh": RunOnCopy = Appraise(Document, Stem, Sentence)
        Case "gui_cap_tren": RunOnCopy = Send(Document, Stem, Sentence)
        Case "nhan_ho_so": RunOnCopy = Receive(Document, Stem, Sentence)
    End Select
CleanUp:
    On Error Resume Next
    For Each Suffix In Array("", ".xlsm", ".xlsx", ".txt", ".json")
        If Files.exists(Stem & Suffix) Then Files.kill Stem & Suffix
    Next Suffix
    Exit Function
Failed:
    Sentence = ButtonFailedText(Err)
    Resume CleanUp
End Function

Private Function Appraise(ByVal Document As Object, ByVal Stem As String, ByRef Sentence As String) As Boolean
    Dim Command As String, Problem As String
    Command = "appraise " & PathOf(Stem & ".xlsm") & " -o " & PathOf(Stem & ".xlsx")
    If Not RunCommand(Command, Stem & ".txt", Sentence) Then Exit Function
    Problem = TakeOver(Document, Stem & ".xlsx", "tham_dinh")
    If Problem <> "" Then Sentence = Problem
    Appraise = (Problem = "")
End Function

' What was sent stays sent, also where the journal cannot be written.
Private Function Send(ByVal Document As Object, ByVal Stem As String, ByRef Sentence As String) As Boolean
    Dim Command As String
    Command = "send " & PathOf(Stem & ".xlsm") & " -o " & PathOf(Beside(Document, "Đã gửi")) & _
        " --button-journal " & PathOf(Stem & ".xlsx")
    Send = RunCommand(Command, Stem & ".txt", Sentence)
    If Not FileAccess().exists(Stem & ".xlsx") Then Exit Function
    If TakeOver(Document, Stem & ".xlsx", "gui_cap_tren") <> "" Then Sentence = Sentence & Chr(10) & NotNotedText()
End Function

' Shows what would be merged, and merges it once the clerk says Yes; before that a dated copy is put away.
Private Function Receive(ByVal Document As Object, ByVal Stem As String, ByRef Sentence As String) As Boolean
    Dim Command As String, Problem As String, Backup As String
    MakeFolder Beside(Document, "Hộp thư đến")
    Command = "receive " & PathOf(Stem & ".xlsm") & " " & PathOf(Beside(Document, "Hộp thư đến")) & _
        " --archive " & PathOf(Beside(Document, "Đã nhận")) & " --button-known " & PathOf(Stem & ".json")
    If Not RunCommand(Command & " --dry-run", Stem & ".txt", Sentence) Then Exit Function
    If Not IsConfirmed(Sentence & Chr(10) & Chr(10) & AskToWriteText()) Then
        Sentence = ""
        Exit Function
    End If
    Backup = PutAside(Document, Stem & ".xlsm")
    If Not RunCommand(Command & " -o " & PathOf(Stem & ".xlsx"), Stem & ".txt", Sentence) Then Exit Function
    Problem = TakeOver(Document, Stem & ".xlsx", "nhan_ho_so")
    If Problem = "" Then
        Sentence = Sentence & Chr(10) & ReceivedText(ConvertFromURL(Backup))
        Receive = True
    Else
        Sentence = Problem
    End If
End Function

' Puts a copy of what is open into the folder Sao lưu; its address there.
Private Function PutAside(ByVal Document As Object, ByVal Copy As String) As String
    Dim FileName As String, Stem As String, Number As Integer
    FileName = Mid(Document.URL, Len(Beside(Document, "")) + 1)
    Stem = Beside(Document, "Sao lưu/") & WithoutSuffix(FileName) & "_" & Dated(Now())
    MakeFolder Beside(Document, "Sao lưu")
    PutAside = Stem & ".xlsm"
    Number = 1
    Do While FileAccess().exists(PutAside)
        Number = Number + 1
        PutAside = Stem & "_" & Number & ".xlsm"
    Loop
    FileAccess().copy Copy, PutAside
End Function

Private Function WithoutSuffix(ByVal FileName As String) As String
    Dim Dot As Long
    Dot = InStrRev(FileName, ".")
    WithoutSuffix = FileName
    If Dot > 1 Then WithoutSuffix = Left(FileName, Dot - 1)
End Function

' A moment as 2026-12-22_140509. Format would give names of days where the language is Vietnamese.
Private Function Dated(ByVal Moment As Date) As String
    Dated = Year(Moment) & "-" & TwoDigits(Month(Moment)) & "-" & TwoDigits(Day(Moment)) & "_" & _
        TwoDigits(Hour(Moment)) & TwoDigits(Minute(Moment)) & TwoDigits(Second(Moment))
End Function

Private Function TwoDigits(ByVal Number As Integer) As String
    TwoDigits = Right("0" & Number, 2)
End Function

' Runs the program to its end. True if it says OK; Sentence is what it says, or why it could not run. What it says
' stands in the status file: a first line OK or LOI, then the text for the clerk.
Private Function RunCommand(ByVal Command As String, ByVal Status As String, ByRef Sentence As String) As Boolean
    Dim Reader As Object, Verdict As String
    If FileAccess().exists(Status) Then FileAccess().kill Status
    On Error GoTo NotStarted
    ' -P: no folder is searched for modules merely because LibreOffice happens to be in it.
    Shell Quoted(PythonProgram()), 0, "-P -m xlsx_addin " & Command & " --button-status " & PathOf(Status), True
    On Error GoTo 0
    If Not FileAccess().exists(Status) Then
        Sentence = PackageMissingText(PythonProgram())
        Exit Function
    End If
    Set Reader = CreateUnoService("com.sun.star.io.TextInputStream")
    Reader.setInputStream FileAccess().openFileRead(Status)
    Reader.setEncoding "UTF-8"
    Verdict = Reader.readLine()
    Sentence = Reader.readLine()
    Do While Not Reader.isEOF()
        Sentence = Sentence & Chr(10) & Reader.readLine()
    Loop
    Reader.closeInput
    RunCommand = (Verdict = "OK")
    Exit Function
NotStarted:
    Sentence = InterpreterMissingText(PythonProgram())
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

' The address of a file or folder beside the workbook.
Private Function Beside(ByVal Document As Object, ByVal FileName As String) As String
    Beside = Left(Document.URL, InStrRev(Document.URL, "/")) & FileName
End Function

Private Sub MakeFolder(ByVal Address As String)
    If Not FileAccess().exists(Address) Then FileAccess().createFolder Address
End Sub

Private Function FileAccess() As Object
    Set FileAccess = CreateUnoService("com.sun.star.ucb.SimpleFileAccess")
End Function

' What to type where the button itself cannot run.
Private Function CommandInstead(ByVal ButtonName As String) As String
    Select Case ButtonName
        Case "tra_ket_qua": CommandInstead = "xlsx-addin return"
        Case "don_doc": CommandInstead = "xlsx-addin remind"
        Case "lap_van_ban": CommandInstead = "xlsx-addin paper"
        Case "toan_canh": CommandInstead = "xlsx-addin overview"
        Case Else: CommandInstead = "xlsx-addin doctor"
    End Select
End Function

Private Function PathOf(ByVal Address As String) As String
    PathOf = Quoted(ConvertFromURL(Address))
End Function

Private Function Quoted(ByVal Text As String) As String
    Quoted = Chr(34) & Text & Chr(34)
End Function

#End If
