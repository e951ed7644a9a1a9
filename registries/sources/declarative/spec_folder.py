"""A folder of descriptions, one YAML file a list: the ones that are shipped, and those of an operator."""

from collections.abc import Iterable
from pathlib import Path

from registries.documents.page_text import one_line
from registries.reader import Reader
from registries.sources.declarative.reader import DeclarativeReader
from registries.sources.declarative.spec import SourceSpecError, read_spec

_ENDINGS = frozenset({".yaml", ".yml"})


def described_in(folder: Path, taken: Iterable[str] = ()) -> tuple[tuple[Reader, ...], tuple[str, ...]]:
    """The readers that the folder's YAML files describe, by file name, and a line for each file that describes none:
    its name, what is wrong, what is accepted. `taken`: ids that other sources have. Nothing where there is no folder.
    """
    owners = {_spelling(one): "a built-in source" for one in taken}
    readers: list[Reader] = []
    faults: list[str] = []
    try:
        files = sorted(file for file in folder.iterdir() if file.suffix in _ENDINGS and not file.name.startswith("."))
    except FileNotFoundError:
        return (), ()
    except OSError as error:
        return (), (f"{folder.name}: {error.strerror}: a folder of YAML files is accepted, one a list",)
    for file in files:
        try:
            reader = DeclarativeReader(read_spec(file))
            _claim(owners, reader.source.id, file.name)
        except SourceSpecError as fault:
            faults.append(one_line(str(fault)))
        else:
            readers.append(reader)
    return tuple(readers), tuple(faults)


def load_declarative(folder: Path) -> tuple[Reader, ...]:
    """The same of a folder in which every file must be right. Raises SourceSpecError naming each that is not."""
    readers, faults = described_in(folder)
    if faults:
        raise SourceSpecError("; ".join(faults))
    return readers


def _claim(owners: dict[str, str], source: str, file: str) -> None:
    owner = owners.setdefault(_spelling(source), file)
    if owner != file:
        raise SourceSpecError(f"{file}: source.id: {source} is that of {owner}: give the list an id of its own")


def _spelling(source: str) -> str:
    """Commands take the first dot of an id for an underscore: ids that differ only there are one."""
    return source.replace(".", "_", 1)
