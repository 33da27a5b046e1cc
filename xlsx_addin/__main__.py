"""``python -m xlsx_addin`` is the command line."""

from xlsx_addin.cli.main import run

if __name__ == "__main__":
    run()
