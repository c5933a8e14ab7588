"""Asking where a file is to be saved: a name typed without its ending is still one that is not overwritten unasked."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog, QWidget


def save_dialog(parent: QWidget, title: str, name: str, kinds: str) -> QFileDialog:
    """Return the dialog: it adds the ending of `name` itself, and asks before a file that has it all is replaced."""
    dialog = QFileDialog(parent, title, "", kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
    dialog.selectFile(name)
    return dialog


def ask_where(parent: QWidget, title: str, name: str, kinds: str) -> str:
    """Ask for a file to save into; empty where the person thinks better of it."""
    dialog = save_dialog(parent, title, name, kinds)
    saved = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return dialog.selectedFiles()[0] if saved else ""
