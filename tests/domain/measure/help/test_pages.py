"""The help pages: one for each figure, every part filled, in two sentences what it is."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest

from unaided.domain.measure.help.page import HelpPage
from unaided.domain.measure.help.pages import PAGES, help_of
from unaided.domain.measure.report import NAMES

SENTENCE_END = re.compile(r"[.?!]”?(?= [A-ZΣ×+−\d]|$)")


def test_every_figure_has_a_page_and_no_page_is_of_anything_else() -> None:
    assert set(PAGES) == set(NAMES)
    assert all(page.name == name for name, page in PAGES.items())


@pytest.mark.parametrize("name", NAMES)
def test_every_part_is_filled_with_sentences(name: str) -> None:
    page = help_of(name)
    for part in fields(HelpPage)[1:]:
        text = getattr(page, part.name)
        assert text.endswith("."), part.name
        assert text == " ".join(text.split()), part.name
        assert "{" not in text, part.name


@pytest.mark.parametrize("name", NAMES)
def test_what_it_is_takes_two_sentences(name: str) -> None:
    assert len(SENTENCE_END.findall(help_of(name).what)) == 2


@pytest.mark.parametrize("name", ["ai_effect_observational", "honest_math", "two_velocities"])
def test_what_nobody_drew_is_not_told_as_a_cause(name: str) -> None:
    words = set(re.findall(r"\w+", help_of(name).what.lower()))
    assert not words & {"made", "because", "saves"}  # §10.4


def test_the_text_has_each_part_under_its_name() -> None:
    page = HelpPage("x", "What. It is.", "a + b.", "Before 3.", "Here.", "So.", "That.")
    assert page.text() == (
        "What. It is.\n\nFormula: a + b.\n\nWhen it says nothing: Before 3.\n\nWhere it fails: Here.\n\n"
        "How it could be gamed: So.\n\nWatch beside it: That.\n"
    )


def test_a_stranger_has_none() -> None:
    with pytest.raises(KeyError):
        help_of("streak")
