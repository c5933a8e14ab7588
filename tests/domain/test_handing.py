"""What was handed over comes back from the trail as it went."""

from __future__ import annotations

import json
from uuid import UUID

from unaided.domain.handing import Handed, handed_of


def test_it_survives_the_way_through_json() -> None:
    texts = {"reflections": {"surprise": "The lock"}}
    one, other, row = UUID(int=1), UUID(int=2), UUID(int=3)
    for handed in (Handed(one, other), Handed(one, other, {"gaps": (row, one)}, ("drafts",), texts, texts)):
        assert handed_of(json.loads(json.dumps(handed.as_json()))) == handed
