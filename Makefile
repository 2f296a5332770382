# make help lists what there is. Everything works from a fresh clone, as root or as a user.

NAMES := python3 python3.14 python3.13 python3.12 python3.11
RECENT := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for name in $(NAMES); do $$name -c '$(RECENT)' 2>/dev/null && echo $$name && exit; done; echo python3)
HOST ?= 127.0.0.1
PORT ?= 8000
WORKERS ?= 1
POOL ?= cpu
THREADS ?= $(if $(filter farm,$(POOL)),8,1)
TESTERS ?= 3

PY := .venv/bin/python
APPS := sora_site cameos feed generation recommender
CODE := $(APPS) tests benchmarks manage.py bootstrap.py
SPREAD := -n $(TESTERS) --dist loadgroup --no-loadscope-reorder
AGAIN := --reruns 1 --rerun-show-tracebacks -rR

.DEFAULT_GOAL := help
.PHONY: help up test cover check fix bench worker installed installed-dev clean

help: ## this list
	@grep -hE '^[a-z]+:.*##' Makefile | sed 's/:[^#]*## /\t/' | expand -t 12

up: installed ## start the whole site here: PORT=8000 HOST=127.0.0.1 WORKERS=1
	@exec $(PY) manage.py up --host $(HOST) --port $(PORT) --workers $(WORKERS) $(ARGS)

test: check ## check the code, then run every test: ARGS="-k name" TESTERS=3
	@exec $(PY) -m pytest $(SPREAD) $(AGAIN) --durations=15 $(ARGS)

cover: installed-dev ## run every test and count the lines and branches it reaches
	@exec $(PY) -m pytest $(SPREAD) --cov --cov-report=term $(ARGS)

check: installed-dev ## lint, types, import arrows, templates
	@.venv/bin/ruff check $(CODE)
	@.venv/bin/ruff format --check $(CODE)
	@.venv/bin/mypy --no-error-summary $(CODE)
	@report=$$(.venv/bin/lint-imports --no-cache) || { echo "$$report"; exit 1; }
	@.venv/bin/djhtml --check --tabwidth 2 templates
	@.venv/bin/djlint --lint --quiet templates

fix: installed-dev ## put right what a machine can put right
	@.venv/bin/ruff check --fix $(CODE)
	@.venv/bin/ruff format $(CODE)
	@.venv/bin/djhtml --tabwidth 2 templates

bench: installed-dev ## run the benchmarks one after another
	@for bench in benchmarks/[a-z]*.py; do echo "== $$bench"; $(PY) "$$bench" || exit 1; done

worker: installed ## a render worker for a site elsewhere: POOL=cpu|gpu|farm WORKERS=1 THREADS=1
	@exec $(PY) manage.py rundramatiq --processes $(WORKERS) --threads $(THREADS) --queues $(POOL)

clean: ## remove what make made, but never .data
	@rm -rf .venv build *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .coverage htmlcov

installed:
	@$(PYTHON) bootstrap.py

installed-dev:
	@$(PYTHON) bootstrap.py --dev
