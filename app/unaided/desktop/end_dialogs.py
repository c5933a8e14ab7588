"""One explanation or reflection at a time; it never takes the keyboard uninvited (Laws 4, 7)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QDialog

from unaided.bootstrap import Services
from unaided.desktop.bridge import Bridge
from unaided.desktop.placing import work_area
from unaided.desktop.theme import Theme
from unaided.desktop.uninvited import Uninvited
from unaided.desktop.warm_dialogs import Make, WarmDialogs
from unaided.domain.session import Mode
from unaided.domain.trouble import UnaidedError
from unaided.services.explanation import EXPLAINED, REFLECTED, Question

if TYPE_CHECKING:
    from unaided.desktop.answer_dialog import AnswerDialog


class EndDialogs(QObject):
    """Open the dialog of a finished session, on the person's word or, once and inactive, unasked."""

    waits = Signal(object)  # UUID of a session whose dialog may not open by itself now

    def __init__(
        self, bridge: Bridge, theme: Theme, parent: QObject | None = None, uninvited: Uninvited | None = None
    ) -> None:
        """Take what the dialogs need, and who says whether one may open unasked."""
        super().__init__(parent)
        self._bridge = bridge
        self._theme = theme
        self._uninvited = uninvited or Uninvited(self)
        self._dialog: AnswerDialog | None = None
        self._asked: UUID | None = None
        self._next: tuple[UUID, bool] | None = None  # and whether the person asked for it
        self._came: set[UUID] = set()  # those that have opened by themselves: never twice
        self._waiting: UUID | None = None
        self._warm = WarmDialogs(bridge, self._made, self)
        self._connect()

    def _connect(self) -> None:
        bridge = self._bridge
        bridge.explanation_asked.connect(self.ask)
        bridge.explain_too_asked.connect(self.explain_too)
        self._uninvited.free.connect(self._on_free)
        # With the end of a day the full explanation is owed, and nobody wakes for it (Law 10).
        for moment in (bridge.clock_changed, bridge.start_asked, bridge.panel_asked, bridge.window_asked):
            moment.connect(bridge.look_again)

    @Slot(object, bool)
    def ask(self, session_id: UUID, invited: bool) -> None:  # noqa: FBT001 (a slot's arguments have no keywords)
        """Open the dialog of this session; one that is open already stays, and this one comes after it."""
        if self._dialog is not None:
            if session_id != self._dialog.question.session.id:
                self._follow_up(session_id, invited=invited)
            if invited:
                _to_front(self._dialog)
        elif invited:
            self._fetch(session_id, self._warm.made, invited=True)
        elif session_id in self._came:
            self.waits.emit(session_id)
        else:
            self._uninvited.ask(partial(self._come, session_id))

    def _come(self, session_id: UUID, may: bool) -> None:  # noqa: FBT001 (the answer to whether it may)
        """Open unasked, where that disturbs nothing; else it waits."""
        if not may:
            self._waiting = session_id
            self.waits.emit(session_id)
        elif self._dialog is not None:
            self._follow_up(session_id, invited=False)
        else:
            self._came.add(session_id)
            self._fetch(session_id, self._warm.made, invited=False)

    @Slot()
    def _on_free(self) -> None:
        """Open what waited for the end of a full screen, if it is still owed."""
        waiting, self._waiting = self._waiting, None
        if waiting in {one.session_id for one in self._bridge.now.owed}:
            self.ask(waiting, invited=False)

    def _follow_up(self, session_id: UUID, *, invited: bool) -> None:
        wanted = self._next is not None and self._next == (session_id, True)
        self._next = (session_id, invited or wanted)

    @Slot(object)
    def explain_too(self, session_id: UUID) -> None:
        """Open the explanation of a session without AI, whose reflection is kept already."""
        if self._dialog is not None:
            _to_front(self._dialog)
        else:
            self._fetch(session_id, self._explanation, invited=True)

    def _fetch(self, session_id: UUID, make: Make, *, invited: bool) -> None:
        if self._asked is not None:
            if session_id != self._asked:
                self._follow_up(session_id, invited=invited)
        else:
            self._asked = session_id
            self._bridge.ask(partial(_question, session_id), partial(self._open, make, invited=invited), self._refused)

    def _open(self, make: Make, question: Question, *, invited: bool) -> None:
        self._asked = None
        if question.explained or (question.reflected and make != self._explanation):
            # Answered elsewhere since it was asked for: an empty form would ask for what is given.
            self._bridge.told.emit(EXPLAINED if question.explained else REFLECTED)
            return
        self._dialog = make(question)
        self._dialog.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, not invited)
        self._dialog.finished.connect(self._on_closed)
        if question.session.id == self._waiting:
            self._waiting = None
        _onto_pointers_screen(self._dialog)
        self._dialog.show()
        if invited:
            _to_front(self._dialog)

    def _made(self, question: Question) -> AnswerDialog:
        return self._explanation(question) if question.session.mode is Mode.AI else self._reflection(question)

    def _explanation(self, question: Question) -> AnswerDialog:
        from unaided.desktop.explanation_dialog import ExplanationDialog  # noqa: PLC0415 (made when needed)

        return ExplanationDialog(self._bridge, self._theme, question)

    def _reflection(self, question: Question) -> AnswerDialog:
        from unaided.desktop.reflection_dialog import ReflectionDialog  # noqa: PLC0415 (made when needed)

        dialog = ReflectionDialog(self._bridge, self._theme, question)
        dialog.explain_too.connect(self.explain_too)
        return dialog

    def keep(self) -> None:
        """Save what is typed so far, at the end of the app."""
        if self._dialog is not None:
            self._dialog.keeper.flush()

    def _refused(self, trouble: UnaidedError) -> None:
        self._asked = None
        self._bridge.told.emit(trouble.sentence)

    @Slot()
    def _on_closed(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None
        QTimer.singleShot(0, self._ask_next)  # “Explain it too” comes before it

    @Slot()
    def _ask_next(self) -> None:
        """Open what was asked for while another dialog was open."""
        following, self._next = self._next, None
        if following is not None:
            self.ask(*following)

    def close(self) -> None:
        """Watch for no moment any more, at the end of the app."""
        self._uninvited.close()
        self._warm.drop()


def _question(session_id: UUID, services: Services) -> Question:
    return services.explanation.open(session_id)


def _onto_pointers_screen(dialog: QDialog) -> None:
    """Put a dialog that is not shown yet into the middle of where the person looks."""
    area = work_area()
    place = QRect(dialog.pos(), dialog.size().boundedTo(area.size()))
    place.moveCenter(area.center())
    dialog.move(place.topLeft())


def _to_front(dialog: QDialog) -> None:
    dialog.raise_()
    dialog.activateWindow()
