Attribute VB_Name = "TuyenExcel"
Option Explicit
Option Private Module

' Excel's way to Python: xlwings' RunPython, once it is sure to work. Whatever xlwings would say in an English box
' (no interpreter, no package) is found out first and said in Vietnamese. Excel starts no macro while a cell is being
' edited, so that needs no check here.

' The interpreter that has answered since the workbook was opened; it is asked only once.
Private KnownInterpreter As String

Public Sub RunInExcel(ByVal ButtonName As String)
    Dim Interpreter As String, Problem As String, Runs As Long
    On Error GoTo Failed
    ' Ctrl+Break must not open the editor with an English question.
    Application.EnableCancelKey = 2
    If ThisWorkbook.Path = "" Then
        ShowMessage SaveFirstText()
        Exit Sub
    End If
    Interpreter = ConfiguredInterpreter()
    Problem = InterpreterProblem(Interpreter)
    If Problem <> "" Then
        ShowMessage Problem
        Exit Sub
    End If
    Runs = LoggedRuns()
    StartPython Interpreter, "import xlsx_addin.buttons; xlsx_addin.buttons." & ButtonName & "()"
    ' A run that was refused has logged nothing and has left the results as old as they were.
    If ButtonName = "tham_dinh" And LoggedRuns() > Runs Then ForgetChanges
    Exit Sub
Failed:
    ShowMessage ButtonFailedText(Err.Number)
End Sub

' The interpreter that the settings name. xlwings cannot read the user's settings where the name of the user's folder
' has Vietnamese letters, for VBA's own file functions cannot; then they are read here.
Private Function ConfiguredInterpreter() As String
    ConfiguredInterpreter = RunPythonInterpreter()
    If InStr(ConfiguredInterpreter, "\") > 0 Then Exit Function
    If UserInterpreter() <> "" Then ConfiguredInterpreter = UserInterpreter()
End Function

' The interpreter as RunPython will look it up.
Private Function RunPythonInterpreter() As String
    RunPythonInterpreter = GetConfig("INTERPRETER_WIN", "")
    If RunPythonInterpreter = "" Then RunPythonInterpreter = GetConfig("INTERPRETER", "python")
End Function

' The interpreter in the user's settings, a file of lines "NAME","value"; "" where there is none.
Private Function UserInterpreter() As String
    Dim Files As Object, Path As String, Parts As Variant, Text As Object
    Set Files = CreateObject("Scripting.FileSystemObject")
    Path = CreateObject("WScript.Shell").ExpandEnvironmentStrings("%USERPROFILE%\.xlwings\xlwings.conf")
    If Not Files.FileExists(Path) Then Exit Function
    Set Text = Files.OpenTextFile(Path)
    Do While Not Text.AtEndOfStream And UserInterpreter = ""
        Parts = Split(Text.ReadLine, Chr(34))
        If UBound(Parts) >= 3 Then
            If UCase(Parts(1)) = "INTERPRETER_WIN" Then UserInterpreter = Parts(3)
        End If
    Loop
    Text.Close
End Function

' Why Python would not answer, as a sentence for the clerk; "" if it answers.
Private Function InterpreterProblem(ByVal Interpreter As String) As String
    Dim ExitCode As Long, HasFolder As Boolean
    If Interpreter = KnownInterpreter Then Exit Function
    HasFolder = InStr(Interpreter, "\") > 0
    If HasFolder Then
        If Not CreateObject("Scripting.FileSystemObject").FileExists(Interpreter) Then
            InterpreterProblem = InterpreterMissingText(Interpreter)
            Exit Function
        End If
        If Not FileExists(ReadablePath(Interpreter)) Then
            InterpreterProblem = AccentedPathText(Interpreter)
            Exit Function
        End If
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
    If HasFolder Then
        InterpreterProblem = BlockedText(Err.Number)
    Else
        InterpreterProblem = InterpreterMissingText(Interpreter)
    End If
End Function

Private Sub StartPython(ByVal Interpreter As String, ByVal Command As String)
    If ReadablePath(Interpreter) = RunPythonInterpreter() Then
        RunPython Command
    Else
        ' What RunPython does, with an interpreter that it would not find and without the folder of the workbook.
        ExecuteWindows False, Command, ReadablePath(Interpreter), _
            "False;" & ThisWorkbook.FullName & ";" & ThisWorkbook.FullName & ";;;;" & GetConfig("PYTHONPATH")
    End If
End Sub

' VBA's own file functions, which xlwings uses, cannot see a path with Vietnamese letters: then its short (8.3) name.
Private Function ReadablePath(ByVal Path As String) As String
    ReadablePath = Path
    If InStr(Path, "\") = 0 Then Exit Function
    If Not FileExists(Path) Then ReadablePath = CreateObject("Scripting.FileSystemObject").GetFile(Path).ShortPath
End Function

' How many lines the log of runs has; each appraisal adds one.
Private Function LoggedRuns() As Long
    LoggedRuns = Application.WorksheetFunction.CountA(ThisWorkbook.Worksheets("Nhật ký").Columns(1))
End Function
