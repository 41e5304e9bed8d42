# Buurtportaal: `make run` start het portaal, `make test` beproeft alles. `make help` noemt de rest.

PORT ?= 8000
VENV = .venv
BIN = $(VENV)/bin
FLASK = $(BIN)/flask --app portal
PYTEST = $(BIN)/pytest -q -rs
PANGO = libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
CHECKS = house sheets templates vendor words repository
export PORT

.PHONY: help install pdf run test check words bench clean

help:
	@echo 'make run      start het portaal op http://127.0.0.1:$(PORT) (PORT=… kiest een andere poort)'
	@echo 'make test     beproeft alles, op SQLite en PostgreSQL en in een echte browser'
	@echo 'make check    leest de code na: stijl, sjablonen, wie wie mag gebruiken, vertalingen'
	@echo 'make words    werkt de vertaallijst bij na een nieuwe of veranderde tekst'
	@echo 'make bench    meet hoe snel de pagina’s zijn met 2.000 en 200.000 initiatieven en 250.000 boekingen, naast vloeren'
	@echo 'make install  maakt alleen de omgeving klaar ($(VENV))'
	@echo 'make pdf      haalt erbij wat nodig is voor brieven en verslagen als pdf'
	@echo 'make clean    gooit de omgeving weg; de gegevens in instance/ blijven'

install: $(VENV)/.runtime $(if $(findstring postgres,$(DATABASE_URL)),$(VENV)/.postgres)

pdf: $(VENV)/.pdf

run: install
	@$(FLASK) start
	@exec $(BIN)/gunicorn --config portal/serve.py portal.wsgi:app

test: $(VENV)/.tests
	@sh .ci/machine chromium-headless-shell postgresql $(PANGO)
	$(PYTEST) -n 2 --dist worksteal

check: $(VENV)/.tests
	$(BIN)/ruff check .
	$(BIN)/djlint templates --lint --quiet
	$(PYTEST) $(CHECKS:%=tests/house/test_%.py) --database sqlite

words: $(VENV)/.tests
	@$(BIN)/python -m tests.words

bench: $(VENV)/.tests
	@sh .ci/machine wrk postgresql
	$(BIN)/python -m tests.bench

clean:
	rm -rf $(VENV) .pytest_cache .ruff_cache .hypothesis

$(VENV)/.runtime: requirements.txt
	@sh .ci/venv $(VENV)
	$(BIN)/pip install --disable-pip-version-check --requirement requirements.txt
	@touch $@

$(VENV)/.postgres: requirements-test.txt | $(VENV)/.runtime
	$(BIN)/pip install --disable-pip-version-check --constraint requirements-test.txt 'psycopg[binary]'
	@touch $@

$(VENV)/.pdf: requirements-test.txt | $(VENV)/.runtime
	@sh .ci/machine $(PANGO)
	$(BIN)/pip install --disable-pip-version-check --constraint requirements-test.txt weasyprint pikepdf
	@touch $@

$(VENV)/.tests: requirements-test.txt $(VENV)/.runtime
	$(BIN)/pip install --disable-pip-version-check --requirement requirements-test.txt
	@touch $@
