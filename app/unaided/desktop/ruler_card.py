"""The ruler's own card: how far the baseline is, its anchors, the quarterly blind check, a new line (§1)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from unaided.bootstrap import Services
from unaided.desktop.bridge import Bridge
from unaided.desktop.latest import Latest
from unaided.desktop.size_field import STEP_AGAIN, SizeField
from unaided.desktop.theme import GRID
from unaided.desktop.widgets.card import Card
from unaided.desktop.widgets.labels import paragraph, wrappable
from unaided.desktop.widgets.roles import Role
from unaided.desktop.widgets.twice_button import TwiceButton
from unaided.domain.measure.baseline import BASELINE_TASKS
from unaided.domain.task import Task
from unaided.domain.trouble import UnaidedError
from unaided.domain.words import counted
from unaided.services.ruler import RulerState

WHAT = (
    "Minutes estimated today follow your speed of today, so they cannot show that it changes. The ruler is made of "
    "your own first twelve tasks without AI, and does not move: every later task is compared with five of them."
)
AUDIT = "Size these old tasks again, without looking at what you said then: it shows whether the ruler slips."
ANEW = "&New baseline…"
ANEW_TWICE = "Begin a new line?"
ANEW_HINT = "Another job, another field? A new baseline begins a new line; the old one stays to be seen."


@dataclass(frozen=True, slots=True)
class RulerLook:
    """How the ruler stands, and the old tasks that are to be sized again."""

    state: RulerState
    due: tuple[Task, ...]


class RulerCard(Card):
    """What sizes are compared with; minutes are never shown."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        """Make it with nothing known yet."""
        super().__init__("Your ruler", parent=parent)
        self._bridge = bridge
        self._due: tuple[Task, ...] = ()
        self._look = Latest(bridge, self._show)
        self.stands = paragraph("", Role.MUTED)
        self.anchors = paragraph("", Role.MUTED)
        self.audit = paragraph(AUDIT, Role.MUTED)
        self.title = paragraph("", Role.SUBHEADING)
        self.sizing = SizeField(STEP_AGAIN)
        self.anew = TwiceButton(ANEW, ANEW_TWICE, Role.LINK)
        self.trouble = paragraph("", Role.WRONG)
        for part in (paragraph(WHAT, Role.SMALL), self.stands, self.anchors, self.audit, self.title, self.sizing):
            self.body.addWidget(part)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.anew)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addWidget(self.trouble)
        self.anew.setToolTip(ANEW_HINT)
        self.sizing.note.setText("")
        self.sizing.changed.connect(self._on_sized)
        self.anew.confirmed.connect(self._on_anew)
        self._show(RulerLook(RulerState(0, 0), ()))

    def refresh(self) -> None:
        """Read how it stands."""
        self._look.ask(_read)

    def forget(self) -> None:
        """Wait for no answer any more."""
        self._look.forget()

    def _show(self, look: RulerLook) -> None:
        state, self._due = look.state, look.due
        missing = BASELINE_TASKS - state.finished
        self.stands.setText(
            f"{state.finished} of {BASELINE_TASKS} baseline tasks: {counted(missing, 'more finished task')} without AI."
        )
        self.stands.setVisible(not state.is_frozen)
        names = "\n".join(f"{one.number}  {one.title} · {one.kind}" for one in state.anchors)
        self.anchors.setText(wrappable(names))
        self.anchors.setVisible(state.is_frozen)
        self.sizing.offer(state.anchors)
        self.anew.setVisible(state.is_frozen)
        self.anew.settle()
        self.trouble.hide()
        self._ask_next()

    def _ask_next(self) -> None:
        """Ask for the next old task that is due, if any."""
        self.sizing.clear()
        for part in (self.audit, self.title, self.sizing):
            part.setVisible(bool(self._due))
        if self._due:
            self.title.setText(wrappable(f"{self._due[0].title} · {self._due[0].kind}"))

    @Slot()
    def _on_sized(self) -> None:
        """Keep what is judged; the next task is asked for only once this one is kept."""
        judged = self.sizing.judged
        if judged is not None and self._due:
            task = self._due[0]
            self.sizing.setEnabled(False)
            job = partial(_audit, task, judged)
            self._bridge.change(job, partial(self._on_kept, task), self._on_not_kept)

    def _on_kept(self, task: Task, _nothing: None) -> None:
        self._due = tuple(one for one in self._due if one.id != task.id)
        self.trouble.hide()
        self._go_on()

    def _on_not_kept(self, trouble: UnaidedError) -> None:
        self._complain(trouble)
        self._go_on()

    def _go_on(self) -> None:
        """Take a judgement again; the keyboard, if nobody took it elsewhere meanwhile, is at the anchors."""
        self.sizing.setEnabled(True)
        self._ask_next()
        if self.sizing.isVisible() and self.anew.hasFocus():  # where Qt moved it when the field was disabled
            self.sizing.anchors.setFocus()

    @Slot()
    def _on_anew(self) -> None:
        self._bridge.change(_begin_anew, self._on_begun, self._on_not_begun)

    def _on_begun(self, look: RulerLook) -> None:
        self.anew.answered()
        self._show(look)

    def _on_not_begun(self, trouble: UnaidedError) -> None:
        self.anew.answered()
        self._complain(trouble)

    def _complain(self, trouble: UnaidedError) -> None:
        self.trouble.setText(trouble.sentence)
        self.trouble.show()


def _read(services: Services) -> RulerLook:
    return RulerLook(services.ruler.state(), services.ruler.due_for_audit())


def _audit(task: Task, judged: tuple[int, float], services: Services) -> None:
    services.ruler.audit(task.id, *judged)


def _begin_anew(services: Services) -> RulerLook:
    services.ruler.begin_anew()
    return _read(services)
