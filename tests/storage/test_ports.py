"""What storage offers has the shape of what the services ask for; the type checker is the judge."""

from __future__ import annotations

from pathlib import Path

from unaided.services.ports.beats import Beats
from unaided.services.ports.chosen import SettingsShelf
from unaided.services.ports.ledger import Ledger as LedgerPort
from unaided.storage.beats import BeatFile
from unaided.storage.ledger import Ledger
from unaided.storage.settings import SettingsFile


def as_ports(ledger: Ledger, beats: BeatFile, settings: SettingsFile) -> tuple[LedgerPort, Beats, SettingsShelf]:
    """Return all as the services see them; this does not pass the type checker unless they fit."""
    return ledger, beats, settings


def test_ledger_beats_and_settings_fit(ledger: Ledger, tmp_path: Path) -> None:
    beats = BeatFile(tmp_path)
    kept, signs, chosen = as_ports(ledger, beats, SettingsFile(tmp_path))
    with kept.read() as shelves:
        assert shelves.sessions.open() is None
    assert signs is beats
    assert chosen.folder == tmp_path
    beats.close()
