"""One note on the timeline as it is written: a line, what it is about, its days, and leave where it is days off."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QDateEdit, QLineEdit, QVBoxLayout, QWidget

from unaided.desktop.theme import GRID, Theme
from unaided.desktop.widgets.drop_down import DropDown
from unaided.desktop.widgets.flow import FlowLayout
from unaided.desktop.widgets.labels import label, label_for
from unaided.desktop.widgets.roles import Role
from unaided.desktop.widgets.tick import Tick
from unaided.domain.timeline import NOTE_LIMIT, NoteKind, TimelineNote
from unaided.domain.timeline_words import KIND_NAMES
from unaided.services.timeline import NewNote

WHAT = "What changed, in one line"
EXAMPLE = "New editor with an agent in it"
LEAVE = "On &leave these days: no recall and no reminder"


class NoteForm(QWidget):
    """The fields; `typed` tells that the line is another, `entered` that Enter was pressed in it."""

    typed = Signal()
    entered = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it empty."""
        super().__init__(parent)
        self.text = QLineEdit()
        self.text.setAccessibleName(WHAT)
        self.text.setPlaceholderText(EXAMPLE)
        self.text.setMaxLength(NOTE_LIMIT)
        self.kind: DropDown[NoteKind] = DropDown("What it is about", theme, list(KIND_NAMES.items()))
        self.first = _day("Day, or the first of several")
        self.several = Tick("un&til", theme)
        self.last = _day("Last day")
        self.leave = Tick(LEAVE, theme)
        self._lay_out()
        self.text.textEdited.connect(self.typed)
        self.text.returnPressed.connect(self.entered)
        self.kind.chosen.connect(self._on_kind)
        self.several.chosen.connect(self._on_several)
        self.first.dateChanged.connect(self._on_first)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        row = FlowLayout()
        for widget in (self.kind, label("on", Role.SMALL), self.first, self.several, self.last):
            widget.setMinimumHeight(self.kind.sizeHint().height())
            row.addWidget(widget)
        column.addWidget(label_for("&What changed, in one line", self.text))
        column.addWidget(self.text)
        column.addLayout(row)
        column.addWidget(self.leave)

    def show_new(self, draft: str, today: date) -> None:
        """Begin a new note about today, with what is typed of it so far."""
        self._show(draft, NoteKind.TOOL, today, None, on_leave=False)

    def show_note(self, note: TimelineNote, *, on_leave: bool) -> None:
        """Show a note to be changed."""
        self._show(note.text, note.kind, note.first_day, note.last_day, on_leave=on_leave)

    def _show(self, text: str, kind: NoteKind, first: date, last: date | None, *, on_leave: bool) -> None:
        self.text.setText(text)
        self.kind.choose(kind)
        with QSignalBlocker(self.first):
            self.first.setDate(QDate(first.year, first.month, first.day))
        end = last or first
        self.last.setDate(QDate(end.year, end.month, end.day))
        self.several.choose(on=last is not None)
        self.last.setVisible(last is not None)
        self.leave.choose(on=on_leave)
        self.leave.setVisible(kind is NoteKind.VACATION)

    def note(self) -> NewNote:
        """Return what the fields say."""
        kind = self.kind.chosen_value
        last = _date(self.last) if self.several.isChecked() else None
        leave = self.leave.isChecked() and kind is NoteKind.VACATION
        return NewNote(self.text.text(), kind, _date(self.first), last, leave=leave)

    @Slot(object)
    def _on_kind(self, kind: NoteKind) -> None:
        self.leave.setVisible(kind is NoteKind.VACATION)

    @Slot(bool)
    def _on_several(self, on: bool) -> None:  # noqa: FBT001 (a slot's arguments have no keywords)
        self.last.setVisible(on)
        if on:
            self.last.setFocus()

    @Slot(QDate)
    def _on_first(self, day: QDate) -> None:
        """Let the last day never be before the first."""
        if self.last.date() < day:
            self.last.setDate(day)


def _day(name: str) -> QDateEdit:
    field = QDateEdit()
    field.setAccessibleName(name)
    field.setDisplayFormat("d MMM yyyy")
    return field


def _date(field: QDateEdit) -> date:
    day = field.date()
    return date(day.year(), day.month(), day.day())
