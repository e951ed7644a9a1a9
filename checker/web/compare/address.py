"""The address of two names side by side, for links to it."""

from flask import url_for

from checker.web.i18n import Lang


def compare_url(lang: Lang, a: str, b: str) -> str:
    """Return the address that shows two names side by side, in that language."""
    return url_for("web.compare", a=a, b=b, lang="en" if lang == "en" else None)
