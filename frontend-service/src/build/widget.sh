#!/bin/sh
# Builds and tests the storefront widget and puts its scripts where the service finds them.
# Does nothing but copy when no input has changed since the last good build.
#   widget.sh <widget folder> <target folder> <classes folder> <skip tests: true|…>
set -eu
widget=$1 target=$2 classes=$3 skip_tests=$4

inputs() {
  find . \( -name node_modules -o -name dist -o -name coverage \) -prune -o -type f \
    ! -name texts.keys.json -print | LC_ALL=C sort | xargs sha256sum | sha256sum
}

cd "$widget"
mkdir -p "$target" "$classes/static/widget"
stamp="$target/widget.stamp"
now="$(inputs)"
if [ "$now" != "$(cat "$stamp" 2>/dev/null || true)" ] || [ ! -f dist/launcher.js ] || [ ! -f dist/panel.js ]; then
  command -v npm >/dev/null || { echo "npm is missing: install Node 20 or newer" >&2; exit 1; }
  npm ci --no-audit --no-fund --loglevel=error
  npm run build
  if [ "$skip_tests" != true ]; then
    npm test
    echo "$now" >"$stamp"
  fi
fi
cp dist/launcher.js dist/panel.js "$classes/static/widget/"
