"""Rules as data (law, dates, sentences), and the engine that evaluates facts by them."""

from checker.rules.catalogue import CatalogueError, RuleSet, load
from checker.rules.engine import evaluate
from checker.rules.outcome import SITUATION_GROUPS, Hit, RuleResults, Scored, Unknown
from checker.rules.version import CURRENT, VERSIONS
from checker.rules.vocabulary import VOCABULARY, Fact, Facts, Value, VocabularyError
from checker.rules.wording import Wording, load_wording

__all__ = [
    "CURRENT",
    "SITUATION_GROUPS",
    "VERSIONS",
    "VOCABULARY",
    "CatalogueError",
    "Fact",
    "Facts",
    "Hit",
    "RuleResults",
    "RuleSet",
    "Scored",
    "Unknown",
    "Value",
    "VocabularyError",
    "Wording",
    "evaluate",
    "load",
    "load_wording",
]
