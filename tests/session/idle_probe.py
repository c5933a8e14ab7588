"""An idle watch on a real X server, for tests: says what it is told, one line each."""

import sys

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication

from unaided.desktop.platform.idle import IdleWatch


class Probe(QObject):
    """Watches with the threshold of the command line, in milliseconds."""

    def __init__(self, threshold_ms: int) -> None:
        super().__init__()
        self._watch = IdleWatch(threshold_ms, self)
        self._watch.changed.connect(self._on_changed)
        self._say("source", self._watch.source.name)
        self._say("idle", self._watch.is_idle)

    @Slot(bool)
    def _on_changed(self, idle: bool) -> None:  # noqa: FBT001 - a slot's arguments have no keywords
        self._say("idle", idle)

    def _say(self, *words: object) -> None:
        sys.stdout.write(" ".join(map(str, words)) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    app = QGuiApplication(sys.argv)
    probe = Probe(int(sys.argv[1]))
    sys.exit(app.exec())
