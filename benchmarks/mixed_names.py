"""Names as many people send them: known brands and firms, the popular ones again and again, slips, questions, names of
nobody. The same ones every time; nothing in the made-up ones stands for a real firm."""

from collections.abc import Iterator
from importlib.resources import files
from itertools import accumulate
from random import Random
from typing import Any, Final

from registries.safe_yaml import read_yaml

#: Shares of all names.
BRANDS, FIRMS, SLIPS, QUESTIONS = 0.35, 0.15, 0.10, 0.15
_SEED: Final = 20261130
_NAME_KEYS: Final = frozenset({"legal_name", "brand", "aliases", "former_names"})
_QUESTIONS: Final = (
    "{}正规吗",
    "{}是哪家公司的",
    "{}上征信吗",
    "{}客服电话",
    "{}靠谱吗",
    "请问{}是不是骗人的",
    "{}利息多少",
)
_SYLLABLES: Final = "金信易融速贷花钱包享惠乐优快鑫宝通达瑞安诺盈亿汇丰泰恒"
_ENDINGS: Final = ("贷", "花", "借", "钱包", "借款", "金融", "小额贷款有限公司", "信息科技有限公司", "", "App")


def mixed_names(count: int) -> Iterator[str]:
    """Yield so many names."""
    random = Random(_SEED)
    names = sorted(set(_bundled_names()))
    firms = [name for name in names if name.endswith("公司")]
    brands = [name for name in names if not name.endswith("公司")]
    random.shuffle(brands)
    weights = list(accumulate(1 / (rank + 5) for rank in range(len(brands))))  # a few make half of all questions
    for _ in range(count):
        share, brand = random.random(), random.choices(brands, cum_weights=weights)[0]
        if share < BRANDS:
            yield brand
        elif share < BRANDS + FIRMS:
            yield random.choice(firms)
        elif share < BRANDS + FIRMS + SLIPS:
            yield _slip(brand, random)
        elif share < BRANDS + FIRMS + SLIPS + QUESTIONS:
            yield random.choice(_QUESTIONS).format(brand)
        else:
            yield _nobody(random)


def _slip(name: str, random: Random) -> str:
    at = random.randrange(len(name))
    return name[:at] + random.choice((random.choice(_SYLLABLES), "")) + name[at + 1 :] or name


def _nobody(random: Random) -> str:
    return "".join(random.choices(_SYLLABLES, k=random.randint(2, 4))) + random.choice(_ENDINGS)


def _bundled_names() -> Iterator[str]:
    for file in sorted(files("registries.starter").iterdir(), key=lambda file: file.name):
        if file.name.endswith(".yaml"):
            yield from _names_in(read_yaml(file.read_text(encoding="utf-8")))


def _names_in(content: Any) -> Iterator[str]:  # noqa: ANN401 - whatever YAML holds
    if isinstance(content, list):
        for one in content:
            yield from _names_in(one)
    elif isinstance(content, dict):
        for key, value in content.items():
            if key in _NAME_KEYS:
                yield from (one for one in ([value] if isinstance(value, str) else value) if isinstance(one, str))
            else:
                yield from _names_in(value)
