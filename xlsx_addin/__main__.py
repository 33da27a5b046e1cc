"""``python -m xlsx_addin`` is the command line.

Python puts the current folder before its own library. There may lie anything, a ``json.py`` of a stranger's mail among
it, so that it is taken out before anything else is imported. A whole folder ``xlsx_addin`` there comes before this
file: only ``python -P -m xlsx_addin``, as the buttons have it, and the command ``xlsx-addin`` pass that over.
"""

import sys

if __name__ == "__main__":
    if not sys.flags.safe_path:
        del sys.path[:1]
    from xlsx_addin.cli.main import run

    run()
