"""Import large libraries without PySide6's import hook."""

from __future__ import annotations

import builtins
import importlib
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def plain_import() -> Iterator[None]:
    """Put Python's own `__import__` in place of the hook PySide6 installs, for the imports in this block.

    The hook reads the source of every module that comes after PySide6, to look for a feature we do
    not use: 12 MB and 30 ms for pyqtgraph and numpy. For the UI thread, around one import at a time.
    """
    hooked = builtins.__import__
    builtins.__import__ = importlib.__import__
    try:
        yield
    finally:
        builtins.__import__ = hooked


@contextmanager
def own_import() -> Iterator[None]:
    """Keep the `__import__` of now, whatever the imports in this block put in its place.

    Around the first import of PySide6 it keeps the hook out for good: 26 MB and 3 ms of the way to the tray.
    """
    own = builtins.__import__
    try:
        yield
    finally:
        builtins.__import__ = own
