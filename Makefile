# Two commands do everything: `make play` and `make test`. CONTRIBUTING.md tells about the others.

PYTHON ?= $(firstword $(foreach python,python3.13 python3.12 python3.11 python3,$(if $(shell $(python) -c 'import sys; print(sys.version_info >= (3, 11) or "")' 2>/dev/null),$(python))))
BIN := .venv/bin
LOCK_AS := --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate --quiet
LOCK := uv pip compile pyproject.toml --group build $(LOCK_AS)
LOCK_TOOLS := uv pip compile $(LOCK_AS)

# Where the data is: make train DATA=fer2013plus.zip PERFORMERS=actors
DATA ?= $(firstword $(wildcard fer2013plus.zip ../shared/data/fer2013plus.zip) fer2013plus.zip)
PERFORMERS ?= $(firstword $(wildcard actors ../shared/data/actors))
JUDGES := $(if $(PERFORMERS),--performers "$(PERFORMERS)")
TRAINING := TF_CPP_MIN_LOG_LEVEL=3 $(BIN)/python -m training

# The tests start the game some hundred times; what is compiled once, no start compiles again.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: play test test-long coverage lint lock clean dist bundle bundle-check install-desktop audit sbom \
  train train-families train-smoke peers

play: .venv/.ready-to-play
	@$(BIN)/python -m game play

test: .venv/.ready-to-test lint
	@$(BIN)/python -m pytest -n auto --dist worksteal -m "not long"

# All plays before the real eye, training runs, whole evenings in real windows, the largest screens.
test-long: .venv/.ready-to-test
	@$(BIN)/python -m pytest -n auto --dist worksteal -m long

# What of game/ the tests of `make test` run through, line by line; CONTRIBUTING.md explains the gaps.
coverage: .venv/.ready-to-test
	@$(BIN)/python -m pytest -n auto --dist worksteal -m "not long" --cov --cov-report=term:skip-covered

lint: .venv/.ready-to-test
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

# The shipped network from the data, in hours; stopped at any time, the same command goes on.
train: .venv/.ready-to-test
	$(TRAINING) train training/configs/compact.yaml --data "$(DATA)"
	$(TRAINING) export training/configs/compact.yaml --data "$(DATA)"
	$(TRAINING) calibrate --data "$(DATA)" $(JUDGES)
	$(TRAINING) card
	$(TRAINING) measure training/configs/compact.yaml --data "$(DATA)"
	$(TRAINING) report

# The networks that lose, each on the same small budget, for the table of results.
FAMILIES := softmax mlp lstm five_block five_block_tuned pyramid mobilenet compact_short
train-families: .venv/.ready-to-test
	for family in $(FAMILIES); do \
	  $(TRAINING) train training/configs/$$family.yaml --data "$(DATA)" --sample 3000 && \
	  $(TRAINING) measure training/configs/$$family.yaml --data "$(DATA)" || exit 1; done
	$(TRAINING) report

# The whole road on a sample, in a folder that goes away: nothing of the checkout changes.
train-smoke: .venv/.ready-to-test
	@set -e; place=$$(mktemp -d); trap 'rm -rf "$$place"' EXIT; mkdir "$$place/models"; \
	smoke="training/configs/smoke.yaml --data $(DATA) --runs $$place/runs"; \
	cp training/README.md "$$place/page.md"; set -x; \
	$(TRAINING) eda --data "$(DATA)" --out "$$place/eda"; \
	$(TRAINING) train $$smoke --sample 2000; \
	$(TRAINING) export $$smoke --models "$$place/models" --kind float16; \
	$(TRAINING) calibrate --data "$(DATA)" $(JUDGES) --card "$$place/models/expression.json" >/dev/null; \
	$(TRAINING) evaluate --data "$(DATA)" --card "$$place/models/expression.json" --json "$$place/told.json" >/dev/null; \
	$(TRAINING) measure $$smoke --results "$$place/results"; \
	$(TRAINING) report --results "$$place/results" --card "$$place/models/expression.json" \
	  --eda "$$place/eda/eda.json" --out "$$place/report" --page "$$place/page.md"; \
	test -s "$$place/report/report.pdf"

# Known holes of the locked parts, and the list of the player's parts; see tests/security/README.md.
TOOLS := build/tools
audit: $(TOOLS)/.ready
	@$(TOOLS)/bin/python -m tests.security audit

sbom: $(TOOLS)/.ready
	@$(TOOLS)/bin/python -m tests.security bill

$(TOOLS)/.ready: tests/security/tools.txt
	@rm -rf $(TOOLS)
	@$(PYTHON) -m venv $(TOOLS)
	@$(TOOLS)/bin/python -m pip install --quiet --require-hashes --no-deps -r tests/security/tools.txt
	@touch $@

# What `python -m training compare-peers` compares with: gigabytes, so only for who asks for it.
peers: | .venv
	$(BIN)/python -m venv .venv-peers
	.venv-peers/bin/python -m pip install -e '.[peers]'

# The stamps make a second run cost nothing; a changed lock installs anew.
.venv/.ready-to-play: requirements.txt | .venv
	$(BIN)/python -m pip install --require-hashes --no-deps -r requirements.txt
	@$(BIN)/python -m pip install --quiet --no-build-isolation --no-deps -e .
	@touch $@

.venv/.ready-to-test: requirements-test.txt | .venv
	$(BIN)/python -m pip install --require-hashes --no-deps -r requirements-test.txt
	@$(BIN)/python -m pip install --quiet --no-build-isolation --no-deps -e .
	@touch $@ .venv/.ready-to-play

# Apart from the others: what lies in this environment goes into the bundle.
.venv-bundle/.ready: requirements-bundle.txt
	@$(PYTHON) -m venv .venv-bundle
	.venv-bundle/bin/python -m pip install --require-hashes --no-deps -r requirements-bundle.txt
	@.venv-bundle/bin/python -m pip install --quiet --no-build-isolation --no-deps -e .
	@touch $@

.venv:
	@test -n "$(PYTHON)" || { echo "Curtain Up needs Python 3.11 or newer; none was found. Install it from your system's packages, then type the command again."; exit 1; }
	@echo "Building the stage in .venv (only this once)."
	@$(PYTHON) -m venv .venv || { rm -rf .venv; echo "Python could not make .venv. On Debian and Ubuntu: sudo apt install python3-venv, then type the command again."; exit 1; }

# Wheel and sdist in dist/: the same bytes from the same commit, on any computer.
dist: .venv/.ready-to-play
	@SOURCE_DATE_EPOCH=$${SOURCE_DATE_EPOCH:-$$(git log -1 --format=%ct 2>/dev/null || echo 1580601600)} \
	  $(BIN)/python -m build --no-isolation

# One folder, and one file of it, that play where there is no Python: assets/packaging/README.md.
bundle: .venv-bundle/.ready
	@.venv-bundle/bin/python assets/packaging/make_bundle.py

bundle-check: .venv-bundle/.ready
	@test -d dist/curtain-up || .venv-bundle/bin/python assets/packaging/make_bundle.py --folder-only
	@.venv-bundle/bin/python assets/packaging/prove_bundle.py

# The game among this desktop's programs, on Linux; "curtain-up desktop remove" takes it away.
install-desktop: .venv/.ready-to-play
	@$(BIN)/curtain-up desktop install

lock:
	$(LOCK) -o requirements.txt
	$(LOCK) --extra training --extra school --extra dev -o requirements-test.txt
	$(LOCK_TOOLS) --group security -o tests/security/tools.txt
	$(LOCK_TOOLS) --group fuzz -o tests/security/fuzz.txt
	$(LOCK) --group bundle --extra school --constraint requirements.txt -o requirements-bundle.txt

clean:
	rm -rf .venv .venv-bundle .venv-peers build dist .coverage* .hypothesis .pytest_cache .mypy_cache .ruff_cache
