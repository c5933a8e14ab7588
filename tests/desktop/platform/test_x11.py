"""Our own X11 client where there is no X server."""

import pytest

from unaided.desktop.platform.x11 import X11Connection


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("display", ["", ":4999"])
def test_no_x_server_is_an_error_of_the_world(monkeypatch: pytest.MonkeyPatch, display: str) -> None:
    monkeypatch.setenv("DISPLAY", display)
    with pytest.raises(OSError, match="X server"):
        X11Connection()
