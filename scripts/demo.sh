#!/bin/sh
# The demo from a fresh clone: sets up what is missing, then runs `bangtin demo` with the arguments given.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
"$here/scripts/setup.sh" >&2
exec "$here/cli/bangtin.sh" demo "$@"
