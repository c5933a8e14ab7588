"""How tables look, and the bars that they and pages scroll by."""

from __future__ import annotations

from unaided.desktop.colours import Colours

BAR = 10  # px, across a scroll bar


def table_style(c: Colours) -> str:
    """Return the stylesheet of a table in these colours: rules between rows, a tint behind the chosen one."""
    return (
        scroll_style(c)
        + f"""
QTableView {{
    background: {c.surface}; color: {c.ink}; border: 1px solid transparent; border-radius: 4px; outline: none;
    selection-background-color: {c.no_ai_tint}; selection-color: {c.ink};
}}
QTableView:focus {{ border-color: {c.focus}; }}
QTableView::item {{ border-bottom: 1px solid {c.line}; padding: 4px 6px; }}
QTableView::item:selected {{ background: {c.no_ai_tint}; color: {c.ink}; }}
QTableView::item:disabled {{ background: {c.ground}; color: {c.muted}; }}
QHeaderView {{ background: {c.surface}; border: none; }}
QHeaderView::section {{
    background: {c.surface}; color: {c.muted}; border: none; border-bottom: 1px solid {c.edge}; padding: 4px 9px;
}}
QTableCornerButton::section {{ background: {c.surface}; border: none; }}
"""
    )


def scroll_style(c: Colours) -> str:
    """Return the stylesheet of narrow scroll bars in these colours."""
    return f"""
QScrollBar {{ background: transparent; border: none; }}
QScrollBar:vertical {{ width: {BAR}px; }}
QScrollBar:horizontal {{ height: {BAR}px; }}
QScrollBar::handle {{ background: {c.edge}; border-radius: 3px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: 24px; }}
QScrollBar::handle:horizontal {{ min-width: 24px; }}
QScrollBar::handle:hover {{ background: {c.muted}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QAbstractScrollArea::corner {{ background: transparent; border: none; }}
"""
