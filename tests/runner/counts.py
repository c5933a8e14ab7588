"""How many tests passed and failed, read from pytest's own report."""

from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers of tests; an error while setting a test up or tearing it down is a failure."""

    passed: int = 0
    failed: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        """Add up two stages."""
        return Counts(self.passed + other.passed, self.failed + other.failed)


def read_counts(report: Path) -> Counts:
    """Count in a JUnit report; a stage that left none broke as a whole, which counts as one failure."""
    try:
        cases = list(ET.parse(report).iter("testcase"))  # noqa: S314 (our own pytest has just written it)
    except (OSError, ET.ParseError):
        return Counts(failed=1)
    failed = sum(1 for case in cases if case.find("failure") is not None or case.find("error") is not None)
    skipped = sum(1 for case in cases if case.find("skipped") is not None)
    return Counts(len(cases) - failed - skipped, failed)
