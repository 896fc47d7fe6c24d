#!/usr/bin/env bash
# Every test: first all of `make check`, then what needs a browser.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/lib.sh

# The test files that run inside a browser are those that say so.
browser_tests() {
  local file flags=()
  while IFS= read -r file; do
    flags+=(--test "$(basename "$file" .rs)")
  done < <(grep -ls wasm_bindgen_test tests/*.rs || true)
  if grep -rqs wasm_bindgen_test src; then flags+=(--lib); fi
  if [ ${#flags[@]} -eq 0 ]; then
    say "no browser test written yet"
    return 0
  fi
  CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner \
    WASM_BINDGEN_TEST_TIMEOUT=${WASM_BINDGEN_TEST_TIMEOUT:-120} \
    cargo test --locked --target wasm32-unknown-unknown "${flags[@]}"
}

scripts/setup.sh test
scripts/check.sh
step "tests in Chromium" browser_tests
step "site and its size" scripts/build.sh
step "TypeScript declarations" tsc --project e2e/types
# Last, so that the runner's own closing lines are the last ones.
printf '\n── end to end (all before: %s)\n' "$(clock $SECONDS)"
node --test --test-reporter=spec e2e/*.test.mjs || die "end to end" "one file alone: node --test e2e/smoke.test.mjs"
