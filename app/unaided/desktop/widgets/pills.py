"""One choice out of a few, as a row of buttons of which one is down."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QLayout, QPushButton, QWidget

from unaided.desktop.widgets.flow import FlowLayout
from unaided.desktop.widgets.roles import Role, dress
from unaided.domain.session import Mode

T = TypeVar("T")
Key = Qt.Key
STEPS = {Key.Key_Left: -1, Key.Key_Up: -1, Key.Key_Right: 1, Key.Key_Down: 1}


class Pill(QPushButton):
    """One of the buttons; all keys but the one that presses it are its row's."""

    def __init__(self, words: str, role: Role = Role.PILL, accent: Mode | None = None) -> None:
        """Make a button that stays down."""
        super().__init__(words)
        self.setCheckable(True)
        self.setAutoDefault(False)  # Enter belongs to the dialog
        self.setAccessibleName(words.replace("&", ""))
        dress(self, role, accent)

    def sizeHint(self) -> QSize:
        """Return a size that also holds the bold words of a chosen one."""
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        words = self.text().replace("&", "")
        wider = QFontMetrics(bold).horizontalAdvance(words) - self.fontMetrics().horizontalAdvance(words)
        return super().sizeHint() + QSize(max(0, wider), 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave arrows, digits and Enter to the row and the dialog."""
        if event.key() == Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()


class ChoiceRow(QWidget, Generic[T]):
    """The buttons of one choice: Tab leads to the chosen one, arrows and digits choose."""

    chosen = Signal(object)  # the value the person has just chosen

    def __init__(self, name: str, row: QLayout | None = None, parent: QWidget | None = None) -> None:
        """Make an empty row; `name` is what a screen reader calls it."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.row = row or FlowLayout()
        self.setLayout(self.row)
        self._group = QButtonGroup(self)
        self._group.idToggled.connect(self._on_toggled)  # a screen reader toggles without a click
        self._telling = True
        self._values: list[T] = []

    @property
    def pills(self) -> Sequence[QAbstractButton]:
        """Return its buttons in their order."""
        return self._group.buttons()

    @property
    def values(self) -> Sequence[T]:
        """Return what can be chosen."""
        return tuple(self._values)

    @property
    def value(self) -> T | None:
        """Return what is chosen, None while nothing is."""
        place = self._group.checkedId()
        return self._values[place] if place >= 0 else None

    def add(self, value: T, pill: Pill) -> None:
        """Offer one more choice."""
        self._group.addButton(pill, len(self._values))
        self._values.append(value)
        pill.setAccessibleDescription(self.accessibleName())
        self._lead_tab_to_chosen()

    def empty(self) -> None:
        """Offer nothing any more; nobody is told."""
        self.setFocusProxy(None)  # type: ignore[arg-type]  # Qt takes none, its types do not say so
        for pill in self.pills:
            self._group.removeButton(pill)
            self.row.removeWidget(pill)
            pill.hide()  # at once: it is deleted only when the event loop goes on
            pill.deleteLater()
        self._values.clear()

    def choose(self, value: T | None) -> None:
        """Show this as chosen, or nothing; nobody is told."""
        self._telling = False
        self._group.setExclusive(False)
        for place, pill in enumerate(self.pills):
            pill.setChecked(value is not None and self._values[place] == value)
        self._group.setExclusive(True)
        self._telling = True
        self._lead_tab_to_chosen()

    @Slot(int, bool)
    def _on_toggled(self, _place: int, down: bool) -> None:  # noqa: FBT001 (a slot's arguments have no keywords)
        if down and self._telling:
            self._lead_tab_to_chosen()
            self.chosen.emit(self.value)

    def _lead_tab_to_chosen(self) -> None:
        lead = max(0, self._group.checkedId())
        for place, pill in enumerate(self.pills):
            focus = Qt.FocusPolicy.StrongFocus if place == lead else Qt.FocusPolicy.ClickFocus
            pill.setFocusPolicy(focus)
            if place == lead:
                self.setFocusProxy(pill)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with arrows, Home, End, or the digit of the button's place."""
        place = self._place_for(event)
        if place is None:
            super().keyPressEvent(event)
            return
        pill = self.pills[place]
        pill.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        pill.setFocus(Qt.FocusReason.OtherFocusReason)
        pill.click()

    def _place_for(self, event: QKeyEvent) -> int | None:
        key, last = Key(event.key()), len(self._values) - 1
        if key in STEPS:
            return (self._focused() + STEPS[key]) % (last + 1)
        if key in {Key.Key_Home, Key.Key_End}:
            return 0 if key == Key.Key_Home else last
        if event.text().isdecimal() and 1 <= int(event.text()) <= last + 1:
            return int(event.text()) - 1
        return None

    def _focused(self) -> int:
        """Return the place of the button that has the focus; an arrow on an unchosen row chooses its neighbour."""
        return next((place for place, pill in enumerate(self.pills) if pill.hasFocus()), 0)


class PillRow(ChoiceRow[T]):
    """A choice as pills, on more than one line where it must."""

    def __init__(
        self,
        name: str,
        choices: Iterable[tuple[T, str]],
        accent: Mode | None = None,
        parent: QWidget | None = None,
        *,
        are_many: bool = False,
    ) -> None:
        """Make a row of these values and their words; many are closer, and their lines about equally long."""
        super().__init__(name, FlowLayout(is_even=are_many), parent)
        self._accent = accent
        self._are_many = are_many
        for value, words in choices:
            self.offer(value, words)

    def offer(self, value: T, words: str) -> None:
        """Offer one more choice at the end."""
        pill = Pill(words.replace("&", "&&"), Role.TAB if self._are_many else Role.PILL, self._accent)
        pill.setAccessibleName(words)
        self.row.addWidget(pill)
        self.add(value, pill)
