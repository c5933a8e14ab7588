"""The record of what was reached: RESULTS.md, a section for each benchmark, with a place for why a goal was missed."""

import importlib.metadata
import os
import platform
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.figures import Figure

RESULTS = Path(__file__).with_name("RESULTS.md")
HEAD = ("what", "floor", "Unaided", "in the goal's terms", "goal", "", "why it was missed")
TITLE = """# What was reached

Each figure stands beside its floor, a bare PySide6 tray program measured in the same run (`floor_tray.py`).
Renewed by `python benchmarks/run.py NAME…`; what is written in the last column stays as long as the goal is missed.
"""
UNTOLD = "not known yet"
KIB_PER_GIB = 1024**2


def record(name: str, how: str, figures: Sequence[Figure]) -> None:
    """Put the figures of a benchmark in the place of its earlier ones."""
    _, sections = _read()
    reasons = _reasons(sections.get(name, ""))
    put(name, how, [HEAD, *((*figure.cells(), _why(figure, reasons)) for figure in figures)])


def put(name: str, how: str, table: Sequence[Sequence[str]]) -> None:
    """Put a table, its head first, in the place of a benchmark's earlier one."""
    title, sections = _read()
    sections[name] = "\n".join([how, "", f"{time.strftime('%Y-%m-%d')}, {machine()}.", "", *_table(table)])
    parts = [title, *(f"## {section}\n\n{text}\n" for section, text in sorted(sections.items()))]
    RESULTS.write_text("\n".join(parts))


def machine() -> str:
    """Tell the size of this machine and the versions that matter."""
    total = next(line for line in Path("/proc/meminfo").read_text().splitlines() if line.startswith("MemTotal"))
    memory = f"{int(total.split()[1]) / KIB_PER_GIB:.0f} GB"
    qt = f"PySide6 {importlib.metadata.version('PySide6-Essentials')}"
    return f"{len(os.sched_getaffinity(0))} cores, {memory}, Python {platform.python_version()}, {qt}"


def _read() -> tuple[str, dict[str, str]]:
    """Split the record into its opening and its sections."""
    title, *parts = (RESULTS.read_text() if RESULTS.exists() else TITLE).split("\n## ")
    sections = dict(part.split("\n", 1) for part in parts)
    return title.rstrip() + "\n", {name: text.strip() for name, text in sections.items()}


def _reasons(section: str) -> dict[str, str]:
    """Find what was written beside each figure of a section."""
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in section.splitlines() if "|" in line]
    return {row[0]: row[-1] for row in rows}


def _why(figure: Figure, reasons: dict[str, str]) -> str:
    return "" if figure.is_met else reasons.get(figure.cells()[0]) or UNTOLD


def _table(rows: Sequence[Sequence[str]]) -> list[str]:
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return [lines[0], "|" + " --- |" * len(rows[0]), *lines[1:]]
