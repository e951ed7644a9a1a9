"""What whoever hits a limit of the forms reads: which limit, what is accepted, and where else to write.

And one line for the operator, without a word of the claim and without an address.
"""

import logging
import time
from typing import Final

from flask import current_app

from checker.corrections.limits import DAY, HOUR, MINUTE, Bound, ClaimLimits, Quota, TooManyClaimsError
from checker.web.corrections import csrf
from checker.web.corrections.form import Fault
from checker.web.i18n import text
from registries.model import Text

_SPANS = {
    MINUTE: Text(zh="一分钟", en="a minute"),
    HOUR: Text(zh="一小时", en="an hour"),
    DAY: Text(zh="一天", en="a day"),
}

#: How often one worker logs that a limit is being hit, seconds: a flood must not fill the log.
LOGGED_EVERY: Final = 60.0
_LOG: Final = logging.getLogger("checker.corrections")
_logged_at: dict[Bound, float] = {}


def refusal(refused: TooManyClaimsError) -> Fault:
    """The page's words on a claim that was not taken. Nothing that was typed is lost."""
    _log(refused.bound)
    limits = csrf.limits()
    words = text(f"corrections.too_many_{refused.bound}")
    accepted = _accepted(refused.bound, limits)
    values = {"most": limits.open_tickets_a_fact}
    zh = words.zh.format(accepted=accepted.zh, **values) + _elsewhere().zh
    en = words.en.format(accepted=accepted.en, **values) + _elsewhere().en
    return Fault(429, Text(zh=zh, en=en), retry_after=refused.seconds)


def _log(bound: Bound) -> None:
    if time.monotonic() - _logged_at.get(bound, float("-inf")) >= LOGGED_EVERY:
        _logged_at[bound] = time.monotonic()
        _LOG.warning("corrections: the limit by %s is hit, see `lender-checker corrections floods`", bound)


def _accepted(bound: Bound, limits: ClaimLimits) -> Text:
    quotas = {"network": limits.posts_network, "wider": limits.posts_wider, "site": limits.posts_site}.get(bound, ())
    return Text(zh="、".join(_quota(quota).zh for quota in quotas) or "—", en=_list(quotas) or "—")


def _list(quotas: tuple[Quota, ...]) -> str:
    return " and ".join(_quota(quota).en for quota in quotas)


def _quota(quota: Quota) -> Text:
    span = _SPANS[quota.seconds]
    return Text(zh=f"{span.zh}最多{quota.most}份", en=f"at most {quota.most} {span.en}")


def _elsewhere() -> Text:
    """Where else to write, if the operator can be reached."""
    contact, words = getattr(current_app.config.get("SETTINGS"), "contact", None), text("corrections.or_mail")
    if not contact:
        return Text(zh="", en="")
    return Text(zh=words.zh.format(contact=contact), en=words.en.format(contact=contact))
