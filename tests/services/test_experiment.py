"""The coin: sealed, thrown once and only after all is said; refusals are counted, the seed replays it (§4)."""

from __future__ import annotations

from uuid import UUID

import pytest

from tests.support.kept import Kept
from unaided.domain.experiment import TargetUse
from unaided.domain.measure.coin import Throw, arm, commitment
from unaided.domain.ownership import Ownership
from unaided.domain.session import Mode, SessionEvent
from unaided.domain.task import Estimate, Kind, Task
from unaided.domain.trouble import ExperimentRuleError, TaskRuleError
from unaided.machine.ids import FreshIds
from unaided.services.session import StartRequest

DEBUG = Kind("debug")
DONE = "the test that failed passes"


def registered(kept: Kept, title: str = "Fix the retry", kind: Kind = DEBUG, *, estimated: bool = True) -> UUID:
    """Return a new task that was not begun yet."""
    at = kept.clock.pass_time(minutes=1).wall
    estimate = Estimate(60, at) if estimated else None
    task = Task(FreshIds().new(at), title, kind, Ownership.CORE, at, estimate)
    with kept.ledger.write() as shelves:
        shelves.tasks.add(task)
    return task.id


def drawn(kept: Kept, title: str = "Fix the retry", kind: Kind = DEBUG) -> UUID:
    """Return a new task for which the coin was thrown."""
    task_id = registered(kept, title, kind)
    kept.services.experiment.draw(task_id, 30, DONE)
    return task_id


def test_the_seed_is_sealed_until_the_end_and_replays_every_throw(kept: Kept) -> None:
    experiment = kept.services.experiment
    begun = experiment.begin(TargetUse.MEASURED)
    assert (begun.seed, len(begun.commitment)) == ("", 64)
    throws = [experiment.draw(registered(kept), 30, DONE) for _ in range(7)]
    throws.append(experiment.draw(registered(kept, kind=Kind("build")), 30, DONE))
    current = experiment.current()
    assert current is not None
    assert current.seed == ""
    assert experiment.pages()[0].seed == ""
    ended = experiment.end()
    assert commitment(ended.seed) == begun.commitment
    assert [throw.position for throw in throws] == [0, 1, 2, 3, 4, 5, 6, 0]
    assert [throw.arm for throw in throws] == [arm(ended.seed, throw.kind, throw.position) for throw in throws]
    assert experiment.check(begun.id, ended.seed) == []
    assert experiment.pages()[0].seed == ended.seed
    other = "0" * 32
    wrong = [
        Throw(one.kind, one.position, one.arm) for one in throws if arm(other, one.kind, one.position) is not one.arm
    ]
    assert experiment.check(begun.id, other) == wrong


def test_there_is_one_at_a_time(kept: Kept) -> None:
    experiment = kept.services.experiment
    with pytest.raises(ExperimentRuleError, match="No experiment goes on"):
        experiment.end()
    experiment.begin(TargetUse.HEAVY)
    with pytest.raises(ExperimentRuleError, match="goes on already"):
        experiment.begin(TargetUse.MEASURED)
    experiment.end()
    experiment.begin(TargetUse.MEASURED)
    assert [page.experiment.use for page in experiment.pages()] == [TargetUse.MEASURED, TargetUse.HEAVY]


def test_the_coin_waits_for_estimate_forecast_and_definition_of_done(kept: Kept) -> None:
    experiment = kept.services.experiment
    with pytest.raises(ExperimentRuleError, match="No experiment goes on"):
        experiment.draw(registered(kept), 30, DONE)
    experiment.begin(TargetUse.MEASURED, [DEBUG])
    with pytest.raises(ExperimentRuleError, match="not said yet"):
        experiment.draw(registered(kept, estimated=False), 30, DONE)
    with pytest.raises(ExperimentRuleError, match="done means is not written"):
        experiment.draw(registered(kept), 30, " ")
    with pytest.raises(TaskRuleError, match="between 1 minute"):
        experiment.draw(registered(kept), 0, DONE)
    with pytest.raises(ExperimentRuleError, match="kind review take no part"):
        experiment.draw(registered(kept, kind=Kind("review")), 30, DONE)
    assert experiment.pages()[0].registered == 0


def test_nobody_throws_twice_or_after_the_start(kept: Kept) -> None:
    experiment = kept.services.experiment
    experiment.begin(TargetUse.MEASURED)
    task_id = drawn(kept)
    with pytest.raises(ExperimentRuleError, match="thrown once"):
        experiment.draw(task_id, 30, DONE)
    with pytest.raises(ExperimentRuleError, match="thrown once"):
        experiment.keep_out(task_id, "too risky")
    begun = registered(kept)
    kept.session.start(StartRequest(Mode.NO_AI, task_id=begun))
    kept.session.act(SessionEvent.FINISH)
    with pytest.raises(ExperimentRuleError, match="begun already"):
        experiment.draw(begun, 30, DONE)


def test_what_is_kept_out_and_declined_is_counted_with_its_reason(kept: Kept) -> None:
    experiment = kept.services.experiment
    experiment.begin(TargetUse.MEASURED)
    out, declined = registered(kept, "Rotate the keys"), drawn(kept)
    assert experiment.keep_out(out, "  must be\nsafe ").because == "must be safe"
    with pytest.raises(ExperimentRuleError, match="kept out of an experiment: it stays so"):
        experiment.draw(out, 30, DONE)
    arm_before = experiment.mode_of(declined)
    after = experiment.decline(declined, "the agent is down")
    assert (after.arm, after.declined_because) == (arm_before, "the agent is down")
    with pytest.raises(ExperimentRuleError, match="reason"):
        experiment.keep_out(registered(kept), " ")
    with pytest.raises(ExperimentRuleError, match="nothing to decline"):
        experiment.decline(registered(kept), "no")
    drawn(kept)
    [page] = experiment.pages()
    assert (page.registered, len(page.throws), len(page.kept_out), page.declined, page.closed) == (3, 2, 1, 1, 0)
    assert (page.next_look, page.missing) == (16, 16)


def test_what_was_kept_out_of_one_experiment_is_drawn_in_none(kept: Kept) -> None:
    experiment = kept.services.experiment
    experiment.begin(TargetUse.MEASURED)
    out = registered(kept)
    experiment.keep_out(out, "must be safe")
    experiment.end()
    experiment.begin(TargetUse.HEAVY)
    with pytest.raises(ExperimentRuleError, match="it stays so"):
        experiment.draw(out, 30, DONE)
