"""Lines entered one by one with Enter, each of which can be taken away again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from unaided.desktop.theme import GRID
from unaided.desktop.widgets.buttons import ENTERS
from unaided.desktop.widgets.chips import Chips


class LineField(QLineEdit):
    """A line that Enter hands over; Enter on an empty line, and with Ctrl, is the dialog's."""

    entered = Signal(str)  # the line that was handed over

    def __init__(self, name: str, hint: str = "", parent: QWidget | None = None) -> None:
        """Make it empty."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand the line over with Enter."""
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if Qt.Key(event.key()) in ENTERS and plain and self.text().strip():
            self.entered.emit(self.text().strip())
        else:
            super().keyPressEvent(event)


class LineList(QWidget):
    """What was entered, and the field for the next line."""

    changed = Signal()  # a line was typed into, entered or taken away

    def __init__(self, name: str, hint: str, parent: QWidget | None = None) -> None:
        """Make it empty."""
        super().__init__(parent)
        self._chips: Chips[str] = Chips(name)
        self.field = LineField(name, hint)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addWidget(self._chips)
        layout.addWidget(self.field)
        self.setFocusProxy(self.field)
        self.field.entered.connect(self._on_entered)
        self.field.textEdited.connect(self.changed)
        self._chips.removed.connect(self._on_removed)

    @property
    def entered(self) -> Sequence[str]:
        """Return the lines that were entered."""
        return self._chips.values

    @property
    def lines(self) -> tuple[str, ...]:
        """Return all lines, also the one that was typed but not entered: it must not get lost."""
        typed = self.field.text().strip()
        return (*self.entered, typed) if typed else tuple(self.entered)

    def put(self, entered: Iterable[str], typed: str) -> None:
        """Show these lines, and this one as typed; nobody is told."""
        self._chips.clear()
        for line in entered:
            self._chips.add(line, line)
        self.field.setText(typed)

    @Slot(str)
    def _on_entered(self, line: str) -> None:
        self._chips.add(line, line)
        self.field.clear()
        self.changed.emit()

    @Slot(object)
    def _on_removed(self, _line: object) -> None:
        self.changed.emit()
