"""Away from the earliest sign until the last one ends, and one question on return."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from tests.support.home import Home
from unaided.desktop.away import Away
from unaided.desktop.away_signs import settings_in
from unaided.domain.session import MINUTE_US, Mode, Session, SessionEvent, SessionState, active_us, undecided_us
from unaided.domain.settings import AwaySettings, Policy
from unaided.domain.span import Cause

MINUTES = MINUTE_US


@dataclass
class Day:
    """A person at home, and what is told to whom while they come and go."""

    home: Home
    away: Away
    asked: list[bool] = field(default_factory=list)
    heres: list[bool] = field(default_factory=list)
    saved: int = 0

    def __post_init__(self) -> None:
        self.home.bridge.away_asked.connect(self.asked.append)
        self.away.may_sleep.connect(self._count)
        self.away.here.connect(self._note_here)

    def _note_here(self) -> None:
        self.heres.append(True)

    def _count(self) -> None:
        self.saved += 1

    @property
    def session(self) -> Session:
        """Return the session as it stands."""
        session = self.home.bridge.now.session
        assert session is not None
        return session

    def state(self) -> SessionState:
        """Tell how the session stands."""
        return self.session.state

    def work(self, minutes: float) -> None:
        """Let time pass, with the tick that would come."""
        self.home.clock.pass_time(minutes=minutes)
        self.home.bridge.ticked.emit()
        self.home.settled()

    def lock(self, *, locked: bool) -> None:
        self.away.lock(locked)
        self.home.settled()

    def idle(self, *, idle: bool) -> None:
        self.away.idle(idle)
        self.home.settled()

    def sleep(self, minutes: float) -> None:
        """Let logind announce a sleep, and the machine sleep so long."""
        self.away.about_to_sleep()
        self.home.settled()
        self.home.clock.sleep(minutes=minutes)

    def wake(self) -> None:
        self.away.woke()
        self.home.settled()


@pytest.fixture
def day(home: Home) -> Day:
    """A day with a session that has run for ten minutes."""
    return begun(home, AwaySettings())


def begun(home: Home, settings: AwaySettings, mode: Mode = Mode.NO_AI) -> Day:
    """Return a day whose session has run for ten minutes."""
    day = Day(home, Away(home.bridge, settings, home.bridge))
    home.start(mode=mode)
    day.work(10)
    return day


def test_a_locked_screen_counts_as_away_until_it_is_unlocked_and_then_is_asked_about_once(day: Day) -> None:
    day.lock(locked=True)
    assert day.state() is SessionState.AWAY
    day.work(30)
    assert day.asked == []

    day.lock(locked=False)
    assert day.state() is SessionState.RUNNING
    assert day.asked == [False]
    assert undecided_us(day.session) == 30 * MINUTES

    day.work(10)
    assert day.asked == [False]
    assert active_us(day.session) == 20 * MINUTES


def test_idle_begins_with_the_last_touch(day: Day) -> None:
    day.work(5)  # of which nothing was touched
    day.idle(idle=True)
    day.work(20)
    day.idle(idle=False)

    assert undecided_us(day.session) == 25 * MINUTES
    assert active_us(day.session) == 10 * MINUTES
    assert day.asked == [False]


def test_signs_that_overlap_are_one_absence_from_the_earliest(day: Day) -> None:
    day.work(3)
    day.lock(locked=True)  # by itself, three minutes after the last touch
    day.work(2)
    day.idle(idle=True)
    day.sleep(60)
    day.wake()
    assert day.asked == []
    day.idle(idle=False)  # typing the password
    assert day.asked == []
    day.lock(locked=False)

    assert day.asked == [False]
    assert [(span.start_us, span.end_us) for span in day.session.spans] == [(10 * MINUTES, 75 * MINUTES)]
    assert day.session.spans[0].signs == {Cause.LOCKED, Cause.IDLE, Cause.ASLEEP}


def test_before_a_sleep_the_work_is_kept_and_only_then_the_machine_may(day: Day) -> None:
    day.away.about_to_sleep()
    assert day.saved == 0
    day.home.settled()
    assert day.saved == 1
    day.home.clock.sleep(hours=8)
    day.wake()

    assert day.asked == [False]
    assert active_us(day.session) == 10 * MINUTES
    assert undecided_us(day.session) == 8 * 60 * MINUTES


def test_a_sleep_with_nothing_running_is_not_held_up(home: Home) -> None:
    day = Day(home, Away(home.bridge, AwaySettings(), home.bridge))
    day.away.about_to_sleep()

    assert day.saved == 1
    assert home.background.pending == 0


@pytest.mark.parametrize("event", [SessionEvent.PAUSE, SessionEvent.LEAVE])
def test_what_the_person_said_stands_whatever_the_signs_say(day: Day, event: SessionEvent) -> None:
    day.home.bridge.act(event)
    day.home.settled()
    said = day.state()
    day.idle(idle=True)
    day.lock(locked=True)
    day.sleep(10)
    day.wake()
    day.lock(locked=False)
    day.idle(idle=False)

    assert day.saved == 1
    assert day.state() is said
    assert day.asked == []


def test_time_the_person_announced_is_asked_about_when_they_resume(day: Day) -> None:
    day.home.bridge.leave()
    day.home.settled()
    day.work(20)
    day.home.bridge.resume()
    day.home.settled()

    assert day.asked == [False]


def test_a_pause_is_never_asked_about(day: Day) -> None:
    day.home.bridge.pause()
    day.home.settled()
    day.work(20)
    day.home.bridge.resume()
    day.home.settled()

    assert day.asked == []
    assert undecided_us(day.session) == 0


def test_sleep_that_nobody_announced_is_found_by_the_clocks(day: Day) -> None:
    day.home.clock.sleep(minutes=40)
    day.home.bridge.clock_changed.emit()
    day.home.settled()
    assert day.asked == [False]

    day.work(1)
    assert day.asked == [False]
    assert undecided_us(day.session) == 40 * MINUTES


def test_a_person_who_resumes_is_here_even_where_no_unlock_was_told(day: Day) -> None:
    day.lock(locked=True)
    day.work(20)
    day.home.bridge.resume()
    day.home.settled()
    assert day.state() is SessionState.RUNNING
    assert day.asked == [False]

    day.work(10)
    assert active_us(day.session) == 20 * MINUTES


@pytest.fixture
def known(day: Day) -> Day:
    """A day on a desktop that tells the idle time."""
    day.home.bridge.know_idle("the X server")
    day.heres.clear()  # who starts is here
    return day


def test_who_is_at_work_under_a_lock_that_never_ends_is_here(known: Day) -> None:
    known.lock(locked=True)
    known.work(5)  # the idle threshold, and nobody has become idle
    assert known.state() is SessionState.AWAY
    known.work(0.5)
    assert known.state() is SessionState.RUNNING
    assert known.heres == [True]
    assert known.asked == [False]
    assert undecided_us(known.session) == 5.5 * MINUTES

    known.work(10)
    assert active_us(known.session) == 20 * MINUTES


def test_a_touch_in_passing_or_a_wrong_password_ends_no_lock(known: Day) -> None:
    known.lock(locked=True)
    known.work(5)
    known.idle(idle=True)
    known.work(60)
    known.idle(idle=False)
    known.work(4.9)
    known.idle(idle=True)
    known.work(60)
    assert known.state() is SessionState.AWAY
    assert (known.heres, known.asked) == ([], [])


def test_work_after_a_lock_that_nobody_ended_counts_again_from_a_while_after_the_touch(known: Day) -> None:
    known.lock(locked=True)
    known.work(5)
    known.idle(idle=True)
    known.work(60)
    known.idle(idle=False)
    known.work(6)
    assert known.state() is SessionState.RUNNING
    assert known.heres == [True]


def test_where_nobody_tells_who_is_idle_a_lock_is_believed(day: Day) -> None:
    day.lock(locked=True)
    day.work(600)
    assert day.state() is SessionState.AWAY


def test_a_night_asleep_under_a_lock_is_no_work_under_it(known: Day) -> None:
    known.lock(locked=True)
    known.sleep(8 * 60)
    known.wake()
    known.work(0.2)
    assert known.state() is SessionState.AWAY
    assert known.heres == []


@pytest.mark.parametrize("event", [SessionEvent.PAUSE, SessionEvent.FINISH])
def test_who_resumes_or_starts_is_here_so_that_the_next_lock_is_told(known: Day, event: SessionEvent) -> None:
    known.home.bridge.act(event)
    known.home.settled()
    known.lock(locked=True)
    known.work(20)
    if event is SessionEvent.PAUSE:
        known.home.bridge.resume()
        known.home.settled()
    else:
        known.home.start("Another one")
    assert known.heres == [True]


def test_a_lock_and_unlock_faster_than_they_are_kept_leaves_it_running(day: Day) -> None:
    day.away.lock(True)  # noqa: FBT003 (a slot's arguments have no keywords)
    day.away.lock(False)  # noqa: FBT003
    day.home.settled()

    assert day.state() is SessionState.RUNNING


def test_nothing_touched_while_the_agent_works_is_no_sign(home: Home) -> None:
    day = begun(home, AwaySettings(), Mode.AI)
    home.bridge.change(lambda services: services.session.wait_on_agent(on=True))
    home.settled()
    day.idle(idle=True)
    day.work(20)
    assert day.state() is SessionState.RUNNING
    day.idle(idle=False)
    assert day.asked == []

    day.lock(locked=True)
    assert day.state() is SessionState.AWAY


def test_an_ignored_sign_changes_nothing(home: Home) -> None:
    day = begun(home, AwaySettings(asleep=Policy.IGNORE, locked=Policy.IGNORE, idle=Policy.IGNORE))
    day.lock(locked=True)
    day.idle(idle=True)
    day.work(10)
    day.idle(idle=False)
    day.lock(locked=False)
    assert active_us(day.session) == 20 * MINUTES

    day.sleep(60)
    assert day.saved == 1
    day.wake()
    day.work(1)
    assert undecided_us(day.session) == 60 * MINUTES  # sleep is never work; it is just not asked about
    assert day.asked == []


def test_a_sign_that_pauses_makes_a_break_and_asks_nothing(home: Home) -> None:
    day = begun(home, AwaySettings(locked=Policy.PAUSE))
    day.lock(locked=True)
    day.work(10)
    day.lock(locked=False)
    assert (undecided_us(day.session), active_us(day.session)) == (0, 10 * MINUTES)
    assert day.asked == []

    day.work(5)
    day.idle(idle=True)
    day.idle(idle=False)
    assert undecided_us(day.session) == 5 * MINUTES
    assert day.asked == [False]


def test_a_screen_locked_for_a_moment_is_a_break_without_a_question(day: Day) -> None:
    day.lock(locked=True)
    day.work(0.5)
    day.lock(locked=False)

    assert day.asked == []
    assert (undecided_us(day.session), active_us(day.session)) == (0, 10 * MINUTES)


def test_a_session_that_ends_while_away_asks_nothing_here(day: Day) -> None:
    day.lock(locked=True)
    day.home.bridge.finish()
    day.home.settled()
    day.lock(locked=False)

    assert day.home.bridge.now.session is None
    assert day.asked == []


def test_the_idle_threshold_can_be_named_for_a_trial() -> None:
    assert settings_in({}, AwaySettings()).idle_after == timedelta(minutes=5)
    assert settings_in({"UNAIDED_IDLE_SECONDS": "2"}, AwaySettings()).idle_after == timedelta(seconds=2)
    for nonsense in ("", "soon", "0", "-3", "nan", "1e9"):
        assert settings_in({"UNAIDED_IDLE_SECONDS": nonsense}, AwaySettings()).idle_after == timedelta(minutes=5)
