"""What one setting looks like in the file, by the kind of its default."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import TypeVar

from unaided.domain.settings import MINUTE

S = TypeVar("S", bound=StrEnum)


class NotUsableError(Exception):
    """A value is none that this setting can hold; the text says what is allowed."""


def decoded(raw: object, default: object) -> object:
    """Return what a value of the file means where the default is this.

    Raises:
        NotUsableError: it is of another kind.
        TypeError: no setting of the file has been of the default's kind yet.
    """
    match default:
        case bool():
            return _switch(raw)
        case StrEnum():
            return _choice(raw, type(default))
        case int():
            return _number(raw)
        case timedelta():
            return _minutes(raw)
        case str():
            return _text(raw)
        case _:
            raise TypeError(default)


def _switch(raw: object) -> bool:
    if isinstance(raw, bool):
        return raw
    allowed = "It has to be true or false."
    raise NotUsableError(allowed)


def _choice(raw: object, kind: type[S]) -> S:
    for choice in kind:
        if choice.value == raw:
            return choice
    allowed = f"It has to be one of {', '.join(map(said, kind))}."
    raise NotUsableError(allowed)


def _number(raw: object) -> int:
    if isinstance(raw, int) and not isinstance(raw, bool):
        return raw
    allowed = "It has to be a whole number."
    raise NotUsableError(allowed)


def _minutes(raw: object) -> timedelta:
    try:
        return _number(raw) * MINUTE
    except OverflowError as error:
        allowed = "It has to be a number of minutes."
        raise NotUsableError(allowed) from error


def _text(raw: object) -> str:
    if isinstance(raw, str):
        return raw
    allowed = "It has to be a text in quotes."
    raise NotUsableError(allowed)


def encoded(value: object) -> object:
    """Return a setting as the file has it: lengths of time in minutes, choices by their names."""
    match value:
        case timedelta():
            return value // MINUTE
        case StrEnum():
            return value.value
        case _:
            return value


def said(value: object) -> str:
    """Return a setting as a sentence has it: as it would be written in the file."""
    in_file = encoded(value)
    match in_file:
        case bool():
            return str(in_file).lower()
        case str():
            return f'"{in_file}"'
        case _:
            return str(in_file)
