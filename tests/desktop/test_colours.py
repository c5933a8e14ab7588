"""The colours can be read: text by 4.5 to 1, marks by 3 to 1, in light and in dark (product.md, Look)."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from unaided.desktop.colours import DARK, LIGHT, Colours

TEXT, MARK = 4.5, 3.0
SCHEMES = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])


def luminance(colour: str) -> float:
    """Return WCAG's relative luminance."""
    read = QColor(colour)
    parts = (read.redF(), read.greenF(), read.blueF())
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return WCAG's contrast ratio."""
    dim, bright = sorted((luminance(one), luminance(other)))
    return (bright + 0.05) / (dim + 0.05)


def test_the_contrast_is_the_one_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)
    assert contrast("#FFFFFF", "#FFFFFF") == 1


@SCHEMES
@pytest.mark.parametrize("text", ["ink", "muted", "no_ai_text", "ai_text"])
@pytest.mark.parametrize("behind", ["ground", "surface"])
def test_text_can_be_read_on_ground_and_surface(colours: Colours, text: str, behind: str) -> None:
    assert contrast(getattr(colours, text), getattr(colours, behind)) >= TEXT


@SCHEMES
@pytest.mark.parametrize(
    ("text", "behind"),
    [
        ("no_ai_text", "no_ai_tint"),  # a chosen pill, an advice
        ("ai_text", "ai_tint"),
        ("on_accent", "no_ai"),  # the one thing to do, words that are selected
        ("on_accent", "ai"),
    ],
)
def test_text_can_be_read_on_what_is_coloured(colours: Colours, text: str, behind: str) -> None:
    assert contrast(getattr(colours, text), getattr(colours, behind)) >= TEXT


def test_the_one_thing_to_do_can_be_read_while_it_is_pointed_at() -> None:
    assert contrast(LIGHT.on_accent, LIGHT.no_ai_text) >= TEXT
    assert contrast(DARK.on_accent, DARK.no_ai_text) >= TEXT


@SCHEMES
@pytest.mark.parametrize("mark", ["no_ai", "ai", "debt", "edge", "focus", "ink"])
@pytest.mark.parametrize("behind", ["ground", "surface"])
def test_marks_are_seen_on_ground_and_surface(colours: Colours, mark: str, behind: str) -> None:
    assert contrast(getattr(colours, mark), getattr(colours, behind)) >= MARK


@SCHEMES
@pytest.mark.parametrize("bar", ["ink", "no_ai"])
def test_a_bar_is_seen_on_its_track(colours: Colours, bar: str) -> None:
    assert contrast(getattr(colours, bar), colours.track) >= MARK


@SCHEMES
def test_the_two_modes_and_what_is_owed_have_colours_of_their_own(colours: Colours) -> None:
    assert len({colours.no_ai, colours.ai, colours.debt}) == 3
