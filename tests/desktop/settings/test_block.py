"""The block's settings: each field chooses at once, and shows what was chosen elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.home import Home
from tests.support.keyboard import Key, Keyboard
from unaided.desktop.settings.block import BlockSection
from unaided.domain.settings import BlockSettings, Settings


@pytest.fixture
def section(home: Home) -> Iterator[BlockSection]:
    section = BlockSection(home.bridge, home.theme)
    home.qtbot.addWidget(section)
    section.follow(home.bridge.settings)
    section.show()
    yield section
    home.settled()


def test_all_of_it_is_chosen_with_the_keyboard_and_kept(home: Home, section: BlockSection) -> None:
    person = Keyboard(home.qtbot, section)
    section.on.setFocus()
    person.press(Key.Key_Space, Key.Key_Tab, Key.Key_Down)
    for number in ("14", "45", "60"):
        person.press(Key.Key_Tab)
        person.write(number)
    person.press(Key.Key_Return)
    home.settled()
    chosen = BlockSettings(on=True, weekday=2, minute_of_day=14 * 60 + 45, minutes=60)
    assert home.bridge.settings.block == chosen
    assert home.read(lambda services: services.settings.chosen()).block == chosen


def test_what_was_chosen_elsewhere_is_shown_and_nothing_chosen_by_it(home: Home, section: BlockSection) -> None:
    with home.qtbot.assertNotEmitted(home.bridge.settings_changed):
        section.follow(Settings(block=BlockSettings(on=True, weekday=6, minute_of_day=75, minutes=200)))
    assert section.on.isChecked()
    assert section.weekday.currentText() == "Sunday"
    assert (section.hour.text(), section.minute.text(), section.length.text()) == ("1 h", "15 min", "200 min")


def test_every_field_has_a_name_for_screen_readers(section: BlockSection) -> None:
    for field in (section.on, section.weekday, section.hour, section.minute, section.length):
        assert field.accessibleName()
