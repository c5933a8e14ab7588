"""One recall: explained again from memory, before anything of what was written shows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from unaided.bootstrap import Services
from unaided.desktop.bridge import Bridge
from unaided.desktop.recall_asking import RecallAsking
from unaided.desktop.recall_comparing import RecallComparing
from unaided.desktop.recall_draft import RecallDraft, read_recall, recall_body
from unaided.desktop.recall_words import day_of
from unaided.desktop.scrolled import Scrolled
from unaided.desktop.theme import GAP, Theme
from unaided.desktop.widgets.buttons import Button
from unaided.desktop.widgets.labels import paragraph, wrappable
from unaided.desktop.widgets.roles import Role
from unaided.desktop.word_keeper import Saving, WordKeeper
from unaided.domain.recall import Card, CardKind, Rating
from unaided.domain.trouble import UnaidedError
from unaided.services.recall import RecallAnswer, ToRecall

SAVED = "Saved as you type"
STAYS = "Your words stay here, and saving is tried again."
KINDS = {CardKind.EXPLANATION: "You explained this on {day}.", CardKind.LOOK_UP: "Looked up often; a card since {day}."}
KEYS = {str(int(rating)): rating for rating in Rating}


@dataclass(frozen=True, slots=True)
class Opened:
    """A card to be recalled, and how far that had got."""

    asked: ToRecall
    draft: RecallDraft


class RecallPanel(QWidget):
    """Say how sure, explain, show, judge. Esc and *Not now* leave, cost nothing and lose nothing (Laws 7, 8)."""

    left = Signal()  # the person goes on with something else
    rated = Signal(object)  # the Card with its new date

    def __init__(self, bridge: Bridge, theme: Theme, opened: Opened, parent: QWidget | None = None) -> None:
        """Show this card's question, and what was typed before."""
        super().__init__(parent)
        self._bridge = bridge
        self._theme = theme
        self._card = card = opened.asked.card
        self._shown = self._busy = False
        self.keeper = WordKeeper(bridge, self._saving, self)
        day = day_of(card.made_at)
        name = opened.asked.title if card.kind is CardKind.EXPLANATION else card.front
        self.title = paragraph(wrappable(name), Role.HEADING)
        self.line = paragraph(KINDS[card.kind].format(day=day), Role.MUTED)
        self.asking = RecallAsking(theme, card.kind)
        self.comparing: RecallComparing | None = None  # nothing of what was written is on the screen before it is asked
        self.told = paragraph(SAVED, Role.SMALL)
        self.not_now = Button("&Not now")
        self._cards = Scrolled(theme)
        self._lay_out()
        self._connect()
        self._put(opened.draft)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self.told, 1)
        foot.addWidget(self.not_now)
        self._cards.add(self.asking)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.title)
        column.addWidget(self.line)
        column.addWidget(self._cards, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.asking.changed.connect(self.keeper.touch)
        self.asking.asked_to_show.connect(self.show_what_i_wrote)
        self.not_now.clicked.connect(self.leave)
        self.keeper.failed.connect(self._on_unsaved)
        self.keeper.kept.connect(self._on_kept)
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, context=here)
        escape.activated.connect(self.leave)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, context=here).activated.connect(self.show_what_i_wrote)

    def _put(self, draft: RecallDraft) -> None:
        self.asking.put(draft.said, draft.words)
        if draft.shown and draft.said is not None:
            self._compare(draft.ticked)

    def begin(self) -> None:
        """Put the keyboard where the next answer goes."""
        if self.comparing is None:
            self.asking.begin()
        else:
            self.comparing.begin()

    @property
    def draft(self) -> RecallDraft:
        """Return how far it has got."""
        ticked = self.comparing.ticked if self.comparing is not None else ()
        return RecallDraft(self.asking.said.percent, self.asking.page.words, self._shown, ticked)

    @Slot()
    def show_what_i_wrote(self) -> None:
        """Show what was written beside the new text, once it has been said how sure the person is."""
        if self.asking.said.percent is None or self._shown:
            return
        self._compare(())
        self.keeper.touch()
        self.begin()

    def _compare(self, ticked: tuple[int, ...]) -> None:
        self._shown = True
        self.comparing = RecallComparing(self._theme, self._card)
        self.comparing.put(self.asking.page.words, ticked)
        self.comparing.changed.connect(self.keeper.touch)
        self.comparing.rated.connect(self.rate)
        self.asking.hide()
        self._cards.add(self.comparing, 1)
        self.comparing.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Rate by digit once the texts stand side by side."""
        rating = KEYS.get(event.text()) if self._shown else None
        if rating is None:
            super().keyPressEvent(event)
        else:
            self.rate(rating)

    @Slot(object)
    def rate(self, rating: Rating) -> None:
        """Keep the recall with this rating; where that fails everything stays as it is."""
        draft = self.draft
        if self._busy or draft.said is None:
            return
        self._busy = True
        self.keeper.rest()
        answer = RecallAnswer(draft.said, draft.words, frozenset(draft.ticked), rating)
        self._bridge.change(partial(_answer, self._card, answer), self._on_rated, self._on_refused)

    def _on_rated(self, card: Card) -> None:
        self.rated.emit(card)

    def _on_refused(self, trouble: UnaidedError) -> None:
        self._busy = False
        self.told.setText(trouble.sentence)
        self.keeper.go_on()

    @Slot()
    def leave(self) -> None:
        """Go on with something else: nothing is asked, and what was typed is kept."""
        if not self._busy:
            self.keeper.flush()
            self.left.emit()

    @Slot(str)
    def _on_unsaved(self, sentence: str) -> None:
        self.told.setText(f"{sentence} {STAYS}")

    @Slot()
    def _on_kept(self) -> None:
        self.told.setText(SAVED)

    def _saving(self) -> Saving:
        return partial(_save, self._card, self.draft)


def open_card(card: Card, services: Services) -> Opened:
    """Return a card as it stands, with what was typed of its recall."""
    return Opened(services.recall.open(card.id), read_recall(services.recall.draft(card.id)))


def _answer(card: Card, answer: RecallAnswer, services: Services) -> Card:
    return services.recall.answer(card.id, answer)


def _save(card: Card, draft: RecallDraft, services: Services) -> None:
    services.recall.save_draft(card.id, recall_body(draft))
