"""What draws the chart is loaded when the pointer comes near its page's name, and only where there is a chart."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

SCRIPT = """
import json, sys
from functools import partial
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from unaided.bootstrap import open_profile
from unaided.desktop.background import Background
from unaided.desktop.bridge import Bridge
from unaided.desktop.theme import Theme
from unaided.desktop.window import MainWindow
from unaided.domain.now import Now
from unaided.domain.session import Mode
from unaided.services.session import StartRequest
from unaided.machine.clock import SystemClock

application, clock, background = QApplication([]), SystemClock(), Background()
profile = open_profile({"UNAIDED_HOME": sys.argv[1]})
bridge = Bridge(background, clock, partial(profile.open_services, clock), Now())
window = MainWindow(bridge, Theme(), Path(sys.argv[1]))

def settle():
    while background.pending:
        application.processEvents()

def point_at(row):
    names = window.navigation
    QTest.mouseMove(names.viewport(), names.visualItemRect(names.item(row)).center())
    application.processEvents()
    settle()
    return sorted({"pyqtgraph", "numpy", "scipy"} & set(sys.modules))

def work():
    bridge.start(StartRequest(Mode.NO_AI, title="Parser", estimate_minutes=60), str, str)
    bridge.finish()
    settle()

window.open_page("today")
settle()
found = [point_at(2), point_at(1)]
work()
found += [point_at(2), point_at(1)]
print(json.dumps(found))
window.close()
bridge.close()
profile.release()
"""
ROOT = Path(__file__).parents[2]


def test_the_pointer_at_calibration_loads_what_draws_once_there_is_something_to_draw(tmp_path: Path) -> None:
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT / "app")}
    command = [sys.executable, "-c", SCRIPT, str(tmp_path / "profile")]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=True)  # noqa: S603 (our own)

    assert json.loads(done.stdout) == [[], [], [], ["numpy", "pyqtgraph", "scipy"]]
