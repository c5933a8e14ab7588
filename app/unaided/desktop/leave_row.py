"""On leave until a day, or until the person says they are back: nothing is asked meanwhile."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QDate, Signal, Slot
from PySide6.QtWidgets import QDateEdit, QWidget

from unaided.bootstrap import Services
from unaided.desktop.bridge import Bridge
from unaided.desktop.widgets.buttons import Button
from unaided.desktop.widgets.flow import FlowLayout
from unaided.desktop.widgets.labels import label
from unaided.desktop.widgets.roles import Role
from unaided.domain.recall import Leave

LAST_DAY = "Last day of leave"


class LeaveRow(QWidget):
    """A quiet link that opens a day and two buttons; while on leave, the way back."""

    changed = Signal()  # on leave now, or back

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        """Make it closed."""
        super().__init__(parent)
        self._bridge = bridge
        self.ask = Button("On &leave…", Role.LINK)
        self.name = label(LAST_DAY, Role.SMALL)
        self.day = QDateEdit()
        self.day.setAccessibleName(LAST_DAY)
        self.day.setDisplayFormat("d MMM yyyy")
        self.until = Button("Until that day")
        self.open_end = Button("Until I am back")
        self.never_mind = Button("Cancel", Role.LINK)
        self.back = Button("I am &back", Role.PRIMARY)
        self.day.setMinimumHeight(self.until.sizeHint().height())
        row = FlowLayout()  # the smallest window is narrower than all of them
        self.setLayout(row)
        for widget in (self.ask, self.name, self.day, self.until, self.open_end, self.never_mind, self.back):
            row.addWidget(widget)
        self.ask.clicked.connect(self._open)
        self.until.clicked.connect(self._on_until)
        self.open_end.clicked.connect(self._on_open_end)
        self.never_mind.clicked.connect(self._close)
        self.back.clicked.connect(self._on_back)
        self.show_leave(None, date.min)

    def show_leave(self, leave: Leave | None, today: date) -> None:
        """Show whether the person is on leave."""
        self._close()
        self.ask.setVisible(leave is None)
        self.back.setVisible(leave is not None)
        if leave is None and today != date.min:
            first = QDate(today.year, today.month, today.day)
            self.day.setMinimumDate(first)
            self.day.setDate(first.addDays(7))

    def _fields(self) -> tuple[QWidget, ...]:
        return self.name, self.day, self.until, self.open_end, self.never_mind

    @Slot()
    def _open(self) -> None:
        self.ask.hide()
        for widget in self._fields():
            widget.show()
        self.day.setFocus()

    @Slot()
    def _close(self) -> None:
        for widget in self._fields():
            widget.hide()
        self.ask.show()

    @Slot()
    def _on_until(self) -> None:
        day = self.day.date()
        self._take(date(day.year(), day.month(), day.day()))

    @Slot()
    def _on_open_end(self) -> None:
        self._take(None)

    def _take(self, until: date | None) -> None:
        self._bridge.change(partial(_take_leave, until), self._on_changed)

    @Slot()
    def _on_back(self) -> None:
        self._bridge.change(_end_leave, self._on_changed)

    def _on_changed(self, _leave: Leave | None) -> None:
        self.changed.emit()


def _take_leave(until: date | None, services: Services) -> Leave | None:
    return services.recall.take_leave(until)


def _end_leave(services: Services) -> Leave | None:
    services.recall.end_leave()
    return None
