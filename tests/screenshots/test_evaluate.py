"""The thirty rendered screenshots: there are thirty, and of none a name is judged before a person chose it. `make test`
reads one, `make evaluate` and `make property` all."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from checker.app.factory import create_app
from checker.settings import Settings
from tests.conftest import UNLIMITED
from tests.screenshots.evaluate import scored
from tests.screenshots.rendered import rendered


@pytest.fixture(scope="module")
def patient(data_dir: Path) -> FlaskClient:
    return create_app(Settings(data_dir=data_dir, rate_limit=UNLIMITED, picture_seconds=240)).test_client()


def test_look_alike_names_of_a_screenshot_are_read_or_asked_and_none_is_judged(patient: FlaskClient) -> None:
    everything = list(rendered())
    assert len(everything) == 30
    assert len({picture.what for picture in everything}) == 30
    (picture,) = (picture for picture in everything if picture.what == "look-alikes, Sans Regular")
    score = scored(patient, [picture])
    assert score.chosen == []
    assert len(score.exact) + len(score.asked) == len(picture.names) == 11
    assert len(score.exact) >= 9


@pytest.mark.exhaustive
def test_of_all_thirty_no_name_is_judged_and_nine_of_ten_are_read(patient: FlaskClient) -> None:
    score = scored(patient, rendered())
    assert score.chosen == []
    assert len(score.exact) >= 0.9 * (len(score.exact) + len(score.asked))
