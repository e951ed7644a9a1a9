"""What stands directly behind a name, before anything shows that a sentence has begun: there another name is made.

微粒贷退费驿站是真的吗 asks about 微粒贷退费驿站, 微粒贷是哪个驿站开的 about 微粒贷. So a noun that nobody reviewed, the
head of a name or a stranger is part of the name where it stands before the first word that only a sentence has; behind
that word it is what somebody says. The letters are those of `clauses`, with b for a quality that nobody reviewed.
"""

import re
from typing import Final

#: Words that only a sentence has: what asks, 是, reported speech, 了 behind a deed, a person who does or is done to.
_SENTENCE: Final = "(?:[QqSJ]|C(?![nox]?H)|(?<=[vVWXZAaN])L|(?<!D)R(?![DHKxkB]|n(?!f)|$))"
_DEED: Final = "[EMNPVWZv]"
_ANOTHER_NAME: Final = re.compile(
    "|".join(
        (
            # a noun that forms names, or a stranger; with a deed before it, it may end a question: 在县城有门店吗
            f"(?:(?!{_SENTENCE}).)*?(?:(?<!MVo)n|[Hx]|(?<!^)(?<!^G)(?<!P)(?<!^P[rG])(?<!p)(?<!fD)[KB])(?!Y+(?:w|$))",
            f"(?:(?!{_SENTENCE})(?!{_DEED}).)*[nHx]",
            # a person or a stranger who is judged, wherever he stands: 怎么联系放款专员靠谱吗
            ".*(?:xxxx|[Hx](?:[dSCMQN]*A|$))",
            # a quality, and more than a question about it: 真快能下款吗, 尊贵怎么联系
            "[de]*[Aab]+[CMVJTSEZP]|[de]*b(?![YLDNwtm])|[TVWXr]+b(?![YLDN])",
            # lending as the head of a name, or as what it promises: 公积金贷, 随时借, 说借就借
            "[TVWXrnvob]+Z(?![mtzLD])|d*Z(?![mtzDLqQFYN])|[dMV]*ZdZ",
            # what advertises: 给你钱, 让你有钱, 不求人, 在身边, 会借钱, 就是快, 过审
            "[PM]?[vV]?U[^LQqY]*$|N(?:v+T?|VT)(?:$|A|C[qK])|Pf(?:$|[AC])|MG(?:$|[ACM])|Ca+(?![aYLD])|L(?!$)",
            # whose he calls himself: 我的; who one is that has or does something: 有额度是哪家公司
            "RD(?![TVWrnXGZL])|[EMNPe]+[vVWTGr][^QqSJLRD]*C[qKB]",
        )
    )
)
#: The same words where they are only said of the name: 的意外险, 的app
_OF_IT: Final = re.compile("D[TFVWXGrt]*[nKB]|P[rTGKno]+[qQSENVWdMYp]")


def makes_another_name(letters: str) -> bool:
    """Return whether words directly behind a name make another one with it, whatever is asked about that."""
    return _ANOTHER_NAME.match(letters) is not None and not _OF_IT.match(letters)
