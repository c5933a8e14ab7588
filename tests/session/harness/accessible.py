"""The eyes: what a screen reader meets (AT-SPI, spoken straight over D-Bus), found by accessible name."""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from jeepney import DBusErrorResponse, HeaderFields, Message

from tests.session.harness.bus import PROPERTIES, Bus, Call
from tests.session.harness.screen import Box
from tests.session.harness.waiting import Waiting

ATSPI = "org.a11y.atspi."
REGISTRY = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
EVENTS = ("org.a11y.atspi.Registry", "/org/a11y/atspi/registry", "org.a11y.atspi.Registry")
LOOK_SECONDS = 10.0
SCREEN_COORDINATES = 0
ALL_TEXT = (0, -1)
CROWD = 500  # a table's cells are not walked when there are more children than this
STATE_WORD_BITS = 32

Address = tuple[str, str]  # whose connection, which object


class State(IntEnum):
    """The states of a control that a test asks for, numbered as AT-SPI numbers them."""

    CHECKED = 4
    ENABLED = 8
    FOCUSED = 12
    SELECTED = 23
    SHOWING = 25


@dataclass(frozen=True)
class Control:
    """Something on the screen with a role and a name."""

    address: Address
    role: str
    name: str
    states: frozenset[State] = field(repr=False)


class Accessible:
    """The accessible trees of all programs in the session."""

    def __init__(self, wait: Waiting) -> None:
        """Take the patience; there is nothing to see before listen()."""
        self._wait = wait
        self._line: Bus | None = None
        self._changes: deque[Message] = deque()
        self._announced: dict[Address, None] = {}

    def listen(self, session: Bus) -> None:
        """Look from now on at what is on the accessibility bus that the session bus tells of."""
        (address,) = session.call("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress")
        self.close()
        self._line = Bus(address)
        self._changes = self._line.subscribe(ATSPI + "Event.Object", "StateChanged")
        self._line.call(*EVENTS, "RegisterEvent", "s", "object:state-changed")

    def close(self) -> None:
        """Hang up."""
        if self._line is not None:
            self._line.close()

    def showing(self) -> list[Control]:
        """List everything that shows, program by program, outermost first."""
        found = self._walk(self._children([REGISTRY]), set())
        known = {control.address for control in found}
        popups = self._walk(self._take_announced(), known)
        self._announced = {control.address: None for control in popups}
        return found + popups

    def find(self, name: str, role: str = "") -> Control | None:
        """Find what shows under this accessible name; with a role, only what has these words in its role."""
        return next((c for c in self.showing() if c.name == name and role in c.role), None)

    def wait_for(self, name: str, role: str = "", seconds: float = LOOK_SECONDS) -> Control:
        """Wait until something with this accessible name shows."""
        return self._wait(lambda: self.find(name, role), seconds, f"{role or 'something'} named {name!r}")

    def wait_gone(self, name: str, role: str = "", seconds: float = LOOK_SECONDS) -> None:
        """Wait until nothing with this accessible name shows."""
        self._wait(lambda: self.find(name, role) is None, seconds, f"no more {role or 'sight'} of {name!r}")

    def wait_focused(self, name: str, seconds: float = LOOK_SECONDS) -> None:
        """Wait until what the keyboard types into has this accessible name."""
        self._wait(lambda: self.focused() == name, seconds, f"the keyboard focus on {name!r}")

    def focused(self) -> str | None:
        """Name what the keyboard types into; Qt says so of a list's current row too, also of one behind."""
        found = [control for control in self.showing() if State.FOCUSED in control.states]
        return min(found, key=lambda control: control.role == "list item").name if found else None

    def box(self, control: Control) -> Box:
        """Tell where on the screen a control is."""
        (place,) = self._ask(control, "Component", "GetExtents", "u", SCREEN_COORDINATES)
        return Box(*place)

    def text(self, control: Control) -> str:
        """Read the text in a field; of what is no field, its name."""
        try:
            (text,) = self._ask(control, "Text", "GetText", "ii", *ALL_TEXT)
        except DBusErrorResponse:
            return control.name
        return str(text)

    def press(self, control: Control) -> None:
        """Do what the control is for, as a screen reader's user would."""
        (done,) = self._ask(control, "Action", "DoAction", "i", 0)
        if not done:
            message = f"{control} could not be pressed"
            raise AssertionError(message)

    def _ask(self, control: Control, interface: str, member: str, signature: str, *body: object) -> tuple[Any, ...]:
        return self._bus.call(*control.address, ATSPI + interface, member, signature, *body)

    @property
    def _bus(self) -> Bus:
        assert self._line is not None, "this session has no accessibility bus"
        return self._line

    def _walk(self, layer: Sequence[Address], known: set[Address]) -> list[Control]:
        """Describe what shows among these and inside of them, save what is known already."""
        found: list[Control] = []
        while layer := [address for address in layer if address not in known]:
            known.update(layer)
            controls = self._describe(layer)
            showing = [control for control in controls if State.SHOWING in control.states]
            found += showing
            inside = {control.address for control in showing} | {c.address for c in controls if c.role == "application"}
            layer = self._children([address for address in layer if address in inside])
        return found

    def _take_announced(self) -> list[Address]:
        """Give what told that it shows or has the focus: so a menu is found, which no program lists as its child."""
        for change in self._bus.take(self._changes):
            state, on, *_ = change.body
            if on and state in {"showing", "focused"}:
                fields = change.header.fields
                self._announced[fields[HeaderFields.sender], fields[HeaderFields.path]] = None
        return list(self._announced)

    def _children(self, parents: Sequence[Address]) -> list[Address]:
        """Give the children of all of these, save those of crowds."""
        counts = self._bus.call_each([_property(parent, "ChildCount") for parent in parents])
        few = [parent for parent, count in zip(parents, counts, strict=True) if count and 0 < count[0][1] <= CROWD]
        replies = self._bus.call_each([Call(*parent, ATSPI + "Accessible", "GetChildren") for parent in few])
        return [(service, path) for reply in replies if reply for service, path in reply[0]]

    def _describe(self, addresses: Sequence[Address]) -> list[Control]:
        """Ask for role, name and states of all of these; what went away meanwhile is left out."""
        calls: list[Call] = []
        for address in addresses:
            calls += [
                Call(*address, ATSPI + "Accessible", "GetRoleName"),
                _property(address, "Name"),
                Call(*address, ATSPI + "Accessible", "GetState"),
            ]
        replies = self._bus.call_each(calls)
        told = zip(addresses, replies[0::3], replies[1::3], replies[2::3], strict=True)
        return [
            Control(address, role[0], name[0][1], frozenset(_states(states[0])))
            for address, role, name, states in told
            if role and name and states
        ]


def _property(address: Address, name: str) -> Call:
    return Call(*address, PROPERTIES, "Get", "ss", (ATSPI + "Accessible", name))


def _states(words: Sequence[int]) -> Iterator[State]:
    """Read AT-SPI's bit field of states, kept in two words."""
    bits = sum(word << (STATE_WORD_BITS * place) for place, word in enumerate(words))
    return (state for state in State if bits >> state & 1)
