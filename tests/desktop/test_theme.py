"""The application wears the system's colours as they change, unless the person wants others."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from unaided.desktop.colours import DARK, LIGHT, Colours
from unaided.desktop.theme import Theme, palette, width_of
from unaided.desktop.widgets.card import Card
from unaided.domain.settings import Scheme


def system_says(scheme: Qt.ColorScheme) -> None:
    """Say what a platform's theme says when the person changes the system's colours."""
    QGuiApplication.styleHints().colorSchemeChanged.emit(scheme)


@pytest.fixture
def theme() -> Iterator[Theme]:
    theme = Theme()
    yield theme
    theme.choose(Scheme.LIGHT)


def behind_everything() -> QColor:
    """Return the colour a new window is filled with."""
    return QApplication.palette().color(QPalette.ColorRole.Window)


def test_a_system_that_does_not_say_counts_as_light(theme: Theme) -> None:
    assert theme.scheme is Scheme.SYSTEM
    assert theme.colours == LIGHT
    assert behind_everything() == QColor(LIGHT.ground)


def test_it_follows_the_system_while_it_runs(theme: Theme) -> None:
    changed = QSignalSpy(theme.changed)

    system_says(Qt.ColorScheme.Dark)
    assert theme.colours == DARK
    assert behind_everything() == QColor(DARK.ground)
    assert changed.count() == 1

    system_says(Qt.ColorScheme.Light)
    assert theme.colours == LIGHT
    assert behind_everything() == QColor(LIGHT.ground)
    assert changed.count() == 2


@pytest.mark.parametrize(
    ("chosen", "system", "colours"),
    [(Scheme.LIGHT, Qt.ColorScheme.Dark, LIGHT), (Scheme.DARK, Qt.ColorScheme.Light, DARK)],
)
def test_what_the_person_chose_wins(theme: Theme, chosen: Scheme, system: Qt.ColorScheme, colours: Colours) -> None:
    theme.choose(chosen)
    changed = QSignalSpy(theme.changed)

    system_says(system)

    assert theme.colours == colours
    assert changed.count() == 0


def test_following_again_shows_what_the_system_said_meanwhile(theme: Theme) -> None:
    theme.choose(Scheme.LIGHT)
    system_says(Qt.ColorScheme.Dark)
    assert theme.colours == LIGHT

    theme.choose(Scheme.SYSTEM)

    assert theme.colours == DARK
    assert behind_everything() == QColor(DARK.ground)


def test_colours_that_stay_the_same_are_not_told(theme: Theme) -> None:
    changed = QSignalSpy(theme.changed)
    theme.choose(Scheme.LIGHT)
    system_says(Qt.ColorScheme.Unknown)
    assert changed.count() == 0


def test_what_is_already_shown_is_painted_in_the_new_colours(qtbot: QtBot, theme: Theme) -> None:
    card = Card("What did you build?")
    qtbot.addWidget(card)
    card.resize(200, 100)
    card.show()
    assert card.grab().toImage().pixelColor(100, 90) == QColor(LIGHT.surface)

    theme.choose(Scheme.DARK)

    assert card.grab().toImage().pixelColor(100, 90) == QColor(DARK.surface)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_what_is_disabled_and_what_only_hints_is_muted(colours: Colours) -> None:
    made = palette(colours)
    role, disabled = QPalette.ColorRole, QPalette.ColorGroup.Disabled
    for text in (role.WindowText, role.Text, role.ButtonText):
        assert made.color(disabled, text) == QColor(colours.muted)
    assert made.color(role.PlaceholderText) == QColor(colours.muted)


def test_a_field_hints_in_the_muted_colour(qtbot: QtBot, theme: Theme) -> None:
    theme.choose(Scheme.DARK)
    field = QLineEdit()
    qtbot.addWidget(field)
    field.setPlaceholderText("#project")
    field.ensurePolished()
    assert field.palette().color(QPalette.ColorRole.PlaceholderText) == QColor(DARK.muted)


def test_a_width_grows_with_a_larger_system_font(qtbot: QtBot) -> None:
    label = QLabel("Start")
    qtbot.addWidget(label)
    font = label.font()
    font.setPixelSize(8)
    label.setFont(font)
    assert width_of(label, 400) == 400
    font.setPixelSize(48)
    label.setFont(font)
    assert width_of(label, 400) > 800


def test_the_systems_own_colours_are_told_whatever_the_person_wants(theme: Theme) -> None:
    theme.choose(Scheme.LIGHT)
    changed, system_changed = QSignalSpy(theme.changed), QSignalSpy(theme.system_changed)

    system_says(Qt.ColorScheme.Dark)
    assert (changed.count(), system_changed.count()) == (0, 1)
    assert theme.system_dark
    assert not theme.dark
    system_says(Qt.ColorScheme.Light)
