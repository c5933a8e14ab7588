"""Run stages: checks beside each other, tests one stage after the other."""

import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tests.runner.counts import Counts, read_counts
from tests.runner.stages import Stage, existing_folders
from tests.runner.surroundings import surroundings

CORES = 2
NONE_COUNTED = Counts()
KILLED_BY_INTERRUPT = 2  # pytest's exit code for Ctrl+C


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a stage went; without seconds it was not run."""

    stage: Stage
    passed: bool
    seconds: float | None = None
    counts: Counts = NONE_COUNTED


@dataclass(frozen=True, slots=True)
class Runner:
    """The checkout, its Python, and what the person wants said to pytest."""

    root: Path
    python: str
    pytest_words: Sequence[str] = ()

    def checks(self, stages: Sequence[Stage]) -> list[Outcome]:
        """Run checks beside each other and print what each had to say when all before it have spoken."""
        with ThreadPoolExecutor(CORES) as pool:
            return [self._spoken(*result) for result in pool.map(self._check, stages)]

    def tests(self, stage: Stage) -> Outcome:
        """Run the tests of a stage, their output as it comes."""
        _title(stage)
        report = self.root / ".artefacts" / "reports" / f"{stage.name}.xml"
        report.unlink(missing_ok=True)
        begun = time.monotonic()
        with surroundings() as environ:
            command = self._pytest(stage, report)
            done = subprocess.run(command, cwd=self.root, env=environ, check=False)  # noqa: S603 (our own pytest)
        if done.returncode == KILLED_BY_INTERRUPT:
            raise KeyboardInterrupt
        return Outcome(stage, done.returncode == 0, time.monotonic() - begun, read_counts(report))

    def _pytest(self, stage: Stage, report: Path) -> list[str]:
        workers = ["-n", str(stage.workers)] if stage.workers else []
        folders = existing_folders(stage, self.root)
        return [self.python, "-m", "pytest", "-q", *workers, f"--junitxml={report}", *folders, *self.pytest_words]

    def _check(self, stage: Stage) -> tuple[Outcome, str]:
        begun = time.monotonic()
        with surroundings() as environ:
            done = [self._say(command, environ) for command in stage.commands]
        passed = all(one.returncode == 0 for one in done)
        return Outcome(stage, passed, time.monotonic() - begun), "".join(one.stdout for one in done)

    def _say(self, command: Sequence[str], environ: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
        return subprocess.run(  # noqa: S603 (our own stages)
            [self.python, *command],
            cwd=self.root,
            env=environ,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )

    def _spoken(self, outcome: Outcome, said: str) -> Outcome:
        _title(outcome.stage)
        sys.stdout.write(said)
        sys.stdout.flush()
        return outcome


def _title(stage: Stage) -> None:
    sys.stdout.write(f"\n== {stage.name}\n")
    sys.stdout.flush()
