"""What a person at the desktop has: eyes, hands and patience."""

from dataclasses import dataclass

from tests.session.harness.accessible import Accessible
from tests.session.harness.hands import Hands
from tests.session.harness.screen import Screen
from tests.session.harness.waiting import Waiting


@dataclass(frozen=True)
class Person:
    """Whoever sits at the session."""

    screen: Screen
    hands: Hands
    eyes: Accessible
    wait: Waiting

    def click(self, name: str, role: str = "") -> None:
        """Wait until something with this accessible name shows, and click on the middle of it."""
        self.hands.click(self.eyes.box(self.eyes.wait_for(name, role)))
