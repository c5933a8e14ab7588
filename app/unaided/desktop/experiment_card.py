"""The coin's own card: begin an experiment, see what it counts, end it, replay it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from unaided.bootstrap import Services
from unaided.desktop.bridge import Bridge
from unaided.desktop.latest import Latest
from unaided.desktop.text_table import TextTable
from unaided.desktop.theme import GRID, Theme
from unaided.desktop.widgets.buttons import Button
from unaided.desktop.widgets.card import Card
from unaided.desktop.widgets.labels import paragraph
from unaided.desktop.widgets.pills import PillRow
from unaided.desktop.widgets.roles import Role
from unaided.desktop.widgets.twice_button import TwiceButton
from unaided.domain.experiment import TargetUse
from unaided.domain.experiment_words import (
    ENOUGH,
    SEALED,
    TOLD,
    WHAT,
    look_words,
    replay_words,
    use_words,
)
from unaided.domain.measure.coin import Throw
from unaided.domain.task import Kind, clean_kind
from unaided.domain.trouble import UnaidedError
from unaided.domain.words import mode_mark, mode_name
from unaided.services.experiment import ExperimentPage, ThrowRow

MOST_ROWS = 6  # of the throws that are in sight
HEADER = ("Task", "Kind", "Drawn", "Then", "Declined because")
END, END_TWICE = "&End the experiment…", "End it for good?"
Pages = tuple[ExperimentPage, ...]


class ExperimentCard(Card):
    """One experiment at a time; the latest one shows."""

    def __init__(self, bridge: Bridge, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it with nothing known yet."""
        super().__init__("Let the coin decide", parent=parent)
        self._bridge = bridge
        self._page: ExperimentPage | None = None
        self._begins = False  # a beginning that the worker has not answered yet
        self._pages = Latest(bridge, self._show)
        self.what = paragraph(WHAT, Role.MUTED)
        self.use: PillRow[TargetUse] = PillRow("What it tries", ((use, use_words(use)) for use in TargetUse))
        self.kinds = QLineEdit()
        self.kinds.setAccessibleName("Kinds that take part")
        self.kinds.setPlaceholderText("debug, build …; empty: all kinds")
        self.begin = Button("&Begin the experiment", Role.PRIMARY)
        self.counts, self.look, self.seal = (paragraph("", Role.MUTED) for _ in range(3))
        self.seed = _selectable()
        self.throws = TextTable(theme, "What was drawn", HEADER, [0, 4])
        self.end = TwiceButton(END, END_TWICE)
        self.replay = Button("&Replay the throws")
        self.trouble = paragraph("", Role.WRONG)
        self._lay_out()
        self.begin.clicked.connect(self._on_begin)
        self.end.confirmed.connect(self._on_end)
        self.replay.clicked.connect(self._on_replay)
        self._show(())

    def _lay_out(self) -> None:
        for part in (self.what, self.use, self.kinds, self.counts, self.look, self.seal, self.seed, self.throws):
            self.body.addWidget(part)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        for button in (self.begin, self.end, self.replay):
            row.addWidget(button)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addWidget(self.trouble)
        self.use.choose(TargetUse.MEASURED)

    def refresh(self) -> None:
        """Read how it stands."""
        self._pages.ask(_read)

    def forget(self) -> None:
        """Wait for no answer any more."""
        self._pages.forget()

    def _show(self, pages: Pages) -> None:
        """Show the latest experiment; a new one can begin where none goes on."""
        self._page = page = pages[0] if pages else None
        goes_on = page is not None and page.experiment.ended_at is None
        asked: tuple[QWidget, ...] = (self.use, self.kinds, self.begin)
        told: tuple[QWidget, ...] = (self.counts, self.look, self.seal, self.seed, self.throws)
        for part in asked:
            part.setVisible(not goes_on)
        for part in told:
            part.setVisible(page is not None)
        self.end.setVisible(goes_on)
        self.end.settle()
        self.replay.setVisible(page is not None and bool(page.seed))
        self.trouble.hide()
        if page is not None:
            self._tell(page)

    def _tell(self, page: ExperimentPage) -> None:
        kinds = ", ".join(page.experiment.kinds) or "all kinds"
        tried = f"{use_words(page.experiment.use)}, {kinds}"
        drawn = f"{len(page.kept_out):,} kept out, {len(page.throws):,} drawn, {page.declined:,} declined"
        self.counts.setText(f"{tried}: {page.registered:,} registered, {drawn}, {page.closed:,} finished or stopped.")
        self.look.setText(f"{look_words(page.closed, page.next_look, page.missing)} {ENOUGH}")
        self.seal.setText(TOLD if page.seed else SEALED)
        seed = f"\nSeed: {page.seed}" if page.seed else ""
        self.seed.setText(f"Seal: {page.experiment.commitment}{seed}")
        self.throws.fill([(row.draw.task_id, _texts(row)) for row in reversed(page.throws)])
        self.throws.fit_up_to(MOST_ROWS)
        self.throws.setVisible(bool(page.throws))

    @Slot()
    def _on_begin(self) -> None:
        if self._begins:
            return
        try:
            kinds = [clean_kind(word) for word in self.kinds.text().split(",") if word.strip()]
        except UnaidedError as trouble:
            self._complain(trouble)
            return
        self._begins = True
        job = partial(_begin, self.use.value or TargetUse.MEASURED, kinds)
        self._bridge.change(job, self._on_begun, self._on_not_begun)

    def _on_begun(self, pages: Pages) -> None:
        self._begins = False
        self._show(pages)

    def _on_not_begun(self, trouble: UnaidedError) -> None:
        self._begins = False
        self._complain(trouble)

    @Slot()
    def _on_end(self) -> None:
        """End it: an ended experiment does not go on."""
        self._bridge.change(_end, self._on_ended, self._on_not_ended)

    def _on_ended(self, pages: Pages) -> None:
        self.end.answered()
        self._show(pages)

    def _on_not_ended(self, trouble: UnaidedError) -> None:
        self.end.answered()
        self._complain(trouble)

    @Slot()
    def _on_replay(self) -> None:
        if self._page is not None:
            self._bridge.ask(partial(_replayed, self._page), self._tell_replay, self._complain)

    def _tell_replay(self, wrong: list[Throw]) -> None:
        throws = 0 if self._page is None else len(self._page.throws)
        self.look.setText(replay_words(throws, len(wrong)))

    def _complain(self, trouble: UnaidedError) -> None:
        self.trouble.setText(trouble.sentence)
        self.trouble.show()


def _selectable() -> QLabel:
    line = paragraph("", Role.SMALL)
    line.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return line


def _texts(row: ThrowRow) -> tuple[str, ...]:
    arm = f"{mode_mark(row.draw.arm)} {mode_name(row.draw.arm)}"
    return (row.title, str(row.draw.kind), arm, str(row.status), row.draw.declined_because)


def _read(services: Services) -> Pages:
    return services.experiment.pages()


def _begin(use: TargetUse, kinds: list[Kind], services: Services) -> Pages:
    services.experiment.begin(use, kinds)
    return services.experiment.pages()


def _end(services: Services) -> Pages:
    services.experiment.end()
    return services.experiment.pages()


def _replayed(page: ExperimentPage, services: Services) -> list[Throw]:
    return services.experiment.check(page.experiment.id, page.seed)
