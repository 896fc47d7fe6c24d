# tairi's commands. The work is done in scripts/; `make help` lists them.
.PHONY: help setup start test check dist bench size clean golden screenshots
.DEFAULT_GOAL := help

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## /{ printf "  make %-12s %s\n", $$1, $$2 }' Makefile

setup: ## install what is missing, for building and for testing
	@scripts/setup.sh test

start: ## set up, build, serve the widget on this machine (PORT=8080)
	@scripts/start.sh

test: ## set up, then every check and every test
	@scripts/test.sh

check: ## format, lints, documentation, native tests: no browser
	@scripts/setup.sh check
	@scripts/check.sh

dist: ## build the site into dist/ and print its size
	@scripts/setup.sh build
	@scripts/build.sh

size: ## print the size of dist/, fail over the budget
	@node scripts/size.mjs dist

golden: ## draw the golden figures anew, after a wanted change (look at the diff)
	TAIRI_BLESS=1 cargo test --locked --no-default-features --test golden

screenshots: ## shots of every view into test-results/shots (ARGS="--view trade --lang ja")
	@scripts/setup.sh test
	@scripts/build.sh
	@node scripts/shots.mjs $(ARGS)

bench: ## side by side with other chart libraries (not yet)
	@echo "bench: not yet"

clean: ## remove what was built (tools and npm packages stay: .tools, node_modules)
	cargo clean
	rm -rf dist test-results
