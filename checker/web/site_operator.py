"""Who runs this site, as far as the settings say."""

import re
from dataclasses import dataclass
from typing import Final

from flask import current_app

from checker.web.link_targets import web_url

_MAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+")


@dataclass(frozen=True)
class SiteOperator:
    """The operator of this site. `contact_url`: the contact as a link, where it can be one. "" or None: not given."""

    name: str
    contact: str
    contact_url: str | None


def site_operator() -> SiteOperator:
    """Return the operator of the present application, by the settings `operator` and `contact`."""
    settings = current_app.config.get("SETTINGS")
    contact = str(getattr(settings, "contact", None) or "")
    mail = f"mailto:{contact}" if _MAIL.fullmatch(contact) else None
    return SiteOperator(str(getattr(settings, "operator", None) or ""), contact, mail or web_url(contact))
