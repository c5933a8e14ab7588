"""A task over several sittings of a day: a sentence each, one explanation once it is done."""

from __future__ import annotations

from PySide6.QtCore import Qt

from tests.flows.app import App, Modifier
from unaided.desktop.explanation_dialog import ExplanationDialog
from unaided.desktop.start_panel import StartPanel
from unaided.domain.explanation import AiUse
from unaided.domain.history import SessionFilter

Key = Qt.Key


def sit(app: App, line: str) -> ExplanationDialog:
    """Start an AI session by this line, work 25 minutes, stop, and return its dialog."""
    app.choose("Start AI…")
    app.opened(StartPanel).form.task.setText(line)  # letter by letter its list would come, which offscreen cannot grab
    app.press(Key.Key_Return)
    app.pass_time(minutes=25)
    app.choose("Stop")
    return app.opened(ExplanationDialog)


def say(app: App, sentence: str) -> None:
    """Answer the short form by keys alone."""
    app.write(sentence)
    app.press(Key.Key_2, Modifier.AltModifier)
    app.press(Key.Key_4)
    app.press(Key.Key_Return)
    assert app.gone(ExplanationDialog)


def test_two_sittings_say_a_sentence_and_the_last_explains_them_all(app: App) -> None:
    sit(app, "Add paging 90m")
    say(app, "A cursor outlives its page")
    assert not app.bridge.now.owed

    dialog = sit(app, "Add paging")
    say(app, "Pages are stable only by key")
    dialog = sit(app, "Add paging")
    app.write("The last page has no next")
    app.press(Key.Key_1, Modifier.AltModifier)
    app.press(Key.Key_End)  # all of it: done
    assert dialog.full.isVisible()
    assert app.focus is dialog.full.predicted
    app.press(Key.Key_7)
    dialog.full.explained.setFocus()
    app.press(Key.Key_5)
    app.press(Key.Key_Return, Modifier.ControlModifier)
    assert app.gone(ExplanationDialog)

    assert not app.bridge.now.owed
    last, *before = app.read(lambda services: services.history.rows(SessionFilter(), 10))
    detail = app.read(lambda services: services.history.detail(last.session.id))
    assert detail.explanation is not None
    assert detail.explanation.answers[0] == "The last page has no next"
    assert detail.explanation.ai_use is AiUse.CONCEPTS
    assert len(before) == 2
    day = app.read(lambda services: services.recall.day(5))
    assert day.next_due is not None


def test_overnight_the_explanation_is_owed_and_the_start_panel_opens_it_with_one_key(app: App) -> None:
    sit(app, "Add paging 90m")
    say(app, "A cursor outlives its page")
    app.pass_time(minutes=24 * 60)
    app.choose("Start no-AI…")
    panel = app.opened(StartPanel)
    app.settled()
    assert panel.owed.text() == "1 explanation owed · Alt+E"
    app.press(Key.Key_E, Modifier.AltModifier)
    dialog = app.opened(ExplanationDialog)
    assert dialog.full.isVisible()
    app.press(Key.Key_Escape)
    assert app.gone(ExplanationDialog)

    app.choose("Start no-AI…")
    app.opened(StartPanel)
    app.write("Something else 30m")
    app.press(Key.Key_Return)  # Law 4: it starts anyway
    assert app.bridge.now.title == "Something else"
    assert len(app.bridge.now.owed) == 1
