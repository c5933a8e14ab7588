"""The test command: choose stages, set up, run them fast to slow, say what failed."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.runner import report
from tests.runner.preparing import prepare
from tests.runner.running import Outcome, Runner
from tests.runner.stages import Need, Stage, known
from unaided_setup import debian, stamp
from unaided_setup.trouble import SetupError, say

INTERRUPTED = 130  # as a shell says it


def main(root: Path, argv: Sequence[str]) -> int:
    """Run the chosen stages and return 0 when all of them passed."""
    words, pytest_words = split(argv)
    options = _parser(known(root)).parse_args(words)
    stages = [stage for stage in known(root) if not options.only or stage.name in options.only]
    if options.list:
        sys.stdout.write("".join(f"{stage.name}\n" for stage in stages))
        return 0
    try:
        lacking = prepare(root, stages)
        outcomes = list(run(Runner(root, stamp.python_path(str(root)), pytest_words), stages, set(lacking)))
    except SetupError as trouble:
        say(str(trouble))
        return 1
    except KeyboardInterrupt:
        say("Interrupted.")
        return INTERRUPTED
    sys.stdout.write("".join(f"{line}\n" for line in report.lines(outcomes)))
    if lacking:
        everything = {name: package for missing in lacking.values() for name, package in missing.items()}
        sys.stdout.write(f"{debian.advice(everything)}\n")
    return 0 if all(outcome.passed for outcome in outcomes) else 1


def split(argv: Sequence[str]) -> tuple[list[str], list[str]]:
    """Part our own words from pytest's, which come after the first `--`."""
    words = list(argv)
    if "--" not in words:
        return words, []
    place = words.index("--")
    return words[:place], words[place + 1 :]


def run(runner: Runner, stages: Sequence[Stage], lacking: set[Need]) -> Iterator[Outcome]:
    """Yield how each stage went; one that failed stops no other, one that lacks something is not run."""
    yield from runner.checks([stage for stage in stages if stage.commands])
    for stage in stages:
        if stage.commands:
            continue
        yield Outcome(stage, passed=False) if stage.need in lacking else runner.tests(stage)


def _parser(stages: Sequence[Stage]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python3 tests",
        description="Set up all that the tests need, then run them fast to slow. The last line says what failed.",
        epilog="Words after -- go to pytest: python3 tests --only unit -- -k session",
    )
    names = [stage.name for stage in stages]
    parser.add_argument("--only", nargs="+", metavar="STAGE", choices=names, help=f"only these: {', '.join(names)}")
    parser.add_argument("--list", action="store_true", help="say which stages there are, and run none")
    return parser
