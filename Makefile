# make demo: set up and judge the bundled sample.   make test: set up and run the tests.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test check fix docs picture golden browser screenshots models fuzz clean

demo: .venv/.demo
	$(BIN)/whosestory demo

test: .venv/.dev
	$(BIN)/python -m pytest

check: .venv/.dev
	$(BIN)/ruff check src tests benchmarks docs training
	$(BIN)/ruff format --check src tests benchmarks docs training
	$(BIN)/mypy
	$(BIN)/python -m pytest

fix: .venv/.dev
	$(BIN)/ruff check --fix src tests benchmarks docs training
	$(BIN)/ruff format src tests benchmarks docs training

docs: .venv/.dev
	$(BIN)/python -c "from whosestory.report.docs import measures_markdown as m; print(m(), end=\"\")" > docs/measures.md
	$(BIN)/python -c "import json; from whosestory.report.as_json import json_schema as s; print(json.dumps(s(), indent=2))" > docs/schema/whosestory-1.json

picture: .venv/.dev
	$(BIN)/python docs/make_picture.py

golden: .venv/.dev
	GOLDEN=write $(BIN)/python -m pytest tests/report/test_golden.py

browser: .venv/.dev  # the report in Chromium: axe-core, links, print
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev,browser]'
	$(BIN)/python -m pytest -rs tests/report/test_report_browser.py

screenshots: .venv/.dev  # the two in the README
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev,browser]'
	$(BIN)/python docs/make_screenshots.py

models: .venv/.dev  # the small models in src/whosestory/language/models, from the lines in training/
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev,train]'
	for name in acts ledger leads notes; do PYTHONPATH=tests/works $(BIN)/python training/fit_$$name.py || exit 1; done

FUZZ_SECONDS ?= 300

fuzz: .venv/.dev  # each reader on mutated bytes, FUZZ_SECONDS each
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[fuzz]'
	for target in tests/fuzz/fuzz_*.py; do $(BIN)/python $$target -max_total_time=$(FUZZ_SECONDS) || exit 1; done

clean:
	rm -rf .venv

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "whosestory needs Python 3.11 or newer: make PYTHON=python3.12")'
	$(PYTHON) -m venv .venv

.venv/.demo: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	$(BIN)/python -m compileall -q src
	touch $@

.venv/.dev: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	$(BIN)/python -m compileall -q src
	touch $@ .venv/.demo
