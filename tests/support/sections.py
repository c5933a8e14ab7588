"""A section of the Calibration page over a real profile: shown, read again from the services, exported."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel

from tests.support.home import Home
from unaided.desktop.bridge import Bridge
from unaided.desktop.chart_tools import ChartTools
from unaided.desktop.sections.section import Section
from unaided.desktop.theme import Theme
from unaided.services.calibration import Wanted
from unaided.services.sections import SectionSeen

S = TypeVar("S", bound=Section)
SIZE = (950, 700)


def shown(home: Home, make: Callable[[Bridge, Theme], S], wanted: Wanted | None = None) -> S:
    """Return a section, shown and with what it reads."""
    section = make(home.bridge, home.theme)
    home.qtbot.addWidget(section)
    section.resize(*SIZE)
    section.show()
    section.refresh(wanted or Wanted())
    settled(home)
    return section


def settled(home: Home) -> None:
    """Wait for the figures, then for the rows behind them."""
    home.settled()
    home.settled()


def read(home: Home, section: Section) -> SectionSeen:
    """Return its figures as the service has them."""
    return home.read(lambda services: services.sections.see(Wanted(), section.needs()))


def act(section: Section, words: str) -> None:
    """Choose an entry of the chart's menu."""
    [action] = [one for one in section.tools.menu.actions() if one.text().replace("&", "").startswith(words)]
    assert isinstance(action, QAction)
    action.trigger()


def saved(section: Section, where: Path, words: str) -> Path:
    """Save the chart into this file, and return it."""
    section.tools = ChartTools(section, section, lambda _parent, _title, _name, _kinds: str(where))
    act(section, words)
    return where


def said(label: QLabel) -> str:
    """Return what is read of a line, nothing where it is hidden."""
    return label.text() if label.isVisible() else ""
