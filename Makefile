# On a fresh Debian 12: 'make demo' to see it, 'make test' to test it. 'make help' lists the rest.
SHELL := /bin/bash
.DEFAULT_GOAL := help

PY := .venv/bin/python
QGIS_PYTHON ?= /usr/bin/python3
SCREEN := -screen 0 1600x1000x24
PYTEST := $(PY) -m pytest
PYTEST_ARGS ?=

.NOTPARALLEL:
.PHONY: help setup backend demo test test-unit test-training test-backend test-qgis test-engines test-cluster test-qgis340 test-qgis344 lint format plugin bench openapi translations lock clean

help: ## This list
	@sed -n 's/^\([a-z0-9-]*\):.*## /\1\t/p' Makefile | expand -t 16

setup: ## Install what is missing: QGIS and its helpers, and the backend in .venv
	@scripts/setup.sh

backend:
	@scripts/setup.sh backend

demo: setup ## QGIS with the plugin on a sample raster; without a display: out/screenshot.png, out/*.gpkg, out/*.shp
	@scripts/demo.sh

test: setup ## Every test: unit, training, backend, QGIS
	@$(MAKE) --no-print-directory --keep-going test-unit test-training test-backend test-qgis

test-unit: backend ## Imagery, geometry, language, tasks: no QGIS, no model
	$(PYTEST) tests/unit $(PYTEST_ARGS)

test-training: backend ## Worlds, tokenizer, trainer
	$(PYTEST) tests/training $(PYTEST_ARGS)

test-backend: backend ## The real engine and the real server
	$(PYTEST) tests/backend $(PYTEST_ARGS)

test-cluster: backend ## Bulk detection on two Ray nodes, one of which is killed; some minutes
	$(PYTEST) tests/cluster $(PYTEST_ARGS)

test-qgis: setup ## The real dock in a real QGIS against the real backend
	QT_QPA_PLATFORM=xcb xvfb-run -a -s "$(SCREEN)" $(QGIS_PYTHON) -m pytest tests/qgis $(PYTEST_ARGS)

test-qgis340: backend ## The same in QGIS 3.40, in a Debian 13 root that it makes (as root or by sudo)
	@scripts/test_qgis.sh trixie 3.40 tests/qgis $(PYTEST_ARGS)

test-qgis344: backend ## The same in QGIS 3.44, in a root of Debian unstable
	@scripts/test_qgis.sh sid 3.44 tests/qgis $(PYTEST_ARGS)

test-engines: backend ## The embedded model on vLLM and llama.cpp's server: installs them, long (minutes, 4 GB)
	$(PY) scripts/engines.py
	$(PYTEST) tests/engines -s $(PYTEST_ARGS)

lint: backend ## ruff, mypy, Qt 6, and what the plugin catalogue asks
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	$(PY) -m mypy --config-file scripts/qt6/mypy.ini
	$(PY) -m bandit --quiet --recursive rscovlm_qgis
	git ls-files -z rscovlm_qgis metadata.txt | xargs -0 .venv/bin/detect-secrets-hook
	$(PY) scripts/build_plugin.py build

format: backend ## Lay the code out and mend what can be mended by itself
	$(PY) -m ruff check --fix --exit-zero .
	$(PY) -m ruff format .

plugin: backend ## dist/rscovlm_qgis-VERSION.zip, as the plugin catalogue accepts it
	$(PY) scripts/build_plugin.py

bench: backend ## What time and memory the main paths take, as a table with its bars and as pictures in out/
	@rm -f out/bench.jsonl
	@export RSCOVLM_BENCH_ROWS="$(CURDIR)/out/bench.jsonl"; \
	failed=; for bench in tests/benchmarks/bench_*.py; do \
		echo "== $$bench"; $(PY) "$$bench" || failed="$$failed $$bench"; \
	done; \
	$(PY) tests/benchmarks/bars.py && { [ -z "$$failed" ] || { echo "Failed:$$failed" >&2; exit 1; }; }

openapi: backend ## Write docs/openapi.json from the contract
	$(PY) scripts/openapi.py

translations: backend ## The plugin's catalogues anew, from the sentences in its code (needs qttools5-dev-tools)
	$(PY) scripts/translations.py

lock: backend ## Resolve the dependencies anew into requirements.lock
	$(PY) scripts/lock.py

clean: ## Remove what was built, but not .venv
	rm -rf out build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +
