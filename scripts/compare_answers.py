"""Whether two builds answer alike: asks each, over HTTP and on the command line, and compares what comes back.

    python -m scripts.compare_answers OTHER_CHECKOUT

asks the build in OTHER_CHECKOUT (a `git worktree` of an earlier commit) and this one about every name of the bundled
facts, 200 names that nobody bears and 300 random requests with answers, offers, lenders and days, and prints what
differs. Nothing but the contract is used (addresses, commands,
files of the bundled facts), so that it outlives any move inside. Exit code 0: no difference, 1: some, each on a line.
Each build runs on the Python of its own `.venv`, or on this one; left out are the port, tokens of forms, and instants
since the comparison began (`generated_at`, the time of a run).
"""

import argparse
import difflib
import os
import random
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import requests
import yaml

HERE = Path(__file__).resolve().parents[1]
UNKNOWN = 200
RANDOM = 300
_ANSWERS = ("yes", "no", "unknown")
READY_SECONDS = 120

#: Keys of the bundled facts under which names stand.
_NAME_KEYS = frozenset({"legal_name", "brand", "aliases", "former_names", "subject", "as_printed", "imitates"})

#: What differs between two answers of one build: the port, the token of a form, and (below) instants since the start.
_VOLATILE = re.compile(r'127\.0\.0\.1:\d+|name="csrf_token"[^>]*>')
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00")
_STARTED = datetime.now(UTC).isoformat(timespec="seconds")

_OFFER: dict[str, Any] = {
    "principal": "10000",
    "received": "9500",
    "start": "2026-03-01",
    "payments": [{"amount": "950"}] * 12,
    "fees": [{"amount": "100", "payee": "guarantor"}],
}

_OBSERVED: tuple[dict[str, str], ...] = (
    {"upfront_fee": "yes", "money_received": "no"},
    {"money_received": "yes", "agreed_to_payout": "no", "membership_forced": "yes"},
    {"violence": "yes", "visit_made": "yes", "told_others": "unknown"},
    {"filing_called_licence": "yes", "annual_rate_shown": "no", "contract_names_lender": "no"},
)

Question = tuple[str, str, dict[str, Any] | None]
Answers = dict[str, str]


def known_names(checkout: Path) -> list[str]:
    """Every name in the bundled facts of a checkout, each once, in order."""
    names: list[str] = []
    for file in sorted((checkout / "registries" / "starter").glob("*.yaml")):
        names += _names_in(yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader))
    return list(dict.fromkeys(name for name in names if 0 < len(name) <= 120))


