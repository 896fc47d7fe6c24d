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

# Tests the recipes of docs/recipes/; any from 3.11 on.
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

# How long steps took here last, a line each: what is said of the time left rests on it.
times="$TAIRI_TOOLS/times"
# usual TITLE SECONDS: what a step took last, or what it takes on two cores.
usual() {
  local known
  known=$(awk -F '\t' -v title="$1" '$1 == title { found = $2 } END { print found }' "$times" 2>/dev/null)
  printf '%s' "${known:-$2}"
}
# took TITLE SECONDS: remembers it.
took() {
  mkdir -p "$TAIRI_TOOLS"
  { [ ! -f "$times" ] || awk -F '\t' -v title="$1" '$1 != title' "$times"; printf '%s\t%s\n' "$1" "$2"; } >"$times.new.$$"
  mv "$times.new.$$" "$times"
}
# left ELAPSED USUAL: in words.
left() {
  if [ "$1" -lt "$2" ]; then printf 'about %s left' "$(clock $(($2 - $1)))"; else printf 'longer than usual'; fi
}

# step TITLE SECONDS COMMAND… runs a test or a check in the open, with its time; SECONDS is
# what it takes on two cores.
step() {
  local title=$1 expected from=$SECONDS
  expected=$(usual "$1" "$2")
  shift 2
  printf '\n── %s%s\n' "$title" "$([ "$expected" -lt 5 ] || printf ' (about %s)' "$(clock "$expected")")"
  "$@" || die "$title" "the command was: $*"
  took "$title" $((SECONDS - from))
  printf '── %s: passed in %s\n' "$title" "$(clock $((SECONDS - from)))"
}

# begin TITLE SECONDS ADVICE COMMAND… starts an installer beside the others, its words going to
# a log; finish waits for all of them with a sign of life every ten seconds. If one fails, it
# ends the others and shows the log's end and ADVICE.
jobs_pid=() jobs_title=() jobs_usual=() jobs_advice=() jobs_log=()
begin() {
  local title=$1 log
  log="$TAIRI_TOOLS/log/$(printf '%s' "$title" | tr -c 'A-Za-z0-9.' '-').log"
  mkdir -p "$TAIRI_TOOLS/log"
  jobs_title+=("$title") jobs_usual+=("$(usual "$title" "$2")") jobs_advice+=("$3") jobs_log+=("$log")
  shift 3
  say "installing $title …"
  trap stop_jobs EXIT
  trap 'exit 130' INT TERM
  # In a group of its own, so that all of it can be ended. Cargo tells how many crates there
  # are to compile only where it draws its bar.
  set -m
  CARGO_TERM_PROGRESS_WHEN=always CARGO_TERM_PROGRESS_WIDTH=60 "$@" >"$log" 2>&1 </dev/null &
  set +m
  jobs_pid+=($!)
}

# job_state INDEX ELAPSED: how far it is, and how long it may still take.
job_state() {
  local done_of elapsed=$2 expected=${jobs_usual[$1]}
  done_of=$(tail -c 4000 "${jobs_log[$1]}" | tr '\r' '\n' | grep -oE '\] [0-9]+/[0-9]+' | tail -n 1 | tr -d '] ') || true
  if [ -n "$done_of" ]; then
    printf '%s, %s of %s crates, %s' "${jobs_title[$1]}" "${done_of%/*}" "${done_of#*/}" "$(left "$elapsed" "$expected")"
  else
    printf '%s, %s' "${jobs_title[$1]}" "$(left "$elapsed" "$expected")"
  fi
}

stop_jobs() {
  local pid
  for pid in "${jobs_pid[@]}"; do kill -- "-$pid" 2>/dev/null || true; done
}

finish() {
  local from=$SECONDS said=$SECONDS going index status
  going=("${!jobs_pid[@]}")
  while [ ${#going[@]} -gt 0 ]; do
    sleep 0.2
    local still=()
    for index in "${going[@]}"; do
      if kill -0 "${jobs_pid[$index]}" 2>/dev/null; then
        still+=("$index")
        continue
      fi
      status=0
      wait "${jobs_pid[$index]}" || status=$?
      if [ "$status" -ne 0 ]; then
        tail -n 25 "${jobs_log[$index]}" | tr '\r' '\n' >&2
        die "installing ${jobs_title[$index]} (all of its words: ${jobs_log[$index]})" "${jobs_advice[$index]}"
      fi
      took "${jobs_title[$index]}" $((SECONDS - from))
      say "  ${jobs_title[$index]}: installed in $(clock $((SECONDS - from)))"
    done
    going=("${still[@]}")
    if [ ${#going[@]} -gt 0 ] && [ $((SECONDS - said)) -ge 10 ]; then
      said=$SECONDS
      for index in "${going[@]}"; do say "  … $(clock $((SECONDS - from))): $(job_state "$index" $((SECONDS - from)))"; done
    fi
  done
  trap - EXIT INT TERM
  jobs_pid=() jobs_title=() jobs_usual=() jobs_advice=() jobs_log=()
}

# quietly TITLE SECONDS ADVICE COMMAND… is one of them alone.
quietly() {
  begin "$@"
  finish
}
