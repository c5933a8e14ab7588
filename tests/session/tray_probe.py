"""A tray icon and its watch, for tests: says what it sees, one line each."""

import sys

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QIcon, QPixmap, Qt
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from unaided.desktop.platform.tray_watch import TrayWatch


class Probe(QObject):
    """Does what the app does: makes another icon when only that one would be seen."""

    def __init__(self) -> None:
        super().__init__()
        picture = QPixmap(32, 32)
        picture.fill(Qt.GlobalColor.magenta)
        self._icon = QIcon(picture)
        self._tray = self._show()
        self._watch = TrayWatch(self)
        self._watch.changed.connect(self._on_changed)
        self._watch.outdated.connect(self._on_outdated)
        self._say("usable", self._watch.usable)

    def _show(self) -> QSystemTrayIcon:
        tray = QSystemTrayIcon(self._icon, self)
        tray.show()
        return tray

    @Slot(bool)
    def _on_changed(self, usable: bool) -> None:  # noqa: FBT001 - a slot's arguments have no keywords
        self._say("usable", usable)

    @Slot()
    def _on_outdated(self) -> None:
        self._tray.hide()
        self._tray.deleteLater()
        self._tray = self._show()
        self._say("outdated", "")

    def _say(self, *words: object) -> None:
        sys.stdout.write(" ".join(map(str, words)).strip() + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    app = QApplication(sys.argv)
    app.setQuitOnLastWindowClosed(False)
    probe = Probe()
    sys.exit(app.exec())
