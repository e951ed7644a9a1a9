"""Pictures of one process are read one at a time: each takes hundreds of megabytes and all cores while it lasts."""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from checker.errors import TooBusyError
from checker.limits.work_limits import PICTURE_RETRY, PICTURES_BUSY, WorkLimits

if TYPE_CHECKING:
    from checker.reading.model import TextReading
    from checker.reading.picture_lines import PictureReading


class Pictures:
    """The one turn to read a picture in this process, and how long it may last. Safe between threads."""

    def __init__(self, limits: WorkLimits, seconds: float) -> None:
        self._limits, self._seconds = limits, seconds
        self._turn = threading.Lock()

    def read(self, content: bytes, read_text: Callable[[str], "TextReading"]) -> "PictureReading":
        """Return what is recognised in a picture; `read_text` points out the names in it. Raises PictureError, and
        TooBusyError where the client has one under way (429), or the turn does not come in time (503)."""
        from checker.reading.picture_lines import picture_reading  # noqa: PLC0415 - a check needs none of it
        from checker.screenshots.reader import PictureLimits, read_picture  # noqa: PLC0415 - nor of this

        with self._limits.room_for("picture"):
            if not self._turn.acquire(timeout=self._seconds / 2):
                raise TooBusyError(PICTURES_BUSY, 503, PICTURE_RETRY)
            try:
                recognition = read_picture(content, PictureLimits(seconds=self._seconds))
            finally:
                self._turn.release()
        return picture_reading(recognition, read_text)
