#!/bin/sh
# install.sh -- what the tests of pages need from npm, as package-lock.json says.
#
# Says nothing and changes nothing if it is there. The browser is Debian's
# (tools/deps.sh): none is downloaded.
set -u
cd "$(dirname "$0")" || exit 1

stamp=node_modules/.installed
cmp -s package-lock.json "$stamp" && exit 0

if ! command -v npm >/dev/null; then
    echo "npm saknas / there is no npm: sh tools/deps.sh test" >&2
    exit 1
fi
echo "Det här saknas och installeras nu / missing, being installed now:"
echo "    tests/web/node_modules (npm)"
log=$(mktemp) || exit 1
trap 'rm -f "$log"' EXIT
if ! npm ci --ignore-scripts --no-audit --no-fund </dev/null >"$log" 2>&1; then
    echo "npm ci misslyckades i tests/web; nätet kan vara stängt, eller npm-registret" >&2
    echo "npm ci failed in tests/web: no way to the npm registry, perhaps" >&2
    tail -n 15 "$log" >&2
    exit 1
fi
cp package-lock.json "$stamp" || exit 1
echo "Klart / done."
