#!/usr/bin/env bash
# Runs every fuzz target of fuzz/ for a fixed count, from its corpus, with a fixed seed.
#   scripts/fuzz.sh            as CI does
#   scripts/fuzz.sh 5000000    longer, and keeps what is new in the corpus
# Coverage is the stable compiler's own instrumentation, so that the pinned Rust will do;
# libFuzzer itself is built from the crate's source by a C++ compiler.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/lib.sh

runs=${1:-}
have c++ || die "no C++ compiler, which builds libFuzzer" "as root: apt-get install g++"
host=$(rustc -vV | sed -n 's/^host: //p')
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$PWD/target}/fuzz"
# As cargo-fuzz sets them, without a sanitizer: Rust without unsafe code needs none.
export RUSTFLAGS="-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
-Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
-Cllvm-args=-sanitizer-coverage-trace-compares --cfg fuzzing -Ccodegen-units=16"
cargo build --locked --release --manifest-path fuzz/Cargo.toml --target "$host" --bins
for target in look reader mapping tidy; do
  from=$SECONDS
  corpus=fuzz/corpus/$target
  mkdir -p "$corpus" fuzz/artifacts
  new=$corpus
  # A short run keeps nothing: it starts from the same corpus each time.
  [ -n "$runs" ] || new=$(mktemp -d)
  "$CARGO_TARGET_DIR/$host/release/$target" "$new" "$corpus" src/flows/samples \
    -runs="${runs:-10000}" -seed=1 -max_len=2048 -timeout=10 -rss_limit_mb=2048 \
    -dict=fuzz/flows.dict -artifact_prefix=fuzz/artifacts/ -verbosity=0 -print_final_stats=0 ||
    die "fuzz target $target" "the input that failed is in fuzz/artifacts/"
  [ "$new" = "$corpus" ] || rm -r "$new"
  say "fuzz target $target: ${runs:-10000} runs in $(clock $((SECONDS - from)))"
done
