# shellcheck shell=bash
# What the scripts share: words on the terminal, versions, places.
# Sourced, never run. The caller stands in the project's root.

export TRUNK_VERSION=0.21.14
export GECKODRIVER_VERSION=0.37.1
export CYCLONEDX_VERSION=0.5.9
export RUST_MINIMUM NODE_MINIMUM=20
RUST_MINIMUM=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)

# Cargo.lock is the one place that says which wasm-bindgen is in use.
locked_version() { awk -v want="name = \"$1\"" '$0 == want { getline; gsub(/version = |"/, ""); print; exit }' Cargo.lock; }

TAIRI_TOOLS=${TAIRI_TOOLS:-$PWD/.tools}
case $TAIRI_TOOLS in /*) ;; *) TAIRI_TOOLS=$PWD/$TAIRI_TOOLS ;; esac
export TAIRI_TOOLS
export PATH="$TAIRI_TOOLS/bin:$PWD/node_modules/.bin:$PATH"

# Tests the recipes of docs/recipes/; any from 3.10 on.
export PYTHON=${PYTHON:-python3}

# Debian's browsers, unless the environment names others.
export CHROMIUM=${CHROMIUM:-$(command -v chromium || echo /usr/bin/chromium)}
export CHROMEDRIVER=${CHROMEDRIVER:-$(command -v chromedriver || echo /usr/bin/chromedriver)}
export FIREFOX=${FIREFOX:-$(command -v firefox-esr || echo /usr/bin/firefox-esr)}
export WEBKIT_DRIVER=${WEBKIT_DRIVER:-$(command -v WebKitWebDriver || echo /usr/bin/WebKitWebDriver)}
export XVFB=${XVFB:-$(command -v Xvfb || echo /usr/bin/Xvfb)}

say() { printf '%s\n' "$*"; }
# die WHAT [LINE-THAT-HELPS…]
die() {
  printf '\nfailed: %s\n' "$1" >&2
  shift
  local line
  for line in "$@"; do printf '  → %s\n' "$line" >&2; done
  exit 1
}
have() { command -v "$1" >/dev/null 2>&1; }
# at_least FOUND WANTED, both like 1.95.0
at_least() { [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]; }
clock() { if [ "$1" -ge 60 ]; then printf '%d min %02d s' $(($1 / 60)) $(($1 % 60)); else printf '%d s' "$1"; fi; }

# step TITLE COMMAND… runs a test or a check in the open, with its time.
step() {
  local title=$1 from=$SECONDS
  shift
  printf '\n── %s\n' "$title"
  "$@" || die "$title" "the command was: $*"
  printf '── %s: passed in %s\n' "$title" "$(clock $((SECONDS - from)))"
}

# quietly TITLE ADVICE COMMAND… runs an installer, its words going to a log, with
# a sign of life every few seconds; if it fails, shows the log's end and ADVICE.
quietly() {
  local title=$1 advice=$2 from=$SECONDS said=0 log child status=0 built
  shift 2
  mkdir -p "$TAIRI_TOOLS/log"
  log="$TAIRI_TOOLS/log/$(printf '%s' "$title" | tr -c 'A-Za-z0-9.' '-').log"
  say "installing $title …"
  "$@" >"$log" 2>&1 </dev/null &
  child=$!
  trap 'kill "$child" 2>/dev/null; exit 130' INT TERM
  while kill -0 "$child" 2>/dev/null; do
    sleep 0.2
    if [ $((SECONDS - from - said)) -ge 15 ]; then
      said=$((SECONDS - from))
      built=$(grep -c '^ *Compiling ' "$log" || true)
      if [ "$built" -gt 0 ]; then
        say "  … $(clock "$said"), $built crates compiled"
      else
        say "  … $(clock "$said")"
      fi
    fi
  done
  wait "$child" || status=$?
  trap - INT TERM
  if [ "$status" -ne 0 ]; then
    tail -n 25 "$log" >&2
    die "installing $title (all of its words: $log)" "$advice"
  fi
  say "  installed in $(clock $((SECONDS - from)))"
}
