"""What can be set of a simulated person: the truth that figures are held against (measurement.md §11)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from unaided.domain.measure.evidence import Use

BEGIN: Final = 19_723  # Monday, 1 January 2024, in days since 1970-01-01


@dataclass(frozen=True, slots=True)
class Knobs:
    """A person's truth. Effects, sds and biases are in log minutes; shares and chances 0 to 1.

    log active = log size + kind + month's wobble − v(t) + effect of AI + noise, where
    v(t) = `slope` · years + `step` from month `step_month` on.
    """

    begin: int = BEGIN  # days since 1970-01-01 UTC
    months: float = 24.0
    no_ai_a_month: float = 8.0  # tasks
    ai_a_month: float = 12.0

    slope: float = 0.0  # of log speed, a year
    step: float = 0.0  # of log speed
    step_month: float = 12.0
    sigma: float = 0.50
    nu: float = 5.0  # degrees of freedom of the t noise
    wobble: float = 0.08  # sd of a month
    kinds: tuple[str, ...] = ("build", "debug", "design", "review", "on-call")
    kind_sd: float = 0.20

    size_median: float = 60.0  # minutes
    size_sd: float = 0.65
    estimate_sd: float = 0.30
    estimate_bias: float = -0.10
    tracking: float = 1.0  # how much of v(t) the estimates follow: the trap
    ruler_sd: float = 0.30
    leak: float = 0.0  # how much of v(t) the ruler's judgements follow
    slip: float = 0.0  # of the ruler's judgements, a year
    by_ratio: bool = True  # judged against the anchors' true sizes, as people do, so that the sizes have the
    # baseline's own unit; else against the minutes the ruler gives the anchors, which nobody sees
    audits: bool = True

    measured: float = -0.20  # effect on log minutes
    heavy: float = -0.60
    by_kind: tuple[float, ...] = ()  # added to the effect, by place in `kinds`; none is 0
    effect_sd: float = 0.0  # by how much the effect differs from task to task
    share_heavy: float = 0.5  # of the tasks chosen for AI
    selection: float = 0.0  # by how much tasks chosen for AI are smaller, and easier than sized

    trial: float = 0.0  # share of the tasks after the baseline that are registered for the experiment
    trial_use: Use = Use.MEASURED
    compliance: float = 1.0  # P(AI | assigned AI) − P(AI | assigned no-AI)
    refusals: float = 0.0  # share kept out before the throw: those that AI would help most

    block: float = 90.0  # minutes of a session
    carry: float = 0.60  # at the end of a block without AI: go on another day,
    finish_with_ai: float = 0.15  # finish with AI,
    drop: float = 0.25  # or stop for good. With AI: go on, or stop for good
    progress_power: float = 0.6  # said progress = true progress to this power

    explained: float = 0.8  # share of closed tasks with a full explanation
    recall: tuple[float, float, float] = (0.85, 0.75, 0.45)  # by use: none, measured, heavy
    illusion: tuple[float, float, float] = (0.03, 0.10, 0.25)  # predicted less explained, by use
    perceived: float = -0.40  # log(active/guess) of AI tasks
    guess_sd: float = 0.30
    look_ups: tuple[float, float, float] = (6.0, 3.0, 1.0)  # an active hour, by use
    felt_with_ai: float = 0.6  # points by which sessions with AI feel faster
    felt_answered: float = 0.9

    def __post_init__(self) -> None:
        """Refuse what no person can be.

        Raises:
            ValueError: there is no time, no kind, or what happens at the end of a block is not certain to.
        """
        if self.months <= 0 or self.block <= 0 or not self.kinds:
            raise ValueError("a person has some months, blocks of some minutes and a kind of work")
        if abs(self.carry + self.finish_with_ai + self.drop - 1) > 1e-9:  # noqa: PLR2004 (rounding)
            raise ValueError("at the end of a block: carry + finish_with_ai + drop = 1")
        if len(self.by_kind) not in {0, len(self.kinds)}:
            raise ValueError("by_kind has one effect for each kind, or none at all")

    @property
    def uses(self) -> tuple[float, float, float]:
        """Return the effect of AI on log minutes by use: none, measured, heavy."""
        return 0.0, self.measured, self.heavy
