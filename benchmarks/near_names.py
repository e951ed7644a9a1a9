"""What names that are not on record, and names completed while they are typed, cost: of this checkout, and beside it of
another (`python -m benchmarks.near_names [OTHER_CHECKOUT] [--names 20000]`).

Each checkout is asked in a process of its own, in turns; times are of the processor. Private memory is that of the
process beyond the tables, after all questions.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parents[1]
_TURNS = 3
_ASK = """
import json, sys, time
sys.path.insert(0, sys.argv[1])
from benchmarks.names.corpus import synthetic
from checker.names import IndexedName, NameIndex, compile_names, normalise
names = [entry.known for entry in synthetic(int(sys.argv[2])).entries]
words = "京东 微粒 宜享 安逸 小花 拍拍 度小满 桔多多 360 招联".split()
ends = "贷 花 借条 金条 白条 分期 钱包 借款 金融 呗".split()
names += [
    IndexedName(f"{chr(0x4e00 + at)}{word}{end}", f"b{at}{word}{end}", "brand", word + end, "product", at % 4)
    for at in range(40)
    for word in words
    for end in ends
]
started = time.process_time()
tables = compile_names(names)
built = time.process_time() - started
index = NameIndex(tables)

def private():
    with open("/proc/self/smaps_rollup") as rollup:
        return next(int(line.split()[1]) for line in rollup if line.startswith("Private_Dirty")) / 1024

before = private()

def times(ask, questions):
    spent = []
    for question in questions:
        start = time.process_time_ns()
        ask(question)
        spent.append((time.process_time_ns() - start) / 1000)
    spent.sort()
    return {"p50": spent[len(spent) // 2], "p99": spent[len(spent) * 99 // 100], "worst": spent[-1]}

brands = [n.text for n in names if n.kind == "brand"] or [n.text for n in names if not n.text.endswith("行")]
step = max(1, len(brands) // 500)
unknown = [brand[:1] + "甲" + brand[2:] for brand in brands[::step]] + [brand + "大厅" for brand in brands[::step]]
typed = [brand[:size] for brand in brands[::step] for size in (1, 2, 3)]
typed += ["中国", "贷款", "银行", "dai", "zhongguo", "借"]
typed += [brand[-2:] for brand in brands[::step]]
for text in unknown[:50]:
    index.resolve(normalise(text))
for text in typed[:50]:
    index.suggest(text)
answer = {"unknown": times(lambda t: index.resolve(normalise(t)), unknown), "typed": times(index.suggest, typed)}
answer |= {"build": built, "tables": sum(map(len, tables.values())) / 2**20, "private": private() - before}
print(json.dumps(answer))
"""


def measured(checkout: Path, names: int) -> dict[str, dict[str, float] | float]:
    """Ask one checkout once: microseconds, seconds and MiB."""
    done = subprocess.run(
        [sys.executable, "-c", _ASK, str(checkout), str(names)],
        cwd=checkout,
        capture_output=True,
        text=True,
        check=True,
    )
    answer: dict[str, dict[str, float] | float] = json.loads(done.stdout)
    return answer


def main() -> None:
    """Print one line a checkout and turn."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("other", nargs="?", type=Path, help="another checkout, measured beside this one")
    parser.add_argument("--names", type=int, default=20_000, help="synthetic names on record")
    chosen = parser.parse_args()
    checkouts = [*([chosen.other.resolve()] if chosen.other else []), HERE]
    print("| checkout | build s | tables MiB | private MiB | unknown p50, p99 µs | typed p50, p99, worst µs |")
    print("|---|---:|---:|---:|---:|---:|")
    for _ in range(_TURNS):
        for checkout in checkouts:
            print(_line("this" if checkout == HERE else "other", measured(checkout, chosen.names)))


def _line(name: str, answer: dict[str, dict[str, float] | float]) -> str:
    unknown, typed = answer["unknown"], answer["typed"]
    assert isinstance(unknown, dict)
    assert isinstance(typed, dict)
    cells = [f"{answer[key]:.1f}" for key in ("build", "tables", "private")]
    cells += [
        f"{unknown['p50']:.0f}, {unknown['p99']:.0f}",
        f"{typed['p50']:.0f}, {typed['p99']:.0f}, {typed['worst']:.0f}",
    ]
    return f"| {name} | {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
