"""What the set hands on goes with its licences: the texts of each wheel, and a list of all."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

from xlsx_addin.installation.handed_on import FOLDER, LIST, Licence, licence_of, write_licences

if TYPE_CHECKING:
    from pathlib import Path


def a_wheel(folder: Path, name: str, about: str = "", **texts: str) -> Path:
    wheel = folder / f"{name}-1-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr(f"{name}-1.dist-info/METADATA", f"Metadata-Version: 2.4\nName: {name}\nVersion: 1\n{about}")
        archive.writestr(f"{name}/license_check.py", "no licence")
        for place, text in texts.items():
            archive.writestr(f"{name}-1.dist-info/{place.replace('__', '/').replace('_', '.')}", text)
    return wheel


def test_the_name_and_the_texts_are_the_wheels_own(tmp_path: Path) -> None:
    wheel = a_wheel(tmp_path, "a", "License-Expression: MIT\n", licenses__LICENSE_txt="MIT …", licenses__x__NOTICE="x")

    assert licence_of(wheel) == Licence(
        "a 1", "MIT", {"licenses/LICENSE.txt": b"MIT \xe2\x80\xa6", "licenses/x/NOTICE": b"x"}
    )


def test_older_wheels_name_it_in_other_ways(tmp_path: Path) -> None:
    for number, (about, name) in enumerate(
        (
            ("License: BSD 3-clause\nClassifier: License :: OSI Approved :: BSD License\n", "BSD 3-clause"),
            ("Classifier: Topic :: Office\nClassifier: License :: OSI Approved :: BSD License\n", "BSD License"),
            ("License: All of it\n        and more\n", "All of it"),
            ("", ""),
        )
    ):
        assert licence_of(a_wheel(tmp_path, f"a{number}", about)).name == name


def test_the_lgpl_goes_along_where_the_wheel_forgot_it(tmp_path: Path) -> None:
    found = licence_of(a_wheel(tmp_path, "docxtpl", "License: LGPL-2.1-only\n"))

    assert [*found.texts] == ["LGPL-2.1-only.txt"]
    assert b"GNU LESSER GENERAL PUBLIC LICENSE\n                       Version 2.1" in found.texts["LGPL-2.1-only.txt"]
    assert b"END OF TERMS AND CONDITIONS" in found.texts["LGPL-2.1-only.txt"]


def test_the_folder_in_the_set(tmp_path: Path) -> None:
    wheels = [
        a_wheel(tmp_path, "b", "License-Expression: MIT\n", LICENSE="MIT"),
        a_wheel(tmp_path, "A", "License: Unheard-of\n"),
        a_wheel(tmp_path, "c", LICENSE="x"),
    ]

    assert write_licences(tmp_path / "set", wheels) == ("A 1",)

    made = tmp_path / "set" / FOLDER
    assert {path.relative_to(made).as_posix() for path in made.rglob("*") if path.is_file()} == {
        LIST, "b-1/LICENSE", "c-1/LICENSE",
    }  # fmt: skip
    text = (made / LIST).read_bytes().decode("utf-8-sig")
    assert "- A 1: Unheard-of\r\n- b 1: MIT\r\n- c 1: gói không nêu tên giấy phép\r\n" in text
    assert text.count("\n") == text.count("\r\n")
