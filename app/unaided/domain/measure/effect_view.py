"""What AI does to the person's time, as its section shows it: sentences, and one row a kind (measurement.md §4)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from unaided.domain.measure.effect_words import NOT_DRAWN, detectable_effect_words
from unaided.domain.measure.figure import Figure
from unaided.domain.measure.forest import ForestRow, ForestView, ranged, ratio_of, ratio_words

EFFECT_FIGURES: Final = ("ai_effect_drawn", "ai_effect_observational", "ai_effect_by_kind", "ai_effect_classic")
TOO_LITTLE: Final = "Too few tasks yet to tell what AI does to your time"
DRAWN_CAPTION: Final = "Drawn by the coin: time with AI ÷ without, n beside the kind."
CHOSEN_CAPTION: Final = "The tasks you chose: time with AI ÷ without, n beside the kind."
DRAWN: Final = "drawn by the coin"
CHOSEN: Final = "your choice of tasks"
ALL: Final = "All"
ALL_CHOSEN: Final = "All, your choice"  # where drawn rows stand above it
MEASURED_ONLY: Final = "Measured use only"
HEAVY_ONLY: Final = "Heavy use only"


def effect_view(figures: Mapping[str, Figure]) -> ForestView:
    """Return the section of these figures (`EFFECT_FIGURES`)."""
    drawn, observed, by_kind, classic = (figures[name] for name in EFFECT_FIGURES)
    leading = drawn if drawn.is_shown else observed
    return ForestView(
        _heading(drawn, observed),
        _caption(drawn, observed),
        tuple(_rows(drawn, observed, by_kind)),
        tuple(_notes(drawn, leading, classic)),
    )


def is_trial(drawn: Figure) -> bool:
    """Tell whether the coin has drawn a task."""
    return drawn.why != NOT_DRAWN


def _heading(drawn: Figure, observed: Figure) -> str:
    """Return the words of the last look, then the number with its range and n."""
    for figure, of in ((drawn, "drawn tasks"), (observed, "tasks")):
        if figure.is_shown:
            words = figure.words.partition(". ")[0].removesuffix(".")
            return f"{words}. Time with AI {ratio_words(figure)} {of}."
    return TOO_LITTLE


def _caption(drawn: Figure, observed: Figure) -> str:
    if drawn.is_shown:
        return f"{DRAWN_CAPTION} {_look(drawn)} {_rest(drawn)}"
    if observed.is_shown:
        return f"{CHOSEN_CAPTION} {_look(observed)} {_rest(observed)} {drawn.why}"
    return f"{observed.why} {drawn.why}"


def _look(figure: Figure) -> str:
    """Return which look the words are of: the range stands at any time, the words do not."""
    return f"The words are those of the look at {_facts(figure, 'looks')['reached']} closed tasks."


def _rest(figure: Figure) -> str:
    """Return what a figure says after its first sentence: tipping point, next look."""
    return figure.words.partition(". ")[2]


def _facts(figure: Figure, name: str) -> Mapping[str, object]:
    found = figure.more[name]
    return found if isinstance(found, Mapping) else {}


def _part(figure: Figure, name: str) -> Figure:
    found = figure.more[name]
    if not isinstance(found, Figure):
        raise TypeError(f"{name} is no figure")
    return found


def _rows(drawn: Figure, observed: Figure, by_kind: Figure) -> Iterator[ForestRow]:
    """Yield drawn rows first; the person's own choices rank below, and go once there is a drawn number (§4)."""
    is_of_coin = by_kind.more["of"] == "drawn"
    kinds = sorted(_facts(by_kind, "kinds").items(), key=_by_count)
    own = [_row(f"{kind[:1].upper()}{kind[1:]}", one, filled=is_of_coin) for kind, one in kinds]
    if is_of_coin:
        yield from own
        yield _row(ALL, drawn, filled=True)
    if drawn.is_shown:
        return
    if not is_of_coin:
        yield from own
    yield _row(ALL_CHOSEN if is_of_coin else ALL, observed, filled=False)
    yield _row(MEASURED_ONLY, _part(observed, "measured_only"), filled=False)
    yield _row(HEAVY_ONLY, _part(observed, "heavy_only"), filled=False)


def _by_count(kind: tuple[str, object]) -> tuple[int, str]:
    name, figure = kind
    return (-figure.n if isinstance(figure, Figure) else 0), name


def _row(label: str, figure: object, *, filled: bool) -> ForestRow:
    if not isinstance(figure, Figure):
        raise TypeError(f"{label} is no figure")
    return ForestRow(label, figure, filled, DRAWN if filled else CHOSEN)


def _notes(drawn: Figure, leading: Figure, classic: Figure) -> Iterator[str]:
    """Yield what gives pause, what could not be seen, what became of the draw, and the literature's estimate."""
    if drawn.is_shown:
        yield from (str(flag) for flag in _listed(drawn, "flags"))
    detectable = leading.more["detectable_effect"]
    if isinstance(detectable, float):
        yield detectable_effect_words(detectable)
    if is_trial(drawn):
        yield _trial_words(drawn)
    complier = _part(drawn, "complier")
    if complier.is_shown:
        yield f"Where the coin's word decided whether AI was used: {ratio_words(complier)}."
    if leading.is_shown:
        yield classic_words(classic)


def _listed(figure: Figure, name: str) -> list[object]:
    found = figure.more[name]
    return found if isinstance(found, list) else []


def _trial_words(drawn: Figure) -> str:
    """Return what became of the tasks registered for the experiment: refusals are counted, and said (§0, 6)."""
    assigned, compliance = _facts(drawn, "assigned"), drawn.more["compliance"]
    followed = f" Compliance {100 * compliance:.0f} %." if isinstance(compliance, float) else ""
    return (
        f"{assigned['ai']:,} tasks drawn to AI, {assigned['no-ai']:,} to no AI; {drawn.more['declined']:,} of them "
        f"declined after the draw, {drawn.more['kept_out']:,} kept out before it.{followed}"
    )


def classic_words(classic: Figure) -> str:
    """Return the literature's estimate with both its ranges, or why there is none."""
    ends = ratio_of(classic)
    if ends is None:
        return f"Classic estimate, for comparison: {classic.why}"
    low, high = _hc3(classic)
    return (
        f"Classic estimate, for comparison: {ranged(ends)}, with unequal scatter {low:.2f}–{high:.2f} (HC3), "
        f"n = {classic.n:,}. {classic.words}"
    )


def _hc3(classic: Figure) -> tuple[float, float]:
    low, high = (1.0 + float(end) for end in _pair(_facts(classic, "ranges")["hc3"]))
    return low, high


def _pair(found: object) -> list[float]:
    return found if isinstance(found, list) else []
