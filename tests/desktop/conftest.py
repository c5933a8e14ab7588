"""No test of windows leaves a timer, a thread or a window behind."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from tests.support.leaks import nothing_left_behind


@pytest.fixture(autouse=True)
def _tidy(qapp: QApplication) -> Iterator[None]:
    with nothing_left_behind():
        yield
