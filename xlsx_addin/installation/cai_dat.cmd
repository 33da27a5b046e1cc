@echo off
rem Sets up xlsx-addin for the signed-in user: no network, no administrator.
rem Whatever is given to this file is handed on to "xlsx-addin install".
rem Messages stand in text files in UTF-8: cmd.exe misreads such letters in a file of commands.
rem What was installed before stays in use until the new one has answered, and comes back where it does not.
setlocal EnableExtensions DisableDelayedExpansion
chcp 65001 >nul
set "HERE=%~dp0"
set "ROOT=%LOCALAPPDATA%\xlsx_addin"
set "PLACE=%ROOT%\python"
set "NEW=%ROOT%\python.moi"
set "OLD=%ROOT%\python.cu"
set "OWN_BASE=%ROOT%\goc"
set "PYTHONUTF8=1"
set "PYTHONHOME="
set "PYTHONPATH="
set "PYTHONNOUSERSITE=1"
set "PIP_CONFIG_FILE=nul"

rem The set itself first. Opened inside a zip, this file lies alone in a temporary folder.
for %%F in (yeu_cau.txt thong_bao\xong.txt thong_bao\khong_co_python.txt goi\@WHEEL@) do if not exist "%HERE%%%F" (
    set "MISSING=%%F"
    goto incomplete
)

rem Windows 7 and 8, and 32 bit: Python has no installer for them. "ver" says the number in every language.
for /f "delims=" %%V in ('ver') do set "SYSTEM=%%V"
set "TOO_OLD="
if defined SYSTEM if not "%SYSTEM: 6.=%"=="%SYSTEM%" set "TOO_OLD=1"
if /i "%PROCESSOR_ARCHITECTURE%"=="x86" if not defined PROCESSOR_ARCHITEW6432 set "TOO_OLD=1"
if defined TOO_OLD (
    set "MESSAGE=windows_cu"
    goto failed
)

rem A cut between two renames of an earlier run: the one that was in use comes back.
if not exist "%PLACE%\" if exist "%OLD%\" move "%OLD%" "%PLACE%" >nul

set "BASE="
set "STORE="
set "BESIDE="
call :try py -@PYTHON@
if not defined BASE call :try python
if not defined BASE call :try "%LOCALAPPDATA%\Programs\Python\@FOLDER@\python.exe"
if not defined BASE call :try "%OWN_BASE%\tools\python.exe"
rem Names alone: not every cmd.exe finds a pattern within quotation marks.
pushd "%HERE%"
if not defined BASE for %%F in (python-@PYTHON@.*-amd64.exe) do call :run_installer "%%~fF"
if not defined BASE for %%F in (python.@PYTHON@.*.nupkg python.@PYTHON@.*.zip) do call :unpack "%%~fF"
popd
if not defined BASE (
    set "MESSAGE=khong_co_python"
    if defined STORE set "MESSAGE=python_cua_store"
    if defined BESIDE set "MESSAGE=python_khong_dung_duoc"
    goto failed
)

rem The pip of that Python serves: then neither it nor setuptools lies in the environment, and no click loads their hooks.
set "WITHOUT_PIP=--without-pip"
%BASE% -I -c "import pip" >nul 2>nul
if not %ERRORLEVEL%==0 set "WITHOUT_PIP="
if exist "%NEW%\" rmdir /s /q "%NEW%"
%BASE% -I -m venv %WITHOUT_PIP% "%NEW%"
if not %ERRORLEVEL%==0 (
    set "MESSAGE=khong_tao_duoc"
    goto failed
)
set "QUIET=--isolated --disable-pip-version-check install --no-index --no-compile --quiet"
set "PIP=%BASE% -I -m pip --python "%NEW%""
if not defined WITHOUT_PIP set "PIP="%NEW%\Scripts\python.exe" -I -m pip"
%PIP% %QUIET% --find-links "%HERE%goi" --require-hashes -r "%HERE%yeu_cau.txt"
if not %ERRORLEVEL%==0 (
    set "MESSAGE=khong_cai_duoc"
    goto failed
)
"%NEW%\Scripts\python.exe" -I -c "import xlwings, xlsx_addin.buttons, xlsx_addin.cli.main"
if not %ERRORLEVEL%==0 (
    set "MESSAGE=khong_cai_duoc"
    goto failed
)

