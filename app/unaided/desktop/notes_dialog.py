"""Notes on the timeline: the list of them, one to write or change, and the way back from each step."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from unaided.bootstrap import Services
from unaided.desktop.bridge import Bridge
from unaided.desktop.gone import is_gone
from unaided.desktop.latest import Latest
from unaided.desktop.note_form import NoteForm
from unaided.desktop.text_table import TextTable
from unaided.desktop.theme import GAP, GRID, Theme
from unaided.desktop.widgets.buttons import Button
from unaided.desktop.widgets.labels import paragraph
from unaided.desktop.widgets.roles import Role
from unaided.desktop.word_keeper import Saving, WordKeeper
from unaided.domain.timeline import TimelineNote
from unaided.domain.timeline_words import KIND_NAMES, days_words
from unaided.domain.trouble import UnaidedError
from unaided.services.timeline import Changed, NewNote, Noted

T = TypeVar("T")
SIZE = (620, 540)
TITLE = "Notes on the timeline"
WHY = "What changed beside your work: a new tool, a new team, days off. The charts mark it. Words stay on this machine."
NONE_YET = "No notes yet."
HEADER = ("Days", "About", "Note")
ADDED, CHANGED, DELETED, UNDONE = "Noted.", "Changed.", "Deleted.", "Taken back."


class NotesDialog(QDialog):
    """What is typed is kept; Esc leaves and loses nothing (Law 7)."""

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it; the notes are read at once."""
        super().__init__(parent)
        self._bridge = bridge
        self._noted = Latest(bridge, self._take)
        self._on_leave: frozenset[UUID] = frozenset()
        self._editing: TimelineNote | None = None
        self._undo: list[Changed] = []
        self._touched = False
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"Unaided · {TITLE}")
        self.resize(*SIZE)
        self.table = TextTable(theme, "Your notes", HEADER, [2])
        self.form = NoteForm(theme)
        self.told = paragraph("", Role.SMALL)
        self.save = Button("&Add", Role.PRIMARY)
        self.cancel = Button("&New note instead", Role.LINK)
        self.change = Button("&Change")
        self.delete = Button("&Delete")
        self.undo = Button("&Undo")
        self.keeper = WordKeeper(bridge, self._saving, self)
        self._lay_out()
        self._connect()
        self._begin_new("")
        self._read()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.setSpacing(GRID)
        column.addWidget(paragraph(TITLE, Role.HEADING))
        column.addWidget(paragraph(WHY, Role.MUTED))
        column.addWidget(self.form)
        for buttons in ((self.save, self.cancel), (self.change, self.delete, self.undo)):
            row = QHBoxLayout()
            row.setSpacing(GRID)
            for button in buttons:
                row.addWidget(button)
            row.addStretch(1)
            column.addLayout(row)
            column.addWidget(self.told if buttons[0] is self.save else self.table, 0 if buttons[0] is self.save else 1)

    def _connect(self) -> None:
        self.form.typed.connect(self._on_typed)
        self.form.entered.connect(self._on_save)
        self.save.clicked.connect(self._on_save)
        self.cancel.clicked.connect(self._on_cancel)
        self.change.clicked.connect(self._on_change)
        self.table.opened.connect(self._on_opened)
        self.delete.clicked.connect(self._on_delete)
        self.undo.clicked.connect(self._on_undo)
        self.keeper.failed.connect(self.told.setText)
        self.finished.connect(self._on_finished)

    def _read(self) -> None:
        self._noted.ask(_look)

    def _take(self, noted: Noted) -> None:
        self._on_leave = noted.on_leave
        self.table.fill([(note, _texts(note)) for note in reversed(noted.notes)])
        self.told.setText(self.told.text() or ("" if noted.notes else NONE_YET))
        for button in (self.change, self.delete):
            button.setEnabled(bool(noted.notes))
        self.undo.setEnabled(bool(self._undo))
        if noted.notes:
            self.table.setCurrentCell(0, 0)
        if self._editing is None and not self._touched:
            self.form.show_new(noted.draft, noted.today)

    def _begin_new(self, text: str) -> None:
        self._editing, self._touched = None, False
        self.save.setText("&Add")
        self.save.setAccessibleName("Add")
        self.cancel.hide()
        self.form.text.setText(text)
        self.form.text.setFocus()

    @Slot()
    def _on_typed(self) -> None:
        self._touched = True
        self.told.setText("")
        if self._editing is None:
            self.keeper.touch()

    def _saving(self) -> Saving:
        return partial(_save_draft, self.form.text.text())

    @Slot()
    def _on_save(self) -> None:
        new = self.form.note()
        if self._editing is None:
            self.keeper.rest()
            self._change(partial(_add, new), ADDED)
        else:
            self._change(partial(_edit, self._editing.id, new), CHANGED)

    def _change(self, job: partial[Changed], told: str) -> None:
        done = partial(_let_follow, self._bridge, partial(self._on_done, told))
        self._bridge.change(job, done, self._on_refused)

    def _on_done(self, told: str, changed: Changed) -> None:
        self._undo.append(changed)
        self._follow(told)

    def _follow(self, told: str) -> None:
        """Begin anew."""
        self.told.setText(told)
        self._begin_new("")
        self.keeper.go_on()
        self._read()

    def _on_refused(self, trouble: UnaidedError) -> None:
        self.keeper.go_on()
        self.told.setText(trouble.sentence)

    @Slot()
    def _on_cancel(self) -> None:
        self._begin_new("")
        self._read()

    def _current(self) -> TimelineNote | None:
        note = self.table.thing
        return note if isinstance(note, TimelineNote) else None

    @Slot()
    def _on_change(self) -> None:
        self._on_opened(self._current())

    @Slot(object)
    def _on_opened(self, note: TimelineNote | None) -> None:
        """Show a note in the fields; a new one that was begun stays a draft."""
        if note is None:
            return
        self.keeper.flush()
        self._editing, self._touched = note, False
        self.form.show_note(note, on_leave=note.id in self._on_leave)
        self.save.setText("&Save")
        self.save.setAccessibleName("Save")
        self.cancel.show()
        self.form.text.setFocus()

    @Slot()
    def _on_delete(self) -> None:
        note = self._current()
        if note is not None:
            self._change(partial(_remove, note.id), DELETED)

    @Slot()
    def _on_undo(self) -> None:
        if self._undo:
            done = partial(_let_follow, self._bridge, self._on_undone)
            self._bridge.change(partial(_undo, self._undo.pop()), done, self._on_refused)

    def _on_undone(self, _nothing: None) -> None:
        self._follow(UNDONE)

    @Slot()
    def _on_finished(self) -> None:
        """Keep what is typed: of a new note as its draft, of one that is changed in its place."""
        self.keeper.flush()
        self._noted.forget()
        if self._editing is not None and self._touched and self.form.text.text().strip():
            edit = partial(_edit, self._editing.id, self.form.note())
            self._bridge.change(edit, partial(_let_follow, self._bridge, _rest))


def _let_follow(bridge: Bridge, done: Callable[[T], None], changed: T) -> None:
    """Let every chart read what is marked, and tell the dialog, where it is there still."""
    bridge.history_changed.emit()
    if not is_gone(done):
        done(changed)


def _rest(_changed: Changed) -> None:
    """Do nothing more: the dialog closes."""


def _texts(note: TimelineNote) -> tuple[str, ...]:
    return days_words(note.first_day, note.last_day), KIND_NAMES[note.kind], note.text


def _look(services: Services) -> Noted:
    return services.timeline.look()


def _add(new: NewNote, services: Services) -> Changed:
    return services.timeline.add(new)


def _edit(note_id: UUID, new: NewNote, services: Services) -> Changed:
    return services.timeline.edit(note_id, new)


def _remove(note_id: UUID, services: Services) -> Changed:
    return services.timeline.remove(note_id)


def _undo(changed: Changed, services: Services) -> None:
    services.timeline.undo(changed)


def _save_draft(text: str, services: Services) -> None:
    services.timeline.save_draft(text)
