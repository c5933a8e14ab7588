"""Skills: which there are, what the person decided of each, and what of their work shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from unaided.domain.clock import Clock
from unaided.domain.explanation import Gap
from unaided.domain.narrowed import Narrowed
from unaided.domain.ownership import Ownership
from unaided.domain.skill import (
    GROUPS,
    RECENT_DAYS,
    Recalled,
    Skill,
    SkillRow,
    SkillWork,
    clean_name,
    decided,
    noted,
)
from unaided.domain.trouble import SkillRuleError
from unaided.domain.within import Within
from unaided.services.measure import Asked, MeasureService
from unaided.services.ports.chosen import Chosen
from unaided.services.ports.ledger import Ledger, Shelves
from unaided.services.sections import RecallBehind, SectionService

if TYPE_CHECKING:
    from unaided.domain.measure.evidence import Evidence

NO_WORK: Final = SkillWork()
NO_RECALL: Final = Recalled()


@dataclass(frozen=True, slots=True)
class SkillsLook:
    """The matrix: rows in the order of their groups, by name; `since` is the first of the days counted as recent."""

    rows: tuple[SkillRow, ...]
    since: date
    today: date


@dataclass(frozen=True, slots=True)
class SkillChange:
    """What a change was, so that it can be undone: what was said of the skill before, and is after; None is nothing."""

    name: str
    before: Skill | None
    after: Skill | None


@dataclass(frozen=True, slots=True)
class SkillBehind:
    """The rows behind a skill's numbers: its recalls, the latest first, and its open gaps with their tasks' titles."""

    recalls: tuple[RecallBehind, ...]
    gaps: tuple[tuple[Gap, str], ...]


class SkillService:
    """What can be done with skills; a name is all that tasks know of them."""

    def __init__(
        self, ledger: Ledger, clock: Clock, chosen: Chosen, measure: MeasureService, sections: SectionService
    ) -> None:
        """Take what it works with."""
        self._ledger = ledger
        self._clock = clock
        self._chosen = chosen
        self._measure = measure
        self._sections = sections

    def look(self) -> SkillsLook:
        """Return all skills: those on tasks, and those added by hand."""
        reading, begins = self._clock.read(), self._chosen.load().day_begins
        today = reading.local_date(begins)
        since = today - timedelta(days=RECENT_DAYS - 1)
        recent = Narrowed(Within.OWN, since, today).tasks(reading, begins)
        with self._ledger.read() as shelves:
            work = shelves.listing.skills(recent)
            said = {skill.name: skill for skill in shelves.skills.every()}
        recalled = self._recalled() if work else {}
        rows = (_row(name, said.get(name), work.get(name), recalled.get(name)) for name in work.keys() | said.keys())
        return SkillsLook(tuple(sorted(rows, key=_place)), since, today)

    def row(self, name: str) -> SkillRow:
        """Return one skill of the matrix.

        Raises:
            SkillRuleError: there is no such skill.
        """
        for row in self.look().rows:
            if row.name == name:
                return row
        raise SkillRuleError(f"There is no skill “{name}”. `unaided skill list` shows those there are.")

    def add(self, text: str) -> SkillChange:
        """List a skill that no task names yet.

        Raises:
            SkillRuleError: it has no name, or is listed already.
            TaskRuleError: its name is too long.
        """
        name = clean_name(text)
        with self._ledger.write() as shelves:
            if there := _known(shelves, name):
                raise SkillRuleError(f"“{there}” is listed already.")
            return _keep(shelves, name, None, Skill(name, self._clock.read().wall))

    def decide(self, text: str, ownership: Ownership | None) -> SkillChange:
        """Decide how much of a skill to own; None takes the decision back.

        Raises:
            SkillRuleError: there is no such skill.
        """
        at = self._clock.read().wall
        with self._ledger.write() as shelves:
            before, skill = self._said(shelves, text)
            return _keep(shelves, skill.name, before, decided(skill, ownership, at))

    def note(self, text: str, note: str) -> None:
        """Keep the person's own line about a skill, as it is typed (Law 12).

        Raises:
            SkillRuleError: there is no such skill, or the line is too long.
        """
        with self._ledger.write() as shelves:
            before, skill = self._said(shelves, text)
            _keep(shelves, skill.name, before, noted(skill, note))

    def remove(self, text: str) -> SkillChange:
        """Forget what was said of a skill; one that tasks name stays listed, and is not decided.

        Raises:
            SkillRuleError: there is no such skill.
        """
        with self._ledger.write() as shelves:
            before, skill = self._said(shelves, text)
            return _keep(shelves, skill.name, before, None)

    def undo(self, change: SkillChange) -> None:
        """Take a change back; a note that was written meanwhile stays."""
        with self._ledger.write() as shelves:
            now = shelves.skills.get(change.name)
            _keep(shelves, change.name, now, _taken_back(change, now))

    def behind(self, name: str) -> SkillBehind:
        """Return the recalls and the open gaps of a skill (Law 6)."""
        with self._ledger.read() as shelves:
            gaps = tuple(shelves.explanations.gaps_of_skill(name))
        return SkillBehind(self._recalls(name), gaps)

    def _recalls(self, name: str) -> tuple[RecallBehind, ...]:
        from unaided.domain.measure.figure import Table  # noqa: PLC0415 (numpy, once there is something to reckon)
        from unaided.domain.measure.skill_recall import recalls_of  # noqa: PLC0415

        evidence = self._evidence()
        rows = self._sections.behind(evidence, Table.RECALLS, recalls_of(evidence, name).tolist())
        return tuple(row for row in rows if isinstance(row, RecallBehind))

    def _recalled(self) -> Mapping[str, Recalled]:
        from unaided.domain.measure.skill_recall import recall_by_skill  # noqa: PLC0415 (numpy)

        return recall_by_skill(self._evidence())

    def _evidence(self) -> Evidence:
        return self._measure.report(Asked(())).evidence

    def _said(self, shelves: Shelves, text: str) -> tuple[Skill | None, Skill]:
        """Return what is said of a skill, and that or what a new decision begins from."""
        name = _known(shelves, clean_name(text))
        if name is None:
            raise SkillRuleError(f"There is no skill “{text.strip()[:40]}”. Add it first; its name is all it needs.")
        said = shelves.skills.get(name)
        return said, said or Skill(name, self._clock.read().wall)


def decided_ownership(shelves: Shelves) -> Mapping[str, Ownership]:
    """Return what the person decided, by skill."""
    return {one.name: one.ownership for one in shelves.skills.every() if one.ownership is not None}


def _known(shelves: Shelves, name: str) -> str | None:
    """Return the name under which a skill is listed, else the one that differs in case alone; None where none is."""
    names = {*shelves.listing.labels()[2], *(skill.name for skill in shelves.skills.every())}
    if name in names:
        return name
    return next((one for one in sorted(names) if one.casefold() == name.casefold()), None)


def _taken_back(change: SkillChange, now: Skill | None) -> Skill | None:
    """Return what is said of a skill once a change is undone; no note is lost with it (Law 7)."""
    if now is None or (change.before is None and not now.note):
        return change.before
    before = change.before or Skill(now.name, now.added_at)
    return noted(before, now.note if change.after is not None else now.note or before.note)


def _keep(shelves: Shelves, name: str, before: Skill | None, after: Skill | None) -> SkillChange:
    if after is None:
        shelves.skills.remove(name)
    else:
        shelves.skills.put(after)
    return SkillChange(name, before, after)


def _row(name: str, said: Skill | None, work: SkillWork | None, recalled: Recalled | None) -> SkillRow:
    ownership, note = (None, "") if said is None else (said.ownership, said.note)
    return SkillRow(name, ownership, note, work or NO_WORK, recalled or NO_RECALL, work is not None)


def _place(row: SkillRow) -> tuple[int, str, str]:
    return GROUPS.index(row.ownership), row.name.casefold(), row.name
