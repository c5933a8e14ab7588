"""How many made-up histories a property test tries: some in each run, many when asked for.

`UNAIDED_HISTORIES=long` tries over a hundred times as many, other ones each time.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

settings.register_profile(
    "normal",
    max_examples=200,
    derandomize=True,  # the same ones each time: a red test is never a matter of luck
    database=None,
    deadline=None,  # the machine is shared; speed is measured in benchmarks/
)
settings.register_profile(
    "long",
    max_examples=30_000,
    database=None,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)


def load() -> None:
    """Load the profile that the environment asks for."""
    settings.load_profile(os.environ.get("UNAIDED_HISTORIES") or "normal")


def one_in(share: int) -> settings:
    """Return the settings for a test that opens a database each time: so many times fewer tries."""
    return settings(max_examples=max(1, settings().max_examples // share))
