"""The rows behind what is chosen in a section: tasks, sessions, explanations or recalls (Law 6)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from PySide6.QtWidgets import QWidget

from unaided.desktop.text_table import TextTable
from unaided.desktop.theme import Theme
from unaided.desktop.widgets.card import Card
from unaided.desktop.widgets.labels import paragraph
from unaided.desktop.widgets.roles import Role
from unaided.domain.measure.figure import Table
from unaided.domain.words import day_name, short_day
from unaided.services.sections import ExplanationBehind, RecallBehind, RowBehind, SessionBehind, TaskBehind

NO_WHY: Mapping[int, str] = MappingProxyType({})
HEADERS: Mapping[Table, tuple[str, ...]] = {
    Table.TASKS: ("Day", "Task", "Size", "Estimate", "Guess", "Minutes", "Ended", "AI"),
    Table.SESSIONS: ("Day", "Task", "Minutes", "Look-ups", "Felt", "AI"),
    Table.EXPLANATIONS: ("Day", "Task", "Predicted", "Explained", "Recalled", "AI"),
    Table.RECALLS: ("Day", "Task", "Recall", "Passed", "AI"),
}
LEFT_OUT = "Left out because"
NOUNS: Mapping[Table, tuple[str, str]] = {
    Table.TASKS: ("task", "Tasks"),
    Table.SESSIONS: ("session", "Sessions"),
    Table.EXPLANATIONS: ("explanation", "Explanations"),
    Table.RECALLS: ("recall", "Recalls"),
}


@dataclass(frozen=True, slots=True)
class RowsOf:
    """Which rows are wanted: the sentence above them, in which table, and for each that is left out why."""

    sentence: str
    table: Table
    rows: tuple[int, ...]
    why: Mapping[int, str] = field(default_factory=lambda: NO_WHY)


class BehindCard(Card):
    """A sentence and the rows behind it; each kind of row has a table of its own, made when first needed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it empty."""
        super().__init__("Behind it", parent=parent)
        self._theme = theme
        self._tables: dict[tuple[Table, bool], TextTable] = {}
        self.sentence = paragraph("", Role.MUTED)
        self.table: TextTable | None = None
        self.body.addWidget(self.sentence)

    def show_rows(self, wanted: RowsOf, rows: Sequence[RowBehind]) -> None:
        """Show these rows, which were wanted."""
        self.sentence.setText(wanted.sentence)
        shown = self._table(wanted.table, left_out=bool(wanted.why))
        for table in self._tables.values():
            table.setVisible(table is shown)
        self.table = shown
        day = short_day if len({row.day.year for row in rows}) == 1 else day_name
        shown.fill([(row.task_id, behind_texts(row, day, wanted.why.get(row.row))) for row in rows])

    def _table(self, table: Table, *, left_out: bool) -> TextTable:
        if (table, left_out) not in self._tables:
            header = HEADERS[table] + ((LEFT_OUT,) if left_out else ())
            made = TextTable(self._theme, f"{NOUNS[table][1]} behind it", header, [1])
            self._tables[table, left_out] = made
            self.body.addWidget(made, 1)
        return self._tables[table, left_out]

    def text(self) -> str:
        """Return the rows as a table, empty before any are shown."""
        return "" if self.table is None else self.table.text()


def behind_texts(row: RowBehind, day: Callable[[date], str], why: str | None = None) -> tuple[str, ...]:
    """Return a row's texts; `day` writes its day, `why` says for what it is left out."""
    head = (day(row.day), f"{row.title} · {row.kind}")
    return (*head, *_numbers(row), *(() if why is None else (why,)))


def _numbers(row: RowBehind) -> tuple[str, ...]:
    match row:
        case TaskBehind():
            lengths = (_minutes(one) for one in (row.size, row.estimate, row.guess))
            return (*lengths, f"{row.minutes:,.0f}", row.end, row.use)
        case SessionBehind():
            felt = "" if row.felt is None else f"{row.felt:.0f} of 5"
            return (f"{row.minutes:,.0f}", f"{row.look_ups:,}", felt, row.use)
        case ExplanationBehind():
            recalled = "still to come" if row.recalled is None else "yes" if row.recalled else "no"
            return (_percent(row.predicted), _percent(row.explained), recalled, row.use)
        case RecallBehind():
            return (f"number {row.number:,}", "yes" if row.passed else "no", row.use)
        case _:
            raise TypeError(f"{type(row).__name__} is no row behind a figure")


def _minutes(value: float | None) -> str:
    return "" if value is None else f"{value:,.0f} min"


def _percent(share: float | None) -> str:
    return "" if share is None else f"{100 * share:.0f} %"
