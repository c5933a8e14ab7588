"""What is drawn in a picture: how much of it, and whether it goes on beyond its edge."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QColor, QImage

MUCH = 140  # of 255: rules and tints differ less from the surface, marks and letters more


def ink_share(image: QImage, surface: QColor) -> float:
    """Return the share of a picture's pixels that differ from its surface."""
    places = [(x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)]
    return sum(image.pixelColor(x, y) != surface for x, y in places) / len(places)


def edge_of(image: QImage, surface: QColor) -> set[str]:
    """Return the colours of marks and letters that a picture's outermost pixels have."""
    colours = (image.pixelColor(x, y) for x, y in _border(image))
    return {colour.name() for colour in colours if _far(colour, surface) > MUCH}


def _border(image: QImage) -> Iterator[tuple[int, int]]:
    right, below = image.width() - 1, image.height() - 1
    yield from ((x, y) for x in range(right + 1) for y in (0, below))
    yield from ((x, y) for y in range(below + 1) for x in (0, right))


def _far(one: QColor, other: QColor) -> int:
    return max(abs(one.red() - other.red()), abs(one.green() - other.green()), abs(one.blue() - other.blue()))
