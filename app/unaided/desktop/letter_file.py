"""The letter as a file: saved from the window, for the terminal by the running app, or by a process of its own."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from unaided.desktop.letter_page import letter_pdf
from unaided.domain.reply import Exit, Paper, Reply
from unaided.domain.trouble import ReportRuleError

UNSEEN = "offscreen"  # the platform that needs no display; elsewhere than on Linux it has no fonts


def save_letter(path: Path, content: bytes) -> str:
    """Write a letter and return the sentence that says so.

    Raises:
        ReportRuleError: it cannot be written there.
    """
    try:
        path.write_bytes(content)
    except OSError as trouble:
        why = trouble.strerror or "it cannot be written"
        sentence = f"The letter could not be saved as {path.name}: {why}. Choose another folder."
        raise ReportRuleError(sentence) from trouble
    return f"The letter is saved as {path.name}."


def drawn(paper: Paper) -> Reply:
    """Draw a letter as a PDF file and answer the terminal that asked for it."""
    try:
        return Reply(out=save_letter(paper.path, letter_pdf(paper.letter)) + "\n")
    except ReportRuleError as trouble:
        return Reply(err=f"unaided: {trouble.sentence}\n", code=Exit.TROUBLE)


def drawn_alone(paper: Paper) -> Reply:
    """Do the same in a process without an app and without a window."""
    if sys.platform == "linux":
        os.environ["QT_QPA_PLATFORM"] = UNSEEN
    application = QApplication([])
    try:
        return drawn(paper)
    finally:
        application.shutdown()
