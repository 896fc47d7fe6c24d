#!/usr/bin/env bash
# Builds the present commit twice, from nothing, in two folders of different names with
# target folders of their own, and compares what `make dist` leaves byte by byte.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/lib.sh

[ -z "$(git status --porcelain)" ] || say "what is not committed is not built"
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
sums() { (cd "$1" && find . -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum); }
for name in one another-one-with-a-longer-name; do
  tree=$place/$name/tairi
  git clone --quiet --no-hardlinks . "$tree"
  ln -s "$PWD/node_modules" "$tree/node_modules"
  step "the build in $name" 300 env -C "$tree" CARGO_TARGET_DIR="$place/$name/built" TAIRI_TOOLS="$TAIRI_TOOLS" scripts/build.sh
  (cd "$tree" && node scripts/press.mjs dist)
  sums "$tree/dist" >"$place/$name.sums"
  rm -rf "$place/$name"
done
diff "$place/one.sums" "$place/another-one-with-a-longer-name.sums" || die "two builds of one commit differ" "the files above do"
say "two builds of $(git rev-parse --short HEAD) are equal: $(wc -l <"$place/one.sums") files"
