"""The sealed coin: permuted blocks from a seed that is kept shut until the experiment ends (§4).

Anyone can check it: the SHA-256 of the seed's hexadecimal text is shown when the experiment starts
(`printf %s SEED | sha256sum`), and the seed when it ends.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from typing import Final

from unaided.domain.session import Mode

SMALL: Final = 2  # tasks in a block
LARGE: Final = 4


@dataclass(frozen=True, slots=True)
class Throw:
    """A throw as it was told: the `position`-th of a kind, from 0, and the arm that came of it."""

    kind: str
    position: int
    arm: Mode


def commitment(seed: str) -> str:
    """Return what seals a seed: the SHA-256 of its hexadecimal text, in hexadecimal."""
    return sha256(seed.encode("ascii")).hexdigest()


def arm(seed: str, kind: str, position: int) -> Mode:
    """Return the arm of the `position`-th task of a kind, from 0."""
    return next(islice(arms(seed, kind), position, None))


def arms(seed: str, kind: str) -> Iterator[Mode]:
    """Yield the arms of a kind's tasks in their order, without end."""
    block = 0
    while True:
        yield from _block(seed, kind, block)
        block += 1


def _block(seed: str, kind: str, number: int) -> list[Mode]:
    """Return one block of 2 or 4: half of each arm, shuffled by the block's own digest (Fisher–Yates)."""
    digest = sha256(f"{seed}|{kind}|{number}".encode()).digest()
    size = SMALL if digest[0] % 2 else LARGE
    block = [Mode.AI, Mode.NO_AI] * (size // 2)
    for i in range(size - 1, 0, -1):
        j = (256 * digest[1 + 2 * i] + digest[2 + 2 * i]) % (i + 1)
        block[i], block[j] = block[j], block[i]
    return block


def mismatches(seed: str, throws: Iterable[Throw]) -> list[Throw]:
    """Return the throws that the seed does not give: none, unless somebody meddled."""
    return [throw for throw in throws if arm(seed, throw.kind, throw.position) is not throw.arm]
