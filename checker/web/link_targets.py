"""What may stand behind a link: addresses of the web, and numbers that a phone rings or writes to."""

import re
from typing import Final

#: The police line that takes text messages only.
TEXT_LINE: Final = "12110"


def web_url(url: str | None) -> str | None:
    """Return the address if it may be a link, else None: http or https and nothing a browser would read otherwise."""
    return url if url and re.fullmatch(r"https?://[^\s<>\"'\\\x00-\x20]+", url) else None


def dial_url(phone: str | None) -> str | None:
    """Return the address that rings this number (or, for the police's text line, writes to it); None if it is no
    number."""
    if not phone or not re.fullmatch(r"\+?[0-9][0-9 \-]{1,18}[0-9]", phone):
        return None
    digits = re.sub(r"[ \-]", "", phone)
    return f"{'sms' if digits == TEXT_LINE else 'tel'}:{digits}"
