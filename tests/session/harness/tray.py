"""The tray: what programs put there (StatusNotifierItem over D-Bus), and real clicks on it."""

from dataclasses import dataclass
from typing import Any

from jeepney import DBusErrorResponse

from tests.session.harness.bus import Bus
from tests.session.harness.hands import Button
from tests.session.harness.parts import WATCHER, TrayHost
from tests.session.harness.person import Person
from tests.session.harness.screen import Box

ITEM = "org.kde.StatusNotifierItem"
MENU = "com.canonical.dbusmenu"
WHOLE_MENU: tuple[int, int, list[str]] = (0, -1, [])
SHOW_SECONDS = 10.0


@dataclass(frozen=True)
class Entry:
    """One entry of a tray menu."""

    number: int
    label: str
    enabled: bool
    checked: bool


@dataclass(frozen=True)
class Item:
    """What a program tells about its tray icon."""

    service: str
    menu: str
    name: str
    title: str
    status: str
    icon_name: str
    tooltip: str


class Tray:
    """The session's tray."""

    def __init__(self, host: TrayHost, bus: Bus, person: Person) -> None:
        """Use the tray of this host, with the eyes and hands of this person."""
        self._host = host
        self._bus = bus
        self._person = person

    def items(self) -> list[Item]:
        """List what programs registered as tray icons; empty when nobody keeps the register."""
        if not self._bus.has(WATCHER[0]):
            return []
        registered = self._bus.read(*WATCHER, "RegisteredStatusNotifierItems")
        return [item for name in registered if (item := self._item(*name.split("/", 1)))]

    def wait_for_item(self, title: str, seconds: float = SHOW_SECONDS) -> Item:
        """Wait until a program registered a tray icon with this title (or, lacking one, this name)."""
        return self._person.wait(
            lambda: next((item for item in self.items() if title in {item.title, item.name}), None),
            seconds,
            f"a tray icon of {title!r}",
        )

    def entries(self, item: Item) -> list[Entry]:
        """Read what a person sees in the menu of a tray icon, outermost level, without separators."""
        _, (_, _, children) = self._bus.call(item.service, item.menu, MENU, "GetLayout", "iias", *WHOLE_MENU)
        return [entry for _, child in children if (entry := _entry(*child))]

    def icons(self) -> list[Box]:
        """Find the icons whose pixels show in the tray, from left to right."""
        strips = self._person.screen.windows(self._host.value)
        return self._person.screen.icons(max(strips, key=lambda strip: strip.width)) if strips else []

    def icon(self, seconds: float = SHOW_SECONDS) -> Box:
        """Wait until an icon's pixels show in the tray, and tell where; the rightmost, if there are several."""
        return self._person.wait(self.icons, seconds, "an icon in the tray")[-1]

    def wait_empty(self, seconds: float = SHOW_SECONDS) -> None:
        """Wait until no icon's pixels show in the tray any more."""
        self._person.wait(lambda: not self.icons(), seconds, "an empty tray")

    def click(self, button: Button = Button.LEFT) -> None:
        """Click on the icon."""
        self._person.hands.click(self.icon(), button)

    def trigger(self, item: Item, label: str) -> None:
        """Tell the program that the entry with this label was chosen, as a tray host would."""
        number = next(entry.number for entry in self.entries(item) if entry.label == label)
        self._bus.call(item.service, item.menu, MENU, "Event", "isvu", number, "clicked", ("s", ""), 0)

    def choose(self, label: str) -> None:
        """Open the icon's menu with the right button and click on the entry with this label."""
        self.click(Button.RIGHT)
        self._person.click(label, "menu item")

    def _item(self, service: str, path: str) -> Item | None:
        try:
            told = self._bus.read_all(service, f"/{path}", ITEM)
        except DBusErrorResponse:  # gone since the watcher listed it
            return None
        _, _, title, description = told.get("ToolTip", ("", [], "", ""))
        tooltip = "\n".join(filter(None, (title, description)))
        return Item(service, told["Menu"], told["Id"], told["Title"], told["Status"], told.get("IconName", ""), tooltip)


def _entry(number: int, properties: dict[str, Any], _children: object) -> Entry | None:
    """Read one entry; None for what is hidden, and for separators, which have no label."""
    told = {name: value for name, (_, value) in properties.items()}
    label = str(told.get("label", "")).replace("_", "")
    if not label or not told.get("visible", True):
        return None
    return Entry(number, label, enabled=told.get("enabled", True), checked=told.get("toggle-state") == 1)
