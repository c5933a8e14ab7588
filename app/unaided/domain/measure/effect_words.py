"""What the figures of AI and time say: fixed sentences, and the way there where they say nothing (§4)."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Final

Ends = tuple[float, float]  # low and high, in log minutes
Finished = tuple[int, int]  # finished tasks without AI and with it, whatever decided that

FASTER: Final = "AI made you faster"
SLOWER: Final = "AI made you slower"
LEANING_FASTER: Final = "Leaning faster with AI: could still be chance"
LEANING_SLOWER: Final = "Leaning slower with AI: could still be chance"
NO_DIFFERENCE: Final = "No meaningful difference"
CANT_TELL: Final = "Can't tell yet"
MEANINGFUL: Final = 0.10  # a change of time smaller than that does not matter

GIVEN: Final[Mapping[str, str]] = {
    "": "The tasks you gave to AI",
    "measured": "The tasks you gave to AI for measured use",
    "heavy": "The tasks you gave to AI for heavy use",
}
CAUTION: Final = "you chose them, so this is not AI's effect"
BY_KIND: Final = f"By kind, the tasks you gave to AI against the rest: {CAUTION}."

UNDETERMINED: Final = "Too few finished tasks lie beside the unfinished ones to tell with AI from without."
TOO_WIDE: Final = "These minutes scatter too far for a range that means anything."
NOT_DRAWN: Final = (
    "No task was drawn yet. AI's effect shows once the coin has given AI 8 tasks, and no AI 8 more, that are finished: "
    "begin an experiment."
)
CLASSIC: Final = "As trials in the literature reckon it: finished tasks alone, held against their estimates."
CLASSIC_CHOSEN: Final = f"{CLASSIC[:-1]}; {CAUTION}."
SPLIT_BY_ESTIMATE: Final = "Tasks with and without AI have no estimates in common, so the two cannot be told apart."
NO_SCATTER: Final = "These minutes follow the estimates to the letter: they may repeat them, and leave no range."
LONE_ESTIMATE: Final = "One task's estimate stands so far apart that it alone sets the slope, and leaves no range."
NO_COMPLIER: Final = "It shows beside a drawn effect whose compliance is between 0.3 and 0.95."
_WITH: Final[Mapping[str, str]] = {
    "": "with AI",
    "measured": "with measured AI use",
    "heavy": "with heavy AI use",
}


def verdict(ranged: Ends, worded: Ends) -> str:
    """Return what a look at drawn tasks says, from the 95 % range and the words range of the log effect."""
    if worded[1] < 0:
        return FASTER
    if worded[0] > 0:
        return SLOWER
    if math.expm1(worded[0]) >= -MEANINGFUL and math.expm1(worded[1]) <= MEANINGFUL:
        return NO_DIFFERENCE
    if ranged[1] < 0:
        return LEANING_FASTER
    if ranged[0] > 0:
        return LEANING_SLOWER
    return CANT_TELL


def observed(ranged: Ends, worded: Ends, use: str = "") -> str:
    """Return what a look at the person's own choices says; never that AI was why."""
    given = GIVEN[use]
    if worded[1] < 0:
        return f"{given} ran faster"
    if worded[0] > 0:
        return f"{given} ran slower"
    if ranged[1] < 0:
        return f"{given} seem faster"
    if ranged[0] > 0:
        return f"{given} seem slower"
    rest = "those without" if use else "the rest"
    return f"No clear difference between {given[0].lower()}{given[1:]} and {rest}"


def cautioned(words: str) -> str:
    """Return what was observed as a sentence, with what it does not mean."""
    return f"{words}; {CAUTION}."


def tipping_words(share: float, *, faster: bool) -> str:
    """Return how much easier than sized tasks have to be for the difference to be none of them."""
    percent = round(100 * share)
    by = f"{percent} %" if percent else "less than 1 %"
    which = "those tasks" if faster else "the other tasks"
    return f"This range could be chance alone if {which} were {by} easier than sized."


def detectable_effect_words(change: float) -> str:
    """Return how large a difference has to be to show, from the detectable effect (−0.22 is 22 % less time)."""
    return f"With the tasks so far a difference under {round(-100 * change)} % would not be visible yet."


def next_look(following: int | None, missing: int) -> str:
    """Return when there will be words again."""
    if following is None:
        return "That was the last look."
    return f"The next look is at {following} closed tasks: {missing} more."


def too_few_drawn(finished: Finished) -> str:
    """Return what is missing before there is an effect."""
    return (
        f"{min(finished[1], 8)} of 8 finished tasks drawn to AI, {min(finished[0], 8)} of 8 drawn to no AI. "
        "AI's effect shows once there are both."
    )


def too_few_chosen(finished: Finished, use: str = "") -> str:
    """Return what is missing before the person's own choices can be compared."""
    return (
        f"{min(finished[1], 8)} of 8 finished, sized tasks {_WITH[use]}, {min(finished[0], 8)} of 8 without AI. "
        "The comparison shows once there are both."
    )


def too_few_of_a_kind(finished: Finished) -> str:
    """Return what is missing before one kind can be told."""
    return (
        f"{min(finished[1], 4)} of 4 finished tasks of this kind with AI, {min(finished[0], 4)} of 4 without. "
        "It shows once there are both."
    )


def too_few_kinds(kinds: int) -> str:
    """Return what is missing before any kind can be told."""
    such = "No kind of work has" if kinds else "There is no kind of work with"
    return f"{such} 4 finished tasks with AI and 4 without yet. It shows once one does."


def too_few_for_classic(finished: Finished, *, drawn: bool) -> str:
    """Return what is missing before there is a classic estimate."""
    which = ("drawn to AI", "drawn to no AI") if drawn else ("with AI", "without AI")
    return (
        f"{min(finished[1], 8)} of 8 finished tasks with an estimate {which[0]}, {min(finished[0], 8)} of 8 "
        f"{which[1]}. The classic estimate shows once there are both."
    )


def low_compliance(compliance: float) -> str:
    """Return the flag for draws that were not followed."""
    return f"Compliance is {100 * compliance:.0f} %, under 80 %: the drawn effect is that of being asked to use AI."


def many_kept_out(share: float) -> str:
    """Return the flag for tasks that never reached the coin."""
    return (
        f"{100 * share:.0f} % of the registered tasks were kept out, over 20 %: the effect on those may be another one."
    )


def uneven_ends(without: float, with_ai: float) -> str:
    """Return the flag for arms that were not finished alike, from the share unfinished in each."""
    return (
        f"{100 * with_ai:.0f} % of the tasks drawn to AI and {100 * without:.0f} % of those drawn to no AI are "
        "unfinished, over 15 points apart: how long those would have taken is reckoned, not seen."
    )
