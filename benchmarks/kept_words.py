"""Kill the app at random moments while somebody types into its dialogs, and measure how much of the words is lost."""

import random
import shutil
import sys
import time
from pathlib import Path

from benchmarks.figures import Against, Figure, Goal

KILLS, SEED = 50, 1
LONGEST_SECONDS = 4.0
MOST_LOST = Goal(Against.VALUE, 2.0)  # Law 12
DIALOGS = (("one sentence", "ai", False), ("explanation", "ai", True), ("reflection", "no-ai", False))
HOW = f"""{KILLS} times kill -9 at a random moment of up to {LONGEST_SECONDS:g} s of typing (25 words a second, seed
{SEED}) into the three dialogs, on an offscreen screen. Each time the app is started again: the same dialog opens by
itself, and the words that were kept stand there again. What is lost runs from the first word that is missing to the
kill. The floor is nothing lost."""


def measure(folder: Path) -> list[Figure]:
    """Kill as often as that, and return the most that was lost in each dialog."""
    sys.path.insert(0, str(Path(__file__).parents[1] / "app"))
    from tests.kills.typing_killed import Typing  # noqa: PLC0415 (the way there is known only now)

    chance = random.Random(SEED)  # noqa: S311 (moments, no secrets)
    shutil.rmtree(folder, ignore_errors=True)
    shares = [len(range(number, KILLS, len(DIALOGS))) for number in range(len(DIALOGS))]
    figures = []
    for (name, mode, full), kills in zip(DIALOGS, shares, strict=True):
        (folder / mode / name).mkdir(parents=True)
        typing = Typing(folder / mode / name, full=full)
        typing.begin(mode)
        try:
            time.sleep(LONGEST_SECONDS / 2)  # so that something is there to be lost
            losses = [typing.kill(chance.uniform(0, LONGEST_SECONDS)) for _ in range(kills)]
        finally:
            typing.end()
        assert all(lost.same_dialog and lost.same_words for lost in losses), losses  # noqa: S101 (what this is for)
        figures.append(
            Figure(f"{name}, most lost in {kills} kills", "s", 0, max(one.seconds for one in losses), MOST_LOST)
        )
    return figures
