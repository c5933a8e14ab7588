"""The tray icon, looked at pixel by pixel: how far it is, which mode, what is owed, and that it is seen at all."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from math import cos, radians, sin

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from tests.support.clock import FakeClock
from tests.support.sessions import in_state, started
from unaided.desktop.colours import DARK, LIGHT
from unaided.desktop.icon import (
    DARK_TRACK,
    GREY,
    LIGHT_TRACK,
    SIZES,
    STEPS,
    IconState,
    Kind,
    icon_state,
    image,
    tray_icon,
)
from unaided.domain.now import Now
from unaided.domain.session import Mode, SessionState, advance

pytestmark = pytest.mark.usefixtures("qapp")  # pixmaps need an application
LARGE = 64  # px, the size the icon is drawn for
HALF_WAY = IconState(Kind.RUNNING, STEPS // 2, mode=Mode.NO_AI)
EVERY_KIND = [
    IconState(Kind.IDLE),
    IconState(Kind.IDLE, owed=True),
    IconState(Kind.RUNNING, None, mode=Mode.NO_AI),
    HALF_WAY,
    replace(HALF_WAY, mode=Mode.AI),
    replace(HALF_WAY, owed=True),
    replace(HALF_WAY, kind=Kind.PAUSED),
    replace(HALF_WAY, kind=Kind.AWAY),
    IconState(Kind.OVERTIME, STEPS, mode=Mode.NO_AI),
    IconState(Kind.OVERTIME, STEPS, mode=Mode.AI),
]
PANELS = [(False, "#FFFFFF"), (False, "#EBEBEB"), (True, "#303030"), (True, "#000000")]


def on_ring(state: IconState, minute: float) -> QColor:
    """Return the ring's colour where a clock's hand would point at this minute."""
    angle = radians(minute * 6 - 90)
    return image(state, LARGE).pixelColor(round(31.5 + 26 * cos(angle)), round(31.5 + 26 * sin(angle)))


def middle(state: IconState) -> QColor:
    """Return the colour in the very middle."""
    return image(state, LARGE).pixelColor(LARGE // 2, LARGE // 2)


def has(state: IconState, colour: str) -> bool:
    """Tell whether any pixel has this colour in full."""
    picture = image(state, LARGE)
    return any(picture.pixelColor(x, y) == QColor(colour) for x in range(LARGE) for y in range(LARGE))


def brightness(colour: QColor) -> float:
    """Return WCAG's relative luminance."""
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def seen_pixels(state: IconState, size: int, panel: str) -> int:
    """Return how many pixels stand out from the panel by 3 to 1."""
    shown = QImage(size, size, QImage.Format.Format_RGB32)
    shown.fill(QColor(panel))
    painter = QPainter(shown)
    painter.drawImage(0, 0, image(state, size))
    painter.end()
    behind = brightness(QColor(panel)) + 0.05
    ratios = [(brightness(shown.pixelColor(x, y)) + 0.05) / behind for x in range(size) for y in range(size)]
    return sum(max(ratio, 1 / ratio) >= 3 for ratio in ratios)


@pytest.mark.parametrize("share", [6, 15, 30, 45, 54])
@pytest.mark.parametrize(
    ("mode", "dark", "colour", "track"),
    [
        (Mode.NO_AI, False, LIGHT.no_ai, LIGHT_TRACK),
        (Mode.AI, False, LIGHT.ai, LIGHT_TRACK),
        (Mode.NO_AI, True, DARK.no_ai, DARK_TRACK),
        (Mode.AI, True, DARK.ai, DARK_TRACK),
    ],
)
def test_the_ring_is_filled_as_far_as_the_work_is(
    share: int, mode: Mode, *, dark: bool, colour: str, track: str
) -> None:
    state = IconState(Kind.RUNNING, share, mode=mode, dark=dark)
    for minute in range(0, 60, 3):
        if abs(minute - share) >= 2 and minute:
            assert on_ring(state, minute) == QColor(colour if minute < share else track), f"at minute {minute}"


