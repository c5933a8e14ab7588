"""A form that scrolls where the screen is too low for it, and is as high as it is where there is room."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtWidgets import QApplication, QFrame, QLayout, QScrollArea, QWidget

from unaided.desktop.placing import FRAME, work_area
from unaided.desktop.theme import GRID

LOWEST = 8 * GRID  # px


class Tall(QScrollArea):
    """As wide as its form; what is in the window beside it keeps its place, and what has the focus is in sight."""

    def __init__(self, form: QWidget, questions: QLayout, whole: QLayout, parent: QWidget | None = None) -> None:
        """Take the form, of which the width is fixed, with its layout, and the layout of the whole window."""
        super().__init__(parent)
        self._form = form
        self._questions = questions
        self._whole = whole
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.setWidget(form)
        self.viewport().setAutoFillBackground(False)
        form.setAutoFillBackground(False)
        form.installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def fit(self) -> None:
        """Be as high as the form, or lower by what the window is too high for the screen."""
        wanted = self._wanted()
        self.setFixedHeight(wanted)
        over = self._whole.totalSizeHint().height() - (work_area().height() - FRAME.height())
        bar = self.verticalScrollBar().sizeHint().width() if over > 0 else 0
        self.setFixedSize(self._form.minimumWidth() + bar, max(LOWEST, wanted - max(0, over)))

    def _wanted(self) -> int:
        least = self._form.minimumSizeHint().height()  # below it the area would scroll, whatever its texts need
        if self._questions.hasHeightForWidth():
            return max(least, self._questions.totalHeightForWidth(self._form.minimumWidth()))
        return max(least, self._questions.totalSizeHint().height())

    def eventFilter(self, _form: QObject, event: QEvent) -> bool:
        """Follow the form where it becomes another one."""
        if event.type() is QEvent.Type.LayoutRequest:
            self.fit()
        return False

    @Slot(QWidget, QWidget)
    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._form.isAncestorOf(now):
            self.ensureWidgetVisible(now, 0, GRID)
