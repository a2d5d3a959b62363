# Users need two commands: `make run` (a sample archive and its site) and `make test`.
# The others are for developers and CI; each sets itself up.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SHARED ?= ../shared
export PIP_DISABLE_PIP_VERSION_CHECK = 1
export PIP_NO_INPUT = 1
export CONDUCTATLAS_DATA_DIR ?= $(CURDIR)/.data

.DEFAULT_GOAL := help
.PHONY: help run test check fix postgres journeys real golden rules lock bench bench-changes bench-extraction clean

help:
	@echo "make run       a sample archive of invented companies and its site"
	@echo "make test      the tests, in under ten minutes"
	@echo "make check     format, lint, types, layers, data, docs"
	@echo "make fix       repair what a tool can repair"
	@echo "make postgres  the tests on PostgreSQL"
	@echo "make journeys  the tests in Chromium"
	@echo "make real      check 100 real pages from $(SHARED) and serve the result"
	@echo "make rules     which rules of extraction no test page needs"
	@echo "make bench     the benchmarks but one"
	@echo "make bench-changes  changes told from noise, and the speed of a diff, on $(SHARED)"
	@echo "make bench-extraction  extraction beside trafilatura and readability-lxml, on $(SHARED)"

# --- Setting up -------------------------------------------------------------------------------

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed; name it with: make PYTHON=python3.12 ..." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "Python lacks its venv module. This helps: apt install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/run: requirements/run.txt pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/run.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev: requirements/dev.txt pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@ $(VENV)/run

# --- For users --------------------------------------------------------------------------------

run: $(VENV)/run
	@exec $(BIN)/conductatlas demo

test: $(VENV)/dev
	$(BIN)/python -m pytest -n 2 --dist worksteal -m "not journey"

real: $(VENV)/run
	@$(BIN)/python benchmarks/real_archive.py --shared $(SHARED)

# --- For developers ---------------------------------------------------------------------------

check: $(VENV)/dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/conductatlas catalogue lint
	$(BIN)/python -c "from conductatlas.knowledge import lint; raise SystemExit(chr(10).join(map(str, lint())) or 0)"
	$(BIN)/djlint --check --lint --quiet src/conductatlas/web/templates
	$(BIN)/codespell README.md CHANGELOG.md docs src/conductatlas/web/templates \
	  src/conductatlas/knowledge/data/explanations src/conductatlas/knowledge/data/actions \
	  src/conductatlas/knowledge/data/regulations src/conductatlas/knowledge/data/agencies
	DJANGO_SETTINGS_MODULE=tests.support.django_settings PYTHONPATH=. \
	  $(BIN)/django-admin makemigrations --check --dry-run archive

fix: $(VENV)/dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/djlint --reformat --quiet src/conductatlas/web/templates

postgres: $(VENV)/dev
	$(BIN)/python tests/support/with_postgres.py $(BIN)/python -m pytest -n 2 --dist worksteal -m "not journey"

journeys: $(VENV)/dev
	$(BIN)/python -m pytest -m journey tests/journeys

golden: $(VENV)/dev
	$(BIN)/python -m tests.golden.rewrite

# What no page of tests/extraction/rules needs: rules that are data, then rules that are code.
rules: $(VENV)/dev
	$(BIN)/python -m tests.support.ablation.data
	-$(BIN)/python -m tests.support.ablation.code

bench: $(VENV)/dev
	$(BIN)/python benchmarks/first_pass.py --shared $(SHARED)
	$(BIN)/python benchmarks/blobs.py
	$(BIN)/python benchmarks/diff.py
	$(BIN)/python benchmarks/changes.py
	$(BIN)/python benchmarks/provisions.py $(SHARED)
	$(BIN)/python benchmarks/reading.py $(SHARED)/gold/texts
	$(BIN)/python benchmarks/explanations.py $(SHARED)/gold

bench-changes: $(VENV)/dev
	CONDUCTATLAS_SHARED=$(SHARED) $(BIN)/python benchmarks/changes.py --read
	CONDUCTATLAS_SHARED=$(SHARED) $(BIN)/python benchmarks/diff.py

# The two others have a place of their own: what they need is not what the project needs.
$(VENV)/peers/ready: requirements/bench.txt | $(VENV)/bin/python
	$(PYTHON) -m venv $(VENV)/peers
	$(VENV)/peers/bin/python -m pip install --quiet --upgrade pip
	$(VENV)/peers/bin/python -m pip install --quiet -r requirements/bench.txt
	@touch $@

bench-extraction: $(VENV)/dev $(VENV)/peers/ready
	$(BIN)/python benchmarks/extraction.py --shared $(SHARED) --peers $(VENV)/peers/bin/python

lock: $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-strip-extras --no-header \
	  --extra build pyproject.toml -o requirements/run.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-strip-extras --no-header \
	  --extra browser --extra build --extra postgres --extra s3 --extra dev \
	  pyproject.toml -o requirements/dev.txt

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis
