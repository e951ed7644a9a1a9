#!/usr/bin/env bash
# Guess: China's days off and working weekends are decreed year by year; for a year without decree
#   both packages refuse or warn.
# Seen: chinesecalendar raises for 2027. holidays answers: the feasts by rule, no working weekend at
#   all, no warning; for 2026 both agree on every day.
# Version: holidays 0.108, chinesecalendar 1.11.0
# For us: do not count working days of a coming year with holidays.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check holidays==0.108 chinesecalendar==1.11.0
cd "$dir"
venv/bin/python - <<'PY'
import warnings
from datetime import date, timedelta
from importlib.metadata import version
import chinese_calendar
import holidays

warnings.simplefilter("error")
print("holidays", version("holidays"), "chinesecalendar", version("chinesecalendar"))
print("guess: an error or a warning for 2027 from both")


def working_weekends(year):
    china = holidays.China(years=year)
    days = (date(year, 1, 1) + timedelta(n) for n in range(365))
    return sum(china.is_working_day(day) for day in days if day.weekday() > 4)


try:
    other = chinese_calendar.is_workday(date(2027, 2, 5))
except NotImplementedError:
    other = "error"
seen = [working_weekends(2026), working_weekends(2027), other]
known = [6, 0, "error"]
print("seen: ", seen)
if seen != known:
    raise SystemExit("it behaves differently now")
PY
