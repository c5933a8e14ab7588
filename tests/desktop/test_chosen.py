"""What was chosen is read once and worn; what cannot be used of it is handed on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.support.home import Home, at_home
from unaided.bootstrap import open_profile
from unaided.desktop.background import Background
from unaided.desktop.bridge import Bridge
from unaided.desktop.chosen import Chosen
from unaided.domain.now import Now
from unaided.domain.trouble import StorageForeignError, UnaidedError


def unwanted(trouble: UnaidedError) -> None:
    """Take no trouble."""
    raise AssertionError(trouble)


@contextmanager
def chosen(qtbot: QtBot, folder: Path, written: str) -> Iterator[tuple[Home, list[str]]]:
    """Open a profile with these settings, and return it with what was complained of."""
    folder.mkdir()
    (folder / "settings.toml").write_text(written, encoding="utf-8")
    complaints: list[str] = []
    with at_home(qtbot, folder) as home:
        Chosen(home.bridge, home.theme, home.bridge).read(complaints.append, unwanted)
        home.settled()
        yield home, complaints


def test_the_colours_that_were_chosen_are_worn(qtbot: QtBot, tmp_path: Path) -> None:
    with chosen(qtbot, tmp_path / "profile", 'scheme = "dark"\n') as (home, complaints):
        assert complaints == [""]
        assert home.theme.dark


def test_what_cannot_be_used_is_handed_on_with_its_place(qtbot: QtBot, tmp_path: Path) -> None:
    with chosen(qtbot, tmp_path / "profile", "volume = 900\n") as (home, [complaint]):
        assert complaint.startswith(f"“volume” in {home.folder / 'settings.toml'} cannot be used, so it is 70.")


def test_a_profile_that_cannot_be_opened_is_refused(qtbot: QtBot, home: Home, tmp_path: Path) -> None:
    folder = tmp_path / "foreign"
    folder.mkdir()
    (folder / "unaided.db").write_text("my diary", encoding="utf-8")
    profile = open_profile({"UNAIDED_HOME": str(folder)})
    background = Background()
    bridge = Bridge(background, home.clock, lambda: profile.open_services(home.clock), Now())
    refused: list[UnaidedError] = []
    complaints: list[str] = []
    Chosen(bridge, home.theme, bridge).read(complaints.append, refused.append)
    qtbot.waitUntil(lambda: background.pending == 0)
    assert [type(each) for each in refused] == [StorageForeignError]
    assert complaints == []
    bridge.close()
    profile.release()
