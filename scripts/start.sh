#!/usr/bin/env bash
# Sets up, builds and serves the widget on this machine. Ctrl-C ends it.
# PORT=9000 asks for a port; a taken one is passed over.
set -euo pipefail
cd "$(dirname "$0")/.."
scripts/setup.sh start
scripts/build.sh quick
exec node scripts/serve.mjs target/site
