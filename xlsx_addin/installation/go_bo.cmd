@echo off
rem Takes back what cai_dat.cmd set up for the signed-in user; workbooks and data stay.
setlocal EnableExtensions DisableDelayedExpansion
chcp 65001 >nul
set "HERE=%~dp0"
set "PLACE=%LOCALAPPDATA%\xlsx_addin\python"
set "OWN_PYTHON=%PLACE%\Scripts\python.exe"
set "PYTHONUTF8=1"

if not exist "%OWN_PYTHON%" (
    set "MESSAGE=chua_cai"
    goto failed
)

"%OWN_PYTHON%" -m xlsx_addin install --uninstall
if not %ERRORLEVEL%==0 (
    set "MESSAGE=khong_go_duoc"
    goto failed
)

rmdir /s /q "%PLACE%"
if exist "%PLACE%" (
    set "MESSAGE=khong_go_duoc"
    goto failed
)

type "%HERE%thong_bao\da_go.txt"
pause
exit /b 0

:failed
type "%HERE%thong_bao\%MESSAGE%.txt"
pause
exit /b 1
