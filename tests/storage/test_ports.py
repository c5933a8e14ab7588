"""What storage offers has the shape of what the services ask for; the type checker is the judge."""

from __future__ import annotations

from pathlib import Path

from unaided.services import ports
from unaided.storage.beats import BeatFile
from unaided.storage.ledger import Ledger


def as_ports(ledger: Ledger, beats: BeatFile) -> tuple[ports.Ledger, ports.Beats]:
    """Return both as the services see them; this does not pass the type checker unless they fit."""
    return ledger, beats


def test_ledger_and_beats_fit(ledger: Ledger, tmp_path: Path) -> None:
    beats = BeatFile(tmp_path)
    kept, signs = as_ports(ledger, beats)
    with kept.read() as shelves:
        assert shelves.sessions.open() is None
    assert signs is beats
    beats.close()
