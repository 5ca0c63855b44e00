# Two commands do everything: `make play` and `make test`. CONTRIBUTING.md tells about the others.

PYTHON ?= $(firstword $(foreach python,python3.13 python3.12 python3.11 python3,$(if $(shell $(python) -c 'import sys; print(sys.version_info >= (3, 11) or "")' 2>/dev/null),$(python))))
BIN := .venv/bin
LOCK := uv pip compile pyproject.toml --group build --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate --quiet

.PHONY: play test lint lock clean

play: .venv/.ready-to-play
	@$(BIN)/python -m game play

test: .venv/.ready-to-test lint
	@$(BIN)/python -m pytest -n auto --dist worksteal

lint: .venv/.ready-to-test
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

# The stamps make a second run cost nothing; a changed lock installs anew.
.venv/.ready-to-play: requirements.txt | .venv
	$(BIN)/python -m pip install --require-hashes --no-deps -r requirements.txt
	@$(BIN)/python -m pip install --quiet --no-build-isolation --no-deps -e .
	@touch $@

.venv/.ready-to-test: requirements-test.txt | .venv
	$(BIN)/python -m pip install --require-hashes --no-deps -r requirements-test.txt
	@$(BIN)/python -m pip install --quiet --no-build-isolation --no-deps -e .
	@touch $@ .venv/.ready-to-play

.venv:
	@test -n "$(PYTHON)" || { echo "Curtain Up needs Python 3.11 or newer; none was found. Install it from your system's packages, then type the command again."; exit 1; }
	@echo "Building the stage in .venv (only this once)."
	@$(PYTHON) -m venv .venv || { rm -rf .venv; echo "Python could not make .venv. On Debian and Ubuntu: sudo apt install python3-venv, then type the command again."; exit 1; }

lock:
	$(LOCK) -o requirements.txt
	$(LOCK) --all-extras -o requirements-test.txt

clean:
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache
