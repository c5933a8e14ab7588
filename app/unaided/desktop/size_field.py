"""How large a task is, against the person's own anchors: two keys, and no minutes to be seen (§1)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from unaided.desktop.theme import GRID, HALF
from unaided.desktop.widgets.labels import label_for, paragraph
from unaided.desktop.widgets.pills import PillRow
from unaided.desktop.widgets.roles import Role
from unaided.domain.sizing import STEP_WORDS, UNSIZED
from unaided.services.ruler import AnchorChoice

LIKE = "Compared with this one of yours …"
STEP = "… the new task is"
STEP_AGAIN = "… that old task looks, as you see it today,"
TITLE_CHARACTERS = 34


class SizeField(QWidget):
    """The anchors, then the steps; it shows once the baseline is frozen."""

    changed = Signal()  # the size is another now

    def __init__(self, step: str = STEP, parent: QWidget | None = None) -> None:
        """Make it with no anchors yet; `step` is how the second question goes on, for a new task or an old one."""
        super().__init__(parent)
        self._offered: tuple[AnchorChoice, ...] = ()
        self.anchors: PillRow[int] = PillRow(LIKE, ())
        self.steps: PillRow[float] = PillRow(step, tuple(STEP_WORDS.items()))
        self.note = paragraph(UNSIZED, Role.SMALL)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(HALF)
        self._column.addWidget(label_for(LIKE, self.anchors))
        self._column.addWidget(self.anchors)
        self._column.addSpacing(GRID)
        self._column.addWidget(label_for(step, self.steps))
        self._column.addWidget(self.steps)
        self._column.addWidget(self.note)
        self.anchors.chosen.connect(self._on_anchor)
        self.steps.chosen.connect(self._on_step)
        self.hide()

    def offer(self, anchors: Sequence[AnchorChoice]) -> None:
        """Offer these anchors, the smallest first; without any nothing is asked."""
        if tuple(anchors) == self._offered:
            return
        self._offered = tuple(anchors)
        self.anchors.empty()  # another baseline, or another name: a number means another task now
        self.clear()
        for anchor in self._offered:
            self.anchors.offer(anchor.number, f"{anchor.number} {_short(anchor.title)} · {anchor.kind}")
        self.setVisible(bool(self._offered))

    @property
    def judged(self) -> tuple[int, float] | None:
        """Return the anchor's number and the step, None where either is not chosen."""
        anchor, step = self.anchors.value, self.steps.value
        return None if anchor is None or step is None else (anchor, step)

    def clear(self) -> None:
        """Choose neither."""
        self.anchors.choose(None)
        self.steps.choose(None)
        self._show()

    @Slot(object)
    def _on_anchor(self, _anchor: int) -> None:
        self.steps.setFocus()
        self._show()
        self.changed.emit()

    @Slot(object)
    def _on_step(self, _step: float) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        self.note.setVisible(self.judged is None)


def _short(title: str) -> str:
    return title if len(title) <= TITLE_CHARACTERS else f"{title[: TITLE_CHARACTERS - 1].rstrip()}…"
