"""The refusal of a claim that hits a limit: which limit, what is accepted, and where else to write.

The operator gets one line in the log, without a word of the claim and without an address.
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
LOG_INTERVAL: Final = 60.0
_LOG: Final = logging.getLogger("checker.corrections")
_logged_at: dict[Bound, float] = {}


def refusal(error: TooManyClaimsError) -> Fault:
    """Return the fault that the page shows for a claim over a limit, and log it. The form keeps its input."""
    _log(error.bound)
    limits = csrf.limits()
    wording = text(f"corrections.too_many_{error.bound}")
    accepted = _accepted(error.bound, limits)
    values = {"most": limits.open_tickets_a_fact}
    zh = wording.zh.format(accepted=accepted.zh, **values) + _or_mail().zh
    en = wording.en.format(accepted=accepted.en, **values) + _or_mail().en
    return Fault(429, Text(zh=zh, en=en), retry_after=error.seconds)


def _log(bound: Bound) -> None:
    if time.monotonic() - _logged_at.get(bound, float("-inf")) >= LOG_INTERVAL:
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


def _or_mail() -> Text:
    """Return where else to write, if the operator can be reached; else an empty text."""
    contact, wording = getattr(current_app.config.get("SETTINGS"), "contact", None), text("corrections.or_mail")
    if not contact:
        return Text(zh="", en="")
    return Text(zh=wording.zh.format(contact=contact), en=wording.en.format(contact=contact))
