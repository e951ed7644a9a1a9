# Needs Python 3.11 or newer, make, and pip from that Python. Everything else lands in .venv.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
STAMP := .venv/.installed

# Some images forbid Python to keep what it compiled. Hundreds of processes start in `make test`: each would compile all it
# imports again, which is more work than all else it does. A changed file is compiled anew all the same.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: install run fake-publishers test check tests quick-tests last-tests lint messages rules property mutants evaluate bench screenshots clean

install: $(STAMP)

# uv installs exactly what uv.lock names; without it, pip takes what pyproject.toml allows
$(STAMP): pyproject.toml uv.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed"; exit 1; }
	@test -x $(BIN)/pip || $(PYTHON) -m venv .venv
	@if $(BIN)/pip install -q --disable-pip-version-check uv; then \
	  UV_PROJECT_ENVIRONMENT=.venv $(BIN)/uv sync -q --frozen --inexact --extra screenshots --compile-bytecode; \
	else \
	  echo "no uv to be had: installing without the lock file"; \
	  $(BIN)/pip install -q -e ".[screenshots]" $$($(PYTHON) -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["dependency-groups"]["dev"])'); \
	fi
	@$(BIN)/python -m compileall -q checker registries
	@rm -rf .mypy_cache  # it remembers what was not installed
	@touch $@

run: install
	@$(BIN)/lender-checker serve

# plays every publisher on 127.0.0.1:8400, to try the refresh on; see docs/operate.md
fake-publishers: install
	@$(BIN)/python -m tests.fake_publishers

lint: install
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

# the linters beside the tests; whatever fails, the rest still ends and is shown
test: install
	@$(MAKE) --no-print-directory --keep-going --jobs=2 --output-sync=target lint tests
	@$(MAKE) --no-print-directory last-tests

# three processes on two cores: many tests wait for a server, a browser or a disk
tests: install
	@$(BIN)/pytest -n 3 --dist worksteal -m "not exhaustive" --ignore=tests/end_to_end/refresh/test_kills.py

# processes stopped at exact moments: they want the machine to themselves
last-tests: install
	@$(BIN)/pytest tests/end_to_end/refresh/test_kills.py

# for every save: the linters, and the tests that neither start a server or a browser nor read whole lists
check: install
	@$(MAKE) --no-print-directory --keep-going --jobs=2 --output-sync=target lint quick-tests

quick-tests: install
	@$(BIN)/pytest -n 2 --dist worksteal -m "not exhaustive and not browser and not slow"

# click's own sentences in Chinese; needs gettext's msgfmt
messages:
	@msgfmt --check-format -o checker/cli/terminal/locale/zh/LC_MESSAGES/messages.mo checker/cli/terminal/locale/zh/LC_MESSAGES/messages.po

# docs/rules.md from the catalogue, the questions and the tests of the rules
rules: install
	@$(BIN)/python -m scripts.rule_docs

# every single edit of every name, and every name with forty lenders and twenty spellings: half an hour
property: install
	@$(BIN)/pytest -m exhaustive

# small faults in what decides, each of which the tests must notice; half an hour. MODULES="checker/assessment/score.py …" for some,
# MUTANTS_PER_MODULE=all for every fault there is; see docs/mutants.md
mutants: install
	@$(BIN)/python -m scripts.mutants $(MODULES)

# how well names are resolved; WRITE=1 publishes docs/evaluation.md, the naive ways beside
evaluate: install
	@$(BIN)/python -m tests.evaluation $(if $(WRITE),--write --naive)
	@$(BIN)/python -m tests.screenshots.evaluate

bench: install
	@$(BIN)/python -m benchmarks
	@$(BIN)/python -m benchmarks.http
	@$(BIN)/python -m benchmarks.publish
	@$(BIN)/python -m benchmarks.refresh
	@$(BIN)/python -m benchmarks.snapshot
	@$(BIN)/python -m benchmarks.names
	@$(BIN)/python -m benchmarks.pdf_readers
	@$(BIN)/python -m benchmarks.screenshots

# into docs/screenshots
screenshots: install
	@UPDATE_SCREENSHOTS=1 $(BIN)/pytest tests/web/test_screenshots.py

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
