"""What a report says beside the number: what parts are called, flags, the coin's tally, the next look."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Final

from unaided.domain.measure.figure import Figure, Table
from unaided.domain.measure.signed import signed_percent
from unaided.domain.words import month_name

PARTS: Final[Mapping[str, str]] = {
    "complier": "On the tasks that used AI because the coin said so",
    "measured_only": "With AI as a sounding board alone",
    "heavy_only": "With work handed to AI alone",
    "perceived": "How it felt",
    "no-ai": "Without AI",
    "ai": "With AI",
    "with_ai": "With AI",
    "heavy": "With work handed to AI",
    "last_90_days": "In the last 90 days",
    "against_measured": "Felt against how fast it went",
    "capability": "Capability, your pace without AI now",
    "output": "Output, what you ship now",
    "leverage": "Leverage, output over 100",
    "erosion": "Erosion, capability under 100",
    "gap": "The gap, output less capability",
}
SOUNDING_BOARD: Final = "With AI as a sounding board"  # `measured` among the uses of AI; elsewhere it is a number
MEASURED: Final = "What was measured"
ROWS: Final[Mapping[Table, tuple[str, str]]] = {
    Table.TASKS: ("task", "tasks"),
    Table.SESSIONS: ("session", "sessions"),
    Table.EXPLANATIONS: ("explanation", "explanations"),
    Table.RECALLS: ("recall", "recalls"),
}


def sentence(words: str) -> str:
    """Return words as a sentence: a capital first, a full stop last."""
    ended = words if words[-1:] in ".?!" else f"{words}."
    return ended[:1].upper() + ended[1:]


def part_name(name: str, of: str = "") -> str:
    """Return what a part of a figure is called at the beginning of a line; `of` names what it is a part of."""
    if name == "measured" and of != "kinds":  # a kind is the person's own word
        return SOUNDING_BOARD if of == "by_mode" else MEASURED
    spoken = name if of == "kinds" else PARTS.get(name, name.replace("_", " "))
    return spoken[:1].upper() + spoken[1:]


def counted(figure: Figure) -> str:
    """Return how many rows a figure without a number of its own is from."""
    months = figure.more.get("months")
    if figure.value is None and isinstance(months, list):
        return f"{len(months):,} {'month' if len(months) == 1 else 'months'}, each with its n:"
    one, many = ROWS[figure.table]
    return f"From {figure.n:,} {one if figure.n == 1 else many}."


def facts(figure: Figure) -> Iterator[str]:
    """Yield a sentence for each fact that a figure has beside its number."""
    for name, say in _SAID.items():
        if name in figure.more:
            yield from say(figure.more)


def _tally(more: Mapping[str, object]) -> Iterator[str]:
    """Say what became of the tasks registered for the experiment."""
    match more:
        case {
            "assigned": {"no-ai": int(alone), "ai": int(aided)},
            "finished": {"no-ai": int(done), "ai": int(done_with_ai)},
            "declined": int(declined),
            "kept_out": int(kept_out),
        } if alone + aided + kept_out:
            yield (
                f"Drawn to AI: {aided:,}, {done_with_ai:,} of them finished and counted; to no AI: {alone:,}, "
                f"{done:,} of them. Declined after the draw: {declined:,}. Kept out before it: {kept_out:,}."
            )
        case _:
            pass


def _compliance(more: Mapping[str, object]) -> Iterator[str]:
    match more:
        case {"compliance": float(share)}:
            yield (
                f"Compliance is {100 * share:.0f} %: by so much more often AI was used where the coin gave it than "
                "where it did not."
            )
        case _:
            pass


def _ranges(more: Mapping[str, object]) -> Iterator[str]:
    match more:
        case {"ranges": {"hc3": (float(low), float(high))}}:
            ends = f"{signed_percent(low)} to {signed_percent(high)}"
            yield f"With errors that may differ from task to task (HC3): {ends}."
        case _:
            pass


def _slipped(more: Mapping[str, object]) -> Iterator[str]:
    if more["ruler_slipped"]:
        yield "Your ruler has slipped: sizes are corrected for it, by what you said in the blind audits."


def _looked(more: Mapping[str, object]) -> Iterator[str]:
    coming = date.fromisoformat(str(more["next_look"]))
    yield f"Words are weighed once a quarter, next on {coming.day} {month_name(coming)}."


def _flags(more: Mapping[str, object]) -> Iterator[str]:
    flags = more["flags"]
    if isinstance(flags, list | tuple):
        yield from (f"Note: {flag}" for flag in flags)


_SAID: Final[Mapping[str, Callable[[Mapping[str, object]], Iterator[str]]]] = {
    "assigned": _tally,
    "compliance": _compliance,
    "ranges": _ranges,
    "ruler_slipped": _slipped,
    "next_look": _looked,
    "flags": _flags,
}
