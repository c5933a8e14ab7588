"""The look: colours that follow the system live, Qt's palette and one stylesheet (product.md, Look)."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import assert_never

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from unaided.desktop.colours import DARK, LIGHT, Colours
from unaided.desktop.stylesheet import stylesheet
from unaided.domain.settings import Scheme

GRID = 8  # px; every gap is a multiple of it or half of it
HALF = GRID // 2
GAP = 2 * GRID


class Theme(QObject):
    """The colours now, painted over the whole application; `changed` says that they are others."""

    changed = Signal()
    system_changed = Signal()  # the system's own colours are others, whatever the person wants of ours
    _on_paper = False

    def __init__(self, parent: QObject | None = None, scheme: Scheme = Scheme.SYSTEM) -> None:
        """Dress the application; there must be one."""
        super().__init__(parent)
        self._scheme = scheme
        self._shown: Colours | None = None
        if sys.platform == "linux":  # the wheels carry no native style there
            QApplication.setStyle("Fusion")
        hints = QGuiApplication.styleHints()
        self._system = hints.colorScheme()
        hints.colorSchemeChanged.connect(self._on_system)
        self.choose(scheme)

    @property
    def scheme(self) -> Scheme:
        """Return what the person chose."""
        return self._scheme

    @property
    def dark(self) -> bool:
        """Tell whether the colours are the dark ones; a system that does not say counts as light."""
        match self._scheme:
            case Scheme.SYSTEM:
                return self.system_dark
            case Scheme.LIGHT:
                return False
            case Scheme.DARK:
                return True
            case _:
                assert_never(self._scheme)

    @property
    def system_dark(self) -> bool:
        """Tell whether the system's own colours are the dark ones; one that does not say counts as light."""
        return self._system is Qt.ColorScheme.Dark

    @property
    def colours(self) -> Colours:
        """Return the colours now."""
        return DARK if self.dark and not self._on_paper else LIGHT

    @contextmanager
    def on_paper(self) -> Iterator[None]:
        """Give the light colours meanwhile to what is drawn for a file: a dark ground does not print well."""
        self._on_paper = True
        try:
            yield
        finally:
            self._on_paper = False
            if self.dark:
                self.changed.emit()  # what was drawn takes its own colours again

    def choose(self, scheme: Scheme) -> None:
        """Follow the system, or stay light or dark."""
        self._scheme = scheme
        if sys.platform != "linux":  # the native styles draw themselves and need to be told
            _tell_native_style(scheme)
        self._follow()

    @Slot(Qt.ColorScheme)
    def _on_system(self, system: Qt.ColorScheme) -> None:
        self._system = system
        self.system_changed.emit()
        self._follow()

    def _follow(self) -> None:
        colours = self.colours
        if colours == self._shown:
            return
        self._shown = colours
        QApplication.setPalette(palette(colours))
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.setStyleSheet(stylesheet(colours, application.font().pointSizeF()))
        self.changed.emit()


def _tell_native_style(scheme: Scheme) -> None:
    hints = QGuiApplication.styleHints()
    match scheme:
        case Scheme.SYSTEM:
            hints.unsetColorScheme()
        case Scheme.LIGHT:
            hints.setColorScheme(Qt.ColorScheme.Light)
        case Scheme.DARK:
            hints.setColorScheme(Qt.ColorScheme.Dark)
        case _:
            assert_never(scheme)


def palette(colours: Colours) -> QPalette:
    """Return Qt's palette in these colours, for everything the stylesheet does not name."""
    made = QPalette(QColor(colours.surface), QColor(colours.ground))
    role = QPalette.ColorRole
    roles = {
        role.Window: colours.ground,
        role.WindowText: colours.ink,
        role.Base: colours.surface,
        role.AlternateBase: colours.ground,
        role.Text: colours.ink,
        role.Button: colours.surface,
        role.ButtonText: colours.ink,
        role.ToolTipBase: colours.surface,
        role.ToolTipText: colours.ink,
        role.PlaceholderText: colours.muted,
        role.Highlight: colours.no_ai,
        role.HighlightedText: colours.on_accent,
        role.Link: colours.no_ai_text,
        role.Accent: colours.no_ai,
        role.Mid: colours.edge,
        role.Midlight: colours.line,
    }
    for which, colour in roles.items():
        made.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(colours.muted))
    return made


def width_of(widget: QWidget, pixels: int) -> int:
    """Return a width in pixels that grows with a system font larger than the grid was drawn for."""
    return max(pixels, pixels // GRID * widget.fontMetrics().averageCharWidth())
