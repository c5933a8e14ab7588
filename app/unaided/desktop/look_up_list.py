"""What had to be looked up: the session's own look-ups, each removable, and more with their source."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from unaided.desktop.draft import LookUpDraft
from unaided.desktop.theme import GRID
from unaided.desktop.widgets.buttons import ENTERS
from unaided.desktop.widgets.chips import Chips
from unaided.desktop.widgets.line_list import LineField
from unaided.desktop.widgets.pills import PillRow
from unaided.domain.explanation import LookUp, LookUpSource
from unaided.services.explanation import NewLookUp

NAME = "What did you have to look up?"
HINT = "+ add what you looked up; Enter adds it"


class LookUpList(QWidget):
    """Chips of what is noted, a line for more, and where that was found."""

    changed = Signal()

    def __init__(self, noted: Sequence[LookUp], parent: QWidget | None = None) -> None:
        """Show what was noted in the session."""
        super().__init__(parent)
        self._noted = tuple(noted)
        self._dropped: list[UUID] = []
        self._chips: Chips[UUID | LookUpDraft] = Chips(NAME)
        self.field = LineField(NAME, HINT)
        sources = ((source, _source_words(source)) for source in LookUpSource)
        self.source: PillRow[LookUpSource] = PillRow("Where did you find it?", sources)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        for widget in (self._chips, self.field, self.source):
            layout.addWidget(widget)
        self._chips.removed.connect(self._on_removed)
        self.field.textChanged.connect(self._show_sources)
        self.field.textEdited.connect(self.changed)
        self.field.entered.connect(self._add)
        self.source.chosen.connect(self.changed)

    @property
    def dropped(self) -> tuple[UUID, ...]:
        """Return the noted look-ups that were taken away."""
        return tuple(self._dropped)

    @property
    def added(self) -> tuple[LookUpDraft, ...]:
        """Return what was added with Enter."""
        return tuple(value for value in self._chips.values if isinstance(value, LookUpDraft))

    @property
    def new(self) -> tuple[NewLookUp, ...]:
        """Return all that is new, also what was typed but not added: it must not get lost."""
        typed = self.field.text().strip()
        entries = (*self.added, LookUpDraft(typed, self.source.value)) if typed else self.added
        return tuple(NewLookUp(each.text, LookUpSource(each.source) if each.source else None) for each in entries)

    def put(self, added: Sequence[LookUpDraft], dropped: Sequence[str], typed: str, source: str | None) -> None:
        """Show a draft."""
        self._dropped = [noted.id for noted in self._noted if str(noted.id) in dropped]
        self._chips.clear()
        for noted in self._noted:
            if noted.id not in self._dropped:
                self._chips.add(noted.id, _chip_words(noted.text, noted.source))
        for each in added:
            self._chips.add(each, _chip_words(each.text, _source(each.source)))
        self.field.setText(typed)
        self.source.choose(_source(source))
        self._show_sources()

    @Slot(str)
    def _add(self, text: str) -> None:
        entry = LookUpDraft(text, self.source.value)
        self._chips.add(entry, _chip_words(text, self.source.value))
        self.field.clear()
        self.source.choose(None)
        self.field.setFocus()
        self.changed.emit()

    @Slot(object)
    def _on_removed(self, value: UUID | LookUpDraft) -> None:
        if isinstance(value, UUID):
            self._dropped.append(value)
        self.changed.emit()

    @Slot()
    def _show_sources(self) -> None:
        self.source.setVisible(bool(self.field.text().strip()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Add with Enter also from the row of sources."""
        typed = self.field.text().strip()
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if Qt.Key(event.key()) in ENTERS and plain and typed:
            self._add(typed)
        else:
            super().keyPressEvent(event)


def _source(kept: str | None) -> LookUpSource | None:
    return LookUpSource(kept) if kept in set(LookUpSource) else None


def _source_words(source: LookUpSource) -> str:
    return source.replace("-", " ")


def _chip_words(text: str, source: LookUpSource | None) -> str:
    return f"{text} · {_source_words(source)}" if source else text
