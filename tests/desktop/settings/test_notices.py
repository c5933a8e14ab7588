"""The group of sound and notices: it says plainly where the desktop has no do-not-disturb that can be switched."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desktop.platform.fake_bus import FakeBus
from tests.support.home import Home
from unaided.desktop.quiet import NOT_HERE
from unaided.desktop.settings.notices import NoticesSection


def shown(home: Home) -> NoticesSection:
    """Return the group on the screen."""
    section = NoticesSection(home.bridge, home.theme)
    home.qtbot.addWidget(section)
    section.show()
    return section


def test_without_a_do_not_disturb_to_switch_it_says_so(home: Home) -> None:
    section = shown(home)
    assert section.not_here.isVisible()
    assert section.not_here.text().replace("\u200b", "") == NOT_HERE


def test_with_one_it_says_nothing(home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bus = FakeBus(tmp_path / "bus")
    bus.answers["GetServerInformation"] = ("ssss", ("dunst", "", "1", "1.2"))
    for name, address in bus.environ.items():
        monkeypatch.setenv(name, address)
    section = shown(home)
    home.qtbot.waitUntil(lambda: bus.asked == ["GetServerInformation"])
    home.qtbot.waitUntil(lambda: not section.not_here.isVisible())
