"""The colours of product.md's Look, for light and for dark."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Colours:
    """One scheme's colours as `#RRGGBB`.

    Text holds 4.5:1 and marks 3:1 against `ground` and `surface`; `…_text` is an accent dark (or
    light) enough to be read on its `…_tint`, `on_accent` what is read on an accent itself.
    """

    ground: str  # behind everything
    surface: str  # cards and fields
    ink: str
    muted: str
    line: str  # rules and the edges of cards; carries nothing
    edge: str  # the outline of what can be pressed or typed into
    track: str  # the empty part of a bar
    focus: str
    no_ai: str
    no_ai_text: str
    no_ai_tint: str
    ai: str
    ai_text: str
    ai_tint: str
    debt: str
    on_accent: str


LIGHT = Colours(
    ground="#F7F7F4",
    surface="#FFFFFF",
    ink="#1E2428",
    muted="#5E676E",
    line="#E2E2DD",
    edge="#878E93",
    track="#E2E2DD",
    focus="#2A66D0",
    no_ai="#0B7A75",
    no_ai_text="#08655F",
    no_ai_tint="#DEF0EE",
    ai="#B8540C",
    ai_text="#9A4409",
    ai_tint="#FDEBDC",
    debt="#8A3B7F",
    on_accent="#FFFFFF",
)
DARK = Colours(
    ground="#15191C",
    surface="#1E2326",
    ink="#E8EAEB",
    muted="#9AA4AB",
    line="#31373B",
    edge="#69737A",
    track="#3A4146",
    focus="#7AA7FF",
    no_ai="#3CC2B8",
    no_ai_text="#3CC2B8",
    no_ai_tint="#183431",
    ai="#F0964F",
    ai_text="#F0964F",
    ai_tint="#3B2716",
    debt="#D48CCB",
    on_accent="#0F1417",
)
