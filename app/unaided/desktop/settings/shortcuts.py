"""Global shortcuts: their keys where this desktop lets a program have some, else how to bind one there."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from unaided.desktop.bridge import Bridge
from unaided.desktop.platform.shortcuts import GlobalShortcuts, ShortcutSupport
from unaided.desktop.settings.section import Section
from unaided.desktop.theme import Theme, width_of
from unaided.desktop.widgets.key_field import KeyField, takes_a_letter_from_everybody
from unaided.desktop.widgets.labels import paragraph
from unaided.desktop.widgets.roles import Role
from unaided.desktop.widgets.tick import Tick
from unaided.domain.settings import Settings

FIELD_WIDTH = 200  # px
BIND = (
    "This desktop does not let a program take keys for itself. In its own keyboard settings bind a key to the "
    "command `unaided toggle`: it pauses and resumes. `unaided start`, `unaided stop` and all other verbs work too."
)
LETTER = "{} is a key that you type with everywhere. Add Ctrl, Alt or Meta to it; until then nothing is changed."
TAKEN = "{} is “{}” already. Choose another key; until then nothing is changed."
HINT = "They work whatever window is in front, and take these keys from all other programs. Backspace leaves one out."
NAMES = {"start": "Start", "toggle": "Pause and resume", "look_up": "Note a look-up"}


class ShortcutsSection(Section):
    """A switch and three keys."""

    def __init__(self, bridge: Bridge, theme: Theme, keys: GlobalShortcuts | None = None) -> None:
        """Make it; `keys` tells whether this desktop lets a program have such keys, once it was asked."""
        super().__init__("Global shortcuts", bridge)
        self._asked = keys or GlobalShortcuts(parent=self)
        self.on = Tick("&Use global shortcuts", theme)
        self.keys = {name: KeyField(words) for name, words in NAMES.items()}
        self.wrong = paragraph("", Role.WRONG)
        self.given = QWidget()
        self._lay_out()
        self.bind = self.add_line(BIND)
        self._asked.supported.connect(self._on_supported)
        self._on_supported(ShortcutSupport.NONE)
        self._asked.look()
        self.on.chosen.connect(self._on_switch)
        self.keys["start"].chosen.connect(self._on_start)
        self.keys["toggle"].chosen.connect(self._on_toggle)
        self.keys["look_up"].chosen.connect(self._on_look_up)

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self.given)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(self.body.spacing())
        rows.addWidget(self.on)
        for name, field in self.keys.items():
            field.setFixedWidth(width_of(self, FIELD_WIDTH))
            self.add_row(NAMES[name], field, into=rows)
        rows.addWidget(self.wrong)
        rows.addWidget(paragraph(HINT, Role.SMALL))
        self.wrong.hide()
        self.body.addWidget(self.given)

    @Slot(object)
    def _on_supported(self, support: ShortcutSupport) -> None:
        """Offer keys where somebody gives them, else say how to bind one."""
        works = support is not ShortcutSupport.NONE
        self.given.setVisible(works)
        self.bind.setVisible(not works)

    def follow(self, settings: Settings) -> None:
        """Show these settings; keys that are not in use cannot be changed."""
        self.on.choose(on=settings.shortcuts.on)
        for name, field in self.keys.items():
            field.setEnabled(settings.shortcuts.on)
            field.choose(getattr(settings.shortcuts, name))

    @Slot(bool)
    def _on_switch(self, on: bool) -> None:  # noqa: FBT001 (a slot's arguments have no keywords)
        self._choose(on=on)

    @Slot(str)
    def _on_start(self, key: str) -> None:
        self._take("start", key)

    @Slot(str)
    def _on_toggle(self, key: str) -> None:
        self._take("toggle", key)

    @Slot(str)
    def _on_look_up(self, key: str) -> None:
        self._take("look_up", key)

    def _take(self, name: str, key: str) -> None:
        """Take a key for this, unless it is one that should stay with others."""
        shortcuts = self.bridge.settings.shortcuts
        others = [field.name for field in fields(shortcuts) if field.name not in {"on", name}]
        same = next((other for other in others if key and getattr(shortcuts, other) == key), None)
        words = TAKEN.format(key, NAMES[same]) if same else ""
        if takes_a_letter_from_everybody(key):
            words = LETTER.format(key)
        self.wrong.setText(words)
        self.wrong.setVisible(bool(words))
        if words:
            self.follow(self.bridge.settings)
        else:
            self._choose(**{name: key})

    def _choose(self, **changes: Any) -> None:  # noqa: ANN401 (a setting is of any kind; mypy knows no more of replace)
        self.choose(shortcuts=replace(self.bridge.settings.shortcuts, **changes))
