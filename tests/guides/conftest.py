"""The application of the pages' own tests, served without any dataset: guides need none."""

from tests.web.conftest import app, browser, client, site

__all__ = ["app", "browser", "client", "site"]
