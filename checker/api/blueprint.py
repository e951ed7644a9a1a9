"""The blueprint of /api/v1, and what its endpoints share."""

from typing import Final

from flask import Blueprint

blueprint = Blueprint("api", __name__, url_prefix="/api/v1")

#: For an answer that is not today's: no cache or search engine may hand it on as if it were.
REPLAY_HEADERS: Final = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex, nofollow"}
