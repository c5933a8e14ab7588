"""The start panel: say what you will work on, and Enter starts it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from unaided.bootstrap import Services
from unaided.desktop.action_button import ActionButton
from unaided.desktop.bridge import Bridge
from unaided.desktop.coin_field import CoinAnswer
from unaided.desktop.coin_says import CoinSays
from unaided.desktop.stand_in import can_minimize, ways_on
from unaided.desktop.start_form import StartForm
from unaided.desktop.tall import Tall
from unaided.desktop.theme import GAP, GRID, HALF, Theme, width_of
from unaided.desktop.undo_discard import UndoDiscard
from unaided.desktop.widgets.buttons import ENTERS, Button
from unaided.desktop.widgets.labels import label, paragraph, wrappable
from unaided.desktop.widgets.roles import Role
from unaided.domain.experiment import Draw
from unaided.domain.explanation import Owed
from unaided.domain.now import Now
from unaided.domain.session import Mode
from unaided.domain.trouble import UnaidedError
from unaided.services.session import StartChoices, StartRequest

WIDTH = 464
START, SWITCH = "Start a session", "Switch task"


class StartPanel(QDialog):
    """Starts a session; Esc leaves it, and what was typed is there when it opens again (Law 7)."""

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        """Take where to start from, and the colours."""
        super().__init__(parent)
        self._bridge = bridge
        self._starting = False
        self._switches = False
        self.setWindowTitle("Unaided")
        self.heading = label("", Role.HEADING)
        self.ends = paragraph("", Role.MUTED)
        can_minimize(self)
        self.form = StartForm(theme)
        self.owed = Button("", Role.LINK)
        self.undo = ActionButton(UndoDiscard(bridge, self), Role.LINK)
        self.start = Button("", Role.PRIMARY)
        self.coin = CoinSays()
        self.trouble = paragraph("", Role.WRONG)
        self.trouble.hide()
        self._lay_out()
        self._connect()
        self._show_guise()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP + HALF, GAP, GAP + HALF, GAP)
        layout.setSpacing(GRID + HALF)
        layout.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)
        head = QHBoxLayout()
        head.addWidget(self.heading)
        head.addStretch(1)
        head.addWidget(self.owed)
        layout.addLayout(head)
        layout.addWidget(self.ends)
        self.form.setFixedWidth(width_of(self, WIDTH))
        self.body = Tall(self.form, self.form.column, layout)
        layout.addWidget(self.body)
        layout.addWidget(self.coin)
        foot = QHBoxLayout()
        foot.addWidget(self.form.length, 1, Qt.AlignmentFlag.AlignVCenter)
        foot.addWidget(self.start)
        layout.addLayout(foot)
        layout.addWidget(self.trouble)
        layout.addWidget(self.undo, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addLayout(ways_on(self, self._bridge))

    def _connect(self) -> None:
        QShortcut(QKeySequence("Alt+E"), self).activated.connect(self._on_owed)
        self.owed.clicked.connect(self._on_owed)
        self.start.clicked.connect(self._on_start)
        self.form.answered.connect(self.trouble.hide)
        self.form.answered.connect(self._show_guise)
        self.coin.follow.connect(self._on_follow)
        self.coin.declined.connect(self._on_declined)
        self._bridge.changed.connect(self._on_changed)

    def open_for(self, mode: Mode | None) -> None:
        """Show it, with this mode chosen beforehand where one was asked for."""
        self._switches = False
        self._open(mode)

    def open_to_switch(self) -> None:
        """Show it in the guise that ends the session which goes on and starts the next at the same instant."""
        self._switches = self._bridge.now.session is not None
        self._open(None)

    def _open(self, mode: Mode | None) -> None:
        self.form.preselect(mode)
        self._show_owed()
        self._show_guise()
        self.body.fit()
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
    def _on_changed(self) -> None:
        """Follow what runs: with nothing to end any more it starts, as usual."""
        self._switches = self._switches and self._bridge.now.session is not None
        self._show_owed()
        self._show_guise()

    def _show_guise(self) -> None:
        words, verb = (SWITCH, "Switch") if self._switches else (START, "Start")
        verb = "Throw the coin" if self.form.coin.throws else verb
        self.setAccessibleName(words)
        self.heading.setText(words)
        self.start.setText(f"&{verb}  ⏎")
        self.start.setAccessibleName(verb)
        self.ends.setText(wrappable(f"“{self._bridge.now.title}” is stopped at that moment; its answer can wait."))
        self.ends.setVisible(self._switches)

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
            if not event.isAutoRepeat():  # held down it would answer what it has just led to
                self._on_enter()
        elif event.key() == Qt.Key.Key_E and not event.modifiers():
            self._on_owed()
        else:
            super().keyPressEvent(event)

    def _on_enter(self) -> None:
        if self.coin.isVisible():
            self.coin.go()
        else:
            self._on_start()

    @Slot()
    def _on_start(self) -> None:
        self.form.take_focused_mode()
        mode, missing = self.form.mode.value, self.form.missing()
        if missing is not None:
            sentence, place = missing
            self._tell(sentence)
            place.setFocus()
        elif self.form.coin.throws:
            self._throw()
        elif mode is not None:
            self._begin(self.form.request(mode))

    def _begin(self, request: StartRequest) -> None:
        if not self._starting:
            self._starting = True
            begin = self._bridge.switch if self._switches else self._bridge.start
            begin(request, self._on_started, self._on_refused)

    def _throw(self) -> None:
        """Keep the task with all that was said of it, and let the coin fall: once."""
        said = self.form.coin.answer
        if said is not None and not self._starting:
            self._starting = True
            job = partial(_register, self.form.request(Mode.NO_AI), said)
            self._bridge.change(job, self._on_drawn, self._on_refused)

    def _on_drawn(self, draw: Draw) -> None:
        self._starting = False
        self._show_coin(on=True)
        self.coin.tell(draw)

    def _show_coin(self, *, on: bool) -> None:
        self.body.setVisible(not on)
        self.start.setVisible(not on)
        self.coin.setVisible(on)

    @Slot(object, object)
    def _on_follow(self, task_id: UUID, mode: Mode) -> None:
        self._begin(StartRequest(mode, task_id=task_id, planned=self.form.planned))

    @Slot(object, object, str)
    def _on_declined(self, task_id: UUID, mode: Mode, because: str) -> None:
        self._bridge.change(
            partial(_decline, task_id, because), partial(self._on_kept, task_id, mode), self._on_refused
        )

    def _on_kept(self, task_id: UUID, mode: Mode, _draw: Draw) -> None:
        self._on_follow(task_id, mode)

    def _on_started(self, _now: Now) -> None:
        self._starting = self._switches = False
        self._show_coin(on=False)
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
    services.ruler.state()  # the baseline freezes here where its last task is finished by now
    return services.session.choices()


def _register(request: StartRequest, said: CoinAnswer, services: Services) -> Draw:
    return services.experiment.register(request, said.with_ai_minutes, said.done_means)


def _decline(task_id: UUID, because: str, services: Services) -> Draw:
    return services.experiment.decline(task_id, because)
