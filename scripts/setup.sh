#!/usr/bin/env bash
# Installs what tairi is built and tested with, where it is missing.
#   scripts/setup.sh check   what `make check` needs: Rust, its parts, the crates
#   scripts/setup.sh build   what `make start` and `make dist` need
#   scripts/setup.sh test    all of it, and the browsers
# TAIRI_TOOLS=/some/folder keeps the built tools there instead of in .tools, so
# that several clones share them.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/lib.sh

need=${1:-test}
case $need in check | build | test) ;; *) die "setup knows 'check', 'build' and 'test', not '$need'" "scripts/setup.sh test" ;; esac

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

debian_packages() {
  local missing=()
  have cc || missing+=(gcc libc6-dev)
  if [ "$need" = test ]; then
    [ -x "$CHROMIUM" ] || missing+=(chromium)
    [ -x "$CHROMEDRIVER" ] || missing+=(chromium-driver)
    ! has_engine firefox || [ -x "$FIREFOX" ] || missing+=(firefox-esr)
    # Brings its browser, MiniBrowser, which needs a screen: Xvfb is one that nobody sees.
    ! has_engine webkit || [ -x "$WEBKIT_DRIVER" ] || missing+=(webkit2gtk-driver)
    ! has_engine webkit || [ -x "$XVFB" ] || missing+=(xvfb)
    have unzip || missing+=(unzip)
    local font
    for font in fonts-noto-cjk fonts-liberation; do
      if have dpkg-query && ! dpkg-query -W -f '${Status}' "$font" 2>/dev/null | grep -q 'ok installed'; then
        missing+=("$font")
      fi
    done
  fi
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
  [ "$need" != build ] || return 0
  local part
  for part in clippy rustfmt; do
    "cargo-${part/rustfmt/fmt}" --version >/dev/null 2>&1 && continue
    have rustup || die "this Rust has no $part" "install Rust with rustup"
    quietly "Rust component $part" "rustup component add $part" rustup component add "$part"
  done
}

# A tool of the wanted version anywhere on the PATH will do; $TAIRI_TOOLS/bin is its first entry.
is_version() { [ "$("$1" --version 2>/dev/null | awk 'NR == 1 { print $2 }')" = "$2" ]; }

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
  rm -rf "$TAIRI_TOOLS/build"
}

npm_packages() {
  local stamp=node_modules/.tairi-lock now
  now=$(cat package.json package-lock.json | sha256sum)
  [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$now" ] && [ -x node_modules/.bin/wasm-opt ] && return 0
  quietly "npm packages of package-lock.json" "see that the network is there, then: npm ci" npm ci --no-audit --no-fund --ignore-scripts
  printf '%s\n' "$now" >"$stamp"
}

# Downloads only: afterwards the build asks the network for nothing.
crates() {
  local fetch
  fetch=(cargo fetch --locked --target wasm32-unknown-unknown --target "$(rustc -vV | sed -n 's/^host: //p')")
  # The standard library's crates too, as build.sh builds it.
  [ "$need" = check ] || fetch=(env RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_BUILD_STD=std,panic_abort "${fetch[@]}")
  "${fetch[@]}" --offline >/dev/null 2>&1 && return 0
  quietly "crates of Cargo.lock" "see that the network is there; after a change to Cargo.toml: cargo update --workspace" "${fetch[@]}"
}

check_rust
[ "$need" = check ] || check_node
debian_packages
rust_parts
if [ "$need" != check ]; then
  rust_tools
  npm_packages
fi
crates
say "setup ($need): all there, $(clock $SECONDS)"
