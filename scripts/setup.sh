#!/usr/bin/env bash
# Installs what tairi is built and tested with, where it is missing.
#   scripts/setup.sh check   what `make check` needs: Rust, its parts, the crates
#   scripts/setup.sh build   what `make start` and `make dist` need
#   scripts/setup.sh test    all of it, and the browsers
#   scripts/setup.sh bench   what `make bench` needs: one browser, the other libraries
#   scripts/setup.sh release what `make release` needs: what lists the crates, too
# TAIRI_TOOLS=/some/folder keeps the built tools there instead of in .tools, so
# that several clones share them.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/lib.sh

need=${1:-test}
case $need in check | build | test | bench | release) ;; *) die "setup knows 'check', 'build', 'test', 'bench' and 'release', not '$need'" "scripts/setup.sh test" ;; esac

# The Rust of rust-toolchain.toml. rustup would fetch it by itself, but without a word.
pinned_rust() {
  local pinned
  pinned=$(sed -n 's/^channel = "\(.*\)"/\1/p' rust-toolchain.toml)
  have rustup || return 0
  rustup toolchain list | grep -q "^$pinned-" && return 0
  quietly "Rust $pinned" "rustup toolchain install $pinned" \
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

debian_packages() {
  local missing=() fonts=() font
  have cc || missing+=(gcc libc6-dev)
  # Packs all of tairi into one file.
  [ "$need" = check ] || have xz || missing+=(xz-utils)
  # For the pictures that chats and other sites show beside a link, and for screenshots.
  for font in fonts-noto-cjk fonts-liberation; do
    if have dpkg-query && ! dpkg-query -W -f '${Status}' "$font" 2>/dev/null | grep -q 'ok installed'; then
      fonts+=("$font")
    fi
  done
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
  if [ "$need" = build ] && [ ${#missing[@]} -eq 0 ] && [ ${#fonts[@]} -gt 0 ] && [ "$(id -u)" -ne 0 ] &&
    ! { have sudo && sudo -n true 2>/dev/null; }; then
    say "without ${fonts[*]} there will be no pictures for shared links; as root: apt-get install ${fonts[*]}"
    return 0
  fi
  missing+=("${fonts[@]}")
  [ ${#missing[@]} -gt 0 ] || return 0
  local line="apt-get install -y --no-install-recommends ${missing[*]}" root=()
  have apt-get || die "missing: ${missing[*]}, and this is not Debian" \
    "install them your system's way, then say where: CHROMIUM=/path/to/chromium CHROMEDRIVER=/path/to/chromedriver FIREFOX=… WEBKIT_DRIVER=… XVFB=… make test" \
    "without WebKitGTK: TAIRI_ENGINES=chromium,firefox make test"
  if [ "$(id -u)" -ne 0 ]; then
    have sudo || die "Debian packages are missing: ${missing[*]}" "as root: apt-get update && $line"
    root=(sudo)
    sudo -v || die "sudo was refused" "as root: apt-get update && $line"
  fi
  quietly "Debian's package lists" "as root: apt-get update" \
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update
  quietly "Debian packages ${missing[*]}" "as root: apt-get update && $line" \
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}"
}

rust_parts() {
  local target=wasm32-unknown-unknown
  if [ ! -d "$(rustc --print sysroot)/lib/rustlib/$target/lib" ]; then
    have rustup || die "this Rust has no $target" "install Rust with rustup"
    quietly "Rust target $target" "rustup target add $target" rustup target add "$target"
  fi
  if [ "$need" != check ] && [ ! -f "$(rustc --print sysroot)/lib/rustlib/src/rust/library/Cargo.lock" ]; then
    have rustup || die "this Rust has no rust-src" "install Rust with rustup"
    quietly "Rust component rust-src" "rustup component add rust-src" rustup component add rust-src
  fi
  case $need in build | bench | release) return 0 ;; esac
  local part
  for part in clippy rustfmt; do
    "cargo-${part/rustfmt/fmt}" --version >/dev/null 2>&1 && continue
    have rustup || die "this Rust has no $part" "install Rust with rustup"
    quietly "Rust component $part" "rustup component add $part" rustup component add "$part"
  done
}

# A tool of the wanted version anywhere on the PATH will do; $TAIRI_TOOLS/bin is its first entry.
# What cargo calls wants its own name as a word before.
is_version() { [ "$("$1" ${3:+"$3"} --version 2>/dev/null | awk 'NR == 1 { print $2 }')" = "$2" ]; }

# Built outside target/, so that an installation broken off goes on where it stopped.
cargo_install() {
  CARGO_TARGET_DIR="$TAIRI_TOOLS/build" cargo install --root "$TAIRI_TOOLS" "$@"
}

rust_tools() {
  local bindgen
  bindgen=$(locked_version wasm-bindgen)
  [ -n "$bindgen" ] || die "Cargo.lock names no wasm-bindgen" "git checkout Cargo.lock"
  if ! is_version trunk "$TRUNK_VERSION"; then
    say "trunk $TRUNK_VERSION is built once, into $TAIRI_TOOLS (about 7 minutes on two cores)"
    quietly "trunk $TRUNK_VERSION" "see that the network is there, then run the same command again" \
      cargo_install trunk --version "$TRUNK_VERSION" --locked
  fi
  # Without --locked: a crate in this release's own lock file is no longer to be had.
  if ! is_version wasm-bindgen "$bindgen" || ! is_version wasm-bindgen-test-runner "$bindgen"; then
    say "wasm-bindgen-cli $bindgen is built once, into $TAIRI_TOOLS (about 3 minutes on two cores)"
    quietly "wasm-bindgen-cli $bindgen" "see that the network is there, then run the same command again" \
      cargo_install wasm-bindgen-cli --version "$bindgen" --force
  fi
  if [ "$need" = test ] && has_engine firefox && ! is_version geckodriver "$GECKODRIVER_VERSION"; then
    say "geckodriver $GECKODRIVER_VERSION is built once, into $TAIRI_TOOLS (about 2 minutes on two cores)"
    quietly "geckodriver $GECKODRIVER_VERSION" "see that the network is there, then run the same command again" \
      cargo_install geckodriver --version "$GECKODRIVER_VERSION" --locked
  fi
  if [ "$need" = release ] && ! is_version cargo-cyclonedx "$CYCLONEDX_VERSION" cyclonedx; then
    say "cargo-cyclonedx $CYCLONEDX_VERSION is built once, into $TAIRI_TOOLS (about 2 minutes on two cores)"
    quietly "cargo-cyclonedx $CYCLONEDX_VERSION" "see that the network is there, then run the same command again" \
      cargo_install cargo-cyclonedx --version "$CYCLONEDX_VERSION" --locked
  fi
  rm -rf "$TAIRI_TOOLS/build"
}

npm_packages() {
  local stamp=node_modules/.tairi-lock now
  now=$(cat package.json package-lock.json | sha256sum)
  [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$now" ] && [ -x node_modules/.bin/wasm-opt ] && return 0
  quietly "npm packages of package-lock.json" "see that the network is there, then: npm ci" npm ci --no-audit --no-fund --ignore-scripts
  printf '%s\n' "$now" >"$stamp"
}

# In a lock file of their own: who builds tairi needs none of them.
bench_packages() {
  local stamp=bench/node_modules/.tairi-lock now
  now=$(cat bench/package.json bench/package-lock.json | sha256sum)
  [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$now" ] && return 0
  quietly "npm packages of bench/package-lock.json" "see that the network is there, then: npm ci --prefix bench" \
    npm ci --prefix bench --no-audit --no-fund --ignore-scripts
  printf '%s\n' "$now" >"$stamp"
}

# In an environment of its own: the system's Python stays as it is.
python_packages() {
  local place=$TAIRI_TOOLS/python stamp=$TAIRI_TOOLS/python/.tairi-lock now names
  now=$(sha256sum <scripts/requirements.txt)
  [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$now" ] && "$place/bin/python" -c 'import duckdb' 2>/dev/null && return 0
  names=$(sed -n 's/^\([^ #]*==[^ ]*\).*/\1/p' scripts/requirements.txt | paste -sd ' ')
  quietly "Python packages $names" \
    "see that the network is there, then run the same command again; with another Python: PYTHON=/path/to/python3" \
    new_environment "$place"
  printf '%s\n' "$now" >"$stamp"
}
new_environment() {
  "$PYTHON" -m venv --clear "$1" &&
    "$1/bin/python" -m pip install --disable-pip-version-check --no-input --only-binary :all: \
      --require-hashes --requirement scripts/requirements.txt
}

# fetched TITLE COMMAND…, unless all is there already.
fetched() {
  local title=$1
  shift
  "$@" --offline >/dev/null 2>&1 ||
    quietly "$title" "see that the network is there; after a change to a Cargo.toml: cargo update --workspace beside it" "$@"
}

# Downloads only: afterwards the build asks the network for nothing.
crates() {
  local fetch
  fetch=(cargo fetch --locked --target wasm32-unknown-unknown --target "$(rustc -vV | sed -n 's/^host: //p')")
  # The standard library's crates too, as build.sh builds it.
  [ "$need" = check ] || fetch=(env RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_BUILD_STD=std,panic_abort "${fetch[@]}")
  fetched "crates of Cargo.lock" "${fetch[@]}"
  # Of every system, as cargo-deny looks at them all.
  [ "$need" != test ] || fetched "all crates of Cargo.lock" cargo fetch --locked
  [ "$need" != test ] || fetched "crates of fuzz/Cargo.lock" cargo fetch --locked --manifest-path fuzz/Cargo.toml
}

check_rust
[ "$need" = check ] || check_node
debian_packages
rust_parts
if [ "$need" != check ]; then
  rust_tools
  npm_packages
fi
[ "$need" != bench ] || bench_packages
[ "$need" != test ] || python_packages
crates
say "setup ($need): all there, $(clock $SECONDS)"
