"""A real PostgreSQL with pg_trgm, started for the moment on a socket in a temporary folder, where one is installed."""

import csv
import os
import pwd
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

_DEBIAN = Path("/usr/lib/postgresql")
_SQL = r"""
SET client_min_messages = error;
CREATE EXTENSION pg_trgm;
CREATE TABLE names (text text);
CREATE TABLE asked (at int, text text);
\copy names from '{folder}/names.csv' csv
\copy asked from '{folder}/asked.csv' csv
CREATE INDEX ON names USING gin (text gin_trgm_ops);
\copy (SELECT asked.at, best.text, best.score FROM asked CROSS JOIN LATERAL (SELECT names.text, similarity(names.text, asked.text) AS score FROM names WHERE names.text % asked.text ORDER BY score DESC, names.text COLLATE "C" LIMIT 1) AS best) to '{folder}/best.csv' csv
"""  # noqa: E501 - \copy takes one line


def best(texts: Sequence[str], asked: Sequence[str]) -> list[tuple[str | None, float]] | None:
    """For each query the most similar text and its similarity, (None, 0) below pg_trgm's threshold of 0.3; None as a
    whole where no PostgreSQL with pg_trgm is found or it does not start."""
    binaries = _binaries()
    if binaries is None:
        return None
    try:
        with TemporaryDirectory(prefix="pg") as folder:
            return _asked(texts, asked, Path(folder), binaries)
    except (OSError, KeyError, subprocess.SubprocessError):
        return None


def _asked(texts: Sequence[str], asked: Sequence[str], folder: Path, binaries: Path) -> list[tuple[str | None, float]]:
    _give(folder)
    _write(folder / "names.csv", [(text,) for text in texts])
    _write(folder / "asked.csv", list(enumerate(asked)))
    (folder / "ask.sql").write_text(_SQL.replace("{folder}", str(folder)), encoding="utf-8")
    with _server(folder, binaries):
        where: list[str | Path] = ["-h", folder, "-d", "postgres", "-f", folder / "ask.sql"]
        _run([binaries / "psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", *where])
    with (folder / "best.csv").open(encoding="utf-8", newline="") as file:
        found = {int(at): (text, float(score)) for at, text, score in csv.reader(file)}
    return [found.get(at, (None, 0.0)) for at in range(len(asked))]


@contextmanager
def _server(folder: Path, binaries: Path) -> Iterator[None]:
    data = folder / "data"
    made: list[str | Path] = [binaries / "initdb", "-D", data, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"]
    _run(made)
    control: list[str | Path] = [binaries / "pg_ctl", "-D", data, "-w", "-l", folder / "log"]
    _run([*control, "-o", f"-k {folder} -c listen_addresses='' -c fsync=off", "start"])
    try:
        yield
    finally:
        with suppress(subprocess.SubprocessError):
            _run([*control, "-m", "immediate", "stop"])


def _binaries() -> Path | None:
    folders = sorted(_DEBIAN.glob("*/bin"), reverse=True)
    found = next((folder for folder in folders if (folder / "initdb").exists()), None)
    elsewhere = shutil.which("initdb")
    return found or (Path(elsewhere).parent if elsewhere else None)


def _give(folder: Path) -> None:
    """PostgreSQL refuses to run as root: then its folder belongs to `nobody`."""
    if os.getuid() == 0:
        os.chown(folder, pwd.getpwnam("nobody").pw_uid, -1)


def _run(command: Sequence[str | Path]) -> None:
    user = "nobody" if os.getuid() == 0 else None
    where = {**os.environ, "LC_ALL": "C.UTF-8"}
    if user is not None:
        where["PGUSER"] = user
    words, silent = [str(word) for word in command], subprocess.DEVNULL
    subprocess.run(words, check=True, timeout=120, user=user, stdout=silent, stderr=silent, cwd="/", env=where)


def _write(file: Path, rows: Sequence[tuple[object, ...]]) -> None:
    with file.open("w", encoding="utf-8", newline="") as opened:
        csv.writer(opened, quoting=csv.QUOTE_ALL).writerows(rows)
