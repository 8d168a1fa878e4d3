# make run    the seeds in, outputs/ out
# make test   lint, format, types, tests
# make check  the fast part of it
# make gold   the figures on every text with gold, those committed beside them; UPDATE=1 keeps the new ones,
#             SETS="seeds own" measures these alone, KEEP=DIR leaves claims and layers there
# make battery  sentences that the program writes itself, read; what is read wrong, by kind; every cue in ten constructions
# make calibration  confidence said against share right, into docs/calibration.svg and docs/quality.md
# make floors raises what `make test` holds to what is reached; LOWER="why" lowers what is not
# make bench  speed and memory on this machine, into docs/speed.md; PARTS="sets starts" measures these alone
# make fuzz   ten minutes of inputs made to break the readers, then two hundred runs killed
# make endurance  one run of 200,000 articles and 500 MB: memory flat, journal bounded; SHARE=0.1 is a tenth of it
# make docs   the documentation as a site, in site/
# make lock   pin the dependencies anew

PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed
PYTEST := env -u PYTHONDONTWRITEBYTECODE $(BIN)/python -m pytest -n 2  # each of its processes would compile all again
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.DEFAULT_GOAL := run
.PHONY: run test check gold battery calibration floors lint types bench docs fuzz endurance lock clean

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "$(PYTHON) is Python %d.%d; this needs 3.11 or newer. Name one: make PYTHON=python3.12" % sys.version_info[:2])'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -qq --require-hashes -r requirements.lock
	$(BIN)/python -m pip install -qq --no-deps --no-build-isolation --editable .
	@touch $@

run: $(STAMP)
	$(BIN)/extract run seeds -o outputs/claims.jsonl

test: lint types
	$(PYTEST)

check: lint types
	$(PYTEST) -m "not slow"

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(STAMP)
	$(BIN)/mypy

gold: $(STAMP)
	$(BIN)/python -m tests.figures $(SETS) $(if $(UPDATE),--update) $(if $(KEEP),--keep $(KEEP))

battery: $(STAMP)
	$(BIN)/extract rules battery
	WHOLE=1 $(PYTEST) -n 0 tests/attribution/test_battery.py

calibration: $(STAMP)
	$(BIN)/python -m tests.figures.calibration

floors: $(STAMP)
	$(BIN)/python -m tests.figures.floors $(if $(LOWER),--lower "$(LOWER)")

bench: $(STAMP)
	$(BIN)/python -m tests.bench $(PARTS)

fuzz: $(STAMP)
	$(BIN)/python -m tests.fuzz 600 200

endurance: $(STAMP)
	nice $(BIN)/python -m tests.endurance $(SHARE)

lock: $(STAMP)
	$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	  --no-header --no-annotate --quiet --upgrade --output-file requirements.lock \
	  --extra html --extra pdf --extra docx --extra feed --extra frame --extra geo --extra docs --extra warc --extra zst --extra fast --extra dedup --extra lang --extra export --extra xlsx --extra store --extra dask --extra dev

docs: $(STAMP)
	NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --quiet

clean:
	rm -rf $(VENV) dist site .mypy_cache .ruff_cache .pytest_cache .hypothesis
