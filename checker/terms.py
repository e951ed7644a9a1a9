"""The closed sets of words that an answer is made of, each defined once, for rules, facts and every view."""

from typing import Literal

#: What the records make of a name.
Standing = Literal[
    "disqualified",
    "licensed_lender",
    "lender_product",
    "not_a_lender",
    "listed_partner",
    "warned",
    "unconfirmed",
    "unknown",
]

#: How risky a name is by its score: A least, E most, U where nothing can be judged.
Tier = Literal["A", "B", "C", "D", "E", "U"]

#: By what a query led to an entity, or did not. `identifier`: by a website, an app, a code or a number on record.
MatchKind = Literal["legal_name", "alias", "variant", "identifier", "ambiguous", "none"]

#: What may be typed in place of a name. `value` in each line: what records are compared by.
IdentifierKind = Literal[
    "url",  # a web address with a path; value: its host, in lower case and ASCII (xn--…)
    "domain",  # a bare host; value: the same
    "app_store_link",  # value: the store and the app's number or package, apple:414478124, google:com.example.app
    "android_package",  # value: as written, com.example.app
    "uscc",  # 统一社会信用代码; value: 18 characters, upper case; valid: its check character (GB 32100-2015)
    "service_number",  # 95xxx, 400-xxx-xxxx, 96xxx, 12378 …; value: digits alone
    "sms_sender",  # 106…, and 95… with an extension: the number a text message came from; value: digits alone
    "licence_number",  # 金融许可证机构编码 B0001H111000001, payment licence Z2000133000019; value: upper case
    "web_filing",  # ICP备案号 京ICP备12345678号-1, App备案号 京ICP备12345678号-2A, 京公网安备…号; value: no spaces
]

#: Why another entity stands beside the match: the name is used for it, or only resembles its name.
AlternativeKind = Literal["candidate", "lookalike", "near"]

#: What the lender's own pages say of a link between a platform and the contract's lender.
Relation = Literal["confirmed_by_lender", "claimed_only", "contradicted", "unknown"]

#: What part an entity plays in a loan.
ChainRole = Literal["product", "platform_operator", "lender", "guarantor", "collector", "payment_company", "payee"]

#: What a firm does in or around loans, by a licence, a lender's list, a page that names it, or a statement.
RoleName = Literal[
    "lender",
    "co_lender",
    "platform_operator",
    "listed_platform",
    "guarantor",
    "collector",
    "payment_company",
    "payee",
    "message_sender",
    "transferee",
    "payment_channel",
    "technology_provider",
    "credit_reporting",
    "lessor",
    "factor",
    "pawnbroker",
]

#: What the source of a role says. `licensed`: a licence in force; `identified`: a firm of that kind, no licence read;
#: `listed`, `ended`: on a lender's list, or there as past; `reported`: a page says so.
RoleState = Literal["licensed", "identified", "listed", "ended", "reported"]

#: How much a finding weighs, worst first; `info` counts nothing, `positive` speaks for the name.
Severity = Literal["hard", "strong", "moderate", "weak", "info", "positive"]

#: What a line of the score's sum stands for.
LineKind = Literal["base", "group", "positive", "cap", "floor", "lift", "clamp"]

#: How far the review of a dispute has come.
TicketState = Literal["received", "under_review", "answered"]

#: What the borrower is to do in the next minutes, from nothing to leaving.
Alert = Literal["none", "caution", "stop"]

#: Why an input changed neither score, tier nor alert. Of an answer: it settles one thing more; it is counted in full
#: already, or only adds a note; the offer shows it by itself; another answer makes it pointless; it changes the steps
#: alone; no rule reads it; it speaks neither for nor against. Of the contract's lender: it is no name; it was not
#: found, may be one of several, is the very name, is not confirmed, or is confirmed with the same result. Of a day:
#: the law of that day gives the same, or another day decides. Of an offer: within the cap, no cap known, or figures
#: that cannot be a loan.
EffectReason = Literal[
    "settled",
    "counted",
    "noted",
    "offer_shows",
    "pointless",
    "steps",
    "no_rule",
    "neutral",
    "no_name",
    "not_found",
    "several",
    "same_name",
    "not_confirmed",
    "confirmed",
    "same_law",
    "other_day",
    "within_cap",
    "no_cap",
    "no_loan",
]
