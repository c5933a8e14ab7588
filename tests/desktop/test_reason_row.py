"""A pause shows what it is for, and takes another reason by one click."""

from __future__ import annotations

from tests.support.home import Home
from unaided.desktop.running_panel import RunningPanel
from unaided.domain.span import PauseReason


def test_it_is_there_in_a_pause_alone_and_keeps_what_is_chosen(home: Home) -> None:
    home.start()
    panel = RunningPanel(home.bridge, home.theme)
    panel.open()
    assert panel.reason.isHidden()
    home.bridge.pause()
    home.settled()
    assert panel.reason.isVisible()
    assert panel.reason.choice.value is None
    panel.reason.choice.pills[0].click()
    home.settled()
    session = home.read(lambda services: services.session.now()).session
    assert session is not None
    assert session.spans[-1].reason is PauseReason.BREAK
    assert panel.time.text() == "paused at 0 min for a break · No AI"
    home.bridge.resume()
    home.settled()
    assert panel.reason.isHidden()
    panel.hide()
    panel.deleteLater()
