Attribute VB_Name = "DiLoi"
Option Explicit
Option Private Module

' Walks the rows of the sheet of problems, from wherever the clerk is. Rows that a filter hides there are passed over.

Private Const FirstRow = 5
Private Const SheetColumn = 3
Private Const CellColumn = 4
Private Const MessageColumn = 6

' The row of the problem that was shown last.
Private ShownRow As Long
Private IsTold As Boolean

Public Sub GoToProblem(ByVal Forward As Boolean)
    Dim Sheet As Object, Row As Long, Last As Long
    Set Sheet = ThisWorkbook.Worksheets("Lỗi")
    Last = FirstRow - 1
    Do While CStr(Sheet.Cells(Last + 1, SheetColumn).Value) <> ""
        Last = Last + 1
    Loop
    If ActiveSheet.Name = Sheet.Name Then
        Row = NextRow(Sheet, ActiveCell.Row + IIf(Forward, -1, 1), Last, Forward)
    Else
        Row = NextRow(Sheet, ShownRow, Last, Forward)
    End If
    If Row = 0 Then
        Tell NoProblemText()
    Else
        ShownRow = Row
        Show Sheet, Row, ProblemText(Row - FirstRow + 1, Last - FirstRow + 1, CStr(Sheet.Cells(Row, MessageColumn).Value))
    End If
End Sub

' The clerk goes elsewhere: the status bar is Excel's again.
Public Sub ForgetProblem()
    If IsTold Then Application.StatusBar = False
    IsTold = False
End Sub

' The next row that shows after this one; behind the last comes the first. 0 where none shows.
Private Function NextRow(ByVal Sheet As Object, ByVal From As Long, ByVal Last As Long, ByVal Forward As Boolean) As Long
    Dim Count As Long, Row As Long
    Row = From
    For Count = FirstRow To Last
        Row = Row + IIf(Forward, 1, -1)
        If Row < FirstRow Or Row > Last Then Row = IIf(Forward, FirstRow, Last)
        If Not Sheet.Rows(Row).Hidden Then
            NextRow = Row
            Exit Function
        End If
    Next Count
End Function

' Selects the cell of a problem, the first where there are several; a problem of a whole sheet has none.
Private Sub Show(ByVal Sheet As Object, ByVal Row As Long, ByVal Text As String)
    Dim SheetName As String, Target As Object
    SheetName = CStr(Sheet.Cells(Row, SheetColumn).Value)
    On Error GoTo NotThere
    ThisWorkbook.Worksheets(SheetName).Activate
    On Error Resume Next
    Set Target = ThisWorkbook.Worksheets(SheetName).Range(Split(CStr(Sheet.Cells(Row, CellColumn).Value) & " ", " ")(0))
    If Not Target Is Nothing Then
        Target.Select
        If Target.EntireRow.Hidden Then Text = HiddenRowText(Text)
    End If
    Tell Text
    Exit Sub
NotThere:
    Tell SheetMissingText(SheetName)
End Sub

Private Sub Tell(ByVal Text As String)
    Application.StatusBar = Text
    IsTold = True
End Sub
