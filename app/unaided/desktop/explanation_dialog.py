"""Explain it before you move on: what was built, in the person's own words (Law 4)."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from unaided.bootstrap import Services
from unaided.desktop.answer_dialog import AnswerDialog, Job, Missing
from unaided.desktop.bridge import Bridge
from unaided.desktop.draft import ExplanationDraft, read_draft
from unaided.desktop.session_head import explanation_head, reflection_head
from unaided.desktop.task_ending import TaskEnding
from unaided.desktop.theme import GRID, HALF, Theme
from unaided.desktop.widgets.card import Card
from unaided.desktop.widgets.growing_text import GrowingText
from unaided.desktop.widgets.labels import label, label_for
from unaided.desktop.widgets.line_list import LineList
from unaided.desktop.widgets.percent_scale import PercentScale
from unaided.desktop.widgets.pills import Pill, PillRow
from unaided.desktop.widgets.roles import Role
from unaided.domain.explanation import PROMPTS, QUESTION, AiUse, Owed, ai_use_words
from unaided.domain.session import Mode
from unaided.services.explanation import Ending, ExplanationAnswer, Question

WIDTH = 680
LINES = (2, 1, 1)  # at first; each field grows with its text
AGAIN = "Now that you have tried: in a week, could you explain it?"
GAP_HINT = "+ What could you not explain? e.g. who closes the cursor when the client hangs up"
NO_PREDICTED = "Question 1 comes first: could you explain it in a week? One digit answers, 8 is 80 %."
NO_ANSWER = "Question 2 has no answer yet. One honest line is enough."
NO_EXPLAINED = "Question 3 has no answer yet: now that you have tried, could you explain it in a week?"
NO_USE = "How AI was used is not chosen yet. Pick the one that fits best."


class ExplanationDialog(AnswerDialog):
    """Predict, explain without looking, judge again; what AI did and how the task stands come last.

    After a session without AI (“Explain it too”) nothing is asked about AI, and nothing twice.
    """

    def __init__(self, bridge: Bridge, theme: Theme, question: Question, parent: QWidget | None = None) -> None:
        """Show the questions, and what was typed before."""
        super().__init__(bridge, theme, question, parent)
        self.setWindowTitle("Explain it before you move on")
        self._begun = False
        self._with_ai = question.session.mode is Mode.AI
        self.ai_closed = Pill("", accent=Mode.AI)
        self.predicted = PercentScale(QUESTION, theme)
        self.answers = tuple(GrowingText(prompt, lines=lines) for prompt, lines in zip(PROMPTS, LINES, strict=True))
        self.explained = PercentScale(AGAIN, theme)
        self.gaps = LineList("What could you not explain?", GAP_HINT)
        uses = ((use, ai_use_words(use)) for use in AiUse)
        self.ai_use: PillRow[AiUse] = PillRow("I used AI to", uses, Mode.AI)
        self.ending = TaskEnding(theme)
        self._add_cards()
        self._connect_answers()
        self._put(read_draft(question.draft, ExplanationDraft))
        self.open_at(WIDTH, self.predicted if self.predicted.isEnabled() else self.answers[0])

    def _add_cards(self) -> None:
        if self._with_ai:  # first, as Tab goes in the order of coming
            self.head.addWidget(self.ai_closed, 0, Qt.AlignmentFlag.AlignTop)
        first = Card(f"1 · {QUESTION}")
        first.body.addWidget(self.predicted)
        third = Card(f"3 · {AGAIN}")
        third.body.addWidget(self.explained)
        third.body.addWidget(self.gaps)
        for card in (first, self._explain_card(), third):
            self.cards.addWidget(card)
        if self._with_ai:
            self.cards.addWidget(self._ending_card())
        else:  # nothing is owed any more, and the reflection has asked the rest
            for widget in (self.away, self.skip, self.later):
                widget.hide()

    def _explain_card(self) -> Card:
        card = Card("2 · Explain it. No looking.")
        card.body.setSpacing(HALF)
        for prompt, answer in zip(PROMPTS, self.answers, strict=True):
            card.body.addWidget(label_for(prompt, answer))
            card.body.addWidget(answer)
            card.body.addSpacing(HALF)
        return card

    def _ending_card(self) -> Card:
        card = Card()
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID + HALF)
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        for row, (words, control) in enumerate((("I used AI to", self.ai_use), ("The task is", self.ending))):
            name = label(words, Role.SMALL)
            name.setContentsMargins(0, HALF + 2, 0, 0)
            grid.addWidget(name, row, 0, top)
            grid.addWidget(control, row, 1)
        card.body.addLayout(grid)
        return card

    def _connect_answers(self) -> None:
        touch = self.keeper.touch
        self.ai_closed.clicked.connect(touch)
        self.ai_closed.toggled.connect(self._show_ai_closed)
        self.predicted.chosen.connect(self._update)
        self.predicted.chosen.connect(touch)
        for answer in self.answers:
            answer.typed.connect(self._on_typed)
        self.explained.chosen.connect(touch)
        self.gaps.changed.connect(touch)
        self.ai_use.chosen.connect(touch)
        self.ending.changed.connect(self._update)
        self.ending.changed.connect(touch)

    def _put(self, draft: ExplanationDraft) -> None:
        """Show a draft."""
        self._begun = draft.begun
        self.ai_closed.setChecked(draft.ai_closed)
        self.predicted.choose(draft.predicted)
        for answer, words in zip(self.answers, draft.answers, strict=False):
            answer.show_words(words)
        self.explained.choose(draft.explained)
        self.gaps.put(draft.gaps, draft.gap_typed)
        self.ai_use.choose(AiUse(draft.ai_use) if draft.ai_use in set(AiUse) else None)
        self.ending.put(draft.done, draft.progress, draft.guess)
        self.away.put(draft.away)
        self._show_ai_closed()
        self._update()

    def draft(self) -> ExplanationDraft:
        """Return all fields as they stand."""
        return ExplanationDraft(
            predicted=self.predicted.percent,
            begun=self._begun,
            answers=tuple(answer.words for answer in self.answers),
            explained=self.explained.percent,
            gaps=tuple(self.gaps.entered),
            gap_typed=self.gaps.field.text(),
            ai_closed=self.ai_closed.isChecked(),
            ai_use=self.ai_use.value,
            done=self.ending.done.value,
            progress=self.ending.share.percent,
            guess=self.ending.guess.text(),
            away=self.away.draft,
        )

    @Slot()
    def _on_typed(self) -> None:
        self._begun = True
        self._update()
        self.keeper.touch()

    @Slot()
    def _update(self) -> None:
        """Show what follows: predicted comes before the text and is locked once that is begun."""
        predicted = self.predicted.percent is not None
        self.predicted.setEnabled(not (predicted and self._begun))
        for answer in self.answers:
            answer.setEnabled(predicted)
        session = self.question.session
        if self._with_ai:
            self.headline.tell(explanation_head(session, worked=self.ending.guess_minutes is not None))
        else:
            self.headline.tell(reflection_head(session))

    @Slot()
    def _show_ai_closed(self) -> None:
        """Show the tick as a shape too; it is kept, and never a gate."""
        self.ai_closed.setText(f"AI closed?  {'☑' if self.ai_closed.isChecked() else '☐'}")
        self.ai_closed.setAccessibleName("AI closed?")

    def missing(self) -> Missing | None:
        """Return the first required answer that is not given, else a guess that cannot be read."""
        required: tuple[tuple[bool, str, QWidget], ...] = (
            (self.predicted.percent is None, NO_PREDICTED, self.predicted),
            (not self.answers[0].words.strip(), NO_ANSWER, self.answers[0]),
            (self.explained.percent is None, NO_EXPLAINED, self.explained),
            (self._with_ai and self.ai_use.value is None, NO_USE, self.ai_use),
            (bool(self.ending.wrong), self.ending.wrong, self.ending.guess),
        )
        return next(((sentence, place) for lacks, sentence, place in required if lacks), None)

    def job(self) -> Job:
        """Return what keeps the explanation."""
        first, second, third = (answer.words for answer in self.answers)
        answer = ExplanationAnswer(
            predicted=self.predicted.percent or 0,
            answers=(first, second, third),
            explained=self.explained.percent or 0,
            ai_closed=self.ai_closed.isChecked(),
            ending=Ending(self.ending.progress, self.away.worked, self.gaps.lines),
            ai_use=self.ai_use.value,
            guess_minutes=self.ending.guess_minutes,
        )
        return partial(_explain, self.question, answer)


def _explain(question: Question, answer: ExplanationAnswer, services: Services) -> tuple[Owed, ...]:
    return services.explanation.explain(question.session.id, answer)
