"""How a test reads a page."""

import re

from bs4 import BeautifulSoup, Tag
from flask.testing import FlaskClient


def soup(client: FlaskClient, page: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(page).data, "html.parser")


def words(tag: Tag | BeautifulSoup) -> str:
    return re.sub(r"\s+", " ", tag.get_text())
