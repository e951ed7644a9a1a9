"""The settings of an operator: environment variables that begin with LENDER_CHECKER_."""

import os
from pathlib import Path
from typing import Annotated, Any, Final, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    SecretStr,
    StringConstraints,
    ValidationError,
    field_validator,
    model_validator,
)

PREFIX = "LENDER_CHECKER_"
#: Questions that one client may ask.
RATE_LIMIT: Final = "300/minute"


class SettingsError(Exception):
    """A setting that cannot be used; the message names its variable and never its value (a URL may hold a password)."""

    def __init__(self, variable: str, reason: str) -> None:
        super().__init__(f"{variable}: {reason}")
        self.variable = variable


def _home() -> Path:
    base = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(base) / "lender-checker"


def _sqlite_in(values: dict[str, Any]) -> str:
    return f"sqlite:///{values['data_dir'] / 'lender-checker.db'}"


class Settings(BaseModel):
    """All settings, each with the reason of its default. What is not given is taken from the environment."""

    model_config = ConfigDict(frozen=True, extra="ignore", validate_default=True)

    # the user's own data folder, so that an installed copy writes nowhere else; /data in the container
    data_dir: Path = Field(default_factory=_home)
    # one SQLite file in the data folder serves one machine; a server URL when that is outgrown
    database_url: str = Field(default_factory=_sqlite_in)
    # none: each worker remembers its own answers, and nothing else has to run
    redis_url: str | None = None
    # loopback: nobody else reaches it until the operator says so
    host: str = "127.0.0.1"
    # the port people expect of a Python web server
    port: Annotated[int, Field(ge=1, le=65535)] = 8000
    # two, so that one slow answer or one restart never stops the service
    workers: Annotated[int, Field(ge=1, le=64)] = 2
    # threads per worker: they wait on sockets, not on the processor
    threads: Annotated[int, Field(ge=1, le=64)] = 8
    # five a second for minutes on end is no person, yet many people may share one office's address
    rate_limit: str = RATE_LIMIT
    # an hour: a new dataset, rule set or day asks under new keys anyway, this only frees room
    cache_seconds: Annotated[int, Field(ge=1)] = 3600
    # about a thousand reports a worker, a tenth of its memory budget
    cache_bytes: Annotated[int, Field(ge=0)] = 16 * 1024 * 1024
    # the longest request has two names of 120 characters and some thirty answers: under 4 KiB
    max_body: Annotated[int, Field(ge=1024)] = 64 * 1024
    # seconds to read one picture; a phone's screen takes two to four of two cores, a page as long as ten screens 20
    picture_seconds: Annotated[float, Field(ge=1, le=300)] = 20
    # names this server answers to besides localhost, separated by commas
    trusted_hosts: tuple[str, ...] = ()
    # proxies in front of us; one too many and anyone forges his address
    proxy_hops: Annotated[int, Field(ge=0, le=8)] = 0
    # true once people reach us by HTTPS only: then browsers are told never to come without it
    https: bool = False
    # who runs this site, in his own words, shown on the page about it; none: the page says that nobody is named
    operator: Annotated[str, StringConstraints(strip_whitespace=True, max_length=120)] | None = None
    # where a person reaches the operator (mail or page), shown on the site and told to publishers; none: neither
    contact: str | None = None
    # encrypts the shared cache, hashes networks, signs forms; none: a file in the data folder, for one machine
    secret_key: Annotated[SecretStr, Field(min_length=32)] | None = None
    # secrets of before, separated by commas: sheets that were marked with them still prove themselves
    former_secret_keys: tuple[Annotated[SecretStr, Field(min_length=32)], ...] = ()
    # a publisher's page is made for readers: one request every few seconds is what a person does
    pause_seconds: Annotated[float, Field(ge=0, le=600)] = 3.0
    # only for trying the refresh: one server on this machine that plays every publisher
    publishers_url: str | None = None

    @property
    def sources_dir(self) -> Path:
        """Where the operator's own lists are described, one YAML file each."""
        return self.data_dir / "sources"

    @property
    def former_secrets(self) -> tuple[str, ...]:
        """The secrets of before, in clear."""
        return tuple(secret.get_secret_value() for secret in self.former_secret_keys)

    @model_validator(mode="before")
    @classmethod
    def _from_environment(cls, given: dict[str, object]) -> dict[str, object]:
        variables = {name: os.environ.get(f"{PREFIX}{name.upper()}") for name in cls.model_fields}
        return {name: value for name, value in variables.items() if value is not None} | given

    @field_validator("trusted_hosts", "former_secret_keys", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return tuple(host.strip() for host in value.split(",") if host.strip()) if isinstance(value, str) else value

    @field_validator("rate_limit")
    @classmethod
    def _is_a_rate(cls, value: str) -> str:
        if value != RATE_LIMIT:  # the default needs no check, and no library
            import limits  # noqa: PLC0415

            limits.parse_many(value)
        return value

    @field_validator("redis_url")
    @classmethod
    def _is_a_server(cls, value: str | None) -> str | None:
        if value:
            import redis  # noqa: PLC0415 - only where one is set

            try:
                redis.ConnectionPool.from_url(value)
            except ValueError:
                raise ValueError("must look like redis://host:6379/0, rediss://… or unix:///path") from None
        return value or None

    @classmethod
    def load(cls, **overrides: object) -> Self:
        """Return the environment's settings, with `overrides` above them.

        Raises SettingsError naming the first variable that cannot be used.
        """
        try:
            return cls(**overrides)
        except ValidationError as error:
            first = error.errors(include_input=False)[0]
            name = "_".join(str(part) for part in first["loc"][:1]).upper()
            raise SettingsError(f"{PREFIX}{name}", first["msg"]) from None
