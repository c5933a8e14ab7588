"""Join the parts: the only module that knows services and storage both.

What costs is imported where it is first needed, never before the tray shows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from unaided.domain.clock import Clock
    from unaided.domain.now import Last, Now
    from unaided.domain.session import Session
    from unaided.services.calibration import CalibrationService
    from unaided.services.demo import DemoService
    from unaided.services.editing import EditingService
    from unaided.services.experiment import ExperimentService
    from unaided.services.explanation import ExplanationService
    from unaided.services.gaps import GapService
    from unaided.services.history import HistoryService
    from unaided.services.imports import ImportService
    from unaided.services.letter import LetterService
    from unaided.services.measure import MeasureService
    from unaided.services.no_ai_block import NoAiBlockService
    from unaided.services.ports.beats import Beats
    from unaided.services.ports.chosen import SettingsShelf
    from unaided.services.ports.ids import Ids
    from unaided.services.ports.ledger import Ledger, Shelves
    from unaided.services.rebuild import RebuildService
    from unaided.services.recall import RecallService
    from unaided.services.reproduction import ReproductionService
    from unaided.services.ruler import RulerService
    from unaided.services.sections import SectionService
    from unaided.services.session import SessionService
    from unaided.services.settings import SettingsService
    from unaided.services.skills import SkillService
    from unaided.services.stage import StageService
    from unaided.services.tasks import TaskService
    from unaided.services.timeline import TimelineService
    from unaided.services.week import WeekService
    from unaided.storage.beats import BeatFile
    from unaided.storage.database import Database
    from unaided.storage.ledger import Ledger as KeptLedger
    from unaided.storage.lock import ProfileLock

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Services:
    """All that a person can do, over one open profile."""

    session: SessionService
    explanation: ExplanationService
    history: HistoryService
    calibration: CalibrationService
    sections: SectionService
    settings: SettingsService
    no_ai_block: NoAiBlockService
    recall: RecallService
    gaps: GapService
    imports: ImportService
    measure: MeasureService
    ruler: RulerService
    experiment: ExperimentService
    demo: DemoService
    tasks: TaskService
    letter: LetterService
    reproduction: ReproductionService
    editing: EditingService
    timeline: TimelineService
    skills: SkillService
    week: WeekService
    stage: StageService
    rebuild: RebuildService
    close: Callable[[], None]


def join(  # noqa: PLR0913, PLR0917 (all there is to join)
    ledger: Ledger, beats: Beats, clock: Clock, ids: Ids, settings: SettingsShelf, close: Callable[[], None]
) -> Services:
    """Return the services over these parts."""
    from unaided.machine.chance import SystemChance  # noqa: PLC0415
    from unaided.services.calibration import CalibrationService  # noqa: PLC0415 (not before the tray shows)
    from unaided.services.demo import DemoService  # noqa: PLC0415
    from unaided.services.editing import EditingService  # noqa: PLC0415
    from unaided.services.experiment import ExperimentService  # noqa: PLC0415
    from unaided.services.explanation import ExplanationService  # noqa: PLC0415
    from unaided.services.gaps import GapService  # noqa: PLC0415
    from unaided.services.history import HistoryService  # noqa: PLC0415
    from unaided.services.imports import ImportService  # noqa: PLC0415
    from unaided.services.letter import LetterService  # noqa: PLC0415
    from unaided.services.measure import MeasureService  # noqa: PLC0415
    from unaided.services.no_ai_block import NoAiBlockService  # noqa: PLC0415
    from unaided.services.rebuild import RebuildService  # noqa: PLC0415
    from unaided.services.recall import RecallService  # noqa: PLC0415
    from unaided.services.reproduction import ReproductionService  # noqa: PLC0415
    from unaided.services.ruler import RulerService  # noqa: PLC0415
    from unaided.services.sections import SectionService  # noqa: PLC0415
    from unaided.services.session import SessionService  # noqa: PLC0415
    from unaided.services.settings import SettingsService  # noqa: PLC0415
    from unaided.services.skills import SkillService  # noqa: PLC0415
    from unaided.services.stage import StageService  # noqa: PLC0415
    from unaided.services.tasks import TaskService  # noqa: PLC0415
    from unaided.services.timeline import TimelineService  # noqa: PLC0415
    from unaided.services.week import WeekService  # noqa: PLC0415

    measure = MeasureService(ledger, clock, settings)
    sections = SectionService(ledger, measure)
    return Services(
        SessionService(ledger, beats, clock, ids, settings),
        ExplanationService(ledger, clock, ids, settings),
        HistoryService(ledger, clock, settings),
        CalibrationService(ledger, measure),
        sections,
        SettingsService(settings),
        NoAiBlockService(ledger, clock, settings),
        RecallService(ledger, clock, ids, settings),
        GapService(ledger, clock),
        ImportService(ledger, clock, ids, settings),
        measure,
        RulerService(ledger, clock),
        ExperimentService(ledger, clock, ids, SystemChance()),
        DemoService(ledger, clock, ids, settings),
        TaskService(ledger, clock),
        LetterService(measure),
        ReproductionService(ledger, beats, clock, ids, settings),
        EditingService(ledger, clock, ids, settings),
        TimelineService(ledger, clock, ids, settings),
        SkillService(ledger, clock, settings, measure, sections),
        WeekService(ledger, clock, settings),
        StageService(ledger, clock, ids, settings, SystemChance(), measure),
        RebuildService(ledger, clock, settings),
        close,
    )


class LateLedger:
    """What is kept, opened with its first use: SQLAlchemy is not loaded before."""

    def __init__(self, folder: Path) -> None:
        """Take where it is."""
        self._folder = folder
        self._opened: tuple[KeptLedger, Database] | None = None

    def open(self) -> KeptLedger:
        """Open it, if it is not.

        Raises:
            Trouble: it cannot be opened or written (domain/trouble.py names each case).
        """
        if self._opened is None:
            from unaided.storage.database import open_database  # noqa: PLC0415 (costs)
            from unaided.storage.ledger import Ledger as KeptLedger  # noqa: PLC0415

            database = open_database(self._folder)
            self._opened = KeptLedger(database), database
        return self._opened[0]

    @property
    def changes(self) -> int:
        """Return how many transactions have written so far."""
        return self.open().changes

    def read(self) -> AbstractContextManager[Shelves]:
        """Return the shelves as they are at this moment."""
        return self.open().read()

    def write(self) -> AbstractContextManager[Shelves]:
        """Return the shelves to change."""
        return self.open().write()

    def keep_time(self, session: Session) -> None:
        """Keep how far an open session has come."""
        self.open().keep_time(session)

    def close(self) -> None:
        """Close it, if it was opened."""
        if self._opened is not None:
            self._opened[1].close()
            self._opened = None


class Profile:
    """A person's folder with its write lock held, until `release` or the end of the process."""

    def __init__(self, folder: Path, lock: ProfileLock, beats: BeatFile) -> None:
        """Take what was opened; `open_profile` opens it."""
        self.folder = folder
        self.beats = beats
        self._lock = lock

    def glance(self) -> Now:
        """Return what runs by the plain driver alone, for the first paint; nothing is changed.

        Where the file is of another version or cannot be read that is nothing: opening it says why.
        """
        from unaided.domain.now import Now  # noqa: PLC0415 (costs)
        from unaided.storage.glance import glance  # noqa: PLC0415

        seen = glance(self.folder)
        if seen is None:
            return Now()
        return Now(seen.session, seen.title, owed_glimpsed=seen.owed > 0)

    def resting(self) -> Last | None:
        """Return what was done last where nothing waits to be done, so that what is kept need not be opened yet."""
        from unaided.storage.glance import resting  # noqa: PLC0415 (costs)

        seen = resting(self.folder)
        return None if seen is None else seen.last

    def open_services(self, clock: Clock) -> Services:
        """Return the services over what is kept; it is opened at once, or where nothing waits with its first use.

        Raises:
            Trouble: it cannot be opened or written (domain/trouble.py names each case).
        """
        from unaided.machine.ids import FreshIds  # noqa: PLC0415 (costs)
        from unaided.storage.settings import SettingsFile  # noqa: PLC0415

        ledger = LateLedger(self.folder)
        if self.resting() is None:
            ledger.open()
        return join(ledger, self.beats, clock, FreshIds(), SettingsFile(self.folder), ledger.close)

    def release(self) -> None:
        """Give the lock back."""
        self.beats.close()
        self._lock.release()


def open_profile(environ: Mapping[str, str], wait: timedelta = timedelta(0)) -> Profile:
    """Take the profile that this environment points to, waiting this long for its lock.

    Raises:
        Trouble: another process has it, or its folder cannot be written.
    """
    from unaided.storage.beats import BeatFile  # noqa: PLC0415 (costs)
    from unaided.storage.lock import ProfileLock  # noqa: PLC0415
    from unaided.storage.profile import data_folder  # noqa: PLC0415

    folder = data_folder(environ)
    lock = ProfileLock(folder, wait)
    try:
        return Profile(folder, lock, BeatFile(folder))
    except BaseException:
        lock.release()
        raise


def with_services(environ: Mapping[str, str], clock: Clock, work: Callable[[Services], T]) -> T:
    """Open the profile that this environment points to, do something with it, and close it.

    Raises:
        Trouble: another process has it, or it cannot be opened or written.
    """
    profile = open_profile(environ, wait=timedelta(seconds=2))
    try:
        services = profile.open_services(clock)
        try:
            return work(services)
        finally:
            services.close()
    finally:
        profile.release()
