"""Nights, changes of daylight saving and set clocks, with the real app under libfaketime: time stays right (Law 1)."""

import json
import socket
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.session.asking import command, exported, rows, wait_listens
from tests.session.fake_logind import Logind
from tests.session.harness.desktop import DesktopSession
from tests.session.harness.faked_time import FakedTime
from tests.session.harness.parts import Layout
from tests.session.harness.program import ROOT, Program
from unaided.domain.profile import socket_path

LONG = 15.0
EXACT = 1.0  # second
NO_REQUEST, ANSWER_BYTES = b"?\n", 4096
STEP = timedelta(seconds=40)  # less than what tells that the app stood still
TITLE = "Write the parser"
START = ("start", TITLE, "--no-ai", "--estimate", "60", "--open")
HOUR, NIGHT, DAY, YEAR = timedelta(hours=1), timedelta(hours=8), timedelta(days=1), timedelta(days=365)
PLAIN = Layout(keyring=False, accessibility=False)
SEEING = Layout(keyring=False)
plain = pytest.mark.parametrize("layout", [PLAIN], ids=["plain"])


class Traveller:
    """A person with Unaided running on a machine whose clocks a test moves, and a stopwatch of their own."""

    def __init__(self, desktop: DesktopSession, unaided: Program, faked: FakedTime, begins: str) -> None:
        """Start it in Berlin at this moment."""
        self.desktop, self.unaided, self.faked = desktop, unaided, faked
        faked.go_to(datetime.fromisoformat(begins))
        unaided.env.update(faked.env)
        unaided.env["TZ"] = "Europe/Berlin"
        unaided.start("--in-tray")
        desktop.tray.icon()
        wait_listens(desktop, unaided)
        self.status()  # what is kept has been opened from here on
        self._address = socket_path(unaided.env, sys.platform)
        self._begun = 0.0
        self._passed = timedelta(0)

    def begin(self) -> None:
        """Start a session, and the stopwatch."""
        self.unaided.ask(*START)
        self._begun = time.monotonic()
        self._passed = timedelta(0)

    def work(self, length: timedelta) -> None:
        """Let time pass in which the person works, no more at once than the app may miss."""
        for _ in range(length // STEP):
            self.faked.move(STEP)
            self._passed += STEP
            self._nudge()  # it waits for as long as it had to by the time it fell asleep in,
            self._nudge()  # and once it has answered again its timer has fired
        self.check_active()

    def _nudge(self) -> None:
        """Wake the app up with a request that it only refuses, and wait until it has."""
        with socket.socket(socket.AF_UNIX) as line:
            line.connect(self._address)
            line.sendall(NO_REQUEST)
            while line.recv(ANSWER_BYTES):
                pass

    def status(self) -> dict[str, Any]:
        """Read `status --json`, of an app that may be slow to answer here: each look at a faked clock reads a file."""
        answer = self.desktop.person.wait(self._answer, LONG, "an answer")
        told: dict[str, Any] = json.loads(answer)
        return told

    def _answer(self) -> str:
        answer = command(self.unaided, "status", "--json")
        return answer.out if answer.code == 0 else ""

    def worked(self) -> float:
        """Read the stopwatch, in seconds."""
        return time.monotonic() - self._begun + self._passed.total_seconds()

    def check_active(self) -> None:
        """See that what counts as worked is what the stopwatch says."""
        before = self.worked()
        active = self.status()["active_seconds"]
        assert before - EXACT <= active <= self.worked() + EXACT

    def stop(self) -> None:
        """Stop the session, and see that what counts as worked is what the stopwatch says."""
        before = self.worked()
        self.unaided.ask("stop")
        active = exported(self.unaided)["sessions"][-1]["active_seconds"]
        assert before - EXACT <= active <= self.worked() + EXACT

    def wait(self, condition: Callable[[], object], what: str) -> None:
        """Wait until something is so."""
        self.desktop.person.wait(condition, LONG, what, pause=0.1)

    def wait_seconds(self, seconds: float) -> None:
        """Wait until so much more was worked."""
        until = self.worked() + seconds
        self.wait(lambda: self.worked() >= until, "the time to pass")


@pytest.fixture
def moving(tmp_path: Path) -> FakedTime:
    """A machine on which time passes as fast as a test wants."""
    return FakedTime(tmp_path / "faked")


@pytest.fixture
def steady(tmp_path: Path) -> FakedTime:
    """A machine of which the wall clock alone is moved."""
    return FakedTime(tmp_path / "faked", steady=True)


@plain
@pytest.mark.parametrize(
    ("begins", "ends"),
    [
        ("2027-03-28T01:30:00+01:00", "2027-03-28T03:30:00+02:00"),
        ("2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00"),
    ],
    ids=["an hour left out", "an hour twice"],
)
def test_a_session_across_a_change_of_daylight_saving(
    desktop: DesktopSession, unaided: Program, moving: FakedTime, begins: str, ends: str
) -> None:
    traveller = Traveller(desktop, unaided, moving, begins)
    traveller.begin()
    for _ in range(2):
        traveller.work(HOUR / 2)
    (tooltip,) = [item.tooltip for item in desktop.tray.items()]
    assert "1 h" in tooltip
    traveller.stop()
    (session,) = exported(unaided)["sessions"]
    assert (session["zone"], session["local_date"]) == ("Europe/Berlin", begins[:10])
    assert timedelta(minutes=session["utc_offset_minutes"]) == datetime.fromisoformat(begins).utcoffset()
    assert_near(session["ended_at"], ends)


def assert_near(told: str, moment: str) -> None:
    """See that an instant is this moment, or the moment after it that a test takes."""
    late = datetime.fromisoformat(told) - datetime.fromisoformat(moment)
    assert timedelta(0) <= late < timedelta(minutes=1)


@plain
def test_a_session_of_26_hours_across_new_year(desktop: DesktopSession, unaided: Program, moving: FakedTime) -> None:
    traveller = Traveller(desktop, unaided, moving, "2026-12-31T21:30:00+01:00")
    traveller.begin()
    traveller.work(26 * HOUR)
    traveller.stop()
    traveller.begin()
    traveller.work(HOUR)
    traveller.stop()
    later, long = rows(unaided)
    assert (long["local_date"], later["local_date"]) == ("2026-12-31", "2027-01-01")
    assert long["active_seconds"] >= 26 * HOUR.total_seconds() - EXACT
    assert long["undecided_seconds"] == 0
    assert_near(long["ended_at"], "2027-01-01T23:30:00+01:00")


@plain
def test_a_wall_clock_set_back_a_year_and_forward_again_by_a_day_more(
    desktop: DesktopSession, unaided: Program, steady: FakedTime
) -> None:
    traveller = Traveller(desktop, unaided, steady, "2026-12-01T10:00:00+01:00")
    traveller.begin()
    traveller.wait_seconds(1)
    steady.move(-YEAR)
    traveller.check_active()
    traveller.wait_seconds(1)
    steady.move(YEAR + DAY)
    traveller.check_active()
    traveller.stop()
    (session,) = exported(unaided)["sessions"]
    assert session["spans"] == []
    assert session["local_date"] == "2026-12-01"
    assert_near(session["started_at"], "2026-12-01T10:00:00+01:00")
    assert_near(session["ended_at"], "2026-12-01T10:00:00+01:00")


@pytest.fixture
def sleeper(unaided: Program) -> Program:
    """Unaided on a machine that can sleep."""
    unaided.command = (sys.executable, "-m", "tests.session.harness.asleep")
    unaided.env["PYTHONPATH"] += f":{ROOT}"
    return unaided


@pytest.fixture
def logind(desktop: DesktopSession) -> Iterator[Logind]:
    """A logind, up before the app."""
    with closing(Logind(desktop)) as logind:
        yield logind


@pytest.mark.parametrize("layout", [SEEING], ids=["seeing"])
def test_a_night_asleep_counts_as_nothing_until_it_is_asked_about(
    desktop: DesktopSession, sleeper: Program, steady: FakedTime, logind: Logind
) -> None:
    traveller = Traveller(desktop, sleeper, steady, "2026-12-01T22:00:00+01:00")
    traveller.begin()
    traveller.wait(lambda: logind.held() == 1, "the promise to wait for us")
    traveller.wait_seconds(1)
    evening = traveller.worked()
    logind.prepare_for_sleep(start=True)
    traveller.wait(lambda: logind.held() == 0, "leave to sleep")
    steady.sleep(NIGHT)
    logind.prepare_for_sleep(start=False)
    desktop.person.eyes.wait_for("Time away", "dialog")
    desktop.shot("the question in the morning")
    told = traveller.status()
    asleep = told["undecided_seconds"] - NIGHT.total_seconds()
    assert -EXACT <= asleep <= traveller.worked() - evening + EXACT
    assert evening - EXACT <= told["active_seconds"] <= traveller.worked() - asleep + 2 * EXACT  # in whole seconds

    desktop.person.click("It was a break")
    desktop.person.eyes.wait_gone("Time away", "dialog")
    worked = traveller.worked()
    sleeper.ask("stop")
    (session,) = exported(sleeper)["sessions"]
    (night,) = session["spans"]
    assert (night["cause"], night["worked_seconds"]) == ("asleep", 0)
    assert session["active_seconds"] <= traveller.worked() - asleep + 2 * EXACT
    assert worked - EXACT <= session["elapsed_seconds"] - NIGHT.total_seconds() <= traveller.worked() + EXACT
    (row,) = rows(sleeper)
    assert (row["local_date"], row["undecided_seconds"]) == ("2026-12-01", 0)
    assert_near(session["ended_at"], "2026-12-02T06:00:00+01:00")


@plain
def test_a_night_that_nobody_told_of_is_seen_by_the_clocks(
    desktop: DesktopSession, sleeper: Program, steady: FakedTime
) -> None:
    traveller = Traveller(desktop, sleeper, steady, "2026-12-01T22:00:00+01:00")
    traveller.begin()
    traveller.wait_seconds(1)
    traveller.check_active()
    steady.sleep(NIGHT)
    traveller.check_active()
    assert abs(traveller.status()["undecided_seconds"] - NIGHT.total_seconds()) <= EXACT
