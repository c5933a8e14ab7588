"""Two set-ups at once: the second one says that it waits, and waits."""

import subprocess
import sys
from pathlib import Path

from unaided_setup.one_at_a_time import one_at_a_time

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"
SECOND = """
import sys
sys.path.append(sys.argv[1])
from pathlib import Path
from unaided_setup.one_at_a_time import one_at_a_time
with one_at_a_time(Path(sys.argv[2])):
    print("at work", flush=True)
"""


def test_the_second_waits_for_the_first(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    argv = [sys.executable, "-c", SECOND, str(PACKAGING), str(lock)]
    with subprocess.Popen(argv, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as second:
        assert second.wait(30) == 0  # nobody else is at work
    with one_at_a_time(lock):
        second = subprocess.Popen(argv, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        assert second.stderr is not None
        assert second.stderr.readline().startswith("Another set-up is at work in this checkout")
        assert second.poll() is None
    with second:
        assert second.communicate(timeout=30)[0] == "at work\n"


def test_a_program_that_outlives_its_set_up_still_holds_the_lock(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    with one_at_a_time(lock) as held:
        pip = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE, pass_fds=held)
    argv = [sys.executable, "-c", SECOND, str(PACKAGING), str(lock)]
    with pip, subprocess.Popen(argv, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as second:
        assert second.stderr is not None
        assert second.stderr.readline().startswith("Another set-up is at work in this checkout")
        assert pip.stdin is not None
        pip.stdin.close()
        assert second.communicate(timeout=30)[0] == "at work\n"
