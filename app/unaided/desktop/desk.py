"""Open the view that is asked for; each is imported and made when it is first needed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QDialog

from unaided.bootstrap import Services
from unaided.desktop.bridge import Bridge
from unaided.desktop.placing import centre, fit
from unaided.desktop.stand_in import StandIn
from unaided.desktop.theme import Theme
from unaided.domain.look_up import NO_LOOK_UPS
from unaided.domain.session import Mode
from unaided.domain.task import TaskStatus
from unaided.domain.trouble import UnaidedError
from unaided.services.session import StartChoices, StartRequest

if TYPE_CHECKING:
    from unaided.desktop.running_panel import RunningPanel
    from unaided.desktop.start_panel import StartPanel
    from unaided.desktop.window import MainWindow


class Desk(QObject):
    """The panels and the main window, one of each."""

    def __init__(self, bridge: Bridge, theme: Theme, folder: Path, parent: QObject | None = None) -> None:
        """Take what the views need."""
        super().__init__(parent)
        self._bridge = bridge
        self._theme = theme
        self._folder = folder
        self._start_panel: StartPanel | None = None
        self._running_panel: RunningPanel | None = None
        self._window: MainWindow | None = None
        self.stand_in = StandIn(self._stand_by, self)
        bridge.panel_asked.connect(self.show_panel)
        bridge.start_asked.connect(self.show_start_panel)
        bridge.switch_asked.connect(self.show_switch_panel)
        bridge.look_up_asked.connect(self.show_look_up)
        bridge.window_asked.connect(self.show_window)
        bridge.again_asked.connect(self.start_again)

    @Slot()
    def show_panel(self) -> None:
        """Show the panel that fits: what runs, or to start something."""
        if self._bridge.now.session is None:
            self.show_start_panel(None)
        else:
            self.show_running_panel()

    @Slot(object)
    def show_start_panel(self, mode: Mode | None) -> None:
        """Show the start panel, with this mode chosen beforehand where one was asked for."""
        panel = self._made_start_panel()
        _restore(panel)
        panel.open_for(mode)

    @Slot()
    def show_switch_panel(self) -> None:
        """Show the start panel in the guise that ends this session and begins the next at the same instant."""
        panel = self._made_start_panel()
        _restore(panel)
        panel.open_to_switch()

    def show_running_panel(self) -> RunningPanel:
        """Show the small panel of what runs."""
        panel = self._made_running_panel()
        _restore(panel)
        panel.open()
        return panel

    @Slot()
    def show_look_up(self) -> None:
        """Show the one line that takes a look-up; with AI there is nothing to note."""
        if self._bridge.now.mode is Mode.AI:
            self._bridge.told.emit(NO_LOOK_UPS)
        elif self._bridge.now.session is not None:
            self.show_running_panel().ask_look_up()

    @Slot(str)
    def show_window(self, page: str) -> None:
        """Show the main window, on this page where one is named."""
        self._made_window().open_page(page)

    @property
    def window_shows(self) -> bool:
        """Tell whether the main window is open."""
        return self._window is not None and self._window.isVisible()

    def show_window_quietly(self) -> None:
        """Show the main window without taking the keyboard from what the person types into (Law 7)."""
        self._made_window().open_quietly()

    def _stand_by(self) -> None:
        """Show the panel that fits minimised: it takes no keyboard, and the app is never without a window (Law 9)."""
        panel = self._made_start_panel() if self._bridge.now.session is None else self._made_running_panel()
        panel.stand_by()

    def _made_start_panel(self) -> StartPanel:
        from unaided.desktop.start_panel import StartPanel  # noqa: PLC0415 (made when first needed)

        if self._start_panel is None:
            self._start_panel = StartPanel(self._bridge, self._theme)
            centre(self._start_panel)
            self.stand_in.watch(self._start_panel)
        return self._start_panel

    def _made_running_panel(self) -> RunningPanel:
        from unaided.desktop.running_panel import RunningPanel  # noqa: PLC0415 (made when first needed)

        if self._running_panel is None:
            self._running_panel = RunningPanel(self._bridge, self._theme)
            centre(self._running_panel)
            self.stand_in.watch(self._running_panel)
        return self._running_panel

    def _made_window(self) -> MainWindow:
        from unaided.desktop.window import MainWindow  # noqa: PLC0415 (made when first needed)

        if self._window is None:
            self._window = MainWindow(self._bridge, self._theme, self._folder)
            fit(self._window)
            self.stand_in.watch(self._window)
        return self._window

    @Slot()
    def start_again(self) -> None:
        """Go on with the last task in the last mode and length; ask where it is not open any more."""
        self._bridge.ask(_choices, self._start_like_last)

    def _start_like_last(self, choices: StartChoices) -> None:
        task, session = choices.last_task, choices.last_session
        if task is None or session is None or task.status is not TaskStatus.OPEN:
            self.show_start_panel(session.mode if session else None)
            return
        request = StartRequest(session.mode, task_id=task.id, planned=session.planned)
        self._bridge.start(request, self._started, self._refused)

    def _started(self, _now: object) -> None:
        """Leave it at that: the tray shows that it runs."""

    def _refused(self, trouble: UnaidedError) -> None:
        self._bridge.told.emit(trouble.sentence)


def _restore(panel: QDialog) -> None:
    """Bring a minimised panel back; `show` alone leaves it where it is."""
    if panel.isMinimized():
        panel.showNormal()


def _choices(services: Services) -> StartChoices:
    return services.session.choices()
