"""`unaided import`: past data from files, all or nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from unaided.bootstrap import Services
from unaided.domain.imports import FileKind, Imported
from unaided.domain.trouble import ImportRuleError
from unaided.domain.words import counted
from unaided.exchange.tables import read_explanations, read_recalls, read_sessions, read_tasks

LARGEST = 500_000_000  # bytes
NAMED = 10  # lines of rows that differ from what is kept


def bring_in(kind: FileKind, path: Path, services: Services, *, dry: bool) -> Imported:
    """Read a file and bring in what it holds.

    Raises:
        ImportRuleError: it cannot be read, or a row of it cannot be; nothing was brought in.
    """
    text, name, into = _read(path), path.name, services.imports
    ways: dict[FileKind, Callable[[], Imported]] = {
        FileKind.TASKS: lambda: into.tasks(read_tasks(text), name, dry=dry),
        FileKind.SESSIONS: lambda: into.sessions(read_sessions(text), name, dry=dry),
        FileKind.EXPLANATIONS: lambda: into.explanations(read_explanations(text), name, dry=dry),
        FileKind.RECALLS: lambda: into.recalls(read_recalls(text), name, dry=dry),
    }
    return ways[kind]()


def _read(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST:
            raise ImportRuleError(f"{path} has over {LARGEST // 1_000_000} MB. Split it; nothing was brought in.")
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        said = f"{path} is not UTF-8 (at byte {error.start}). Save it as UTF-8 (“CSV UTF-8”) and try again."
        raise ImportRuleError(said) from error
    except OSError as error:
        raise ImportRuleError(f"{path} cannot be read: {error.strerror or 'unknown error'}.") from error


def imported_dict(done: Imported) -> dict[str, object]:
    """Return what `import --json` says."""
    return {
        "schema": 1,
        "kind": str(done.kind),
        "new": done.new,
        "known": done.known,
        "differing": len(done.differing),
        "differing_lines": list(done.differing[:NAMED]),
        "dry_run": done.dry,
    }


def imported_words(done: Imported) -> str:
    """Return what was brought in, or would be, as sentences."""
    if not done.new and not done.known:
        return "The file has a header and no rows: nothing is to be brought in.\n"
    new = counted(done.new, str(done.kind).removesuffix("s"))
    came = f"{new} {'would be' if done.dry else _were(done.new)} brought in."
    known = f" {done.known:,} {_were(done.known)} there already, kept unchanged." if done.known else ""
    return f"{came}{known}{_differing_words(done.differing)}\n"


def _were(number: int) -> str:
    return "was" if number == 1 else "were"


def _differing_words(lines: tuple[int, ...]) -> str:
    if not lines:
        return ""
    named = ", ".join(f"{line:,}" for line in lines[:NAMED])
    if len(lines) == 1:
        return f" Line {named} of the file says something else than what is kept of it."
    more = ", …" if len(lines) > NAMED else ""
    return f" {len(lines):,} of these say something else than what is kept of them (lines {named}{more})."
