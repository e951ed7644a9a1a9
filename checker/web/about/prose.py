"""The texts of the pages about the service, as data: parts with a heading, and points in both languages."""

from functools import cache
from pathlib import Path
from typing import Final, Literal

from registries.model import Frozen, Text
from registries.safe_yaml import read_yaml

Page = Literal["privacy", "about", "method"]
#: Under which settings a point is said: a cache shared through Redis, none, people come by HTTPS only.
Setting = Literal["redis", "memory", "https"]
FOLDER: Final = Path(__file__).parent


class ProsePoint(Frozen):
    """One point. `only`: the setting under which it is true; None: always."""

    key: str
    zh: str
    en: str
    only: Setting | None = None

    @property
    def text(self) -> Text:
        """The point in both languages."""
        return Text(zh=self.zh, en=self.en)


class Part(Frozen):
    """Points under one heading; the page may add to them."""

    key: str
    title: Text
    points: tuple[ProsePoint, ...]


class Prose(Frozen):
    """The text of one page."""

    title: Text
    lead: Text
    parts: tuple[Part, ...]


@cache
def prose(page: Page) -> Prose:
    """Return the text of a page. Raises ValidationError where the data is wrong."""
    return Prose.model_validate(read_yaml((FOLDER / f"{page}.yaml").read_text(encoding="utf-8")))
