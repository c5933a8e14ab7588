"""The person's words are in no log, notification, window title, command line or settings, come what may (Law 5)."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QPlainTextEdit

from tests.flows.app import App
from tests.storage.hindered import no_file_grows_past
from unaided.bootstrap import Services
from unaided.desktop.answer_dialog import AnswerDialog
from unaided.desktop.crash import SENTENCE
from unaided.desktop.explanation_dialog import ExplanationDialog
from unaided.desktop.platform.notice import Notice
from unaided.desktop.platform.notifier import Notifier
from unaided.domain.explanation import AiUse
from unaided.domain.ownership import Ownership
from unaided.domain.rebuild import Practice
from unaided.domain.recall import Rating
from unaided.domain.session import Mode, SessionEvent
from unaided.services.explanation import Ending, ExplanationAnswer, NewLookUp, ReflectionAnswer
from unaided.services.recall import RecallAnswer
from unaided.services.session import StartRequest
from unaided.services.timeline import NewNote

BIRD = "kanarienvogel"  # in every word, and nowhere else
TITLE = "Titelmeise"
FIELDS = (
    "draft",
    "look-up",
    "first answer",
    "second answer",
    "third answer",
    "checklist",
    "told whom",
    "gap",
    "note",
    "reason",
    "sentence",
    "surprise",
    "recall",
    "rewritten",
    "timeline note",
    "skill note",
    "plan line",
    "bug",
)
DATABASE = ("unaided.db", "unaided.db-wal", "unaided.db-shm")  # the one place for words


def word(field: str) -> str:
    """Return a text as it is typed into this field."""
    return f"{field}: {BIRD}-{FIELDS.index(field)}"


class Ears:
    """Hears all that the app says: notifications, sentences, tooltips, window titles, dialogs of bugs."""

    def __init__(self, app: App) -> None:
        """Begin to listen."""
        self.heard: list[str] = []
        settled = app.bridge.parent()
        assert settled is not None
        notifier = settled.findChild(Notifier)
        assert isinstance(notifier, Notifier)
        notifier.unavailable.connect(self._on_notice)  # nobody is on the bus: what would be shown comes back
        app.bridge.told.connect(self.heard.append)
        self._app = app

    def _on_notice(self, notice: Notice) -> None:
        self.heard.append(f"{notice.title} {notice.body} {notice.actions}")

    def look(self) -> None:
        """Take note of what shows now."""
        self.heard.append(self._app.tooltip)
        for window in QApplication.topLevelWidgets():
            self.heard.append(f"{window.windowTitle()} {window.accessibleName()}")
            if isinstance(window, QMessageBox):
                self.heard.append(f"{window.text()} {window.informativeText()} {window.detailedText()}")


@contextmanager
def without(folder: Path, table: str) -> Iterator[None]:
    """Take a table away under the app's feet, so that whatever needs it is a bug."""
    rename(folder, table, "taken_away")
    yield
    rename(folder, "taken_away", table)


def rename(folder: Path, table: str, name: str) -> None:
    """Name a table anew, in a process of its own: the locks of two drivers in one process undo each other."""
    code = "import sqlite3, sys; sqlite3.connect(sys.argv[1]).executescript(sys.argv[2])"
    statements = f"PRAGMA legacy_alter_table = ON; ALTER TABLE {table} RENAME TO {name};"
    subprocess.run([sys.executable, "-c", code, str(folder / "unaided.db"), statements], check=True)  # noqa: S603 (our own)


def do(app: App, job: Callable[[Services], object]) -> None:
    """Change something as a view does, and wait until it is done."""
    app.bridge.change(job)
    app.wait_until(lambda: app.bridge.parent() is not None and not pending(app))


def pending(app: App) -> int:
    """Return how many jobs wait for the worker."""
    return app._background.pending  # `settled` would fail for the bug that is meant here


def finished(app: App, mode: Mode, title: str = TITLE) -> UUID:
    """Work an hour past no planned end, and return the session's id."""
    found: list[UUID] = []

    def begin(services: Services) -> None:
        session = services.session.start(StartRequest(mode, title, ownership=Ownership.CORE)).session
        assert session is not None
        found.append(session.id)
        services.session.look_up(word("look-up"))

    do(app, begin)
    app.pass_time(minutes=60)  # past its planned end, which is announced
    do(app, lambda services: services.session.act(SessionEvent.FINISH))
    return found[0]


def explanation() -> ExplanationAnswer:
    """Return an explanation with words in every field."""
    answers = word("first answer"), word("second answer"), word("third answer")
    ending = Ending(100, gaps=(word("gap"), word("gap") + "!"), new_look_ups=(NewLookUp(word("look-up")),))
    return ExplanationAnswer(
        50,
        answers,
        50,
        ai_closed=True,
        ending=ending,
        ai_use=AiUse.CONCEPTS,
        checklist=(word("checklist"),),
        told_whom=word("told whom"),
    )


def close_bug(app: App, ears: Ears) -> None:
    """See that a bug was told of, look at all of it, and close its dialog."""
    app.wait_until(lambda: any(one.text() == SENTENCE for one in boxes()))
    ears.look()
    for box in boxes():
        box.button(QMessageBox.StandardButton.Close).click()
    app.settled()


