"""The person's words are in nothing that is said on the session bus, in no window title and no command line (Law 5)."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.session.asking import exported, wait_listens
from tests.session.harness.bus import Bus
from tests.session.harness.desktop import DesktopSession
from tests.session.harness.processes import ToolError
from tests.session.harness.program import Program

BIRD = "zaunkoenig"
TITLE = "Titelmeise"
SENTENCE = "One sentence before you go on — Unaided"
UNDERSTOOD = "What do you understand now that you did not before?"
DATABASE = ("unaided.db", "unaided.db-wal", "unaided.db-shm")  # the one place for words
LONG = 15.0  # seconds


@pytest.fixture
def traffic(desktop: DesktopSession) -> Iterator[Bus]:
    """A connection that hears all that anybody says on the session bus."""
    with Bus(desktop.env["DBUS_SESSION_BUS_ADDRESS"]) as bus:
        yield bus


def titles(desktop: DesktopSession) -> str:
    """Return the titles of all windows of the session."""
    found = desktop.run(["xdotool", "search", "--name", ""]).decode().split()
    told = []
    for window in found:
        with suppress(ToolError):  # closed since it was found
            told.append(desktop.run(["xdotool", "getwindowname", window]).decode())
    return "\n".join(told)


def said(path: Path) -> str:
    """Return what stands in a file, empty where its process has gone."""
    try:
        return path.read_bytes().decode("utf-8", "replace")
    except OSError:
        return ""


def command_lines() -> str:
    """Return the command lines of all processes."""
    return "\n".join(said(path) for path in Path("/proc").glob("[0-9]*/cmdline"))


def write_a_sentence(desktop: DesktopSession, unaided: Program) -> None:
    """Work past the planned end, note a look-up, stop, and type half of the sentence."""
    unaided.ask("start", TITLE, "--no-ai", "--estimate", "30", "--open")
    unaided.ask("lookup", f"{BIRD} look-up")
    unaided.ask("discard", "--yes")
    unaided.ask("start", TITLE, "--ai", "--estimate", "30", "--seconds", "1")
    desktop.notifications.wait_for("The planned time is over")
    unaided.ask("stop")
    desktop.person.eyes.wait_for(SENTENCE)
    unaided.ask("explain")
    desktop.person.click(UNDERSTOOD, "text")
    desktop.person.eyes.wait_focused(UNDERSTOOD)
    desktop.person.hands.write(f"{BIRD} sentence")
    desktop.shot("a sentence half written")


def test_words_are_said_to_nobody(desktop: DesktopSession, unaided: Program, traffic: Bus) -> None:
    heard = traffic.monitor([])
    unaided.start("--in-tray")
    desktop.tray.icon()
    wait_listens(desktop, unaided)
    write_a_sentence(desktop, unaided)
    seen = [titles(desktop), command_lines()]
    assert SENTENCE.removesuffix(" — Unaided") in seen[0], "the titles are read"
    desktop.person.hands.press("Escape")
    desktop.person.eyes.wait_gone(SENTENCE)
    unaided.ask("search", BIRD)
    seen += [titles(desktop), command_lines()]
    kept = exported(unaided)
    unaided.end()

    bus = "\n".join(str(message.body) for message in traffic.take(heard))
    home = Path(unaided.env["UNAIDED_HOME"])
    files = {path.name: said(path) for path in home.rglob("*") if path.is_file() and path.name not in DATABASE}
    assert f"{BIRD} sentence" in kept["drafts"][0]["body"]
    assert kept["look_ups"][0]["text"] == f"{BIRD} look-up"
    assert TITLE in bus, "the bus is heard, and a title may show"
    for text in (bus, *seen, unaided.said(), *files.values()):
        assert BIRD not in text
    for text in (unaided.said(), *files.values()):
        assert TITLE not in text
