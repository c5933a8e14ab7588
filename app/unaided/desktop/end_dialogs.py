"""One explanation or reflection at a time; it never takes the keyboard uninvited (Laws 4, 7)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog

from unaided.bootstrap import Services
from unaided.desktop.bridge import Bridge
from unaided.desktop.theme import Theme
from unaided.domain.session import Mode
from unaided.domain.trouble import UnaidedError
from unaided.services.explanation import Question

if TYPE_CHECKING:
    from unaided.desktop.answer_dialog import AnswerDialog


Make = Callable[[Question], "AnswerDialog"]


class EndDialogs(QObject):
    """Open the dialog of a finished session, on the person's word or, on X11, unasked but inactive."""

    waits = Signal(object)  # UUID of a session whose dialog may not open by itself here

    def __init__(self, bridge: Bridge, theme: Theme, parent: QObject | None = None) -> None:
        """Take what the dialogs need."""
        super().__init__(parent)
        self._bridge = bridge
        self._theme = theme
        self._dialog: AnswerDialog | None = None
        self._asked: UUID | None = None
        self._next: UUID | None = None
        bridge.explanation_asked.connect(self.ask)
        bridge.explain_too_asked.connect(self.explain_too)

    @Slot(object, bool)
    def ask(self, session_id: UUID, invited: bool) -> None:  # noqa: FBT001 (a slot's arguments have no keywords)
        """Open the dialog of this session; one that is open already stays, and this one comes after it."""
        if self._dialog is not None:
            if session_id != self._dialog.question.session.id:
                self._next = session_id
            if invited:
                _to_front(self._dialog)
            return
        if not invited and not _opens_inactive():
            self.waits.emit(session_id)
            return
        self._fetch(session_id, self._made, invited=invited)

    @Slot(object)
    def explain_too(self, session_id: UUID) -> None:
        """Open the explanation of a session without AI, whose reflection is kept already."""
        if self._dialog is not None:
            _to_front(self._dialog)
        else:
            self._fetch(session_id, self._explanation, invited=True)

    def _fetch(self, session_id: UUID, make: Make, *, invited: bool) -> None:
        if self._asked is not None:
            self._next = session_id if session_id != self._asked else self._next
        else:
            self._asked = session_id
            self._bridge.ask(partial(_question, session_id), partial(self._open, make, invited=invited), self._refused)

    def _open(self, make: Make, question: Question, *, invited: bool) -> None:
        self._asked = None
        self._dialog = make(question)
        self._dialog.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, not invited)
        self._dialog.finished.connect(self._on_closed)
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
            self.ask(following, invited=False)


def _question(session_id: UUID, services: Services) -> Question:
    return services.explanation.open(session_id)


def _opens_inactive() -> bool:
    """Tell whether a window can open here without taking the keyboard (not on Wayland: Law 7)."""
    return QGuiApplication.platformName() != "wayland"


def _to_front(dialog: QDialog) -> None:
    dialog.raise_()
    dialog.activateWindow()
