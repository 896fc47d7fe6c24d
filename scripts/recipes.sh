#!/usr/bin/env bash
# Runs the recipes of docs/recipes/ on made-up dumps and checks what comes out, then holds
# tairi's own numbers against those of other libraries.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/lib.sh

"$TAIRI_TOOLS/python/bin/python" scripts/recipes.py
exec "$TAIRI_TOOLS/python/bin/python" scripts/references.py