def unknown_names(known: Sequence[str]) -> list[str]:
    """200 names that nobody bears: known ones with one character changed, dropped or doubled, and mixtures of two. The
    same ones at every call."""
    draw = random.Random("names that nobody bears")  # noqa: S311 - to be repeatable
    names: set[str] = set()
    while len(names) < UNKNOWN:
        first, second = draw.sample(known, 2)
        at = draw.randrange(len(first))
        names.add(
            draw.choice(
                (
                    first[:at] + draw.choice("贷花借钱金宝易速融鑫") + first[at + 1 :],
                    first[:at] + first[at + 1 :],
                    first[:at] + first[at] + first[at:],
                    first[: len(first) // 2] + second[len(second) // 2 :],
                    f"{first}是正规平台吗",
                )
            )
        )
        names -= set(known) | {""}
    return sorted(names)


def questions(known: Sequence[str], unknown: Sequence[str]) -> Iterator[Question]:
    """All that is asked over HTTP: (method, path, body)."""
    short = [name for name in known if len(name) <= 6]
    for name in (*known, *unknown):
        yield "GET", f"/api/v1/check?{_query(name=name)}", None
    for name in (*short, *unknown):
        yield "GET", f"/check?{_query(name=name)}", None
        yield "GET", f"/check?{_query(name=name, lang='en')}", None
    for start in dict.fromkeys(name[:2] for name in (*short, *unknown)):
        yield "GET", f"/api/v1/suggest?{_query(q=start)}", None
    for name in (*known[::20], *unknown[::20]):
        yield "GET", f"/api/v1/collector?{_query(name=name)}", None
        yield "GET", f"/api/v1/collector?{_query(name='', lender=name)}", None
        yield "GET", f"/replay?{_query(name=name, on='2026-06-30')}", None
    for name, lender in zip(short, known, strict=False):
        body = {"name": name, "lender": lender, "offer": _OFFER, "observed": _OBSERVED[len(lender) % len(_OBSERVED)]}
        yield "POST", "/api/v1/check", body
    for path in ("/", "/sources", "/cost", "/collector", "/emergency", "/guides", "/api/v1/sources", "/leave"):
        yield "GET", path, None
        yield "GET", f"{path}?lang=en", None
    yield "POST", "/api/v1/cost", {"offer": _OFFER}


def random_requests(checkout: Path, known: Sequence[str], unknown: Sequence[str]) -> Iterator[dict[str, Any]]:
    """300 requests with answers, an offer, a lender, a day of the contract or of judging, and old rules, in every
    mixture. The same ones at every call."""
    draw = random.Random("random requests")  # noqa: S311 - to be repeatable
    keys = _keys_of_questions(checkout)
    more: dict[str, Callable[[], object]] = {
        "observed": lambda: {
            key: draw.choice(("yes", "no", "unknown")) for key in draw.sample(keys, draw.randint(1, 12))
        },
        "offer": lambda: _random_offer(draw),
        "lender": lambda: draw.choice(known),
        "contract_date": lambda: f"{draw.randint(2015, 2026)}-{draw.randint(1, 10):02}-{draw.randint(1, 28):02}",
        "on": lambda: f"2026-{draw.randint(1, 10):02}-{draw.randint(1, 28):02}",
        "ruleset": lambda: draw.choice(("2026.12", "2027.01")),
    }
    shares = {"observed": 0.8, "offer": 0.5, "lender": 0.4, "contract_date": 0.4, "on": 0.1, "ruleset": 0.1}
    for _ in range(RANDOM):
        name = draw.choice(known if draw.random() < 0.8 else unknown)
        yield {"name": name, **{key: more[key]() for key, share in shares.items() if draw.random() < share}}


def _random_offer(draw: random.Random) -> dict[str, Any]:
    offer = {
        "received": str(draw.choice((500, 3000, 9500, 10000, 300000))),
        "payments": [{"amount": str(draw.choice((100, 885, 902, 950, 1100)))}] * draw.choice((1, 6, 12)),
    }
    more = {
        "principal": draw.choice(("10000", "12000")),
        "start": draw.choice(("2019-03-01", "2024-03-01", "2026-03-01")),
        "fees": [{"amount": "100", "payee": draw.choice(("guarantor", "platform", "lender")), "name": "咨询服务费"}],
        "late_percent": draw.choice(("18", "24", "60")),
        "lender_type": draw.choice(("private", "bank", "microloan")),
        "purpose": "consumption",
    }
    return {**offer, **{key: value for key, value in more.items() if draw.random() < 0.4}}


def _keys_of_questions(checkout: Path) -> list[str]:
    file = checkout / "checker" / "observations" / "observations.yaml"
    return [item["key"] for item in yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader)]


def commands(known: Sequence[str], unknown: Sequence[str]) -> Iterator[list[str]]:
    """All that is asked on the command line; each start of a process costs a second, so these are few."""
    for name in (*[name for name in known if len(name) <= 6][:12], *unknown[:3]):
        yield ["check", name]
    for name in known[:3]:
        yield ["collector", name]
    yield from (
        ["sources"],
        ["changes"],
        ["--help"],
        *([command, "--help"] for command in ("check", "cost", "refresh")),
    )


