"""Whether whoever waits for an answer is still there: a window may close while the worker works."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject
from shiboken6 import isValid


def is_gone(hearer: Callable[..., Any]) -> bool:
    """Tell whether this is of a view that Qt has destroyed, with its parent, before it could say so."""
    while isinstance(hearer, partial):
        hearer = hearer.func
    view = getattr(hearer, "__self__", None)
    return isinstance(view, QObject) and not isValid(view)
