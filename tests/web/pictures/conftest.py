"""The whole application, patient with pictures; a screenshot is read once for all tests that look at its page."""

import io

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


def send(client: FlaskClient, content: bytes, name: str = "IMG_0001.png", path: str = "/read/picture") -> TestResponse:
    return client.post(path, data={"picture": (io.BytesIO(content), name)}, content_type="multipart/form-data")


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
