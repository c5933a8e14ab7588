"""The card of the stage self-check: begin or go on, the result beside what is measured, and earlier answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from unaided.bootstrap import Services
from unaided.desktop.bridge import Bridge
from unaided.desktop.plain_import import plain_import
from unaided.desktop.stage_questions import StageQuestions
from unaided.desktop.text_table import TextTable
from unaided.desktop.theme import GRID, Theme
from unaided.desktop.widgets.buttons import Button
from unaided.desktop.widgets.card import Card
from unaided.desktop.widgets.labels import paragraph
from unaided.desktop.widgets.roles import Role
from unaided.domain.stage import (
    ABOUT,
    NOT_VALIDATED,
    STAYS_HERE,
    StageCheck,
    means_words,
    measured_words,
    result,
    result_words,
    short_words,
)
from unaided.domain.words import MONTHS, day_name
from unaided.services.sections import RowBehind
from unaided.services.stage import StageLook, StageMeasured

if TYPE_CHECKING:  # numpy and the figures load when there is something to show
    from unaided.desktop.sections.behind import BehindCard
    from unaided.domain.measure.stage_signals import Signal, Signals

SIGNALS: Final = ("Stage", "If it were so", "Your data", "The numbers")
EARLIER: Final = ("Month", "Your answers", "Means of stage 1 · 2 · 3 · 4")
MOST_ROWS: Final = 6


@dataclass(frozen=True, slots=True)
class StageSeen:
    """How the self-check stands, and once there is a result what is measured beside it."""

    look: StageLook
    measured: StageMeasured | None


def see_stage(services: Services) -> StageSeen:
    """Read the self-check; nothing measured before there is a result, nor while one is being answered (§10, 6)."""
    look = services.stage.look()
    shown = bool(look.finished) and look.open is None
    return StageSeen(look, services.stage.measured() if shown else None)


class StageCard(Card):
    """A self-check, never a verdict."""

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it with nothing known yet."""
        super().__init__("Stage self-check", parent=parent)
        self._bridge = bridge
        self._theme = theme
        self._measured: StageMeasured | None = None
        self.sentence = paragraph("", Role.SUBHEADING)
        self.about = paragraph("", Role.MUTED)
        self.begin = Button("", Role.PRIMARY)
        self.questions = StageQuestions(bridge)
        self.together = paragraph("", Role.MUTED)
        self.signals = TextTable(theme, "Measured signals", SIGNALS, [1, 3])
        self.behind: BehindCard | None = None  # made with the first rows: numpy comes with it
        self.earlier_line = paragraph("Earlier answers, by month", Role.MUTED)
        self.earlier = TextTable(theme, "Earlier answers, by month", EARLIER, [2])
        self._lay_out()
        self.begin.clicked.connect(self._on_begin)
        self.questions.left.connect(self._on_left)
        self.questions.finished.connect(self._on_finished)
        self.signals.chosen.connect(self._on_signal)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        foot.addWidget(self.begin)
        foot.addStretch(1)
        self.body.addWidget(self.sentence)
        self.body.addWidget(self.about)
        self.body.addWidget(paragraph(f"{NOT_VALIDATED} {STAYS_HERE}", Role.SMALL))
        self.body.addLayout(foot)
        for part in (self.questions, self.together, self.signals, self.earlier_line, self.earlier):
            self.body.addWidget(part)
        self.questions.hide()

    def show_stage(self, seen: StageSeen) -> None:
        """Show how the self-check stands; a check that is being answered stays open."""
        look, self._measured = seen.look, seen.measured
        last = look.finished[0] if look.finished and look.open is None else None
        self.sentence.setText("" if last is None else result_words(result(last.answers)))
        self.about.setText(_about(look))
        self._show_begin(look)
        self._show_signals(() if seen.measured is None else seen.measured.signals)
        self.earlier.fill([(check.id, _earlier(check)) for check in look.finished])
        self.earlier.fit_up_to(MOST_ROWS)
        self._arrange(asking=look.open is not None and self.questions.isVisibleTo(self))

    def _show_begin(self, look: StageLook) -> None:
        words = "Begin the self-c&heck"
        if look.open is not None:
            words = f"Go on wit&h the self-check ({len(look.open.answers)} of {len(look.open.order)} answered)"
        self.begin.setText(words)
        self.begin.setAccessibleName(words.replace("&", ""))
        self.begin.setEnabled(look.next_day is None or look.open is not None)

    def _show_signals(self, found: Sequence[Signals]) -> None:
        every = [signal for one in found for signal in one.signals]
        self.signals.fill([(one, (str(int(one.stage)), one.claim, str(one.verdict), one.words)) for one in every])
        self.signals.fit()
        self.together.setText(measured_words([(one.stage, str(one.verdict)) for one in found]))
        if self.behind is not None:
            self.behind.hide()

    def _arrange(self, *, asking: bool) -> None:
        """Show the questions alone while they are answered: what was before would colour the answers."""
        measured = self._measured is not None and not asking
        self.questions.setVisible(asking)
        self.begin.setVisible(not asking and self.begin.isEnabled())
        self.sentence.setVisible(bool(self.sentence.text()) and not asking)
        self.about.setVisible(not asking)
        self.together.setVisible(measured)
        self.signals.setVisible(measured)
        for part in (self.earlier_line, self.earlier):
            part.setVisible(bool(self.earlier.rowCount()) and not asking)

    @Slot()
    def _on_begin(self) -> None:
        self._bridge.ask(_begin, self._ask)

    def _ask(self, check: StageCheck) -> None:
        self.questions.show_check(check)
        self._arrange(asking=True)
        self.questions.begin()

    @Slot()
    def _on_left(self) -> None:
        self._arrange(asking=False)
        self._bridge.history_changed.emit()
        self.begin.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_finished(self) -> None:
        self._arrange(asking=False)
        self._bridge.history_changed.emit()
        self.signals.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_signal(self, signal: Signal) -> None:
        if self._measured is not None:
            self._bridge.ask(partial(_rows_of, self._measured, signal), partial(self._show_behind, signal))

    def _show_behind(self, signal: Signal, rows: tuple[RowBehind, ...]) -> None:
        if self._measured is not None:
            with plain_import():
                from unaided.desktop.sections.behind import BehindCard, RowsOf  # noqa: PLC0415 (numpy)
            if self.behind is None:
                self.behind = BehindCard(self._theme)
                self.body.insertWidget(self.body.indexOf(self.signals) + 1, self.behind)
            self.behind.show_rows(
                RowsOf(f"{signal.claim}: {signal.verdict}. {signal.words}", signal.table, signal.rows), rows
            )
            self.behind.show()


def _rows_of(measured: StageMeasured, signal: Signal, services: Services) -> tuple[RowBehind, ...]:
    return services.sections.behind(measured.evidence, signal.table, signal.rows)


def _about(look: StageLook) -> str:
    if look.next_day is not None and look.open is None:
        last, following = day_name(look.finished[0].day), day_name(look.next_day)
        return f"Answered on {last}. The next one can be answered from {following}."
    return ABOUT


def _earlier(check: StageCheck) -> tuple[str, ...]:
    found = result(check.answers)
    return f"{MONTHS[check.day.month - 1]} {check.day.year}", short_words(found), means_words(found)


def _begin(services: Services) -> StageCheck:
    return services.stage.begin()
