"""The full form: predict, explain without looking, judge again, and say what could not be explained."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from unaided.desktop.checklist_field import ChecklistField
from unaided.desktop.draft import ExplanationDraft
from unaided.desktop.theme import GAP, HALF, Theme
from unaided.desktop.told_field import ToldField
from unaided.desktop.widgets.buttons import Button
from unaided.desktop.widgets.card import Card
from unaided.desktop.widgets.growing_text import GrowingText
from unaided.desktop.widgets.labels import label, label_for, paragraph, wrappable
from unaided.desktop.widgets.line_list import LineList
from unaided.desktop.widgets.percent_scale import PercentScale
from unaided.desktop.widgets.roles import Role
from unaided.desktop.widgets.tick_pill import TickPill
from unaided.domain.explanation import PROMPTS, QUESTION, GoingOn
from unaided.domain.ownership import Ownership
from unaided.domain.recall import becomes_card
from unaided.services.explanation import Question

LINES = (2, 1, 1)  # at first; each field grows with its text
AGAIN = "Now that you have tried: in a week, could you explain it?"
GAPS = "What could you not explain?"
GAP_HINT = "+ What could you not explain? e.g. who closes the cursor when the client hangs up"
EARLIER = "Earlier today you understood"
EXPLAIN, ONE_LINE = "2 · Explain it. No looking.", "Explain it. One line is enough."
NO_PREDICTED = "Question 1 comes first: could you explain it in a week? One digit answers, 8 is 80 %."
NO_ANSWER = "Question 2 has no answer yet. One honest line is enough."
NO_LINE = "The first line is empty. One honest line is enough."
NO_WHOM = "Who did you explain it to? A name or a role is enough."
NO_EXPLAINED = "Question 3 has no answer yet: now that you have tried, could you explain it in a week?"
Required = tuple[bool, str, QWidget]


class ExplanationForm(QWidget):
    """The questions of a full explanation; of transient work one line is asked, and the rest is folded away.

    Whoever shows it puts `checklist` where the questions end.
    """

    changed = Signal()

    def __init__(self, theme: Theme, question: Question, parent: QWidget | None = None) -> None:
        """Make it with nothing answered."""
        super().__init__(parent)
        self._ownership = question.task.ownership
        self._begun = self._unfolded = False
        self.predicted = PercentScale(QUESTION, theme)
        self.told = TickPill("I explained it to &someone")
        self.someone = ToldField()
        self.answers = tuple(GrowingText(prompt, lines=lines) for prompt, lines in zip(PROMPTS, LINES, strict=True))
        self.more = Button("Say &more", Role.LINK)
        self.explained = PercentScale(AGAIN, theme)
        self.gaps = LineList(GAPS, GAP_HINT)
        self.recall = TickPill("Ask me again &from memory in a week")
        self.checklist = ChecklistField()
        self._add_cards(question.earlier)
        self._connect()
        self._update()

    @property
    def asks_little(self) -> bool:
        """Tell whether one line is enough: the work is transient."""
        return self._ownership is Ownership.TRANSIENT

    @property
    def is_recalled(self) -> bool:
        """Tell whether it is asked again from memory."""
        return becomes_card(self._ownership, asked=self.recall.isChecked())

    @property
    def first(self) -> QWidget:
        """Return where answering begins."""
        return self._first_words if self.asks_little or not self.predicted.isEnabled() else self.predicted

    @property
    def _first_words(self) -> QWidget:
        return self.someone.whom if self.told.isChecked() else self.answers[0]

    def _add_cards(self, earlier: Sequence[GoingOn]) -> None:
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(GAP - HALF)
        if earlier:
            self._layout.addWidget(_earlier_words(earlier))
        self._first = Card(f"1 · {QUESTION}")
        self._first.body.addWidget(self.predicted)
        self._third = Card(f"3 · {AGAIN}")
        self._third.body.addWidget(self.explained)
        self._third.body.addWidget(self.gaps)
        for card in (self._first, self._explain_card(), self._third):
            self._layout.addWidget(card)

    def _explain_card(self) -> Card:
        card = Card(ONE_LINE if self.asks_little else EXPLAIN)
        self._blocks = [_block(prompt, answer) for prompt, answer in zip(PROMPTS, self.answers, strict=True)]
        for widget in (*self._blocks, self.someone):
            card.body.addWidget(widget)
        for control in (self.more, self.told, self.recall):
            card.body.addWidget(control)
            card.body.setAlignment(control, Qt.AlignmentFlag.AlignLeft)
        return card

    def _connect(self) -> None:
        for scale in (self.predicted, self.explained):
            scale.chosen.connect(self._on_changed)
        for answer in self.answers:
            answer.typed.connect(self._on_typed)
        self.someone.typed.connect(self._on_typed)
        self.told.chosen.connect(self._on_told)
        self.recall.chosen.connect(self._on_changed)
        self.more.clicked.connect(self._on_more)
        self.gaps.changed.connect(self.changed)
        self.checklist.changed.connect(self.changed)

    @Slot()
    def _on_changed(self) -> None:
        self._update()
        self.changed.emit()

    @Slot()
    def _on_typed(self) -> None:
        self._begun = True
        self._on_changed()

    @Slot()
    def _on_told(self) -> None:
        self._on_changed()
        self._first_words.setFocus()

    @Slot()
    def _on_more(self) -> None:
        self._unfolded = True
        self._on_changed()
        self.answers[1].setFocus()

    def _update(self) -> None:
        """Show what follows: predicted comes before the words and is locked once those are begun."""
        told, little = self.told.isChecked(), self.asks_little
        predicted = little or self.predicted.percent is not None
        self.predicted.setEnabled(not (predicted and self._begun))
        for field in (self.told, *self.answers, self.someone.whom, self.someone.asked.field):
            field.setEnabled(predicted)
        for place, block in enumerate(self._blocks):
            block.setVisible(not told and (place == 0 or self._unfolded or not little))
        self.someone.setVisible(told)
        self.more.setVisible(little and not told and not self._unfolded)
        self._first.setVisible(not little)
        self._third.setVisible(not little or self._unfolded)
        self.explained.setVisible(not little)
        self.recall.setVisible(little)

    def begin_with(self, sentence: str) -> None:
        """Take the sentence of the short form along as the first words; they can be gone on with."""
        if not any(answer.words.strip() for answer in self.answers):
            self.answers[0].show_words(sentence)

    def put(self, draft: ExplanationDraft) -> None:
        """Show a draft; nobody is told."""
        self._begun, self._unfolded = draft.begun, draft.more
        self.predicted.choose(draft.predicted)
        for answer, words in zip(self.answers, draft.answers, strict=False):
            answer.show_words(words)
        self.explained.choose(draft.explained)
        self.gaps.put(draft.gaps, draft.gap_typed)
        self.told.choose(on=draft.told)
        self.someone.whom.setText(draft.whom)
        self.someone.asked.put(draft.asked, draft.asked_typed)
        self.recall.choose(on=draft.recall)
        self.checklist.put(draft.checklist)
        self._update()

    @property
    def is_begun(self) -> bool:
        """Tell whether words of it were typed: what was predicted is locked from then on."""
        return self._begun

    @property
    def is_unfolded(self) -> bool:
        """Tell whether more than the one line was wanted."""
        return self._unfolded

    @property
    def whom(self) -> str:
        """Return who it was explained to, nothing where it was written."""
        return self.someone.whom.text() if self.told.isChecked() else ""

    @property
    def gap_lines(self) -> tuple[str, ...]:
        """Return all that could not be explained, also what somebody asked in vain."""
        asked = self.someone.asked.lines if self.told.isChecked() else ()
        return (*self.gaps.lines, *asked)

    def required(self) -> tuple[Required, ...]:
        """Return what must be said: whether it lacks, the sentence that says so, and where it goes."""
        told, written = self.told.isChecked(), bool(self.answers[0].words.strip())
        no_words = NO_LINE if self.asks_little else NO_ANSWER
        asks = not self.asks_little
        return (
            (asks and self.predicted.percent is None, NO_PREDICTED, self.predicted),
            (told and not self.whom.strip(), NO_WHOM, self.someone.whom),
            (not told and not written, no_words, self.answers[0]),
            (asks and self.explained.percent is None, NO_EXPLAINED, self.explained),
        )


def _block(prompt: str, answer: QWidget) -> QWidget:
    """Return a prompt above its field."""
    block = QWidget()
    column = QVBoxLayout(block)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(HALF)
    column.addWidget(label_for(prompt, answer))
    column.addWidget(answer)
    return block


def _earlier_words(earlier: Sequence[GoingOn]) -> QWidget:
    """Return the sentences of the day's earlier sittings, quietly."""
    words = QWidget()
    words.setAccessibleName(EARLIER)
    column = QVBoxLayout(words)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(HALF)
    column.addWidget(label(EARLIER, Role.SMALL))
    for one in earlier:
        column.addWidget(paragraph(wrappable(f"“{one.sentence}”"), Role.MUTED))
    return words