def test_the_ring_is_empty_at_the_start_and_full_at_the_planned_end() -> None:
    begun, over = IconState(Kind.RUNNING, 0, mode=Mode.NO_AI), IconState(Kind.OVERTIME, STEPS, mode=Mode.NO_AI)
    for minute in range(0, 60, 5):
        assert on_ring(begun, minute) == QColor(LIGHT_TRACK)
        assert on_ring(over, minute) == QColor(LIGHT.no_ai)


def test_an_open_length_has_a_ring_without_a_share() -> None:
    state = IconState(Kind.RUNNING, None, mode=Mode.AI)
    assert {on_ring(state, minute).name() for minute in range(0, 60, 5)} == {QColor(GREY).name()}
    assert middle(state) == QColor(LIGHT.ai)


def test_no_ai_is_a_disc_and_ai_a_diamond_also_without_colours() -> None:
    no_ai, ai = (image(replace(HALF_WAY, mode=mode), LARGE) for mode in (Mode.NO_AI, Mode.AI))
    corner, tip = (32 + 8, 32 + 8), (32, 32 + 13)  # within the disc alone, within the diamond alone
    assert no_ai.pixelColor(*corner) == QColor(LIGHT.no_ai)
    assert ai.pixelColor(*corner) != QColor(LIGHT.ai)
    assert no_ai.pixelColor(*tip) != QColor(LIGHT.no_ai)
    assert ai.pixelColor(*tip) == QColor(LIGHT.ai)
    assert no_ai.convertToFormat(QImage.Format.Format_Alpha8) != ai.convertToFormat(QImage.Format.Format_Alpha8)


@pytest.mark.parametrize("size", SIZES)
def test_disc_and_diamond_are_told_apart_in_every_size(size: int) -> None:
    same_colour = [
        image(IconState(Kind.OVERTIME, None, mode=mode), size).convertToFormat(QImage.Format.Format_Alpha8)
        for mode in (Mode.NO_AI, Mode.AI)
    ]
    assert same_colour[0] != same_colour[1]


def test_a_dot_at_the_upper_right_says_that_something_is_owed() -> None:
    for state in (IconState(Kind.IDLE), HALF_WAY):
        assert image(replace(state, owed=True), LARGE).pixelColor(51, 13) == QColor(LIGHT.debt)
        assert image(state, LARGE).pixelColor(51, 13) != QColor(LIGHT.debt)
    assert has(IconState(Kind.IDLE, owed=True, dark=True), DARK.debt)


def test_idle_is_an_empty_ring() -> None:
    assert on_ring(IconState(Kind.IDLE), 20) == QColor(GREY)
    assert middle(IconState(Kind.IDLE)).alpha() == 0


def test_overtime_is_hollow() -> None:
    over = IconState(Kind.OVERTIME, STEPS, mode=Mode.NO_AI)
    assert middle(over) != QColor(LIGHT.no_ai)
    assert middle(replace(over, kind=Kind.RUNNING)) == QColor(LIGHT.no_ai)
    assert image(over, LARGE).pixelColor(32 + 11, 32) == QColor(LIGHT.no_ai)


def test_paused_shows_two_bars_and_lets_the_ring_fade() -> None:
    paused = replace(HALF_WAY, kind=Kind.PAUSED)
    row = [image(paused, LARGE).pixelColor(x, 32) == QColor(LIGHT.ink) for x in range(LARGE)]
    assert sum(here and not before for before, here in pairwise(row)) == 2
    assert on_ring(paused, 15) == QColor(GREY)
    assert not has(paused, LIGHT.no_ai)


def test_away_shows_three_dots() -> None:
    away = replace(HALF_WAY, kind=Kind.AWAY)
    row = [image(away, LARGE).pixelColor(x, 32) == QColor(LIGHT.ink) for x in range(LARGE)]
    assert sum(here and not before for before, here in pairwise(row)) == 3


