#!/bin/sh
# bangtin: the command line. Runs on the Node the project carries, whatever `node` this machine has.
set -eu
self=$0
while [ -L "$self" ]; do
  link=$(readlink "$self")
  case $link in /*) self=$link ;; *) self=$(dirname "$self")/$link ;; esac
done
root=$(CDPATH= cd -- "$(dirname -- "$self")/.." && pwd)
PATH="$root/node_modules/.bin:$PATH"
export PATH
if ! node -e 'process.exit(Number(process.versions.node.split(".")[0]) >= 24 ? 0 : 1)' 2>/dev/null; then
  printf '%s\n' '{"error":{"code":"config_bad","path":"node","vi":"Cần Node 24: hãy chạy scripts/setup.sh","en":"Node 24 is needed: run scripts/setup.sh"}}'
  exit 2
fi
exec node "$root/cli/main.ts" "$@"
