"""Text that every document format can hold."""

import re

_IMPOSSIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LINE_ENDS = re.compile("\r\n?")


def clean(text: str) -> str:
    r"""The text without characters that XML cannot hold; CR and CRLF become LF.

    >>> clean("one\r\ntwo\x1b")
    'one\ntwo'
    """
    return _IMPOSSIBLE.sub("", _LINE_ENDS.sub("\n", text))
