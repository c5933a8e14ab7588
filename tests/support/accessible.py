"""What a screen reader is told of a window."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QGraphicsView, QWidget

from unaided.desktop.widgets.growing_text import GrowingText

OF_QT = "qt_"  # how Qt names the parts of its own widgets
AREAS = {QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Pane, QAccessible.Role.Border}
WHOLE = {QAccessible.Role.Table, QAccessible.Role.List, QAccessible.Role.Tree, QAccessible.Role.ComboBox}


def nameless(window: QWidget) -> list[str]:
    """Return the controls a keyboard or a mouse reaches in a window as it stands that a reader has no name for."""
    shown = [widget for widget in window.findChildren(QWidget) if widget.isVisibleTo(window) and _is_control(widget)]
    return [repr(widget) for widget in shown if not _name(widget)]


def _name(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()


def _is_control(widget: QWidget) -> bool:
    if widget.objectName().startswith(OF_QT) or isinstance(widget.parent(), GrowingText):
        return False
    return bool(widget.focusPolicy() & (Qt.FocusPolicy.ClickFocus | Qt.FocusPolicy.TabFocus))


@dataclass(frozen=True)
class Heard:
    """A control as a screen reader has it: what it is, what it is called, what is said besides, and where it is."""

    widget: QWidget
    role: QAccessible.Role
    name: str
    context: tuple[str, ...]  # its description, and the names of what it lies in, the nearest first


def heard_in(root: QWidget) -> list[Heard]:
    """Walk the accessible tree below a widget, and return the controls in it that can be used as they stand."""
    interface = QAccessible.queryAccessibleInterface(root)
    return [] if interface is None else list(_walk(interface, ()))


def _walk(interface: QAccessibleInterface, around: tuple[str, ...]) -> Iterator[Heard]:
    state, widget, name = interface.state(), interface.object(), interface.text(QAccessible.Text.Name).strip()
    if state.invisible:
        return
    if isinstance(widget, QWidget) and state.focusable and _is_control(widget):
        yield Heard(widget, interface.role(), name, (interface.text(QAccessible.Text.Description).strip(), *around))
    if interface.role() in WHOLE:
        return
    inside = (name, *around) if name else around
    for place in range(interface.childCount()):
        child = interface.child(place)
        if child is not None and child.isValid():
            yield from _walk(child, inside)


def unclear(root: QWidget) -> list[str]:
    """Return what is wrong with the controls below a widget for somebody who only hears them, empty where nothing is.

    Wrong are controls without a name, with the role of a mere area, and two that nothing tells apart.
    """
    heard = heard_in(root)
    wrong = [f"no name: {one.widget!r}" for one in heard if not one.name]
    wrong += [f"a mere area: {one.name}" for one in heard if one.role in AREAS and not _draws(one.widget)]
    told = Counter((one.role, one.name, one.context) for one in heard)
    return wrong + [f"heard {times} times: {name}" for (_, name, _), times in told.items() if times > 1]


def _draws(widget: QWidget) -> bool:
    """Tell whether it is a chart, for which there is no role; its viewport is the chart as well."""
    return isinstance(widget, QGraphicsView) or isinstance(widget.parent(), QGraphicsView)
