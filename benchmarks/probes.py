"""What the kernel tells of a process: processor time, wake-ups, memory of its own."""

import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

MS_PER_NS = 1e-6
KB_PER_MB = 1024
SETTLED_MB = 0.1
SETTLE_STEP_SECONDS = 1.0
SETTLE_SECONDS = 30.0
SHARED = ("Shared_Clean:", "Shared_Dirty:")
PRIVATE = ("Private_Clean:", "Private_Dirty:", "Private_Hugetlb:")


@dataclass(frozen=True)
class Effort:
    """What a process did so far, or in a while.

    wakeups: how often one of its threads began to wait (`voluntary_ctxt_switches` of every thread). A thread that
    wakes up, works and waits again counts once, whatever woke it: timer, poll, lock or pipe. What a thread did that
    has ended since is not counted.
    cpu_ms: the time its threads were on a processor, in user and system mode (first field of `schedstat`).
    """

    wakeups: float
    cpu_ms: float

    def per_minute(self, seconds: float) -> "Effort":
        """Convert what was done in so many seconds to a minute."""
        return Effort(self.wakeups * 60 / seconds, self.cpu_ms * 60 / seconds)


def effort_in(pids: list[int], seconds: float) -> list[Effort]:
    """Watch processes for a while and tell what each did, per minute."""
    before = [_efforts(pid) for pid in pids]
    begun = time.monotonic()
    time.sleep(seconds)
    lasted = time.monotonic() - begun
    after = [_efforts(pid) for pid in pids]
    return [_difference(*pair).per_minute(lasted) for pair in zip(before, after, strict=True)]


def settled_uss_mb(pid: int) -> float:
    """Read the memory that is the process's own (unique set size, in MB) once it has stopped changing.

    Libraries of the environment count as its own even while another program of the same environment runs.
    """
    deadline = time.monotonic() + SETTLE_SECONDS
    last, now = 0.0, _uss_mb(pid)
    while abs(now - last) > SETTLED_MB and time.monotonic() < deadline:
        time.sleep(SETTLE_STEP_SECONDS)
        last, now = now, _uss_mb(pid)
    return now


def _efforts(pid: int) -> dict[str, Effort]:
    return {task.name: _effort(task) for task in Path(f"/proc/{pid}/task").iterdir()}


def _effort(task: Path) -> Effort:
    waits = next(_values((task / "status").read_text(), ("voluntary_ctxt_switches:",)))
    on_processor = int((task / "schedstat").read_text().split()[0])
    return Effort(waits, on_processor * MS_PER_NS)


def _difference(before: dict[str, Effort], after: dict[str, Effort]) -> Effort:
    nothing = Effort(0, 0)
    pairs = [(before.get(task, nothing), effort) for task, effort in after.items()]
    return Effort(
        sum(now.wakeups - then.wakeups for then, now in pairs), sum(now.cpu_ms - then.cpu_ms for then, now in pairs)
    )


def _uss_mb(pid: int) -> float:
    """Add up the private pages, and all of the environment's libraries: another program may use those meanwhile."""
    return sum(_own_kb(Path(f"/proc/{pid}/smaps").read_text())) / KB_PER_MB


def _own_kb(smaps: str) -> Iterator[int]:
    names: tuple[str, ...] = PRIVATE
    for line in smaps.splitlines():
        if not line.split(maxsplit=1)[0].endswith(":"):  # the head of a mapping, which names its file
            names = (*PRIVATE, *SHARED) if sys.prefix in line else PRIVATE
        else:
            yield from _values(line, names)


def _values(text: str, names: tuple[str, ...]) -> Iterator[int]:
    return (int(line.split()[1]) for line in text.splitlines() if line.startswith(names))
