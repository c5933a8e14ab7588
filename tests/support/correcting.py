"""Somebody who corrects history at the keyboard, with the main window open on it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.support.home import Home
from tests.support.keyboard import Key, Keyboard, Modifier
from unaided.desktop.action_button import ActionButton
from unaided.desktop.edit_dialog import EditDialog
from unaided.desktop.edit_forms import AddForm, ChangeForm
from unaided.desktop.history_page import HistoryPage
from unaided.desktop.window import MainWindow
from unaided.domain.history import SessionFilter, SessionRow
from unaided.domain.session import Mode

CTRL = Modifier.ControlModifier


class Person:
    """Somebody at the keyboard, with the window open on History."""

    def __init__(self, home: Home) -> None:
        """Open it and stand on the latest session."""
        self.home = home
        self.window = MainWindow(home.bridge, home.theme, home.folder)
        home.qtbot.addWidget(self.window)
        self.window.resize(1000, 700)
        self.window.open_page("history")
        home.settled()
        assert isinstance(self.window.page, HistoryPage)
        self.page = self.window.page
        self.stand_on(0)

    def stand_on(self, row: int) -> None:
        """Choose a row."""
        self.page.table.setFocus()
        self.page.table.go_to(row)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Modifier.NoModifier) -> None:
        """Press a key in the window that is in front."""
        Keyboard(self.home.qtbot, self.dialog or self.window).press(key, modifier=modifier)
        self.home.settled()

    def write(self, field: Qt.Key, text: str) -> None:
        """Go to a field of the dialog by its letter and write into it anew."""
        self.press(field, Modifier.AltModifier)
        self.press(Key.Key_A, CTRL)
        Keyboard(self.home.qtbot, self.asked).write(text)
        self.home.settled()

    def agree(self) -> None:
        """Agree to the cut by its letter; Qt presses a button that a letter means for a moment."""
        self.press(Key.Key_C, Modifier.AltModifier)
        self.home.qtbot.waitUntil(self.asked.agree.isChecked)
        self.home.settled()

    def choose_mode(self, letter: Qt.Key, mode: Mode) -> None:
        """Choose a mode by its letter."""
        form = self.asked.form
        assert isinstance(form, ChangeForm | AddForm)
        self.press(letter, Modifier.AltModifier)
        self.home.qtbot.waitUntil(lambda: form.mode.value is mode)
        self.home.settled()

    @property
    def dialog(self) -> EditDialog | None:
        """Return the dialog that is open, None while there is none."""
        found = [one for one in QApplication.topLevelWidgets() if isinstance(one, EditDialog) and one.isVisible()]
        return found[0] if found else None

    @property
    def asked(self) -> EditDialog:
        """Return the dialog that is open."""
        assert self.dialog is not None, "nothing is asked"
        return self.dialog

    @property
    def said(self) -> list[str]:
        """Return what the dialog says would be done."""
        return self.asked.preview.text().splitlines()

    @property
    def told(self) -> str:
        """Return what the window said last."""
        return self.window.told.sentence.text()

    @property
    def offered(self) -> list[str]:
        """Return what the buttons under the list say."""
        buttons = self.page.findChildren(ActionButton)
        return [button.text().replace("&", "") for button in buttons if not button.isHidden()]

    def rows(self, wanted: SessionFilter | None = None) -> list[SessionRow]:
        """Return what the ledger keeps, the latest first."""
        return list(self.home.read(lambda services: services.history.rows(wanted or SessionFilter(), 20)))

    def texts(self, row: int) -> list[str]:
        """Return start, task, mode, active and source of a row as the table shows them."""
        return [str(self.page.table.rows.index(row, column).data()) for column in (1, 2, 3, 5, 7)]
