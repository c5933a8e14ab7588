"""A logind for tests: it announces sleep, locks the session, and hands out the locks that delay a sleep."""

from tests.session.fake_service import Answer, FakeService, Pipe, Values
from tests.session.harness.desktop import DesktopSession
from unaided.desktop.platform.logind import LOGIND, MANAGER

SESSION_PATH = "/org/freedesktop/login1/session/_37"
SESSION = "org.freedesktop.login1.Session"


class Logind:
    """logind with one session, and the delay locks it handed out."""

    def __init__(self, desktop: DesktopSession) -> None:
        """Come up on the system bus of this session."""
        self.service = FakeService(desktop.env["DBUS_SYSTEM_BUS_ADDRESS"], LOGIND)
        self.service.answers = {"Inhibit": self._inhibit, "GetSession": ("o", (SESSION_PATH,))}
        self.service.properties["LockedHint"] = ("b", False)
        self._locks: list[Pipe] = []

    def close(self) -> None:
        """Leave the bus."""
        self.service.close()
        for lock in self._locks:
            lock.close()

    def held(self) -> int:
        """Count the locks that are held."""
        return sum(lock.is_held() for lock in self._locks)

    def prepare_for_sleep(self, *, start: bool) -> None:
        """Say that sleep comes, or is over."""
        self.service.emit(MANAGER.path, MANAGER.interface, "PrepareForSleep", "b", start)

    def hint(self, **values: tuple[str, object]) -> None:
        """Change properties of the session."""
        self.service.change(SESSION_PATH, SESSION, **values)

    def ask_to_lock(self, member: str) -> None:
        """Ask the session to lock or unlock."""
        self.service.emit(SESSION_PATH, SESSION, member)

    def _inhibit(self, _arguments: Values) -> Answer:
        lock = Pipe()
        self._locks.append(lock)
        return "h", (lock.writing,)
