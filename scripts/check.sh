#!/usr/bin/env bash
# Everything that needs no browser: format, lints for both targets, documentation,
# native tests, and that the native tree holds no browser crate.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/lib.sh

wasm=wasm32-unknown-unknown
# With what writes the pages without scripts, and their pictures.
native=(--locked --no-default-features --features cards)

no_browser_crate() {
  local found
  found=$(cargo tree "${native[@]}" -e normal,build --prefix none --format '{p}' |
    awk '{ print $1 }' | grep -E '^(yew|web-sys|js-sys|wasm-bindgen|gloo)(-.*)?$' | sort -u || true)
  if [ -n "$found" ]; then
    printf 'browser crates in the native tree:\n%s\n' "$found"
    return 1
  fi
  say "no browser crate among $(cargo tree "${native[@]}" -e normal,build --prefix none --format '{p}' | sort -u | wc -l) packages"
}

step "format" 2 cargo fmt --all --check
step "lints, native" 40 cargo clippy "${native[@]}" --all-targets -- -D warnings
# The other tests are native: what makes up their random input does not build for wasm.
step "lints, wasm" 40 cargo clippy --locked --target "$wasm" --features engine --lib --bins --test web -- -D warnings
step "lints, the engine alone" 15 cargo clippy --locked --target "$wasm" --no-default-features --features engine --bin flows -- -D warnings
step "lints, what opens workbooks" 15 cargo clippy --locked --target "$wasm" --no-default-features --features sheets --bin sheets -- -D warnings
step "documentation" 20 env RUSTDOCFLAGS=-Dwarnings cargo doc --locked --no-deps --lib --features engine --target "$wasm"
step "native tree" 2 no_browser_crate
step "native tests" 120 cargo test "${native[@]}"
