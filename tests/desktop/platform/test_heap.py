"""What is free goes back to the system, where the C library can give it."""

from __future__ import annotations

from pathlib import Path

from unaided.desktop.platform.heap import give_back

SIZE, PIECES = 1024, 40_000  # bytes each: too small to be given back one by one


def held_kb() -> int:
    """Return how much memory this process holds that is its own."""
    lines = Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Private_"))


def test_what_was_freed_is_held_no_more() -> None:
    pieces = [bytearray(SIZE) for _ in range(PIECES)]
    last = [bytearray(SIZE)]  # lies above them, and keeps the heap from shrinking by itself
    pieces.clear()
    before = held_kb()
    give_back()

    assert held_kb() < before - SIZE * PIECES // 1024 // 4
    assert last
