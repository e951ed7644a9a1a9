"""How slowly a host is asked: at least our own pause, and never so slowly that the night is not enough."""

from typing import cast

import pytest

from registries.fetch.host import Host
from registries.fetch.http_types import HttpResponse
from registries.fetch.robots import RobotRules, robot_rules
from registries.fetch.transport import HttpTransport


class Nowhere:
    """A wire that nothing is asked over."""

    host = "lists.example"


def rules(text: str) -> RobotRules:
    return robot_rules(
        "lists.example", "checker", HttpResponse("https://lists.example/robots.txt", 200, {}, text.encode())
    )


@pytest.mark.parametrize(
    ("asked", "seconds"),
    [("Crawl-delay: 10", 10), ("Crawl-delay: 60", 60), ("Crawl-delay: 61", 60), ("Crawl-delay: 86400", 60), ("", 0)],
)
def test_a_crawl_delay_is_kept_up_to_a_minute(asked: str, seconds: float) -> None:
    assert rules(f"User-agent: *\n{asked}\nDisallow: /x\n").delay == seconds


@pytest.mark.parametrize(("asked", "pause"), [(1, 3), (3, 3), (5, 5), (86400, 60)])
def test_rules_make_us_slower_and_never_faster(asked: int, pause: float) -> None:
    host = Host(cast("HttpTransport", Nowhere()), 3)
    host.apply_robots(rules(f"User-agent: *\nCrawl-delay: {asked}\n"))
    assert host._pause == pause


def test_a_byte_order_mark_hides_no_rule() -> None:
    told = rules("\ufeffUser-agent: *\nDisallow: /inner/\n")
    assert not told.allow("https://lists.example/inner/list.html")
    assert told.allow("https://lists.example/list.html")


REFUSES = "User-agent: *\nDisallow: /内部/\nDisallow: /private/\n"


def test_the_rules_are_obeyed_in_every_encoding_that_editors_write() -> None:
    marks = {"utf-8": b"\xef\xbb\xbf", "utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}
    marks |= {"utf-32-le": b"\xff\xfe\0\0", "utf-32-be": b"\0\0\xfe\xff"}
    for encoding, mark in marks.items():
        body = REFUSES.encode(encoding)
        unmarked = () if encoding.startswith("utf-32") else (body,)
        for content in (mark + body, mark + "\ufeff".encode(encoding) + body, *unmarked):
            response = HttpResponse("https://lists.example/robots.txt", 200, {}, content)
            read = robot_rules("lists.example", "checker", response)
            assert not read.allow("https://lists.example/private/list.html"), content[:8]
            assert not read.allow("https://lists.example/%E5%86%85%E9%83%A8/list.html"), content[:8]
            assert read.allow("https://lists.example/list.html"), content[:8]
