"""A bug of ours is seen, ends nothing, and carries no words of the person."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from unaided.desktop.crash import LOG_NAME, SENTENCE, CrashGuard, details, keep_log

TYPED = "the cursor is never closed"


@pytest.fixture
def guard(qapp: QApplication) -> Iterator[CrashGuard]:
    hook = sys.excepthook
    yield CrashGuard(qapp)
    sys.excepthook = hook
    for box in boxes():
        box.close()


def boxes() -> list[QMessageBox]:
    """Return the dialogs that show."""
    return [box for box in QApplication.topLevelWidgets() if isinstance(box, QMessageBox) and box.isVisible()]


def bug() -> ValueError:
    """Return an error as it reaches the hook, with the person's words in its message."""
    with pytest.raises(ValueError, match=TYPED) as raised:
        int_of(TYPED)
    return raised.value


def int_of(text: str) -> int:
    """Return the number in a text; the error where there is none repeats the text."""
    return int(text)


def test_details_say_where_and_what_kind_and_no_message() -> None:
    text = details(bug())
    assert TYPED not in text
    assert "test_crash.py" in text
    assert "in int_of" in text
    assert text.endswith("ValueError")
    assert str(Path(__file__).parent) not in text


def test_one_dialog_shows_whatever_follows(guard: CrashGuard, qtbot: QtBot) -> None:
    error = bug()
    guard.take(ValueError, error, error.__traceback__)
    guard.take(ValueError, error, error.__traceback__)
    [box] = boxes()
    assert box.text() == SENTENCE
    assert TYPED not in box.detailedText()

    box.close()
    qtbot.waitUntil(lambda: not boxes())
    guard.take(ValueError, error, error.__traceback__)
    assert len(boxes()) == 1


def test_copy_details_puts_them_on_the_clipboard(guard: CrashGuard) -> None:
    error = bug()
    guard.take(ValueError, error, error.__traceback__)
    [box] = boxes()
    [copy] = [button for button in box.buttons() if button.text() == "&Copy details"]
    copy.click()
    assert QGuiApplication.clipboard().text() == details(error)


def test_the_log_in_the_profile_holds_the_same_and_no_words(guard: CrashGuard, tmp_path: Path) -> None:
    before = list(logging.getLogger().handlers)
    keep_log(tmp_path)
    [handler] = [one for one in logging.getLogger().handlers if one not in before]
    try:
        error = bug()
        guard.take(ValueError, error, error.__traceback__)
    finally:
        logging.getLogger().removeHandler(handler)
        handler.close()
    assert (tmp_path / LOG_NAME).stat().st_mode & 0o777 == 0o600
    log = (tmp_path / LOG_NAME).read_text(encoding="utf-8")
    assert "ValueError" in log
    assert TYPED not in log
