Attribute VB_Name = "TuyenExcel"
Option Explicit
Option Private Module

' Excel's way to Python: what xlwings' RunPython does, once it is sure to work. Whatever xlwings would say in an English box
' (no interpreter, no package) is found out first and said in Vietnamese. Excel starts no macro while a cell is being
' edited, so that needs no check here.

' The interpreter that has answered since the workbook was opened; it is asked only once.
Private KnownInterpreter As String

Public Sub RunInExcel(ByVal ButtonName As String)
    Dim Interpreter As String, Problem As String
    On Error GoTo Failed
    ' Ctrl+Break must not open the editor with an English question, nor Esc end the macro before the click has ended by it.
    Application.EnableCancelKey = 0
    If ThisWorkbook.Path = "" Then
        ShowMessage SaveFirstText()
        Exit Sub
    End If
    ' cmd.exe would put something else in the place of what stands between two of them.
    If UBound(Split(ThisWorkbook.Name, "%")) > 1 Then
        ShowMessage PercentNameText(ThisWorkbook.Name)
        Exit Sub
    End If
    ' The first sign of life: two Pythons start before there can be another.
    Application.StatusBar = StartingText()
    Interpreter = UserInterpreter()
    Problem = InterpreterProblem(Interpreter)
    If Problem = "" Then
        If WritesResults(ButtonName) Then ExpectResults
        StartPython Interpreter, "import xlsx_addin.buttons; xlsx_addin.buttons." & ButtonName & "()"
        If WritesResults(ButtonName) Then NoteResults
    End If
    Application.StatusBar = False
    If Problem <> "" Then ShowMessage Problem
    Exit Sub
Failed:
    Problem = ButtonFailedText(Err.Number)
    On Error Resume Next
    Application.StatusBar = False
    ShowMessage Problem
End Sub

' Whether a path names one file wherever Excel happens to be. Any other might be a file that somebody put into the
' folder of the workbook.
Private Function IsAbsolute(ByVal Path As String) As Boolean
    IsAbsolute = (Mid(Path, 2, 2) = ":\") Or (Left(Path, 2) = "\\")
End Function

' The interpreter that "xlsx-addin install" has written into xlwings' settings of the user, a file of lines
' "NAME","value"; "python" where there is none. xlwings itself would also read settings that lie beside the workbook,
' where anybody may have put them, and cannot read those of a user whose folder has Vietnamese letters.
Private Function UserInterpreter() As String
    Dim Files As Object, Shell As Object, Path As String, Parts As Variant, Text As Object
    UserInterpreter = "python"
    Set Files = CreateObject("Scripting.FileSystemObject")
    Set Shell = CreateObject("WScript.Shell")
    Path = Shell.ExpandEnvironmentStrings("%USERPROFILE%\.xlwings\xlwings.conf")
    If Not Files.FileExists(Path) Then Exit Function
    Set Text = Files.OpenTextFile(Path)
    Do While Not Text.AtEndOfStream And UserInterpreter = "python"
        Parts = Split(Text.ReadLine, Chr(34))
        If UBound(Parts) >= 3 Then
            If UCase(Parts(1)) = "INTERPRETER_WIN" Then UserInterpreter = Shell.ExpandEnvironmentStrings(Parts(3))
        End If
    Loop
    Text.Close
End Function

' Why Python would not answer, as a sentence for the clerk; "" if it answers.
Private Function InterpreterProblem(ByVal Interpreter As String) As String
    Dim ExitCode As Long, IsThere As Boolean
    If Interpreter = KnownInterpreter Then Exit Function
    If IsAbsolute(Interpreter) Then IsThere = CreateObject("Scripting.FileSystemObject").FileExists(Interpreter)
    If Not IsThere Then
        InterpreterProblem = InterpreterMissingText(Interpreter)
        Exit Function
    End If
    On Error GoTo NotStarted
    ' -P: no folder is searched for modules merely because Excel happens to be in it.
    ExitCode = CreateObject("WScript.Shell").Run( _
        Chr(34) & Interpreter & Chr(34) & " -P -c ""import xlwings, xlsx_addin.buttons""", 0, True)
    If ExitCode = 0 Then
        KnownInterpreter = Interpreter
    Else
        InterpreterProblem = PackageMissingText(Interpreter)
    End If
    Exit Function
NotStarted:
    InterpreterProblem = BlockedText(Err.Number)
End Function

' What RunPython does, with the interpreter that was looked up here, and without any folder to search for modules: the
' command line would hold the workbook's path outside quotes, where "^" and "&" in a name mean something to cmd.exe.
Private Sub StartPython(ByVal Interpreter As String, ByVal Command As String)
    Dim Path As String
    Path = ReadablePath(Interpreter)
    If FileExists(Path) Then
        ExecuteWindows False, Command, Path, "False;;;;;"
    Else
        StartByFullPath Interpreter, Command
    End If
End Sub

' VBA's own file functions, which xlwings uses, cannot see a path with Vietnamese letters: then its short (8.3) name.
Private Function ReadablePath(ByVal Path As String) As String
    ReadablePath = Path
    If Not FileExists(Path) Then ReadablePath = CreateObject("Scripting.FileSystemObject").GetFile(Path).ShortPath
End Function

' The same line where there is no short name either: Windows Script Host takes every letter, and needs no cmd.exe. -P,
' because here nobody goes into the interpreter's own folder first.
Private Sub StartByFullPath(ByVal Interpreter As String, ByVal Command As String)
    Dim CommandLine As String
    CommandLine = Chr(34) & Interpreter & Chr(34) & _
        " -P -B -c ""import xlwings.utils;xlwings.utils.prepare_sys_path(\""False;;;;;\""); " & Command & """ --wb=""" & _
        ThisWorkbook.Name & """ --from_xl=1 --app=""" & Application.Path & "\" & Application.Name & """ --hwnd=""" & _
        Application.Hwnd & Chr(34)
    If CreateObject("WScript.Shell").Run(CommandLine, 0, True) <> 0 Then ShowMessage PackageMissingText(Interpreter)
End Sub
