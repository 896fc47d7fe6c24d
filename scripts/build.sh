#!/usr/bin/env bash
# Builds the site, ready to be put on any web server. Does nothing when nothing that goes
# into it has changed.
#   scripts/build.sh           into dist/, as it is published; ends with the size table
#   scripts/build.sh quick     into target/site/, for `make start`: the same app, but larger and
#                              slower, and without what only readers need
#   scripts/build.sh compile   what of the quick one needs no tool but cargo
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/lib.sh

kind=${1:-release}
target=${CARGO_TARGET_DIR:-target}
case $kind in
  release) site=dist ;;
  quick | compile) site=target/site ;;
  *) die "build knows 'release', 'quick' and 'compile', not '$kind'" "scripts/build.sh" ;;
esac
stamp=target/.tairi-$kind

# Everything that the site is made of, as one number.
inputs() {
  {
    find src www index.html build.rs scripts/build.sh scripts/slim.mjs scripts/split.mjs scripts/integrity.mjs scripts/embed.mjs scripts/widget.mjs scripts/offline.mjs scripts/preload.mjs package-lock.json Cargo.toml Cargo.lock Trunk.toml rust-toolchain.toml .cargo -type f -print0 2>/dev/null |
      LC_ALL=C sort -z | xargs -0 sha256sum
    trunk --version
    wasm-opt --version
    rustc --version
    # Where the site will be, and the fonts of the cards.
    printf '%s\n' "${TAIRI_URL:-}"
    dpkg-query -W fonts-liberation fonts-noto-cjk 2>/dev/null || true
  } | sha256sum
}

# All of it stays as cargo left it: no standard library of its own, no optimizer, one piece.
compile_quick() {
  TAIRI_PACKS=1 cargo build --locked --profile quick --bin tairi --target wasm32-unknown-unknown ||
    die "the app" "the lines above say what"
  TAIRI_PACKS=1 cargo build --locked --profile quick --bin flows --no-default-features --features engine --target wasm32-unknown-unknown ||
    die "the engine" "the lines above say what"
  TAIRI_PACKS=1 cargo build --locked --profile quick --bin sheets --no-default-features --features sheets --target wasm32-unknown-unknown ||
    die "what opens workbooks" "the lines above say what"
  env -u TAIRI_PACKS cargo build --locked --no-default-features --features prerender --bin prerender ||
    die "what writes the pages without scripts" "the lines above say what"
}

quick() {
  export TAIRI_PACKS=1 TAIRI_QUICK=1 TAIRI_ENGINE=$target/flows-quick
  compile_quick
  engine quick quick
  env -u NO_COLOR trunk build --cargo-profile quick --dist "$site" --offline --locked ||
    die "trunk build" "the lines above say what; tools missing? make start sets them up"
  pages prerender
}

release() {
  # The standard library is built with the crate, for size, and a panic stops the
  # app without a word of its own (the page says it): 16 kB of brotli less. Both
  # are unstable in cargo and rustc, so rust-toolchain.toml pins their version.
  export TAIRI_PACKS=1 RUSTC_BOOTSTRAP=1 TAIRI_ENGINE=$target/flows
  export CARGO_UNSTABLE_BUILD_STD=std,panic_abort CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size
  # Paths of this machine are no reader's business, and cost bytes.
  export RUSTFLAGS="-Zunstable-options -Zmerge-functions=disabled -Cpanic=immediate-abort --remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}/registry/src=crates --remap-path-prefix=$PWD=."
  # The engine, a wasm file of its own, with SIMD. It is put together from fewer copies of small
  # functions: a hundredth less, and no slower.
  RUSTFLAGS="$RUSTFLAGS -Ctarget-feature=+simd128 -Cllvm-args=-inline-threshold=30" \
    cargo build --locked --offline --profile engine --bin flows --no-default-features --features engine --target wasm32-unknown-unknown ||
    die "the engine" "the lines above say what"
  # What opens workbooks, fetched when one is brought: as small as it goes.
  cargo build --locked --offline --release --bin sheets --no-default-features --features sheets --target wasm32-unknown-unknown ||
    die "what opens workbooks" "the lines above say what"
  engine engine release
  # Trunk takes NO_COLOR=1 for a wrong argument.
  env -u NO_COLOR trunk build --release --offline --locked ||
    die "trunk build" "the lines above say what; tools missing? make setup"
  pages cards
  # Last: it names all that is there.
  node scripts/offline.mjs "$site" || die "the service worker" "node scripts/offline.mjs $site"
}

# engine PROFILE PROFILE: the JavaScript of the engine, and of what opens workbooks.
# scripts/slim.mjs puts all beside the rest, so that they have one hash.
engine() {
  local file
  for file in "$1/flows.wasm" "$2/sheets.wasm"; do
    wasm-bindgen --target web --no-typescript --out-dir "$TAIRI_ENGINE" "$target/wasm32-unknown-unknown/$file" ||
      die "the engine's JavaScript" "tools missing? make setup"
  done
}

# pages FEATURE: the same figures without scripts, by the native half of the crate, and what is
# made of all.
pages() {
  env -u RUSTFLAGS -u RUSTC_BOOTSTRAP -u TAIRI_PACKS -u CARGO_UNSTABLE_BUILD_STD -u CARGO_UNSTABLE_BUILD_STD_FEATURES \
    cargo run --quiet --locked --offline --no-default-features --features "$1" --bin prerender -- "$site" ||
    die "the pages without scripts" "cargo run --no-default-features --features $1 --bin prerender -- $site"
  node scripts/preload.mjs "$site" || die "what pages ask for" "node scripts/preload.mjs $site"
  node scripts/embed.mjs "$site" || die "embed.js" "node scripts/embed.mjs $site"
  node scripts/widget.mjs "$site" || die "tairi.js and tairi.html" "node scripts/widget.mjs $site"
}

[ -f index.html ] || die "there is no index.html to build from" "git checkout index.html"
if [ "$kind" = compile ]; then
  compile_quick
  exit
fi
now=$(inputs)
if [ -f "$site/index.html" ] && [ "$(cat "$stamp" 2>/dev/null)" = "$now" ]; then
  say "$site: up to date"
else
  expected=$(usual "building $site" "$([ "$kind" = release ] && echo 220 || echo 90)")
  say "building $site (about $(clock "$expected")) …"
  mkdir -p target
  "$kind"
  printf '%s\n' "$now" >"$stamp"
  took "building $site" $SECONDS
  say "$site: built in $(clock $SECONDS)"
fi
[ "$kind" = quick ] || node scripts/size.mjs dist
