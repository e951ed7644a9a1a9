"""YAML as data: mappings, lists, text, numbers and dates. Nothing in a file can name code to run.

To read YAML takes ten times as long as to read JSON, and a start reads two dozen files. So what a file held is kept as
JSON where Python keeps what it compiled, under the SHA-256 of the content: another content is another file, and where
the folder cannot be written, as in many containers, the YAML is read each time.
"""

import hashlib
import json
import sys
from datetime import date
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, Final

#: Bytes; to read less takes no time either way.
_WORTH_KEEPING: Final = 1000
#: Values in a file; ours have up to 60,000.
_MOST_ENTRIES: Final = 500_000
# Keys of mappings that stand for what JSON has not: dates, and mappings with other keys than text. No YAML can hold
# such a key: it begins with a control character.
_DATE: Final = "\x00date"
_PAIRS: Final = "\x00pairs"


def read_yaml(content: str | bytes) -> Any:  # noqa: ANN401 - whatever the file holds; callers validate it
    """Return what a YAML document holds; bytes are read as UTF-8. Raises yaml.YAMLError."""
    body = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    if len(body) < _WORTH_KEEPING:
        return _parse(content)
    file = compiled_folder() / f"{hashlib.sha256(body).hexdigest()}.json"
    try:
        return _from_json(file.read_bytes())
    except (OSError, ValueError):
        data = _parse(content)
        if not sys.dont_write_bytecode:
            _keep(file, data)
        return data


def compiled_folder() -> Path:
    """Return where what was read is kept; the number is that of the form in which it is."""
    return Path(__file__).with_name("__pycache__") / "yaml-1"


def _parse(content: str | bytes) -> Any:  # noqa: ANN401 - see `read_yaml`
    import yaml  # noqa: PLC0415 - where all is compiled nobody parses

    # libyaml reads ten times as fast as the library's Python; a build without it reads the same
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(content, Loader=loader)  # noqa: S506 - both are safe loaders


def _keep(file: Path, data: object) -> None:
    """Keep the data, whole or not at all, if it can be said just so: no times of day."""
    try:
        if _entries(data) > _MOST_ENTRIES:
            return
        body = json.dumps(_plain(data), ensure_ascii=False, separators=(",", ":")).encode()
        if repr(_from_json(body)) != repr(data):
            return
        file.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=file.parent, delete=False) as part:
            part.write(body)
        Path(part.name).replace(file)
    except (OSError, ValueError, TypeError, RecursionError):
        return  # it is read as YAML again


def _entries(data: object) -> int:
    """Return how many values there are, counted no further than it takes: aliases of aliases may stand for more than
    any memory holds."""
    waiting, count = [data], 0
    while waiting and count <= _MOST_ENTRIES:
        value = waiting.pop()
        count += 1
        if isinstance(value, dict | list):
            waiting += [*value, *value.values()] if isinstance(value, dict) else value
    return count + len(waiting)


def _plain(value: object) -> object:
    if type(value) is date:
        return {_DATE: value.isoformat()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        pairs = [(_plain(key), _plain(item)) for key, item in value.items()]
        return {_PAIRS: pairs} if any(not isinstance(key, str) for key in value) else dict(pairs)
    return value


def _from_json(body: bytes) -> Any:  # noqa: ANN401 - see `read_yaml`
    return json.loads(body, object_hook=_restored)


def _restored(mapping: dict[str, Any]) -> Any:  # noqa: ANN401 - see `read_yaml`
    if _DATE in mapping:
        return date.fromisoformat(mapping[_DATE])
    return dict(mapping[_PAIRS]) if _PAIRS in mapping else mapping
