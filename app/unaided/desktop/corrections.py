"""What can be done with the chosen sessions of History, as entries of a menu, as buttons and by keys (Law 9)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from unaided.bootstrap import Services
from unaided.desktop.bridge import Bridge
from unaided.desktop.edit_dialog import EditDialog
from unaided.desktop.edit_forms import AddForm, ChangeForm, RestoreForm, SplitForm
from unaided.desktop.history_lists import SessionList
from unaided.desktop.latest import Latest
from unaided.desktop.theme import Theme
from unaided.domain.editing import Delete, Done, Edit, Merge, Preview, Restore, Undoable
from unaided.domain.history import SessionRow

TWO = 2
UNDO_HINT = "Ctrl+Z takes it back."
LONGEST = 48  # letters of what undo and redo say on their buttons; their tips say all of it


class Corrections(QObject):
    """The entries; each shows only where it can be done with what is chosen."""

    def __init__(self, bridge: Bridge, theme: Theme, sessions: SessionList, page: QWidget) -> None:
        """Take the list whose chosen rows are meant, and the page on which the keys hold."""
        super().__init__(page)
        self._bridge = bridge
        self._theme = theme
        self._list = sessions
        self._undoable: Latest[Undoable] = Latest(bridge, self._take_undoable)
        self.edit = self._entry("&Edit…", "F2", self._on_edit, sessions)
        self.split = self._entry("S&plit…", "Ctrl+T", self._on_split, sessions)
        self.merge = self._entry("&Merge", "Ctrl+M", self._on_merge, sessions)
        self.delete = self._entry("&Delete", "Del", self._on_delete, sessions)
        self.restore = self._entry("&Restore…", "Ctrl+R", self._on_restore, sessions)
        self.add = self._entry("&Add a missed session…", "Ctrl+N", self._on_add, page)
        self.undo = self._entry("&Undo", "Ctrl+Z", self._on_undo, page)
        self.redo = self._entry("Red&o", "Ctrl+Shift+Z", self._on_redo, page)
        sessions.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        sessions.customContextMenuRequested.connect(self._on_menu)
        sessions.selectionModel().selectionChanged.connect(self.follow)
        sessions.rows.modelReset.connect(self.follow)
        sessions.rows.dataChanged.connect(self.follow)
        self.follow()
        self._take_undoable(Undoable())

    def _entry(self, words: str, keys: str, done: Callable[[], None], where: QWidget) -> QAction:
        action = QAction(words, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.setToolTip(f"{words.replace('&', '')} ({keys})")
        action.triggered.connect(done)
        where.addAction(action)
        return action

    @property
    def entries(self) -> Sequence[QAction]:
        """Return them in the order of the menu."""
        of_rows = (self.edit, self.split, self.merge, self.delete, self.restore)
        return (*of_rows, self.add, self.undo, self.redo)

    def refresh(self) -> None:
        """Read what undo and redo would do now."""
        self._undoable.ask(_undoable)

    def forget(self) -> None:
        """Wait for no answer any more."""
        self._undoable.forget()

    @Slot()
    def follow(self) -> None:
        """Offer what can be done with the chosen rows."""
        rows = self._list.chosen
        there, deleted = [row for row in rows if not row.is_deleted], [row for row in rows if row.is_deleted]
        only = there if len(rows) == 1 else []
        self.edit.setVisible(bool(only))
        self.split.setVisible(bool(only))
        self.merge.setVisible(len(there) == TWO and len(rows) == TWO and _are_alike(*there))
        self.delete.setVisible(bool(there) and not deleted)
        self.restore.setVisible(len(deleted) == 1 and not there)

    def _take_undoable(self, undoable: Undoable) -> None:
        for action, name, what in ((self.undo, "&Undo", undoable.undo), (self.redo, "Red&o", undoable.redo)):
            words = _short(what or "")
            action.setText(f"{name}: {words.replace('&', '&&')}")
            action.setToolTip(f"{name.replace('&', '')}: {what} ({action.shortcut().toString()})")
            action.setVisible(what is not None)

    @Slot(QPoint)
    def _on_menu(self, at: QPoint) -> None:
        menu = QMenu(self._list)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName("What can be done with the chosen sessions")
        menu.addActions(list(self.entries))
        menu.popup(self._list.viewport().mapToGlobal(at))

    @Slot()
    def _on_edit(self) -> None:
        (row,) = self._list.chosen
        self._open(ChangeForm(self._theme, row), (f"Edit “{row.task.title}”", "&Keep it so"))

    @Slot()
    def _on_add(self) -> None:
        self._open(AddForm(self._theme, self._bridge.reading()), ("Add a missed session", "Add &it"))

    @Slot()
    def _on_split(self) -> None:
        (row,) = self._list.chosen
        self._open(SplitForm(row), (f"Split “{row.task.title}”", "Make &two of it"))

    @Slot()
    def _on_restore(self) -> None:
        (row,) = self._list.chosen
        self._bridge.ask(partial(_preview, Restore(row.session.id)), partial(self._restore, row))

    def _restore(self, row: SessionRow, preview: Preview) -> None:
        if preview.cuts:
            self._open(RestoreForm(row), (f"Restore “{row.task.title}”", "&Restore it"))
        else:
            self._apply(Restore(row.session.id))

    @Slot()
    def _on_merge(self) -> None:
        later, earlier = self._list.chosen
        self._apply(Merge(earlier.session.id, later.session.id))

    @Slot()
    def _on_delete(self) -> None:
        first, *others = (row.session.id for row in self._list.chosen)
        self._apply(Delete(first, tuple(others)))

    def _apply(self, edit: Edit) -> None:
        self._bridge.change(partial(_apply, edit), self._on_done)

    @Slot()
    def _on_undo(self) -> None:
        self._bridge.change(_undo, self._on_taken_back)

    @Slot()
    def _on_redo(self) -> None:
        self._bridge.change(_redo, self._on_done)

    def _open(self, form: ChangeForm | AddForm | SplitForm | RestoreForm, words: tuple[str, str]) -> None:
        dialog = EditDialog(self._bridge, self._theme, form, words, self._list.window())
        dialog.kept.connect(self._on_done)
        dialog.open()

    @Slot(object)
    def _on_done(self, done: Done) -> None:
        self._show_done(done, f"{done.sentence} {UNDO_HINT}")

    def _on_taken_back(self, done: Done) -> None:
        self._show_done(done, done.sentence)

    def _show_done(self, done: Done, sentence: str) -> None:
        self._list.choose_next(done.session_ids[:1])
        if self._list.isVisible():
            self._list.setFocus()  # the button that was pressed goes, and the keyboard with it to one never meant
        self._bridge.told.emit(sentence)
        self._bridge.history_changed.emit()


def _are_alike(one: SessionRow, other: SessionRow) -> bool:
    """Tell whether two sessions may be one: of one task and one mode; whether they are neighbours the preview says."""
    return one.task.id == other.task.id and one.session.mode is other.session.mode


def _short(words: str) -> str:
    return words if len(words) <= LONGEST else words[: LONGEST - 2].rstrip() + "…”"


def _preview(edit: Edit, services: Services) -> Preview:
    return services.editing.preview(edit)


def _apply(edit: Edit, services: Services) -> Done:
    return services.editing.apply(edit)


def _undo(services: Services) -> Done:
    return services.editing.undo()


def _redo(services: Services) -> Done:
    return services.editing.redo()


def _undoable(services: Services) -> Undoable:
    return services.editing.undoable()
