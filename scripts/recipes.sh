#!/usr/bin/env bash
# Runs the recipes of docs/recipes/ on made-up dumps and checks what comes out.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/lib.sh

exec "$TAIRI_TOOLS/python/bin/python" scripts/recipes.py
