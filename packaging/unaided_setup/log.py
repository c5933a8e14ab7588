"""Run the programs of set-up, all that they print kept in one file."""

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path


class Log:
    """The log of one set-up; a new set-up writes it anew."""

    def __init__(self, path: Path, held: Sequence[int] = ()) -> None:
        """Begin the log at this path; `held` are open files that every program run here keeps open too."""
        self.path = path
        self._held = held
        path.write_text("")

    def run(self, argv: Sequence[str | os.PathLike[str]], environ: Mapping[str, str] | None = None) -> int:
        """Run a program to its end and return its exit code; it is asked nothing and prints into the log."""
        with self.path.open("ab") as file:
            file.write(f"$ {' '.join(map(str, argv))}\n".encode())
            file.flush()
            done = subprocess.run(  # noqa: S603 (words that set-up has put together)
                argv, stdin=subprocess.DEVNULL, stdout=file, stderr=file, env=environ, pass_fds=self._held, check=False
            )
        return done.returncode

    def text(self) -> str:
        """Return all that was printed so far."""
        return self.path.read_text(errors="replace")

    def last_error(self) -> str:
        """Return the last line that a program marked as an error, or the last line at all."""
        lines = [line.strip() for line in self.text().splitlines() if line.strip()]
        marked = [line for line in lines if line.startswith(("E: ", "ERROR: ", "Error: "))]
        return (marked or lines or [""])[-1]
