"""Everything that is said to people, module by module: composed Unicode, and no sentence left half written."""

from __future__ import annotations

import importlib
import pkgutil
import unicodedata
from typing import TYPE_CHECKING

import pytest

import xlsx_addin.words

if TYPE_CHECKING:
    from collections.abc import Iterator

MODULES = sorted(module.name for module in pkgutil.iter_modules(xlsx_addin.words.__path__))


def texts(value: object) -> Iterator[str]:
    """The texts in a constant, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, entry in value.items():
            yield from texts(key)
            yield from texts(entry)
    elif isinstance(value, (tuple, list, frozenset, set)):
        for entry in value:
            yield from texts(entry)


def constants(name: str) -> list[str]:
    """All texts that a module of words holds as constants."""
    module = importlib.import_module(f"xlsx_addin.words.{name}")
    return [text for key, value in vars(module).items() if key.isupper() for text in texts(value)]


@pytest.mark.parametrize("name", MODULES)
def test_words_are_in_composed_unicode(name: str) -> None:
    assert [text for text in constants(name) if not unicodedata.is_normalized("NFC", text)] == []


@pytest.mark.parametrize("name", MODULES)
def test_words_have_no_look_alike_letters_and_no_invisible_ones(name: str) -> None:
    assert [text for text in constants(name) if set(text) & set("\u00d0\u00f0\u200b\u00ad\ufeff\u2007")] == []
