"""The letter of a month: which month, what it says, and where it goes: into a file or the clipboard, nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from unaided.bootstrap import Services
from unaided.desktop.bridge import Bridge
from unaided.desktop.latest import Latest
from unaided.desktop.save_place import ask_where
from unaided.desktop.theme import GAP, GRID, Theme
from unaided.desktop.widgets.buttons import Button
from unaided.desktop.widgets.drop_down import DropDown
from unaided.desktop.widgets.labels import label_for, paragraph
from unaided.desktop.widgets.roles import Role
from unaided.domain.trouble import ReportRuleError
from unaided.domain.words import month_name

if TYPE_CHECKING:  # numpy loads with the first letter
    from unaided.domain.measure.letter import Letter

SIZE = (640, 620)
TITLE = "Letter of a month"
WHY = "One page in plain sentences: the figures of a month with their ranges, none of your words. It is sent nowhere."
WRITING = "The letter is being written…"
PDF, MARKDOWN = "PDF document (*.pdf)", "Markdown text (*.md)"
ASK = "Save the letter"
COPIED = "The letter is copied as text."
AskWhere = Callable[[QWidget, str, str, str], str]


class LetterDialog(QDialog):
    """A list of months, the letter to read, and three ways to keep it; Esc leaves."""

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None, ask: AskWhere = ask_where) -> None:
        """Make it; the months and the letter of the last one that is over are read at once."""
        super().__init__(parent)
        self._ask = ask
        self._letter: Letter | None = None
        self._months = Latest(bridge, self._take_months)
        self._written = Latest(bridge, self._take_letter)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"Unaided · {TITLE}")
        self.resize(*SIZE)
        self.month: DropDown[date | None] = DropDown("Month", theme, [(None, "Month")])
        self.month.setSizeAdjustPolicy(DropDown.SizeAdjustPolicy.AdjustToContents)
        self.text = QTextBrowser()
        self.text.document().setDocumentMargin(GAP)
        self.text.setAccessibleName("The letter")
        self.text.setPlainText(WRITING)
        self.pdf = Button("Save as &PDF…", Role.PRIMARY)
        self.markdown = Button("Save as Mark&down…")
        self.copy = Button("&Copy")
        self.told = paragraph("", Role.SMALL)
        self._lay_out()
        self._connect()
        self._months.ask(_months)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(label_for("&Month", self.month))
        head.addWidget(self.month)
        head.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        foot.addWidget(self.told, 1)
        for button in self._ways():
            foot.addWidget(button)
            button.setEnabled(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.setSpacing(GRID)
        column.addWidget(paragraph(TITLE, Role.HEADING))
        column.addWidget(paragraph(WHY, Role.MUTED))
        column.addLayout(head)
        column.addWidget(self.text, 1)
        column.addLayout(foot)

    def _ways(self) -> tuple[Button, ...]:
        return self.copy, self.markdown, self.pdf

    def _connect(self) -> None:
        self.month.chosen.connect(self._on_month)
        self.pdf.clicked.connect(self._on_pdf)
        self.markdown.clicked.connect(self._on_markdown)
        self.copy.clicked.connect(self._on_copy)
        self.finished.connect(self._on_finished)

    def _take_months(self, months: tuple[date, ...]) -> None:
        self.month.offer([(month, month_name(month)) for month in months])
        wanted = months[min(1, len(months) - 1)]  # the last one that is over
        self.month.choose(wanted)
        self._on_month(wanted)

    def _take_letter(self, letter: Letter) -> None:
        self._letter = letter
        self.text.setMarkdown(letter.markdown)
        for button in self._ways():
            button.setEnabled(True)

    @Slot(object)
    def _on_month(self, month: date) -> None:
        self.told.setText("")
        self._written.ask(partial(_write, month))

    @Slot()
    def _on_pdf(self) -> None:
        from unaided.desktop.letter_page import letter_pdf  # noqa: PLC0415 (pyqtgraph loads with its chart)

        self._save(".pdf", PDF, letter_pdf)

    @Slot()
    def _on_markdown(self) -> None:
        self._save(".md", MARKDOWN, _as_markdown)

    def _save(self, ending: str, kind: str, content: Callable[[Letter], bytes]) -> None:
        from unaided.desktop.letter_file import save_letter  # noqa: PLC0415 (asked for seldom)

        if self._letter is None:
            return
        where = self._ask(self, ASK, self._letter.file_name + ending, kind)
        if not where:
            return
        path = Path(where if where.lower().endswith(ending) else where + ending)
        try:
            self.told.setText(save_letter(path, content(self._letter)))
        except ReportRuleError as trouble:
            self.told.setText(trouble.sentence)

    @Slot()
    def _on_copy(self) -> None:
        if self._letter is not None:
            QGuiApplication.clipboard().setText(self._letter.markdown)
            self.told.setText(COPIED)

    @Slot()
    def _on_finished(self) -> None:
        self._months.forget()
        self._written.forget()


def _as_markdown(letter: Letter) -> bytes:
    return letter.markdown.encode()


def _months(services: Services) -> tuple[date, ...]:
    return services.letter.months()


def _write(month: date, services: Services) -> Letter:
    return services.letter.write(month)
