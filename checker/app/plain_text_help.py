"""The answer to a request so broken that no page can be made for it, whoever refuses it: application or server."""

from typing import Final

PLAIN_TEXT_HELP: Final = """请求看不懂，没有查。有人威胁您、或刚刚转了钱：打 110。撑不住了：打 12356。
The request cannot be read; nothing was looked up. Threatened, or money just sent: call 110. At your limit: 12356.
"""
