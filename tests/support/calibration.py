"""The Calibration page of a person, and what its sections have in common."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol, cast

from PySide6.QtCore import QMargins, QRectF
from PySide6.QtGui import QAction, QImage, QPainter
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from tests.support.home import Home
from unaided.desktop.calibration_page import CalibrationPage
from unaided.desktop.chart_tools import ChartTools, Shown
from unaided.desktop.sections.registry import SECTIONS
from unaided.desktop.sections.section import Section
from unaided.desktop.sections.speed import Speed
from unaided.desktop.sections.tab import Tab
from unaided.desktop.text_table import TextTable

WIDE = (868, 760)  # px that a window of 1,000 leaves a page
CHARTED = tuple(entry.name for entry in SECTIONS if entry.name != "coin-and-ruler")


class RowsBehind(Protocol):
    """A card of rows, with the sentence above them."""

    sentence: QLabel
    table: TextTable


def calibration(home: Home, name: str = SECTIONS[0].name) -> CalibrationPage:
    """Return the page as a person sees it who opened this section, with all it reads."""
    page = CalibrationPage(home.bridge, home.theme)
    home.qtbot.addWidget(page)
    page.resize(*WIDE)
    page.take_kept({"section": name})
    page.show()
    wait(home)
    return page


def wait(home: Home) -> None:
    """Wait for the figures, then for the rows behind them."""
    for _ in range(2):
        home.settled()


def tools_of(tab: Tab) -> ChartTools:
    """Return the buttons beside a section's chart."""
    assert isinstance(tab, Section | Speed)
    return tab.tools


def behind_of(tab: Tab) -> RowsBehind:
    """Return the rows behind what is chosen in a section."""
    if isinstance(tab, Speed):
        assert tab.board is not None
        return tab.board.behind
    assert isinstance(tab, Section)
    assert tab.behind.table is not None
    return cast("RowsBehind", tab.behind)


def chart_of(tab: Tab) -> QWidget:
    """Return the chart of a section, or the table that stands for one: what takes the keys in its card."""
    if isinstance(tab, Speed):
        assert tab.board is not None
        return tab.board.card.plot
    assert isinstance(tab, Section)
    [chart, *_] = [one for one in tab.chart_card.findChildren(QWidget) if one.isVisible() and _takes_keys(one)]
    return chart


def _takes_keys(widget: QWidget) -> bool:
    return bool(widget.accessibleName()) and widget.focusPolicy().value > 1 and not isinstance(widget, QAbstractButton)


def act(tools: ChartTools, words: str) -> None:
    """Choose an entry of a chart's menu."""
    [action] = [one for one in tools.menu.actions() if one.text().replace("&", "").startswith(words)]
    assert isinstance(action, QAction)
    action.trigger()


def saved(tab: Tab, where: Path) -> Path:
    """Save what a section shows into this file, whose ending says what of."""
    kind = where.suffix.removeprefix(".").upper()
    act(ChartTools(cast("Shown", tab), tab, lambda _parent, _title, _name, _kinds: str(where)), f"Save as {kind}")
    return where


def picture(tab: Tab, around: int = 0) -> QImage:
    """Return a section's chart alone, as an export draws it, with so many pixels of paper around it."""
    sheet = cast("Shown", tab).sheet()
    image = QImage(sheet.size.grownBy(QMargins(around, around, around, around)), QImage.Format.Format_RGB32)
    image.fill(sheet.colours.surface)
    painter = QPainter(image)
    sheet.draw(painter, QRectF(around, around, sheet.size.width(), sheet.size.height()))
    painter.end()
    return image