rem From here on the machine changes: the new one takes the place of the old one.
if exist "%OLD%\" rmdir /s /q "%OLD%"
if exist "%PLACE%\" move "%PLACE%" "%OLD%" >nul 2>nul
if exist "%PLACE%\" (
    set "MESSAGE=dang_dung"
    goto failed
)
move "%NEW%" "%PLACE%" >nul
if not exist "%PLACE%\Scripts\python.exe" (
    set "MESSAGE=khong_tao_duoc"
    goto back
)
rem Its programs know the folder that they were made in, so they are made once more.
set "PIP=%BASE% -I -m pip --python "%PLACE%""
if not defined WITHOUT_PIP set "PIP="%PLACE%\Scripts\python.exe" -I -m pip"
%PIP% %QUIET% --no-deps --force-reinstall "%HERE%goi\@WHEEL@"
if not %ERRORLEVEL%==0 (
    set "MESSAGE=khong_cai_duoc"
    goto back
)
rem Compiled here once, under their last name, so that the first click need not; what a click never loads is left out.
set "UNUSED=[\\/](pythonwin|demos?|tests?|adodbapi|isapi|pyopenvba)[\\/]"
"%PLACE%\Scripts\python.exe" -I -m compileall -q -x "%UNUSED%" "%PLACE%\Lib\site-packages" >nul 2>nul
"%PLACE%\Scripts\python.exe" -P -m xlsx_addin install --letters "%HERE%van_ban_huong_dan" %*
if not %ERRORLEVEL%==0 (
    set "MESSAGE=khong_thiet_lap_duoc"
    goto back
)
"%PLACE%\Scripts\python.exe" -P -m xlsx_addin doctor >"%ROOT%\kiem_tra_may.txt"
if %ERRORLEVEL% GEQ 2 (
    set "MESSAGE=khong_thiet_lap_duoc"
    goto back
)
if exist "%OLD%\" rmdir /s /q "%OLD%"

type "%ROOT%\kiem_tra_may.txt"
type "%HERE%thong_bao\xong.txt"
pause
exit /b 0

:back
rem What was there before comes back; without it the machine is left as it was found.
if exist "%PLACE%\" move "%PLACE%" "%NEW%" >nul
if exist "%OLD%\" move "%OLD%" "%PLACE%" >nul

:failed
if exist "%NEW%\" rmdir /s /q "%NEW%"
rem Without /s: only where nothing is left in it.
rmdir "%ROOT%" 2>nul
type "%HERE%thong_bao\%MESSAGE%.txt"
if exist "%PLACE%\Scripts\python.exe" type "%HERE%thong_bao\ban_cu_con_nguyen.txt"
pause
exit /b 1

:incomplete
rem ASCII: the messages may be what is missing.
echo Bo cai thieu tep "%MISSING%".
echo Hay giai nen ca tep .zip ra mot thu muc (bam chuot phai, Extract All), roi chay cai_dat.cmd trong thu muc do.
echo Chua co gi tren may bi thay doi.
pause
exit /b 1

:try
rem 3: the Python of the Microsoft Store, whose writing into the profile ends up elsewhere.
%* -I -c "import sys; sys.exit(3 if 'windowsapps' in sys.base_prefix.lower() else sys.version_info[:2] != (@NUMBERS@) or sys.maxsize < 2**32)" >nul 2>nul
if %ERRORLEVEL%==0 set "BASE=%*"
if %ERRORLEVEL%==3 set "STORE=1"
exit /b 0

:run_installer
if defined BASE exit /b 0
set "BESIDE=1"
type "%HERE%thong_bao\dang_cai_python.txt"
"%~1" /passive InstallAllUsers=0 Include_launcher=0 Include_test=0 Include_doc=0
call :try "%LOCALAPPDATA%\Programs\Python\@FOLDER@\python.exe"
exit /b 0

:unpack
if defined BASE exit /b 0
if not exist "%~1" exit /b 0
set "BESIDE=1"
type "%HERE%thong_bao\dang_cai_python.txt"
if exist "%OWN_BASE%\" rmdir /s /q "%OWN_BASE%"
mkdir "%OWN_BASE%"
rem tar.exe loses every letter that the ANSI code page has not got: it is shown no path, only names.
copy /y "%~1" "%OWN_BASE%\goc.zip" >nul
pushd "%OWN_BASE%"
"%SystemRoot%\System32\tar.exe" -xf goc.zip -C .
if exist goc.zip del /q goc.zip
popd
call :try "%OWN_BASE%\tools\python.exe"
if not defined BASE rmdir /s /q "%OWN_BASE%"
exit /b 0
