"""Find what belongs to one machine in the project's files: paths into it, and hosts that packages come from."""

import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ADMINISTRATOR = r"/[r]oot"  # the brackets keep it from finding itself
HOSTS = r"pypi\.org|pythonhosted\.org|deb\.debian\.org|registry\.npmjs\.org"


def stray_pattern(root: Path, home: Path) -> re.Pattern[str]:
    """Return what no file may say: where this checkout and this person's files are, hosts of packages."""
    own = [re.escape(str(path)) for path in (root, home) if len(path.parts) > 2]  # a short one is a word of its own
    return re.compile("|".join((rf"(?<![\w.~])(?:{'|'.join([ADMINISTRATOR, *own])})\b", r"[A-Z]:\\Users\\", HOSTS)))


def project_files() -> list[Path]:
    """Return the files that are in the project or about to be: what git knows or does not ignore."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],  # noqa: S607 (git is found by its name)
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    return [ROOT / name for name in listed.stdout.decode().split("\0") if name and (ROOT / name).is_file()]


def stray_lines(paths: Iterable[Path], pattern: re.Pattern[str]) -> Iterator[str]:
    """Yield each line of a text file in which the pattern is found, with its place."""
    for path in paths:
        data = path.read_bytes()
        if b"\0" in data:
            continue
        for number, line in enumerate(data.decode(errors="replace").splitlines(), start=1):
            if found := pattern.search(line):
                yield f"{path}:{number}: {found.group()}"


def main() -> int:
    """Print what was found; fail when it is anything."""
    found = list(stray_lines(project_files(), stray_pattern(ROOT, Path.home())))
    sys.stdout.write("".join(f"{line}\n" for line in found))
    sys.stdout.write(f"{len(found)} names of one machine found.\n" if found else "No file names one machine.\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
