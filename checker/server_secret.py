"""The secret of one server: the operator's, else one that the data folder keeps for all its workers.

From it come, each by its own label, what encrypts a shared cache, what hashes the networks that claims are counted by,
what signs the tokens of the forms, and what marks evidence sheets.
"""

import logging
import os
import secrets
import tempfile
from pathlib import Path
from typing import Final

from checker.settings import Settings

#: The file in the data folder. Deleting it empties the shared cache, begins counts of claims anew, and makes forms that
#: are open be sent twice; and no evidence sheet marked with it can be checked any more.
FILE: Final = "server.key"
_BYTES: Final = 32

_log = logging.getLogger(__name__)


def server_secret(settings: Settings) -> bytes:
    """Return LENDER_CHECKER_SECRET_KEY, else the key of the data folder, created if there is none.

    A folder that gives none is no reason not to answer: then the key is a fresh one in memory, shared with no other
    process, and the log says which file is to be looked at.
    """
    if settings.secret_key:
        return settings.secret_key.get_secret_value().encode()
    path = settings.data_dir / FILE
    try:
        return _of_folder(path)
    except OSError as error:
        _log.warning(
            "%s: %s; this process has a key of its own, and shares its cache with no other",
            path,
            error.strerror or error,
        )
        return secrets.token_bytes(_BYTES)


def _of_folder(path: Path) -> bytes:
    if not path.exists():
        _create(path)
    key = path.read_bytes()
    if len(key) != _BYTES:
        message = f"not a key of {_BYTES} bytes; delete it and start again"
        raise OSError(message)
    return key


def _create(path: Path) -> None:
    """Give the folder a key, whole or not at all; where several do so at once, the first one's stays."""
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")  # readable by us only
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(secrets.token_bytes(_BYTES))
            file.flush()
            os.fsync(file.fileno())
        path.hardlink_to(temporary)  # unlike a rename, never in the place of another
    except FileExistsError:
        pass
    finally:
        Path(temporary).unlink()
