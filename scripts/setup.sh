#!/usr/bin/env bash
# Installs what tairi is built and tested with, where it is missing.
#   scripts/setup.sh check   what `make check` needs: Rust, its parts, the crates
#   scripts/setup.sh start   what `make start` needs; compiles tairi beside the tools
#   scripts/setup.sh build   what `make dist` needs
#   scripts/setup.sh test    all of it, and the browsers
#   scripts/setup.sh bench   what `make bench` needs: one browser, the other libraries
#   scripts/setup.sh release what `make release` needs: what lists the crates, too
# TAIRI_TOOLS=/some/folder keeps the built tools there instead of in .tools, so
# that several clones share them.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/lib.sh

need=${1:-test}
case $need in check | start | build | test | bench | release) ;; *) die "setup knows 'check', 'start', 'build', 'test', 'bench' and 'release', not '$need'" "scripts/setup.sh test" ;; esac
again="see that the network is there, then run the same command again"

# The Rust of rust-toolchain.toml. rustup would fetch it by itself, but without a word.
pinned_rust() {
  local pinned
  pinned=$(sed -n 's/^channel = "\(.*\)"/\1/p' rust-toolchain.toml)
  have rustup || return 0
  rustup toolchain list | grep -q "^$pinned-" && return 0
  quietly "Rust $pinned" 30 "rustup toolchain install $pinned" \
    rustup toolchain install "$pinned" --no-self-update --profile minimal --component clippy,rustfmt,rust-src --target wasm32-unknown-unknown
}

check_rust() {
  have cargo || die "cargo is not on the PATH" \
    "install Rust with rustup, then open a new shell (or: . \"\$HOME/.cargo/env\")"
  pinned_rust
  local version
  version=$(rustc --version 2>/dev/null | awk '{ print $2 }') || true
  [ -n "$version" ] || die "rustc does not run: no default toolchain" "rustup default stable"
  at_least "$version" "$RUST_MINIMUM" ||
    die "rustc is $version; tairi needs $RUST_MINIMUM or newer" "rustup update stable && rustup default stable"
}

check_node() {
  have node || die "node is not on the PATH" "install Node.js $NODE_MINIMUM or newer, with npm"
  have npm || die "npm is not on the PATH" "install npm (Debian: apt-get install npm)"
  local version
  version=$(node --version)
  at_least "${version#v}" "$NODE_MINIMUM" || die "node is $version; tairi needs $NODE_MINIMUM or newer" "install a newer Node.js"
}

# Whether an engine is to be tested: all are, unless TAIRI_ENGINES names some.
has_engine() { case ,${TAIRI_ENGINES:-chromium,firefox,webkit}, in *,$1,*) ;; *) return 1 ;; esac; }

# Whether Python can make an environment of its own; Debian has that in a package apart.
has_venv() { have "$PYTHON" && "$PYTHON" -c 'import ensurepip, venv' 2>/dev/null; }

