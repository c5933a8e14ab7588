"""The start panel: say what you will work on, and Enter starts it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from unaided.bootstrap import Services
from unaided.desktop.bridge import Bridge
from unaided.desktop.stand_in import can_minimize, ways_on
from unaided.desktop.start_form import StartForm
from unaided.desktop.theme import GAP, GRID, HALF, Theme, width_of
from unaided.desktop.widgets.buttons import ENTERS, Button
from unaided.desktop.widgets.labels import label, paragraph
from unaided.desktop.widgets.roles import Role
from unaided.domain.explanation import Owed
from unaided.domain.now import Now
from unaided.domain.session import Mode
from unaided.domain.trouble import UnaidedError
from unaided.services.session import StartChoices

WIDTH = 464


class StartPanel(QDialog):
    """Starts a session; Esc leaves it, and what was typed is there when it opens again (Law 7)."""

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        """Take where to start from, and the colours."""
        super().__init__(parent)
        self._bridge = bridge
        self._starting = False
        self.setWindowTitle("Unaided")
        self.setAccessibleName("Start a session")
        can_minimize(self)
        self.form = StartForm(theme)
        self.owed = Button("", Role.LINK)
        self.start = Button("&Start  ⏎", Role.PRIMARY)
        self.start.setAccessibleName("Start")
        self.trouble = paragraph("", Role.WRONG)
        self.trouble.hide()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP + HALF, GAP, GAP + HALF, GAP)
        layout.setSpacing(GRID + HALF)
        layout.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)
        head = QHBoxLayout()
        head.addWidget(label("Start a session", Role.HEADING))
        head.addStretch(1)
        head.addWidget(self.owed)
        layout.addLayout(head)
        self.form.setFixedWidth(width_of(self, WIDTH))
        layout.addWidget(self.form)
        foot = QHBoxLayout()
        foot.addWidget(self.form.length, 1, Qt.AlignmentFlag.AlignVCenter)
        foot.addWidget(self.start)
        layout.addLayout(foot)
        layout.addWidget(self.trouble)
        layout.addLayout(ways_on(self, self._bridge))

    def _connect(self) -> None:
        QShortcut(QKeySequence("Alt+E"), self).activated.connect(self._on_owed)
        self.owed.clicked.connect(self._on_owed)
        self.start.clicked.connect(self._on_start)
        self.form.answered.connect(self.trouble.hide)
        self._bridge.changed.connect(self._show_owed)

    def open_for(self, mode: Mode | None) -> None:
        """Show it, with this mode chosen beforehand where one was asked for."""
        self.form.preselect(mode)
        self._show_owed()
        self._bridge.ask(_choices, self._take_choices)
        self.show()
        self.raise_()
        self.activateWindow()
        self.form.task.setFocus()

    def stand_by(self) -> None:
        """Show it minimised, where the desktop has no tray (Law 9)."""
        self._show_owed()
        self._bridge.ask(_choices, self._take_choices)
        self.showMinimized()

    def _take_choices(self, choices: StartChoices) -> None:
        self.form.offer(choices)

    @Slot()
    def _show_owed(self) -> None:
        """Say what is owed, and the key that answers it now; Enter starts anyway (Law 4)."""
        words = owed_words(self._bridge.now.owed)
        self.owed.setText(f"{words} · Alt+E")
        self.owed.setAccessibleName(words)
        self.owed.setVisible(bool(words))

    @Slot()
    def _on_owed(self) -> None:
        if self._bridge.now.owed:
            self.hide()
            self._bridge.explain_now()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter starts from wherever the focus is; E alone answers what is owed where nothing is typed into."""
        if Qt.Key(event.key()) in ENTERS:
            self._on_start()
        elif event.key() == Qt.Key.Key_E and not event.modifiers():
            self._on_owed()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_start(self) -> None:
        self.form.take_focused_mode()
        mode, missing = self.form.mode.value, self.form.missing()
        if missing is not None:
            sentence, place = missing
            self._tell(sentence)
            place.setFocus()
        elif mode is not None and not self._starting:
            request = self.form.request(mode)
            self._starting = True
            self._bridge.start(request, self._on_started, self._on_refused)

    def _on_started(self, _now: Now) -> None:
        self._starting = False
        self.form.clear()
        self.accept()

    def _on_refused(self, trouble: UnaidedError) -> None:
        self._starting = False
        self._tell(trouble.sentence)

    def _tell(self, sentence: str) -> None:
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))


def owed_words(owed: Sequence[Owed]) -> str:
    """Return how much is owed, nothing where nothing is."""
    if len(owed) > 1:
        return f"{len(owed)} answers owed"
    return f"1 {_owes(owed[0])} owed" if owed else ""


def _owes(one: Owed) -> str:
    if one.mode is Mode.NO_AI:
        return "reflection"
    return "sentence" if one.goes_on else "explanation"


def _choices(services: Services) -> StartChoices:
    return services.session.choices()
