"""YAML as data: mappings, lists, text, numbers and dates. Nothing in a file can name code to run."""

from typing import Any

import yaml

# libyaml reads ten times as fast as the library's Python; a build without it reads the same
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(content: str | bytes) -> Any:  # noqa: ANN401 - whatever the file holds; callers validate it
    """Return what a YAML document holds; bytes are read as UTF-8. Raises yaml.YAMLError."""
    return yaml.load(content, Loader=_LOADER)  # noqa: S506 - both are safe loaders
