"""A second start finds everything ready; whatever would make it wrong is noticed."""

import sys
from pathlib import Path

from unaided_setup import stamp


def ready(root: Path) -> bool:
    return stamp.is_ready(str(root), stamp.RUN_LOCK)


def test_a_fresh_checkout_is_not_ready(checkout: Path) -> None:
    assert not ready(checkout)


def test_a_complete_environment_is_ready(made_up_environment: Path) -> None:
    assert ready(made_up_environment)


def test_a_changed_lock_is_noticed(made_up_environment: Path) -> None:
    (made_up_environment / "packaging" / stamp.RUN_LOCK).write_text("more==1.0\n")
    assert not ready(made_up_environment)


def test_a_set_up_that_was_cut_short_is_not_ready(made_up_environment: Path) -> None:
    Path(stamp.stamp_path(str(made_up_environment))).unlink()
    assert not ready(made_up_environment)


def test_a_python_that_is_gone_is_noticed(made_up_environment: Path) -> None:
    Path(stamp.python_path(str(made_up_environment))).unlink()
    assert not ready(made_up_environment)


def test_a_python_that_became_another_is_noticed(made_up_environment: Path) -> None:
    python = Path(stamp.python_path(str(made_up_environment)))
    python.unlink()
    python.symlink_to(sys.executable)
    assert not ready(made_up_environment)


def test_the_environment_of_the_tests_will_do_for_the_app(made_up_environment: Path) -> None:
    root = str(made_up_environment)
    Path(stamp.stamp_path(root)).write_text(stamp.stamp_text(root, stamp.TEST_LOCK))
    assert stamp.is_ready(root, stamp.RUN_LOCK, stamp.TEST_LOCK)
    assert not stamp.is_ready(root, stamp.RUN_LOCK)


def test_a_checkout_that_is_moved_away_from_its_environments_python_is_set_up_anew(made_up_environment: Path) -> None:
    moved = made_up_environment.rename(made_up_environment.with_name("moved"))
    assert not ready(moved)  # here the environment's Python is a file in it, not a link to the system's
