#!/bin/sh
# Every check from a fresh clone: sets up what is missing, then format, lint, types and all tests.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
"$here/scripts/setup.sh"
PATH="$here/node_modules/.bin:$PATH"
export PATH
cd "$here"
exec node scripts/test.ts "$@"
