"""The front page: one box, two more doors, and what is behind the box: how much is held, and how fresh."""

import logging
from dataclasses import dataclass
from typing import Final

from flask import Response

from checker.dataset.holdings import Holding, Holdings
from checker.service.current import current_checker
from checker.web.i18n import Translator
from checker.web.rendering import blueprint, language, page
from checker.web.sources.page import number

_LOG: Final = logging.getLogger("checker.web")


@dataclass(frozen=True)
class FrontPage:
    """The view of what is held. `holdings`: None where it cannot be told. `away`: the store does not answer now."""

    holdings: Holdings | None
    away: bool
    t: Translator

    @property
    def shown(self) -> tuple[Holding, ...]:
        """The kinds of which something is held."""
        return tuple(holding for holding in self.holdings.holdings if holding.count) if self.holdings else ()

    @property
    def lists(self) -> str:
        """The words of the link to the lists."""
        count = self.holdings.lists if self.holdings else 0
        return self.t("home.lists", n=number(count)) if count != 1 else self.t("home.one_list")

    @property
    def extent(self) -> str:
        """The sentence on how much of each list is held."""
        if self.holdings is None or not self.holdings.lists:
            return ""
        if self.holdings.extracts == self.holdings.lists:
            return self.t("home.extracts")
        return self.t("home.some_whole", whole=number(self.holdings.whole), all=number(self.holdings.lists))

    @property
    def fault(self) -> str:
        """The sentence on what is wrong with the lists; "" where nothing is."""
        if self.holdings is None:
            return self.t("home.no_lists_now")
        if self.holdings.empty:
            return self.t("home.empty")
        return self.t("home.away") if self.away else ""

    def count(self, holding: Holding) -> str:
        """Return how many there are, in words."""
        return self.t(f"home.count_{holding.kind}", n=number(holding.count))

    def dated(self, holding: Holding) -> str:
        """Return the day of the newest record, and that it is old where it is."""
        if holding.newest is None:
            return self.t("report.no_date")
        month = self.t.date(holding.newest[:7])
        return self.t("home.old", date=month) if holding.old else month


@blueprint.get("/")
def home() -> Response:
    """Show the three entrances: a name, a collector, money already sent."""
    lang = language()
    return page("home", lang, typing=True, page=_front_page(Translator(lang)))


def _front_page(translator: Translator) -> FrontPage:
    """Return the view. Whatever is wrong with the lists, the entrances stay: no fault there ends in an error page."""
    try:
        checker = current_checker()
        return FrontPage(checker.holdings(), not checker.store_answers, translator)
    except Exception as error:
        _LOG.error("the front page shows no holdings: %s", type(error).__name__)
        return FrontPage(None, True, translator)
