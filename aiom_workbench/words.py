"""The words a person reads, through gettext.

`_` translates now; `N_` only marks a string so that it is collected, for strings that are
declared at import time and translated when they are shown.
"""

import gettext

_catalogue: gettext.NullTranslations = gettext.NullTranslations()


def _(message: str) -> str:
    """The message in the chosen language."""
    return _catalogue.gettext(message)


def ngettext(one: str, many: str, n: int) -> str:
    """The form of a message that fits the number `n`."""
    return _catalogue.ngettext(one, many, n)


def N_(message: str) -> str:
    """The message itself, marked for translation later."""
    return message


def choose_language(*languages: str) -> None:
    """Show messages in the first of these languages that is delivered, else in English."""
    global _catalogue
    from importlib.resources import files

    folder = str(files("resources") / "locale")
    _catalogue = gettext.translation("aiom", folder, list(languages), fallback=True)
