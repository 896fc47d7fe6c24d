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
step "what others have written" scripts/supply.sh
step "fuzzing" scripts/fuzz.sh
step "the guide to a new figure" node scripts/guide.mjs
step "recipes" scripts/recipes.sh
step "tests in Chromium" browser_tests
step "site and its size" scripts/build.sh
step "TypeScript declarations" tsc --project e2e/types
# Last, so that the runner's own closing lines are the last ones.
printf '\n── end to end (all before: %s)\n' "$(clock $SECONDS)"
# Two files at a time: pages mostly wait for frames.
node --test --test-concurrency=2 --test-reporter=spec e2e/*.test.mjs || die "end to end" "one file alone: node --test e2e/smoke.test.mjs"
