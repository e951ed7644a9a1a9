"""The pages /privacy, /about and /method."""

from dataclasses import dataclass
from typing import Final, get_args

from flask import Response

from checker.assessment.method import Method, RuleLine, current_method
from checker.terms import Standing
from checker.web.about.installation import installation
from checker.web.about.prose import Page, Part, Prose, ProsePoint, prose
from checker.web.i18n import Translator
from checker.web.rendering import blueprint, language, page
from checker.web.site_operator import site_operator

#: In the order in which the first that fits holds.
STANDINGS: Final[tuple[Standing, ...]] = (
    "disqualified",
    "licensed_lender",
    "lender_product",
    "not_a_lender",
    "listed_partner",
    "warned",
    "unconfirmed",
    "unknown",
)
assert set(STANDINGS) == set(get_args(Standing))  # noqa: S101 - a standing that is added must be explained


@dataclass(frozen=True)
class ProsePage:
    """The view of one page of text. `words`: what fills the gaps of its sentences."""

    prose: Prose
    t: Translator
    words: dict[str, str]
    settings: frozenset[str] = frozenset()

    @property
    def title(self) -> str:
        """The heading of the page."""
        return self.t.say(self.prose.title)

    @property
    def lead(self) -> str:
        """The first sentence."""
        return self.t.say(self.prose.lead)

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts, in order."""
        return self.prose.parts

    def points(self, part: Part) -> list[ProsePoint]:
        """Return the points of a part that are true of this installation."""
        return [point for point in part.points if point.only is None or point.only in self.settings]

    def say(self, point: ProsePoint) -> str:
        """Return the sentence of a point, its gaps filled in."""
        return self.t.say(point.text).format(**self.words)


@dataclass(frozen=True)
class MethodPage(ProsePage):
    """The view of the method: its text, and what the rule set itself says."""

    method: Method | None = None

    def points_of(self, rule: RuleLine) -> str:
        """Return the points of a rule in words."""
        words = [_range(*rule.points)] if rule.points and any(rule.points) else []
        words += [self.t("method.red_line")] if "hard" in rule.severities else []
        return " / ".join(words) or self.t("method.no_points")


def _range(least: int, most: int) -> str:
    return f"{least:+d}" if least == most else f"{least:+d} … {most:+d}"


def _prose_page(name: Page) -> ProsePage:
    here, t = installation(), Translator(language())
    return ProsePage(prose(name), t, here.words(t), here.settings)


@blueprint.get("/privacy")
def privacy() -> Response:
    """Show what happens to what is typed."""
    return page("privacy", language(), page=_prose_page("privacy"))


@blueprint.get("/about")
def about() -> Response:
    """Show what the service is, who runs this site, how to object."""
    return page("about", language(), page=_prose_page("about"), operator=site_operator())


@blueprint.get("/method")
def method() -> Response:
    """Show how an answer is made: lists, names, standings, scale, and every rule with its law."""
    t, current = Translator(language()), current_method()
    words = {"positive": str(current.positive_cap)}
    view = MethodPage(prose("method"), t, words, method=current)
    return page("method", language(), page=view, method=current, standings=STANDINGS)