def boxes() -> list[QMessageBox]:
    """Return the dialogs of bugs that show."""
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, QMessageBox) and one.isVisible()]


def add_note(services: Services) -> None:
    """Note something on the timeline."""
    services.timeline.add(NewNote(word("timeline note")))


def note_skill(services: Services) -> None:
    """Write a line about a skill."""
    services.skills.add("Parsing")
    services.skills.note("Parsing", word("skill note"))


def write_everywhere(app: App, session_id: UUID) -> None:
    """Write words into every field there is, by the services that the views use."""
    do(app, lambda services: services.explanation.explain(session_id, explanation()))
    gaps = app.read(lambda services: services.gaps.list())
    do(app, lambda services: services.gaps.fill(gaps[0].gap.id, word("note")))
    do(app, lambda services: services.gaps.drop(gaps[1].gap.id, word("reason")))
    going_on = finished(app, Mode.AI)
    do(app, lambda services: services.explanation.go_on(going_on, word("sentence"), AiUse.RELIED, Ending(10)))
    alone = finished(app, Mode.NO_AI)
    do(app, lambda services: services.explanation.reflect(alone, ReflectionAnswer(3, word("surprise"), Ending(20))))
    do(app, add_note)
    do(app, note_skill)
    do(app, lambda services: services.rebuild.pick(Practice.OWN, word("plan line")))
    app.pass_time(minutes=8 * 24 * 60)
    [card] = app.read(lambda services: services.recall.day(5)).cards
    answer = RecallAnswer(50, word("recall"), frozenset({0}), Rating.GOOD)
    do(app, lambda services: services.recall.answer(card.card.id, answer))
    do(app, lambda services: services.recall.rewrite(card.card.id, word("rewritten"), (word("checklist"),)))


def bug_with_words() -> None:
    """Fail as a slot does whose error says what was typed."""
    raise ValueError(word("bug"))


def command_lines() -> str:
    """Return the command lines of all processes."""
    return "\n".join(filter(None, (said(path) for path in Path("/proc").glob("[0-9]*/cmdline"))))


def said(path: Path) -> str:
    """Return what stands in a file, empty where its process has gone."""
    try:
        return path.read_bytes().decode("utf-8", "replace")
    except OSError:
        return ""


def files_beside(folder: Path) -> dict[str, str]:
    """Return all that the profile holds beside its database."""
    return {path.name: said(path) for path in folder.rglob("*") if path.is_file() and path.name not in DATABASE}


def make_trouble(app: App, folder: Path, ears: Ears, session_id: UUID) -> None:
    """Let what is typed, an answer and a slot fail, each in another way."""
    dialog = app.window(ExplanationDialog)
    field = next(one for one in dialog.findChildren(QPlainTextEdit) if one.isVisible() and one.isEnabled())
    with without(folder, "drafts"):
        field.insertPlainText(word("draft"))
        close_bug(app, ears)
        do(app, lambda services: services.explanation.explain(session_id, explanation()))
        close_bug(app, ears)
    with without(folder, "gaps"):
        do(app, lambda services: services.explanation.explain(session_id, explanation()))
        close_bug(app, ears)
    with without(folder, "timeline_notes"):
        do(app, add_note)
        close_bug(app, ears)
    with no_file_grows_past((folder / "unaided.db-wal").stat().st_size):
        do(app, lambda services: services.explanation.explain(session_id, explanation()))
    app.settled()
    QTimer.singleShot(0, bug_with_words)
    close_bug(app, ears)


def test_words_are_nowhere_but_in_the_database(app: App, folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    ears = Ears(app)
    session_id = finished(app, Mode.AI)
    app.bridge.explain(session_id)
    app.settled()
    make_trouble(app, folder, ears, session_id)
    dialog = app.window(AnswerDialog)
    dialog.keeper.flush()
    app.settled()
    dialog.close()
    app.settled()
    write_everywhere(app, session_id)
    app.told()
    ears.look()
    exported = str(app.read(lambda services: services.history.export()))
    letter = app.read(lambda services: services.letter.write(services.measure.today())).markdown
    draft = app.read(lambda services: services.explanation.open(session_id).draft)
    app.end()

    files, out = files_beside(folder), "\n".join(capfd.readouterr())
    kept = {field for field in FIELDS if word(field) in exported}
    assert kept == set(FIELDS) - {"bug", "draft"}, "what was written is kept"
    assert draft is None, "it is answered"
    assert "OperationalError" in files["unaided.log"], "the bugs are logged"
    assert "ValueError" in files["unaided.log"]
    assert any(TITLE in one for one in ears.heard), "a title may show"
    assert any("disk" in one for one in ears.heard), "the trouble is told"
    spread = {**files, "said": "\n".join(ears.heard), "stderr": out, "letter": letter, "processes": command_lines()}
    for place, text in spread.items():
        assert BIRD not in text, place
    for place, text in {**files, "stderr": out, "letter": letter}.items():
        assert TITLE not in text, place
