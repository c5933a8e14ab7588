"""Chance: the machine's own, that nobody can guess."""

from __future__ import annotations

import secrets

SEED_BYTES = 16


class SystemChance:
    """Seeds from the operating system."""

    def seed(self) -> str:
        """Return a fresh seed: 32 hexadecimal digits."""
        return secrets.token_hex(SEED_BYTES)
