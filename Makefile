# Two promises: `make demo` and `make test` work from a fresh clone. Everything else serves them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
EMUPOS_PYTHON ?= $(shell .ci/find-python 3.13)
WORKERS ?= $(shell $(PYTHON) -c 'import os; print(3 * os.cpu_count() // 2)')

.PHONY: demo test test-long lint bench clean run requirements setup-demo setup-dev translations screenshots

demo: setup-demo
	$(BIN)/ordak-station demo $(DEMO_ARGS)

run: setup-demo
	$(BIN)/ordak-station $(ARGS)

# Alone: what types as fast as a scanner, or watches for halts. The rest: three workers for two processors, as a third
# of the time goes into waiting for backends and faults; a file's tests in one of them. Not reordered: that puts the
# files of few tests last, which are the long ones. With PYTEST_ARGS: only what they name, in one process.
test: setup-dev
ifdef PYTEST_ARGS
	$(BIN)/python -m pytest $(PYTEST_ARGS)
else
	$(BIN)/python -m pytest -m alone
	$(BIN)/python -m pytest -m "not alone" -n $(WORKERS) --dist loadfile --no-loadscope-reorder
endif

# The long figures of docs/reliability.md: hours, not for CI.
test-long: setup-dev
	$(BIN)/python -m tests.simulation --seeds 100000
	ORDAK_LONG=1 $(BIN)/python -m pytest tests/faults/kill tests/faults/network/test_several_stations.py tests/gui/month -s

lint: setup-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/mypy

bench: setup-dev
	$(BIN)/python -m benchmarks

clean:
	rm -rf $(VENV) .venv-emupos demo-output build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# Set-up: a stamp per set, made again only when what it depends on changes.
setup-demo: $(VENV)/.demo
	@.ci/system-packages qt "$(BIN)/python"

setup-dev: $(VENV)/.dev .venv-emupos/.ready
	@.ci/system-packages qt "$(BIN)/python"
	@.ci/system-packages xvfb
	@.ci/system-packages wayland
	@.ci/system-packages cups

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Ordak Station needs Python 3.11 or newer. Try: make $(MAKECMDGOALS) PYTHON=python3.11"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.demo: requirements/demo.txt pyproject.toml | $(BIN)/python
	$(PIP) install --quiet --require-hashes -r requirements/demo.txt
	$(PIP) install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.demo
	$(PIP) install --quiet --require-hashes -r requirements/dev.txt
	@touch $@

.venv-emupos/.ready: requirements/emupos.txt
	@test -n "$(EMUPOS_PYTHON)" || \
	  { echo "The printer simulator of the tests needs Python 3.13. Try: make test EMUPOS_PYTHON=/path/to/python3.13"; exit 1; }
	$(EMUPOS_PYTHON) -m venv .venv-emupos
	.venv-emupos/bin/python -m pip --disable-pip-version-check install --quiet --require-hashes -r requirements/emupos.txt
	@touch $@

# Pin again after a change of dependencies. Needs uv; no download addresses are recorded.
UV_COMPILE = uv pip compile --universal --generate-hashes --quiet --no-emit-index-url --no-emit-find-links --custom-compile-command "make requirements"
requirements:
	$(UV_COMPILE) --python-version 3.11 --extra demo requirements/build.in pyproject.toml -o requirements/demo.txt
	$(UV_COMPILE) --python-version 3.11 --extra dev requirements/build.in pyproject.toml -o requirements/dev.txt
	$(UV_COMPILE) --python-version 3.13 requirements/emupos.in -o requirements/emupos.txt

# The pictures of README and user guide.
screenshots: setup-demo
	$(BIN)/ordak-station gallery --pictures docs/images --only readme

# Collect the windows' texts into the translations, which Qt Linguist edits.
translations: setup-dev
	$(BIN)/pyside6-lupdate -silent -no-obsolete -locations none $$(find station/ui -name '*.py' | sort) -ts resources/translations/*.ts
