#!/bin/sh
set -e
# root läser allt; då går det inte att pröva (77 = hoppa över)
test "$(id -u)" -ne 0 || exit 77
printf 'dokument: internkontrollplan\n' >"$1/plan.yaml"
chmod 000 "$1/plan.yaml"
