"""Words of courtesy and of haste around a question: 急！… 谢谢. They are no part of it."""

from typing import Final

from checker.names.characters.ignorable import END_PUNCTUATION
from checker.names.questions.vocabulary import requests

_CLOSINGS: Final = ("谢谢", "谢谢了", "谢啦", "感谢", "多谢", "拜托了", "拜托", "在线等", "求解", "急", "急急急")
_MOST: Final = 4  # of each; whoever writes more is not helped by reading on


def without_courtesy(text: str) -> str:
    """Return a text without words that begin a request, and without thanks at its end; itself where nothing would
    stay."""
    question = text
    for _ in range(_MOST):
        if not question.startswith(requests()):
            break
        opening = max((word for word in requests() if question.startswith(word)), key=len)
        # 急 and 问下 may begin a name as well: without a mark behind them they stay for the reading to try
        if question[len(opening) : len(opening) + 1] not in tuple(END_PUNCTUATION):
            break
        question = question[len(opening) :].strip(END_PUNCTUATION)
    for _ in range(_MOST):
        if not question.endswith(_CLOSINGS):
            break
        closing = next(word for word in _CLOSINGS if question.endswith(word))
        if question[: -len(closing)][-1:] not in tuple(END_PUNCTUATION):
            break
        question = question[: -len(closing)].strip(END_PUNCTUATION)
    return question or text
