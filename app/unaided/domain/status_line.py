"""One line of what goes on in a person's own format, for status bars: plain fields in braces, nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from string import Formatter

from unaided.domain.now import Now, status_dict
from unaided.domain.session import MINUTE_US, active_us, left_us, overtime_us
from unaided.domain.trouble import RuleError
from unaided.domain.words import lengths, mode_mark

FIELDS = ("state", "mode", "mark", "task", "active", "left", "overtime", "owed")


class FormatRuleError(RuleError):
    """A format names what we do not know, or its braces do not pair."""


def fields(now: Now) -> dict[str, str]:
    """Return what each field says now; what there is nothing to say about is empty. Lengths are in minutes."""
    session = now.session
    owed = str(len(now.owed))
    if session is None:
        return dict.fromkeys(FIELDS, "") | {"state": "owed" if now.owed else "idle", "owed": owed}
    left, over = left_us(session), overtime_us(session)
    return {
        "state": str(session.state),
        "mode": str(session.mode),
        "mark": mode_mark(session.mode),
        "task": now.title,
        "active": lengths(active_us(session)),
        "left": "" if left is None else lengths(left + MINUTE_US - 1),
        "overtime": lengths(over) if over else "",
        "owed": owed,
    }


def moment(now: Now) -> tuple[object, ...]:
    """Return what differs from moment to moment as `watch` tells it: everything but the seconds."""
    status = status_dict(now)
    return (*fields(now).values(), status["reason"], status["waiting"])


@dataclass(frozen=True, slots=True)
class StatusFormat:
    """A format taken apart: literal texts, each followed by a field's name or by none."""

    pieces: tuple[tuple[str, str | None], ...]

    def line(self, now: Now) -> str:
        """Return the line for what goes on, trimmed: empty where nothing of it has anything to say."""
        said = fields(now)
        return "".join(text + (said[name] if name else "") for text, name in self.pieces).strip()


def parse_format(template: str) -> StatusFormat:
    """Return the format meant by `{mark} {left}`; a brace itself is written twice.

    Only whole fields: no attribute, index, conversion or width, so that nothing else can be reached.

    Raises:
        FormatRuleError: a field is not known or not plain, or a brace has no partner.
    """
    try:
        parsed = list(Formatter().parse(template))
    except ValueError:
        raise FormatRuleError(
            f"A brace in “{template[:60]}” has no partner. Write {{{{ or }}}} where you mean a brace itself."
        ) from None
    return StatusFormat(tuple((text, _known(name, spec, conversion)) for text, name, spec, conversion in parsed))


def _known(name: str | None, spec: str | None, conversion: str | None) -> str | None:
    if name is None:
        return None
    if name not in FIELDS or spec or conversion:
        written = name + (f"!{conversion}" if conversion else "") + (f":{spec}" if spec else "")
        known = ", ".join(f"{{{field}}}" for field in FIELDS)
        raise FormatRuleError(f"“{{{written[:40]}}}” is no field of a format. There are {known}.")
    return name
