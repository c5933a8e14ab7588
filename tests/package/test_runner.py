"""`python3 tests`: chooses stages, runs them all, and says in its last line what failed."""

import sys
from pathlib import Path

import pytest

from tests.runner import report
from tests.runner.counts import Counts, read_counts
from tests.runner.main import main, run, split
from tests.runner.running import Outcome, Runner
from tests.runner.stages import STAGES, Need, Stage, existing_folders, known

ROOT = Path(__file__).resolve().parents[2]
STAGE = {stage.name: stage for stage in STAGES}
FLOWS = STAGE["flows"]


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    """A runner of a checkout with one folder of tests."""
    (tmp_path / "tests" / "flows").mkdir(parents=True)
    return Runner(tmp_path, sys.executable)


def write_test(runner: Runner, text: str) -> None:
    (runner.root / "tests" / "flows" / "test_it.py").write_text(text)


def test_a_stage_without_its_folder_is_left_out(runner: Runner) -> None:
    assert [stage.name for stage in known(runner.root)] == ["lint", "types", "contracts", "flows"]
    assert existing_folders(STAGE["unit"], runner.root) == []


def test_the_stages_are_listed_in_the_order_they_run(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(ROOT, ["--list", "--only", "unit", "lint"]) == 0
    assert capsys.readouterr().out == "lint\nunit\n"


def test_an_unknown_stage_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(ROOT, ["--only", "everything"])
    assert ended.value.code == 2
    assert "'everything'" in capsys.readouterr().err


def test_words_after_two_dashes_are_pytests() -> None:
    assert split(["--only", "unit", "--", "-k", "session", "--", "x"]) == (
        ["--only", "unit"],
        ["-k", "session", "--", "x"],
    )
    assert split(["--list"]) == (["--list"], [])


def test_passed_and_failed_tests_are_counted(runner: Runner, capfd: pytest.CaptureFixture[str]) -> None:
    write_test(runner, "def test_good(): pass\ndef test_bad(): assert 0\ndef test_broken(nothing): pass\n")
    outcome = runner.tests(FLOWS)
    assert not outcome.passed
    assert outcome.counts == Counts(passed=1, failed=2)
    assert "test_bad" in capfd.readouterr().out


def test_a_stage_with_no_test_in_it_fails(runner: Runner) -> None:
    assert not runner.tests(FLOWS).passed


def test_pytest_gets_the_words_meant_for_it(runner: Runner) -> None:
    write_test(runner, "def test_good(): pass\ndef test_bad(): assert 0\n")
    chosen = Runner(runner.root, runner.python, ["-k", "good"])
    assert chosen.tests(FLOWS).counts == Counts(passed=1)


def test_the_developers_own_desktop_and_profile_are_out_of_reach(
    runner: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("UNAIDED_HOME", "my-own-profile")
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv("QT_QPA_PLATFORM", "")
    write_test(
        runner,
        """
import os
def test_surroundings():
    assert not {"DISPLAY", "UNAIDED_HOME"} & os.environ.keys()
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"
    assert "nonexistent" in os.environ["DBUS_SESSION_BUS_ADDRESS"]
    assert os.stat(os.environ["XDG_RUNTIME_DIR"]).st_mode & 0o777 == 0o700
""",
    )
    assert runner.tests(FLOWS).passed


def test_a_check_that_fails_stops_no_other(runner: Runner, capfd: pytest.CaptureFixture[str]) -> None:
    bad = Stage("bad", (("-c", "print('first'); raise SystemExit(1)"), ("-c", "print('second')")))
    good = Stage("good", (("-c", "print('third')"),))
    write_test(runner, "def test_good(): pass\n")
    outcomes = list(run(runner, [bad, good, FLOWS], set()))
    assert [outcome.passed for outcome in outcomes] == [False, True, True]
    said = capfd.readouterr().out.splitlines()
    assert [line for line in said if line in {"first", "second", "third"}] == ["first", "second", "third"]
    assert report.lines(outcomes)[-2:] == ["1 passed, 0 failed", "Failed: bad."]


def test_a_stage_whose_programs_are_missing_is_not_run_and_is_no_success(runner: Runner) -> None:
    outcomes = list(run(runner, [STAGE["session"]], {Need.SESSION}))
    assert report.lines(outcomes) == [
        "",
        "session    not run: this system lacks Qt's libraries and the programs of a desktop session",
        "0 passed, 0 failed",
        "Not run: session.",
    ]


def test_times_are_shown_beside_their_budget() -> None:
    outcomes = [
        Outcome(STAGE["lint"], passed=True, seconds=2.25),
        Outcome(STAGE["types"], passed=True, seconds=97.0),
        Outcome(STAGE["kills"], passed=True, seconds=60.0, counts=Counts(passed=10)),
        Outcome(STAGE["flows"], passed=True, seconds=5.0, counts=Counts(passed=4)),
    ]
    assert report.lines(outcomes)[1:] == [
        "lint          2.2 s  passed",
        "types        97.0 s  passed",
        "kills        60.0 s  passed",
        "flows         5.0 s  passed",
        "lint + types     99 of 90 s  OVER its budget",
        "kills            60 of 90 s",
        "14 passed, 0 failed",
        "All passed: lint, types, kills, flows.",
    ]


def test_a_stage_that_leaves_no_report_counts_as_one_failure(tmp_path: Path) -> None:
    assert read_counts(tmp_path / "none.xml") == Counts(failed=1)
