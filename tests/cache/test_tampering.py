"""Whoever may write in the cache's server gets nothing served, and whoever may read there learns no name."""

import base64
import gzip
import hashlib
import json
import os
import subprocess
import zlib
from collections.abc import Callable, Iterator
from urllib.parse import quote

import pytest
import redis

from checker.cache import redis_server
from checker.cache.cipher import CacheCipher
from checker.cache.redis_cache import RedisCache
from checker.cache.redis_server import RETRY_SECONDS, RedisServer
from checker.request.model import CheckRequest
from checker.service.checker import Checker
from checker.settings import Settings
from tests.conftest import COMMAND, Valkey

SECRET = "the operator's own secret, 32 long"
PHONE = "13800138000"


def question(name: str, **more: str) -> CheckRequest:
    return CheckRequest.model_validate({"name": name, **more})


def answer(checker: Checker, name: str) -> dict[str, object]:
    report: dict[str, object] = json.loads(checker.check_json(question(name)))
    del report["generated_at"]
    return report


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test here is about a slow server: on a busy machine every answer is waited for."""
    for timeout in redis_server.FAIL_FAST:
        monkeypatch.setitem(redis_server.FAIL_FAST, timeout, 20)


@pytest.fixture
def client(valkey: Valkey) -> Iterator[redis.Redis]:
    """Somebody else at the same server."""
    with redis.Redis(port=valkey.port) as made:
        yield made


@pytest.fixture
def checker(settings: Settings, valkey: Valkey) -> Checker:
    """A checker that remembers nothing itself, so that every answer comes from the server."""
    return Checker.open(settings.model_copy(update={"redis_url": valkey.url, "cache_bytes": 0}))


def stored(checker: Checker, client: redis.Redis, name: str) -> tuple[bytes, bytes]:
    """Ask, and find what was written: the name of its entry and the value."""
    before = set(client.keys())
    answer(checker, name)
    (entry,) = set(client.keys()) - before
    value = client.get(entry)
    assert isinstance(value, bytes)
    return entry, value


Forge = Callable[[Checker, redis.Redis], bytes]


def anothers(checker: Checker, client: redis.Redis) -> bytes:
    return stored(checker, client, "招联消费金融")[1]


def altered(checker: Checker, client: redis.Redis) -> bytes:
    """A well-formed report that says what no report says."""
    report = checker.check(question("360借条"))
    headline = report.verdict.headline.model_copy(update={"zh": f"官方认证，放心借，电话 {PHONE}"})
    verdict = report.verdict.model_copy(update={"headline": headline})
    return report.model_copy(update={"verdict": verdict}).model_dump_json().encode()


def altered_and_encrypted(checker: Checker, client: redis.Redis) -> bytes:
    return CacheCipher(b"not the secret that is in use ...").encrypt(
        checker.prepare(question("360借条")).key, altered(checker, client)
    )


def cut(checker: Checker, client: redis.Redis) -> bytes:
    return b"".join(client.mget(client.keys()))[:-1]


@pytest.mark.parametrize("forge", [anothers, altered, altered_and_encrypted, cut])
def test_what_others_wrote_is_a_miss(forge: Forge, checker: Checker, client: redis.Redis) -> None:
    entry, ours = stored(checker, client, "360借条")
    expected = answer(checker, "360借条")
    forged = forge(checker, client)
    client.set(entry, forged)
    assert answer(checker, "360借条") == expected
    assert client.get(entry) not in (ours, forged)  # worked out anew, and remembered anew
    assert PHONE not in json.dumps(answer(checker, "360借条"))


def test_a_flipped_bit_anywhere_is_a_miss(valkey: Valkey, client: redis.Redis) -> None:
    cipher = CacheCipher(SECRET.encode())
    cache, entry = RedisCache(RedisServer(valkey.url, RETRY_SECONDS), cipher), cipher.entry("k")
    cache.set("k", b'{"verdict": "warned"}', 60)
    for bit in range(8 * client.strlen(entry)):
        was = client.setbit(entry, bit, 1 - client.getbit(entry, bit))
        assert cache.get("k") is None, bit
        client.setbit(entry, bit, was)
    assert cache.get("k") == b'{"verdict": "warned"}'


def test_an_older_value_of_the_same_key_is_still_ours(valkey: Valkey, client: redis.Redis) -> None:
    """The documented limit: both were right when written, of one revision, one day and one rule set."""
    cipher = CacheCipher(SECRET.encode())
    cache = RedisCache(RedisServer(valkey.url, RETRY_SECONDS), cipher)
    cache.set("k", b"older", 60)
    older = client.get(cipher.entry("k"))
    cache.set("k", b"newer", 60)
    client.set(cipher.entry("k"), older)
    assert cache.get("k") == b"older"


#: A hundred and twenty names that nobody has, each of its own characters.
CANARIES = [f"{chr(0x4E00 + 7 * n)}{chr(0x5E00 + 11 * n)}丝雀{chr(0x6E00 + 13 * n)}贷" for n in range(30)]


def readings(held: bytes) -> Iterator[bytes]:
    """What one may take stored bytes for: as they are, decoded, unpacked from any of the first bytes on."""
    yield held
    yield held.decode("latin-1").encode("unicode_escape")
    for start in range(64):
        for window in (47, -15):
            try:
                yield zlib.decompressobj(window).decompress(held[start:])
            except zlib.error:
                continue


def forms(name: str) -> list[bytes]:
    utf8 = name.encode()
    escaped, percent = json.dumps(name)[1:-1].encode(), quote(name).encode()
    wide = [name.encode("utf-16-le"), name.encode("utf-16-be"), name.encode("gb18030")]
    return [utf8, escaped, percent, utf8.hex().encode(), base64.b64encode(utf8), *wide]


def leaked(held: list[bytes], names: list[str]) -> list[str]:
    """Those of the names that stand in what is held, in any form."""
    read = [reading for value in held for reading in readings(value)]
    return [name for name in names if any(form in reading for form in forms(name) for reading in read)]


def hashes(checker: Checker, asked: CheckRequest) -> list[bytes]:
    """What somebody who guesses a name can hash without our secret."""
    key = checker.prepare(asked).key
    canonical = json.dumps(asked.model_dump(mode="json"), sort_keys=True, ensure_ascii=False)
    texts = (asked.name, canonical, key, f"lender-checker:{key}")
    return [hashlib.sha256(text.encode()).hexdigest().encode() for text in texts]


def test_no_name_rests_in_clear(checker: Checker, client: redis.Redis) -> None:
    asked = [question(name, lender=f"{name}公司") for name in CANARIES]
    plain = [checker.check_json(one) for one in asked]
    keys = client.keys()
    values: list[bytes] = client.mget(keys)
    assert len(keys) == len(CANARIES)
    assert leaked(plain[:3], CANARIES) == leaked([gzip.compress(one) for one in plain[:3]], CANARIES) == CANARIES[:3]
    assert leaked([*keys, *values], CANARIES) == []
    guesses = [guess for one in asked for guess in hashes(checker, one)]
    assert not any(guess in key for guess in guesses for key in keys)
    assert [checker.check_json(one) for one in asked] == plain  # and they are hits


def hits(client: redis.Redis) -> int:
    found: int = client.info("stats")["keyspace_hits"]
    return found


def test_processes_share_by_their_folder_s_key_and_not_across_secrets(
    settings: Settings, valkey: Valkey, client: redis.Redis
) -> None:
    """One process writes; another with the same folder reads; whoever has another secret starts anew, and answers."""

    def here(**secret: str) -> dict[str, object]:
        named = Settings.load(data_dir=settings.data_dir, redis_url=valkey.url, **secret)
        return answer(Checker.open(named), "360借条")

    def elsewhere() -> dict[str, object]:
        named = {"LENDER_CHECKER_DATA_DIR": str(settings.data_dir), "LENDER_CHECKER_REDIS_URL": valkey.url}
        words = [*COMMAND, "check", "360借条", "--json"]
        report: dict[str, object] = json.loads(
            subprocess.run(words, env=os.environ | named, stdout=subprocess.PIPE, check=True).stdout
        )
        del report["generated_at"]
        return report

    answers, found = [], []
    for ask in (here, elsewhere, lambda: here(secret_key=SECRET), lambda: here(secret_key=SECRET)):
        before = hits(client)
        answers.append(ask())
        found.append(hits(client) - before)
    assert found == [0, 1, 0, 1]
    assert answers == 4 * answers[:1]
