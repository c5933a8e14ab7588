"""Large libraries are imported without PySide6's hook, which is there again after."""

from __future__ import annotations

import builtins
import importlib

import pytest
from PySide6 import QtCore

from unaided.desktop.plain_import import own_import, plain_import


def test_the_hook_is_away_inside_and_back_after() -> None:
    hook = builtins.__import__
    assert QtCore.__name__
    assert hook is not importlib.__import__

    with plain_import():
        assert builtins.__import__ is importlib.__import__

    assert builtins.__import__ is hook


def test_the_hook_is_back_after_an_import_that_fails() -> None:
    hook = builtins.__import__

    with pytest.raises(ModuleNotFoundError), plain_import():
        importlib.import_module("no_module_has_this_name")

    assert builtins.__import__ is hook


def test_imports_work_inside() -> None:
    with plain_import():
        import quopri  # noqa: PLC0415 (that is what is tested)

    assert quopri.decodestring(b"=41") == b"A"


def test_what_an_import_puts_in_its_place_does_not_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(builtins, "__import__", importlib.__import__)

    with own_import():
        monkeypatch.setattr(builtins, "__import__", len)

    assert builtins.__import__ is importlib.__import__
