"""Notifications: what programs sent, what is shown, and a person's answer to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jeepney import HeaderFields, Message

from tests.session.harness.bus import Bus
from tests.session.harness.hands import Button
from tests.session.harness.person import Person
from tests.session.harness.screen import Box

SERVICE = "org.freedesktop.Notifications"
HEARD = (f"type='method_call',interface='{SERVICE}'", f"type='signal',interface='{SERVICE}'")
SHOW_SECONDS = 10.0
ANSWER_SECONDS = 5.0


@dataclass(frozen=True)
class Notification:
    """One notification as a program sent it."""

    app: str
    replaces: int
    icon: str
    summary: str
    body: str
    actions: dict[str, str]  # key: label
    hints: dict[str, Any]
    expires_ms: int


class Notifications:
    """All that is said about notifications on the session bus, and the daemon's window."""

    def __init__(self, address: str, label_file: Path, person: Person) -> None:
        """Listen from now on at the bus with this address."""
        self._bus = Bus(address)
        self._queue = self._bus.monitor(HEARD)
        self._label_file = label_file
        self._person = person
        self._heard: list[Message] = []

    def close(self) -> None:
        """Stop listening."""
        self._bus.close()

    def sent(self) -> list[Notification]:
        """List every notification that was sent so far, oldest first, whether or not anybody showed it."""
        return [_notification(message.body) for message in self._listen("Notify")]

    def chosen(self) -> list[str]:
        """List the keys of the actions that were chosen so far."""
        return [str(message.body[1]) for message in self._listen("ActionInvoked")]

    def wait_for(self, summary: str, seconds: float = SHOW_SECONDS) -> Notification:
        """Wait until a notification with these words in its summary has been sent."""
        return self._person.wait(
            lambda: next((sent for sent in self.sent() if summary in sent.summary), None),
            seconds,
            f"a notification about {summary!r}",
        )

    def popup(self) -> Box | None:
        """Tell where the daemon's window is, if it shows."""
        return next(iter(self._person.screen.windows("Dunst")), None)

    def choose(self, label: str) -> None:
        """Choose the action with this label from the menu behind what the daemon shows."""
        before = len(self.chosen())
        self._label_file.write_text(label)
        popup = self._person.wait(self.popup, SHOW_SECONDS, "a notification on the screen")
        self._person.hands.click(popup, Button.MIDDLE)
        self._person.wait(lambda: len(self.chosen()) > before, ANSWER_SECONDS, f"the action {label!r} to be chosen")

    def _listen(self, member: str) -> list[Message]:
        self._heard += self._bus.take(self._queue)
        return [message for message in self._heard if message.header.fields.get(HeaderFields.member) == member]


def _notification(said: Sequence[Any]) -> Notification:
    app, replaces, icon, summary, body, actions, hints, expires = said
    labels = dict(zip(actions[0::2], actions[1::2], strict=True))
    plain = {name: value for name, (_, value) in hints.items()}
    return Notification(app, replaces, icon, summary, body, labels, plain, expires)
