"""The whole way through in a real desktop session, by real clicks and keys, each step kept as a picture."""

from dataclasses import dataclass

import pytest

from tests.session.asking import exported, rows, status, wait_listens
from tests.session.harness.desktop import DesktopSession
from tests.session.harness.hands import Button
from tests.session.harness.program import Program

TITLE = "Write the parser"
LONG = 15.0  # seconds for what takes a moment
REFLECTION = "How was it without AI? — Unaided"
EXPLANATION = "Explain it before you move on — Unaided"
SENTENCE = "One sentence before you go on — Unaided"


@dataclass(frozen=True)
class Walk:
    """A person on the way, with Unaided running in their tray."""

    desktop: DesktopSession
    unaided: Program

    def wait_state(self, state: str) -> None:
        """Wait until `status` tells this state."""
        told = f"the state {state!r}"
        self.desktop.person.wait(lambda: status(self.unaided)["state"] == state, LONG, told, pause=0.2)

    def wait_tooltip(self, words: str) -> None:
        """Wait until the icon's tooltip has these words."""
        tray = self.desktop.tray
        self.desktop.person.wait(
            lambda: any(words in item.tooltip for item in tray.items()), LONG, f"a tooltip with {words!r}"
        )

    def labels(self) -> list[str]:
        """Read the entries of the icon's menu."""
        tray = self.desktop.tray
        return [entry.label for entry in tray.entries(tray.wait_for_item("Unaided"))]

    def start(self, *arguments: str) -> None:
        """Start a session from the terminal."""
        self.unaided.ask("start", *arguments)
        self.wait_state("running")

    def type_into(self, field: str, words: str) -> None:
        """Click into a field and type."""
        self.desktop.person.click(field, "text")
        self.desktop.person.eyes.wait_focused(field)
        self.desktop.person.hands.write(words)

    def reflect(self, *keys: str) -> None:
        """Answer the reflection that opens, by these keys alone."""
        eyes, hands = self.desktop.person.eyes, self.desktop.person.hands
        eyes.wait_focused("How far did it get?")
        hands.press(*keys)
        self.desktop.shot("the reflection answered by keys")
        hands.press("ctrl+Return")
        eyes.wait_gone(REFLECTION)


@pytest.fixture
def walk(desktop: DesktopSession, unaided: Program) -> Walk:
    """Unaided started as at log-in: its icon in the tray, and no window."""
    unaided.start("--in-tray")
    desktop.tray.icon()
    wait_listens(desktop, unaided)
    return Walk(desktop, unaided)


def test_the_first_start_shows_icon_and_first_steps(desktop: DesktopSession, unaided: Program) -> None:
    unaided.start()
    desktop.tray.icon()
    desktop.person.eyes.wait_for("Your first session, in three steps", "label")
    desktop.shot("the first start")


def start_in_the_panel(walk: Walk) -> None:
    """Start a session without AI from the tray's menu: say what, say how long unaided, Enter."""
    desktop, eyes = walk.desktop, walk.desktop.person.eyes
    walk.wait_tooltip("nothing is running")
    desktop.tray.choose("Start no-AI…")
    eyes.wait_focused("Task")
    desktop.person.hands.write(TITLE)
    walk.type_into("Unaided, it would take me", "45")
    desktop.shot("the start panel")
    desktop.person.hands.press("Return")
    walk.wait_state("running")
    eyes.wait_gone("Start a session")
    walk.wait_tooltip(f"● {TITLE} · 50 min left")
    desktop.shot("running")


def work_past_the_planned_end(walk: Walk) -> None:
    """Go on with the same task for three seconds and more, and stop it from the tray."""
    desktop = walk.desktop
    task = rows(walk.unaided)[0]["task_id"]
    walk.start("--task", task, "--no-ai", "--seconds", "3")
    sent = desktop.notifications.wait_for("The planned time is over")
    assert list(sent.actions.values()) == ["Stop and reflect", "5 more minutes"]
    assert TITLE in sent.body
    desktop.person.wait(desktop.notifications.popup, LONG, "the notification on the screen")
    desktop.shot("the planned end")
    desktop.person.wait(lambda: status(walk.unaided)["overtime_seconds"] >= 1, LONG, "overtime", pause=0.2)
    walk.wait_tooltip("over")
    desktop.tray.choose("Stop")


