"""How far a recall has got, and the text it is kept as until it is rated (Law 12)."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from unaided.domain.recall import Recall

DRAFT_VERSION = 1


@dataclass(frozen=True, slots=True)
class RecallDraft:
    """What was said and written; `shown` tells that what was written before has been asked for since."""

    said: int | None = None
    words: str = ""
    shown: bool = False
    ticked: tuple[int, ...] = ()


def draft_of(recall: Recall) -> RecallDraft:
    """Return the draft that a recall was rated from: once undone, only the rating is asked again."""
    return RecallDraft(recall.said, recall.words, shown=True, ticked=tuple(sorted(recall.ticked)))


def recall_body(draft: RecallDraft) -> str:
    """Return the text a draft is kept as; plain ASCII, so that no half of a character can spoil it."""
    return json.dumps({"version": DRAFT_VERSION, "fields": asdict(draft)})


def read_recall(body: str | None) -> RecallDraft:
    """Return the draft that was kept; an empty one where there is none that can be read."""
    if body is None:
        return RecallDraft()
    try:
        kept = json.loads(body)
        if kept["version"] != DRAFT_VERSION:
            return RecallDraft()
        fields = kept["fields"]
        said = None if fields["said"] is None else int(fields["said"])
        ticked = tuple(int(position) for position in fields["ticked"])
        return RecallDraft(said, str(fields["words"]), shown=bool(fields["shown"]), ticked=ticked)
    except (ValueError, TypeError, KeyError):  # damaged: the recall begins anew rather than not at all
        return RecallDraft()
