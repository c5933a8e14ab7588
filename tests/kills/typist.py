"""The app with a person in it who types into its dialog until both are killed.

    python typist.py TYPED [full]

It is the real app on an offscreen screen. As soon as a dialog opens, a line of JSON in the file TYPED says
which one it is and what stands in its first field; after each word another says which word it was, and when
(seconds since 1970). With `full` the short form of a sitting that goes on is turned into the full one first.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from unaided.__main__ import answer
from unaided.bootstrap import open_profile
from unaided.desktop.answer_dialog import AnswerDialog
from unaided.desktop.desktop import Desktop, make_application
from unaided.desktop.explanation_dialog import ExplanationDialog
from unaided.desktop.widgets.percent_scale import PercentScale
from unaided.machine.clock import SystemClock

WORD_MS = 40  # 1,500 words a minute: nobody is faster
Field = QLineEdit | QPlainTextEdit


class Typist(QObject):
    """Finds the dialog, and types one word after another into its first field."""

    def __init__(self, typed: Path, *, full: bool) -> None:
        """Take where to say what was typed."""
        super().__init__()
        self._typed = typed.open("a", encoding="utf-8", buffering=1)
        self._full = full
        self._field: Field | None = None
        self._words = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._type)
        self._timer.start(WORD_MS)

    @Slot()
    def _type(self) -> None:
        if self._field is None:
            self._find()
            return
        word = f"w{self._words}"
        QTest.keyClicks(self._field, f"{word} ")
        self._say(word=self._words, at=time.time())
        self._words += 1

    def _find(self) -> None:
        for window in QApplication.topLevelWidgets():
            if isinstance(window, AnswerDialog) and window.isVisible():
                self._field = self._first_field(window)
                if self._field is not None:
                    QTest.keyClick(self._field, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
                    words = words_in(self._field)
                    self._words = len(words.split())
                    self._say(dialog=window.windowTitle(), session=str(window.question.session.id), words=words)

    def _first_field(self, dialog: AnswerDialog) -> Field | None:
        """Return where words go; the full form wants to know first how sure the person is."""
        if self._full and isinstance(dialog, ExplanationDialog):
            if dialog.short.isVisible():
                dialog.short.in_full.click()
            for scale in dialog.findChildren(PercentScale):
                if scale.isVisible() and scale.isEnabled() and scale.percent is None:
                    QTest.keyClick(scale, Qt.Key.Key_7)
        fields: list[Field] = [*dialog.findChildren(QPlainTextEdit), *dialog.findChildren(QLineEdit)]
        return next((field for field in fields if field.isVisible() and field.isEnabled()), None)

    def _say(self, **facts: object) -> None:
        self._typed.write(json.dumps(facts) + "\n")


def words_in(field: Field) -> str:
    """Return what stands in a field."""
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def main(typed: Path, *, full: bool) -> int:
    """Run the app until killed."""
    profile = open_profile(os.environ)
    try:
        application = make_application()
        desktop = Desktop(profile, SystemClock(), profile.glance(), answer)
        desktop.show_tray()
        desktop.settle_soon(in_tray=True)
        typist = Typist(typed, full=full)
        code = application.exec()
        typist.deleteLater()
        desktop.close()
    finally:
        profile.release()
    return code


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), full="full" in sys.argv[2:]))
