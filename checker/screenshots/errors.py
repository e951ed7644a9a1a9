"""Why a picture was not read. Each says what is accepted, and none repeats anything of the picture."""

from typing import Final

from checker.errors import QueryError
from checker.screenshots.model import MAX_BYTES, MAX_PIXELS
from registries.model import Text

_ACCEPTED: Final = Text(
    zh=f"只收 PNG、JPEG、WebP 图片，不超过 {MAX_BYTES // 1024 // 1024} MB、{MAX_PIXELS // 10_000} 万像素。",
    en=f"PNG, JPEG and WebP pictures are accepted, up to {MAX_BYTES // 1024 // 1024} MB and "
    f"{MAX_PIXELS // 1_000_000} megapixels.",
)


class PictureError(QueryError):
    """A picture that cannot be read. `slug` says why, for programs."""

    slug = "unreadable-picture"
    title = Text(zh="这张图片读不了", en="This picture cannot be read")

    def __init__(self, what: Text) -> None:
        super().__init__(Text(zh=what.zh + _ACCEPTED.zh, en=f"{what.en} {_ACCEPTED.en}"), "picture")


class NoPictureError(PictureError):
    """Nothing was sent, or an empty file."""

    slug = "no-picture"

    def __init__(self) -> None:
        super().__init__(Text(zh="没有收到图片，请先选一张。", en="No picture arrived; please choose one."))


class PictureTooLargeError(PictureError):
    """A file of too many bytes."""

    status = 413
    slug = "picture-too-large"

    def __init__(self) -> None:
        super().__init__(
            Text(zh="图片文件太大，请截短一点再发。", en="The file is too large; please send a smaller cut-out.")
        )


class TooManyPixelsError(PictureError):
    """A picture whose header declares too many pixels. It was not decoded."""

    slug = "too-many-pixels"

    def __init__(self) -> None:
        super().__init__(
            Text(zh="图片的像素太多，请分几段截图。", en="The picture has too many pixels; please cut it into parts.")
        )


class NotAPictureError(PictureError):
    """A file of another kind, whatever its name. `kind`: which, where its first bytes tell."""

    slug = "not-a-picture"

    def __init__(self, kind: str | None) -> None:
        zh = f"这个文件是 {kind}，不是能读的图片。" if kind else "这个文件不是能读的图片。"
        en = f"This file is {kind}, no picture that can be read." if kind else "This file is no picture we can read."
        super().__init__(Text(zh=zh + "可以打开它再截图。", en=f"{en} Open it and take a screenshot."))


class DamagedPictureError(PictureError):
    """A picture that breaks off, or whose pixels make no sense."""

    slug = "damaged-picture"

    def __init__(self) -> None:
        super().__init__(
            Text(
                zh="图片不完整或已损坏，请重新截图。",
                en="The picture breaks off or is damaged; please take the screenshot again.",
            )
        )


class PictureTooSlowError(PictureError):
    """A picture whose reading went over its time or memory."""

    slug = "picture-too-slow"

    def __init__(self) -> None:
        super().__init__(
            Text(
                zh="这张图片在限定的时间和内存里没有读完，请把要看的几行单独截图。",
                en="The picture was not read within the time and memory allowed; please cut out the lines in question.",
            )
        )


class NotInstalledError(PictureError):
    """This installation has no reader of pictures."""

    status = 501
    slug = "pictures-not-installed"
    title = Text(zh="这里不能读图片", en="Pictures cannot be read here")

    def __init__(self) -> None:
        QueryError.__init__(
            self,
            Text(
                zh="这个网站没有装读图片的部件。请把图上的字打出来查。",
                en="This installation has no reader of pictures (lender-checker[screenshots]). Please type the words.",
            ),
            "picture",
        )
