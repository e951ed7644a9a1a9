"""The headline of a firm by what it does: a collector is called one, and an operator by its brands.

A role says more than a kind of firm does, and it changes nothing but the words: standing, score and tier stay. Rule
sets before `ROLES_SINCE` keep the headlines they were published with.
"""

from collections.abc import Sequence
from typing import Final

from checker.entities.firm_roles import FirmRole, firm_roles
from checker.entities.graph import Graph
from checker.entities.profile import EntityProfile
from checker.entities.role_sentences import role_sentence, role_sentences
from checker.evidence.citation_words import date_words, record_words
from checker.labels import label
from checker.rules import RuleSet
from checker.rules.version import ROLES_SINCE
from checker.terms import RoleName
from registries.model import LENDING_TYPES, LicenceType, PayeeRecord, Text

#: Roles that are told beside the headline of another; a lender's own products and co-lenders need no such sentence.
_BESIDE: Final[frozenset[RoleName]] = frozenset(
    {"guarantor", "collector", "payment_channel", "payee", "message_sender", "transferee"}
)
_BESIDE_NO_LENDER: Final[frozenset[RoleName]] = _BESIDE | {"platform_operator", "listed_platform"}
#: Roles with a headline of their own; the rest have one by their kind of firm.
_LINES: Final[frozenset[RoleName]] = _BESIDE | {"platform_operator", "technology_provider"}
#: Of a firm that nothing else is known of, what a lender's list names it as is all there is to say.
_LINES_OF_UNKNOWN: Final[frozenset[RoleName]] = _LINES | {"listed_platform", "co_lender"}
_MOST_NAMED: Final = 3


def role_headline(profile: EntityProfile, usual: Text, graph: Graph, ruleset: RuleSet) -> Text:
    """Return who this is, in one line or two: by its main role where it has no licence of its own, then its others.

    `usual`: the headline of its standing, which stays where no role says more.
    """
    standing, roles = profile.basis.standing, firm_roles(profile.entity, graph, profile.judged_on)
    if ruleset.version < ROLES_SINCE or not roles:
        return usual
    lines = _LINES_OF_UNKNOWN if standing == "unknown" else _LINES
    by_role = _has_no_kind(profile) and roles[0].role in lines
    main = roles[0].role if by_role or standing in ("not_a_lender", "listed_partner") else None
    first = _line(profile, [role for role in roles if role.role == main]) if by_role else usual
    beside = _BESIDE if standing in ("licensed_lender", "lender_product") else _BESIDE_NO_LENDER
    if main == "platform_operator":  # to run a platform is to introduce loans
        beside -= {"listed_platform"}
    if main == "payment_company":  # to pass money on is what it does
        beside -= {"payment_channel"}
    others = [role for role in roles if role.verified and role.role in beside and role.role != main]
    if not others:
        return first
    if standing == "unknown" and not by_role:  # a bank known by name, of which a page says what it does
        first = role_sentence("headline.name_only", {"full_name": profile.entity.name})
    names = [_other_role(role, others) for role in dict.fromkeys(role.role for role in others)]
    also = {"others": "、".join(name.zh for name in names), "others_en": ", ".join(name.en for name in names)}
    second = role_sentence("headline.also", also)
    return Text(zh=first.zh + second.zh, en=f"{first.en} {second.en}")


def _other_role(role: RoleName, others: Sequence[FirmRole]) -> Text:
    """Return what a role is called, with a word where every row that shows it says that it ended."""
    name = label("firm_role", role)
    ended = all(other.state == "ended" for other in others if other.role == role)
    return (
        Text(zh=f"{name.zh}（已停止）", en=f"{name.en.lower()} (ended)")
        if ended
        else Text(zh=name.zh, en=name.en.lower())
    )


def _has_no_kind(profile: EntityProfile) -> bool:
    """Whether nothing but its roles says what it is: no financial licence was ever seen, and no notice names it."""
    standing, kind = profile.basis.standing, profile.entity.firm_type
    if kind in LENDING_TYPES:  # a bank known by name alone is a bank of which no licence was read, and no mere operator
        return False
    return standing == "unknown" or (standing == "not_a_lender" and kind is LicenceType.TECHNOLOGY)


def _line(profile: EntityProfile, roles: Sequence[FirmRole]) -> Text:
    """The line of one role, by all rows that show it in the same state: a list that names it now goes first."""
    state = roles[0].state
    same = [role for role in roles if (role.state, role.verified) == (state, roles[0].verified)]
    row = same[0].row
    others = list(dict.fromkeys(entity.name for role in same for entity in role.of))
    kind = label("firm_role", same[0].role)
    words = {
        **record_words((row,), profile.judged_on),
        **date_words("latest", max((role.row.record.cite.as_of or "" for role in same), default="") or None),
        "full_name": profile.entity.name,
        "doing": kind.zh,
        "doing_en": kind.en.lower(),
        "n": str(len(others)),
        "of": "、".join(others[:_MOST_NAMED]) + ("等" if len(others) > _MOST_NAMED else ""),
        "of_en": ", ".join(others[:_MOST_NAMED]) + (" and others" if len(others) > _MOST_NAMED else ""),
    }
    if isinstance(row.record, PayeeRecord) and row.record.what:
        words |= {"what": row.record.what.zh, "what_en": row.record.what.en}
    keys = [f"headline.{same[0].role}.{state}", f"headline.{same[0].role}", f"headline.{state}"]
    if not same[0].verified:
        keys = ["headline.unverified"]
    key = next(key for key in keys if key in role_sentences())
    return role_sentence(key, {word: value for word, value in words.items() if value})
