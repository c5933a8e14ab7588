"""The one stylesheet: what a widget is, it says by its `role` property (`widgets/roles.py`)."""

from __future__ import annotations

from unaided.desktop.colours import Colours

HEADING, SUBHEADING, SMALL = 1.35, 1.05, 0.9  # of the system font's size


def stylesheet(c: Colours, points: float) -> str:
    """Return the stylesheet in these colours for a system font of this many points."""
    return "\n".join((_texts(c, points), _cards(c), _fields(c), _pills(c, points), _buttons(c), _modes(c)))


def _texts(c: Colours, points: float) -> str:
    return f"""
QLabel[role="heading"] {{ font-size: {points * HEADING:.1f}pt; font-weight: 700; color: {c.ink}; }}
QLabel[role="subheading"] {{ font-size: {points * SUBHEADING:.1f}pt; font-weight: 600; color: {c.ink}; }}
QLabel[role="muted"] {{ color: {c.muted}; }}
QLabel[role="small"] {{ font-size: {points * SMALL:.1f}pt; color: {c.muted}; }}
QLabel[role="wrong"] {{ font-size: {points * SMALL:.1f}pt; color: {c.ink}; font-weight: 600; }}
QLabel[role="advice"] {{
    color: {c.no_ai_text}; background: {c.no_ai_tint}; border-radius: 4px; padding: 8px;
}}
QLabel[role="notice"] {{
    color: {c.ink}; background: {c.surface}; border: 1px solid {c.edge}; border-radius: 4px; padding: 8px;
}}
QPushButton[role="link"] {{
    background: transparent; border: 1px solid transparent; border-radius: 3px; padding: 1px 0;
    color: {c.muted}; font-size: {points * SMALL:.1f}pt; text-decoration: underline;
}}
QPushButton[role="link"]:hover {{ color: {c.ink}; }}
QPushButton[role="link"]:focus {{ border-color: {c.focus}; color: {c.ink}; }}
"""


def _cards(c: Colours) -> str:
    return f"""
QFrame[role="card"] {{ background: {c.surface}; border: 1px solid {c.line}; border-radius: 8px; }}
QFrame[role="rule"] {{ background: {c.line}; border: none; min-width: 1px; max-width: 1px; }}
QToolTip {{ background: {c.surface}; color: {c.ink}; border: 1px solid {c.edge}; padding: 4px; }}
"""


def _fields(c: Colours) -> str:
    fields = "QLineEdit, QPlainTextEdit, QComboBox"
    focused = ", ".join(f"{field}:focus" for field in fields.split(", "))
    return f"""
{fields} {{
    background: {c.surface}; color: {c.ink}; border: 1px solid {c.edge}; border-radius: 5px; padding: 7px 10px;
    selection-background-color: {c.no_ai}; selection-color: {c.on_accent};
    placeholder-text-color: {c.muted};
}}
QPlainTextEdit {{ padding: 4px 6px; }}
{focused} {{ border: 2px solid {c.focus}; padding: 6px 9px; }}
QPlainTextEdit:focus {{ padding: 3px 5px; }}
QSpinBox QLineEdit, QSpinBox QLineEdit:focus {{ border: none; padding: 0; background: transparent; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled {{ background: {c.ground}; color: {c.muted}; }}
QListView[role="completion"]::item {{ min-height: 24px; padding: 0 6px; }}
QComboBox {{ padding-top: 6px; padding-bottom: 6px; }}
QComboBox:focus {{ padding-top: 5px; padding-bottom: 5px; }}
QComboBox::drop-down {{ border: none; width: 24px; }}
QComboBox::down-arrow {{ image: none; }}
QComboBox QAbstractItemView, QListView[role="completion"] {{
    background: {c.surface}; color: {c.ink}; border: 1px solid {c.edge}; outline: none; padding: 4px;
    selection-background-color: {c.no_ai_tint}; selection-color: {c.no_ai_text};
}}
"""


def _pills(c: Colours, points: float) -> str:
    return "\n".join(_pill(c, points, role, beside) for role, beside in (("pill", 12), ("tab", 8)))


def _pill(c: Colours, points: float, role: str, beside: int) -> str:
    pill = f'QPushButton[role="{role}"]'
    return f"""
{pill} {{
    background: {c.surface}; color: {c.ink}; border: 1px solid {c.edge}; border-radius: 14px;
    min-height: 26px; max-height: 26px; padding: 0 {beside}px; font-size: {points * SMALL:.1f}pt;
}}
{pill}:hover {{ border-color: {c.ink}; }}
{pill}:checked {{
    background: {c.no_ai_tint}; color: {c.no_ai_text}; border-color: {c.no_ai}; font-weight: 600;
}}
{pill}[accent="ai"]:checked {{
    background: {c.ai_tint}; color: {c.ai_text}; border-color: {c.ai};
}}
{pill}:focus {{ border: 2px solid {c.focus}; min-height: 24px; max-height: 24px; padding: 0 {beside - 1}px; }}
{pill}:disabled {{ color: {c.muted}; background: {c.ground}; border-color: {c.line}; }}
"""


def _buttons(c: Colours) -> str:
    return f"""
QPushButton[role="primary"], QPushButton[role="secondary"] {{
    border-radius: 5px; padding: 7px 14px; background: {c.surface}; color: {c.ink}; border: 1px solid {c.edge};
}}
QPushButton[role="secondary"]:hover {{ border-color: {c.ink}; }}
QPushButton[role="primary"] {{
    background: {c.no_ai}; color: {c.on_accent}; border-color: {c.no_ai}; font-weight: 600;
}}
QPushButton[role="primary"]:hover {{ background: {c.no_ai_text}; }}
QPushButton[role="primary"]:focus, QPushButton[role="secondary"]:focus {{
    border: 2px solid {c.focus}; padding: 6px 13px;
}}
QPushButton[role="primary"]:disabled, QPushButton[role="secondary"]:disabled {{
    background: {c.ground}; color: {c.muted}; border-color: {c.line};
}}
QPushButton[role="secondary"]::menu-indicator {{ image: none; width: 0; }}
"""


def _modes(c: Colours) -> str:
    return f"""
QPushButton[role="mode"] {{
    background: {c.surface}; color: {c.ink}; border: 1px solid {c.edge}; padding: 9px 16px; border-radius: 0;
}}
QPushButton[role="mode"][place="first"] {{ border-top-left-radius: 7px; border-bottom-left-radius: 7px; }}
QPushButton[role="mode"][place="last"] {{
    border-top-right-radius: 7px; border-bottom-right-radius: 7px; border-left: none;
}}
QPushButton[role="mode"]:checked {{ background: {c.no_ai_tint}; color: {c.no_ai_text}; font-weight: 600; }}
QPushButton[role="mode"][accent="ai"]:checked {{ background: {c.ai_tint}; color: {c.ai_text}; }}
QPushButton[role="mode"]:focus {{ border: 2px solid {c.focus}; padding: 8px 15px; }}
QPushButton[role="mode"]:disabled {{ background: {c.ground}; color: {c.muted}; border-color: {c.line}; }}
"""
