#!/usr/bin/env bash
# Guess: list.asp?name=%B4%FB&p=1 (贷 in GBK, the form of older sites of authorities) stays as it is when
#   another parameter, p, is changed, and when it is only read and written again.
# Seen: yarl and httpx rewrite name to the escapes of two U+FFFD when p changes, furl and courlan as soon
#   as they read it: the next request is another search. requests and w3lib keep it.
# Version: yarl 1.25.1, httpx 0.28.1, furl 2.1.4, courlan 1.4.0, requests 2.34.2, w3lib 2.5.0
# For us: an address of a source is changed as text, or not at all.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check yarl==1.25.1 httpx==0.28.1 furl==2.1.4 courlan==1.4.0 requests==2.34.2 w3lib==2.5.0
cd "$dir"
venv/bin/python - <<'PY'
from importlib.metadata import version
import courlan
import furl
import httpx
import requests
import w3lib.url
import yarl

print(*(f"{p} {version(p)}" for p in ("yarl", "httpx", "furl", "courlan", "requests", "w3lib")))
print("guess: name=%B4%FB in every answer")
OLD = "http://jr.example.cn/list.asp?name=%B4%FB&p=1"
answers = {
    "yarl": yarl.URL(OLD).update_query(p="2"),
    "httpx": httpx.URL(OLD).copy_set_param("p", "2"),
    "furl": furl.furl(OLD).url,
    "courlan": courlan.clean_url(OLD),
    "requests": requests.Request("GET", OLD, params={"q": "2"}).prepare().url,
    "w3lib": w3lib.url.add_or_replace_parameter(OLD, "q", "2"),
    "yarl, only read": yarl.URL(OLD),
    "httpx, only read": httpx.URL(OLD),
}
seen = {key: str(url).partition("name=")[2].partition("&")[0] for key, url in answers.items()}
lost, right = "%EF%BF%BD%EF%BF%BD", "%B4%FB"
known = dict(zip(answers, [lost] * 4 + [right] * 4))
print("seen: ", seen)
if seen != known:
    raise SystemExit("it behaves differently now")
PY
