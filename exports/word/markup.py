"""Text as WordprocessingML: escaping, runs, fields, links, bookmarks."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def text(value: str) -> str:
    """Text as XML holds it. What XML cannot hold was taken out at the door; this makes sure."""
    return escape(_UNFIT.sub("", value))


def attribute(value: str) -> str:
    """Text as a quoted XML attribute, on one line."""
    return quoteattr(_UNFIT.sub("", value).replace("\n", " ").replace("\t", " "))


def run(value: str, style: str = "") -> str:
    """A run of text in a character style; tabs are kept."""
    properties = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    inner = "<w:tab/>".join(f'<w:t xml:space="preserve">{text(part)}</w:t>' for part in value.split("\t"))
    return f"<w:r>{properties}{inner}</w:r>"


def field(instruction: str, shown: str, style: str = "") -> str:
    """A field with the result that it shows until somebody updates it."""
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    code = f'<w:r><w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
    return f"{marks[0]}{code}{marks[1]}{run(shown, style)}{marks[2]}"


def link(anchor: str, inner: str) -> str:
    """A link to a bookmark of the same document."""
    return f'<w:hyperlink w:anchor="{anchor}" w:history="1">{inner}</w:hyperlink>'


def bookmark(number: int, name: str, inner: str) -> str:
    """A bookmark round runs."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{inner}<w:bookmarkEnd w:id="{number}"/>'


def paragraph(style: str, inner: str, more: str = "") -> str:
    """A paragraph in a style; `more` is further paragraph properties."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{inner}</w:p>'