def test_a_session_without_ai_from_the_tray_to_the_chart(walk: Walk) -> None:
    desktop, eyes = walk.desktop, walk.desktop.person.eyes
    start_in_the_panel(walk)
    desktop.person.wait(lambda: status(walk.unaided)["active_seconds"] >= 1, LONG, "a second of work", pause=0.2)
    desktop.tray.choose("Stop")
    walk.reflect("5", "alt+4")
    work_past_the_planned_end(walk)
    walk.reflect("End", "alt+5")
    walk.wait_state("idle")

    assert [(row["title"], row["mode"], row["planned_seconds"]) for row in rows(walk.unaided)] == [
        (TITLE, "no-ai", 3),
        (TITLE, "no-ai", 3000),
    ]
    kept = exported(walk.unaided)
    assert [reflection["felt"] for reflection in kept["reflections"]] == [4, 5]
    assert [session["progress_after"] for session in kept["sessions"]] == [50, 100]
    assert kept["tasks"][0]["estimate_minutes"] == 45

    desktop.tray.choose("Open Unaided")
    eyes.wait_focused("Pages")
    desktop.person.hands.press("ctrl+2")
    eyes.wait_for("1 of 12 baseline tasks")
    eyes.wait_for("Tasks behind the mark", "table")
    eyes.wait_for("done", "cell")
    desktop.shot("the calibration page")


def test_a_session_with_ai_from_its_notification_to_nothing_owed(walk: Walk) -> None:
    desktop, eyes, hands = walk.desktop, walk.desktop.person.eyes, walk.desktop.person.hands
    walk.start(TITLE, "--ai", "--estimate", "30", "--seconds", "2")
    walk.wait_tooltip(f"◆ {TITLE}")
    sent = desktop.notifications.wait_for("The planned time is over")
    assert list(sent.actions.values()) == ["Explain now", "5 more minutes"]
    desktop.notifications.choose("Explain now")
    eyes.wait_for(SENTENCE)
    assert status(walk.unaided)["owed"] == 1
    eyes.wait_focused("What do you understand now that you did not before?")
    desktop.shot("one sentence where the sitting goes on")
    hands.press("alt+f")
    eyes.wait_for(EXPLANATION)
    eyes.wait_focused("In a week, could you explain this to a senior engineer without looking?")
    hands.press("8", "Tab")
    hands.write("A recursive descent parser")
    hands.press("Tab", "Tab", "Tab", "Tab")
    eyes.wait_focused("Now that you have tried: in a week, could you explain it?")
    hands.press("6", "Tab", "Tab", "2")
    desktop.shot("the explanation answered by keys")
    hands.press("ctrl+Return")
    eyes.wait_gone(EXPLANATION)
    walk.wait_state("idle")
    assert status(walk.unaided)["owed"] == 0
    (explanation,) = exported(walk.unaided)["explanations"]
    assert (explanation["predicted"], explanation["explained"]) == (80, 60)
    assert explanation["what_it_is"] == "A recursive descent parser"


def test_a_left_click_opens_the_panel_that_fits_and_its_buttons_act(walk: Walk) -> None:
    desktop, person = walk.desktop, walk.desktop.person
    desktop.tray.click()
    person.eyes.wait_focused("Task")
    desktop.shot("a left click while nothing runs")
    person.hands.press("Escape")
    person.eyes.wait_gone("Start a session")
    walk.start(TITLE, "--no-ai", "--estimate", "30", "--minutes", "25")

    desktop.tray.click()
    person.eyes.wait_for("What runs")
    desktop.shot("a left click while a session runs")
    person.click("Pause", "button")
    walk.wait_state("paused")
    person.click("Resume", "button")
    walk.wait_state("running")
    person.click("5 more minutes", "button")
    walk.wait_tooltip("30 min left")
    person.click("Look-up", "button")
    person.eyes.wait_focused("What did you look up?")
    person.hands.write("str.partition")
    person.hands.press("Return")
    person.eyes.wait_gone("What did you look up?")
    person.click("Stop", "button")
    person.eyes.wait_for(REFLECTION)
    assert [look_up["text"] for look_up in exported(walk.unaided)["look_ups"]] == ["str.partition"]


def test_a_middle_click_pauses_and_resumes(walk: Walk) -> None:
    walk.start(TITLE, "--no-ai", "--estimate", "30")
    assert {"Pause", "Stop"} <= set(walk.labels())
    walk.desktop.tray.click(Button.MIDDLE)
    walk.wait_state("paused")
    walk.wait_tooltip("paused at")
    assert "Resume" in walk.labels()
    walk.desktop.shot("paused")
    walk.desktop.tray.click(Button.MIDDLE)
    walk.wait_state("running")
