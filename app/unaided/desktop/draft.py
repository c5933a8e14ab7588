"""What was typed so far into an explanation or reflection, and the text it is kept as."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, TypeVar

DRAFT_VERSION = 1


class AwayChoice(StrEnum):
    """What the person says the undecided time was."""

    BREAK = "break"
    WORKED = "worked"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class AwayDraft:
    """What was said of the undecided time; `minutes` of work count for `both` alone."""

    choice: str | None = None
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class LookUpDraft:
    """A look-up that was added; `source` is one of `LookUpSource` or None."""

    text: str
    source: str | None = None


@dataclass(frozen=True, slots=True)
class ExplanationDraft:
    """All fields of the explanation dialog as they stand, of its short form and its full one alike.

    None stands where nothing is chosen, and for a `checklist` that is the three prompts. Both forms
    are one draft, so that no word gets lost on the way from the one to the other.
    """

    predicted: int | None = None
    begun: bool = False
    answers: tuple[str, ...] = ("", "", "")
    explained: int | None = None
    gaps: tuple[str, ...] = ()
    gap_typed: str = ""
    ai_closed: bool = False
    ai_use: str | None = None
    done: bool | None = None
    progress: int | None = None
    guess: str = ""
    away: AwayDraft = AwayDraft()
    in_full: bool | None = None
    sentence: str = ""
    told: bool = False
    whom: str = ""
    asked: tuple[str, ...] = ()
    asked_typed: str = ""
    more: bool = False
    checklist: tuple[str, ...] | None = None
    recall: bool = False

    @property
    def is_full(self) -> bool:
        """Tell whether it is of the full form, as all were that were kept before there was a short one."""
        return self.begun or any(self.answers) if self.in_full is None else self.in_full


@dataclass(frozen=True, slots=True)
class ReflectionDraft:
    """All fields of the reflection dialog as they stand; `dropped` are ids of look-ups taken away."""

    progress: int | None = None
    added: tuple[LookUpDraft, ...] = ()
    dropped: tuple[str, ...] = ()
    look_up_typed: str = ""
    look_up_source: str | None = None
    felt: int | None = None
    surprise: str = ""
    away: AwayDraft = AwayDraft()
    gaps: tuple[str, ...] = ()
    gap_typed: str = ""


Draft = ExplanationDraft | ReflectionDraft
D = TypeVar("D", ExplanationDraft, ReflectionDraft)


def draft_body(draft: Draft) -> str:
    """Return the text a draft is kept as; plain ASCII, so that no half of a character can spoil it."""
    return json.dumps({"version": DRAFT_VERSION, "draft": type(draft).__name__, "fields": asdict(draft)})


def read_draft(body: str | None, kind: type[D]) -> D:
    """Return the draft that was kept; an empty one where there is none of this kind that can be read."""
    if body is None:
        return kind()
    try:
        kept = json.loads(body)
        if kept["version"] != DRAFT_VERSION or kept["draft"] != kind.__name__:
            return kind()
        return kind(**{name: _field(name, value) for name, value in kept["fields"].items()})
    except (ValueError, TypeError, KeyError, AttributeError):  # damaged: the dialog opens empty rather than not at all
        return kind()


def _field(name: str, value: Any) -> Any:  # noqa: ANN401 (JSON holds anything; the dataclass names what is meant)
    if name == "away":
        return AwayDraft(**value)
    if name == "added":
        return tuple(LookUpDraft(**each) for each in value)
    return tuple(value) if isinstance(value, list) else value
