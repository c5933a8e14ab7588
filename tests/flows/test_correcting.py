"""History corrected from a terminal while the app runs: figures and open pages follow each step, and each step back."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.flows.app import App
from tests.support.clock import FakeClock
from unaided.bootstrap import open_profile
from unaided.desktop.history_page import HistoryPage
from unaided.desktop.window import MainWindow
from unaided.domain.reply import Exit
from unaided.domain.session import Mode, SessionEvent
from unaided.services.explanation import Ending, ReflectionAnswer
from unaided.services.session import StartRequest


@pytest.fixture
def app(start: Callable[[], App], folder: Path, clock: FakeClock) -> App:
    """Return the app with one session of the morning, 9:00 to 10:00, and its window open on History."""
    profile = open_profile({"UNAIDED_HOME": str(folder)})
    services = profile.open_services(clock)
    session = services.session.start(StartRequest(Mode.NO_AI, "Parser", estimate_minutes=60)).session
    assert session is not None
    clock.pass_time(minutes=60)
    services.session.act(SessionEvent.FINISH)
    services.explanation.reflect(session.id, ReflectionAnswer(4, "", Ending()))
    clock.pass_time(minutes=60)
    services.close()
    profile.release()
    app = start()
    app.choose("Open Unaided")
    app.opened(MainWindow).open_page("history")
    app.settled()
    return app


def shown(app: App) -> list[tuple[str, str, str]]:
    """Return start, task and active time of each row that the open page shows."""
    page = app.window(MainWindow).page
    assert isinstance(page, HistoryPage)
    rows = page.table.rows
    cells = [[str(rows.index(row, column).data()) for column in (1, 2, 5)] for row in range(rows.rowCount())]
    return [(start, task, active) for start, task, active in cells]


def typed(app: App, line: str) -> str:
    """Return what the terminal prints of a command that is done."""
    reply = app.terminal.say(line)
    assert (reply.err, reply.code) == ("", Exit.DONE)
    return reply.out


def counted(app: App, options: str = "") -> tuple[list[float], dict[str, int]]:
    """Return the minutes that the report reckons look-ups by, and how many rows it left out for which reason."""
    told = json.loads(typed(app, f"report --rows lookups_per_hour {options}"))
    return (
        [row["active_minutes"] for row in told["rows"]],
        {group["reason"]: len(group["rows"]) for group in told["excluded"]},
    )


def test_what_is_corrected_in_the_terminal_is_followed_by_figures_and_open_pages(app: App) -> None:
    whole = [("09:00", "Parser", "60 min")]
    assert (shown(app), counted(app, "--exclude edited")) == (whole, ([60], {}))

    typed(app, "edit last --end 09:45")
    assert shown(app) == [("09:00", "Parser", "45 min")]
    assert counted(app) == ([45], {})
    assert counted(app, "--exclude edited") == ([], {"edited": 1})

    later, earlier = json.loads(typed(app, "split last 09:15 --json"))["session_ids"]
    assert shown(app) == [("09:15", "Parser", "30 min"), ("09:00", "Parser", "15 min")]
    typed(app, f"merge {later} {earlier}")
    assert shown(app) == [("09:00", "Parser", "45 min")]

    typed(app, "delete last")
    assert (shown(app), counted(app)[0]) == ([], [])
    typed(app, f"restore {later}")
    assert (shown(app), counted(app)[0]) == ([("09:00", "Parser", "45 min")], [45])

    for _ in range(5):
        typed(app, "undo")
    assert (shown(app), counted(app, "--exclude edited")) == (whole, ([60], {}))
    typed(app, "redo")
    assert shown(app) == [("09:00", "Parser", "45 min")]
    assert "length 1 h became 45 min" in typed(app, "history last")
