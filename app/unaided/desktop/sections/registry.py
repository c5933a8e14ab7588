"""The sections of the Calibration page in their order; each loads when it is first opened."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Final, NamedTuple, cast

from unaided.desktop.bridge import Bridge
from unaided.desktop.plain_import import plain_import
from unaided.desktop.sections.tab import Tab
from unaided.desktop.theme import Theme

_HERE: Final = "unaided.desktop.sections."


class Entry(NamedTuple):
    """A section: its name, the title on its tab, and the module and class it comes from."""

    name: str
    title: str
    module: str
    made_by: str

    def make(self, bridge: Bridge, theme: Theme) -> Tab:
        """Load it and make it."""
        with plain_import():
            module = import_module(_HERE + self.module)
        maker = cast("Callable[[Bridge, Theme], Tab]", getattr(module, self.made_by))
        return maker(bridge, theme)


SECTIONS: Final = (
    Entry("speed", "Speed", "speed", "Speed"),
    Entry("two-velocities", "Two velocities", "two_velocities", "TwoVelocities"),
    Entry("what-ai-does", "What AI does", "effect", "AiEffect"),
    Entry("felt-and-measured", "Felt and measured", "felt", "FeltAndMeasured"),
    Entry("understanding", "Understanding", "understanding", "Understanding"),
    Entry("estimates", "Estimates", "estimates", "Estimates"),
    Entry("look-ups", "Look-ups", "looked_up", "LookUps"),
    Entry("honest-math", "Honest math", "honest_math", "HonestMath"),
    Entry("coin-and-ruler", "Coin and ruler", "coin_and_ruler", "CoinAndRuler"),
)
