"""The export of the ruler, the coin and what was brought in: exact values, and a seed that stays sealed."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from tests.support.clock import MORNING
from tests.support.sessions import SESSION_ID, TASK_ID
from unaided.domain.experiment import (
    Audit,
    Baseline,
    BaselineTask,
    Draw,
    Experiment,
    Forecast,
    KeptOut,
    Size,
    TargetUse,
)
from unaided.domain.export_measure import (
    GivenExplanation,
    GivenRecall,
    GivenSession,
    GivenTask,
    KeptBaselineTask,
    Measured,
    measured_dict,
)
from unaided.domain.imports import ImportedUse, MinutesSource
from unaided.domain.recall import Rating
from unaided.domain.session import Mode
from unaided.domain.task import Kind

AT = "2025-03-03T08:00:00Z"
EXPERIMENT = Experiment(UUID(int=9), MORNING, TargetUse.MEASURED, (Kind("debug"),), "0f" * 16, "ab" * 32)
DRAW = Draw(TASK_ID, EXPERIMENT.id, Kind("debug"), 3, Mode.AI, MORNING)
EXPLAINED = GivenExplanation(TASK_ID, MORNING, 0.57, None, recalled=None)
ALL = Measured(
    [Baseline(0, MORNING, MORNING, 0.25, 0.75)],
    [KeptBaselineTask(0, 11, BaselineTask(TASK_ID, 42.5, 5))],
    [Size(TASK_ID, 0, 59.5, MORNING, 5, 1.4, late=True)],
    [Audit(TASK_ID, MORNING, 2, 0.7, 29.75)],
    [Forecast(TASK_ID, 40, "The tests\npass.", MORNING)],
    [EXPERIMENT],
    [replace(DRAW, declined_at=MORNING, declined_because="the agent was down")],
    [KeptOut(TASK_ID, EXPERIMENT.id, "an outage", MORNING)],
    [
        GivenTask(
            TASK_ID,
            "T-1",
            MORNING,
            Mode.AI,
            ImportedUse.HEAVY,
            Mode.NO_AI,
            kept_out=False,
            size_minutes=30.5,
            estimate_minutes=60.0,
            estimate_ai_minutes=None,
            active_minutes=71.25,
            guess_minutes=None,
            source=MinutesSource.TIMER,
        )
    ],
    [GivenSession(SESSION_ID, "S-1", 2, None)],
    [EXPLAINED],
    [GivenRecall(TASK_ID, 1, MORNING, Rating.HARD, passed=True)],
)
TASK, WHICH = str(TASK_ID), str(EXPERIMENT.id)
AS_JSON: dict[str, dict[str, object]] = {
    "baselines": {"line": 0, "begun_at": AT, "frozen_at": AT, "intercept": 0.25, "slope": 0.75},
    "baseline_tasks": {"line": 0, "position": 11, "task_id": TASK, "minutes": 42.5, "anchor": 5},
    "sizes": {
        "task_id": TASK,
        "line": 0,
        "anchor": 5,
        "step": 1.4,
        "minutes": 59.5,
        "given_at": AT,
        "late": True,
    },
    "audits": {"task_id": TASK, "at": AT, "anchor": 2, "step": 0.7, "minutes": 29.75},
    "forecasts": {"task_id": TASK, "with_ai_minutes": 40, "done_means": "The tests\npass.", "given_at": AT},
    "experiments": {
        "id": WHICH,
        "begun_at": AT,
        "ended_at": None,
        "use": "measured",
        "kinds": ["debug"],
        "seed": None,
        "commitment": "ab" * 32,
    },
    "draws": {
        "task_id": TASK,
        "experiment_id": WHICH,
        "kind": "debug",
        "position": 3,
        "arm": "ai",
        "drawn_at": AT,
        "declined_at": AT,
        "declined_because": "the agent was down",
    },
    "kept_out": {"task_id": TASK, "experiment_id": WHICH, "because": "an outage", "at": AT},
    "imported_tasks": {
        "task_id": TASK,
        "known_as": "T-1",
        "imported_at": AT,
        "mode": "ai",
        "ai_use": "heavy",
        "assigned": "no-ai",
        "kept_out": False,
        "size_minutes": 30.5,
        "estimate_minutes": 60.0,
        "estimate_ai_minutes": None,
        "active_minutes": 71.25,
        "guess_minutes": None,
        "source": "timer",
    },
    "imported_sessions": {"session_id": str(SESSION_ID), "known_as": "S-1", "look_ups": 2, "felt": None},
    "imported_explanations": {
        "task_id": TASK,
        "written_at": AT,
        "predicted": 57,
        "explained": None,
        "recalled": None,
    },
    "imported_recalls": {"task_id": TASK, "number": 1, "reviewed_at": AT, "rating": "hard", "passed": True},
}


@pytest.mark.parametrize("name", AS_JSON)
def test_each_kind_has_its_values(name: str) -> None:
    assert measured_dict(ALL)[name] == [AS_JSON[name]]


def test_there_is_no_other_kind_and_json_can_hold_them_all() -> None:
    exported = measured_dict(ALL)

    assert list(exported) == [field.name for field in fields(Measured)] == list(AS_JSON)
    assert json.loads(json.dumps(exported)) == exported


def test_the_seed_of_an_experiment_that_goes_on_is_nowhere_in_the_export() -> None:
    text = json.dumps(measured_dict(ALL))

    assert EXPERIMENT.seed not in text
    assert EXPERIMENT.commitment in text


def test_the_seed_is_told_once_the_experiment_has_ended() -> None:
    ended = replace(EXPERIMENT, ended_at=MORNING + timedelta(days=30))
    exported = measured_dict(Measured(experiments=[ended]))["experiments"]

    assert exported == [AS_JSON["experiments"] | {"ended_at": "2025-04-02T08:00:00Z", "seed": EXPERIMENT.seed}]


def test_a_throw_that_was_not_declined_says_so() -> None:
    exported = measured_dict(Measured(draws=[DRAW]))["draws"]

    assert exported == [AS_JSON["draws"] | {"declined_at": None, "declined_because": ""}]


@pytest.mark.parametrize(("share", "percent"), [(0.0, "0"), (1.0, "100"), (0.57, "57"), (0.29, "29"), (0.125, "12.5")])
def test_shares_that_were_brought_in_are_percent_like_all_others(share: float, percent: str) -> None:
    given = replace(EXPLAINED, predicted=share, explained=share)
    [exported] = json.loads(json.dumps(measured_dict(Measured(imported_explanations=[given]))))["imported_explanations"]

    assert (str(exported["predicted"]), str(exported["explained"])) == (percent, percent)


def test_every_list_and_key_is_described() -> None:
    text = (Path(__file__).parents[2] / "docs" / "export.md").read_text(encoding="utf-8")
    keys = set(AS_JSON).union(*AS_JSON.values())

    assert [key for key in sorted(keys) if f"`{key}`" not in text] == []