@pytest.mark.parametrize("size", SIZES)
def test_every_state_is_a_picture_of_its_own_and_the_same_every_time(size: int) -> None:
    pictures = [image(state, size) for state in EVERY_KIND]
    assert all(one != other for place, one in enumerate(pictures) for other in pictures[:place])
    assert pictures == [image(replace(state), size) for state in EVERY_KIND]


def test_each_sixtieth_of_the_planned_time_moves_the_ring_at_22_pixels() -> None:
    pictures = [image(replace(HALF_WAY, share=share), 22) for share in range(STEPS + 1)]
    assert all(one != other for one, other in pairwise(pictures))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("dark", "panel"), PANELS)
@pytest.mark.parametrize(
    "fits", [True, False], ids=["as it should be", "dark panel over light windows, or the reverse"]
)
def test_it_is_seen_on_a_light_and_on_a_dark_panel(size: int, panel: str, *, dark: bool, fits: bool) -> None:
    """As much of it stands out by 3 to 1 as a line of a pixel and a half right across it."""
    for state in EVERY_KIND:
        shown = replace(state, dark=dark if fits else not dark)
        assert seen_pixels(shown, size, panel) >= 1.5 * size, shown


def test_the_tray_gets_every_size_it_may_ask_for() -> None:
    icon = tray_icon(HALF_WAY)
    assert sorted(size.width() for size in icon.availableSizes()) == sorted(SIZES)
    for size in SIZES:
        assert icon.pixmap(size, size).toImage() == image(HALF_WAY, size)


def test_within_a_sixtieth_nothing_new_is_to_be_painted() -> None:
    clock = FakeClock()
    begun = Now(started(clock, minutes=60))
    first = icon_state(begun.at(clock.pass_time(minutes=20, seconds=1)), dark=False)
    same = icon_state(begun.at(clock.pass_time(seconds=58)), dark=False)
    next_one = icon_state(begun.at(clock.pass_time(seconds=1)), dark=False)

    assert first == same == IconState(Kind.RUNNING, 20, mode=Mode.NO_AI)
    assert next_one == IconState(Kind.RUNNING, 21, mode=Mode.NO_AI)
    assert image(first, 22) == image(same, 22) != image(next_one, 22)


def test_overtime_begins_at_the_planned_end_and_does_not_move_on() -> None:
    clock = FakeClock()
    begun = started(clock, minutes=25, mode=Mode.AI)
    before = icon_state(Now(advance(begun, clock.pass_time(minutes=24, seconds=59))), dark=True)
    at_the_end = icon_state(Now(advance(begun, clock.pass_time(seconds=1))), dark=True)
    later = icon_state(Now(advance(begun, clock.pass_time(hours=2))), dark=True)

    assert before == IconState(Kind.RUNNING, 59, mode=Mode.AI, dark=True)
    assert at_the_end == later == IconState(Kind.OVERTIME, STEPS, mode=Mode.AI, dark=True)


@pytest.mark.parametrize(
    ("state", "kind"),
    [
        (SessionState.PAUSED, Kind.PAUSED),
        (SessionState.AWAY, Kind.AWAY),
        (SessionState.FINISHED, Kind.IDLE),
        (SessionState.DISCARDED, Kind.IDLE),
        (SessionState.RUNNING, Kind.RUNNING),
    ],
)
def test_each_state_of_a_session_has_its_kind(state: SessionState, kind: Kind) -> None:
    assert icon_state(Now(in_state(state, FakeClock())), dark=False).kind is kind


def test_an_open_length_never_comes_to_overtime() -> None:
    clock = FakeClock()
    begun = Now(started(clock, minutes=None))
    state = icon_state(begun.at(clock.pass_time(hours=5)), dark=False)
    assert state == IconState(Kind.RUNNING, None, mode=Mode.NO_AI)


def test_what_is_owed_shows_before_the_database_is_open() -> None:
    assert icon_state(Now(owed_glimpsed=True), dark=False) == IconState(Kind.IDLE, owed=True)
    assert icon_state(Now(), dark=True) == IconState(Kind.IDLE, dark=True)