# Debian's packages that are missing, `line`, which installs them, and who does.
missing=() line="" debian_pid=""
debian_missing() {
  local fonts=() font
  have cc || missing+=(gcc libc6-dev)
  # Packs all of tairi into one file.
  case $need in check | start) ;; *) have xz || missing+=(xz-utils) ;; esac
  # For the pictures that chats and other sites show beside a link, and for screenshots.
  if [ "$need" != start ] && have dpkg-query; then
    for font in fonts-noto-cjk fonts-liberation; do
      dpkg-query -W -f '${Status}' "$font" 2>/dev/null | grep -q 'ok installed' || fonts+=("$font")
    done
  fi
  if [ "$need" = bench ]; then
    [ -x "$CHROMIUM" ] || missing+=(chromium)
  fi
  if [ "$need" = test ]; then
    [ -x "$CHROMIUM" ] || missing+=(chromium)
    [ -x "$CHROMEDRIVER" ] || missing+=(chromium-driver)
    ! has_engine firefox || [ -x "$FIREFOX" ] || missing+=(firefox-esr)
    # Brings its browser, MiniBrowser, which needs a screen: Xvfb is one that nobody sees.
    ! has_engine webkit || [ -x "$WEBKIT_DRIVER" ] || missing+=(webkit2gtk-driver)
    ! has_engine webkit || [ -x "$XVFB" ] || missing+=(xvfb)
    have unzip || missing+=(unzip)
    # Builds libFuzzer.
    have c++ || missing+=(g++)
    # Holds DuckDB.
    has_venv || missing+=(python3-venv)
  fi
  # A site can do without fonts; a build must not fail for want of root.
  if [ "$need" = build ] && [ ${#missing[@]} -eq 0 ] && [ ${#fonts[@]} -gt 0 ] && ! is_root && ! can_sudo; then
    say "without ${fonts[*]} there will be no pictures for shared links; as root: apt-get install ${fonts[*]}"
    fonts=()
  fi
  missing+=("${fonts[@]}")
  line="apt-get update && apt-get install -y --no-install-recommends ${missing[*]}"
  [ ${#missing[@]} -gt 0 ] || return 0
  have apt-get || die "missing: ${missing[*]}, and this is not Debian" \
    "install them your system's way, then say where: CHROMIUM=/path/to/chromium CHROMEDRIVER=/path/to/chromedriver FIREFOX=… WEBKIT_DRIVER=… XVFB=… make test" \
    "without WebKitGTK: TAIRI_ENGINES=chromium,firefox make test"
  is_root || { have sudo && sudo -v; } || die "Debian packages are missing: ${missing[*]}" "as root: $line"
}
is_root() { [ "$(id -u)" -eq 0 ]; }
can_sudo() { have sudo && sudo -n true 2>/dev/null; }
apt() {
  local root=()
  is_root || root=(sudo)
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get "$@"
}
debian_install() {
  apt update && apt install -y --no-install-recommends "${missing[@]}"
}
# Beside all else, but where there is no compiler yet: nothing could be built.
debian_packages() {
  debian_missing
  [ ${#missing[@]} -gt 0 ] || return 0
  begin "Debian packages ${missing[*]}" 60 "as root: $line" debian_install
  debian_pid=${jobs_pid[-1]}
  have cc || finish
}

rust_parts() {
  local target=wasm32-unknown-unknown
  if [ ! -d "$(rustc --print sysroot)/lib/rustlib/$target/lib" ]; then
    have rustup || die "this Rust has no $target" "install Rust with rustup"
    quietly "Rust target $target" 5 "rustup target add $target" rustup target add "$target"
  fi
  case $need in start) return 0 ;; esac
  if [ "$need" != check ] && [ ! -f "$(rustc --print sysroot)/lib/rustlib/src/rust/library/Cargo.lock" ]; then
    have rustup || die "this Rust has no rust-src" "install Rust with rustup"
    quietly "Rust component rust-src" 5 "rustup component add rust-src" rustup component add rust-src
  fi
  case $need in build | bench | release) return 0 ;; esac
  local part
  for part in clippy rustfmt; do
    "cargo-${part/rustfmt/fmt}" --version >/dev/null 2>&1 && continue
    have rustup || die "this Rust has no $part" "install Rust with rustup"
    quietly "Rust component $part" 5 "rustup component add $part" rustup component add "$part"
  done
}

# A tool of the wanted version anywhere on the PATH will do; $TAIRI_TOOLS/bin is its first entry.
# What cargo calls wants its own name as a word before.
is_version() { [ "$("$1" ${3:+"$3"} --version 2>/dev/null | awk 'NR == 1 { print $2 }')" = "$2" ]; }

# cargo_install CRATE VERSION ARGUMENTS… builds a tool once, into $TAIRI_TOOLS. Cheaply: a tool
# works for seconds, so what a release of it would gain is never earned back (docs/dependencies.md).
# Outside target/, and in a folder of its own, as two builds in one wait for each other.
cargo_install() {
  local crate=$1 version=$2 place=$TAIRI_TOOLS/build/$1
  shift 2
  CARGO_TARGET_DIR=$place CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_LTO=off \
    CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_PANIC=abort \
    cargo install --root "$TAIRI_TOOLS" "$crate" --version "$version" "$@" && rm -rf "$place"
}

# Each tool that the command needs and that is missing, side by side. Without what fetches
# from the network, which none of them is to do.
rust_tools() {
  local bindgen
  bindgen=$(locked_version wasm-bindgen)
  [ -n "$bindgen" ] || die "Cargo.lock names no wasm-bindgen" "git checkout Cargo.lock"
  is_version trunk "$TRUNK_VERSION" ||
    begin "trunk $TRUNK_VERSION" 250 "$again" cargo_install trunk "$TRUNK_VERSION" --locked --no-default-features
  # Without --locked: a crate in this release's own lock file is no longer to be had.
  { is_version wasm-bindgen "$bindgen" && is_version wasm-bindgen-test-runner "$bindgen"; } ||
    begin "wasm-bindgen-cli $bindgen" 140 "$again" cargo_install wasm-bindgen-cli "$bindgen" --force --no-default-features
  if [ "$need" = test ] && has_engine firefox && ! is_version geckodriver "$GECKODRIVER_VERSION"; then
    begin "geckodriver $GECKODRIVER_VERSION" 120 "$again" cargo_install geckodriver "$GECKODRIVER_VERSION" --locked
  fi
  if [ "$need" = release ] && ! is_version cargo-cyclonedx "$CYCLONEDX_VERSION" cyclonedx; then
    begin "cargo-cyclonedx $CYCLONEDX_VERSION" 60 "$again" cargo_install cargo-cyclonedx "$CYCLONEDX_VERSION" --locked
  fi
}

# npm_packages FOLDER: what a lock file names, once.
npm_packages() {
  local stamp=$1/node_modules/.tairi-lock now
  now=$(cat "$1/package.json" "$1/package-lock.json" | sha256sum)
  [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$now" ] && return 0
  begin "npm packages of $1/package-lock.json" 8 "$again; or: npm ci --prefix $1" npm_install "$1" "$stamp" "$now"
}
npm_install() {
  npm ci --no-audit --no-fund --ignore-scripts --prefix "$1" && printf '%s\n' "$3" >"$2"
}

# In an environment of its own: the system's Python stays as it is.
python_packages() {
  local place=$TAIRI_TOOLS/python stamp=$TAIRI_TOOLS/python/.tairi-lock now names
  now=$(sha256sum <scripts/requirements.txt)
  [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$now" ] && "$place/bin/python" -c 'import duckdb' 2>/dev/null && return 0
  names=$(sed -n 's/^\([^ #]*==[^ ]*\).*/\1/p' scripts/requirements.txt | paste -sd ' ')
  begin "Python packages $names" 30 "$again; with another Python: PYTHON=/path/to/python3" \
    new_environment "$place" "$stamp" "$now"
}
new_environment() {
  # Python itself may be among Debian's packages.
  while [ -n "$debian_pid" ] && kill -0 "$debian_pid" 2>/dev/null; do sleep 0.5; done
  "$PYTHON" -m venv --clear "$1" &&
    "$1/bin/python" -m pip install --disable-pip-version-check --no-input --only-binary :all: \
      --require-hashes --requirement scripts/requirements.txt && printf '%s\n' "$3" >"$2"
}

# fetched TITLE COMMAND…, unless all is there already.
fetched() {
  local title=$1
  shift
  "$@" --offline >/dev/null 2>&1 ||
    begin "$title" 10 "$again; after a change to a Cargo.toml: cargo update --workspace beside it" "$@"
}

# Downloads only: afterwards the build asks the network for nothing. For `make start` the
# compiler begins, too, as it needs none of the tools.
crates() {
  local fetch
  if [ "$need" = start ]; then
    [ -x target/debug/prerender ] && [ -f target/wasm32-unknown-unknown/quick/flows.wasm ] && return 0
    begin "the crates of Cargo.lock, and tairi" 225 "$again" scripts/build.sh compile
    return 0
  fi
  fetch=(cargo fetch --locked --target wasm32-unknown-unknown --target "$(rustc -vV | sed -n 's/^host: //p')")
  # The standard library's crates too, as build.sh builds it.
  case $need in
    check) ;;
    *) fetch=(env RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_BUILD_STD=std,panic_abort "${fetch[@]}") ;;
  esac
  fetched "crates of Cargo.lock" "${fetch[@]}"
  # Of every system, as cargo-deny looks at them all.
  [ "$need" != test ] || fetched "all crates of Cargo.lock" cargo fetch --locked
  [ "$need" != test ] || fetched "crates of fuzz/Cargo.lock" cargo fetch --locked --manifest-path fuzz/Cargo.toml
}

check_rust
[ "$need" = check ] || check_node
rust_parts
debian_packages
[ "$need" = check ] || rust_tools
[ "$need" = check ] || npm_packages .
[ "$need" != bench ] || npm_packages bench
[ "$need" != test ] || python_packages
crates
finish
say "setup ($need): all there, $(clock $SECONDS)"
