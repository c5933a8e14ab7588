"""How was it without AI? How far it got, what had to be looked up, how it felt, what surprised."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from unaided.bootstrap import Services
from unaided.desktop.answer_dialog import AnswerDialog, Job, Missing
from unaided.desktop.bridge import Bridge
from unaided.desktop.draft import ReflectionDraft, read_draft
from unaided.desktop.explanation_form import GAPS
from unaided.desktop.look_up_list import LookUpList
from unaided.desktop.session_head import reflection_head
from unaided.desktop.theme import GRID, HALF, Theme
from unaided.desktop.widgets.buttons import Button
from unaided.desktop.widgets.card import Card
from unaided.desktop.widgets.felt_scale import STEPS, FeltScale
from unaided.desktop.widgets.line_list import LineList
from unaided.desktop.widgets.percent_scale import PercentScale
from unaided.desktop.widgets.pills import Pill
from unaided.domain.explanation import ALL, Owed
from unaided.services.explanation import Ending, Question, ReflectionAnswer

WIDTH = 600
HOW_FAR, LOOKED_UP = "How far did it get?", "What did you have to look up?"
FELT, SURPRISED = "How did it feel?", "What surprised you?"
GAP_HINT = "+ What could you not do or explain? Enter adds it to your gaps"
NO_FELT = "How it felt is not chosen yet: 1 (stuck and slow) to 5 (clear and steady)."


class ReflectionDialog(AnswerDialog):
    """Four small questions of which one is required; digit, Alt+digit, Ctrl+Enter is a whole answer."""

    explain_too = Signal(object)  # UUID of the session whose explanation the person wants to give as well

    def __init__(self, bridge: Bridge, theme: Theme, question: Question, parent: QWidget | None = None) -> None:
        """Show the questions, and what was answered before."""
        super().__init__(bridge, theme, question, parent)
        self.setWindowTitle("How was it without AI?")
        self._explains_too = False
        self.progress = PercentScale(HOW_FAR, theme, accent=True)
        self.all_done = Pill("done")
        self.look_ups = LookUpList(question.look_ups)
        self.felt = FeltScale(FELT, "stuck and slow", "clear and steady")
        self.surprise = QLineEdit()
        self.surprise.setAccessibleName(SURPRISED)
        self.gaps = LineList(GAPS, GAP_HINT)
        self.too = Button("&Explain it too")
        self.extra.addWidget(self.too)
        self._add_cards()
        self._connect_answers()
        self._put(read_draft(question.draft, ReflectionDraft))
        self.tell_head()
        self.open_at(WIDTH, self.progress)

    def _add_cards(self) -> None:
        far = QHBoxLayout()
        far.setSpacing(GRID + HALF)
        far.addWidget(self.progress, 1)
        far.addWidget(self.all_done)
        first = Card(HOW_FAR)
        first.body.addLayout(far)
        self.cards.addWidget(first)
        rest = (
            (LOOKED_UP, "", (self.look_ups,)),
            (FELT, "Alt+1 to Alt+5", (self.felt,)),
            (SURPRISED, "", (self.surprise, self.gaps)),
        )
        for question, hint, controls in rest:
            card = Card(question, hint)
            for control in controls:
                card.body.addWidget(control)
            self.cards.addWidget(card)

    def _connect_answers(self) -> None:
        touch = self.keeper.touch
        self.progress.chosen.connect(self._on_progress)
        self.all_done.toggled.connect(self._on_all_done)  # a screen reader toggles without a click
        self.look_ups.changed.connect(touch)
        self.felt.chosen.connect(touch)
        self.surprise.textEdited.connect(touch)
        self.gaps.changed.connect(touch)
        self.too.clicked.connect(self._on_explain_too)
        self.finish.clicked.connect(self._on_finish)
        self.handed_in.connect(self._on_kept)
        for step in STEPS:
            shortcut = QShortcut(QKeySequence(f"Alt+{step}"), self)
            shortcut.activated.connect(partial(self._feel, step))

    def _feel(self, step: int) -> None:
        """Answer how it felt from wherever the focus is."""
        self.felt.choose(step)
        self.keeper.touch()

    def _put(self, draft: ReflectionDraft) -> None:
        """Show a draft."""
        self.progress.choose(draft.progress)
        self._show_all_done(done=draft.progress == ALL)
        self.look_ups.put(draft.added, draft.dropped, draft.look_up_typed, draft.look_up_source)
        self.felt.choose(draft.felt)
        self.surprise.setText(draft.surprise)
        self.gaps.put(draft.gaps, draft.gap_typed)
        self.away.put(draft.away)

    def tell_head(self) -> None:
        """Say what the session was."""
        self.headline.tell(reflection_head(self.question.session))

    def draft(self) -> ReflectionDraft:
        """Return all fields as they stand."""
        return ReflectionDraft(
            progress=self.progress.percent,
            added=self.look_ups.added,
            dropped=tuple(map(str, self.look_ups.dropped)),
            look_up_typed=self.look_ups.field.text(),
            look_up_source=self.look_ups.source.value,
            felt=self.felt.value,
            surprise=self.surprise.text(),
            away=self.away.draft,
            gaps=tuple(self.gaps.entered),
            gap_typed=self.gaps.field.text(),
        )

    @Slot(int)
    def _on_progress(self, percent: int) -> None:
        self._show_all_done(done=percent == ALL)
        self.keeper.touch()

    def _show_all_done(self, *, done: bool) -> None:
        with QSignalBlocker(self.all_done):
            self.all_done.setChecked(done)

    @Slot()
    def _on_all_done(self) -> None:
        """Be done at 100 %; not done after all is a share to be said anew."""
        self.progress.choose(ALL if self.all_done.isChecked() else None)
        self.keeper.touch()

    def missing(self) -> Missing | None:
        """Return that it is not said how it felt, the one thing that is required."""
        return (NO_FELT, self.felt) if self.felt.value is None else None

    def words(self) -> str:
        """Return all that was written, to take along where it cannot be kept."""
        looked_up = (each.text for each in self.look_ups.new)
        return "\n".join(filter(None, (*looked_up, self.surprise.text(), *self.gaps.lines)))

    def is_answered(self, question: Question) -> bool:
        """Tell whether the session has its reflection by now."""
        return question.reflected

    def job(self) -> Job:
        """Return what keeps the reflection."""
        ending = Ending(
            progress=self.progress.percent,
            worked=self.away.worked,
            gaps=self.gaps.lines,
            new_look_ups=self.look_ups.new,
            dropped_look_ups=self.look_ups.dropped,
        )
        answer = ReflectionAnswer(self.felt.value or 0, self.surprise.text(), ending)
        return partial(_reflect, self.question, answer)

    @Slot()
    def _on_explain_too(self) -> None:
        self._explains_too = True
        self.hand_in()

    @Slot()
    def _on_finish(self) -> None:
        """Done alone means no explanation, also where one was wanted but could not be handed in."""
        self._explains_too = False

    @Slot()
    def _on_kept(self) -> None:
        if self._explains_too:
            self.explain_too.emit(self.question.session.id)


def _reflect(question: Question, answer: ReflectionAnswer, services: Services) -> tuple[Owed, ...]:
    return services.explanation.reflect(question.session.id, answer)
