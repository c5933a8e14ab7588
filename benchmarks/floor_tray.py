"""The floor that everything is measured against: the least PySide6 program that has a tray icon."""

import sys

from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon


def main() -> int:
    """Show an icon; a click is printed, the menu's only entry ends the program."""
    app = QApplication(sys.argv)
    app.setQuitOnLastWindowClosed(False)
    pixmap = QPixmap(22, 22)
    pixmap.fill(QColor("#0B7A75"))
    menu = QMenu()
    menu.addAction("Quit").triggered.connect(app.quit)
    tray = QSystemTrayIcon(QIcon(pixmap))
    tray.setToolTip("Floor")
    tray.setContextMenu(menu)
    tray.activated.connect(say_activated)
    tray.show()
    return app.exec()


def say_activated(reason: QSystemTrayIcon.ActivationReason) -> None:
    """Print how the icon was clicked."""
    sys.stderr.write(f"{reason.name}\n")


if __name__ == "__main__":
    sys.exit(main())
