"""What the explanation and the reflection have in common: drafts, leaving, putting off, handing in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QMenu, QScrollArea, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid

from unaided.bootstrap import Services
from unaided.desktop.away_row import AwayRow
from unaided.desktop.bridge import Bridge
from unaided.desktop.draft import Draft
from unaided.desktop.draft_keeper import DraftKeeper
from unaided.desktop.meanwhile import STAY, meanwhile
from unaided.desktop.table_style import scroll_style
from unaided.desktop.theme import GAP, GRID, HALF, Theme, width_of
from unaided.desktop.widgets.buttons import Button
from unaided.desktop.widgets.headline import Headline
from unaided.desktop.widgets.labels import paragraph
from unaided.desktop.widgets.roles import Role, dress
from unaided.domain.explanation import Owed, SkipReason, skip_words
from unaided.domain.session import undecided_us
from unaided.domain.trouble import UnaidedError
from unaided.services.explanation import Question

SAVED = "Saved as you type"
STAYS = "Your words stay here, and saving is tried again."
ONCE_MORE = "Your words stay here. Esc once more leaves without the latest of them."
SCREEN_SHARE = 0.9
Job = Callable[[Services], tuple[Owed, ...]]
Missing = tuple[str, QWidget]


class AnswerDialog(QDialog):
    """Cards between a head and a foot. Esc leaves and keeps, Ctrl+Enter hands in (Laws 4, 7)."""

    handed_in = Signal()  # the answer is kept

    def __init__(self, bridge: Bridge, theme: Theme, question: Question, parent: QWidget | None = None) -> None:
        """Take what is asked about; the one who inherits adds its cards to `cards`."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)  # Law 7
        self._bridge = bridge
        self.theme = theme
        self.question = question
        self._busy = self._leaving = self._warned = self._complained = False
        self._noted = ""  # what became of the session meanwhile
        self.keeper = DraftKeeper(bridge, question.session.id, self.draft, self)
        self.headline = Headline(theme, question.task.title, question.session.mode)
        self.away = AwayRow(undecided_us(question.session))
        self.saved = SAVED  # what the foot says while all is well
        self.state = paragraph(SAVED, Role.SMALL)
        self.copy = Button("&Copy my words")
        self.copy.hide()
        self.skip = Button("S&kip ▾")
        self.later = Button("&Later today")
        self.finish = Button("&Done", Role.PRIMARY)
        self.head, self.cards, self.extra = QHBoxLayout(), QVBoxLayout(), QHBoxLayout()
        self._lay_out()
        self._fill_skip_menu()
        self._connect()

    def _lay_out(self) -> None:
        inside = QWidget()
        self.inside = QVBoxLayout(inside)
        self.inside.setContentsMargins(GAP + HALF, GAP, GAP + HALF, GRID)
        self.inside.setSpacing(GAP - HALF)
        self.head.addWidget(self.headline, 1)
        self.cards.setSpacing(GAP - HALF)
        self.inside.addLayout(self.head)
        self.inside.addWidget(self.away)
        self.inside.addLayout(self.cards)
        self.inside.addStretch(1)
        # Else it would be as high as its texts are when they wrap early, and scroll though all of it fits.
        inside.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        inside.installEventFilter(self)
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(inside)
        self._paint()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.area, 1)
        self.foot = self._foot()
        outer.addLayout(self.foot)

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(GAP + HALF, GRID, GAP + HALF, GAP)
        foot.setSpacing(GRID + HALF)
        foot.addWidget(self.state, 1)
        foot.addWidget(self.copy)
        foot.addWidget(self.skip)
        foot.addWidget(self.later)
        foot.addLayout(self.extra)
        foot.addWidget(self.finish)
        return foot

    def _fill_skip_menu(self) -> None:
        menu = QMenu(self)
        for reason in SkipReason:
            menu.addAction(f"&{skip_words(reason)}").setData(reason)
        menu.triggered.connect(self._on_skip)
        self.skip.setAccessibleName("Skip, with a reason")
        self.skip.setMenu(menu)

    def _connect(self) -> None:
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.finish.click)
        self.theme.changed.connect(self._paint)
        self.finish.clicked.connect(self.hand_in)
        self.later.clicked.connect(self._on_later)
        self.copy.clicked.connect(self._on_copy)
        self.away.changed.connect(self.keeper.touch)
        self.keeper.kept.connect(self._on_saved)
        self.keeper.failed.connect(self._on_not_saved)
        self._bridge.changed.connect(self._look_again)

    @Slot()
    def _paint(self) -> None:
        self.area.setStyleSheet(scroll_style(self.theme.colours))

    def fits(self, question: Question) -> bool:
        """Tell whether this dialog, made before its session ended, asks just what is to be asked now."""
        made, ended = self.question.session, question.session
        same = made.id == ended.id and undecided_us(made) == undecided_us(ended)
        return same and replace(self.question, session=ended) == question

    def take(self, question: Question) -> None:
        """Be about the session as it ended."""
        self.question = question
        self.tell_head()

    def tell_head(self) -> None:
        """Say at the head what the session was."""
        raise NotImplementedError

    def draft(self) -> Draft:
        """Return all fields as they stand."""
        raise NotImplementedError

    def missing(self) -> Missing | None:
        """Return what is still to be answered, as a sentence, and where; None when all is said."""
        raise NotImplementedError

    def words(self) -> str:
        """Return all that was written, to take along where it cannot be kept."""
        raise NotImplementedError

    def is_answered(self, question: Question) -> bool:
        """Tell whether what it asks for is given by now."""
        raise NotImplementedError

    def job(self) -> Job:
        """Return what keeps the answer."""
        raise NotImplementedError

    def open_at(self, width: int, first: QWidget) -> None:
        """Be this wide, as high as the cards need and the screen has, with the focus on this control."""
        self.resize(width_of(self, width), 0)
        self._fit()
        first.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Take the height anew: before the first paint no control had its font yet."""
        self.resize(self.width(), 0)
        self._fit()
        super().showEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Grow with the cards."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        """Be high enough for all cards, up to a share of the screen; beyond, they scroll."""
        wanted = self.inside.totalHeightForWidth(self.width()) + self.foot.totalHeightForWidth(self.width())
        height = min(wanted, round(self.screen().availableSize().height() * SCREEN_SHARE))
        if height > self.height():
            self.resize(self.width(), height)

    def tell(self, sentence: str) -> None:
        """Say in the foot what is missing or went wrong."""
        dress(self.state, Role.WRONG)
        self.state.setText(sentence)

    def tell_saved(self) -> None:
        """Say in the foot that all is well, or what became of the session meanwhile."""
        if self._noted:
            self._tell_trouble(self._noted)
            return
        self.copy.hide()
        dress(self.state, Role.SMALL)
        self.state.setText(self.saved)

    @Slot()
    def _look_again(self) -> None:
        """See whether the session or its task was ended or edited elsewhere, from the terminal say."""
        if self.isVisible() and not self._busy:
            self._bridge.ask(partial(_question, self.question), self._on_seen, self._on_gone)

    def _on_seen(self, question: Question) -> None:
        self._note(meanwhile(self.question, question, answered=self.is_answered(question)))

    def _on_gone(self, trouble: UnaidedError) -> None:
        self._note(f"{trouble.sentence} {STAY}")

    def _note(self, sentence: str) -> None:
        if isValid(self) and not self._busy and sentence != self._noted:
            self._noted = sentence
            self.tell_saved()

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.words())

    @Slot()
    def hand_in(self) -> None:
        """Keep the answer; what is missing is said and led to."""
        missing = self.missing()
        if missing is not None:
            sentence, place = missing
            self._complained = True
            self.tell(sentence)
            place.setFocus()
            self.area.ensureWidgetVisible(place)
        else:
            self._close_by(self.job(), self._on_handed_in)

    def _on_handed_in(self, _owed: tuple[Owed, ...]) -> None:
        self.accept()
        self.handed_in.emit()

    @Slot()
    def _on_later(self) -> None:
        self._close_by(partial(_defer, self.question), self._on_put_away)

    @Slot(QAction)
    def _on_skip(self, action: QAction) -> None:
        self._close_by(partial(_skip, self.question, SkipReason(action.data())), self._on_put_away)

    def _on_put_away(self, _owed: tuple[Owed, ...]) -> None:
        self.accept()

    def _close_by(self, job: Job, done: Callable[[tuple[Owed, ...]], None]) -> None:
        """Do what closes the dialog; the draft is saved before, for whoever comes back."""
        if self._busy:
            return
        self.keeper.flush()
        self.keeper.rest()
        self._busy = True
        self._bridge.change(job, done, self._on_refused)

    def _on_refused(self, trouble: UnaidedError) -> None:
        self._busy = False
        self.keeper.go_on()
        self._tell_trouble(trouble.sentence)

    def _tell_trouble(self, sentence: str) -> None:
        """Say why something could not be kept; the words can be taken along meanwhile (Law 7)."""
        self.tell(sentence)
        self.copy.setVisible(bool(self.words()))

    def reject(self) -> None:
        """Leave, with all that was typed kept; only what cannot be kept asks for Esc once more."""
        if self._busy:
            return
        if self.keeper.is_clean or self._warned:
            self.keeper.rest()
            super().reject()
        else:
            self._leaving = True
            self.keeper.flush()

    @Slot()
    def _on_saved(self) -> None:
        self._warned = False
        if self._leaving:
            self.reject()
        else:  # what was missing when it was handed in is said until it is answered
            missing = self.missing() if self._complained and not self._noted else None
            if missing:
                self.copy.hide()
                self.tell(missing[0])
            else:
                self.tell_saved()

    @Slot(str)
    def _on_not_saved(self, sentence: str) -> None:
        self._warned, self._leaving = self._leaving, False
        self._tell_trouble(f"{sentence} {ONCE_MORE if self._warned else STAYS}")


def _question(of: Question, services: Services) -> Question:
    return services.explanation.open(of.session.id)


def _defer(question: Question, services: Services) -> tuple[Owed, ...]:
    return services.explanation.defer(question.session.id)


def _skip(question: Question, reason: SkipReason, services: Services) -> tuple[Owed, ...]:
    return services.explanation.skip(question.session.id, reason)
