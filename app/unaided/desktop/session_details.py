"""A finished session as it is kept: its facts and what was written, to read and not to change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from unaided.bootstrap import Services
from unaided.desktop.bridge import Bridge
from unaided.desktop.row_texts import SOURCES, active_words, source_words, start_words
from unaided.desktop.scrolled import Scrolled
from unaided.desktop.theme import GAP, GRID, HALF, Theme
from unaided.desktop.widgets.buttons import Button
from unaided.desktop.widgets.headline import Headline
from unaided.desktop.widgets.labels import paragraph
from unaided.desktop.widgets.roles import Role
from unaided.domain.editing import Source, TrailEntry, Who
from unaided.domain.explanation import PROMPTS, Explanation, Gap, Reflection, ai_use_words
from unaided.domain.ownership import title as ownership_title
from unaided.domain.reproduction import comparison_lines
from unaided.domain.session import MINUTE_US, Mode, overtime_us, paused_us
from unaided.domain.words import day_name, lengths, mode_name, mode_words
from unaided.services.history import Detail

SIZE = (560, 560)
WHO = {Who.APP: "Unaided", Who.IMPORT: "an import", Who.PERSON: "you"}
Part = tuple[str, str]  # a small heading, and what stands below it


class SessionDetails(QDialog):
    """One session; what was not written yet, owed or not, can be written from here. Esc closes (Law 7)."""

    def __init__(
        self,
        bridge: Bridge,
        theme: Theme,
        detail: Detail,
        parent: QWidget | None = None,
        trail: Sequence[TrailEntry] = (),
    ) -> None:
        """Show this session, and the changes it saw."""
        super().__init__(parent)
        self._bridge = bridge
        self._session_id = detail.row.session.id
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Unaided · Session")  # Law 5 names where titles may show
        self.setAccessibleName(detail.row.task.title)
        self.resize(*SIZE)
        headline = Headline(theme, detail.row.task.title, detail.row.session.mode)
        headline.tell(_head(detail))
        self.parts = Scrolled(theme)
        for heading, words in parts(detail):
            self.parts.add(section(heading, words))
        if trail:
            self.parts.add(section("Changes", "\n".join(trail_words(detail, entry) for entry in trail)))
        self._explains_too = detail.reflection is not None
        self.answer = Button(self._answer_words(detail), Role.PRIMARY if detail.owed else Role.SECONDARY)
        self.answer.setVisible(detail.explanation is None and not detail.row.is_deleted)
        self.done_button = Button("&Close")
        self._lay_out(headline)
        self.answer.clicked.connect(self._on_answer)
        self.done_button.clicked.connect(self.close)

    def _answer_words(self, detail: Detail) -> str:
        if self._explains_too:
            return "&Explain it too"
        return "&Explain now" if detail.row.session.mode is Mode.AI else "&Reflect now"

    def _lay_out(self, headline: Headline) -> None:
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.answer)
        buttons.addWidget(self.done_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.setSpacing(GAP)
        column.addWidget(headline)
        column.addWidget(self.parts, 1)
        column.addLayout(buttons)

    @Slot()
    def _on_answer(self) -> None:
        if self._explains_too:
            self._bridge.explain_too_asked.emit(self._session_id)
        else:
            self._bridge.explain(self._session_id)
        self.close()


def show_details(bridge: Bridge, theme: Theme, session_id: UUID, parent: QWidget) -> None:
    """Open the details of a session over this window."""
    bridge.ask(partial(_detail, session_id), partial(_open, bridge, theme, parent))


def _detail(session_id: UUID, services: Services) -> tuple[Detail, Sequence[TrailEntry]]:
    return services.history.detail(session_id), services.editing.trail(session_id)


def _open(bridge: Bridge, theme: Theme, parent: QWidget, found: tuple[Detail, Sequence[TrailEntry]]) -> None:
    if parent.isVisible():
        detail, trail = found
        SessionDetails(bridge, theme, detail, parent, trail).show()


def _head(detail: Detail) -> str:
    row = detail.row
    return f"{mode_name(row.session.mode)} · {day_name(row.local_date)}, {start_words(row.session)}"


def parts(detail: Detail) -> Iterator[Part]:
    """Return what is kept of a session, part by part."""
    yield "Facts", "\n".join(_facts(detail))
    if detail.going_on is not None:
        yield "Understood then", detail.going_on.sentence
    if detail.explanation is not None:
        yield from _explanation(detail.explanation)
    if detail.reflection is not None:
        yield from _reflection(detail.reflection)
    if detail.look_ups:
        yield "Looked up", "\n".join(f"• {look_up.text}" for look_up in detail.look_ups)
    if detail.gaps:
        yield "Could not explain", "\n".join(f"• {_gap_words(gap)}" for gap in detail.gaps)
    if detail.comparison is not None:
        yield "Written again from memory", "\n".join(comparison_lines(detail.comparison))


def trail_words(detail: Detail, entry: TrailEntry) -> str:
    """Return one change: when, who, from what to what; and whether it was taken back."""
    here = detail.row.session.started
    at = here.local(entry.at)
    undone = "" if entry.undone_at is None else f" (undone at {here.local(entry.undone_at):%H:%M})"
    return f"{day_name(at.date())}, {at:%H:%M} · {WHO[entry.who]}: {entry.sentence}{undone}"


def _gap_words(gap: Gap) -> str:
    """Return a gap with what closed it."""
    if gap.is_open:
        return gap.text
    return f"{gap.text}: {gap.note}" if gap.note else f"{gap.text} (dropped: {gap.dropped_because})"


def _facts(detail: Detail) -> Iterator[str]:
    row, session, task = detail.row, detail.row.session, detail.row.task
    planned = "open" if session.planned_us is None else lengths(session.planned_us)
    yield f"Active: {active_words(session)} · planned: {planned}"
    extra = [f"{lengths(us)} {what}" for us, what in ((overtime_us(session), "over"), (paused_us(session), "paused"))]
    known = [words for words in extra if not words.startswith("0 min")]
    if known:
        yield ", ".join(known)
    estimate = "not given" if task.estimate is None else lengths(task.estimate.minutes * MINUTE_US)
    yield f"Unaided estimate: {estimate}"
    after = "not said" if row.progress_after is None else f"{row.progress_after} %"
    yield f"Task done: {session.progress_before} % before, {after} after"
    yield f"{task.kind} · {ownership_title(task.ownership)}"
    if detail.assigned is not None:
        yield assigned_words(detail.assigned, session.mode)
    if (source := source_words(row)) != SOURCES[Source.TIMER]:
        yield f"Source: {source}"
    if not row.answered:
        yield "Nothing was written yet." if detail.owed else "Skipped: nothing was written."


def assigned_words(assigned: Mode, worked: Mode) -> str:
    """Return what the coin said of the task; it stands beside the session's mode, whatever that became."""
    said = f"The coin decided: {mode_words(assigned)}"
    if assigned is worked:
        return said
    return f"{said}. This session is kept as {mode_words(worked)}; what the coin assigned stays."


def _explanation(explanation: Explanation) -> Iterator[Part]:
    for prompt, answer in zip(PROMPTS, explanation.answers, strict=True):
        yield prompt, answer or "–"
    if explanation.told_whom:
        yield "Explained aloud to", explanation.told_whom
    if explanation.predicted is not None:
        sure = f"{explanation.predicted} % before writing, {explanation.explained} % after"
        yield "Could explain it in a week", sure
    if explanation.ai_use is not None:
        yield "Used AI to", ai_use_words(explanation.ai_use)


def _reflection(reflection: Reflection) -> Iterator[Part]:
    yield "How it felt", f"{reflection.felt} of 5 (1 stuck and slow, 5 clear and steady)"
    if reflection.surprise:
        yield "What surprised you", reflection.surprise


def section(heading: str, words: str) -> QWidget:
    """Return a part as it stands in a column of them; its words can be marked and copied."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, GRID, 0)
    column.setSpacing(HALF)
    text = paragraph(words, Role.MUTED)
    text.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    text.setAccessibleName(heading)
    column.addWidget(paragraph(heading, Role.SUBHEADING))
    column.addWidget(text)
    return made
