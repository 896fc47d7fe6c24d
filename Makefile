# tairi's commands. The work is done in scripts/; `make help` lists them.
.PHONY: economies soak stress guide heights reproduce supply release fuzz recipes help setup start test check dist bench size clean golden golden-shots screenshots
.DEFAULT_GOAL := help

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{ printf "  make %-12s %s\n", $$1, $$2 }' Makefile

setup: ## install what is missing, for building and for testing
	@scripts/setup.sh test

start: ## set up, build quickly, serve the widget on this machine (PORT=8080)
	@scripts/start.sh

test: ## set up, then every check and every test
	@scripts/test.sh

check: ## format, lints, documentation, native tests: no browser
	@scripts/setup.sh check
	@scripts/check.sh

dist: ## build the site into dist/, packed for a server (docs/hosting.md), and print its size
	@scripts/setup.sh build
	@scripts/build.sh
	@node scripts/press.mjs dist

size: ## print the size of dist/, fail over a budget (ARGS=--record keeps it as what the next is compared with)
	@node scripts/size.mjs dist $(ARGS)

golden: ## draw the golden figures anew, after a wanted change (look at the diff)
	TAIRI_BLESS=1 cargo test --locked --no-default-features --test golden

golden-shots: ## shoot the golden screenshots anew, after a wanted change of the look
	@scripts/setup.sh test
	@TAIRI_SIZE=warn scripts/build.sh
	@TAIRI_BLESS=1 node --test --test-reporter=spec e2e/golden.test.mjs

screenshots: ## shots of every view into test-results/shots (ARGS="--view trade --lang ja")
	@scripts/setup.sh test
	@scripts/build.sh
	@node scripts/shots.mjs $(ARGS)

bench: ## measure tairi beside what people would use instead (ARGS="--job heat --rounds 3"); fails if a budget is lost
	@scripts/setup.sh bench
	@scripts/build.sh
	@node bench/run.mjs --write $(ARGS)

guide: ## do what docs/adding-a-figure.md says in a copy, and test it (ARGS="--into FOLDER" or --whole)
	@scripts/setup.sh test
	@node scripts/guide.mjs $(ARGS)

heights: ## measure how high each figure is, for the place that embed.js keeps, and build with that
	@scripts/setup.sh test
	@TAIRI_SIZE=warn scripts/build.sh
	@node scripts/heights.mjs
	@TAIRI_SIZE=warn scripts/build.sh

release: ## put a release together in release/: site, single files, notes, SBOM, checksums
	@scripts/setup.sh release
	@scripts/build.sh
	@node scripts/press.mjs dist
	@node scripts/release.mjs

fuzz: ## fuzz the readers of files for a fixed count (ARGS=5000000 for longer, and to keep what is new)
	@scripts/fuzz.sh $(ARGS)

soak: ## a random reader of the built site (ARGS="--seed 7 --actions 10000"); needs make dist
	@scripts/setup.sh test
	@node e2e/soak.mjs $(ARGS)

stress: ## one end-to-end file again and again (FILE=e2e/smoke.test.mjs TIMES=20 LOAD=1, a busy core beside it); needs make dist
	@scripts/setup.sh test
	@node e2e/run.mjs --times $(or $(TIMES),20) $(if $(LOAD),--load) $(FILE)

recipes: ## run the DuckDB recipes of docs/recipes on made-up dumps, and check what comes out
	@scripts/setup.sh test
	@scripts/recipes.sh

economies: ## make the tables of names and numbers of economies anew (by hand only; see src/flows/economies/PROVENANCE.md)
	@scripts/economies.sh

supply: ## hold crates and packages to the rules: licences, sources, digests
	@scripts/setup.sh test
	@scripts/supply.sh

reproduce: ## build this commit twice, in two places, and compare byte by byte (ten minutes)
	@scripts/setup.sh build
	@scripts/reproduce.sh

clean: ## remove what was built (tools and npm packages stay: .tools, node_modules)
	cargo clean
	rm -rf dist test-results
