"""Office files are zip archives; ours are written so that the same parts give the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

_MOMENT = (1980, 1, 1, 0, 0, 0)
_STORED_ALREADY = (".png", ".jpg", ".jpeg")


def archive(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip archive of these parts, in this order, with fixed times and attributes."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as made:
        for name, data in parts:
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.create_system = 3
            entry.external_attr = 0o600 << 16
            packed = name.lower().endswith(_STORED_ALREADY)
            entry.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
            made.writestr(entry, data, compresslevel=6)
    return written.getvalue()
