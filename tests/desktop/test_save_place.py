"""A name typed without its ending gets it before it is asked whether the file is to be replaced."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from unaided.desktop.save_place import save_dialog


def test_the_dialog_adds_the_ending_itself(qtbot: QtBot, tmp_path: Path) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = save_dialog(parent, "Save the chart", "speed.png", "PNG picture (*.png)")
    dialog.setDirectory(str(tmp_path))

    assert [Path(one).name for one in dialog.selectedFiles()] == ["speed.png"]
    dialog.selectFile("mine")
    assert dialog.selectedFiles() == [str(tmp_path / "mine.png")]
    assert not dialog.testOption(QFileDialog.Option.DontConfirmOverwrite)
