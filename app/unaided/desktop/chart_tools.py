"""What every chart offers beside it: copy as text or image, save as PNG, SVG or CSV, and what it means."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from unaided.desktop.chart_sheet import Sheet
from unaided.desktop.save_place import ask_where
from unaided.desktop.theme import GRID, Theme
from unaided.desktop.widgets.buttons import Button

ASK = "Save the chart"
AskWhere = Callable[[QWidget, str, str, str], str]
KINDS = {"PNG": "PNG picture (*.png)", "SVG": "SVG drawing (*.svg)", "CSV": "Table (*.csv)"}


class Shown(Protocol):
    """A chart as the tools need it: what is shown now, in every form."""

    theme: Theme

    def file_name(self) -> str:
        """Return what a file of it is called, without an ending."""
        ...

    def text(self) -> str:
        """Return it as a sentence and a table."""
        ...

    def csv(self) -> str:
        """Return its numbers."""
        ...

    def sheet(self) -> Sheet:
        """Return it as something to draw."""
        ...


class ChartTools(QWidget):
    """A button with a menu, and a `?`."""

    told = Signal(str)  # one plain sentence: what was copied or saved, or why not
    help_asked = Signal()

    def __init__(self, shown: Shown, parent: QWidget | None = None, ask: AskWhere = ask_where) -> None:
        """Take the chart, and how a file is asked for."""
        super().__init__(parent)
        self._shown = shown
        self._ask = ask
        self.export = Button("E&xport ▾")
        self.export.setAccessibleName("Export this chart")
        self.help = Button("?")
        self.help.setAccessibleName("What this chart means")
        self.help.setToolTip("What this chart means")
        self.menu = QMenu(self.export)
        self.export.setMenu(self.menu)
        self._fill()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self.export)
        row.addWidget(self.help)
        self.help.clicked.connect(self.help_asked)

    def _fill(self) -> None:
        self.menu.addAction("Copy as &text").triggered.connect(self._on_copy_text)
        self.menu.addAction("Copy as &image").triggered.connect(self._on_copy_image)
        self.menu.addSeparator()
        for kind in KINDS:
            self.menu.addAction(f"Save as &{kind}…").triggered.connect(partial(self._save, kind))

    @Slot()
    def _on_copy_text(self) -> None:
        QGuiApplication.clipboard().setText(self._shown.text())
        self.told.emit("The chart is copied as text.")

    @Slot()
    def _on_copy_image(self) -> None:
        QGuiApplication.clipboard().setImage(self._shown.sheet().image())
        self.told.emit("The chart is copied as an image.")

    def _save(self, kind: str, _checked: object = None) -> None:
        """Save what is shown where the person wants it."""
        ending = f".{kind.lower()}"
        where = self._ask(self, ASK, self._shown.file_name() + ending, KINDS[kind])
        if not where:
            return
        path = Path(where if where.lower().endswith(ending) else where + ending)
        try:
            path.write_bytes(self._bytes(kind))
        except OSError as trouble:
            why = trouble.strerror or "it cannot be written"
            self.told.emit(f"The chart could not be saved as {path.name}: {why}. Choose another folder.")
        else:
            self.told.emit(f"The chart is saved as {path.name}.")

    def _bytes(self, kind: str) -> bytes:
        match kind:
            case "PNG":
                with self._shown.theme.on_paper():
                    return self._shown.sheet().png()
            case "SVG":
                with self._shown.theme.on_paper():
                    return self._shown.sheet().svg()
            case _:
                return self._shown.csv().encode()
