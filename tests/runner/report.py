"""What is said at the end: times beside their budgets, the count of tests, and in the last line what failed."""

from collections.abc import Iterable, Sequence

from tests.runner.counts import Counts
from tests.runner.running import Outcome
from tests.runner.stages import BUDGETS


def lines(outcomes: Sequence[Outcome]) -> list[str]:
    """Return the lines of the report."""
    counts = sum((outcome.counts for outcome in outcomes), Counts())
    return [
        "",
        *(_stage_line(outcome) for outcome in outcomes),
        *_budget_lines(outcomes),
        f"{counts.passed} passed, {counts.failed} failed",
        verdict(outcomes),
    ]


def verdict(outcomes: Sequence[Outcome]) -> str:
    """Return the last line."""
    failed = _names(outcome for outcome in outcomes if not outcome.passed and outcome.seconds is not None)
    left_out = _names(outcome for outcome in outcomes if outcome.seconds is None)
    if failed or left_out:
        return "; ".join((f"Failed: {failed}",) * bool(failed) + (f"Not run: {left_out}",) * bool(left_out)) + "."
    return f"All passed: {_names(outcomes)}."


def _names(outcomes: Iterable[Outcome]) -> str:
    return ", ".join(outcome.stage.name for outcome in outcomes)


def _stage_line(outcome: Outcome) -> str:
    if outcome.seconds is None:
        return f"{outcome.stage.name:<10} not run: this system lacks {outcome.stage.need.value}"
    return f"{outcome.stage.name:<10} {outcome.seconds:6.1f} s  {'passed' if outcome.passed else 'FAILED'}"


def _budget_lines(outcomes: Sequence[Outcome]) -> list[str]:
    """Say for each budget how much of it was used, when all of its stages were run."""
    took = {outcome.stage.name: outcome.seconds for outcome in outcomes if outcome.seconds is not None}
    return [
        _budget_line(names, sum(took[name] for name in names), budget)
        for names, budget in BUDGETS.items()
        if took.keys() >= set(names)
    ]


def _budget_line(names: Sequence[str], seconds: float, budget: int) -> str:
    over = "  OVER its budget" if seconds > budget else ""
    return f"{' + '.join(names):<16} {seconds:.0f} of {budget} s{over}"
