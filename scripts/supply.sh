#!/usr/bin/env bash
# Holds what others have written to the rules: crates by deny.toml, with cargo-deny; npm and
# Python packages by scripts/supply.mjs.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/lib.sh

deny=$TAIRI_TOOLS/python/bin/cargo-deny
[ -x "$deny" ] || die "cargo-deny is missing" "make setup"
for manifest in Cargo.toml fuzz/Cargo.toml; do
  say "crates of $manifest"
  "$deny" --offline --locked --manifest-path "$manifest" --config "$PWD/deny.toml" check licenses sources bans
done
node scripts/supply.mjs
