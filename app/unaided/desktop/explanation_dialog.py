"""Explain it before you move on: what was built, in the person's own words (Law 4)."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QWidget

from unaided.bootstrap import Services
from unaided.desktop.answer_dialog import SAVED, AnswerDialog, Job, Missing
from unaided.desktop.bridge import Bridge
from unaided.desktop.draft import ExplanationDraft, read_draft
from unaided.desktop.explanation_form import ExplanationForm
from unaided.desktop.going_on_form import GoingOnForm
from unaided.desktop.session_head import explanation_head, reflection_head
from unaided.desktop.task_ending import TaskEnding
from unaided.desktop.theme import GRID, HALF, Theme
from unaided.desktop.widgets.buttons import Button
from unaided.desktop.widgets.card import Card
from unaided.desktop.widgets.labels import label
from unaided.desktop.widgets.pills import PillRow
from unaided.desktop.widgets.roles import Role
from unaided.desktop.widgets.tick_pill import TickPill
from unaided.domain.explanation import AiUse, Owed, ai_use_words
from unaided.domain.recall import FIRST_DELAY
from unaided.domain.session import Mode
from unaided.services.explanation import Ending, ExplanationAnswer, Question

WIDTH = 680
FULL_TITLE, SHORT_TITLE = "Explain it before you move on", "One sentence before you go on"
AGAIN_LATER = f"{SAVED} · asked again from memory in {FIRST_DELAY.days} days"
ENOUGH = "One sentence is &enough for now"
NO_SENTENCE = "The sentence is empty. One honest line is enough, also “nothing new”."
NO_USE = "How AI was used is not chosen yet. Pick the one that fits best."


class ExplanationDialog(AnswerDialog):
    """One sentence where the sitting goes on; else predict, explain without looking, and judge again.

    The short form turns into the full one in place, once the task is done or the person wants it. After
    a session without AI (“Explain it too”) nothing is asked about AI, and nothing twice.
    """

    def __init__(self, bridge: Bridge, theme: Theme, question: Question, parent: QWidget | None = None) -> None:
        """Show the questions, and what was typed before."""
        super().__init__(bridge, theme, question, parent)
        self._with_ai = question.session.mode is Mode.AI
        self._is_short = False
        self.ai_closed = TickPill("AI closed?", Mode.AI)
        self.short = GoingOnForm()
        self.full = ExplanationForm(theme, question)
        uses = ((use, ai_use_words(use)) for use in AiUse)
        self.ai_use: PillRow[AiUse] = PillRow("I used AI to", uses, Mode.AI)
        self.ending = TaskEnding(theme)
        self.enough = Button(ENOUGH, Role.LINK)
        self._add_cards()
        self._connect_answers()
        self._put(read_draft(question.draft, ExplanationDraft))
        self.open_at(WIDTH, self.short.sentence if self._is_short else self.full.first)

    def _add_cards(self) -> None:
        if self._with_ai:  # first, as Tab goes in the order of coming
            self.head.addWidget(self.ai_closed, 0, Qt.AlignmentFlag.AlignTop)
        self.cards.addWidget(self.short)
        self.cards.addWidget(self.full)
        if self._with_ai:
            self.cards.addWidget(self._ending_card())
        self.cards.addWidget(self.full.checklist)
        if self._with_ai:
            self.cards.addWidget(self.enough, 0, Qt.AlignmentFlag.AlignLeft)
        else:  # nothing is owed any more, and the reflection has asked the rest
            for widget in (self.away, self.skip, self.later):
                widget.hide()
            # What belongs to no window is destroyed piece by piece when Python collects it, and that crashes Qt.
            for part in (self.ai_closed, self.ai_use, self.ending, self.enough):
                part.setParent(self)
                part.hide()

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
        self.ai_closed.chosen.connect(touch)
        self.short.sentence.typed.connect(touch)
        self.short.sentence.entered.connect(self.ai_use.setFocus)
        self.short.in_full.clicked.connect(self._turn_full)
        self.enough.clicked.connect(self._turn_short)
        self.full.changed.connect(self._on_full_changed)
        self.ai_use.chosen.connect(touch)
        self.ending.changed.connect(self._on_ending)
        for digit, use in enumerate(AiUse, 1):
            if self._with_ai:
                QShortcut(QKeySequence(f"Alt+{digit}"), self).activated.connect(partial(self._use, use))

    def _use(self, use: AiUse) -> None:
        """Say how AI was used from wherever the focus is; the short form goes on to how far it got."""
        self.ai_use.choose(use)
        self.keeper.touch()
        if self._is_short:
            self.ending.share.setFocus()

    def _put(self, draft: ExplanationDraft) -> None:
        """Show a draft."""
        self.ai_closed.choose(on=draft.ai_closed)
        self.short.sentence.show_words(draft.sentence)
        self.full.put(draft)
        self.ai_use.choose(AiUse(draft.ai_use) if draft.ai_use in set(AiUse) else None)
        short = self.question.goes_on and not draft.is_full and not draft.done
        # A sitting that goes on leaves its task at a share, unless it is done after all.
        self.ending.put(False if short else draft.done, draft.progress, draft.guess)
        self.away.put(draft.away)
        if not short:
            self.full.begin_with(draft.sentence)
        self._show_form(short=short)
        self.tell_saved()

    def _show_form(self, *, short: bool) -> None:
        """Show the short form or the full one; both keep their words."""
        self._is_short = short
        self.setWindowTitle(SHORT_TITLE if short else FULL_TITLE)
        self.short.setVisible(short)
        self.full.setVisible(not short)
        self.finish.setDefault(short)  # Enter on a pill or the scale hands in
        self._update()

    def draft(self) -> ExplanationDraft:
        """Return all fields as they stand."""
        full = self.full
        return ExplanationDraft(
            predicted=full.predicted.percent,
            begun=full.is_begun,
            answers=tuple(answer.words for answer in full.answers),
            explained=full.explained.percent,
            gaps=tuple(full.gaps.entered),
            gap_typed=full.gaps.field.text(),
            ai_closed=self.ai_closed.isChecked(),
            ai_use=self.ai_use.value,
            done=self.ending.done.value,
            progress=self.ending.share.percent,
            guess=self.ending.guess.text(),
            away=self.away.draft,
            in_full=not self._is_short,
            sentence=self.short.sentence.words,
            told=full.told.isChecked(),
            whom=full.someone.whom.text(),
            asked=tuple(full.someone.asked.entered),
            asked_typed=full.someone.asked.field.text(),
            more=full.is_unfolded,
            checklist=full.checklist.draft,
            recall=full.recall.isChecked(),
        )

    @Slot()
    def _on_full_changed(self) -> None:
        self._update()
        self.keeper.touch()

    @Slot()
    def _on_ending(self) -> None:
        """Ask for the full explanation once the task is done (Law 4)."""
        self.keeper.touch()
        if self._is_short and self.ending.is_done:
            self._turn_full()
        else:
            self._update()

    @Slot()
    def _turn_full(self) -> None:
        self.full.begin_with(self.short.sentence.words)
        self._turn(short=False)
        self.full.first.setFocus()
        QTimer.singleShot(0, self, self._show_first)  # once the cards have their places

    @Slot()
    def _turn_short(self) -> None:
        self._turn(short=True)
        self.resize(self.width(), 0)
        self.short.sentence.setFocus()

    def _turn(self, *, short: bool) -> None:
        self._show_form(short=short)
        self.tell_saved()
        self.keeper.touch()

    @Slot()
    def _show_first(self) -> None:
        self.area.ensureWidgetVisible(self.full.first)

    def _update(self) -> None:
        """Show what follows from the answers."""
        self.enough.setVisible(self.question.goes_on and not self._is_short and not self.ending.is_done)
        is_recalled = not self._is_short and self.full.is_recalled
        self.full.checklist.setVisible(is_recalled)
        self.saved = AGAIN_LATER if is_recalled else SAVED
        self.tell_head()

    def tell_head(self) -> None:
        """Say what the session was; of one with AI the minutes only once they can sway no guess."""
        session = self.question.session
        if self._with_ai:
            self.headline.tell(explanation_head(session, worked=self.ending.guess_minutes is not None))
        else:
            self.headline.tell(reflection_head(session))

    def missing(self) -> Missing | None:
        """Return the first required answer that is not given, else a guess that cannot be read."""
        sentence = self.short.sentence
        first = ((not sentence.words.strip(), NO_SENTENCE, sentence),) if self._is_short else self.full.required()
        required: tuple[tuple[bool, str, QWidget], ...] = (
            *first,
            (self._with_ai and self.ai_use.value is None, NO_USE, self.ai_use),
            (bool(self.ending.wrong), self.ending.wrong, self.ending.guess),
        )
        return next(((words, place) for lacks, words, place in required if lacks), None)

    def words(self) -> str:
        """Return all that was written, to take along where it cannot be kept."""
        full = self.full
        lines = (self.short.sentence.words, *(answer.words for answer in full.answers), full.whom, *full.gap_lines)
        return "\n\n".join(line for line in dict.fromkeys(lines) if line.strip())

    def is_answered(self, question: Question) -> bool:
        """Tell whether the session is explained by now."""
        return question.explained

    def job(self) -> Job:
        """Return what keeps the sentence or the explanation."""
        use = self.ai_use.value
        if self._is_short and use is not None:
            ending = Ending(self.ending.progress, self.away.worked)
            return partial(_go_on, self.question, self.short.sentence.words, use, ending)
        full = self.full
        first, second, third = (answer.words for answer in full.answers)
        answer = ExplanationAnswer(
            predicted=None if full.asks_little else full.predicted.percent,
            answers=(first, second, third),
            explained=None if full.asks_little else full.explained.percent,
            ai_closed=self.ai_closed.isChecked(),
            ending=Ending(self.ending.progress, self.away.worked, full.gap_lines),
            ai_use=use,
            guess_minutes=self.ending.guess_minutes,
            checklist=full.checklist.lines,
            told_whom=full.whom,
            recall=full.recall.isChecked(),
        )
        return partial(_explain, self.question, answer)


def _explain(question: Question, answer: ExplanationAnswer, services: Services) -> tuple[Owed, ...]:
    return services.explanation.explain(question.session.id, answer)


def _go_on(question: Question, sentence: str, use: AiUse, ending: Ending, services: Services) -> tuple[Owed, ...]:
    return services.explanation.go_on(question.session.id, sentence, use, ending)
