"""How well names in screenshots are recognised, and that none of them is ever judged before a person chose it.

`python -m tests.screenshots.evaluate` reads all thirty and prints a line for each.
"""

import re
import sys
import tempfile
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from checker.app.factory import create_app
from checker.settings import Settings
from tests.screenshots.rendered import Rendered, rendered


@dataclass
class Score:
    """`exact`: names recognised to the letter; `asked`: others, beside their cut-outs to be corrected; `chosen`: pages
    on which a name was chosen for the person."""

    exact: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    chosen: list[str] = field(default_factory=list)


def scored(client: FlaskClient, pictures: Iterable[Rendered]) -> Score:
    """Send each picture as a person does, confirm it as it stands, and look at what is then chosen."""
    score = Score()
    for picture in pictures:
        sent = client.post("/read/picture", data=_form(picture.draw()), content_type="multipart/form-data; boundary=b")
        page = BeautifulSoup(sent.text, "html.parser")
        assert sent.status_code == 200, (picture.what, page.get_text(" ", strip=True)[:200])
        assert not page.select("[name=pick]"), "nothing is looked up yet"
        lines = [area.text.strip() for area in page.select("textarea[name=line]")]
        seen = _plain("".join(lines))
        for name in picture.names:
            (score.exact if _plain(name) in seen else score.asked).append(f"{picture.what}: {name}")
        found = client.post("/read/picture/lines", data={"line": lines})
        form = BeautifulSoup(found.text, "html.parser")
        if form.select("[name=pick][checked]") or not form.select("form.read"):
            score.chosen.append(picture.what)
        fields = {field["name"]: field.get("value", "") for field in form.select("form.read [type=hidden]")}
        if client.post("/read/check", data={**fields, "to": "check"}).status_code != 422:
            score.chosen.append(picture.what)
    return score


def _form(content: bytes) -> bytes:
    head = b'--b\r\nContent-Disposition: form-data; name="picture"; filename="p"\r\nContent-Type: image/png\r\n\r\n'
    return head + content + b"\r\n--b--\r\n"


def _plain(text: str) -> str:
    """Without spaces and the width of brackets: neither is part of a name."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def main() -> int:
    """Read all and print the score."""
    with tempfile.TemporaryDirectory() as folder:
        app = create_app(Settings(data_dir=Path(folder), rate_limit="100000/minute", picture_seconds=240))
        pictures = list(rendered())
        score = scored(app.test_client(), pictures)
    total = len(score.exact) + len(score.asked)
    sys.stdout.write(f"{len(pictures)} screenshots, {total} names: {len(score.exact)} to the letter\n")
    sys.stdout.writelines(f"  not to the letter, asked: {name}\n" for name in score.asked)
    sys.stdout.write(f"judged before anybody chose them: {len(score.chosen)}\n")
    return 1 if score.chosen or len(pictures) != 30 else 0


if __name__ == "__main__":
    sys.exit(main())
