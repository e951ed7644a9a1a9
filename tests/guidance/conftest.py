"""The application of the pages' own tests, served without any dataset: guides need none."""

from tests.web.conftest import app, client, site

__all__ = ["app", "client", "site"]
