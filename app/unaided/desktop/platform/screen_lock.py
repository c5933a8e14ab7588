"""Whether the screen is locked, from everybody who may know: logind and the desktops' screen savers."""

from __future__ import annotations

import os

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection, QDBusPendingCallWatcher

from unaided.desktop.platform import qtdbus
from unaided.desktop.platform.logind import LOGIND, MANAGER

_SESSION = "org.freedesktop.login1.Session"
_FREEDESKTOP = "org.freedesktop.ScreenSaver"
_GNOME = "org.gnome.ScreenSaver"
_SAVERS = (
    qtdbus.Thing(_GNOME, "/org/gnome/ScreenSaver", _GNOME),
    qtdbus.Thing(_FREEDESKTOP, "/org/freedesktop/ScreenSaver", _FREEDESKTOP),
    qtdbus.Thing(_FREEDESKTOP, "/ScreenSaver", _FREEDESKTOP),
)


class LockWatch(QObject):
    """Reports changes only. Whoever speaks last is believed: a locker may tell one of them and not the other.

    At the start a lock that anybody knows of counts, since the answers come in any order.
    """

    locked = Signal(bool)

    def __init__(
        self,
        session_bus: QDBusConnection | None = None,
        system_bus: QDBusConnection | None = None,
        parent: QObject | None = None,
    ) -> None:
        """Listen on these buses, else the usual two; a bus or service that is not there says nothing."""
        super().__init__(parent)
        self.is_locked: bool | None = None  # None: nobody has told yet (Law 2)
        self._hint: bool | None = None
        self._session: qtdbus.Thing | None = None
        self._session_bus = QDBusConnection.sessionBus() if session_bus is None else session_bus
        self._system_bus = QDBusConnection.systemBus() if system_bus is None else system_bus
        if self._session_bus.isConnected():
            self._listen_to_savers()
        if self._system_bus.isConnected():
            question = MANAGER.message("GetSession", [os.environ.get("XDG_SESSION_ID") or "auto"])
            qtdbus.ask(self._system_bus, question, self._on_session, self)

    def _listen_to_savers(self) -> None:
        for interface in (_GNOME, _FREEDESKTOP):
            changed = qtdbus.slot("_on_active(bool)")
            self._session_bus.connect("", "", interface, "ActiveChanged", self, changed)
        for saver in _SAVERS:
            qtdbus.ask(self._session_bus, saver.message("GetActive"), self._on_first_answer, self)

    @Slot(QDBusPendingCallWatcher)
    def _on_session(self, answer: QDBusPendingCallWatcher) -> None:
        path = qtdbus.value(answer.reply())
        if path is None:
            return
        self._session = session = qtdbus.Thing(LOGIND, path.path(), _SESSION)
        connect = self._system_bus.connect
        connect(*session, "Lock", self, qtdbus.slot("_on_lock()"))
        connect(*session, "Unlock", self, qtdbus.slot("_on_unlock()"))
        properties = session._replace(interface=qtdbus.PROPERTIES)
        connect(*properties, "PropertiesChanged", self, qtdbus.slot("_ask_hint()"))
        self._ask_hint()

    @Slot()
    def _ask_hint(self) -> None:
        if self._session is not None:
            qtdbus.ask(self._system_bus, self._session.getter("LockedHint"), self._on_hint, self)

    @Slot(QDBusPendingCallWatcher)
    def _on_hint(self, answer: QDBusPendingCallWatcher) -> None:
        hint, before = qtdbus.value(answer.reply()), self._hint
        if hint is None or hint is before:
            return  # another property changed
        self._hint = hint
        if before is None:
            self._begin(locked=hint)
        else:
            self._take_word(locked=hint)

    @Slot(QDBusPendingCallWatcher)
    def _on_first_answer(self, answer: QDBusPendingCallWatcher) -> None:
        active = qtdbus.value(answer.reply())
        if active is not None:
            self._begin(locked=active)

    def _begin(self, *, locked: bool) -> None:
        if locked or self.is_locked is None:
            self._take_word(locked=locked)

    @Slot()
    def forget(self) -> None:
        """Believe that it is not locked, since somebody works here; a next lock is told again."""
        if self.is_locked:
            self.is_locked = False

    @Slot()
    def _on_lock(self) -> None:
        self._take_word(locked=True)

    @Slot()
    def _on_unlock(self) -> None:
        self._take_word(locked=False)

    @Slot(bool)
    def _on_active(self, active: bool) -> None:  # noqa: FBT001 (a slot's arguments have no keywords)
        self._take_word(locked=active)

    def _take_word(self, *, locked: bool) -> None:
        before, self.is_locked = self.is_locked, locked
        if locked is not bool(before):
            self.locked.emit(locked)
