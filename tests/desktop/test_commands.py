"""What a second start and a terminal ask of the running app."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.home import Home
from tests.support.terminal import Terminal
from unaided.__main__ import answer
from unaided.desktop.commands import Commands
from unaided.domain.reply import Exit, Reply
from unaided.domain.session import Mode


@pytest.fixture
def terminal(home: Home) -> Terminal:
    return Terminal(Commands(home.bridge, answer), home.settled)


@pytest.mark.parametrize("words", [(), ("--in-tray",)])
def test_a_second_start_raises_the_window(home: Home, terminal: Terminal, words: tuple[str, ...]) -> None:
    with home.qtbot.waitSignal(home.bridge.window_asked) as asked:
        reply = terminal.types(*words)
    assert asked.args == [""]
    assert reply == Reply(err="Unaided is running already: its window was raised.\n")


def test_a_start_in_the_terminal_shows_in_the_app(home: Home, terminal: Terminal) -> None:
    reply = terminal.types("start", "Fix the retry", "--ai", "--estimate", "60")
    assert reply.code is Exit.DONE
    assert home.bridge.now.title == "Fix the retry"
    session = home.bridge.now.session
    assert session is not None
    assert session.watched


def test_a_stop_in_the_terminal_asks_for_the_dialog_uninvited(home: Home, terminal: Terminal) -> None:
    home.start("Fix the retry", Mode.AI)
    session = home.bridge.now.session
    assert session is not None
    with home.qtbot.waitSignal(home.bridge.explanation_asked) as asked:
        assert terminal.types("stop").code is Exit.DONE
    assert asked.args == [session.id, False]


def test_a_look_at_the_status_asks_for_nothing(home: Home, terminal: Terminal) -> None:
    home.work(10)
    with home.qtbot.assertNotEmitted(home.bridge.explanation_asked):
        assert terminal.types("status").code is Exit.DONE


@pytest.mark.parametrize(
    ("words", "code"),
    [(("pause",), Exit.TROUBLE), (("dance",), Exit.USAGE), (("start", "x", "--ai", "--estimate", "-5"), Exit.TROUBLE)],
)
def test_what_cannot_be_done_is_one_sentence_on_stderr(
    home: Home, terminal: Terminal, words: tuple[str, ...], code: Exit
) -> None:
    with home.qtbot.assertNotEmitted(home.bridge.told):
        reply = terminal.types(*words)
    assert reply.code is code
    assert reply.out == ""
    assert reply.err.endswith("\n")
    assert "Traceback" not in reply.err


def test_explain_in_the_terminal_opens_the_dialog_as_asked_for(home: Home, terminal: Terminal) -> None:
    home.work(10)
    [owed] = home.bridge.now.owed
    with home.qtbot.waitSignal(home.bridge.explanation_asked) as asked:
        assert terminal.types("explain") == Reply(explain=owed.session_id)
    assert asked.args == [owed.session_id, True]


def test_recall_in_the_terminal_opens_its_page(home: Home, terminal: Terminal) -> None:
    with home.qtbot.waitSignal(home.bridge.window_asked) as asked:
        assert terminal.types("recall").code is Exit.DONE
    assert asked.args == ["recall"]


def test_lists_in_the_terminal_open_nothing(home: Home, terminal: Terminal) -> None:
    home.work(10)
    asked = home.bridge.explanation_asked, home.bridge.window_asked
    with home.qtbot.assertNotEmitted(asked[0]), home.qtbot.assertNotEmitted(asked[1]):
        assert "Fix the retry" in terminal.types("owed").out
        assert terminal.types("gaps").out == "No gap is open.\n"


@pytest.mark.parametrize(
    "line",
    [
        "note add Agent --kind tool",
        "skill add SQL",
        "task done {}",
        "task abandoned {}",
        "add Review --ai --start 0:10 --end 0:20",
    ],
)
def test_what_the_terminal_changes_beside_the_session_lets_the_pages_follow(
    home: Home, terminal: Terminal, line: str
) -> None:
    home.work(10)
    [task] = home.read(lambda services: services.session.open_tasks(5))
    with home.qtbot.waitSignal(home.bridge.history_changed):
        assert terminal.say(line.format(task.id)).code is Exit.DONE


@pytest.mark.parametrize(
    "line", ["note list", "skill list", "task list", "task done 7", "history", "delete last --dry-run"]
)
def test_what_only_looks_or_is_refused_leaves_the_pages_alone(home: Home, terminal: Terminal, line: str) -> None:
    home.work(10)
    with home.qtbot.assertNotEmitted(home.bridge.history_changed):
        terminal.say(line)


def test_a_pdf_asked_for_by_a_terminal_is_drawn_by_the_app(terminal: Terminal, tmp_path: Path) -> None:
    reply = terminal.types("letter", "--pdf", str(tmp_path / "letter.pdf"))
    assert reply == Reply(out="The letter is saved as letter.pdf.\n")
    assert (tmp_path / "letter.pdf").read_bytes().startswith(b"%PDF-")
    refused = terminal.types("letter", "--pdf", str(tmp_path / "nowhere" / "letter.pdf"))
    assert refused.code is Exit.TROUBLE
    assert refused.err.startswith("unaided: The letter could not be saved as letter.pdf: ")
