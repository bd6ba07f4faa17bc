# `make demo` shows what copydesk does, `make test` proves it; both make their own virtual environment in .venv.

PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test check bench clean languagetool

demo: .venv/run
	@echo '$$ copydesk check seeds/'
	@$(BIN)/copydesk check seeds/ || test $$? -eq 1

test: .venv/dev
	$(BIN)/pytest -m 'not languagetool'

# The tests that ask a real LanguageTool server; needs Java 17 and Maven, and fetches 250 MB of jars once.
languagetool: .venv/dev tests/languagetool/target/fetched
	$(BIN)/python -m pip install --quiet --editable '.[languagetool]'
	$(BIN)/pytest tests/languagetool tests/rules/languagetool

tests/languagetool/target/fetched: tests/languagetool/pom.xml
	@command -v mvn > /dev/null || { echo 'make languagetool needs Maven and Java 17' >&2; exit 1; }
	rm -rf tests/languagetool/target
	mvn --batch-mode --quiet --file tests/languagetool/pom.xml package
	@touch $@

check: .venv/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/copydesk test

bench: .venv/run
	$(BIN)/python bench/speed.py --each

.venv/pip:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "copydesk needs Python 3.11 or newer; say which: make demo PYTHON=python3.12")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	@touch $@

.venv/run: pyproject.toml .venv/pip
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

.venv/dev: pyproject.toml .venv/run
	$(BIN)/python -m pip install --quiet --group dev
	@touch $@

clean:
	rm -rf .venv dist tests/languagetool/target .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
