Attribute VB_Name = "TuyenLibreOffice"
Option Explicit
Option Private Module

' LibreOffice's way to Python: a temporary copy of the open workbook goes to the command line program, and what it
' made comes back into the open workbook. The file on disk is never written, and the temporary files never stay.
' Excel leaves all of this out (see NenTang).

Public Sub RunInLibreOffice(ByVal ButtonName As String)
#If LIBREOFFICE Then
    Dim Sentence As String
    If ButtonName <> "tham_dinh" Then
        ShowMessage OnlyInExcelText(CommandInstead(ButtonName))
        Exit Sub
    End If
    If AppraiseCopy(ThisComponent, Sentence) Then
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
Private Function AppraiseCopy(ByVal Document As Object, ByRef Sentence As String) As Boolean
    Dim Files As Object, Temporary As Object, Result As Object, Problem As String, Stem As String, Suffix As Variant
    On Error GoTo Failed
    If Not Document.hasLocation() Then
        Sentence = SaveFirstText()
        Exit Function
    End If
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
        Problem = TakeResults(Document, Result)
        AppraiseCopy = (Problem = "")
        If Problem <> "" Then Sentence = Problem
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

' What to type where the button itself cannot run.
Private Function CommandInstead(ByVal ButtonName As String) As String
    Select Case ButtonName
        Case "gui_cap_tren": CommandInstead = "xlsx-addin send"
        Case "nhan_ho_so": CommandInstead = "xlsx-addin receive"
        Case "tra_ket_qua": CommandInstead = "xlsx-addin return"
        Case "don_doc": CommandInstead = "xlsx-addin remind"
        Case Else: CommandInstead = "xlsx-addin doctor"
    End Select
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
