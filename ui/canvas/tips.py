"""Tips that stay plain text."""


def plain_tip(text: str) -> str:
    """A tip that Qt shows as it is: tips have no format of their own, so a "<" is written as an entity."""
    if "<" not in text and "&" not in text:
        return text
    safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", "<br>")
    return f"<span>{safe}</span>"
