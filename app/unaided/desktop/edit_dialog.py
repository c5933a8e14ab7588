"""A correction of history: what it would do is said while it is typed, and nothing is cut that was not agreed to."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QWidget

from unaided.bootstrap import Services
from unaided.desktop.bridge import Bridge
from unaided.desktop.edit_forms import AddForm, ChangeForm, RestoreForm, SplitForm
from unaided.desktop.latest import Latest
from unaided.desktop.question_frame import at_the_right, column_of
from unaided.desktop.theme import Theme
from unaided.desktop.widgets.buttons import ENTERS, Button
from unaided.desktop.widgets.labels import paragraph, wrappable
from unaided.desktop.widgets.roles import Role
from unaided.desktop.widgets.tick import Tick
from unaided.domain.editing import Done, Edit, Preview
from unaided.domain.task import Task
from unaided.domain.task_list import TaskFilter
from unaided.domain.trouble import UnaidedError

WIDTH = 472  # px
OFFERED = 500  # tasks that a field completes from, those of late first
AGREE = "&Cut them for it"
Said = Preview | UnaidedError


class EditDialog(QDialog):
    """A form, what it would do in a line, and two buttons; Enter keeps it, Esc leaves all as it was (Law 7)."""

    kept = Signal(object)  # Done, once it is

    def __init__(
        self,
        bridge: Bridge,
        theme: Theme,
        form: ChangeForm | AddForm | SplitForm | RestoreForm,
        words: tuple[str, str],
        parent: QWidget | None = None,
    ) -> None:
        """Ask with this form; `words` are the heading and what the button says."""
        super().__init__(parent)
        heading, verb = words
        self._bridge = bridge
        self.form = form
        self._said: Latest[Said] = Latest(bridge, self._take)
        self._tasks: Latest[Sequence[Task]] = Latest(bridge, self._take_tasks)
        self._cuts: frozenset[UUID] = frozenset()
        self._touched = False  # until then its hint stands where the preview will
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Unaided · Correct history")
        self.setAccessibleName(heading)
        self.heading = paragraph(wrappable(heading), Role.SUBHEADING)
        self.preview = paragraph(form.hint, Role.MUTED)
        self.preview.setAccessibleName("What this would do")
        self.agree = Tick(AGREE, theme)
        self.trouble = paragraph("", Role.WRONG)
        self.leave = Button("&Leave it")
        self.keep = Button(verb, Role.PRIMARY)
        self._lay_out()
        self._connect()
        self._tasks.ask(_tasks)
        if not form.hint:
            self._look()

    def _lay_out(self) -> None:
        column = column_of(self, WIDTH)
        for widget in (self.heading, self.form, self.preview, self.agree, self.trouble):
            column.addWidget(widget)
        column.addLayout(at_the_right(self.leave, self.keep))
        self.agree.hide()
        self.trouble.hide()

    def _connect(self) -> None:
        self.form.changed.connect(self._on_changed)
        self.agree.chosen.connect(self._on_agreed)
        self.leave.clicked.connect(self.reject)
        self.keep.clicked.connect(self._on_keep)

    def _take_tasks(self, tasks: Sequence[Task]) -> None:
        if not isinstance(self.form, ChangeForm | AddForm):
            return
        with QSignalBlocker(self.form):
            self.form.offer(tasks)
        if self._touched:  # what was typed meanwhile may be one of them
            self._look()

    @property
    def _cutting(self) -> frozenset[UUID]:
        return self._cuts if self.agree.isChecked() else frozenset()

    def _look(self) -> None:
        """Say what would be done, or why it cannot be."""
        try:
            edit = self.form.edit(self._cutting)
        except UnaidedError as error:
            self._take(error)
        else:
            self._said.ask(partial(_preview, edit))

    def _take(self, said: Said) -> None:
        if isinstance(said, UnaidedError):
            self.preview.setText(said.sentence)
            self._show_cuts(frozenset())
            return
        cuts = [f"It {cut.sentence}." for cut in said.cuts]
        self.preview.setText("\n".join(dict.fromkeys((*said.sentences, *cuts))))
        self._show_cuts(frozenset(cut.session_id for cut in said.cuts))

    def _show_cuts(self, cuts: frozenset[UUID]) -> None:
        if cuts != self._cuts:  # agreed to something else than what would be cut now
            self.agree.choose(on=False)
        self._cuts = cuts
        self.agree.setVisible(bool(cuts))

    @Slot()
    def _on_changed(self) -> None:
        self._touched = True
        self.trouble.hide()
        self._look()

    @Slot(bool)
    def _on_agreed(self, on: bool) -> None:  # noqa: FBT001 (a slot's arguments have no keywords)
        if on:
            self.keep.setFocus()  # on the box Enter would take the word back
        self._on_changed()

    @Slot()
    def _on_keep(self) -> None:
        try:
            edit = self.form.edit(self._cutting)
        except UnaidedError as error:
            self._on_refused(error)
        else:
            self._bridge.change(partial(_apply, edit), self._on_done, self._on_refused)

    def _on_done(self, done: Done) -> None:
        self.kept.emit(done)
        self.accept()

    def _on_refused(self, trouble: UnaidedError) -> None:
        self.trouble.setText(trouble.sentence)
        self.trouble.show()

    def done(self, result: int) -> None:
        """Wait for no answer any more."""
        self._said.forget()
        self._tasks.forget()
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep it by Enter from every field."""
        if event.key() in ENTERS:
            self.keep.click()
        else:
            super().keyPressEvent(event)


def _tasks(services: Services) -> Sequence[Task]:
    return [row.task for row in services.history.tasks(TaskFilter(), OFFERED)]


def _preview(edit: Edit, services: Services) -> Said:
    try:
        return services.editing.preview(edit)
    except UnaidedError as error:  # an answer too: it stands where the preview would
        return error


def _apply(edit: Edit, services: Services) -> Done:
    return services.editing.apply(edit)
