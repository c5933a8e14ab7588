"""The person's words are shown as they are, and long ones break instead of widening the window."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from unaided.desktop.theme import Theme
from unaided.desktop.widgets.headline import Headline
from unaided.desktop.widgets.labels import label, label_for, paragraph, wrappable
from unaided.desktop.widgets.roles import Role
from unaided.domain.session import Mode

PATH = "/srv/build/" + "a" * 300


def test_markup_is_shown_as_it_was_written(qtbot: QtBot) -> None:
    for made in (label("<b>x</b>", Role.MUTED), paragraph("<b>x</b>", Role.MUTED)):
        qtbot.addWidget(made)
        plain = label("x", Role.MUTED)
        qtbot.addWidget(plain)
        assert made.fontMetrics().horizontalAdvance(made.text()) > plain.sizeHint().width()
        assert label("<b>x</b>", Role.MUTED).sizeHint().width() > 2 * plain.sizeHint().width()


def test_a_long_word_breaks_where_a_short_one_does_not() -> None:
    assert wrappable("Fix the retry") == "Fix the retry"
    assert "\u200b" in wrappable(PATH)
    assert wrappable(PATH).replace("\u200b", "") == PATH
    assert max(map(len, wrappable(PATH).split("\u200b"))) == 24


def test_a_long_title_takes_more_lines_and_no_more_width(qtbot: QtBot, theme: Theme) -> None:
    short, long = Headline(theme, "Fix", Mode.NO_AI), Headline(theme, PATH, Mode.NO_AI)
    for head in (short, long):
        qtbot.addWidget(head)
        head.resize(300, 100)
    assert long.minimumSizeHint().width() <= 300
    assert long.heightForWidth(300) > short.heightForWidth(300)


def test_a_headline_tells_its_line(qtbot: QtBot, theme: Theme) -> None:
    head = Headline(theme, "Fix the retry", Mode.AI)
    qtbot.addWidget(head)
    head.tell("AI · 50 min")
    assert head.line.text() == "AI · 50 min"


def test_a_labels_letter_leads_to_its_control(qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    made = label_for("&Estimate", field)
    qtbot.addWidget(made)
    assert made.buddy() is field
