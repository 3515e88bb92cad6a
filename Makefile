# Everything one does with this checkout. `make` alone lists it.
# Only make and Python 3.11 or newer are assumed; commands go through `python -m`, since the
# scripts in a virtual environment do not start from a path with a space.

PYTHON_HERE = .venv/bin/python
MANAGE = $(PYTHON_HERE) manage.py
PARTS = lint types layers migrations deploy test

# A site in production, as far as settings can tell.
PRODUCTION = env -u DEBUG -u LOCAL -u SITE_LOGIN_REQUIRED HTTPS=1 \
	ALLOWED_HOSTS=register.example.org \
	SECRET_KEY="$$($(PYTHON_HERE) -c 'import secrets; print(secrets.token_urlsafe(50))')"

COMPILE = $(PYTHON_HERE) -m uv pip compile pyproject.toml --quiet --universal \
	--fork-strategy fewest --generate-hashes --no-header --no-emit-index-url \
	--python-version 3.11

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev run test check fix bench eval lock browser backup clean $(PARTS)

help: ## List these commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1|\2/p' Makefile | \
		while IFS='|' read -r name words; do printf '  make %-11s %s\n' "$$name" "$$words"; done

setup: ## Make .venv with what the register needs; quick when nothing changed
	@sh scripts/setup.sh requirements.lock

setup-dev: setup ## The same with what its tests need
	@sh scripts/setup.sh requirements-dev.lock

run: setup ## Run the register on this machine; Ctrl-C stops it
	@$(MANAGE) up

# One process a core, each with a database of its own; a file stays in one process.
test: setup-dev ## Run the tests; ARGS="-k word" chooses some
	@$(PYTHON_HERE) -m pytest --numprocesses auto --dist loadfile $(ARGS)

check: setup-dev ## Run every check, change nothing, and count what failed
	@failed=''; \
	for part in $(PARTS); do \
		printf '\n== %s\n' "$$part"; \
		$(MAKE) --no-print-directory "$$part" || failed="$$failed $$part"; \
	done; \
	printf '\n'; \
	if [ -n "$$failed" ]; then set -- $$failed; echo "$$# failed:$$failed"; exit 1; fi; \
	echo 'Everything passed.'

lint: setup-dev ## Check style and likely mistakes
	@$(PYTHON_HERE) -m ruff check .; checked=$$?; \
		$(PYTHON_HERE) -m ruff format --check . && exit $$checked

types: setup-dev ## Check types
	@$(PYTHON_HERE) -m mypy

layers: setup-dev ## Check that no layer looks up
	@$(PYTHON_HERE) -c 'from importlinter.cli import lint_imports_command as c; c()' --no-cache

migrations: setup-dev ## Check that no migration is missing
	@$(MANAGE) makemigrations --check --dry-run

deploy: setup-dev ## Check the settings of a site in production
	@$(PRODUCTION) $(MANAGE) check --deploy --fail-level WARNING

fix: setup-dev ## Format, and correct what can be corrected
	@$(PYTHON_HERE) -m ruff check --fix . ; $(PYTHON_HERE) -m ruff format .

browser: setup-dev ## Run only the tests in a browser, which must not be skipped
	@BROWSER_TESTS=required $(PYTHON_HERE) -m pytest -m browser $(ARGS)

bench: setup-dev ## Measure pages and files with few and many agreements
	@$(PYTHON_HERE) -m benchmarks.pages

eval: setup-dev ## Score ingestion on tests/corpus; fails below tests/corpus/floors.json
	@$(MANAGE) evaluate_ingest tests/corpus --floors tests/corpus/floors.json

lock: setup-dev ## Choose the newest packages that pyproject.toml allows
	@$(COMPILE) --upgrade --output-file requirements.lock
	@$(COMPILE) --upgrade --extra dev --constraint requirements.lock \
		--output-file requirements-dev.lock

backup: setup ## Write the embedded database to a file in var/backup
	@mkdir -p var/backup && file="var/backup/register-$$(date +%Y%m%d-%H%M%S).dump" && \
		$(PYTHON_HERE) -m minerals.embedded pg_dump --format=custom --file="$$file" && \
		echo "Written: $$file"

clean: ## Remove what tools made here; the data in var stay
	@rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis build
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
