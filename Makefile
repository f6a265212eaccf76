# Everything a newcomer needs: `make demo` shows the result, `make test` runs all checks.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test lint bench screenshots help-pages train train-accurate train-entail clean

demo: $(VENV)/demo.stamp
	@$(BIN)/onrecord read src/onrecord/example/roundup.txt --format text
	@$(BIN)/onrecord read src/onrecord/example/*.txt --output demo.html
	@echo
	@echo "The same, and three more documents, as a page to open in a browser: demo.html"

test: $(VENV)/dev.stamp
	ONRECORD_PYTHON=$(BIN)/python sh tests/run

lint: $(VENV)/dev.stamp
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/bench.stamp
	$(BIN)/python benchmarks/bench.py

screenshots: $(VENV)/dev.stamp
	$(BIN)/python docs/screenshots.py

help-pages: $(VENV)/dev.stamp
	$(BIN)/python docs/commands.py

train: $(VENV)/train.stamp
	$(BIN)/python training/train.py training/fast.toml
	$(BIN)/python training/train.py training/fast-further.toml
	$(BIN)/python training/export.py training/fast.toml --mean-with training/runs/fast-further
	$(BIN)/python training/calibrate.py models/fast
	$(BIN)/onrecord evaluate --json models/fast/evaluation.json

train-accurate: $(VENV)/train.stamp
	$(BIN)/python training/train.py training/accurate.toml
	$(BIN)/python training/export.py training/accurate.toml
	$(BIN)/python training/calibrate.py models/accurate
	$(BIN)/python training/train_acts.py training/accurate.toml
	$(BIN)/onrecord evaluate --model accurate --json models/accurate/evaluation.json

train-entail: $(VENV)/train.stamp
	$(BIN)/python training/train_entail.py
	$(BIN)/python training/weigh.py

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/demo.stamp: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/dev.stamp: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[dev]"
	@touch $@ $(VENV)/demo.stamp

$(VENV)/bench.stamp: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[bench]"
	@touch $@

$(VENV)/train.stamp: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[train]"
	@touch $@

clean:
	rm -rf $(VENV) build dist demo.html
