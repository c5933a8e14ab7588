"""What the services need of the ledger: one transaction over all shelves."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Protocol

from unaided.domain.export import Everything
from unaided.domain.session import Session
from unaided.services.ports.cards import CardShelf
from unaided.services.ports.edits import EditShelf
from unaided.services.ports.explanations import ExplanationShelf
from unaided.services.ports.imports import ImportShelf
from unaided.services.ports.listing import ListingShelf
from unaided.services.ports.plan import PlanShelf
from unaided.services.ports.reproductions import ReproductionShelf
from unaided.services.ports.ruler import RulerShelf
from unaided.services.ports.sessions import SessionShelf
from unaided.services.ports.skills import SkillShelf
from unaided.services.ports.tasks import TaskShelf
from unaided.services.ports.testimony import TestimonyShelf
from unaided.services.ports.timeline import TimelineShelf
from unaided.services.ports.words import WordDraftShelf, WordShelf


class Archive(Protocol):
    """All that is kept, for exports."""

    def everything(self) -> Everything:
        """Return all of it; each kind is read when it is walked through, once."""
        ...


class Shelves(Protocol):
    """All that one transaction sees."""

    @property
    def tasks(self) -> TaskShelf:
        """Return the tasks."""
        ...

    @property
    def sessions(self) -> SessionShelf:
        """Return the sessions."""
        ...

    @property
    def explanations(self) -> ExplanationShelf:
        """Return what was written."""
        ...

    @property
    def cards(self) -> CardShelf:
        """Return what is recalled."""
        ...

    @property
    def reproductions(self) -> ReproductionShelf:
        """Return what is written again from memory."""
        ...

    @property
    def word_drafts(self) -> WordDraftShelf:
        """Return what is typed so far beside the dialogs."""
        ...

    @property
    def words(self) -> WordShelf:
        """Return what finds words."""
        ...

    @property
    def testimony(self) -> TestimonyShelf:
        """Return what measurement reads."""
        ...

    @property
    def imports(self) -> ImportShelf:
        """Return what was brought in."""
        ...

    @property
    def ruler(self) -> RulerShelf:
        """Return the ruler and the coin."""
        ...

    @property
    def listing(self) -> ListingShelf:
        """Return what is read for lists."""
        ...

    @property
    def timeline(self) -> TimelineShelf:
        """Return the notes on the timeline."""
        ...

    @property
    def skills(self) -> SkillShelf:
        """Return what is said of skills."""
        ...

    @property
    def plan(self) -> PlanShelf:
        """Return the self-checks and the rebuild plan."""
        ...

    @property
    def edits(self) -> EditShelf:
        """Return what corrects history."""
        ...

    @property
    def archive(self) -> Archive:
        """Return all of it at once."""
        ...


class Ledger(Protocol):
    """One transaction over all shelves: everything in it is kept, or nothing."""

    @property
    def changes(self) -> int:
        """Return how many transactions have written so far."""
        ...

    def read(self) -> AbstractContextManager[Shelves]:
        """Return the shelves as they are at this moment."""
        ...

    def write(self) -> AbstractContextManager[Shelves]:
        """Return the shelves to change."""
        ...

    def keep_time(self, session: Session) -> None:
        """Keep how far an open session has come, of which nothing else is new; what is further already stays."""
        ...
