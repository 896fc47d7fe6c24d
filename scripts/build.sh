#!/usr/bin/env bash
# Builds dist/: the site, ready to be put on any web server. Does nothing when
# nothing that goes into it has changed. Ends with the size table.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/lib.sh

# Everything that dist is made of, as one number.
inputs() {
  {
    find src www index.html build.rs scripts/slim.mjs scripts/split.mjs scripts/integrity.mjs scripts/embed.mjs scripts/widget.mjs scripts/offline.mjs scripts/preload.mjs package-lock.json Cargo.toml Cargo.lock Trunk.toml rust-toolchain.toml scripts/build.sh .cargo -type f -print0 2>/dev/null |
      LC_ALL=C sort -z | xargs -0 sha256sum
    trunk --version
    wasm-opt --version
    rustc --version
    # Where the site will be, and the fonts of the cards.
    printf '%s\n' "${TAIRI_URL:-}"
    dpkg-query -W fonts-liberation fonts-noto-cjk 2>/dev/null || true
  } | sha256sum
}

stamp=target/.tairi-dist
now=$(inputs)
if [ -f dist/index.html ] && [ "$(cat "$stamp" 2>/dev/null)" = "$now" ]; then
  say "dist: up to date"
else
  [ -f index.html ] || die "there is no index.html to build from" "git checkout index.html"
  say "building dist (about two minutes the first time) …"
  # The standard library is built with the crate, for size, and a panic stops the
  # app without a word of its own (the page says it): 16 kB of brotli less. Both
  # are unstable in cargo and rustc, so rust-toolchain.toml pins their version.
  export TAIRI_PACKS=1 RUSTC_BOOTSTRAP=1
  export CARGO_UNSTABLE_BUILD_STD=std,panic_abort CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size
  # Paths of this machine are no reader's business, and cost bytes.
  export RUSTFLAGS="-Zunstable-options -Zmerge-functions=disabled -Cpanic=immediate-abort --remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}/registry/src=crates --remap-path-prefix=$PWD=."
  # The engine, a wasm file of its own, with SIMD. scripts/slim.mjs puts it beside the rest, so that all have one hash.
  export TAIRI_ENGINE=${CARGO_TARGET_DIR:-target}/flows
  RUSTFLAGS="$RUSTFLAGS -Ctarget-feature=+simd128" \
    cargo build --locked --offline --profile engine --bin flows --no-default-features --features engine --target wasm32-unknown-unknown ||
    die "the engine" "the lines above say what"
  wasm-bindgen --target web --no-typescript --out-dir "$TAIRI_ENGINE" "${CARGO_TARGET_DIR:-target}/wasm32-unknown-unknown/engine/flows.wasm" ||
    die "the engine's JavaScript" "tools missing? make setup"
  # Trunk takes NO_COLOR=1 for a wrong argument.
  env -u NO_COLOR trunk build --release --offline --locked ||
    die "trunk build" "the lines above say what; tools missing? make setup"
  # The same figures without scripts, by the native half of the crate.
  env -u RUSTFLAGS -u RUSTC_BOOTSTRAP -u TAIRI_PACKS -u CARGO_UNSTABLE_BUILD_STD -u CARGO_UNSTABLE_BUILD_STD_FEATURES \
    cargo run --quiet --locked --offline --no-default-features --features prerender --bin prerender -- dist ||
    die "the pages without scripts" "cargo run --no-default-features --features prerender --bin prerender -- dist"
  node scripts/preload.mjs dist || die "what pages ask for" "node scripts/preload.mjs dist"
  node scripts/embed.mjs dist || die "embed.js" "node scripts/embed.mjs dist"
  node scripts/widget.mjs dist || die "tairi.js and tairi.html" "node scripts/widget.mjs dist"
  # Last: it names all that is there.
  node scripts/offline.mjs dist || die "the service worker" "node scripts/offline.mjs dist"
  mkdir -p target
  printf '%s\n' "$now" >"$stamp"
  say "dist: built in $(clock $SECONDS)"
fi
node scripts/size.mjs dist
