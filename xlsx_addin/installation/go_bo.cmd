@echo off
rem Takes back what cai_dat.cmd set up for the signed-in user; workbooks and data stay.
rem Cut short, it may be run again: it goes on where it stopped.
setlocal EnableExtensions DisableDelayedExpansion
chcp 65001 >nul
set "HERE=%~dp0"
set "ROOT=%LOCALAPPDATA%\xlsx_addin"
set "PLACE=%ROOT%\python"
set "GONE=%ROOT%\python.xoa"
set "PYTHONUTF8=1"
set "PYTHONHOME="
set "PYTHONPATH="

if not exist "%HERE%thong_bao\da_go.txt" (
    echo Bo cai thieu tep. Hay giai nen ca tep .zip ra mot thu muc, roi chay go_bo.cmd trong thu muc do.
    pause
    exit /b 1
)
if not exist "%ROOT%\" (
    set "MESSAGE=chua_cai"
    goto failed
)

rem Without a record nothing is left to take back but the program itself.
if not exist "%ROOT%\cai_dat.json" goto program
if not exist "%PLACE%\Scripts\python.exe" (
    set "MESSAGE=go_cai_lai_truoc"
    goto failed
)
"%PLACE%\Scripts\python.exe" -P -m xlsx_addin install --uninstall --with-program
if not %ERRORLEVEL%==0 (
    set "MESSAGE=khong_go_duoc"
    goto failed
)

:program
rem A folder in which a program runs cannot be renamed: then nothing of it is deleted yet.
if exist "%GONE%\" rmdir /s /q "%GONE%" 2>nul
if exist "%PLACE%\" move "%PLACE%" "%GONE%" >nul 2>nul
if exist "%PLACE%\" (
    set "MESSAGE=khong_go_duoc"
    goto failed
)
for %%F in ("%GONE%" "%ROOT%\python.moi" "%ROOT%\python.cu" "%ROOT%\goc" "%ROOT%\logs") do (
    if exist "%%~F\" rmdir /s /q "%%~F" 2>nul
)
if exist "%ROOT%\kiem_tra_may.txt" del /q "%ROOT%\kiem_tra_may.txt"
if exist "%GONE%\" (
    set "MESSAGE=khong_go_duoc"
    goto failed
)
rem Without /s: only where nothing is left in it.
rmdir "%ROOT%" 2>nul

type "%HERE%thong_bao\da_go.txt"
pause
exit /b 0

:failed
type "%HERE%thong_bao\%MESSAGE%.txt"
pause
exit /b 1
