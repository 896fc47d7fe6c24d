#!/usr/bin/env bash
# Every test: first all of `make check`, then what needs a browser.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/lib.sh

# tests/web/ runs inside a browser; the other tests are native.
browser_tests() {
  CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner \
    WASM_BINDGEN_TEST_TIMEOUT=${WASM_BINDGEN_TEST_TIMEOUT:-120} \
    cargo test --locked --target wasm32-unknown-unknown --features engine --test web
}

scripts/setup.sh test
scripts/check.sh
step "what others have written" 5 scripts/supply.sh
step "fuzzing" 40 scripts/fuzz.sh
step "the guide to a new figure" 60 node scripts/guide.mjs
step "recipes" 10 scripts/recipes.sh
step "tests in Chromium" 60 browser_tests
step "site and its size" 220 scripts/build.sh
step "what make start serves" 85 scripts/build.sh quick
step "TypeScript declarations" 5 tsc --project e2e/types
# Last, so that the runner's own closing lines are the last ones.
printf '\n── end to end (all before: %s)\n' "$(clock $SECONDS)"
node e2e/run.mjs || die "end to end" "one file alone: node e2e/run.mjs e2e/smoke.test.mjs" "again and again: make stress FILE=e2e/smoke.test.mjs TIMES=20 LOAD=1"
