"""The programs of one session, each in its own process group and with a log of its own."""

import os
import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path

STOP_SECONDS = 2.0
TOOL_SECONDS = 10.0


class ToolError(AssertionError):
    """A small program (xdotool, import) did not do what it was asked."""


def run(argv: Sequence[str], env: dict[str, str], *, seconds: float = TOOL_SECONDS) -> bytes:
    """Run a short-lived program to its end and give its output."""
    done = subprocess.run(argv, env=env, capture_output=True, timeout=seconds, check=False)  # noqa: S603 - argv is ours
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip()
        message = f"{' '.join(argv)} ended with {done.returncode}: {said}"
        raise ToolError(message)
    return done.stdout


class Programs:
    """Programs by name, with the log each of them writes."""

    def __init__(self, logs: Path) -> None:
        """Keep the logs in this folder."""
        self._logs = logs
        self._running: dict[str, subprocess.Popen[bytes]] = {}

    def start(
        self, name: str, argv: Sequence[str], env: dict[str, str], *, stdin: bytes = b"", pass_fds: Sequence[int] = ()
    ) -> int:
        """Start a program under a name and give its process id."""
        with self._log(name).open("ab") as log:
            process = subprocess.Popen(  # noqa: S603 - argv is ours
                argv, env=env, stdin=subprocess.PIPE, stdout=log, stderr=log, pass_fds=pass_fds, start_new_session=True
            )
        if process.stdin is not None:
            with process.stdin as pipe:
                pipe.write(stdin)
        self._running[name] = process
        return process.pid

    def stop(self, name: str, sign: signal.Signals = signal.SIGTERM) -> None:
        """End a program and what is left in its process group."""
        process = self._running.pop(name)
        for step in (sign, signal.SIGKILL):
            _signal_group(process.pid, step)
            try:
                process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                continue
            _signal_group(process.pid, signal.SIGKILL)
            return

    def exit_status(self, name: str) -> int | None:
        """Tell how a program ended, None while it runs."""
        return self._running[name].poll()

    def log(self, name: str) -> str:
        """Read what a program wrote so far; nothing, where it was never started."""
        log = self._log(name)
        return log.read_text(errors="replace") if log.exists() else ""

    def names(self) -> list[str]:
        """Name the programs that were started and not stopped."""
        return list(self._running)

    def collect(self, name: str) -> int:
        """Take note of the end of a program that ends by itself, and give its exit status."""
        return self._running.pop(name).wait(STOP_SECONDS)

    def collect_all(self) -> None:
        """Take note of the end of all that others ended."""
        for name in list(self._running):
            self.collect(name)

    def _log(self, name: str) -> Path:
        return self._logs / f"{name}.log"


def _signal_group(group: int, sign: signal.Signals) -> None:
    try:
        os.killpg(group, sign)
    except ProcessLookupError:
        return  # nobody is left in it
