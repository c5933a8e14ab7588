"""How AI tasks felt and what was measured, as the section shows it: sentences and two rows (measurement.md §5)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from unaided.domain.measure.effect_view import DRAWN, is_trial
from unaided.domain.measure.figure import Figure, Status
from unaided.domain.measure.forest import EARLY, ForestRow, ForestView, ratio_of

FELT_FIGURES: Final = ("perception_gap",)
FELT: Final = "Felt"
MEASURED: Final = "Measured"
GUESSED: Final = "your own guesses"
TOO_FEW: Final = "Too few guesses yet to say how AI tasks felt"
CAPTION: Final = (
    "Time with AI ÷ without. Felt: by your own guesses, made before you saw the minutes. Measured: by tasks the coin "
    "drew."
)
ALONE: Final = "Felt alone, by your own guesses, made before you saw the minutes: nothing is measured beside it."


def felt_view(gap: Figure) -> ForestView:
    """Return the section of the figure `perception_gap`."""
    perceived, measured = perceived_of(gap), _part(gap, "measured")
    return ForestView(
        _heading(gap, perceived),
        _caption(gap, perceived, measured),
        tuple(_rows(perceived, measured)),
    )


def perceived_of(gap: Figure) -> Figure:
    """Return what was felt, by the person's own guesses."""
    return _part(gap, "perceived")


def _part(gap: Figure, name: str) -> Figure:
    found = gap.more[name]
    if not isinstance(found, Figure):
        raise TypeError(f"{name} is no figure")
    return found


def _heading(gap: Figure, perceived: Figure) -> str:
    if gap.value is not None and gap.low is not None and gap.high is not None:
        return f"AI tasks take {gap.value:.2f} times what it felt like ({gap.low:.2f}–{gap.high:.2f}), n = {gap.n:,}."
    ends = ratio_of(perceived)
    if ends is None:
        return TOO_FEW
    value, low, high = ends
    early = f" ({EARLY})" if perceived.status is Status.EARLY else ""
    return (
        f"AI tasks felt {value:.2f} times as long as without AI ({low:.2f}–{high:.2f}), "
        f"n = {perceived.n:,} guesses{early}."
    )


def _caption(gap: Figure, perceived: Figure, measured: Figure) -> str:
    if gap.is_shown:
        return CAPTION
    if not perceived.is_shown:
        return f"{perceived.why} {gap.why}"
    beside = CAPTION if measured.is_shown else ALONE
    return f"{beside} {gap.why}"


def _rows(perceived: Figure, measured: Figure) -> Iterator[ForestRow]:
    yield ForestRow(FELT, perceived, filled=False, kind=GUESSED)
    if is_trial(measured):
        yield ForestRow(MEASURED, measured, filled=True, kind=DRAWN)
