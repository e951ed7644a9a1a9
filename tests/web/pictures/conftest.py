"""The whole application, patient with pictures; a screenshot is read once for all tests that look at its page."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from checker.app.factory import create_app
from checker.settings import Settings
from tests.conftest import UNLIMITED
from tests.screenshots.drawing import screenshot, stored

LENDER = "重庆度小满小额贷款有限公司"
ADVISER = "上海富友信息科技有限公司"


BOUNDARY = "a-boundary-of-ours"


def form_with(content: bytes, name: str = "IMG_0001.png") -> bytes:
    """A multipart form as browsers send it. Werkzeug's own client would write a large one to a temporary file."""
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="picture"; filename="{name}"\r\n'
    return head.encode() + b"Content-Type: image/png\r\n\r\n" + content + f"\r\n--{BOUNDARY}--\r\n".encode()


def send(client: FlaskClient, content: bytes) -> TestResponse:
    """Send a picture from the form of the page."""
    return client.post(
        "/read/picture", data=form_with(content), content_type=f"multipart/form-data; boundary={BOUNDARY}"
    )


@pytest.fixture(scope="session")
def app(data_dir) -> Flask:
    made = create_app(Settings(data_dir=data_dir, rate_limit=UNLIMITED, picture_seconds=240))
    made.testing, made.config["PROPAGATE_EXCEPTIONS"] = True, False
    return made


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture(scope="session")
def small_screenshot() -> bytes:
    return stored(screenshot([f"贷款人：{LENDER}", f"咨询服务方：{ADVISER}", "年利率：23.98%"], size=26, width=560))


@pytest.fixture(scope="session")
def recognised(app: Flask, small_screenshot: bytes) -> TestResponse:
    return send(app.test_client(), small_screenshot)
