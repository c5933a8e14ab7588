"""Which practices are on the person's plan, and one line of their own."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from unaided.bootstrap import Services
from unaided.desktop.bridge import Bridge
from unaided.desktop.kept_text import KeptText
from unaided.desktop.theme import GRID, Theme
from unaided.desktop.widgets.buttons import Button
from unaided.desktop.widgets.labels import paragraph
from unaided.desktop.widgets.roles import Role
from unaided.desktop.widgets.tick import Tick
from unaided.domain.rebuild import PRACTICE_WORDS, Choice, Practice
from unaided.services.rebuild import OWN_LINE

OWN = "One line of your own, for each week"


class PracticeChooser(QWidget):
    """A box for each practice; what is chosen holds at once."""

    changed = Signal()  # the plan has something else on it

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it with nothing picked."""
        super().__init__(parent)
        self._bridge = bridge
        self.boxes = {one: Tick(words, theme) for one, words in PRACTICE_WORDS.items()}
        self.own = KeptText(bridge, OWN, OWN, 1)
        self.add = Button("Put it on the pla&n")
        self.remove = Button("Take your own line o&ff")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(paragraph("On your plan", Role.SUBHEADING))
        for practice, box in self.boxes.items():
            box.setAccessibleName(f"On your plan: {PRACTICE_WORDS[practice]}")
            box.chosen.connect(partial(self._on_chosen, practice))
            column.addWidget(box)
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        foot.addWidget(self.add)
        foot.addWidget(self.remove)
        foot.addStretch(1)
        column.addWidget(self.own)
        column.addLayout(foot)
        self.own.be_about(OWN_LINE)
        self.own.typed.connect(self._on_typed)
        self.add.clicked.connect(self._on_add)
        self.remove.clicked.connect(self._on_remove)
        self._on_typed()

    def begin(self) -> None:
        """Give the first box the keyboard."""
        self.boxes[Practice.NO_AI_BLOCK].setFocus()

    def keep(self) -> None:
        """Save what is typed at once: no later moment may come (Law 12)."""
        self.own.keep()

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """Show what is on the plan."""
        there = {choice.practice for choice in choices}
        for practice, box in self.boxes.items():
            box.choose(on=practice in there)
        self.remove.setVisible(Practice.OWN in there)

    def _on_chosen(self, practice: Practice, on: bool) -> None:  # noqa: FBT001 (a slot's arguments have no keywords)
        self._bridge.ask(partial(_pick if on else _drop, practice), self._on_changed)

    @Slot()
    def _on_typed(self) -> None:
        self.add.setEnabled(bool(self.own.words.strip()))

    @Slot()
    def _on_add(self) -> None:
        self._bridge.ask(partial(_pick_own, self.own.words), self._on_added)

    def _on_added(self, _nothing: object) -> None:
        self.own.hand_in()
        self.own.be_about(OWN_LINE)
        self._on_typed()
        self.changed.emit()

    @Slot()
    def _on_remove(self) -> None:
        self._bridge.ask(partial(_drop, Practice.OWN), self._on_removed)

    def _on_removed(self, _nothing: object) -> None:
        """Bring the line back to where it is typed, unless something else is typed there."""
        if not self.own.words:
            self.own.hand_in()
            self.own.be_about(OWN_LINE)
        self.changed.emit()

    def _on_changed(self, _nothing: object) -> None:
        self.changed.emit()


def _pick(practice: Practice, services: Services) -> None:
    services.rebuild.pick(practice)


def _drop(practice: Practice, services: Services) -> None:
    services.rebuild.drop(practice)


def _pick_own(text: str, services: Services) -> None:
    services.rebuild.pick(Practice.OWN, text)
