"""What the later recall is graded against: folded away until the person wants it otherwise."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from unaided.desktop.theme import HALF
from unaided.desktop.widgets.buttons import Button
from unaided.desktop.widgets.growing_text import GrowingText
from unaided.desktop.widgets.labels import paragraph
from unaided.desktop.widgets.roles import Role
from unaided.domain.explanation import PROMPTS, clean_checklist

NAME = "What I want to be able to say"
HINT = "One line each. They are ticked off when you are asked again."


class ChecklistField(QWidget):
    """One line for each thing to be said; the three prompts unless edited."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """Make it folded, with the three prompts in it."""
        super().__init__(parent)
        self.fold = Button("", Role.LINK)
        self._hint = paragraph(HINT, Role.SMALL)
        self.field = GrowingText(NAME, lines=len(PROMPTS))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(HALF)
        layout.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._hint)
        layout.addWidget(self.field)
        self.fold.clicked.connect(self._on_fold)
        self.field.typed.connect(self._on_typed)
        self.put(None)

    @property
    def lines(self) -> tuple[str, ...]:
        """Return what is on it."""
        return clean_checklist(self.field.words.splitlines())

    @property
    def draft(self) -> tuple[str, ...] | None:
        """Return its lines as they are typed, None while they are the prompts."""
        typed = tuple(self.field.words.splitlines())
        return None if typed == PROMPTS else typed

    def put(self, lines: Sequence[str] | None) -> None:
        """Show these lines, the three prompts for None; nobody is told."""
        self.field.show_words("\n".join(PROMPTS if lines is None else lines))
        self._show(opened=lines is not None)

    def _show(self, *, opened: bool) -> None:
        self._hint.setVisible(opened)
        self.field.setVisible(opened)
        self._count()

    def _count(self) -> None:
        sign = "▾" if self.field.isVisibleTo(self) else "▸"
        words = f"{NAME} ({len(self.lines)})"
        self.fold.setText(f"{sign} {words}")
        self.fold.setAccessibleName(words)

    @Slot()
    def _on_fold(self) -> None:
        opened = not self.field.isVisibleTo(self)
        self._show(opened=opened)
        if opened:
            self.field.setFocus()

    @Slot()
    def _on_typed(self) -> None:
        self._count()
        self.changed.emit()