def ask_all(checkout: Path, asked: Sequence[Question], typed: Sequence[list[str]]) -> Answers:
    """What the build of a checkout answers, by question. Raises RuntimeError where it does not start."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(checkout),
            "LENDER_CHECKER_DATA_DIR": folder,
            "LENDER_CHECKER_RATE_LIMIT": "1000000/second",
            "LENDER_CHECKER_WORKERS": "1",
            "LENDER_CHECKER_PORT": str(_free_port()),
        }
        with _served(checkout, environment) as base:
            answers = {f"{method} {path} {body or ''}": _ask(base, method, path, body) for method, path, body in asked}
        for arguments in typed:
            done = subprocess.run(  # noqa: S603 - a Python of ours, and names of ours
                [_python(checkout), "-m", "checker", *arguments],
                cwd=checkout,
                env=environment,
                capture_output=True,
                text=True,
                check=False,
            )
            answers[" ".join(arguments)] = steady(f"{done.returncode}\n{done.stdout}\n{done.stderr}")
        return answers


def differences(before: Answers, after: Answers) -> Iterator[str]:
    """A line for every question that is answered otherwise, with the first words that differ."""
    for question, old in before.items():
        new = after[question]
        if new != old:
            matcher = difflib.SequenceMatcher(None, old, new, autojunk=False) if len(old) < 5000 else None
            at = matcher.get_matching_blocks()[0].size if matcher else _first_difference(old, new)
            part = slice(max(0, at - 60), at + 100)
            yield f"{question}\n  before: {old[part]!r}\n  after:  {new[part]!r}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare this checkout with another; returns the exit code."""
    parser = argparse.ArgumentParser(description="Whether two builds answer alike.")
    parser.add_argument("other", type=Path, help="a checkout of the other build")
    other = parser.parse_args(arguments).other.resolve()
    if not (other / "checker").is_dir():
        parser.error(f"{other} is no checkout: it has no folder checker/")
    known = known_names(HERE)
    unknown = unknown_names(known)
    asked, typed = list(questions(known, unknown)), list(commands(known, unknown))
    asked += [("POST", "/api/v1/check", body) for body in random_requests(HERE, known, unknown)]
    with ThreadPoolExecutor(2) as pool:
        before, after = pool.map(lambda checkout: ask_all(checkout, asked, typed), (other, HERE))
    found = list(differences(before, after))
    print("\n".join(found))  # noqa: T201 - what was asked for
    print(  # noqa: T201
        f"{len(known)} known and {len(unknown)} unknown names, {RANDOM} random requests, {len(before)} answers"
        f" ({', '.join(f'{count} with {status}' for status, count in _statuses(after))}), {len(found)} differences"
    )
    return 1 if found else 0


def steady(answer: str) -> str:
    """An answer without what no two answers share. Instants before this comparison began are facts, and stay."""
    return _INSTANT.sub(lambda when: "now" if when[0] >= _STARTED else when[0], _VOLATILE.sub("", answer))


def _statuses(answers: Answers) -> list[tuple[str, int]]:
    """How often each HTTP status or exit code was met: a comparison of refusals alone would prove little."""
    return Counter(answer.split(maxsplit=1)[0] for answer in answers.values()).most_common()


def _names_in(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, part in value.items():
            if key in _NAME_KEYS:
                yield from ([part] if isinstance(part, str) else [one for one in part or () if isinstance(one, str)])
            yield from _names_in(part)
    elif isinstance(value, list):
        for part in value:
            yield from _names_in(part)


def _query(**fields: str) -> str:
    return urlencode(fields)


def _ask(base: str, method: str, path: str, body: dict[str, Any] | None) -> str:
    answer = requests.request(method, f"{base}{path}", json=body, timeout=60)
    return steady(f"{answer.status_code} {answer.headers.get('Content-Type')}\n{answer.text}")


def _python(checkout: Path) -> str:
    """Return the Python of a checkout: its own, whose libraries are those that it was built for, or else this one."""
    own = checkout / ".venv" / "bin" / "python"
    return str(own) if own.exists() else sys.executable


@contextmanager
def _served(checkout: Path, environment: dict[str, str]) -> Iterator[str]:
    server = subprocess.Popen(  # noqa: S603 - a Python of ours
        [_python(checkout), "-m", "checker", "serve"],
        cwd=checkout,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    base = f"http://127.0.0.1:{environment['LENDER_CHECKER_PORT']}"
    try:
        _await(base, server)
        yield base
    finally:
        server.terminate()
        server.wait()


def _await(base: str, server: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            if requests.get(f"{base}/readyz", timeout=10).ok:
                return
        except requests.ConnectionError:
            pass
        time.sleep(0.2)
    raise RuntimeError("the server did not start")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _first_difference(old: str, new: str) -> int:
    return next((at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))


if __name__ == "__main__":
    raise SystemExit(main())
