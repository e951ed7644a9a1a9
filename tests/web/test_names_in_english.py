"""The macro for a name: in Chinese the name alone, in English what it is called or how we read it."""

import pytest
from flask import Flask, render_template_string
from flask.testing import FlaskClient

from checker.english_names.distinct import DistinctGlosses, no_gloss
from checker.web.i18n import Lang, Translator

TEMPLATE = (
    """{% from "web/_name.html" import named with context %}{% for name in names %}{{ named(name) }}|{% endfor %}"""
)


def shown(app: Flask, lang: Lang, *names: str) -> list[str]:
    glosses = DistinctGlosses() if lang == "en" else no_gloss
    with app.test_request_context("/"):
        html = render_template_string(TEMPLATE, names=names, lang=lang, t=Translator(lang), gloss=glosses)
    return [part.strip() for part in html.split("|")[:-1]]


def test_readers_of_chinese_see_the_name_alone(app: Flask) -> None:
    assert shown(app, "zh", "招商银行", "还呗") == ['<bdi lang="zh-CN">招商银行</bdi>', '<bdi lang="zh-CN">还呗</bdi>']


def test_readers_of_english_see_its_own_name_or_our_reading_marked(app: Flask) -> None:
    own, read, twin, latin = shown(app, "en", "招商银行", "上海淇毓信息科技有限公司", "码上消费金融有限公司", "WeBank")
    assert own == '<bdi lang="zh-CN">招商银行</bdi> <span class="gloss">China Merchants Bank</span>'
    assert "Shanghai Qiyu (technology firm)" in read
    assert "≈ " in read
    assert twin.endswith('(written <bdi lang="zh-CN">码上</bdi>)</span>')
    assert "gloss" not in latin


def test_an_english_report_says_what_the_mark_means(client: FlaskClient) -> None:
    english, chinese = (
        client.get(f"/check?name=listed_partner&lang={lang}").get_data(as_text=True) for lang in ("en", "zh")
    )
    assert "≈" in english
    assert "not its own English name" in english
    assert "≈" not in chinese


@pytest.mark.parametrize("hostile", ["<b>银行</b>", '"><script>银行', "银行&<"])
def test_a_name_is_never_markup(app: Flask, hostile: str) -> None:
    for lang in ("zh", "en"):
        assert hostile not in shown(app, lang, hostile)[0]
