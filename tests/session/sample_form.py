"""A small window with a field and a button, for the eyes and hands of the harness; F11 makes it full screen."""

import sys

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget


class Form(QWidget):
    """Greets whoever types a name and presses the button."""

    def __init__(self) -> None:
        """Lay out the field, the button and the greeting."""
        super().__init__()
        self._name = QLineEdit()
        self._name.setAccessibleName("Your name")
        self._button = QPushButton("Greet")
        self._greeting = QLabel("Nobody yet")
        layout = QVBoxLayout(self)
        for part in (self._button, self._name, self._greeting):
            layout.addWidget(part)
        self._button.clicked.connect(self.greet)
        QShortcut(QKeySequence("F11"), self).activated.connect(self.fill)

    def greet(self) -> None:
        """Show the greeting."""
        self._greeting.setText(f"Hello {self._name.text()}")

    def fill(self) -> None:
        """Be full screen, or no longer."""
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()


def main() -> int:
    """Show the form until its window is closed."""
    app = QApplication(sys.argv)
    form = Form()
    form.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
