#!/usr/bin/env bash
# Makes the tables of names and numbers of economies anew, in an environment of its own.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/lib.sh

place="$TAIRI_TOOLS/economies"
[ -x "$place/bin/python" ] || python3 -m venv "$place"
"$place/bin/pip" install --quiet --disable-pip-version-check --no-deps --require-hashes -r scripts/economies.requirements.txt
exec "$place/bin/python" scripts/economies.py "$@"
