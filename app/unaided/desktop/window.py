"""The main window: the names of the pages on the left, the page that is shown, what the app has to say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, Qt, QTimer, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from unaided.desktop.bridge import Bridge
from unaided.desktop.garbage import collect_all
from unaided.desktop.mini_place import screens_now
from unaided.desktop.navigation import Navigation, keys_of
from unaided.desktop.page import Page
from unaided.desktop.stand_in import quit_by_keys
from unaided.desktop.theme import GAP, GRID, Theme
from unaided.desktop.told_strip import ToldStrip
from unaided.desktop.warm_chart import WarmChart
from unaided.desktop.widgets.buttons import Button
from unaided.desktop.widgets.roles import Role, dress
from unaided.desktop.window_state import load_state, save_state

Maker = Callable[[Bridge, Theme], Page]
SIZE = (1120, 760)
SMALLEST = (720, 480)


def _today(bridge: Bridge, theme: Theme) -> Page:
    from unaided.desktop.today_page import TodayPage  # noqa: PLC0415 (made when first shown)

    return TodayPage(bridge, theme)


def _calibration(bridge: Bridge, theme: Theme) -> Page:
    from unaided.desktop.calibration_page import CalibrationPage  # noqa: PLC0415

    return CalibrationPage(bridge, theme)


def _recall(bridge: Bridge, theme: Theme) -> Page:
    from unaided.desktop.recall_page import RecallPage  # noqa: PLC0415

    return RecallPage(bridge, theme)


def _skills(bridge: Bridge, theme: Theme) -> Page:
    from unaided.desktop.skills_page import SkillsPage  # noqa: PLC0415

    return SkillsPage(bridge, theme)


def _plan(bridge: Bridge, theme: Theme) -> Page:
    from unaided.desktop.plan_page import PlanPage  # noqa: PLC0415

    return PlanPage(bridge, theme)


def _history(bridge: Bridge, theme: Theme) -> Page:
    from unaided.desktop.history_page import HistoryPage  # noqa: PLC0415

    return HistoryPage(bridge, theme)


def _settings(bridge: Bridge, theme: Theme) -> Page:
    from unaided.desktop.settings_page import SettingsPage  # noqa: PLC0415

    return SettingsPage(bridge, theme)


PAGES: tuple[tuple[str, str, Maker], ...] = (
    ("today", "Today", _today),
    ("calibration", "Calibration", _calibration),
    ("recall", "Recall", _recall),
    ("skills", "Skills", _skills),
    ("plan", "Plan", _plan),
    ("history", "History", _history),
    ("settings", "Settings", _settings),
)


class MainWindow(QWidget):
    """The window; its pages are made when first shown and freed when it closes."""

    def __init__(self, bridge: Bridge, theme: Theme, folder: Path, parent: QWidget | None = None) -> None:
        """Take what the pages need, and the profile's folder to remember size and page in."""
        super().__init__(parent)
        self._bridge = bridge
        self._theme = theme
        self._folder = folder
        self._pages: dict[str, Page] = {}
        self._shown = ""
        self._chosen: dict[str, dict[str, str]] = {}
        self._private: dict[str, frozenset[str]] = {}
        self.setWindowTitle("Unaided")
        self.setMinimumSize(*SMALLEST)
        self.resize(*SIZE)
        self.navigation = Navigation(theme, ((name, title) for name, title, _ in PAGES))
        self.told = ToldStrip()
        self.quit = Button("&Quit", Role.LINK)
        self._warm = WarmChart(bridge, self)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self._remember()

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        strip = QVBoxLayout()
        strip.setContentsMargins(GAP, GRID, GAP, 0)
        strip.addWidget(self.told)
        right.addLayout(strip)
        right.addWidget(self._stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(self._left())
        rule = QFrame()
        dress(rule, Role.RULE)
        row.addWidget(rule)
        row.addLayout(right, 1)

    def _left(self) -> QVBoxLayout:
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.navigation, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(GAP, 0, GAP, GRID)
        foot.addWidget(self.quit)
        foot.addStretch(1)
        left.addLayout(foot)
        return left

    def _connect(self) -> None:
        self._bridge.told.connect(self.told.tell)
        self.navigation.chosen.connect(self._show)
        self.navigation.neared.connect(self._warm.near)
        for number, (name, _, _) in enumerate(PAGES, start=1):
            shortcut = QShortcut(QKeySequence(keys_of(number, name)), self)
            shortcut.activated.connect(partial(self._choose_by_keys, name))
        self.quit.clicked.connect(self._bridge.quit_asked)
        quit_by_keys(self, self._bridge)
        QShortcut(QKeySequence.StandardKey.Close, self).activated.connect(self.close)

    def _remember(self) -> None:
        state = load_state(self._folder)
        self._shown = state.page if state.page in {name for name, _, _ in PAGES} else PAGES[0][0]
        self._chosen = {name: dict(chosen) for name, chosen in state.chosen.items()}
        geometry = state.geometries.get(screens_now())
        if geometry is not None:
            self.restoreGeometry(QByteArray(geometry))  # Qt leaves nothing of it off the screen
        QWidget.setTabOrder(self.quit, self.navigation)  # from the names Tab leads into the page, the way out is last
        self.navigation.setFocus()

    @property
    def page(self) -> Page:
        """Return the page that is shown."""
        return self._pages[self._shown]

    def open_page(self, name: str) -> None:
        """Show the window in front, on this page; on the one shown last where none is named."""
        self._show(name or self._shown)
        if self.isMinimized():
            self.showNormal()
        else:
            self.show()
        self.raise_()
        self.activateWindow()

    def open_quietly(self) -> None:
        """Show the window without activating it, on the page shown last; an open one stays as it is."""
        if self.isVisible():
            return
        self._show(self._shown)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.show()
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, False)  # noqa: FBT003 (Qt's own signature)

    @Slot(str)
    def _show(self, name: str) -> None:
        if name not in self._pages:
            make = next(make for known, _, make in PAGES if known == name)
            self._pages[name] = make(self._bridge, self._theme)
            self._pages[name].take_kept(self._chosen.get(name, {}))
            self._pages[name].page_asked.connect(self._show_chosen)
            self._stack.addWidget(self._pages[name])
        self._shown = name
        self._stack.setCurrentWidget(self._pages[name])
        self.navigation.choose(name)

    @Slot(str, object)
    def _show_chosen(self, name: str, chosen: dict[str, str]) -> None:
        """Show a page with this chosen on it, and the keyboard at its name."""
        self._show(name)
        self.page.take_kept(chosen)
        self.page.refresh()
        self.navigation.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_by_keys(self, name: str) -> None:
        """Show a page, with the keyboard at its name: one Tab leads into the page, an arrow to the next one."""
        self.navigation.choose(name)
        self.navigation.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Esc: from within a page to the names of the pages, from there into the tray (Law 7)."""
        if Qt.Key(event.key()) is not Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.navigation.hasFocus():
            self.close()
        else:
            self.navigation.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember where it was, and free the pages; the app lives on in the tray."""
        self._keep()
        self.told.clear()
        for page in self._pages.values():
            page.forget()
            self._stack.removeWidget(page)
            page.deleteLater()
        self._pages.clear()
        QTimer.singleShot(0, collect_all)  # once Qt has deleted them
        super().closeEvent(event)

    def _keep(self) -> None:
        """Remember page, size and what was chosen on the pages; of the person's own words nothing in a file."""
        for name, page in self._pages.items():
            self._chosen[name], self._private[name] = page.kept(), page.private
        kept = {
            name: {key: value for key, value in chosen.items() if key not in self._private.get(name, ())}
            for name, chosen in self._chosen.items()
        }
        state = load_state(self._folder).moved(self._shown, screens_now(), bytes(self.saveGeometry().data()))
        save_state(self._folder, replace(state, chosen=kept))
