"""A measured figure beside its floor, and the goal it is held against."""

from dataclasses import dataclass
from enum import Enum, auto

TIMES = "\N{MULTIPLICATION SIGN}"


class Against(Enum):
    """How a goal is meant."""

    RATIO = auto()  # so many times the floor
    EXCESS = auto()  # so much more than the floor
    VALUE = auto()  # so much, whatever the floor is


@dataclass(frozen=True)
class Goal:
    """The most that is allowed."""

    against: Against
    limit: float

    def __str__(self) -> str:
        """Write the goal as people do."""
        match self.against:
            case Against.RATIO:
                return f"≤ {self.limit:g} {TIMES} floor"
            case Against.EXCESS:
                return f"≤ floor + {self.limit:g}"
            case Against.VALUE:
                return f"≤ {self.limit:g}"


@dataclass(frozen=True)
class Figure:
    """What was measured, of the floor and of Unaided in the same run; some things have no floor."""

    what: str
    unit: str
    floor: float | None
    unaided: float
    goal: Goal

    @property
    def reached(self) -> float:
        """The figure in the terms of its goal."""
        match self.goal.against:
            case Against.RATIO:
                return self.unaided / (self.floor or 0.0)
            case Against.EXCESS:
                return self.unaided - (self.floor or 0.0)
            case Against.VALUE:
                return self.unaided

    @property
    def is_met(self) -> bool:
        """Whether the goal is reached."""
        return self.reached <= self.goal.limit

    def cells(self) -> tuple[str, ...]:
        """Write the figure as the cells of a table's row."""
        form = {Against.RATIO: f"{{:.2f}} {TIMES}", Against.EXCESS: "{:+.1f}", Against.VALUE: "{:.2f}"}[
            self.goal.against
        ]
        numbers = ("" if self.floor is None else f"{self.floor:.2f}", f"{self.unaided:.2f}")
        verdict = "reached" if self.is_met else "missed"
        return (f"{self.what}, {self.unit}", *numbers, form.format(self.reached), str(self.goal), verdict)
