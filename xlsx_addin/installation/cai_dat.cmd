@echo off
rem Sets up xlsx-addin for the signed-in user: no network, no administrator.
rem Whatever is given to this file is handed on to "xlsx-addin install".
rem Messages stand in text files in UTF-8: cmd.exe misreads such letters in a file of commands.
setlocal EnableExtensions DisableDelayedExpansion
chcp 65001 >nul
set "HERE=%~dp0"
set "PLACE=%LOCALAPPDATA%\xlsx_addin\python"
set "OWN_PYTHON=%PLACE%\Scripts\python.exe"
set "PYTHONUTF8=1"

set "BASE="
call :try py -@PYTHON@
if not defined BASE call :try python
if not defined BASE (
    set "MESSAGE=khong_co_python"
    goto failed
)

%BASE% -m venv --clear "%PLACE%"
if not %ERRORLEVEL%==0 (
    set "MESSAGE=khong_tao_duoc"
    goto failed
)

"%OWN_PYTHON%" -m pip install --no-index --find-links "%HERE%goi" --require-hashes --disable-pip-version-check --quiet -r "%HERE%yeu_cau.txt"
if not %ERRORLEVEL%==0 (
    set "MESSAGE=khong_cai_duoc"
    goto failed
)

"%OWN_PYTHON%" -m xlsx_addin install %*
if not %ERRORLEVEL%==0 (
    set "MESSAGE=khong_thiet_lap_duoc"
    goto failed
)

type "%HERE%thong_bao\xong.txt"
pause
exit /b 0

:failed
type "%HERE%thong_bao\%MESSAGE%.txt"
pause
exit /b 1

:try
%* -c "import sys; sys.exit(sys.version_info[:2] != (@NUMBERS@) or sys.maxsize < 2**32)" >nul 2>nul
if %ERRORLEVEL%==0 set "BASE=%*"
exit /b 0
