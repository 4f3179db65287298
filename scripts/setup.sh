#!/bin/sh
# Everything the project needs on this machine: system packages (Debian, as root), npm packages, build, Electron runtime.
# Run it as often as you like: what is there already is left alone.
set -eu
cd "$(dirname -- "$0")/.."
export DEBIAN_FRONTEND=noninteractive

say() { printf '==> %s\n' "$*"; }

packages="chromium xvfb xauth fonts-noto-core fonts-noto-cjk ffmpeg unzip curl xdotool openbox imagemagick
tesseract-ocr tesseract-ocr-vie libxml2-utils util-linux"

install_system_packages() {
  command -v dpkg-query >/dev/null 2>&1 || { say "not Debian: please provide $packages yourself"; return 0; }
  missing=""
  for package in $packages; do
    state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$state" = installed ] || missing="$missing $package"
  done
  [ -n "$missing" ] || { say "system packages: all there"; return 0; }
  if [ "$(id -u)" -ne 0 ]; then
    say "these system packages are missing, and only root can install them:$missing"
    return 0
  fi
  say "system packages: installing$missing"
  apt-get update -qq
  # shellcheck disable=SC2086 -- one word per package
  apt-get install -y -qq --no-install-recommends $missing >/dev/null
}

install_npm_packages() {
  command -v npm >/dev/null 2>&1 || { say "npm is missing: install Node.js 20 or newer first"; exit 1; }
  stamp=node_modules/.setup-stamp
  wanted=$(cksum package-lock.json package.json | tr '\n' ' ')
  if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ]; then
    say "npm packages: up to date"
    return 0
  fi
  say "npm packages: installing (about half a minute)"
  npm ci --no-fund --no-audit --loglevel=error
  printf '%s' "$wanted" >"$stamp"
}

install_system_packages
install_npm_packages
PATH="$PWD/node_modules/.bin:$PATH"
export PATH
say "Node $(node --version)"
say "Electron runtime"
node scripts/electron-runtime.ts >/dev/null || say "Electron cannot run here: the Chromium shell takes its place"
say "build"
node scripts/build.ts >/dev/null
say "ready"
