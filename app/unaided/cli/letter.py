"""`unaided letter`: a month on one page, printed, or saved as Markdown or PDF where the person says."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from unaided.bootstrap import Services
from unaided.cli.report import month_of
from unaided.domain.reply import Exit, Paper, Reply
from unaided.domain.trouble import ReportRuleError

TWICE = "Name the month once: unaided letter --month 2026-10"
NO_QT = (
    "unaided: A PDF is drawn with Qt, and Qt does not load here ({}). "
    "Save the letter as Markdown: unaided letter --markdown letter.md\n"
)


def letter(command: Namespace, services: Services) -> Reply:
    """Write the letter of a month; whoever can draw makes the PDF.

    Raises:
        ReportRuleError: it is no month or has not come yet, or the file cannot be written.
    """
    if command.when is not None and command.month is not None:
        raise ReportRuleError(TWICE)
    month = month_of(command.month or command.when, services.measure.today())
    written = services.letter.write(month)
    if command.pdf is not None:
        return Reply(paper=Paper(written, Path(command.pdf)))
    if command.markdown is not None:
        return Reply(out=_save(Path(command.markdown), written.markdown))
    return Reply(out=written.markdown)


def no_drawing(missing: ImportError) -> Reply:
    """Return what is said where Qt cannot be loaded."""
    return Reply(err=NO_QT.format(missing), code=Exit.TROUBLE)


def _save(path: Path, text: str) -> str:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as trouble:
        why = trouble.strerror or "it cannot be written"
        raise ReportRuleError(f"The letter could not be saved as {path}: {why}.") from trouble
    return f"The letter is saved as {path}.\n"
