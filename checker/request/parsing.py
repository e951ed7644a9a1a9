"""From a request to normalised names; what cannot be answered is refused in words that do not repeat it."""

import re
from dataclasses import dataclass
from datetime import date

from checker.cost.offer import Offer
from checker.errors import QueryError
from checker.names import NormalisedName, has_control_characters, normalise
from checker.observations import observations, observations_by_key
from checker.request.identifier_question import asked_identifier
from checker.request.model import CheckRequest
from checker.request.personal_data_refusal import refuse_personal_number
from checker.rules.version import ANSWERS_SINCE, VERSIONS
from registries.characters import in_known_characters
from registries.model import Text

_EMPTY = Text(
    zh="请写上要查的名字：App、平台或公司的名字，最多120个字。",
    en="Please give a name to look up: of an app, a platform or a firm, 120 characters at most.",
)
_ONLY_STOPWORDS = Text(
    zh="只有“贷款”“正规吗”这样的词，没有名字。请写上App、平台或公司的名字。",
    en="There are only words like “loan” or “is it legit”, and no name. Please give the name of an app or a firm.",
)
CONTROL_CHARACTERS = Text(
    zh="名字里有看不见的控制字符。请重新打一遍，不要粘贴。",
    en="The name holds invisible control characters. Please type it again instead of pasting it.",
)
_KEYS = ", ".join(item.key for item in observations())
_OBSERVED = Text(
    zh=f"有一项回答不在问题单里。可以回答的是：{_KEYS}。",
    en=f"One answer is to no question of ours. Those that can be answered: {_KEYS}.",
)
_RULESET = Text(
    zh=f"没有这一版规则。有的是：{'、'.join(VERSIONS)}。",
    en=f"There is no such version of the rules. There are: {', '.join(VERSIONS)}.",
)


_NO_QUESTIONS = Text(
    zh=f"{ANSWERS_SINCE}以前的规则没有问题单，也不看价格：问旧规则，只写名字、贷款人和日期。",
    en=f"Rules before {ANSWERS_SINCE} had no questions and no prices: ask them by name, lender and dates only.",
)
_CONTRACT_AHEAD = Text(
    zh="合同日期在查询那天之后。请再看一遍。", en="The contract is dated after the day asked about. Please look again."
)
_PUNCTUATION = re.compile(r"[\W_]+")
#: What people write into the box for the lender when they know none.
_NO_NAME_WORDS = frozenset(
    {"", "无", "没有", "没", "没写", "未写", "没填", "不知道", "不清楚", "不详", "看不到", "看不见", "找不到", "没看到"}
    | {"none", "no", "na", "unknown", "null", "nil"}
)


@dataclass(frozen=True)
class ParsedRequest:
    """A request with its names normalised."""

    request: CheckRequest
    name: NormalisedName
    lender: NormalisedName | None

    @property
    def wants_hotline(self) -> bool:
        """Whether a name asks for a phone number."""
        return self.name.asks_hotline or (self.lender is not None and self.lender.asks_hotline)


def parse_request(request: CheckRequest) -> ParsedRequest:
    """Normalise the names of a request. Raises QueryError for an empty name, control characters, a person's number, a
    name of stopwords alone, an unknown observation or rule set; the error names the field and what is accepted."""
    if not observations_by_key().keys() >= request.observed.keys():
        raise QueryError(_OBSERVED, "observed")
    refuse_rules(request.ruleset, with_answers=bool(request.observed) or request.offer is not None)
    if request.offer is not None:
        refuse_persons_in(request.offer)
    lender = request.lender if request.lender and not _is_no_name(request.lender) else None
    return ParsedRequest(request, _normalised(request.name, "name"), _normalised(lender, "lender") if lender else None)


def refuse_persons_in(offer: Offer) -> None:
    """Raise QueryError for a fee whose name holds a person's number."""
    for fee in offer.fees:
        refuse_personal_number(fee.name, "offer")


def refuse_rules(ruleset: str | None, *, with_answers: bool) -> None:
    """Raise QueryError for an unknown rule set, or for one that reads no answers and offers, `with_answers`."""
    if ruleset is None:
        return
    if ruleset not in VERSIONS:
        raise QueryError(_RULESET, "ruleset")
    if with_answers and ruleset < ANSWERS_SINCE:
        raise QueryError(_NO_QUESTIONS, "ruleset")


def refuse_ahead(request: CheckRequest, day: date) -> None:
    """Raise QueryError for a contract dated after the day of the check."""
    if request.contract_date is not None and request.contract_date > day:
        raise QueryError(_CONTRACT_AHEAD, "contract_date")


def _is_no_name(text: str) -> bool:
    """Return whether the text for the lender is no name: empty, or a word for “none”."""
    return _PUNCTUATION.sub("", in_known_characters(text)).lower() in _NO_NAME_WORDS


def _normalised(raw: str, field: str) -> NormalisedName:
    if not raw.strip():
        raise QueryError(_EMPTY, field)
    if has_control_characters(raw):
        raise QueryError(CONTROL_CHARACTERS, field)
    refuse_personal_number(raw, field)
    name = normalise(raw)
    refuse_personal_number(name.text, field)
    if not name.text or (name.only_noise and asked_identifier(raw) is None):
        raise QueryError(_ONLY_STOPWORDS, field)
    return name
