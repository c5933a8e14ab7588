"""The velocity chart alone: dashed with a ruler that slipped, thinned where dots cannot be told apart, drawn sharp."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from unaided.desktop.colours import DARK, LIGHT, Colours
from unaided.desktop.theme import Theme
from unaided.desktop.velocity_marks import FAINT, MANY_DOTS, mixed, thinned
from unaided.desktop.velocity_plot import VelocityPlot
from unaided.domain.measure.chart import Chart, chart
from unaided.domain.measure.people import Knobs, simulate
from unaided.domain.measure.trend import trend
from unaided.domain.settings import Scheme


@pytest.fixture(scope="module")
def found() -> Chart:
    """Return the chart of a simulated person."""
    evidence = simulate(Knobs(months=14), 3).evidence
    return chart(evidence, trend(evidence))


@pytest.fixture
def plot(qtbot: QtBot) -> VelocityPlot:
    plot = VelocityPlot(Theme(scheme=Scheme.LIGHT))
    qtbot.addWidget(plot)
    plot.resize(900, 300)
    plot.show()
    qtbot.waitExposed(plot)
    return plot


@pytest.mark.parametrize(("slipped", "style"), [(False, Qt.PenStyle.SolidLine), (True, Qt.PenStyle.DashLine)])
def test_the_line_is_dashed_where_the_audit_found_a_slip(
    plot: VelocityPlot,
    found: Chart,
    slipped: bool,  # noqa: FBT001 (a parameter of a test)
    style: Qt.PenStyle,
) -> None:
    plot.show_chart(replace(found, slipped=slipped), None)

    assert plot.marks.line.opts["pen"].style() is style
    assert plot.marks.ranges.opts["pen"].style() is style


def test_the_rule_at_100_is_stronger_than_the_others(plot: VelocityPlot, found: Chart) -> None:
    plot.show_chart(found, 12)
    _, ruled = plot.rules.getData()

    assert 10 ** plot.base.value() == pytest.approx(100)
    assert plot.base.pen.color().name().upper() == LIGHT.edge
    assert plot.rules.opts["pen"].color().name().upper() == LIGHT.line
    assert len(set(ruled)) >= 3
    assert plot.base.value() not in ruled


def test_every_month_and_its_range_is_inside_the_picture(plot: VelocityPlot, found: Chart) -> None:
    plot.show_chart(found, None)
    low, high = plot.viewRect().top(), plot.viewRect().bottom()
    _, ends = plot.marks.ranges.getData()

    assert low < ends.min() < ends.max() < high


def test_the_baseline_is_marked_on_its_day(plot: VelocityPlot, found: Chart) -> None:
    plot.show_chart(found, None)

    assert found.frozen is not None
    assert -0.5 < plot.marks.frozen.value() < 3
    assert plot.marks.frozen_words.toPlainText() == "baseline frozen"


def test_few_dots_are_all_drawn_and_many_thinned_to_one_a_cell() -> None:
    few = np.random.default_rng(1).random((MANY_DOTS, 2))
    many = np.random.default_rng(1).random((50_000, 2))
    shown = thinned(many, (1 / 300, 1 / 100))

    assert len(thinned(few, (0.1, 0.1))) == MANY_DOTS
    assert len(shown) < 100 * 34 + 200
    assert {tuple(dot) for dot in shown} <= {tuple(dot) for dot in many}


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_faint_dots_still_stand_out(colours: Colours) -> None:
    dot = mixed(colours.no_ai, colours.surface, FAINT).name()

    assert contrast(dot, colours.surface) >= 3
    assert contrast(dot, colours.no_ai_tint) >= 3  # on the band


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours by WCAG."""
    bright, dim = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def luminance(colour: str) -> float:
    """Return the relative luminance of `#RRGGBB`."""
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
