"""From a request about a collector to normalised names; what cannot be answered is refused without repeating it."""

from dataclasses import dataclass

from checker.collection.model import CollectorRequest
from checker.errors import QueryError
from checker.names import NormalisedName, has_control_characters, normalise
from checker.observations import observations_by_key
from checker.request.parsing import CONTROL_CHARACTERS, refuse_rules
from checker.request.personal_data_refusal import refuse_personal_number
from registries.model import Text

#: Questions beside those about collection whose answers matter to somebody who is chased.
RELATED_QUESTIONS = ("private_payee", "payee_is_contract_lender", "money_received")

_NOTHING = Text(
    zh="请写上谁在催、或者替谁催，或者回答一个问题。都不知道，就先看这一页上的几件事。",
    en="Please say who is collecting or for whom, or answer one question. If you know none of it, start with the steps "
    "on this page.",
)
_NO_NAME = Text(
    zh="这里只有“贷款”“催收”这样的词，没有名字。请写上App或公司的名字，不知道就空着。",
    en="There are only words like “loan”, and no name. Give the name of an app or a firm, or leave it empty.",
)
_OBSERVED = Text(
    zh="有一项回答不是这里的问题。能回答的只有催收的那几个问题。",
    en="One answer is to no question of ours. Only the questions about collection are taken here.",
)


@dataclass(frozen=True)
class ParsedCollectorRequest:
    """A request with its names normalised; a name that is empty or holds only stopwords is None."""

    request: CollectorRequest
    name: NormalisedName | None
    lender: NormalisedName | None


def answerable() -> tuple[str, ...]:
    """Return the keys of every question that may be answered here, in the order of the questions."""
    return tuple(
        key
        for key, question in observations_by_key().items()
        if question.about == "conduct" or key in RELATED_QUESTIONS
    )


def parse_collector_request(request: CollectorRequest) -> ParsedCollectorRequest:
    """Normalise the names of a request. Raises QueryError for a request that is empty, control characters, a person's
    number, a lender of stopwords alone, an answer to a question that is not asked here, or an unknown rule set."""
    if not request.observed.keys() <= set(answerable()):
        raise QueryError(_OBSERVED, "observed")
    refuse_rules(request.ruleset, with_answers=bool(request.observed))
    names = [text for text in (request.name, request.lender) if text and text.strip()]
    if not names and all(answer == "unknown" for answer in request.observed.values()):
        raise QueryError(_NOTHING, "name")
    lender = _normalised(request.lender, "lender")
    if lender is None and request.lender and request.lender.strip():
        raise QueryError(_NO_NAME, "lender")
    return ParsedCollectorRequest(request, _normalised(request.name, "name"), lender)


def _normalised(raw: str | None, field: str) -> NormalisedName | None:
    if not raw or not raw.strip():
        return None
    if has_control_characters(raw):
        raise QueryError(CONTROL_CHARACTERS, field)
    refuse_personal_number(raw, field)
    name = normalise(raw)
    refuse_personal_number(name.text, field)
    return None if not name.text or name.only_noise else name
