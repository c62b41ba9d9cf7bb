"""The filter of one column: a line that opens below its header and narrows the table as one types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QHeaderView, QLineEdit

from aiom_workbench.words import _

if TYPE_CHECKING:
    from ui.models.columns import Column
    from ui.models.table_model import TableModel

WIDTH = 220


class ColumnFilter(QFrame):
    """Shown below the header's section; Enter or Escape closes it, an empty line ends the filter."""

    def __init__(self, header: QHeaderView, table: TableModel, column: Column) -> None:
        super().__init__(header, Qt.WindowType.Popup)
        self._header, self._table, self._column = header, table, column
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "popup")
        self.line = QLineEdit(table.column_filters.get(column.name, ""))
        self.line.setPlaceholderText(_("{column} has in it…").format(column=column.label or _("Reference")))
        self.line.setClearButtonEnabled(True)
        self.line.setAccessibleName(self.line.placeholderText())
        self.line.textChanged.connect(self._on_text)
        self.line.returnPressed.connect(self.close)
        across = QHBoxLayout(self)
        across.setContentsMargins(6, 6, 6, 6)
        across.addWidget(self.line)

    def open_below(self, section: int) -> None:
        """Show it below a section of the header."""
        header = self._header
        self.resize(WIDTH, self.sizeHint().height())
        self.move(header.mapToGlobal(QPoint(header.sectionViewportPosition(section), header.height() + 2)))
        self.show()
        self.line.setFocus()

    def _on_text(self, text: str) -> None:
        self._table.filter_column(self._column.name, text)
        self._header.viewport().update()
