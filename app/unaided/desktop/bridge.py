"""Between what a person sees and the services: commands down off the UI thread, events up as signals."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from unaided.desktop.background import Background
from unaided.desktop.gone import is_gone
from unaided.domain.clock import Clock, Reading
from unaided.domain.now import Now, discarded_since
from unaided.domain.session import Mode, Session, SessionEvent, SessionState
from unaided.domain.settings import Settings
from unaided.domain.trouble import UnaidedError

if TYPE_CHECKING:  # nothing of these before the tray shows
    from unaided.bootstrap import Services
    from unaided.domain.explanation import Owed
    from unaided.services.session import StartRequest

FIVE_MINUTES = timedelta(minutes=5)
UNKEPT = "Until then your choice holds while Unaided runs, but is not kept."
T = TypeVar("T")
Refused = Callable[[UnaidedError], None]


class Bridge(QObject):
    """What every view holds: the state now, the verbs, and the signals that say what changed."""

    changed = Signal()  # the session or what is owed is another now
    seconds_seen = Signal(bool)  # whether anything on the screen shows seconds
    ticked = Signal()  # lengths on the screen are to be painted anew
    about_to_end = Signal()  # the planned length is worked but for two minutes
    planned_end = Signal()  # the planned length has been worked
    clock_changed = Signal()  # the wall clock or the zone was set, or the machine woke
    away_asked = Signal(bool)  # what the undecided time was is to be asked; whether the person wants to say it
    history_changed = Signal()  # what is kept of the past is another now
    told = Signal(str)  # one plain sentence for the person
    explanation_asked = Signal(object, bool)  # UUID of a session; whether the person asked for its dialog
    explain_too_asked = Signal(object)  # UUID of a session without AI that is to be explained beside its reflection
    window_asked = Signal(str)  # name of the page to show, empty for the one shown last
    start_asked = Signal(object)  # the start panel is wanted: Mode to begin with, or None
    panel_asked = Signal()  # the panel that fits: to start, or of what runs
    again_asked = Signal()  # start the last one again
    switch_asked = Signal()  # the start panel is wanted to end this session and begin the next
    discard_asked = Signal()  # the session is to be discarded, once the person was asked
    began_asked = Signal()  # when the session really began is to be said
    away_change_asked = Signal(int)  # position of a span of which the answer is to be another
    look_up_asked = Signal()  # a line to note a look-up is wanted
    quit_asked = Signal()  # the person wants to quit
    settings_changed = Signal()  # `settings` are others now

    def __init__(
        self,
        background: Background,
        clock: Clock,
        open_services: Callable[[], Services],
        now: Now,
        parent: QObject | None = None,
    ) -> None:
        """Take the worker, the clock, how to open the services, and the state glanced at start-up."""
        super().__init__(parent)
        self._background = background
        self._open = open_services
        self._clock = clock
        self._now = now
        self._services: Services | None = None
        self._discarded = ""
        self._viewers: set[QObject] = set()
        self._idle_teller: str | None = None
        self._settings = Settings()

    @property
    def idle_unknown(self) -> bool:
        """Tell whether this desktop has been found to tell nobody's idle time: it is unknown then, not zero (Law 2)."""
        return self._idle_teller == ""

    @property
    def idle_teller(self) -> str:
        """Return who tells the idle time, as a sentence names it; empty where nobody does or it is not found yet."""
        return self._idle_teller or ""

    def know_idle(self, teller: str) -> None:
        """Take note who tells the idle time, empty where nobody does."""
        if teller != self._idle_teller:
            self._idle_teller = teller
            self.ticked.emit()

    @property
    def settings(self) -> Settings:
        """Return what the person chose; the defaults until the file has been read."""
        return self._settings

    def take_settings(self, settings: Settings) -> None:
        """Take what the person chose, and say so where it is something else."""
        if settings != self._settings:
            self._settings = settings
            self.settings_changed.emit()

    def choose(self, settings: Settings) -> None:
        """Take what the person chose at once, and keep it off the UI thread; what cannot be kept is told."""
        self.take_settings(settings)
        self.ask(self._keep_settings, _rest, self._not_kept)

    def _keep_settings(self, services: Services) -> None:
        services.settings.keep(self._settings)  # the newest: of many choices in a row not each is written

    def _not_kept(self, trouble: UnaidedError) -> None:
        self.told.emit(f"{trouble.sentence} {UNKEPT}")

    @property
    def now(self) -> Now:
        """Return what goes on, brought up to this moment; the clocks are asked only where something does."""
        return self._now if self._now.session is None else self._now.at(self._clock.read())

    @property
    def discarded(self) -> str:
        """Return the title of what was discarded last, empty once another session was started since."""
        return self._discarded

    def shows_seconds(self, viewer: QObject, *, seen: bool) -> None:
        """Take note that a view with seconds on it came on the screen, or went (Law 10)."""
        before = bool(self._viewers)
        if seen:
            self._viewers.add(viewer)
        else:
            self._viewers.discard(viewer)
        if bool(self._viewers) is not before:
            self.seconds_seen.emit(not before)

    def ask(self, job: Callable[[Services], T], done: Callable[[T], None], refused: Refused | None = None) -> None:
        """Read something off the UI thread; what cannot be read is told unless `refused` takes it.

        A view that is destroyed meanwhile hears nothing any more.
        """
        self._background.run(partial(self._with_services, job), partial(_heard_by, done), self._refusal(refused))

    def change(
        self,
        job: Callable[[Services], T],
        done: Callable[[T], None] | None = None,
        refused: Refused | None = None,
    ) -> None:
        """Change something off the UI thread, then say what is now; a refusal is told unless taken."""
        self._background.run(partial(self._changed_by, job), partial(self._take, done), self._refusal(refused))

    def _refusal(self, refused: Refused | None) -> Refused:
        return self._tell if refused is None else partial(self._refused_to, refused)

    def _refused_to(self, refused: Refused, trouble: UnaidedError) -> None:
        """Say what could not be done where it was asked, else to whoever is there: nothing fails in silence."""
        (self._tell if is_gone(refused) else refused)(trouble)

    def start(self, request: StartRequest, done: Callable[[Now], None], refused: Refused) -> None:
        """Start a session."""

        def job(services: Services) -> Now:
            return services.session.start(request)

        self.change(job, done, refused)

    def switch(self, request: StartRequest, done: Callable[[Now], None], refused: Refused) -> None:
        """Finish the session that goes on and start another; the answer to the first may wait (Law 7)."""
        session = self._now.session
        ended = None if session is None else session.id

        def job(services: Services) -> Now:
            return services.session.switch(request)

        self.change(job, partial(self._switched, ended, done), refused)

    def _switched(self, ended: UUID | None, done: Callable[[Now], None], now: Now) -> None:
        done(now)
        if ended is not None:
            self.explanation_asked.emit(ended, False)  # noqa: FBT003 (signals take no keywords)

    def act(self, event: SessionEvent) -> None:
        """Pause, resume, leave, finish or discard; a finished session's dialog is asked for."""

        def job(services: Services) -> Now:
            return services.session.act(event)

        session = self._now.session
        if event is SessionEvent.FINISH and session is not None:
            self.change(job, partial(self._finished, session.id))
        else:
            self.change(job)

    @Slot()
    def pause(self) -> None:
        """Pause the session that runs."""
        self.act(SessionEvent.PAUSE)

    @Slot()
    def resume(self) -> None:
        """Go on after a pause or time away."""
        self.act(SessionEvent.RESUME)

    @Slot()
    def leave(self) -> None:
        """Be away, or think on paper: undecided until the person says what it was."""
        self.act(SessionEvent.LEAVE)

    @Slot()
    def finish(self) -> None:
        """Stop the session; its explanation or reflection comes next."""
        self.act(SessionEvent.FINISH)

    @Slot()
    def toggle(self) -> None:
        """Pause what runs, resume what does not; nothing happens when nothing goes on."""
        session = self._now.session
        if session is not None:
            self.act(SessionEvent.PAUSE if session.state is SessionState.RUNNING else SessionEvent.RESUME)

    @Slot()
    def five_more(self) -> None:
        """Move the planned end by five minutes."""

        def job(services: Services) -> Now:
            return services.session.extend(FIVE_MINUTES)

        self.change(job)

    def look_up(self, text: str, done: Callable[[], None], refused: Refused) -> None:
        """Note something that had to be looked up."""

        def job(services: Services) -> None:
            services.session.look_up(text)

        self.change(job, partial(_drop, done), refused)

    @Slot()
    def finish_where_it_was(self) -> None:
        """Stop the session at the moment Unaided was last running; its explanation or reflection comes next."""
        session = self._now.session
        if session is not None:
            self.change(_finish_where_it_was, partial(self._finished, session.id))

    def decide(self, session_id: UUID, worked: timedelta, refused: Refused) -> None:
        """Say how much of a session's undecided time was work."""

        def job(services: Services) -> Now:
            return services.session.decide(session_id, worked)

        self.change(job, refused=refused)

    def _finished(self, session_id: UUID, _now: Now) -> None:
        self.explain(session_id)

    @Slot()
    def explain_now(self) -> None:
        """Ask for the dialog of what is owed, the latest first; nothing happens when nothing is."""
        if self._now.owed_glimpsed:  # what is owed is known once what is kept has been opened
            self.ask(_read_now, self._explain_first)
        else:
            self._explain_first(self._now)

    def _explain_first(self, now: Now) -> None:
        if now.owed:
            self.explain(now.owed[0].session_id)

    def explain(self, session_id: UUID) -> None:
        """Ask for the dialog of this session, because the person wants it now."""
        self.explanation_asked.emit(session_id, True)  # noqa: FBT003 (signals take no keywords)

    @Slot()
    def look_again(self) -> None:
        """Read what is now: with the end of a day something else is owed, and nothing has changed (Law 4)."""
        self.ask(_read_now, self._take_now)

    def reading(self) -> Reading:
        """Return this moment."""
        return self._clock.read()

    @Slot()
    def ask_no_ai(self) -> None:
        """Ask for the start panel, without AI."""
        self.start_asked.emit(Mode.NO_AI)

    @Slot()
    def ask_ai(self) -> None:
        """Ask for the start panel, with AI."""
        self.start_asked.emit(Mode.AI)

    @Slot()
    def ask_window(self) -> None:
        """Ask for the main window, on the page shown last."""
        self.window_asked.emit("")

    def keep_time(self) -> None:
        """Write the running session's time into the database, as is done each minute (Law 12).

        Where the clocks alone tell of more, time asleep say, that is kept with it and said; else nobody is woken up.
        """
        session = self.now.session
        if session is None or self._now.session is None or session.spans != self._now.session.spans:
            self.checkpoint()
        else:
            self._background.run(partial(self._with_services, partial(_keep_time, session)), failed=self._tell)

    def checkpoint(self) -> None:
        """Write the running session's time into the database."""

        def job(services: Services) -> Now:
            return services.session.checkpoint()

        self.ask(job, self._take_now)

    def _with_services(self, job: Callable[[Services], T]) -> T:
        """Run on the worker; the services are opened there by the first job, after the tray shows."""
        if self._services is None:
            self._services = self._open()
        return job(self._services)

    def _changed_by(self, job: Callable[[Services], T]) -> tuple[T, Now]:
        result = self._with_services(job)
        return result, self._with_services(_read_now)

    def _take(self, done: Callable[[T], None] | None, outcome: tuple[T, Now]) -> None:
        result, now = outcome
        self._take_now(now)
        if done is not None:
            _heard_by(done, result)

    def know(self, now: Now) -> None:
        """Take what is now from whoever has seen it without opening what is kept, and say so."""
        self._take_now(now)

    def _take_now(self, now: Now) -> None:
        before, self._now = self._now, now
        self._discarded = discarded_since(before, now, self._discarded)
        self.changed.emit()
        if _past(before) != _past(now):
            self.history_changed.emit()

    def _tell(self, trouble: UnaidedError) -> None:
        self.told.emit(trouble.sentence)

    def close(self) -> None:
        """Close what is kept, on the worker, and let it end."""
        self._background.run(self._close)
        self._background.stop()

    def _close(self) -> None:
        if self._services is not None:
            self._services.close()
            self._services = None


def _past(now: Now) -> tuple[UUID | None, tuple[Owed, ...]]:
    """Return what tells whether the past is another one: which session runs, and what is owed."""
    return (now.session.id if now.session else None), now.owed


def _keep_time(session: Session, services: Services) -> None:
    services.session.keep_time(session)


def _read_now(services: Services) -> Now:
    return services.session.now()


def _finish_where_it_was(services: Services) -> Now:
    return services.session.finish_where_it_was()


def _drop(done: Callable[[], None], _result: None) -> None:
    done()


def _heard_by(done: Callable[[T], None], result: T) -> None:
    if not is_gone(done):
        done(result)


def _rest(_result: None) -> None:
    """Do nothing with what was done."""
