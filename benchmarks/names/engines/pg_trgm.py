"""PostgreSQL with pg_trgm: a cluster of our own in the folder, on a Unix socket, asked through one psql."""

import os
import pwd
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from benchmarks.names.engines import keys
from benchmarks.names.engines.protocol import Answer, Ask
from benchmarks.names.engines.rerank import CANDIDATES, reranked
from checker.names import IndexedName, NormalisedName

_PROGRAMS = Path("/usr/lib/postgresql")
_EXTENSIONS = Path("/usr/share/postgresql")
_USER = "postgres"  # the Debian package makes it; a server does not run as root
_END = "--"
_OPTIONS = "-c listen_addresses= -c fsync=off -c shared_buffers=128MB -c max_parallel_workers_per_gather=0 -c jit=off"
_SCHEMA = """
CREATE EXTENSION pg_trgm;
CREATE TABLE names (at integer, key text NOT NULL);
COPY names FROM STDIN;
{rows}
\\.
CREATE INDEX names_key ON names USING gin (key gin_trgm_ops);
VACUUM ANALYZE names;
SELECT pg_total_relation_size('names');
"""
_PREPARE = f"""
SET pg_trgm.similarity_threshold = 0.25;
PREPARE near(text) AS SELECT at FROM names WHERE key % $1 ORDER BY similarity(key, $1) DESC LIMIT {CANDIDATES};
"""


@dataclass(frozen=True)
class PgTrgm:
    """GIN over trigrams, threshold 0.25, then the shared second look. Its memory is the server's and not counted."""

    name: str = "pg_trgm"
    most_queries: int = 250

    def missing(self) -> str:
        """See Engine."""
        if not any(_PROGRAMS.glob("*/bin/initdb")):
            return "no PostgreSQL here (Debian: postgresql, postgresql-contrib)"
        return "" if any(_EXTENSIONS.glob("*/extension/pg_trgm.control")) else "PostgreSQL has no pg_trgm here"

    def build(self, records: Sequence[IndexedName], folder: Path) -> int:
        """See Engine."""
        known = keys.keys_of(records)
        keys.write(known, folder)
        cluster = folder / "cluster"
        cluster.mkdir()
        _give_away(folder, cluster)
        _run("initdb", "-D", str(cluster), "--no-sync", "--locale=C.UTF-8", "-E", "UTF8", "-A", "trust")
        rows = "\n".join(f"{at}\t{key}" for at, key in enumerate(known))
        with _server(cluster):
            psql = [*_psql(cluster), "-v", "ON_ERROR_STOP=1"]
            said = subprocess.run(
                psql, input=_SCHEMA.format(rows=rows), stdout=subprocess.PIPE, text=True, check=True, **_other_user()
            ).stdout
        return int(said.split()[-1])

    @contextmanager
    def open(self, folder: Path) -> Iterator[Ask]:
        """See Engine."""
        cluster = folder / "cluster"
        with (
            _server(cluster),
            keys.opened(folder) as known,
            subprocess.Popen(
                _psql(cluster), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, **_other_user()
            ) as psql,
        ):
            asked, said = psql.stdin, psql.stdout
            assert asked is not None
            assert said is not None
            list(_answered(asked, said, _PREPARE))

            def ask(name: NormalisedName) -> Answer:
                form = keys.form_of(name)
                quoted = form.replace("'", "''").replace("\\", "")
                rows = _answered(asked, said, f"EXECUTE near('{quoted}');")
                return reranked(form, [known[int(at)] for at in rows])

            yield ask
            asked.close()


def _answered(asked: IO[str], said: IO[str], command: str) -> Iterator[str]:
    asked.write(f"{command}\n\\echo {_END}\n")
    asked.flush()
    while (line := said.readline().rstrip("\n")) != _END:
        if not line:
            raise RuntimeError("psql ended")
        yield line


def _psql(cluster: Path) -> list[str]:
    return ["psql", "-X", "-q", "-A", "-t", "-h", str(cluster), "-d", "postgres"]


@contextmanager
def _server(cluster: Path) -> Iterator[None]:
    _run("pg_ctl", "-D", str(cluster), "-w", "-l", str(cluster / "log"), "-o", f"{_OPTIONS} -k {cluster}", "start")
    try:
        yield
    finally:
        _run("pg_ctl", "-D", str(cluster), "-w", "-m", "fast", "stop")


def _run(program: str, *words: str) -> None:
    """Run one of the server's programs; its newest version."""
    path = max(_PROGRAMS.glob(f"*/bin/{program}"), key=lambda found: int(found.parts[-3]))
    subprocess.run([path, *words], stdout=subprocess.DEVNULL, check=True, cwd="/", **_other_user())


def _give_away(*folders: Path) -> None:
    if os.geteuid() == 0:
        for folder in folders:
            os.chown(folder, _passwd().pw_uid, _passwd().pw_gid)


def _other_user() -> dict[str, Any]:
    if os.geteuid() != 0:
        return {}
    return {"user": _passwd().pw_uid, "group": _passwd().pw_gid, "extra_groups": []}


def _passwd() -> pwd.struct_passwd:
    return pwd.getpwnam(_USER)
