"""Which work the velocity chart is about: kind, project, ownership, and whether edited rows count."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from unaided.desktop.theme import Theme
from unaided.desktop.widgets.drop_down import DropDown
from unaided.desktop.widgets.flow import FlowLayout
from unaided.desktop.widgets.tick import Tick
from unaided.domain.ownership import Ownership, title
from unaided.services.calibration import Choices, Wanted

ALL = ("All kinds", "All projects", "All ownership")
T = TypeVar("T")


class VelocityFilters(QWidget):
    """Three lists, of which one that offers no choice is not there, and a tick."""

    chosen = Signal(object)  # the Wanted the person has just chosen

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Make them with nothing to choose from."""
        super().__init__(parent)
        self._choices = Choices()
        self.kind: DropDown[str | None] = DropDown("Kind of work", theme, [(None, ALL[0])])
        self.project: DropDown[str | None] = DropDown("Project", theme, [(None, ALL[1])])
        self.ownership: DropDown[Ownership | None] = DropDown("Ownership", theme, [(None, ALL[2])])
        row = FlowLayout(self)
        for choice in (self.kind, self.project, self.ownership):
            row.addWidget(choice)
            choice.setSizeAdjustPolicy(DropDown.SizeAdjustPolicy.AdjustToContents)
            choice.hide()
            choice.chosen.connect(self._on_chosen)
        self.without_edited = Tick("Leave edited rows &out", theme)
        self.without_edited.setToolTip("Leaves out tasks of which a session was corrected once it was over.")
        self.without_edited.setMinimumHeight(self.kind.sizeHint().height())  # level with the lists
        self.without_edited.chosen.connect(self._on_chosen)
        row.addWidget(self.without_edited)

    def show_choices(self, choices: Choices, wanted: Wanted) -> None:
        """Offer what there is, with this chosen."""
        if choices != self._choices:
            self._choices = choices
            _offer(self.kind, ALL[0], [(kind, kind.capitalize()) for kind in choices.kinds])
            _offer(self.project, ALL[1], [(project, project) for project in choices.projects], least=1)
            _offer(self.ownership, ALL[2], [(own, title(own)) for own in choices.ownerships])
        self.kind.choose(wanted.kind)
        self.project.choose(wanted.project)
        self.ownership.choose(wanted.ownership)
        self.without_edited.choose(on=wanted.without_edited)

    @Slot(object)
    def _on_chosen(self, _value: object) -> None:
        chosen = (self.kind.chosen_value, self.project.chosen_value, self.ownership.chosen_value)
        self.chosen.emit(Wanted(*chosen, self.without_edited.isChecked()))


def _offer(choice: DropDown[T | None], every: str, offered: Sequence[tuple[T, str]], least: int = 2) -> None:
    choice.offer([(None, every), *offered])
    choice.setVisible(len(offered) >= least)
