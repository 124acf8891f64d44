# Travaux: the commands people and CI use. `make help` lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
export PYTHONUTF8 := 1

.PHONY: help setup brief test check evaluate bench lock clean
.DEFAULT_GOAL := help

help: ## this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | sort

$(VENV)/.core: requirements/build.txt requirements/core.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Travaux needs Python 3.11 or newer: make PYTHON=python3.12 ...")'
	$(PYTHON) -m venv $(VENV)
	$(PIP) install -q --require-hashes -r requirements/build.txt
	$(PIP) install -q --require-hashes -r requirements/core.txt
	$(PIP) install -q --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.core requirements/dev.txt
	$(PIP) install -q --require-hashes -r requirements/dev.txt
	@touch $@

setup: $(VENV)/.dev ## install everything, for working on Travaux, into .venv

brief: $(VENV)/.core ## read the example and write brief.html
	$(BIN)/travaux brief examples/european-security -o brief.html

test: $(VENV)/.dev ## run the tests
	$(BIN)/python -m pytest

check: $(VENV)/.dev ## style, types, layers, locked versions
	scripts/check

evaluate: $(VENV)/.core ## how well it reads: one table, against pinned floors
	$(BIN)/python -m evaluation

bench: $(VENV)/.core ## how fast it is and how much memory it needs
	$(BIN)/python -m benchmarks

lock: ## make requirements/*.txt anew (needs uv)
	scripts/lock

clean: ## remove what was installed and made
	rm -rf $(VENV) brief.html .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
