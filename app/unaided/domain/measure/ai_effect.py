"""AI's effect on time: as the coin decided, as the person chose, and by kind of work (measurement.md §4).

All are exp(b) − 1 on active minutes: −0.2 is a fifth faster with AI. `n` counts closed tasks, finished or not.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

import numpy as np

from unaided.domain.measure.effect_fit import Effect, effect_of, effects_by_kind
from unaided.domain.measure.effect_looks import look_at, words_at_look
from unaided.domain.measure.effect_rows import Compared, chosen_tasks, drawn_tasks, is_drawn, is_kept_out
from unaided.domain.measure.effect_words import (
    BY_KIND,
    NO_COMPLIER,
    NOT_DRAWN,
    TOO_WIDE,
    UNDETERMINED,
    Ends,
    Finished,
    cautioned,
    low_compliance,
    many_kept_out,
    observed,
    tipping_words,
    too_few_chosen,
    too_few_drawn,
    too_few_kinds,
    too_few_of_a_kind,
    uneven_ends,
    verdict,
)
from unaided.domain.measure.evidence import Arm, Evidence, Use
from unaided.domain.measure.figure import Figure, Reason, Rows, Status, Unit, nothing
from unaided.domain.measure.sieve import is_ai

LEAST: Final = 8  # finished, in each arm
LEAST_OF_A_KIND: Final = 4
OK_OF_A_KIND: Final = 8
COMPLIER_FROM: Final = 0.3  # compliance
COMPLIER_TO: Final = 0.95
LEAST_COMPLIANCE: Final = 0.80
MOST_KEPT_OUT: Final = 0.20
MOST_UNEVEN: Final = 0.15
DETECTABLE: Final = 2.8  # standard errors: such an effect shows four times out of five
_ROUNDING: Final = 1e-9


def drawn_effect(evidence: Evidence, exclude: Iterable[Reason] = ()) -> Figure:
    """Return AI's effect by assigned arm, whatever use followed: the only causal number.

    `more`: `assigned` (drawn tasks by arm, open ones included), `finished` (by arm), `declined`, `kept_out`,
    `kept_out_share`, `compliance`, `complier` (the effect on tasks where the draw decided), `looks`, and
    `flags`, sentences, and `detectable_effect` (the smallest that would show, as a change of time). Shares and the
    detectable effect are None where nothing tells them.
    """
    tasks = drawn_tasks(evidence, exclude)
    found = effect_of(tasks, LEAST)
    figure = _figure(found, tasks, _too_few_drawn(evidence, tasks))
    if figure.is_shown:
        said = f"{words_at_look(tasks, verdict)}. {look_at(len(tasks)).sentence()}"
        figure = replace(figure, words=said)
    compliance = _compliance(tasks)
    figure = _with_trial(figure, evidence, tasks).with_more(
        compliance=compliance,
        complier=_complier(found, compliance, tasks),
        detectable_effect=_detectable(found, figure),
    )
    return figure.with_more(flags=_flags(figure, tasks) if figure.is_shown else [])


def observational_effect(evidence: Evidence, exclude: Iterable[Reason] = ()) -> Figure:
    """Return how tasks given to AI ran against the rest, all tasks; never AI's effect, since the person chose.

    `more`: `measured_only` and `heavy_only` (the same with AI tasks of that use alone), `tipping` (by what
    share tasks have to be easier than sized for it to be chance; None where the range holds 0) and
    `tipping_words`, `detectable_effect`, `looks`, and `hidden`: screens show the drawn number instead once there
    is one.
    """
    asked = tuple(exclude)
    figure = _observed(chosen_tasks(evidence, asked), "")
    drawn = drawn_tasks(evidence, asked)
    return figure.with_more(
        measured_only=_observed(chosen_tasks(evidence, asked, Use.MEASURED), "measured"),
        heavy_only=_observed(chosen_tasks(evidence, asked, Use.HEAVY), "heavy"),
        hidden=_figure(effect_of(drawn, LEAST), drawn, "").is_shown,
    )


def effect_by_kind(evidence: Evidence, exclude: Iterable[Reason] = ()) -> Figure:
    """Return the figure that lists kinds of work; it has no number of its own.

    `more`: `kinds` (a figure each, `early` below 8 finished tasks in an arm) and `of`: `drawn` where an
    experiment has drawn tasks, else `observational`.
    """
    is_of_coin = bool(is_drawn(evidence).any())
    tasks = drawn_tasks(evidence, exclude) if is_of_coin else chosen_tasks(evidence, exclude)
    found = effects_by_kind(tasks, LEAST_OF_A_KIND)
    kinds = _kinds(found, tasks)
    shown = {one.status for one in kinds.values() if one.is_shown}
    why = UNDETERMINED if found is None else TOO_WIDE if found else too_few_kinds(len(kinds))
    head = nothing(Unit.CHANGE, why, len(tasks), rows=np.sort(tasks.rows))
    if shown:
        status = Status.OK if Status.OK in shown else Status.EARLY
        head = replace(head, status=status, why="", words="" if is_of_coin else BY_KIND)
    return head.with_more(kinds=kinds, of="drawn" if is_of_coin else "observational").leaving_out(*tasks.excluded)


def _figure(found: Effect | str, tasks: Compared, too_few: str) -> Figure:
    rows = np.sort(tasks.rows)
    if isinstance(found, str):
        return nothing(Unit.CHANGE, found or too_few, len(tasks), rows=rows).leaving_out(*tasks.excluded)
    return found.figure(len(tasks), Status.OK, rows).leaving_out(*tasks.excluded)


def _too_few_drawn(evidence: Evidence, tasks: Compared) -> str:
    return too_few_drawn(tasks.finished) if is_drawn(evidence).any() else NOT_DRAWN


def _with_trial(figure: Figure, evidence: Evidence, tasks: Compared) -> Figure:
    """Return the figure with what became of the tasks registered for the experiment."""
    drawn, kept_out = is_drawn(evidence), int(is_kept_out(evidence).sum())
    with_ai = int((evidence.tasks.assigned[drawn] == Arm.AI).sum())
    count = int(drawn.sum())
    return figure.with_more(
        assigned={"no-ai": count - with_ai, "ai": with_ai},
        finished=dict(zip(("no-ai", "ai"), tasks.finished, strict=True)),
        declined=int((evidence.tasks.declined & drawn).sum()),
        kept_out=kept_out,
        kept_out_share=kept_out / (count + kept_out) if count + kept_out else None,
        looks=look_at(len(tasks)).facts(),
    )


def _compliance(tasks: Compared) -> float | None:
    """Return P(AI used | assigned AI) − P(AI used | assigned no AI), None without a task in each arm."""
    assigned = tasks.arm == Arm.AI
    if assigned.all() or not assigned.any():
        return None
    used = is_ai(tasks.evidence.tasks)[tasks.rows]
    return float(used[assigned].mean() - used[~assigned].mean())


def _complier(found: Effect | str, compliance: float | None, tasks: Compared) -> Figure:
    """Return the effect on tasks whose use of AI the draw decided: b/compliance, with compliance taken as known."""
    rows, count = np.sort(tasks.rows), len(tasks)
    if isinstance(found, str) or compliance is None or not COMPLIER_FROM <= compliance <= COMPLIER_TO:
        return nothing(Unit.CHANGE, NO_COMPLIER, count, rows=rows)
    return Effect(found.value / compliance, found.se / compliance, found.df).figure(count, Status.OK, rows)


def _flags(figure: Figure, tasks: Compared) -> list[str]:
    """Return what should give pause beside a drawn effect that is shown."""
    compliance, kept_out = figure.more["compliance"], figure.more["kept_out_share"]
    with_ai = tasks.arm == Arm.AI
    without, aided = float(1 - tasks.done[~with_ai].mean()), float(1 - tasks.done[with_ai].mean())
    flags = []
    if isinstance(compliance, float) and compliance < LEAST_COMPLIANCE - _ROUNDING:
        flags.append(low_compliance(compliance))
    if isinstance(kept_out, float) and kept_out > MOST_KEPT_OUT + _ROUNDING:
        flags.append(many_kept_out(kept_out))
    if abs(without - aided) > MOST_UNEVEN + _ROUNDING:
        flags.append(uneven_ends(without, aided))
    return flags


def _observed(tasks: Compared, use: str) -> Figure:
    found = effect_of(tasks, LEAST)
    figure = _figure(found, tasks, too_few_chosen(tasks.finished, use))
    tipping = _tipping(figure)
    told = "" if tipping is None else tipping_words(tipping, faster=(figure.value or 0.0) < 0)
    look = look_at(len(tasks))
    if figure.is_shown:

        def say(ranged: Ends, worded: Ends) -> str:
            return observed(ranged, worded, use)

        said = (cautioned(words_at_look(tasks, say)), told, look.sentence())
        figure = replace(figure, words=" ".join(one for one in said if one))
    return figure.with_more(
        tipping=tipping, tipping_words=told, detectable_effect=_detectable(found, figure), looks=look.facts()
    )


def _detectable(found: Effect | str, figure: Figure) -> float | None:
    """Return the smallest effect that would show, None where there is none to tell."""
    if isinstance(found, str) or not figure.is_shown:
        return None
    return math.expm1(-DETECTABLE * found.se)


def _tipping(figure: Figure) -> float | None:
    """Return 1 − exp(−near), near = |log| of the range's end nearest no difference; None where it holds that."""
    if figure.low is None or figure.high is None or figure.low <= 0 <= figure.high:
        return None
    near = min(abs(math.log1p(figure.low)), abs(math.log1p(figure.high)))
    return -math.expm1(-near)


def _kinds(found: dict[int, Effect] | None, tasks: Compared) -> dict[str, Figure]:
    """Return the figure of each kind by its name; `found` is None where the fit leaves them open."""
    own = np.split(tasks.rows[np.argsort(tasks.kind, kind="stable")], np.cumsum(np.bincount(tasks.kind))[:-1])
    without, with_ai = (tasks.finished_by_kind(arm) for arm in (Arm.NO_AI, Arm.AI))
    names = [tasks.evidence.kinds[kind] for kind in tasks.kinds]
    return {
        name: _of_kind(found, level, (int(without[level]), int(with_ai[level])), np.sort(own[level]))
        for level, name in enumerate(names)
    }


def _of_kind(found: dict[int, Effect] | None, level: int, finished: Finished, rows: Rows) -> Figure:
    if found is None:
        return nothing(Unit.CHANGE, UNDETERMINED, len(rows), rows=rows)
    if level not in found:
        return nothing(Unit.CHANGE, too_few_of_a_kind(finished), len(rows), rows=rows)
    status = Status.OK if min(finished) >= OK_OF_A_KIND else Status.EARLY
    return found[level].figure(len(rows), status, rows)
