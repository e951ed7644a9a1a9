"""工业和信息化部: notices on apps that harm users."""

from registries.reader import Reader
from registries.sources.miit import app_notices

READERS: tuple[Reader, ...] = (app_notices.READER,)
